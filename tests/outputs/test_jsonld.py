"""What machines read of every kind of page: JSON-LD, Open Graph, citations."""

from __future__ import annotations

import datetime as time
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, documents, results
from huikan import addresses, library, markup
from huikan.outputs import pages
from huikan.outputs.pages import PageSpec
from huikan.outputs.pages.citation import license_of
from huikan.outputs.pages.html import data
from huikan.outputs.stage import Site
from huikan.publication import page_ends
from huikan.settings import Settings
from huikan.source import Data
from huikan.source.records import parse_records, parse_society

SITE = "https://example.org/s/"
SETTINGS = Settings(site_url=SITE, names={"zh": "示例学会", "en": "Example Society"}, languages=LANGUAGES)
SOCIETY = """\
name: {zh: 示例学会, en: Example Society}
short_name: {zh: 示例, en: ES}
about: 关于学会。
email: a@example.org
url: https://society.example.org/
"""
EVENTS = """\
- key: meeting
  name: {zh: 年会, en: Annual meeting}
  date: 2025-11-28
  ends: 2025-11-29
  place: {zh: 甲市, en: Jia City}
"""
TREE = """\
=== index.md
---
title: 首页
---
=== about.md
---
title: 关于
order: 1
---
=== newsletters/2025-01/index.md
---
title: 第一期
date: 2025-03-31
volume: 3
number: 1
issn: 1234-5679
series: 示例资讯
---
=== newsletters/2025-01/01-metro.md
---
title: 地铁
columns: 政策法规
authors: 张三
---
=== newsletters/2025-01/01-metro.en.md
---
title: Metro
authors: Zhang San
translated_from: abcdefghijklmnop
---
=== reports/2025/index.md
---
title: 蓝皮书
date: 2025-06-01
isbn: 978-7-0000-0000-0
region: 甲省
edition: 第二册
series: 甲省报告
editors: 李四
---
=== reports/2025/01-chapter.md
---
title: 总论
---
=== proceedings/2025/index.md
---
title: 论文集
date: 2025-12-01
event: 第三届大会
venue: 甲市
starts: 2025-11-28
ends: 2025-11-29
---
=== proceedings/2025/01-soil.md
---
title: 软土
abstract: 一段
  摘要。
authors:
  - {name: 张三, affiliation: 示例大学, orcid: 0000-0001-2345-6789}
  - 李四
keywords: [软土, 盾构]
pages: 12-19
doi: 10.5555/a.1
license: CC BY 4.0
---
=== proceedings/2025/01-soil.en.md
---
title: Soft ground
authors: Zhang San
abstract: An abstract.
translated_from: abcdefghijklmnop
---
=== articles/warm.md
---
title: 冬暖 </script><script>alert(1)</script> & “夏凉”
subtitle: 副题
date: 2025-03-01
updated: 2025-04-01
summary: 摘要 <!-- 不是注释
authors: 张三
tags: [地热]
---
文字。
=== notices/2025-01.md
---
title: 通知
date: 2025-05-01
---
=== articles/only.en.md
---
title: Only
date: 2025-01-01
---
"""


@pytest.fixture(scope="module")
def specs() -> dict[str, PageSpec]:
    society, faults = parse_society("data/society.yml", SOCIETY, LANGUAGES)
    records, more = parse_records("data/events.yml", EVENTS, LANGUAGES)
    assert not faults and not more
    works = library.assemble(documents(TREE), Data(society, {"events": records}, {}), LANGUAGES, NOW).library
    found = [document for work, _ in works.walk() for document in work.documents.values()]
    fragments = {(d.key, d.lang): markup.render(d.path, d.body, d.lang, d.body_line) for d in found}
    cards = [addresses.card(key, lang) for key, lang in (("", "zh"), ("", "en"), ("articles/warm", "zh"))]
    there = results(dict.fromkeys(["pdf/reports-2025.zh.pdf", *cards], 1))
    return {page.address: page for page in pages.specs(Site(works, fragments, SETTINGS), there)}


def graph(page: PageSpec) -> list[dict[str, Any]]:
    """The page's nodes, written as the template does and read back."""
    written = str(data(page.view["graph"]))
    assert not re.search(r"[<>&\u2028\u2029]", written)
    read = json.loads(written)
    assert read["@context"] == "https://schema.org"
    return list(read["@graph"])


def main(page: PageSpec) -> dict[str, Any]:
    return graph(page)[0]


