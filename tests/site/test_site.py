"""The pages of a small society, drawn with the theme, and what readers' browsers
get; MkDocs publishes the same."""

from __future__ import annotations

import datetime as time
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from content_from_text import CONFIG, lay, results
from drawn_pages import THEME, draw
from huikan import addresses, library, markup, site, source
from huikan.model import SHANGHAI
from huikan.outputs import cover_images, pages
from huikan.outputs.pages import PageSpec
from huikan.outputs.stage import Site
from huikan.tasks import fingerprint

PROJECT = Path(__file__).parents[2]
ORIGIN = "https://example.org/s/"
SOCIETY = """\
=== index.md
---
title: 首页
---
欢迎。
=== about.md
---
title: 关于
order: 1
---
[资讯](newsletters/2025-01/index.md)
=== about.en.md
---
title: About
---
[News](newsletters/2025-01/index.md)
=== newsletters/2025-01/index.md
---
title: 资讯 <script>alert("标题")</script>
date: 2025-03-31
number: 1
summary: 摘要 <b>不是标记</b>
authors: <img src=x onerror=alert(1)>
tags: ["<i>标签</i>"]
---
=== newsletters/2025-01/01-first.md
---
title: 第一篇
columns: policy
---
## 一节

| 甲 | 乙 |
|---|--:|
| 1 | 2 |

![说明](image/a.svg "图题")

```python
print("<b>")
```
=== newsletters/2025-01/01-first.en.md
---
title: The First
---
Text, and [the issue](index.md).
=== articles/only.en.md
---
title: Only in English
date: 2024-06-01
---
Text.
=== reports/r-2025/index.md
---
title: 报告
date: 2025-06-01
series: 蓝皮书
---
=== reports/r-2025/01-a.md
---
title: 总量
---
文字。
=== reports/r-2024/index.md
---
title: 旧报告
date: 2024-06-01
series: 蓝皮书
---
=== proceedings/v/index.md
---
title: 论文集
date: 2025-06-01
---
=== proceedings/v/01-p.md
---
title: 论文
authors: [{name: 张三, affiliation: 甲}, {name: 李四, affiliation: 乙}]
abstract: 摘要。
---
正文。
=== notices/n.md
---
title: 通知
date: 2025-06-01
document_number: 例〔2025〕1号
addressees: 各单位
---
正文。
=== data/columns.yml
- key: policy
  name: {zh: 政策, en: Policy}
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
icp: 京ICP备00000000号-1
email: office@example.org
=== newsletters/2025-01/image/a.svg
<svg xmlns="http://www.w3.org/2000/svg"/>
"""


@dataclass
class Seen(HTMLParser):
    """Tags with their attributes, and ids, of one page."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [a for name, a in self.tags if name == tag and all(a.get(key) == value for key, value in wanted.items())]


def see(path: Path) -> Seen:
    seen = Seen()
    seen.feed(path.read_text("utf-8"))
    return seen


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The society's pages below one folder, as a build draws them."""
    root = tmp_path_factory.mktemp("society")
    content = lay(SOCIETY, root / "content").resolve()
    (root / "docs").mkdir()
    (root / "mkdocs.yml").write_text(CONFIG + f"docs_dir: {content}\nsite_dir: {root / 'work'}\n", "utf-8")
    return lay({name: page.decode() for name, page in draw(planned(root)).items()}, root / "out")


def planned(root: Path) -> list[PageSpec]:
    society = laid(root)
    return list(pages.specs(society, results({task.target: 1 for task in cover_images.plan(society, {})})))


def laid(root: Path) -> Site:
    configuration = site.load(root / "mkdocs.yml")
    documents, data, _ = source.read(configuration.content, configuration.settings.languages)
    works = library.assemble(documents, data, ("zh", "en"), time.datetime(2026, 1, 1, tzinfo=SHANGHAI)).library
    found = [document for work, _ in works.walk() for document in work.documents.values()]
    fragments = {(d.key, d.lang): markup.render(d.path, d.body, d.lang, d.body_line) for d in found}
    return Site(works, fragments, configuration.settings, theme=THEME)


