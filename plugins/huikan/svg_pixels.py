"""Drawings as pixels, within their time. The only door to resvg."""

from __future__ import annotations

from huikan.media import marked_png
from huikan.tasks import FileRef, processor_time

SECONDS = 5.0  # for one drawing; in a worker process the system ends it after twice as many


def png_of(svg: bytes, width: int | None, fonts: tuple[FileRef, ...], mark: str = "") -> bytes:
    """A drawing as PNG, so many pixels wide, else as wide as it says. Its words are in these fonts
    and no others: where it names fonts that we have not got, ours stand for them. `mark` says in
    its metadata that machines had a part in it. Raises TooSlowError."""
    import resvg_py

    with processor_time(SECONDS):
        png = resvg_py.svg_to_bytes(
            svg_string=svg.decode("utf-8-sig"),
            width=width,
            skip_system_fonts=True,
            font_files=[font.path for font in fonts],
            serif_family="Noto Serif SC",
            sans_serif_family="Noto Sans SC",
            monospace_family="Noto Sans SC",
        )
    return marked_png(bytes(png), mark) if mark else bytes(png)
