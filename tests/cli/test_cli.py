"""The program from end to end: real processes, real files, exit codes, and what is published."""

from __future__ import annotations

import fcntl
import json
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import feedparser
import pikepdf
import pytest
from click.testing import CliRunner
from lxml import etree, html

from content_from_text import CONFIG, lay
from huikan import publish
from huikan.cli import main
from program import NOW, ROOT, SOCIETY, Place, run


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("built")
    shutil.copytree(SOCIETY, root / "content")
    place = Place(root / "content", root / "site", root / "cache")
    result = place.build("--stats", root / "stats.json")
    assert result.returncode == 0, result.stderr + result.stdout
    return place


def test_the_statistics_say_what_was_made(built: Place) -> None:
    numbers = json.loads((built.site.parent / "stats.json").read_text())
    assert (numbers["documents"], numbers["feeds"], numbers["failed"], numbers["kept"]) == (26, 63, 0, 0)
    pages = [name for name in built.files() if name.endswith(".html")]
    assert numbers["pages"] == len(pages)
    assert numbers["pdfs"] == len(list((built.site / "pdf").iterdir()))
    assert numbers["made"] > numbers["pages"] + numbers["pdfs"] + numbers["feeds"]
    assert {"read", "render", "check", "pdf", "pages", "publish"} <= set(numbers["stages"])
    assert numbers["peak_memory_mb"] > 20


def test_a_second_build_makes_nothing_and_changes_nothing(built: Place) -> None:
    before = built.site.readlink()
    result = built.build("--stats", built.site.parent / "again.json")
    numbers = json.loads((built.site.parent / "again.json").read_text())
    assert result.returncode == 0
    assert (numbers["made"], numbers["failed"]) == (0, 0)
    assert "nothing has changed" in result.stderr
    assert built.site.readlink() == before


def test_the_site_is_one_whole_version(built: Place) -> None:
    assert built.site.is_symlink()
    assert publish.verify(built.site) == []


def test_every_work_has_a_page_in_every_language(built: Place) -> None:
    keys = [
        "newsletters/2025-01",
        "newsletters/2025-01/02-policy",
        "reports/2025-province/01-overview",
        "proceedings/2025-meeting/02-water",
    ]
    for address in ["", "about", *keys, "articles/warm", "notices/2025-01"]:
        assert built.page(address).get("lang") == "zh-CN"
        assert built.page(f"en/{address}").get("lang") == "en"


def test_an_untranslated_work_has_a_stub(built: Place) -> None:
    stub = built.page("en/newsletters/2025-01/02-policy")
    assert stub.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "Not yet translated" in stub.text_content()
    assert any(link.endswith("newsletters/2025-01/02-policy/") and "en/" not in link for link in stub.xpath("//main//a/@href"))
    sitemap = (built.site / "sitemap.xml").read_text()
    assert "/newsletters/2025-01/02-policy/" in sitemap
    assert "/en/newsletters/2025-01/02-policy/" not in sitemap
    feed = feedparser.parse((built.site / "en/feeds/all.atom").read_bytes())
    assert not [entry.link for entry in feed.entries if "02-policy" in entry.link]


def test_languages_name_each_other_absolutely(built: Place) -> None:
    page = built.page("articles/warm")
    links = {link.get("hreflang"): link.get("href") for link in page.xpath("//link[@rel='alternate'][@hreflang]")}
    assert links["zh-CN"] == links["x-default"] == "https://example.org/articles/warm/"
    assert links["en"] == "https://example.org/en/articles/warm/"


def test_no_link_leads_nowhere(built: Place) -> None:
    names = set(built.files())
    for name in [name for name in names if name.endswith(".html") and name != "404.html"]:
        base = f"https://x/{name.removesuffix('index.html')}"
        page = html.fromstring((built.site / name).read_bytes(), base_url=base)
        page.make_links_absolute(base)
        for _, attribute, link, _ in page.iterlinks():
            if link.startswith("https://x/") and attribute in ("href", "src"):
                path = unquote(urlsplit(link).path).lstrip("/")
                assert (f"{path}index.html" if path.endswith("/") or not path else path) in names, f"{name}: {link}"


