"""The page of every work in every language: the work itself where it is written
in the language, else its stub."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from huikan import addresses
from huikan.interface import words
from huikan.model import Document, Page, Work
from huikan.outputs.pages.cards import card, cover, date_view, language, number, pieces, summary
from huikan.outputs.pages.citation import cite
from huikan.outputs.pages.citation_exports import export_files
from huikan.outputs.pages.credits import credits, labels
from huikan.outputs.pages.edition import HOME_KEYS, Edition
from huikan.outputs.pages.frame import frame
from huikan.outputs.pages.kind_views import file, kind_view
from huikan.outputs.pages.links import body
from huikan.outputs.pages.spec import PageSpec, PlannedPage, View
from huikan.publication import highlights, notices, own_entry
from huikan.publication.exports import work_files
from huikan.publication.feeds import feeds_of
from huikan.publication.volumes import volume_of


def work_pages(edition: Edition) -> Iterator[PlannedPage]:
    """A page for every work and part. Home, listings and catalogues
    take the texts of their own pages."""
    lists = {*edition.folders(), *edition.catalogues(), *(("catalogues",) if edition.catalogues() else ())}
    for work, parent in edition.library.walk():
        if work.key in HOME_KEYS or (work.key in lists and work.kind == Page.kind):
            continue
        document = work.documents.get(edition.lang)
        spec = partial(_page, edition, work, parent, document) if document else partial(_stub, edition, work, parent)
        yield PlannedPage(edition.address(work.key), edition.lang, work.key, spec)


def _page(edition: Edition, work: Work, parent: Work | None, document: Document) -> PageSpec:
    address = edition.address(work.key)
    fragment = edition.fragment(document)
    folder = (parent or work).profile.folder
    feeds = feeds_of(edition, document, parent) if folder else ()
    more = kind_view(edition, work, parent, document)
    languages = {lang: addresses.page(work.key, lang, edition.library.languages) for lang in edition.library.languages}
    return PageSpec(
        address=address,
        lang=edition.lang,
        template=work.profile.template,
        title=document.meta.title,
        description=summary(edition, document),
        view={
            **frame(edition, _crumbs(edition, work, parent), folder or work.key, languages, folder or "all", feeds),
            **_about(edition, work, document),
            "behind": _behind(edition, work, document),
            "publication": card(edition, parent) if parent else None,
            "headings": tuple({"level": h.level, "id": h.id, "text": h.text} for h in fragment.headings),
            "body": body(edition, document, address, bool(more.get("banner"))),
            "pdf": file(edition, (parent or work).key),
            "epub": addresses.epub(book, edition.lang) if (book := volume_of(edition, parent or work)) else "",
            "volume": file(edition, book) if book != (parent or work).key else None,
            "word": addresses.docx(work.key, edition.lang) if work.kind in edition.settings.word_files else "",
            "code": address if edition.settings.site_url and work.profile.folder else "",
            "pager": _pager(edition, work, parent),
            "cite": cite(edition, work, parent, document),
            "exports": own_entry(edition, work, parent, document),
            "export_files": export_files(edition, work.key, work_files(edition, work)),
            **more,
        },
        alternates=edition.alternates(work),
        updated=document.changed or document.meta.updated or document.meta.date,
        key=work.key,
    )


def _about(edition: Edition, work: Work, document: Document) -> dict[str, object]:
    """What every kind says of itself."""
    meta = document.meta
    minutes, length = edition.reading(document)
    return {
        "kind": work.kind,
        "scholarly": work.profile.scholarly,
        "kind_label": edition.words[work.kind],
        "title": meta.title,
        "pieces": pieces(document),
        "subtitle": meta.subtitle or "",
        "summary": " ".join((meta.summary or "").split()),
        "number": number(edition, document),
        "day": date_view(meta.date, edition.lang),
        "revised": date_view(meta.updated, edition.lang),
        "minutes": minutes,
        "length": length,
        "jacket": cover(edition, work),
        "credits": credits(edition, document),
        "columns": labels(edition, "columns", meta.columns),
        "tags": labels(edition, "tags", meta.tags),
        "branch": labels(edition, "branches", (meta.branch,) if meta.branch else ()),
        "keywords": meta.keywords,
        "license": meta.license or "",
        "doi": meta.doi or "",
        "cstr": meta.cstr or "",
        "version": meta.versions[-1].number if meta.versions else "",
        "notices": _notices(edition, document),
        "highlights": tuple({"number": each.number, "unit": each.unit or "", "words": each.words} for each in highlights(meta)),
        "pages": meta.pages or "",
    }


def _notices(edition: Edition, document: Document) -> tuple[View, ...]:
    """What became of the work since it was published."""
    return tuple(
        {"kind": notice.kind, "words": notice.words, "url": notice.url} for notice in notices(document.meta, edition.lang)
    )


def _behind(edition: Edition, work: Work, document: Document) -> View | None:
    """Where the original is that has changed since this translation was made."""
    if document.behind not in work.documents:
        return None
    return {
        "lang": words(document.behind)["html_lang"],
        "name": language(edition, document.behind),
        "address": addresses.page(work.key, document.behind, edition.library.languages),
    }


def _crumbs(edition: Edition, work: Work, parent: Work | None) -> list[tuple[str, str]]:
    folder = (parent or work).profile.folder
    above = [(edition.words[folder], edition.address(folder))] if folder else []
    line = [work] if parent is None else [parent, work]
    return above + [(step.document(edition.lang).meta.title, edition.address(step.key)) for step in line]


def _pager(edition: Edition, work: Work, parent: Work | None) -> View:
    """The neighbours: of a part within its publication, of a publication among its kind by date."""
    folder = (parent or work).profile.folder
    if not folder:
        return {}
    row = parent.parts if parent else edition.listed(folder)
    place = edition.places[work.key]
    before, after = row[place - 1 : place], row[place + 1 : place + 2]
    if not parent:  # a shelf has the newest first
        before, after = after, before
    title = parent.document(edition.lang).meta.title if parent else edition.words[folder]
    return {
        "previous": card(edition, before[0]) if before else None,
        "next": card(edition, after[0]) if after else None,
        "up": {"title": title, "address": edition.address(parent.key if parent else folder)},
        "unit": "part" if parent else work.profile.unit,
    }


def _stub(edition: Edition, work: Work, parent: Work | None) -> PageSpec:
    """What readers of a language find where a work is not translated, or held back in it by
    its errors: what it is, and the way to the text that there is."""
    original = work.document(edition.lang)
    languages = edition.library.languages
    address = edition.address(work.key)
    counterparts = {lang: addresses.page(work.key, lang, languages) for lang in languages}
    is_held_back = (work.key, edition.lang) in edition.library.withheld
    notice = edition.words["held_back" if is_held_back else "not_translated"]
    return PageSpec(
        address=address,
        lang=edition.lang,
        template="stub.html",
        title=original.meta.title,
        description=notice,
        view={
            **frame(edition, _crumbs(edition, work, parent), (parent or work).profile.folder, counterparts),
            "title": original.meta.title,
            "notice": notice,
            "kind_label": edition.words[work.kind],
            "day": date_view(original.meta.date, edition.lang),
            "summary": summary(edition, original),
            "jacket": cover(edition, work),
            "publication": card(edition, parent) if parent else None,
            "originals": tuple(
                {
                    "lang": words(lang)["html_lang"],
                    "name": language(edition, lang),
                    "address": addresses.page(work.key, lang, languages),
                }
                for lang in work.documents
            ),
            "original_lang": words(original.lang)["html_lang"],
        },
        updated=original.changed or original.meta.date,
        indexable=False,
        key=work.key,
    )
