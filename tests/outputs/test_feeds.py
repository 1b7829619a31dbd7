"""Feeds and sitemap: what they say, word for word; read back by other
programs; the same bytes every time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from content_from_text import DOT, lay, results
from huikan import addresses, library, markup, source
from huikan.markup import Fragment, Picture
from huikan.model import Article, Document, Library, Work
from huikan.outputs import feeds
from huikan.outputs.feeds.item import EntryBuilder
from huikan.outputs.feeds.validation import html_problems, problems
from huikan.outputs.feeds.values import Entry, Feed
from huikan.outputs.pages import sitemap
from huikan.outputs.pages.sitemap import SitemapEntry
from huikan.outputs.stage import Site
from huikan.publication import open_edition
from huikan.settings import Settings
from huikan.tasks import Task, fingerprint

CASES = Path(__file__).parents[1] / "cases/feeds"
SETTINGS = Settings(
    site_url="https://society.example/press/",
    names={"zh": "示例学会", "en": "Sample Society"},
    descriptions={"zh": "示例学会的出版物", "en": "What the Sample Society publishes"},
)
PDFS = {"pdf/newsletters-2025-01.zh.pdf": 123_456}
Fragments = Mapping[tuple[str, str], Fragment]


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, Fragments]:
    root = lay((CASES / "society.txt").read_text(encoding="utf-8"), tmp_path_factory.mktemp("content"))
    for path in ("newsletters/2025-01/image/section.png", "articles/warm.png", "notices/form.pdf"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_bytes(b"%PDF-1.7\n" if path.endswith(".pdf") else DOT)
    documents, data, _ = source.read(root, ("zh", "en"))
    works = library.assemble(documents, data, ("zh", "en"), datetime(2025, 6, 1, tzinfo=UTC)).library
    return works, {(document.key, document.lang): _render(document) for document in _documents(works)}


def _documents(works: Library) -> list[Document]:
    return [document for work, _ in works.walk() for document in work.documents.values()]


def _render(document: Document) -> Fragment:
    return markup.render(document.path, document.body, document.lang, document.body_line)


def made(society: tuple[Library, Fragments], settings: Settings = SETTINGS, pdfs: Mapping[str, int] = PDFS) -> dict[str, bytes]:
    return {
        task.target: task.make(*task.args)
        for task in feeds.plan(Site(*society, settings), results(pdfs))
        if not task.target.endswith(".opml")
    }


# ---------------------------------------------------------------- word for word


@pytest.mark.parametrize("name", ["feeds/all.rss", "feeds/all.atom", "feeds/all.json", "en/feeds/newsletters.atom"])
def test_feeds_word_for_word(name: str, society: tuple[Library, Fragments], golden: Callable[[Path, str], None]) -> None:
    golden(CASES / name.replace("/", "-"), made(society)[name].decode())


def test_there_is_a_feed_of_everything_and_of_each_kind(society: tuple[Library, Fragments]) -> None:
    kinds = ("all", "newsletters", "reports", "proceedings", "articles", "notices")
    names = {"": (*kinds, "items", "papers", "columns/policy", "branches/rock"), "en/": (*kinds, "items", "columns/policy")}
    forms = ("rss", "atom", "json")
    expected = {f"{prefix}feeds/{name}.{form}" for prefix in names for name in names[prefix] for form in forms}
    assert set(made(society)) == expected
    assert made((Library(("zh", "en")), {})) == {}  # nothing has been published: no feed would have a date


def test_the_same_library_gives_the_same_bytes_and_the_same_tasks(society: tuple[Library, Fragments]) -> None:
    assert made(society) == made(society)
    first, second = (list(feeds.plan(Site(*society, SETTINGS), results(PDFS))) for _ in range(2))
    assert [fingerprint(task.args) for task in first] == [fingerprint(task.args) for task in second]


# ---------------------------------------------------------------- read back


def parsed(content: bytes) -> Any:
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feedparser_reads_what_was_meant(form: str, society: tuple[Library, Fragments]) -> None:
    feed = parsed(made(society)[f"feeds/all.{form}"])
    assert feed.version == {"rss": "rss20", "atom": "atom10"}[form]
    assert (feed.feed.title, feed.feed.link) == ("示例学会", "https://society.example/press/")
    assert [entry.title for entry in feed.entries] == [
        "学会资讯 2025年第1期",
        "为什么井水冬暖夏凉",
        "关于召开年会的通知",
        "2024年度发展报告",
        "2024年学术年会论文集",
    ]
    issue, article = feed.entries[:2]
    assert issue.link == "https://society.example/press/newsletters/2025-01/"
    assert issue.id == "tag:society.example,2026:zh/newsletters/2025-01"
    assert issue.published_parsed[:5] == (2025, 1, 14, 16, 0)  # midnight in Shanghai
    (enclosure,) = issue.enclosures
    assert (enclosure.href, enclosure.type, enclosure.length) == (
        "https://society.example/press/pdf/newsletters-2025-01.zh.pdf",
        "application/pdf",
        "123456",
    )
    assert [person.name for person in article.authors] == ["孙七", "周八"]
    assert [tag.term for tag in issue.tags] == ["政策速递"]
    assert [tag.term for tag in article.tags] == ["岩石力学分会", "地下水", "科普"]
    assert article.summary == "地下的温度。"
    assert not article.enclosures
    text = issue.content[0].value if "content" in issue else issue.summary
    assert "<h2>目录</h2>" in text
    assert "地铁 &lt;新线&gt; &amp; 老城" in text
    assert "这一条没有英文。" in text


def test_atom_links_and_times(society: tuple[Library, Fragments]) -> None:
    feed = parsed(made(society)["feeds/newsletters.atom"])
    assert feed.feed.language == "zh-CN"
    assert [(link.rel, link.type, link.href) for link in feed.feed.links] == [
        ("self", "application/atom+xml", "https://society.example/press/feeds/newsletters.atom"),
        ("alternate", "text/html", "https://society.example/press/newsletters/"),
    ]
    (issue,) = feed.entries
    assert [(link.rel, link.type, link.get("length"), link.get("hreflang")) for link in issue.links] == [
        ("alternate", "text/html", None, "zh-CN"),
        ("enclosure", "application/pdf", "123456", None),
    ]
    assert issue.published == "2025-01-15T00:00:00+08:00"
    assert re.fullmatch(r"2025-02-03T00:00:00\.\d{6}\+08:00", issue.updated)
    assert feed.feed.updated == issue.updated  # the newest entry's, not the clock's


def test_each_language_has_its_own_works_only(society: tuple[Library, Fragments]) -> None:
    feed = parsed(made(society)["en/feeds/all.atom"])
    assert [entry.link for entry in feed.entries] == [
        "https://society.example/press/en/newsletters/2025-01/",
        "https://society.example/press/en/articles/english/",
    ]
    text = feed.entries[0].content[0].value
    assert "只有中文" not in text
    assert "missing one" in text
    assert "none" not in text
    assert feed.feed.language == "en"


def test_publications_say_what_a_reader_wants_and_not_the_whole_book(society: tuple[Library, Fragments]) -> None:
    texts = {entry.link.rsplit("/", 2)[1]: entry.content[0].value for entry in parsed(made(society)["feeds/all.atom"]).entries}
    report, volume, notice = texts["2024-province"], texts["2024-conference"], texts["2025-01"]
    assert "一年回顾。" in report
    assert "前言正文。" in report
    assert "总论</a>" in report
    assert "总论正文" not in report
    assert "岩石的声音</a><br>王五<p>摘要第一行，第二行。</p>" in volume
    assert "论文正文" not in volume
    assert "wang@example.org" not in b"".join(made(society).values()).decode()
    assert '<a href="https://society.example/press/notices/form.pdf">回执</a>' in notice


ADDRESS = re.compile(r"""\b(?:href|src)=(?:"([^"]*)"|'([^']*)'|&quot;(.*?)&quot;)""")


