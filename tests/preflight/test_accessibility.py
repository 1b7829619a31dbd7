"""Screen PDFs can be read without eyes: every kind passes PDF/UA-1, and every
fault that is planted is found."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

import sample_books
from huikan import preflight
from huikan.diagnostics import CODES, Diagnostic
from huikan.outputs.print import offprint
from huikan.preflight import accessibility
from huikan.tasks import FileRef
from huikan.typesetting import tagging, weasyprint_patch
from pdf_faults import planted

Specimens = dict[tuple[str, str], bytes]


def findings(content: bytes) -> list[Diagnostic]:
    return preflight.examine_screen("a.pdf", content)[1]


@pytest.fixture(scope="session")
def sound(specimen_pdfs: Specimens) -> bytes:
    return specimen_pdfs["report", "zh"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sample_books.KINDS)
def test_every_kind_passes(specimen_pdfs: Specimens, kind: str, lang: str) -> None:
    assert findings(specimen_pdfs[kind, lang]) == []


def test_an_offprint_passes(specimen_pdfs: Specimens, tmp_path: Path) -> None:
    (tmp_path / "volume.pdf").write_bytes(specimen_pdfs["proceedings", "zh"])
    for _, paper in offprint.papers(sample_books.compose()[sample_books.KINDS["proceedings"], "zh"]):
        assert findings(offprint.make(FileRef.of(tmp_path / "volume.pdf"), paper)) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sample_books.KINDS)
def test_another_checker_agrees(specimen_pdfs: Specimens, tmp_path: Path, kind: str, lang: str) -> None:
    """pdfua, from the package registry, reads the file with rules of its own."""
    if importlib.util.find_spec("pdfua") is None:
        pytest.skip("pdfua is not installed")
    path = tmp_path / "a.pdf"
    path.write_bytes(specimen_pdfs[kind, lang])
    done = subprocess.run([sys.executable, "-m", "pdfua", "check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def elements(pdf: Pdf, role: str = "") -> list[Any]:
    """The structure elements of a type, in order."""

    def walk(thing: Any) -> Iterator[Any]:
        if isinstance(thing, Array):
            for kid in thing:
                yield from walk(kid)
        elif isinstance(thing, Dictionary) and "/S" in thing:
            yield thing
            yield from walk(thing.get("/K", Array()))

    return [thing for thing in walk(pdf.Root.StructTreeRoot.K) if not role or str(thing.S) == f"/{role}"]


# The tree is right, not only valid


def roles(pdf: Pdf) -> str:
    return " ".join(str(thing.S).removeprefix("/") for thing in elements(pdf))


def test_the_tree_follows_the_document(sound: bytes) -> None:
    with Pdf.open(io.BytesIO(sound)) as pdf:
        told = roles(pdf)
        assert "TOC TOCI Reference Link" in told
        assert "Table Caption THead TR TH TH TH TH TBody TR TD TD TD TD TR TD TD TD TD" in told
        assert "L LI Lbl LBody LI Lbl LBody LI Lbl LBody" in told
        assert re.search(r"P (\w+ )*?Reference Note Lbl", told), "a note stands behind its call"
        assert "Div Figure Caption" in told
        assert [str(thing.A.Scope) for thing in elements(pdf, "TH")] == ["/Column"] * 4
        pictures = [str(thing.Alt) for thing in elements(pdf, "Figure")]
        assert "四个年度的建成面积，逐年增加" in pictures and not any(mark in "".join(pictures) for mark in "\u200b\u2009")
        assert elements(pdf, "H3"), "levels go down one by one"
        assert str(elements(pdf, "Note")[0].ID)


def test_links_say_where_they_lead(sound: bytes) -> None:
    with Pdf.open(io.BytesIO(sound)) as pdf:
        labels = [str(area.Contents) for page in pdf.pages for area in page.obj.get("/Annots", ())]
    assert "图1-1" in labels and "总论" in " ".join(labels)
    assert not any("\u200b" in label or "\u2009" in label for label in labels)


LONG = """<html lang="zh-CN"><head><title>t</title><style>@page{{size:70mm 60mm;margin:9mm 5mm;@top-left{{content:"眉"}}@bottom-left{{content:counter(page)}}}}</style></head><body>
<table><caption>表</caption><thead><tr><th>甲</th><th>乙</th></tr></thead><tbody>{rows}</tbody></table>
<p>{words}</p><p lang="en">English words.</p><ul><li>甲<ol><li>乙</li></ol></li></ul><dl><dt>词</dt><dd>义</dd></dl>
<p><abbr title="transit-oriented development">TOD</abbr> <span class="math">E</span></p><h3>三</h3><h2>二</h2>
<table><tr><td rowspan="3">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def long() -> Iterator[Pdf]:
    """A table and a paragraph over several small pages, and things
    that our templates seldom have."""
    from weasyprint import HTML

    rows = "<tr><td>一</td><td>二</td></tr>" * 40
    with tagging.own_tags():
        content = HTML(string=LONG.format(rows=rows, words="字" * 900)).write_pdf(pdf_variant="pdf/ua-1")
    with Pdf.open(io.BytesIO(content)) as pdf:
        yield pdf


