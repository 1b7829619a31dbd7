"""Styles of a file of Word, by which programs know headings, captions and notes.

Notices are set after GB/T 9704: 三号仿宋, the title in 二号小标宋, headings in 黑体 and 楷体. The
fonts are named and not embedded: every office that sends such papers has them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan.interface import words as words_of
from huikan.model import Lang
from huikan.outputs.docx.xml import HEAD, SPACES, element, valued

RED = "FF0000"
PITCH = -5  # 28 letters of 16 pt in 156 mm
FONTS: Mapping[str, str] = {  # what stands for a font where it is missing
    "仿宋_GB2312": "仿宋", "方正小标宋简体": "宋体", "楷体_GB2312": "楷体", "黑体": "SimHei", "宋体": "SimSun",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Faces:
    """The fonts of a sort of text, and the size of its letters in half points."""

    body: str
    title: str
    first: str  # of headings of the first level
    second: str
    latin: str
    size: int
    title_size: int
    small: int


OFFICIAL = Faces("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "Times New Roman", 32, 44, 24)
OFFICIAL_ENGLISH = Faces("宋体", "宋体", "黑体", "黑体", "Times New Roman", 24, 34, 20)
PLAIN = Faces("宋体", "黑体", "黑体", "黑体", "Times New Roman", 21, 36, 18)
PLAIN_ENGLISH = Faces("宋体", "黑体", "黑体", "黑体", "Times New Roman", 22, 34, 18)


def faces(lang: Lang, official: bool) -> Faces:
    if lang == "zh":
        return OFFICIAL if official else PLAIN
    return OFFICIAL_ENGLISH if official else PLAIN_ENGLISH


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs. `face` is the East Asian font, `size` in half points; `indent` the
    first line's in characters; `before` and `after` in twentieths of a point."""

    identifier: str
    name: str
    based: str = "Normal"
    following: str = "BodyText"
    face: str = ""
    latin: str = ""
    size: int = 0
    bold: bool = False
    colour: str = ""
    align: str = ""
    indent: int | None = None
    left: int = 0
    hanging: int = 0
    right: int = 0
    before: int | None = None
    after: int | None = None
    line: int = 0  # 240 is one line
    keep: bool = False
    level: int = 0  # of a heading
    pitch: int = 0  # what is added between letters, in twentieths of a point
    off_grid: bool = False  # its lines are not those of the page's grid
    extra: str = ""  # borders, of a paragraph
    own: bool = False  # a name of ours, not of the program


def styles_xml(lang: Lang, official: bool) -> str:
    """The part with all styles."""
    kind = faces(lang, official)
    everything = (*_table_styles(official), *_character_styles(), *map(_paragraph_style, _styles(lang, official, kind)))
    return HEAD + element("w:styles", _defaults(lang, kind), *everything, attributes=_spaces())


def _spaces() -> dict[str, str]:
    return {name: address.strip('"') for name, _, address in (each.partition("=") for each in SPACES.split(" "))}


def _defaults(lang: Lang, kind: Faces) -> str:
    fonts = element("w:rFonts", attributes=_fonts(kind.body, kind.latin))
    language = element("w:lang", attributes={"w:val": "en-US" if lang == "zh" else "en-GB", "w:eastAsia": "zh-CN"})
    size = valued("w:sz", kind.size) + valued("w:szCs", kind.size)
    runs = element("w:rPrDefault", element("w:rPr", fonts, size, language))
    return element("w:docDefaults", runs, element("w:pPrDefault"))


def _fonts(face: str, latin: str) -> dict[str, str]:
    return {"w:ascii": latin, "w:hAnsi": latin, "w:eastAsia": face, "w:cs": latin}


