"""What the guides tell people to type and to write: each command is there with its options, and
the report's examples are a report without a fault."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from PIL import Image

from huikan.cli import main
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
        known = {option for parameter in command.params for option in parameter.opts} | {"--help"}
        given = {argument.partition("=")[0] for argument in arguments if argument.startswith("-")}
        assert given <= known, f"{path.name}: huikan {name} {given - known}"


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
