"""Reading content/: what is read, what is refused, and in which words."""

from __future__ import annotations

import datetime as time
import hashlib
import os
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from content_from_text import DOT
from huikan.diagnostics.show import show
from huikan.diagnostics.words import advice, message
from huikan.model import KINDS, Document, Issue, Notice, Paper
from huikan.source import Data, characters, key_of, parse, read
from huikan.source.dates import likely_day, read_day, read_moment
from huikan.source.titles import plain

LANGUAGES = ("zh", "en")
FAULTY = Path(__file__).parents[1] / "faulty"
CORPORA = Path(__file__).parents[3] / "shared/corpora/prepare.py"


def one(front: str, body: str = "\n正文。\n", path: str = "newsletters/2025-01/index.md") -> tuple[Document, list[str]]:
    """The document with this front matter, and the codes of what is wrong with it."""
    document, faults = parse(path, f"---\n{front}\n---\n{body}", LANGUAGES)
    assert document
    return document, [fault.code for fault in faults]


# Golden: whole trees with faults, and what the editor is told


@pytest.mark.parametrize("case", sorted(path.name for path in FAULTY.iterdir() if (path / "content").is_dir()))
def test_says_every_fault_of_a_tree(case: str, golden: Callable[[Path, str], None]) -> None:
    _, _, faults = read(FAULTY / case / "content", LANGUAGES)
    for lang in LANGUAGES:
        golden(FAULTY / case / f"{lang}.txt", show(faults, lang, root="content"))


# What is read


def test_fields_become_typed_values() -> None:
    document, codes = one(
        "title: 资讯\ndate: '2025-03-31'\nnumber: 3\nvolume: 1.10\nyear: \"2025\"\ntags: 地下水\nauthors: [王一, {name: 李二, orcid: null}]\n"
        "summary: >-\n  两行\n  摘要\ncover:\nisbn: 9787000000000\npublish_on: 2025-04-01 08:00"
    )
    meta = document.meta
    assert codes == []
    assert isinstance(meta, Issue)
    assert (meta.title, meta.date, meta.number, meta.volume, meta.year) == ("资讯", time.date(2025, 3, 31), "3", "1.10", 2025)
    assert type(meta.year) is int
    assert [person.name for _, person in meta.contributors] == ["王一", "李二"]
    assert (meta.tags, meta.summary, meta.cover, meta.isbn) == (("地下水",), "两行摘要", None, "9787000000000")
    assert meta.publish_on == time.datetime(2025, 4, 1, 8, tzinfo=time.timezone(time.timedelta(hours=8)))
    assert document.lines["date"] == 3
    assert document.lines["authors[2].name"] == 8
    assert "cover" not in document.lines


def test_a_faulty_field_is_left_out_but_known() -> None:
    document, codes = one("title: a: b\ndate: 2025/3/1\nsummary: 好")
    assert codes == ["colon-in-value", "bad-date"]
    assert (document.meta.title, document.meta.date, document.meta.summary) == ("a: b", None, "好")
    assert (document.lines["title"], document.lines["date"]) == (2, 3)


