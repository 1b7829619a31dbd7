"""Every page of a small society as plain values."""

from __future__ import annotations

import datetime as time
import pickle
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, SETTINGS, documents, results
from drawn_pages import draw
from huikan import interface, library, markup, tasks
from huikan.bibliography import read
from huikan.interface.dates import day, span
from huikan.interface.lists import listed
from huikan.markup.fragment import Fragment
from huikan.model import Asset, Library, Work
from huikan.outputs import pages
from huikan.outputs.pages import PageSpec
from huikan.outputs.pages.cards import pieces, summary
from huikan.outputs.pages.citation_exports import exports_of
from huikan.outputs.pages.edition import open_edition
from huikan.outputs.pages.paging import list_pages
from huikan.outputs.pages.reading import reading
from huikan.outputs.stage import Site
from huikan.publication import named_files
from huikan.publication.terms import fold, slug
from huikan.source import Data
from huikan.source.records import parse_society

SOCIETY = """\
=== index.md
---
title: 首页
---
欢迎，看[资讯](newsletters/2025/index.md)。
=== about.md
---
title: 关于
order: 1
---
学会简介。
=== newsletters/2025/index.md
---
title: 资讯 2025年第1期
date: 2025-03-31
number: 1
---
=== newsletters/2025/01-first.md
---
title: 第一篇
columns: 政策法规
authors: 张三
---
见[图](image/a.png)与[下一篇](02-second.md#节)。
=== newsletters/2025/01-first.en.md
---
title: The First
---
See [the next](02-second.md).
=== newsletters/2025/02-second.md
---
title: 第二篇
columns: frontier
---
## 节

文字。
=== articles/a.md
---
title: 甲
date: 2025-03-01
tags: [C++, "C#", BIM, 地热]
---
文字。
=== articles/b.md
---
title: 乙
date: 2024-05-01
tags: [bim, 地热]
---
文字。
=== articles/c.en.md
---
title: Only English
date: 2024-06-01
summary: A summary.
---
Text.
"""
DATA = """\
=== data/columns.yml
- key: frontier
  name: {zh: 前沿科技, en: Research}
"""


def build(
    text: str = SOCIETY, records: Mapping[str, object] | None = None, pdfs: Mapping[str, int] | None = None
) -> list[PageSpec]:
    works, fragments = rendered(text, records)
    return list(pages.specs(Site(works, fragments, SETTINGS), results(pdfs or {})))


def rendered(text: str, records: Mapping[str, object] | None = None) -> tuple[Library, dict[tuple[str, str], Fragment]]:
    asset = Asset("newsletters/2025/image/a.png", "0" * 64, 1)
    data = Data(society=None, records=records or {}, assets={asset.path: asset})  # type: ignore[arg-type]
    works = library.assemble(documents(text), data, LANGUAGES, NOW).library
    found = [document for work, _ in works.walk() for document in work.documents.values()]
    return works, {(d.key, d.lang): markup.render(d.path, d.body, d.lang, d.body_line) for d in found}


def html(spec: PageSpec) -> str:
    body = spec.view["body"]
    assert isinstance(body, pages.Body)
    return pages.html_of(body, interface.words("zh"))


@pytest.fixture(scope="module")
def specs() -> dict[str, PageSpec]:
    return {spec.address: spec for spec in build()}


def test_every_address_once(specs: Mapping[str, PageSpec]) -> None:
    addresses = [spec.address for spec in build()]
    assert len({address.casefold() for address in addresses}) == len(addresses) == len(specs)


def test_the_pages_of_a_small_society(specs: Mapping[str, PageSpec]) -> None:
    assert {address: spec.template for address, spec in specs.items() if spec.lang == "zh"} == {
        "": "home.html",
        "404.html": "404.html",
        "search/": "search.html",
        "feeds/": "subscribe.html",
        "about/": "page.html",
        "newsletters/": "listing.html",
        "newsletters/archive/2025/": "listing.html",  # because an issue is called newsletters/2025
        "newsletters/2025/": "issue.html",
        "newsletters/2025/01-first/": "item.html",
        "newsletters/2025/02-second/": "item.html",
        "articles/": "listing.html",
        "articles/2025/": "listing.html",
        "articles/2024/": "listing.html",
        "articles/a/": "article.html",
        "articles/b/": "article.html",
        "articles/c/": "stub.html",
        "columns/": "terms.html",
        "columns/政策法规/": "term.html",
        "columns/frontier/": "term.html",
        "contributors/": "terms.html",
        "contributors/张三/": "term.html",
        "tags/": "terms.html",
        f"tags/{slug('C++')}/": "term.html",
        f"tags/{slug('C#')}/": "term.html",
        "tags/bim/": "term.html",
        "tags/地热/": "term.html",
    }


