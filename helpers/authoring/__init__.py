"""What an instructor does before students come: write, tidy, release, audit."""
