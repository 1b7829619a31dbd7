"""Nodes become metadata: each fault that pydantic finds is said at its place in the file."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from huikan.diagnostics import Diagnostic
from huikan.model import KINDS, ROLES, Lang, Value
from huikan.source.dates import likely_day, read_day, read_moment
from huikan.source.habits import HABITS
from huikan.source.nodes import Node
from huikan.source.sheet import Sheet

V = TypeVar("V", bound=Value)
Place = tuple[str | int, ...]

LISTED = ("tags", "columns", "keywords", "keywords_zh", "keywords_en", "audience", *ROLES)
COMMAS = "，、；;"
QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")


@dataclass(frozen=True, slots=True)
class Reading:
    """What the nodes of one mapping are checked against."""

    sheet: Sheet
    cls: type[Value]
    languages: Sequence[Lang]


def fill(sheet: Sheet, node: Node | None, cls: type[V], languages: Sequence[Lang]) -> tuple[V | None, list[Diagnostic]]:
    """The value that a mapping says, without its faulty fields (None where what is left is not enough), and the faults."""
    if node is None or (node.shape == "value" and node.value is None):
        return _without(cls, {}, ()), []
    if node.shape != "mapping":
        return _without(cls, {}, ()), [sheet.found("not-a-mapping", node.line, node.column, node.length)]
    reading = Reading(sheet, cls, languages)
    raw, faults = _raw(reading, node)
    try:
        return cls.model_validate(raw), faults
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        faults += [_explained(reading, node, detail) for detail in details if not _is_said(node, detail)]
        return _without(cls, raw, details), faults


def _without(cls: type[V], raw: Mapping[str, Any], details: Sequence[ErrorDetails]) -> V | None:
    faulty = {detail["loc"][0] for detail in details if detail["loc"]}
    try:
        return cls.model_validate({name: value for name, value in raw.items() if name not in faulty})
    except ValidationError:
        return None


def _raw(reading: Reading, node: Node) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The fields as plain values with their days read; empty ones are left out."""
    raw: dict[str, Any] = {}
    faults: list[Diagnostic] = []
    for name, (_, value) in node.entries.items():
        kinds = _kinds(reading.cls, name)
        if value.shape == "value" and value.value is None:
            if name not in reading.cls.model_fields:
                raw[name] = None
        elif time.date in kinds:
            day, fault = _day(reading.sheet, name, value, time.datetime in kinds)
            faults += fault
            raw |= {name: day} if day else {}
        elif isinstance(value.value, bool) and kinds and bool not in kinds:
            faults.append(_wrong(reading.sheet, name, value, "text" if str in kinds else "number"))
        else:
            faults += _lists(reading, name, value) + _quotes(reading, name, value)
            raw[name] = _plain(value)
            if dict in kinds and value.shape == "mapping":
                faults += _tongues(reading, value)
    return raw, faults


def _kinds(cls: type[Value], name: str) -> set[object]:
    """The plain types that the field's annotation names."""
    field = cls.model_fields.get(name)
    queue, result = [field.annotation] if field else [], set()
    while queue:
        kind: Any = queue.pop()
        queue += get_args(kind)
        result.add(kind)
    return result


def _day(sheet: Sheet, name: str, node: Node, moment: bool) -> tuple[time.date | None, list[Diagnostic]]:
    if node.shape != "value" or isinstance(node.value, bool):
        return None, [_wrong(sheet, name, node, "date")]
    text = str(node.value).strip()
    day = read_moment(text) if moment else read_day(text)
    if day:
        return day, []
    likely = likely_day(text)
    code = "bad-date" if likely else "no-such-date"
    return None, [sheet.found(code, node.line, node.column, node.length, field=name, text=text, example=likely or "2025-03-01")]


def _lists(reading: Reading, name: str, node: Node) -> list[Diagnostic]:
    """Words of a list that are one word, because the comma between them is not YAML's."""
    if name not in LISTED:
        return []
    values = node.items if node.shape == "list" else [node]
    faults = []
    for value in values:
        text = value.value
        if isinstance(text, str) and value.plain and any(comma in text for comma in COMMAS):
            column = value.column + min(text.index(comma) for comma in COMMAS if comma in text)
            words = text.translate(str.maketrans(COMMAS, "," * len(COMMAS))).strip("[]［］【】").split(",")
            example = f"{name}: [{', '.join(word.strip() for word in words)}]"
            faults.append(reading.sheet.found("fullwidth-comma", value.line, column, 1, field=name, example=example))
    return faults


def _quotes(reading: Reading, name: str, node: Node) -> list[Diagnostic]:
    """Texts that stand as a whole in Chinese quotes, as if these were YAML's."""
    faults = []
    for value in (node, *node.items):
        if isinstance(value.value, str) and value.plain and QUOTED.fullmatch(value.value):
            example = f"'{value.value}'"
            faults.append(reading.sheet.found("fullwidth-quotes", value.line, value.column, 1, field=name, example=example))
    return faults


