"""Catalogues of content/data: their pages, orders and filters, what else names their
records, the calendar and QR codes."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, SETTINGS, documents
from drawn_pages import draw
from huikan import check, library
from huikan.interface import catalogues
from huikan.model import CATALOGUES, SLUGS, Library, Record
from huikan.outputs import calendar, pages
from huikan.outputs.pages import PageSpec
from huikan.outputs.pages.filters import CHOICES, LETTERS
from huikan.outputs.pages.sort_orders import SORT_ORDERS, sorted_records
from huikan.outputs.search.document import listed_documents
from huikan.outputs.stage import Site
from huikan.publication import alphabet, open_edition
from huikan.source import Data
from huikan.source.records import parse_records

PROJECT = Path(__file__).parents[2]
WORKS = """\
=== standards.md
---
title: 标准
---
怎样参与**起草**。
=== articles/a.md
---
title: 甲
date: 2025-03-01
authors: {name: 何静, expert: he-jing}
---
文字。
"""
RECORDS = {
    "standards": """\
- {key: s2, number: T/X 010—2025, name: {zh: 城市, en: The City}, date: 2025-03-01, status: 现行, branch: tod, people: [he-jing, 外人]}
- {key: s1, number: T/X 9—2024, name: {zh: 隧道, en: A Tunnel}, date: 2024-01-01, status: in-force, branch: tod}
- {key: s3, name: {zh: 岸, en: Shore}, year: 2026, status: comment, branch: carbon}
- {key: s4, number: T/X 2—2023, name: {zh: 北, en: North}, date: 2023-01-01, status: withdrawn}
- {key: s5, number: T/X 3—2023, name: {zh: 东, en: East}, date: 2023-02-01, status: 自定}
- {key: s6, number: T/X 4—2023, name: {zh: 安, en: Ann}, date: 2023-03-01, status: in-force}
""",
    "events": """\
- {key: e1, name: {zh: 年会, en: "Meeting, annual"}, date: 2025-11-28, ends: 2025-11-29, place: {zh: 甲市, en: Jia}, status: held}
- {key: e2, name: {zh: 讲座, en: Lecture}, date: 2027-01-09, status: planned, people: [lin-zhao]}
- {key: e3, name: {zh: 论坛, en: Forum}, date: 2026-12-05, status: planned}
- {key: e4, name: {zh: 旧事, en: Long ago}, date: 2020-01-01, status: cancelled}
""",
    "experts": """\
- {key: he-jing, name: {zh: 何静, en: He Jing}, email: he@example.org, order: 2, fields: [{zh: 规划, en: Planning}, TOD]}
- {key: lin-zhao, name: {zh: 林昭, en: Lin Zhao}, branch: tod, order: 1}
- {key: silent, name: {zh: 无事, en: Silent}}
""",
    "branches": """\