def test_a_work_of_one_language_has_a_stub_in_the_other(specs: Mapping[str, PageSpec]) -> None:
    stub, original = specs["articles/c/"], specs["en/articles/c/"]
    assert (stub.indexable, stub.alternates) == (False, {})
    assert (stub.title, stub.view["summary"]) == ("Only English", "A summary.")
    assert [entry["address"] for entry in stub.view["originals"]] == ["en/articles/c/"]  # type: ignore[attr-defined]
    assert original.indexable and original.alternates == {"en": "en/articles/c/"}
    assert [entry["address"] for entry in original.view["switch"]] == ["articles/c/"]  # type: ignore[attr-defined]


def test_alternates_are_the_languages_that_can_be_read(specs: Mapping[str, PageSpec]) -> None:
    first = specs["newsletters/2025/01-first/"]
    assert first.alternates == {"zh": "newsletters/2025/01-first/", "en": "en/newsletters/2025/01-first/"}
    assert specs[""].alternates == {"zh": "", "en": "en/"}
    assert all(not spec.alternates for spec in specs.values() if not spec.indexable)


def test_links_lead_to_the_same_language_and_to_stubs(specs: Mapping[str, PageSpec]) -> None:
    assert 'href="../02-second/#%E8%8A%82"' in html(specs["newsletters/2025/01-first/"])
    assert 'href="../image/a.png"' in html(specs["newsletters/2025/01-first/"])
    assert 'href="../02-second/"' in html(specs["en/newsletters/2025/01-first/"])
    assert specs["en/newsletters/2025/02-second/"].template == "stub.html"
    assert 'href="newsletters/2025/"' in html(specs[""])


def test_neighbours_of_parts_and_publications(specs: Mapping[str, PageSpec]) -> None:
    pager = specs["newsletters/2025/02-second/"].view["pager"]
    assert (pager["previous"]["title"], pager["next"], pager["up"]["address"]) == ("第一篇", None, "newsletters/2025/")  # type: ignore[index]
    pager = specs["articles/a/"].view["pager"]
    assert (pager["previous"]["title"], pager["next"]) == ("乙", None)  # type: ignore[index]


def test_issue_contents_stand_by_rubric_in_the_order_of_the_issue() -> None:
    from huikan.model import Record

    record = Record(key="frontier", name={"zh": "前沿科技", "en": "Research"}, order=1)
    specs = {spec.address: spec for spec in build(records={"columns": (record,)})}
    sections = specs["newsletters/2025/"].view["sections"]
    assert [(section["name"], [work["title"] for work in section["works"]]) for section in sections] == [  # type: ignore[attr-defined]
        ("政策法规", ["第一篇"]),
        ("前沿科技", ["第二篇"]),
    ]
    assert specs["en/newsletters/2025/"].template == "stub.html"
    assert specs["columns/frontier/"].title == "前沿科技"


def test_pdfs_are_linked_where_they_will_be() -> None:
    specs = {spec.address: spec for spec in build(pdfs={"pdf/articles-a.zh.pdf": 1_234_567})}
    assert specs["articles/a/"].view["pdf"] == {"address": "pdf/articles-a.zh.pdf", "size": "1.2 MB"}
    assert specs["articles/b/"].view["pdf"] is None


def test_a_notice_says_what_it_replaces_and_by_what_it_is_replaced() -> None:
    head = "title: 文\ndate: 2025-01-01\nreplaces: 学会〔2019〕1号\nreplaced_by: 学会〔2026〕3号"
    page = next(spec for spec in build(f"=== notices/a.md\n---\n{head}\n---\n") if spec.address == "notices/a/")
    assert {"学会〔2019〕1号", "学会〔2026〕3号"} <= set(re.findall(r"学会〔\d+〕\d号", str(page.view)))


def test_a_notice_says_how_urgent_it_is_and_who_signed() -> None:
    head = "title: 文\ndate: 2025-01-01\nurgency: most-urgent\nsigners: [林昭, 何静]"
    page = next(spec for spec in build(f"=== notices/a.md\n---\n{head}\n---\n") if spec.address == "notices/a/")
    assert page.view["urgency"] == "特急"
    assert {"label": "签发人", "text": "林昭、何静"} in page.view["facts"]


