"""Files of references in a build: read once for what they are, within limits; an entry remakes what
cites it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from content_from_text import lay
from huikan.bibliography import MOST_BYTES
from huikan.pipeline import bibliographies
from inline_build import build

TREE = """\
=== data/society.yml
url: https://example.org/
name: {zh: 示例省地下空间学会, en: Example Province Society for Underground Space}
=== articles/a.md
---
title: 甲
date: 2025-01-01
---
见 [@alm]。
=== articles/b.md
---
title: 乙
date: 2025-01-01
---
见 [@berg]。
=== data/references.bib
@book{alm, author={Alm, A.}, title={Clay}, year=2020}
@book{berg, author={Berg, B.}, title={Sand}, year=2021}
"""


def codes(result: Result) -> list[tuple[str, str]]:
    """(name of the file, code) of what a build has found."""
    findings = json.loads(result.stdout) if result.stdout.strip() else []
    named = [(Path(finding["path"]).name, finding["code"]) for finding in findings]
    return [each for each in named if each[1] != "example-site"]  # no society has said that it is a sample


def page(root: Path, key: str) -> str:
    return (root / "site" / key / "index.html").read_text("utf-8")


def test_a_changed_entry_remakes_what_cites_it(tmp_path: Path) -> None:
    content = lay(TREE, tmp_path / "content")
    build(content, tmp_path, "--no-pdf")
    before = {key: page(tmp_path, f"articles/{key}") for key in "ab"}
    assert "Clay[M]" in before["a"]
    (content / "data/references.bib").write_text("\n" + TREE.rpartition(".bib\n")[2].replace("Sand", "Gravel"), "utf-8")
    result = build(content, tmp_path, "--no-pdf")
    assert page(tmp_path, "articles/a") == before["a"]
    assert "Gravel[M]" in page(tmp_path, "articles/b")
    assert codes(result) == []


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = lay(TREE, tmp_path / "content")
    build(content, tmp_path, "--no-pdf")

    def never(*_: object) -> bytes:
        raise AssertionError("the file has been read before")

    monkeypatch.setattr("huikan.bibliography.reading.read_bibtex", never)
    build(content, tmp_path, "--no-pdf")
    assert "Clay[M]" in page(tmp_path, "articles/a")


def test_content_without_bibliographies_reads_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> bytes:
        raise AssertionError("there is none")

    monkeypatch.setattr(bibliographies, "make", never)
    content = lay(TREE.rpartition("=== data")[0], tmp_path / "content")
    result = build(content, tmp_path, "--no-pdf")
    assert ("a.md", "citation-without-bibliography") in codes(result)
    assert "见 [@alm]。" in page(tmp_path, "articles/a")


def test_files_that_are_too_large_or_no_bibliography(tmp_path: Path) -> None:
    content = lay(TREE, tmp_path / "content")
    (content / "data/references.bib").write_text("@book{k, title={x}}\n" * (MOST_BYTES // 20 + 1), "utf-8")
    (content / "data/references.ris").write_bytes(b"\xff\x00\xfe" * 99)
    (content / "data/references.json").write_text("[" * 5000, "utf-8")
    result = build(content, tmp_path, "--no-pdf")
    found = codes(result)
    assert ("references.bib", "bib-too-large") in found
    assert ("references.json", "csl-not-json") in found
    assert "见 [@alm]。" in page(tmp_path, "articles/a")