def test_titles_are_text_everywhere(built: Place) -> None:
    for name in built.files():
        if name.endswith((".html", ".rss", ".atom", ".xml")):
            assert "<script>alert(1)" not in (built.site / name).read_text(), name


def test_nothing_unpublished_is_anywhere(built: Place) -> None:
    for name in built.files():
        assert "CANARY" not in name
        assert b"CANARY" not in (built.site / name).read_bytes(), name
    assert "newsletters/2025-01/image/section.svg" in set(built.files())
    assert "newsletters/2025-01/image/unused.svg" not in set(built.files())


def test_feeds_are_read_back(built: Place) -> None:
    for name in (name for name in built.files() if name.endswith((".rss", ".atom"))):
        feed = feedparser.parse((built.site / name).read_bytes())
        assert not feed.bozo, (name, feed.get("bozo_exception"))
        for entry in feed.entries:
            for enclosure in entry.enclosures:
                pdf = built.site / enclosure.href.removeprefix("https://example.org/")
                assert int(enclosure.length) == pdf.stat().st_size
    everything = feedparser.parse((built.site / "feeds/all.atom").read_bytes())
    assert [entry.title for entry in everything.entries][:2] == ["年会论文集", "测试省发展报告（2025）"]
    for name in (name for name in built.files() if name.endswith(".json") and "feeds/" in name):
        assert json.loads((built.site / name).read_text())["version"] == "https://jsonfeed.org/version/1.1"


def test_pdfs_are_whole(built: Place) -> None:
    names = {path.name for path in (built.site / "pdf").iterdir()}
    keys = ("newsletters-2025-01", "reports-2025-province", "proceedings-2025-meeting", "articles-warm", "notices-2025-01")
    offprints = {"proceedings-2025-meeting-01-soil.zh.pdf", "proceedings-2025-meeting-02-water.en.pdf"}
    assert names == {f"{key}.{lang}.pdf" for key in keys for lang in ("zh", "en")} | offprints
    for path in (built.site / "pdf").iterdir():
        with pikepdf.open(path) as pdf:
            assert pdf.Root.Lang == ("zh-CN" if ".zh." in path.name else "en")
            assert pdf.Root.MarkInfo.Marked
            assert len(pdf.pages) >= 1
            for page in pdf.pages:
                size = [420, 595] if path.name.startswith("articles") else [595, 842]
                assert [round(float(edge)) for edge in page.mediabox][2:] == size
                for font in page.get("/Resources", {}).get("/Font", {}).values():
                    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
                    assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys()), path.name
            if "province.zh" in path.name:
                with pdf.open_outline() as outline:
                    assert any("总论" in item.title for item in outline.root)


def test_the_sitemap_lists_every_indexable_page(built: Place) -> None:
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    listed = {node.text for node in etree.parse(built.site / "sitemap.xml").iterfind(".//s:loc", space)}
    indexable = {
        f"https://example.org/{quote(name.removesuffix('index.html'))}"
        for name in built.files()
        if name.endswith(".html") and "noindex" not in (built.site / name).read_text()
    }
    assert listed == indexable


def test_errors_stop_the_build_all_at_once_and_the_site_stays(built: Place, tmp_path: Path) -> None:
    content = shutil.copytree(built.content, tmp_path / "content")
    lay("=== articles/bad.md\n---\ntitel: 错\ndate: 2025-13-01\n---\n[a](nowhere.md)\n", content)
    place = Place(content, built.site, built.cache)
    before = built.site.readlink()
    result = place.build("--format", "json")
    assert result.returncode == 1
    found = {
        (item["code"], Path(item["path"]).relative_to(content).as_posix(), item["line"]) for item in json.loads(result.stdout)
    }
    assert {
        ("unknown-field-meant", "articles/bad.md", 2),
        ("no-such-date", "articles/bad.md", 3),
        ("broken-link", "articles/bad.md", 5),
    } <= found
    assert built.site.readlink() == before