def test_only_named_assets_are_published() -> None:
    works, fragments = rendered(SOCIETY)
    assert named_files(works, fragments) == {"newsletters/2025/image/a.png"}
    works, fragments = rendered(SOCIETY.replace("[图](image/a.png)", "图"))
    assert named_files(works, fragments) == frozenset()


def test_specs_can_be_sent_and_fingerprinted(specs: Mapping[str, PageSpec]) -> None:
    prints = {tasks.fingerprint(spec) for spec in specs.values()}
    assert len(prints) == len(specs)
    for spec in specs.values():
        assert tasks.fingerprint(pickle.loads(pickle.dumps(spec))) == tasks.fingerprint(spec)
    assert prints == {tasks.fingerprint(spec) for spec in build()}


def test_series_of_reports_as_a_matrix() -> None:
    report = "=== reports/{year}/index.md\n---\ntitle: {year}\ndate: {year}-06-01\nyear: {year}\nseries: 蓝皮书\nregion: {region}\n---\n"
    specs = {
        spec.address: spec for spec in build("".join(report.format(year=y, region=r) for y, r in ((2023, "甲"), (2024, "乙"))))
    }
    matrix = specs["reports/2024/"].view["matrix"]
    assert matrix["years"] == (2024, 2023)  # type: ignore[index]
    rows = {row["region"]: [cell and cell["current"] for cell in row["cells"]] for row in matrix["rows"]}  # type: ignore[index]
    assert rows == {"甲": [None, False], "乙": [True, None]}
    assert specs["reports/archive/2024/"].template == "listing.html"


def test_terms_that_differ_have_addresses_that_differ() -> None:
    assert slug("BIM") == slug("bim") == slug("ＢＩＭ") == "bim"
    assert slug("Key Auth") == slug("key-auth") == "key-auth"
    assert slug("地热") == "地热"
    assert slug("C++") != slug("C#") and slug("C++").startswith("c-")
    assert len(slug("长" * 300).encode()) < 200


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
def test_slugs_are_safe_and_apart(one: str, other: str) -> None:
    assert slug(one) and slug(one) == slug(one).casefold()
    assert not set(slug(one)) & set("/\\?#%. \t\n\"'<>&")
    assert (slug(one) == slug(other)) == (fold(one) == fold(other))


def test_every_interface_word_is_in_every_table() -> None:
    first, *others = interface.TABLES.values()
    for other in others:
        assert set(first) == set(other)


def test_templates_and_pages_ask_only_for_words_that_are_there() -> None:
    import re

    theme = Path(__file__).parents[2] / "theme/web"
    asked = {word for path in theme.rglob("*.html") for word in re.findall(r"\bsay\.(\w+)", path.read_text("utf-8"))}
    assert asked <= set(interface.TABLES["en"]), asked - set(interface.TABLES["en"])


def test_titles_break_where_their_editors_said() -> None:
    title = "为什么|地下|地上"
    document = documents(f"=== articles/a.md\n---\ntitle: {title}\ndate: 2025-01-01\n---\n")[0]
    for marked, plain, parts in (
        ("为什么|地下|地上", "为什么地下地上", ("为什么", "地下", "地上")),
        ("Twin shields|in soft clay", "Twin shields in soft clay", ("Twin shields ", "in soft clay")),
        ("地|地地|地", "地地地地", ("地", "地地", "地")),
        ("", "没有", ("没有",)),
    ):
        changed = replace(document, marked=marked, meta=document.meta.model_copy(update={"title": plain}))
        assert pieces(changed) == parts
        assert "".join(pieces(changed)) == plain


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("埋深 18.0 m，共 143 篇", "埋深 18.0\u00a0m，共 143\u00a0篇"),
        ("120 km/h at 24 ℃, 5 mosques", "120\u00a0km/h at 24\u00a0℃, 5 mosques"),
        ("`sleep 5 s` 5 s", "sleep 5 s</code> 5\u00a0s"),
        ("第 3 期", "第 3\u00a0期"),
    ],
)
def test_numbers_keep_their_units(written: str, shown: str) -> None:
    specs = build(f"=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n{written}\n")
    assert shown in html(next(spec for spec in specs if spec.address == "articles/a/"))


