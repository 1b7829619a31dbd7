"""The index of terms: which words of a book stand in it, and where they are.
Pure; `locators` knows the pages.

A term is marked in the text (`[words]{.term}`), or listed in the book's front matter and
found wherever it is written. A listed term that is also marked is found at its marks alone:
the editor has chosen its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby

from huikan.markup.index_terms import INDEX, SORT
from huikan.markup.tree import Element
from huikan.model import Entry
from huikan.publication import alphabet

UNREAD = frozenset(("code", "pre", "kbd", "samp", "rt", "rp", "svg"))  # nobody looks for what is written in these
PLURAL = "(?:e?s)?"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the index: its words and id, the ids of its places in the text and before it,
    and the (words, id) of the rows that it sends to."""

    text: str
    id: str
    targets: tuple[str, ...] = ()
    front: tuple[str, ...] = ()
    see: tuple[tuple[str, str], ...] = ()
    see_also: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class _TermPlaces:
    entry: Entry
    targets: list[str] = field(default_factory=list)
    marked: bool = False


def index(roots: Mapping[str, Element], listed: Sequence[Entry], front: Set[str]) -> list[tuple[str, list[Row]]]:
    """The rows of an index by their initials; every place that they lead to gets an id in
    the trees. Those without places and without others to send to are left out. `front`: the
    ids of the parts before the text."""
    terms = {entry.term: _TermPlaces(entry) for entry in listed}
    _marked(roots.values(), terms)
    _written(roots, [one for one in terms.values() if not one.marked and not one.entry.see])
    entries = {name: one for name, one in terms.items() if one.targets or one.entry.see}
    names = sorted(entries, key=lambda name: alphabet.key(name, entries[name].entry.sort or ""))
    ids = {name: f"index-{number}" for number, name in enumerate(names, 1)}
    rows = [(alphabet.initial(name, entries[name].entry.sort or ""), _row(entries[name], ids, front)) for name in names]
    return [(letter, [row for _, row in group]) for letter, group in groupby(rows, key=lambda pair: pair[0])]


def _row(term: _TermPlaces, ids: Mapping[str, str], front: Set[str]) -> Row:
    entry = term.entry
    see = ((name, ids[name]) for name in (entry.see or "",) if name in ids)
    also = ((name, ids[name]) for name in entry.see_also if name in ids)
    before = tuple(target for target in term.targets if re.split("[-.]", target, maxsplit=1)[0] in front)
    text = tuple(target for target in term.targets if target not in before)
    return Row(entry.term, ids[entry.term], text, before, tuple(see), tuple(also))


def _marked(roots: Iterable[Element], terms: dict[str, _TermPlaces]) -> None:
    """Takes up what authors have marked. A mark with another word for a
    listed term is a place of that term."""
    names = {word: one.entry.term for one in terms.values() for word in (one.entry.term, *one.entry.also)}
    for root in roots:
        for element in root.elements():
            if INDEX not in element.attributes:
                continue
            mark, reading = element.attributes.pop(INDEX), element.attributes.pop(SORT, None)
            name = names.setdefault(mark, mark)
            one = terms.setdefault(name, _TermPlaces(Entry(term=name, sort=reading)))
            one.entry = one.entry.model_copy(update={"sort": one.entry.sort or reading})
            one.marked = True
            one.targets.append(element.attributes["id"])


def _written(roots: Mapping[str, Element], listed: Sequence[_TermPlaces]) -> None:
    """Finds listed terms in the text: the longest that stands at a place; English ones as
    whole words, also in the plural."""
    forms = {_folded(word): one for one in listed for word in (one.entry.term, *one.entry.also)}
    if not forms:
        return
    pattern = re.compile("|".join(map(_pattern, sorted(forms, key=len, reverse=True))), re.IGNORECASE)
    number = 0
    for name, root in roots.items():
        for element in _read(root):
            children: list[Element | str] = []
            for child in element.children:
                if isinstance(child, Element):
                    children.append(child)
                    continue
                cursor = 0
                for match in pattern.finditer(child):
                    number += 1
                    one = forms.get(_folded(match[0])) or forms[_singular(_folded(match[0]), forms)]
                    one.targets.append(f"{name}.t{number}")
                    mark = Element("span", {"class": "term", "id": f"{name}.t{number}"}, [match[0]])
                    children += [child[cursor : match.start()], mark]
                    cursor = match.end()
                children.append(child[cursor:])
            element.children = [child for child in children if child != ""]


def _read(root: Element) -> Iterable[Element]:
    """The elements whose own text is read, gathered before any is changed."""
    elements, stack = [], [root]
    while stack:
        element = stack.pop()
        elements.append(element)
        inner = [child for child in element.children if isinstance(child, Element)]
        stack += [child for child in reversed(inner) if child.tag not in UNREAD and not {"math", "term"} & set(child.classes())]
    return elements


def _pattern(form: str) -> str:
    words = r"\s+".join(map(re.escape, form.split()))
    before = r"(?<![A-Za-z0-9])" if form[0].isascii() else ""
    after = PLURAL + r"(?![A-Za-z0-9])" if form[-1].isascii() else ""
    return before + words + after


def _singular(text: str, forms: Mapping[str, _TermPlaces]) -> str:
    return next(form for form in (text.removesuffix("s"), text.removesuffix("es")) if form in forms)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