def test_keep_going_publishes_what_is_sound(built: Place, tmp_path: Path) -> None:
    content = shutil.copytree(built.content, tmp_path / "content")
    lay(
        "=== articles/undated.md\n---\ntitle: 无日期\n---\n正文\n=== articles/sound.md\n---\ntitle: 好\ndate: 2025-01-01\n---\n[a](no.md)\n",
        content,
    )
    place = Place(content, tmp_path / "site", built.cache)
    result = place.build("--keep-going", "--no-pdf")
    assert result.returncode == 1
    assert "missing-field" in result.stdout
    assert (place.site / "articles/sound/index.html").exists()
    assert not (place.site / "articles/undated").exists()
    assert "href" not in etree.tostring(place.page("articles/sound").xpath("//*[contains(@class,'prose')]")[0]).decode()


def test_a_later_date_publishes_what_was_waiting(built: Place, tmp_path: Path) -> None:
    where = ("--content", built.content, "--site", tmp_path / "site", "--cache", built.cache, "--no-pdf")
    assert run("build", *where, "--now", "2099-01-01T00:00", "-q").returncode == 0
    assert "CANARYFUTURE" in (tmp_path / "site/articles/future/index.html").read_text()


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    assert run("build", "--content", tmp_path / "none").returncode == 2
    assert run("build", "--config", tmp_path / "none.yml").returncode == 2
    assert run("check", "--now", "yesterday").returncode == 2
    assert run("build", "--site", tmp_path / "s", "--cache", tmp_path / "c", "--executor", "moon").returncode == 2
    assert run("build", "--site", tmp_path / "s", "--cache", tmp_path / "c", "--impose", "booklet").returncode == 2
    (tmp_path / "file").write_text("")
    said = run("check", "--content", SOCIETY, "--cache", tmp_path / "file/cache", "--lang", "en")
    assert said.returncode == 2 and str(tmp_path / "file") in said.stderr and not said.stdout
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken/index.html").write_text("ours")
    result = run("build", "--site", tmp_path / "taken", "--cache", tmp_path / "c", "--content", SOCIETY)
    assert result.returncode == 2
    assert (tmp_path / "taken/index.html").read_text() == "ours"


def test_another_build_is_three(built: Place) -> None:
    with (built.site.parent / "site.versions/lock").open("r+") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert built.build().returncode == 3


def test_new_works_are_sound(tmp_path: Path) -> None:
    shutil.copytree(SOCIETY, tmp_path / "content")
    where = ("--content", tmp_path / "content", "--cache", tmp_path / "cache", "--now", "2026-01-01")
    for kind, key in (
        ("issue", "2026-01"),
        ("item", "2026-01/02-a"),
        ("paper", "2025-meeting/03-x"),
        ("article", "x"),
        ("notice", "2026-01"),
    ):
        result = run("new", kind, key, *where)
        assert result.returncode == 0, result.stderr
    assert run("new", "article", "Not A Key", *where).returncode == 2
    assert run("new", "item", "alone", *where).returncode == 2
    assert (tmp_path / "content/proceedings/2025-meeting/03-x/index.en.md").exists()
    result = run("check", *where, "--lang", "en")
    assert result.returncode == 0, result.stdout


def test_why_names_the_inputs(built: Place) -> None:
    where = ("--content", built.content, "--cache", built.cache, *NOW, "--lang", "en")
    result = run("why", "articles/warm/", *where)
    assert result.returncode == 0
    assert "in the cache" in result.stdout
    unknown = run("why", "articles/worm/index.html", *where)
    assert unknown.returncode == 2
    assert "articles/warm/index.html" in unknown.stderr


def test_why_knows_old_addresses_and_catalogues(tmp_path: Path) -> None:
    lay(
        "=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\nmoved_from: articles/b\n---\n文字。\n"
        "=== data/standards.yml\n- {key: s, name: 标准}\n",
        tmp_path / "content",
    )
    where = ("--content", tmp_path / "content", "--cache", tmp_path / "cache", "--lang", "en")
    assert "huikan.outputs.redirects.make" in run("why", "articles/b/", *where).stdout
    moved = run("why", "pdf/articles-b.zh.pdf", *where)
    assert "a copy of pdf/articles-a.zh.pdf" in moved.stdout and moved.returncode == 0
    assert "standards/index.html" in run("why", "standards/", *where).stdout