def metas(page: PageSpec) -> list[tuple[str, str]]:
    found = page.view["head"]
    assert isinstance(found, tuple)
    return [(tag["name"], tag["content"]) for tag in found]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "Organization"),
        ("en/", "Organization"),
        ("about/", "WebPage"),
        ("newsletters/", "CollectionPage"),
        ("newsletters/2025-01/", "PublicationIssue"),
        ("newsletters/2025-01/01-metro/", "Article"),
        ("reports/2025/", ["Report", "Book"]),
        ("reports/2025/01-chapter/", "Chapter"),
        ("proceedings/2025/", "Book"),
        ("proceedings/2025/01-soil/", "ScholarlyArticle"),
        ("articles/warm/", "Article"),
        ("notices/2025-01/", "Article"),
        ("tags/地热/", "CollectionPage"),
        ("contributors/", "CollectionPage"),
    ],
)
def test_every_kind_of_page_says_what_it_is(specs: Mapping[str, PageSpec], address: str, kind: object) -> None:
    assert main(specs[address])["@type"] == kind


def test_pages_that_are_not_to_be_listed_say_nothing(specs: Mapping[str, PageSpec]) -> None:
    for address in ("404.html", "articles/only/", "en/articles/warm/"):
        assert not specs[address].indexable
        assert (specs[address].view["graph"], specs[address].view["head"]) == (None, ())


def test_home_names_the_society_its_site_and_its_events(specs: Mapping[str, PageSpec]) -> None:
    society, site, event = graph(specs["en/"])
    assert society == {
        "@type": "Organization",
        "@id": f"{SITE}#society",
        "name": "Example Society",
        "url": SITE,
        "alternateName": "ES",
        "description": "关于学会。",
        "sameAs": "https://society.example.org/",
        "email": "a@example.org",
    }
    assert (site["@type"], site["url"], site["inLanguage"], site["publisher"]) == (
        "WebSite",
        f"{SITE}en/",
        "en",
        {"@id": f"{SITE}#society"},
    )
    assert event == {
        "@type": "Event",
        "name": "Annual meeting",
        "startDate": "2025-11-28",
        "endDate": "2025-11-29",
        "location": {"@type": "Place", "name": "Jia City", "address": "Jia City"},
        "organizer": {"@id": f"{SITE}#society"},
    }


def test_issues_are_numbers_of_a_periodical(specs: Mapping[str, PageSpec]) -> None:
    issue = main(specs["newsletters/2025-01/"])
    assert (issue["name"], issue["issueNumber"], issue["datePublished"]) == ("第一期", "1", "2025-03-31")
    volume = issue["isPartOf"]
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "3")
    assert volume["isPartOf"] == {
        "@type": "Periodical",
        "@id": f"{SITE}newsletters/#periodical",
        "name": "示例资讯",
        "url": f"{SITE}newsletters/",
        "issn": "1234-5679",
    }
    item = main(specs["newsletters/2025-01/01-metro/"])
    assert item["isPartOf"]["@id"] == issue["@id"] == f"{SITE}newsletters/2025-01/#work"
    assert item["articleSection"] == ["政策法规"]


def test_reports_are_books_with_their_pdf(specs: Mapping[str, PageSpec]) -> None:
    report = main(specs["reports/2025/"])
    assert (report["isbn"], report["bookEdition"], report["spatialCoverage"]) == ("978-7-0000-0000-0", "第二册", "甲省")
    assert report["encoding"]["contentUrl"] == f"{SITE}pdf/reports-2025.zh.pdf"
    assert report["isPartOf"] == {"@type": "BookSeries", "name": "甲省报告"}
    assert [person["name"] for person in report["editor"]] == ["李四"]


def test_papers_carry_what_citations_need(specs: Mapping[str, PageSpec]) -> None:
    paper = main(specs["proceedings/2025/01-soil/"])
    assert paper["author"][0] == {
        "@type": "Person",
        "name": "张三",
        "url": f"{SITE}contributors/%E5%BC%A0%E4%B8%89/",
        "affiliation": {"@type": "Organization", "name": "示例大学"},
        "sameAs": "https://orcid.org/0000-0001-2345-6789",
    }
    assert (paper["pageStart"], paper["pageEnd"], paper["identifier"]) == ("12", "19", "10.5555/a.1")
    assert (paper["sameAs"], paper["license"]) == ("https://doi.org/10.5555/a.1", "https://creativecommons.org/licenses/by/4.0/")
    assert (paper["abstract"], paper["keywords"], paper["inLanguage"]) == ("一段摘要。", ["软土", "盾构"], "zh-CN")
    volume = main(specs["proceedings/2025/"])
    assert volume["about"]["@type"] == "Event" and volume["about"]["startDate"] == "2025-11-28"
    assert paper["isPartOf"]["@id"] == volume["@id"]


def test_a_translation_names_its_original(specs: Mapping[str, PageSpec]) -> None:
    translation = main(specs["en/proceedings/2025/01-soil/"])
    assert translation["translationOfWork"] == {
        "@type": "ScholarlyArticle",
        "@id": f"{SITE}proceedings/2025/01-soil/#work",
        "inLanguage": "zh-CN",
    }
    assert translation["inLanguage"] == "en" and "translationOfWork" not in main(specs["proceedings/2025/01-soil/"])


