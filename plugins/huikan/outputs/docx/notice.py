"""What a notice has besides its text: red head, attachments, signatures, annexes, record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from huikan.interface import words as words_of
from huikan.markup.nodes import Node, Text
from huikan.outputs.docx.blocks import blocks
from huikan.outputs.docx.inlines import plain
from huikan.outputs.docx.paragraphs import Place, line, paragraph
from huikan.outputs.docx.styles import faces
from huikan.outputs.docx.values import NoticeHead
from huikan.outputs.docx.writer import Writer
from huikan.outputs.docx.xml import element

AFTER_DATE = 4  # characters that stay free behind the date of signing (GB/T 9704, 7.3.5.1)
_ANNEX = re.compile(r"\s*(?P<label>(?:附件|Annex|Attachment)\s*[0-9０-９一二三四五六七八九十]*)(?:\s*[:：．.、]\s*|\s+|$)")

Nodes = Sequence[Node | Text]


def red_head(writer: Writer, head: NoticeHead) -> Iterator[str]:
    names = head.issuers[:1] if head.form == "letter" else head.issuers
    if head.urgency:
        yield line(writer, "Urgency", head.urgency)
    if head.red_head:
        lines = [*names[:-1], names[-1] + ("文件" if head.form == "document" and writer.lang == "zh" else "")]
        yield from (line(writer, "Issuer", name) for name in lines)
    if head.signers:
        yield from _upward(writer, head)
    elif head.number or head.red_head:
        align = "right" if head.form == "letter" else ""
        yield paragraph(plain(writer, head.number), Place("DocumentNumber", align=align))


def _upward(writer: Writer, head: NoticeHead) -> Iterator[str]:
    """To those above: the number at the left, who signs at the right, two on a line, the last
    beside the number (7.2.5, 7.2.6)."""
    say = words_of(writer.lang)
    rows = ["　".join(head.signers[at : at + 2]) for at in range(0, len(head.signers), 2)]
    rows[0] = f"{say['print_signers']}{say['print_colon']}{rows[0]}"
    for row in rows[:-1]:
        yield paragraph(plain(writer, row), Place("BodyText", align="right"))
    inner = plain(writer, head.number) + element("w:r", "<w:tab/>") + plain(writer, rows[-1])
    yield paragraph(inner, Place("DocumentNumber", align="left", tabs=(writer.measure,)))


def attachments(writer: Writer, head: NoticeHead) -> Iterator[str]:
    say = words_of(writer.lang)
    if not head.attachments:
        return
    yield line(writer, "BodyText", "")
    for at, title in enumerate(head.attachments, 1):
        label = f"{say['print_attachments']}{say['print_colon']}" if at == 1 else ""
        number = f"{at}. " if len(head.attachments) > 1 else ""
        hidden = element("w:ind", attributes={"w:left": "1580", "w:hanging": "948"})  # behind the label, in the style's place
        row = paragraph(plain(writer, f"{label}{number}{title}"), Place("Attachments"))
        yield row if at == 1 else row.replace("</w:pPr>", f"{hidden.replace('948', '0')}</w:pPr>", 1)


def signatures(writer: Writer, head: NoticeHead) -> Iterator[str]:
    """Who signs, and the day (GB/T 9704, 7.3.5)."""
    yield line(writer, "BodyText", "")
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
    return line(writer, style, text).replace("</w:pPr>", f"{indent}</w:pPr>", 1)


def _width(text: str) -> float:
    """How many squares of the grid a text takes; a figure about half of one."""
    return sum(1 if east_asian_width(sign) in "WF" else 0.55 for sign in text)


def record(writer: Writer, head: NoticeHead) -> Iterator[str]:
    """Who else gets it, and when it was sent (GB/T 9704, 7.4)."""
    say = words_of(writer.lang)
    yield line(writer, "BodyText", "")
    if head.copies_to:
        copies = say["print_copies_comma"].join(head.copies_to)
        yield line(writer, "Record", f"{say['print_copies_to']}{say['print_colon']}{copies}{say['print_copies_stop']}")
    inner = plain(writer, next(iter(head.issuers), "")) + element("w:r", "<w:tab/>") + plain(writer, head.posted)
    yield paragraph(inner, Place("Record", tabs=(writer.measure,)))


def divided(children: Nodes) -> tuple[Nodes, Nodes]:
    """The text of a notice, and what is annexed to it: from the first heading 附件 on (7.3.7)."""
    first = next((at for at, child in enumerate(children) if _annex(child)), len(children))
    return children[:first], children[first:]


def annexes(writer: Writer, children: Nodes) -> Iterator[str]:
    """Each annex on a page of its own, with its title in the middle."""
    rest = list(children)
    while rest:
        heading = rest.pop(0)
        match = _annex(heading)
        assert match and isinstance(heading, Node)
        yield paragraph(plain(writer, "".join(match["label"].split())), Place("Annex"))
        if title := heading.text()[match.end() :].strip():
            yield line(writer, "Title", title)
        end = next((at for at, child in enumerate(rest) if _annex(child)), len(rest))
        yield from blocks(writer, rest[:end])
        del rest[:end]


def _annex(child: Node | Text) -> re.Match[str] | None:
    return _ANNEX.match(child.text()) if isinstance(child, Node) and re.fullmatch("h[1-6]", child.tag) else None
