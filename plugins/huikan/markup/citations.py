"""Citations and references by label as an author writes them: `[see @lin2026, pp. 3–5; @he2025]`,
`@lin2026 says`, `[-@lin2026]`, `@fig:growth`, `\\ref{growth}`.

The tree keeps them as they are written, in a span with `CITE`: which keys there are only the
library knows. `publication` writes what readers get; what it leaves is text, as it was.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from huikan.markup.marks import unmarked
from huikan.markup.tree import Element, Run, with_parents

REFERENCE = "reference"  # the class of a link whose words we write
CITE = "data-cite"  # the attribute of a span that holds a citation as it is written
HELD = f'"{CITE}"'  # by this a packed tree that has any is known

_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&\-+?<>~/](?=[A-Za-z0-9_]))*"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_INSIDE = rf"[A-Za-z0-9_{_HAN}](?:[A-Za-z0-9_{_HAN}]|[:.#$%&\-+?<>~/](?=[A-Za-z0-9_{_HAN}]))*"
_BRACED = r"\{[^{}\s]+\}"
_BEFORE = r"(?<![A-Za-z0-9_.@/\\{=&+:\x03])"
_PLAIN = r"(?:[^\[\]［］\x02\x03]|\x02\d+\x03)"
_LOCATOR = r"(?:[ ]?\[(?=(?:pp?\.|第|页|chap|ch\.|sec|§|\d))[^\[\]@\x02\x03]{1,80}\](?![(\[{:]))?"
BRACKETED = rf"[\[［](?={_PLAIN}*[\]］]){_PLAIN}*?{_BEFORE}@(?:{_BRACED}|{_INSIDE}){_PLAIN}*[\]］]"
# A key in Chinese ends with its year: @张三 is a person who is called
_HAN_KEY = rf"[{_HAN}]{{1,8}}(?:19|20)\d\d[a-z]?(?![0-9A-Za-z])"
NARRATIVE = rf"{_BEFORE}@(?:{_BRACED}|{_HAN_KEY}|{_NAME}){_LOCATOR}"
LABELLED = r"(?<!\\)\\(?:auto|[cC]|eq)?ref\{[^{}\s\\\x02\x03]{1,80}\}"

_KEY = re.compile(rf"(?P<minus>-?){_BEFORE}@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<key>{_INSIDE}))")
_PAGE = r"[A-Za-z]?\d+[A-Za-z]?"
_PAGES = re.compile(
    rf"(?:pp?\.?|pages?|第)?\s*(?P<pages>{_PAGE}(?:\s*(?:[-–—~～至]+|[,，]\s?(?=\d))\s*{_PAGE})*)\s*页?(?P<rest>.*)", re.DOTALL
)
_ENDS = " ,，;；:：\u3000"
LABEL = re.compile(r"(?:fig|tbl|tab|eq|sec|lst)[:：].")


class Cited(NamedTuple):
    """One key of a citation. `pages` are `3` or `3-5`, `suffix` any other words behind the key;
    `alone` where the author's name is not to be said (`-@key`)."""

    key: str
    prefix: str = ""
    pages: str = ""
    suffix: str = ""
    alone: bool = False


class Citation(NamedTuple):
    """A citation: `bracketed`, or in the run of the sentence. `labelled`: as TeX refers to a
    label; `bare`: by its number alone, as `\\ref` gives it."""

    cited: tuple[Cited, ...]
    bracketed: bool = False
    labelled: bool = False
    bare: bool = False

    def names_label(self, one: Cited) -> bool:
        """Whether one of its keys is a label by the way that it is written."""
        return self.labelled or bool(LABEL.match(one.key))


