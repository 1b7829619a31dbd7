"""A strict subset of YAML, read to the end even where its syntax is broken.

Where it is, the text is taken apart by fields and each is read alone, less the values that
cannot be read: all other fields stay readable, and every fault is said in one run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from itertools import pairwise

import yaml

from huikan.diagnostics import Diagnostic
from huikan.source.input_errors import RepairedYaml
from huikan.source.nodes import MAX_FAULTS, Node, build, repeated
from huikan.source.syntax import explain, without_fault

# A line that begins a field or an entry of a list.
ENTRY = re.compile(r"""\s*(?:-(?=\s|$)|["']?(?P<key>[^\s:"'][^:"']{0,60}?)["']?\s*:(?=\s|$))""")


def compose(repaired: RepairedYaml, fault_lines: Set[int] = frozenset()) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a YAML text (None where there is nothing in it) and
    everything that is wrong with it.

    `fault_lines`: lines of which something wrong has been said already, so that
    syntax need not be blamed as well.
    """
    try:
        return build(repaired, "\n".join(repaired.lines), repaired.first)
    except yaml.YAMLError as error:
        tree, faults = _by_fields(repaired, fault_lines)
        return tree, faults if faults or fault_lines else [explain(repaired, repaired.lines, repaired.first, error)[0]]


def _by_fields(repaired: RepairedYaml, fault_lines: Set[int]) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a text with broken syntax: the entries that can be read alone."""
    tree: Node | None = None
    faults: list[Diagnostic] = []
    for start, end in _chunks(repaired.lines):
        line = repaired.first + start
        if not ENTRY.match(repaired.lines[start]):
            faults += [] if line in fault_lines else [repaired.source.found("not-a-field", line, 1, len(repaired.lines[start]))]
            if start and not repaired.lines[start - 1].strip():
                break  # a paragraph: the text has begun
            continue
        part, part_faults = _salvaged(repaired, list(repaired.lines[start:end]), line, fault_lines)
        faults += part_faults
        if part and part.shape != "value":
            tree, twice = _joined(repaired, tree, part)
            faults += twice
    return tree, faults


def _salvaged(
    repaired: RepairedYaml, lines: list[str], first: int, fault_lines: Set[int]
) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a field's or entry's lines, without the values that cannot be read."""
    faults: list[Diagnostic] = []
    broken: dict[str, tuple[int, str]] = {}
    tries = 0
    while tries < MAX_FAULTS:
        try:
            part, part_faults = build(repaired, "\n".join(lines), first)
        except yaml.YAMLError as error:
            fault, index = explain(repaired, lines, first, error)
            rest = without_fault(lines[index])
            for place in (0, index) if fault.code == "misaligned" else (0,):
                broken |= _field_of(lines[place], first + place)
            lines[index] = "" if rest == lines[index] else rest
            faults += [fault] if fault.line not in fault_lines else []
            fault_lines = {*fault_lines, fault.line}
            tries += 1
            continue
        if part:
            part.broken = broken
            _doubt(part, fault_lines)
        return part, faults + part_faults
    return None, faults


def _doubt(tree: Node, fault_lines: Set[int]) -> None:
    """Marks the values that were taken out, so that nobody calls them missing."""
    queue = [tree]
    while queue:
        node = queue.pop()
        node.doubtful = node.doubtful or (node.is_empty and node.line in fault_lines)
        queue += [*node.items, *(value for _, value in node.entries.values())]


def _field_of(line: str, number: int) -> dict[str, tuple[int, str]]:
    """The field of a line that cannot be read, where it stands,
    and its value as it stands there."""
    match = ENTRY.match(line)
    return {match["key"]: (number, line[match.end() :].strip())} if match and match["key"] else {}


def _chunks(lines: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Ranges of lines that start at the text's own margin: one
    field, or one entry of a list, each."""
    used = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    margin = min((len(line) - len(line.lstrip(" ")) for line in used), default=0)
    is_list = bool(used) and used[0][margin : margin + 1] == "-"
    starts = [
        number
        for number, line in enumerate(lines)
        if line[margin : margin + 1].strip() and not line[:margin].strip() and line[margin] not in "#]}"
        if line[margin] != "-" or is_list
    ]
    if used:
        starts = [lines.index(used[0]), *starts[bool(starts) and lines[starts[0]] == used[0] :]]
    yield from pairwise([*starts, len(lines)])


def _joined(repaired: RepairedYaml, tree: Node | None, part: Node) -> tuple[Node, list[Diagnostic]]:
    if tree is None or tree.shape != part.shape:
        return tree or part, []
    tree.items += part.items
    tree.broken |= part.broken
    faults = []
    for name, (key, value) in part.entries.items():
        if name in tree.entries:
            faults.append(repeated(repaired, tree.entries[name][0], key))
        else:
            tree.entries[name] = (key, value)
    return tree, faults
