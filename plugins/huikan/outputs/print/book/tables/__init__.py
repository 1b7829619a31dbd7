"""Tables of a book: set so that they fit their page, turned or divided where they are too wide
for it; long ones say that they go on. Pure."""

from __future__ import annotations

from huikan.outputs.print.book.tables.setting import Room, TooWideTableError, prepare

__all__ = ["Room", "TooWideTableError", "prepare"]
