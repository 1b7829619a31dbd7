"""Screen PDFs: one for each publication and language in which it is written.

`plan` composes each publication as a value (`book`); `make` fills the templates of
theme/print with it (`book_html`) and has it set. What goes into a task is what the PDF shows:
a change elsewhere makes nothing anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from huikan import addresses
from huikan.addresses import Claim
from huikan.interface import words as words_of
from huikan.model import Lang, Work
from huikan.outputs.print.ai_mark import mark_of
from huikan.outputs.print.book import (
    Book,
    BookContext,
    Theme,
    compose_volume,
    composers,
    glyphs,
    pictures,
    read_theme,
    used,
    weight,
    write_html,
)
from huikan.outputs.print.screen import finishing
from huikan.outputs.print.screen.finishing import print_pdf
from huikan.outputs.stage import Results, Site, Unit
from huikan.publication import Edition, open_edition
from huikan.publication.volumes import Volume, bound_volumes
from huikan.tasks import Task
from huikan.typesetting import TypesetRequest

__all__ = ["claims", "make", "missing", "pieces", "plan", "plan_volume", "print_pdf", "request", "units", "unprintable"]


def plan(site: Site, results: Results) -> Iterator[Task]:
    """One task a publication and language, but for those with a document that cannot be printed."""
    yield from (unit.plan()[0] for unit in units(site, results))


def units(site: Site, results: Results) -> Iterator[Unit]:
    """The same one by one, each composed when it is asked for."""
    book_theme = read_theme(site.theme / "print")
    for address, _, planned in _printable(site):
        yield Unit(address, partial(_as_unit, planned, book_theme))


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of the same, for which nothing is composed."""
    yield from (Claim(address, source) for address, source, _ in _printable(site))


def _as_unit(planned: Callable[[Theme], Task], book_theme: Theme) -> tuple[Task, None]:
    return planned(book_theme), None


def _printable(site: Site) -> Iterator[tuple[str, str, Callable[[Theme], Task]]]:
    """The PDFs without a document that cannot be printed: the address of each, the file that it is
    for, and what plans it."""
    paths = site.library.paths()
    unprintable_works = unprintable(site)
    for key, lang, composed in composers(site.library, site.fragments, site.settings, site.content):
        if (key, lang) not in unprintable_works:
            source = paths[key, lang]
            yield addresses.pdf(key, lang), source, partial(_plan_book, site, key, lang, composed, source)
    for lang in site.library.languages:
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        for volume in bound_volumes(edition):
            if not _holds_unprintable(volume, lang, site):
                source = volume.works[0].documents[lang].path
                yield addresses.pdf(volume.key, lang), source, partial(plan_volume, site, edition, volume)


def _plan_book(site: Site, key: str, lang: Lang, composed: Callable[[], Book], source: str, book_theme: Theme) -> Task:
    return _planned(site, composed, book_theme, source, missing(site, key, lang))


def plan_volume(site: Site, edition: Edition, volume: Volume, book_theme: Theme | None = None) -> Task:
    """The task of a volume's PDF."""
    composed = partial(compose_volume, volume, BookContext(edition, site.content))
    source = volume.works[0].documents[edition.lang].path
    chars = _missing_in(site, volume.works, edition.lang) if site.missing else ""
    return _planned(site, composed, book_theme or read_theme(site.theme / "print"), source, chars)


def _holds_unprintable(volume: Volume, lang: Lang, site: Site) -> bool:
    texts = (text for work in volume.works for text in (work, *work.parts) if lang in text.documents)
    return any(text.documents[lang].path in site.unprintable for text in texts)


def _planned(site: Site, composed: Callable[[], Book], book_theme: Theme, source: str, chars: str) -> Task:
    book = replace(composed(), missing=chars)
    most = weight.most_bytes(book, site.library.assets, pictures.widths(book), site.settings.pdf_megabytes)
    fitted = pictures.to_measure(book, book_theme.fonts, most=most)
    return Task(addresses.pdf(book.key, book.lang), make, (fitted, used(book, book_theme)), source)


def unprintable(site: Site) -> frozenset[tuple[str, Lang]]:
    """The books, by key and language, that hold a document which cannot be printed."""
    return frozenset(
        ((publication or work).key, lang)
        for work, publication in site.library.walk()
        for lang, document in work.documents.items()
        if document.path in site.unprintable
    )


def missing(site: Site, key: str, lang: Lang) -> str:
    """The characters that a book shows and no font has."""
    if not site.missing:
        return ""
    return _missing_in(site, tuple(work for work in site.library.works if work.key == key), lang)


def _missing_in(site: Site, works: Sequence[Work], lang: Lang) -> str:
    documents = [each.documents[lang] for work in works for each in (work, *work.parts) if lang in each.documents]
    return glyphs.missing_in(site.missing, documents, site.fragments, site.library.assets)


def pieces(task: Task) -> Mapping[str, Task]:
    """A planned book's texts by their keys, each as a task of its own;
    nothing where there is only one."""
    book, book_theme = task.args
    bare = replace(book.own, fragment=replace(book.own.fragment, structure="", places=""))
    texts = {book.key: replace(book, parts=())} | {part.key: replace(book, parts=(part,), own=bare) for part in book.parts}
    return {
        key: Task(f"{task.target}/{key}", make, (pictures.shown(text), book_theme)) for key, text in texts.items() if book.parts
    }


def make(book: Book, theme: Theme) -> bytes:
    """The PDF of a book. Not for several threads of one process at once:
    WeasyPrint is changed while it runs."""
    return finishing.print_pdf(request(book, theme), theme.fonts, mark_of(book))


def request(book: Book, theme: Theme) -> TypesetRequest:
    """A book as it is handed to the typesetting."""
    return TypesetRequest(
        html=write_html(book, theme),
        name=f"{book.key} ({book.lang})",
        title=book.meta.title,
        site=book.site,
        picture=words_of(book.lang)["print_picture"],
        files=book.files,
        missing=book.missing,
    )
