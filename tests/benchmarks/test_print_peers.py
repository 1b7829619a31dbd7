"""The report as other programs print it has all that ours has."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import print_peers
import print_speed
import typst_markup


def test_typst_gets_all_of_the_report(tmp_path: Path) -> None:
    print_speed.lay(tmp_path, 12)
    (report,) = (path.parent for path in tmp_path.rglob("index.md"))
    for path in sorted(report.glob("[0-9]*.md")):
        markdown = path.read_text("utf-8")
        typst = typst_markup.chapter(typst_markup.Chapter(markdown, f"c{path.stem}-"))
        for mark, ours in (
            ("#footnote[", r"\[\^\w+\](?!:)"),
            ("#figure(image", r"!\["),
            ("#figure(table", r"(?m)^表："),
            ("#link(", r"(?<!!)\[[^\]^]+\]\("),
        ):
            assert typst.count(mark) == len(re.findall(ours, markdown)) > 0, mark
        assert len(re.findall(r"(?m)^==+ ", typst)) == len(re.findall(r"(?m)^##+ ", markdown))
        assert not re.search(r"\]\(|\[\^|\{#|^\|", typst, re.M), "no Markdown is left"


def test_typst_gets_all_of_the_chapter() -> None:
    """Formulas, lists and bold too."""
    markdown = (Path(print_peers.__file__).parent / "peers_chapter/chapter.md").read_text("utf-8")
    typst = typst_markup.chapter(typst_markup.Chapter(markdown, "c-"))
    assert typst.count("#math.equation(") == len(re.findall(r"\$\$[^$]+\$\$|\$[^$]+\$", markdown)) == 4
    assert typst.count("#strong[") == markdown.count("**") / 2
    assert len(re.findall(r"(?m)^\+ ", typst)) == len(re.findall(r"(?m)^\d+\. ", markdown))
    assert not re.search(r"\*\*|\]\(|\[\^|^\|", typst, re.M), "no Markdown is left"
    assert typst_markup.formula(r"\frac{a_{1}}{b} \times 10^{-3}").split() == "frac(a_(1), b) times 10^(-3)".split()
