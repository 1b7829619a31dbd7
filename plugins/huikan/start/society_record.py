"""content/data/society.yml of a fresh site: what was answered, and every other field explained."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from huikan.model import Lang, Society
from huikan.start.answers import Answers
from huikan.start.society_help import EXAMPLES, HEAD, HELP


def society_record(answers: Answers, lang: Lang, year: int, logo: str = "") -> str:
    """The record as text. A field that nobody has answered stands there as a comment, with an
    example."""
    values: Mapping[str, object] = {
        "name": dict(answers.name),
        "field": answers.field,
        "url": None,
        "email": answers.email,
        "icp": answers.icp,
        "police": answers.police,
        "since": year,
        "logo": logo or None,
        "colour": answers.colour,
        "kinds": {name: dict(names) for name, names in answers.called.items()} or None,
        "typefaces": {},  # ours: a fresh site has nothing to be said of
    }
    blocks = ("\n".join(_field(name, values.get(name), lang)) for name in Society.model_fields)
    return f"# {HEAD[lang]}\n\n" + "\n\n".join(blocks) + "\n"


def _field(name: str, value: object, lang: Lang) -> Iterator[str]:
    """A field with what it means; as a comment with an example where it has no value."""
    yield f"# {HELP[lang][name]}"
    is_said = value not in (None, "")
    lines = _written(name, value if is_said else EXAMPLES[lang][name])
    yield from lines if is_said else (f"# {line}" for line in lines)


def _written(name: str, value: object) -> Iterator[str]:
    """A value as lines of YAML."""
    if not isinstance(value, Mapping):
        yield f"{name}: {_plain(value)}"
        return
    yield f"{name}:" if value else f"{name}: {{}}"
    for key, entry in value.items():
        yield from (f"  {line}" for line in _written(str(key), entry))


def _plain(value: object) -> str:
    """A value as it stands behind a colon: quoted where plain text could mean something else."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_plain, value))}]"
    text = str(value)
    safe = text[:1].isalnum() and not any(sign in text for sign in (": ", " #", "'", '"', "[", "{")) and not text.endswith(":")
    return text if safe else json.dumps(text, ensure_ascii=False)