def _styles(lang: Lang, official: bool, kind: Faces) -> Iterator[Style]:
    say, zh = words_of(lang), lang == "zh"
    grid = zh and official
    indent = 2 if zh else 0
    gap = 0 if grid else 120
    line = 0 if grid else 320 if zh else 288
    yield Style("Normal", "Normal", based="", following="", size=kind.size, line=line, pitch=PITCH if grid else 0)
    yield Style("BodyText", "Body Text", indent=indent, after=0 if zh else 120, align="both")
    yield Style("Title", "Title", face=kind.title, size=kind.title_size, align="center", before=0 if grid else 240, after=240,
                bold=not official, line=288, off_grid=True)  # fmt: skip
    yield Style("Subtitle", "Subtitle", face=kind.second, size=kind.size + 4, align="center", after=120)
    yield from _headings(kind, grid, official, indent)
    yield Style("ListParagraph", "List Paragraph", following="ListParagraph", after=0 if zh else 60)
    yield Style("Quote", "Quote", face=kind.second if zh else "", left=420, right=420, indent=indent, after=gap)
    yield Style("SourceCode", "Source Code", latin="Consolas", size=kind.small, before=60, after=60, left=240)
    yield Style("Figure", "Figure", align="center", before=120, own=True, line=240)
    yield Style("Formula", "Formula", before=60, after=60, own=True, line=240)
    yield Style("Caption", "caption", face=kind.first, size=kind.small, align="center", after=160, line=240, off_grid=True)
    yield Style("TableCaption", "Table Caption", based="Caption", before=160, after=60, keep=True, own=True)
    yield Style("Source", say["docx_style_source"], size=kind.small, align="center", after=120, own=True, line=240, off_grid=True)
    yield Style("TableText", "Table Text", size=kind.small, own=True, line=260, off_grid=True)
    yield Style("TableHead", "Table Heading", based="TableText", bold=True, own=True)
    yield Style("Author", "Author", face=kind.second if zh else "", align="center", after=60)
    yield Style("Affiliation", say["docx_style_affiliation"], size=kind.small, align="center", after=120, own=True)
    yield Style("Abstract", "Abstract", face=kind.second if zh else "", size=kind.small + (2 if zh else 0), left=420, right=420,
                after=60, align="both")  # fmt: skip
    yield Style("Bibliography", "Bibliography", following="Bibliography", size=kind.small + (0 if official else 1), left=420,
                hanging=420, after=30)  # fmt: skip
    yield Style("FootnoteText", "footnote text", following="FootnoteText", size=18, line=240, off_grid=True)
    yield Style("Header", "header", following="Header", size=18, align="center", off_grid=True)
    yield Style("Footer", "footer", following="Footer", size=28 if official else 18, face="宋体", off_grid=True)
    yield Style("Notice", say["docx_style_notice"], bold=True, after=120, own=True)
    yield Style("Small", say["docx_style_small"], size=18, before=120, own=True, line=240, off_grid=True)
    if official:
        yield from _official(lang, kind)


def _headings(kind: Faces, grid: bool, official: bool, indent: int) -> Iterator[Style]:
    """Six levels. In a notice they stand in the text's size, by their type alone."""
    for level in range(1, 7):
        face = kind.first if level == 1 else kind.second if level == 2 else kind.body if grid else kind.second
        size = kind.size if official else max(kind.size, kind.size + 9 - 3 * level)
        yield Style(
            f"Heading{level}", f"heading {level}", face=face, size=size, bold=not grid or level > 2, keep=True, level=level,
            indent=indent if grid else 0, before=0 if grid else 200, after=0 if grid else 100,
        )  # fmt: skip


def _official(lang: Lang, kind: Faces) -> Iterator[Style]:
    """What only notices have."""
    say, zh = words_of(lang), lang == "zh"
    red = element("w:pBdr", element("w:bottom", attributes={"w:val": "single", "w:sz": "18", "w:space": "8", "w:color": RED}))
    yield Style("Issuer", say["docx_style_issuer"], face=kind.title, size=76 if zh else 50, colour=RED, align="center",
                before=1200 if zh else 240, bold=not zh, line=240, own=True)  # fmt: skip
    yield Style("DocumentNumber", say["docx_style_number"], align="center", before=1160 if zh else 240, after=1160 if zh else 360,
                extra=red, own=True)  # fmt: skip
    yield Style("Urgency", say["docx_style_urgency"], face=kind.first, own=True)
    yield Style("Addressees", say["docx_style_addressees"], own=True)
    yield Style("Attachments", say["docx_style_attachments"], left=632 if zh else 0, keep=True, own=True)
    yield Style("Annex", say["docx_style_annex"], face=kind.first, level=1, extra="<w:pageBreakBefore/>", own=True)
    yield Style("Signature", "Signature", following="Date", align="right", before=0, keep=True)
    yield Style("Date", "Date", align="right")
    rule = element("w:pBdr", *(
        element(f"w:{side}", attributes={"w:val": "single", "w:sz": "8", "w:space": "4", "w:color": "000000"})
        for side in ("top", "bottom", "between")
    ))  # fmt: skip
    yield Style("Record", say["docx_style_record"], size=28 if zh else 20, extra=rule, own=True, line=0 if zh else 280)


