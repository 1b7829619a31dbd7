"""XLSX (ECMA-376) of a few sheets: a head that stays, columns as wide as their words, days as days.

Texts are written as texts, whatever they begin with: no cell is run as a formula. The same sheets
give the same bytes.
"""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from unicodedata import east_asian_width
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from huikan.datasets.dataset import Cell

WIDEST = 60  # characters that a column is wide at most; longer texts are wrapped
_EPOCH = time.date(1899, 12, 30)
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # by XML 1.0
_FORBIDDEN = re.compile(r"[\\/?*\[\]:]")  # in the name of a sheet
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_FORMAT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT, _BOLD, _DAY = 0, 1, 2  # styles, by their place in `_STYLES`
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook: its name, the names of its columns, and rows as wide as these."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def write_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook. ValueError where there is no sheet, or two have one name."""
    names = [_FORBIDDEN.sub(" ", sheet.name)[:31] for sheet in sheets]
    if not sheets or len({name.casefold() for name in names}) < len(names):
        raise ValueError(f"a workbook needs sheets with names of their own: {names}")
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook(names, sheets),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)), ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{at}.xml": "".join(_sheet(sheet)) for at, sheet in enumerate(sheets, 1)},
    }
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, text.encode("utf-8"))
    return target.getvalue()


def _content_types(count: int) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_FORMAT}.worksheet+xml"/>' for at in range(1, count + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_FORMAT}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_FORMAT}.styles+xml"/>{sheets}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    entries = (
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/{kind}" Target="{path}"/>' for at, (kind, path) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELATIONS}">{"".join(entries)}</Relationships>'


def _workbook(names: Sequence[str], sheets: Sequence[Sheet]) -> str:
    entries = (f'<sheet name="{_said(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1))
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{"".join(entries)}</sheets></workbook>'


def _sheet(sheet: Sheet) -> Iterator[str]:
    width, last = len(sheet.head), len(sheet.rows) + 1
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><dimension ref="A1:{_column(width)}{last}"/>'
    yield '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    yield '</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>'
    for at in range(1, width + 1):
        yield f'<col min="{at}" max="{at}" width="{_width(sheet, at - 1)}" customWidth="1"/>'
    yield "</cols><sheetData>"
    yield from _row(1, sheet.head, _BOLD)
    for number, row in enumerate(sheet.rows, 2):
        yield from _row(number, row, _TEXT)
    yield f'</sheetData><autoFilter ref="A1:{_column(width)}{last}"/></worksheet>'


def _row(number: int, cells: Sequence[Cell], style: int) -> Iterator[str]:
    yield f'<row r="{number}">'
    for at, cell in enumerate(cells, 1):
        place = f"{_column(at)}{number}"
        if isinstance(cell, str) and cell:
            yield f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_said(cell)}</t></is></c>'
        elif isinstance(cell, Decimal):
            yield f'<c r="{place}" s="{style}"><v>{cell}</v></c>'
        elif isinstance(cell, time.date):
            yield f'<c r="{place}" s="{_DAY}"><v>{(cell - _EPOCH).days}</v></c>'
    yield "</row>"


def _column(number: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _width(sheet: Sheet, at: int) -> int:
    """How wide a column is, in characters; those of Chinese count two."""
    texts = [sheet.head[at], *(str(row[at]) for row in sheet.rows if row[at] is not None)]
    return min(WIDEST, max(map(_columns, texts)) + 2)


def _columns(text: str) -> int:
    return max(sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in (text.split("\n") or [""]))


def _said(text: str) -> str:
    return escape(_ILLEGAL.sub("", text), {'"': "&quot;"})
