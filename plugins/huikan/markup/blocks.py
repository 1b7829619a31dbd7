"""The block structure of a document: paragraphs, headings, code, rules. Lists, quotes
and tables have their own rooms.

Python-Markdown cuts a document at its blank lines and stashes raw HTML and fences before it
knows what encloses them, so lists under a paragraph line, lists nested by two spaces and
Markdown within `<center>` are lost. Here lines are read in order, by the container rules of
CommonMark, relaxed where Chinese editors mean more than it grants. What lies within a paragraph
stays with Python-Markdown (`inline`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown

from huikan.markup.comments import unclosed
from huikan.markup.dialects.openings import HAN, ODD_SPACE, UNSPACED_HEADING, is_prose, without_inset
from huikan.markup.highlight import highlight
from huikan.markup.kept_lines import kept, paragraphs, short_lines
from huikan.markup.marks import Line, mark, marked, unmarked

Rule = Callable[["Reader", Element, Sequence[Line], int], int]

DEEPEST = 40  # containers within containers; beyond it their marks stay text

FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})(?P<info>(?<=~)[^\n]*|[^`\n]*)$")
_CLOSING = rf"(?:[ ]+|(?<=[{HAN}”》）。！？：]))#+"  # `# 总则#`, but not `# C#`
HEADING = re.compile(rf" {{0,3}}(?P<level>#{{1,6}})(?:[ {ODD_SPACE}]+|$|{UNSPACED_HEADING})(?P<text>.*?)(?:{_CLOSING})?[ ]*$")
RULE = re.compile(r" {0,3}([-*_])(?:[ ]*\1){2,}[ ]*$")
UNDERLINE = re.compile(r" {0,3}(=+|-+)[ ]*$")
_TITLE = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\)"
_REST = r"[ ]*(?=\n|$)"  # nothing else stands on a definition's last line
DEFINITION = re.compile(
    r" {0,3}\[(?!\^)(?P<id>\s*(?:[^\[\]\\\s]|\\.)(?:[^\[\]\\]|\\.)*)\]:[ ]*\n?[ ]*(?P<href><(?:[^<>\n\\]|\\.)*>|[^\s<]\S*)"
    rf"(?:(?:[ ]+|[ ]*\n[ ]*)(?P<title>{_TITLE}){_REST}|{_REST})",
    re.DOTALL,
)
_MOST = 12  # lines of one definition
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
ABBREVIATION = re.compile(r" {0,3}\*\[(?P<short>[^\]]+)\]:[ ]*(?P<long>\S.*)$")


class Reader:
    """Reads lines into an element tree. Holds what a document defines:
    references, notes, abbreviations."""

    def __init__(
        self,
        md: Markdown,
        lang: str,
        rules: Sequence[Rule],
        starts: Callable[..., bool],
        fence: Callable[..., bool],
        each_number: bool = False,
    ) -> None:
        self.md = md
        self.lang = lang
        self.rules = rules
        self.starts = starts  # (lines, index) -> whether a block begins here that ends a paragraph
        self.each_number = each_number  # whether each numbered line is a paragraph
        self.fence = fence  # (reader, parent, info, lines) -> whether a fenced block is more than code, and is read
        self.notes: dict[str, list[Line]] = {}
        self.abbreviations: dict[str, str] = {}
        self.findings: list[tuple[str, int, str]] = []  # code, line, what
        self.depth = 0
        self.tables = 0  # of raw HTML that are open

    def read(self, parent: Element, lines: Sequence[Line]) -> bool:
        """Append the blocks of `lines` to `parent`; whether a blank
        line lies between two of them."""
        index, has_items, blank, loose = 0, False, False, False
        self.depth += 1
        while index < len(lines):
            if not lines[index].text.strip():
                index, blank = index + 1, True
                continue
            loose, has_items, blank = loose or (has_items and blank), True, False
            index += self._block(parent, lines, index)
        self.depth -= 1
        return loose

    def _block(self, parent: Element, lines: Sequence[Line], index: int) -> int:
        if self.depth <= DEEPEST:
            for rule in self.rules:
                if taken := rule(self, parent, lines, index):
                    return taken
        return plain(self, parent, lines, index)

    def raw(self, parent: Element, html: str) -> None:
        """Append finished HTML."""
        self.text(parent, f"\n{self.md.htmlStash.store(html)}\n")

    def text(self, parent: Element, text: str) -> None:
        """Append text outside any paragraph; the inline engine still reads it."""
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def dedent(line: Line, width: int) -> Line:
    return Line(line.number, line.text[min(width, indent(line.text)) :])


def _is_indented_prose(text: str) -> bool:
    """Whether what the line's indent would make code is a paragraph that somebody set in."""
    return indent(text) >= 4 and is_prose(text)


