"""Figures: pictures with a caption."""

from __future__ import annotations

from huikan.markup.headings import slug
from huikan.markup.tree import Element, Run, replace, with_parents


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
        caption = Element("figcaption", {}, [Run(image.attributes.pop("title"), image.line)], image.line)
        stem = image.attributes.get("src", "").rpartition("/")[2].rpartition(".")[0]
        own = image.attributes.pop("id", "") or inside[0].attributes.pop("id", "") or element.attributes.get("id", "")
        name = own or f"fig-{slug(stem)}".rstrip("-")
        figure = Element("figure", {**element.attributes, "id": name}, [inside[0], caption], element.line)
        replace(parent, element, [figure])
