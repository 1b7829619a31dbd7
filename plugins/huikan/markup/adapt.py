"""adapt: a Fragment for one medium, its links resolved."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from huikan.markup.fragment import Fragment, Medium
from huikan.markup.links import is_remote
from huikan.markup.pictures import Picture, show
from huikan.markup.references import DECORATIVE
from huikan.markup.terms import INDEX, SORT
from huikan.markup.tree import BLOCK, Element, folded, parse, replace, serialise, with_parents
from huikan.markup.units import bind


def adapt(
    fragment: Fragment,
    medium: Medium,
    resolve: Mapping[str, str],
    prefix: str = "",
    pictures: Mapping[str, Picture] = MappingProxyType({}),
    lead: bool = False,
    endnotes: bool = False,
) -> str:
    """The HTML for `medium`. `resolve` maps neutral targets (`work:…`, `asset:…`) to addresses.

    A link whose target it lacks becomes plain text, a picture its alternative text. With a "#" in it, the document's own
    page, links within the document lead there. `prefix` goes before every id,
    so that several fragments can stand in one book. `pictures` are the files to show instead of a target's own; `lead` says
    that the text stands at the head of its page. In print a note stands where it is first called, for the foot of the page; with
    `endnotes` all stand at the end.
    """
    root = parse(fragment.html)
    _replace_remote_pictures(root)
    if prefix:
        # Before links are resolved: an address in the book (`#p2-x`) is whole, and a page knows no prefixes.
        _prefix(root, prefix, links="#" not in resolve)
    _resolve(root, resolve, pictures)
    if medium == "print" and not endnotes:
        _inline_notes(root)
    {"web": _for_web, "print": _for_print, "feed": _for_feed}[medium](root)
    if medium == "web":
        show(root, {picture.src: picture for picture in pictures.values()}, lead)
    return serialise(root)


def _resolve(root: Element, resolve: Mapping[str, str], pictures: Mapping[str, Picture]) -> None:
    for element, parent in with_parents(root):
        name = {"a": "href", "img": "src"}.get(element.tag, "")
        target = element.attributes.get(name, "")
        if element.tag == "img" and not target:
            replace(parent, element, [_dead(element)])
        elif element.tag == "img" and target in pictures:
            element.attributes[name] = pictures[target].src
        elif target.startswith(("work:", "asset:")):
            address = _address(target, resolve)
            if address is None:
                replace(parent, element, [_dead(element)])
            else:
                element.attributes[name] = address
        elif target.startswith("#") and "#" in resolve:
            element.attributes[name] = resolve["#"] + target


def _address(target: str, resolve: Mapping[str, str]) -> str | None:
    if target in resolve:
        return resolve[target]
    whole, mark, anchor = target.partition("#")
    return f"{resolve[whole]}{mark}{anchor}" if whole in resolve else None


def _dead(element: Element) -> Element:
    """What stays of a link or a picture that leads nowhere."""
    children: list[Element | str] = [element.attributes.get("alt", "")] if element.tag == "img" else element.children
    kept = {name: value for name, value in element.attributes.items() if name == "id"}
    return Element("span", {"class": "dead", **kept}, children)


def _replace_remote_pictures(root: Element) -> None:
    """A picture on another host becomes a link to it: no reader's machine asks a third party."""
    for element, parent in with_parents(root):
        source = element.attributes.get("src", "")
        if element.tag != "img" or not is_remote(source):
            continue
        words: list[Element | str] = [element.attributes.get("alt", "").strip() or source]
        inside = parent.tag == "a"
        link = Element("span" if inside else "a", {"class": "remote-picture"} | ({} if inside else {"href": source}), words)
        replace(parent, element, [link])


def _for_web(root: Element) -> None:
    bind(root)
    for element, parent in with_parents(root):
        _forget(element)
        if element.tag == "table":
            replace(parent, element, [Element("div", {"class": "table-wrap", "tabindex": "0"} | _label(element), [element])])


def _forget(element: Element) -> None:
    """Takes out what only an index of terms asks for."""
    for name in (INDEX, SORT):
        element.attributes.pop(name, None)


def _label(table: Element) -> dict[str, str]:
    """What a screen reader says of the place where a table scrolls: its caption."""
    caption = next((child for child in table.children if isinstance(child, Element) and child.tag == "caption"), None)
    return {"role": "region", "aria-label": folded(caption.text())} if caption else {}


def _for_feed(root: Element) -> None:
    for element, parent in reversed(with_parents(root)):
        if "footnote-backref" in element.classes():
            replace(parent, element, [])
            _trim(parent.children)
        elif element.tag == "p" and not any(element.children):
            replace(parent, element, [])
        elif element.tag == "input":
            replace(parent, element, ["☑" if "checked" in element.attributes else "☐"])
        element.attributes.pop("class", None)
        _forget(element)
        if element.tag == "span" and not element.attributes:
            replace(parent, element, element.children)


def _called(sup: Element) -> str:
    """The id of the note that a call leads to."""
    link = next((child for child in sup.children if isinstance(child, Element)), None)
    return link.attributes.get("href", "")[1:] if link else ""


def _trim(children: list[Element | str]) -> None:
    if children and isinstance(children[-1], str):
        children[-1] = children[-1].rstrip()


def _for_print(root: Element) -> None:
    for element in root.elements():
        if element.tag == "details":
            element.attributes["open"] = ""
        elif element.tag == "img" and DECORATIVE in element.classes():
            element.attributes["role"] = "presentation"  # an artifact of the page: no tag is made for it


def _inline_notes(root: Element) -> None:
    """Footnotes at the place of their call, as `float: footnote` wants them."""
    section = next(
        (element for element in root.elements() if element.tag == "section" and "footnotes" in element.classes()), None
    )
    if section is None:
        return
    notes = {li.attributes.get("id", ""): li for li in section.elements() if li.tag == "li"}
    inside = set(map(id, section.elements()))  # calls of notes in notes: `_flat` sees to them
    shown: set[str] = set()
    for element, parent in with_parents(root):
        if element.tag != "sup" or "footnote-ref" not in element.classes() or id(element) in inside:
            continue
        name = _called(element)
        if name in notes and name not in shown:
            shown.add(name)
            content = _flat(notes[name], notes, (name,))
            _trim(content)
            replace(parent, element, [Element("span", {"class": "footnote", "id": name}, content)])
    for parent in root.elements():
        parent.children = [child for child in parent.children if child is not section]


def _flat(note: Element, notes: Mapping[str, Element], within: tuple[str, ...]) -> list[Element | str]:
    """A note's blocks as a run of inline content; a note that it calls stands in it, in brackets, but none in itself."""
    result: list[Element | str] = []
    for child in note.children:
        if isinstance(child, str):
            result.append(child if child.strip() else "")
        elif "footnote-backref" in child.classes():
            continue
        elif "footnote-ref" in child.classes():
            name = _called(child)
            inner = _flat(notes[name], notes, (*within, name)) if name in notes and name not in within and len(within) < 3 else []
            _trim(inner)
            result += [" [", *inner, "]"] if inner else []
        elif child.tag in BLOCK:
            result += [" " if any(result) else "", *_flat(child, notes, within)]
        else:
            result.append(Element(child.tag, child.attributes, _flat(child, notes, within), child.line))
    return [piece for piece in result if piece != ""]


def _prefix(root: Element, prefix: str, links: bool) -> None:
    for element in root.elements():
        if "id" in element.attributes:
            element.attributes["id"] = prefix + element.attributes["id"]
        if links and element.attributes.get("href", "").startswith("#"):
            element.attributes["href"] = f"#{prefix}{element.attributes['href'][1:]}"
