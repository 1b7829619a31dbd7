"""Figures: pictures with a caption."""

from __future__ import annotations

from huikan.markup.citations import LABEL, hold, taken_label
from huikan.markup.headings import slug
from huikan.markup.tex import FORMULA, formulas_in
from huikan.markup.tree import Element, Run, replace, with_parents


def make_figures(root: Element) -> None:
    """A picture alone in its paragraph, with a title, is a figure that the title captions.

    Without a title, what it shows is its caption where the picture has a label to be called by
    (`{#fig:growth}`, `\\label{growth}`): papers for TeX and pandoc are written so.
    """
    for element, parent in with_parents(root):
        if element.tag != "p":
            continue
        inside = [child for child in element.children if not (isinstance(child, str) and not child.strip())]
        if len(inside) != 1 or not isinstance(inside[0], Element):
            continue
        image = inside[0]
        if image.tag == "a" and len(image.children) == 1 and isinstance(image.children[0], Element):
            image = image.children[0]
        if image.tag != "img":
            continue
        words, label = _caption(image)
        if not words.strip():
            continue
        caption = Element("figcaption", {}, _with_formulas(words, image.line), image.line)
        stem = image.attributes.get("src", "").rpartition("/")[2].rpartition(".")[0]
        own = image.attributes.pop("id", "") or inside[0].attributes.pop("id", "") or element.attributes.get("id", "")
        name = own or label or f"fig-{slug(stem)}".rstrip("-")
        figure = Element("figure", {**element.attributes, "id": name}, [inside[0], caption], element.line)
        replace(parent, element, [figure])


def _caption(image: Element) -> tuple[str, str]:
    """The words of a caption, taken from the picture, and the label that stands in them; "" where
    there is none."""
    title = image.attributes.pop("title", "")
    words, label = taken_label(title or image.attributes.get("alt", ""))
    if title.strip():
        return words, label
    if label:
        image.attributes["alt"] = words
    return (words, label) if label or LABEL.match(image.attributes.get("id", "")) else ("", "")


def _with_formulas(title: str, line: int) -> list[Element | str]:
    """The words of a title, which is no Markdown but for its formulas and citations."""
    children: list[Element | str] = []
    cursor = 0
    for start, end, formula in formulas_in(title):
        children += hold(title[cursor:start], line) if start > cursor else []
        children.append(Element("span", {"class": "math", FORMULA: "inline"}, [Run(formula, line)], line))
        cursor = end
    return [*children, *hold(title[cursor:], line)] if cursor < len(title) else children
