"""What does not fit the model, said at its place in the file and in the editor's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args, get_origin

from pydantic_core import ErrorDetails

from huikan.diagnostics import Diagnostic
from huikan.model import KINDS, Lang, Value
from huikan.source.field_aliases import FIELD_ALIASES
from huikan.source.nodes import Node
from huikan.source.source_text import SourceText

Location = tuple[str | int, ...]
EXPECTED = {
    "int": "expects-number",
    "date": "expects-date",
    "hours": "expects-hours",
    "bool": "expects-truth",
    "dict": "expects-mapping",
    "model": "expects-mapping",
    "tuple": "expects-list",
    "list": "expects-list",
    "greater": "expects-number",
    "less": "expects-number",
}
EXAMPLES = {
    "expects-number": "1",
    "expects-truth": "true",
    "expects-date": "2025-03-01",
    "expects-hours": "09:00-17:30",
    "expects-list": "[…, …]",
    "expects-mapping": "{zh: …, en: …}",
}
PATTERNS = {
    "key": "bad-key",
    "icp": "bad-icp",
    "police": "bad-police-number",
    "number": "bad-highlight",
    "colour": "bad-colour",
    "colour_dark": "bad-colour",
    "site_url": "bad-site-url",
    "email": "bad-email",
}  # by field; others are addresses
MANY = 14  # names are not all listed where there are more


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """What the nodes of one mapping are checked against."""

    source: SourceText
    cls: type[Value]
    languages: Sequence[Lang]


def diagnose(context: ValidationContext, root: Node, detail: ErrorDetails) -> Diagnostic | None:
    """The finding for a fault that pydantic found; None where something worse has
    been said of the value already."""
    loc = tuple(part for part in detail["loc"] if part != "[key]")
    key, node, name = _find(root, loc)
    if detail["type"] == "extra_forbidden":
        return _unknown(context, str(loc[-1]), key, loc)
    if node.doubtful:
        return None
    at = (node.line, node.column, node.length)
    if detail["type"] == "missing" and not node.is_empty:
        return context.source.found("missing-in-entry", *at, field=str(loc[-1]), entry=name or _key(node))
    if detail["type"] == "literal_error":
        return _bad_choice(context, node, name, str(detail["ctx"]["expected"]))
    if detail["type"] == "string_pattern_mismatch":
        code = PATTERNS.get(str(loc[-1]), "bad-url")
        return context.source.found(code, *at, text=node.value)
    if detail["type"] in ("string_too_short", "missing"):
        return context.source.found("empty-value", *at, field=name)
    entry = nested_fields(kinds(context.cls, str(loc[0])))[:1] if detail["type"].startswith("model") else []
    example = f"{{{entry[0]}: …}}" if entry else ""
    return wrong(context.source, name, node, EXPECTED.get(detail["type"].split("_")[0], "expects-text"), example)


def wrong(source: SourceText, name: str, node: Node, code: str, example: str = "") -> Diagnostic:
    """The finding that a value has the wrong type; `example` is one of the right type."""
    text = str(node.value).lower() if isinstance(node.value, bool) else str(node.value or "…")
    head = "-" if name.endswith("]") else f"{name.rpartition('.')[2]}:"
    example = example or ("2025" if name == "year" else EXAMPLES.get(code, f'"{text}"'))
    return source.found(code, node.line, node.column, node.length, field=name, example=f"{head} {example}")


def label(loc: Location) -> str:
    """The name of a nested field, its entries counted from 1: `authors[2].orcid`."""
    text = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in loc)
    return text.removeprefix(".")


def kinds(cls: type[Value], name: str) -> set[type]:
    """The plain types that a field's annotation names."""
    field = cls.model_fields.get(name)
    queue: list[Any] = [field.annotation] if field else []
    result: set[type] = set()
    while queue:
        kind = queue.pop()
        queue += get_args(kind)
        result |= {candidate for candidate in (get_origin(kind) or kind,) if isinstance(candidate, type)}
    return result


def nested_fields(types: Iterable[type]) -> list[str]:
    """The names of the fields of a field's entries: those of a contributor for `authors`."""
    return [name for kind in types if issubclass(kind, Value) for name in kind.model_fields]


def _find(root: Node, loc: Location) -> tuple[Node, Node, str]:
    """The last key on the way, the value, and the name, of what pydantic's place means."""
    key = node = root
    way: Location = ()
    for part in loc:
        if isinstance(part, str) and node.shape == "mapping" and part in node.entries:
            key, node = node.entries[part]
        elif isinstance(part, int) and node.shape == "list" and part < len(node.items):
            key = node = node.items[part]
        else:
            break
        way = (*way, part)
    return key, node, label(way)


def _key(node: Node) -> str:
    """What an entry of a list calls itself."""
    keys = [str(value.value) for name, (_, value) in node.entries.items() if name in ("key", "name", "title") and value.value]
    return keys[0] if keys else "—"


def _bad_choice(context: ValidationContext, node: Node, name: str, expected: str) -> Diagnostic:
    choices = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    near = get_close_matches(str(node.value).casefold(), choices, 1) or choices
    values = {"text": node.value, "choices": " / ".join(choices), "example": f"{name}: {near[0]}"}
    return context.source.found("bad-choice", node.line, node.column, node.length, field=name, **values)


def _unknown(context: ValidationContext, name: str, key: Node, loc: Location) -> Diagnostic:
    """The finding for a field that the kind does not have, with the one that was probably meant."""
    field_names = _known(context.cls, loc)
    position = (key.line, key.column, key.length)
    near = get_close_matches(name.casefold().replace("-", "_"), field_names, 1, 0.7)
    suggestion = near[0] if near else FIELD_ALIASES.get(name.casefold(), "")
    if suggestion.partition(":")[0] in field_names:
        return context.source.found("unknown-field-meant", *position, field=name, suggestion=suggestion)
    owners = [kind for kind, cls in KINDS.items() if name in cls.model_fields] if len(loc) == 1 else []
    if owners and context.cls in KINDS.values():
        return context.source.found("field-of-other-kind", *position, field=name, kinds=", ".join(owners))
    return context.source.found("unknown-field", *position, field=name, known=_listing(context.cls, field_names))


def _known(cls: type[Value], loc: Location) -> list[str]:
    """The names of the fields where pydantic met an unknown one."""
    return (nested_fields(kinds(cls, str(loc[0]))) if len(loc) > 1 else []) or list(cls.model_fields)


def _listing(cls: type[Value], field_names: Sequence[str]) -> str:
    """The names to choose from: the kind's own ones first, and not all of a long list."""
    own = [name for name in field_names if name in cls.__annotations__]
    names = [*own, *(name for name in field_names if name not in own)]
    return ", ".join(names[:MANY]) + (" …" if len(names) > MANY else "")
