"""cited: the texts of a library with their citations as readers get them, and their lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from huikan.bibliography import APA, STYLES, Bibliography, Entry, Style, by_author, year_letters
from huikan.markup.citations import CITE, HELD, Citation, Cited, parse
from huikan.markup.dialects.openings import HAN
from huikan.markup.fragment import Fragment, Reference
from huikan.markup.freezing import freeze, thaw
from huikan.markup.headings import Heading, words_of
from huikan.markup.opening import opening
from huikan.markup.renderer import plain_text
from huikan.markup.tree import Element, with_parents
from huikan.model import Lang, Library, Work
from huikan.publication.citations.calls import Calls, reference
from huikan.publication.citations.labels import Labels, Place, Target
from huikan.publication.citations.reference_list import anchors, insert, item
from huikan.publication.citations.sources import open_sources
from huikan.settings import Settings

Nodes = list[Element | str]
_HTML_LANGS = {"zh": "zh-CN", "en": "en", "ja": "ja", "ru": "ru"}
_WIDE = f"[{HAN}\u3001-\u3011\uff01-\uff5e]"
_SPACED_BEFORE, _SPACED_BEHIND = re.compile(f"{_WIDE} +$"), re.compile(f" +{_WIDE}")


def cited(
    library: Library, fragments: Mapping[Place, Fragment], bibliographies: Mapping[str, Bibliography], settings: Settings
) -> Mapping[Place, Fragment]:
    """The fragments as they are published. What has no citations stays as it is, and so does a
    citation of what nobody knows."""
    result = dict(fragments)
    for work, parent in library.walk():
        for lang in work.documents:
            fragment = fragments.get((work.key, lang))
            if fragment is None or HELD not in fragment.structure:
                continue
            entries = open_sources(library, work, parent, lang, bibliographies).entries
            whole = parent.document(lang).meta if parent else None
            style = STYLES[settings.citation_style(work.document(lang).meta, whole, lang)]
            result[work.key, lang] = _written(fragment, entries, labels_of(fragments, work, parent, lang), style)
    return result


def labels_of(fragments: Mapping[Place, Fragment], work: Work, parent: Work | None, lang: Lang) -> Labels:
    """What the labels of a document lead to."""
    return Labels(fragments, work.key, lang, tuple(part.key for part in parent.parts if part is not work) if parent else ())


@dataclass(frozen=True, slots=True)
class _Held:
    """A citation in a tree that stands for something."""

    span: Element
    parent: Element
    citation: Citation


def _written(fragment: Fragment, entries: Mapping[str, Entry], labels: Labels, style: Style) -> Fragment:
    root = thaw(fragment.structure)
    spans = [_Held(span, parent, parse(span.text())) for span, parent in with_parents(root) if CITE in span.attributes]
    spans = [part for held in spans for part in _divided(held, labels, entries)]
    outgoing: list[Reference] = []
    calls = []
    for held in spans:
        if nodes := _references(held.citation, labels, entries, outgoing):
            _put(held, nodes, labels.lang)
        elif all(one.key in entries for one in held.citation.cited):
            calls.append(held)
    heading = _with_list(root, calls, entries, labels.lang, style) if calls else None
    return _changed(fragment, root, outgoing, heading)


def _target(citation: Citation, one: Cited, labels: Labels, entries: Mapping[str, Entry]) -> Target | None:
    """Where a key leads that is a label and no entry's."""
    return labels.find(one.key) if citation.names_label(one) and one.key not in entries else None


def _divided(held: _Held, labels: Labels, entries: Mapping[str, Entry]) -> list[_Held]:
    """A citation of labels and entries together as several, each of one kind."""
    cited = held.citation.cited
    kinds = [_target(held.citation, one, labels, entries) is not None for one in cited]
    if len(set(kinds)) == 1 or not all(kind or one.key in entries for kind, one in zip(kinds, cited, strict=True)):
        return [held]
    parts = [
        _Held(Element("span", {CITE: ""}), held.parent, held.citation._replace(cited=tuple(one for _, one in run)))
        for _, run in groupby(zip(kinds, cited, strict=True), key=itemgetter(0))
    ]
    nodes: Nodes = [node for part in parts for node in ("；" if labels.lang == "zh" else "; ", part.span)][1:]
    _put(held, nodes, labels.lang)
    return parts