def _paragraph_style(style: Style) -> str:
    properties = ["<w:keepNext/><w:keepLines/>"] if style.keep else []
    properties += [style.extra] if style.extra else []
    spacing = {"w:before": style.before, "w:after": style.after, "w:line": style.line or None}
    attributes = {name: str(value) for name, value in spacing.items() if value is not None}
    attributes |= {"w:lineRule": "auto"} if style.line else {}
    properties += [valued("w:snapToGrid", 0)] if style.off_grid else []
    properties += [element("w:spacing", attributes=attributes)] if attributes else []
    properties += [_indent(style)]
    properties += [valued("w:jc", style.align)] if style.align else []
    properties += [valued("w:outlineLvl", style.level - 1)] if style.level else []
    kind = {"w:type": "paragraph", "w:styleId": style.identifier}
    kind |= {"w:default": "1"} if not style.based else {}
    kind |= {"w:customStyle": "1"} if style.own else {}
    return element(
        "w:style",
        valued("w:name", style.name),
        valued("w:basedOn", style.based) if style.based else "",
        valued("w:next", style.following) if style.following else "",
        "<w:qFormat/>",
        element("w:pPr", *properties) if any(properties) else "",
        _run_properties(style),
        attributes=kind,
    )


def _indent(style: Style) -> str:
    """Indents; the first line's in hundredths of a character, which keep when letters grow."""
    attributes: dict[str, str] = {}
    attributes |= {"w:left": str(style.left)} if style.left else {}
    attributes |= {"w:right": str(style.right)} if style.right else {}
    if style.indent is not None:
        attributes |= {"w:firstLineChars": str(100 * style.indent), "w:firstLine": str(316 * style.indent)}
    attributes |= {"w:hanging": str(style.hanging)} if style.hanging else {}
    return element("w:ind", attributes=attributes) if attributes else ""


def _run_properties(style: Style) -> str:
    fonts = {"w:eastAsia": style.face} if style.face else {}
    fonts |= {"w:ascii": style.latin, "w:hAnsi": style.latin} if style.latin else {}
    settings = [element("w:rFonts", attributes=dict(sorted(fonts.items())))] if fonts else []
    settings += ["<w:b/><w:bCs/>"] if style.bold else []
    settings += [valued("w:color", style.colour)] if style.colour else []
    settings += [valued("w:spacing", style.pitch)] if style.pitch else []
    settings += [valued("w:sz", style.size), valued("w:szCs", style.size)] if style.size else []
    return element("w:rPr", *settings) if settings else ""


def _character_styles() -> Iterator[str]:
    looks = {
        ("Hyperlink", "Hyperlink"): valued("w:color", "0563C1") + valued("w:u", "single"),
        ("FootnoteReference", "footnote reference"): valued("w:vertAlign", "superscript"),
        ("VerbatimChar", "Verbatim Char"): '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>',
    }
    default = {"w:type": "character", "w:default": "1", "w:styleId": "DefaultParagraphFont"}
    yield element("w:style", valued("w:name", "Default Paragraph Font"), "<w:semiHidden/>", attributes=default)
    for (identifier, name), look in looks.items():
        own = {"w:type": "character", "w:styleId": identifier}
        yield element("w:style", valued("w:name", name), element("w:rPr", look), attributes=own)


def _table_styles(official: bool) -> Iterator[str]:
    """Lines round every cell in notices; three lines in papers."""
    margins = element(
        "w:tblCellMar",
        *(element(f"w:{side}", attributes={"w:w": "80", "w:type": "dxa"}) for side in ("left", "right")),
    )
    yield element(
        "w:style", valued("w:name", "Normal Table"), "<w:semiHidden/>", element("w:tblPr", margins),
        attributes={"w:type": "table", "w:default": "1", "w:styleId": "TableNormal"},
    )  # fmt: skip
    yield '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'

    def line(side: str, width: int) -> str:
        return element(f"w:{side}", attributes={"w:val": "single", "w:sz": str(width), "w:space": "0", "w:color": "auto"})

    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if official else ("top", "bottom")
    borders = element("w:tblBorders", *(line(side, 4 if official else 12) for side in sides))
    head = element(
        "w:tblStylePr", element("w:tcPr", element("w:tcBorders", line("bottom", 6))), attributes={"w:type": "firstRow"}
    )
    yield element(
        "w:style", valued("w:name", "Grid Table"), valued("w:basedOn", "TableNormal"), element("w:tblPr", borders, margins),
        "" if official else head, attributes={"w:type": "table", "w:customStyle": "1", "w:styleId": "GridTable"},
    )  # fmt: skip
