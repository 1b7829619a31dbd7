"""Long books: where they are cut, that pieces are set side by side, and that what is joined is
what would have been made at once."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Dictionary, NameTree, Pdf

import task_functions
from huikan import typesetting
from huikan.outputs import print as pdf
from huikan.outputs.print.book import read_theme
from huikan.tasks import Call, FailureReason, open_executor, worker_group
from huikan.tasks.worker_group import worker_slots
from huikan.typesetting import SPLIT_MARK
from huikan.typesetting.chunks import split

PROJECT = Path(__file__).parents[3]
FRONT = '<html lang="zh-CN"><head><style>p{}</style></head><body><section id="toc"><a href="#b">B</a></section>'


def book(*sections: str, front: str = FRONT) -> str:
    return SPLIT_MARK.join((front, '<main class="body">', *sections, "</main></body></html>"))


def section(name: str, letters: int) -> str:
    return f'<section class="part" id="{name}-s"><h1 id="{name}">{name}</h1>{"字" * letters}</section>'


def test_a_short_book_stays_whole() -> None:
    whole = split.split(book(section("a", 900), section("b", 900)))
    (segment,) = whole.segments
    assert SPLIT_MARK not in segment.html
    assert not segment.elsewhere


def test_a_style_sheet_that_asks_for_the_whole_book_gets_it() -> None:
    long = [section(name, 60_000) for name in "abc"]
    assert len(split.split(book(*long)).segments) == 4
    for rule in (
        "@page :first{margin:0}",
        "@page{@top-left{content:counter(pages)}}",
        "a::after{content:target-text(attr(href))}",
    ):
        assert len(split.split(book(*long, front=FRONT.replace("p{}", rule))).segments) == 1


def test_a_piece_keeps_the_frame_and_the_places_of_what_is_cut_away() -> None:
    links = '<a href="#a">A</a><a href="#b">B</a><li data-places="c c-s nowhere"></li>'
    whole = split.split(book(section("a", 60_000), section("b", 60_000) + links, section("c", 60_000)))
    front, *texts = whole.segments
    assert front.html == FRONT + "</body></html>"
    assert [re.findall(r"<h1 id=.(\w)", segment.html) for segment in texts] == [["a"], ["b"], ["c"]]
    second = texts[1]
    assert second.html.count("<section") == 3, "empty ones before and behind, so that it is neither first nor last"
    assert second.html.count("display:none") == 2
    assert [segment.elsewhere for segment in whole.segments] == [{"b"}, set(), {"a", "c", "c-s"}, set()]
    assert [segment.continues for segment in whole.segments] == [False, False, True, True]
    assert whole.guesses["a"] == 1 < whole.guesses["b"] < whole.guesses["c"]


@given(st.lists(st.floats(0.1, 90), min_size=1, max_size=60))
def test_pieces_follow_each_other_without_gaps(weights: list[float]) -> None:
    groups = list(split._groups(weights))
    assert groups[0][0] == 0
    assert groups[-1][1] == len(weights)
    assert all(one[1] == other[0] and one[0] < one[1] for one, other in pairwise(groups))
    assert len(groups) <= 2 * split.MOST_PARTS


def test_pieces_are_the_same_however_many_cores_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    text = book(*(section(name, 30_000) for name in "abcdef"))
    first = split.split(text)
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert split.split(text) == first


# WorkerGroup: objects in several processes


def test_a_company_answers_in_order_wherever_its_objects_live() -> None:
    turns = multiprocessing.get_context("spawn").Semaphore(2)
    with worker_slots(turns), worker_group(4) as several:
        several.begin(task_functions.Counter, [(number,) for number in range(5)], [1, 5, 2, 4, 3])
        assert several.ask_all("add", 10) == [10, 11, 12, 13, 14]
        assert several.ask(3, "add", 1) == 14
        assert len({*several.ask_all("process")}) == 2, "this process, and one for the turn that was left"
        assert not turns.acquire(block=False)
    assert turns.acquire(block=False)
    assert turns.acquire(block=False), "turns are given back"


def test_a_company_without_turns_is_this_process() -> None:
    with worker_group(8) as alone:
        alone.begin(task_functions.Counter, [(1,), (2,)], [1, 1])
        assert alone.ask_all("process") == [os.getpid()] * 2


def test_what_fails_elsewhere_fails_here() -> None:
    turns = multiprocessing.get_context("spawn").Semaphore(3)
    with worker_slots(turns), worker_group(3) as several:
        several.begin(task_functions.Counter, [(number,) for number in range(6)], [1] * 6)
        with pytest.raises(ZeroDivisionError):
            several.ask_all("divide", 0)
        away = next(number for number, process in enumerate(several.ask_all("process")) if process != os.getpid())
        with pytest.raises(ChildProcessError, match="without an answer"):
            several.ask(away, "leave")


# Page numbers


def contents(pages: int, monkeypatch: pytest.MonkeyPatch) -> tuple[list[tuple[str, float]], int]:
    """The lines of a list of contents that leads to each of so many pages, with where they end
    in mm, and how many pages were made."""
    from weasyprint.layout import page

    made: list[int] = []
    real = page.make_page
    monkeypatch.setattr(page, "make_page", lambda *given: (made.append(1), real(*given))[1])
    lines = "".join(f'<p class="entry"><a href="#s{number}">节</a></p>' for number in range(1, pages + 1))
    texts = "".join(f'<h2 id="s{number}" style="break-before:page">节</h2>' for number in range(1, pages + 1))
    style = (
        '.entry{font-family:"Source Serif 4";width:100mm}.entry a::after{content:leader(dotted) target-counter(attr(href),page)}'
    )
    html = f"<html lang=zh-CN><head><style>@page{{size:A4;margin:30mm}}{style}</style></head><body>{lines}{texts}</body></html>"
    asked = typesetting.TypesetRequest(html, "specimen", "t", "https://example.org/", "图", {})
    with typesetting.laid_out(asked, read_theme(PROJECT / "theme/print").fonts, {}) as document:
        first = document.pages[0]._page_box
        entries = [box for box in first.descendants() if any(child.is_leader for child in getattr(box, "children", ()))]
        shown = [[inside for inside in entry.descendants() if hasattr(inside, "text") and inside.text] for entry in entries]
        found = [("".join(one.text for one in words), (words[-1].position_x + words[-1].width) / 96 * 25.4) for words in shown]
    return found, len(made)


def test_numbers_behind_dots_are_put_right_in_the_page_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, made = contents(8, monkeypatch)
    assert [re.fullmatch(r"[ .]{20,}(\d)", text)[1] for text, _ in lines] == list("23456789")  # type: ignore[index]
    assert [end for _, end in lines] == pytest.approx([lines[0][1]] * 8, abs=0.1)
    assert made == 9


def test_a_page_whose_numbers_grow_wider_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, made = contents(12, monkeypatch)
    assert [re.fullmatch(r"[ .]{20,}?(\d+)", text)[1] for text, _ in lines] == [str(page) for page in range(2, 14)]  # type: ignore[index]
    assert [end for _, end in lines] == pytest.approx([lines[0][1]] * 12, abs=0.1)
    assert made == 14, "the first page twice"


# The whole


@pytest.mark.slow
def test_a_book_in_pieces_is_the_book_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text, links, page numbers, bookmarks, places and tags; the same bytes in one
    process and in two; every note once."""
    monkeypatch.syspath_prepend(str(PROJECT / "benchmarks"))
    import print_speed

    print_speed.lay(tmp_path, 56)
    task = (print_speed.compose(tmp_path), read_theme(PROJECT / "theme/print"))
    pieces = pdf.make(*task)
    with open_executor("processes:2") as executor:
        (outcome,) = executor.each([Call(0, pdf.make, task)])
    assert outcome.content == pieces, outcome.content if isinstance(outcome.content, FailureReason) else ""
    monkeypatch.setattr(split, "A_PART", 10**6)
    whole = pdf.make(*task)
    assert whole != pieces
    for one, other in zip(seen(whole), seen(pieces), strict=True):
        assert one == other
    told = re.sub(r"\s", "", text(pieces))
    for note in re.findall(r"^\[\^n\d+\]: (.*)$", "\n".join(path.read_text("utf-8") for path in tmp_path.rglob("*.md")), re.M):
        assert told.count(re.sub(r"\s", "", note)) == 1, note


