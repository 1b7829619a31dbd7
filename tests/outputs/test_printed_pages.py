"""On which pages of a PDF found words stand: never a wrong one, nearly always the right one."""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_search import prepared

import sample_books
from content_from_text import SETTINGS
from huikan import addresses
from huikan.outputs import search
from huikan.outputs.print.book import Book
from huikan.outputs.stage import Results, Site
from huikan.pdf_texts import UNKNOWN, PrintedWords, Words, pages_of
from huikan.tasks import FileRef
from printed_pdf import finished, pdf

HYPHENATED = re.compile("[-\u2010\u00ad]\n")
LETTERS = "地下空间车站盾构隧道沉降"


def pages(text: str, *printed: str) -> list[int]:
    return pages_of(Words.of(text), PrintedWords.of(printed))


def test_a_text_is_found_where_it_goes_on() -> None:
    assert pages("下穿既有车站的沉降控制要点", "页眉 下穿既有车站的沉", "页眉 降控制要点") == [0] * 8 + [1] * 5
    assert pages("one two three four five six seven", "one two three four", "five six seven eight") == [0] * 4 + [1] * 3


def test_what_stands_between_is_no_obstacle() -> None:
    before, after = "地下十米的温度几乎不变", "它比外面晚几个月才知道"
    assert pages(f"{before}。一、{after}", f"{before} 第一节 {after}", "别的") == [0] * 23
    note = "注：按外墙内侧净轮廓计算"
    assert set(pages(f"{before}{after}{note}", f"{before} {note}", after)) == {0, 1}


def test_of_what_stands_twice_nothing_is_said() -> None:
    text = "下穿既有车站的沉降控制"
    assert set(pages(text, text, text)) == {UNKNOWN}
    assert set(pages("没有印出来的一句话", "别的", "再别的")) == {UNKNOWN}


@given(
    st.lists(st.text(LETTERS, min_size=8, max_size=60), min_size=1, max_size=6),
    st.lists(st.integers(0, 300), max_size=5),
    st.data(),
)
def test_no_page_is_a_wrong_one(paragraphs: list[str], breaks: list[int], data: st.DataObject) -> None:
    """Paragraphs divided into pages anywhere, in any order, with heads between."""
    order = data.draw(st.permutations(range(len(paragraphs))))
    where: list[tuple[int, int]] = [(number, place) for number in order for place in range(len(paragraphs[number]))]
    cuts = sorted({0, len(where), *(cut for cut in breaks if cut < len(where))})
    sheets = [where[start:end] for start, end in pairwise(cuts)]
    printed = ["页眉 " + "".join(paragraphs[number][place] for number, place in sheet) for sheet in sheets]
    text = "。".join(paragraphs)
    for start, page in zip(Words.of(text).starts, pages(text, *printed), strict=True):
        assert page == UNKNOWN or text[start] in printed[page]


# ---------- real books ----------


def texts_of(book: Book) -> tuple[tuple[str, str, str], ...]:
    return tuple((part.key, part.meta.title, part.fragment.text) for part in (book.own, *book.parts))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("kind", sample_books.KINDS)