def test_messages_follow_the_language(tmp_path: Path) -> None:
    lay("=== articles/a.md\n---\ntitle: 甲\n---\n", tmp_path)
    chinese = run("check", "--content", tmp_path, "--cache", tmp_path / "c", env={"LANG": "zh_CN.UTF-8", "LC_ALL": ""})
    english = run("check", "--content", tmp_path, "--cache", tmp_path / "c", env={"LANG": "C.UTF-8", "LC_ALL": ""})
    assert "缺少必填字段“date”" in chinese.stdout
    assert "the required field “date” is missing" in english.stdout


@pytest.mark.slow
def test_equal_input_gives_equal_bytes_wherever_and_whenever(built: Place, tmp_path: Path) -> None:
    content = shutil.copytree(built.content, tmp_path / "elsewhere/content")
    where = (
        "--content",
        content,
        "--site",
        tmp_path / "other",
        "--cache",
        tmp_path / "cache",
        "--jobs",
        "1",
        "--now",
        "2025-09-30",
        "-q",
    )
    odd = {"PYTHONHASHSEED": "99", "TZ": "America/New_York", "LC_ALL": "C"}
    assert run("build", *where, env=odd).returncode == 0
    ours, theirs = Place(content, built.site, built.cache), Place(content, tmp_path / "other", built.cache)
    assert list(ours.files()) == list(theirs.files())
    assert [name for name in ours.files() if (ours.site / name).read_bytes() != (theirs.site / name).read_bytes()] == []


@pytest.mark.slow
def test_mkdocs_alone_gives_the_same_site(built: Place, tmp_path: Path) -> None:
    config = (ROOT / "mkdocs.yml").read_text().replace("docs_dir: content", f"docs_dir: {built.content}")
    for name in ("theme", "pyproject.toml"):
        (tmp_path / name).symlink_to(ROOT / name)
    (tmp_path / "mkdocs.yml").write_text(config)
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(tmp_path / "mkdocs.yml"), "-d", str(tmp_path / "made")]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert result.returncode == 0, result.stderr
    made = Place(built.content, tmp_path / "made", built.cache)
    assert list(made.files()) == list(built.files())
    assert [name for name in made.files() if (made.site / name).read_bytes() != (built.site / name).read_bytes()] == []


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("web/story.html", "{% block %}", "story.html: "),
        ("scripts/search/main.js", 'import all from "./texts.js";\n', "main.js: cannot be joined: import all"),
    ],
)
@pytest.mark.parametrize("command", [("build", "--no-pdf"), ("why", "articles/")])
def test_a_broken_theme_is_told_in_one_line(tmp_path: Path, command: tuple[str, ...], name: str, text: str, named: str) -> None:
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "theme" / name).write_text(text, "utf-8")
    lay({"content/articles/a.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n文字。\n"}, tmp_path)
    config = CONFIG.replace(str(ROOT / "theme"), "theme") + "docs_dir: content\n"
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    target = ("--site", tmp_path / "site") if command[0] == "build" else ()
    where = ("--config", tmp_path / "mkdocs.yml", "--cache", tmp_path / "cache", *target)
    result = run(*command, *where, *NOW, "--lang", "en")
    assert result.returncode == 2, result.stderr
    assert f"a template or script of the pages cannot be used: {named}" in result.stderr
    assert "Traceback" not in result.stderr and not (tmp_path / "site").exists()


# What readers see before and after, said truly


def test_a_version_that_was_there_before_is_said_to_be_shown_again(tmp_path: Path) -> None:
    place = Place(tmp_path / "content", tmp_path / "site", tmp_path / "cache")
    article = "---\ntitle: 甲\ndate: 2025-01-02\n---\n\n正文。\n"
    first = version_of(lay({"articles/a.md": article}, place.content), place)
    lay({"articles/a.md": article.replace("正文", "新文")}, place.content)
    second = version_of(place.content, place)
    lay({"articles/a.md": article}, place.content)
    again = place.build("--no-pdf").stderr
    assert f"readers see version {first}" in again and f"until now they saw {second}" in again
    assert place.site.readlink().name == first
    assert f"stays as it is (version {first})" in place.build("--no-pdf").stderr


