"""QR codes as SVG text: by them a page goes from a screen or a
leaflet to a phone. The only segno."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from huikan.qr.masks import best_mask, changes

QUIET = 4  # modules of white round the code (ISO/IEC 18004, 5.3.8)
_DARK = re.compile(b"\x01+")


def svg(url: str) -> str:
    """The code of an address, black on white whatever stands round it: a
    seventh of it may be lost (level M)."""
    import segno

    code = segno.make(url, error="m", boost_error=False, micro=False, mask=0)
    rows = tuple(map(bytes, code.matrix))
    change = changes(len(rows))[best_mask(rows)]
    return _drawn([_changed(row, flips) for row, flips in zip(rows, change, strict=True)])


def _changed(row: bytes, flips: bytes) -> bytes:
    return (int.from_bytes(row) ^ int.from_bytes(flips)).to_bytes(len(row))


def _drawn(rows: Sequence[bytes]) -> str:
    """The modules as SVG, as segno writes it: each stroke from where the one before it ends."""
    side = len(rows) + 2 * QUIET
    spans = [(down, *match.span()) for down, row in enumerate(rows) for match in _DARK.finditer(row)]
    strokes = [f"M{spans[0][1] + QUIET} {spans[0][0] + QUIET}.5h{spans[0][2] - spans[0][1]}"]
    strokes += [f"m{start - end} {down - above}h{stop - start}" for (above, _, end), (down, start, stop) in pairwise(spans)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" class="segno">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>'
        f'<path class="qrline" stroke="#000" d="{"".join(strokes)}"/></svg>'
    )
