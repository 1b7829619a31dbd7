"""Markdown written with the signs of a Chinese keyboard, and tables without their rule:
what stands on the page as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from huikan.check.context import line_of
from huikan.check.text_runs import Stretch
from huikan.diagnostics import Diagnostic, found
from huikan.markup import Node, Text
from huikan.model import Document

FILE = r"[^()（）\s]+\.(?:md|pdf|docx?|xlsx?|pptx?|zip|html?|{pictures})(?:[#][^()（）\s]*)?"
PICTURES = "png|jpe?g|gif|webp|svg"
ADDRESS = rf"(?:https?://[^()（）\s]+|{FILE.replace('{pictures}', PICTURES)})"
SLIP = re.compile(
    rf"""(?xi)
    ！\[[^\[\]]*\][(（][^()（）]+\.(?:{PICTURES})(?:\s[^()（）]*)?[)）]  # a picture
    | [!！]?\[[^\[\]]+\](?:（{ADDRESS}[)）]|\({ADDRESS}）)               # [words]（address）
    | [!！]?【[^【】]+】[(（]{ADDRESS}[)）]                              # 【words】(address)
    | ^\s{{0,3}}＃+\s*\S.*                                               # a heading
    | ^\s{{0,3}}＞\s*\S.*                                                # a quotation
    | ｀[^｀\n]{{1,200}}｀                                                 # code
    | ^\s{{0,3}}｜.*｜\s*$                                               # a row of a table
    """
)
HALF = str.maketrans("！【】（）＃｜＞｀", "![]()#|>`")
ROW = re.compile(r"\s{0,3}\|.*\|.*")
RULE = re.compile(r"[\s|:]*-[\s|:-]*")


def markdown_slips(document: Document, root: Node, texts: Iterable[Stretch]) -> Iterator[Diagnostic]:
    """Full-width signs where Markdown has plain ones, rows of a table
    without the rule below its head."""
    for stretch in texts:
        lines = list(stretch.lines()) if any(sign in stretch.text for sign in "｜|＃！】］](（＞｀") else []
        for line in lines:
            yield from _slip(document, line)
        yield from _tables(document, lines)
    yield from _pictures(document, root)


def _slip(document: Document, line: Stretch) -> Iterator[Diagnostic]:
    text = "".join(run.value for run in line.runs)  # with the addresses
    slip = SLIP.search(text)
    if slip and line.prose[slip.start() : slip.end()].strip():  # not in code
        words = slip[0].strip()
        suggestion = re.sub(r"^(#+)\s*", r"\1 ", words.translate(HALF))
        yield _found("fullwidth-markdown", document, line.line, words, suggestion)


def _pictures(document: Document, root: Node) -> Iterator[Diagnostic]:
    """A link to a picture behind “！”: it was meant to be shown."""
    before: Text | None = None
    stack: list[Node | Text] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, Text):
            before = item
            continue
        target = item.attributes.get("href", "") if item.tag == "a" else ""
        if before and before.value.endswith("！") and re.fullmatch(rf"(?i)asset:.+\.(?:{PICTURES})", target):
            written = re.search(rf"！\[{re.escape(item.text())}\]\([^()]*\)", line_of(document, before.line))
            if written:
                yield _found("fullwidth-markdown", document, before.line, written[0], written[0].translate(HALF))
        before = None
        stack.extend(reversed(item.children))


def _tables(document: Document, lines: list[Stretch]) -> Iterator[Diagnostic]:
    """The first of two rows and more without a rule among them."""
    rows: list[Stretch] = []
    for line in (*lines, None):
        if line and (not rows or line.line == rows[-1].line + 1) and ROW.fullmatch(line.prose.rstrip("\n")):
            rows.append(line)
            continue
        if len(rows) > 1 and not any(RULE.fullmatch(row.prose.rstrip("\n")) for row in rows):
            rule = " --- ".join("|" * rows[0].prose.strip().count("|"))
            yield _found("table-without-rule", document, rows[0].line, line_of(document, rows[0].line).strip(), rule)
        rows = [line] if line and ROW.fullmatch(line.prose.rstrip("\n")) else []


def _found(code: str, document: Document, line: int, text: str, suggestion: str) -> Diagnostic:
    excerpt = line_of(document, line)
    column = excerpt.find(text) + 1
    length = len(text) if column else 1
    return found(code, document.path, line=line, column=column, length=length, excerpt=excerpt, text=text, suggestion=suggestion)
