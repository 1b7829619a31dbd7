"""Workbooks for tests, part by part, so that a test can say exactly what a sheet holds."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(
    sheets: Mapping[str, str],
    texts: tuple[str, ...] = (),
    formats: tuple[str, ...] = (),
    more: Mapping[str, str] | None = None,
    hidden: tuple[str, ...] = (),
) -> bytes:
    """An XLSX file. `sheets` are the inner XML of each `sheetData` (and what follows it) by name;
    `formats` the codes of the styles from 1 on; `more` further parts, or others in the place of
    these."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{count}" r:id="rId{count}"{" state=" + chr(34) + "hidden" + chr(34) if name in hidden else ""}/>'
        for count, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{count}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{count}.xml"/>'
        for count in range(1, len(sheets) + 1)
    )
    codes = "".join(f'<numFmt numFmtId="{163 + at}" formatCode="{code}"/>' for at, code in enumerate(formats, 1))
    styles = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{163 + at}"/>' for at in range(1, len(formats) + 1))
    parts = {
        "[Content_Types].xml": "<Types/>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{related}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>',
        **{
            f"xl/worksheets/sheet{count}.xml": f'<worksheet xmlns="{_MAIN}">{content}</worksheet>'
            for count, content in enumerate(sheets.values(), 1)
        },
        **(more or {}),
    }
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()