@pytest.mark.parametrize(
    ("path", "key", "lang", "kind"),
    [
        ("index.md", "index", "zh", "page"),
        ("about/index.en.md", "about", "en", "page"),
        ("about.en.md", "about", "en", "page"),
        ("newsletters/index.md", "newsletters", "zh", "page"),
        ("newsletters/2025-01.md", "newsletters/2025-01", "zh", "issue"),
        ("newsletters/2025-01/index.en.md", "newsletters/2025-01", "en", "issue"),
        ("newsletters/2025-01/01-x.md", "newsletters/2025-01/01-x", "zh", "item"),
        ("reports/2025/index.md", "reports/2025", "zh", "report"),
        ("reports/2025/01-x.en.md", "reports/2025/01-x", "en", "chapter"),
        ("proceedings/2025/index.md", "proceedings/2025", "zh", "proceedings"),
        ("proceedings/2025/01-x/index.en.md", "proceedings/2025/01-x", "en", "paper"),
        ("proceedings/2025/01-x.MD", "proceedings/2025/01-x", "zh", "paper"),
        ("articles/x.md", "articles/x", "zh", "article"),
        ("articles/x/index.zh.md", "articles/x", "zh", "article"),
        ("articles/2025/x.md", "articles/2025/x", "zh", "article"),
        ("notices/2025/x/index.md", "notices/2025/x", "zh", "notice"),
    ],
)
def test_the_place_says_the_kind(path: str, key: str, lang: str, kind: str) -> None:
    document, faults = parse(path, "# 标题\n", LANGUAGES)
    assert document
    assert faults == []
    assert (document.key, document.lang, document.kind) == (key, lang, kind)
    assert key_of(path, LANGUAGES) == key


@pytest.mark.parametrize(
    ("front", "body", "title", "rest"),
    [
        ("", "# 甲\n\n乙\n", "甲", "\n\n乙\n"),
        ("", "甲\n===\n乙\n", "甲", "\n\n乙\n"),
        ("", "```\n# 代码\n```\n\n# 甲 #\n", "甲", "```\n# 代码\n```\n\n\n"),
        ("", "    # 代码\n\n<!-- # 注释\n# 注释 -->\n# 甲\n", "甲", "    # 代码\n\n<!-- # 注释\n# 注释 -->\n\n"),
        ("", "## 甲\n\n乙\n", "甲", "\n\n乙\n"),
        ("", "乙\n\n## 甲\n", "", "乙\n\n## 甲\n"),
        ("", "乙\n\n# 甲\n", "甲", "乙\n\n\n"),
        ("", "#甲\n", "甲", "\n"),
        ("", "#1 不是标题\n", "", "#1 不是标题\n"),
        ("", "# **甲**的 `乙` [丙](x.md){.a} &amp; ![丁](x.png) *戊* {#id}\n", "甲的 乙 丙{.a} & 丁 戊", "\n"),
        ("title: 甲\n", "# 甲\n乙\n", "甲", "\n乙\n"),
        ("title: 甲\n", "# **甲**\n乙\n", "甲", "\n乙\n"),
        ("title: 丙\n", "# 甲\n乙\n", "丙", "# 甲\n乙\n"),
        ("title: 甲\n", "## 甲\n", "甲", "## 甲\n"),
        ("title: 甲\n", "| a |\n|---|\n", "甲", "| a |\n|---|\n"),
    ],
)
def test_the_first_heading_is_the_title(front: str, body: str, title: str, rest: str) -> None:
    document, faults = parse("articles/x.md", f"---\n{front}---\n{body}", LANGUAGES)
    assert document
    assert faults == []
    assert (document.meta.title, document.body) == (title, rest)
    assert document.body.count("\n") == body.count("\n")


def test_lines_of_the_body_stay_those_of_the_file() -> None:
    document, faults = parse("articles/x.md", "\ufeff---\r\ndate: 2025-03-01\r\n---\r\n\r\n# 甲\r\n\r\n乙\r丙", LANGUAGES)
    assert document
    assert faults == []
    assert (document.body_line, document.body, document.lines["title"]) == (4, "\n\n\n乙\n丙", 5)


def test_dates_have_one_form() -> None:
    assert read_day("2022-06-29") == time.date(2022, 6, 29)
    assert read_day("2022-6-29") is read_day("２０２２-06-29") is read_day("2022-06-31") is None
    assert read_moment("2022-06-29") == time.date(2022, 6, 29)
    assert read_moment("2022-06-29T00:00:00Z") == time.datetime(2022, 6, 29, tzinfo=time.UTC)
    assert read_moment("2022-06-29 25:00") is None
    assert likely_day("2022年6月") == "2022-06-01"
    assert likely_day("2022年13月") == likely_day("二〇二二年") == ""


