"""A kind more is a class with its profile and its words: a copy of the program gets one,
and every output publishes it.

The copy is changed as a developer would change it, in `model/kinds.py` and in the
tables of `interface/`, and nowhere else. What a kind does differently from the
plain one is named at the end.
"""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

import pikepdf
import pytest
from lxml import etree, html

from content_from_text import CONFIG, LANGUAGES, lay
from huikan import addresses
from huikan.addresses import reserved
from huikan.interface import words
from huikan.model import CATALOGUES, FOLDERS, KINDS, PARTS
from huikan.model.profile import KindProfile
from huikan.outputs.pages import jsonld, kind_views
from huikan.publication.terms import GROUPS
from searcher import search

ROOT = Path(__file__).parents[2]
SITE = "https://example.org/s/"
CLASSES = '''\
class Yearbook(Meta):
    """A yearbook 年鉴."""

    kind = "yearbook"
    required = ("title", "date")
    profile = KindProfile(
        folder="yearbooks",
        part="survey",
        binding="perfect",
        front_matter=True,
        cover="title",
        unit="volume",
        og_type="website",
        schema_types="Book",
        bibtex_type="book",
        carrier="M",
    )


class Survey(Meta):
    """A part of a yearbook 篇目."""

    kind = "survey"
    required = ("title", "date")
    inherited = ("date", "year", "publish_on", "visibility", "status", "license")
    profile = KindProfile(carrier="M")


class Guideline(Meta):
    """A guideline 指南: one text."""

    kind = "guideline"
    required = ("title", "date")
    profile = KindProfile(folder="guidelines", binding="loose", listing="cards")
    scope: Text | None = None


'''
WORDS = {
    "zh": {
        "yearbook": "年鉴", "yearbooks": "年鉴", "yearbooks_about": "学会年鉴各卷。", "count_yearbooks": "{count} 卷",
        "all_yearbooks": "全部 {count} 卷", "cover_yearbook": "年鉴", "print_yearbook": "年鉴", "survey": "篇目",
        "guideline": "指南", "guidelines": "指南", "guidelines_about": "学会发布的指南。", "count_guidelines": "{count} 件",
        "all_guidelines": "全部 {count} 件", "print_guideline": "指南",
    },
    "en": {
        "yearbook": "Yearbook", "yearbooks": "Yearbooks", "yearbooks_about": "All volumes of the yearbook.",
        "count_yearbooks": "Volumes: {count}", "all_yearbooks": "All volumes ({count})", "cover_yearbook": "Yearbook",
        "print_yearbook": "Yearbook", "survey": "Survey", "guideline": "Guideline", "guidelines": "Guidelines",
        "guidelines_about": "Guidelines of the society.", "count_guidelines": "Guidelines: {count}",
        "all_guidelines": "All guidelines ({count})", "print_guideline": "Guideline",
    },
}  # fmt: skip
CONTENT = """\
=== yearbooks/first/index.md
---
title: 地下空间年鉴（第一卷）
date: 2024-03-01
editors: [张三]
---

编者的话。
=== yearbooks/first/index.en.md
---
title: Yearbook of underground space, volume one
---

A word of the editors.
=== yearbooks/first/01-cities.md
---
title: 城市概况
authors: [李四]
---

## 隧道

全年掘进隧道九百千米[^1]。

[^1]: 据协会统计。
=== yearbooks/first/01-cities.en.md
---
title: Cities at a glance
---

## Tunnels

Nine hundred kilometres of tunnels were driven.
=== yearbooks/second/index.md
---
title: 地下空间年鉴（第二卷）
date: 2025-03-01
---
=== yearbooks/second/index.en.md
---
title: Yearbook of underground space, volume two
---
=== yearbooks/second/01-mines.md
---
title: 矿山概况
---

矿山皆安。
=== yearbooks/second/01-mines.en.md
---
title: Mines at a glance
---

The mines are well.
=== guidelines/lamps.md
---
title: 井下照明指南
date: 2025-04-01
---

灯要亮。
=== guidelines/lamps.en.md
---
title: Lamps below ground
---

Lamps ought to be bright.
"""
TITLES = {  # of every publication, by language
    "yearbooks/first": {"zh": "地下空间年鉴（第一卷）", "en": "Yearbook of underground space, volume one"},
    "yearbooks/second": {"zh": "地下空间年鉴（第二卷）", "en": "Yearbook of underground space, volume two"},
    "guidelines/lamps": {"zh": "井下照明指南", "en": "Lamps below ground"},
}
PART_TITLES = {
    "yearbooks/first/01-cities": {"zh": "城市概况", "en": "Cities at a glance"},
    "yearbooks/second/01-mines": {"zh": "矿山概况", "en": "Mines at a glance"},
}
SENTENCES = {"zh": ("掘进隧道", "矿山皆安", "灯要亮"), "en": ("kilometres of tunnels", "mines are well", "ought to be bright")}