def test_every_address_is_absolute(society: tuple[Library, Fragments]) -> None:
    for name, content in made(society).items():
        if name.endswith(".json"):
            found = ADDRESS.findall("\n".join(item["content_html"] for item in json.loads(content)["items"]))
        else:
            found = ADDRESS.findall(content.decode().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        assert found or "json" in name or not set(name.split("/")[-1].split(".")) & {"all", "newsletters", "articles"}
        for address in ("".join(groups) for groups in found):
            assert address.startswith("https://"), (name, address)
            assert address.isascii(), (name, address)


def test_papers_are_offered_as_pdfs_of_their_own(society: tuple[Library, Fragments]) -> None:
    volume = next(work for work in society[0].works if work.kind == "proceedings")
    paper = next(part for part in volume.parts if "zh" in part.documents)
    file = addresses.pdf(paper.key, "zh")
    (entry,) = json.loads(made(society, pdfs={file: 200_000})["feeds/proceedings.json"])["items"]
    url = f"https://society.example/press/{file}"
    title = paper.documents["zh"].meta.title
    assert entry["attachments"] == [{"url": url, "mime_type": "application/pdf", "title": title, "size_in_bytes": 200_000}]
    assert f'<a href="{url}">PDF</a>' in entry["content_html"]


PICTURE = "newsletters/2025-01/image/section.png"


@pytest.mark.parametrize(
    ("shown", "card", "expected"),
    [
        (
            Picture("pictures/a-1200.jpg", 1200, 900, raster=True),
            9000,
            {"url": "pictures/a-1200.jpg", "type": "image/jpeg", "width": "1200"},
        ),
        (
            Picture("pictures/a-60.png", 60, 400, raster=True),
            9000,
            {"url": "cards/newsletters/2025-01.zh.png", "filesize": "9000"},
        ),
        (Picture("image/a.svg", 1200, 900), 9000, {"url": "cards/newsletters/2025-01.zh.png", "width": "1200", "height": "630"}),
        (Picture("pictures/a-60.png", 60, 400, raster=True), 0, {}),
    ],
    ids=["a photograph in the text", "a small one", "a drawing", "nothing"],
)
def test_an_entry_without_a_cover_shows_what_there_is(
    society: tuple[Library, Fragments], shown: Picture, card: int, expected: dict[str, str]
) -> None:
    sizes = {"cards/newsletters/2025-01.zh.png": card} if card else {}
    edition = replace(open_edition(*society, SETTINGS, "zh"), pictures={PICTURE: shown})
    builder = EntryBuilder(edition, sizes, society[1])
    found = one_entry(builder, "newsletters/2025-01")
    url = f"https://society.example/press/{expected['url']}" if expected else ""
    for form in ("rss", "atom"):
        (entry,) = feedparser.parse(found[f"feeds/newsletters.{form}"]).entries
        media = entry.get("media_content", [{}])[0]
        assert media.items() >= ({**expected, "url": url, "medium": "image"} if expected else {}).items()
        assert bool(media) == bool(expected)
    (item,) = json.loads(found["feeds/newsletters.json"])["items"]
    assert item.get("image", "") == url
    assert f'src="https://society.example/press/{shown.src}"' in item["content_html"]


def test_json_feed_fields(society: tuple[Library, Fragments]) -> None:
    feed = json.loads(made(society)["feeds/all.json"])
    assert (feed["version"], feed["language"]) == ("https://jsonfeed.org/version/1.1", "zh-CN")
    assert feed["feed_url"] == "https://society.example/press/feeds/all.json"
    issue, article, *_ = feed["items"]
    assert issue["attachments"] == [
        {
            "url": "https://society.example/press/pdf/newsletters-2025-01.zh.pdf",
            "mime_type": "application/pdf",
            "size_in_bytes": 123_456,
        }
    ]
    assert article["image"] == "https://society.example/press/articles/warm.png"
    assert "attachments" not in article
    for item in feed["items"]:
        assert {"id", "url", "title", "content_html", "date_published", "date_modified"} <= set(item)
        assert datetime.fromisoformat(item["date_published"]).utcoffset() is not None


def test_ids_are_addresses_that_stay(society: tuple[Library, Fragments]) -> None:
    works, fragments = society
    changed = replace(works, works=tuple(_retitled(work) for work in works.works))
    before, after = (parsed(made(each)["feeds/all.atom"]) for each in (society, (changed, fragments)))
    assert sorted(entry.id for entry in before.entries) == sorted(entry.id for entry in after.entries)
    assert {entry.title for entry in after.entries} == {"新题"}


def _retitled(work: Work) -> Work:
    documents = {
        lang: replace(document, meta=document.meta.model_copy(update={"title": "新题", "updated": date(2025, 5, 5)}))
        for lang, document in work.documents.items()
    }
    return replace(work, documents=documents)


# ---------------------------------------------------------------- limits and hostile content


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_an_empty_feed_is_valid_and_has_no_date_of_its_own(form: str) -> None:
    files = made(articles("甲"))
    feed = parsed(files[f"feeds/notices.{form}"])
    assert feed.feed.title == "示例学会｜通知"
    assert feed.feed.updated == parsed(files[f"feeds/all.{form}"]).feed.updated  # when it was last known to be empty
    assert feed.entries == []
    assert json.loads(files["feeds/notices.json"])["items"] == []


def one_entry(builder: EntryBuilder, key: str) -> dict[str, bytes]:
    """A feed of one work, in every form."""
    work = builder.edition.works[key]
    item, text = builder.item(work), feeds.make_text(builder.text(work)).decode()
    urls = {form: f"https://society.example/press/feeds/newsletters.{form}" for form in ("rss", "atom", "json")}
    feed = Feed("tag:a", "zh", "资讯", "资讯", "学会", urls["rss"], urls, item.updated, (Entry(item.dumps(), text),))
    return {f"feeds/newsletters.{form}": feeds.make(form, feed) for form in urls}


def articles(*titles: str, body: str = "Text.") -> tuple[Library, Fragments]:
    documents = [
        Document(f"articles/{n:04}.md", f"articles/{n:04}", "zh", _article(title), body) for n, title in enumerate(titles)
    ]
    works = tuple(Work(document.key, "article", {"zh": document}) for document in documents)
    return Library(("zh",), works), {(document.key, "zh"): _render(document) for document in documents}


def _article(title: str) -> Article:
    """An article whose title has not been through the reader of front
    matter, which refuses the worst."""
    return Article(date=date(2025, 1, 1)).model_copy(update={"title": title, "summary": title})


def test_a_feed_has_so_many_entries_and_is_not_larger_than_programs_take() -> None:
    many = articles(*map(str, range(60)))
    assert len(parsed(made(many, replace(SETTINGS, feed_entries=7))["feeds/all.rss"]).entries) == 7
    heavy = articles(*map(str, range(40)), body="x" * 100_000)
    for form in ("rss", "atom", "json"):
        content = made(heavy)[f"feeds/all.{form}"]
        assert len(content) <= 1_000_000
        lengths = [len(item["content_html"]) for item in json.loads(content)["items"]] if form == "json" else lengths_of(content)
        assert len(lengths) == 40  # no entry is lost: the older ones have their summaries
        assert [length > 100_000 for length in lengths] == [True] * 9 + [False] * 31


def lengths_of(content: bytes) -> list[int]:
    texts = [entry.get("content", [{"value": ""}])[0]["value"] for entry in parsed(content).entries]
    return list(map(len, texts))


def test_one_entry_is_no_longer_than_a_quarter_of_a_feed() -> None:
    (item,) = json.loads(made(articles("甲", body="长" * 200_000))["feeds/all.json"])["items"]
    assert item["content_html"] == '<p>甲</p>\n<p><a href="https://society.example/press/articles/0000/">全文见网页</a></p>'


HOSTILE = (
    "<script>alert(1)</script>",
    "]]><script>",
    "&lt;b&gt; &amp; &nbsp;",
    "bell \x07 escape \x1b null \x00",
    "not a character \ufffe\uffff",
    "lone \ud800 surrogate",
    '" onmouseover="alert(1)',
    "\u200bzero\u202ewidth",
)


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_plain_text_whatever_it_says(title: str) -> None:
    files = made(articles(title))
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800]", "", title)
    for name, content in files.items():
        if name.endswith(".json"):
            titles = [item["title"] for item in json.loads(content)["items"]]
        else:
            root = etree.fromstring(content)
            titles = [element.text for element in root.iter("{*}title")][1:]
            assert not root.xpath("//*[local-name()='script']")
        assert [" ".join(found.split()) for found in titles] == [" ".join(expected.split())] * (
            "all" in name or "articles" in name
        )


