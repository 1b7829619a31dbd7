"""Typesetting: HTML in, a PDF of its pages out. Knows nothing of publications.

`typeset` gives the pages of a document as an open PDF. A long one is split into `chunks` that
are laid out side by side: each `pagination` after `chinese` rules, with what `weasyprint_patch`
replaces in WeasyPrint, then `tagging` and `merging`.
"""

from __future__ import annotations

from huikan.typesetting.chunks.chunk import CutOffError, PageInfo, RenderTarget, TypesetRequest, UnprintableError
from huikan.typesetting.chunks.split import SPLIT_MARK
from huikan.typesetting.document import laid_out, typeset
from huikan.typesetting.fetcher import SCHEME, asset_of, asset_url, picture_name
from huikan.typesetting.fonts import UnreadableFontError, font_family, missing_glyphs
from huikan.typesetting.line_pieces import line_pieces, text_width
from huikan.typesetting.pagination.divided_tables import DIVIDED
from huikan.typesetting.pagination.edges import CutOff
from huikan.typesetting.text_width import display_width

__all__ = [
    "DIVIDED",
    "SCHEME",
    "SPLIT_MARK",
    "CutOff",
    "CutOffError",
    "PageInfo",
    "RenderTarget",
    "TypesetRequest",
    "UnprintableError",
    "UnreadableFontError",
    "asset_of",
    "asset_url",
    "display_width",
    "font_family",
    "laid_out",
    "line_pieces",
    "missing_glyphs",
    "picture_name",
    "text_width",
    "typeset",
]
