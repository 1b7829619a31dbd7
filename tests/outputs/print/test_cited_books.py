"""Citations and references by label in books: contents, numbers of sections, notes, ways back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from content_from_text import LANGUAGES, NOW, SETTINGS, documents
from huikan import library, markup
from huikan.bibliography import read
from huikan.interface import words
from huikan.model import Asset
from huikan.outputs.print.book import compose, tables
from huikan.outputs.print.book.numbering import Numbered, number
from huikan.publication import numbered
from huikan.publication.citations import cited
from huikan.source import Data

BIB = b"@book{alm, title={Clay}, author={Alm, A}, year=2020}"
REPORT = """\
=== reports/r/index.md
---
title: 蓝皮书
date: 2025-01-01
bibliography: refs.bib
---
=== reports/r/01-a.md
---
title: 气候
---
## 方法 [@alm] {#sec:method}

见 @sec:result、[@sec:method]。

## 结果 {#sec:result}

文。
=== reports/r/02-b.md
---
title: 水
---
## 概况

见 @sec:method，[@alm]。
"""
VOLUME = """\
=== proceedings/v/index.md
---
title: 论文集
date: 2025-01-01
notes: chapter
bibliography: refs.bib
---
=== proceedings/v/01-a.md
---
title: 甲
authors: 林昭
abstract: 摘要
---
见 [@alm]，又见[^1]。

[^1]: 注。
=== proceedings/v/02-b.md
---
title: 乙
authors: 林昭
abstract: 摘要
---
只有注[^1]。

[^1]: 注。
"""


def book(tree: str, folder: str) -> Numbered:
    asset = Asset(f"{folder}/refs.bib", "", len(BIB))
    whole = library.assemble(documents(tree), Data(assets={asset.path: asset}), LANGUAGES, NOW).library
    fragments = {
        (one.key, one.lang): markup.render(one.path, one.body, one.lang, one.body_line)
        for work, _ in whole.walk()
        for one in work.documents.values()
    }
    texts = cited(whole, numbered(whole, fragments), {asset.path: read("refs.bib", BIB)}, SETTINGS)
    (only,) = compose(whole, texts, replace(SETTINGS), Path())
    return number(only, words("zh"), tables.Room(148))


def plain(html: Mapping[str, str]) -> dict[str, str]:
    return {name: re.sub(r"\s+", "", re.sub("<[^>]+>", "", text)) for name, text in html.items()}


def test_sections_are_called_by_their_numbers() -> None:
    made = book(REPORT, "reports/r")
    texts = plain(made.html)
    assert "见第二节、第一节。" in texts["p1"]
    assert "见第一章第一节，[1]。" in texts["p2"]
    assert [(section.number, section.text) for section in made.sections["p1"]] == [
        ("第一节", "方法"),
        ("第二节", "结果"),
        ("", "参考文献"),
    ]


def test_paper_has_no_ways_back() -> None:
    made = book(REPORT, "reports/r")
    assert "↩" not in made.html["p1"]
    assert 'href="#p1-ref-alm"' in made.html["p1"]
    assert "to-page" not in made.html["p1"] + made.html["p2"]


def test_notes_are_told_from_references() -> None:
    made = book(VOLUME, "proceedings/v")
    texts = plain(made.html)
    assert texts["p1"].startswith("见[1]，又见①。")
    assert texts["p2"].startswith("只有注①。")
    notes = plain(made.notes)
    assert (notes["p1"], notes["p2"]) == ("①注。", "①注。")
