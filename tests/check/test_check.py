"""check: every rule with the literal place that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from content_from_text import CONFIG, LANGUAGES, NOON, documents, lay
from huikan.check import check
from huikan.cli import main
from huikan.library import assemble
from huikan.markup import render
from huikan.model import Asset, Record, Society
from huikan.source import Data

ASSETS = {path: Asset(path, "0" * 64, 1) for path in ("articles/image/a.png", "articles/表.png")}
RECORDS = {"branches": (Record(key="tod", name={"": "TOD"}),), "experts": (Record(key="he-jing", name={"": "何静"}),)}

AROUND = """\
=== articles/other.md
---
title: 另一篇
date: 2025-01-01
---
## 第一节 热量

=== articles/draft.md
---
title: 草稿
date: 2025-01-01
status: draft
---
"""


def findings(front: str, body: str, path: str = "articles/a.md") -> list[str]:
    found = documents(f"{AROUND}=== {path}\n---\n{front}\n---\n{body}\n")
    assembly = assemble(found, Data(society=None, records=RECORDS, assets=ASSETS), LANGUAGES, NOON)
    fragments = {
        (document.key, document.lang): render(document.path, document.body, document.lang, document.body_line)
        for work, _ in assembly.library.walk()
        for document in work.documents.values()
    }
    return [
        f"{finding.severity} {finding.code} {finding.path}:{finding.line}:{finding.column} {finding.values.get('similar', '')}".strip()
        for finding in check(assembly.library, fragments, assembly.unpublished_keys)
    ]


SOUND = "title: 文\ndate: 2025-01-01"


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        (SOUND, "见[另一篇](other.md)、[一节](other.md#第一节-热量)、[这里](#x)。\n\n## 标题 {#x}\n\n![图](image/a.png)", []),
        ("title: 文", "", ["error missing-field articles/a.md:1:0"]),
        (SOUND, "见[甲](othr.md)。", ["error broken-link-similar articles/a.md:5:6 other.md"]),
        (SOUND, "见[甲](nowhere-at-all.md)。", ["error broken-link articles/a.md:5:6"]),
        (SOUND, "\n见[甲](other.md#第一节)。", ["error broken-anchor-similar articles/a.md:6:6 第一节-热量"]),
        (SOUND, "见[甲](#没有这节)。", ["error broken-anchor articles/a.md:5:6"]),
        (SOUND, "![图](image/A.PNG)", ["error broken-image-similar articles/a.md:5:6 image/a.png"]),
        (SOUND, "![图](b/zzzzz.jpg)", ["error broken-image articles/a.md:5:6"]),
        (SOUND, "见[草稿](draft.md)。", ["warning unpublished-link articles/a.md:5:7"]),
        ("title: " + "很长的标题" * 30 + "\ndate: 2025-01-01", "", ["warning long-title articles/a.md:2:0"]),
        (SOUND, "！[图](image/a.png)", ["warning fullwidth-markdown articles/a.md:5:1"]),
        (SOUND, "太好了！[另一篇](other.md)", []),
        (SOUND, "见[另一篇]（other.md）。", []),
        (SOUND, "见【另一篇】(other.md#x)。", ["error broken-anchor articles/a.md:5:8"]),
        (SOUND, "见[另一篇](other.md）。", ["warning fullwidth-markdown articles/a.md:5:2"]),
        (SOUND, "见【注】（2025年）和[1]（张三，2020）。", []),
        (SOUND, "＃ 标题", ["warning fullwidth-markdown articles/a.md:5:1"]),
        (SOUND, "｜甲｜乙｜", ["warning fullwidth-markdown articles/a.md:5:1"]),
        (SOUND, "```\n＃ 标题\n[甲]（a.md）\n```\n\n`[甲]（a.md）`", []),
        (SOUND, "|甲|乙|\n|丙|丁|", ["warning table-without-rule articles/a.md:5:1"]),
        (SOUND, "|甲|乙|\n|--|--|\n|丙|丁\n|戊|己|\n|庚|辛|\n\n一行\n\n|x|", []),
        (SOUND + "\ncover: image\\a.png", "", []),
        (SOUND + "\ncover: image/a.png", "", []),
        (SOUND + "\ncover: image/c.png", "", ["error missing-file articles/a.md:4:0"]),
        (SOUND + "\nbranch: tod", "", []),
        (SOUND + "\nbranch: tood", "", ["warning unknown-record-similar articles/a.md:4:0 tod"]),
        (SOUND + "\nauthors:\n  - name: 何静\n    expert: nobody", "", ["warning unknown-record articles/a.md:4:0"]),
    ],
)
def test_rules(front: str, body: str, expected: list[str]) -> None:
    assert findings(front, body) == expected


def test_every_fault_is_found_in_one_run() -> None:
    assert len(findings("title: 文\nbranch: x\ncover: no.png", "[a](no.md) ![b](no.png) [c](#no)")) == 6


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("地下空间", []),
        (" Weather ", []),
        (None, []),
        ("wether", ["warning unknown-pack-similar weather"]),
        ("炼金术", ["note unknown-pack underground, weather, structures, geometry"]),
    ],
)
def test_a_field_without_drawings(field: str | None, found: list[str]) -> None:
    society = Society(name={"": "学会"}, field=field)
    works = assemble([], Data(society=society, records={}, assets={}), LANGUAGES, NOON).library
    assert [f"{finding.severity} {finding.code} {finding.values['similar']}" for finding in check(works, {})] == found


def test_pictures_that_data_files_name_are_looked_for() -> None:
    society = Society(name={"": "学会"}, wechat="image/code.png")
    records = {"experts": (Record(key="a", name={"": "甲"}, picture="../articles/image/a.png"),)}
    found = check(assemble([], Data(society, records, ASSETS), LANGUAGES, NOON).library, {})
    assert [(f.code, f.path, f.values["href"]) for f in found] == [("missing-file", "data/society.yml", "image/code.png")]


def test_a_file_that_cannot_be_published_stops_only_who_names_it(tmp_path: Path) -> None:
    body = "---\ntitle: 甲\ndate: 2025-01-01\n---\n见正文。\n"
    lay({"content/articles/a.md": body, "mkdocs.yml": f"docs_dir: content\n{CONFIG}"}, tmp_path)
    (tmp_path / "content/articles/form.docx").write_bytes(b"PK\x03\x04")
    where = ["--config", str(tmp_path / "mkdocs.yml"), "--cache", str(tmp_path / "cache"), "--lang", "zh"]
    done = CliRunner().invoke(main, ["check", *where])
    assert done.exit_code == 0 and "damaged-archive" in done.output and "articles/form.docx" in done.output
    (tmp_path / "content/articles/a.md").write_text(body.replace("正文", "[附件](form.docx)"), "utf-8")
    (tmp_path / "content/notices").mkdir()
    (tmp_path / "content/notices/b.md").write_text(body.replace("甲", "乙\nattachments: [../articles/form.docx]"), "utf-8")
    done = CliRunner().invoke(main, ["check", *where])
    assert done.exit_code == 1 and done.output.count("refused-file") == 2 and "broken-link" not in done.output