# Files


def tree(root: Path, files: dict[str, str | bytes]) -> Path:
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    return root


def told(root: Path) -> list[tuple[str, str]]:
    return [(fault.path, fault.code) for fault in read(root, LANGUAGES)[2]]


def test_assets_are_all_other_files(tmp_path: Path) -> None:
    picture = DOT
    tree(
        tmp_path,
        {"articles/x/index.md": "# x", "articles/x/image/A 1.PNG": picture, "data/x.csv": "a", "data/x.yml": "[]", ".git/x": ""},
    )
    documents, data, faults = read(tmp_path, LANGUAGES)
    assert faults == []
    assert [document.path for document in documents] == ["articles/x/index.md"]
    assert list(data.assets) == ["articles/x/image/A 1.PNG", "data/x.csv"]
    asset = data.assets["articles/x/image/A 1.PNG"]
    assert (asset.sha256, asset.size) == (hashlib.sha256(picture).hexdigest(), len(DOT))
    assert data.records == {"x": ()}


def test_names_are_in_one_unicode_form(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    tree(tmp_path, {f"articles/{decomposed}.md": "# x", f"image/{decomposed}.png": DOT})
    documents, data, faults = read(tmp_path, LANGUAGES)
    assert [document.key for document in documents] == ["articles/é"]
    if (tmp_path / "image/é.png").exists():  # a file system that knows both forms for one
        assert list(data.assets) == ["image/é.png"]
    else:
        assert [(fault.path, fault.code) for fault in faults if fault.severity == "error"] == [("image/é.png", "decomposed-name")]
        assert data.assets == {}


def test_names_must_be_text(tmp_path: Path) -> None:
    names = [b"\xb5\xda1\xc6\xda.md", b"a\nb.png", b"a\\b.png"]
    for name in names:
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_bytes(b"x")
    assert read(tmp_path, LANGUAGES)[:2] == ([], Data())
    assert {code for _, code in told(tmp_path)} == {"garbled-name"}
    assert show(read(tmp_path, LANGUAGES)[2], "zh").encode().count(b"\n") == 3 * 3 + 1


def test_links_and_special_files_are_refused(tmp_path: Path) -> None:
    root = tree(tmp_path / "content", {"index.md": "# x"})
    secret = tree(tmp_path, {"secret/a.md": "# secret"})
    (root / "file.md").symlink_to(secret / "secret/a.md")
    (root / "folder").symlink_to(secret / "secret", target_is_directory=True)
    (root / "nowhere.png").symlink_to("nothing")
    os.mkfifo(root / "pipe.md")
    names = ["file.md", "folder", "nowhere.png", "pipe.md"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        with suppress(PermissionError):  # some containers have no devices
            os.mknod(root / "zero.png", 0o600 | stat.S_IFCHR, os.makedev(1, 5))
            names.append("zero.png")
    assert told(root) == [(name, "not-a-file") for name in names]


def test_a_translation_by_another_name_is_said(tmp_path: Path) -> None:
    texts = {
        f"articles/{name}.md": f"---\ntitle: {name}\ndate: 2025-01-01\n---\n"
        for name in ("x", "x_en", "y", "y-EN", "z", "z_英文")
    }
    texts |= {
        f"articles/{name}.md": "---\ntitle: w\ndate: 2025-01-01\n---\n" for name in ("w_en", "node-js", "node", "v", "v-fr")
    }
    texts |= {f"newsletters/2025/{name}.md": "---\ntitle: i\ndate: 2025-01-01\n---\n" for name in ("index", "index_en")}
    _, _, faults = read(tree(tmp_path, dict(texts)), ("zh", "en"))
    meant = {fault.path: fault.values["suggestion"] for fault in faults if fault.code == "unknown-language-meant"}
    assert meant == {
        "articles/x_en.md": "x.en.md",
        "articles/y-EN.md": "y.en.md",
        "articles/z_英文.md": "z.en.md",
        "newsletters/2025/index_en.md": "index.en.md",
    }


def test_two_files_cannot_have_one_address(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "é")
    tree(
        tmp_path,
        {"articles/a.md": "# a", "articles/A.md": "# a", "a.png": DOT, "A.png": DOT, f"{decomposed}.png": DOT, "é.png": DOT},
    )
    tree(tmp_path, {"articles/b.md": "# b", "articles/b/index.md": "# b", "articles/b.zh.md": "# b", "articles/c.en.md": "# c"})
    tree(tmp_path, {"en/articles/c.md": "# c"})
    documents, _, faults = read(tmp_path, LANGUAGES)
    clashes = {fault.values["other"]: fault.path for fault in faults if fault.code == "same-address"}
    assert clashes == {
        "A.png": "a.png",
        "articles/A.md": "articles/a.md",
        "articles/b.md": "articles/b/index.md",
        "articles/c.en.md": "en/articles/c.md",
        "é.png": "é.png",
    }
    assert sum(document.key == "articles/b" for document in documents) == 1


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("---\ntitle: 地下空间\n---\n正文\n".encode("gb18030"), "GB18030"),
        ("---\ntitle: 地下空间𬭚\n---\n正文正文\n".encode("gb18030"), "GB18030"),
        ("---\ntitle: 地下空间\n---\n正文\n".encode("utf-16"), "UTF-16"),
        ("---\ntitle: Underground\n---\ntext\n".encode("utf-16-le"), "UTF-16-LE"),
        ("---\ntitle: Underground\n---\ntext\n".encode("utf-16-be"), "UTF-16-BE"),
    ],
)
def test_other_encodings_are_named_and_read(tmp_path: Path, data: bytes, encoding: str) -> None:
    documents, _, faults = read(tree(tmp_path, {"articles/x.md": data}), LANGUAGES)
    assert [(fault.code, fault.values["encoding"], fault.line) for fault in faults] == [("not-utf-8", encoding, faults[0].line)]
    assert documents[0].meta.title.startswith(("地下空间", "Underground"))


