"""Pagination: a book, or one part of it, as pages, laid out by WeasyPrint step by step so that
page numbers can come in between.

`Pagination(...)` lays the text out with guesses for the pages that it names. `begin_at` tells
where its first page stands in the book, `update` writes the right pages into the text,
`document` ends with WeasyPrint's Document, running heads and folios in their places. Imported
where WeasyPrint is: inside functions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from weasyprint import DEFAULT_OPTIONS, HTML, layout
from weasyprint import document as documents
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure.build import build_formatting_structure
from weasyprint.html import get_html_metadata
from weasyprint.layout import page as pages

from huikan.typesetting.pagination import floats, line_grid, memory, page_feet
from huikan.typesetting.pagination.page_filler import LaidOutPage, PageFiller
from huikan.typesetting.pagination.page_references import PageReferences
from huikan.typesetting.weasyprint_patch import replaced
from huikan.typesetting.weasyprint_types import Box, Document, Element, PageBox, PageType, ResumeAt

AFAR = 100_000  # the page before the first one until that is known: no number that a style sheet sets is taken for the next
ROUNDS = 8  # of page numbers that move text, which moves page numbers; a third is hardly ever needed
GEOMETRY = ("size", *(f"{kind}_{side}" for kind in ("margin", "padding") for side in ("left", "right", "top", "bottom")))
LANDSCAPE = "landscape"  # the name of pages that are turned
UNALIGNED = (LANDSCAPE, "cover", "title")  # pages whose feet are as they come
FORCED = ("page", "left", "right", "recto", "verso")
SIDES = {"left": False, "verso": False, "right": True, "recto": True}


class Pagination:
    """The pages of an HTML document, of which `opening` begins the text: what stands
    before it belongs to other pieces."""

    def __init__(
        self,
        html: HTML,
        places: PageReferences,
        fonts: Any,
        options: Mapping[str, object],
        opening: Element | None = None,
        continues: bool = False,
    ) -> None:
        self._html, self._places, self._fonts = html, places, fonts
        self._options = {**DEFAULT_OPTIONS, **options}
        self._styles = CounterStyle()
        self._profiles: dict[str, object] = {}
        with replaced({"weasyprint.document.TargetCollector": lambda _: lambda: places}):
            self._context = documents.Document._build_layout_context(html, fonts, self._styles, self._profiles, self._options)
        context = self._context
        source = (html.etree_element, context.style_for, context.get_image_from_uri, html.base_url, places, self._styles)
        self._root = build_formatting_structure(*source, context.footnotes)
        memory.discard_unused_styles(context)
        context.line_pitch = line_grid.pitch_of(self._root)
        self._notes = context.footnotes.copy()
        self._filler = PageFiller(context, self._root)
        self._laid_out: list[LaidOutPage] = []
        self.begun = (0, True)  # the page before the first one, and the side of that
        self._leads = self._blank = False  # whether the first page is a blank one, and whether the book needs it
        layout.initialize_page_maker(context, self._root)
        counters, scopes = context.page_maker[0][3][1:3]
        counters["page"] = [AFAR]
        scopes[0].add("page")
        if opening is not None:
            self._open(opening, continues)
        self._make()

    @property
    def boxes(self) -> list[PageBox]:
        """The page boxes, as yet without heads and folios."""
        return [page.box for page in self._laid_out]

    @property
    def page_types(self) -> list[PageType]:
        """Which page rules the pages are under, without a blank one that the book does not need."""
        return [box.page_type for box in self.boxes[self._leads and not self._blank :]]

    def _open(self, opening: Element, continues: bool) -> None:
        """Begins at an element, as after the page before it: with a blank page where it wants to
        stand on one side of the sheet.

        `continues`: the sequence of pages that the element's parent makes has
        begun before, so none is its first.
        """
        maker = self._context.page_maker
        _, _, _, state, remade = maker[0]
        path = list(_path(self._root, opening))
        box, within = path[-1][1], path[-2][1]
        side = SIDES.get(box.style["break_before"])
        resume_at: ResumeAt = None
        for index, _ in reversed(path[1:]):
            resume_at = {index: resume_at}
        page = box.page_values()[0]
        self._leads = side is not None
        sequence: ResumeAt = None
        for index, _ in reversed(path[1:-1]):
            sequence = {index: sequence}
        state[3].append([within.style["page"], 0 if continues else -1 - self._leads, sequence])
        next_page = {"break": box.style["break_before"], "page": page}
        maker[0] = (resume_at, next_page, not side if self._leads else True, state, remade)

    def begin_at(self, number: int, right: bool) -> tuple[int, bool]:
        """Puts the first page behind page `number`, on the side that is said; gives the same
        for the page behind the last one.

        A page number that the style sheet sets stays, with all that follow.
        """
        maker = self._context.page_maker
        self.begun = number, right
        if self._leads:
            self._blank = right == maker[0][2]
            number -= not self._blank
        elif right != maker[0][2]:
            self._turn()
        start = maker[0][3][1]["page"]
        before, shift = start[-1], number - start[-1]
        start[-1] = number
        for index in range(len(self._laid_out)):
            if self._number(index) != before + 1:
                break
            before += 1
            maker[index + 1][3][1]["page"][-1] += shift
        return self._number(len(self._laid_out) - 1), maker[len(self._laid_out)][2]

    def _turn(self) -> None:
        """Turns right-hand pages into left-hand ones and the other way round."""
        maker = self._context.page_maker
        for index, (resume_at, next_page, right, state, remade) in enumerate(maker):
            maker[index] = (resume_at, next_page, not right, state, remade)
        kinds = [box.page_type._replace(side="left" if box.page_type.side == "right" else "right") for box in self.boxes]
        for box, kind in zip(self.boxes, kinds, strict=True):
            pages.set_page_type_computed_styles(kind, self._html, self._context.style_for)
            style = self._context.style_for(kind)
            if any(style[name] != box.style[name] for name in GEOMETRY) or maker[0][1]["break"] in SIDES:
                self._filler.reset()
                self._anew()
                return
        for box, kind in zip(self.boxes, kinds, strict=True):
            box.page_type, box.style = kind, self._context.style_for(kind)

    @property
    def page_indices(self) -> Mapping[str, int]:
        """The indices of the pages on which the places begin."""
        return self._places.page_indices

    def _make(self) -> None:
        """Lays out the pages that are not there yet and those that are marked, with the
        pages that hang together with them."""
        context, maker = self._context, self._context.page_maker
        context.footnotes, context.rendered_notes = self._notes.copy(), []
        index, again = 0, False
        while True:
            if again or index >= len(self._laid_out) or maker[index][-1]["content_changed"]:
                carried = index < len(self._laid_out) and self._laid_out[index].carries
                page = self._filled(index)
                self._laid_out[index : index + 1] = [page]
                again = carried or page.carries
            else:
                page, again = self._laid_out[index], False
            index += 1
            if page.deferred and page.ends:  # a figure would come behind its part
                self._filler.reset()
                self._filler.closed = True
                self._anew()
                return
            if page.resume_at is None and not context.reported_footnotes:
                break
        del self._laid_out[index:], maker[index + 1 :]
        context.broken_out_of_flow.clear()

    def _anew(self) -> None:
        """Lays out all pages."""
        self._laid_out.clear()
        del self._context.page_maker[1:]
        self._make()

    def _filled(self, index: int) -> LaidOutPage:
        """Makes a page; a new one so that its foot is not left white, if that can be."""
        context = self._context
        before = context.footnotes.copy(), context.reported_footnotes.copy(), context.broken_out_of_flow.copy()

        def lay() -> LaidOutPage:
            context.footnotes, context.reported_footnotes, context.broken_out_of_flow = (one.copy() for one in before)
            return self._page(index)

        page = lay()
        if index >= len(self._laid_out) and not page.ends:
            page = self._filler.fill(page, lay)
            context.page_maker[index + 1], state, remainders = page.state
            context.page_maker[index][-1].update(state)
            context.footnotes, context.reported_footnotes, context.broken_out_of_flow = remainders
        return page

    def _page(self, index: int) -> LaidOutPage:
        context, maker = self._context, self._context.page_maker
        maker[index][-1].update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
        due, overflow = self._laid_out[index - 1].deferred if index else (), list[floats.DeferredFloat]()
        landscape = bool(due) and due[0].is_landscape
        with self._turned_to(due[0], index) if landscape else floats.placed_at_head(due, overflow, self._is_forced(index)):
            box, resume_at = pages.remake_page(index, context, self._root, self._html)
        memory.break_cycles(box)
        deferred = (*(due[1:] if landscape else overflow), *floats.deferred_floats(box))
        carries = bool(context.reported_footnotes or context.broken_out_of_flow or deferred)
        resume_at, follows, *_ = maker[index + 1]
        ends = resume_at is None or follows["break"] in FORCED or follows["page"] not in (None, LANDSCAPE, box.page_type.name)
        remainders = context.footnotes, context.reported_footnotes, context.broken_out_of_flow
        return LaidOutPage(
            box, resume_at, carries, ends and not landscape, deferred, (maker[index + 1], maker[index][-1].copy(), remainders)
        )

    def _is_forced(self, index: int) -> bool:
        """Whether a page begins anew, and is not just the next one of the same kind."""
        follows = self._context.page_maker[index][1]
        if not index or follows["break"] not in ("any", "auto"):
            return True
        return follows["page"] not in (None, self._laid_out[index - 1].box.page_type.name)

    @contextmanager
    def _turned_to(self, one: floats.DeferredFloat, index: int) -> Iterator[None]:
        """Has the next page be that of a landscape figure; the text goes on
        behind it where it had ended before."""
        maker = self._context.page_maker
        placement = floats.place(self._root, one)
        if placement is None:
            raise LookupError("a landscape figure has lost its place")
        path, holder = placement
        behind, follows, *rest = maker[index]
        children = holder.children
        resume_at: ResumeAt = None
        for place in reversed(path):
            resume_at = {place: resume_at}
        holder.children = [*children[: path[-1]], one.figure]
        maker[index] = (resume_at, {"break": "auto", "page": LANDSCAPE}, *rest)
        yield
        holder.children = children
        name = follows["page"] or self._laid_out[index - 1].box.page_type.name
        maker[index] = (behind, follows, *rest)
        maker[index + 1] = (behind, {"break": "auto", "page": name}, *maker[index + 1][2:])

    def update(self, numbers: Mapping[str, int]) -> None:
        """Writes the pages of places, those of other parts and our own,
        into the texts that name them."""
        for _ in range(ROUNDS):
            changed = self._places.update({**numbers, **self.places()})
            marked = [index for index, box in enumerate(self.boxes) if not self._places.write_into(box, changed)]
            self._places.written(changed)
            if not marked:
                return
            for index in marked:
                self._mark(index)
            self._make()

    def _mark(self, index: int) -> None:
        """Marks a page to be made again, from where notes of earlier pages come in."""
        while index and self._laid_out[index - 1].carries:
            index -= 1
        self._context.page_maker[index][-1]["content_changed"] = True

    def numbers(self) -> list[int]:
        """The numbers of all pages."""
        return [self._number(index) for index in range(len(self._laid_out))]

    def places(self) -> dict[str, int]:
        """The page numbers of the places in this text."""
        return {name: self._number(index) for name, index in self._places.page_indices.items()}

    def _number(self, index: int) -> int:
        return int(self._context.page_maker[index + 1][3][1]["page"][-1])

    def document(self) -> Document:
        """The pages with their heads and folios as a WeasyPrint Document. Only once."""
        if self._leads and not self._blank:
            del self._laid_out[0], self._context.page_maker[0]
        laid_out = self.boxes
        if pitch := self._context.line_pitch:
            for page in self._laid_out:
                if not page.ends and page.box.page_type.name not in UNALIGNED:
                    page_feet.align(page.box, pitch)
        replacements = {
            "weasyprint.layout.initialize_page_maker": lambda _: lambda context, root: None,
            "weasyprint.layout.make_all_pages": lambda _: lambda context, root, html, before: laid_out,
        }
        with replaced(replacements):
            boxes = list(layout.layout_document(self._html, self._root, self._context))
        metadata = documents.DocumentMetadata(**get_html_metadata(self._html))
        page_objects = [documents.Page(box) for box in boxes]
        intent = self._options["output_intent"]
        document: Document = documents.Document(
            page_objects, metadata, self._html.url_fetcher, self._fonts, self._profiles, intent
        )
        return document

    def close(self) -> None:
        """Lets go of boxes and styles. What WeasyPrint keeps refers to itself, and the
        collector sees no old objects."""
        for owner in (self._context, self._places, self):
            owner.__dict__.clear()


def _path(box: Box, element: Element, index: int = 0) -> Iterator[tuple[int, Box]]:
    """The boxes from one to that of an element in it, each with its place among
    the children of the one before."""
    if box.element is element:
        yield index, box
        return
    for place, child in enumerate(getattr(box, "children", ())):
        if inside := list(_path(child, element, place)):
            yield index, box
            yield from inside
            return
