"""Raw HTML in Markdown: where a block of it begins and ends, what a tag is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from huikan.markup import marks
from huikan.markup.blocks import Reader
from huikan.markup.comments import COMMENT, unclosed
from huikan.markup.marks import MARK, Line
from huikan.markup.tree import VOID, names

_BLOCKS = sorted(
    names(
        "address article aside base basefont blockquote body caption center "
        "col colgroup dd details dialog dir div dl dt fieldset "
        "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 "
        "h6 head header hr html iframe legend li link main menu menuitem "
        "nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr track ul"
    )
)
_VALUE = r"\"[^\"]*+\"|'[^']*+'|\{(?:[^{}]|\{[^{}]*+\})*+\}|[^\s\"'=<>`]++"
_ATTRIBUTES = rf"(?:\s+[a-zA-Z_:@][\w:.@-]*+(?:\s*+=\s*+(?:{_VALUE}))?+)*+\s*+/?"
_NAME = r"[a-zA-Z][a-zA-Z0-9-]*+(?::[a-zA-Z][\w-]*+)?"  # with a prefix in what Word writes: <o:p>
TAG = rf"<(?:{_NAME}(?:{MARK.pattern})?{_ATTRIBUTES}|/{_NAME}\s*)>"
# Elements whose content the HTML parser reads as text: left open, they would
# swallow the rest of the page
SWALLOWING = "script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext|template"
ELEMENT = rf"<(?P<swallows>{SWALLOWING})(?![\w-])[^<>]*>.*?</(?P=swallows)\s*>"
_VERBATIM = re.compile(r" {0,3}<(?P<tag>script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_COMMENT = re.compile(rf" {{0,3}}(?:{COMMENT})")
_BLOCK = re.compile(rf" {{0,3}}</?(?:{'|'.join(_BLOCKS)})(?=[\s/>]|$)", re.IGNORECASE)
_ALONE = re.compile(rf" {{0,3}}{TAG}\s*$")
_TAG_NAME = re.compile(r"<[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])")
_TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*?(/?)>")


def html_at(text: str, interrupting: bool = False) -> bool:
    """Whether a block of raw HTML begins with this line; one that may end
    a paragraph, if `interrupting`."""
    bare = text.lstrip(" ")
    if len(text) - len(bare) > 3 or not bare.startswith("<"):
        return False
    match = _VERBATIM.match(text) or _BLOCK.match(text) or _COMMENT.match(text)
    return bool(match or (not interrupting and _ALONE.match(text)))


def html(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    text = lines[start].text
    if reader.tables > 0 and text.lstrip().startswith("<"):  # the rest of a table that a blank line cut
        text = text.lstrip()
    if not html_at(text):
        return 0
    if verbatim := _VERBATIM.match(text):
        return _verbatim(reader, parent, lines, start, verbatim["tag"])
    if comment := _COMMENT.match(text):  # with text behind it, a paragraph
        return 0 if text[comment.end() :].strip() else 1
    end, depth = start + 1, _depth(text)
    while end < len(lines):
        if not lines[end].text.strip():
            following = _in_table(lines, start, end, reader.tables)
            if not following:
                break
            end = following
        elif _ends(reader, lines, end, depth):
            break
        depth += _depth(lines[end].text)
        end += 1
    taken = [line for line in lines[start:end] if line.text.strip()]
    reader.tables = max(0, reader.tables + _tables(taken))
    reader.text(parent, f"\n{marks.mark(lines[start])}{_numbered(taken)}\n")
    return end - start


def _in_table(lines: Sequence[Line], start: int, blank: int, outside: int) -> int:
    """The index of the next tag of a table that a blank line cuts, 0 where the table is closed
    or goes on with text."""
    if outside + _tables(lines[start:blank]) <= 0:
        return 0
    following = next((index for index in range(blank, len(lines)) if lines[index].text.strip()), 0)
    return following if following and lines[following].text.lstrip().startswith("<") else 0


def _tables(lines: Sequence[Line]) -> int:
    """How many tables more the lines open than they close."""
    text = "".join([line.text for line in lines]).lower() if any("able" in line.text.lower() for line in lines) else ""
    return text.count("<table") - text.count("</table")


def _verbatim(reader: Reader, parent: Element, lines: Sequence[Line], start: int, tag: str) -> int:
    close = re.compile(rf"</{tag}\s*>", re.IGNORECASE)
    end = next((index for index in range(start, len(lines)) if close.search(lines[index].text)), None)
    if end is None:
        reader.findings.append(("unclosed-block", lines[start].number, f"<{tag}>"))
        end = next((index for index in range(start, len(lines)) if not lines[index].text.strip()), len(lines)) - 1
        reader.raw(parent, _as_written(lines[start : end + 1]) + f"</{tag}>")
    else:
        content = _as_written(lines[start : end + 1])
        cut = list(close.finditer(content))[-1].end()
        reader.findings += unclosed(lines[start].number, re.sub(COMMENT, "", content[:cut], flags=re.DOTALL))
        reader.raw(parent, content[:cut])
        reader.text(parent, marks.mark(lines[end]) + content[cut:])
    return end + 1 - start


def _as_written(lines: Sequence[Line]) -> str:
    """The lines with their marks, and their indents."""
    first = lines[0].text.strip()
    is_text = first[:4].lower() == "<pre"
    rest = [marks.mark(line) * is_text + line.text for line in lines[1:]]
    html = "\n".join([first, *rest])
    html = marks.in_one_piece(re.sub(COMMENT, lambda match: marks.last_mark(match[0]), html, flags=re.DOTALL))
    return _TAG_NAME.sub(lambda match: f'{match[0]} data-line="{marks.mark(lines[0])}"', html, count=1)


def _ends(reader: Reader, lines: Sequence[Line], index: int, depth: int) -> bool:
    """Whether the author did not mean this line as HTML: all tags are closed, or
    Markdown stands at its very start."""
    text = lines[index].text
    return not text.lstrip().startswith("<") and (depth <= 0 or (not text.startswith(" ") and reader.starts(lines, index)))


def _depth(text: str) -> int:
    """How many tags a line leaves open, less than none if it closes more than it opens."""
    tags = [(slash, name.lower()) for slash, name, end in _TAGS.findall(text) if end != "/" and name.lower() not in VOID]
    return sum(-1 if slash else 1 for slash, _ in tags)


def _numbered(lines: Sequence[Line]) -> str:
    """The lines, flush left, with a mark in each tag and before each
    line that does not begin with one."""
    texts = [line.text.strip() for line in lines]
    pieces = [text if _TAGS.match(text) else marks.mark(line) + text for line, text in zip(lines, texts, strict=True)]
    whole = marks.in_one_piece("\n".join(pieces)) if len(lines) > 1 else pieces[0]
    numbered = zip(lines, whole.split("\n"), strict=True)
    return "\n".join([_TAG_NAME.sub(lambda match: match[0] + marks.mark(line), text) for line, text in numbered])  # noqa: B023


def placed(html: str) -> str:
    """A tag, or an element, with the mark in its first tag as the attribute that
    `normalise.place_lines` reads."""
    match = re.match(rf"(\s*<[a-zA-Z][a-zA-Z0-9-]*)({MARK.pattern})", html)
    return f'{match[1]} data-line="{match[2]}"{marks.unmarked(html[match.end() :])}' if match else marks.unmarked(html)
