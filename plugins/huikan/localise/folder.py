"""A folder of pictures, and the list beside them of where they came from.
Files appear whole or not at all."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from huikan import media

MANIFEST = "sources.yml"
_HEAD = "# 本文件夹的图片取自何处，由 huikan localise 写。 Where the pictures of this folder were fetched from.\n"
_SUFFIXES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WebP": "webp", "SVG": "svg"}
_LONGEST = 60  # letters of a name


@dataclass(frozen=True, slots=True)
class Arrival:
    """A picture that was fetched: where from, its bytes, and the name that it has in its folder."""

    source: str
    content: bytes
    name: str

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


class Folder:
    """The pictures of one folder: names for new ones, and keeping them."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._taken: dict[str, str] = {}  # name -> sha256 of what was given it now

    def arrival(self, source: str, content: bytes) -> Arrival:
        """The picture under a name that no other has here; one that
        is here already keeps its name."""
        digest = hashlib.sha256(content).hexdigest()
        stem, suffix = _stem(source), _SUFFIXES[media.recognised(content)]
        names = (f"{stem}.{suffix}", f"{stem}-{digest[:8]}.{suffix}")
        name = next((name for name in names if self._free(name, digest)), names[-1])
        self._taken[name] = digest
        return Arrival(source, content, name)

    def keep(self, arrivals: Sequence[Arrival], day: str) -> None:
        """Write the pictures, then the list with one line for each; `day` is when they
        were fetched, as in 2026-03-31."""
        self.place.mkdir(parents=True, exist_ok=True)
        for arrival in arrivals:
            write(self.place / arrival.name, arrival.content)
        listing = self.place / MANIFEST
        before = listing.read_text("utf-8") if listing.is_file() else _HEAD
        write(listing, _listed(before, arrivals, day).encode())

    def _free(self, name: str, digest: str) -> bool:
        if name in self._taken:
            return self._taken[name] == digest
        file = self.place / name
        return not file.exists() or (file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == digest)


def write(place: Path, content: bytes) -> None:
    """Write a file beside its place and move it in, with the rights that the old one has."""
    rights = place.stat().st_mode & 0o777 if place.exists() else 0o644
    number, draft = tempfile.mkstemp(dir=place.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
        Path(draft).chmod(rights)
        Path(draft).replace(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _stem(source: str) -> str:
    """A name by the last part of an address: small letters, digits and hyphens."""
    last = unquote(urlsplit(source).path).rpartition("/")[2].rpartition(".")
    words = re.sub(r"[^a-z0-9]+", "-", (last[0] or last[2]).lower()).strip("-")[:_LONGEST].rstrip("-")
    return words or f"picture-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _listed(before: str, arrivals: Iterable[Arrival], day: str) -> str:
    """The list with these pictures: one line each, as YAML that is JSON too.
    Lines of others stay as they are."""
    lines = before.splitlines()
    for arrival in arrivals:
        entry: Mapping[str, str] = {"file": arrival.name, "source": arrival.source, "fetched": day, "sha256": arrival.sha256}
        new = f"- {json.dumps(entry, ensure_ascii=False)}"
        mark = f'- {{"file": {json.dumps(arrival.name)},'
        at = next((index for index, line in enumerate(lines) if line.startswith(mark)), None)
        lines = [*lines, new] if at is None else [*lines[:at], new, *lines[at + 1 :]]
    return "\n".join(lines) + "\n"