def test_what_is_divided_over_pages_stays_one(long: Pdf) -> None:
    assert len(long.pages) > 5
    table = elements(long, "Table")[0]
    assert len([thing for thing in elements(long, "TR") if thing.P.P.objgen == table.objgen]) == 41, "its head stands in it once"
    text = max(elements(long, "P"), key=lambda thing: len(thing.K))
    assert {str(kid.get("/Type")) for kid in text.K if not isinstance(kid, int)} == {"/MCR"}
    target = io.BytesIO()
    long.save(target)
    assert findings(target.getvalue()) == []


def test_running_heads_and_folios_are_ornament(long: Pdf) -> None:
    content = long.pages[1].Contents.read_bytes()
    for kind in (b"Header", b"Footer"):
        assert re.search(rb"/Artifact\s*<<\s*/Type\s*/Pagination\s*/Subtype\s*/%b\s*>>\s*BDC" % kind, content)


def test_structure_beyond_our_templates(long: Pdf) -> None:
    told = roles(long)
    assert [str(thing.Lang) for thing in elements(long) if "/Lang" in thing] == ["en"]
    assert "L LI Lbl LBody L LI Lbl LBody L LI Lbl LBody" in told, "a list in a list, then terms"
    assert [str(thing.A.ListNumbering) for thing in elements(long, "L") if "/A" in thing] == ["/Disc", "/Decimal"]
    assert str(elements(long, "Span")[0].E) == "transit-oriented development"
    assert str(elements(long, "Formula")[0].Alt) == "E"
    assert re.findall(r"\bH\d", told) == ["H1", "H1"], "no level is left out"
    cells = [thing for thing in elements(long, "TD") if "/A" in thing]
    assert [int(thing.A.RowSpan) for thing in cells] == [2], "no cell reaches below the last row"


def test_another_weasyprint_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.pdf.add_tags", lambda *_: None)
    with pytest.raises(weasyprint_patch.UnknownWeasyPrintError, match="tags"), tagging.own_tags():
        raise AssertionError("it must not open")


# Every fault is found


def without(*path: str) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        place: Any = pdf.Root
        for name in path[:-1]:
            place = place[name]
        del place[path[-1]]

    return plant


def setting(role: str, name: str, value: Any, number: int = 0) -> Callable[[Pdf], None]:
    """Gives an element of a type this entry; None takes it away."""

    def plant(pdf: Pdf) -> None:
        thing = elements(pdf, role)[number]
        if value is None:
            del thing[name]
        else:
            thing[name] = value

    return plant


def metadata(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        text = pdf.Root.Metadata.read_bytes()
        assert re.search(old, text)
        pdf.Root.Metadata.write(re.sub(old, new, text, flags=re.S))

    return plant


def drawing(content: bytes, **resources: Any) -> Callable[[Pdf], None]:
    """Draws this on page 2, with these resources by kind."""

    def plant(pdf: Pdf) -> None:
        page = pdf.pages[1]
        own = Dictionary(dict(page.resources.items()))
        for kind, things in resources.items():
            own[f"/{kind}"] = Dictionary(dict(own.get(f"/{kind}", {}).items()) | {f"/{k}": v(pdf) for k, v in things.items()})
        page.obj.Resources = own
        page.contents_add(b"\n" + content)

    return plant


def form(content: bytes, **more: Any) -> Callable[[Pdf], Any]:
    keys = {"Type": Name.XObject, "Subtype": Name.Form, "BBox": [0, 0, 9, 9]}
    return lambda pdf: pdf.make_stream(content, **keys, Resources=Dictionary(), **more)


def area(**more: Any) -> Callable[[Pdf], None]:
    """Adds an annotation to the page with the contents, which has links."""

    def plant(pdf: Pdf) -> None:
        page = next(page.obj for page in pdf.pages if "/Annots" in page.obj)
        thing = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **more))
        page.Annots.append(thing)
        if more["Subtype"] == Name.Widget:
            pdf.Root.AcroForm = Dictionary(Fields=[thing])

    return plant


