"""Attachments: what would run, start, send or unpack something is named, by bytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path

import pytest

from huikan.source import read

RELATIONS = (
    '<Relationships><Relationship Id="a" TargetMode="{mode}" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/></Relationships>'
)


def packed(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(members: dict[str, bytes]) -> bytes:
    return packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document/>", **members})


def locked() -> bytes:
    content = bytearray(packed({"a.txt": b"x"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def pdf(*objects: bytes) -> bytes:
    return (
        b"%PDF-1.7\n"
        + b"".join(b"%d 0 obj\n%s\nendobj\n" % item for item in enumerate(objects, 1))
        + b"trailer <</Root 1 0 R>>\n"
    )


def stream(head: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(content), content)


def objects(content: bytes) -> bytes:
    return stream(b"/Type /ObjStm /Filter /FlateDecode ", zlib.compress(content))


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        # archives: by name and by bytes
        ("a.zip", packed({"a.txt": b"x", "b/README": b"words\n", "c.csv": b"a,b\n", "d.tif": b"II*\0"}), ""),
        ("a.zip", packed({"evil.exe ": b"x"}), "archive-member"),
        ("a.zip", packed({"evil.exe.": b"x"}), "archive-member"),
        ("a.zip", packed({"table.csv": b"MZ" + bytes(60)}), "archive-member"),
        ("a.zip", packed({"photo.jpg": b"\x7fELF" + bytes(60)}), "archive-member"),
        ("a.zip", packed({"run": b"#!/bin/sh\n"}), "archive-member"),
        ("a.zip", packed({"a.docm": b"x"}), "archive-member"),
        ("a.zip", packed({"a.js": b"x"}), "archive-member"),
        ("a.zip", packed({"a.chm": b"x"}), "archive-member"),
        ("a.zip", packed({"a.lnk": b"x"}), "archive-member"),
        ("a.zip", packed({"inner.zip": b"PK\x03\x04"}), "archive-member"),
        ("a.zip", packed({"blob": b"\0\1\2"}), "archive-member"),
        ("a.zip", locked(), "archive-locked"),
        ("a.rar", b"Rar!\x1a\x07\x00", "unread-archive"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c", "unread-archive"),
        # documents that are archives
        ("a.docx", docx({"word/media/a.png": b"\x89PNG\r\n\x1a\n"}), ""),
        ("a.docx", docx({"word/_rels/document.xml.rels": RELATIONS.format(mode="External", target="https://example.org/", kind="hyperlink").encode()}), ""),
        ("a.docx", docx({"word/_rels/settings.xml.rels": RELATIONS.format(mode="External", target="https://evil.example/t.dotm", kind="attachedTemplate").encode()}), "archive-member"),
        ("a.docx", docx({"word/_rels/document.xml.rels": RELATIONS.format(mode="External", target="file://x/a", kind="oleObject").encode()}), "archive-member"),
        ("a.docx", docx({"word/vbaProject.bin": b"x"}), "archive-member"),
        ("a.docx", docx({"word/activeX/activeX1.bin": b"x"}), "archive-member"),
        ("a.xlsx", docx({"xl/macrosheets/sheet1.xml": b"x"}), "archive-member"),
        ("a.docx", docx({"word/embeddings/oleObject1.bin": OLE + "Equation Native".encode("utf-16-le")}), ""),
        ("a.docx", docx({"word/embeddings/oleObject1.bin": OLE + "\x01Ole10Native".encode("utf-16-le")}), "archive-member"),
        ("a.docx", docx({"word/media/image1.png": b"MZ" + bytes(60)}), "archive-member"),
        ("a.odt", packed({"mimetype": b"x", "Basic/Standard/Module1.xml": b"x"}), "archive-member"),
        ("a.wps", docx({"word/vbaProject.bin": b"x"}), "archive-member"),
        # older documents
        ("a.doc", OLE, ""),
        ("a.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "document-macro"),
        ("a.xls", OLE + "\x01Ole10Native".encode("utf-16-le"), "document-macro"),
        ("a.rtf", rb"{\rtf1 words}", ""),
        ("a.rtf", rb"{\rtf1{\object\objemb{\*\objdata 0105}}}", "document-macro"),
        ("a.rtf", rb"{\rtf1{\*\template http://evil.example/}}", "document-macro"),
        # PDFs
        ("a.pdf", pdf(b"<</Type/Catalog/OpenAction[2 0 R/Fit]>>", b"<</Type/Page/Annots[<</A<</S/URI/URI(https://example.org/)>>>>]>>"), ""),
        ("a.pdf", pdf(b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"), "pdf-action"),
        ("a.pdf", pdf(b"<</S/L#61unch/F(calc.exe)>>"), "pdf-action"),
        ("a.pdf", pdf(b"<</Names<</EmbeddedFiles 2 0 R>>>>"), "pdf-action"),
        ("a.pdf", pdf(objects(b"5 0 <</S /Launch /F (x)>>")), "pdf-action"),
        ("a.pdf", pdf(objects(b"5 0 <</S /JS 6 0 R>>")), "pdf-action"),
        ("a.pdf", pdf(objects(b"5 0 <</Type/Page>>")), ""),
        ("a.pdf", pdf(objects(b"5 0 x"), b"<</Encrypt 9 0 R>>"), "sealed-pdf"),
        ("a.pdf", pdf(stream(b"", b"a fake /Launch behind a stream")), "pdf-action"),
        ("a.pdf", pdf(stream(b"/Filter/FlateDecode", zlib.compress(b"BT (a word: /JS) Tj ET"))), ""),
        ("a.pdf", pdf(stream(b"", b"\x00/JS \xff")), ""),  # chance, within compressed bytes
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)  # fmt: skip
def test_attachments_do_nothing(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    _, data, faults = read(tmp_path, ("zh", "en"))
    assert [fault.code for fault in faults] == ([code] if code else [])
    assert (name in data.assets) == (not code)