@pytest.mark.parametrize("data", ["Café à Paris, très bien".encode("latin-1"), b"\xff\xff\xff", b"---\ntitle: \xe5\x9c\n---\n"])
def test_what_nobody_can_read_is_no_document(tmp_path: Path, data: bytes) -> None:
    root = tree(tmp_path, {"articles/x.md": data})
    assert read(root, LANGUAGES)[0] == []
    assert told(root) == [("articles/x.md", "unknown-encoding")]


def test_size_has_limits(tmp_path: Path) -> None:
    tree(tmp_path, {"articles/a.md": "x" * (2 << 20) + "x", "articles/b.md": b"x" * (5 << 20)})
    tree(tmp_path, {"articles/c.md": "---\ntitle: c\nsummary: " + "长" * 30_000 + "\n---\n正文"})
    documents, _, _ = read(tmp_path, LANGUAGES)
    assert told(tmp_path) == [
        *(("articles/a.md", "document-too-big"), ("articles/b.md", "document-too-big")),
        ("articles/c.md", "front-matter-too-big"),
    ]
    assert [document.body for document in documents] == ["正文"]


@pytest.mark.skipif(os.getuid() == 0, reason="root may read every file")
def test_unreadable_files_are_said(tmp_path: Path) -> None:
    root = tree(tmp_path, {"articles/a.md": "# a", "b/c.png": "", "d.png": ""})
    for path in ("articles/a.md", "b", "d.png"):
        (root / path).chmod(0)
    assert {code for _, code in told(root)} == {"unreadable-file"}
    (root / "b").chmod(0o755)


def test_data_files_need_names_of_their_own(tmp_path: Path) -> None:
    assert told(tree(tmp_path, {"data/a.yml": "[]", "data/a.yaml": "[]"})) == [("data/a.yml", "same-address")]


