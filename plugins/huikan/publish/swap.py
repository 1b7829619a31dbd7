"""publish: a finished folder becomes the version that readers see.
rollback: an earlier one does."""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from huikan.publish.errors import NotOursError, PublishError, explained
from huikan.publish.lock import check_ours, folder
from huikan.publish.tree import (
    Former,
    Manifest,
    States,
    clear,
    detach,
    entries,
    flush,
    former,
    fsync_tree,
    load,
    share,
    survey,
    verify_version,
    with_inodes,
)

KEEP = 3  # versions, the live one among them


@dataclass(frozen=True, slots=True)
class Published:
    """A version that readers can see or go back to. `new`: this call has made it. `before`:
    what they saw until this call.

    `before` is "" where they saw nothing, and the same version where nothing has changed for them.
    """

    site: Path
    version: str
    files: int
    size: int
    sequence: int
    new: bool = False
    before: str = ""


def stage(site: Path) -> Path:
    """An empty folder on the site's file system to build the next version in.
    What dead builds left is cleared."""
    with explained(site):
        check_ours(site)
        folder(site).mkdir(parents=True, exist_ok=True)
        for leftover in folder(site).glob("stage-*"):
            shutil.rmtree(leftover)
        place = Path(tempfile.mkdtemp(prefix="stage-", dir=folder(site))) / "site"
        place.mkdir()
    return place


def fill(site: Path, version: Former, files: Mapping[str, tuple[str, int]], read: Callable[[str], bytes]) -> Path:
    """A staged folder with these files, (sha256, size) by path: those that `version`, the one that
    readers see, has with the same bytes are linked from there, the others are written as `read`
    gives them.

    The folder is the oldest version's, where there is one to spare, for most of it is as it is to
    be: to make and to remove thousands of folders takes longer than all else.
    """
    with explained(site):
        staged = stage(site)
        spare = _spare(site)
        if spare:
            spare.with_name(f"{spare.name}.json").unlink()  # from here on it is no version
            staged.rmdir()
            spare.rename(staged)
            clear(staged, version, files)
        present = {name for name, _ in entries(staged)}
        for parent in sorted({(staged / path).parent for path in files if path not in present}):
            parent.mkdir(parents=True, exist_ok=True)
        for path, (sha256, size) in files.items():
            if path not in present and not version.lend(path, sha256, size, staged):
                (staged / path).write_bytes(read(path))
        return staged


def _spare(site: Path) -> Path | None:
    """The version that is removed when the next one is published; None where none is."""
    others = [published for published in versions(site) if published.version != _live_name(site)]
    return folder(site) / others[-1].version if len(others) >= KEEP - 1 > 0 else None


def shown(site: Path) -> Former:
    """The version that readers see: its files may be linked into the next one. Nothing where there
    is none."""
    with explained(site):
        name = _live_name(site)
        return former(folder(site) / name) if name else Former()


def unchanged(site: Path, version: str) -> Published | None:
    """The version that readers see, if it is the named one and the latest, with all of its files as
    they were published and no others."""
    present = shown(site)
    manifest = load(present.place) if present.intact and present.place.name == version else None
    latest = max((other.sequence for other in versions(site)), default=0) if manifest else 0
    if manifest is None or manifest.sequence != latest:
        return None
    return replace(_published(site, present.place, manifest), before=version)


def again(site: Path, version: Former, files: Mapping[str, tuple[str, int]]) -> Published | None:
    """The version that has just these files, (sha256, size) by path, if there is a whole one: the
    one that readers see (`version`), or an earlier one, which they see from now on."""
    with explained(site):
        manifest = Manifest(files)
        place = _equal(site, manifest, version) if files else None
        return replace(_show(site, place, manifest, new=False), before=version.place.name) if place else None


def publish(staged: Path, site: Path, keep: int = KEEP, before: Former | None = None) -> Published:
    """Make the staged folder the site, keeping `keep` versions. The folder is used up. `before` is
    what `shown` has said, if it was asked.

    The same content as an earlier version is that version. PublishError when it cannot be done;
    then readers see what they saw before.
    """
    with explained(site):
        check_ours(site)
        before = before or shown(site)
        states = detach(staged, folder(site) / "part", before)
        manifest = survey(staged, before, states)
        if not manifest.files:
            raise PublishError(f"cannot publish {site}: the new version is empty")
        equal_version = _equal(site, manifest, before)
        version = equal_version or _keep(staged, site, manifest, before, states)
        published = replace(_show(site, version, manifest, new=equal_version is None), before=before.place.name)
    with contextlib.suppress(OSError):  # readers have the new version: what is left over can wait for the next build
        shutil.rmtree(staged.parent if staged.parent.name.startswith("stage-") else staged, ignore_errors=True)
        _prune(site, max(keep, 1))
    return published


