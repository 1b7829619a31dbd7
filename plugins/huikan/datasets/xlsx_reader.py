"""XLSX (ECMA-376): the cells of one sheet as they are shown, formulas by what they last gave.

Of the archive only the parts that are needed are read, each up to a limit; documents with a
DOCTYPE are refused, so that no entity unfolds.
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from io import BytesIO
from posixpath import join, normpath
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from huikan.datasets.dataset import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Dataset, Fault, dataset

MOST_UNPACKED = 60_000_000  # bytes of one part
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_DAY = re.compile(r"(?i)(?<!\\)[ymdh年月日]")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_BUILT_IN_DAYS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_BUILT_IN_TIMES = {17: "ym", **dict.fromkeys((18, 19, 20, 21, 32, 33, 45, 46, 47), "hm"), 22: "ymdhm", 27: "ym", 57: "ym"}
_BUILT_IN_DECIMALS = {1: 0, 2: 2, 3: 0, 4: 2, 37: 0, 38: 0, 39: 2, 40: 2}
_DECIMALS = re.compile(r"#?,?[#0,]*0(?:\.(0+))?")
_DAY_LETTERS = str.maketrans("年月日", "ymd")
_BUILT_IN_SHARES = {9: 0, 10: 2}  # number format -> decimals of a percentage
_EPOCHS = {False: time.date(1899, 12, 30), True: time.date(1904, 1, 1)}


class _UnreadableError(Exception):
    """Why a workbook cannot be read, as a fault."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.fault = Fault(code, 0, what)


@dataclass(frozen=True, slots=True)
class _Style:
    """How numbers are meant: as a day or an hour, by the letters of its format; or a percentage of
    so many decimals, or a number of so many (-1: neither)."""

    day: str = ""
    share: int = -1
    decimals: int = -1


@dataclass(frozen=True, slots=True)
class _Book:
    texts: list[str]
    styles: list[_Style]
    from_1904: bool


