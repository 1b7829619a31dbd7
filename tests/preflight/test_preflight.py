"""Preflight finds what is wrong: every fault is planted into a sound press file,
one at a time, and must be named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

import press_fixture
from huikan import preflight
from huikan.diagnostics import CODES, Diagnostic
from huikan.diagnostics.words import message
from huikan.outputs.print import press
from huikan.preflight import PressSpec, coverage
from pdf_faults import planted

MM = 72 / 25.4


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A newsletter as we make it for the press."""
    return press.make(press_fixture.works(press_fixture.lay(tmp_path_factory.mktemp("shop")))["newsletters/2025-01"])


def findings(content: bytes, wanted: PressSpec | None = None) -> list[Diagnostic]:
    return preflight.examine("a.pdf", content, wanted or PressSpec())[1]


def drawing(content: bytes, **resources: dict[str, Any]) -> Callable[[Pdf], None]:
    """Draws this on page 2, with these resources by kind and name; a callable among
    them makes its thing in the file."""

    def plant(pdf: Pdf) -> None:
        page = pdf.pages[1].obj
        for kind, things in resources.items():
            found = Dictionary(dict(page.Resources.get(f"/{kind}", {}).items()))
            for name, thing in things.items():
                found[f"/{name}"] = thing(pdf) if callable(thing) else thing
            page.Resources[f"/{kind}"] = found
        pdf.pages[1].contents_add(b"\nq " + content + b" Q")

    return plant


def form(content: bytes, **resources: Any) -> Callable[[Pdf], Any]:
    def make(pdf: Pdf) -> Any:
        inner = Dictionary(
            {f"/{k}": Dictionary({f"/{n}": t(pdf) if callable(t) else t for n, t in v.items()}) for k, v in resources.items()}
        )
        return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 500, 500], Resources=inner)

    return make


def image(width: int, height: int, space: Any, channels: int, byte: int = 128, **more: Any) -> Callable[[Pdf], Any]:
    def make(pdf: Pdf) -> Any:
        colours = space(pdf) if callable(space) else space
        pixels = bytes([byte]) * (width * height * channels)
        keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height, "BitsPerComponent": 8}
        return pdf.make_stream(pixels, **keys, ColorSpace=colours, **more)

    return make


def profile(channels: int) -> Callable[[Pdf], Any]:
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream((press_fixture.PRINT / "icc/sRGB.icc").read_bytes(), N=channels)])


def gradient(pdf: Pdf) -> Any:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    return Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 10, 10], Function=function)


def tiling(pdf: Pdf) -> Any:
    keys = {"Type": Name.Pattern, "PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 5, "YStep": 5}
    return pdf.make_stream(b"0 1 0 rg 0 0 2 2 re f", **keys, BBox=[0, 0, 5, 5], Resources=Dictionary())


def mask(pdf: Pdf) -> Any:
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form(b"1 0 0 rg 0 0 5 5 re f")(pdf)))


def drawn_letters(glyph: bytes) -> Callable[[Pdf], Any]:
    """A font whose only letter is this drawing."""

    def make(pdf: Pdf) -> Any:
        keys = {
            "FontMatrix": [0.01, 0, 0, 0.01, 0, 0],
            "FontBBox": [0, 0, 100, 100],
            "FirstChar": 97,
            "LastChar": 97,
            "Widths": [100],
        }
        encoding = Dictionary(Differences=[97, Name.a])
        glyphs = Dictionary(a=pdf.make_stream(glyph))
        return pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type3, Encoding=encoding, CharProcs=glyphs, Resources=Dictionary(), **keys)
        )

    return make


