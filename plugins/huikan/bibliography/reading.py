"""A file of references, of any kind that is known, as entries; and these as bytes, for caches."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from huikan.bibliography.bibtex import read_bibtex
from huikan.bibliography.bibtex_syntax import Fault
from huikan.bibliography.csl_json import read_csl_json
from huikan.bibliography.entry import Entry, Name
from huikan.bibliography.ris import read_ris

MOST_BYTES = 10 * 1024 * 1024  # of a file; some 20,000 entries
MOST_FAULTS = 100  # of a file; who writes more has something else in it
_READERS: Mapping[str, Callable[[str], tuple[list[Entry], list[Fault]]]] = {
    "bib": read_bibtex,
    "json": read_csl_json,
    **dict.fromkeys(("ris", "enw", "net"), read_ris),
}
SUFFIXES = tuple(_READERS)


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The entries of a file by key, in their order, and what is wrong in it."""

    entries: Mapping[str, Entry]
    faults: tuple[Fault, ...] = ()


def read(name: str, content: bytes) -> Bibliography:
    """The bibliography that a file is, by its suffix. Never raises."""
    reader = _READERS.get(name.rpartition(".")[2].lower())
    if reader is None:
        return Bibliography({}, (Fault("bib-kind", 0, ", ".join(SUFFIXES)),))
    entries, faults = reader(_decoded(content))
    return Bibliography({entry.key: entry for entry in entries}, tuple(faults[:MOST_FAULTS]))


def _decoded(content: bytes) -> str:
    """UTF-8, else GB 18030 as Chinese programs write it, else Latin-1 as old Western ones did:
    there most letters beyond ASCII stand alone, where Chinese ones take two bytes each."""
    runs = [len(run) for run in re.findall(rb"[\x80-\xff]+", content)]
    chinese = sum(length % 2 for length in runs) * 2 <= len(runs)
    for encoding in ("utf-8-sig", "gb18030") if chinese else ("utf-8-sig",):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def dumps(bibliography: Bibliography) -> bytes:
    """JSON; equal bibliographies give equal bytes."""
    entries = [{name: value for name, value in asdict(entry).items() if value} for entry in bibliography.entries.values()]
    faults = [(fault.code, fault.line, fault.what) for fault in bibliography.faults]
    return json.dumps([entries, faults], ensure_ascii=False, separators=(",", ":")).encode()


def loads(data: bytes) -> Bibliography:
    """The bibliography that `dumps` wrote."""
    entries, faults = json.loads(data)
    items = [_entry(values) for values in entries]
    return Bibliography({entry.key: entry for entry in items}, tuple(Fault(*fault) for fault in faults))


def _entry(values: Mapping[str, object]) -> Entry:
    names = {role: tuple(Name(**name) for name in people) for role, people in values.items() if isinstance(people, list)}
    return Entry(**{**values, **names})  # type: ignore[arg-type]
