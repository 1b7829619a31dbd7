"""Macros: the definitions in a text of TeX, and which of them MathJax accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import NamedTuple

from huikan.formulas.engine import ExhaustedError, convert
from huikan.formulas.reasons import refusal
from huikan.formulas.value import Refusal

_COMMAND = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand|g?def|let|DeclareMathOperator|(?:re)?newenvironment|"
    r"DeclarePairedDelimiters?X?(?:PP)?|definecolor|newtagform)\b\*?"
)
_DEFINED = re.compile(  # up to the brace that opens what is defined
    rf"\s*{_COMMAND.pattern}\s*(?:\{{\s*\\?[A-Za-z]+\s*\}}|\\[A-Za-z]+)\s*(?:\[[^\[\]]*\]\s*|#\d\s*)*\{{"
)
_TOKEN = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
_AS_MATHJAX = ((re.compile(r"\\(?:providecommand|DeclareRobustCommand)\b"), r"\\newcommand"), (re.compile(r"\\gdef\b"), r"\\def"))
_STAR = re.compile(r"(\\(?:re)?new(?:command|environment))\*")
MOST = 400  # definitions of one text
LONGEST = 4000  # characters of one


class Definition(NamedTuple):
    """A definition, and the line of its text from 0 that it begins on."""

    line: int
    tex: str


class Macros(NamedTuple):
    """Definitions that may stand before a formula; what was refused, by its line from 0."""

    definitions: tuple[str, ...]
    refusals: tuple[tuple[int, Refusal], ...] = ()


def definitions(text: str) -> list[Definition]:
    """The definitions in a text, as MathJax has them. What lies between is left out."""
    bare = re.sub(r"(?<!\\)%[^\n]*", "", text)
    starts, depth = [], 0
    for match in re.finditer(rf"{_COMMAND.pattern}|{_TOKEN.pattern}", bare, re.DOTALL):
        if match[0] in ("{", "}"):
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif depth == 0 and _COMMAND.fullmatch(match[0]):
            starts.append(match.start())
    ends = [*starts[1:], len(bare)][: len(starts)]
    return [
        Definition(bare[:start].count("\n"), _plain(_cut(bare[start:end])))
        for start, end in zip(starts[:MOST], ends[:MOST], strict=True)
    ]


def has_definitions(tex: str) -> bool:
    return "\\" in tex and bool(_COMMAND.search(tex))


def only_definitions(text: str) -> bool:
    """Whether a text is definitions, whole, and nothing else."""
    at = 0
    while match := _DEFINED.match(text, at):
        depth, at = 0, match.end() - 1
        for piece in _TOKEN.finditer(text, at):
            depth += {"{": 1, "}": -1}.get(piece[0], 0)
            if depth == 0:
                at = piece.end()
                break
        else:
            return False
    return at > 0 and not text[at:].strip()


def read(text: str) -> Macros:
    """The macros of a text, and why some of it are none."""
    items = definitions(text)
    refusals = [(line, refusal("NotADefinition", ())) for line in _others(text)]
    if _refused([item.tex for item in items]) is None:
        return Macros(tuple(item.tex for item in items), tuple(refusals))
    sound: list[str] = []
    for item in items:
        if reason := _refused([*sound, item.tex]):
            refusals.append((item.line, reason))
        else:
            sound.append(item.tex)
    return Macros(tuple(sound), tuple(sorted(refusals, key=lambda entry: entry[0])))


def _refused(preamble: Sequence[str]) -> Refusal | None:
    if any(len(tex) > LONGEST for tex in preamble):
        return refusal("TooLong", (str(LONGEST),))
    try:
        result = convert("", False, preamble)
    except ExhaustedError as error:
        return refusal(error.name, error.values)
    return refusal(result["id"], result["values"], result["message"]) if "id" in result else None


def _cut(text: str) -> str:
    """A definition without the lines that follow it: it ends with the line on which its last
    brace closes."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match[0] in ("{", "}"):
            depth += 1 if match[0] == "{" else -1
            rest = text[match.end() :].partition("\n")[0]
            if depth == 0 and not rest.strip():
                return text[: match.end()]
    return text.rstrip()


def _plain(tex: str) -> str:
    for pattern, name in _AS_MATHJAX:
        tex = pattern.sub(name, tex)
    return _STAR.sub(r"\1", tex)


def _others(text: str) -> list[int]:
    """The lines, from 0, that begin with a command that defines nothing."""
    depth, lines = 0, []
    for number, line in enumerate(text.split("\n")):
        bare = re.sub(r"(?<!\\)%.*", "", line).strip()
        if depth == 0 and bare and not _COMMAND.search(bare) and not re.match(r"[{\[#]", bare):
            lines.append(number)
        depth = max(0, depth + len(re.findall(r"(?<!\\)\{", bare)) - len(re.findall(r"(?<!\\)\}", bare)))
    return lines


def dumps(macros: Macros) -> bytes:
    """Equal macros give equal bytes."""
    refusals = [(line, reason.reason, reason.what) for line, reason in macros.refusals]
    return json.dumps((macros.definitions, refusals), ensure_ascii=False).encode()


def loads(data: bytes) -> Macros:
    """What `dumps` wrote."""
    texts, refusals = json.loads(data)
    return Macros(tuple(texts), tuple((line, Refusal(reason, what)) for line, reason, what in refusals))
