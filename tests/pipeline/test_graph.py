"""The graph of outputs: what a stage is planned with, and that a new output is one line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from content_from_text import LANGUAGES, NOW, SETTINGS, lay, results
from huikan import library, markup, source, tasks
from huikan.cli import main
from huikan.model import Library
from huikan.outputs.stage import Results, Site, Stage
from huikan.outputs.stages import STAGES
from huikan.pipeline import graph
from inline_build import ROOT, build

ARTICLE = "---\ntitle: 甲\ndate: 2025-01-01\nsummary: 摘要。\n---\n\n正文。\n"


def test_every_stage_comes_after_those_that_it_is_planned_with() -> None:
    before: set[str] = set()
    for stage in STAGES:
        assert set(stage.after) <= before, stage.name
        before.add(stage.name)
    assert len(before) == len(STAGES)


def test_a_stage_sees_the_results_that_it_comes_after_and_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, set[str]] = {}

    def plan(name: str) -> Stage:
        def planned(site: Site, found: Results) -> Iterator[tasks.Task]:
            seen[name] = set(found)
            yield tasks.Task(name, text, (name,))

        return Stage(name, planned, after={"c": ("a",), "d": ("a", "c")}.get(name, ()))

    monkeypatch.setattr(graph, "STAGES", tuple(map(plan, "abcd")))

    def made(stage: Stage, site: Site, found: Results) -> tuple[graph.Tasks, Results]:
        planned = tuple(stage.plan(site, found))
        return planned, results({task.target: 1 for task in planned})

    walked = graph.walk(Site(Library(LANGUAGES)), made)
    assert [stage.name for stage, _, _ in walked] == ["a", "b", "c", "d"]
    assert seen == {"a": set(), "b": set(), "c": {"a"}, "d": {"a", "c"}}


def test_addresses_are_claimed_as_they_are_planned() -> None:
    """Stages that say their claims without planning say the same."""
    site = society()
    for stage in STAGES:
        planned = sorted((task.target, task.source) for task in stage.plan(site, {}))
        if not stage.claims or stage.name == "offprints":  # these cannot be planned without their volumes
            continue
        claims = sorted((claim.address, claim.claimant) for claim in stage.claims(site))
        if stage.name == "search":  # how many files there are depends on the texts; the folder is nobody else's
            assert set(claims) < set(planned) and all(address.startswith("search/") for address, _ in planned)
        else:
            assert claims == planned, stage.name


def society() -> Site:
    """The small society of the tests, with its records, as outputs are planned from it."""
    content = ROOT / "tests/society"
    found, data, _ = source.read(content, LANGUAGES)
    works = library.assemble(found, data, LANGUAGES, NOW).library
    fragments = {(one.key, one.lang): markup.render(one.path, one.body, one.lang, one.body_line) for one in found}
    return Site(works, fragments, SETTINGS, content, ROOT / "theme")


def text(name: str) -> bytes:
    return f"made of {name}\n".encode()


def keys(site: Site, found: Results) -> Iterator[tasks.Task]:
    """An invented output: a list of all works, and how many pages there are."""
    listed = ", ".join(work.key for work, _ in site.library.walk())
    yield tasks.Task("works/list.csv", text, (f"{listed}; {sum(name.endswith('.html') for name in found)} pages",))


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "STAGES", (*STAGES, Stage("calendar", keys, after=("pages",), lasting=True)))


@pytest.mark.usefixtures("one_more")
def test_a_new_output_is_one_line(tmp_path: Path) -> None:
    lay({"articles/a.md": ARTICLE}, tmp_path / "content")
    assert build(tmp_path / "content", tmp_path, "--no-pdf").exit_code == 0
    assert (tmp_path / "site/works/list.csv").read_text() == "made of articles/a; 12 pages\n"
    where = ["--config", ROOT / "mkdocs.yml", "--content", tmp_path / "content", "--cache", tmp_path / "cache", "--lang", "en"]
    explained = CliRunner().invoke(main, ["why", "works/list.csv", *map(str, where), "--now", "2025-08-01"])
    assert "test_graph.text" in explained.output and explained.exit_code == 0
    remembered = CliRunner().invoke(main, ["register", *map(str, where), "--now", "2025-08-01"])
    assert remembered.exit_code == 0
    assert "works/list.csv" in (tmp_path / "content/data/addresses.txt").read_text("utf-8").splitlines()


@pytest.mark.usefixtures("one_more")
def test_content_cannot_claim_what_a_new_output_publishes(tmp_path: Path) -> None:
    page = ARTICLE.replace("正文", "[表](../works/list.csv)")
    lay({"articles/a.md": page, "works/list.csv": "mine\n"}, tmp_path / "content")
    result = build(tmp_path / "content", tmp_path, "--no-pdf", "--keep-going")
    found = [(Path(one["path"]).name, one["code"]) for one in json.loads(result.stdout) if one["severity"] == "error"]
    assert found == [("list.csv", "needed-address")]
    assert (tmp_path / "site/works/list.csv").read_text().startswith("made of")
