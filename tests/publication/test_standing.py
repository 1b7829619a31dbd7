"""What became of a work after it was published, key figures, awards and abstracts."""

from __future__ import annotations

import datetime as time

import pytest

from content_from_text import LANGUAGES, NOW, documents
from huikan.library import assemble
from huikan.model import Highlight, Paper, Record, Report
from huikan.publication import abstracts, award_label, highlight_line, last_changed, notices, with_retractions
from huikan.source import Data, parse

TREE = """\
=== proceedings/p/index.md
---
title: 论文集
date: 2025-01-01
---
=== proceedings/p/01-a.md
---
title: 甲|乙
authors: 安平
abstract: 摘要。
keywords: [甲]
retracted: {date: 2025-03-01, reason: 数据有误}
---
=== proceedings/p/01-a.en.md
---
title: A
abstract: Abstract.
keywords: [a]
---
=== proceedings/p/02-b.md
---
title: 乙
authors: 安平
abstract: 乙的摘要。
abstract_en: |
  Of B,
  on two lines.
keywords_en: [b]
---
"""


def test_a_retraction_stands_before_the_title_in_every_language() -> None:
    library = with_retractions(assemble(documents(TREE), Data(), LANGUAGES, NOW).library)
    first, second = library.works[0].parts
    assert [document.meta.title for document in first.documents.values()] == ["［已撤稿］甲乙", "RETRACTED: A"]
    assert first.documents["zh"].marked == "［已撤稿］甲|乙"
    assert second.documents["zh"].meta.title == "乙"


def test_abstracts_are_a_translations_own_or_the_papers() -> None:
    first, second = assemble(documents(TREE), Data(), LANGUAGES, NOW).library.works[0].parts
    assert [(each.lang, each.text, each.keywords) for each in abstracts(first, first.documents["en"], LANGUAGES)] == [
        ("en", "Abstract.", ("a",)),
        ("zh", "摘要。", ("甲",)),
    ]
    assert [each.text for each in abstracts(second, second.documents["zh"], LANGUAGES)] == ["乙的摘要。", "Of B, on two lines."]


def test_the_newest_notice_comes_first_and_the_retraction_before_all() -> None:
    meta = Paper.model_validate(
        {
            "title": "甲",
            "retracted": {"date": "2025-03-01", "reason": "Wrong data"},
            "corrections": [{"date": "2025-01-02", "words": "一"}, {"date": "2025-02-02", "words": "二", "where": "表 1"}],
            "versions": [{"number": "1", "date": "2025-01-01"}, {"number": 2, "date": "2025-02-02", "words": "改了表 1"}],
        }
    )
    assert [notice.words for notice in notices(meta, "zh")] == [
        "本文已于2025年3月1日撤稿。原因：Wrong data。",
        "更正（2025年2月2日，表 1）：二",
        "更正（2025年1月2日）：一",
        "版本 2，2025年2月2日：改了表 1",
        "版本 1，2025年1月1日",
    ]
    assert notices(meta, "en")[0].words == "Retracted on 1 March 2025. Reason: Wrong data."
    assert last_changed(meta) == time.date(2025, 3, 1)
    assert notices(Paper(title="甲"), "zh") == () and last_changed(Paper(title="甲")) is None


@pytest.mark.parametrize(
    ("unit", "zh", "en"),
    [("亿 m²", "1.86 亿 m²：面积", "1.86 亿 m²: 面积"), ("%", "1.86%：面积", "1.86%: 面积"), (None, "1.86：面积", "1.86: 面积")],
)
def test_a_key_figure_on_a_line(unit: str | None, zh: str, en: str) -> None:
    figure = Highlight(number="1.86", unit=unit, words="面积")
    assert (highlight_line(figure, "zh"), highlight_line(figure, "en")) == (zh, en)


def test_an_award_is_said_as_its_catalogue_has_it() -> None:
    record = Record.model_validate(
        {"key": "best", "name": "甲", "title": {"zh": "优秀论文", "en": "Best Paper"}, "level": "一等奖", "year": 2025}
    )
    library = assemble([], Data(records={"awards": (record,)}), LANGUAGES, NOW).library
    assert award_label(library, "best", "zh") == "优秀论文一等奖（2025）"
    assert award_label(library, "best", "en") == "Best Paper, First Prize (2025)"
    assert award_label(library, "二等奖", "zh") == "二等奖"
    assert award_label(library, None, "zh") == ""


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("highlights: [{number: 约三成, words: 连通率}]", "bad-highlight"),
        ("highlights: [{number: 3}]", "missing-in-entry"),
        ("highlights: [{number: 3, words: 甲, colour: red}]", "unknown-field"),
        ("retracted: {date: 2025-03-01}", "missing-in-entry"),
        ("retracted: 2025-03-01", "expects-mapping"),
        ("corrections: [{date: 三月, words: 甲}]", "expects-date"),
        ("versions: 2", "expects-mapping"),
    ],
)
def test_what_is_no_such_value_is_said_at_its_place(line: str, code: str) -> None:
    document, faults = parse("reports/r/index.md", f"---\ntitle: 甲\ndate: 2025-01-01\n{line}\n---\n", LANGUAGES)
    assert [(fault.code, fault.line) for fault in faults] == [(code, 4)]
    assert document is not None and isinstance(document.meta, Report)