def indented_code(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if reader.tables > 0 or _is_indented_prose(lines[start].text):
        return 0
    end = last = start
    while end < len(lines) and (indent(lines[end].text) >= 4 or not lines[end].text.strip()):
        if last < end and _is_indented_prose(lines[end].text):
            break
        end += 1
        last = end if lines[end - 1].text.strip() else last
    if last > start:
        reader.raw(parent, highlight("\n".join(line.text[4:] for line in lines[start:last]), "", lines[start].number))
    return last - start


def fenced_code(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    opening = FENCE.match(lines[start].text)
    if not opening:
        return 0
    end = closing(lines, start, opening)
    if end == len(lines):
        reader.findings.append(("unclosed-block", lines[start].number, opening["fence"]))
    width = indent(lines[start].text)
    code = [dedent(line, width) for line in lines[start + 1 : end]]
    if not reader.fence(reader, parent, opening["info"].strip(), code or [Line(lines[start].number, "")]):
        text = "\n".join(line.text for line in code)
        reader.raw(parent, highlight(text, opening["info"].strip(), lines[start].number + 1))
    return min(end + 1, len(lines)) - start


def closing(lines: Sequence[Line], start: int, opening: re.Match[str]) -> int:
    """The index of the line that closes the fence opened at `start`, or the number of lines."""
    fence = opening["fence"]
    close = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ ]*$")
    return next((index for index in range(start + 1, len(lines)) if close.match(lines[index].text)), len(lines))


def heading(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    match = HEADING.match(lines[start].text)
    if not match:
        return 0
    element = SubElement(parent, f"h{len(match['level'])}")
    element.text = f"{mark(lines[start])}{match['text'].strip() if match['text'].strip('# ') else ''}"
    return 1


def rule(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    if not RULE.match(lines[start].text):
        return 0
    SubElement(parent, "hr")
    return 1


def definition(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """`[name]: address "title"` and `*[short]: long form`."""
    text = unmarked(lines[start].text)
    if text.lstrip(" ").startswith("[") and (match := DEFINITION.match(_whole(lines, start))):
        href, title = match["href"], (match["title"] or "")[1:-1]
        href = href[1:-1] if href.startswith("<") else href
        key = re.sub(r"\s+", " ", match["id"].strip().lower())
        reader.md.references.setdefault(key, (_ESCAPED.sub(r"\1", href), _ESCAPED.sub(r"\1", title)))
        reader.findings += unclosed(lines[start].number, match[0])
        return match[0].count("\n") + 1
    if match := ABBREVIATION.match(text):
        reader.abbreviations[match["short"].strip()] = match["long"].strip()
        reader.findings += unclosed(lines[start].number, text)
        return 1
    return 0


def _whole(lines: Sequence[Line], start: int) -> str:
    """The lines from `start` that one definition may take, as text."""
    end = start
    while end < min(len(lines), start + _MOST) and lines[end].text.strip():
        end += 1
    return unmarked("\n".join([line.text for line in lines[start:end]]))


def paragraph(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    end, indented = start + 1, _is_indented_prose(lines[start].text)
    while end < len(lines) and lines[end].text.strip():
        if underline := UNDERLINE.match(lines[end].text):
            element = SubElement(parent, "h1" if underline[1][0] == "=" else "h2")
            element.text = marked(list(lines[start:end]))
            return end + 1 - start
        if reader.starts(lines, end) or (indented and _is_indented_prose(lines[end].text)):
            break
        end += 1
    for part in paragraphs(lines[start:end], reader.each_number):
        if short := short_lines(part):
            reader.findings.append(("short-lines", short.number, short.text.strip()))
        SubElement(parent, "p").text = marked([Line(line.number, without_inset(line.text)) for line in kept(part)])
    return end - start


def plain(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """A paragraph up to the next blank line, whatever its lines look like."""
    end = start
    while end < len(lines) and lines[end].text.strip():
        end += 1
    SubElement(parent, "p").text = marked(list(lines[start:end]))
    return end - start
