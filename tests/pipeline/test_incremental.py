"""A build after a change is a build from nothing: file for file, whatever has changed since."""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huikan.cli import main
from huikan.outputs import pages
from huikan.pipeline.memory import _Unpickler
from huikan.source import tree
from inline_build import ROOT

NOW = "2025-08-01"


class Society:
    """A copy of the small society with a cache and a site of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.theme = root / "theme"
        self.config = root / "mkdocs.yml"
        self.now = NOW
        shutil.copytree(ROOT / "tests/society", self.content)
        self.theme.symlink_to(ROOT / "theme")
        self.config.write_text((ROOT / "mkdocs.yml").read_text("utf-8"), "utf-8")

    def build(self, *more: str, cache: str = "cache", site: str = "site") -> Result:
        places = ["--config", self.config, "--content", self.content, "--site", self.root / site, "--cache", self.root / cache]
        command = ["build", "--no-pdf", "--keep-going", "--format", "json", "--now", self.now, "--executor", "inline"]
        result = CliRunner().invoke(main, [*command, *map(str, places), "--stats", str(self.root / "stats.json"), *more])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    def made(self) -> int:
        return int(json.loads((self.root / "stats.json").read_text())["made"])

    def stages(self) -> dict[str, float]:
        return dict(json.loads((self.root / "stats.json").read_text())["stages"])

    def is_as_from_nothing(self) -> None:
        """The site that is there equals one built with an empty cache, and the same is said."""
        told = self.build()
        shutil.rmtree(self.root / "fresh", ignore_errors=True)
        fresh = self.build(cache="fresh/cache", site="fresh/site")
        assert files(self.root / "site") == files(self.root / "fresh/site")
        assert (told.stdout, told.exit_code) == (fresh.stdout, fresh.exit_code)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def article(title: str, body: str = "正文。", **fields: object) -> str:
    head = "".join(f"{name}: {value}\n" for name, value in {"title": title, "date": "2025-03-01", **fields}.items())
    return f"---\n{head}---\n\n{body}\n"


WARM = "articles/warm/index.md"


def _edit(path: str, change: Callable[[str], str]) -> Callable[[Path], None]:
    def edit(content: Path) -> None:
        file = content / path
        file.write_text(change(file.read_text("utf-8") if file.exists() else ""), "utf-8")

    return edit


CHANGES: dict[str, Callable[[Path], None]] = {
    "a body": _edit(WARM, lambda text: text + "\n又一段话。\n"),
    "a body with a link": _edit(WARM, lambda text: text + "\n见[通知](../../notices/2025-01.md)。\n"),
    "a title": _edit(WARM, lambda text: text.replace("title: ", "title: 新", 1)),
    "a tag": _edit(WARM, lambda text: text.replace("---\n", "---\ntags: [新标签]\n", 1) if "tags:" not in text else text),
    "a date": _edit(WARM, lambda text: text.replace("date: 2025", "date: 2024", 1)),
    "an author": _edit(WARM, lambda text: text.replace("---\n", "---\nauthors: [新人]\n", 1) if "authors:" not in text else text),
    "a new work": _edit("articles/new.md", lambda text: article("新文章")),
    "a work in another language": _edit("articles/new.en.md", lambda text: article("A new article", "Text.")),
    "a work that goes": lambda content: (content / "articles/new.md").unlink(missing_ok=True),
    "a translation that goes": lambda content: (content / "articles/warm/index.en.md").unlink(missing_ok=True),
    "a record": _edit("data/branches.yml", lambda text: text.replace("zh: ", "zh: 新", 1)),
    "a fault": _edit("articles/faulty.md", lambda text: article("坏链接", "[甲](nowhere.md)")),
    "a mended fault": lambda content: (content / "articles/faulty.md").unlink(missing_ok=True),
    "a picture": _edit("newsletters/2025-01/image/section.svg", lambda text: text.replace("</svg>", "<rect width='1'/></svg>")),
    "a move": lambda content: (content / "notices/2025-01.md").exists() and _move(content),
}


def _numbers(content: Path) -> None:
    """A table and the numbers that it shows; each time one more of these."""
    table = content / "articles/numbers.md"
    if not table.exists():
        table.write_text(article("数", "```table {#tbl:numbers}\ndata: numbers.csv\ntitle: 数\ntotal: true\n```"), "utf-8")
    file = content / "articles/numbers.csv"
    text = file.read_text("utf-8") if file.exists() else "名,数\n一,1\n"
    file.write_text(f"{text}行{text.count(chr(10))},{len(text)}\n", "utf-8")


def _move(content: Path) -> None:
    file = content / "notices/2025-01.md"
    text = file.read_text("utf-8").replace("---\n", "---\nmoved_from: notices/2025-01\n", 1)
    file.unlink()
    (content / "notices/2025-02.md").write_text(text, "utf-8")


CHANGES["a file of data"] = _numbers


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=6))
def test_any_edits_give_what_a_build_from_nothing_gives(tmp_path_factory: pytest.TempPathFactory, names: list[str]) -> None:
    society = Society(tmp_path_factory.mktemp("society"))
    society.build()
    for name in names:
        CHANGES[name](society.content)
        society.is_as_from_nothing()


@pytest.mark.parametrize("name", ["a body", "a title", "a fault", "a file of data"])
def test_an_edit_gives_what_a_build_from_nothing_gives(tmp_path: Path, name: str) -> None:
    society = Society(tmp_path)
    society.build()
    CHANGES[name](society.content)
    society.is_as_from_nothing()


def test_a_table_is_made_anew_when_its_file_changes(tmp_path: Path) -> None:
    society = Society(tmp_path)
    CHANGES["a file of data"](society.content)
    society.build()
    page = society.root / "site/articles/numbers/index.html"
    assert "行2" in page.read_text("utf-8") and "行3" not in page.read_text("utf-8")
    CHANGES["a file of data"](society.content)
    society.is_as_from_nothing()
    assert "行3" in page.read_text("utf-8")


def test_nothing_is_read_where_nothing_has_changed(tmp_path: Path) -> None:
    society = Society(tmp_path)
    first = society.build()
    assert society.made() > 0
    again = society.build()
    assert society.made() == 0
    assert society.stages() == {}
    assert (again.stdout, again.exit_code) == (first.stdout, first.exit_code)


def test_what_is_due_is_published_although_no_file_has_changed(tmp_path: Path) -> None:
    society = Society(tmp_path)
    (society.content / "articles/later.md").write_text(article("以后", publish_on="2025-08-02"), "utf-8")
    society.build()
    society.now = "2025-08-01T23:59:59"
    society.build()
    assert society.stages() == {}
    society.now = "2025-08-02"
    society.is_as_from_nothing()
    assert (society.root / "site/articles/later/index.html").exists()
    society.now = "2025-08-01"  # a clock that goes back
    society.is_as_from_nothing()
    assert not (society.root / "site/articles/later/index.html").exists()


def test_two_writes_of_one_length_in_one_tick_are_told_apart(tmp_path: Path) -> None:
    society = Society(tmp_path)
    file = society.content / WARM
    text, state = file.read_text("utf-8"), file.stat()
    society.build()
    changed = text.replace("什么", "甚么", 1)
    assert len(changed.encode()) == len(text.encode()) and changed != text
    with file.open("r+b") as stream:  # the same inode, length and time of writing
        stream.write(changed.encode())
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    society.is_as_from_nothing()


def test_a_copied_folder_and_a_touched_file_are_what_they_contain(tmp_path: Path) -> None:
    society = Society(tmp_path)
    society.build()
    before = files(society.root / "site")
    society.content.rename(tmp_path / "old")
    shutil.copytree(tmp_path / "old", society.content)
    os.utime(society.content / WARM, (1, 1))
    society.build()
    assert society.made() == 0
    assert files(society.root / "site") == before


@pytest.mark.parametrize("what", ["changed", "removed", "added"])
def test_a_site_that_somebody_has_touched_is_mended(tmp_path: Path, what: str) -> None:
    society = Society(tmp_path)
    society.build()
    page = society.root / "site/articles/warm/index.html"
    match what:
        case "changed":
            page.write_text("evil")
        case "removed":
            page.unlink()
        case _:
            page.with_name("evil.html").write_text("evil")
    society.is_as_from_nothing()


def test_other_settings_and_another_theme_make_another_site(tmp_path: Path) -> None:
    society = Society(tmp_path)
    society.build()
    society.config.write_text(society.config.read_text("utf-8").replace("site_name: 示例省", "site_name: 某省", 1), "utf-8")
    society.is_as_from_nothing()
    society.theme.unlink()
    shutil.copytree(ROOT / "theme", society.theme)
    style = next(iter(sorted((society.theme / "web").glob("*.css"))))
    style.write_text(style.read_text("utf-8") + "\n.new{color:red}\n", "utf-8")
    society.is_as_from_nothing()


def test_what_the_cache_has_lost_is_made_again(tmp_path: Path) -> None:
    society = Society(tmp_path)
    society.build()
    CHANGES["a body"](society.content)
    for path in (tmp_path / "cache/objects").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"?")  # as long as it was
    shutil.rmtree(tmp_path / "site.versions")
    (tmp_path / "site").unlink()
    society.is_as_from_nothing()


def test_a_memory_that_somebody_has_made_up_is_not_believed(tmp_path: Path) -> None:
    """It is a pickle: none but our own types are read from it."""
    society = Society(tmp_path)
    society.build()
    [memory] = (tmp_path / "cache/builds").glob("*.memory")
    head = memory.read_bytes().partition(b"\n")[0]
    memory.write_bytes(head + b"\n" + pickle.dumps((os.system, (f"touch {tmp_path}/called",))))
    CHANGES["a body"](society.content)
    society.is_as_from_nothing()
    memory.write_bytes(head + b"\n" + b"cposix\nsystem\n(S'touch " + str(tmp_path / "called").encode() + b"'\ntR.")
    CHANGES["a title"](society.content)
    society.is_as_from_nothing()
    assert not (tmp_path / "called").exists()
    for module, name in (("huikan.tasks.processes", "Processes"), ("huikan.preview.http", "PreviewServer")):
        with pytest.raises(pickle.UnpicklingError):  # ours, but no values
            _Unpickler(io.BytesIO()).find_class(module, name)


def test_what_was_not_touched_is_neither_read_nor_planned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a changed body only the pages that show the text are planned."""
    society = Society(tmp_path)
    society.build()
    planned: list[str] = []
    read: list[str] = []
    plan, reading = pages._planned, tree._reading

    def counted(edition: Any, page: Any, *rest: Any) -> Any:
        planned.append(page.address)
        return plan(edition, page, *rest)

    def counted_reading(path: str, *rest: Any) -> Any:
        read.append(path)
        return reading(path, *rest)

    monkeypatch.setattr(pages, "_planned", counted)
    monkeypatch.setattr(tree, "_reading", counted_reading)
    CHANGES["a body"](society.content)
    society.build()
    assert read == [WARM]
    assert "articles/warm/" in planned and len(planned) < 12, planned
