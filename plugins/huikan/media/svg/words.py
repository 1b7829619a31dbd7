"""What a drawing says: its texts, by line."""

from __future__ import annotations

from huikan.media.svg import reading


def words(content: bytes) -> tuple[tuple[int, str], ...]:
    """The texts of a drawing with their lines in the file."""
    if b"<text" not in content and b":text" not in content:
        return ()
    root = reading.read(content).root
    texts = [node for node in root.elements() if node.name == "text"] if root else []
    return tuple((node.line, text) for node in texts if (text := node.words()))
