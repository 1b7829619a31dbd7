"""Long books in chunks that are laid out side by side.

For `document`: `split` (where a text is parted) and `chunk` (one of its segments from text to
PDF, its requests and results). Others know from here only types (`merging`), and what
`typesetting` itself gives on.
"""
