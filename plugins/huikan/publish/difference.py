"""What of a published version has to go to another place, and what has to go from there."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from huikan.publish.errors import PublishError, explained
from huikan.publish.lock import check_ours, folder
from huikan.publish.tree import Manifest, describe, load, parsed

_PART = ".huikan-part"


@dataclass(frozen=True, slots=True)
class Difference:
    """`upload`: (path, sha256, size in bytes), in an order in which nobody meets a page before
    what it shows; `delete`: paths, to be deleted after that."""

    upload: tuple[tuple[str, str, int], ...]
    delete: tuple[str, ...]

    def dumps(self) -> str:
        """As JSON, for programs that upload."""
        upload = [{"path": path, "sha256": sha256, "size": size} for path, sha256, size in self.upload]
        return json.dumps({"upload": upload, "delete": list(self.delete)}, indent=1, ensure_ascii=False) + "\n"


def difference(known: Manifest, now: Manifest) -> Difference:
    """From what another place is known to have to what it should have."""
    changed = [path for path, described in now.files.items() if known.files.get(path) != described]
    upload = tuple((path, *now.files[path]) for path in sorted(changed, key=lambda path: (_rank(path), path)))
    return Difference(upload, tuple(sorted(set(known.files) - set(now.files), key=lambda path: (-_rank(path), path))))


def live_manifest(site: Path) -> tuple[Path, Manifest]:
    """The folder of the version that readers see, and its manifest. PublishError where there
    is none."""
    with explained(site):
        check_ours(site)
        version = folder(site) / site.readlink().name if site.is_symlink() else None
        manifest = load(version) if version else None
    if version is None or manifest is None:
        raise PublishError(f"{site} has no published version: build it first")
    return version, manifest


def read_manifest(path: Path) -> Manifest:
    """A manifest from its file; one of no files where there is no such file. PublishError where
    it is something else."""
    try:
        return parsed(path.read_bytes())
    except FileNotFoundError:
        return Manifest({})
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise PublishError(f"{path} is no manifest: {error}") from error


def copy(version: Path, target: Path, changes: Difference) -> None:
    """Bring another folder up to date: each file is there whole or as it was before.
    PublishError where a file of the version is not what its manifest says."""
    for path, sha256, size in changes.upload:
        place = _within(target, path)
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(place.name[:200] + _PART)
        shutil.copyfile(version / path, part)
        if describe(part) != (sha256, size):
            part.unlink()
            raise PublishError(f"{version / path} is not what was published: build the site again")
        part.replace(place)
    for path in changes.delete:
        place = _within(target, path)
        place.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # a folder with something else in it stays
            for parent in place.relative_to(target).parents:
                if parent.name:
                    (target / parent).rmdir()


def _within(target: Path, path: str) -> Path:
    """The place of a file. PublishError where its path leads out of the folder, through a link or
    by its name."""
    place = target / path
    if not place.resolve().is_relative_to(target.resolve()) or place.is_symlink():
        raise PublishError(f"{path} leads out of {target}")
    return place


def _rank(path: str) -> int:
    """What is shown by others first; pages, which show it; then what leads to pages."""
    if path.endswith((".rss", ".atom")) or "feeds/" in path or path in ("sitemap.xml", "_redirects", "index.html"):
        return 2
    return 1 if path.endswith(".html") or path.startswith("search/") else 0
