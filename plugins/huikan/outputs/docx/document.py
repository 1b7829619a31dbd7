"""A text as a file of Word: what stands above it, its text, what stands below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from huikan.interface import words as words_of
from huikan.markup.nodes import Node, Text
from huikan.markup.word import word
from huikan.outputs.docx import inlines
from huikan.outputs.docx.blocks import blocks
from huikan.outputs.docx.inlines import Look, field, plain, runs
from huikan.outputs.docx.package import packed
from huikan.outputs.docx.paragraphs import Place, paragraph
from huikan.outputs.docx.styles import faces
from huikan.outputs.docx.values import NoticeHead, PaperHead, WordDocument
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import SPACES, element, run_text, valued

MM = 1440 / 25.4  # twentieths of a point
AFTER_DATE = 4  # characters that stay free behind the date of signing (GB/T 9704, 7.3.5.1)


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
    text = blocks(writer, root.children)
    body = [*_above(writer), *text]
    _write_notes(writer)
    body += [*_never_called(writer), *_below(writer)]
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


def _line(writer: Writer, style: str, text: str, **look: bool) -> str:
    return paragraph(plain(writer, text, **look), Place(style))


def _above(writer: Writer) -> Iterator[str]:
    document, head = writer.document, writer.document.head
    if isinstance(head, NoticeHead):
        yield from _red_head(writer, head)
    yield _title(writer)
    yield _line(writer, "Subtitle", document.subtitle) if document.subtitle else ""
    if isinstance(head, PaperHead):
        yield from _authors(writer, head)
    yield from (_line(writer, "Notice", notice) for notice in document.notices)
    if isinstance(head, PaperHead):
        yield from _abstracts(writer, head)
    elif head.addressees:
        say = words_of(document.lang)
        yield _line(writer, "Addressees", say["print_names"].join(head.addressees) + say["print_addressees_colon"])


def _title(writer: Writer) -> str:
    """The title, on as many lines as its editor says. Places that no paragraph is (a row of a
    table, a note) are here, so that no link leads nowhere."""
    document = writer.document
    lines = document.lines or (document.title,)
    gap = element("w:r", "<w:br/>")
    elsewhere = "".join(writer.marked(place, "") for place in sorted(writer.anchors - writer.placed))
    return paragraph(elsewhere + gap.join(plain(writer, line) for line in lines), Place("Title"))


def _red_head(writer: Writer, head: NoticeHead) -> Iterator[str]:
    names = head.issuers[:1] if head.form == "letter" else head.issuers
    if head.red_head:
        said = [*names[:-1], names[-1] + ("文件" if head.form == "document" and writer.lang == "zh" else "")]
        yield from (_line(writer, "Issuer", name) for name in said)
    if head.number or head.red_head:
        align = "right" if head.form == "letter" else ""
        yield paragraph(plain(writer, head.number), Place("DocumentNumber", align=align))


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
        said = places if len(places) == 1 else [f"{at}. {place}" for at, place in enumerate(places, 1)]
        opening, closing = "（）" if writer.lang == "zh" else "()"
        yield _line(writer, "Affiliation", opening + say["print_list"].join(said) + closing)
    for each in head.authors:
        if each.email:
            yield _line(writer, "Affiliation", f"{say['print_corresponding']}{say['print_colon']}{each.name}, {each.email}")


def _abstracts(writer: Writer, head: PaperHead) -> Iterator[str]:
    """The abstracts and keywords; above those of another language its title."""
    told = False
    for lang, label, text in head.abstracts:
        if lang == head.second_lang and head.second_title and not told:
            told = True
            inner = runs(writer, [Text(head.second_title)], Look(lang, bold=True))
            yield paragraph(inner, Place("Abstract", align="center"))
        inner = runs(writer, [Text(label)], Look(lang, bold=True), fixed=True) + runs(writer, [Text(text)], Look(lang))
        yield paragraph(inner, Place("Abstract"))
    for label, text in head.facts:
        yield paragraph(plain(writer, label, bold=True) + plain(writer, text), Place("Abstract"))


def _below(writer: Writer) -> Iterator[str]:
    document, head = writer.document, writer.document.head
    say = words_of(document.lang)
    if isinstance(head, NoticeHead):
        yield from _attachments(writer, head)
        yield from _signatures(head, writer)
        if head.contact:
            opening, closing = "（）" if document.lang == "zh" else "()"
            yield _line(writer, "BodyText", f"{opening}{say['print_contact']}{say['print_colon']}{head.contact}{closing}")
    yield _line(writer, "Small", document.ai) if document.ai else ""
    yield _line(writer, "Small", document.sample) if document.sample else ""
    if isinstance(head, NoticeHead):
        yield from _record(writer, head)


def _attachments(writer: Writer, head: NoticeHead) -> Iterator[str]:
    say = words_of(writer.lang)
    if not head.attachments:
        return
    yield _line(writer, "BodyText", "")
    for at, title in enumerate(head.attachments, 1):
        label = f"{say['print_attachments']}{say['print_colon']}" if at == 1 else ""
        number = f"{at}. " if len(head.attachments) > 1 else ""
        hidden = element("w:ind", attributes={"w:left": "1580", "w:hanging": "948"})  # behind the label, in the style's place
        line = paragraph(plain(writer, f"{label}{number}{title}"), Place("Attachments"))
        yield line if at == 1 else line.replace("</w:pPr>", f"{hidden.replace('948', '0')}</w:pPr>", 1)


def _signatures(head: NoticeHead, writer: Writer) -> Iterator[str]:
    """Who signs, and the day (GB/T 9704, 7.3.5)."""
    yield _line(writer, "BodyText", "")
    for name, free in _places(head):
        yield _placed(writer, "Signature" if name is not head.signed else "Date", name, free)


def _places(head: NoticeHead) -> list[tuple[str, float]]:
    """The names and the date, and how many characters each stands before the edge: with seals the
    names are centred over the date; without, the date begins two characters behind the name, and
    neither is nearer to the edge than two (7.3.5.2)."""
    date, widths = _width(head.signed), [_width(name) for name in head.issuers]
    if head.sealed:
        free = max(AFTER_DATE, -(-(max(widths) - date) // 2))
        rows = [(name, max(0.0, free + (date - width) / 2)) for name, width in zip(head.issuers, widths, strict=True)]
        return [*rows, (head.signed, free)]
    end = max(2.0, 2.0 + widths[-1] - 2.0 - date)  # of the date
    start = end + date + 2.0  # of the names, from the edge
    return [*((name, max(0.0, start - width)) for name, width in zip(head.issuers, widths, strict=True)), (head.signed, end)]


def _placed(writer: Writer, style: str, text: str, free: float) -> str:
    """A line so many characters before the edge."""
    size = faces(writer.lang, official=True).size
    indent = element("w:ind", attributes={"w:rightChars": str(round(100 * free)), "w:right": str(round(10 * size * free))})
    return _line(writer, style, text).replace("</w:pPr>", f"{indent}</w:pPr>", 1)


def _width(text: str) -> float:
    """How many squares of the grid a text takes; a figure about half of one."""
    return sum(1 if east_asian_width(sign) in "WF" else 0.55 for sign in text)


def _record(writer: Writer, head: NoticeHead) -> Iterator[str]:
    """Who else gets it, and when it was sent (GB/T 9704, 7.4)."""
    say = words_of(writer.lang)
    yield _line(writer, "BodyText", "")
    if head.copies_to:
        copies = say["print_copies_comma"].join(head.copies_to)
        yield _line(writer, "Record", f"{say['print_copies_to']}{say['print_colon']}{copies}{say['print_copies_stop']}")
    inner = plain(writer, next(iter(head.issuers), "")) + element("w:r", "<w:tab/>") + plain(writer, head.posted)
    yield paragraph(inner, Place("Record", tabs=(writer.measure,)))


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
