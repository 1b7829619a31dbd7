"""What lies within a paragraph: Python-Markdown's inline engine with our patterns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import escape, unescape
from string import punctuation
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor, ReferenceInlineProcessor
from markdown.util import AtomicString

from huikan.markup import tex
from huikan.markup.addresses import AddressProcessor, AutolinkProcessor
from huikan.markup.citations import BRACKETED, CITE, LABELLED, NARRATIVE
from huikan.markup.comments import COMMENT, UNCLOSED
from huikan.markup.dialects.syntax import Understood
from huikan.markup.emphasis import EmphasisProcessor
from huikan.markup.links import is_remote
from huikan.markup.marks import CLOSE, MARK, OPEN, last_mark
from huikan.markup.rawhtml import ELEMENT, SWALLOWING, TAG, placed
from huikan.markup.sanitise import KNOWN, PLAYERS

Found = tuple[Element | str | None, int | None, int | None]

_TARGET = r"""(?<=\]\()<[^<>\n]*>\s*(?:["'(][^\n]*)?\)"""  # of a link: [words](<a file.md> "title")
_HTML = rf"(?<!\\)(?:(?i:{ELEMENT})|{COMMENT}|(?P<unclosed>{UNCLOSED})|(?!{_TARGET}){TAG})"
_MAIL = r"<([^<> !\x02\x03]+@[^@<> \x02\x03]+)>"  # with no backslash that the engine has read
# As the engine's own, but a run of backticks is no part of a longer one
_CODE = r"(?:(?<!\\)((?:\\{2})+)(?=`+)|(?<![\\`])(`+)(?!`)(.+?)(?<!`)\2(?!`))"
_NOTE = r"\[\^(?P<label>[^\]\s]+)\]"
_SPAN = r"\[(?P<words>[^\[\]\n]*)\](?=\{:?[ ]*[.#])"
_ATTRIBUTES = r"\{(?::[ ]*|(?=[ ]*(?:[#.]|[\w-]+=)))([^\}\n]*)\}"


def engine(
    closed: Collection[str], syntaxes: Iterable[Understood] = (), in_code: bool = False
) -> tuple[Markdown, list[tuple[str, int, str]]]:
    """A Markdown engine for one document, and the list of what it will find; `closed` are the
    names of the tags that the document closes, `syntaxes` those of other programs that it has;
    `in_code`: it writes formulas as code."""
    md = Markdown()
    html = HtmlProcessor(_HTML, md, closed)
    md.inlinePatterns["automail"].compiled_re = re.compile(_MAIL)
    md.inlinePatterns["backtick"].compiled_re = re.compile(_CODE, re.DOTALL)
    for name in ("normalize_whitespace", "html_block"):
        md.preprocessors.deregister(name)
    md.treeprocessors.deregister("prettify")
    md.treeprocessors.register(AttributesProcessor(md), "attr_list", 8)
    md.ESCAPED_CHARS = list(punctuation)
    md.inlinePatterns.deregister("html")
    for name in ("reference", "link", "image_link", "image_reference", "short_reference", "short_image_ref"):
        processor = md.inlinePatterns[name]  # a bracket that nothing closes is not worth its search
        if isinstance(processor, ReferenceInlineProcessor):  # a name over two lines
            setattr(processor, "NEWLINE_CLEANUP_RE", re.compile(rf"(?:\s|{MARK.pattern})+"))  # noqa: B010
        processor.compiled_re = re.compile(f"{processor.pattern}(?=[^]]*+])")
    for processor, name, priority in (
        (html, "html", 187),
        (tex.CodeFormulaProcessor(tex.CODE, md, in_code), "formula_code", 191),
        (tex.FormulaProcessor(tex.DISPLAY, md), "formula_display", 186),
        (tex.FormulaProcessor(tex.SQUARE, md), "formula_square", 185.6),
        (tex.FormulaProcessor(tex.ROUND, md), "formula_round", 185.4),
        (tex.FormulaProcessor(tex.INLINE, md), "formula", 185),
        (tex.FormulaProcessor(tex.COMMAND, md), "formula_command", 184.5),
        (tex.FormulaProcessor(tex.SPACED, md, judged=True), "formula_spaced", 184.3),
        (tex.FormulaProcessor(tex.GITHUB, md), "formula_github", 191.5),
        (BreakProcessor(r"\\\n", md), "break", 182),
        (NoteProcessor(_NOTE, md), "note", 175),
        (SpanProcessor(_SPAN, md), "span", 172),
        (AddressProcessor(md, html.findings), "address", 105),
        (AutolinkProcessor(md), "autolink", 183),
        (CitationProcessor(LABELLED, md), "label", 104),
        (CitationProcessor(BRACKETED, md), "citation", 103),
        (CitationProcessor(NARRATIVE, md), "narrative", 102),
        (EmphasisProcessor(), "em_strong", 60),
    ):
        md.inlinePatterns.register(processor, name, priority)
    for row in syntaxes:
        if row.inline:
            md.inlinePatterns.register(SyntaxProcessor(row, md, html.findings), row.name, row.priority)
    return md, html.findings


class SyntaxProcessor(InlineProcessor):
    """A row of the table of syntaxes."""

    def __init__(self, row: Understood, md: Markdown, findings: list[tuple[str, int, str]]) -> None:
        super().__init__(row.pattern, md)
        self.row = row
        self.findings = findings

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        found = self.row.inline(m, data) if self.row.inline else None
        if not found:
            return None, None, None
        if found.code:
            marks = MARK.findall(data, 0, found.start)
            self.findings.append((found.code, int(marks[-1]) if marks else 0, self.unescape(data[found.start : found.end])))
        return found.element, found.start, found.end


class HtmlProcessor(InlineProcessor):
    """A tag, or a whole script. `<name>` that HTML does not know and nothing closes
    is text: a placeholder, a type."""

    def __init__(self, pattern: str, md: Markdown, closed: Collection[str]) -> None:
        super().__init__(pattern, md)
        self.closed = closed
        self.findings: list[tuple[str, int, str]] = []

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        if m["unclosed"]:  # what `comments` took for code, and is none
            marks = MARK.findall(data, 0, m.start())
            self.findings.append(("unclosed-comment", int(marks[-1]) if marks else 0, m["unclosed"]))
            return None, None, None
        if m[0].startswith(("<!", "<?")):
            return last_mark(m[0]), m.start(), m.end()
        html = self.unescape(placed(m[0]))
        name = (re.match(r"</?([a-zA-Z0-9:-]+)", html) or [html, ""])[1].lower()
        if name not in KNOWN and name not in self.closed and "=" not in html:
            return None, None, None
        if not m["swallows"] and re.fullmatch(SWALLOWING, name):
            html = "" if html.startswith("</") else f"{html}</{name}>"
        html += _player_link(name, html)
        return self._stash(html), m.start(), m.end()

    def _stash(self, html: str) -> str:
        return str(self.md.htmlStash.store(html))


def _player_link(name: str, html: str) -> str:
    """What stays of an embedded page, a film or a sound: a link to it."""
    if name not in PLAYERS or not (source := re.search(r"\ssrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))", html)):
        return ""
    address = unescape(next(filter(None, source.groups()), "")).strip()
    address = f"https:{address}" if address.startswith("//") else address
    if not address or (name == "iframe" and not is_remote(address)):
        return ""
    return f'<a href="{escape(address)}">{escape(address)}</a>'


class BreakProcessor(InlineProcessor):
    """A backslash at the end of a line breaks it."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return Element("br"), m.start(), m.end()


class NoteProcessor(InlineProcessor):
    """The call of a footnote; `notes.place` numbers it."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        return Element("sup", {"data-note": m["label"]}), m.start(), m.end()


class SpanProcessor(InlineProcessor):
    """`[words]{.name}`: a piece of text with a class, which AttributesProcessor gives it."""

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        span = Element("span")
        span.text = m["words"]
        return span, m.start(), m.end()


class CitationProcessor(InlineProcessor):
    """A citation, or a reference by label, as it is written: what it stands for the library
    knows."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> Found:  # type: ignore[override]  # noqa: N802
        span = Element("span", {CITE: ""})
        span.text = AtomicString(m[0])
        return span, m.start(), m.end()


class AttributesProcessor(AttrListTreeprocessor):
    """`{#id .class width=50%}`; other braces are text."""

    HEADER_RE = re.compile(rf"[ ]*{_ATTRIBUTES}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n(?:{OPEN}\d+{CLOSE})?[ ]*{_ATTRIBUTES}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(rf"^{_ATTRIBUTES}")  # type: ignore[misc]
