"""Files of Word made in a test, as raw XML: whatever Word, WPS and others are known to write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def r(text: str, *properties: str) -> str:
    """A run. A property is `b`, or `sz=32`, or XML."""
    body = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t"))
    return f"<w:r>{_properties('w:rPr', properties)}{body}</w:r>"


def p(*runs: str, **properties: str) -> str:
    """A paragraph. A run without a tag is plain; `style`, `jc`, `num="list:level"`, `outline`."""
    given = {"style": "pStyle", "jc": "jc", "outline": "outlineLvl"}
    inner = "".join(f'<w:{given[name]} w:val="{text}"/>' for name, text in properties.items() if name in given)
    if number := properties.get("num"):
        identifier, _, level = number.partition(":")
        inner += f'<w:numPr><w:ilvl w:val="{level or 0}"/><w:numId w:val="{identifier}"/></w:numPr>'
    return f"<w:p><w:pPr>{inner}</w:pPr>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def _properties(name: str, properties: tuple[str, ...]) -> str:
    inner = "".join(
        each
        if each.startswith("<")
        else f"<w:{each}/>"
        if "=" not in each
        else f'<w:{each.partition("=")[0]} w:val="{each.partition("=")[2]}"/>'
        for each in properties
    )
    return f"<{name}>{inner}</{name}>" if inner else ""


def face(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/>'


def tc(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """A cell; `merge` is "restart" or "continue"."""
    inner = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (f'<w:vMerge w:val="{merge}"/>' if merge else "")
    body = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{inner}</w:tcPr>{body or p()}</w:tc>"


def tr(*cells: str, head: bool = False) -> str:
    body = "".join(each if each.startswith("<") else tc(each) for each in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if head else ''}{body}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def field(instruction: str, *result: str) -> str:
    """A field of several runs."""
    shown = "".join(each if each.startswith("<") else r(each) for each in result)
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(identifier: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr={quoteattr(alt)}/><a:graphic><a:graphicData>'
        f'<pic:pic><pic:blipFill><a:blip r:embed="{identifier}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def style(identifier: str, name: str, inner: str = "", based: str = "", kind: str = "paragraph", default: bool = False) -> str:
    always = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identifier}"{always}><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + f"{inner}</w:style>"
    )


def numbering(**lists: list[tuple[str, ...]]) -> str:
    """Lists by identifier (`n1=[("decimal", "%1."), …]`: a format and a text a level, and XML)."""
    abstracts, numbers = [], []
    for name, levels in lists.items():
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{"".join(more)}<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (form, text, *more) in enumerate(levels)
        )
        abstracts.append(f'<w:abstractNum w:abstractNumId="{name[1:]}">{inner}</w:abstractNum>')
        numbers.append(f'<w:num w:numId="{name[1:]}"><w:abstractNumId w:val="{name[1:]}"/></w:num>')
    return f"<w:numbering {SPACES}>{''.join(abstracts)}{''.join(numbers)}</w:numbering>"


def notes(kind: str, **texts: str) -> str:
    inner = "".join(f'<w:{kind} w:id="{name[1:]}">{text}</w:{kind}>' for name, text in texts.items())
    separator = f'<w:{kind} w:type="separator" w:id="-1">{p("分隔")}</w:{kind}>'
    return f"<w:{kind}s {SPACES}>{separator}{inner}</w:{kind}s>"


def document(
    *body: str,
    styles: str = "",
    parts: Mapping[str, str | bytes] = {},
    links: Mapping[str, str] = {},
    core: str = "2026-03-01T08:00:00Z",
    types: str = TYPES,
) -> bytes:
    """A .docx. `parts` by name in word/ (`media/a.png`, `footnotes.xml`); what is in media/ has its
    name as identifier. `links` by identifier lead outside."""
    related = []
    for name in parts:
        kind = "image" if name.startswith("media/") else name.partition(".")[0].rstrip("0123456789")
        related.append(f'<Relationship Id="{name.rpartition("/")[2]}" Type="{RELATIONS}/{kind}" Target="{name}"/>')
    related += [
        f'<Relationship Id="{name}" Type="{RELATIONS}/hyperlink" Target={quoteattr(target)} TargetMode="External"/>'
        for name, target in links.items()
    ]
    related.append(f'<Relationship Id="st" Type="{RELATIONS}/styles" Target="styles.xml"/>')
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types,
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{"".join(related)}</Relationships>',
        "word/styles.xml": f"<w:styles {SPACES}>{styles}</w:styles>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        **{f"word/{name}": content for name, content in parts.items()},
    }
    if core:
        files["docProps/core.xml"] = (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dcterms="http://purl.org/dc/terms/"><dcterms:modified>{core}</dcterms:modified></cp:coreProperties>'
        )
    return archive(files)


def archive(files: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            head = '<?xml version="1.0" encoding="UTF-8"?>' if isinstance(content, str) else ""
            package.writestr(
                zipfile.ZipInfo(name), (head + content) if isinstance(content, str) else content, zipfile.ZIP_DEFLATED
            )
    return stream.getvalue()
