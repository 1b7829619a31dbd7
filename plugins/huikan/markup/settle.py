"""The last steps on a document's tree: lines, ids, headings, links, figures, joined lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from unicodedata import normalize

from huikan.markup.fragment import Heading, Reference
from huikan.markup.links import is_remote, neutral
from huikan.markup.marks import MARK
from huikan.markup.tree import BLOCK, Element, folded, replace, with_parents

Finding = tuple[str, int, str]

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAK = re.compile(r"[ ]*\n\s*")
_STYLE = re.compile(r"(width|height|text-align)\s*:\s*([\w.%-]+)")


def place_lines(root: Element, first_line: int) -> None:
    """Give every element the line that it began on, and take the marks out."""
    line = first_line
    stack: list[tuple[Element, int]] = [(root, 0)]
    root.line = line
    while stack:
        element, at = stack.pop()
        if at == len(element.children):
            continue
        stack.append((element, at + 1))
        child = element.children[at]
        if isinstance(child, str):
            for match in MARK.finditer(child):
                line = int(match[1])
                element.line = line if at == 0 and match.start() == 0 else element.line
            element.children[at] = MARK.sub("", child)
        else:
            number = child.attributes.pop("data-line", "")
            line = int(number) if number.isdecimal() and len(number) < 9 else line
            child.line = line
            for name, value in child.attributes.items():
                child.attributes[name] = MARK.sub("", value)
            stack.append((child, 0))


def tidy(root: Element) -> None:
    """Styles as attributes, `<a name>` as id, no empty paragraphs, no inputs but the boxes of task lists."""
    for element, parent in reversed(with_parents(root)):
        style = dict(_STYLE.findall(element.attributes.pop("style", "")))
        if "text-align" in style:
            element.attributes.setdefault("align", style["text-align"])
        if element.tag in ("img", "td", "th", "table", "col"):
            for name in style.keys() & {"width", "height"}:
                element.attributes.setdefault(name, style[name].removesuffix("px"))
        name = element.attributes.pop("name", "")
        if name:
            element.attributes.setdefault("id", name)
        empty = not any(child.strip() if isinstance(child, str) else True for child in element.children)
        if (element.tag == "p" and empty and "id" not in element.attributes) or (
            element.tag == "input" and "type" not in element.attributes
        ):
            replace(parent, element, [])


def expand(root: Element, abbreviations: Mapping[str, str]) -> None:
    """Mark up each abbreviation that the document explains."""
    if not abbreviations:
        return
    names = "|".join(re.escape(name) for name in sorted(abbreviations, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{names})(?![A-Za-z0-9_])")
    for element in list(root.elements()):
        if element.tag in ("pre", "code", "abbr") or "math" in element.classes() or "highlight" in element.classes():
            continue
        children: list[Element | str] = []
        for child in element.children:
            if not isinstance(child, str):
                children.append(child)
                continue
            cursor = 0
            for match in pattern.finditer(child):
                children += [
                    child[cursor : match.start()],
                    Element("abbr", {"title": abbreviations[match[0]]}, [match[0]], element.line),
                ]
                cursor = match.end()
            children.append(child[cursor:])
        element.children = [child for child in children if child != ""]


def name_headings(root: Element) -> tuple[Heading, ...]:
    """The headings, moved below the page's own h1, each with an id of its words."""
    found = [element for element in root.elements() if element.tag in _HEADINGS]
    shift = 1 if any(element.tag == "h1" for element in found) else 0
    for element in found:
        element.tag = f"h{min(6, int(element.tag[1]) + shift)}"
        element.attributes.setdefault("id", slug(_words(element)) or "section")
    unique_ids(root)
    return tuple(Heading(int(element.tag[1]), element.attributes["id"], _words(element), element.line) for element in found)


def _words(heading: Element) -> str:
    notes = "".join(element.text() for element in heading.elements() if "footnote-ref" in element.classes())
    return folded(heading.text().replace(notes, "", 1) if notes else heading.text())


def slug(text: str) -> str:
    """As GitHub makes them: small letters, marks dropped, spaces to hyphens; Chinese words stay."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", normalize("NFC", text).strip().lower()))


def unique_ids(root: Element) -> None:
    """Every id once, in document order; none that the page's own templates use (`hk-…`, `__…`)."""
    seen: set[str] = set()
    numbers: dict[str, int] = {}  # the last number given to a name
    for element in root.elements():
        if "id" not in element.attributes:
            continue
        name = re.sub(r"\s+", "-", normalize("NFC", element.attributes["id"].strip())).lstrip("_")
        name = f"x-{name}" if name.startswith("hk-") else name or "section"
        unique = name
        while unique in seen:
            numbers[name] = numbers.get(name, 0) + 1
            unique = f"{name}-{numbers[name]}"
        seen.add(unique)
        element.attributes["id"] = unique