RED = b"1 0 0 rg 0 0 10 10 re f"
LARGE = b"100 0 0 100 50 50 cm /X Do"
COLOURS = {
    "a fill": drawing(RED),
    "a stroke": drawing(b"0 0 1 RG 0 0 m 10 10 l S"),
    "a colour space by its name": drawing(b"/DeviceRGB cs 1 0 0 sc 0 0 9 9 re f"),
    "a stroke in a space by its name": drawing(b"/DeviceRGB CS 1 0 0 SCN 0 0 m 9 9 l S"),
    "a profile": drawing(b"/C cs .5 .5 .5 scn 0 0 9 9 re f", ColorSpace={"C": profile(3)}),
    "Lab": drawing(b"/C cs 50 20 20 scn 0 0 9 9 re f", ColorSpace={"C": Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])])}),
    "calibrated RGB": drawing(b"/C cs 1 0 0 scn 0 0 9 9 re f", ColorSpace={"C": Array([Name.CalRGB, Dictionary(WhitePoint=[0.96, 1, 0.82])])}),
    "a spot colour": drawing(
        b"/C cs 1 scn 0 0 9 9 re f",
        ColorSpace={"C": Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0, 1, 0], N=1)])},
    ),
    "a drawing": drawing(b"/X Do", XObject={"X": form(RED)}),
    "a drawing in a drawing": drawing(b"/X Do", XObject={"X": form(b"/Y Do", XObject={"Y": form(RED)})}),
    "a gradient": drawing(b"/S sh", Shading={"S": gradient}),
    "a pattern of a gradient": drawing(b"/Pattern cs /P scn 0 0 9 9 re f", Pattern={"P": lambda pdf: Dictionary(PatternType=2, Shading=gradient(pdf))}),
    "a tiling": drawing(b"/Pattern cs /P scn 0 0 9 9 re f", Pattern={"P": tiling}),
    "a mask": drawing(b"/G gs 0 0 9 9 re f", ExtGState={"G": mask}),
    "a picture": drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": image(300, 300, Name.DeviceRGB, 3)}),
    "a picture with a profile": drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": image(300, 300, profile(3), 3)}),
    "a picture with a palette": drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": image(300, 300, Array([Name.Indexed, Name.DeviceRGB, 0, String(b"abc")]), 1, 0)}),
    "a drawn letter": drawing(b"BT /F 9 Tf 100 100 Td (a) Tj ET", Font={"F": drawn_letters(b"100 0 d0 1 0 0 rg 0 0 50 50 re f")}),
    "a pattern in a letter": drawing(b"/Pattern cs /P scn BT /F 9 Tf <0001> Tj ET", Font={"F": drawn_letters(b"100 0 0 0 50 50 d1 0 0 50 50 re f")}, Pattern={"P": tiling}),
    "a picture in the page": drawing(b"BI /W 2 /H 2 /CS /RGB /BPC 8 ID abcabcabcabc EI"),
}  # fmt: skip


def test_a_sound_file_has_no_findings(sound: bytes) -> None:
    assert findings(sound) == []


@pytest.mark.parametrize("where", COLOURS)
def test_colours_that_are_no_inks(sound: bytes, where: str) -> None:
    found = [finding for finding in findings(planted(sound, COLOURS[where])) if finding.code == "press-colour"]
    assert [(finding.severity, finding.values["pages"]) for finding in found] == [("error", "2")]


def without(name: str) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        del pdf.Root[name]

    return plant


def trimless(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def bleeding(mm: float) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        for page in pdf.pages:
            left, bottom, right, top = (float(value) for value in page.obj.TrimBox)
            page.obj.BleedBox = Array([left - mm * MM, bottom - mm * MM, right + mm * MM, top + mm * MM])

    return plant


def cut(pdf: Pdf) -> None:
    pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.TrimBox


def one_more(pdf: Pdf) -> None:
    pdf.pages.append(pdf.pages[-1])


def smaller(pdf: Pdf) -> None:
    page = pdf.pages[-1].obj
    page.TrimBox = Array([float(value) + inset for value, inset in zip(page.TrimBox, (9, 9, -9, -9), strict=True)])
    page.BleedBox = Array(
        [float(value) + inset for value, inset in zip(page.TrimBox, (-3 * MM, -3 * MM, 3 * MM, 3 * MM), strict=True)]
    )


def annotated(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots = Array([pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9]))])


