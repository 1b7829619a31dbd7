"""Markdown written with the signs of a Chinese keyboard, and tables without their rule: what would stand in the page as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.check.passages import Passage, passages
from huikan.check.subject import Subject
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document

FILE = r"[^()（）\s]+\.(?:md|pdf|docx?|xlsx?|pptx?|zip|html?|{pictures})(?:[#][^()（）\s]*)?"
PICTURES = "png|jpe?g|gif|webp|svg"
ADDRESS = rf"(?:https?://[^()（）\s]+|{FILE.replace('{pictures}', PICTURES)})"
SLIP = re.compile(
    rf"""(?xi)
    ！\[[^\[\]]*\][(（][^()（）]+\.(?:{PICTURES})(?:\s[^()（）]*)?[)）]  # a picture; a plain link may follow “！”
    | [!！]?\[[^\[\]]+\](?:（{ADDRESS}[)）]|\({ADDRESS}）)               # [words]（address）
    | [!！]?【[^【】]+】[(（]{ADDRESS}[)）]                              # 【words】(address)
    | ^\s{{0,3}}＃+\s*\S.*                                               # a heading
    | ^\s{{0,3}}｜.*｜\s*$                                               # a row of a table
    """
)
HALF = str.maketrans("！【】（）＃｜", "![]()#|")
ROW = re.compile(r"\s{0,3}\|.*\|.*")
RULE = re.compile(r"[\s|:]*-[\s|:-]*")


def markdown_slips(subject: Subject) -> Iterator[Diagnostic]:
    """Full-width signs where Markdown has plain ones, and rows of a table without the rule below its head."""
    for document in subject.documents():
        lines = [passage for passage in passages(document) if passage.excerpt]
        for passage in lines:
            slip = SLIP.search(passage.excerpt)
            if slip and passage.prose[slip.start() : slip.end()].strip():  # not in code
                text = slip[0].strip()
                yield _said(
                    "fullwidth-markdown", document, passage, text, suggestion=re.sub(r"^(#+)\s*", r"\1 ", text.translate(HALF))
                )
        yield from _tables(document, lines)


def _tables(document: Document, lines: list[Passage]) -> Iterator[Diagnostic]:
    """The first of two rows and more without a rule among them."""
    rows: list[Passage] = []
    for passage in (*lines, Passage(0, "", "")):
        if rows and passage.line == rows[-1].line + 1 and ROW.fullmatch(passage.prose):
            rows.append(passage)
            continue
        if len(rows) > 1 and not any(RULE.fullmatch(row.prose) for row in rows):
            rule = " --- ".join("|" * rows[0].prose.strip().count("|"))
            yield _said("table-without-rule", document, rows[0], rows[0].excerpt.strip(), suggestion=rule)
        rows = [passage] if ROW.fullmatch(passage.prose) else []


def _said(code: str, document: Document, passage: Passage, text: str, suggestion: str) -> Diagnostic:
    column = passage.excerpt.find(text) + 1
    place = {"line": passage.line, "column": column, "length": len(text), "excerpt": passage.excerpt}
    return found(code, document.path, **place, text=text, suggestion=suggestion)  # type: ignore[arg-type]
