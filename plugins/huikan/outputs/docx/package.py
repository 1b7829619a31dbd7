"""The parts of a file of Word (ISO/IEC 29500-2), packed: the same text gives the same bytes."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from huikan.model import SHANGHAI
from huikan.outputs.docx.inlines import LANGUAGES
from huikan.outputs.docx.paragraphs import STEP
from huikan.outputs.docx.styles import FONTS, styles_xml
from huikan.outputs.docx.values import NoticeHead, WordDocument
from huikan.outputs.docx.writer import ListForm, Relations, Writer
from huikan.outputs.docx.xml import HEAD, SPACES, element, valued, words

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/numbering.xml": f"{_WORD}.numbering+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/footer2.xml": f"{_WORD}.footer+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/header2.xml": f"{_WORD}.header+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that everybody may add
_BULLETS = "•–▪"


def packed(document: WordDocument, writer: Writer, body: str, pages: Mapping[str, str]) -> bytes:
    """The file. `body` is that of the main part, `pages` the heads and feet of its pages, as parts
    without declaration; the writer has what the body refers to."""
    official = isinstance(document.head, NoticeHead)
    relations = writer.relations
    for kind in ("styles", "numbering", "settings", "fontTable", "footnotes"):
        relations.to(kind, f"{kind}.xml")
    parts: dict[str, str | bytes] = {
        "word/document.xml": _part("w:document", element("w:body", body)),
        "word/styles.xml": styles_xml(document.lang, official),
        "word/numbering.xml": _part("w:numbering", _numbering(writer.lists)),
        "word/settings.xml": _part("w:settings", _settings(document)),
        "word/fontTable.xml": _part("w:fonts", "".join(_font(*each) for each in FONTS.items())),
        "word/footnotes.xml": _part("w:footnotes", _footnotes(writer.notes)),
        **{f"word/{name}": HEAD + text for name, text in pages.items()},
        "word/_rels/document.xml.rels": HEAD + relations.xml(),
        "docProps/core.xml": HEAD + _core(document),
        "docProps/app.xml": HEAD + _application(document),
    }
    if writer.note_relations.entries:
        parts["word/_rels/footnotes.xml.rels"] = HEAD + writer.note_relations.xml()
    if document.mark:
        parts["docProps/custom.xml"] = HEAD + _custom(document.mark)
    parts |= {f"word/{name}": content for name, content in writer.media.items()}
    parts["_rels/.rels"] = HEAD + _root_relations(bool(document.mark))
    return _archive({"[Content_Types].xml": HEAD + _content_types(parts), **dict(sorted(parts.items()))})


def _archive(parts: Mapping[str, str | bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_STORED if name.startswith("word/media/") else ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content.encode() if isinstance(content, str) else content)
    return target.getvalue()


def _part(name: str, inner: str) -> str:
    return f"{HEAD}<{name} {SPACES}>{inner}</{name}>"


def _content_types(parts: Mapping[str, str | bytes]) -> str:
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    suffixes = {name.rpartition(".")[2] for name in parts if name.startswith("word/media/")}
    defaults |= {suffix: f"image/{suffix}" for suffix in sorted(suffixes)}
    rows = [element("Default", attributes={"Extension": suffix, "ContentType": kind}) for suffix, kind in defaults.items()]
    rows += [
        element("Override", attributes={"PartName": f"/{name}", "ContentType": kind})
        for name, kind in _TYPES.items()
        if name in parts
    ]
    return element("Types", *rows, attributes={"xmlns": f"{_PACKAGE}/content-types"})


def _root_relations(marked: bool) -> str:
    relations = Relations()
    relations.to("officeDocument", "word/document.xml")
    relations.to("extended-properties", "docProps/app.xml")
    if marked:
        relations.to("custom-properties", "docProps/custom.xml")
    core = f'<Relationship Id="rId9" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    return relations.xml().replace("</Relationships>", f"{core}</Relationships>")


def _core(document: WordDocument) -> str:
    moment = time.datetime.combine(document.date, time.time(), SHANGHAI).astimezone(time.UTC)
    stamp = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    spaces = {
        "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return element(
        "cp:coreProperties",
        element("dc:title", words(document.title)),
        element("dc:creator", words("; ".join(document.authors) or document.society)),
        element("cp:keywords", words("; ".join(document.keywords))) if document.keywords else "",
        element("dc:language", LANGUAGES.get(document.lang, document.lang)),
        element("cp:lastModifiedBy", words(document.society)),
        *(f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{name}>' for name in ("created", "modified")),
        attributes=spaces,
    )


def _application(document: WordDocument) -> str:
    inner = element("Application", "huikan") + element("Company", words(document.society))
    return element("Properties", inner, attributes={"xmlns": f"{_PROPERTIES}/extended-properties"})


def _custom(mark: str) -> str:
    """The implicit mark that machines had a part in it (GB 45438—2025)."""
    text = element("vt:lpwstr", words(mark))
    own = element("property", text, attributes={"fmtid": _FORMAT, "pid": "2", "name": "AIGC"})
    spaces = {"xmlns": f"{_PROPERTIES}/custom-properties", "xmlns:vt": f"{_PROPERTIES}/docPropsVTypes"}
    return element("Properties", own, attributes=spaces)


def _settings(document: WordDocument) -> str:
    official = isinstance(document.head, NoticeHead)
    notes = element("w:footnotePr", *(element("w:footnote", attributes={"w:id": each}) for each in ("-1", "0")))
    return "".join((
        "<w:mirrorMargins/>" if official else "",
        '<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>',
        valued("w:defaultTabStop", 420),
        "<w:evenAndOddHeaders/>" if official else "",
        valued("w:characterSpacingControl", "compressPunctuation"),
        notes,
        element("w:compat", element("w:compatSetting", attributes={
            "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
        })),
        element("w:themeFontLang", attributes={"w:val": "en-US", "w:eastAsia": "zh-CN"}),
    ))  # fmt: skip


def _font(name: str, other: str) -> str:
    properties = (
        valued("w:altName", other),
        valued("w:charset", "86"),
        valued("w:family", "auto"),
        valued("w:pitch", "variable"),
    )
    return element("w:font", *properties, attributes={"w:name": name})


def _footnotes(notes: Mapping[int, str]) -> str:
    lines = (
        element("w:footnote", element("w:p", element("w:r", f"<w:{kind}/>")), attributes={"w:type": kind, "w:id": number})
        for kind, number in (("separator", "-1"), ("continuationSeparator", "0"))
    )
    return "".join((*lines, *(element("w:footnote", text, attributes={"w:id": str(at)}) for at, text in sorted(notes.items()))))


def _numbering(lists: Sequence[ListForm]) -> str:
    """A definition a form, and each list with the number that it begins with."""
    forms = list(dict.fromkeys((each.ordered, each.form) for each in lists))
    places = {form: at for at, form in enumerate(forms)}
    abstracts = (
        element(
            "w:abstractNum", valued("w:multiLevelType", "multilevel"), *_levels(*form), attributes={"w:abstractNumId": str(at)}
        )
        for form, at in places.items()
    )
    numbers = (
        element(
            "w:num",
            valued("w:abstractNumId", places[each.ordered, each.form]),
            *(_override(level, each.start) for level in range(9) if each.ordered),
            attributes={"w:numId": str(at)},
        )
        for at, each in enumerate(lists, 1)
    )
    return "".join((*abstracts, *numbers))


def _override(level: int, start: int) -> str:
    return element("w:lvlOverride", valued("w:startOverride", start), attributes={"w:ilvl": str(level)})


def _levels(ordered: bool, form: str) -> list[str]:
    return [
        element(
            "w:lvl",
            valued("w:start", 1),
            valued("w:numFmt", form if ordered else "bullet"),
            valued("w:lvlText", f"%{level + 1}." if ordered else _BULLETS[level % len(_BULLETS)]),
            valued("w:lvlJc", "left"),
            element("w:pPr", element("w:ind", attributes={"w:left": str(STEP * (level + 1)), "w:hanging": str(STEP)})),
            attributes={"w:ilvl": str(level)},
        )
        for level in range(9)
    ]