def version_of(content: Path, place: Place) -> str:
    """The version that readers see after a build of the content."""
    result = place.build("--no-pdf")
    assert result.returncode == 0, result.stderr
    return place.site.readlink().name


def test_a_build_without_pdfs_takes_none_from_readers(tmp_path: Path) -> None:
    place = Place(tmp_path / "content", tmp_path / "site", tmp_path / "cache")
    lay({"articles/a.md": "---\ntitle: 甲\ndate: 2025-01-02\n---\n\n正文。\n"}, place.content)
    assert place.build().returncode == 0
    refused = place.build("--no-pdf")
    assert refused.returncode == 2 and "--drop-pdfs" in refused.stderr
    assert list(place.site.glob("pdf/*.pdf"))
    assert place.build("--no-pdf", "--drop-pdfs").returncode == 0
    assert not list(place.site.glob("pdf/*.pdf"))


@pytest.fixture
def one_notice(tmp_path: Path) -> list[str]:
    """The options of a small site with one notice."""
    text = "---\ntitle: 通知\ndate: 2025-01-01\nissuer: 学会\n---\n\n请各单位报名。\n"
    (tmp_path / "content/notices").mkdir(parents=True)
    (tmp_path / "content/notices/n.md").write_text(text, encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: 学会\nsite_url: https://a.org/\nplugins: [huikan]\n", encoding="utf-8")
    places = {"--config": "mkdocs.yml", "--content": "content", "--site": "site", "--cache": "cache"}
    return [part for option, name in places.items() for part in (option, str(tmp_path / name))]


def test_a_folder_for_the_press_that_cannot_be_is_one_clear_word(tmp_path: Path, one_notice: list[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["build", "--press", str(tmp_path / "file/press"), *one_notice, "--lang", "en", "--jobs", "1"]
    )
    assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
    assert "Traceback" not in result.output
    assert f"cannot write {tmp_path / 'file/press'}" in result.output.replace("/.draft", "")


def test_findings_in_content_and_for_the_press_are_one_json_document(tmp_path: Path, one_notice: list[str]) -> None:
    text = (tmp_path / "content/notices/n.md").read_text(encoding="utf-8") + "\n![](missing.png)\n"
    (tmp_path / "content/notices/n.md").write_text(text, encoding="utf-8")
    options = ["--press", str(tmp_path / "press"), "--keep-going", "--format", "json", "--jobs", "1"]
    result = CliRunner().invoke(main, ["build", *options, *one_notice])
    assert {Path(finding["path"]).name for finding in json.loads(result.stdout)} >= {"n.md"}


def test_a_new_record_goes_to_the_end_of_its_list(tmp_path: Path, one_notice: list[str]) -> None:
    places = [*one_notice[:4], "--cache", str(tmp_path / "cache"), "--now", "2026-01-02", "--lang", "en"]
    events = tmp_path / "content/data/events.yml"
    assert CliRunner().invoke(main, ["new", "event", "autumn-walk", *places]).exit_code == 0
    first = events.read_text(encoding="utf-8")
    assert "key: autumn-walk" in first and "date: 2026-01-02" in first
    assert CliRunner().invoke(main, ["new", "event", "spring-walk", *places]).exit_code == 0
    assert events.read_text(encoding="utf-8").startswith(first.rstrip())
    again = CliRunner().invoke(main, ["new", "event", "autumn-walk", *places])
    assert (again.exit_code, "autumn-walk" in again.stderr) == (2, True)
    assert CliRunner().invoke(main, ["check", *places]).exit_code == 0
    assert CliRunner().invoke(main, ["new", "notice", "walk", *places]).exit_code == 0
    assert "issuer: 学会" in (tmp_path / "content/notices/walk.md").read_text(encoding="utf-8")
