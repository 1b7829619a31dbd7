"""The press on disks that fail: full, read-only, damaged, or with a clock that is years off.
Readers always see a whole site."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
import time as clock
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from content_from_text import lay
from huikan import publish, tasks
from inline_build import build
from task_functions import slow_text

DECADE = 10 * 365.25 * 86_400
PAGES = {
    f"articles/a{number}.md": f"---\ntitle: 第 {number} 篇\ndate: 2025-01-0{number}\n---\n正文 {number}。\n"
    for number in range(1, 4)
}
SMALL = ("--no-pdf",)


@contextmanager
def disk(place: Path, size: str, *options: str) -> Iterator[Path]:
    """A file system of its own, so small that it fills up. Skips the
    test where nobody may mount one."""
    place.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", ",".join((f"size={size}", *options)), "tmpfs", str(place)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root of a Linux machine can mount a small disk")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return lay(PAGES, tmp_path / "content")


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_full_disk_below_the_site_leaves_the_old_one_and_the_next_build_recovers(tmp_path: Path, content: Path) -> None:
    with disk(tmp_path / "disk", "8m") as place:
        first = build(content, tmp_path, *SMALL, "--site", str(place / "site"))
        assert first.exit_code == 0, first.output
        before = files(place / "site")
        (place / "filler").write_bytes(bytes(os.statvfs(place).f_bavail * 4096 - 100_000))
        lay({"articles/new.md": "---\ntitle: 新\ndate: 2025-02-01\n---\n新。\n"}, content)
        second = build(content, tmp_path, *SMALL, "--site", str(place / "site"))
        assert second.exit_code == 2, second.output
        assert "the disk is full" in second.output
        assert files(place / "site") == before
        assert publish.verify(place / "site") == []
        (place / "filler").unlink()
        third = build(content, tmp_path, *SMALL, "--site", str(place / "site"))
        assert third.exit_code == 0, third.output
        assert (place / "site/articles/new/index.html").is_file()
        assert publish.verify(place / "site") == []


def test_a_full_disk_below_the_cache_publishes_nothing_half(tmp_path: Path, content: Path) -> None:
    with disk(tmp_path / "disk", "128k") as place:
        done = build(content, tmp_path, *SMALL, "--cache", str(place / "cache"))
        assert done.exit_code in (1, 2), done.output
        assert "No space left" in done.output
        assert not (tmp_path / "site").exists()
    assert build(content, tmp_path, *SMALL).exit_code == 0


def test_a_read_only_disk_is_named(tmp_path: Path, content: Path) -> None:
    with disk(tmp_path / "disk", "1m", "ro") as place:
        for where in (("--site", str(place / "site")), ("--cache", str(place / "cache"))):
            done = build(content, tmp_path, *SMALL, *where)
            assert done.exit_code in (1, 2)
            assert f"cannot write {place}" in done.output and "the disk is read-only" in done.output
            assert not (tmp_path / "site").exists()


def test_a_byte_wrong_in_every_entry_of_the_cache_is_made_again(tmp_path: Path, content: Path) -> None:
    assert build(content, tmp_path, *SMALL).exit_code == 0
    before = files(tmp_path / "site")
    entries = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert len(entries) > 50
    for number, path in enumerate(entries):
        text = bytearray(path.read_bytes())
        text[number * 37 % len(text)] ^= 1 << number % 8
        path.write_bytes(text)
    again = build(content, tmp_path, *SMALL, "--site", str(tmp_path / "again"))
    assert again.exit_code == 0, again.output
    assert files(tmp_path / "again") == before


@pytest.mark.parametrize("years", [-1, 1], ids=["ten years slow", "ten years fast"])
def test_a_clock_that_is_off_changes_nothing(years: int, tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert build(content, tmp_path, *SMALL).exit_code == 0
    before, version = files(tmp_path / "site"), publish.live(tmp_path / "site")
    for path in (tmp_path / "cache").rglob("*"):
        os.utime(path, (clock.time() + years * DECADE,) * 2)
    real, counted = clock.time, build(content, tmp_path, *SMALL).stderr
    monkeypatch.setattr(clock, "time", lambda: real() - years * DECADE)
    again = build(content, tmp_path, *SMALL, "--site", str(tmp_path / "again"))
    assert again.exit_code == 0, again.output
    assert files(tmp_path / "again") == before
    assert publish.live(tmp_path / "site") == version
    assert "0 made" in counted and "0 made" in again.stderr


CALLS = ("mkdir", "replace", "open", "fdopen", "rename")


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
def test_whichever_write_of_the_cache_fails_it_is_one_failure_and_never_a_wrong_result(tmp_path: Path, lasting: bool) -> None:
    jobs = [tasks.Task(f"{number}", slow_text, (number,)) for number in range(3)]
    made = [slow_text(number) for number in range(3)]
    for number in range(1, 500):
        cache = tasks.Cache(tmp_path / f"{number}")
        left = number

        def failing(real: Any) -> Any:
            def call(*args: Any, **options: Any) -> Any:
                nonlocal left
                left -= 1
                if left == 0 or (lasting and left < 0):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                return real(*args, **options)

            return call

        with pytest.MonkeyPatch.context() as patch, tasks.open_executor("inline") as executor:
            for name in CALLS:
                patch.setattr(os, name, failing(getattr(os, name)))
            patch.setattr(io, "open", failing(io.open))
            results = list(tasks.run(jobs, cache, executor))
        failures = [result for result in results if isinstance(result, tasks.Failure)]
        assert all("No space left" in failure.error for failure in failures)
        assert [result.read() for result in results if isinstance(result, tasks.Artifact)] == [
            content for content, result in zip(made, results, strict=True) if isinstance(result, tasks.Artifact)
        ]
        with tasks.open_executor("inline") as executor:
            assert [result.read() for result in tasks.run(jobs, cache, executor) if isinstance(result, tasks.Artifact)] == made
        if left > 0:
            break
    assert number > 10


def test_of_two_builds_at_once_the_second_is_told_and_both_leave_a_whole_site(tmp_path: Path, content: Path) -> None:
    with publish.lock(tmp_path / "site"):
        done = subprocess.run(
            [sys.executable, Path(__file__).parents[2] / "build.py", "build", "--content", content, "--site", tmp_path / "site",
             "--cache", tmp_path / "cache", "--no-pdf", "--lang", "en"],
            cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 3, done.stderr
        assert f"process {os.getpid()}" in done.stderr
    two = [build(content, tmp_path, *SMALL, "--site", str(tmp_path / name)) for name in ("site", "other")]  # one cache, two sites
    assert [done.exit_code for done in two] == [0, 0]
    assert files(tmp_path / "site") == files(tmp_path / "other")
