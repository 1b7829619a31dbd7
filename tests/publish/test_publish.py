"""Publishing: whole versions, whatever happens. Real processes, real kills, and
every system call failing in turn."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time as clock
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huikan import publish
from huikan.publish import (
    BusyError,
    NotOursError,
    Problem,
    Published,
    PublishError,
    UnwritableError,
    live,
    lock,
    rollback,
    stage,
    verify,
    versions,
)

FILES = 12


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def fill(place: Path, number: int) -> None:
    """The files of version `number`: half of them are the same in every version."""
    for each in range(FILES):
        path = place / f"en/page-{each}/index.html" if each % 3 else place / f"page-{each}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"page {each} of version {number if each % 2 else 'all'}\n" * 50)


def build(site: Path, number: int, **options: Any) -> Published:
    with lock(site):
        place = stage(site)
        fill(place, number)
        return publish.publish(place, site, **options)


def seen(site: Path) -> int:
    """The number of the version that readers see: all its files must agree."""
    assert verify(site) == []
    found = {path.read_text().split()[4] for path in site.rglob("*.html")}
    assert len(found - {"all"}) == 1
    return int((found - {"all"}).pop())


def beside(site: Path) -> set[str]:
    return {path.name for path in site.with_name("site.versions").iterdir()}


# ---------------------------------------------------------------- what a build leaves


def test_a_version_is_shown_by_a_link(site: Path) -> None:
    published = build(site, 1)
    assert site.readlink() == Path("site.versions", published.version)
    assert (published.files, published.sequence, published.new, seen(site)) == (FILES, 1, True, 1)
    assert beside(site) == {"lock", published.version, f"{published.version}.json"}
    assert {path.name for path in site.rglob("*") if path.is_file()} <= {"index.html", *(f"page-{n}.html" for n in range(FILES))}


def test_the_same_content_is_the_same_version(site: Path, tmp_path: Path) -> None:
    first = build(site, 1)
    before = site.with_name("site.versions").stat().st_mtime_ns, site.lstat().st_ino
    again = build(site, 1)
    assert (again.version, again.new, again.sequence) == (first.version, False, 1)
    assert site.lstat().st_ino == before[1]
    assert build(tmp_path / "elsewhere", 1).version == first.version
    assert build(site, 2).version != first.version


def test_going_back_to_earlier_content_shows_it_as_the_latest(site: Path) -> None:
    first = build(site, 1)
    build(site, 2)
    again = build(site, 1)
    assert (again.version, again.new, again.sequence, seen(site)) == (first.version, False, 3, 1)
    assert [version.sequence for version in versions(site)] == [3, 2]


def test_versions_are_pruned_by_count_but_never_the_live_one(site: Path) -> None:
    for number in range(1, 6):
        build(site, number)
    assert [version.sequence for version in versions(site)] == [5, 4, 3]
    with lock(site):
        rollback(site)
        rollback(site)
    assert seen(site) == 3
    build(site, 3, keep=1)
    assert [version.sequence for version in versions(site)] == [6]
    assert len(beside(site)) == 3


def test_files_that_did_not_change_are_shared_and_are_nobody_elses(site: Path, tmp_path: Path) -> None:
    build(site, 1)
    old = site.resolve()
    source = tmp_path / "picture.png"
    source.write_bytes(b"picture")
    with lock(site):
        place = stage(site)
        fill(place, 2)
        os.link(source, place / "picture.png")
        publish.publish(place, site)
    assert (site / "page-0.html").samefile(old / "page-0.html")
    assert not (site / "page-3.html").samefile(old / "page-3.html")
    source.write_bytes(b"changed by its owner")
    assert (site / "picture.png").read_bytes() == b"picture"
    assert verify(site) == []


def test_a_damaged_file_is_not_handed_on(site: Path) -> None:
    build(site, 1)
    (site / "page-0.html").write_text("damaged")
    build(site, 2)
    assert seen(site) == 2


def test_a_damaged_live_version_is_replaced_by_the_next_build_of_the_same_content(site: Path) -> None:
    first = build(site, 1)
    (site / "page-0.html").write_text("damaged")
    again = build(site, 1)
    assert again.new
    assert again.version == f"{first.version}-1"
    assert seen(site) == 1
    for _ in range(3):
        (site / "page-0.html").unlink()
        assert build(site, 1).new
        assert seen(site) == 1


def test_web_servers_may_read_everything(site: Path) -> None:
    before = os.umask(0o077)
    try:
        build(site, 1)
    finally:
        os.umask(before)
    for path in [site.resolve(), *site.resolve().rglob("*")]:
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)


# ---------------------------------------------------------------- verify, rollback


def test_verify_names_every_difference(site: Path) -> None:
    assert verify(site) == [Problem("", "no-site")]
    build(site, 1)
    (site / "page-0.html").unlink()
    (site / "page-3.html").write_text("other")
    (site / "new.html").write_text("new")
    (site / "page-6.html").unlink()
    (site / "page-6.html").symlink_to("page-9.html")
    assert verify(site) == [
        Problem("new.html", "unknown"),
        Problem("page-0.html", "missing"),
        Problem("page-3.html", "changed"),
        Problem("page-6.html", "changed"),
    ]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"sequence": 1, "files": {"page-0.html": ["00", 3]}}', None])
def test_a_damaged_manifest_is_noticed_and_mended_by_the_next_build(site: Path, damage: bytes | None) -> None:
    build(site, 1)
    manifest = site.resolve().with_name(f"{site.resolve().name}.json")
    if damage is None:
        manifest.unlink()
    else:
        manifest.write_bytes(damage)
    assert verify(site) == [Problem("", "no-manifest")]
    build(site, 1)
    assert seen(site) == 1
    build(site, 2)
    assert seen(site) == 2


def test_rollback_returns_to_the_latest_whole_version_before(site: Path) -> None:
    for number in (1, 2, 3):
        build(site, number)
    (site.parent / "site.versions" / versions(site)[1].version / "page-3.html").write_text("damaged")
    with lock(site):
        rolled = rollback(site)
        assert (seen(site), rolled.sequence, live(site)) == (1, 1, rolled)
        with pytest.raises(PublishError, match="no earlier whole version"):
            rollback(site)
        rollback(site, versions(site)[0].version)
        assert seen(site) == 3
        with pytest.raises(PublishError, match="no whole version nonsense"):
            rollback(site, "nonsense")
    assert seen(site) == 3


def test_nothing_to_roll_back(site: Path) -> None:
    with lock(site), pytest.raises(PublishError, match="no earlier whole version"):
        rollback(site)
    assert live(site) is None


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("what", ["folder", "file", "link", "broken link"])
def test_what_is_not_ours_is_left_alone(site: Path, tmp_path: Path, what: str) -> None:
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/thesis.txt").write_text("ten years of work")
    match what:
        case "folder":
            (tmp_path / "precious").rename(site)
        case "file":
            site.write_text("ten years of work")
        case "link":
            site.symlink_to("precious")
        case _:
            site.symlink_to("nowhere")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(NotOursError, match="move it away, or publish to another place"):
        build(site, 1)
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", [".", "/", "a/.."])
def test_a_place_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(NotOursError, match="has no name"), lock(Path(name)):
        pass


def test_an_empty_folder_may_become_the_site(site: Path) -> None:
    site.mkdir()
    build(site, 1)
    assert seen(site) == 1


def test_a_folder_that_is_filled_during_the_build_is_left_alone(site: Path) -> None:
    site.mkdir()
    with lock(site):
        place = stage(site)
        fill(place, 1)
        (site / "thesis.txt").write_text("ten years of work")
        with pytest.raises(NotOursError):
            publish.publish(place, site)
    assert (site / "thesis.txt").exists()


@pytest.mark.parametrize("what", ["link", "fifo", "folder link", "line break", "nothing"])
def test_only_plain_files_are_published(site: Path, what: str) -> None:
    build(site, 1)
    with lock(site):
        place = stage(site)
        if what != "nothing":
            fill(place, 2)
        match what:
            case "link":
                (place / "passwd").symlink_to("/etc/passwd")
            case "folder link":
                (place / "etc").symlink_to("/etc")
            case "fifo":
                os.mkfifo(place / "pipe")
            case "line break":
                (place / "a\nb").touch()
        with pytest.raises(PublishError, match=r"neither a file nor a folder|cannot have|is empty"):
            publish.publish(place, site)
    assert seen(site) == 1


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs a file system that takes no files: Linux's /sys")
def test_a_place_that_cannot_be_written_is_named() -> None:
    with pytest.raises(UnwritableError, match=r"cannot publish /sys/kernel/site: .+ \(/sys/kernel/site.versions\)") as caught:
        build(Path("/sys/kernel/site"), 1)
    assert caught.value.path == Path("/sys/kernel/site.versions")


# ---------------------------------------------------------------- locks

HOLDER = """
import sys, time
from pathlib import Path
from huikan.publish import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@contextmanager
def holder(site: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([sys.executable, "-c", HOLDER, site], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_build_is_told_who_is_at_work(site: Path) -> None:
    build(site, 1)
    with holder(site) as process:
        with pytest.raises(BusyError, match=rf"running \(process {process.pid}, since 20.*\); wait until it has ended"):
            build(site, 2)
        assert seen(site) == 1
        process.kill()
        process.wait()
        build(site, 2)  # a dead owner's lock is free
    assert seen(site) == 2


def test_a_lock_file_with_nonsense_in_it_is_free(site: Path) -> None:
    build(site, 1)
    (site.parent / "site.versions/lock").write_bytes(b"\xff\xfe process 1")
    build(site, 2)
    assert seen(site) == 2


# ---------------------------------------------------------------- kills and failures

STANDALONE = """
import sys
from pathlib import Path
from huikan import publish
site, start = Path(sys.argv[1]), int(sys.argv[2])
print("ready", flush=True)
for number in range(start, start + 1000):
    with publish.lock(site):
        place = publish.stage(site)
        for each in range({files}):
            path = place / f"en/page-{{each}}/index.html" if each % 3 else place / f"page-{{each}}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"page {{each}} of version {{number if each % 2 else 'all'}}\\n" * 50)
        publish.publish(place, site)
"""


def kill_builds(site: Path, times: int, chance: random.Random) -> set[int]:
    """Kill so many builds at random moments. After each, readers see a whole
    version. The versions that were seen."""
    found = set()
    script = STANDALONE.format(files=FILES)
    for start in range(1, times + 1):
        with subprocess.Popen([sys.executable, "-c", script, site, str(start * 1000)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            process.stdout.readline()
            clock.sleep(chance.uniform(0, 0.12))
            process.send_signal(signal.SIGKILL)
        if site.is_symlink():
            found.add(seen(site))
    return found


def test_killed_builds_leave_a_whole_site_and_the_next_recovers(site: Path) -> None:
    build(site, 1)
    found = kill_builds(site, 12, random.Random(0))
    assert len(found) > 2
    build(site, 2)
    assert seen(site) == 2
    assert len(beside(site)) == 1 + 2 * publish.swap.KEEP


@pytest.mark.slow
def test_two_hundred_killed_builds(site: Path) -> None:
    found = kill_builds(site, 200, random.Random(1))
    assert len(found) > 50
    build(site, 2)
    assert seen(site) == 2
    assert len(beside(site)) == 1 + 2 * publish.swap.KEEP


CALLS = (
    "mkdir",
    "rename",
    "replace",
    "symlink",
    "link",
    "fsync",
    "chmod",
    "unlink",
    "rmdir",
    "open",
    "ftruncate",
    "pwrite",
    "scandir",
)


class Trouble:
    """Makes the N-th call of the operating system fail, and all later ones too when `lasting`."""

    def __init__(self, number: int, code: int, lasting: bool) -> None:
        self.left = number
        self.code = code
        self.lasting = lasting
        self.struck = ""
        self.lock = threading.Lock()

    def wrap(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            with self.lock:
                self.left -= 1
                if self.left == 0 or (self.lasting and self.left < 0):
                    self.struck = self.struck or name
                    raise OSError(self.code, os.strerror(self.code), str(args[0]) if args else None)
            return real(*args, **options)

        return call


@contextmanager
def trouble(number: int, code: int, lasting: bool) -> Iterator[Trouble]:
    made = Trouble(number, code, lasting)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, made.wrap(name, getattr(os, name)))
        patch.setattr(io, "open", made.wrap("open for", io.open))
        yield made


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("before", [False, True], ids=["first build", "second build"])
def test_whichever_call_fails_readers_see_a_whole_version(tmp_path: Path, before: bool, lasting: bool) -> None:
    struck = set()
    for number in range(1, 1000):
        site = tmp_path / f"{number}" / "site"
        if before:
            build(site, 1)
        with trouble(number, errno.ENOSPC, lasting) as made:
            error = _attempt(site)
        if not made.struck:
            assert error is None
            assert number > 100
            break
        struck.add(made.struck)
        assert error is None or "No space left on device" in str(error), error
        if site.is_symlink():
            assert seen(site) in ((1, 2) if error else (2,))
        else:
            assert error and not before
        build(site, 3)
        assert seen(site) == 3
        assert not [name for name in (p.name for p in site.with_name("site.versions").iterdir()) if name.startswith("stage-")]
        shutil.rmtree(site.parent)
    assert struck >= {"mkdir", "rename", "replace", "symlink", "fsync", "chmod", "open", "open for"}


def _attempt(site: Path) -> PublishError | None:
    """A build whose own files are written without trouble: what fails is publishing."""
    try:
        with lock(site):
            place = stage(site)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(os, "mkdir", getattr(os.mkdir, "__closure__", None) and _real(os.mkdir))
                patch.setattr(io, "open", _real(io.open))
                fill(place, 2)
            publish.publish(place, site)
    except PublishError as error:
        return error
    return None


def _real(wrapped: Any) -> Any:
    return next(cell.cell_contents for cell in wrapped.__closure__ if not isinstance(cell.cell_contents, str | Trouble))


def test_many_builds_at_once_publish_one_after_the_other(site: Path) -> None:
    script = STANDALONE.format(files=FILES).replace("start + 1000", "start + 3")
    script = script.replace("with publish.lock(site):", "with patient(site):").replace(
        "print(", "from contextlib import contextmanager\nimport time\n" + PATIENT + "\nprint(", 1
    )
    builds = [
        subprocess.Popen([sys.executable, "-c", script, site, str(n * 1000)], stdout=subprocess.DEVNULL) for n in range(1, 4)
    ]
    found = set()
    while any(build.poll() is None for build in builds):
        if site.is_symlink():
            found.add(_seen_in_one(site))
        clock.sleep(0.01)
    assert [build.wait() for build in builds] == [0, 0, 0]
    assert live(site) == versions(site)[0]
    assert versions(site)[0].sequence == 9
    assert seen(site) % 1000 == 2
    assert len(found) > 1


PATIENT = """
@contextmanager
def patient(site):
    while True:
        try:
            lock = publish.lock(site)
            lock.__enter__()
            break
        except publish.BusyError:
            time.sleep(0.005)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)
"""


def _seen_in_one(site: Path) -> int:
    """As a reader who holds on to one version: all its files belong together."""
    place = site.resolve()
    try:
        found = {path.read_text().split()[4] for path in place.rglob("*.html")}
        manifest = json.loads(place.with_name(f"{place.name}.json").read_bytes())
    except FileNotFoundError:
        return -1  # pruned while we were reading: three versions later
    assert len(manifest["files"]) == FILES
    assert len(found - {"all"}) <= 1
    return int(next(iter(found - {"all"}), -1))


# ---------------------------------------------------------------- what did not change


def publish_texts(site: Path, texts: dict[str, str]) -> Published:
    """Publish as a build does: files by path, whose bytes are asked for only where they differ."""
    with lock(site):
        before = publish.shown(site)
        files = {path: (hashlib.sha256(text.encode()).hexdigest(), len(text.encode())) for path, text in texts.items()}
        same = publish.again(site, before, files)
        return same or publish.publish(publish.fill(site, before, files, lambda path: texts[path].encode()), site)


def texts_of(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*") if path.is_file()}


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(st.dictionaries(st.sampled_from(["a", "b/a", "b/c/d", "e/f"]), st.sampled_from("xyz"), min_size=1), max_size=9)
)
def test_any_order_of_versions_is_published_as_it_is(steps: list[dict[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        site = Path(folder, "site")
        earlier: dict[str, dict[str, str]] = {}
        for texts in steps:
            published = publish_texts(site, texts)
            assert texts_of(site) == texts
            assert verify(site) == []
            earlier[published.version] = texts
            assert len(versions(site)) <= publish.swap.KEEP
            for version in versions(site):  # what is kept to go back to is as it was
                assert texts_of(site.with_name("site.versions") / version.version) == earlier[version.version]
        folders = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_dir()}
        assert folders == {parent.as_posix() for path in (steps[-1] if steps else ()) for parent in Path(path).parents} - {"."}


def test_a_file_that_was_changed_on_the_disk_is_not_handed_on(site: Path) -> None:
    for number in range(4):  # so that the next version is made in the oldest one's folder
        publish_texts(site, {"a": "same", "b": f"{number}"})
    for version in versions(site):
        (site.with_name("site.versions") / version.version / "a").write_text("evil")
    publish_texts(site, {"a": "same", "b": "new"})
    assert texts_of(site) == {"a": "same", "b": "new"}
    assert verify(site) == []


def test_the_same_files_are_the_version_that_is_there(site: Path) -> None:
    first = publish_texts(site, {"a": "1"})
    again = publish_texts(site, {"a": "1"})
    assert (again.version, again.before, again.new) == (first.version, first.version, False)
    publish_texts(site, {"a": "2"})
    back = publish_texts(site, {"a": "1"})
    assert (back.version, back.new) == (first.version, False)
    assert texts_of(site) == {"a": "1"}
