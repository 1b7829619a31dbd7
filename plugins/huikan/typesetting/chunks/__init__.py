"""Long books in chunks that are laid out side by side: where they are split, and one of
them from its text to its PDF."""