def test_markdown_has_one_suffix(tmp_path: Path) -> None:
    tree(tmp_path, {"articles/a.markdown": "# a"})
    assert told(tmp_path) == [("articles/a.markdown", "unknown-suffix")]
    assert read(tmp_path, LANGUAGES)[:2] == ([], Data())


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    documents, data, faults = read(tmp_path / "nothing", LANGUAGES)
    assert (documents, data, [fault.code for fault in faults]) == ([], Data(), ["no-content"])


def test_data_files_become_records(tmp_path: Path) -> None:
    tree(tmp_path, {"data/society.yml": "name: {zh: 甲, en: A}\nphone: '010-1'\n"})
    tree(tmp_path, {"data/experts.yaml": "---\n- key: a\n  name: 甲\n  fields: 规划\n- {key: b, name: {en: B}, order: 2}\n"})
    _, data, faults = read(tmp_path, LANGUAGES)
    assert faults == []
    assert data.society
    assert data.society.name == {"zh": "甲", "en": "A"}
    assert [(record.key, record.name, record.fields, record.order) for record in data.records["experts"]] == [
        ("a", {"": "甲"}, ({"": "规划"},), None),
        ("b", {"en": "B"}, (), 2),
    ]
    assert data.assets == {}


@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside the project")
def test_real_material_reads_without_errors(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(CORPORA), str(tmp_path / "content")], check=True)
    documents, data, faults = read(tmp_path / "content", LANGUAGES)
    assert [fault for fault in faults if fault.severity == "error"] == []
    assert len(documents) > 400
    assert len(data.assets) > 200
    assert {document.kind for document in documents} == {"report", "chapter", "proceedings", "paper", "issue", "article"}
    assert all(document.meta.title and document.meta.date for document in documents)


# Properties

PATHS = st.sampled_from(
    ["index.md", "newsletters/x/index.md", "proceedings/a/b/index.en.md", "notices/2025/n.md", "articles/a.md", "a/b/c.md"]
)
TEXT = st.text(st.characters(exclude_categories=()), max_size=300)
PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "title",
            ":",
            ": ",
            "：",
            "date: 2025-03-01\n",
            "authors:\n",
            "  - name: 王\n",
            "- ",
            "\n",
            "  ",
            "\t",
            "\u3000",
            "\u00a0",
        ),
        *(
            "[",
            "]",
            "{",
            "}",
            "|\n",
            ">\n",
            "&a ",
            "*a",
            "<<",
            "!!x ",
            '"',
            "'",
            "“",
            "”",
            "# ",
            "%",
            "@",
            "`",
            "?",
            ",",
            "，",
            "\x00",
            "\x85",
        ),
        *(
            "\r",
            "\u2028",
            "\ufeff",
            "010",
            "12:30",
            "yes",
            "null",
            "2025-02-30",
            "...\n",
            "===\n",
            "```\n",
            "<!--",
            "-->",
            "\ud800",
            "title: 好\n",
        ),
        *(
            "<<<<<<< a\n",
            "attachments:\n",
            "publish_on: 2025-03-01 08:00\n",
            "corresponding: true\n",
            "1e999",
            "9" * 5000,
            "orcid: [1]\n",
        ),
    ]
)


def check_total(path: str, text: str) -> None:
    document, faults = parse(path, text, LANGUAGES)
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in faults:
        assert fault.line <= len(rows)
        assert not fault.line or fault.excerpt == rows[fault.line - 1]
        assert 0 <= fault.column <= len(fault.excerpt) + 1
        assert fault.length >= 1
        for lang in LANGUAGES:
            assert message(fault, lang)
            assert advice(fault, lang)
    for form in ("text", "github", "json"):
        show(faults, "zh", form).encode()
    if document:
        assert document.body.count("\n") == max(0, len(rows) - document.body_line)
        assert document.meta == KINDS[document.kind].model_validate(document.meta.model_dump())
        document.body.encode()


