"""Drawn covers as files of the site: for which works, and that pages show them."""

from __future__ import annotations

import datetime as time
from xml.etree import ElementTree

from content_from_text import LANGUAGES, documents, results
from huikan import library
from huikan.model import SHANGHAI, Asset, Library
from huikan.outputs import cover_images, pages
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.source import Data

SETTINGS = Settings(names={"zh": "示例学会", "en": "Example Society"}, languages=LANGUAGES)
SOCIETY = """\
=== newsletters/2025-01/index.md
---
title: 《资讯》2025年第1期
date: 2025-03-31
number: 1
---
=== newsletters/2025-01/index.en.md
---
title: News, No. 1, 2025
---
=== newsletters/2025-01/01-a.md
---
title: 第一篇
---
=== newsletters/2025-02/index.md
---
title: 有封面的一期
date: 2025-06-30
cover: own.svg
---
=== articles/a.md
---
title: 甲 <&>
date: 2025-03-01
---
=== notices/n.md
---
title: 通知
date: 2025-03-01
---
"""


def society() -> Library:
    own = Asset("newsletters/2025-02/own.svg", "0" * 64, 1)
    data = Data(society=None, records={}, assets={own.path: own})
    return library.assemble(documents(SOCIETY), data, LANGUAGES, time.datetime(2026, 1, 1, tzinfo=SHANGHAI)).library


def test_drawings_are_made_where_editors_gave_no_picture() -> None:
    made = {task.target: task.make(*task.args) for task in cover_images.plan(Site(society(), settings=SETTINGS), {})}
    covers = {"covers/newsletters/2025-01.zh.svg", "covers/newsletters/2025-01.en.svg"}
    assert set(made) == covers | {"covers/newsletters/2025-01.svg", "covers/articles/a.svg", "covers/notices/n.svg"}
    for svg in made.values():
        assert ElementTree.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert made == {task.target: task.make(*task.args) for task in cover_images.plan(Site(society(), settings=SETTINGS), {})}


def test_pages_show_the_drawing_or_the_editors_picture() -> None:
    drawn = [task.target for task in cover_images.plan(Site(society(), settings=SETTINGS), {})]
    shown = {
        spec.address: spec.view["jacket"]["picture"]  # type: ignore[index]
        for spec in pages.specs(Site(society(), settings=SETTINGS), results(dict.fromkeys(drawn, 1)))
        if "jacket" in spec.view
    }
    assert shown["newsletters/2025-01/"] == "covers/newsletters/2025-01.zh.svg"
    assert shown["en/newsletters/2025-01/"] == "covers/newsletters/2025-01.en.svg"
    assert shown["newsletters/2025-02/"] == shown["en/newsletters/2025-02/"] == "newsletters/2025-02/own.svg"
    assert (shown["articles/a/"], shown["notices/n/"]) == ("covers/articles/a.svg", "covers/notices/n.svg")
    assert shown["newsletters/2025-01/01-a/"] == "covers/newsletters/2025-01.zh.svg", "a part has its publication's"
