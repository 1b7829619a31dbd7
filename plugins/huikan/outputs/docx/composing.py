"""A work of the library as a text for Word, as a value."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator
from pathlib import Path

from huikan.interface.dates import day
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import Document, Meta, Work, localised, title_pieces
from huikan.outputs.docx.values import Author, NoticeHead, PaperHead, WordDocument
from huikan.publication import Edition, abstracts, notices, words_for
from huikan.publication.ai_marks import ai_label, ai_statement
from huikan.tasks import FileRef

NO_DAY = time.date(2000, 1, 1)  # of what has none; no clock is asked


def compose(
    edition: Edition, work: Work, content: Path, fonts: tuple[FileRef, ...], *, red_head: bool = True, draft: bool = False
) -> WordDocument:
    """A work in the edition's language, in which it is written; `content` is the folder of its
    files, `fonts` set the words of drawings."""
    document = work.documents[edition.lang]
    meta, society, url = document.meta, edition.library.society, edition.page_url(work.key)
    fragment = edition.fragment(document)
    targets = {reference.target: edition.absolute(reference.target) for reference in fragment.references}
    return WordDocument(
        key=work.key,
        lang=edition.lang,
        title=" ".join(meta.title.split()),
        society=edition.society,
        date=meta.date or NO_DAY,
        head=_notice(edition, meta, red_head) if work.profile.official else _paper(edition, work, document),
        fragment=Fragment(
            fragment.structure,
            "",
            references=tuple(each for each in fragment.references if each.kind == "image"),
            anchors=fragment.anchors,
        ),
        targets={target: address for target, address in sorted(targets.items()) if address},
        pictures=dict(_pictures(edition, fragment, content)),
        fonts=fonts,
        lines=title_pieces(document.marked) if document.marked else (),
        subtitle=meta.subtitle or "",
        authors=tuple(person.name for person in meta.authors),
        keywords=tuple(dict.fromkeys((*meta.keywords, *meta.tags))),
        notices=tuple(notice.words for notice in notices(meta, edition.lang)),
        sample=localised(society.sample, edition.lang) if society else "",
        ai=ai_statement(meta.ai, edition.lang) if meta.ai else "",
        mark=ai_label((meta,), edition.society, url),
        draft=draft,
    )


def _pictures(edition: Edition, fragment: Fragment, content: Path) -> Iterator[tuple[str, FileRef]]:
    """The files of the pictures of a text, by their paths in content/."""
    for path in sorted({asset_path(each.target) for each in fragment.references if each.kind == "image"}):
        asset = edition.library.assets.get(path)
        if asset and (asset.still or asset.width):
            yield path, FileRef(str((content / path).absolute()), asset.sha256)


def _notice(edition: Edition, meta: Meta, red_head: bool) -> NoticeHead:
    say, lang = words_for(edition.library, edition.lang), edition.lang
    posted = meta.date or NO_DAY
    return NoticeHead(
        issuers=getattr(meta, "issuer", ()) or (edition.society,),
        signed=day(getattr(meta, "signed_on", None) or posted, lang),
        posted=say["print_posted"].format(day=day(posted, lang)),
        red_head=red_head,
        form=getattr(meta, "form", "notice"),
        sealed=getattr(meta, "sealed", True),
        number=getattr(meta, "document_number", None) or "",
        urgency=say[f"print_{urgency}"] if (urgency := getattr(meta, "urgency", None)) else "",
        signers=getattr(meta, "signers", ()),
        addressees=getattr(meta, "addressees", ()),
        attachments=tuple(each.title or each.file for each in getattr(meta, "attachments", ())),
        copies_to=getattr(meta, "copies_to", ()),
        contact=getattr(meta, "contact", None) or "",
    )


def _paper(edition: Edition, work: Work, document: Document) -> PaperHead:
    say, meta = words_for(edition.library, edition.lang), document.meta
    lines: list[tuple[str, str, str]] = []
    for each in abstracts(work, document, edition.library.languages):
        own = words_for(edition.library, each.lang)
        lines.append((each.lang, own["print_abstract"] + own["print_colon"], each.text))
        if each.keywords:
            lines.append((each.lang, own["print_keywords"] + own["print_colon"], own["print_list"].join(each.keywords)))
    second = next((lang for lang, *_ in lines if lang != document.lang), "")
    translated = work.documents.get(second)
    other = translated.meta.title if translated else getattr(meta, f"title_{second}", None) or ""
    return PaperHead(
        authors=tuple(
            Author(person.name, person.affiliation or "", (person.email or "") if person.corresponding else "")
            for person in meta.authors
        ),
        abstracts=tuple(lines),
        facts=tuple((say[f"print_{name}"] + say["print_colon"], value) for name, value in _facts(meta, edition.lang)),
        second_title=" ".join(other.split()),
        second_lang=second,
    )


def _facts(meta: Meta, lang: str) -> Iterator[tuple[str, str]]:
    """What papers say of themselves besides."""
    for name in ("classification", "funding"):
        if value := getattr(meta, name, None):
            yield name, str(value)
    for name in ("received", "accepted"):
        if value := getattr(meta, name, None):
            yield name, day(value, lang)
