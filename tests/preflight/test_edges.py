"""All text and all ink of a page against its trim, its bleed and the room that a knife needs."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from huikan import preflight
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import advice, message
from huikan.preflight.edges import PageEdges, compared
from huikan.preflight.extents import Extent

MM = 72 / 25.4
SHEET, BLEED, TRIM = (0, 0, 300, 400), (20, 20, 280, 380), (28.5, 28.5, 271.5, 371.5)
GROUND = b"0 0 0 1 k 20 20 260 360 re f "  # to the end of the bleed


def file(content: bytes, press: bool = True) -> bytes:
    """A file of two pages, the second with this content."""
    with Pdf.new() as pdf:
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=32))
        font.Widths = Array([500] * 96)
        dot = pdf.make_stream(b"\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8)
        dot.ColorSpace = Name.DeviceGray
        form = pdf.make_stream(b"BT /F 10 Tf (within a form) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 20])
        form.Resources = Dictionary(Font=Dictionary(F=font))
        form.Matrix = Array([1, 0, 0, 1, 5, 0])
        for each in (b"", content):
            pdf.add_blank_page(page_size=(300, 400))
            page = pdf.pages[-1].obj
            page.Resources = Dictionary(Font=Dictionary(F=font), XObject=Dictionary(I=dot, X=form))
            page.Contents = pdf.make_stream(each)
            if press:
                page.BleedBox, page.TrimBox = Array(BLEED), Array(TRIM)
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def edges(content: bytes, press: bool = True) -> list[Diagnostic]:
    _, findings = (
        preflight.examine("a.pdf", file(content), preflight.PressSpec())
        if press
        else preflight.examine_screen("a.pdf", file(content, press=False))
    )
    return [finding for finding in findings if finding.code.startswith("edge-")]


FAULTY = {
    "words over the edge": (b"BT /F 10 Tf 250 200 Td (too long a line) Tj ET", "edge-text-cut"),
    "words moved by kerning": (b"BT /F 10 Tf 200 200 Td [(a) -8000 (b)] TJ ET", "edge-text-cut"),
    "the second line": (b"BT /F 10 Tf 12 TL 60 40 Td (fine) Tj T* T* (too low) Tj ET", "edge-text-cut"),
    "words turned": (b"BT /F 10 Tf 0 1 -1 0 100 340 Tm (too long a line) Tj ET", "edge-text-cut"),
    "words in a form": (b"q 1 0 0 1 230 200 cm /X Do Q", "edge-text-cut"),
    "words near the edge": (b"BT /F 10 Tf 31 200 Td (near) Tj ET", "edge-text-near"),
    "a rule over the edge": (b"0 0 0 1 K 1 w 100 200 m 275 200 l S", "edge-ink-cut"),
    "a curve over the edge": (b"100 100 m 120 200 140 376 160 100 c f", "edge-ink-cut"),
    "a picture into half of the bleed": (b"q 100 0 0 100 175 200 cm /I Do Q", "edge-ink-cut"),
    "a shape that leaves the ground": (b"100 20 50 360 re f 120 100 155 50 re f", "edge-ink-cut"),
}
SOUND = {
    "words within": b"BT /F 10 Tf 100 200 Td (a line) Tj ET",
    "spaces over the edge": b"BT /F 10 Tf 240 200 Td (a         ) Tj ET",
    "words that nobody sees": b"BT 3 Tr /F 10 Tf 250 200 Td (too long a line) Tj ET",
    "words that are clipped": b"q 100 190 100 30 re W n BT /F 10 Tf 180 200 Td (too long a line) Tj ET Q",
    "a ground to the bleed": GROUND,
    "a picture to the bleed": b"q 180 0 0 100 100 200 cm /I Do Q",
    "a figure on a ground": GROUND + b"1 0 0 0 k 200 200 75 50 re f",
    "marks": b"0 0 0 1 K 5 100 m 15 100 l S BT /F 5 Tf 3 390 Td (page 1) Tj ET",
    "white over the edge": b"0 0 0 0 k 200 200 75 50 re f",
    "a clipped picture": b"q 100 200 50 50 re W n q 175 0 0 100 100 200 cm /I Do Q Q",
}


@pytest.mark.parametrize("name", FAULTY)
def test_what_is_cut_is_named(name: str) -> None:
    content, code = FAULTY[name]
    (finding,) = edges(content)
    assert finding.code == code
    assert "2" in (finding.values.get("page"), finding.values.get("pages"))
    for lang in ("zh", "en"):
        assert message(finding, lang) and advice(finding, lang)
    if code != "edge-ink-cut":
        assert finding.values["words"] in content.decode() + "within a form" + "ab"


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_not_named(name: str) -> None:
    assert edges(SOUND[name]) == []


def test_files_for_screens_have_no_bleed() -> None:
    (words, ink) = edges(b"BT /F 10 Tf 270 200 Td (too long a line) Tj ET 250 100 60 9 re f", press=False)
    assert (words.code, ink.code) == ("edge-text-cut", "edge-ink-cut")
    assert edges(b"BT /F 10 Tf 5 200 Td (near) Tj ET 0 0 300 400 re f", press=False) == []


def test_a_broken_stream_ends_what_is_compared() -> None:
    with pikepdf.open(io.BytesIO(file(b"BT /F 10 Tf 250 200 Td (too long a line) Tj ET"))) as pdf:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"BT /F 10 Tf (unclosed")
        target = io.BytesIO()
        pdf.save(target)
    assert [one for one in preflight.examine("a.pdf", target.getvalue(), preflight.PressSpec())[1] if "edge" in one.code] == []


def test_the_widest_words_of_a_page_are_named() -> None:
    texts = [Extent("text", (200, 100, right, 110), str(right)) for right in (275.0, 300.0, 250.0)]
    facts = compared(3, texts, TRIM, BLEED)
    assert [words for words, _ in facts.cut_text] == ["275.0", "300.0"]
    assert compared(3, texts[2:], TRIM, BLEED) == PageEdges(3)
