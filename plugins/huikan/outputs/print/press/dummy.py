"""An imposition proof: the inner pages on sheets in the order in which they are folded, light
enough to be mailed, each side marked. An editor or the print shop prints it on any machine, folds
it and has a dummy (样张) of the book in hand. It is not for the press: its pictures are coarse and
its colours promise nothing.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

from huikan.outputs.print.press import imposition, marks

if TYPE_CHECKING:
    from pikepdf import Object, Pdf, Stream

RESOLUTION = 72  # dots per inch of pictures
QUALITY = 40
MM = 72 / 25.4
ROOM = 10 * MM  # round the pages, for the words and the fold's marks
PALE = "0.82 g"


def dummy(content: bytes, section: int, title: str) -> bytes:
    """The proof of a press file whose pages are folded in sections of so many; those of a stapled
    one in a single section, by a count of 0."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as source, Pdf.new() as target:
        _lighten(source)
        count = len(source.pages)
        sides = list(imposition.sections(count, section or count + -count % 4))
        fold = imposition.impose(source, target, [(left, right) for _, left, right in sides])
        for place, (number, left, right) in enumerate(sides):
            first = next(index for index, side in enumerate(sides) if side[0] == number)
            sheet, back = divmod(place - first, 2)
            words = (
                f"PROOF, not for press: section {number}, sheet {sheet + 1} {'back' if back else 'front'}, pages {left} | {right}"
            )
            _mark(target.pages[place].obj, fold, words)
        target.docinfo["/Title"] = f"PROOF: {title}"
        result = BytesIO()
        target.save(result, deterministic_id=True, compress_streams=True)
        return result.getvalue()


def _mark(page: Object, fold: float, words: str) -> None:
    """Words and the fold beside the pages, and PROOF across them, pale enough to read through."""
    from pikepdf import Array, Dictionary, Name, Page

    left, bottom, right, top = marks.box(page.TrimBox)
    page.MediaBox = Array([left - ROOM, bottom - ROOM, right + ROOM, top + ROOM])
    if "/BleedBox" in page:
        del page.BleedBox
    resources = page.Resources
    resources.Font = Dictionary(Proof=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    resources.ExtGState = Dictionary(Pale=Dictionary(BM=Name.Multiply))
    size = (right - left) / 6
    across = (
        f"q /Pale gs {PALE} BT /Proof {size:.1f} Tf 1 0 0 1 {fold - 1.75 * size:.1f} {(bottom + top) / 2:.1f} Tm (PROOF) Tj ET Q"
    )
    lines = "".join(
        f"{fold:.2f} {y:.2f} m {fold:.2f} {y + sign * 6 * MM:.2f} l S " for y, sign in ((bottom - MM, -1), (top + MM, 1))
    )
    frame = f"0.25 w {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re S [3 2] 0 d {lines}"
    line = f"BT /Proof 7 Tf 1 0 0 1 {left:.1f} {bottom - 5 * MM:.1f} Tm ({words}) Tj ET"
    Page(page).contents_add(f"{across} q {frame} Q q {line} Q".encode())


def _lighten(pdf: Pdf) -> None:
    """Makes the pictures of the pages as coarse as a proof needs them."""
    from huikan.preflight.survey import survey

    finest: dict[tuple[int, int], float] = {}
    for page in survey(pdf).pages:
        for picture in page.pictures:
            finest[picture.number] = min(finest.get(picture.number, picture.resolution), picture.resolution)
    for number, resolution in finest.items():
        if number != (0, 0) and resolution > RESOLUTION:
            _coarsen(pdf.get_object(number), RESOLUTION / resolution)


def _coarsen(image: Object, share: float) -> None:
    from pikepdf import Array, Name, PdfImage

    for thing in [image, *([image.SMask] if "/SMask" in image else [])]:
        if bool(thing.get("/ImageMask", False)):
            continue
        picture = PdfImage(cast("Stream", thing)).as_pil_image(apply_mask=False)
        if picture.mode not in ("L", "CMYK", "RGB"):
            continue
        small = picture.resize((max(1, round(picture.width * share)), max(1, round(picture.height * share))))
        target = BytesIO()
        small.save(target, "JPEG", quality=QUALITY)
        for key in ("/Decode", "/DecodeParms", "/Filter"):
            if key in thing:
                del thing[key]
        thing.Width, thing.Height = small.size
        thing.BitsPerComponent = 8
        thing.write(target.getvalue(), filter=Name.DCTDecode)
        if picture.mode == "CMYK":
            thing.Decode = Array([1, 0] * 4)  # the encoder writes inks upside down