def every(built: Path) -> Iterator[tuple[str, Seen]]:
    for path in sorted(built.rglob("*.html")):
        yield path.relative_to(built).as_posix().removesuffix("index.html"), see(path)


def test_every_page_says_its_language(built: Path) -> None:
    for address, page in every(built):
        assert page.all("html")[0]["lang"] == ("en" if address.startswith("en/") else "zh-CN"), address


def test_text_is_escaped_everywhere(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text and "<b>不是" not in text and "<i>标签" not in text and "<img src=x" not in text, path
    assert "&lt;script&gt;alert" in (built / "newsletters/2025-01/index.html").read_text("utf-8")


def test_hreflang_is_absolute_and_has_a_default(built: Path) -> None:
    page = see(built / "en/newsletters/2025-01/01-first/index.html")
    found = {link["hreflang"]: link["href"] for link in page.all("link", rel="alternate") if "hreflang" in link}
    zh, en = ORIGIN + "newsletters/2025-01/01-first/", ORIGIN + "en/newsletters/2025-01/01-first/"
    assert found == {"zh-CN": zh, "en": en, "x-default": zh}
    assert page.all("link", rel="canonical")[0]["href"] == en


def test_languages_lead_to_each_other(built: Path) -> None:
    for address, page in every(built):
        if address == "404.html":
            continue
        switches = [a for a in page.all("a") if "hreflang" in a and urlsplit(a["href"]).scheme == ""]
        assert switches, address
        target = unquote(urljoin(f"/{address}", switches[0]["href"])).lstrip("/")
        assert (built / target / "index.html").is_file(), (address, target)
        assert target.startswith("en/") != address.startswith("en/"), (address, target)


def test_no_link_leads_nowhere(built: Path) -> None:
    made_elsewhere = re.compile(
        r"feeds/|pdf/|epub/|mark\.svg|\w+\.css|(?:script|search|reading)\.js|.*(?:\.svg|/citations\.\w+|/jats\.xml|/crossref\.xml)$"
    )
    for address, page in every(built):
        base = f"/s/{address}"
        for _, attributes in page.tags:
            href = attributes.get("href", attributes.get("src", ""))
            parts = urlsplit(urljoin(base, href))
            if parts.scheme or not href:
                continue
            path = unquote(parts.path).removeprefix("/s/")
            end = "en/" if path.startswith("en/") else ""
            if made_elsewhere.match(path.removeprefix(end)):
                continue
            target = built / path / ("index.html" if not path or path.endswith("/") else "")
            assert target.is_file(), (address, href)
            if parts.fragment:
                ids = {a["id"] for _, a in see(target).tags if "id" in a}
                assert unquote(parts.fragment) in ids, (address, href)


def test_every_page_is_described_for_machines(built: Path) -> None:
    for address, page in every(built):
        text = (built / addresses.page_file(address)).read_text("utf-8")
        written = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        names = [meta.get("property", meta.get("name")) for meta in page.all("meta")]
        if not page.all("link", rel="canonical"):
            assert not written and "og:title" not in names, address
            continue
        (nodes,) = [json.loads(text)["@graph"] for text in written]
        canonical = page.all("link", rel="canonical")[0]["href"]
        assert canonical in {nodes[0]["url"], nodes[1]["url"] if len(nodes) > 1 and "url" in nodes[1] else ""}, address
        assert page.all("meta", property="og:url")[0]["content"] == canonical
        assert page.all("meta", name="description")[0]["content"], address


def test_hostile_titles_stay_text_in_what_machines_read(built: Path) -> None:
    text = (built / "newsletters/2025-01/index.html").read_text("utf-8")
    (written,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    issue = json.loads(written)["@graph"][0]
    assert issue["name"] == '资讯 <script>alert("标题")</script>' and issue["author"][0]["name"] == "<img src=x onerror=alert(1)>"
    assert see(built / "newsletters/2025-01/index.html").all("meta", property="og:title")[0]["content"] == issue["name"]


def test_a_stub_says_so_and_is_not_listed(built: Path) -> None:
    page, text = see(built / "articles/only/index.html"), (built / "articles/only/index.html").read_text("utf-8")
    assert page.all("meta", name="robots")[0]["content"] == "noindex"
    assert not page.all("link", rel="canonical") and "本文尚无中文译本" in text
    assert page.all("h1")[0]["lang"] == "en"
    assert "../../en/articles/only/" in {a["href"] for a in page.all("a")}


def test_nothing_is_asked_from_other_hosts(built: Path) -> None:
    for address, page in every(built):
        for tag, attributes in page.tags:
            asked = attributes.get("src", "") or (
                attributes.get("href", "") if tag == "link" and attributes["rel"] in ("stylesheet", "icon") else ""
            )
            assert not urlsplit(asked).netloc, (address, asked)
    style = "".join(path.read_text("utf-8") for path in sorted((PROJECT / "theme/web").glob("*.css")))
    assert "@import" not in style
    assert re.findall(r"url\(([^)]*)\)", style) == ['"fonts/formulas.woff2"']


def test_pages_are_sound_html(built: Path) -> None:
    for address, page in every(built):
        ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
        assert len(ids) == len(set(ids)), (address, sorted(name for name in ids if ids.count(name) > 1))
        assert len(page.all("main")) == len(page.all("h1")) == len(page.all("title")) == 1, address
        assert page.all("a")[0]["href"] == "#hk-main", address
        assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")], address
        assert all("alt" in image for image in page.all("img")), address
        assert not [t for t, a in page.tags if t == "a" and a.get("href", "").startswith("javascript:")], address


def test_the_404_page_works_at_any_depth(built: Path) -> None:
    page = see(built / "404.html")
    local = [a["href"] for a in page.all("a") + page.all("link", rel="stylesheet") if not urlsplit(a["href"]).scheme]
    assert all(href.startswith(("/s/", "#")) for href in local)
    assert {"/s/", "/s/en/"} <= {a["href"] for a in page.all("a")}


def test_a_changed_template_draws_only_the_pages_that_it_is_part_of(built: Path, tmp_path: Path) -> None:
    society = laid(built.parent)
    specs = list(pages.specs(society, {}))
    before = {task.target: fingerprint(task.signature) for task in pages.plan(society, {})}
    web = shutil.copytree(THEME, tmp_path / "theme", ignore=shutil.ignore_patterns("print")) / "web"
    society = replace(society, theme=web.parent)
    same = {task.target: fingerprint(task.signature) for task in pages.plan(society, {})}
    assert same == before, "where the theme lies decides nothing"
    with (web / "notice.html").open("a") as file:
        file.write("{# a note #}")
    after = {task.target: fingerprint(task.signature) for task in pages.plan(society, {})}
    changed = [target for target in after if after[target] != before[target]]
    assert changed == [addresses.page_file(spec.address) for spec in specs if spec.template == "notice.html"]
    assert changed == ["notices/n/index.html"]


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("parts/prose.html", None, r"parts/prose\.html"),
        ("home.html", None, r"home\.html"),
        ("story.html", "{% block %}", r"story\.html: "),
        ("story.html", "{% include page.template %}", r"story\.html: the name of a template is not written out"),
    ],
)
def test_a_broken_theme_is_said_to_be_one(tmp_path: Path, built: Path, name: str, text: str | None, named: str) -> None:
    web = shutil.copytree(THEME, tmp_path / "theme", ignore=shutil.ignore_patterns("print")) / "web"
    (web / name).unlink()
    if text is not None:
        (web / name).write_text(text, "utf-8")
    with pytest.raises(pages.BrokenTheme, match=named):
        list(pages.plan(replace(laid(built.parent), theme=web.parent), {}))


def test_only_one_place_lets_html_in_unescaped() -> None:
    safe = [
        path.name
        for path in (PROJECT / "theme/web").rglob("*.html")
        if re.search(r"\|\s*safe|Markup|autoescape", path.read_text("utf-8"))
    ]
    assert safe == ["prose.html"]