def of_the_screen(pdf: Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.N = 3


def untold(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def grouped(pdf: Pdf) -> None:
    pdf.pages[1].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def broken_stream(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(b"\n/Nowhere Do")


def circular(pdf: Pdf) -> None:
    loop = form(b"/X Do")(pdf)
    loop.Resources = Dictionary(XObject=Dictionary(X=loop))
    drawing(b"/X Do", XObject={"X": lambda _: loop})(pdf)


def cropped(pdf: Pdf) -> None:
    for page in pdf.pages:
        page.obj.CropBox = page.obj.TrimBox


def on_page(**entries: Any) -> Callable[[Pdf], None]:
    def plant(pdf: Pdf) -> None:
        for name, value in entries.items():
            pdf.pages[1].obj[f"/{name}"] = value

    return plant


def field(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=[pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("a")))])


def layered(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Varnish")))
    pdf.Root.OCProperties = Dictionary(OCGs=[layer], D=Dictionary(Name=String("a"), Order=[layer]))


def untold_dates(pdf: Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"xmp:MetadataDate", b"xmp:Nothing"))


def attached(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=[]))


def scripted(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def deep(pdf: Pdf) -> Any:
    keys = {"Type": Name.XObject, "Subtype": Name.Image, "Width": 300, "Height": 300, "BitsPerComponent": 16}
    return pdf.make_stream(bytes(300 * 300 * 2), ColorSpace=Name.DeviceGray, **keys)


HELVETICA = {"F": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)}
WET = {"X": image(400, 400, Name.DeviceCMYK, 4, 255)}
IDENTITY = {"F": Dictionary(Type=Name.Font, Subtype=Name.Type0, Encoding=Name("/Identity-H"), BaseFont=Name.A, DescendantFonts=[
    Dictionary(FontDescriptor=Dictionary(FontFile2=1))])}  # fmt: skip
