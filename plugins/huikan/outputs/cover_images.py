"""Drawn covers and card pictures as files of the site, for the works
whose editors gave no picture."""

from __future__ import annotations

from collections.abc import Iterator

from huikan import addresses, drawing
from huikan.drawing import CoverData
from huikan.model import Lang, Library, Page, Work
from huikan.outputs.stage import Results, Site
from huikan.publication import society_name, words_for
from huikan.settings import Settings
from huikan.tasks import Task


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A cover for each publication and language, and for each whole work a picture without
    words, where the editor has given none."""
    library, settings = site.library, site.settings
    for work in library.works:
        if work.kind == Page.kind:
            continue
        for lang, document in work.documents.items():
            if document.meta.cover is None and work.profile.cover:
                yield Task(
                    addresses.cover(work.key, lang), make, (_subject(work, lang, library, settings), "cover"), document.path
                )
        if work.meta.cover is None:
            lang, document = next(iter(work.documents.items()))
            yield Task(addresses.picture(work.key), make, (_subject(work, lang, library, settings), "art"), document.path)


def make(subject: CoverData, form: str) -> bytes:
    """A drawing as SVG. A picture without type is the same in every language."""
    return (drawing.cover(subject) if form == "cover" else drawing.art(subject)).encode()


def _subject(work: Work, lang: Lang, library: Library, settings: Settings) -> CoverData:
    society = society_name(library, settings.names, lang)
    return drawing.cover_data(work, lang, library, society, words_for(library, lang))
