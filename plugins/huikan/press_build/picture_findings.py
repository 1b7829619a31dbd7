"""What preflight says of a picture, said of the line of content/ that shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from huikan.diagnostics import Diagnostic
from huikan.model import Document
from huikan.outputs.print.book import Book
from huikan.outputs.stage import Site
from huikan.publication import picture_places
from huikan.typesetting import asset_of, picture_name

MORE = 3  # further places that a finding names


@dataclass(frozen=True, slots=True)
class PlacedFindings:
    """Findings by what they are said of: press files, and lines of content/."""

    of_files: tuple[Diagnostic, ...]
    of_pictures: tuple[Diagnostic, ...]


def picture_findings(findings: Mapping[str, Sequence[Diagnostic]], books: Mapping[str, Book], site: Site) -> PlacedFindings:
    """The findings of press files, by file name; those of a picture of content/ stand where its
    book shows it. `books` are what the files were made of."""
    of_files: list[Diagnostic] = []
    of_pictures: list[Diagnostic] = []
    for name, group in findings.items():
        urls = {picture_name(url): url for url in books[name].files} if name in books else {}
        for finding in group:
            url = urls.get(finding.values.get("picture", "")[:-1])  # without the digit for smoothing
            placed = _placed(finding, name, asset_of(url), books[name], site) if url else None
            (of_pictures if placed else of_files).append(placed or finding)
    return PlacedFindings(tuple(of_files), tuple(of_pictures))


def _placed(finding: Diagnostic, name: str, picture: str, book: Book, site: Site) -> Diagnostic | None:
    """The finding at the first place that shows the picture; it names the picture's file, the other
    places, and the press file."""
    places = list(picture_places(_documents(book, site), site.fragments, picture))
    if not places:
        return None
    first, *others = places
    more = "".join(f", {place.document.path}:{place.line}" for place in others[:MORE])
    rest = f", +{len(others) - MORE}" if len(others) > MORE else ""
    values = {**finding.values, "named": f" ({picture}{more}{rest} → {name})"}
    return replace(finding, path=first.document.path, line=first.line, column=0, excerpt=first.excerpt, values=values)


def _documents(book: Book, site: Site) -> Iterator[Document]:
    for work in site.library.works:
        if work.key == book.key:
            yield from (each.documents[book.lang] for each in (work, *work.parts) if book.lang in each.documents)