@given(st.text(max_size=40), st.text(max_size=200))
def test_any_text_gives_feeds_that_parse(title: str, body: str) -> None:
    works, _ = articles(title or "title")
    fragments = {("articles/0000", "zh"): markup.render("articles/0000.md", body, "zh")}
    for name, content in made((works, fragments)).items():
        if name.endswith(".json"):
            json.loads(content)
        else:
            etree.fromstring(content)


# ---------------------------------------------------------------- which feeds there are

MANY = """\
=== data/columns.yml
- key: tips
  name: {zh: 小贴士, en: Tips}
"""


def many(tmp_path: Path, count: int = 9, extra: str = "") -> tuple[Library, Fragments]:
    """So many articles of a rubric, two a year from 2020 on, the first three by 甲, with a tag."""
    root = lay(MANY, tmp_path / "content")
    for n in range(count):
        more = "authors: [甲]\ntags: [水]\n" if n < 3 else "authors: [乙]\n" if n < 5 else ""
        head = f"title: 第{n}篇\ndate: {2020 + n // 2}-0{1 + n % 2}-01\nsummary: 摘要{n}\ncolumns: tips\n{more}"
        lay({f"articles/a{n}.md": f"---\n{head}---\n正文{n}，[链接](#x)。\n"}, root)
    lay(extra, root)
    documents, data, _ = source.read(root, ("zh", "en"))
    works = library.assemble(documents, data, ("zh", "en"), datetime(2025, 6, 1, tzinfo=UTC)).library
    return works, {(document.key, document.lang): _render(document) for document in _documents(works)}


