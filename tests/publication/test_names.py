"""What things are called: one name a language, whichever way an editor means it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOW, documents
from huikan import markup
from huikan.check import check
from huikan.library import assemble
from huikan.model import Issue, Library, Proceedings
from huikan.outputs.print.book import compose
from huikan.publication import open_vocabulary, publisher, society_name
from huikan.settings import Settings
from huikan.source import Data
from huikan.source.records import parse_records, parse_society

RUBRICS = "- key: policy\n  name: {zh: 政策法规, en: Policy}\n- key: tech\n  name: 技术\n"
NEWSLETTER = """\
=== newsletters/2025-01/index.md
---
title: 资讯
date: 2025-03-31
number: 1
---
=== newsletters/2025-01/index.en.md
---
title: News
---
=== newsletters/2025-01/01-x.md
---
title: 第一篇
columns: 政策法规
---
文字。
=== newsletters/2025-01/01-x.en.md
---
title: The First
---
Text.
"""


def library(tree: str = "", society: str = "") -> Library:
    rubrics, _ = parse_records("data/columns.yml", RUBRICS, LANGUAGES)
    record = parse_society("data/society.yml", society, LANGUAGES)[0] if society else None
    return assemble(documents(tree), Data(record, {"columns": rubrics}, {}), LANGUAGES, NOW).library


@pytest.mark.parametrize("text", ["policy", "政策法规", "Policy", "POLICY", "Ｐolicy"])
def test_a_record_is_meant_by_its_key_or_any_of_its_names(text: str) -> None:
    assert [open_vocabulary(library(), lang).rubric(text) for lang in LANGUAGES] == ["政策法规", "Policy"]


def test_what_no_record_describes_is_called_as_it_is_written() -> None:
    vocabulary = open_vocabulary(library(), "en")
    assert (vocabulary.rubric("讣告"), vocabulary.rubric("tech"), vocabulary.branch("tod")) == ("讣告", "技术", "tod")


def test_print_names_a_rubric_in_its_own_language() -> None:
    works = library(NEWSLETTER)
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang)
        for work, _ in works.walk()
        for document in work.documents.values()
    }
    printed = {book.lang: book.parts[0].rubric for book in compose(works, fragments, Settings(), Path())}
    assert printed == {"zh": "政策法规", "en": "Policy"}


@pytest.mark.parametrize(
    ("record", "names", "expected"),
    [
        # the record is the source
        ("name: {zh: 甲会, en: Jia}", {"zh": "乙会", "en": "Yi"}, ("甲会", "Jia")),
        # without a language: the name in the first
        ("name: 甲会", {"zh": "乙会", "en": "Yi"}, ("甲会", "Yi")),
        ("name: {zh: 甲会}", {"zh": "乙会", "en": "Yi"}, ("甲会", "Yi")),  # mkdocs.yml has what it lacks
        ("name: {zh: 甲会}", {"zh": "乙会"}, ("甲会", "甲会")),
        ("", {"zh": "乙会", "en": "Yi"}, ("乙会", "Yi")),
        ("", {"zh": "乙会"}, ("乙会", "乙会")),
        ("", {}, ("", "")),
    ],
)
def test_the_society_has_one_name_a_language(record: str, names: Mapping[str, str], expected: tuple[str, str]) -> None:
    works = library(society=f"{record}\n" if record else "")
    assert tuple(society_name(works, names, lang) for lang in LANGUAGES) == expected


def test_two_names_of_the_society_are_told() -> None:
    works = library(society="name: {zh: 甲会, en: Jia}\n")
    found = check(works, {}, site_names={"zh": "乙会", "en": "Jia", "fr": "Autre"})
    assert [(one.code, one.severity, one.path, one.line) for one in found] == [("society-name", "warning", "data/society.yml", 1)]
    assert found[0].values == {"name": "甲会", "other": "乙会", "option": "site_name"}


def test_a_translation_that_names_nobody_has_experts_by_their_names_in_its_language() -> None:
    people = "[{name: 何老师, expert: he, affiliation: 示例大学}, 安平]"
    tree = f"=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\nauthors: {people}\n---\n文。\n=== articles/a.en.md\n---\ntitle: A\n---\nText.\n"
    experts, _ = parse_records("data/experts.yml", "- key: he\n  name: {zh: 何静姝, en: He Jingshu}\n", LANGUAGES)
    (work,) = assemble(documents(tree), Data(None, {"experts": experts}, {}), LANGUAGES, NOW).library.works
    named = {lang: [person.name for person in document.meta.authors] for lang, document in work.documents.items()}
    # in the original as printed there
    assert named == {"zh": ["何老师", "安平"], "en": ["He Jingshu", "安平"]}


def test_a_work_is_published_by_whom_it_or_its_publication_names() -> None:
    assert publisher(Issue(publisher="甲社"), Proceedings(publisher="乙社"), "学会") == "甲社"
    assert publisher(Issue(), Proceedings(publisher="乙社"), "学会") == "乙社"
    assert publisher(Issue(), None, "学会") == "学会"
