"""Days, headings, titles and numbers that cannot be meant, and the days that feeds have of them."""

from __future__ import annotations

import datetime as time

import pytest

from content_from_text import LANGUAGES, documents
from huikan.check import check
from huikan.library import assemble
from huikan.markup import render
from huikan.model import SHANGHAI, Library
from huikan.source import Data

NOW = time.datetime(2026, 11, 20, 12, tzinfo=SHANGHAI)


def library(tree: str) -> Library:
    return assemble(documents(tree), Data(), LANGUAGES, NOW).library


def findings(tree: str) -> list[tuple[str, str, int]]:
    works = library(tree)
    fragments = {
        (document.key, document.lang): render(document.path, document.body, document.lang, document.body_line)
        for work, _ in works.walk()
        for document in work.documents.values()
    }
    return [(each.code, each.path, each.line) for each in check(works, fragments, today=NOW.date())]


ARTICLE = "=== articles/a.md\n---\ntitle: {title}\ndate: {date}\n{more}---\n{body}\n"


def article(title: str = "甲", date: str = "2026-03-01", more: str = "", body: str = "正文。") -> str:
    return ARTICLE.format(title=title, date=date, more=more, body=body)


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        (article(), []),
        (article(date="2026-11-20"), []),
        (article(date="2027-03-01"), [("day-to-come", 3)]),
        (article(more="updated: 2062-02-01\n"), [("day-to-come", 4)]),
        (article(more="updated: 2025-02-01\n"), [("days-out-of-order", 4)]),
        (article(body="# 又一个标题\n\n正文"), [("second-title", 5)]),
        (article(body="## 一\n\n#### 二\n\n### 三"), [("skipped-level", 7)]),
        (article(body="### 一\n\n#### 二\n\n## 三"), []),
        (article(title="'**粗** 与 a < b'"), [("markup-in-title", 2)]),
        (article(title="'[链](a.md)'"), [("markup-in-title", 2)]),
        (article(title="C* 与 2 ** 3"), []),
        (
            article() + "=== articles/a.en.md\n---\ntitle: 还是中文标题没有翻译\n---\n正文也是中文没有翻译。\n",
            [("chinese-in-translation", 1)],
        ),
        (article() + "=== articles/a.en.md\n---\ntitle: English 中文\n---\nThe word 会刊 means a journal.\n", []),
    ],
)
def test_what_cannot_be_meant_is_said(tree: str, said: list[tuple[str, int]]) -> None:
    assert [(code, line) for code, _, line in findings(tree) if code != "stale-translation"] == said


def test_a_deadline_before_the_day_of_posting() -> None:
    notice = "=== notices/a.md\n---\ntitle: 甲\ndate: 2026-05-08\ndeadline: 2025-06-10\n---\n正文。\n"
    assert [each[0] for each in findings(notice)] == ["days-out-of-order"]


def test_two_issues_of_one_number() -> None:
    issue = "=== newsletters/2026-0{n}/index.md\n---\ntitle: 第{n}期\ndate: 2026-0{n}-01\nnumber: 3\n---\n正文。\n"
    assert [each for each in findings(issue.format(n=3) + issue.format(n=4)) if each[0] == "same-number"] == [
        ("same-number", "newsletters/2026-04/index.md", 4)
    ]


def test_no_day_of_a_feed_is_to_come_and_publish_on_is_one() -> None:
    works = library(
        article(date="2027-03-01")
        + "=== articles/b.md\n---\ntitle: 乙\ndate: 2026-03-01\npublish_on: 2026-11-19 09:00\n---\n正文。\n"
        + "=== articles/c.md\n---\ntitle: 丙\ndate: 2026-03-01\nupdated: 2062-02-01\n---\n正文。\n"
        + "=== articles/d.md\n---\ntitle: 丁\ndate: 2026-03-01\nupdated: 2026-04-01\n---\n正文。\n"
    )
    days = {work.key: (document.posted, document.changed) for work, _ in works.walk() for document in work.documents.values()}
    assert days == {
        "articles/a": (time.datetime(2026, 11, 20, tzinfo=SHANGHAI), NOW.date()),
        "articles/b": (time.datetime(2026, 11, 19, 9, tzinfo=SHANGHAI), None),
        "articles/c": (None, time.date(2026, 3, 1)),  # the last day that has been: the same in tomorrow's build
        "articles/d": (None, None),
    }
