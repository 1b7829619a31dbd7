"""PDF/UA-1 (ISO 14289-1) as a machine can judge it, by the checkpoints of the
Matterhorn Protocol 1.02. Pure.

What only a person can judge (whether a description says what a picture shows, whether the
order makes sense) is not here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeVar

from huikan.diagnostics import Diagnostic, found
from huikan.preflight.accessibility import nesting
from huikan.preflight.accessibility.survey import Access, Area
from huikan.preflight.accessibility.tree import Element
from huikan.preflight.page_ranges import runs

LANGUAGE = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-[A-Za-z0-9]{5,8})*(-x(-[A-Za-z0-9]{1,8})+)?"
)  # RFC 5646
FORBIDDEN = ("TrapNet", "Movie", "Sound", "Screen", "3D")  # nothing that readers could be told of
Key = TypeVar("Key")
LONG = 20  # pages from which a file without bookmarks is hard to walk through


def judge(path: str, file: Access) -> list[Diagnostic]:
    """Everything that keeps a file from being PDF/UA-1, and what
    makes it hard to read without eyes."""
    findings = [*_document(path, file), *_content(path, file), *_fonts(path, file), *_annotations(path, file)]
    if file.top is not None:
        for rule in (_types, _alternatives, _headings, _tables, _notes, _languages):
            findings += rule(path, file.top)
    return findings


def _document(path: str, file: Access) -> Iterator[Diagnostic]:
    """Checkpoints 01-007, 02-003/4, 06-001 to 06-003, 07-001/2, 11-006, 20, 21, 25,
    26, and bookmarks (WCAG 2.4.5)."""
    if file.top is None or not file.marked:
        yield found("ua-untagged", path)
    if file.suspects:
        yield found("ua-suspects", path)
    if file.claim != 1:
        yield found("ua-claim", path)
    if not file.title or not file.title_shown:
        yield found("ua-title", path)
    if file.language is None or not LANGUAGE.fullmatch(file.language):
        yield found("ua-language", path, value=file.language or "—", pages="1")
    if file.remapped:
        yield found("ua-remapped", path, roles=", ".join(file.remapped))
    if file.locked:
        yield found("ua-locked", path)
    if file.form:
        yield found("ua-form", path)
    if file.layers:
        yield found("ua-layers", path, what=", ".join(sorted(set(file.layers))))
    if file.attachments:
        yield found("ua-attachment", path, names=", ".join(file.attachments))
    if len(file.pages) >= LONG and not file.bookmarks:
        yield found("ua-bookmarks", path, count=len(file.pages))


def _content(path: str, file: Access) -> Iterator[Diagnostic]:
    """Checkpoints 01-003 to 01-005, 30-001/2, and whether tree and pages lead to each other."""
    for code, numbers in (
        ("ua-unmarked", [page.number for page in file.pages if page.marks.unmarked]),
        ("ua-crossed", [page.number for page in file.pages if page.marks.crossed]),
        ("ua-reference", [page.number for page in file.pages if page.marks.referred or page.marks.inner]),
    ):
        if numbers:
            yield found(code, path, pages=runs(numbers))
    for reason, faults in _grouped((fault, number) for number, fault in file.faults).items():
        yield found("ua-tree", path, reason=reason, pages=runs(faults))


def _fonts(path: str, file: Access) -> Iterator[Diagnostic]:
    """Checkpoints 10-001, 31-005, 31-009, 31-027 to 31-030."""
    for font in file.fonts:
        if not font.embedded:
            yield found("ua-font", path, font=font.name)
        if font.unmapped:
            yield found("ua-font-map", path, font=font.name)
        if font.unknown:
            yield found("ua-unicode", path, font=font.name, count=font.unknown)
        if font.missing:
            yield found("ua-notdef", path, font=font.name)


def _annotations(path: str, file: Access) -> Iterator[Diagnostic]:
    """Checkpoints 28-002 to 28-012: each annotation stands in the tree, is reached in
    its order and says what it is."""
    homes = {number: element.role for element in (file.top.all() if file.top else ()) for number in element.things}
    wrong: dict[str, list[int]] = {}
    for page in file.pages:
        areas = [area for area in page.areas if not area.hidden and area.kind != "Popup"]
        if areas and page.order != "S":
            wrong.setdefault("ua-tab-order", []).append(page.number)
        for area in areas:
            for code in _faults(area, homes.get(area.number, "")):
                wrong.setdefault(code, []).append(page.number)
    for code, numbers in wrong.items():
        yield found(code, path, pages=runs(sorted(set(numbers))))


def _faults(area: Area, home: str) -> Iterator[str]:
    role = {"Link": "Link", "Widget": "Form"}.get(area.kind, "Annot")
    if area.kind in FORBIDDEN:
        yield "ua-annotation"
    elif home != role and area.kind != "PrinterMark":
        yield "ua-link" if area.kind == "Link" else "ua-annotation"
    if not area.label.strip() and area.kind != "PrinterMark":
        yield "ua-label"


def _types(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoints 02-001 and 09-004 to 09-008; and elements that hold nothing."""
    unknown = _grouped(
        (element.role, element.page) for element in top.all() if element.role not in (*nesting.STANDARD, "StructTreeRoot")
    )
    for role, pages in unknown.items():
        yield found("ua-role", path, role=role, pages=runs(pages))
    wrong = _grouped(((role or "…", parent), page) for page, role, parent in nesting.misplaced(top))
    for (role, parent), pages in wrong.items():
        yield found("ua-nesting", path, role=role, parent=parent, pages=runs(pages))
    empty = Counter(
        element.role
        for element in top.all()
        if not (element.kids or element.pieces or element.things) and element.role not in ("TD", "TH", "StructTreeRoot")
    )
    for role, count in sorted(empty.items()):
        yield found("ua-empty", path, role=role, count=count)


