"""Titles set into a box: horizontally in lines, or one character under another in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huikan.drawing.glyphs import clusters, ems, is_wide, units
from huikan.drawing.svg import BOLD, MIDDLE, number, typed, words

TURNED = frozenset("（）《》〈〉「」『』【】〔〕()[]—…～~-–")
HANGING = frozenset("，。、．")
UPRIGHT = str.maketrans("“”‘’", "﹃﹄﹁﹂")  # quotes of upright type
ELLIPSIS = "……"
KEPT = 0.6  # of the largest size, at which the breaks of an editor are still the only ones


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of type of one `size`, `lead` from one baseline to the next."""

    size: float
    lead: float
    rows: tuple[str, ...]

    @property
    def height(self) -> float:
        return self.lead * len(self.rows)


def lines(pieces: Sequence[str], width: float, height: float, sizes: Sequence[float], chinese: bool, lead: float = 1.3) -> Lines:
    """The pieces in the largest of the `sizes` in which they fit; each piece starts a line.
    What fits in none is cut short.

    Where an editor has set the breaks, lines of one piece each are worth a somewhat smaller size.
    """
    for size in sizes if len(pieces) > 1 else ():
        fits = max(ems(piece, chinese) for piece in pieces) <= width / size and len(pieces) * lead * size <= height
        if fits and size >= KEPT * sizes[0]:
            return Lines(size, lead * size, tuple(pieces))
    for size in sizes:
        rows = [row for piece in pieces for row in _balanced(piece, width / size, chinese)]
        whole = all(ems(row, chinese) <= width / size for row in rows)
        if (
            len(rows) * lead * size <= height
            and whole
            and not (size > sizes[-1] and _breaks_words(pieces, width / size, chinese))
        ):
            return Lines(size, lead * size, tuple(rows))
    size = sizes[-1]
    rows = [row for piece in pieces for row in _filled(piece, width / size, chinese)]
    most = max(1, int(height / (lead * size)))
    return Lines(size, lead * size, tuple(_cut(rows, most, width / size, chinese)))


def _breaks_words(pieces: Sequence[str], width: float, chinese: bool) -> bool:
    """Whether a word is longer than a line, so that it would be cut."""
    return any(ems(unit.rstrip(), chinese) > width for piece in pieces for unit in units(piece))


def _filled(text: str, width: float, chinese: bool) -> list[str]:
    """Lines filled as far as they go; a word longer than a line is cut."""
    rows, row = [], ""
    for unit in _pieces(text, width, chinese):
        if row and ems((row + unit).rstrip(), chinese) > width:
            rows.append(row.rstrip())
            row = ""
        row += unit
    return [*rows, row.rstrip()] if row.strip() else rows


def _pieces(text: str, width: float, chinese: bool) -> Iterator[str]:
    for unit in units(text):
        if ems(unit.rstrip(), chinese) <= width:
            yield unit
        else:
            yield from clusters(unit)


def _balanced(text: str, width: float, chinese: bool) -> list[str]:
    """As few lines as filling needs, of nearly equal length."""
    rows = _filled(text, width, chinese)
    low, high = width / 2, width
    for _ in range(8 if len(rows) > 1 else 0):
        middle = (low + high) / 2
        narrower = _filled(text, middle, chinese)
        if len(narrower) <= len(rows) and not _breaks_words([text], middle, chinese):
            rows, high = narrower, middle
        else:
            low = middle
    return rows


def _cut(rows: list[str], most: int, width: float, chinese: bool) -> list[str]:
    if len(rows) <= most:
        return rows
    full_rows, last = rows[: most - 1], rows[most - 1]
    mark = ELLIPSIS if chinese else "…"
    while last and ems(last + mark, chinese) > width:
        last = last[:-1]
    return [*full_rows, last.rstrip() + mark]