@given(PATHS, TEXT)
def test_parse_is_total(path: str, text: str) -> None:
    check_total(path, text)


@given(PATHS, st.lists(PIECES, max_size=40).map("".join), st.booleans())
@settings(max_examples=300, deadline=None)
def test_parse_is_total_over_broken_front_matter(path: str, text: str, closed: bool) -> None:
    check_total(path, f"---\n{text}\n---\n" if closed else text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "[" * 60_000,
            "a: " * 20_000,
            "- " * 30_000,
            "- [\n" * 12_000,
            "? " * 30_000,
            "&a " * 20_000,
            "a:\n" + "\tb\n" * 12_000,
        ),
        *(
            "title:\n" + " \x00\n" * 12_000,
            "title:\n" + " a: b: c\n" * 6_000,
            "a: b: c\n" * 6_000,
            "a: 1\n" * 12_000,
            "：" * 20_000,
        ),
        *(
            "{a: " * 15_000,
            "a:" * 30_000,
            "“”" * 10_000,
            "# " * 30_000,
            '"' * 60_000,
            "a: |\n" + " b\n" * 20_000,
            "\u3000- " * 12_000,
        ),
    ],
    ids=lambda text: repr(text[:12]),
)
def test_parse_takes_no_long_over_large_nonsense(text: str) -> None:
    check_total("articles/a.md", f"---\n{text}\n---\n")
    check_total("articles/a.md", text)


VALID = "title: 资讯\ndate: 2025-03-31\nauthors:\n  - name: 王一\n    orcid: 0000-0002-1825-0097\ntags: [甲, 乙]\nsummary: |\n  一\n  二\n"


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_parse_is_total_over_mutated_front_matter(data: st.DataObject) -> None:
    text = VALID
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 5)))
        text = text[:start] + data.draw(PIECES) + text[end:]
    check_total("newsletters/x/index.md", f"---\n{text}---\n正文\n")


@given(st.lists(PIECES.filter(lambda piece: piece not in ("---\n", "...\n")), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_what_yaml_refuses_is_never_let_pass(text: str) -> None:
    _, faults = parse("articles/a.md", f"---\n{text}\n---\n", LANGUAGES)
    try:
        for event in yaml.parse(text.encode("utf-8", "replace"), Loader=yaml.SafeLoader):
            assert event
    except yaml.YAMLError:
        assert [fault for fault in faults if fault.severity == "error"]


FAULTS = {
    "subtitle: a: b": "colon-in-value",
    "date: 2025/3/1": "bad-date",
    "number: 010": "ambiguous-number",
    "translators: Zhao, Lin": "unclear-names",
    "license：MIT": "fullwidth-colon",
    "cover: *x": "yaml-alias",
    "authors:\n  - name: a\n    orcd: b": "unknown-field-meant",
    "editors:\n  - name: a: b\n  - 乙": "colon-in-value",
    "status: Draft": "bad-choice",
    "year: true": "expects-number",
    'period: "x': "unclosed-quote",
    "summary:甲": "no-space-after-colon",
    "permit: @x": "needs-quotes",
    "printer: [x": "unclosed-bracket",
    "foo: 1": "unknown-field",
    "series: 第 #3 种": "cut-by-hash",
    "publisher: - x": "needs-quotes",
    "photographers: [{name: 甲, 乙}]": "unknown-field",
    "venue: 甲": "field-of-other-kind",
    "volume: !!str 3": "yaml-tag",
    "isbn: '978' 7": "needs-quotes",
    "doi: \x08x": "control-character",
    "一句话": "not-a-field",
}
SOUND = [
    "keywords: [甲, 乙]",
    "whole_number: 3",
    "reviewers:\n  - name: 甲\n    affiliation: 乙",
    "# 说明",
    "event: >-\n  甲: 乙\n  丙",
]


@given(st.permutations([*FAULTS, *SOUND]), st.integers(1, len(FAULTS)))
@settings(deadline=None)
def test_all_faults_are_said_in_one_run(lines: list[str], count: int) -> None:
    chosen = lines[:count]
    document, codes = one("\n".join(["title: 好", *chosen]))
    assert codes == [FAULTS[line] for line in chosen if line in FAULTS]
    assert document.meta.title == "好"
    assert ("keywords: [甲, 乙]" in chosen) == (document.meta.keywords == ("甲", "乙"))
    assert ("event: >-\n  甲: 乙\n  丙" in chosen) == (document.meta.event == "甲: 乙丙")


NAMES = st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="“”‘’＂"), min_size=1, max_size=40).map(
    str.strip
)


