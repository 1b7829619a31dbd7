"""The first lines of a new record in content/data, every useful field explained."""

from __future__ import annotations

import datetime as time
import json
from collections.abc import Mapping, Sequence
from string import Template

from huikan.model import CATALOGUES, Lang
from huikan.scaffold import en, zh

# What a record of each file is called
RECORD_KINDS: Mapping[str, str] = {
    **{name.removesuffix("es" if name == "branches" else "s"): name for name in CATALOGUES},
    "column": "columns",
}


def record_file(kind: str) -> str:
    """The path, from content/, of the file that has the records of a kind."""
    return f"data/{RECORD_KINDS[kind]}.yml"


def record_text(kind: str, key: str, lang: Lang, languages: Sequence[Lang], today: time.date) -> str:
    """A record as the lines to add at the end of its file, explained in `lang`; its words are
    asked for in each language of the site."""
    table = zh if lang == "zh" else en
    words = {language: (zh if language == "zh" else en).RECORD_WORDS for language in languages}
    values = {name: _localised({language: words[language][name] for language in languages}) for name in table.RECORD_WORDS}
    lines = [line.format(**values) for line in table.RECORDS[kind]]
    text = "\n".join([f"# {table.RECORD_NOTE}", f"- key: {key}", *(f"  {line}" for line in lines)])
    return Template(text + "\n").substitute(date=today.isoformat(), year=today.year)


def _localised(texts: Mapping[Lang, str]) -> str:
    """A mapping of YAML in one line."""
    return "{" + ", ".join(f"{lang}: {json.dumps(text, ensure_ascii=False)}" for lang, text in texts.items()) + "}"
