"""assemble: pairing, nesting, inheritance, and what stays unpublished."""

from __future__ import annotations

import datetime as time

import pytest

from content_from_text import LANGUAGES, NOON, documents
from huikan.library import Assembly, assemble
from huikan.model import Asset, beside
from huikan.publication import named_files
from huikan.source import Data


def assembled(text: str, now: time.datetime = NOON, assets: tuple[str, ...] = ()) -> Assembly:
    data = Data(society=None, records={}, assets={path: Asset(path, "0" * 64, 1) for path in assets})
    return assemble(documents(text), data, LANGUAGES, now)


def keys(assembly: Assembly) -> list[str]:
    return [f"{work.key}:{','.join(work.documents)}" for work, _ in assembly.library.walk()]


ISSUE = """\
=== newsletters/2025-01/index.md
---
title: 第一期
date: 2025-03-31
year: 2025
number: 1
license: CC BY 4.0
---
=== newsletters/2025-01/index.en.md
---
title: First issue
---
=== newsletters/2025-01/01-metro.md
---
title: 地铁
columns: news
---
=== newsletters/2025-01/01-metro.en.md
---
title: Metro
---
=== newsletters/2025-01/02-letter.en.md
---
title: A letter
---
"""


def test_languages_are_paired_and_parts_nested_in_order() -> None:
    assert keys(assembled(ISSUE)) == [
        "newsletters/2025-01:zh,en",
        "newsletters/2025-01/01-metro:zh,en",
        "newsletters/2025-01/02-letter:en",
    ]


def test_a_translation_takes_what_it_does_not_say_but_no_words_of_its_own() -> None:
    issue = assembled(ISSUE).library.works[0]
    english = issue.documents["en"].meta
    assert (english.title, english.date, english.number, english.license) == (
        "First issue",
        time.date(2025, 3, 31),
        "1",
        "CC BY 4.0",
    )
    metro = issue.parts[0].documents["en"].meta
    assert (metro.title, metro.columns, metro.summary) == ("Metro", ("news",), None)


def test_a_part_takes_date_and_licence_of_its_publication_but_not_its_number() -> None:
    letter = assembled(ISSUE).library.works[0].parts[1].documents["en"].meta
    assert (letter.date, letter.year, letter.license, letter.number) == (time.date(2025, 3, 31), 2025, "CC BY 4.0", None)


def article(front: str, english: str = "") -> str:
    zh = f"=== articles/a.md\n---\ntitle: 文\ndate: 2025-01-01\n{front}\n---\n正文\n"
    return zh + (f"=== articles/a.en.md\n---\ntitle: A\n{english}\n---\nText\n" if english else "")


@pytest.mark.parametrize(
    ("front", "english", "expected"),
    [
        ("status: published", "license: x", ["articles/a:zh,en"]),
        ("status: draft", "", []),
        ("status: draft", "license: x", []),  # the translation of a draft is one too
        ("license: x", "status: draft", ["articles/a:zh"]),
        ("license: x", "visibility: internal", []),  # internal in one language is internal
        ("visibility: internal", "license: x", []),
        ("publish_on: 2025-06-01", "", ["articles/a:zh"]),
        ("publish_on: 2025-06-02", "", []),
        ("publish_on: 2025-06-01T11:59", "", ["articles/a:zh"]),
        ("publish_on: 2025-06-01T12:00", "", ["articles/a:zh"]),
        ("publish_on: 2025-06-01T12:01", "", []),
        ("publish_on: 2025-06-01T04:01+00:00", "", []),
        ("publish_on: 2025-06-01T04:00+00:00", "", ["articles/a:zh"]),
    ],
)
def test_what_is_public(front: str, english: str, expected: list[str]) -> None:
    assembly = assembled(article(front, english))
    assert keys(assembly) == expected
    assert bool(assembly.unpublished_keys) == (
        (expected != ["articles/a:zh,en"] and expected != ["articles/a:zh"]) or "draft" in english
    )


@pytest.mark.parametrize("front", ["status: draft", "visibility: internal", "publish_on: 2099-01-01"])
def test_parts_and_files_of_an_unpublished_publication_are_not_there(front: str) -> None:
    text = ISSUE.replace("title: 第一期", f"title: 第一期\n{front}").replace("title: 地铁", "title: 地铁\nstatus: published")
    assembly = assembled(text, assets=("newsletters/2025-01/image/a.png", "newsletters/2025-02/image/b.png"))
    assert assembly.library.works == ()
    assert list(assembly.library.assets) == ["newsletters/2025-02/image/b.png"]
    assert "newsletters/2025-01/01-metro" in assembly.unpublished_keys


def test_a_part_without_an_index_is_named_and_left_out() -> None:
    assembly = assembled("=== newsletters/2025-02/01-a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n")
    assert [(finding.code, finding.path) for finding in assembly.diagnostics] == [
        ("missing-index", "newsletters/2025-02/01-a.md")
    ]
    assert assembly.library.works == ()


def test_a_paper_in_a_folder_of_its_own_belongs_to_its_volume() -> None:
    text = """\
=== proceedings/2025/index.md
---
title: 论文集
date: 2025-01-01
event: 年会
---
=== proceedings/2025/01-x/index.md
---
title: 论文
authors: 张三
---
"""
    volume = assembled(text).library.works[0]
    assert [part.key for part in volume.parts] == ["proceedings/2025/01-x"]
    assert volume.parts[0].meta.event == "年会"


def test_an_editors_breaks_leave_the_title_and_are_kept_beside_it() -> None:
    text = "=== articles/a.md\n---\ntitle: 第三届|学术大会\ndate: 2025-01-01\n---\n=== articles/a.en.md\n---\ntitle: Third Meeting\n---\n"
    documents = assembled(text).library.works[0].documents
    assert [(document.meta.title, document.marked) for document in documents.values()] == [
        ("第三届学术大会", "第三届|学术大会"),
        ("Third Meeting", ""),
    ]


@pytest.mark.parametrize(
    ("path", "name", "found"),
    [
        ("articles/a/index.md", "image/b.png", "articles/a/image/b.png"),
        ("articles/a/index.md", "../b.png", "articles/b.png"),
        ("articles/a/index.md", "/image/b.png", "image/b.png"),
        ("index.md", "b.png", "b.png"),
        ("index.md", "../b.png", "../b.png"),  # no file of content/ is called so
        ("data/society.yml", "e\u0301.png", "data/\u00e9.png"),
    ],
)
def test_a_file_is_named_from_its_document(path: str, name: str, found: str) -> None:
    assert beside(path, name) == found


def test_a_cover_named_from_content_is_found_by_what_shows_it() -> None:
    text = "=== articles/a.md\n---\ntitle: 文\ndate: 2025-01-01\ncover: /image/c.png\n---\n"
    shown = named_files(assembled(text, assets=("image/c.png",)).library, {})
    assert "image/c.png" in shown
