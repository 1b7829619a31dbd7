"""Translations beside their originals: fresh, stale, unmarked, missing, orphaned. Pure.

A translation's front matter keeps the mark of the original that it was made from
(`translated_from`). The mark is made from the original's own words: when it is no longer the
same, the original has changed since.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Literal, get_args

from huikan.model import Document, Lang, unmarked

State = Literal["fresh", "stale", "unmarked", "missing", "orphaned"]
STATES: tuple[State, ...] = get_args(State)
FIELD = "translated_from"

# What a translation says in its own words; everything else it takes from the
# original when it says nothing.
OWN_WORDS = frozenset(
    "title subtitle summary abstract abstract_zh abstract_en keywords keywords_zh keywords_en title_zh title_en cover_alt".split()
) | {FIELD, "index", "highlights"}
# What is no part of what a text says.
UNSAID = frozenset({FIELD, "index", "notes", "status", "publish_on", "visibility", "updated", "waive", "moved_from"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a work stands in a language that is not its original's.

    `path` is the translation's file ("" where it is missing), `original` its original's (""
    where it is orphaned); `mark` is what the translation's front matter should say to be fresh.
    """

    key: str
    lang: Lang
    state: State
    path: str = ""
    original: str = ""
    mark: str = ""


def standings(documents: Iterable[Document], languages: Sequence[Lang]) -> list[Standing]:
    """How every work stands in every language but its original's, by key and
    in the order of the languages."""
    groups: dict[str, dict[Lang, Document]] = {}
    for document in documents:
        groups.setdefault(document.key, {})[document.lang] = document
    return [standing for key in sorted(groups) for standing in _of_work(key, groups[key], languages)]


def _of_work(key: str, group: dict[Lang, Document], languages: Sequence[Lang]) -> Iterator[Standing]:
    original = original_of(group[lang] for lang in languages if lang in group)
    for lang in languages:
        document = group.get(lang)
        if original is None and document:
            yield Standing(key, lang, "orphaned", document.path)
        elif original and document is None:
            yield Standing(key, lang, "missing", original=original.path)
        elif original and document and document is not original:
            current_mark = mark(original, document)
            yield Standing(key, lang, _state(document, current_mark), document.path, original.path, current_mark)


def original_of(documents: Iterable[Document]) -> Document | None:
    """Of a work's documents in the order of the languages, the first that
    is not marked as a translation."""
    return next((document for document in documents if not document.meta.translated_from), None)


def _state(document: Document, current_mark: str) -> State:
    recorded_mark = document.meta.translated_from
    return "unmarked" if not recorded_mark else "fresh" if recorded_mark == current_mark else "stale"


def is_stale(document: Document, original: Document | None) -> bool:
    """Whether a document is marked as made from another text than the original is now."""
    return original is not None and original is not document and _state(document, mark(original, document)) == "stale"


def mark(original: Document, translation: Document) -> str:
    """Sixteen letters that stand for what the original says, as far as a
    translation has to say it too.

    That is its text, its words in front matter, and of its other fields those that the
    translation repeats: what it leaves out it takes from the original anyway. Line ends, blanks
    at them, Unicode forms and the breaks in a title do not count. There are letters only, so
    that no reader of YAML takes the mark for a number.
    """
    own_fields, repeated = original.meta.model_fields_set - UNSAID, translation.meta.model_fields_set
    names = {name for name in own_fields if name in OWN_WORDS or name in repeated}
    fields = original.meta.model_dump(mode="json", include=names, exclude_defaults=True)
    fields |= {"title": unmarked(fields["title"])} if fields.get("title") else {}
    body = "\n".join(line.rstrip() for line in original.body.splitlines()).strip("\n")
    whole = json.dumps([_plain(fields), unicodedata.normalize("NFC", body)], ensure_ascii=False, sort_keys=True)
    digest = sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return "".join(chr(ord("a") + int(figure, 16)) for figure in digest)


def _plain(value: Any) -> Any:
    """A value of front matter with its texts normalised."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", " ".join(value.split()))
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value
