"""The benchmarks of whole builds: their articles, their arithmetic, and a build by each way of
measuring."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

import articles
import compare
import process_cost
import profile_build
import scale
from compare import Run
from process_cost import Cost


@pytest.mark.parametrize("lang", articles.LANGUAGES)
def test_articles_come_out_of_the_seed_alone(lang: str) -> None:
    first, again, other = (articles.article(seed, 7, lang) for seed in (1, 1, 2))
    assert first == again != other
    size = sum(character.isalpha() for character in first.body)
    assert articles.LENGTHS[lang] <= size < articles.LENGTHS[lang] * 1.2


def test_both_languages_share_day_tags_and_column() -> None:
    chinese, english = (articles.article(1, 7, lang) for lang in articles.LANGUAGES)
    assert (chinese.date, chinese.tags, chinese.column) == (english.date, english.tags, english.column)


@pytest.mark.parametrize("part", articles.EDITS)
def test_an_edit_changes_one_line_each_time_another(part: str, tmp_path: Path) -> None:
    articles.lay(tmp_path, 2, 1)
    path = tmp_path / articles.name(1, "zh")
    texts = [path.read_text("utf-8")]
    for step in range(3):
        articles.edit(path, part, step)
        texts.append(path.read_text("utf-8"))
    assert len(set(texts)) == 4
    if part != "body":
        pairs = zip(texts[0].splitlines(), texts[-1].splitlines(), strict=True)
        assert sum(before != after for before, after in pairs) == 1


def test_processor_time_and_memory_are_those_of_all_processes(tmp_path: Path) -> None:
    child = "data = bytearray(60 << 20)\nimport time\nend = time.process_time() + 0.4\nwhile time.process_time() < end: pass"
    parent = f"import subprocess, sys\n[p.wait() for p in [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in 'ab']]"
    figures = process_cost.cost([sys.executable, "-c", parent], tmp_path)
    assert figures.processor >= 0.8
    if Path("/proc/self/smaps_rollup").exists():
        assert figures.memory >= 100  # both held theirs at once, unless one ran alone


@pytest.mark.skipif(sys.platform != "linux", reason="orphans are counted on Linux alone")
def test_what_outlives_its_parent_is_counted_and_nothing_else_is_waited_for(tmp_path: Path) -> None:
    child = "import time\nwhile time.process_time() < 0.6: pass"
    parent = f"import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert process_cost.cost([sys.executable, "-c", parent], tmp_path).processor >= 0.5
        assert other.poll() is None
        other.communicate(b"\n")


def test_a_command_that_fails_says_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(process_cost.CommandError, match="no such luck"):
        process_cost.cost([sys.executable, "-c", "raise SystemExit('no such luck')"], tmp_path)


def test_ratios_compare_builds_of_one_round_and_step() -> None:
    times = {"huikan": ((4.0, 2.0), (9.0, 3.0)), "hugo": ((2.0, 2.0), (3.0, 6.0))}
    runs = [
        Run(stack, "nothing", number, Cost(wall, processor, 1.0), 1)
        for stack, rows in times.items()
        for number, (wall, processor) in enumerate(rows)
    ]
    (ratio,) = compare.compared(runs)
    assert ratio["wall"] == {"least": 2.0, "median": 2.5}
    assert ratio["processor"] == {"least": 0.5, "median": 0.75}


def test_exponents_are_those_of_the_figures() -> None:
    figures = [
        (size, Run("huikan", "nothing", number, Cost(size**1.5 + number, 3.0 * size, 7.0), 1))
        for size in (100, 1000, 10000)
        for number in range(2)
    ]
    figures.append((10, Run("huikan", "nothing", 0, Cost(1e9, 1e9, 1e9), 1)))
    (growth,) = scale.exponents(figures, smallest=100)
    assert (growth["wall"], growth["processor"], growth["memory"]) == (1.5, 1.0, 0.0)


def test_a_build_is_compared_scaled_and_profiled(tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    compare.main(["--articles", "2", "--rounds", "1", "--stacks", "huikan", "--json", str(target)])
    runs = json.loads(target.read_text("utf-8"))["runs"]
    assert [run["step"] for run in runs] == list(compare.STEPS)
    assert runs[0]["files"] == runs[1]["files"] > 4
    profile_build.main(["--articles", "2", "--json", str(target)])
    report = json.loads(target.read_text("utf-8"))
    assert {"render", "pages", "publish"} <= report["stages"].keys()
    assert len(report["own"]) == len(report["whole"]) == 10