FEW = replace(SETTINGS, feed_entries=4)


def test_older_entries_stand_in_yearly_archives(tmp_path: Path) -> None:
    files = made(many(tmp_path), FEW)
    archives = sorted(name for name in files if "archive" in name)
    years = (2020, 2021, 2022)
    assert archives == sorted(f"feeds/archive/{year}/{name}.atom" for year in years for name in ("all", "articles"))
    url = "https://society.example/press/feeds/all.atom"
    ids: list[str] = []
    chain = []
    while url:
        content = files[url.removeprefix(SETTINGS.site_url)]
        assert problems("atom", content) == []
        root = etree.fromstring(content)
        ids += [entry.findtext("{*}id", "") for entry in root.iter("{*}entry")]
        links = {str(link.get("rel")): str(link.get("href")) for link in root.iterchildren("{*}link")}
        assert links["self"] == url
        assert ("current" in links) == bool(root.findall("{http://purl.org/syndication/history/1.0}archive")) == bool(chain)
        chain.append(url)
        url = links.get("prev-archive", "")
    assert [each.rsplit("/", 2)[1] for each in chain] == ["feeds", "2022", "2021", "2020"]
    assert sorted(set(ids)) == [f"tag:society.example,2026:zh/articles/a{n}" for n in range(9)]
    assert "摘要0" in files["feeds/archive/2020/all.atom"].decode()