- {key: tod, name: {zh: TOD 委员会, en: Committee on TOD}, email: tod@example.org, people: [lin-zhao]}
- {key: carbon, name: {zh: 碳中和委员会, en: Committee on Carbon}}
""",
}


def laid(records: Mapping[str, str] = RECORDS, works: str = WORKS) -> Library:
    tables: dict[str, tuple[Record, ...]] = {}
    for name, text in records.items():
        tables[name], faults = parse_records(f"data/{name}.yml", text, LANGUAGES)
        assert not faults, faults
    return library.assemble(documents(works), Data(None, tables, {}), LANGUAGES, NOW).library


def planned(lib: Library) -> dict[str, PageSpec]:
    return {spec.address: spec for spec in pages.specs(Site(lib, settings=SETTINGS), {})}


@pytest.fixture(scope="module")
def specs() -> dict[str, PageSpec]:
    return planned(laid())


def rows(spec: PageSpec) -> list[Mapping[str, object]]:
    return list(spec.view["entries"])  # type: ignore[call-overload]


def test_the_pages_of_catalogues(specs: Mapping[str, PageSpec]) -> None:
    found = {a for a, spec in specs.items() if spec.template in ("catalogue.html", "catalogues.html") and spec.lang == "zh"}
    assert found == {
        *("catalogues/", "standards/", "standards/by-number/", "standards/by-name/", "events/", "events/by-oldest/"),
        *("experts/", "experts/by-name/", "branches/", "branches/by-name/"),
    }
    assert specs["standards/"].alternates == {"zh": "standards/", "en": "en/standards/"} and specs["standards/"].indexable
    assert not specs["standards/by-name/"].indexable and not specs["standards/by-name/"].alternates
    assert [crumb["label"] for crumb in specs["standards/"].view["crumbs"]] == ["首页", "名录", "团体标准"]  # type: ignore[attr-defined]
    menu = [entry["label"] for entry in specs["en/"].view["site"]["menu"]]  # type: ignore[index]
    assert "Directory" in menu


def test_a_catalogue_without_records_is_nowhere() -> None:
    specs = planned(laid({"experts": RECORDS["experts"], "events": "[]\n"}))
    assert "experts/" in specs and not any(address.startswith(("events", "branches")) for address in specs)
    listed = [entry["title"] for entry in specs["catalogues/"].view["catalogues"]]  # type: ignore[attr-defined]
    assert listed == ["专家库"]
    assert "catalogues/" not in planned(laid({}))


def test_a_page_of_the_editors_introduces_its_catalogue(specs: Mapping[str, PageSpec]) -> None:
    assert specs["standards/"].template == "catalogue.html" and specs["standards/"].view["body"] is not None
    assert specs["standards/by-name/"].view["body"] is None


def test_orders_of_standards(specs: Mapping[str, PageSpec]) -> None:
    def keys(address: str) -> list[object]:
        return [row["key"] for row in rows(specs[address])]

    assert keys("standards/") == ["s3", "s2", "s1", "s6", "s5", "s4"]
    assert keys("standards/by-number/") == ["s4", "s5", "s6", "s1", "s2", "s3"]  # 9 before 10, none at the end
    assert keys("standards/by-name/") == ["s6", "s3", "s4", "s2", "s5", "s1"]  # 安 岸 北 城 东 隧: by pinyin
    assert keys("en/standards/by-name/") == ["s6", "s1", "s5", "s4", "s3", "s2"]  # letter by letter
    assert keys("experts/") == ["lin-zhao", "he-jing", "silent"]


def test_events_that_are_to_come_are_first(specs: Mapping[str, PageSpec]) -> None:
    assert [row["key"] for row in rows(specs["events/"])] == ["e3", "e2", "e1", "e4"]
    assert [event["name"] for event in specs[""].view["events"]] == ["论坛", "讲座", "年会"]  # type: ignore[attr-defined]
    assert [row["ends"] for row in rows(specs["events/"])] == ["2026-12-05", "2027-01-09", "2025-11-29", ""]
    kinds = [node["@type"] for node in specs["events/"].view["graph"]["@graph"]]  # type: ignore[index]
    assert kinds == ["CollectionPage", "Event", "Event", "Event", "Event", "BreadcrumbList"]
    states = [node.get("eventStatus") for node in specs["events/"].view["graph"]["@graph"] if node["@type"] == "Event"]  # type: ignore[index]
    assert states == [None, None, None, "https://schema.org/EventCancelled"]


@given(st.lists(st.tuples(st.text(max_size=4), st.none() | st.text(max_size=6), st.none() | st.integers(-9, 12000)), max_size=8))
def test_orders_lose_nobody_and_do_not_change_twice(said: list[tuple[str, str | None, int | None]]) -> None:
    records = tuple(
        Record(key=f"r{place}", name={"zh": name}, number=number, year=year) for place, (name, number, year) in enumerate(said)
    )
    for order in SORT_ORDERS:
        once = sorted_records("standards", records, order, "zh")
        assert sorted(record.key for record in once) == sorted(record.key for record in records)
        assert sorted_records("standards", once, order, "zh") == once


def test_names_are_compared_by_pinyin() -> None:
    assert sorted(["张三", "李四", "Ann", "陈五", "白一", "bob"], key=alphabet.key) == [
        "Ann",
        "bob",
        "白一",
        "陈五",
        "李四",
        "张三",
    ]


def test_states_are_told_in_the_readers_language(specs: Mapping[str, PageSpec]) -> None:
    said = {row["key"]: row["mark"] for row in rows(specs["en/standards/"])}
    assert (said["s1"], said["s2"], said["s3"], said["s5"]) == ("In force", "In force", "Open for comment", "自定")
    assert {row["key"]: row["mark"] for row in rows(specs["standards/"])}["s1"] == "现行"


def test_filters_have_a_class_for_every_choice(specs: Mapping[str, PageSpec]) -> None:
    spec = specs["standards/"]
    found = {each["name"]: [(c["label"], c["count"]) for c in each["choices"]] for each in spec.view["filters"]}  # type: ignore[attr-defined]
    assert found == {
        "status": [("现行", 3), ("征求意见", 1), ("废止", 1), ("自定", 1)],
        "branch": [("TOD 委员会", 2), ("碳中和委员会", 1)],
        "year": [("2026", 1), ("2025", 1), ("2024", 1), ("2023", 3)],
    }
    counted: dict[object, int] = {}
    for row in rows(spec):
        for name in str(row["classes"]).split():
            counted[name] = counted.get(name, 0) + 1
    assert counted == {c["class"]: c["count"] for each in spec.view["filters"] for c in each["choices"]}  # type: ignore[attr-defined]


def test_few_records_and_records_that_agree_need_no_filter(specs: Mapping[str, PageSpec]) -> None:
    assert specs["events/"].view["filters"] == ()
    same = "".join(f"- {{key: s{n}, name: 标准, status: in-force}}\n" for n in range(9))
    assert planned(laid({"standards": same}))["standards/"].view["filters"] == ()


def test_more_choices_than_rules_share_the_last() -> None:
    many = "".join(f"- {{key: x{n}, name: 人, fields: [领域{n % 40}]}}\n" for n in range(50))
    choices = planned(laid({"experts": many}))["experts/"].view["filters"][0]["choices"]  # type: ignore[index]
    assert len(choices) == CHOICES and choices[-1]["label"] == "其他"
    assert sum(choice["count"] for choice in choices) == 50


def test_the_style_sheet_has_a_rule_for_every_choice() -> None:
    text = (PROJECT / "theme/web/catalogue.css").read_text("utf-8")
    ruled = set(re.findall(r"#hk-sieve:has\(#hk-(\w+):checked\) ~ div > \.entries > :not\(\.\1\)", text))
    assert ruled == {f"{letter}{place}" for letter in LETTERS for place in range(CHOICES)}


def test_addresses_of_people_stay_in_the_file(specs: Mapping[str, PageSpec]) -> None:
    assert {row["email"] for row in rows(specs["experts/"])} == {""}
    assert rows(specs["branches/"])[0]["email"] == "tod@example.org"


def test_committees_and_experts_have_pages_where_something_names_them(specs: Mapping[str, PageSpec]) -> None:
    pages_of = {row["key"]: row["address"] for row in rows(specs["experts/"])}
    assert pages_of == {"lin-zhao": "contributors/lin-zhao/", "he-jing": "contributors/he-jing/", "silent": ""}
    committee = specs["branches/tod/"]
    assert {m["catalogue"]: [row["key"] for row in m["entries"]] for m in committee.view["backlinks"]} == {  # type: ignore[attr-defined]
        "standards": ["s2", "s1"],
        "experts": ["lin-zhao"],
    }
    assert [person["name"] for person in committee.view["people"]] == ["林昭"]  # type: ignore[attr-defined]
    drafters = rows(specs["standards/"])[1]["people"]
    assert drafters == ({"name": "何静", "address": "contributors/he-jing/"}, {"name": "外人", "address": ""})
    assert [term["name"] for term in specs["contributors/"].view["terms"]] == ["何静"]  # type: ignore[attr-defined]


def test_records_are_found_by_search() -> None:
    found = {entry.key: entry.read() for entry in listed_documents(open_edition(laid(), {}, SETTINGS, "en"))}
    entry = found["data/standards/s2"]
    assert (entry.title, entry.kind, entry.address) == ("The City", "standards", "en/standards/#entry-s2")
    assert entry.passages == ("T/X 010—2025 · 城市 · In force · Committee on TOD · He Jing · 外人", "", "")
    kinds = planned(laid())["en/search/"].view["kinds"]
    assert kinds["standards"] == "Group Standards" and "awards" not in kinds  # type: ignore[index,operator]


def test_slugs_and_their_words_mean_the_same() -> None:
    for (catalogue, field), slugs in SLUGS.items():
        assert catalogue in CATALOGUES
        for slug in slugs:
            said = (slug, catalogues.ZH[f"{field}_{slug}"], catalogues.EN[f"{field}_{slug}"].upper())
            assert {catalogues.meaning(catalogue, field, text) for text in said} == {slug}
    assert catalogues.meaning("standards", "status", "自定") == catalogues.meaning("experts", "level", "first") == ""


def test_findings_in_data_name_their_lines() -> None:
    text = "- key: a\n  name: 甲\n  status: in-forse\n- key: b\n  name: 乙\n  branch: todd\n  people: [he-jin, 张三]\n"
    lib = laid({"standards": text, "branches": RECORDS["branches"], "experts": RECORDS["experts"]})
    found = [(f.code, f.path, f.line) for f in check.check(lib, {}) if f.path == "data/standards.yml"]
    assert found == [
        ("unknown-slug", "data/standards.yml", 3),
        ("unknown-record-similar", "data/standards.yml", 6),
        ("unknown-record-similar", "data/standards.yml", 7),
    ]


def test_links_between_catalogues_lead_to_their_lines(specs: Mapping[str, PageSpec]) -> None:
    kinds = ("catalogue.html", "catalogues.html", "term.html", "terms.html", "home.html")
    chosen = [spec for spec in specs.values() if spec.template in kinds]
    drawn = {target.removesuffix("index.html"): page.decode() for target, page in draw(chosen).items()}
    followed = 0
    for address, html in drawn.items():
        for href in re.findall(r'href="([^"]*)"', html.split("<main")[1].split("</main>")[0]):
            there = urljoin(f"/{address}", href)
            path, _, mark = unquote(there).lstrip("/").partition("#")
            if there.startswith("/") and not path.endswith((".ics", ".atom", ".rss", ".json", ".bib", ".ris", ".txt")):
                assert path in specs, (address, href)
                assert not mark.startswith("entry-") or f'id="{mark}"' in drawn[path], (address, href)
                followed += 1
    assert followed > 80


def test_two_thousand_records_stay_light() -> None:
    text = "".join(
        f"- {{key: p{n}, name: {{zh: {chr(0x4E00 + n * 7 % 6000)}{chr(0x4E00 + n * 13 % 9000)}, en: P {n}}}, title: {{zh: 教授}},"
        f" affiliation: {{zh: 第{n * 31 % 400}研究院}}, fields: [领域{n % 30}], branch: b{n % 9}}}\n"
        for n in range(2000)
    )
    lib = laid({"experts": text})
    (html,) = draw([planned(lib)["experts/"]]).values()
    assert html.count(b"<li id=") == 2000
    assert len(gzip.compress(html, 6)) < 120_000


# ---------- the calendar ----------


def unfolded(ics: bytes) -> list[str]:
    assert all(len(line) <= 75 for line in ics.split(b"\r\n")) and ics.endswith(b"\r\n")
    return ics.decode().replace("\r\n ", "").split("\r\n")


def test_the_calendar_file() -> None:
    made = {task.target: task.make(*task.args) for task in calendar.plan(Site(laid(), settings=SETTINGS), {})}
    assert set(made) >= {"events/calendar.ics", "en/events/calendar.ics"}
    lines = unfolded(made["en/events/calendar.ics"])
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[-2:] == ["END:VCALENDAR", ""]
    start = lines.index("UID:e1@example.org")
    first = ["BEGIN:VEVENT", *lines[start : lines.index("END:VEVENT", start)]]
    assert first[1:] == [
        "UID:e1@example.org",
        "DTSTAMP:20251128T000000Z",
        "SEQUENCE:0",
        "DTSTART;VALUE=DATE:20251128",
        "DTEND;VALUE=DATE:20251130",
        "SUMMARY:Meeting\\, annual",
        "LOCATION:Jia",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "URL:https://example.org/s/en/events/#entry-e1",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P1D",
        "DESCRIPTION:Soon: Meeting\\, annual",
        "END:VALARM",
    ]
    assert lines.count("STATUS:CANCELLED") == 1
    assert not list(calendar.plan(Site(laid({}), settings=SETTINGS), {}))


@given(st.text(max_size=200))
def test_calendar_lines_fold_without_loss(text: str) -> None:
    made = calendar.make("名", "https://a.example/a.ics", (("SUMMARY", calendar.escape(text)),))
    line = next(line for line in unfolded(made) if line.startswith("SUMMARY:"))
    plain = re.sub(r"\\(.)", r"\1", line.removeprefix("SUMMARY:"))
    assert plain == " ".join(text.split())


# ---------- QR codes ----------


def test_publications_have_codes_and_nobody_has_without_an_address(specs: Mapping[str, PageSpec]) -> None:
    assert specs["articles/a/"].view["code"] == "articles/a/"
    assert {spec.view.get("code", "") for spec in specs.values()} == {"articles/a/", ""}
    nowhere = replace(SETTINGS, site_url="")
    assert {spec.address: spec for spec in pages.specs(Site(laid(), settings=nowhere), {})}["articles/a/"].view["code"] == ""
