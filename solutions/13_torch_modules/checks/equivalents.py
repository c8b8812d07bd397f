"""Mutants of the chapter's answers that are no mistake, each with the reason."""