def test_tags_and_contributors_have_a_feed_if_they_have_some_works(tmp_path: Path) -> None:
    names = {name.removesuffix(".rss") for name in made(many(tmp_path)) if name.endswith(".rss") and "/" in name[6:]}
    assert names == {"feeds/columns/tips", "feeds/tags/水", "feeds/contributors/甲"}  # 乙 has two


def test_a_text_is_rendered_once_for_all_feeds(tmp_path: Path) -> None:
    """And only if it is among the newest of some: in a tag's feed an older work has its summary."""
    site = Site(*many(tmp_path), FEW)
    assert [task.target for task in feeds.plan_texts(site, {})] == [f"feed-texts/zh/articles/a{n}" for n in (8, 7, 6, 5)]
    (item, *_) = json.loads(made(many(tmp_path), FEW)["feeds/tags/水.json"])["items"]
    assert "摘要2" in item["content_html"] and "正文" not in item["content_html"] and "全文见网页" in item["content_html"]


def test_an_edit_makes_the_feeds_anew_that_have_the_work_and_no_others(tmp_path: Path) -> None:
    works, fragments = many(tmp_path)
    edited = {**fragments, ("articles/a0", "zh"): markup.render("articles/a0.md", "别的。", "zh")}
    before, after = (made((works, each), replace(SETTINGS, feed_entries=9)) for each in (fragments, edited))
    changed = {name.removesuffix(".rss") for name in before if before[name] != after[name] and name.endswith(".rss")}
    assert changed == {"feeds/all", "feeds/articles", "feeds/columns/tips", "feeds/tags/水", "feeds/contributors/甲"}