def test_pages_of_real_books(specimen_pdfs, kind: str, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(specimen_pdfs[kind, lang])
    book = sample_books.compose()[sample_books.KINDS[kind], lang]
    known = json.loads(search.make_printed(FileRef.of(path), texts_of(book)))
    plain = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout.split("\f")
    words = [{*Words.of(page).words, *Words.of(HYPHENATED.sub("", page)).words} for page in plain]
    joined = ["".join(Words.of(HYPHENATED.sub("", page)).words) for page in plain]
    sure = everything = 0
    for key, _, text in texts_of(book):
        titled, starts, runs, labels = known[key]
        places = [sum(starts[: number + 1]) for number in range(len(starts))]
        assert all(0 <= page <= len(plain) for page in runs) and all(int(page) in {*runs, titled} for page in labels)
        for word, start in zip(Words.of(text).words, Words.of(text).starts, strict=True):
            unit = len(text[:start].encode("utf-16-le")) // 2
            page = next((page for place, page in reversed(list(zip(places, runs, strict=True))) if place <= unit), 0)
            assert not page or word in words[page - 1] or word in joined[page - 1], (key, word, page)
            everything, sure = everything + 1, sure + bool(page)
    assert sure >= 0.9 * everything, (sure, everything)


# ---------- the index ----------

TREE = "=== notices/a.md\n---\ntitle: 关于培训的通知\ndate: 2025-01-01\n---\n请各单位安排盾构培训，𠀀字在前。\n"
DRAFT = "=== notices/b.md\n---\ntitle: 草稿\ndate: 2025-01-01\nstatus: draft\n---\n机密草稿\n"


def indexed(tree: str, results: Results) -> dict[str, bytes]:
    site = Site(*prepared(tree), SETTINGS)
    return {task.target: task.make(*task.args) for task in search.plan(site, results)}


def printed(tree: str, results: Results, tmp_path: Path) -> Results:
    """These results, and the pages that are read from them."""
    site = Site(*prepared(tree), SETTINGS)
    more = {}
    for number, task in enumerate(search.plan_printed(site, results)):
        path = tmp_path / f"{number}.json"
        path.write_bytes(task.make(*task.args))
        more[task.target] = finished(path, task.target)
    return {**results, **more}


def read(file: bytes) -> dict:
    return json.loads(zlib.decompress(file))


def test_the_index_has_pages_of_pdfs_that_are_there(tmp_path: Path) -> None:
    address = addresses.pdf("notices/a", "zh")
    path = pdf(tmp_path / "a.pdf", "关于培训的通知请各单位安排盾", "构培训，𠀀字在前。")
    results = printed(TREE + DRAFT, {address: finished(path, address)}, tmp_path)
    assert [name for name in results if name.startswith("printed/")] == [f"printed/{address}"]
    files, bare = indexed(TREE + DRAFT, results), indexed(TREE + DRAFT, {})
    (number,) = read(files["search/zh/catalogue.bin"])["number"]
    assert read(files["search/zh/catalogue.bin"])["paged"] == 1 and read(bare["search/zh/catalogue.bin"])["paged"] == 0
    entry = read(files["search/zh/pages-0.bin"])[str(number)]
    assert entry == [address, 1, [0, 7], [1, 2], {"1": "i", "2": "ii"}]
    others = {name for name in files if name not in ("search/zh/catalogue.bin", "search/zh/pages-0.bin")}
    assert {name: bare[name] for name in others} == {name: files[name] for name in others} and set(bare) - set(files) == set()


def test_a_part_is_in_the_pdf_of_its_publication_unless_it_has_one(tmp_path: Path) -> None:
    tree = "=== newsletters/n/index.md\n---\ntitle: 一期\ndate: 2025-01-01\n---\n=== newsletters/n/01-a.md\n---\ntitle: 甲\n---\n"
    tree += "下穿既有车站的沉降控制。\n"
    whole, own = addresses.pdf("newsletters/n", "zh"), addresses.pdf("newsletters/n/01-a", "zh")
    path = pdf(tmp_path / "a.pdf", "下穿既有车站的沉降控制")
    site = Site(*prepared(tree), SETTINGS)
    (task,) = search.plan_printed(site, {whole: finished(path, whole)})
    assert [key for key, _, _ in task.args[1]] == ["newsletters/n", "newsletters/n/01-a"]
    tasks = search.plan_printed(site, {whole: finished(path, whole), own: finished(path, own)})
    assert {task.target: [key for key, _, _ in task.args[1]] for task in tasks} == {
        f"printed/{whole}": ["newsletters/n"],
        f"printed/{own}": ["newsletters/n/01-a"],
    }


def test_characters_beyond_the_first_plane_count_twice(tmp_path: Path) -> None:
    address = addresses.pdf("notices/a", "zh")
    tree = TREE.replace("在前", "在前，页面另起一行继续")
    path = pdf(tmp_path / "a.pdf", "请各单位安排盾构培训，𠀀字", "在前，页面另起一行继续。")
    results = printed(tree, {address: finished(path, address)}, tmp_path)
    (entry,) = read(indexed(tree, results)["search/zh/pages-0.bin"]).values()
    assert entry[2:4] == [[0, 14], [1, 2]]  # 13 characters, of which one is two units
