"""The text of a document in pieces that know their place: each field of its head, each line of its body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from huikan.comments import comments
from huikan.model import Document, Value

# Fields whose text is a name for machines: numbers in them are nobody's.
CODED = frozenset("doi isbn issn orcid expert cover bibliography file url picture wechat license source_url waive key".split())
# In a body: addresses, where links lead (but for telephone links), identifiers of books and papers.
ADDRESS = re.compile(
    r"""(?x)
    https?://[^\s<>()（）"'“”，。；、】]+
    | (?<=\]\()(?!tel:)[^()\n]*(?=\))
    | \b10\.\d{4,9}/[^\s，。；）)]+
    | \bIS[BS]N[\s:：]*[\d\- ]+[Xx]?
    """
)
CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|\$\$.*?\$\$|\$(?!\s)[^$\n]+(?<!\s)\$")
FENCE = re.compile(r"\s{0,3}(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,}|\$\$)")
DEFINITION = re.compile(r"\s{0,3}\[[^\]^][^\]]*\]:")


@dataclass(frozen=True, slots=True)
class Passage:
    """`text` is what is published, `prose` the same without code and formulas; blanks stand for what is left out, so that
    columns are those of `excerpt`. `line` is the file's; a field's text has no `excerpt`."""

    line: int
    text: str
    prose: str
    excerpt: str = ""


def passages(document: Document) -> Iterator[Passage]:
    """Every passage that the document itself says; what it inherits is its original's."""
    for label, text in texts(document.meta):
        name = re.split(r"[.\[]", label, maxsplit=1)[0]
        if name in document.lines:
            said = blank(ADDRESS, text)
            yield Passage(document.lines.get(label, document.lines[name]), said, blank(CODE, said))
    yield from _body(document)


def texts(value: Value) -> Iterator[tuple[str, str]]:
    """(field, text) of every text in a value, the nested ones too: (`authors[1].name`, …)."""
    queue: list[tuple[str, object]] = [
        (name, getattr(value, name)) for name in type(value).model_fields if name in value.model_fields_set
    ]
    while queue:
        label, part = queue.pop(0)
        if re.split(r"[.\[]", label)[-1] in CODED:
            continue
        if isinstance(part, str):
            yield label, part
        elif isinstance(part, Value):
            queue += [(f"{label}.{name}", getattr(part, name)) for name in part.model_fields_set]
        elif isinstance(part, tuple):
            queue += [(f"{label}[{number}]", item) for number, item in enumerate(part, 1)]
        elif isinstance(part, dict):
            queue += [(f"{label}.{name}", item) for name, item in part.items()]


def _body(document: Document) -> Iterator[Passage]:
    fence, lines = "", document.body.split("\n")
    for number, (line, plain) in enumerate(zip(lines, _without_comments(lines), strict=True), document.body_line):
        said = blank(ADDRESS, plain)
        mark = FENCE.match(said)
        if fence:
            prose = ""
            if mark and mark[1].startswith(fence):
                fence = ""
        elif mark and not (mark[1] == "$$" and said.count("$$") > 1):
            fence, prose = mark[1], ""
        else:
            prose = "" if DEFINITION.match(said) else blank(CODE, said)
        yield Passage(number, said, prose, line)


def _without_comments(lines: list[str]) -> list[str]:
    """The lines with blanks for comments."""
    result = list(lines)
    for comment in comments([line.replace("\t", " ") for line in lines]):
        for row in range(comment.row, comment.end_row + 1 if comment.closed else comment.row):
            start = comment.column if row == comment.row else 0
            end = comment.end_column if row == comment.end_row else len(lines[row])
            result[row] = result[row][:start] + " " * (end - start) + result[row][end:]
    return result


def blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)
