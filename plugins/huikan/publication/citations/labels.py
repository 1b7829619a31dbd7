"""What references by label lead to: `@fig:growth`, `@sec:method`, `\\ref{growth}`.

A label is the id that its author gave a figure, a table, a formula or a heading, with or without
what says its sort. It is looked for in the document first, then in the parts beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from huikan.interface import words
from huikan.markup.citations import LABEL, without_citations
from huikan.markup.formulas import has_formulas
from huikan.markup.fragment import Fragment
from huikan.markup.freezing import thaw
from huikan.model import Lang
from huikan.publication.captions import captions, has_captions, part_labels
from huikan.publication.equations import equation_labels
from huikan.publication.title_numbers import title_number

Place = tuple[str, Lang]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a label leads: the key of the document ("" for its own), the id, and what readers are
    told: `text`, and the `number` in it alone, "" where it has none."""

    key: str
    id: str
    text: str
    number: str = ""
    section: bool = False


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels of a document lead to; `beside` are the keys of the parts beside it."""

    fragments: Mapping[Place, Fragment]
    key: str
    lang: Lang
    beside: Sequence[str] = ()

    def find(self, label: str) -> Target | None:
        """Where a label leads; None where nowhere."""
        for key in (self.key, *self.beside):
            fragment = self.fragments.get((key, self.lang))
            for name in label_names(label) if fragment else ():
                if fragment and name in fragment.anchors:
                    return _target(fragment, key if key != self.key else "", name, self.lang)
        return None

    def names(self) -> Iterator[str]:
        """The ids that labels of the document could mean."""
        for key in (self.key, *self.beside):
            if fragment := self.fragments.get((key, self.lang)):
                yield from sorted(fragment.anchors)


def label_names(label: str) -> tuple[str, ...]:
    """The ids that a label could name, the likeliest first: `fig:growth`, `growth`,
    `fig-growth`."""
    sort, mark, name = label.replace("：", ":").partition(":")
    return (f"{sort}:{name}", name, f"{sort}-{name}") if mark and LABEL.match(label) else (label, label.replace(":", "-"))


def _target(fragment: Fragment, key: str, name: str, lang: Lang) -> Target:
    say = words(lang)
    heading = next((heading for heading in fragment.headings if heading.id == name), None)
    if heading:
        own = title_number(heading.text)
        number = re.match(r"[\dA-Z]+(?:\.\d+)*", heading.text) if own else None
        if number:
            return Target(key, name, say["section_reference"].format(number=number[0]), number[0])
        return Target(key, name, say["section_called"].format(title=without_citations(heading.text)), section=True)
    if has_formulas(fragment.structure) and (label := equation_labels(thaw(fragment.structure), lang).get(name)):
        return Target(key, name, label, label[len(say["equation_label"].format(number="")) :])
    part = part_labels(thaw(fragment.structure)).get(name) if has_captions(fragment.structure) else None
    if part:
        number = re.search(r"[A-Z]?\d+(?:[-–—.．]\d+)*\([a-z]\)$", part)
        return Target(key, name, part, number[0] if number else "")
    for caption in captions(thaw(fragment.structure)) if has_captions(fragment.structure) else ():
        if caption.anchor == name and caption.label:
            number = re.search(r"[A-Z]?\d+(?:[-–—.．]\d+)*$", caption.label)
            return Target(key, name, caption.label, number[0] if number else "")
        if caption.anchor == name:
            return Target(key, name, say["caption_called"].format(title=without_citations(caption.text)))
    return Target(key, name, name)