def test_an_id_survives_a_move_and_a_change_of_domain(tmp_path: Path) -> None:
    moved = "=== articles/new.md\n---\ntitle: 新\ndate: 2024-01-01\nmoved_from: [articles/first, articles/second]\n---\n文。\n"
    settings = replace(SETTINGS, site_url="https://moved.example/", tag="society.example,2019")
    ids = [item["id"] for item in json.loads(made(many(tmp_path, 1, moved), settings)["feeds/articles.json"])["items"]]
    assert ids == ["tag:society.example,2019:zh/articles/first", "tag:society.example,2019:zh/articles/a0"]


def test_a_hub_is_named_in_every_form(tmp_path: Path) -> None:
    hub = "https://hub.example/"
    files = made(many(tmp_path, 1), replace(SETTINGS, hub=hub))
    assert [link.href for link in parsed(files["feeds/all.atom"]).feed.links if link.rel == "hub"] == [hub]
    assert [link.href for link in parsed(files["feeds/all.rss"]).feed.links if link.rel == "hub"] == [hub]
    assert json.loads(files["feeds/all.json"])["hubs"] == [{"type": "WebSub", "url": hub}]


def test_all_feeds_of_a_language_are_in_its_list(tmp_path: Path) -> None:
    (task,) = [task for task in feeds.plan(Site(*many(tmp_path), SETTINGS), {}) if task.target == "feeds/all.opml"]
    root = etree.fromstring(task.make(*task.args))
    listed = [str(outline.get("xmlUrl")) for outline in root.iter("outline") if outline.get("type") == "rss"]
    assert sorted(map(unquote, listed)) == sorted(
        f"{SETTINGS.site_url}{name}" for name in made(many(tmp_path)) if name.endswith(".rss")
    )
    groups = [outline.get("text") for outline in root.iterfind("body/outline") if len(outline)]
    assert groups == ["栏目", "标签", "作者"]


# ---------------------------------------------------------------- the checker


@pytest.mark.parametrize(
    ("form", "before", "after", "fault"),
    [
        ("atom", "\n    <updated>2025", "\n    <updated>2035", "newer than the feed"),
        ("atom", "<id>tag:society.example,2026:zh/articles/0000</id>", "<id>0</id>", "is no URI"),
        ("atom", ' rel="self"', ' rel="via"', "no link to itself"),
        ("atom", 'length="5"', "", "without its length"),
        ("atom", "0001</id>", "0000</id>", "more than one entry"),
        ("rss", "<pubDate>Wed, 01 Jan", "<pubDate>some day of", "is no time"),
        ("rss", "<link>https://society.example/press/articles/0000/</link>", "<link>/a</link>", "leads to /a"),
        ("rss", 'length="5"', "", "type or length"),
        ("json", '"date_published": "2025-01-01T00:00:00+08:00"', '"date_published": "1 May"', "date_published is 1 May"),
        ("json", '0001"', '0000"', "more than one entry"),
    ],
)
def test_the_checker_finds(form: str, before: str, after: str, fault: str) -> None:
    text = made(articles("甲", "乙"), pdfs={"pdf/articles-0000.zh.pdf": 5})[f"feeds/all.{form}"].decode()
    assert before in text and problems(form, text.encode()) == []
    assert fault in "; ".join(problems(form, text.replace(before, after).encode()))


