"""Findings drawn for a terminal, for GitHub's annotations, or as JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from huikan.diagnostics import Diagnostic, Severity
from huikan.diagnostics.words import LABELS, MESSAGES, advice, message

Form = Literal["text", "github", "json"]
GRAVITY: Sequence[Severity] = ("error", "warning", "note")
COLOURS: Mapping[Severity, str] = {"error": "31", "warning": "33", "note": "36"}
COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
WIDTH = 100  # columns of a drawn line; what is longer is cut round the place
TAB = 4
SCREENFUL = 8  # findings of one code, beyond which a terminal is told of the first ones and the number
FIRST = 3


def show(
    diagnostics: Iterable[Diagnostic], lang: str, form: Form = "text", colour: bool = False, root: str = "", most: int = 0
) -> str:
    """All findings as one text, errors first, then by file and place, each once. `root` stands
    before their paths: the folder of the content. For a terminal, where a code has more than
    `most` findings (0: as many as there are), the first is drawn, and a line has their number and
    the first places.
    """
    findings = sorted(_distinct(diagnostics), key=_order)
    if form == "json":
        text = json.dumps([_object(finding, root) for finding in findings], ensure_ascii=False, indent=1) + "\n"
        return inert_json(text)
    if form == "github":
        return inert("".join(_command(finding, lang, root) for finding in findings), commands=True)
    return inert(_drawn(findings, lang, colour, root, most) + count(findings, lang))


def inert(text: str, commands: bool = False) -> str:
    """Lines that a runner of workflows reads as text: it obeys `::command::` where a line begins
    with it, and `##[command]` anywhere in a line. With `commands` the first are ours."""
    text = text.replace("##[", "## [")
    return text if commands else re.sub(r"^([^\S\n]*):(?=:)", r"\1: ", text, flags=re.MULTILINE)


def inert_json(text: str) -> str:
    """JSON that says the same, in which no runner of workflows finds a command."""
    return text.replace("##[", "#\\u0023[")


def _drawn(findings: Sequence[Diagnostic], lang: str, colour: bool, root: str, most: int) -> str:
    by_code: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        by_code.setdefault(finding.code, []).append(finding)
    drawings = []
    for finding in findings:
        alike = by_code[finding.code]
        if most and len(alike) > most:
            if finding is alike[0]:
                drawings.append(f"{_drawing(finding, lang, colour, root)}  {_rest(alike, lang, root)}\n")
            continue
        drawings.append(_drawing(finding, lang, colour, root))
    return "".join([f"{drawing}\n" for drawing in drawings])


def _rest(alike: Sequence[Diagnostic], lang: str, root: str) -> str:
    """One line for many findings of a code: how many, and where the first are."""
    labels = LABELS.get(lang, LABELS["en"])
    places = labels["and"].join(_place(finding, root) for finding in alike[:FIRST])
    return labels["rest"].format(code=alike[0].code, count=len(alike), places=places)


def _place(diagnostic: Diagnostic, root: str) -> str:
    return ":".join(str(part) for part in (_path(diagnostic, root), diagnostic.line, diagnostic.column) if part)


def count(diagnostics: Sequence[Diagnostic], lang: str) -> str:
    """One line that says how many findings of each severity there are, in how many
    files; "" where there is none."""
    labels = LABELS.get(lang, LABELS["en"])
    parts = []
    for severity in GRAVITY:
        number = sum(diagnostic.severity == severity for diagnostic in diagnostics)
        if number:
            parts.append(labels[severity + ("-one" if number == 1 else "-many")].format(count=number))
    files = len({diagnostic.path for diagnostic in diagnostics})
    where = labels["files-one" if files == 1 else "files-many"].format(count=files)
    return labels["total"].format(parts=labels["and"].join(parts), where=where) + "\n" if parts else ""


def _distinct(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    identities = set()
    for diagnostic in diagnostics:
        identity = (diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code, message(diagnostic, "en"))
        if identity not in identities:
            identities.add(identity)
            yield diagnostic


def _order(diagnostic: Diagnostic) -> tuple[int, str, int, int, str]:
    return GRAVITY.index(diagnostic.severity), diagnostic.path, diagnostic.line, diagnostic.column, diagnostic.code


def _drawing(diagnostic: Diagnostic, lang: str, colour: bool, root: str) -> str:
    """A finding for the terminal: where and what, the line with a
    caret under the place, what to do."""
    tint = COLOURS[diagnostic.severity]
    place = _place(diagnostic, root)
    labels = LABELS.get(lang, LABELS["en"])
    label = _paint(labels[diagnostic.severity], "1;" + tint, colour) + labels["colon"]
    head = f"{_paint(place, '1', colour)}{': ' if place else ''}{label}"
    lines = [f"{head}{_visible(message(diagnostic, lang))} [{diagnostic.code}]"]
    margin = " " * len(str(diagnostic.line))
    if diagnostic.excerpt and diagnostic.line:
        drawn, caret = underlined(diagnostic.excerpt, diagnostic.column, diagnostic.length)
        lines.append(f"  {diagnostic.line} | {drawn}")
        lines += [f"  {margin} | {_paint(caret, tint, colour)}"] if caret else []
    lines.append(f"  {margin} = {_visible(advice(diagnostic, lang))}")
    return "\n".join(lines) + "\n"


def underlined(line: str, column: int, length: int) -> tuple[str, str]:
    """(the line as a terminal can show it, carets under `length` characters from
    `column`), cut to WIDTH columns.

    Chinese characters are two columns wide, combining marks none; the
    carets are "" where `column` is 0.
    """
    skipped = max(0, column - 1 - 2 * WIDTH)  # a line may be very long: only what may be drawn is measured
    cells = [_cell(character) for character in line[skipped : column + 2 * WIDTH]]
    widths = [_width(cell) for cell in cells]
    first = max(0, column - 1 - skipped)
    start = 0
    if sum(widths[: first + length]) > WIDTH - 2:
        start = first
        while start and sum(widths[start - 1 : first]) <= WIDTH // 3:
            start -= 1
    end = start
    while end < len(cells) and sum(widths[start : end + 1]) <= WIDTH - 2:
        end += 1
    drawn = ("…" if start else "") + "".join(cells[start:end]) + ("…" if skipped + end < len(line) else "")
    indent = (1 if start else 0) + sum(widths[start:first])
    carets = "^" * max(1, sum(widths[first : min(first + length, end)]))
    return drawn.rstrip(), " " * indent + carets if column else ""


def _cell(character: str) -> str:
    """What stands for a character: spaces for a tab, a sign for what would not be
    seen or would move the line about."""
    if character == "\t":
        return " " * TAB
    if ord(character) < 0x20:
        return chr(0x2400 + ord(character))
    if character == "\u3000":
        return "□ "  # an ideographic space, made visible in its two columns
    if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn", "Zl", "Zp") or character in HIDDEN:
        return "�"
    return character


HIDDEN = {*"\u200b\u200e\u200f\u2060\ufeff", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}


def _width(cell: str) -> int:
    """The columns that a terminal gives to a text."""
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in cell
    )


def _visible(text: str) -> str:
    """The text without anything that a terminal would obey."""
    return "".join(character if character == "\u3000" else _cell(character) for character in text)


def _path(diagnostic: Diagnostic, root: str) -> str:
    path = f"{root.rstrip('/')}/{diagnostic.path}" if root and diagnostic.path else diagnostic.path
    return _visible(path)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text


def _command(diagnostic: Diagnostic, lang: str, root: str) -> str:
    """A workflow command: GitHub shows it beside the line. See its
    documentation of workflow commands."""
    properties = {"file": _path(diagnostic, root), "title": diagnostic.code}
    if diagnostic.line:
        properties |= {"line": str(diagnostic.line), "endLine": str(diagnostic.line)}
    if diagnostic.column:
        properties |= {"col": str(diagnostic.column), "endColumn": str(diagnostic.column + diagnostic.length - 1)}
    parameters = ",".join(f"{name}={_escaped(text, ':,')}" for name, text in properties.items() if text)
    text = f"{message(diagnostic, lang)}\n{advice(diagnostic, lang)}"
    return f"::{COMMANDS[diagnostic.severity]} {parameters}::{_escaped(text)}\n"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(character):02X}" if character in "%\r\n" + more else character for character in text)


def _object(diagnostic: Diagnostic, root: str) -> Mapping[str, object]:
    """A finding as JSON, worded in every language."""
    where: dict[str, object] = {"code": diagnostic.code, "severity": diagnostic.severity, "path": _path(diagnostic, root)}
    where |= {"line": diagnostic.line, "column": diagnostic.column, "length": diagnostic.length}
    words = {
        f"{part}_{lang}": _printable(text)
        for lang in MESSAGES
        for part, text in (("message", message(diagnostic, lang)), ("advice", advice(diagnostic, lang)))
    }
    return where | words | {"excerpt": _printable(diagnostic.excerpt)}


def _printable(text: str) -> str:
    """The text as UTF-8 can carry it."""
    return text.encode("utf-8", "replace").decode()
