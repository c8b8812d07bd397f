"""What a student does outside the notebook: open it, check it, hand it in."""
