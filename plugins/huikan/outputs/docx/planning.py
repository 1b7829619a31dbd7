"""The files of Word that readers get from the site: of the kinds that its configuration names."""

from __future__ import annotations

from collections.abc import Iterator

from huikan import addresses, theme_folders
from huikan.addresses import Claim
from huikan.model import Document, Lang
from huikan.outputs.docx.composing import compose
from huikan.outputs.docx.document import make
from huikan.outputs.stage import Results, Site
from huikan.publication import open_edition
from huikan.tasks import FileRef, Task

FONTS = "*.[to]tf"


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for each text of these kinds in each language."""
    if not site.settings.word_files:
        return
    fonts = tuple(FileRef.of(path) for path in theme_folders.files(site.theme / "print/fonts", FONTS).values())
    for lang in site.library.languages:
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        for document in _documents(site, lang):
            composed = compose(edition, edition.works[document.key], site.content, fonts)
            yield Task(addresses.docx(document.key, lang), make, (composed,), document.path)


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all of them. None is composed."""
    for lang in site.library.languages:
        yield from (Claim(addresses.docx(document.key, lang), document.path) for document in _documents(site, lang))


def _documents(site: Site, lang: Lang) -> Iterator[Document]:
    for work, _ in site.library.walk():
        if work.kind in site.settings.word_files and lang in work.documents:
            yield work.documents[lang]
