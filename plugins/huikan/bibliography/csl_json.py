"""CSL-JSON, which Zotero and citation programs write: entries from it, and entries as it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from huikan.bibliography.bibtex_syntax import Fault
from huikan.bibliography.entry import TYPES, Entry, Name, bare_doi, clean_date, clean_pages
from huikan.bibliography.names import undivided
from huikan.bibliography.tex import without_html

Json = object
_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "manuscript": "archive",
    "article-newspaper": "article-newspaper",
    "post": "webpage",
    "post-weblog": "webpage",
    "legislation": "standard",
    "entry-encyclopedia": "chapter",
    "entry-dictionary": "chapter",
}
_WRITTEN = {"preprint": "article", "archive": "manuscript", "proceedings": "book", "misc": "document", "database": "dataset"}
# Their name of a field, and ours
_TEXTS: Mapping[str, str] = {
    "title": "title",
    "container-title": "container",
    "publisher": "publisher",
    "publisher-place": "place",
    "edition": "edition",
    "volume": "volume",
    "issue": "issue",
    "page": "pages",
    "chapter-number": "chapter",
    "number": "number",
    "genre": "genre",
    "version": "version",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "language": "language",
    "note": "note",
}


def read_csl_json(text: str) -> tuple[list[Entry], list[Fault]]:
    """The entries of a file of CSL-JSON, and what is wrong in it. Never raises."""
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        return [], [Fault("csl-not-json", error.lineno, error.msg)]
    except (RecursionError, ValueError) as error:
        return [], [Fault("csl-not-json", 1, type(error).__name__)]
    if isinstance(items, dict):
        items = items.get("items", [items] if "id" in items or "title" in items else None)
    if not isinstance(items, list):
        return [], [Fault("csl-not-a-list", 1)]
    entries: dict[str, Entry] = {}
    faults = []
    for number, item in enumerate(items, 1):
        line = _line(text, item)
        if not isinstance(item, dict) or not _key(item):
            faults.append(Fault("csl-no-id", line, str(number)))
            continue
        entry = replace(_entry(item), line=line)
        if entry.key in entries:
            faults.append(Fault("bib-duplicate", line, entry.key))
        entries.setdefault(entry.key, entry)
    return list(entries.values()), faults


def _line(text: str, item: Json) -> int:
    """The line on which an item says its id, 1 where it cannot be found."""
    key = item.get("id") if isinstance(item, dict) else None
    match = re.search(rf'"id"\s*:\s*{re.escape(json.dumps(key, ensure_ascii=False))}', text) if key else None
    return text.count("\n", 0, match.start()) + 1 if match else 1


def _key(item: Mapping[str, Json]) -> str:
    """What an item is cited by: its citation key, where its id is an address of Zotero's."""
    return _text(item.get("citation-key")) or _text(item.get("id"))


def _entry(item: Mapping[str, Json]) -> Entry:
    kind = _text(item.get("type"))
    kind = _TYPES.get(kind, kind if kind in TYPES else "misc")
    values = {ours: _text(item.get(theirs)) for theirs, ours in _TEXTS.items()}
    values["pages"], values["doi"] = clean_pages(values["pages"]), bare_doi(values["doi"])
    values["container"] = values["container"] or _text(item.get("event-title") or item.get("event"))
    if kind == "misc" and values["url"]:
        kind = "webpage"
    return Entry(
        key=_key(item),
        type=kind,
        authors=_names(item.get("author")),
        editors=_names(item.get("editor") or item.get("container-author")),
        translators=_names(item.get("translator")),
        date=_date(item.get("issued")),
        accessed=_date(item.get("accessed")),
        **values,  # type: ignore[arg-type]  # they are texts
    )


def _text(value: Json) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(without_html(str(value)).split())


def _names(value: Json) -> tuple[Name, ...]:
    return tuple(name for item in value if (name := _name(item)).family) if isinstance(value, list) else ()


def _name(item: Json) -> Name:
    if not isinstance(item, dict):
        return undivided(_text(item))
    family, given = _text(item.get("family")), _text(item.get("given"))
    if not family:
        return undivided(given) if given else Name(_text(item.get("literal")), literal=True)
    particle = _text(item.get("non-dropping-particle")) or _text(item.get("dropping-particle"))
    return Name(family, given, particle, _text(item.get("suffix")))


def _date(value: Json) -> str:
    if not isinstance(value, dict):
        return clean_date(_text(value))
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first and all(str(number).strip().isdecimal() for number in first[:3]):
        return clean_date("-".join(str(number).strip() for number in first[:3]))
    if isinstance(first, list) and first and _text(first[0]):
        return clean_date("-".join(map(_text, first[:3])))
    return clean_date(_text(value.get("raw")) or _text(value.get("literal")))


def write_csl_json(entries: Iterable[Entry]) -> str:
    """The entries as a list of CSL-JSON."""
    return json.dumps([_item(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _item(entry: Entry) -> dict[str, Json]:
    texts = {theirs: getattr(entry, ours) for theirs, ours in _TEXTS.items()}
    item: dict[str, Json] = {
        "id": entry.key,
        "type": _WRITTEN.get(entry.type, entry.type),
        **texts,
        "author": [_written(name) for name in entry.authors],
        "editor": [_written(name) for name in entry.editors],
        "translator": [_written(name) for name in entry.translators],
        "issued": _issued(entry.date),
        "accessed": _issued(entry.accessed),
    }
    return {name: value for name, value in item.items() if value}


def _written(name: Name) -> dict[str, Json]:
    if name.literal:
        return {"literal": name.family}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _issued(date: str) -> dict[str, Json]:
    if not date:
        return {}
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", date)
    return {"date-parts": [[int(number) for number in match.groups() if number]]} if match else {"literal": date}