@dataclass(frozen=True, slots=True)
class Column:
    """Cells from the top down: (text, height in ems). A text of
    several letters lies on its side."""

    cells: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of type of one `size`, from right to left, `gap` from the
    middle of one to that of the next."""

    size: float
    gap: float
    columns: tuple[Column, ...]

    @property
    def width(self) -> float:
        return self.gap * (len(self.columns) - 1) + self.size


PITCH = 1.16  # from one character to the next below it, in sizes of the type


def columns(pieces: Sequence[str], width: float, height: float, sizes: Sequence[float], gap: float = 1.42) -> Columns:
    """The pieces in the largest of the `sizes` in which they fit, each from a new column on.
    What fits in none is cut short."""
    for size in sizes:
        all_columns = [column for piece in pieces for column in _columns(piece, height / size)]
        if gap * size * (len(all_columns) - 1) + size <= width:
            return Columns(size, gap * size, tuple(all_columns))
    size = sizes[-1]
    all_columns = [column for piece in pieces for column in _columns(piece, height / size)]
    most = max(1, int((width - size) / (gap * size)) + 1)
    if len(all_columns) > most:
        cells = all_columns[most - 1].cells
        all_columns = [*all_columns[: most - 1], Column((*cells[: max(0, len(cells) - 2)], (ELLIPSIS[0], PITCH)))]
    return Columns(size, gap * size, tuple(all_columns))


def _columns(text: str, height: float) -> Iterator[Column]:
    cells: list[tuple[str, float]] = []
    filled = 0.0
    for unit in units(text):
        piece = list(_cells(unit, height))
        tall = sum(cell[1] for cell in piece)
        if cells and filled + tall > height:
            yield Column(tuple(cells))
            cells, filled = [], 0.0
        for cell in piece:
            if cells and filled + cell[1] > height:
                yield Column(tuple(cells))
                cells, filled = [], 0.0
            cells.append(cell)
            filled += cell[1]
    if cells:
        yield Column(tuple(cells))


def _cells(unit: str, height: float) -> Iterator[tuple[str, float]]:
    """The cells of a unit: a Han character each, a word or number as a whole where it fits."""
    run = ""
    for cluster in [*clusters(unit), ""]:
        if cluster and not is_wide(cluster):
            run += cluster
            continue
        for piece in _runs(run.strip(), height):
            yield piece, PITCH if len(piece) <= 2 else ems(piece) + 0.3
        run = ""
        if cluster:
            yield cluster, PITCH


def _runs(run: str, height: float) -> Iterator[str]:
    """A run of Latin letters in pieces that are no longer than a column."""
    most = max(1, int((height - 0.3) / 0.8))
    yield from (run[start : start + most] for start in range(0, len(run), most))


def horizontal(x: float, top: float, setting: Lines, fill: str, family: str, more: str = BOLD, spread: float = 0) -> str:
    """The lines as SVG, the first one's top at `top`; with `spread` they are
    exactly that wide, in whatever font."""
    wide = f'textLength="{number(spread)}" lengthAdjust="spacing"' if spread else ""
    base = first_baseline(setting, top)
    rows = (words(x, base + index * setting.lead, row, wide) for index, row in enumerate(setting.rows))
    return typed("".join(rows), setting.size, fill, family, more)


def first_baseline(setting: Lines, top: float) -> float:
    """Where the first of the lines stands, if its top is at `top`."""
    return top + setting.size * 0.88 + (setting.lead - setting.size) / 2


def vertical(right: float, top: float, setting: Columns, fill: str, family: str, more: str = BOLD) -> str:
    """The columns as SVG: the first one's right edge at `right`. Nothing relies on a
    reader that knows vertical writing."""
    out = []
    for index, column in enumerate(setting.columns):
        x, y = right - setting.size / 2 - index * setting.gap, top
        for text, tall in column.cells:
            out.append(_cell(x, y, text, tall * setting.size, setting.size))
            y += tall * setting.size
    return typed("".join(out), setting.size, fill, family, f"{MIDDLE} {more}".strip())


def _cell(x: float, y: float, text: str, tall: float, size: float) -> str:
    """A cell `tall` high whose top is at y: a character, a short
    number upright, a word on its side."""
    base = y + size * 0.88
    if text[0] in TURNED or (len(text) > 2 and not is_wide(text)):
        middle = y + (size if is_wide(text) else tall) / 2
        return words(0, size * 0.36, text, f'transform="translate({number(x)} {number(middle)}) rotate(90)"')
    if text[0] in HANGING:
        return words(x + size * 0.55, base - size * 0.55, text)
    return words(
        x, base, text.translate(UPRIGHT), f'font-size="{number(size * 0.86)}"' if len(text) == 2 and text.isascii() else ""
    )
