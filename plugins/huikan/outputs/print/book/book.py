"""Book: one publication in one language as a value, with everything that its PDF says.
`compose` makes it of a Library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from huikan import addresses
from huikan.drawing import CoverData, cover_data
from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path
from huikan.model import (
    KINDS,
    Contributor,
    Document,
    Imprint,
    KindProfile,
    Lang,
    Library,
    Meta,
    Society,
    Work,
    beside,
    localised,
    title_pieces,
)
from huikan.publication import (
    Abstract,
    Edition,
    PartNumber,
    abstracts,
    award_label,
    name_key,
    notices,
    open_edition,
    own_words,
    part_numbers,
    words_for,
)
from huikan.publication.people import NameKey
from huikan.settings import Settings
from huikan.tasks import FileRef
from huikan.typesetting import asset_url

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".tif", ".tiff", ".avif")
PUBLISHED = tuple(kind for kind, cls in KINDS.items() if cls.profile.binding)  # those that have a PDF of their own


@dataclass(frozen=True, slots=True)
class Signature:
    """An author as an index of people has him or her: who it is, by what name, and where that name
    stands among others."""

    slug: str
    name: str
    affiliation: str
    place: NameKey


@dataclass(frozen=True, slots=True)
class Part:
    """A text of the book. Its anchors start with `id`; `resolve` leads every
    target of its fragment somewhere."""

    id: str
    meta: Meta
    fragment: Fragment
    resolve: Mapping[str, str]
    key: str = ""
    address: str = ""  # its page's URL
    original: str = ""  # URL of the page that it was translated from, where that has changed since
    number: PartNumber | None = None  # what stands over it
    rubric: str = ""  # the rubric that starts with this part
    pieces: tuple[str, ...] = ()  # of the title, where its editor says where it may be broken
    notices: tuple[str, ...] = ()  # what became of it since it was published
    abstracts: tuple[Abstract, ...] = ()
    award: str = ""
    authors: tuple[Signature, ...] = ()
    level: int = 1  # in the contents; 2: below the part before it, and no page begins with it


@dataclass(frozen=True, slots=True)
class Book:
    """`own` is the publication's own text, `parts` what it consists of; `address` its
    page's URL, `site` the site's."""

    key: str
    kind: str
    lang: Lang
    meta: Meta
    society: str
    address: str
    site: str
    paper: str
    own: Part
    parts: tuple[Part, ...] = ()
    untranslated: tuple[str, ...] = ()
    sample: str = ""
    about: str = ""  # in newsletters, what the society says of itself, and how it is reached: (field, value)
    contact: tuple[tuple[str, str], ...] = ()
    called: tuple[tuple[str, str], ...] = ()  # the words that the society's own names of kinds take the place of
    cover: str = ""  # URL of the editor's picture
    cover_data: CoverData | None = None  # what the cover is drawn from, where the editor has given no picture
    missing: str = ""  # characters of it that no font has
    typefaces: tuple[tuple[str, str], ...] = ()  # files of the society's own for official documents: (role, file)
    signature: int = 1  # pages that the press folds at a time, where its sheets have to be counted
    files: Mapping[str, FileRef] = field(default_factory=dict)  # the pictures by URL; a plan puts tasks that fit them here

    @property
    def profile(self) -> KindProfile:
        """How books of its kind are made."""
        return self.meta.profile


def compose(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    settings: Settings,
    content_root: Path,
    kinds: Collection[str] = PUBLISHED,
) -> Iterator[Book]:
    """Every publication of these kinds in every language in which it is written."""
    for _, _, book in composers(library, fragments, settings, content_root, kinds):
        yield book()


def composers(
    library: Library,
    fragments: Mapping[tuple[str, Lang], Fragment],
    settings: Settings,
    content_root: Path,
    kinds: Collection[str] = PUBLISHED,
) -> Iterator[tuple[str, Lang, Callable[[], Book]]]:
    """The key and language of each of these publications, and what composes it."""
    contexts = {lang: BookContext(open_edition(library, fragments, settings, lang), content_root) for lang in library.languages}
    for work in library.works:
        if work.kind not in kinds:
            continue
        for lang in work.documents:
            if (work.key, lang) in fragments:
                yield work.key, lang, partial(_book, work, contexts[lang])


@dataclass(frozen=True, slots=True)
class BookContext:
    """What every book of a language is made from."""

    edition: Edition
    content_root: Path

    def page(self, key: str, lang: Lang) -> str:
        """The URL of a work's page in a language."""
        return self.edition.url(addresses.page(key, lang, self.edition.library.languages))

    def file(self, path: str) -> FileRef:
        return FileRef(str((self.content_root / path).absolute()), self.edition.library.assets[path].sha256)


