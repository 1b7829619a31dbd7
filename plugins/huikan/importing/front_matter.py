"""The head of a file as YAML that says exactly what was meant."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

_PLAIN = re.compile(r"[\u4e00-\u9fffA-Za-z《（“][\w\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e“”‘’—·…%&()+/., |-]*")
_AMBIGUOUS = re.compile(r"(?i:yes|no|on|off|true|false|null|y|n)|.*(?:\s#|:(?:\s|$)|：\s*$).*|.*\s")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST = ("title", "subtitle", "document_number", "date", "signed_on", "updated", "issuer", "authors", "addressees")
_LAST = ("status",)


def front_matter(fields: Mapping[str, object]) -> str:
    """The fields between their fences, the important ones first. ValueError for a value that
    is no text, number, list or mapping."""
    names = [
        *(name for name in _FIRST if name in fields),
        *(n for n in fields if n not in (*_FIRST, *_LAST)),
        *(n for n in _LAST if n in fields),
    ]
    lines = [line for name in names for line in _field(name, fields[name])]
    return "\n".join(["---", *lines, "---", ""])


def _field(name: str, value: object) -> Iterator[str]:
    if value in (None, "", [], (), {}):
        return
    if isinstance(value, list | tuple):
        simple = all(isinstance(item, str | int | float) for item in value)
        if simple and sum(len(str(item)) for item in value) < 60:
            yield f"{name}: [{', '.join(_in_brackets(item) for item in value)}]"
            return
        yield f"{name}:"
        for item in value:
            yield f"  - {_mapping(item) if isinstance(item, Mapping) else _scalar(item)}"
    elif isinstance(value, Mapping):
        yield f"{name}: {_mapping(value)}"
    else:
        yield f"{name}: {_scalar(value)}"


def _mapping(value: Mapping[str, object]) -> str:
    return "{" + ", ".join(f"{name}: {_in_brackets(item)}" for name, item in value.items() if item not in (None, "")) + "}"


def _in_brackets(value: object) -> str:
    text = _scalar(value)
    return _quoted(text) if not text.startswith('"') and re.search(r"[,\[\]{}]", text) else text


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if isinstance(value, int | float) or _DAY.fullmatch(text):
        return text
    return text if _PLAIN.fullmatch(text) and not _AMBIGUOUS.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """The text in double quotes, as YAML and JSON both have it."""
    return json.dumps(re.sub(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]", "", text), ensure_ascii=False)
