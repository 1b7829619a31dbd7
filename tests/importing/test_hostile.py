"""Files that are made to harm are refused by what they are, or read within limits: nothing is
unfolded, run or fetched, and nothing outside of a folder is opened."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO

import pytest

from content_from_text import DOT, LANGUAGES
from huikan.importing import Import, Job, convert
from word import SPACES, TYPES, W, archive, document, notes, p, picture, r, style


def imported(data: bytes, name: str = "a.docx") -> Import:
    return convert(Job(name, data, "article", "articles/a"), LANGUAGES)


def codes(data: bytes, name: str = "a.docx") -> set[str]:
    return {finding.code for finding in imported(data, name).findings}


def large_png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", b"x")
        + chunk(b"IEND", b"")
    )


def with_part(name: str, content: str | bytes) -> bytes:
    return document(p("甲"), parts={name: content})


ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "甲甲甲甲甲甲甲甲甲甲"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    f'<!ENTITY c SYSTEM "file:///etc/passwd">]><w:document {SPACES}><w:body><w:p><w:r><w:t>&b;&c;</w:t></w:r></w:p></w:body></w:document>'
)
REFUSED = {
    "entities": (archive({"[Content_Types].xml": TYPES, "word/document.xml": ENTITIES}), "import-unsafe"),
    "utf-16 entities": (
        archive({"[Content_Types].xml": TYPES, "word/document.xml": ENTITIES.encode("utf-16")}),
        "import-unsafe",
    ),
    "too deep": (document("<w:sdt>" * 400 + "</w:sdt>" * 400), "import-unsafe"),
    "macros": (document(p("甲"), parts={"vbaProject.bin": b"\xd0\xcf"}), "import-macros"),
    "macros by type": (document(p("甲"), types=TYPES.replace("vnd.openxmlformats-officedocument.wordprocessingml.document.main", "vnd.ms-word.document.macroEnabled.main")), "import-macros"),
    "program within": (document(p("甲"), parts={"embeddings/a.exe": b"MZ"}), "import-unsafe"),
    "bomb": (document(p("甲"), parts={"media/a.png": b"\0" * 120_000_000}), "import-unsafe"),
    "outside": (archive({"[Content_Types].xml": TYPES, "../../etc/x": b"a", "word/document.xml": f"<w:document {SPACES}/>"}), "import-unsafe"),
    "no document": (archive({"[Content_Types].xml": TYPES}), "import-not-word"),
    "no body": (archive({"[Content_Types].xml": TYPES, "word/document.xml": f"<w:document {SPACES}/>"}), "import-damaged"),
    "broken xml": (archive({"[Content_Types].xml": TYPES, "word/document.xml": "<w:document"}), "import-damaged"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "import-old-word"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "import-encrypted"),
    "no archive": (b"%PDF-1.7", "import-not-word"),
    "cut off": (document(p("甲"))[:-40], "import-damaged"),
    "nothing": (b"", "import-not-word"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_and_nothing_is_written(name: str) -> None:
    data, code = REFUSED[name]
    result = imported(data)
    assert not result.files
    assert [finding.code for finding in result.findings] == [code]


def test_a_part_is_never_unfolded_beyond_its_limit() -> None:
    data = archive(
        {"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * 45_000_000 + b"</a>", "x": bytes(range(256)) * 2000}
    )
    assert codes(data) <= {"import-unsafe", "import-damaged"}


def test_pictures_that_are_too_large_or_lie_elsewhere_are_named() -> None:
    data = document(
        p("甲", picture("a.png"), picture("out"), picture("gone")),
        parts={"media/a.png": large_png(60_000, 60_000)},
        links={"out": "file:///etc/passwd"},
    )
    result = imported(data)
    assert [path for path in result.files if not path.endswith(".md")] == []
    assert {"import-picture-large", "import-picture-linked"} <= {finding.code for finding in result.findings}


def test_a_relation_cannot_leave_the_file() -> None:
    body = p("甲", picture("x"))
    data = document(body, parts={"media/../../../etc/passwd": DOT})
    assert "import-unsafe" in codes(data)


def test_a_note_that_calls_itself_ends() -> None:
    called = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    data = document(p("甲", called), parts={"footnotes.xml": notes("footnote", n1=p("注", called))})
    text = next(iter(imported(data).files.values())).decode()
    assert text.endswith("甲[^1]\n\n[^1]: 注\n")


def test_a_style_that_is_based_on_itself_ends() -> None:
    styles = style("a", "甲", based="b") + style("b", "乙", based="a")
    assert codes(document(p("甲", style="a"), styles=styles)) <= {"import-guessed-title", "import-empty", "import-guessed-date"}


def test_words_that_look_like_html_or_heads_stay_words() -> None:
    data = document(p(r("甲", "b", "sz=40"), jc="center"), p(r("<script>alert(1)</script>")), p("---"), p("status: published"))
    text = next(iter(imported(data).files.values())).decode()
    assert "&lt;script>" in text and "\n\\---" in text


def test_strict_names_are_read_as_well() -> None:
    data = document(p("甲", style="t"), p("乙。"), styles=style("t", "Title"))
    strict = {}
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            strict[name] = package.read(name).replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert b"title: \xe7\x94\xb2" in next(iter(imported(archive(strict)).files.values()))


@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 3000 + "甲",
        "<p>甲</p>" + "<img src='file:///etc/passwd'><img src='../../../etc/passwd'>",
        "<" * 5000,
        "<table><tr><td>" * 200 + "甲",
    ],
)
def test_pages_that_are_no_pages_end(text: str) -> None:
    asked = []

    def neighbour(path: str) -> bytes | None:
        asked.append(path)
        return None

    result = convert(Job("a.html", text.encode(), "article", "articles/a", neighbour), LANGUAGES)
    assert all(b"passwd" not in data for data in result.files.values())
