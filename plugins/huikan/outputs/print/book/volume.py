"""A book of works that were published one by one: a year of a newsletter, a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from huikan import drawing
from huikan.markup.fragment import Fragment
from huikan.model import Contributor, Meta, Proceedings, Work, localised
from huikan.outputs.print.book.book import Book, BookContext, Part, part_of, pictures_of
from huikan.publication import Edition, own_words, part_numbers, words_for
from huikan.publication.volumes import Volume, volume_day, volume_label, volume_title
from huikan.typesetting import asset_url

KIND = Proceedings.kind  # as which it is set: bound, with a title page, contents and indexes


def compose_volume(volume: Volume, context: BookContext) -> Book:
    """The book of a volume: an issue is a part, with its own text, and its items stand below it;
    an article of a column is a part."""
    edition, library = context.edition, context.edition.library
    works = list(_works(edition, volume))
    ids = {work.key: f"p{number}" for number, (work, _) in enumerate(works, 1)}
    title, society = volume_title(edition, volume), library.society
    meta = _meta(edition, volume, title)
    paths = {path for key in ids for path in pictures_of(edition.fragments[key, edition.lang]) if path in library.assets}
    address = edition.page_url(volume.page)
    first = drawing.cover_data(volume.works[0], edition.lang, library, edition.society, words_for(library, edition.lang))
    return Book(
        key=volume.key,
        kind=KIND,
        lang=edition.lang,
        meta=meta,
        society=edition.society,
        address=address,
        site=edition.settings.site_url,
        paper=edition.settings.paper_of(KIND if volume.term else volume.works[0].kind),
        own=Part("p0", meta, Fragment("", ""), {}, volume.key, address),
        parts=tuple(_parts(works, ids, context)),
        untranslated=tuple(_untranslated(edition, volume)),
        sample=localised(society.sample, edition.lang) if society else "",
        called=tuple(own_words(library, edition.lang).items()),
        cover_data=drawing.volume_data(first, volume.key, title, volume_label(edition, volume), volume_day(edition, volume).year),
        files={asset_url(path): context.file(path) for path in sorted(paths)},
    )


def _works(edition: Edition, volume: Volume) -> Iterator[tuple[Work, Work | None]]:
    """Each text of the volume, with the publication in it that it is a part of."""
    for work in volume.works:
        yield work, None
        yield from ((part, work) for part in work.parts if edition.lang in part.documents)


def _parts(works: list[tuple[Work, Work | None]], ids: Mapping[str, str], context: BookContext) -> Iterator[Part]:
    """The parts in order, each rubric named where it begins in its issue."""
    edition, before = context.edition, ""
    for work, whole in works:
        part = part_of(work, work.documents[edition.lang], ids, context)
        if whole is None:
            before = ""
            yield part
            continue
        rubric = next(iter(edition.vocabulary.rubrics(part.meta)), "") if whole.profile.rubrics else ""
        heading = rubric if rubric != before else ""
        yield replace(part, number=part_numbers(whole, edition.lang)[work.key], rubric=heading, level=2)
        before = rubric


def _untranslated(edition: Edition, volume: Volume) -> Iterator[str]:
    """The titles of what the volume has in another language alone."""
    for work in volume.works:
        yield from (part.meta.title for part in work.parts if edition.lang not in part.documents)


def _meta(edition: Edition, volume: Volume, title: str) -> Meta:
    """What the volume says of itself."""
    metas = [work.documents[edition.lang].meta for work in volume.works]
    editors: dict[str, Contributor] = {person.name: person for meta in metas for person in meta.editors}
    licences = {meta.license for meta in metas}
    return Proceedings(
        title=title,
        subtitle=volume_label(edition, volume),
        date=volume_day(edition, volume),
        editors=tuple(editors.values()),
        publisher=edition.publisher(volume.works[0], volume.works[0].documents[edition.lang]),
        license=licences.pop() if len(licences) == 1 else None,
    )
