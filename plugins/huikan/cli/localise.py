"""localise: pictures of other sites become files of the publication that shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Unpack

import click

from huikan import source
from huikan.cli.command_context import CommandContext, SharedOptions, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError
from huikan.diagnostics import Diagnostic, found
from huikan.localise import FetchError, Folder, Limits, Remote, fetch, rewritten
from huikan.localise import found as pictures_of
from huikan.localise.folder import write
from huikan.model import Document, Lang

AT_ONCE = 4  # hosts are not pressed
PICTURES = "image"  # the folder beside a document

Fetched = Mapping[str, bytes | FetchError]


@click.command()
@shared
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--dry-run", is_flag=True, help="Ask nobody and write nothing; only say what would be fetched.")
@click.option("--seconds", type=click.FloatRange(0.1, 600), default=30.0, show_default=True, help="For one picture.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and its own network.")
def localise(paths: tuple[str, ...], dry_run: bool, seconds: float, allow_private: bool, **common: Unpack[SharedOptions]) -> None:
    """Fetch pictures that texts show from other sites, and show them
    from the publication's own folder.

    They are kept in image/ beside the text, with image/sources.yml saying where they came from.
    Without PATH (a Markdown file or a folder) all texts are looked at.

    \b
    Examples: huikan localise --dry-run
              huikan localise content/newsletters/2026-01
    """
    context = open_context(**common)
    documents, _, _ = source.read(context.content, context.config.settings.languages)
    prefixes = [_prefix(path, context) for path in paths]
    chosen = [text for text in documents if not paths or any(_below(text.path, prefix) for prefix in prefixes)]
    remote_pictures = [(text, remotes) for text in chosen if (remotes := pictures_of(text, context.config.settings.languages))]
    if dry_run or not remote_pictures:
        for document, remotes in remote_pictures:
            for remote in remotes:
                place = f"{context.root}/{document.path}:{remote.finding.line}"
                context.tell("localise-would", url=remote.url, place=place)
        context.tell("localise-total", count=sum(len(remotes) for _, remotes in remote_pictures))
        return
    fetched = _fetch({remote.url for _, remotes in remote_pictures for remote in remotes}, Limits(seconds, private=allow_private))
    faults = [fault for document, remotes in remote_pictures for fault in _settle(document, remotes, fetched, context)]
    context.show(faults)
    if faults:
        raise SystemExit(CONTENT_ERRORS)


def _prefix(path: str, context: CommandContext) -> str:
    """A path that somebody named, from content/; it may be named from here, too."""
    for place in (Path(path).resolve(), (context.content / path).resolve()):
        if place.exists() and place.is_relative_to(context.content):
            return place.relative_to(context.content).as_posix()
    raise CommandError(USAGE, context.lang, "localise-no-path", path=path, content=context.root)


def _below(path: str, prefix: str) -> bool:
    return prefix in (".", path) or path.startswith(f"{prefix}/")


def _fetch(urls: set[str], limits: Limits) -> Fetched:
    """Each address once: its picture, or why there is none."""
    ordered = sorted(urls)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(ordered, pool.map(partial(_attempt, limits=limits), ordered), strict=True))


def _attempt(url: str, limits: Limits) -> bytes | FetchError:
    try:
        return fetch(url, limits)
    except FetchError as error:
        return error


def _settle(document: Document, remotes: Sequence[Remote], fetched: Fetched, context: CommandContext) -> Iterator[Diagnostic]:
    """Keep a document's pictures and have it show them; what could not be done is found."""
    place = context.content / document.path
    folder = Folder(place.parent / PICTURES)
    arrivals = {
        url: folder.arrival(url, got) for url in dict.fromkeys(r.url for r in remotes) if isinstance(got := fetched[url], bytes)
    }
    before = place.read_bytes().decode("utf-8", "surrogateescape")
    names = {url: f"{PICTURES}/{arrival.name}" for url, arrival in arrivals.items()}
    text, done = _rewritten(document.path, before, names, context.config.settings.languages)
    arrivals = {url: arrival for url, arrival in arrivals.items() if url in done}
    if arrivals:
        folder.keep(tuple(arrivals.values()), context.now.date().isoformat())
        write(place, text.encode("utf-8", "surrogateescape"))
    for remote in remotes:
        error = fetched[remote.url]
        if remote.url in arrivals:
            context.tell("localised", url=remote.url, path=f"{context.root}/{document.path}", name=arrivals[remote.url].name)
        elif isinstance(error, FetchError):
            yield _finding(error.code, remote, **error.values)
        else:
            yield _finding("fetch-by-hand", remote)


def _rewritten(path: str, text: str, names: Mapping[str, str], languages: Sequence[Lang]) -> tuple[str, frozenset[str]]:
    """The text with as many of the addresses changed as can be, and which: all at
    once, else each that can be alone."""
    changed = rewritten(path, text, names, languages)
    if changed is not None:
        return changed, frozenset(names)
    done = set()
    for url, name in names.items():
        changed = rewritten(path, text, {url: name}, languages)
        if changed is not None:
            text = changed
            done.add(url)
    return text, frozenset(done)


def _finding(code: str, remote: Remote, **values: object) -> Diagnostic:
    at = remote.finding
    return found(code, at.path, at.line, at.column, at.length, at.excerpt, what=remote.url, **values)
