"""The links and pictures of a document: each in the neutral form, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from huikan.markup.dialects.wiki import WIKI
from huikan.markup.fragment import Reference
from huikan.markup.links import is_remote, names_another_site, neutral, wiki_target
from huikan.markup.tree import Element, with_parents

Finding = tuple[str, int, str]
DECORATIVE = "decorative"  # the class by which an editor says that a picture tells nothing


def resolve(root: Element, path: str, languages: Sequence[str]) -> tuple[tuple[Reference, ...], list[Finding]]:
    """Every link and picture in the neutral form, and what is wrong with them."""
    references: list[Reference] = []
    findings: list[Finding] = []
    names = {id(child) for child, parent in with_parents(root) if parent.tag == "a" and not parent.text().strip()}  # of links
    for element in root.elements():
        name = {"a": "href", "img": "src"}.get(element.tag)
        wiki = element.attributes.pop(WIKI, "")
        if not name:
            continue
        if wiki:
            element.attributes[name] = wiki
        if DECORATIVE in element.classes() and element.tag == "img" and id(element) not in names:
            element.attributes["alt"] = ""
        elif element.tag == "img" and element.attributes.get("src") and not element.attributes.get("alt", "").strip():
            findings.append(("missing-alt", element.line, element.attributes.get("src", "")))
        if name not in element.attributes:
            _kill(element)
            continue
        href = element.attributes[name]
        if element.tag == "a" and not href.strip():
            findings.append(("empty-link", element.line, element.text().strip()))
            del element.attributes[name]
            _kill(element)
            continue
        kind: Literal["link", "image"] = "image" if name == "src" else "link"
        target, code = wiki_target(href) if wiki else neutral(path, href, kind, languages)
        if code and href.strip():  # of a picture without an address that has been said
            findings.append((code, element.line, href))
        if not target:
            del element.attributes[name]
            _kill(element)
            continue
        element.attributes[name] = target
        if name == "src" and is_remote(target):
            findings.append(("remote-picture", element.line, href))
        elif name == "href" and names_another_site(element.text(), target):
            findings.append(("misleading-link", element.line, element.text().strip()))
        alt = element.attributes.get("alt", "") if kind == "image" else ""
        if "footnote-backref" not in element.classes():
            written = href.partition("#")[0] or href if wiki else href
            references.append(Reference(kind, written, target, element.line, alt))
    return tuple(references), findings


def _kill(link: Element) -> None:
    """A link that may lead nowhere is text."""
    if link.tag == "a" and "id" not in link.attributes:
        link.tag, link.attributes = "span", {"class": "dead"}
