"""The first files of a new work: front matter with every useful field explained, and
a body that shows the dialect."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Mapping, Sequence
from string import Template
from types import ModuleType

from huikan.interface import words as interface_words
from huikan.model import KINDS, Lang, profile_of
from huikan.scaffold import en, zh

TABLES: Mapping[Lang, ModuleType] = {"zh": zh, "en": en}

PROSE = re.compile(r"\w")  # no heading, table or list: these could be anybody's

# Which fields an original starts with, and which it may use; a translation repeats
# only what differs by language.
STARTS = {
    "issue": ("title", "date", "year", "number"),
    "item": ("title",),
    "report": ("title", "date", "year"),
    "chapter": ("title",),
    "proceedings": ("title", "date", "event"),
    "paper": ("title", "authors"),
    "article": ("title", "date"),
    "notice": ("title", "date"),
    "page": ("title",),
}
MAY = {
    "issue": ("subtitle", "volume", "whole_number", "period", "summary", "editors", "reviewers", "cover", "permit"),
    "item": ("summary", "columns", "authors", "source", "source_url", "tags"),
    "report": ("subtitle", "series", "region", "edition", "summary", "editors", "reviewers", "publisher", "isbn", "cover"),
    "chapter": ("summary", "authors", "matter"),
    "proceedings": ("venue", "starts", "ends", "organisers", "summary", "editors", "publisher", "isbn", "issn", "cover"),
    "paper": ("abstract", "keywords", "abstract_en", "keywords_en", "pages", "received", "funding", "bibliography", "award"),
    "article": ("summary", "authors", "reviewers", "photographers", "series", "number", "columns", "audience", "tags", "cover"),
    "notice": (
        *("document_number", "issuer", "addressees", "copies_to", "signed_on", "deadline", "contact", "attachments"),
        *("summary", "branch", "replaces"),
    ),
    "page": ("summary", "order"),
}
COMMON = ("subtitle", "summary", "authors", "editors", "tags", "cover")  # of kinds that say nothing above
ALL_MAY = ("publish_on", "visibility", "license")
TRANSLATED = ("title", "subtitle", "summary", "authors", "translators", "abstract", "keywords")


def scaffold(
    kind: str, key: str, lang: Lang, today: time.date, languages: Sequence[Lang] = ("zh", "en"), society: str = ""
) -> Mapping[str, str]:
    """Path from content/ -> text of the files that a new work starts with in one language.

    A publication comes with its first part. The fields are explained in
    `lang`; without a table, in English. `society` is the name that its notices are signed with.
    """
    suffix = "" if lang == languages[0] else f".{lang}"
    words = TABLES.get(lang, en)
    facts = {"date": today.isoformat(), "year": str(today.year), "society": society or words.SOCIETY}
    texts = {_path(kind, key, suffix): _text(kind, words, facts, original=not suffix)}
    part = profile_of(kind).part
    if part:
        texts[_path(part, f"{key}/01-{part}", suffix)] = _text(part, words, facts, original=not suffix)
    return texts


def samples() -> frozenset[str]:
    """The lines and titles of new files, in every language, that
    nobody would write of their own."""
    bodies = [line.strip() for words in TABLES.values() for body in words.BODIES.values() for line in _shown(body).split("\n")]
    titles = [title for words in TABLES.values() for title in words.TITLES.values() if "$" not in title]
    return frozenset([line for line in bodies if PROSE.match(line) and len(line) > 8] + titles)


def _shown(body: str) -> str:
    return re.sub(r"<!--.*?-->", "", body, flags=re.S)


def _path(kind: str, key: str, suffix: str) -> str:
    """A publication and a paper have a folder, for their parts and pictures."""
    profile = profile_of(kind)
    return f"{key}/index{suffix}.md" if profile.part or profile.own_folder else f"{key}{suffix}.md"


def _text(kind: str, words: ModuleType, facts: Mapping[str, str], original: bool) -> str:
    title = words.TITLES.get(kind) or interface_words(words.LANG)[kind]
    cls = KINDS[kind]
    starts = STARTS.get(kind) or tuple(name for name in cls.required if name not in cls.inherited)
    may = (*MAY.get(kind, COMMON), *ALL_MAY)
    if not original:
        starts, may = tuple(name for name in starts if name in TRANSLATED), tuple(name for name in TRANSLATED if name in may)
    lines = [f"## {line}" for line in words.EXPLAINED if original] or [f"## {words.TRANSLATION}"]
    lines += [words.FIELDS[name] if name != "title" else f"title: {title}" for name in (*starts, "status")]
    lines += ["", f"## {words.OPTIONAL}"]
    lines += [f"# {line}" for name in may for line in words.FIELDS[name].splitlines()]
    front = "\n".join(lines)
    text = f"---\n{front}\n---\n\n{words.BODIES.get(kind, words.SAMPLE).strip()}\n"
    return Template(text).substitute(facts)
