"""What the guides and the findings tell people to type and to write: each command can be run as
it stands, and the report's examples are a report without a fault."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import pytest
from PIL import Image

from huikan.cli import main
from huikan.diagnostics.words import CONSOLE, MESSAGES
from inline_build import ROOT, build

GUIDES = sorted([*ROOT.glob("docs/*.md"), *ROOT.glob("README*.md")])
FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.S | re.M)
PLACE = re.compile(r"^(?:cd \S+ && |\S*/)?huikan (.*)$")
BOOK = """\
---
title: 发展报告
series: province
year: 2026
region: 江南省
summary: 发展。
date: 2026-03-01
editors: [王一岚]
---
"""
CHAPTER = """\
---
title: 市场
authors: [王一岚]
summary: 规模。
---
"""


def commands(path: Path) -> Iterator[list[str]]:
    """The arguments of each `huikan …` of a guide's blocks for a terminal."""
    for _, language, block in FENCE.findall(path.read_text("utf-8")):
        for line in block.splitlines() if language == "sh" else ():
            for part in line.split("&&"):
                if found := PLACE.match(part.strip()):
                    yield shlex.split(found[1], comments=True)


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_commands_of_the_guides_are_there(path: Path) -> None:
    for name, *arguments in commands(path):
        command = main.get_command(click.Context(main), name)
        assert command is not None, f"{path.name}: huikan {name}"
        command.make_parser(click.Context(command)).parse_args(arguments)


def advised() -> Iterator[tuple[str, list[str]]]:
    """(code, arguments) of each `huikan …` in the words of findings and of the terminal."""
    findings = ((code, text) for words in MESSAGES.values() for code, texts in words.items() for text in texts)
    for code, text in chain(findings, *(words.items() for words in CONSOLE.values())):
        yield from ((code, found[1].split()) for found in re.finditer(r"huikan((?: +[\w{}./-]+)+)", text, re.ASCII))


def test_commands_in_messages_can_be_run_as_they_stand() -> None:
    rows = [(code, words) for code, words in advised() if not words[0].startswith("{")]
    assert len(rows) > 20
    for code, (name, *arguments) in rows:
        command = main.get_command(click.Context(main), name)
        assert command is not None, (code, name)
        command.make_parser(click.Context(command)).parse_args(arguments)


def test_there_is_something_to_look_at() -> None:
    assert sum(len(list(commands(path))) for path in GUIDES) > 40


@pytest.mark.parametrize(("name", "columns"), [("report.md", "city,length"), ("report.zh.md", "市,里程")])
def test_the_examples_of_the_report_are_a_report(tmp_path: Path, name: str, columns: str) -> None:
    blocks = FENCE.findall((ROOT / "docs" / name).read_text("utf-8"))
    examples = "\n".join(block for _, language, block in blocks if language == "markdown")
    book = tmp_path / "content/reports/2026-province"
    for folder in (book / "image", book / "data", tmp_path / "content/data"):
        folder.mkdir(parents=True)
    (tmp_path / "content/data/society.yml").write_text("name: {zh: 江南省气象学会, en: Jiangnan Society}\n", "utf-8")
    (book / "index.md").write_text(BOOK, "utf-8")
    (book / "01-market.md").write_text(f"{CHAPTER}\n{examples}", "utf-8")
    Image.new("RGB", (1200, 800), "#468").save(book / "image/length.png")
    (book / "data/length.csv").write_text(f"{columns}\n云川,31\n临江,12\n", "utf-8")
    result = build(tmp_path / "content", tmp_path, "--no-pdf", "--now", "2026-12-01")
    errors = re.findall(r'"code": "(.*)",\s+"severity": "error"(?s:.*?)"message_en": "(.*)"', result.output)
    assert not errors
    page = (tmp_path / "site/reports/2026-province/01-market/index.html").read_text("utf-8")
    assert not re.search(r"@(?:fig|tbl|eq|sec):", page)
