"""import: files of other programs become texts of the content."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Unpack

import click

from huikan.cli.command_context import CommandContext, SharedOptions, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError
from huikan.cli.new_and_why import KEY, full_key
from huikan.diagnostics import found
from huikan.importing import Import, Job, convert, likely_kind_of_file
from huikan.model import KINDS, PARTS

MOST_BYTES = 256 * 1024 * 1024  # of a file that is opened at all
MOST_FILES = 20_000  # of a folder that are looked at
_SKIPPED = re.compile(r"\.|~\$|_files$|node_modules$")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to import, and the folder in which its pictures may lie."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(self.root).as_posix()


@click.command("import")
@shared
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--as", "target", nargs=2, required=True, metavar="KIND KEY", help="What it becomes, as for `new`.")
@click.option("--language", metavar="CODE", help="The language of the files; otherwise it is guessed.")
def import_files(files: tuple[str, ...], target: tuple[str, str], language: str | None, **common: Unpack[SharedOptions]) -> None:
    """Make texts of the content from files of Word, WPS, WeChat, Obsidian and others.

    .docx, .odt, saved web pages, .xlsx and Markdown in any encoding; a folder stands for the
    Markdown in it. Pictures go into image/ beside the text. Several files become the parts of a
    publication, or of two languages one work. What could not be carried is said. No file that is
    there is changed.

    \b
    Examples: huikan import draft.docx --as article why-it-is-warm
              huikan import a.docx a-en.docx --as notice 2026-03
              huikan import 1.docx 2.docx --as issue 2026-01
    """
    context = open_context(**common)
    kind, key = _target(target, context)
    languages = context.config.settings.languages
    if language is not None and language not in languages:
        raise CommandError(USAGE, context.lang, "import-language", language=language, languages=", ".join(languages))
    sources = [source for name in files for source in _sources(name, context)]
    imports = list(_imports(sources, kind, key, language, context))
    findings = [finding for each in imports for finding in each.findings]
    taken = sorted(path for each in imports for path in each.files if (context.content / path).exists())
    if taken:
        context.show(findings, root="")
        raise CommandError(USAGE, context.lang, "import-exists", path=f"{context.root}/{taken[0]}")
    for each in imports:
        for path, data in each.files.items():
            place = context.content / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            context.tell("written", path=f"{context.root}/{path}")
    context.show(findings, root="")
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(CONTENT_ERRORS)


def _target(target: tuple[str, str], context: CommandContext) -> tuple[str, str]:
    kind, key = target
    if kind not in KINDS:
        raise CommandError(USAGE, context.lang, "import-kind", kind=kind, kinds=", ".join(KINDS))
    full = full_key(kind, key)
    if not KEY.fullmatch(full):
        raise CommandError(USAGE, context.lang, "bad-key", key=key)
    if kind in PARTS.values() and full.count("/") < 2:
        raise CommandError(USAGE, context.lang, "bad-part-key", key=key)
    return kind, full


def _sources(name: str, context: CommandContext) -> Iterator[_Source]:
    """The files that a name on the command line means; it may be a path from the content."""
    place = next((place for place in (Path(name), context.content / name) if place.exists()), None)
    if place is None:
        raise CommandError(USAGE, context.lang, "import-no-file", path=name)
    if not place.is_dir():
        yield _Source(place, place.parent)
        return
    texts = [file for file in _files(place) if likely_kind_of_file(file.name) == "markdown" and file.suffix.lower() != ".txt"]
    if not texts:
        raise CommandError(USAGE, context.lang, "import-empty-folder", path=name)
    yield from (_Source(file, place) for file in texts)


def _files(root: Path) -> Iterator[Path]:
    """The files below a folder, in order; no links, no hidden ones."""
    count = 0
    for folder, subfolders, names in os.walk(root):
        subfolders[:] = sorted(name for name in subfolders if not _SKIPPED.search(name) and not Path(folder, name).is_symlink())
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                return
            if not _SKIPPED.match(name) and not Path(folder, name).is_symlink():
                yield Path(folder, name)


def _imports(sources: Sequence[_Source], kind: str, key: str, language: str | None, context: CommandContext) -> Iterator[Import]:
    """What each file becomes. Several are the parts of a publication or, one of each language,
    one work."""
    languages = context.config.settings.languages
    keys = _keys(sources, kind, key)
    one = [_convert(source, kind, key, {}, language, context) for source in sources] if 1 < len(sources) <= len(languages) else []
    spoken = [each.lang for each in one if each.files]
    if one and len(set(spoken)) == len(sources) and kind not in PARTS:
        pairs = [(source, each.lang != languages[0]) for source, each in zip(sources, one, strict=True)]
        yield from (_convert(source, kind, key, {}, language, context, each) for source, each in pairs)
        return
    part = PARTS.get(kind, kind) if len(sources) > 1 else kind
    siblings = {source.name: each for source, each in zip(sources, keys, strict=True)}
    siblings |= {Path(name).stem: each for name, each in siblings.items()}
    for source, each in zip(sources, keys, strict=True):
        yield _convert(source, part, each, siblings, language, context)


def _keys(sources: Sequence[_Source], kind: str, key: str) -> list[str]:
    """The key of each file: `key` for one alone, else parts or neighbours of it with a number."""
    if len(sources) == 1:
        return [key]
    names = [re.sub(r"[^a-z0-9]+", "-", source.path.stem.lower()).strip("-")[:40].strip("-") for source in sources]
    joined = "/" if kind in PARTS else "-"
    stems = [re.sub(r"^\d+-?", "", name) for name in names]
    return [f"{key}{joined}{at:02}" + (f"-{stem}" if stem else "") for at, stem in enumerate(stems, 1)]


def _convert(
    source: _Source,
    kind: str,
    key: str,
    siblings: Mapping[str, str],
    language: str | None,
    context: CommandContext,
    translation: bool = False,
) -> Import:
    if source.path.stat().st_size > MOST_BYTES:
        return Import({}, (found("import-unsafe", source.name, what=f"> {MOST_BYTES // 1024 // 1024} MB"),))
    try:
        data = source.path.read_bytes()
    except OSError:
        return Import({}, (found("unreadable-file", source.name),))
    job = Job(source.name, data, kind, key, _Neighbours(source), siblings, translation)
    return convert(job, context.config.settings.languages, language)


class _Neighbours:
    """Files that a text shows: by their path from it or, as Obsidian does, by their name alone.
    Never outside of its folder."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._named: dict[str, Path] | None = None

    def __call__(self, path: str) -> bytes | None:
        place = self._place(path)
        if place is None:
            return None
        try:
            return place.read_bytes() if place.stat().st_size <= MOST_BYTES else None
        except OSError:
            return None

    def _place(self, path: str) -> Path | None:
        if "\0" in path:
            return None
        root = self._source.root.resolve()
        for start in (self._source.path.parent, root):
            place = (start / path).resolve()
            if place.is_relative_to(root) and place.is_file():
                return place
        if self._named is None:
            self._named = {}
            for file in _files(root):
                self._named.setdefault(file.name.casefold(), file)
        return self._named.get(path.rpartition("/")[2].casefold())
