"""One society, published for real, and what every medium says of its works: side by side, in one
table.

A row is a question about a work, its one answer, and the media that say it. Each medium is what
readers get: the page's HTML, the words of the PDF, the feeds' files, a document of the search
index, the drawing of the card, the page's JSON-LD, BibTeX and RIS.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import etree, html

from content_from_text import CONFIG, LANGUAGES, NOW, SETTINGS, lay
from huikan import drawing, library, source
from huikan.outputs import social_cards
from huikan.outputs.stage import Site
from huikan.publication import with_retractions

PROJECT = Path(__file__).parents[2]
HOUSE = Path(__file__).parents[1] / "cases/house"
SITE = SETTINGS.site_url
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4" width="80" height="40"><rect width="8" height="4"/></svg>'
TREE = f"""\
=== data/society.yml
name: {{zh: 示例学会, en: Example Society}}
email: office@example.org
=== data/columns.yml
- key: rules
  name: {{zh: 规章, en: Rules}}
=== data/experts.yml
- key: he
  name: {{zh: 何静姝, en: He Jingshu}}
=== image/a.svg
{DRAWING}
=== reports/2026/index.md
---
title: 土壤蓝皮书
date: 2025-06-01
publisher: 示例出版社
cstr: 31253.11.soil.2026
highlights:
  - {{number: "1.86", unit: 亿 m², words: 耕地}}
corrections:
  - {{date: 2025-07-01, where: 第二章, words: 云市的面积应为 1}}
---
本册说明。
=== reports/2026/index.en.md
---
title: Blue Book on Soil
publisher: Example Press
highlights:
  - {{number: 186, unit: km², words: of fields}}
---
About this volume.
=== reports/2026/01-climate.md
---
title: 气候
authors: 何静姝
---
## 雨