def mute(pdf: Pdf) -> None:
    page = next(page.obj for page in pdf.pages if "/Annots" in page.obj)
    del page.Annots[0].Contents


def untabbed(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj.Tabs


def shuffled(pdf: Pdf) -> None:
    """Two pages change their places in the parent tree."""
    pdf.pages[2].obj.StructParents, pdf.pages[3].obj.StructParents = (
        pdf.pages[3].obj.StructParents,
        pdf.pages[2].obj.StructParents,
    )


def twice(pdf: Pdf) -> None:
    text = next(thing for thing in elements(pdf, "P") if isinstance(thing.K[0], int))
    text.K.append(text.K[0])


def moved(pdf: Pdf) -> None:
    """A row leaves its table."""
    row = elements(pdf, "TR")[-1]
    row.P.K.remove(row)
    row.P = pdf.Root.StructTreeRoot.K[0]
    row.P.K.append(row)


def shortened(pdf: Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    del row.K[-1]


def orphan(pdf: Pdf) -> None:
    elements(pdf, "Table")[0].P = pdf.Root.StructTreeRoot


def deaf(pdf: Pdf) -> None:
    del next(iter(pdf.pages[3].resources.Font.values()))["/ToUnicode"]


def blind(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[3].resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor[
        "/FontFile2" if "/FontFile2" in font.DescendantFonts[0].FontDescriptor else "/FontFile3"
    ]


def astray(pdf: Pdf) -> None:
    for font in pdf.pages[3].resources.Font.values():
        font.DescendantFonts[0].Subtype = Name.CIDFontType2
        if "/CIDToGIDMap" in font.DescendantFonts[0]:
            del font.DescendantFonts[0]["/CIDToGIDMap"]


def missing(pdf: Pdf) -> None:
    name = next(iter(pdf.pages[1].resources.Font.keys()))
    drawing(b"/Artifact BMC BT " + name.encode() + b" 9 Tf <0000> Tj ET EMC")(pdf)


def added(role: str, **more: Any) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        top = pdf.Root.StructTreeRoot.K[0]
        top.K.append(pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=top, **more)))

    return plant


def same_names(pdf: Pdf) -> None:
    elements(pdf, "P")[0].ID = elements(pdf, "Note")[0].ID


def plain_headings(pdf: Pdf) -> None:
    elements(pdf, "H2")[0].S = Name.H


FAULTS: dict[str, tuple[set[str], Callable[[Pdf], None]]] = {
    "01 no tags": ({"ua-untagged", "ua-link"}, without("/StructTreeRoot")),
    "01 not said to be tagged": ({"ua-untagged"}, without("/MarkInfo")),
    "01-003 an artifact in tagged content": ({"ua-crossed", "ua-tree"}, drawing(b"/P <</MCID 999>> BDC /Artifact BMC 0 0 9 9 re f EMC EMC")),
    "01-004 tagged content in an artifact": ({"ua-crossed", "ua-tree"}, drawing(b"/Artifact BMC /P <</MCID 999>> BDC 0 0 9 9 re f EMC EMC")),
    "01-005 a path that is not marked": ({"ua-unmarked"}, drawing(b"0 0 9 9 re f")),
    "01-005 a picture that is not marked": ({"ua-unmarked"}, drawing(b"/X Do", XObject={"X": lambda pdf: pdf.make_stream(b"a", Subtype=Name.Image)})),
    "01-005 a picture in the page that is not marked": ({"ua-unmarked"}, drawing(b"BI /W 1 /H 1 /CS /G /BPC 8 ID a EI")),
    "01-005 a form that is not marked": ({"ua-unmarked"}, drawing(b"/X Do", XObject={"X": form(b"0 0 9 9 re f")})),
    "01-007 suspects": ({"ua-suspects"}, lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True)),
    "a mark that is not closed": ({"ua-tree"}, drawing(b"/Artifact BMC 0 0 9 9 re f")),
    "a mark that is not opened": ({"ua-tree"}, drawing(b"EMC")),
    "a thing that is not there": ({"ua-tree"}, drawing(b"/Nowhere Do")),
    "pages that lead to others' tags": ({"ua-tree"}, shuffled),
    "a piece with two owners": ({"ua-tree"}, twice),
    "a tag that does not know its parent": ({"ua-tree"}, orphan),
    "tags in a circle": ({"ua-tree", "ua-untagged", "ua-link"}, lambda pdf: elements(pdf, "Sect")[0].K.append(pdf.Root.StructTreeRoot.K[0])),
    "02-001 a type that is none": ({"ua-role"}, setting("Part", "/S", Name.Chapter)),
    "02-003 a role map in a circle": ({"ua-tree", "ua-untagged", "ua-link"}, lambda pdf: (
        pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(A=Name.B, B=Name.A)), added("A")(pdf))[0]),
    "02-004 a standard type remapped": ({"ua-remapped"}, lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(Quote=Name.P))),
    "06-001 no metadata": ({"ua-claim", "ua-title"}, without("/Metadata")),
    "06-002 no claim": ({"ua-claim"}, metadata(rb"pdfuaid:part=\"1\"|<pdfuaid:part>1</pdfuaid:part>", b"")),
    "06-003 no title": ({"ua-title"}, metadata(rb"<dc:title>.*?</dc:title>", b"")),
    "07-001 title not shown": ({"ua-title"}, without("/ViewerPreferences", "/DisplayDocTitle")),
    "09-004 a row outside a table": ({"ua-nesting"}, moved),
    "09-005 a paragraph in a list": ({"ua-nesting"}, setting("LI", "/S", Name.P)),
    "09-006 a list in the contents": ({"ua-nesting"}, setting("TOCI", "/S", Name.LI)),
    "10-001 no characters": ({"ua-unicode"}, deaf),
    "11-006 no language": ({"ua-language"}, without("/Lang")),
    "11 a language that is none": ({"ua-language"}, setting("P", "/Lang", String("Chinese_CN"))),
    "13-004 no words for a figure": ({"ua-alternative"}, setting("Figure", "/Alt", None)),
    "13-004 blank words for a figure": ({"ua-alternative"}, setting("Figure", "/Alt", String(" "))),
    "17-002 no words for a formula": ({"ua-alternative"}, setting("Caption", "/S", Name.Formula)),
    "replaced with nothing": ({"ua-actual-text"}, setting("P", "/ActualText", String(""))),
    "14-002 the first heading": ({"ua-heading"}, setting("H1", "/S", Name.H2)),
    "14-003 a level left out": ({"ua-heading"}, setting("H3", "/S", Name.H5)),
    "14-007 headings mixed": ({"ua-heading-kinds", "ua-heading"}, plain_headings),
    "15-003 no scope": ({"ua-table-heads"}, setting("TH", "/A", Dictionary(O=Name.Table))),
    "a row that is too short": ({"ua-table-rows", "ua-tree"}, shortened),
    "a cell that is too wide": ({"ua-table-rows"}, setting("TD", "/A", Dictionary(O=Name.Table, ColSpan=2))),
    "19-003 a note without a name": ({"ua-note"}, setting("Note", "/ID", None)),
    "19-004 a name twice": ({"ua-note"}, same_names),
    "20-001 layers": ({"ua-layers"}, lambda pdf: pdf.Root.__setitem__("/OCProperties", Dictionary(OCGs=[], D=Dictionary(AS=[])))),
    "21-001 an attachment": ({"ua-attachment"}, lambda pdf: pdf.Root.Names.__setitem__("/EmbeddedFiles", Dictionary(Names=[String("a"), Dictionary(F=String("a"))]))),
    "25-001 a form of XFA": ({"ua-form"}, lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(XFA=String("")))),
    "28-002 a note that is not tagged": ({"ua-annotation"}, area(Subtype=Name.Text, Contents=String("a"))),
    "28-002 a film": ({"ua-annotation"}, area(Subtype=Name.Movie, Contents=String("a"))),
    "28-004 a field without words": ({"ua-annotation", "ua-label"}, area(Subtype=Name.Widget, FT=Name.Tx)),
    "28-009 no tab order": ({"ua-tab-order"}, untabbed),
    "28-011 a link that is not tagged": ({"ua-link"}, area(Subtype=Name.Link, Contents=String("a"))),
    "28-012 a link without words": ({"ua-label"}, mute),
    "30-001 a form of another file": ({"ua-reference"}, drawing(b"/Artifact BMC /X Do EMC", XObject={"X": form(b"", Ref=Dictionary())})),
    "30-002 tagged text in a form": ({"ua-reference", "ua-tree"}, drawing(b"/X Do", XObject={"X": form(b"/P <</MCID 999>> BDC 0 0 9 9 re f EMC")})),
    "31-009 a font that is not embedded": ({"ua-font"}, blind),
    "31-005 glyphs that are not said": ({"ua-font-map"}, astray),
    "31-030 a missing glyph": ({"ua-notdef", "ua-unicode"}, missing),
    "an empty tag": ({"ua-empty"}, added("P")),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(sound: bytes, fault: str) -> None:
    codes, plant = FAULTS[fault]
    assert {finding.code for finding in findings(planted(sound, plant))} == codes