def _alternatives(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoints 13-004 and 17-002; a replacement text that is empty silences what it replaces."""
    without = [element for element in top.all() if element.role in ("Figure", "Formula")]
    without = [element for element in without if not (element.alternative or "").strip() and not (element.actual or "").strip()]
    for role, pages in _grouped((element.role, element.page) for element in without).items():
        yield found("ua-alternative", path, role=role, pages=runs(pages))
    page_numbers = [element.page for element in top.all() if element.actual is not None and not element.actual.strip()]
    if page_numbers:
        yield found("ua-actual-text", path, pages=runs(page_numbers))


def _headings(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoints 14-002, 14-003, 14-006 and 14-007."""
    before = 0
    for element in top.all():
        if element.role in nesting.HEADINGS:
            level = int(element.role[1])
            if level > before + 1:
                yield found(
                    "ua-heading", path, before=f"H{before}" if before else "—", level=element.role, pages=str(element.page)
                )
            before = level
    plain = [element for element in top.all() if sum(kid.role == "H" for kid in element.kids)]
    is_mixture = bool(plain) and before > 0
    several = [element.page for element in plain if sum(kid.role == "H" for kid in element.kids) > 1]
    if is_mixture or several:
        yield found("ua-heading-kinds", path, pages=runs(several or [element.page for element in plain]))


def _tables(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoint 15-003: header cells say what they head, by scope or by name. ISO
    14289-1, 7.5: rows are equally wide."""
    headless, ragged = [], []
    for table in (element for element in top.all() if element.role == "Table"):
        parts = nesting.rows(table)
        cells = [cell for part in parts for row in part for cell in row.kids]
        has_headers = any("Headers" in cell.attributes for cell in cells)
        if any(cell.role == "TH" and "Scope" not in cell.attributes and not has_headers for cell in cells):
            headless.append(table.page)
        if len(set().union(*(nesting.irregular(part) for part in parts))) > 1:
            ragged.append(table.page)
    for code, pages in (("ua-table-heads", headless), ("ua-table-rows", ragged)):
        if pages:
            yield found(code, path, pages=runs(pages))


def _notes(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoints 19-003 and 19-004."""
    names = Counter(element.name for element in top.all() if element.name)
    wrong = [element.page for element in top.all() if element.role == "Note" and names[element.name or ""] != 1]
    if wrong:
        yield found("ua-note", path, pages=runs(wrong))


def _languages(path: str, top: Element) -> Iterator[Diagnostic]:
    """Checkpoints 11-001 to 11-005, as far as a name of a language that is none tells."""
    wrong = ((element.language, element.page) for element in top.all() if element.language is not None)
    for value, pages in _grouped((value, page) for value, page in wrong if not LANGUAGE.fullmatch(value or "")).items():
        yield found("ua-language", path, value=value or "—", pages=runs(pages))


def _grouped(pairs: Iterable[tuple[Key, int]]) -> dict[Key, list[int]]:
    """The pages by what is wrong with them."""
    groups: dict[Key, list[int]] = {}
    for key, page in pairs:
        groups.setdefault(key, []).append(page)
    return groups
