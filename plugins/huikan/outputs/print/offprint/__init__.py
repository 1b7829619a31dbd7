"""Offprint: one paper of a finished volume as a PDF of its own.

It is cut out of the volume's PDF, not laid out again: its lines, page breaks and folios are
those that readers of the volume cite. Tags, bookmarks and places on its pages stay; a link to
another paper leads to that paper's page on the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from huikan import addresses, publication
from huikan.addresses import Claim
from huikan.markup.fragment import Fragment
from huikan.model import PARTS, Lang, Library, profile_of
from huikan.outputs.print.ai_mark import write_mark
from huikan.outputs.print.book import Book, Part, compose
from huikan.outputs.stage import Results, Site
from huikan.publication.ai_marks import ai_label
from huikan.tasks import FileRef, Task

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from pikepdf.models import OutlineItem

__all__ = ["Paper", "claims", "extent", "folios", "make", "offprints", "papers", "plan_offprints", "with_pages"]


VOLUMES = tuple(kind for kind, part in PARTS.items() if profile_of(part).offprint)  # those whose parts have offprints


def offprints(library: Library, fragments: Mapping[tuple[str, Lang], Fragment]) -> Mapping[str, tuple[str, str, Lang]]:
    """Where the papers of volumes will be as PDFs of their own -> the volume's PDF,
    the paper's key, its language."""
    return {
        addresses.pdf(paper.key, lang): (addresses.pdf(work.key, lang), paper.key, lang)
        for work in library.works
        if work.kind in VOLUMES
        for lang in work.documents
        for paper in work.parts
        if (work.key, lang) in fragments and (paper.key, lang) in fragments
    }


def plan_offprints(site: Site, results: Results) -> Iterator[Task]:
    """One task a paper, cut out of its volume, where that is among the results."""
    paths = site.library.paths()
    for book in compose(site.library, site.fragments, site.settings, site.content, VOLUMES):
        volume = results.get(addresses.pdf(book.key, book.lang))
        for part, paper in papers(book) if volume else ():
            assert volume
            yield Task(addresses.pdf(part.key, book.lang), make, (volume.ref, paper), paths[part.key, book.lang])


def claims(site: Site) -> Iterator[Claim]:
    """The addresses of all papers' PDFs, whether their volumes are made or not."""
    paths = site.library.paths()
    for address, (_, key, lang) in offprints(site.library, site.fragments).items():
        yield Claim(address, paths[key, lang])


def with_pages(site: Site, results: Results) -> Site:
    """The site with the pages of the volume on which each paper stands,
    where its editor does not say them."""
    papers = offprints(site.library, site.fragments)
    pages = {papers[address][1:]: folios(results[address].read()) for address in papers if address in results}
    return replace(site, library=publication.with_pages(site.library, pages)) if pages else site


@dataclass(frozen=True, slots=True)
class Paper:
    """What an offprint is of: the `part` of the volume, what its file says of itself,
    and the URLs of all parts by id."""

    part: str
    title: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    summary: str
    pages: Mapping[str, str]
    mark: str = ""  # that machines had a part in it


def papers(book: Book) -> Iterator[tuple[Part, Paper]]:
    """The papers of a volume, each with what its offprint is made from."""
    pages = {part.id: part.address for part in (book.own, *book.parts)}
    for part in book.parts:
        meta = part.meta
        yield (
            part,
            Paper(
                part=part.id,
                title=meta.title,
                authors=tuple(person.name for person in meta.authors),
                keywords=meta.keywords or meta.tags,
                summary=" ".join((getattr(meta, "abstract", None) or meta.summary or "").split()),
                pages=pages,
                mark=ai_label((meta,), book.society, part.address),
            ),
        )


def make(volume: FileRef, paper: Paper) -> bytes:
    """The pages of a paper, from a volume as `finishing` leaves it. LookupError
    where the volume has no such part."""
    from pikepdf import NameTree, Pdf

    from huikan.outputs.print.offprint import pruning, subsetting

    with Pdf.open(BytesIO(volume.read())) as pdf:
        places = {str(name): place for name, place in NameTree(pdf.Root.Names.Dests).items()}
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        first, last = (numbers[places[name][0].objgen] for name in (paper.part, f"{paper.part}-end"))
        folio = int(str(pdf.pages[first].label))
        del pdf.pages[last + 1 :]
        del pdf.pages[:first]
        page_ids = {page.obj.objgen for page in pdf.pages}
        inside = {name: place for name, place in places.items() if place[0].objgen in page_ids}
        dead_links = {note for page in pdf.pages for note in _redirect(page.obj, inside, paper.pages)}
        pruning.prune(pdf, page_ids, dead_links)
        _keep_places(pdf, inside, page_ids)
        _open_at(pdf, folio)
        _describe(pdf, paper)
        pdf.remove_unreferenced_resources()
        subsetting.shrink(pdf)
        target = BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()


def folios(content: bytes) -> str:
    """The pages of an offprint as they are printed: `12–19`, or `7` for one."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        first, last = str(pdf.pages[0].label), str(pdf.pages[-1].label)
    return first if first == last else f"{first}–{last}"


def extent(content: bytes) -> int:
    """The number of pages of a PDF."""
    from pikepdf import Pdf

    with Pdf.open(BytesIO(content)) as pdf:
        return len(pdf.pages)


def _redirect(page: Object, inside: Mapping[str, Object], pages: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Leads links to other parts to the site. Those that lead nowhere now are
    taken off the page; their numbers."""
    from pikepdf import Array, Dictionary, Name, String

    notes = []
    for note in page.get("/Annots", []):
        name = str(note.Dest) if "/Dest" in note else ""
        url = pages.get(name.partition("-")[0], "")
        if name in inside or not name:
            notes.append(note)
        elif url:
            del note.Dest
            note.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(url))
            notes.append(note)
        else:
            yield note.objgen
    if notes:
        page.Annots = Array(notes)
    elif "/Annots" in page:
        del page.Annots


def _keep_places(pdf: Pdf, inside: Mapping[str, Object], page_ids: Set[tuple[int, int]]) -> None:
    """Leaves the named places and the bookmarks that are on the pages."""
    from pikepdf import Array, Dictionary, String

    pairs = [thing for name, place in sorted(inside.items()) for thing in (String(name), place)]
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array(pairs)))
    with pdf.open_outline() as outline:
        outline.root[:] = _bookmarks(outline.root, page_ids)


def _bookmarks(items: Sequence[OutlineItem], page_ids: Set[tuple[int, int]]) -> list[OutlineItem]:
    from pikepdf import Array

    bookmarks = [item for item in items if isinstance(item.destination, Array) and item.destination[0].objgen in page_ids]
    for item in bookmarks:
        item.children[:] = _bookmarks(item.children, page_ids)
    return bookmarks


def _open_at(pdf: Pdf, folio: int) -> None:
    """The viewer begins at the first page, and calls the pages as they are printed."""
    from pikepdf import Array, Dictionary, Name

    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=folio)]))
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


def _describe(pdf: Pdf, paper: Paper) -> None:
    """What the file says of itself: the paper in place of the volume."""
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = paper.title
        metadata["dc:creator"] = list(paper.authors)
        metadata["dc:description"] = paper.summary
        metadata["dc:subject"] = set(paper.keywords)
        metadata["pdf:Keywords"] = ", ".join(paper.keywords)
    write_mark(pdf, paper.mark)
