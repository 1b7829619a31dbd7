"""Calendars: what programs that subscribe to them read, by another's parser."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from content_from_text import LANGUAGES, NOW, SETTINGS, lay
from huikan import library, markup, source
from huikan.outputs import calendar
from huikan.outputs.stage import Site

icalendar = pytest.importorskip("icalendar", reason="requirements-dev.txt has it")

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
=== data/branches.yml
- key: tod
  name: {zh: 综合开发分会, en: Committee on Development}
=== data/events.yml
- key: forum
  name: {zh: "论坛；第一天, 上午", en: "Forum, day one"}
  date: 2026-03-02
  ends: 2026-03-03
  hours: 09:00-17:30
  place: {zh: 甲市, en: Jia}
  branch: tod
  series: {zh: 年度论坛, en: Annual Forum}
  updated: 2026-01-11
- key: old
  name: {zh: 讲座, en: Lecture}
  date: 2025-03-02
  status: cancelled
=== notices/call.md
---
title: 关于征集论文的通知
date: 2025-11-01
updated: 2025-12-01
deadline: 2026-02-28
branch: tod
summary: 请于二月底前提交。
---
正文。
=== notices/draft.md
---
title: CANARY
date: 2025-11-01
deadline: 2026-02-20
status: draft
---
正文。
=== notices/inside.md
---
title: CANARY
date: 2025-11-01
deadline: 2026-02-21
visibility: internal
---
正文。
"""


def files(root: Path, tree: str = TREE) -> dict[str, bytes]:
    found, data, faults = source.read(lay(tree, root), LANGUAGES)
    assert not [fault for fault in faults if fault.severity == "error"], faults
    works = library.assemble(found, data, LANGUAGES, NOW).library
    fragments = {(one.key, one.lang): markup.render(one.path, one.body, one.lang, one.body_line) for one in found}
    site = Site(works, fragments, SETTINGS)
    made = {task.target: task.make(*task.args) for task in calendar.plan(site, {})}
    assert sorted(made) == sorted(claim.address for claim in calendar.claims(site))
    return made


def events(content: bytes) -> Mapping[str, Any]:
    (read,) = icalendar.Calendar.from_ical(content, multiple=True)
    assert not read.errors
    assert read.to_ical(sorted=False).replace(b"\r\n ", b"") == content.replace(b"\r\n ", b"")
    return {str(event["UID"]): event for event in read.walk("VEVENT")}


def test_a_calendar_of_all_of_a_branch_and_of_a_series(tmp_path: Path) -> None:
    made = files(tmp_path)
    names = ("events/calendar.ics", "events/branches/tod.ics", "events/series/年度论坛.ics")
    english = ("en/events/calendar.ics", "en/events/branches/tod.ics", "en/events/series/annual-forum.ics")
    assert sorted(made) == sorted((*names, *english))
    forum, old, call = "forum@example.org", "old@example.org", "notices.call.deadline@example.org"
    assert [list(events(made[name])) for name in names] == [[old, call, forum], [call, forum], [forum]]
    assert [list(events(made[name])) for name in english] == [[old, forum], [forum], [forum]]  # the notice is not translated
    assert b"CANARY" not in b"".join(made.values())


def test_what_programs_read(tmp_path: Path) -> None:
    content = files(tmp_path)["events/calendar.ics"]
    (read,) = icalendar.Calendar.from_ical(content, multiple=True)
    assert (read["NAME"], read["X-WR-TIMEZONE"]) == ("活动｜示例学会", "Asia/Shanghai")
    assert read["SOURCE"] == "https://example.org/s/events/calendar.ics"
    forum, old, call = (
        events(content)[uid] for uid in ("forum@example.org", "old@example.org", "notices.call.deadline@example.org")
    )
    begins, ends = forum.decoded("DTSTART"), forum.decoded("DTEND")
    assert begins.isoformat() == "2026-03-02T09:00:00+08:00" and ends.isoformat() == "2026-03-03T17:30:00+08:00"
    assert forum["SUMMARY"] == "论坛；第一天, 上午"
    assert forum["SEQUENCE"] == (time.date(2026, 1, 11) - time.date(2000, 1, 1)).days
    assert [alarm["TRIGGER"].dt for alarm in forum.walk("VALARM")] == [time.timedelta(days=-1)]
    assert (call.decoded("DTSTART"), call.decoded("DTEND")) == (time.date(2026, 2, 28), time.date(2026, 3, 1))
    assert call["SUMMARY"] == "截止：关于征集论文的通知"
    assert [alarm["TRIGGER"].dt.days for alarm in call.walk("VALARM")] == [-7, -1]
    assert call["URL"] == "https://example.org/s/notices/call/"
    assert old["STATUS"] == "CANCELLED" and not old.walk("VALARM")


def test_a_change_that_is_dated_has_a_higher_sequence_and_the_same_uid(tmp_path: Path) -> None:
    before = events(files(tmp_path / "a")["events/calendar.ics"])
    changed = TREE.replace("updated: 2026-01-11", "updated: 2026-01-12").replace("date: 2026-03-02", "date: 2026-03-01")
    after = events(files(tmp_path / "b", changed)["events/calendar.ics"])
    assert before.keys() == after.keys()
    assert after["forum@example.org"]["SEQUENCE"] > before["forum@example.org"]["SEQUENCE"]


@pytest.mark.parametrize("hours", ["9-17", "17:30-09:00", "25:00-26:00", "all day"])
def test_hours_that_are_none_are_said(hours: str, tmp_path: Path) -> None:
    tree = TREE.replace("hours: 09:00-17:30", f"hours: {hours}")
    faults = source.read(lay(tree, tmp_path), LANGUAGES)[2]
    assert [(fault.code, fault.line) for fault in faults if fault.severity == "error"] == [("expects-hours", 5)]