@given(NAMES, st.lists(NAMES.filter(bool), max_size=4), st.dates(time.date(1000, 1, 1)))
def test_what_is_quoted_comes_back(title: str, tags: list[str], day: time.date) -> None:
    def quoted(text: str) -> str:
        return "'" + text.replace("'", "''") + "'"

    document, codes = one(f"title: {quoted(title)}\ndate: {day}\ntags: [{', '.join(map(quoted, tags))}]")
    assert codes == []
    expected = (characters.read(title), tuple(map(characters.read, tags)), day)  # radicals are characters
    assert (document.meta.title, document.meta.tags, document.meta.date) == expected


@given(TEXT)
def test_a_plain_title_has_no_line_ends(text: str) -> None:
    assert not {"\n", "\r"} & {*plain(text)}
    assert plain(text) == plain(text).strip()


def test_kinds_have_fields_of_their_own() -> None:
    paper, codes = one("title: x\nauthors: 王一\nabstract: 摘要\naward: 一等奖", path="proceedings/2025/01-x.md")
    assert isinstance(paper.meta, Paper)
    assert (paper.meta.abstract, codes) == ("摘要", [])
    notice, codes = one("title: x\nattachments: [a.docx, {file: b.pdf, title: 乙}]\naddressees: 各单位", path="notices/x.md")
    assert isinstance(notice.meta, Notice)
    assert [attachment.file for attachment in notice.meta.attachments] == ["a.docx", "b.pdf"]
    assert codes == []


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [
        ("authors: 张三, 李四", "authors", ["张三", "李四"]),
        ("authors: 张三、李四；王 五", "authors", ["张三", "李四", "王五"]),
        ("authors: [张三、李四, {name: 赵 六}]", "authors", ["张三", "李四", "赵六"]),
        ("authors: Lin Zhao, He Jing and Ann Lee", "authors", ["Lin Zhao", "He Jing", "Ann Lee"]),
        ("authors: Lin Zhao & He Jing", "authors", ["Lin Zhao", "He Jing"]),
        ("authors: Zhao, Lin", "authors", ["Zhao, Lin"]),
        ("authors: 林昭（示例大学，北京）", "authors", ["林昭（示例大学，北京）"]),
        ("authors: [“张三”，“李四”]", "authors", ["张三", "李四"]),
        ("authors: 张三 李四", "authors", ["张三 李四"]),
        ("authors: 欧阳 修", "authors", ["欧阳修"]),
        ("authors: [文/赵六]", "authors", ["文/赵六"]),
        ('authors: ["张三、李四"]', "authors", ["张三、李四"]),
        ("tags: metro, tunnels and sky", "tags", ["metro", "tunnels and sky"]),
        ("tags: ［地下水；监测］", "tags", ["地下水", "监测"]),
        ("keywords: 《甲、乙》研究，丙", "keywords", ["《甲、乙》研究", "丙"]),
    ],
)
def test_what_commas_part_is_several(written: str, field: str, expected: list[str]) -> None:
    document, faults = parse("articles/a.md", f"---\ntitle: 甲\ndate: 2025-01-01\n{written}\n---\n", LANGUAGES)
    assert document
    assert [getattr(each, "name", each) for each in getattr(document.meta, field)] == expected
    codes = {
        "Zhao, Lin": ["unclear-names"],
        "张三 李四": ["unclear-names"],
        "林昭（示例大学，北京）": ["odd-name"],
        "文/赵六": ["odd-name"],
    }
    assert [fault.code for fault in faults] == codes.get(expected[0], [])