def test_a_long_file_needs_bookmarks(sound: bytes) -> None:
    def plant(pdf: Pdf) -> None:
        del pdf.Root["/Outlines"]
        for _ in range(20):
            pdf.add_blank_page()

    assert [finding.code for finding in findings(planted(sound, plant))] == ["ua-bookmarks"]


def test_files_that_are_locked(sound: bytes) -> None:
    shut = pikepdf.Encryption(owner="a", user="", allow=pikepdf.Permissions(accessibility=False), R=3, aes=False, metadata=False)
    assert {finding.code for finding in findings(planted(sound, lambda pdf: None, encryption=shut))} == {"ua-locked"}
    hidden = pikepdf.Encryption(owner="a", user="b")
    assert [finding.code for finding in findings(planted(sound, lambda pdf: None, encryption=hidden))] == ["press-encrypted"]
    assert [finding.code for finding in findings(b"not a PDF")] == ["press-broken"]


def test_every_rule_is_planted() -> None:
    """Whoever adds a rule plants its fault here."""
    planned = set().union(*(codes for codes, _ in FAULTS.values())) | {"ua-bookmarks", "ua-locked"}
    assert planned == {code for code in CODES if code.startswith("ua-")}


def test_the_report_says_what_is_in_the_file(sound: bytes) -> None:
    facts, found = preflight.examine_screen("a.pdf", sound)
    assert facts
    report = json.loads(preflight.dumps(preflight.report("a.pdf", facts, found)))
    assert report["standard"] == "PDF/UA-1" and report["findings"] == [] and report["bookmarks"]
    assert report["elements"]["Table"] == 1 and report["links"] > 5 and "zh-CN" in report["languages"]
    assert accessibility.as_dict(facts)["pages"] == report["pages"]