def read_xlsx(content: bytes, sheet: str = "", heads: int = 1) -> Dataset:
    """The data of a sheet, by its name or number; "" is the first that is not hidden."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _read(archive, sheet, heads)
    except _UnreadableError as error:
        return Dataset(faults=(error.fault,))
    except (BadZipFile, ElementTree.ParseError, NotImplementedError, OSError, ValueError, KeyError, EOFError, RuntimeError):
        return Dataset(faults=(Fault("data-unreadable", 0, "XLSX"),))


def _read(archive: ZipFile, sheet: str, heads: int) -> Dataset:
    workbook = _part(archive, "xl/workbook.xml")
    path = _sheet_path(archive, workbook, sheet)
    properties = workbook.find(f"{_MAIN}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    book = _Book(_shared_texts(archive), _styles(archive), from_1904)
    root = _part(archive, path)
    faults: list[Fault] = []
    rows = {line: dict(cells) for line, cells in _rows(root, book, faults)}
    _merge(root, rows)
    listed: list[tuple[int, list[Cell]]] = []
    for line in sorted(rows):
        width = max(rows[line], default=-1) + 1
        listed.append((line, [rows[line].get(at) for at in range(width)]))
    return dataset(_padded(listed), heads, faults)


def _padded(rows: list[tuple[int, list[Cell]]]) -> list[tuple[int, list[Cell]]]:
    """The rows as wide as the widest: a sheet does not write its empty cells."""
    width = max((len(row) for _, row in rows), default=0)
    return [(line, [*row, *[None] * (width - len(row))]) for line, row in rows]


def _part(archive: ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as stream:
        content = stream.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise _UnreadableError("data-too-large", f"{MOST_UNPACKED // 1_000_000} MB")
    if b"<!DOCTYPE" in content or b"\x00" in content[:64]:
        raise _UnreadableError("data-unreadable", "DOCTYPE")
    return ElementTree.fromstring(content)  # noqa: S314 without a DOCTYPE no entity is declared


def _sheet_path(archive: ZipFile, workbook: ElementTree.Element, name: str) -> str:
    sheets = list(workbook.iter(f"{_MAIN}sheet"))
    names = [sheet.get("name", "") for sheet in sheets]
    shown = [sheet for sheet in sheets if sheet.get("state", "visible") == "visible"]
    wanted = next((sheet for sheet in sheets if sheet.get("name", "").strip() == name), None) if name else None
    if wanted is None and name.isdecimal() and 0 < int(name) <= len(sheets):
        wanted = sheets[int(name) - 1]
    if name and wanted is None:
        raise _UnreadableError("data-no-sheet", ", ".join(names[:12]))
    chosen = wanted if wanted is not None else next(iter(shown or sheets), None)
    if chosen is None:
        raise _UnreadableError("data-empty")
    relations = _part(archive, "xl/_rels/workbook.xml.rels")
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    target = targets[chosen.get(_RELATION)]
    return normpath(target.lstrip("/") if target.startswith("/") else join("xl", target))


def _shared_texts(archive: ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in archive.namelist():
        return []
    return [_words(entry) for entry in _part(archive, "xl/sharedStrings.xml").iter(f"{_MAIN}si")]


def _words(entry: ElementTree.Element) -> str:
    """A text in runs, without how it is read aloud."""
    runs = [entry, *entry.iter(f"{_MAIN}r")]
    return "".join(piece.text or "" for run in runs for piece in run.findall(f"{_MAIN}t")).strip()


def _styles(archive: ZipFile) -> list[_Style]:
    if "xl/styles.xml" not in archive.namelist():
        return []
    root = _part(archive, "xl/styles.xml")
    codes = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in root.iter(f"{_MAIN}numFmt")}
    formats = root.find(f"{_MAIN}cellXfs")
    return [_style(entry.get("numFmtId", "0"), codes) for entry in (formats if formats is not None else ())]


def _style(number: str, codes: Mapping[str, str]) -> _Style:
    if number not in codes:
        own = int(number) if number.isdecimal() else 0
        day = _BUILT_IN_TIMES.get(own, "ymd") if own in _BUILT_IN_DAYS else ""
        return _Style(day, _BUILT_IN_SHARES.get(own, -1), _BUILT_IN_DECIMALS.get(own, -1))
    bare = _LITERAL.sub("", codes[number].partition(";")[0])
    share = len(bare.partition(".")[2].partition("%")[0]) if "%" in bare else -1
    day = bare.lower().translate(_DAY_LETTERS) if share < 0 and _DAY.search(bare) else ""
    decimals = _DECIMALS.fullmatch(bare.strip("_() "))
    return _Style(day, share, len(decimals[1] or "") if decimals else -1)


def _rows(root: ElementTree.Element, book: _Book, faults: list[Fault]) -> Iterator[tuple[int, list[tuple[int, Cell]]]]:
    """(row, [(column from 0, cell)]) of each row that is written."""
    count = line = 0
    for row in root.iter(f"{_MAIN}row"):
        line = int(row.get("r") or line + 1)
        cells: list[tuple[int, Cell]] = []
        column = -1
        for cell in row.findall(f"{_MAIN}c"):
            place = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(place[1]) if place else column + 1
            value = _cell(cell, book, line, faults)
            if value is None:
                continue
            count += 1
            if count > MOST_CELLS or column >= MOST_COLUMNS or len(cells) > MOST_COLUMNS:
                raise _UnreadableError("data-too-large", f"> {MOST_CELLS:,}" if count > MOST_CELLS else f"> {MOST_COLUMNS}")
            cells.append((column, value))
        if cells:
            yield line, cells


def _column(letters: str) -> int:
    """A=0, Z=25, AA=26."""
    result = 0
    for letter in letters:
        result = result * 26 + ord(letter) - 64
    return result - 1


def _cell(cell: ElementTree.Element, book: _Book, line: int, faults: list[Fault]) -> Cell:
    kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v")
    if kind == "inlineStr":
        inline = cell.find(f"{_MAIN}is")
        return (_words(inline) or None) if inline is not None else None
    if value is None:
        if cell.find(f"{_MAIN}f") is not None:
            faults.append(Fault("data-not-computed", line, cell.get("r", "")))
        return None
    if kind == "s":
        return (book.texts[int(value)] or None) if int(value) < len(book.texts) else None
    if kind == "e":
        faults.append(Fault("data-cell-error", line, f"{cell.get('r', '')} {value}"))
        return None
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if kind in ("str", "d"):
        return value.strip()[:10_000] or None
    return _number(value, _style_of(cell, book), book.from_1904)


def _style_of(cell: ElementTree.Element, book: _Book) -> _Style:
    number = cell.get("s", "0")
    at = int(number) if number.isdecimal() else 0
    return book.styles[at] if at < len(book.styles) else _Style()


def _number(value: str, style: _Style, from_1904: bool) -> Cell:
    """A number as its cell shows it. Fifteen figures count: 0.1 + 0.2 is 0.3 in a spreadsheet."""
    try:
        exact = Decimal(f"{float(value):.15g}")
    except (ValueError, InvalidOperation, OverflowError):
        return value.strip() or None
    if not exact.is_finite():
        return None
    if style.day and 0 <= exact < 2_958_466:
        return _moment(exact, style.day, _EPOCHS[from_1904])
    if style.share >= 0:
        return f"{exact * 100:.{style.share}f}%"
    if 0 <= style.decimals < 15 and abs(exact) < Decimal(10) ** 20:
        return exact.quantize(Decimal(1).scaleb(-style.decimals), ROUND_HALF_UP)
    return exact


def _moment(days: Decimal, letters: str, epoch: time.date) -> Cell:
    """A day, a month or an hour, as far as the format of its cell says."""
    day, minutes = epoch + time.timedelta(days=int(days)), int((days % 1) * 1440 + Decimal("0.5"))
    hour = f"{minutes // 60:02}:{minutes % 60:02}" if "h" in letters else ""
    if "y" not in letters and "d" not in letters and hour:
        return hour
    if "d" not in letters:
        return f"{day.year}-{day.month:02}" if "m" in letters else str(day.year)
    return f"{day.isoformat()} {hour}" if hour and minutes else day


def _merge(root: ElementTree.Element, rows: dict[int, dict[int, Cell]]) -> None:
    """Each cell of a merged block says what its first one does."""
    for block in root.iter(f"{_MAIN}mergeCell"):
        ends = [_REFERENCE.fullmatch(end) for end in block.get("ref", "").split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        (left, top), (right, bottom) = [(_column(end[1]), int(end[2])) for end in ends if end]
        value = rows.get(top, {}).get(left)
        if value is None or right >= MOST_COLUMNS or bottom - top > MOST_ROWS:
            continue
        for line in [line for line in rows if top <= line <= bottom]:
            for column in range(left, right + 1):
                rows[line].setdefault(column, value)