FAULTS: dict[str, tuple[str, Callable[[Pdf], None]]] = {
    "no output intent": ("press-no-intent", without("/OutputIntents")),
    "an output intent of the screen": ("press-intent-inks", of_the_screen),
    "no standard": ("press-standard", without("/Metadata")),
    "not said to be untrapped": ("press-trapped", untold),
    "a script": ("press-actions", opening),
    "no trim": ("press-no-trim", trimless),
    "no bleed": ("press-bleed", bleeding(0)),
    "too little bleed": ("press-bleed", bleeding(2)),
    "too much bleed": ("press-bleed", bleeding(5)),
    "bleed outside the sheet": ("press-boxes", cut),
    "an odd page": ("press-page-count", one_more),
    "pages of two sizes": ("press-sizes", smaller),
    "a font that is not embedded": ("press-font", drawing(b"BT /F 9 Tf 100 100 Td (a) Tj ET", Font=HELVETICA)),
    "an annotation": ("press-annotation", annotated),
    "a missing glyph": ("press-notdef", drawing(b"BT /F 9 Tf 100 100 Td [<00010000>] TJ ET", Font=IDENTITY)),
    "too much ink in a fill": ("press-ink", drawing(b"1 1 1 .5 k 0 0 99 99 re f")),
    "too much ink in a picture": ("press-picture-ink", drawing(b"90 0 0 90 50 50 cm /X Do", XObject=WET)),
    "a picture too coarse": ("press-coarse", drawing(LARGE, XObject={"X": image(99, 99, Name.DeviceGray, 1)})),
    "a picture not sharp": ("press-resolution", drawing(LARGE, XObject={"X": image(300, 300, Name.DeviceGray, 1)})),
    "a small picture in the page": ("press-coarse", drawing(b"90 0 0 90 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI")),
    "black of four inks": ("press-rich-black", drawing(b".7 .6 .6 .9 k BT /F 9 Tf 100 100 Td <0001> Tj ET", Font=IDENTITY)),
    "a blend": ("press-blend", drawing(b"/G gs 0 0 9 9 re f", ExtGState={"G": Dictionary(BM=Name.Difference)})),
    "a group of the screen": ("press-colour", grouped),
    "a thing that is not there": ("press-unreadable", broken_stream),
    "a script on a page": ("press-actions", scripted),
    "an attachment": ("press-actions", attached),
    "a form to fill in": ("press-form", field),
    "layers": ("press-layers", layered),
    "dates that are not told": ("press-told", untold_dates),
    "a page cropped at the trim": ("press-boxes", cropped),
    "a page that is turned": ("press-turned", on_page(Rotate=90)),
    "a page that is scaled": ("press-turned", on_page(UserUnit=2)),
    "white that overprints": (
        "press-white-overprint",
        drawing(b"/G gs 0 0 0 0 k 0 0 9 9 re f", ExtGState={"G": Dictionary(op=True)}),
    ),
    "a curve of tones": (
        "press-transfer",
        drawing(b"/G gs", ExtGState={"G": Dictionary(TR=Dictionary(FunctionType=2, Domain=[0, 1], N=2))}),
    ),
    "a screen of its own": ("press-transfer", drawing(b"/G gs", ExtGState={"G": Dictionary(HT=Dictionary(HalftoneType=1))})),
    "a picture with a stand-in": (
        "press-proxy",
        drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": image(300, 300, Name.DeviceGray, 1, Alternates=[])}),
    ),
    "PostScript": ("press-proxy", drawing(b"/X Do", XObject={"X": lambda pdf: pdf.make_stream(b"", Subtype=Name.PS)})),
    "inks with another meaning": ("press-default", drawing(b"0 0 9 9 re f", ColorSpace={"DefaultCMYK": Name.DeviceCMYK})),
    "JPEG 2000": (
        "press-picture",
        drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": image(300, 300, Name.DeviceGray, 1, Filter=Name.JPXDecode)}),
    ),
    "16 bits": ("press-picture", drawing(b"20 0 0 20 50 50 cm /X Do", XObject={"X": deep})),
    "a hairline": ("press-hairline", drawing(b"0 0 0 1 K .1 w 0 0 m 99 0 l S")),
    "a line of no width": ("press-hairline", drawing(b"0 0 0 1 K 0 w 0 0 m 99 0 l S")),
    "a hairline that is scaled": ("press-hairline", drawing(b"0 0 0 1 K .1 0 0 .1 0 0 cm 1 w 0 0 m 99 0 l S")),
    "an area as thin as a hairline": ("press-hairline", drawing(b"0 0 0 1 k 0 0 99 .1 re f")),
    "small white letters": ("press-small-text", drawing(b"0 0 0 0 k BT /F 4 Tf 100 100 Td <0001> Tj ET", Font=IDENTITY)),
    "small letters of three inks": (
        "press-small-text",
        drawing(b"1 .5 .2 0 k BT /F 1 Tf 4 0 0 4 100 100 Tm <0001> Tj ET", Font=IDENTITY),
    ),
    "a drawing that contains itself": ("press-unreadable", circular),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found_and_nothing_else(sound: bytes, fault: str) -> None:
    code, plant = FAULTS[fault]
    assert [finding.code for finding in findings(planted(sound, plant))] == [code]


def test_files_that_cannot_be_read(sound: bytes) -> None:
    locked = planted(sound, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert [finding.code for finding in findings(locked)] == ["press-encrypted"]
    opened = planted(sound, lambda pdf: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert [finding.code for finding in findings(opened)] == ["press-encrypted"]
    for rubbish in (b"", b"not a PDF", sound[:2000]):
        assert [finding.code for finding in findings(rubbish)] == ["press-broken"]


def test_every_rule_is_planted() -> None:
    """Whoever adds a rule plants its fault here."""
    planned = {code for code, _ in FAULTS.values()} | {"press-colour", "press-encrypted", "press-broken", "press-short-bleed"}
    assert planned == {code for code in CODES if code.startswith("press-")}


def test_the_report_says_what_is_in_the_file(sound: bytes, tmp_path: Path) -> None:
    facts, found = preflight.examine("a.pdf", sound, PressSpec())
    assert facts
    report = json.loads(preflight.dumps(preflight.report("a.pdf", facts, found)))
    assert report["standard"] == "PDF/X-4" and report["pdf"] == "1.6"
    assert report["pages"] % 4 == 0
    assert report["boxes_mm"] == [
        {"pages": report["pages"], "MediaBox": [238.0, 325.0], "BleedBox": [216.0, 303.0], "TrimBox": [210.0, 297.0]}
    ]
    assert set(report["colour_spaces"]) <= {"DeviceCMYK", "DeviceGray", "Separation All"}
    assert report["output_intents"] == [{"kind": "GTS_PDFX", "condition": "FOGRA39", "inks": 4}]
    assert report["annotations"] == report["missing_glyphs"] == 0
    assert all(report["fonts"].values())


def test_a_page_is_named_with_its_run(sound: bytes) -> None:
    def plant(pdf: Pdf) -> None:
        for number in (0, 1, 3):
            pdf.pages[number].contents_add(RED)

    found = findings(planted(sound, plant))
    assert [finding.values["pages"] for finding in found] == ["1–2, 4"]
    assert "1 0 0" in message(found[0], "en")


def surveyed(file: Path) -> preflight.Survey:
    with Pdf.open(file) as pdf:
        return preflight.survey(pdf)


@pytest.mark.skipif(not coverage.possible(), reason="pdftoppm is not installed")
def test_colour_that_ends_at_the_trim(sound: bytes, tmp_path: Path) -> None:
    """Planted on page 2: an area that fills the trim and not the bleed. One that fills both,
    and text, are as they should be."""

    def area(bleed: float) -> Callable[[Pdf], None]:
        def plant(pdf: Pdf) -> None:
            left, bottom, right, top = (float(value) for value in pdf.pages[1].obj.TrimBox)
            box = f"{left - bleed} {bottom - bleed} {right - left + 2 * bleed} {top - bottom + 2 * bleed} re f"
            pdf.pages[1].contents_add(f"\nq 0 .3 0 0 k {box} Q".encode())

        return plant

    for bleed, codes in ((0.0, ["press-short-bleed"]), (3 * MM, [])):
        file = tmp_path / "a.pdf"
        file.write_bytes(planted(sound, area(bleed)))
        found = coverage.judge("a.pdf", coverage.measure(file, surveyed(file)), 330)
        assert [finding.code for finding in found] == codes
        assert all(finding.values["pages"] == "2" for finding in found)


@pytest.mark.skipif(not coverage.possible(), reason="pdftoppm is not installed")
def test_ink_that_lies_over_ink_is_found_by_drawing(sound: bytes, tmp_path: Path) -> None:
    """Two fills of 200 % each, multiplied: each alone is harmless."""
    file = tmp_path / "a.pdf"
    twice = drawing(b"1 1 0 0 k 99 99 99 99 re f /G gs 0 0 1 1 k 99 99 99 99 re f", ExtGState={"G": Dictionary(BM=Name.Multiply)})
    file.write_bytes(planted(sound, twice))
    assert [finding.code for finding in findings(file.read_bytes())] == ["press-blend"]
    pages = coverage.measure(file, surveyed(file))
    assert [finding.values["pages"] for finding in coverage.judge("a.pdf", pages, 330)] == ["2"]
    assert pages[1].cyan == pytest.approx(pages[1].yellow, abs=0.5) and pages[1].cyan > 1
    file.write_bytes(sound)
    assert coverage.judge("a.pdf", coverage.measure(file, surveyed(file)), 330) == []
