"""Pages that browsers have open come first after a change, and are loaded again only when they
would look another way."""

from __future__ import annotations

import datetime as time
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from content_from_text import SETTINGS
from huikan import tasks
from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts
from huikan.console import Stages
from huikan.model import SHANGHAI
from huikan.outputs.pages import PageSpec
from huikan.preview import Workshop
from huikan.preview.answer import answer, page_at
from inline_build import ROOT

NOTES = {f"articles/note-{number}.md": f"---\ntitle: 短文{number}\ndate: 2024-01-01\n---\n\n正文。\n" for number in range(20)}


@dataclass
class PagesInOrder:
    """Makes calls here and now, and remembers which pages it drew."""

    drawn: list[str] = field(default_factory=list)
    peak: int = 0

    def expect(self, modules: Iterable[str]) -> None:
        """Nothing is loaded before it is called."""

    def each(self, calls: Iterable[tasks.Call]) -> Iterator[tasks.Outcome]:
        with tasks.open_executor("inline") as inline:
            yield from inline.each(map(self._noted, calls))

    def _noted(self, call: tasks.Call) -> tasks.Call:
        self.drawn += [each.address for each in call.args if isinstance(each, PageSpec)]
        return call


@dataclass
class Preview:
    content: Path
    workshop: Workshop
    executor: PagesInOrder

    def make(self) -> None:
        self.executor.drawn.clear()
        request = BuildRequest(
            self.content, ROOT / "theme", SETTINGS, time.datetime(2026, 1, 1, tzinfo=SHANGHAI), pdfs="cached", early=True
        )
        self.workshop.make(request, self.workshop.state(request))

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        file = self.content / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    def state(self, address: str) -> str:
        return answer(f"/{address}", self.workshop.shown, "zh").state


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/society", content)
    for path, text in NOTES.items():
        (content / path).write_text(text, "utf-8")
    executor = PagesInOrder()
    cache = tasks.Cache(tmp_path / "cache", "")
    made = Preview(content, Workshop(BuildEnvironment(cache, executor, Stages("en", True), TaskCounts())), executor)
    made.make()
    return made


@pytest.mark.parametrize(
    "change", [("正文。", "改了。"), ("title: 短文7", "title: 改了"), ("date: 2024-01-01", "date: 2025-12-31")]
)
def test_an_open_page_is_the_first_that_is_drawn(preview: Preview, change: tuple[str, str]) -> None:
    note = "articles/note-7/"
    with preview.workshop.open_pages.opened(page_at(note)):
        preview.edit("articles/note-7.md", lambda text: text.replace(*change))
        preview.make()
        assert preview.executor.drawn[0] == note
        assert preview.executor.drawn.count(note) == 1  # what was shown early is what stays


def test_what_is_shown_in_the_end_is_as_without_open_pages(preview: Preview, tmp_path: Path) -> None:
    with preview.workshop.open_pages.opened("index.html"), preview.workshop.open_pages.opened(page_at("articles/note-3/")):
        preview.edit("articles/note-3.md", lambda text: text.replace("短文3", "另一个题目"))
        preview.make()
    shown = {address: artifact.sha256 for address, artifact in preview.workshop.shown.files.items()}
    other = BuildEnvironment(tasks.Cache(tmp_path / "other", ""), PagesInOrder(), Stages("en", True), TaskCounts())
    fresh = Preview(preview.content, Workshop(other), PagesInOrder())
    fresh.make()
    assert {address: artifact.sha256 for address, artifact in fresh.workshop.shown.files.items()} == shown


def test_a_page_whose_work_has_gone_is_not_shown(preview: Preview) -> None:
    note = "articles/note-5/"
    with preview.workshop.open_pages.opened(page_at(note)):
        (preview.content / "articles/note-5.md").unlink()
        preview.make()
    assert answer(f"/{note}", preview.workshop.shown, "zh").status == 404


def test_a_page_is_another_when_it_looks_another_way_and_only_then(preview: Preview) -> None:
    near, far, missing = preview.state("articles/note-8/"), preview.state("about/"), preview.state("nowhere/")
    preview.edit("articles/note-8.md", lambda text: text.replace("正文。", "改了。"))
    preview.make()
    assert preview.state("articles/note-8/") != near
    assert (preview.state("about/"), preview.state("nowhere/")) == (far, missing)
    preview.edit("articles/note-8.md", lambda text: text.replace("改了。", "[甲](nowhere.md)"))  # its bar
    preview.make()
    said = preview.state("articles/note-8/")
    preview.edit("articles/note-8.md", lambda text: text.replace("nowhere", "elsewhere"))
    preview.make()
    assert preview.state("articles/note-8/") != said