def _tongues(reading: Reading, node: Node) -> list[Diagnostic]:
    """Names in a text by language that are no language of the site."""
    faults = []
    for name, (key, _) in node.entries.items():
        if name not in reading.languages:
            known = ", ".join(reading.languages)
            faults.append(reading.sheet.found("no-such-language", key.line, key.column, key.length, text=name, known=known))
    return faults


def _plain(node: Node) -> Any:
    if node.shape == "list":
        return [_plain(item) for item in node.items]
    if node.shape == "mapping":
        return {
            name: _plain(value) for name, (_, value) in node.entries.items() if value.shape != "value" or value.value is not None
        }
    return node.value


def _is_said(root: Node, detail: ErrorDetails) -> bool:
    """Whether something worse has been said of the value already."""
    return detail["type"] != "extra_forbidden" and _find(root, detail["loc"])[1].doubtful


def _explained(reading: Reading, root: Node, detail: ErrorDetails) -> Diagnostic:
    """A fault that pydantic found, at its place and in the editor's words."""
    sheet, kind = reading.sheet, detail["type"]
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    key, node = _find(root, loc)
    name = label(loc)
    if kind == "extra_forbidden":
        return _unknown(reading, str(loc[-1]), key, loc)
    if kind == "missing":
        return sheet.found(
            "missing-in-entry", node.line, node.column, node.length, field=str(loc[-1]), entry=label(loc[:-1]) or "—"
        )
    if kind == "literal_error":
        choices = [word.strip("'") for word in str(detail["ctx"]["expected"]).replace(" or ", ", ").split(", ")]
        near = get_close_matches(str(node.value).casefold(), choices, 1) or choices
        values = {"field": name, "text": node.value, "choices": " / ".join(choices), "example": f"{name}: {near[0]}"}
        return sheet.found("bad-choice", node.line, node.column, node.length, **values)
    if kind == "string_pattern_mismatch":
        return sheet.found("bad-key", node.line, node.column, node.length, text=node.value)
    if kind == "string_too_short":
        return sheet.found("empty-value", node.line, node.column, node.length, field=name)
    return _wrong(sheet, name, node, EXPECTED.get(kind.split("_")[0], "text"))


EXPECTED = {
    "string": "text", "int": "number", "bool": "truth", "dict": "mapping", "model": "mapping", "tuple": "list", "list": "list"
}  # fmt: skip


def _find(root: Node, loc: Place) -> tuple[Node, Node]:
    """(the node of the last key on the way, the node of the value) that pydantic's place means."""
    key = node = root
    for part in loc:
        if isinstance(part, str) and node.shape == "mapping" and part in node.entries:
            key, node = node.entries[part]
        elif isinstance(part, int) and node.shape == "list" and part < len(node.items):
            key = node = node.items[part]
    return key, node


def label(loc: Place) -> str:
    """The name of a nested field, its entries counted from 1: `authors[2].orcid`."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".")


def _wrong(sheet: Sheet, name: str, node: Node, expected: str) -> Diagnostic:
    """The finding that a value has the wrong type."""
    text = str(node.value).lower() if isinstance(node.value, bool) else str(node.value or "…")
    field = name.rpartition(".")[2]
    examples = {
        "text": f'"{text}"',
        "number": "2025",
        "truth": "true",
        "date": "2025-03-01",
        "list": "[…, …]",
        "mapping": "{zh: …, en: …}",
    }
    example = f"{field}: {examples[expected]}"
    return sheet.found(f"expects-{expected}", node.line, node.column, node.length, field=name, example=example)


def _unknown(reading: Reading, name: str, key: Node, loc: Place) -> Diagnostic:
    """The finding for a field that the kind does not have, with the one that was probably meant."""
    known = _known(reading.cls, loc)
    place = (key.line, key.column, key.length)
    near = get_close_matches(name.casefold().replace("-", "_"), known, 1, 0.7)
    suggestion = near[0] if near else HABITS.get(name.casefold(), "")
    if suggestion.partition(":")[0] in known:
        return reading.sheet.found("unknown-field-meant", *place, field=name, suggestion=suggestion)
    owners = [kind for kind, cls in KINDS.items() if name in cls.model_fields] if len(loc) == 1 else []
    if owners and reading.cls in KINDS.values():
        return reading.sheet.found("field-of-other-kind", *place, field=name, kinds=", ".join(owners))
    return reading.sheet.found("unknown-field", *place, field=name, known=_listing(reading.cls, known))


def _listing(cls: type[Value], known: Sequence[str]) -> str:
    """The names to choose from: the kind's own ones first, and not all of a long list."""
    own = [name for name in known if name in cls.__annotations__]
    names = [*own, *(name for name in known if name not in own)]
    return ", ".join(names[:14]) + (" …" if len(names) > 14 else "")


def _known(cls: type[Value], loc: Place) -> list[str]:
    """The names of the fields where pydantic met an unknown one."""
    if len(loc) > 1:
        for kind in _kinds(cls, str(loc[0])):
            if isinstance(kind, type) and issubclass(kind, Value):
                return list(kind.model_fields)
    return list(cls.model_fields)