def test_an_articles_picture_stands_above_its_text_unless_the_text_has_it() -> None:
    head = (
        "=== newsletters/2025/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n"
    )
    cover = "cover: ../newsletters/2025/image/a.png\ncover_alt: 图\n"
    for fields, text, told in (
        (cover, "文字。", "图"),
        (cover, "![图](../newsletters/2025/image/a.png)", None),
        ("", "文字。", None),
    ):
        page = next(spec for spec in build(f"{head}{fields}---\n{text}\n") if spec.address == "articles/a/")
        banner = page.view["banner"]
        assert (banner["told"] if isinstance(banner, dict) else banner) == told


def test_the_home_page_begins_the_newest_issues_editorial_in_whole_sentences() -> None:
    for text, begun in (("一句。二句“好。”三句很长" + "长" * 64 + "。", "一句。二句“好。”"), ("长" * 80 + "。", ""), ("", "")):
        specs = build(f"=== newsletters/a/index.md\n---\ntitle: 甲\ndate: 2025-01-01\n---\n{text}\n")
        assert next(spec for spec in specs if spec.address == "").view["editorial"] == begun


PAPER = """\
=== proceedings/c/index.md
---
title: 论文集 & 附录
date: 2025-12-20
---
=== proceedings/c/01-soil.md
---
title: "50% 的{沉降}"
authors: [甲, Lin Zhao]
pages: 1–4
doi: 10.5555/a_b
---
"""
BIBTEX = r"""@inproceedings{proceedings-c-01-soil,
  author = {甲 and Lin, Zhao},
  title = {{50\% 的\textbraceleft{}沉降\textbraceright{}}},
  booktitle = {论文集 \& 附录},
  publisher = {示例学会},
  year = {2025},
  pages = {1--4},
  doi = {10.5555/a_b},
  url = {https://example.org/s/proceedings/c/01-soil/},
  langid = {zh},
}
"""
RIS = """TY  - CONF
ID  - proceedings-c-01-soil
AU  - 甲
AU  - Lin, Zhao
TI  - 50% 的{沉降}
T2  - 论文集 & 附录
PB  - 示例学会
PY  - 2025
SP  - 1
EP  - 4
DO  - 10.5555/a_b
UR  - https://example.org/s/proceedings/c/01-soil/
LA  - zh
ER  - \n"""


def test_a_paper_as_programs_that_keep_references_want_it() -> None:
    entries = {spec.address: spec.view.get("exports") for spec in build(PAPER)}
    bibtex, ris, csl, line = exports_of(entries["proceedings/c/01-soil/"])
    assert (bibtex, ris) == ({"name": "BibTeX", "text": BIBTEX}, {"name": "RIS", "text": RIS})
    assert read("a.bib", bibtex["text"].encode()) == read("a.json", csl["text"].encode())
    assert line["text"] == (
        "甲，Lin Zhao. 50% 的{沉降}[C/OL]//论文集 & 附录. 示例学会，2025：1-4. "
        "https://example.org/s/proceedings/c/01-soil/. DOI：10.5555/a_b.\n"
    )


def test_days_and_lengths_in_each_language() -> None:
    assert day(time.date(2025, 3, 1), "zh") == "2025年3月1日"
    assert day(time.date(2025, 3, 1), "en") == "1 March 2025"
    assert span(time.date(2026, 12, 5), time.date(2026, 12, 6), "zh") == "2026年12月5日至6日"
    assert span(time.date(2026, 12, 5), time.date(2027, 1, 6), "zh") == "2026年12月5日至2027年1月6日"
    assert span(time.date(2026, 12, 5), time.date(2026, 12, 6), "en") == "5–6 December 2026"
    assert span(time.date(2026, 11, 30), time.date(2026, 12, 1), "en") == "30 November – 1 December 2026"
    assert span(time.date(2026, 12, 31), time.date(2027, 1, 1), "en") == "31 December 2026 – 1 January 2027"
    assert reading("汉" * 800) == (2, 800)
    assert reading("one two three") == (1, 3)


def test_names_in_a_row_in_each_language() -> None:
    assert listed(["甲", "乙", "丙"], "zh") == "甲、乙、丙" and listed(["甲", "乙", "丙"], "zh", 2) == "甲、乙等"
    assert listed(["A", "B", "C"], "en") == "A, B and C" and listed(["A", "B", "C"], "en", 2) == "A, B et al."
    assert [listed(names, "en") for names in ([], ["A"], ["A", "B"])] == ["", "A", "A and B"]


