"""Drawings as pixels. The only door to resvg but that of cards, which set many in one."""

from __future__ import annotations

from huikan.tasks import FileRef


def png_of(svg: bytes, width: int, fonts: tuple[FileRef, ...]) -> bytes:
    """A drawing as PNG, so many pixels wide, its words in these fonts and no others."""
    import resvg_py

    png = resvg_py.svg_to_bytes(
        svg_string=svg.decode("utf-8-sig"),
        width=width,
        skip_system_fonts=True,
        font_files=[font.path for font in fonts],
        serif_family="Noto Serif SC",
        sans_serif_family="Noto Sans SC",
        monospace_family="Noto Sans SC",
    )
    return bytes(png)
