"""Files for programs: citations of volumes and experts, deposits for Crossref, front matter in
JATS."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin
from xml.etree import ElementTree

import pytest
from lxml import html

from content_from_text import lay
from huikan.bibliography import read
from inline_build import build

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
email: office@example.org
=== data/experts.yml
- {key: ann, name: {zh: 安平, en: An Ping}, orcid: 0000-0002-1825-0097, pinyin: An Ping}
=== proceedings/p/index.md
---
title: 年会“论文集” & <甲>
date: 2025-05-01
event: 第一届年会
venue: 示例市
starts: 2025-04-01
ends: 2025-04-02
organisers: [示例学会]
editors: {name: 李四, affiliation: 示例大学}
license: CC BY 4.0
---
=== proceedings/p/01-a.md
---
title: 甲 & <乙>
title_en: A & <B>
authors:
  - {name: 安平, expert: ann, affiliation: 示例大学, corresponding: true, email: an@example.org}
  - {name: Jan van der Hoeven, affiliation: Delft}
abstract: 摘要 & 甲。
abstract_en: Abstract.
keywords: [甲, 乙]
keywords_en: [a]
received: 2025-01-01
revised: 2025-02-01
accepted: 2025-03-01
online_first: 2025-03-05
pages: 3-9
doi: 10.5555/a.1
cstr: 31253.14.a.1
classification: TU9
funding: 示例基金
retracted: {date: 2025-06-02, reason: 数据有误}
---
见文献[1]。

## 参考文献

[1] 张三. 文献[J]. 学报, 2020.
=== proceedings/p/02-b.md
---
title: 乙
authors: 示例编写组
---
文。
=== proceedings/q/index.md
---
title: 无日期的年会
date: 2024-05-01
event: 第零届年会
---
=== proceedings/q/01-d.md
---
title: 丁
authors: 示例编写组
---
文。
=== reports/r/index.md
---
title: 报告
date: 2025-02-01
isbn: 978-7-302-51132-8
editors: {name: 安平, expert: ann}
---
=== reports/r/01-c.md
---
title: 总论
authors: {name: 安平, expert: ann}
doi: 10.5555/c.1
---
文。
"""
# The children of an element in the order of crossref5.3.0.xsd
ORDER = {
    "doi_batch": "head body",
    "head": "doi_batch_id timestamp depositor registrant",
    "depositor": "depositor_name email_address",
    "conference": "contributors event_metadata proceedings_series_metadata proceedings_metadata conference_paper",
    "event_metadata": "conference_name conference_theme conference_acronym conference_sponsor conference_number"
    " conference_location conference_date",
    "proceedings_metadata": "proceedings_title proceedings_subject publisher publication_date isbn noisbn publisher_item"
    " archive_locations doi_data",
    "conference_paper": "contributors titles abstract publication_date acceptance_date pages publisher_item crossmark program"
    " archive_locations scn_policies doi_data citation_list component_list",
    "book": "book_metadata content_item",
    "book_metadata": "contributors titles abstract edition_number publication_date acceptance_date isbn noisbn publisher"
    " publisher_item crossmark program archive_locations doi_data citation_list",
    "content_item": "contributors titles abstract component_number publication_date acceptance_date pages publisher_item crossmark"
    " program archive_locations scn_policies doi_data citation_list component_list",
    "person_name": "given_name surname suffix affiliations ORCID alt-name",
    "publication_date": "month day year",
    "acceptance_date": "month day year",
    "pages": "first_page last_page other_pages",
    "doi_data": "doi timestamp resource collection",
}
NEEDED = {
    "head": "doi_batch_id timestamp depositor registrant",
    "event_metadata": "conference_name",
    "proceedings_metadata": "proceedings_title publisher publication_date",
    "conference_paper": "titles doi_data",
    "book_metadata": "titles publication_date publisher",
    "content_item": "doi_data",
    "person_name": "surname",
    "doi_data": "doi resource",
}
# Those of article-meta in the order of JATS-journalpublishing1.dtd, version 1.1
META = (
    "article-id article-categories title-group contrib-group aff author-notes pub-date volume issue isbn fpage lpage history"
    " permissions self-uri related-article abstract trans-abstract kwd-group funding-group conference counts custom-meta-group"
).split()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("exports")
    build(lay(TREE, root / "content"), root, "--no-pdf")
    return root / "site"


