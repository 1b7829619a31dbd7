"""Which books there are, and what is in each."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from huikan import addresses, drawing, theme_folders
from huikan.addresses import Claim
from huikan.markup import Picture
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import SHANGHAI, Contributor, Document, Lang, Meta, Work, beside
from huikan.outputs.epub.author_index import author_index
from huikan.outputs.epub.package import make
from huikan.outputs.epub.values import Chapter, EpubBook, Section
from huikan.outputs.stage import Results, Site
from huikan.publication import (
    Edition,
    abstracts,
    last_changed,
    notices,
    open_edition,
    part_numbers,
    picture_offers,
    shown_pictures,
    words_for,
)
from huikan.publication.ai_marks import ai_label
from huikan.publication.tag_uris import tag_uri, work_uri
from huikan.publication.volumes import Volume, volume_day, volume_label, volume_title, volumes
from huikan.tasks import FileRef, Task

FONTS = "*.[to]tf"


def plan(site: Site, results: Results) -> Iterator[Task]:
    """A task for each book of each language. `results` tell which pictures stand for those of the
    texts, and have them; where they have a book's PDF, its pages are those of the book."""
    files = _files(site, results)
    for lang in site.library.languages:
        edition = open_edition(site.library, site.fragments, site.settings, lang)
        yield from (_task(edition, volume, files) for volume in volumes(edition))


def plan_volume(site: Site, edition: Edition, volume: Volume, results: Results) -> Task:
    """The task of one book; `results` have its PDF, and no pictures: these are the editors'
    files."""
    return _task(edition, volume, _files(site, results))


def _task(edition: Edition, volume: Volume, files: _Files) -> Task:
    book = _book(replace(edition, pictures=files.pictures), volume, files)
    return Task(addresses.epub(volume.key, edition.lang), make, (book,), volume.works[0].documents[edition.lang].path)


def _files(site: Site, results: Results) -> _Files:
    sizes = {address: artifact.size for address, artifact in results.items()}
    pictures = picture_offers(site.library, shown_pictures(site.library, site.for_references), sizes)
    fonts = tuple(FileRef.of(path) for path in theme_folders.files(site.theme / "print/fonts", FONTS).values())
    return _Files(site.content, results, fonts, pictures)


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all books. None is composed."""
    for lang in site.library.languages:
        edition = open_edition(site.library, site.for_references, site.settings, lang)
        for volume in volumes(edition):
            yield Claim(addresses.epub(volume.key, lang), volume.works[0].documents[lang].path)


@dataclass(frozen=True, slots=True)
class _Files:
    """Where the bytes of pictures and fonts are."""

    content: Path
    results: Results
    fonts: tuple[FileRef, ...]
    pictures: Mapping[str, Picture]  # what stands for each picture of content/

    def of(self, edition: Edition, path: str, picture: Picture) -> FileRef:
        """The file that stands for a picture of content/."""
        artifact = self.results.get(picture.src)
        return artifact.ref if artifact else FileRef(str((self.content / path).absolute()), edition.library.assets[path].sha256)

    def pdf(self, volume: Volume, lang: Lang) -> FileRef | None:
        """The same book as PDF."""
        artifact = self.results.get(addresses.pdf(volume.key, lang))
        return artifact.ref if artifact else None


def _book(edition: Edition, volume: Volume, files: _Files) -> EpubBook:
    first, say = volume.works[0], words_for(edition.library, edition.lang)
    documents = [document for work in volume.works for document in (work.documents[edition.lang], *edition.parts(work))]
    meta, day = first.documents[edition.lang].meta, volume_day(edition, volume)
    names = {document.key: f"p{number}" for number, document in enumerate(documents)}
    images: dict[str, FileRef] = {}
    chapters = tuple(chapter for work in volume.works for chapter in _chapters(edition, work, names, images, files))
    titles = {document.key: (chapter.name, chapter.title) for document, chapter in zip(documents, chapters, strict=True)}
    title, gathered = volume_title(edition, volume), volume.is_gathered
    own = beside(first.documents[edition.lang].path, meta.cover) if meta.cover and not gathered else ""
    cover = edition.library.assets.get(own)
    drawn = drawing.cover_data(first, edition.lang, edition.library, edition.society, say)
    if gathered:
        drawn = drawing.volume_data(drawn, volume.key, title, volume_label(edition, volume), day.year)
    uri = tag_uri(edition.settings, f"{edition.lang}/{volume.key}") if gathered else work_uri(edition, first, edition.lang)
    people = [person.name for work in volume.works for person in _creators(work.documents[edition.lang].meta)]
    return EpubBook(
        identifier=uri,
        lang=edition.lang,
        title=title,
        society=edition.society,
        publisher=edition.publisher(first, first.documents[edition.lang]),
        url=edition.page_url(volume.page),
        date=day,
        modified=max(map(_changed, documents)),
        creators=tuple(dict.fromkeys(people)) or (edition.society,),
        chapters=chapters,
        images=images,
        cover=files.of(edition, cover.path, Picture.of(cover)) if cover else drawn,
        fonts=files.fonts,
        summary="" if gathered else " ".join((meta.summary or "").split()),
        subjects=tuple(dict.fromkeys((*meta.keywords, *meta.tags))),
        isbn="" if gathered else meta.isbn or "",
        rights=meta.license or "",
        described=all(_described(edition.fragment(document)) for document in documents),
        mark=ai_label([document.meta for document in documents], edition.society, uri),
        index=author_index(edition, documents, titles),
        printed=files.pdf(volume, edition.lang),
        page_source=edition.url(addresses.pdf(volume.key, edition.lang))
        if gathered or not meta.isbn
        else f"urn:isbn:{meta.isbn}",
    )


def _creators(meta: Meta) -> tuple[Contributor, ...]:
    return (*meta.authors, *meta.editors)


def _chapters(
    edition: Edition, work: Work, names: Mapping[str, str], images: dict[str, FileRef], files: _Files
) -> Iterator[Chapter]:
    """The publication's own text, then its parts."""
    document, numbers = work.documents[edition.lang], part_numbers(work, edition.lang)
    own = _chapter(edition, work, document, " ".join(document.meta.title.split()), names, images, files)
    yield own
    for part in edition.parts(work):
        chapter = _chapter(edition, edition.works[part.key], part, numbers[part.key].whole, names, images, files)
        yield replace(chapter, level=1)