@dataclass(frozen=True)
class Published:
    """The site of a program that has one kind more, and how to ask
    that program for something else."""

    root: Path

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from huikan.cli import main; main()", *map(str, arguments), "--lang", "en"]
        where = ("--config", str(self.root / "mkdocs.yml"), "--cache", str(self.root / "cache"))
        environment = {**os.environ, "PYTHONPATH": str(self.root / "plugins")}
        return subprocess.run(
            [*command, *where], cwd=self.root, capture_output=True, text=True, check=False, env=environment, timeout=300
        )

    def read(self, address: str) -> bytes:
        return (self.root / "site" / address).read_bytes()

    def page(self, address: str) -> html.HtmlElement:
        return html.fromstring(self.read(f"{address}index.html"))

    def leads_to(self, address: str) -> set[str]:
        """The addresses below the site that a page links to."""
        links = (urljoin(SITE + address, link) for link in self.page(address).xpath("//a/@href"))
        return {link.removeprefix(SITE).partition("#")[0] for link in links if link.startswith(SITE)}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    root = tmp_path_factory.mktemp("kind")
    package = root / "plugins/huikan"
    shutil.copytree(ROOT / "plugins/huikan", package, ignore=shutil.ignore_patterns("__pycache__"))
    kinds = package / "model/kinds.py"
    kinds.write_text(kinds.read_text("utf-8").replace("\nKINDS: Mapping", f"\n{CLASSES}KINDS: Mapping", 1), "utf-8")
    for lang, table in WORDS.items():
        place = package / f"interface/{lang}.py"
        rows = "".join(f"    {json.dumps(name)}: {json.dumps(text, ensure_ascii=False)},\n" for name, text in table.items())
        place.write_text(place.read_text("utf-8").replace('    "page": ', f'{rows}    "page": ', 1), "utf-8")
    lay(CONTENT, root / "content")
    (root / "mkdocs.yml").write_text(f"docs_dir: content\n{CONFIG}", "utf-8")
    site = Published(root)
    done = site.run("build", "--site", root / "site", "--press", root / "press", "--executor", "inline")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "warning" not in done.stdout + done.stderr
    return site


def address(key: str, lang: str) -> str:
    return addresses.page(key, lang, LANGUAGES)


def works() -> Iterator[tuple[str, str, str]]:
    """(key, language, title) of every publication."""
    return ((key, lang, title) for key, titles in TITLES.items() for lang, title in titles.items())


def test_a_page_says_what_it_is(published: Published) -> None:
    for key, titles in (TITLES | PART_TITLES).items():
        for lang, title in titles.items():
            page = published.page(address(key, lang))
            assert "".join(page.xpath("//h1//text()")) == title
            assert address(key.partition("/")[0], lang) in published.leads_to(address(key, lang))
            assert page.xpath("//link[@rel='alternate'][@hreflang]"), key


def test_a_publication_leads_to_its_parts_and_back(published: Published) -> None:
    for key in PART_TITLES:
        whole = key.rpartition("/")[0]
        for lang in LANGUAGES:
            assert address(key, lang) in published.leads_to(address(whole, lang))
            assert address(whole, lang) in published.leads_to(address(key, lang))
            assert address("yearbooks/second", lang) in published.leads_to(address("yearbooks/first", lang))


def test_home_listing_and_archive_list_it(published: Published) -> None:
    for key, lang, _ in works():
        folder, year = key.partition("/")[0], 2024 if key.endswith("first") else 2025
        for list_ in ("", folder, f"{folder}/{year}"):
            assert address(key, lang) in published.leads_to(address(list_, lang)), (key, list_)


def test_feeds_have_it(published: Published) -> None:
    for key, lang, title in works():
        for name in ("all", key.partition("/")[0]):
            feeds = {form: published.read(addresses.feed(name, lang, form, LANGUAGES)) for form in addresses.FEED_FORMATS}
            items = {item["url"]: item for item in json.loads(feeds["json"])["items"]}
            item = items[SITE + address(key, lang)]
            assert item["title"] == title
            assert item["attachments"][0]["url"] == SITE + addresses.pdf(key, lang)
            assert title in "".join(etree.fromstring(feeds["rss"]).itertext())
            assert title in "".join(etree.fromstring(feeds["atom"]).itertext())