def test_citations_stand_once_on_the_page_in_the_papers_own_language(specs: Mapping[str, PageSpec]) -> None:
    cited = {address: [m for m in metas(page) if m[0].startswith("citation_")] for address, page in specs.items()}
    assert [address for address, found in cited.items() if found] == ["proceedings/2025/01-soil/"]
    assert cited["proceedings/2025/01-soil/"] == [
        ("citation_title", "软土"),
        ("citation_author", "张三"),
        ("citation_author_institution", "示例大学"),
        ("citation_author_orcid", "https://orcid.org/0000-0001-2345-6789"),
        ("citation_author", "李四"),
        ("citation_publication_date", "2025/12/01"),
        ("citation_conference_title", "第三届大会"),
        ("citation_inbook_title", "论文集"),
        ("citation_publisher", "示例学会"),
        ("citation_firstpage", "12"),
        ("citation_lastpage", "19"),
        ("citation_doi", "10.5555/a.1"),
        ("citation_language", "zh"),
        ("citation_keywords", "软土; 盾构"),
        ("citation_abstract_html_url", f"{SITE}proceedings/2025/01-soil/"),
        ("citation_fulltext_html_url", f"{SITE}proceedings/2025/01-soil/"),
    ]


def test_crumbs_lead_down_from_home(specs: Mapping[str, PageSpec]) -> None:
    crumbs = graph(specs["newsletters/2025-01/01-metro/"])[-1]
    assert crumbs["@type"] == "BreadcrumbList"
    assert [(step["position"], step["name"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, "首页", SITE),
        (2, "资讯", f"{SITE}newsletters/"),
        (3, "第一期", f"{SITE}newsletters/2025-01/"),
        (4, "地铁", f"{SITE}newsletters/2025-01/01-metro/"),
    ]


def test_hostile_titles_are_text(specs: Mapping[str, PageSpec]) -> None:
    article = main(specs["articles/warm/"])
    assert article["headline"] == "冬暖 </script><script>alert(1)</script> & “夏凉”"
    assert article["description"] == "摘要 <!-- 不是注释"
    assert (article["dateModified"], article["alternativeHeadline"]) == ("2025-04-01", "副题")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
def test_any_text_is_read_back_and_ends_no_element(value: object) -> None:
    written = str(data(value))
    assert json.loads(written) == value and not re.search(r"[<>&\u2028\u2029]", written)


def test_shared_links_have_a_picture_in_the_pages_language(specs: Mapping[str, PageSpec]) -> None:
    found = dict(metas(specs["articles/warm/"]))
    assert found["og:image"] == f"{SITE}cards/articles/warm.zh.png"
    assert (found["og:type"], found["og:locale"], found["twitter:card"]) == ("article", "zh_CN", "summary_large_image")
    assert (found["article:published_time"], found["article:modified_time"]) == ("2025-03-01", "2025-04-01")
    assert found["article:tag"] == "地热"
    assert main(specs["articles/warm/"])["image"] == f"{SITE}cards/articles/warm.zh.png"
    assert dict(metas(specs["en/contributors/"]))["og:image"] == f"{SITE}cards/index.en.png"
    home = dict(metas(specs["en/"]))
    assert (home["og:type"], home["og:url"], home["og:locale"], home["og:locale:alternate"]) == (
        "website",
        f"{SITE}en/",
        "en_GB",
        "zh_CN",
    )


def test_every_url_is_absolute_and_every_day_a_day(specs: Mapping[str, PageSpec]) -> None:
    named = ("url", "@id", "item", "image", "contentUrl", "mainEntityOfPage", "sameAs")
    for page in specs.values():
        for name, value in values(page.view["graph"]):
            if name in named:
                assert urlsplit(value).scheme == "https" and value.isascii(), (page.address, name, value)
            if name.startswith("date") or name.endswith("Date"):
                time.date.fromisoformat(value)


def values(node: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a graph with the name that it has."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            yield from values(value, key)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from values(value, name)
    elif isinstance(node, str):
        yield name, node


@pytest.mark.parametrize(
    ("pages_", "expected"),
    [
        ("12-19", ("12", "19")),
        ("S3–S8", ("S3", "S8")),
        ("7", ("7", "7")),
        ("12～19", ("12", "19")),
        ("全书", ("", "")),
        (None, ("", "")),
    ],
)
def test_the_first_and_last_page(pages_: str | None, expected: tuple[str, str]) -> None:
    assert page_ends(pages_) == expected


def test_licences_that_have_an_address() -> None:
    assert license_of("CC BY-NC-SA 4.0") == "https://creativecommons.org/licenses/by-nc-sa/4.0/"
    assert (license_of("版权所有"), license_of(None)) == ("版权所有", "")