def named(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def misplaced(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        names = [named(child) for child in element]
        order = ORDER.get(named(element), "").split()
        places = [order.index(name) if name in order else -1 for name in names] if order else []
        if -1 in places or places != sorted(places):
            yield f"{named(element)}: {names}"
        missing = set(NEEDED.get(named(element), "").split()) - set(names)
        if missing:
            yield f"{named(element)} lacks {missing}"


@pytest.mark.parametrize("page", ["proceedings/p", "proceedings/p/01-a", "reports/r"])
def test_a_deposit_for_crossref_has_what_the_schema_asks_in_its_order(site: Path, page: str) -> None:
    root = ElementTree.parse(site / page / "crossref.xml").getroot()
    assert [*misplaced(root)] == []
    dois = [element.text for element in root.iter() if named(element) == "doi"]
    assert dois == (["10.5555/c.1"] if page == "reports/r" else ["10.5555/a.1"])  # what has no DOI is not registered
    texts = {named(element): element.text for element in root.iter()}
    assert (texts["email_address"], texts["registrant"]) == ("office@example.org", "示例学会")
    assert texts["timestamp"] == ("20250201000000" if page == "reports/r" else "20250602000000")  # of the last change
    assert texts["resource"].startswith("https://example.org/")


def test_people_and_words_of_a_deposit(site: Path) -> None:
    root = ElementTree.parse(site / "proceedings/p/crossref.xml").getroot()
    names = [
        [child.text for child in element if named(child) in ("given_name", "surname")]
        for element in root.iter()
        if named(element) == "person_name"
    ]
    assert names == [["四", "李"], ["平", "安"], ["Jan", "van der Hoeven"]]
    texts = [
        element.text for element in root.iter() if named(element) in ("proceedings_title", "title", "p", "unstructured_citation")
    ]
    assert texts == ["年会“论文集” & <甲>", "［已撤稿］甲 & <乙>", "摘要 & 甲。", "Abstract.", "张三. 文献[J]. 学报, 2020."]
    orcid = [element.text for element in root.iter() if named(element) == "ORCID"]
    assert orcid == ["https://orcid.org/0000-0002-1825-0097"]  # the record's


def test_the_front_matter_in_jats(site: Path) -> None:
    root = ElementTree.parse(site / "proceedings/p/01-a/jats.xml").getroot()
    meta = root.find("front/article-meta")
    assert meta is not None
    names = [child.tag for child in meta]
    assert sorted(names, key=META.index) == names
    assert [element.text for element in meta.iter("article-id")] == ["10.5555/a.1", "31253.14.a.1", "proceedings/p/01-a"]
    assert [element.text for element in meta.iter("trans-title")] == ["RETRACTED: A & <B>"]
    assert [element.text for element in meta.iter("surname")] == ["安", "An", "van der Hoeven"]
    history = {date.get("date-type"): date.get("iso-8601-date") for date in meta.iter("date")}
    assert history == {"received": "2025-01-01", "rev-recd": "2025-02-01", "accepted": "2025-03-01"}
    dates = {date.get("pub-type"): date.get("iso-8601-date") for date in meta.iter("pub-date")}
    assert dates == {"ppub": "2025-05-01", "epub": "2025-03-05"}
    assert [
        (group.get("{http://www.w3.org/XML/1998/namespace}lang"), [word.text for word in group])
        for group in meta.iter("kwd-group")
    ] == [
        ("zh", ["甲", "乙"]),
        ("en", ["a"]),
    ]
    assert meta.findtext(".//meta-value") == "本文已于2025年6月2日撤稿。原因：数据有误。"
    other = ElementTree.parse(site / "proceedings/p/02-b/jats.xml").getroot()
    assert other.findtext(".//collab") == "示例编写组"
    assert not (site / "proceedings/p/02-b/crossref.xml").exists()
    undated = ElementTree.parse(site / "proceedings/q/01-d/jats.xml").getroot()
    assert undated.find(".//conference") is None  # JATS has none without its days
    assert [undated.findtext(".//meta-name"), undated.findtext(".//meta-value")] == ["conference", "第零届年会"]


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("proceedings/p", ["年会“论文集” & <甲>", "［已撤稿］甲 & <乙>", "乙"]),
        ("reports/r", ["报告", "总论"]),
        ("contributors/ann", ["［已撤稿］甲 & <乙>", "总论", "报告"]),
    ],
)
def test_citations_of_a_volume_and_of_an_expert_read_back(site: Path, page: str, titles: list[str]) -> None:
    by_form = {}
    for suffix in ("bib", "ris", "json"):
        result = read(suffix, (site / page / f"citations.{suffix}").read_bytes())
        assert not result.faults
        by_form[suffix] = [entry.title for entry in result.entries.values()]
    assert all(sorted(found) == sorted(titles) for found in by_form.values()), by_form
    lines = (site / page / "citations.txt").read_text("utf-8").splitlines()
    assert [line.partition(" ")[0] for line in lines] == [f"[{number}]" for number in range(1, len(titles) + 1)]
    assert len(json.loads((site / page / "citations.json").read_text("utf-8"))) == len(titles)


def test_pages_lead_to_every_file_and_to_no_other(site: Path) -> None:
    linked = set()
    for page in site.rglob("index.html"):
        for href in html.fromstring(page.read_bytes()).xpath("//p[@class='exports']/a/@href"):
            linked.add(unquote(urljoin(page.relative_to(site).as_posix(), href)))
    files = {
        path.relative_to(site).as_posix() for name in ("citations.*", "jats.xml", "crossref.xml") for path in site.rglob(name)
    }
    assert linked == files and files


def test_a_contributors_works_stand_by_role(site: Path) -> None:
    root = html.fromstring((site / "contributors/ann/index.html").read_bytes())
    assert [head.text_content() for head in root.xpath("//h2[@class='role-head']")] == ["作者", "编辑"]
    assert "又名：An Ping" in root.xpath("string(//header[contains(@class,'page-head')])")