def settle_links(root: Element, path: str, languages: Sequence[str]) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Every link and picture in the neutral form, and what is wrong with them."""
    references: list[Reference] = []
    findings: list[Finding] = []
    for element in root.elements():
        name = {"a": "href", "img": "src"}.get(element.tag)
        if not name:
            continue
        if element.tag == "img" and not element.attributes.get("alt", "").strip():
            findings.append(("missing-alt", element.line, element.attributes.get("src", "")))
        if name not in element.attributes:
            _kill(element)
            continue
        href = element.attributes[name]
        target, code = neutral(path, href, "image" if name == "src" else "link", languages)
        if code:
            findings.append((code, element.line, href))
        if not target:
            del element.attributes[name]
            _kill(element)
            continue
        element.attributes[name] = target
        if name == "src" and is_remote(target):
            findings.append(("remote-picture", element.line, href))
        kind, alt = ("image", element.attributes.get("alt", "")) if name == "src" else ("link", "")
        if "footnote-backref" not in element.classes():
            references.append(Reference(kind, href, target, element.line, alt))  # type: ignore[arg-type]
    return tuple(references), findings


def _kill(link: Element) -> None:
    """A link that may lead nowhere is text."""
    if link.tag == "a" and "id" not in link.attributes:
        link.tag, link.attributes = "span", {"class": "dead"}


def make_figures(root: Element) -> None:
    """A picture alone in its paragraph, with a title, is a figure that the title captions."""
    for element, parent in with_parents(root):
        if element.tag != "p":
            continue
        inside = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
        if len(inside) != 1 or not isinstance(inside[0], Element):
            continue
        image = inside[0]
        if image.tag == "a" and len(image.children) == 1 and isinstance(image.children[0], Element):
            image = image.children[0]
        if image.tag != "img" or not image.attributes.get("title", "").strip():
            continue
        caption = Element("figcaption", {}, [image.attributes.pop("title")], image.line)
        stem = image.attributes.get("src", "").rpartition("/")[2].rpartition(".")[0]
        own = image.attributes.pop("id", "") or inside[0].attributes.pop("id", "") or element.attributes.get("id", "")
        name = own or f"fig-{slug(stem)}".rstrip("-")
        figure = Element("figure", {**element.attributes, "id": name}, [inside[0], caption], element.line)
        replace(parent, element, [figure])


def join_lines(root: Element, lang: str) -> None:
    """Take out the line breaks between Han characters: Chinese has no space there. Also across inline tags."""
    texts: list[tuple[Element, int]] = []
    stack: list[tuple[Element, int]] = [(root, 0)]
    while stack:
        element, at = stack.pop()
        if at == len(element.children):
            if element.tag in BLOCK:
                _join(texts, lang)
                texts = []
            continue
        stack.append((element, at + 1))
        child = element.children[at]
        if isinstance(child, str):
            texts.append((element, at))
        elif child.tag == "br" or child.tag in BLOCK or child.tag in ("img", "code", "input") or "math" in child.classes():
            _join(texts, lang)
            texts = []
            if child.tag not in ("pre", "code", "br", "img", "input") and "math" not in child.classes():
                stack.append((child, 0))
        else:
            stack.append((child, 0))
    _join(texts, lang)


def _join(texts: list[tuple[Element, int]], lang: str) -> None:
    pieces = [str(element.children[at]) for element, at in texts]
    whole = "".join(pieces)
    cuts = [match.span() for match in _BREAK.finditer(whole) if _joins(whole, match.start(), match.end(), lang)]
    start = cut = 0
    for (element, at), piece in zip(texts, pieces, strict=True):
        if not cuts:
            return
        kept, cursor, end = [], start, start + len(piece)
        while cut < len(cuts) and cuts[cut][0] < end:
            kept.append(whole[cursor : max(cursor, cuts[cut][0])])
            cursor = min(end, cuts[cut][1])
            if cuts[cut][1] > end:  # it goes on in the next piece
                break
            cut += 1
        kept.append(whole[cursor:end])
        element.children[at] = "".join(kept)
        start = end


def _joins(text: str, start: int, end: int, lang: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    if not before or not after:
        return False
    return (_wide(before, lang) and _wide(after, lang)) or _mark(before, lang) or _mark(after, lang)


def _wide(char: str, lang: str) -> bool:
    from unicodedata import east_asian_width

    return (east_asian_width(char) in "WF" and not "\uac00" <= char <= "\ud7a3") or _mark(char, lang)


def _mark(char: str, lang: str) -> bool:
    """A full-width mark, which brings its own space."""
    return char in "、。，；：？！（）《》〈〉「」『』【】〔〕" or (lang == "zh" and char in "“”‘’…—")
