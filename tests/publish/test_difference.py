"""sync: what another place needs to show what is published here."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huikan import publish
from huikan.publish import Difference, PublishError
from huikan.publish.tree import Former, Manifest, survey
from program import run

PATHS = st.sampled_from(["a.html", "en/a/index.html", "index.html", "style.css", "feeds/all.rss", "sitemap.xml", "cards/a.png"])
TREES = st.dictionaries(PATHS, st.tuples(st.sampled_from(["0" * 64, "1" * 64]), st.integers(0, 9)))


def lay(root: Path, files: dict[str, str]) -> None:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, "utf-8")


def published(site: Path, files: dict[str, str]) -> Path:
    staged = publish.stage(site)
    lay(staged, files)
    return site.with_name(f"{site.name}.versions") / publish.publish(staged, site).version


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TREES, TREES)
def test_what_is_known_with_the_difference_is_what_is_published(
    before: dict[str, tuple[str, int]], now: dict[str, tuple[str, int]]
) -> None:
    changes = publish.difference(Manifest(before), Manifest(now))
    after = {path: described for path, described in before.items() if path not in changes.delete}
    after |= {path: (sha256, size) for path, sha256, size in changes.upload}
    assert after == now
    assert all(before.get(path) != (sha256, size) for path, sha256, size in changes.upload), "nothing is uploaded for nothing"


def test_nobody_meets_a_page_before_what_it_shows() -> None:
    names = ["index.html", "a/index.html", "style.css", "feeds/all.rss", "cards/a.png", "sitemap.xml", "search/zh/catalogue.bin"]
    random.Random(1).shuffle(names)
    paths = [path for path, *_ in publish.difference(Manifest({}), Manifest(dict.fromkeys(names, ("0", 1)))).upload]
    places = {path: place for place, path in enumerate(paths)}
    assert max(places["style.css"], places["cards/a.png"]) < places["a/index.html"]
    assert places["a/index.html"] < min(places["index.html"], places["feeds/all.rss"], places["sitemap.xml"])


def test_a_folder_is_brought_up_to_date(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "target"
    first = published(site, {"index.html": "1", "old/a.html": "a", "same.css": "s"})
    version, now = publish.live_manifest(site)
    assert version == first
    publish.copy(version, target, publish.difference(Manifest({}), now))
    lay(target, {"old/of-others.txt": "x"})
    known = now
    published(site, {"index.html": "2", "new/b.html": "b", "same.css": "s"})
    version, now = publish.live_manifest(site)
    changes = publish.difference(known, now)
    assert ([path for path, *_ in changes.upload], changes.delete) == (["new/b.html", "index.html"], ("old/a.html",))
    publish.copy(version, target, changes)
    assert set(survey(target, Former()).files) == {"index.html", "new/b.html", "same.css", "old/of-others.txt"}
    assert (target / "index.html").read_text() == "2"


def test_nothing_is_written_outside_the_folder(tmp_path: Path) -> None:
    site, target = tmp_path / "site", tmp_path / "target"
    version = published(site, {"a/b.html": "b"})
    (tmp_path / "elsewhere").mkdir()
    target.mkdir()
    (target / "a").symlink_to(tmp_path / "elsewhere")
    _, now = publish.live_manifest(site)
    with pytest.raises(PublishError, match="leads out"):
        publish.copy(version, target, publish.difference(Manifest({}), now))
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PublishError, match="leads out"):
        publish.copy(version, target, Difference((), ("../mine.txt",)))
    assert (tmp_path / "mine.txt").exists() and not list((tmp_path / "elsewhere").iterdir())


def test_a_damaged_file_is_not_handed_on(tmp_path: Path) -> None:
    version = published(tmp_path / "site", {"a.html": "a"})
    (version / "a.html").write_text("b")
    _, now = publish.live_manifest(tmp_path / "site")
    with pytest.raises(PublishError, match="not what was published"):
        publish.copy(version, tmp_path / "target", publish.difference(Manifest({}), now))
    assert not list((tmp_path / "target").iterdir())


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"files": {"a": 1}, "sequence": 1}'])
def test_what_is_no_manifest_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "known.json").write_text(content)
    with pytest.raises(PublishError, match="no manifest"):
        publish.read_manifest(tmp_path / "known.json")


def sync(folder: Path, *more: str | Path) -> subprocess.CompletedProcess[str]:
    return run("sync", "--site", folder / "site", "--known", folder / "known.json", "--lang", "en", *more)


def test_the_command_lists_copies_and_remembers(tmp_path: Path) -> None:
    refused = sync(tmp_path, "--dry-run")
    assert refused.returncode == 2 and "build it first" in refused.stderr
    published(tmp_path / "site", {"index.html": "1", "style.css": "s"})
    assert sync(tmp_path).returncode == 2
    listed = sync(tmp_path, "--dry-run")
    assert [file["path"] for file in json.loads(listed.stdout)["upload"]] == ["style.css", "index.html"]
    assert "2 files to upload" in listed.stderr and not (tmp_path / "known.json").exists()
    assert sync(tmp_path, tmp_path / "target").returncode == 0
    assert json.loads(sync(tmp_path, "--dry-run").stdout) == {"upload": [], "delete": []}
    assert survey(tmp_path / "target", Former()).files == publish.live_manifest(tmp_path / "site")[1].files