def test_the_sitemap_lists_it(published: Published) -> None:
    listed = etree.fromstring(published.read("sitemap.xml")).xpath("//*[local-name()='loc']/text()")
    for key in (*TITLES, *PART_TITLES, "yearbooks", "guidelines", "yearbooks/2024"):
        assert {SITE + address(key, lang) for lang in LANGUAGES} <= {*listed}


def test_search_finds_it_and_filters_by_it(published: Published) -> None:
    site = published.root / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in (site / "search").rglob("*") if path.is_file()}
    for lang, sentences in SENTENCES.items():
        places = ("yearbooks/first/01-cities", "yearbooks/second/01-mines", "guidelines/lamps")
        for sentence, key in zip(sentences, places, strict=True):
            assert search(files, lang, sentence) == {address(key, lang)}
        catalogue = json.loads(zlib.decompress(files[f"search/{lang}/catalogue.bin"]))
        assert [catalogue["kinds"].count(name) for name in ("yearbooks", "guidelines", "page")] == [1, 1, 0]
        kinds = json.loads(published.page(address("search", lang)).get_element_by_id("hk-phrases").text)["kinds"]
        assert {kind: kinds[kind] for kind in ("yearbooks", "guidelines")} == {
            kind: WORDS[lang][kind] for kind in ("yearbooks", "guidelines")
        }


def test_it_has_a_card_drawings_and_a_code(published: Published) -> None:
    for key, lang, title in works():
        assert published.read(addresses.card(key, lang)).startswith(b"\x89PNG")
        (code,) = set(published.page(address(key, lang)).xpath("//img[starts-with(@src, 'data:image/svg+xml,')]/@src"))
        assert etree.fromstring(unquote(code.partition(",")[2])).get("viewBox")
        assert b"<svg" in published.read(addresses.picture(key))
        if key.startswith("yearbooks/"):
            cover = etree.fromstring(published.read(addresses.cover(key, lang)))
            assert title in "".join(cover.itertext())
            assert published.page(address(key, lang)).xpath("//img[contains(@src, 'covers/')]")


def test_machines_read_it(published: Published) -> None:
    schema = {"yearbooks": ("Book", "website"), "guidelines": ("Article", "article")}
    for key, lang, title in works():
        page = published.page(address(key, lang))
        types, og_type = schema[key.partition("/")[0]]
        (node, _) = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)["@graph"]
        assert (node["@type"], node["name"]) == (types, title)
        assert page.xpath("//meta[@property='og:type']/@content") == [og_type]
    page = published.page(address("yearbooks/first/01-cities", "zh"))
    (node, _) = json.loads(page.xpath("//script[@type='application/ld+json']")[0].text)["@graph"]
    assert (node["isPartOf"]["@type"], node["isPartOf"]["name"]) == ("Book", TITLES["yearbooks/first"]["zh"])


def test_it_can_be_cited(published: Published) -> None:
    text = {key: published.page(address(key, "zh")).text_content() for key in (*TITLES, *PART_TITLES)}
    assert "［M/OL］" in text["yearbooks/first"]
    assert "［EB/OL］" in text["guidelines/lamps"]
    assert "@book{yearbooks-first" in text["yearbooks/first"]
    assert "TY  - BOOK" in text["yearbooks/first"]
    part = text["yearbooks/first/01-cities"]
    assert "@incollection{yearbooks-first-01-cities" in part
    assert f"booktitle = {{{TITLES['yearbooks/first']['zh']}}}" in part


def test_it_is_printed(published: Published) -> None:
    for key, lang, title in works():
        path = published.root / "site" / addresses.pdf(key, lang)
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Title"]) == title
        printed = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True, text=True).stdout
        text = "".join(printed.split())
        assert "".join(dict(zip(TITLES, SENTENCES[lang], strict=True))[key].split()) in text
        assert addresses.pdf(key, lang) in published.leads_to(address(key, lang))


def test_it_goes_to_the_print_shop(published: Published) -> None:
    files = {f"press/{path.name}" for path in (published.root / "press").glob("*.pdf")}
    wanted = {addresses.press(key, lang, piece) for key, lang, _ in works() for piece in ("", "cover")}
    wanted -= {addresses.press("guidelines/lamps", lang, "cover") for lang in LANGUAGES}
    assert files == wanted