def test_a_summary_nobody_wrote_is_the_beginning() -> None:
    works, _ = rendered(SOCIETY)
    document = next(work for work in works.works if work.key == "articles/a").documents["zh"]
    edition = open_edition(works, {("articles/a", "zh"): Fragment("", "", opening="字" * 200)}, SETTINGS, "zh", {})
    assert summary(edition, document) == "字" * 90 + "……"


def test_a_translation_that_is_behind_its_original_says_so() -> None:
    text = "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-03-01\n---\n改过的文字。\n"
    text += "=== articles/a.en.md\n---\ntitle: A\ntranslated_from: abcdefghijklmnop\n---\nText.\n"
    found = {spec.address: spec.view["behind"] for spec in build(text)}
    assert found["en/articles/a/"] == {"lang": "zh-CN", "name": "Chinese", "address": "articles/a/"}
    assert [address for address, behind in found.items() if behind] == ["en/articles/a/"]


@given(st.integers(0, 400), st.integers(1, 60))
def test_long_lists_keep_their_pages_when_they_grow(count: int, most: int) -> None:
    works = tuple(Work(f"articles/{number:03}", "article", {}) for number in reversed(range(count + 1)))
    before, after = list_pages(works[1:], most), list_pages(works, most)
    assert sum((leaf.works for leaf in after), ()) == works
    assert all(len(leaf.works) == most for leaf in after[1:]) and len(after[0].works) < 2 * most
    shared = {leaf.number: leaf.works for leaf in before[1:]}
    assert shared.items() <= {leaf.number: leaf.works for leaf in after[1:]}.items()
    assert [leaf.newer for leaf in after] == [None, *(leaf.number for leaf in after[:-1])]
    assert [leaf.older for leaf in after] == [*(leaf.number for leaf in after[1:]), None]


def _many(count: int) -> dict[str, PageSpec]:
    article = "=== articles/a{n:03}.md\n---\ntitle: 第{n}篇\ndate: {day}\ntags: [地热]\n---\n文字。\n"
    first = time.date(2017, 1, 1)
    text = "".join(article.format(n=n, day=first + time.timedelta(days=20 * n)) for n in range(count))
    return {spec.address: spec for spec in build(text)}


def test_a_tag_of_many_works_has_pages_and_a_new_work_changes_one() -> None:
    before, after = _many(160), _many(161)
    found = [address for address in after if address.startswith("tags/地热/")]
    assert found == ["tags/地热/", "tags/地热/older/2/", "tags/地热/older/1/"]
    changed = {address for address in found if tasks.fingerprint(before[address]) != tasks.fingerprint(after[address])}
    assert changed == {"tags/地热/"}
    assert after["tags/地热/"].view["turning"] == {"newer": "", "older": "tags/地热/older/2/"}
    assert after["tags/地热/older/2/"].view["turning"] == {"newer": "tags/地热/", "older": "tags/地热/older/1/"}
    assert after["tags/地热/older/1/"].title == "地热：2017–2019"
    assert after["tags/地热/"].view["count"] == 161 and after["tags/地热/older/1/"].view["count"] == 0
    listing = after["articles/"]
    assert [shelf["year"] for shelf in listing.view["shelves"]] == [2025, 2024, 2023, 2022, 2021, 2020]  # type: ignore[attr-defined]
    assert [shelf["address"] for shelf in listing.view["earlier"]] == ["articles/2019/", "articles/2018/", "articles/2017/"]  # type: ignore[attr-defined]


def foot(society: str) -> dict[str, object]:
    """The foot of the Chinese home page for a society.yml."""
    record, faults = parse_society("data/society.yml", society, LANGUAGES)
    assert record and not faults, faults
    code = Asset("data/image/code.png", "0" * 64, 1)
    works = library.assemble(documents(SOCIETY), Data(record, {}, {code.path: code}), LANGUAGES, NOW).library
    site = next(iter(pages.specs(Site(works, settings=SETTINGS), {}))).view["site"]
    assert isinstance(site, Mapping)
    return dict(site["society"])


