"""Addresses that last: the register, what becomes of old addresses, and
the files that lead readers on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from content_from_text import LANGUAGES, NOON, documents, lay
from huikan.addresses import register
from huikan.addresses.old_addresses import Move, former_key, moves
from huikan.addresses.register import Present, RegisteredAddress, parse, update, vanished
from huikan.check import check
from huikan.diagnostics.words import advice
from huikan.library import assemble
from huikan.model import Library
from huikan.outputs import redirects
from huikan.outputs.stage import Site
from huikan.settings import Settings
from huikan.source import Data
from program import Place, run

HEAD = "title: 文\ndate: 2025-01-01"


def here(*addresses: str, moved: dict[str, str] | None = None, works: tuple[str, ...] = ()) -> Present:
    led = {old: Move(new, "a.md", 1) for old, new in (moved or {}).items()}
    return Present(frozenset(addresses), led, {key: f"{key}.md" for key in works}, LANGUAGES)


def lost(text: str, present: Present, pdfs: bool = True) -> list[str]:
    book, faults = parse(text)
    found = [*faults, *vanished(book, present, pdfs)]
    return [f"{fault.code}:{fault.line} {fault.values.get('key') or fault.values.get('to', '')}".strip() for fault in found]


# The file


def test_lines_are_read_and_written_back() -> None:
    text = "# 说明\n/\narticles/a/\nen/articles/a/ -> en/articles/b/\ntags/地铁/ gone: 不再用\n"
    book, faults = parse(text)
    assert not faults
    assert book.entries == {
        "": RegisteredAddress(2),
        "articles/a/": RegisteredAddress(3),
        "en/articles/a/": RegisteredAddress(4, to="en/articles/b/"),
        "tags/地铁/": RegisteredAddress(5, gone="不再用"),
    }
    assert update(text, ["articles/a/"], "https://x/") == text


def test_what_is_new_is_added_in_order_and_nothing_is_removed() -> None:
    assert update("# c\nz/\nb/ gone: x\n", ["", "a/", "b/"], "https://x/") == "# c\n/\na/\nb/ gone: x\nz/\n"
    assert (
        update("", ["a/"], "https://x/")
        .splitlines()[0]
        .endswith("below https://x/. `huikan register` adds what is new; lines are never removed.")
    )


@pytest.mark.parametrize("line", ["/a/", "https://x/a/", "../a/", "a/./b/", "a/ -> ../b/", "a/ gone:"])
def test_lines_that_are_no_addresses(line: str) -> None:
    assert lost(f"b/\n{line}\n", here("b/")) == ["bad-address-line:2"]


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1).map(lambda name: f"{name}/"), unique=True)
)
def test_every_address_comes_back(names: list[str]) -> None:
    sound = [name for name in names if not parse(f"{name}\n")[1] and not name.startswith("#")]
    assert sorted(parse(update("", sound, "u"))[0].entries) == sorted(sound)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    book, _ = parse(text)
    assert parse(update(text, (), "u"))[0].entries.keys() == book.entries.keys()


# What became of an address


def test_an_address_that_is_there_is_no_fault() -> None:
    assert lost("a/\nen/a/\n", here("a/", "en/a/")) == []


def test_a_lost_work_is_one_error_for_all_its_addresses() -> None:
    text = "articles/a/\nen/articles/a/\npdf/articles-a.en.pdf\npdf/articles-a.zh.pdf\n"
    assert lost(text, here("articles/b/")) == ["vanished-address:1 articles/a"]
    assert lost("pdf/articles-a.zh.pdf\n", here()) == ["vanished-address:1 pdf/articles-a.zh.pdf"]
    assert lost("pdf/articles-a.zh.pdf\n", here(), pdfs=False) == []


def test_a_new_work_of_nearly_that_name_is_named() -> None:
    book, _ = parse("articles/why-warm/\n")
    (fault,) = vanished(book, here("articles/why-it-is-warm/", works=("articles/why-it-is-warm",)))
    assert fault.code == "vanished-address-similar"
    assert "moved_from: articles/why-warm" in advice(fault, "en")
    assert "articles/why-it-is-warm.md" in advice(fault, "zh")
    known, _ = parse("articles/why-warm/\narticles/why-it-is-warm/\n")
    (fault,) = vanished(known, here("articles/why-it-is-warm/", works=("articles/why-it-is-warm",)))
    assert fault.code == "vanished-address"


def test_moved_withdrawn_and_moved_again() -> None:
    assert lost("a/ gone: 撤稿\n", here()) == []
    assert lost("a/ -> b/\nb/ -> c/\nc/\n", here("c/")) == []
    assert lost("a/ -> b/\nb/\n", here("c/", moved={"b/": "c/"})) == []
    assert lost("a/ -> b/\n", here("c/")) == ["moved-nowhere:1 b/"]
    assert lost("a/ -> b/\nb/ -> a/\n", here("c/")) == ["moved-nowhere:1 b/", "moved-nowhere:2 a/"]


def test_pictures_and_the_error_page_are_not_remembered() -> None:
    names = [
        "404.html",
        "articles/image/a.PNG",
        "covers/x.svg",
        "search/a.json",
        "_headers",
        "a/",
        "notices/a.pdf",
        "feeds/all.rss",
    ]
    assert [name for name in names if register.kept(name)] == ["a/", "notices/a.pdf", "feeds/all.rss"]


# Front matter


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("articles/a", "articles/a"),
        ("/articles/a/", "articles/a"),
        ("en/articles/a/", "articles/a"),
        ("articles/a.md", "articles/a"),
        ("articles/a.en.md", "articles/a"),
        ("articles/a/index.en.md", "articles/a"),
        ("articles/a/index.html", "articles/a"),
        ("old.html", "old"),
        ("https://x/a", None),
        ("../a", None),
        ("articles/a#b", None),
        ("", None),
        ("/", None),
    ],
)
def test_old_keys_in_every_form(text: str, key: str | None) -> None:
    assert former_key(text, LANGUAGES) == key


def moved(tree: str, files: tuple[str, ...] = ()) -> dict[str, str]:
    data = Data(society=None, records={}, assets={})
    table = moves(assemble(documents(tree), data, LANGUAGES, NOON).library, files)
    return {old: move.to for old, move in table.items()}


def test_pages_of_all_languages_pdfs_parts_and_files_move_together() -> None:
    tree = f"=== newsletters/n/index.md\n---\n{HEAD}\nmoved_from: newsletters/o\n---\n=== newsletters/n/01-a.md\n---\ntitle: 甲\n---\n"
    assert moved(tree, ("newsletters/n/a.pdf", "articles/b.pdf")) == {
        "newsletters/o/": "newsletters/n/",
        "en/newsletters/o/": "en/newsletters/n/",
        "newsletters/o/01-a/": "newsletters/n/01-a/",
        "en/newsletters/o/01-a/": "en/newsletters/n/01-a/",
        "newsletters/o/a.pdf": "newsletters/n/a.pdf",
        "pdf/newsletters-o.zh.pdf": "pdf/newsletters-n.zh.pdf",
        "pdf/newsletters-o.en.pdf": "pdf/newsletters-n.en.pdf",
        "pdf/newsletters-o-01-a.zh.pdf": "pdf/newsletters-n-01-a.zh.pdf",
        "pdf/newsletters-o-01-a.en.pdf": "pdf/newsletters-n-01-a.en.pdf",
    }


def test_drafts_and_internal_works_lead_nobody_on() -> None:
    for field in ("status: draft", "visibility: internal", "publish_on: 2099-01-01"):
        assert moved(f"=== articles/a.md\n---\n{HEAD}\nmoved_from: articles/o\n{field}\n---\n") == {}


def test_impossible_claims_are_errors() -> None:
    tree = "".join(
        f"=== articles/{name}.md\n---\n{HEAD}\nmoved_from: {claim}\n---\n"
        for name, claim in (("a", "[articles/o, ../x]"), ("b", "articles/o"), ("c", "articles/a"))
    )
    assembly = assemble(documents(tree), Data(), LANGUAGES, NOON)
    found = check(assembly.library, {}, assembly.unpublished_keys)
    assert [(fault.code, fault.path, fault.line) for fault in found] == [
        ("bad-former-key", "articles/a.md", 4),
        ("former-key-twice", "articles/b.md", 4),
        ("former-key-in-use", "articles/c.md", 4),
    ]


# The files


def test_a_page_says_where_it_went() -> None:
    page = redirects.make("en/articles/o/", "en/articles/地 & b/", "en", "https://example.org/s/")
    tree = html.fromstring(page)
    assert tree.get("lang") == "en"
    link = "../%E5%9C%B0%20%26%20b/"
    assert tree.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={link}"]
    assert tree.xpath("//a/@href") == [link]
    assert tree.xpath("//link[@rel='canonical']/@href") == ["https://example.org/s/en/articles/%E5%9C%B0%20%26%20b/"]
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not tree.xpath("//script|//style|//@style")


def test_one_line_a_move_for_static_hosts() -> None:
    settings = Settings(site_url="https://example.org/s/")
    jobs = {
        job.target: job
        for job in redirects.plan(
            Site(Library(LANGUAGES), settings=settings, moved={"o/": "n/", "pdf/o.zh.pdf": "pdf/n.zh.pdf"}), {}
        )
    }
    assert list(jobs) == ["o/index.html", "_redirects"]
    assert jobs["_redirects"].make(*jobs["_redirects"].args) == b"/s/o/ /s/n/ 301\n/s/pdf/o.zh.pdf /s/pdf/n.zh.pdf 301\n"
    assert list(redirects.plan(Site(Library(LANGUAGES), settings=settings), {})) == []


# The whole way


def test_a_moved_work_keeps_its_readers(tmp_path: Path) -> None:
    content = tmp_path / "content"
    lay(
        f"=== index.md\n---\ntitle: 首页\n---\n=== articles/old.md\n---\n{HEAD}\n---\n正文\n=== articles/old.en.md\n---\ntitle: A\n---\n",
        content,
    )
    place = Place(content, tmp_path / "site", tmp_path / "cache")
    where = ("--content", content, "--cache", place.cache, "--now", "2025-08-01", "--lang", "en")
    assert run("register", "--check", *where).returncode == 1
    assert run("register", *where).returncode == 0
    assert run("register", "--check", *where).returncode == 0
    listed = (content / "data/addresses.txt").read_text().splitlines()
    assert {"/", "articles/old/", "en/articles/old/", "pdf/articles-old.zh.pdf", "feeds/all.atom"} <= set(listed)
    assert place.build().returncode == 0
    first = place.site.readlink()

    shutil.move(content / "articles/old.md", content / "articles/new.md")
    shutil.move(content / "articles/old.en.md", content / "articles/new.en.md")
    refused = place.build()
    assert refused.returncode == 1
    assert (
        "articles/old/" in refused.stdout
        and "moved_from: articles/old" in refused.stdout
        and "[vanished-address" in refused.stdout
    )
    assert "data/addresses.txt" in refused.stdout
    assert place.site.readlink() == first
    assert run("check", *where).returncode == 1

    path = content / "articles/new.md"
    path.write_text(path.read_text().replace("title:", "moved_from: articles/old\ntitle:", 1))
    result = place.build()
    assert result.returncode == 0, result.stdout
    for prefix in ("", "en/"):
        page = (place.site / f"{prefix}articles/old/index.html").read_text()
        assert 'content="0; url=../new/"' in page
        assert f"https://example.org/{prefix}articles/new/" in page
    for lang in LANGUAGES:
        old, new = (place.site / f"pdf/articles-{name}.{lang}.pdf" for name in ("old", "new"))
        assert old.read_bytes() == new.read_bytes()
    assert "/articles/old/ /articles/new/ 301" in (place.site / "_redirects").read_text()
    assert "articles/old" not in (place.site / "sitemap.xml").read_text()