def test_the_checker_finds_two_entries_of_one_time() -> None:
    text = made(articles("甲", "乙"))["feeds/all.atom"].decode()
    alike = re.sub(r"(<updated>2025-01-01T00:00:00)\.\d+", r"\1", text)
    assert problems("atom", alike.encode()) == ["two entries are updated at one time"]


def test_entries_whose_parts_of_a_second_are_one_are_updated_at_two_times() -> None:
    many, fragments = articles(*map(str, range(3000)))
    builder = EntryBuilder(open_edition(many, fragments, SETTINGS, "zh"), {}, {})
    works: dict[datetime, list[Work]] = {}
    for work in many.works:
        works.setdefault(builder.item(work).updated, []).append(work)
    alike = next(same for same in works.values() if len(same) > 1)
    feed = made((Library(("zh",), tuple(alike)), fragments))["feeds/all.atom"].decode()
    moments = re.findall(r"<updated>([^<]*)", feed.partition("<entry>")[2])
    assert len({*moments}) == len(moments) == len(alike)


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ('<p class="a">x</p>', "class of <p>"),
        ("<script>x</script>", "<script> in a text"),
        ('<a href="../b/">x</a>', "href of <a> is not absolute"),
        ('<img src="a.png" alt="">', "src of <img>"),
        ('<p onclick="x">x</p>', "onclick of <p>"),
        ('<a href="https://a.example/" role="doc-noteref">1</a>', "role of <a>"),
    ],
)
def test_the_checker_reads_texts(html: str, fault: str) -> None:
    assert fault in "; ".join(html_problems(html))
    assert html_problems('<p>class="a" &lt;script></p><a href="https://a.example/" title="x class=y">x</a>') == []


# ---------------------------------------------------------------- sitemap

ENTRIES = (
    SitemapEntry("newsletters/2025-01/", "zh", {"zh": "newsletters/2025-01/", "en": "en/newsletters/2025-01/"}, date(2025, 2, 3)),
    SitemapEntry(
        "en/newsletters/2025-01/", "en", {"zh": "newsletters/2025-01/", "en": "en/newsletters/2025-01/"}, date(2025, 2, 3)
    ),
    SitemapEntry("articles/为什么&/", "zh", {"zh": "articles/为什么&/"}),
    SitemapEntry("", "zh"),
)


def written(tasks: list[Task]) -> dict[str, str]:
    return {task.target: task.make(*task.args).decode() for task in tasks}


def test_sitemap_word_for_word(golden: Callable[[Path, str], None]) -> None:
    files = written(list(sitemap.sitemap_tasks(ENTRIES, SETTINGS)))
    assert files == written(list(sitemap.sitemap_tasks(reversed(ENTRIES), SETTINGS)))
    golden(CASES / "sitemap.xml", files["sitemap.xml"])
    golden(CASES / "robots.txt", files["robots.txt"])


def test_a_large_site_has_several_sitemaps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 3)
    files = written(list(sitemap.sitemap_tasks(ENTRIES, SETTINGS)))
    index = etree.fromstring(files["sitemap.xml"].encode())
    assert [element.text for element in index.iter("{*}loc")] == [
        "https://society.example/press/sitemap-1.xml",
        "https://society.example/press/sitemap-2.xml",
    ]
    assert sum(len(list(etree.fromstring(files[f"sitemap-{n}.xml"].encode()))) for n in (1, 2)) == 4