def _chapter(
    edition: Edition,
    work: Work,
    document: Document,
    title: str,
    names: Mapping[str, str],
    images: dict[str, FileRef],
    files: _Files,
) -> Chapter:
    fragment, say, meta = edition.fragment(document), words_for(edition.library, edition.lang), document.meta
    pictures: dict[str, Picture] = {}
    for reference in fragment.references:
        picture = edition.picture_of(reference.target) if reference.kind == "image" else None
        if picture:
            path = asset_path(reference.target)
            name = f"images/{edition.library.assets[path].sha256[:16]}.{picture.src.rpartition('.')[2].lower()}"
            images[name] = files.of(edition, path, picture)
            pictures[reference.target] = picture.at(lambda address, name=name: name)  # type: ignore[misc]
    own = (each.text for each in abstracts(work, document, edition.library.languages) if each.lang == document.lang)
    return Chapter(
        name=names[document.key],
        title=" ".join(title.split()),
        fragment=Fragment(fragment.structure, "", anchors=fragment.anchors),
        targets=dict(_targets(edition, fragment, names)),
        pictures=pictures,
        authors=say["list_comma"].join(person.name for person in meta.authors),
        abstract=next(own, ""),
        notices=tuple(notice.words for notice in notices(meta, edition.lang)),
        sections=tuple(Section(heading.id, heading.text) for heading in fragment.headings if heading.level == 2),
        page=(meta.pages or "").replace("–", "-").partition("-")[0].strip() if document.profile.offprint else "",
    )


def _targets(edition: Edition, fragment: Fragment, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where links lead: into the book where it has the text and the place, else to the site."""
    for reference in fragment.references:
        there = edition.destination(reference.target)
        if there is None or reference.kind == "image":
            continue
        if there.key in names:
            anchors = edition.fragment(edition.works[there.key].documents[edition.lang]).anchors
            anchor = f"#{there.anchor}" if there.anchor in anchors else ""
            yield reference.target, f"{names[there.key]}.xhtml{anchor}"
        else:
            yield reference.target, there.written(edition.page_url, edition.url)


def _described(fragment: Fragment) -> bool:
    return all(reference.alt.strip() for reference in fragment.references if reference.kind == "image")


def _changed(document: Document) -> time.datetime:
    """When a text was last changed, by what its file says."""
    days: Sequence[time.date | None] = (
        [document.changed] if document.changed else [document.meta.updated or document.meta.date, last_changed(document.meta)]
    )
    day = max((day for day in days if day), default=time.date(2000, 1, 1))
    return time.datetime.combine(day, time.time(), SHANGHAI)