def test_the_foot_says_what_the_society_says_and_links_its_filings() -> None:
    found = foot(
        "name: {zh: 示例学会}\nshort_name: 学会\nsince: 2019\norganiser: 示例省科协\nwechat: image/code.png\n"
        "icp: 京ICP备12345678号-1\npolice: 京公网安备 11010802020088号\n"
    )
    assert found["icp"] == {"text": "京ICP备12345678号-1", "url": "https://beian.miit.gov.cn/"}
    assert found["police"] == {
        "text": "京公网安备 11010802020088号",
        "url": "https://beian.mps.gov.cn/#/query/webSearch?code=11010802020088",
    }
    assert (found["years"], found["organiser"]) == ("2019–2025", "示例省科协")
    assert (found["wechat"]["src"], found["wechat_code"]) == ("data/image/code.png", "“学会”微信公众号的二维码")


def test_the_foot_shows_nothing_that_is_not_said() -> None:
    found = foot("name: {zh: 示例学会}\nwechat: image/elsewhere.png\n")
    said = {name for name, value in found.items() if value}
    assert said == {"years", "wechat_code"} and found["years"] == "2025"


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("icp", "京ICP备05014420号"),
        ("icp", "粤ICP备2021039332号-12"),
        ("police", "琼公网安备46010002000001号"),
        ("police", "京公网安备 11010802020088"),
    ],
)
def test_filing_numbers_as_the_authorities_write_them(name: str, number: str) -> None:
    assert foot(f"name: 学会\n{name}: {number}\n")[name]


@pytest.mark.parametrize(
    ("name", "number", "code"),
    [
        ("icp", "ICP备05014420号", "bad-icp"),
        ("icp", "京ICP备050144号", "bad-icp"),
        ("icp", "美ICP备05014420号", "bad-icp"),
        ("icp", "京ICP备０５０１４４２０号", "bad-icp"),
        ("icp", "京ICP证030173号", "bad-icp"),
        ("police", "京公网安备110108020200号", "bad-police-number"),
        ("police", "'11010802020088'", "bad-police-number"),
        ("police", "沪公网安备11010802020088号", "bad-police-number"),  # 11 is 京
    ],
)
def test_other_filing_numbers_are_errors(name: str, number: str, code: str) -> None:
    record, faults = parse_society("data/society.yml", f"name: 学会\n{name}: {number}\n", LANGUAGES)
    assert [(fault.code, fault.severity, fault.line) for fault in faults] == [(code, "error", 2)]
    assert record and getattr(record, name) is None


def test_a_summary_nobody_wrote_ends_with_a_sentence() -> None:
    text = "第一句话说了一些事情，不太长也不太短。第二句话说了另外一些事情，也差不多长。" + "后面还有很长很长的一句，" * 9
    works, _ = rendered(SOCIETY)
    document = next(work for work in works.works if work.key == "articles/a").documents["zh"]
    edition = open_edition(works, {("articles/a", "zh"): Fragment("", "", opening=text)}, SETTINGS, "zh", {})
    assert summary(edition, document) == text.partition("后面")[0]


@pytest.fixture(scope="module")
def drawn(specs: Mapping[str, PageSpec]) -> dict[str, str]:
    return {name: page.decode() for name, page in draw(specs.values()).items()}


def test_nobody_is_led_to_the_text_of_a_feed(drawn: Mapping[str, str]) -> None:
    """Programs find feeds in the head; people are led to the page that tells what they are, where
    each has a place of its own."""
    places = set(re.findall(r'id="(hk-[^"]+)"', drawn["feeds/index.html"]))
    for name, page in drawn.items():
        body = page[page.index("<body") :]
        assert not re.findall(r'<a [^>]*href="[^"]*\.(?:atom|rss|json)"', body), name
        for place in re.findall(r'href="(?:\.\./)*feeds/#(hk-[^"]+)"', body):
            assert place in places or name.startswith("en/"), (name, place)


def test_the_page_to_subscribe_has_the_address_of_each_feed(drawn: Mapping[str, str]) -> None:
    page = drawn["feeds/index.html"]
    addresses = re.findall(r'data-copy="([^"]+)"', page)
    assert addresses and all(address.startswith("http") and address.endswith(".atom") for address in addresses)
    assert all(f"<code>{address}</code>" in page for address in addresses), "who has no script marks it by hand"


def test_a_notice_whose_day_has_passed_says_so_in_lists() -> None:
    """The reader's own day decides: a page is drawn once."""
    tree = "=== notices/n.md\n---\ntitle: 征稿\ndate: 2025-01-01\ndeadline: 2025-02-03\n---\n字\n"
    drawn = {name: page.decode() for name, page in draw(build(tree)).items()}
    assert 'data-ends="2025-02-03" data-over="已截止"' in drawn["notices/index.html"]
