"""What readers get of a file: a picture without its story, a drawing without what its
program noted, all else as it is."""

from __future__ import annotations

from huikan.media import svg
from huikan.media.kinds import recognised
from huikan.media.rasters import RASTERS, strip_metadata


def published(content: bytes, in_text: bool = False) -> bytes:
    """The bytes that are published of a file that was admitted. DamagedError where it is a
    picture that should not have been. `in_text`: a drawing that follows the colours of pages."""
    kind = recognised(content)
    if kind in RASTERS:
        return strip_metadata(content)
    return svg.plain(content, in_text) if kind == "SVG" else content
