"""A text as a file of Word: what stands above it, its text, what stands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from huikan.interface import words as words_of
from huikan.markup.nodes import Node, Text
from huikan.markup.word import word
from huikan.outputs.docx import inlines, notice
from huikan.outputs.docx.blocks import blocks
from huikan.outputs.docx.inlines import Look, field, plain, runs
from huikan.outputs.docx.package import packed
from huikan.outputs.docx.paragraphs import Place, line, paragraph
from huikan.outputs.docx.styles import faces
from huikan.outputs.docx.values import NoticeHead, PaperHead, WordDocument
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import SPACES, element, run_text, valued

MM = 1440 / 25.4  # twentieths of a point


@dataclass(frozen=True, slots=True)
class Page:
    """A page of A4: margins in twentieths of a point, `foot` how far the number stands above the
    edge, `grid` the lines and characters of a page."""

    top: int
    bottom: int
    left: int
    right: int
    foot: int
    grid: str = ""

    @property
    def measure(self) -> int:
        return 11906 - self.left - self.right


# GB/T 9704: a block of 156 × 225 mm, 37 mm below the edge and 28 mm from the fold. Its 22 lines are
# the page's grid; its 28 characters a line the style's spacing: a grid whose squares are smaller
# than the letters is set by LibreOffice over two of them.
OFFICIAL = Page(
    round(37 * MM),
    round(35 * MM),
    round(28 * MM),
    round(26 * MM),
    round(22 * MM),
    '<w:docGrid w:type="lines" w:linePitch="579"/>',
)
PLAIN = Page(round(28 * MM), round(26 * MM), round(28 * MM), round(28 * MM), round(15 * MM))


def make(document: WordDocument) -> bytes:
    """The file. OSError where a picture cannot be decoded."""
    official = isinstance(document.head, NoticeHead)
    page = OFFICIAL if official else PLAIN
    if document.lang != "zh":
        page = replace(page, grid="")
    root = word(document.fragment, document.targets)
    writer = Writer(
        document,
        page.measure,
        faces(document.lang, official).size / 2,
        note_items={node.attributes.get("id", ""): node for node in _notes(root)},
        anchors=frozenset(_anchors(root)),
    )
    text, annexed = notice.divided(root.children) if official else (root.children, ())
    written, annexes = blocks(writer, text), list(notice.annexes(writer, annexed))
    body = [*_above(writer), *written]
    _write_notes(writer)
    body += [*_never_called(writer), *_below(writer, annexes)]
    sections, pages = _section(writer, page)
    return packed(document, writer, "".join(body) + sections, pages)


def _anchors(root: Node) -> Iterator[str]:
    """The places that links of the text lead to."""
    names = {node.attributes.get("id", "") for node in root.nodes()}
    linked = (node.attributes.get("href", "") for node in root.nodes())
    yield from (href[1:] for href in linked if href.startswith("#") and href[1:] in names)


# ---------- notes ----------


def _notes(root: Node) -> Iterator[Node]:
    """The notes of a text, where they are listed."""
    for section in (node for node in root.nodes() if node.tag == "section" and "footnotes" in node.classes()):
        yield from (node for node in section.nodes() if node.tag == "li" and node.attributes.get("id", "").startswith("fn-"))


def _write_notes(writer: Writer) -> None:
    """The paragraphs of the notes that are called."""
    writer.in_notes = True
    mark = element("w:r", element("w:rPr", valued("w:rStyle", "FootnoteReference")), "<w:footnoteRef/>")
    for name, number in list(writer.note_numbers.items()):
        if number:
            writer.notes[number] = "".join(_begun(blocks(writer, writer.note_items[name].children, Place("FootnoteText")), mark))
    writer.in_notes = False


def _begun(paragraphs: Sequence[str], mark: str) -> list[str]:
    """The paragraphs of a note behind its number, which stands in the first."""
    begin = mark + element("w:r", run_text(" "))
    if paragraphs and paragraphs[0].startswith("<w:p><w:pPr>") and "<w:numPr>" not in paragraphs[0]:
        first = paragraphs[0].replace("</w:pPr>", f"</w:pPr>{begin}", 1)
        return [first, *paragraphs[1:], *_end(paragraphs)]
    return [paragraph(begin, Place("FootnoteText")), *paragraphs, *_end(paragraphs)]


def _end(paragraphs: Sequence[str]) -> list[str]:
    """What a part ends with: a paragraph, never a table."""
    return ["<w:p/>"] if paragraphs and paragraphs[-1].startswith("<w:tbl>") else []


def _never_called(writer: Writer) -> list[str]:
    """Notes that nobody calls: the page shows them, so their words stand at the end."""
    unseen = [item for name, item in writer.note_items.items() if name not in writer.note_numbers]
    return [line for item in unseen for line in blocks(writer, item.children, Place("FootnoteText"))]


# ---------- above and below the text ----------


def _above(writer: Writer) -> Iterator[str]:
    document, head = writer.document, writer.document.head
    if isinstance(head, NoticeHead):
        yield from notice.red_head(writer, head)
    yield _title(writer)
    yield line(writer, "Subtitle", document.subtitle) if document.subtitle else ""
    if isinstance(head, PaperHead):
        yield from _authors(writer, head)
    yield from (line(writer, "Notice", notice) for notice in document.notices)
    if isinstance(head, PaperHead):
        yield from _abstracts(writer, head)
    elif head.addressees:
        say = words_of(document.lang)
        yield line(writer, "Addressees", say["print_names"].join(head.addressees) + say["print_addressees_colon"])


def _title(writer: Writer) -> str:
    """The title, on as many lines as its editor says. Places that no paragraph is (a row of a
    table, a note) are here, so that no link leads nowhere."""
    document = writer.document
    lines = document.lines or (document.title,)
    gap = element("w:r", "<w:br/>")
    elsewhere = "".join(writer.marked(place, "") for place in sorted(writer.anchors - writer.placed))
    return paragraph(elsewhere + gap.join(plain(writer, line) for line in lines), Place("Title"))


def _authors(writer: Writer, head: PaperHead) -> Iterator[str]:
    """The authors with a raised number each, and what the numbers stand for; none where all work in
    one place."""
    say = words_of(writer.lang)
    places = list(dict.fromkeys(each.affiliation for each in head.authors if each.affiliation))
    pieces: list[str] = []
    for each in head.authors:
        number = str(places.index(each.affiliation) + 1) if each.affiliation and len(places) > 1 else ""
        pieces += [plain(writer, say["list_comma"])] if pieces else []
        pieces.append(plain(writer, each.name))
        pieces += [inlines.runs(writer, [Text(number)], Look(writer.lang, place="superscript"))] if number else []
    if pieces:
        yield paragraph("".join(pieces), Place("Author"))
    if places:
        numbered = places if len(places) == 1 else [f"{at}. {place}" for at, place in enumerate(places, 1)]
        opening, closing = "（）" if writer.lang == "zh" else "()"
        yield line(writer, "Affiliation", opening + say["print_list"].join(numbered) + closing)
    for each in head.authors:
        if each.email:
            yield line(writer, "Affiliation", f"{say['print_corresponding']}{say['print_colon']}{each.name}, {each.email}")


def _abstracts(writer: Writer, head: PaperHead) -> Iterator[str]:
    """The abstracts and keywords; above those of another language its title."""
    titled = False
    for lang, label, text in head.abstracts:
        if lang == head.second_lang and head.second_title and not titled:
            titled = True
            inner = runs(writer, [Text(head.second_title)], Look(lang, bold=True))
            yield paragraph(inner, Place("Abstract", align="center"))
        inner = runs(writer, [Text(label)], Look(lang, bold=True), fixed=True) + runs(writer, [Text(text)], Look(lang))
        yield paragraph(inner, Place("Abstract"))
    for label, text in head.facts:
        yield paragraph(plain(writer, label, bold=True) + plain(writer, text), Place("Abstract"))


def _below(writer: Writer, annexes: Sequence[str]) -> Iterator[str]:
    document, head = writer.document, writer.document.head
    say = words_of(document.lang)
    if isinstance(head, NoticeHead):
        yield from notice.attachments(writer, head)
        yield from notice.signatures(writer, head)
        if head.contact:
            opening, closing = "（）" if document.lang == "zh" else "()"
            yield line(writer, "BodyText", f"{opening}{say['print_contact']}{say['print_colon']}{head.contact}{closing}")
    yield line(writer, "Small", document.ai) if document.ai else ""
    yield line(writer, "Small", document.sample) if document.sample else ""
    yield from annexes
    if isinstance(head, NoticeHead):
        yield from notice.record(writer, head)


# ---------- pages ----------


def _section(writer: Writer, page: Page) -> tuple[str, dict[str, str]]:
    """What the body ends with, and the heads and feet of its pages."""
    official = isinstance(writer.document.head, NoticeHead)
    number = field("PAGE", "1")
    if official:
        number = plain(writer, "— ") + number + plain(writer, " —")
    feet = {"footer1.xml": ("right" if official else "center", "default")}
    feet |= {"footer2.xml": ("left", "even")} if official else {}
    pages = {
        name: f"<w:ftr {SPACES}>{paragraph(number, Place('Footer', align=align))}</w:ftr>" for name, (align, _) in feet.items()
    }
    references = [
        element("w:footerReference", attributes={"w:type": kind, "r:id": writer.relations.to("footer", name)})
        for name, (_, kind) in feet.items()
    ]
    if writer.document.draft:
        kinds = ("default", "even") if official else ("default",)
        text = paragraph(plain(writer, words_of(writer.lang)["docx_draft"]), Place("Header"))
        pages |= {f"header{at}.xml": f"<w:hdr {SPACES}>{text}</w:hdr>" for at, _ in enumerate(kinds, 1)}
        references = [
            element("w:headerReference", attributes={"w:type": kind, "r:id": writer.relations.to("header", f"header{at}.xml")})
            for at, kind in enumerate(kinds, 1)
        ] + references
    margins = {
        "w:top": page.top, "w:right": page.right, "w:bottom": page.bottom, "w:left": page.left, "w:header": 851,
        "w:footer": page.foot, "w:gutter": 0,
    }  # fmt: skip
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    edges = element("w:pgMar", attributes={name: str(value) for name, value in margins.items()})
    return element("w:sectPr", *references, size, edges, page.grid), pages