def _references(citation: Citation, labels: Labels, entries: Mapping[str, Entry], outgoing: list[Reference]) -> Nodes:
    """The links of a citation whose keys are all labels; none for others. `outgoing` gets the links
    that lead out of the document."""
    targets = [_target(citation, one, labels, entries) for one in citation.cited]
    nodes: Nodes = []
    for one, target in zip(citation.cited, targets, strict=True):
        if target is None:
            return []
        nodes += ["、" if labels.lang == "zh" else ", "] if nodes else []
        nodes += [one.prefix + ("" if labels.lang == "zh" else " ")] if one.prefix else []
        nodes.append(reference(target, citation.bare))
        nodes += [one.suffix] if one.suffix else []
        if target.key:
            outgoing.append(Reference("link", f"@{one.key}", f"work:{target.key}#{target.id}", 0))
    return nodes


def _with_list(root: Element, calls: Sequence[_Held], entries: Mapping[str, Entry], lang: Lang, style: Style) -> Heading | None:
    """Writes the calls and the list of what they cite."""
    keys = list(dict.fromkeys(one.key for held in calls for one in held.citation.cited))
    listed = [entries[key] for key in keys]
    if style.author_date:
        listed = by_author(listed, style.shown, languages=not isinstance(style, APA))
    letters = year_letters(listed, style.author) if style.author_date else {}
    first = 1 + _last_number(root)
    numbers = {} if style.author_date else {entry.key: number for number, entry in enumerate(listed, first)}
    ids = anchors([entry.key for entry in listed], {element.attributes.get("id", "") for element in root.elements()})
    writer = Calls(style, lang, {key: entries[key] for key in keys}, ids, numbers, letters)
    for held in calls:
        _put(held, writer.nodes(held.citation), lang)
    items = []
    for entry in listed:
        runs = style.reference(entry, letters.get(entry.key, ""))
        own = "" if entry.lang == lang else _HTML_LANGS.get(entry.lang, "")
        items.append(item(ids[entry.key], runs, numbers.get(entry.key, 0), writer.backlinks[entry.key], own))
    return insert(root, items, lang, bool(numbers))


def _put(held: _Held, nodes: Nodes, lang: Lang) -> None:
    """A call in the place of what was written. One above the line stands close to its word; in
    Chinese the spaces go that an author needs around what is written with Latin letters."""
    children = held.parent.children
    at = next(index for index, child in enumerate(children) if child is held.span)
    raised = isinstance(nodes[0], Element) and nodes[0].tag == "sup"
    if at and isinstance(before := children[at - 1], str) and (raised or (lang == "zh" and _SPACED_BEFORE.search(before))):
        children[at - 1] = before.rstrip(" ")
    if at + 1 < len(children) and isinstance(after := children[at + 1], str) and lang == "zh" and _SPACED_BEHIND.match(after):
        children[at + 1] = after.lstrip(" ")
    children[at : at + 1] = nodes


def _last_number(root: Element) -> int:
    """The last number of a list by hand; 0 where there is none."""
    names = (element.attributes.get("id", "") for element in root.elements())
    return max((int(name[4:]) for name in names if name.startswith("ref-") and name[4:].isdecimal()), default=0)


def _changed(fragment: Fragment, root: Element, outgoing: Sequence[Reference], heading: Heading | None) -> Fragment:
    structure, _ = freeze(root)
    if structure == fragment.structure:
        return fragment
    return replace(
        fragment,
        structure=structure,
        places="",
        text=plain_text(root),
        opening=opening(root, plain_text),
        references=(*fragment.references, *outgoing),
        headings=_headings(fragment, root, heading),
        anchors=fragment.anchors | set(_ids(root)),
    )


def _headings(fragment: Fragment, root: Element, own: Heading | None) -> tuple[Heading, ...]:
    """The headings with their citations as they are written now, and that of the list."""
    written = {element.attributes.get("id", ""): element for element in root.elements() if re.fullmatch("h[1-6]", element.tag)}
    headings = tuple(
        replace(heading, text=words_of(written[heading.id])) if "@" in heading.text and heading.id in written else heading
        for heading in fragment.headings
    )
    return (*headings, own) if own else headings


def _ids(root: Element) -> Iterator[str]:
    yield from (element.attributes["id"] for element in root.elements() if "id" in element.attributes)