![雨量](/image/a.svg "各月雨量"){{#rain}}
=== reports/2026/02-soil.md
---
title: 5G 与土壤
authors: {{name: 何静姝, expert: he}}
---
## 砂

见[图](#map)、[](01-climate.md#rain)和[章](01-climate.md)。

![砂](/image/a.svg "砂的分布"){{#map}}

表：面积

| 市 | 面积 |
|---|---|
| 云 | 1 |
=== reports/2026/02-soil.en.md
---
title: 5G and Soil
authors: He Jingshu
---
## Sand

See [figure](#map).

![Sand](/image/a.svg "Where sand is"){{#map}}
=== reports/2026/90-data.md
---
title: 附录 数据
matter: back
---
表：原始数据

| 市 | 数 |
|---|---|
| 云 | 2 |
=== proceedings/2025/index.md
---
title: 年会论文集
date: 2025-05-01
publisher: 示例出版社
---
=== proceedings/2025/01-water.md
---
title: 3.5 亿方水
authors: [何静姝, 安平]
abstract: 水从哪里来。
---
## 引言

![水](/image/a.svg "水位")
=== proceedings/2025/02-mud.md
---
title: 泥
authors: 安平
abstract: 泥从哪里来。
abstract_en: Where mud comes from.
keywords_en: [mud]
received: 2025-01-02
revised: 2025-02-03
online_first: 2025-04-05
doi: 10.5555/mud.1
cstr: 31253.14.mud.1
award: best-2025
retracted: {{date: 2025-08-09, reason: 数据有误}}
---
文。
=== data/awards.yml
- key: best-2025
  name: {{zh: 泥, en: Mud}}
  title: {{zh: 优秀论文, en: Best Paper}}
  level: first
  year: 2025
=== articles/why.md
---
title: 10 大亮点
date: 2025-04-01
authors: 安平
columns: 规章
---
雨量见[图](../reports/2026/01-climate.md#rain)，详见[](../reports/2026/01-climate.md)。
=== articles/edge.md
---
title: "“A & B” <C>：50% 的 C#_x"
date: 2025-02-01
authors: "O'Neill & 孙"
---
文。
=== articles/why.en.md
---
title: 10 Years of Soil
authors: An Ping
---
See [figure](../reports/2026/02-soil.md#map).
"""


@dataclass(frozen=True)
class Society:
    """A published site and its content."""

    content: Path
    site: Path

    def says(self, medium: str, key: str, lang: str) -> str:
        """Everything that a medium says of a work, without white space."""
        return squeezed(getattr(self, medium)(key, lang))

    def address(self, key: str, lang: str) -> str:
        return f"{'' if lang == 'zh' else lang + '/'}{key}/"

    def tree(self, key: str, lang: str) -> html.HtmlElement:
        return html.fromstring((self.site / self.address(key, lang) / "index.html").read_bytes())

    def page(self, key: str, lang: str) -> str:
        root = self.tree(key, lang)
        main = root.xpath("//main")[0].text_content()
        return main + root.xpath("string(//title)") + " ".join(root.xpath("//link[@rel='canonical']/@href"))

    def contents(self, key: str, lang: str) -> str:
        """The list of contents on the publication's page."""
        return str(self.tree(key.rpartition("/")[0], lang).xpath("string(//main)"))

    def pdf(self, key: str, lang: str) -> str:
        whole = next(book for book in (key.rpartition("/")[0], key) if (self.site / pdf_of(book, lang)).exists())
        done = subprocess.run(["pdftotext", "-raw", str(self.site / pdf_of(whole, lang)), "-"], capture_output=True, check=True)
        return done.stdout.decode()

    def atom(self, key: str, lang: str) -> str:
        return self._entry(key, lang, "atom")

    def rss(self, key: str, lang: str) -> str:
        return self._entry(key, lang, "rss")

    def _entry(self, key: str, lang: str, form: str) -> str:
        feed = etree.fromstring((self.site / self.address("feeds", lang) / f"all.{form}").read_bytes())
        entries = feed.xpath("//*[local-name()='entry' or local-name()='item']")
        (entry,) = [one for one in entries if {*one.itertext(), *one.xpath("*/@href")} & self._pages(key, lang)]
        title = feed.xpath("string(//*[local-name()='title'])")
        return f"{words(' '.join(entry.itertext()))} {entry.xpath('*/@term')} {title}"

    def json(self, key: str, lang: str) -> str:
        feed = json.loads((self.site / self.address("feeds", lang) / "all.json").read_text("utf-8"))
        (item,) = [one for one in feed["items"] if one["url"] in self._pages(key, lang)]
        return words(json.dumps(item, ensure_ascii=False)) + feed["title"]

    def _pages(self, key: str, lang: str) -> set[str]:
        """The URLs of a work and of the publication that it may be a part of."""
        return {SITE + quote(self.address(one, lang)) for one in (key, key.rpartition("/")[0])}

    def search(self, key: str, lang: str) -> str:
        files = (self.site / "search" / lang).glob("texts-*.bin")
        found = [row for file in files for row in json.loads(zlib.decompress(file.read_bytes())).values()]
        (row,) = [row for row in found if row[0] == self.address(key, lang)]
        return json.dumps(row, ensure_ascii=False)

    def card(self, key: str, lang: str) -> str:
        assert (self.site / f"cards/{key}.{lang}.png").exists()
        subject, kicker, note, *_ = self._cards[f"cards/{key}.{lang}.png"].args
        return "".join(line.text for line in drawing.card(subject, kicker, note).lines)

    @cached_property
    def _cards(self) -> dict[str, Any]:
        documents, data, _ = source.read(self.content, LANGUAGES)
        works = with_retractions(library.assemble(documents, data, LANGUAGES, NOW).library)
        tasks = social_cards.plan(Site(works, {}, SETTINGS, self.content, PROJECT / "theme"), {})
        return {task.target: task for task in tasks}

    def jsonld(self, key: str, lang: str) -> str:
        graph = json.loads(self.tree(key, lang).xpath("//script[@type='application/ld+json']")[0].text)["@graph"]
        (node,) = [one for one in graph if one.get("@id", "").endswith("#work")]
        return json.dumps(node, ensure_ascii=False)

    def bibtex(self, key: str, lang: str) -> str:
        return str(self.tree(key, lang).xpath("//pre")[0].text_content())

    def crossref(self, key: str, lang: str) -> str:
        return self._xml(key, lang, "crossref.xml")

    def jats(self, key: str, lang: str) -> str:
        return self._xml(key, lang, "jats.xml")

    def _xml(self, key: str, lang: str, name: str) -> str:
        return " ".join(etree.fromstring((self.site / self.address(key, lang) / name).read_bytes()).itertext())

    def entries(self, key: str, lang: str) -> str:
        """The entries of its volume, as BibTeX."""
        return (self.site / self.address(key.rpartition("/")[0], lang) / "citations.bib").read_text("utf-8")

    def mail(self, key: str, lang: str) -> str:
        """What the HTML of its mail shows, its links and pictures' words."""
        root = self.site.parent
        if not (root / "mail" / key / lang).exists():
            places = ("--config", root / "mkdocs.yml", "--content", self.content, "--cache", root / "cache", "--site", self.site)
            run = ("mail", key, *places, "--out", root / "mail", "--now", "2026-01-01", "--lang", "en")
            subprocess.run([sys.executable, PROJECT / "build.py", *run], check=True, capture_output=True, cwd=PROJECT)
        tree = html.fromstring((root / "mail" / key / lang / "index.html").read_bytes())
        return tree.text_content() + " ".join(tree.xpath("//@href | //@alt"))

    def ris(self, key: str, lang: str) -> str:
        return str(self.tree(key, lang).xpath("//pre")[1].text_content())


def pdf_of(key: str, lang: str) -> str:
    return f"pdf/{key.replace('/', '-')}.{lang}.pdf"


def words(text: str) -> str:
    """A feed's text as a reader's program shows it, and where its links lead."""
    return re.sub(r"</?[a-z][^>]*>", "", text) + " ".join(re.findall(r'href=\\?"([^"\\]*)', text))


def squeezed(text: str) -> str:
    """The text without white space and what nobody sees; words across a line's end stay whole."""
    return re.sub(r"[\s\u200b\u2060\u00ad\ufeff]", "", text)


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Society]:
    root = tmp_path_factory.mktemp("one-answer")
    content = lay(TREE, root / "content")
    for case in HOUSE.iterdir():
        for place in (case / "content" if (case / "content").exists() else case).iterdir():
            if place.name != "data":
                shutil.copytree(place, content / place.name, dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(f"docs_dir: content\n{CONFIG}", encoding="utf-8")
    command = [sys.executable, PROJECT / "build.py", "build", "--config", root / "mkdocs.yml", "--content", content]
    command += ["--site", root / "site", "--cache", root / "cache", "--now", "2026-01-01", "--lang", "en"]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ}, cwd=PROJECT)
    assert done.returncode == 0, done.stdout + done.stderr
    yield Society(content, root / "site")


BOOK, MUD = "reports/2026", "proceedings/2025/02-mud"
SOIL, CLIMATE, DATA = "reports/2026/02-soil", "reports/2026/01-climate", "reports/2026/90-data"
WATER, WHY, FIRST = "proceedings/2025/01-water", "articles/why", "newsletters/2025-01/01-x"
EDGE = "articles/edge"
FEEDS = "atom rss json"
# work, language, what is asked, the answer, and who says it
TABLE = [
    (SOIL, "zh", "title", "5G 与土壤", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    (SOIL, "zh", "label", "第二章", f"page contents pdf {FEEDS} search card"),
    (SOIL, "zh", "label", '"position": 2', "jsonld"),
    (SOIL, "zh", "label", "chapter = {2}", "bibtex"),
    (SOIL, "zh", "label", "SE  - 2", "ris"),
    (SOIL, "zh", "figure", "图2-1　砂的分布", "page pdf search"),
    (SOIL, "zh", "table", "表2-1　面积", "page pdf search"),
    (SOIL, "zh", "reference", "见图2-1、图1-1和第一章。", "page pdf search"),
    (SOIL, "zh", "people", "何静姝", "page pdf search jsonld bibtex ris"),
    (SOIL, "zh", "publisher", "示例出版社", "pdf jsonld bibtex ris"),
    (SOIL, "zh", "address", f"{SITE}reports/2026/02-soil/", f"page {FEEDS} jsonld bibtex ris"),
    (SOIL, "en", "title", "5G and Soil", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    (SOIL, "en", "label", "Chapter 2", f"page contents pdf {FEEDS} search card"),
    (SOIL, "en", "label", '"position": 2', "jsonld"),
    (SOIL, "en", "figure", "Figure 2.1 Where sand is", "page pdf search"),
    (SOIL, "en", "reference", "See Figure 2.1.", "page pdf search"),
    (SOIL, "en", "publisher", "Example Press", "pdf jsonld bibtex ris"),
    (SOIL, "en", "address", f"{SITE}en/reports/2026/02-soil/", f"page {FEEDS} jsonld bibtex ris"),
    (CLIMATE, "zh", "label", "第一章", f"page contents pdf {FEEDS} search card"),
    (CLIMATE, "zh", "figure", "图1-1　各月雨量", "page pdf search"),
    (DATA, "zh", "label", "附录A", f"page contents pdf {FEEDS} search card"),
    (DATA, "zh", "label", '"position": "A"', "jsonld"),
    (DATA, "zh", "table", "表A-1　原始数据", "page pdf search"),
    (WATER, "zh", "title", "3.5 亿方水", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    (WATER, "zh", "figure", "图1　水位", "page pdf search"),
    (WATER, "zh", "people", "安平", f"page contents pdf {FEEDS} search jsonld bibtex ris"),
    (WATER, "zh", "publisher", "示例出版社", "pdf jsonld bibtex ris"),
    (WHY, "zh", "title", "10 大亮点", f"page pdf {FEEDS} search card jsonld bibtex ris"),
    (WHY, "zh", "reference", "雨量见图1-1，详见第一章。", f"page pdf {FEEDS} search"),
    (WHY, "zh", "rubric", "规章", f"page {FEEDS} search jsonld"),
    (WHY, "zh", "people", "安平", f"page pdf {FEEDS} search jsonld bibtex ris"),
    (WHY, "zh", "publisher", "示例学会", f"pdf {FEEDS} card jsonld bibtex ris"),
    (WHY, "en", "reference", "See Figure 2.1.", f"page pdf {FEEDS} search"),
    (WHY, "en", "rubric", "Rules", f"page {FEEDS} search jsonld"),
    (WHY, "en", "publisher", "Example Society", f"pdf {FEEDS} card jsonld bibtex ris"),
    (EDGE, "zh", "title", "“A & B” <C>：50% 的 C#_x", f"page pdf {FEEDS} search card jsonld ris"),
    (EDGE, "zh", "title", r"“A \& B” <C>：50\% 的 C\#\_x", "bibtex"),
    (EDGE, "zh", "people", "O'Neill & 孙", f"page pdf {FEEDS} search jsonld ris"),
    # The cases of the house: a rubric by its Chinese name, a missing translation, numbers by hand
    (FIRST, "zh", "rubric", "规章", f"page contents pdf {FEEDS} search jsonld"),
    (FIRST, "en", "rubric", "Rules", f"page contents pdf {FEEDS} search jsonld"),
    ("reports/2025/02-b", "zh", "label", "第二章", f"page contents pdf {FEEDS} search card"),
    ("reports/2025/02-b", "en", "label", "Chapter 2", f"page contents pdf {FEEDS} search card"),
    ("reports/2025/03-c", "en", "label", "Chapter 3", f"page contents pdf {FEEDS} search card"),
    ("reports/2024/01-a", "zh", "title", "第一篇 总论", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    ("reports/2024/02-b", "zh", "label", "第二章", f"page contents pdf {FEEDS} search card"),
    ("reports/2024/03-c", "zh", "label", "第三章", f"page contents pdf {FEEDS} search card"),
    ("reports/2024/03-c", "zh", "title", "2030 年展望", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    ("reports/2024/04-d", "zh", "label", "第四章", f"page contents pdf {FEEDS} search card"),
    ("reports/r/01-a", "zh", "title", "3. 卷首语", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    ("reports/r/02-b", "zh", "label", "第二章", f"page contents pdf {FEEDS} search card"),
    ("reports/r/03-c", "zh", "label", "第三章", f"page contents pdf {FEEDS} search card"),
]


@pytest.mark.parametrize(("key", "lang", "what", "answer", "media"), TABLE, ids=lambda value: str(value)[:24])
def test_every_medium_says_the_same(society: Society, key: str, lang: str, what: str, answer: str, media: str) -> None:
    silent = [medium for medium in media.split() if squeezed(answer) not in society.says(medium, key, lang)]
    assert not silent, {medium: society.says(medium, key, lang)[:600] for medium in silent}


TABLE += [
    (SOIL, "zh", "title", "第二章 5G 与土壤", "mail"),
    (SOIL, "zh", "figure", "图2-1　砂的分布", "mail"),
    (SOIL, "zh", "reference", "见图2-1、图1-1和第一章。", "mail"),
    (SOIL, "zh", "address", f"{SITE}reports/2026/02-soil/", "mail"),
    (SOIL, "en", "reference", "See Figure 2.1.", "mail"),
    (SOIL, "en", "address", f"{SITE}en/reports/2026/02-soil/", "mail"),
    (BOOK, "zh", "correction", "更正（2025年7月1日，第二章）：云市的面积应为 1", "mail"),
    (MUD, "zh", "retraction", "本文已于2025年8月9日撤稿。原因：数据有误。", "mail"),
    (MUD, "zh", "people", "安平", "mail"),
    (BOOK, "zh", "figure", "1.86", f"page pdf {FEEDS} search"),
    (BOOK, "zh", "figure", "耕地", f"page pdf {FEEDS} search"),
    (BOOK, "zh", "figure", "1.86 亿 m²：耕地", f"{FEEDS} search"),
    (BOOK, "en", "figure", "186 km²: of fields", f"{FEEDS} search"),
    (BOOK, "en", "figure", "of fields", f"page pdf {FEEDS} search"),
    (BOOK, "zh", "correction", "更正（2025年7月1日，第二章）：云市的面积应为 1", f"page pdf {FEEDS} search jsonld"),
    (BOOK, "zh", "cstr", "31253.11.soil.2026", "page pdf search"),
    (MUD, "zh", "title", "［已撤稿］泥", f"page contents pdf {FEEDS} search card jsonld bibtex ris"),
    (MUD, "zh", "title", "［已撤稿］泥", "crossref jats entries"),
    (MUD, "zh", "people", "安平", "page contents pdf jsonld bibtex ris entries"),
    (MUD, "zh", "publisher", "示例出版社", "crossref jats entries"),
    (MUD, "zh", "doi", "10.5555/mud.1", "crossref jats entries"),
    (MUD, "zh", "abstract", "Where mud comes from.", "crossref jats"),
    (MUD, "zh", "address", f"{SITE}proceedings/2025/02-mud/", f"page {FEEDS} jsonld bibtex ris crossref entries"),
    (SOIL, "zh", "title", "5G 与土壤", "entries"),
    (MUD, "zh", "retraction", "本文已于2025年8月9日撤稿。原因：数据有误。", f"page pdf {FEEDS} search jsonld"),
    (MUD, "zh", "abstract", "Where mud comes from.", "page pdf search"),
    (MUD, "zh", "keywords", "mud", "page pdf search"),
    (MUD, "zh", "revised", "2025年2月3日", "page pdf"),
    (MUD, "zh", "online first", "2025年4月5日", "page pdf"),
    (MUD, "zh", "doi", "10.5555/mud.1", "page pdf search jsonld bibtex ris"),
    (MUD, "zh", "cstr", "31253.14.mud.1", "page pdf search jsonld"),
    (MUD, "zh", "award", "优秀论文一等奖（2025）", "page pdf search jsonld"),
]


# What would be said if somebody worked it out on his own: numbers by language, by hand twice, the
# record's other name
WRONG = [
    ("reports/2025/02-b", "en", "Chapter 1", f"pdf {FEEDS}"),
    ("reports/2024/01-a", "zh", "第一章", f"contents pdf {FEEDS} search card"),
    ("reports/2024/04-d", "zh", "第五章", "contents pdf"),
    (DATA, "zh", "附录 数据", f"contents pdf {FEEDS} card"),
    ("reports/r/01-a", "zh", "第一章", f"contents pdf {FEEDS} search card"),
    (SOIL, "zh", "第2章", f"page contents pdf {FEEDS} search card"),
    (FIRST, "en", "规章", f"page contents pdf {FEEDS} search jsonld"),
]


@pytest.mark.parametrize(("key", "lang", "answer", "media"), WRONG, ids=lambda value: str(value)[:24])
def test_no_medium_says_anything_else(society: Society, key: str, lang: str, answer: str, media: str) -> None:
    loud = [medium for medium in media.split() if squeezed(answer) in society.says(medium, key, lang)]
    assert not loud, {medium: society.says(medium, key, lang)[:600] for medium in loud}