def parse(text: str) -> Citation:
    """What a citation says, as `BRACKETED`, `NARRATIVE` and `LABELLED` know it."""
    text = unmarked(text)
    if text.startswith("\\"):
        command, _, rest = text[1:].partition("{")
        return Citation((Cited(rest.rstrip("}")),), labelled=True, bare=command in ("ref", "eqref"))
    if text[0] in "[［":
        return Citation(tuple(_items(text[1:-1])), bracketed=True)
    key, _, locator = text[1:].partition("[")
    pages, suffix = _located(locator.rstrip("]"))
    return Citation((Cited(key.strip(" {}"), pages=pages, suffix=suffix),))


def _items(text: str) -> list[Cited]:
    """The keys between two brackets, each with the words that belong to it."""
    matches = list(_KEY.finditer(text))
    prefix, items = text[: matches[0].start()], []
    for at, match in enumerate(matches):
        end = matches[at + 1].start() if at + 1 < len(matches) else len(text)
        behind, following = text[match.end() : end], ""
        if at + 1 < len(matches):
            behind, following = _divided(behind)
        pages, suffix = _located(behind)
        items.append(Cited(match["braced"] or match["key"], _folded(prefix), pages, suffix, bool(match["minus"])))
        prefix = following
    return items


def _divided(text: str) -> tuple[str, str]:
    """What stands between two keys: what belongs to the first, and to the second."""
    for marks in (";；", ",，、"):
        at = max(text.rfind(mark) for mark in marks)
        if at >= 0:
            return text[:at], text[at + 1 :]
    return "", text


def _located(text: str) -> tuple[str, str]:
    """The pages that words behind a key name, and the words besides."""
    text = _folded(text)
    match = _PAGES.fullmatch(text)
    if not match or (match["rest"] and match["rest"][0].isalnum() and match["rest"][0].isascii()):
        return "", text
    pages = re.sub(r"\s*[-–—~～至]+\s*", "-", match["pages"])
    rest = match["rest"].strip(_ENDS)
    return ("", text) if text.startswith("第") and rest[:1] in ("章", "节", "条", "卷", "期", "版") else (pages, rest)


def _folded(text: str) -> str:
    return " ".join(text.split()).strip(_ENDS)


_HELD = re.compile(rf"{LABELLED}|{BRACKETED}|{NARRATIVE}")
_DEFINED = re.compile(r"\s*(?:\\label\{(?P<tex>[^{}\s]+)\}|\[\]\{label=[\"“]?(?P<span>[^\"”{}]+)[\"”]?\})")
_LABELLED_ELEMENTS = ("figcaption", "caption", "h1", "h2", "h3", "h4", "h5", "h6")


def hold(text: str, line: int) -> list[Element | str]:
    """Plain text with its citations in spans: the words of a caption, which are no Markdown."""
    pieces: list[Element | str] = []
    start = 0
    for match in _HELD.finditer(text):
        pieces += [Run(text[start : match.start()], line)] if match.start() > start else []
        pieces.append(Element("span", {CITE: ""}, [Run(match[0], line)], line))
        start = match.end()
    return [*pieces, Run(text[start:], line)] if start < len(text) or not pieces else pieces


def without_citations(text: str) -> str:
    """Plain text without the citations in it."""
    return " ".join(_HELD.sub("", text).split())


def taken_label(text: str) -> tuple[str, str]:
    """A text without the label that TeX or pandoc would give it, and that label."""
    match = _DEFINED.search(text)
    return (text[: match.start()] + text[match.end() :], match["tex"] or match["span"]) if match else (text, "")


def name_labels(root: Element) -> None:
    """Makes a `\\label{x}` within a caption or a heading the id of what it captions or heads."""
    for element, parent in with_parents(root):
        if element.tag not in _LABELLED_ELEMENTS:
            continue
        for at, child in enumerate(element.children):
            if isinstance(child, str) and ("\\label{" in child or "{label=" in child):
                text, label = taken_label(child)
                element.children[at] = Run(text, child.line) if isinstance(child, Run) else text
                (element if element.tag[0] == "h" else parent).attributes.setdefault("id", label)
