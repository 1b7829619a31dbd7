"""Formulas through a whole build: macros, numbers over a report, errors at their places, and
that nothing is set twice."""

from __future__ import annotations

import datetime as time
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from content_from_text import lay
from huikan import tasks
from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts
from huikan.console import Stages
from huikan.formulas import engine
from huikan.pipeline import prepare
from huikan.pipeline.prepared import Prepared
from huikan.settings import Settings
from inline_build import build

ROOT = Path(__file__).parents[2]
SOCIETY = "name: {zh: 示例学会, en: Example Society}\nurl: https://example.org/s/\n"
REPORT = {
    "data/society.yml": SOCIETY,
    "data/macros.tex": "% 全会\n\\newcommand{\\R}{\\mathbb{R}}\n\\newcommand{\\bad\n",
    "reports/r/index.md": "---\ntitle: 报告\ndate: 2025-01-01\nseries: 甲\nyear: 2025\nregion: 乙\npublisher: 丙\nmacros: |\n"
    "  \\newcommand{\\Var}{\\operatorname{Var}}\n  \\oops\n---\n\n前言。\n",
    "reports/r/01-a.md": "---\ntitle: 一\n---\n\n$$ x \\in \\R $$ {#eq:x}\n\n见 @eq:y、@eq:z。\n\n$$\ny\n$$ {#eq:y}\n",
    "reports/r/02-b.md": "---\ntitle: 二\n---\n\n$\\Var(X)$ 与 $\\foo$。\n\n$$ z $$ {#eq:z}\n\n$$ w $$ {#eq:z}\n\n见 @eq:none。\n",
}


def prepared(content: Path, cache: Path) -> tuple[Prepared, TaskCounts]:
    request = BuildRequest(
        content, ROOT / "theme", Settings(languages=("zh", "en")), time.datetime(2026, 1, 1, tzinfo=time.UTC), "none"
    )
    with tasks.open_executor("inline") as executor, Stages("en", quiet=True) as stages:
        counts = TaskCounts()
        return prepare(request, BuildEnvironment(tasks.Cache(cache, ""), executor, stages, counts)), counts


def test_macros_numbers_and_errors(tmp_path: Path) -> None:
    site, _ = prepared(lay(REPORT, tmp_path / "content"), tmp_path / "cache")
    one, two = (site.site.fragments[f"reports/r/{name}", "zh"].text for name in ("01-a", "02-b"))
    assert "x ∈ R" in one
    assert "见式（1-2）、式（2-1）。" in one
    assert "Var(X)" in two.replace(" ", "")
    assert [d.severity for d in site.diagnostics if (d.path, d.line) == ("reports/r/02-b.md", 11)] == ["warning"]
    places = {(d.path, d.line, d.column, d.code) for d in site.diagnostics if d.severity == "error"}
    assert places == {
        ("data/macros.tex", 3, 1, "refused-macro"),
        ("reports/r/index.md", 10, 1, "refused-macro"),
        ("reports/r/02-b.md", 5, 14, "refused-formula"),
        ("reports/r/02-b.md", 9, 11, "duplicate-equation"),
    }


def test_what_is_unchanged_is_not_set_again(tmp_path: Path) -> None:
    content = lay({**REPORT, "reports/r/02-b.md": "---\ntitle: 二\n---\n\n$a$ 甲 $b$\n"}, tmp_path / "content")
    _, first = prepared(content, tmp_path / "cache")
    assert first.made
    _, again = prepared(content, tmp_path / "cache")
    assert again.made == 0
    lay({"reports/r/02-b.md": "---\ntitle: 二\n---\n\n$a$ 乙丙 $b + 1$\n"}, content)
    _, changed = prepared(content, tmp_path / "cache")
    assert changed.made == 2  # the text, and the formula that is another


def test_a_site_without_formulas_loads_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "_engine", lambda thread: pytest.fail("the engine is loaded"))
    content = lay(
        {"data/society.yml": SOCIETY, "articles/a.md": "---\ntitle: 甲 $5\ndate: 2025-01-01\n---\n\n$5 和 $10\n"},
        tmp_path / "content",
    )
    site, _ = prepared(content, tmp_path / "cache")
    assert site.site.fragments["articles/a", "zh"].text == "$5 和 $10"


def test_every_output_of_a_title_with_formulas_is_plain_text(tmp_path: Path) -> None:
    content = lay(
        {
            "data/society.yml": SOCIETY,
            "articles/a.md": "---\ntitle: 关于 $L^2(\\mathbb{R})$，价格 $5\nsummary: 设 \\(x_1\\)。\ndate: 2025-01-01\n---\n\n文字 $\\alpha$ 文字。\n",
        },
        tmp_path / "content",
    )
    assert build(content, tmp_path, "--no-pdf").exit_code == 0
    texts = outputs(tmp_path / "site")
    assert Counter(
        "关于 L²(R)，价格 $5" in text for name, text in texts.items() if "articles/a" in name and name.endswith(".html")
    ) == {True: 2}
    assert not [name for name, text in texts.items() if "mathbb" in text]
    assert "文字 α 文字。" in texts["feeds/all.atom"]
    assert '<annotation encoding="application/x-tex">\\alpha</annotation>' in texts["articles/a/index.html"]


def outputs(site: Path) -> Mapping[str, str]:
    suffixes = (".html", ".atom", ".rss", ".json", ".svg", ".xml")
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*") if path.suffix in suffixes}


def test_hostile_formulas_end_in_time_and_the_rest_is_published(tmp_path: Path) -> None:
    bombs = ["x" * 200_000, r"\def\a{\a\a}\a", r"\frac{1}{" * 1000, r"\sqrt{" * 300, "{" * 2000 + "}" * 2000]
    body = "\n\n".join(f"$$\n{bomb}\n$$" for bomb in bombs)
    content = lay(
        {
            "data/society.yml": SOCIETY,
            "articles/a.md": f"---\ntitle: 甲\ndate: 2025-01-01\n---\n\n{body}\n",
            "articles/b.md": "---\ntitle: 乙\ndate: 2025-01-01\n---\n\n$x$ 好\n",
        },
        tmp_path / "content",
    )
    result = build(content, tmp_path, "--no-pdf", "--keep-going")
    assert result.exit_code == 1
    findings = [json.loads(line) for line in result.output.splitlines() if line.startswith("{")]
    assert "Traceback" not in result.output
    assert (tmp_path / "site/articles/b/index.html").exists()
    assert findings or "refused-formula" in result.output
