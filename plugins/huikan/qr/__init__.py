"""QR codes as SVG text: by them a page goes from a screen or a
leaflet to a phone. The only segno."""

from __future__ import annotations

from io import BytesIO

from huikan.qr.masks import best_mask, changes

QUIET = 4  # modules of white round the code (ISO/IEC 18004, 5.3.8)


def svg(url: str) -> str:
    """The code of an address, black on white whatever stands round it: a
    seventh of it may be lost (level M)."""
    import segno

    code = segno.make(url, error="m", boost_error=False, micro=False, mask=0)
    best = best_mask(tuple(bytes(row) for row in code.matrix))
    for row, change in zip(code.matrix, changes(len(code.matrix))[best], strict=True):
        row[:] = bytes(module ^ flip for module, flip in zip(row, change, strict=True))
    drawn = BytesIO()
    code.save(drawn, kind="svg", xmldecl=False, nl=False, omitsize=True, border=QUIET, dark="#000", light="#fff")
    return drawn.getvalue().decode()
