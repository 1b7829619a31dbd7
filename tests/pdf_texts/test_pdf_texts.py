"""What the pages of a PDF say: as another program reads them, and of files that others wrote."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from huikan.pdf_texts import page_texts
from huikan.pdf_texts.content import Budget, PageReader

WORD = re.compile(r"[\u4e00-\u9fff]|[A-Za-z]+|[0-9]+")
HYPHENATED = re.compile("[-\u2010\u00ad]\n")


def drawn(content: str, *fonts: str, properties: str = "") -> bytes:
    """A PDF of one page with this content, in Western letters; `fonts` are dictionaries of others,
    called F1, F2 …"""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        plain = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /FirstChar 32 /Widths [ " + "500 " * 95 + "] >>"
        listed = {f"/F{number}": pikepdf.Object.parse(font.encode()) for number, font in enumerate((plain, *fonts))}
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(listed))
        if properties:
            page.Resources.Properties = pikepdf.Object.parse(properties.encode())
        page.Contents = pdf.make_stream(content.encode())
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def text(content: str, *fonts: str, properties: str = "") -> str:
    (page,) = page_texts(drawn(content, *fonts, properties=properties))
    return page.text


@pytest.mark.parametrize("kind", ["issue", "report", "proceedings", "article", "notice"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pages_say_what_another_program_reads(specimen_pdfs, kind: str, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(specimen_pdfs[kind, lang])
    for number, page in enumerate(page_texts(specimen_pdfs[kind, lang]), 1):
        command = ["pdftotext", "-f", str(number), "-l", str(number), str(path), "-"]
        other = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        ours, theirs = sorted(WORD.findall(page.text)), sorted(WORD.findall(HYPHENATED.sub("", other)))
        common = len(ours) - len([word for word in set(ours) for _ in range(max(0, ours.count(word) - theirs.count(word)))])
        assert common >= 0.97 * max(len(ours), len(theirs)), (number, page.text, other)


@pytest.mark.parametrize("kind", ["issue", "report", "proceedings"])
def test_numbers_of_pages_are_those_that_are_printed(specimen_pdfs, kind: str) -> None:
    pages = page_texts(specimen_pdfs[kind, "zh"])
    with pikepdf.open(BytesIO(specimen_pdfs[kind, "zh"])) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    assert [page.label for page in pages] == [label if label != "–" else "" for label in labels]
    assert pages[0].label == pages[-1].label == "", "covers have no number"
    for page in pages[1:-1]:
        lines = [re.sub(r"\W", "", line) for line in page.text.split("\n")]
        assert page.label in lines or not page.text.strip() or page.label in ("i", "ii"), (page.label, lines[-3:])


def test_words_are_apart_where_they_are_drawn_apart() -> None:
    assert text("BT /F0 10 Tf 20 300 Td (one) Tj 40 0 Td (two) Tj ET") == "one two"
    assert text("BT /F0 10 Tf 20 300 Td (on) Tj 10 0 Td (ly) Tj ET") == "only"
    assert text("BT /F0 10 Tf 20 300 Td [(on) -400 (two) 30 (three)] TJ ET") == "on twothree"
    assert text("BT /F0 10 Tf 20 300 Td (above) Tj 0 -14 Td (below) Tj ET") == "above\nbelow"
    assert text("BT /F0 10 Tf 14 TL 20 300 Td (above) Tj (below) ' ET") == "above\nbelow"
    assert text("q 0.5 0 0 0.5 0 0 cm BT /F0 20 Tf 1 0 0 1 40 600 Tm (a) Tj 1 0 0 1 50 600 Tm (b) Tj ET Q") == "ab"


def test_a_divided_word_is_whole_again() -> None:
    assert text("BT /F0 10 Tf 20 300 Td (settle-) Tj 0 -14 Td (ment) Tj ET") == "settlement"
    assert text("BT /F0 10 Tf 20 300 Td (1990-) Tj 0 -14 Td (2000) Tj ET") == "1990-\n2000"


def test_what_a_file_says_of_a_text_takes_its_place() -> None:
    said = "/Span << /ActualText (whole) >> BDC BT /F0 10 Tf 20 300 Td (w) Tj (h) Tj ET EMC BT /F0 10 Tf 200 300 Td (x) Tj ET"
    assert text(said) == "whole x"
    named = "/Span /P1 BDC BT /F0 10 Tf 20 300 Td (w) Tj ET EMC"
    assert text(named, properties="<< /P1 << /ActualText <FEFF5730> >> >>") == "地"


def test_letters_that_nobody_explains_are_left_out() -> None:
    unknown = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [ << /DW 1000 >> ] >>"
    assert text("BT /F1 10 Tf 20 300 Td <00010002> Tj ET", unknown) == ""
    assert text("BT /F0 10 Tf 20 300 Td (caf\\351) Tj ET") == "café"


def test_what_cannot_be_read_is_passed_over() -> None:
    assert text("BT /F9 10 Tf 20 300 Td (a) Tj ET BT /F0 Tf Td (b) Tj ET BT /F0 10 Tf 9 9 Td (c) Tj ET") == "c"
    assert text("Q Q EMC EMC BT /F0 10 Tf 9 9 Td (c) Tj ET") == "c"


def test_forms_within_forms_end() -> None:
    """Each form shows the next ten times: a thousand million texts, were they all read."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        inner = pikepdf.Object.parse(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        form = pdf.make_stream(b"BT /F0 9 Tf (x) Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=inner))
        for _ in range(9):
            outer = pdf.make_stream(b"/N Do " * 10, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
            outer.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(N=form))
            form = outer
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(N=form))
        page.Contents = pdf.make_stream(b"/N Do")
        budget = Budget(operators=5000)
        read = PageReader({}, budget).read(page.obj, page.resources)
        assert 0 < read.count("x") <= 5000 and budget.operators < 100


def test_files_that_are_none_have_no_pages() -> None:
    assert page_texts(b"%PDF-1.7\nnothing") == () and page_texts(b"") == ()


def test_what_becomes_too_large_is_not_unpacked() -> None:
    """A thousandth of what it unpacks to: the page has no text, and the next one is read."""
    import zlib

    bomb = zlib.compress(b"BT /F0 10 Tf (a) Tj ET " * 2_000_000, 9)
    with pikepdf.open(BytesIO(drawn("BT /F0 10 Tf 9 9 Td (kept) Tj ET"))) as pdf:
        pdf.pages.insert(0, pdf.pages[0])
        stream = pikepdf.Stream(pdf, b"")
        stream.write(bomb, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].Contents = pdf.make_indirect(stream)
        target = BytesIO()
        pdf.save(target, recompress_flate=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(bomb) < 200_000
    assert [page.text for page in page_texts(target.getvalue())] == ["", "kept"]


def test_a_font_of_a_thousand_million_codes_is_soon_read() -> None:
    table = b"1 beginbfrange\n<00000000> <7FFFFFFF> <0041>\nendbfrange"
    with pikepdf.open(BytesIO(drawn("BT /F0 10 Tf 9 9 Td (a) Tj ET"))) as pdf:
        pdf.pages[0].Resources.Font.F0.ToUnicode = pdf.make_stream(table)
        target = BytesIO()
        pdf.save(target)
    (page,) = page_texts(target.getvalue())
    assert len(page.text) <= 1