def test_what_a_file_is_for(sound: bytes) -> None:
    assert preflight.is_for_screens(sound)
    assert not preflight.is_for_screens(planted(sound, metadata(rb"pdfuaid:part=\"1\"|<pdfuaid:part>1</pdfuaid:part>", b"")))
    assert not preflight.is_for_screens(b"no PDF")


# What the file says of itself, and how it opens


@pytest.mark.parametrize(("kind", "view"), [("issue", "/Fit"), ("report", "/Fit"), ("article", "/Fit"), ("notice", "/FitH")])
def test_how_files_open(specimen_pdfs: Specimens, kind: str, view: str) -> None:
    """Covers and small pages as a whole, large pages of text in their width; bookmarks
    beside them where there are any."""
    with Pdf.open(io.BytesIO(specimen_pdfs[kind, "zh"])) as pdf:
        assert pdf.Root.OpenAction[0].objgen == pdf.pages[0].obj.objgen and str(pdf.Root.OpenAction[1]) == view
        assert str(pdf.Root.PageMode) == "/UseOutlines" and str(pdf.Root.PageLayout) == "/SinglePage"


def test_pages_are_called_what_is_printed_on_them(specimen_pdfs: Specimens) -> None:
    with (
        Pdf.open(io.BytesIO(specimen_pdfs["issue", "zh"])) as issue,
        Pdf.open(io.BytesIO(specimen_pdfs["report", "zh"])) as report,
    ):
        assert [str(page.label) for page in issue.pages][:3] == ["–", "1", "2"]
        labels = [str(page.label) for page in report.pages]
    assert labels[:2] == ["–", "i"] and "1" in labels and labels.index("1") > labels.index("i")


def test_files_say_who_made_them_and_of_what(specimen_pdfs: Specimens) -> None:
    with Pdf.open(io.BytesIO(specimen_pdfs["article", "zh"])) as pdf:
        told = {key: str(value) for key, value in pdf.docinfo.items()}
        language = str(pdf.Root.Lang)
        metadata = pdf.Root.Metadata.read_bytes().decode()
    assert told["/Title"] == "为什么十米以下冬暖夏凉" and told["/Author"] == "周宁"
    assert told["/Subject"] == "土是一床很厚的被子。" and told["/Keywords"] == "地温, 科普"
    assert told["/CreationDate"].startswith("D:20250501") and language == "zh-CN"
    assert told["/Title"] in metadata and told["/Author"] in metadata