def seen(content: bytes) -> list[Any]:
    """What a reader finds in a PDF: its text, labels, bookmarks, places, links,
    structure and the names of its fonts."""
    with Pdf.open(BytesIO(content)) as book:
        numbers = {page.objgen: number for number, page in enumerate(book.pages)}
        with book.open_outline() as outline:
            bookmarks = [mark for item in outline.root for mark in _bookmarks(item, 0, numbers)]
        places = {str(name): (numbers[at[0].objgen], round(float(at[3]))) for name, at in NameTree(book.Root.Names.Dests).items()}
        links = [
            (number, str(area.get("/Dest", "")), str(area.Contents), [round(float(edge)) for edge in area.Rect])
            for number, page in enumerate(book.pages)
            for area in page.obj.get("/Annots", [])
        ]
        fonts = {str(font.BaseFont) for page in book.pages for font in page.obj.Resources.Font.values()}
        files = [thing for thing in book.objects if isinstance(thing, Dictionary) and "/FontFile2" in thing]
        assert len(files) == len(fonts), "each font once"
        structure = list(_structure(book.Root.StructTreeRoot.K[0], 0, numbers))
        return [text(content), [page.label for page in book.pages], bookmarks, places, links, fonts, structure]


def _bookmarks(item: Any, depth: int, numbers: dict[tuple[int, int], int]) -> Any:
    yield depth, item.title, numbers[item.destination[0].objgen]
    for child in item.children:
        yield from _bookmarks(child, depth + 1, numbers)


def _structure(thing: Any, depth: int, numbers: dict[tuple[int, int], int]) -> Any:
    if isinstance(thing, Dictionary) and "/S" in thing:
        yield depth, str(thing.S), str(thing.get("/Alt", "")), numbers[thing.Pg.objgen] if "/Pg" in thing else None
        for kid in thing.K:
            yield from _structure(kid, depth + 1, numbers)
    else:
        yield depth, "/MCID" in thing if isinstance(thing, Dictionary) else int(thing)


def text(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return done.stdout.decode().replace("\u2009", "")
