"""benchmarks/compare_trees.py: what it tells of two published trees, and when it is content."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from content_from_text import lay

COMPARE = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks/compare_trees.py"))
BEFORE = {"index.html": "<p>one</p>\n<p>same</p>\n", "old.txt": "", "feeds/all.xml": "<a/>", "style.css": "a{}"}


def told(tmp_path: Path, after: dict[str, str], capsys: pytest.CaptureFixture[str], *accept: str) -> tuple[int, str]:
    trees = [str(lay(files, tmp_path / name)) for name, files in (("before", BEFORE), ("after", after))]
    code = COMPARE["main"](["--trees", *trees, *(["--accept", *accept] if accept else [])])
    return code, capsys.readouterr().out


def test_equal_trees_are_equal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(tmp_path, BEFORE, capsys) == (0, "equal\n")


def test_differences_are_listed_by_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = {"index.html": "<p>two</p>\n<p>same</p>\n", "new.txt": "", "feeds/all.xml": "<a/>", "style.css": "a{}"}
    code, text = told(tmp_path, after, capsys)
    assert code == 1
    assert text.splitlines() == [
        "only before: 1",
        "  old.txt",
        "only after: 1",
        "  new.txt",
        "changed .html: 1",
        "  index.html",
        "    -<p>one</p>",
        "    +<p>two</p>",
        "different",
    ]


def test_what_is_accepted_may_differ_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    after = {"index.html": "<p>two</p>\n", "feeds/all.xml": "<b/>", "style.css": "a{}"}
    code, text = told(tmp_path, after, capsys, "*.html", "old.txt")
    assert code == 1
    assert "changed .xml: 1" in text
    assert "index.html" not in text
    code, text = told(tmp_path, after, capsys, "*.html", "old.txt", "feeds/*")
    assert (code, text) == (0, "accepted: 3\nequal, but for what is accepted\n")


def test_what_a_pattern_masks_may_differ_within_files(tmp_path: Path) -> None:
    one = lay({"a.html": "x?v=12 y", "b.html": "?v=1 one"}, tmp_path / "before")
    other = lay({"a.html": "x?v=34 y", "b.html": "two"}, tmp_path / "after")
    comparison = COMPARE["compare"](one, other, mask=r"[?]v=\w+")
    assert (comparison.changed, comparison.accepted) == (("b.html",), ("a.html",))


def test_long_lines_are_cut_at_tags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = "<li>" + "</li><li>".join(f"item {number}" for number in range(100)) + "</li>"
    trees = [lay({"a.html": text}, tmp_path / name) for name, text in (("b", long), ("a", long.replace("item 50<", "item L<")))]
    assert COMPARE["main"](["--trees", *map(str, trees)]) == 1
    assert "-<li>item 50\n    +<li>item L\n" in capsys.readouterr().out
