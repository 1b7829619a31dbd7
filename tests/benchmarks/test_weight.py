"""What readers' machines load for a page before any picture, counted as
benchmarks/weight.py counts it."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

WEIGHT = runpy.run_path(str(Path(__file__).parents[2] / "benchmarks/weight.py"))


def test_pages_of_every_kind_are_light(sample_site: Path) -> None:
    heaviest = WEIGHT["heaviest"](WEIGHT["weigh"](sample_site))
    assert heaviest.keys() >= {
        "home",
        "listing",
        "issue",
        "item",
        "report",
        "chapter",
        "proceedings",
        "paper",
        "article",
        "notice",
    }
    assert heaviest.keys() >= {"page", "term", "terms", "search", "stub", "missing", "catalogue", "catalogues"}
    for each in heaviest.values():
        assert each.page <= WEIGHT["PAGE"], each
        # four times lighter than asked for, three where charts and formulas stand: nobody adds a
        # library unnoticed
        assert each.visit <= WEIGHT["VISIT"] / (3 if each.kind in ("chapter", "paper") else 4), each


def test_everything_that_a_page_loads_counts(tmp_path: Path) -> None:
    noise = bytes(number * number % 251 for number in range(5000))
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text(
        '<head><link rel="stylesheet" href="../s.css?v=1"><script src="../j.js"></script><link rel="alternate" href="../f.xml">'
        '<link rel="icon" href="../i.svg"></head><body class="article-page"><img src="../p.png">',
        "utf-8",
    )
    (tmp_path / "redirect.html").write_text("<meta http-equiv=refresh><body>", "utf-8")
    for name in ("s.css", "j.js", "i.svg", "f.xml", "p.png"):
        (tmp_path / name).write_bytes(noise)
    (found,) = WEIGHT["weigh"](tmp_path)
    one = WEIGHT["_packed"](tmp_path / "s.css")
    assert (found.address, found.kind, found.visit - found.page) == ("a", "article", 3 * one)
    with pytest.raises(FileNotFoundError):
        (tmp_path / "j.js").unlink()
        WEIGHT["_packed"].cache_clear()
        WEIGHT["weigh"](tmp_path)
