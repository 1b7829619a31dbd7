#!/usr/bin/env python3
"""Build the same content from two states of the program and tell what differs in what is published.

  python benchmarks/compare_trees.py REVISION [--content FOLDER …] [--accept GLOB …]
                                     [--mask PATTERN] [--now ISO] [--no-pdf]
  python benchmarks/compare_trees.py --trees BEFORE AFTER [--accept GLOB …] [--mask PATTERN]

REVISION is any commit of git; it is checked out beside, and compared with the working tree. The
sample is always built, and each FOLDER of content that is named. Files of one tree alone are
listed; files whose bytes differ are grouped by kind, the first of each with a diff; of PDFs the
pages whose text or picture differ are told (with poppler's pdftotext and pdftoppm). --accept
names files that may differ or come and go, as globs of their paths (`search.js`, `*.html`,
`pdf/*`); --mask is a regular expression for what may differ within files: `sha256-[^&";
]+|[?]v=[0-9a-f]+` for the digests of scripts and style sheets.

Exit code 0 if nothing differs but what is accepted, 1 if something does, 2 if a build has failed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
NOW = "2026-11-27T12:00"
EXAMPLES, LINES, WIDTH = 3, 12, 160  # files of a kind that are shown, lines of each, characters of a line
RESOLUTION = 40  # dots an inch, at which a moved letter changes a pixel
LISTED = 20  # files of one tree alone


@dataclass(frozen=True)
class Comparison:
    """What differs between two trees, as paths from their roots.
    `accepted` differ, too, and may."""

    removed: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    accepted: tuple[str, ...]

    @property
    def equal(self) -> bool:
        """Whether nothing differs but what is accepted."""
        return not (self.removed or self.added or self.changed)


class BuildError(Exception):
    """A build that published nothing; the text is what it said."""


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    if options.trees:
        old, new = options.trees
        return 0 if _told("", old, new, options.accept, options.mask).equal else 1
    if not options.revision:
        _parser().error("name a revision, or two --trees")
    contents = [PROJECT / "content", *(path.resolve() for path in options.content)]
    equal = True
    with tempfile.TemporaryDirectory(prefix="compare-trees-") as folder, _checked_out(options.revision, Path(folder)) as before:
        for number, content in enumerate(contents):
            try:
                old, new = (
                    _built(program, content, Path(folder, str(number), state), options.now, options.no_pdf)
                    for state, program in (("before", before), ("after", PROJECT))
                )
            except BuildError as error:
                print(f"{content}: nothing was published\n{error}", file=sys.stderr)
                return 2
            equal = _told(str(content), old, new, options.accept, options.mask).equal and equal
    return 0 if equal else 1


def compare(before: Path, after: Path, accept: Sequence[str] = (), mask: str = "") -> Comparison:
    """The files that differ between two folders, but for what
    matches the pattern `mask` in them."""
    ours, theirs = _files(before), _files(after)
    changed = {name for name in ours.keys() & theirs.keys() if ours[name].read_bytes() != theirs[name].read_bytes()}
    masked = {name for name in changed if mask and _masked(ours[name], mask) == _masked(theirs[name], mask)}
    removed, added = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    accepted = masked | {name for name in removed | added | changed if any(fnmatchcase(name, glob) for glob in accept)}
    return Comparison(*(tuple(sorted(names)) for names in (removed - accepted, added - accepted, changed - accepted, accepted)))


def _masked(path: Path, mask: str) -> bytes:
    return re.sub(mask.encode("utf-8"), b"", path.read_bytes())


def report(comparison: Comparison, before: Path, after: Path, mask: str = "") -> Iterator[str]:
    """The comparison in lines: files of one tree, then what changed by kind, with examples."""
    for what, alone in (("only before", comparison.removed), ("only after", comparison.added)):
        if alone:
            yield f"{what}: {len(alone)}"
            yield from (f"  {name}" for name in alone[:LISTED])
            yield from [f"  and {len(alone) - LISTED} more"] if len(alone) > LISTED else []
    kinds: dict[str, list[str]] = defaultdict(list)
    for name in comparison.changed:
        kinds[Path(name).suffix or name].append(name)
    for kind, names in sorted(kinds.items()):
        yield f"changed {kind}: {len(names)}"
        for name in names[:EXAMPLES]:
            yield f"  {name}"
            yield from (f"    {line}" for line in _difference(before / name, after / name, mask))
        yield from [f"  and {len(names) - EXAMPLES} more: {', '.join(names[EXAMPLES:LISTED])}"] if len(names) > EXAMPLES else []
    if comparison.accepted:
        yield f"accepted: {len(comparison.accepted)}"
    yield "different" if not comparison.equal else "equal, but for what is accepted" if comparison.accepted else "equal"


def _told(name: str, before: Path, after: Path, accept: Sequence[str], mask: str) -> Comparison:
    comparison = compare(before, after, accept, mask)
    if name:
        print(f"== {name}: {len(_files(before))} files before, {len(_files(after))} after")
    print("\n".join(report(comparison, before, after, mask)), flush=True)
    return comparison


def _difference(before: Path, after: Path, mask: str) -> Iterator[str]:
    """In a few lines what is different in two files of one kind, but for what is masked."""
    if before.suffix == ".pdf":
        yield from _pdf_difference(before, after)
        return
    try:
        texts = [path.read_bytes().decode("utf-8") for path in (before, after)]
    except UnicodeDecodeError:
        texts = ["\0", "\0"]
    if "\0" in texts[0] + texts[1]:
        yield f"{before.stat().st_size} and {after.stat().st_size} bytes"
    else:
        yield from _lines(*(re.sub(mask, "…", text) if mask else text for text in texts))


def _lines(before: str, after: str) -> Iterator[str]:
    """The first differing lines, each from shortly before the place where it differs."""
    one, other = _pieces(before), _pieces(after)
    lines = [line for line in difflib.unified_diff(one, other, n=0, lineterm="") if not line.startswith(("---", "+++", "@@"))]
    yield from (line if len(line) <= WIDTH else f"{line[:WIDTH]}…" for line in lines[:LINES])
    if len(lines) > LINES:
        yield f"… and {len(lines) - LINES} lines more"


def _pieces(text: str) -> list[str]:
    """A text's lines; long ones, as pages and feeds have, are cut before
    each tag and after each comma."""
    return [piece for line in text.splitlines() for piece in ([line] if len(line) < WIDTH else re.split(r"(?=<)|(?<=,)", line))]


def _pdf_difference(before: Path, after: Path) -> Iterator[str]:
    if not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
        yield f"{before.stat().st_size} and {after.stat().st_size} bytes (poppler is not installed: pages cannot be compared)"
        return
    texts = [_page_texts(path) for path in (before, after)]
    if len(texts[0]) != len(texts[1]):
        yield f"{len(texts[0])} and {len(texts[1])} pages"
    same = True
    for number, (one, other) in enumerate(zip(*texts, strict=False), 1):
        if one != other:
            same = False
            yield f"text of page {number}:"
            yield from (f"  {line}" for line in _lines(one, other))
    pictures = [_page_pictures(path) for path in (before, after)]
    different = [number for number, pair in enumerate(zip(*pictures, strict=False), 1) if pair[0] != pair[1]]
    if different:
        yield f"pictures of pages {', '.join(map(str, different[:LISTED]))}{' …' if len(different) > LISTED else ''}"
    elif same and len(texts[0]) == len(texts[1]):
        yield "text and pictures of all pages are the same: structure, metadata or compression differ"


def _page_texts(path: Path) -> list[str]:
    process = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return process.stdout.decode("utf-8", "replace").removesuffix("\f").split("\f")


def _page_pictures(path: Path) -> list[bytes]:
    with tempfile.TemporaryDirectory(prefix="compare-pages-") as folder:
        command = ["pdftoppm", "-r", str(RESOLUTION), "-gray", str(path), str(Path(folder) / "page")]
        subprocess.run(command, capture_output=True, check=True)
        return [picture.read_bytes() for picture in sorted(Path(folder).iterdir())]


@contextmanager
def _checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """The program as it was at a commit, in a folder of its own."""
    place = folder / "program"
    git = ["git", "-C", str(PROJECT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(place), revision], check=True)
    try:
        yield place
    finally:
        subprocess.run([*git, "remove", "--force", str(place)], check=True)


def _built(checkout: Path, content: Path, place: Path, now: str, no_pdf: bool) -> Path:
    """The site that a checkout of the program publishes of a folder of content."""
    command = [sys.executable, "build.py", "build", "--quiet", "--keep-going", "--now", now, "--lang", "en"]
    command += ["--site", str(place / "site"), "--cache", str(place / "cache"), "--content", str(content)]
    command += ["--no-pdf"] if no_pdf else []
    environment = {**os.environ, "PYTHONPATH": str(checkout / "plugins")}
    process = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)
    if not (place / "site").is_dir():
        raise BuildError((process.stdout + process.stderr)[-4000:])
    return place / "site"


def _files(root: Path) -> Mapping[str, Path]:
    return {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}


def _parser() -> argparse.ArgumentParser:
    assert __doc__
    first, _, rest = __doc__.partition("\n\n")
    parser = argparse.ArgumentParser(description=first, epilog=rest, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("revision", nargs="?", metavar="REVISION", help="the commit to compare with")
    parser.add_argument("--trees", nargs=2, type=Path, metavar=("BEFORE", "AFTER"), help="two published sites, instead of builds")
    parser.add_argument("--content", nargs="*", type=Path, default=[], metavar="FOLDER", help="more content, besides the sample")
    parser.add_argument("--accept", nargs="*", default=[], metavar="GLOB", help="files that may differ")
    parser.add_argument("--mask", default="", metavar="PATTERN", help="what may differ within files")
    parser.add_argument("--now", default=NOW, metavar="ISO", help="the moment of both builds (%(default)s)")
    parser.add_argument("--no-pdf", action="store_true", help="pages and feeds alone")
    return parser


if __name__ == "__main__":
    sys.exit(main())
