"""The PDFs of content/ that published texts lead to: each of their pages is found for itself, as
far as it has text, behind all works and records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from huikan.interface import words
from huikan.interface.dates import day
from huikan.markup.links import asset_path
from huikan.model import Attachment, Document, Lang, Work, beside
from huikan.outputs.search.document import SearchDocument
from huikan.outputs.search.folding import WIDE
from huikan.outputs.stage import Results, Site
from huikan.pdf_texts import page_texts
from huikan.publication import Edition, recency
from huikan.tasks import FileRef, Task, TooSlowError, processor_time

FOLDER = "attached/"  # of the results
KIND = "attachments"  # what these pages are filtered by
SECONDS = 30  # of processor time that a file may take
LEAST = 2  # letters of a page that says something
_BREAK = re.compile(r"\s*\n\s*")
_BESIDE = re.compile(f"(?<=[{WIDE}、。，；：！？”》）]) (?=[{WIDE}“《（])")


@dataclass(frozen=True, slots=True)
class _Named:
    """A file, and the first text that leads to it, with what it calls the file."""

    path: str
    title: str
    work: Work
    document: Document


def plan_attached(site: Site, results: Results) -> Iterator[Task]:
    """A task a PDF, whose result is what its pages say. Nobody publishes these."""
    paths = {named.path for lang in site.library.languages for named in _named(site, lang)}
    for path in sorted(paths):
        file = FileRef(str((site.content / path).absolute()), site.library.assets[path].sha256)
        yield Task(f"{FOLDER}{path}", make_attached, (file,), path)


def make_attached(file: FileRef) -> bytes:
    """The label and the text of each page as JSON, white space folded; nothing of a file that
    nobody can read, or that takes too long."""
    try:
        with processor_time(SECONDS):
            pages = [(page.label, _running(page.text)) for page in page_texts(file.read())]
    except TooSlowError:
        pages = []
    return json.dumps(pages, ensure_ascii=False, separators=(",", ":")).encode()


def _running(text: str) -> str:
    return _BESIDE.sub("", " ".join(_BREAK.sub(" ", text).split()))


def attached_documents(site: Site, edition: Edition, results: Results) -> tuple[SearchDocument, ...]:
    """The pages of the files that a language's texts lead to, newest text first."""
    named = sorted(_named(site, edition.lang), key=lambda each: recency(each.document.meta.date, each.path), reverse=True)
    return tuple(
        page for each in named if (result := results.get(f"{FOLDER}{each.path}")) for page in _pages(each, edition, result.read())
    )


def _named(site: Site, lang: Lang) -> Iterator[_Named]:
    """The PDFs that the texts of a language lead to, each once; attachments have a title."""
    written = [(work, work.documents[lang]) for work, _ in site.library.walk() if lang in work.documents]
    named: dict[str, _Named] = {}
    for work, document in written:
        for attachment in document.meta.files:
            path = beside(document.path, attachment.file)
            named.setdefault(path, _Named(path, _title(attachment, path), work, document))
    for work, document in written:
        fragment = site.for_references.get((document.key, lang))
        for reference in fragment.references if fragment else ():
            if reference.kind == "link" and reference.target.startswith("asset:"):
                path = asset_path(reference.target)
                named.setdefault(path, _Named(path, path.rpartition("/")[2], work, document))
    return (each for path, each in named.items() if path.lower().endswith(".pdf") and path in site.library.assets)


def _title(attachment: Attachment, path: str) -> str:
    return " ".join((attachment.title or path.rpartition("/")[2]).split())


def _pages(named: _Named, edition: Edition, content: bytes) -> Iterator[SearchDocument]:
    """The pages that say something. The title of the file is that of the first alone, else it
    would be found as often as it has pages."""
    meta, say = named.document.meta, words(edition.lang)
    first = True
    for number, (label, text) in enumerate(json.loads(content), 1):
        if len(text) < LEAST:
            continue
        phrase = say["search_pdf_page"] if label else say["search_pdf_unnumbered"]
        yield SearchDocument(
            key=f"file/{named.path}/{number:05}",
            address=f"{quote(named.path)}#page={number}",
            title=named.title,
            date=meta.date,
            kind=KIND,
            rubrics=(),
            kicker=(say["attachments"], " ".join(meta.title.split())),
            notes=(phrase.format(page=label or number), *((day(meta.date, edition.lang),) if meta.date else ())),
            passages=(text, "", ""),
            titled=first,
        )
        first = False
