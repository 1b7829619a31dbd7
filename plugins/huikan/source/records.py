"""data/*.yml: the society, and lists of records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from huikan.diagnostics import Diagnostic
from huikan.model import Lang, Record, Society, Value
from huikan.source import input_errors, nodes, strict, typed
from huikan.source.source_text import SourceText

V = TypeVar("V", bound=Value)


def parse_mapping(path: str, text: str, cls: type[V], languages: Sequence[Lang]) -> tuple[V | None, list[Diagnostic]]:
    """What a file of YAML says that is one mapping. Never raises."""
    page, tree, faults = _read(path, text, {*cls.model_fields, *languages})
    value, mistakes = typed.fill(page, tree, cls, languages)
    return value, faults + mistakes


def parse_society(path: str, text: str, languages: Sequence[Lang]) -> tuple[Society | None, list[Diagnostic]]:
    """What data/society.yml says. Never raises."""
    page, tree, faults = _read(path, text, {*Society.model_fields, *languages})
    society, mistakes = typed.fill(page, tree, Society, languages)
    if tree is None and not faults:
        faults.append(page.found("empty-data"))
        return None, faults
    return society.at(dict(typed.lines(tree))) if society else None, faults + mistakes


def parse_records(path: str, text: str, languages: Sequence[Lang]) -> tuple[tuple[Record, ...], list[Diagnostic]]:
    """The records of a list in data/. Never raises. Faulty ones come without their
    faulty fields, if enough is left."""
    page, tree, faults = _read(path, text, {*Record.model_fields, *languages})
    if tree is None:
        return (), faults
    if tree.shape != "list":
        return (), [*faults, page.found("not-a-list", tree.line, tree.column, tree.length)]
    records: dict[str, Record] = {}
    first: dict[str, int] = {}
    for item in tree.items:
        record, mistakes = typed.fill(page, item, Record, languages)
        faults += mistakes
        if not record:
            continue
        if record.key in records:
            _, node = item.entries["key"]
            faults.append(
                page.found("repeated-key", node.line, node.column, node.length, key=record.key, first=first[record.key])
            )
        else:
            records[record.key], first[record.key] = record.at(dict(typed.lines(item))), item.line
    return tuple(records.values()), faults


def _read(path: str, text: str, names: set[str]) -> tuple[SourceText, nodes.Node | None, list[Diagnostic]]:
    page = SourceText.of(path, text.removeprefix("\ufeff"))
    start = 2 if page.line(1).rstrip() == "---" else 1
    repaired, faults = input_errors.repair(page, start, len(page.lines), names)
    tree, more = strict.compose(repaired, {fault.line for fault in faults})
    return page, tree, faults + more
