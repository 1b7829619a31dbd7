"""What readers of one language get: the order of works and parts, and where links lead, in every
medium."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOW, SETTINGS, documents
from huikan import library, markup
from huikan.model import Asset, Library
from huikan.outputs import feeds, pages
from huikan.outputs.print.book import compose
from huikan.outputs.search.document import listed_documents
from huikan.outputs.stage import Site
from huikan.publication import Edition, open_edition
from huikan.source import Data

SITE = SETTINGS.site_url
TREE = """\
=== articles/old.md
---
title: 旧
date: 2024-01-01
---
文。
=== articles/old.en.md
---
title: Old, translated late
date: 2025-06-01
---
Text.
=== articles/new.md
---
title: 新
date: 2025-03-01
---
文。
=== articles/new.en.md
---
title: New
---
Text.
=== articles/same.md
---
title: 同日
date: 2025-03-01
---
文。
=== newsletters/1/index.md
---
title: 通讯
date: 2025-01-01
---
文。
=== newsletters/1/01-a.md
---
title: 甲
columns: 要闻
---
见[乙](02-b.md#节)、[表](/files/表.pdf)、[旧](../../articles/old.md)、[首页](/index.md)、[此处](#x)、[无](none.md)、[外](https://example.com/)。
=== newsletters/1/02-b.md
---
title: 乙
---
## 节
=== newsletters/1/03-c.md
---
title: 丙
columns: 要闻
---
文。
"""


def society(tree: str = TREE) -> tuple[Library, Mapping[tuple[str, str], markup.Fragment]]:
    data = Data(None, {}, {"files/表.pdf": Asset("files/表.pdf", "0" * 64, 1)})
    works = library.assemble(documents(tree), data, LANGUAGES, NOW).library
    texts = [document for work, _ in works.walk() for document in work.documents.values()]
    return works, {(text.key, text.lang): markup.render(text.path, text.body, text.lang) for text in texts}


def edition(lang: str) -> Edition:
    return open_edition(*society(), SETTINGS, lang)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("zh", ["articles/same", "articles/new", "articles/old"]), ("en", ["articles/old", "articles/new"])],
)
def test_what_is_newest_is_the_same_on_pages_in_feeds_and_in_search(lang: str, expected: list[str]) -> None:
    works, fragments = society()
    assert [work.key for work in edition(lang).listed("articles")] == expected
    prefix = "" if lang == "zh" else "en/"
    specs = {spec.address: spec for spec in pages.specs(Site(works, fragments, SETTINGS), {})}
    shelves = specs[f"{prefix}articles/"].view["shelves"]
    shown = [work["address"] for shelf in shelves for work in shelf["works"]]  # type: ignore[attr-defined]
    assert shown == [f"{prefix}{key}/" for key in expected]
    made = {task.target: task.make(*task.args) for task in feeds.plan(Site(works, fragments, SETTINGS), {})}
    items = json.loads(made[f"{prefix}feeds/articles.json"])["items"]
    assert [item["url"] for item in items] == [f"{SITE}{prefix}{key}/" for key in expected]
    found = [
        one.key for one in listed_documents(open_edition(works, fragments, SETTINGS, lang)) if one.key.startswith("articles/")
    ]
    assert found == expected


def test_years_are_those_that_readers_see() -> None:
    works, fragments = society()
    specs = {spec.address: spec for spec in pages.specs(Site(works, fragments, SETTINGS), {})}
    years = [shelf["year"] for shelf in specs["en/articles/"].view["shelves"]]  # type: ignore[attr-defined]
    assert years == [2025]
    assert "en/articles/2024/" not in specs
    assert "articles/2024/" in specs


def test_parts_stand_in_the_order_of_their_files() -> None:
    works, fragments = society()
    (book,) = [book for book in compose(works, fragments, SETTINGS, Path()) if book.kind == "issue"]
    assert [part.meta.title for part in book.parts] == ["甲", "乙", "丙"]
    assert [part.meta.title for part in edition("zh").parts(works.works[-1])] == ["甲", "乙", "丙"]
    assert edition("en").parts(works.works[-1]) == ()
    specs = {spec.address: spec for spec in pages.specs(Site(works, fragments, SETTINGS), {})}
    sections = specs["newsletters/1/"].view["sections"]
    shown = [(section["name"], [work["title"] for work in section["works"]]) for section in sections]  # type: ignore[attr-defined]
    assert shown == [("要闻", ["甲", "丙"]), ("", ["乙"])]


# neutral target: on the page of the first part, in a feed, in the PDF of the newsletter
TARGETS = {
    "work:newsletters/1/02-b#节": ("../02-b/#%E8%8A%82", f"{SITE}newsletters/1/02-b/#%E8%8A%82", "#p2-节"),
    "asset:files/表.pdf": ("../../../files/%E8%A1%A8.pdf", f"{SITE}files/%E8%A1%A8.pdf", None),
    "work:articles/old": ("../../../articles/old/", f"{SITE}articles/old/", f"{SITE}articles/old/"),
    "work:index": ("../../../", SITE, SITE),
}


def test_a_target_leads_to_one_place_in_every_medium() -> None:
    works, fragments = society()
    assert {one.target for one in fragments["newsletters/1/01-a", "zh"].references} > {*TARGETS}
    page = next(spec for spec in pages.specs(Site(works, fragments, SETTINGS), {}) if spec.address == "newsletters/1/01-a/")
    assert page.view["body"].links == {target: on_page for target, (on_page, _, _) in TARGETS.items()}  # type: ignore[attr-defined]
    (book,) = [book for book in compose(works, fragments, SETTINGS, Path()) if book.kind == "issue"]
    printed = {target: place or in_feed for target, (_, in_feed, place) in TARGETS.items()}
    assert book.parts[0].resolve == printed
    made = {task.target: task.make(*task.args) for task in feeds.plan(Site(works, fragments, SETTINGS), {})}
    text = json.loads(made["feeds/newsletters.json"])["items"][0]["content_html"]
    assert all(f'href="{in_feed}"' in text for _, in_feed, _ in TARGETS.values())


def test_what_is_not_published_leads_nowhere() -> None:
    one = edition("zh")
    assert one.destination("work:newsletters/1/none") is None
    assert one.destination("asset:files/none.pdf") is None
    assert one.absolute("https://example.com/") == ""
