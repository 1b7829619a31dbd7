"""A text that is wrong thousands of times is said to be, in time."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from content_from_text import lay
from huikan.check.bounded import MOST, bounded
from huikan.check.context import line_of
from huikan.diagnostics import found
from huikan.source import parse
from huikan.tasks import processor_time
from inline_build import build

CODES = st.sampled_from(["placeholder", "stray-strong"])
PLACES = st.lists(st.tuples(CODES, st.sampled_from(["a.md", "b.md"]), st.integers(1, 900)), max_size=900)


@given(PLACES)
def test_no_file_and_no_code_is_lost(places: list[tuple[str, str, int]]) -> None:
    findings = [found(code, path, line=line) for code, path, line in places]
    told = list(bounded(findings))
    rest = [finding for finding in told if finding.code == "more-findings"]
    assert {(each.path, each.code) for each in findings} == {(each.path, each.code) for each in told if each not in rest}
    assert len(told) - len(rest) + sum(int(finding.values["count"]) for finding in rest) == len(findings)
    assert [each for each in told if each not in rest] == [each for each in findings if each in told]


def test_thousands_of_findings_in_one_long_line_are_said_in_time(tmp_path: Path) -> None:
    text = f"---\ntitle: 甲\ndate: 2025-01-02\nsummary: 乙\n---\n{'*a **b ' * 6000}\n"
    lay({"articles/a.md": text, "data/society.yml": "name: {zh: 甲学会, en: A Society}\n"}, tmp_path / "content")
    with processor_time(20):  # it took minutes: each finding hid numbers in the whole line
        result = build(tmp_path / "content", tmp_path, "--no-pdf")
    assert result.stdout.count('"stray-strong"') == MOST and '"more-findings"' in result.stdout


def test_each_line_of_a_long_text_is_found_in_time() -> None:
    text = "---\ntitle: 甲\ndate: 2025-01-02\n---\n" + "乙\n" * 200_000
    document, _ = parse("articles/a.md", text, ("zh", "en"))
    assert document
    with processor_time(5):  # it took 40 s, and as much again for each further rule
        assert {line_of(document, number) for number in range(5, 20_005)} == {"乙"}