@pytest.mark.parametrize(
    ("head", "code", "title"),
    [
        ('+++\ntitle = "甲"\n+++\n正文', "foreign-head", ""),
        ('{\n  "title": "甲"\n}\n正文', "foreign-head", ""),
        ("```yaml\n---\ntitle: 甲\n---\n```\n正文", "foreign-head", ""),
        ("\u200b---\ntitle: 甲\n---\n正文", "control-character", "甲"),
        ("---\n标题：甲\ndate: 2025-01-01\n---\n正文", "unknown-field-meant", ""),
        ("---\ntitle: 甲\ndate: 二〇二五年十月三日\n---\n正文", "bad-date", "甲"),
        ("---\ntitle: 甲\ndate: Oct 3, 2025\n---\n正文", "bad-date", "甲"),
    ],
)
def test_heads_as_other_programs_and_keyboards_write_them(head: str, code: str, title: str) -> None:
    document, faults = parse("articles/a.md", head, LANGUAGES)
    assert document and document.meta.title == title
    assert document.body.strip() == "正文"
    fault = next(each for each in faults if each.code == code)
    assert code != "bad-date" or fault.values["example"] == "2025-10-03"


def test_folded_lines_of_chinese_have_no_space() -> None:
    head = "title: 很长的标题\n  写在两行\nsummary: >\n  第一行，\n  第二行\n  third line\n  fourth\nsubtitle: 保留 空格"
    document, _ = parse("articles/a.md", f"---\n{head}\n---\n", LANGUAGES)
    assert document
    assert (document.meta.title, document.meta.subtitle) == ("很长的标题写在两行", "保留 空格")
    assert (document.meta.summary or "").strip() == "第一行，第二行 third line fourth"


def test_radicals_are_the_characters_that_they_look_like() -> None:
    text = "---\ntitle: 标题里的⽤户\ndate: 2025-01-01\nauthors: [⽅⼀]\ntags: [⽤户]\n---\n使⽤⽅法，⾸先，⻓⻆，\uf900\n"
    document, faults = parse("articles/a.md", text, LANGUAGES)
    assert document and not faults
    assert (document.meta.title, document.meta.tags, document.meta.authors[0].name) == ("标题里的用户", ("用户",), "方一")
    assert document.body.strip() == "使用方法，首先，长角，豈"


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\u2066", "\\u2028", "\\r", "\\x07", "\\e", "\\uFEFF"])
def test_escapes_bring_nothing_that_nobody_sees(escape: str) -> None:
    text = f'---\ntitle: "甲{escape}乙"\ndate: 2025-01-01\nauthors: ["王{escape}一"]\n---\n'
    document, faults = parse("articles/a.md", text, LANGUAGES)
    assert document and (document.meta.title, document.meta.authors[0].name) == ("甲乙", "王一")
    assert [(fault.code, fault.line) for fault in faults] == [("control-character", 2), ("control-character", 4)]


@pytest.mark.parametrize("sign", [*"\u202a\u202e\u2066\u2069\u2028\x07"])
def test_a_line_has_the_order_of_letters_that_it_shows(sign: str) -> None:
    document, faults = parse("articles/a.md", f"---\ntitle: 甲\ndate: 2025-01-01\n---\n转{sign}账\n", LANGUAGES)
    assert document and document.body.strip() == "转 账"
    assert [(fault.code, fault.line, fault.column) for fault in faults] == [("control-character-in-body", 5, 2)]


def test_a_head_of_spaces_and_tabs_is_no_head() -> None:
    assert parse("articles/a.md", "---\n\u3000\t\n---\n", LANGUAGES)[1]
