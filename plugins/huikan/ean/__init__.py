"""EAN-13 bar codes as SVG, with the add-on of two or five digits: what the back of a book or
periodical bears for its ISBN or ISSN (GB/T 12906, GB/T 16827). Pure.

`of_isbn` and `of_issn` give the thirteen digits of a number, `svg` draws them.
"""

from __future__ import annotations

from huikan.ean.drawing import WIDTH, svg, width
from huikan.ean.numbers import check_digit, of_isbn, of_issn

__all__ = ["WIDTH", "check_digit", "of_isbn", "of_issn", "svg", "width"]