def rollback(site: Path, version: str | None = None) -> Published:
    """Make an earlier version the site: the named one, or the latest
    before the live one that is whole."""
    with explained(site):
        check_ours(site)
        now = live(site)
        for other in versions(site):
            place = folder(site) / other.version
            is_target = other.version == version if version else now is not None and other.sequence < now.sequence
            if is_target and not verify_version(place):
                _point(site, place)
                return other
    raise PublishError(f"{site} has no {'earlier whole version' if version is None else f'whole version {version}'}")


def versions(site: Path) -> list[Published]:
    """All versions, the latest first."""
    all_versions = []
    for place in folder(site).iterdir() if folder(site).is_dir() else ():
        manifest = load(place) if place.is_dir() and not place.name.startswith("stage-") else None
        if manifest:
            all_versions.append(_published(site, place, manifest))
    return sorted(all_versions, key=lambda published: -published.sequence)


def live(site: Path) -> Published | None:
    """The version that readers see; none when there is none."""
    return next((version for version in versions(site) if version.version == _live_name(site)), None)


def _published(site: Path, place: Path, manifest: Manifest, new: bool = False) -> Published:
    size = sum(size for _, size in manifest.files.values())
    return Published(site, place.name, len(manifest.files), size, manifest.sequence, new)


def _live_name(site: Path) -> str | None:
    return site.readlink().name if site.is_symlink() else None


def _equal(site: Path, manifest: Manifest, before: Former) -> Path | None:
    """A whole version with this content. A damaged one is not used, and forgotten
    unless readers have it just now."""
    for place in sorted(folder(site).glob(f"{manifest.digest}*/")):
        if (place == before.place and before.intact) or not verify_version(place):
            return place
        if place.name != _live_name(site):
            _remove(place)
    return None


def _keep(staged: Path, site: Path, manifest: Manifest, before: Former, states: States) -> Path:
    """Move the staged folder among the versions. Until its manifest is there it is none."""
    share(staged, manifest, before, folder(site) / "link", states)
    fsync_tree(staged)
    place = folder(site) / manifest.digest
    for number in range(1, 100):
        if not place.exists():
            break
        place = folder(site) / f"{manifest.digest}-{number}"  # the live version had this content and is damaged
    staged.rename(place)
    return place


def _show(site: Path, place: Path, content: Manifest, new: bool) -> Published:
    """Number the version as the latest, then let the link name it."""
    latest = max((other.sequence for other in versions(site)), default=0)
    manifest = load(place) or content
    if manifest.sequence != latest or new:
        manifest = replace(with_inodes(manifest, place), sequence=latest + 1)
        _write(folder(site) / f"{place.name}.json", manifest.dumps())
    flush(folder(site))
    _point(site, place)
    return _published(site, place, manifest, new)


def _write(path: Path, content: bytes) -> None:
    part = path.with_name("part")
    part.write_bytes(content)
    flush(part)
    part.replace(path)


def _point(site: Path, place: Path) -> None:
    """The moment of publication: one rename."""
    if _live_name(site) == place.name:
        return
    new = folder(site) / "new"
    new.unlink(missing_ok=True)
    new.symlink_to(Path(folder(site).name, place.name), target_is_directory=True)
    if site.is_dir() and not site.is_symlink():
        try:
            site.rmdir()  # empty, as `check_ours` saw
        except OSError as error:
            if error.errno == errno.ENOTEMPTY:
                raise NotOursError(site, "is a folder that has been filled since the build began") from error
            raise
    new.replace(site)
    with contextlib.suppress(OSError):  # done is done; only a power cut in the next seconds could still undo it
        flush(site.parent)


def _prune(site: Path, keep: int) -> None:
    """Remove all but the latest versions, and whatever is no version. Never what readers see."""
    now = _live_name(site)
    others = [published.version for published in versions(site) if published.version != now]
    names = {now, *others[: keep - 1], "lock"}
    for place in folder(site).iterdir():
        if place.name.removesuffix(".json") not in names:
            _remove(place)


def _remove(place: Path) -> None:
    """Forget a version: the manifest first, so that half a version is none."""
    place.with_name(f"{place.name}.json").unlink(missing_ok=True)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)
