"""What a block says, and where in the file the things stand that findings speak of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huikan.data_blocks.problem import Problem
from huikan.data_blocks.spec import BLOCKS, ChartBlock, TableBlock
from huikan.diagnostics import Diagnostic, found
from huikan.markup.data_blocks import Block
from huikan.model import Lang
from huikan.source.embedded import parse_embedded


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block of the file at `path`: what it says (None where it says too little), the line of each
    of its fields, and what is wrong with how it is written."""

    path: str
    block: Block
    spec: TableBlock | ChartBlock | None
    lines: Mapping[str, int] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_block(path: str, block: Block, languages: Sequence[Lang]) -> ReadBlock:
    """What a block says. Never raises."""
    spec, lines, faults = parse_embedded(path, block.text.split("\n"), block.line, BLOCKS[block.kind], languages)
    return ReadBlock(path, block, spec if faults_allow(faults) else None, lines, tuple(faults))


def faults_allow(faults: Iterable[Diagnostic]) -> bool:
    """Whether what is wrong leaves a block that means what its author meant."""
    return all(fault.severity != "error" or fault.code.startswith("fullwidth") for fault in faults)


def diagnostics(read: ReadBlock, problems: Iterable[Problem]) -> Iterator[Diagnostic]:
    """Problems as findings, at their lines."""
    for problem in problems:
        if problem.path:
            yield found(problem.code, problem.path, problem.line, 0, 1, problem.excerpt, **problem.values)
        else:
            line, column, length, excerpt = _place(read, problem)
            yield found(problem.code, read.path, line, column, length, excerpt, **problem.values)


def _place(read: ReadBlock, problem: Problem) -> tuple[int, int, int, str]:
    """Line, column, length and text of what a problem speaks of: its field, and the name in it."""
    texts = read.block.text.split("\n")
    first = read.lines.get(problem.where) or read.lines.get(problem.where.partition(".")[0]) or read.block.line
    name = problem.values.get("name", "")
    for at in range(max(0, first - read.block.line), len(texts)) if name else ():
        column = texts[at].find(name)
        if column >= 0:
            return read.block.line + at, column + 1, len(name), texts[at]
    at = first - read.block.line
    excerpt = texts[at] if 0 <= at < len(texts) else ""
    return first, 1 if excerpt else 0, max(1, len(excerpt)), excerpt
