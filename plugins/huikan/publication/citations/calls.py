"""The calls of a text: `[1]` above the line, `（林昭，2026）`, `Lin and He (2026)`, each a link to
its item of the list; and references by label."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.bibliography import APA, Entry, Style
from huikan.interface import words
from huikan.markup.citations import REFERENCE, Citation, Cited
from huikan.markup.tree import Element
from huikan.model import Lang
from huikan.publication.citations.labels import Target

CITATION, NUMBER = "citation", "citation-number"
CONJUNCTIONS = ("and", "or", "和", "与", "及", "以及", "或")


@dataclass(slots=True)
class Calls:
    """Writes the calls of one document, and remembers which there are.

    `numbers` are those of the items by key (empty in lists by author and year), `letters` what
    follows the years, `ids` the items' anchors.
    """

    style: Style
    lang: Lang
    entries: Mapping[str, Entry]
    ids: Mapping[str, str]
    numbers: Mapping[str, int]
    letters: Mapping[str, str]
    backlinks: dict[str, list[str]] = field(default_factory=dict)  # key -> the ids of its calls

    def nodes(self, citation: Citation) -> list[Element | str]:
        """What readers get of a citation."""
        if self.numbers:
            return self._numbered(citation)
        return [Element("span", {"class": CITATION}, self._dated(citation))]

    def _link(self, key: str, text: str) -> Element:
        calls = self.backlinks.setdefault(key, [])
        name = f"cite-{self.ids[key].removeprefix('ref-')}" + (f"-{len(calls) + 1}" if calls else "")
        calls.append(name)
        return Element("a", {"class": REFERENCE, "href": f"#{self.ids[key]}", "id": name, "role": "doc-biblioref"}, [text])

    # by number

    def _numbered(self, citation: Citation) -> list[Element | str]:
        items = citation.cited
        gap = "" if self.lang == "zh" else " "
        if not citation.bracketed:
            (item,) = items
            return [f"{self.style.author(self.entries[item.key])}", *self._raised([item]), *self._suffix(item)]
        if not any(item.prefix or item.pages or item.suffix for item in items):
            return self._raised(list(items))
        nodes: list[Element | str] = []
        for at, item in enumerate(items):
            lead = (gap if at and not item.prefix else "") + (f"{gap if at else ''}{item.prefix}{gap}" if item.prefix else "")
            nodes += [lead, *self._raised([item]), *self._suffix(item)]
        return [node for node in nodes if node != ""]

    def _suffix(self, item: Cited) -> list[Element | str]:
        if not item.suffix:
            return []
        return [f"（{item.suffix}）" if self.lang == "zh" else f" ({item.suffix})"]

    def _raised(self, items: list[Cited]) -> list[Element | str]:
        """`[1]`, `[1,3-5]`, `[2]12-14` (GB/T 7714—2025, 9.2.1)."""
        comma = "，" if self.lang == "zh" else ","
        children: list[Element | str] = ["["]
        runs = _runs(sorted({self.numbers[item.key]: item.key for item in items}.items()))
        for at, run in enumerate(runs):
            children += [comma] if at else []
            ends = run if len(run) < 3 else [run[0], run[-1]]
            for place, (number, key) in enumerate(ends):
                children += [("-" if len(run) > 2 else comma)] if place else []
                children.append(link := self._link(key, str(number)))
                if place == 0:  # what a range does not name leads back to its beginning
                    for _, inner in run[1:-1]:
                        self.backlinks.setdefault(inner, []).append(link.attributes["id"])
        children.append(f"]{items[0].pages if len(items) == 1 else ''}")
        return [Element("sup", {"class": f"{CITATION} {NUMBER}"}, children)]

    # by author and year

    def _dated(self, citation: Citation) -> list[Element | str]:
        opening, closing, semicolon, colon = ("（", "）", "；", "：") if self.lang == "zh" else (" (", ")", "; ", ": ")
        if not citation.bracketed:
            (item,) = citation.cited
            author = self._author(item.key)
            author = author.replace(" & ", words(self.lang)["list_last"] or " & ")
            year = self._year(item.key)
            if not year:
                return [self._link(item.key, author), *self._located(item, colon)]
            return [author, opening, self._link(item.key, year), *self._located(item, colon, True), closing, *self._outside(item)]
        nodes: list[Element | str] = [opening.strip()]
        for at, item in enumerate(citation.cited):
            joined = item.prefix in CONJUNCTIONS
            nodes += [(" " if item.prefix.isascii() else "") if joined else semicolon] if at else []
            nodes += [item.prefix + ("" if self.lang == "zh" else " ")] if item.prefix else []
            author_year = self._comma().join(filter(None, ("" if item.alone else self._author(item.key), self._year(item.key))))
            nodes += [
                self._link(item.key, author_year or self._author(item.key)),
                *self._located(item, colon, len(citation.cited) == 1),
            ]
        return [*nodes, closing, *(self._outside(item) if len(citation.cited) == 1 else [])]

    def _outside(self, item: Cited) -> list[Element | str]:
        """The pages of one item, above the line behind the brackets (GB/T 7714—2025, 9.3.1.4)."""
        raised = item.pages and not isinstance(self.style, APA)
        return [Element("sup", {}, [item.pages])] if raised else []

    def _comma(self) -> str:
        return "，" if self.lang == "zh" else ", "

    def _author(self, key: str) -> str:
        return self.style.author(self.entries[key])

    def _year(self, key: str) -> str:
        return self.style.year(self.entries[key], self.letters.get(key, ""))

    def _located(self, item: Cited, colon: str, single: bool = False) -> list[Element | str]:
        """`, pp. 12–14` of APA, `：12-14` in a row of several items; other words behind a comma."""
        texts = []
        if item.pages and isinstance(self.style, APA):
            texts.append(f", {'pp.' if re.search(r'[-,，]', item.pages) else 'p.'} {item.pages.replace('-', '–')}")
        elif item.pages and not single:
            texts.append(f"{colon}{item.pages}")
        if item.suffix:
            texts.append(f"{self._comma()}{item.suffix}")
        return list(texts)


def _runs(numbers: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """The numbers in runs that follow each other."""
    runs: list[list[tuple[int, str]]] = []
    for number, key in numbers:
        if runs and runs[-1][-1][0] == number - 1:
            runs[-1].append((number, key))
        else:
            runs.append([(number, key)])
    return runs


def reference(target: Target, bare: bool) -> Element:
    """A link that says what a label leads to: its number with its sort, or the number alone."""
    href = f"work:{target.key}#{target.id}" if target.key else f"#{target.id}"
    classes = f"{REFERENCE} section-reference" if target.section else REFERENCE
    return Element("a", {"class": classes, "href": href}, [target.number if bare and target.number else target.text])