def test_it_is_remembered_explained_and_begun(published: Published) -> None:
    assert published.run("register").returncode == 0
    lines = (published.root / "content/data/addresses.txt").read_text("utf-8").splitlines()
    for key, lang, _ in works():
        assert {address(key, lang), addresses.pdf(key, lang)} <= {*lines}
    why = published.run("why", addresses.pdf("yearbooks/first", "en"))
    assert why.returncode == 0
    assert "in the cache" in why.stdout
    for kind, key in (("yearbook", "third"), ("guideline", "ropes")):
        done = published.run("new", kind, key)
        assert done.returncode == 0, done.stderr
    checked = published.run("check")
    assert checked.returncode == 0, checked.stdout + checked.stderr


# What holds of every kind


def test_parts_and_folders_are_declared_once() -> None:
    assert {*PARTS.values()} <= KINDS.keys()
    assert len({*PARTS.values()}) == len(PARTS)
    assert {kind for kind in KINDS if not KINDS[kind].profile.folder} == {*PARTS.values(), "page"}
    assert not {*FOLDERS} & {*CATALOGUES, *GROUPS, *reserved.FOLDERS, *LANGUAGES}, "their pages have these addresses"
    for kind, profile in profiles().items():
        assert not profile.binding or profile.folder, f"{kind}: only what has a folder has a PDF of its own"
        fields = {*KINDS[kind].model_fields}
        assert {*profile.designation, *profile.searched} <= fields


def test_every_kind_has_its_words() -> None:
    for lang in LANGUAGES:
        table = words(lang)
        wanted = {*KINDS} | {f"previous_{one.unit}" for one in profiles().values()}
        wanted |= {f"print_{kind}" for kind, profile in profiles().items() if profile.binding}
        wanted |= {f"cover_{kind}" for kind, profile in profiles().items() if profile.cover}
        wanted |= {name for folder in FOLDERS for name in (folder, f"{folder}_about", f"count_{folder}", f"all_{folder}")}
        assert wanted <= table.keys()


def test_every_kind_has_its_templates() -> None:
    for profile in profiles().values():
        assert (ROOT / "theme/web" / profile.template).is_file()
        assert (ROOT / "theme/print" / profile.print_template).is_file()
        assert (ROOT / "theme/print" / profile.print_style).is_file()


def test_these_kinds_do_something_of_their_own() -> None:
    """Tables of functions by kind: a new kind need not stand in them."""
    assert [*kind_views.VIEWS] == ["issue", "item", "report", "chapter", "proceedings", "paper", "article", "notice"]
    assert [*jsonld.MORE] == ["issue", "report", "chapter", "proceedings", "paper"]


def profiles() -> Mapping[str, KindProfile]:
    return {kind: cls.profile for kind, cls in KINDS.items()}


OWN = ("model", "interface", "scaffold", "start", "diagnostics")  # rooms in which a kind is called by its name
APART = ("typesetting", "preflight", "bibliography")  # that know nothing of publications
NAMES = {*KINDS, *FOLDERS}
CLASS_NAMES = {cls.__name__ for cls in KINDS.values()}
ALONE = {  # what only one kind has: a matrix of regions and years, a place in the menu
    ("outputs/pages/series.py", "Report"),
    ("outputs/pages/frame.py", "Page"),
}


def test_no_room_asks_for_a_kind_by_its_name() -> None:
    """`work.kind == "report"`, sets of names, `isinstance(meta, Notice)`: a new
    kind would be forgotten there."""
    package = ROOT / "plugins/huikan"
    rooms = [path for path in sorted(package.rglob("*.py")) if path.relative_to(package).parts[0] not in (*OWN, *APART)]
    found = {
        (path.relative_to(package).as_posix(), name) for path in rooms for name in _asked(ast.parse(path.read_text("utf-8")))
    }
    assert found == ALONE


def _asked(tree: ast.Module) -> Iterator[str]:
    """The names of kinds that a module decides by: what only asserts a kind decides nothing."""
    asserted = {node for each in ast.walk(tree) if isinstance(each, ast.Assert) for node in ast.walk(each)}
    for node in ast.walk(tree):
        match node:
            case ast.Compare(left=ast.Attribute(attr="kind") | ast.Name(id="kind"), comparators=[ast.Constant(value=name)]):
                yield from {str(name)} & NAMES
            case ast.Tuple(elts=elements) | ast.Set(elts=elements) | ast.List(elts=elements):
                values = [element.value for element in elements if isinstance(element, ast.Constant)]
                yield from {*map(str, values)} if values and {*values} <= NAMES and len(values) == len(elements) else ()
            case ast.Call(func=ast.Name(id="isinstance"), args=[_, kinds]) if node not in asserted:
                yield from {name.id for name in ast.walk(kinds) if isinstance(name, ast.Name)} & CLASS_NAMES