def _book(work: Work, context: BookContext) -> Book:
    edition = context.edition
    lang, library, settings = edition.lang, edition.library, edition.settings
    document = work.documents[lang]
    parts = [part for part in work.parts if lang in part.documents and (part.key, lang) in edition.fragments]
    ids = {work.key: "p0"} | {part.key: f"p{number}" for number, part in enumerate(parts, 1)}
    cover = beside(document.path, document.meta.cover) if document.meta.cover else ""
    paths = {path for key in ids for path in pictures_of(edition.fragments[key, lang]) if path in library.assets}
    paths |= {cover} & set(library.assets)
    society, pictured = library.society, work.profile.cover or work.profile.lead_picture
    return Book(
        key=work.key,
        kind=work.kind,
        lang=lang,
        meta=document.meta,
        society=edition.society,
        address=edition.page_url(work.key),
        site=settings.site_url,
        paper=settings.paper_of(work.kind),
        own=part_of(work, document, ids, context),
        parts=tuple(_parts(work, ids, context)),
        untranslated=tuple(part.meta.title for part in work.parts if part not in parts),
        sample=localised(society.sample, lang) if society else "",
        about=localised(society.about, lang) if society and work.profile.contact else "",
        contact=tuple(contact_of(society, lang)) if society and work.profile.contact else (),
        called=tuple(own_words(library, lang).items()),
        cover=asset_url(cover) if cover in paths else "",
        typefaces=society.typefaces.named if society and society.typefaces and work.profile.official and lang == "zh" else (),
        signature=settings.signature if isinstance(document.meta, Imprint) else 1,
        cover_data=_cover_data(work, edition) if pictured and cover not in paths else None,
        files={asset_url(path): context.file(path) for path in sorted(paths)},
    )


def _cover_data(work: Work, edition: Edition) -> CoverData:
    say = words_for(edition.library, edition.lang)
    return cover_data(work, edition.lang, edition.library, edition.society, say)


def contact_of(society: Society, lang: Lang) -> Iterator[tuple[str, str]]:
    """How a society is reached, by the names of its fields: as much as it says."""
    values = {
        "organiser": localised(society.organiser, lang),
        "address": localised(society.address, lang),
        "phone": society.phone,
        "email": society.email,
        "url": society.url,
    }
    yield from ((name, str(value)) for name, value in values.items() if value)


def pictures_of(fragment: Fragment) -> Iterator[str]:
    for reference in fragment.references:
        if reference.kind == "image" and reference.target.startswith("asset:") and printable(reference.target):
            yield asset_path(reference.target)


def printable(target: str) -> bool:
    """Whether a picture is of a kind that can be set on a page."""
    return target.lower().endswith(PICTURES)


def _parts(whole: Work, ids: Mapping[str, str], context: BookContext) -> Iterator[Part]:
    """The parts in order, with what stands over them, each rubric named where it begins."""
    before = ""
    edition = context.edition
    numbers = part_numbers(whole, edition.lang)
    for work in (part for part in whole.parts if part.key in ids):
        document = work.documents[edition.lang]
        part = replace(part_of(work, document, ids, context), number=numbers[work.key])
        rubric = next(iter(edition.vocabulary.rubrics(document.meta)), "") if whole.profile.rubrics else ""
        yield replace(part, rubric=rubric if rubric != before else "")
        before = rubric


def part_of(work: Work, document: Document, ids: Mapping[str, str], context: BookContext) -> Part:
    """A document as a part. What its page does not show (lines, findings) is left
    out, so that it makes no new PDF."""
    fragment = context.edition.fragments[document.key, document.lang]
    bare = replace(
        fragment,
        headings=tuple(replace(heading, line=0) for heading in fragment.headings),
        references=(),
        diagnostics=(),
        text="",
    )
    references = sorted(fragment.references, key=lambda reference: reference.kind == "image")  # a picture wins over a link to it
    targets = {entry.target: _address(entry.target, entry.kind, ids, context.edition) for entry in references}
    resolve = {target: url for target, url in sorted(targets.items()) if url}
    here, original = (context.page(document.key, lang) if lang else "" for lang in (document.lang, document.behind))
    broken = title_pieces(document.marked) if document.marked else ()
    library, lang = context.edition.library, document.lang
    return Part(
        ids[document.key],
        document.meta,
        bare,
        resolve,
        document.key,
        here,
        original,
        pieces=broken,
        notices=tuple(notice.words for notice in notices(document.meta, lang)),
        abstracts=abstracts(work, document, library.languages),
        award=award_label(library, getattr(document.meta, "award", None), lang),
        authors=tuple(_signature(context.edition, person) for person in document.meta.authors),
    )


def _signature(edition: Edition, person: Contributor) -> Signature:
    term = edition.vocabulary.contributor(person)
    name = term.name if term.record else person.name
    return Signature(term.slug, name, person.affiliation or "", name_key(name, term.record))


def _address(target: str, kind: str, ids: Mapping[str, str], edition: Edition) -> str:
    """Where a target of a fragment leads in this book: a place in it, a picture,
    or the site. "" where nowhere."""
    there = edition.destination(target)
    if there is None or (kind == "image" and not printable(there.path)):
        return ""
    if kind == "image":
        return asset_url(there.path)
    if there.key in ids:
        return f"#{ids[there.key]}-{there.anchor}" if there.anchor else f"#{ids[there.key]}"
    return there.written(edition.page_url, edition.url)
