"""Nodes become metadata."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from huikan.diagnostics import Diagnostic
from huikan.model import Lang, Value
from huikan.source import lists, waivers
from huikan.source.dates import likely_day, likely_moment, read_day, read_moment
from huikan.source.nodes import Node
from huikan.source.schema_errors import Location, ValidationContext, diagnose, kinds, label, nested_fields, wrong
from huikan.source.source_text import SourceText

V = TypeVar("V", bound=Value)

QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")


def fill(source: SourceText, node: Node | None, cls: type[V], languages: Sequence[Lang]) -> tuple[V | None, list[Diagnostic]]:
    """The value that a mapping says, without its faulty fields (None where what is left
    is not enough), and the faults."""
    if node is None or (node.shape == "value" and node.value is None):
        return _without(cls, {}, ()), []
    if node.shape != "mapping":
        return _without(cls, {}, ()), [source.found("not-a-mapping", node.line, node.column, node.length)]
    context = ValidationContext(source, cls, languages)
    raw, faults = _raw(context, node)
    try:
        return cls.model_validate(raw), faults
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=True)
        diagnoses = [diagnose(context, node, detail) for detail in details]
        return _without(cls, raw, details), faults + [fault for fault in diagnoses if fault]


def lines(tree: Node | None) -> Iterator[tuple[str, int]]:
    """Field -> line, of nested fields too (`authors[2].orcid`), of
    unreadable ones, not of empty ones."""
    queue: list[tuple[Location, Node]] = [((), tree)] if tree else []
    for name, (line, _) in tree.broken.items() if tree else ():
        yield name, line
    while queue:
        loc, node = queue.pop()
        for name, (key, value) in node.entries.items():
            if not value.is_empty or value.doubtful:
                yield label((*loc, name)), key.line
            queue.append(((*loc, name), value))
        queue += [((*loc, index), item) for index, item in enumerate(node.items)]


def _without(cls: type[V], raw: Mapping[str, Any], details: Sequence[ErrorDetails]) -> V | None:
    faulty = {detail["loc"][0] for detail in details if detail["loc"]}
    try:
        return cls.model_validate({name: value for name, value in raw.items() if name not in faulty})
    except ValidationError:
        return None


def _raw(context: ValidationContext, node: Node) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The fields as plain values with their days read; empty ones are left out."""
    raw: dict[str, Any] = {}
    faults: list[Diagnostic] = []
    for name, (_, value) in node.entries.items():
        types = kinds(context.cls, name)
        if value.is_empty:
            raw |= {name: None} if not types else {}
        elif time.date in types:
            day, fault = _day(context.source, name, value, time.datetime in types)
            faults += fault
            raw |= {name: day} if day else {}
        elif isinstance(value.value, bool) and types and bool not in types:
            faults.append(wrong(context.source, name, value, "expects-text" if str in types else "expects-number"))
        else:
            raw[name] = lists.several(name, value, _plain(value, {*context.languages, *nested_fields(types)}))
            faults += [*_unclear(context, name, value), *_odd(context, name, value), *_quotes(context, name, value)]
            if name == "waive":
                faults += waivers.faults(context, value)
            elif dict in types:
                faults += [fault for text in _by_language(context, name, value) for fault in _tongues(context, text)]
    return raw, faults


def _plain(node: Node, field_names: Set[str]) -> Any:
    """A value as Python has it; empty ones are left out of mappings,
    unless nobody knows their names."""
    if node.shape == "list":
        return [_plain(item, field_names) for item in node.items]
    if node.shape == "mapping":
        entries = ((name, value) for name, (_, value) in node.entries.items())
        return {name: _plain(value, field_names) for name, value in entries if not value.is_empty or name not in field_names}
    return node.value


def _day(source: SourceText, name: str, node: Node, moment: bool) -> tuple[time.date | None, list[Diagnostic]]:
    """The day, or the moment, that a value says."""
    if node.doubtful:
        return None, []
    if node.shape != "value" or isinstance(node.value, bool):
        return None, [wrong(source, name, node, "expects-date")]
    text = str(node.value).strip()
    day = read_moment(text) if moment else read_day(text)
    if day:
        return day, []
    likely = likely_moment(text) if moment else likely_day(text)
    code = "bad-date" if likely else "no-such-date"
    return None, [source.found(code, node.line, node.column, node.length, field=name, text=text, example=likely or "2025-03-01")]


def _unclear(context: ValidationContext, name: str, node: Node) -> Iterator[Diagnostic]:
    """A comma of which nobody can tell whether it stands within a name or between two."""
    for value in lists.unclear(name, node):
        first, second = re.split(r"\s*,\s*|[ \u3000]+", str(value.value).strip(), maxsplit=1)
        one = f"{first}{second}" if first[0] >= "\u3400" else f"{second} {first}"
        values = {"field": name, "text": value.value, "one": one, "two": f"[{first}, {second}]"}
        yield context.source.found("unclear-names", value.line, value.column, value.length, **values)


def _odd(context: ValidationContext, name: str, node: Node) -> Iterator[Diagnostic]:
    """What stands as a person's name and is more than one."""
    for value in lists.odd(name, node):
        yield context.source.found("odd-name", value.line, value.column, value.length, field=name, text=value.value)


def _quotes(context: ValidationContext, name: str, node: Node) -> Iterator[Diagnostic]:
    """Texts that stand as a whole in Chinese quotes, as if these were YAML's."""
    for value in (node, *node.items):
        if isinstance(value.value, str) and value.plain and QUOTED.fullmatch(value.value):
            position = (value.line, value.column, value.length)
            yield context.source.found("fullwidth-quotes", *position, field=name, example=f"'{value.value}'")


def _by_language(context: ValidationContext, name: str, node: Node) -> list[Node]:
    """The texts by language in a field: its value, or, of a mapping of such texts, its values."""
    kinds_of_values = get_args(context.cls.model_fields[name].annotation)
    return [node] if kinds_of_values[1:] == (str,) else [value for _, value in node.entries.values()]


def _tongues(context: ValidationContext, node: Node) -> Iterator[Diagnostic]:
    """Names in a text by language that are no language of the site."""
    for name, (key, _) in node.entries.items():
        if name not in context.languages:
            position = (key.line, key.column, key.length)
            yield context.source.found("no-such-language", *position, text=name, known=", ".join(context.languages))
