#!/usr/bin/env python3
"""Measure how fast a report is printed: python benchmarks/print_speed.py [--pages 40 200 1000]
[--jobs 2] [--brief] [--press] [--peers]

Makes an invented report of about so many pages (chapters, sections, tables, figures, footnotes,
cross-references, contents; the same at every run) and prints it in fresh processes, one after
the other: a plain `weasyprint.HTML(...).write_pdf()` of the very HTML that ours starts from,
with the same fonts; ours in one process; ours in as many as --jobs says. Prints pages, seconds
by the clock, of processor time of all processes together and of the busiest one, pages a
second, the peak of memory of all processes together, how many times as fast as plain ours is,
by the clock and, for a machine that has other things to do, by the busiest process; and what
each further page costs in memory. `--peers` has Chromium print our HTML and Typst a translation
of the Markdown, with the same fonts.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as time
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import print_peers
from huikan.outputs.print.book import Book, Theme, read_theme, write_html
from huikan.outputs.print.book import compose as compose_books
from huikan.tasks import Task
from stacks import install_peers

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcherResponse

PROJECT = Path(__file__).parents[1]
THEME = PROJECT / "theme/print"
SUBJECTS = "地下水位 综合管廊 人防工程 轨道交通 深基坑 城市更新 停车设施 地质调查 监测数据 防涝设施 商业空间 浅层岩土".split()
PLACES = "东部各市 长江沿线 中心城区 山地城市 滨海新区 老工业区 省会 县城 开发区 历史街区".split()
VERBS = "持续增长 趋于稳定 明显加快 仍有缺口 得到改善 出现分化 逐步放缓 保持平稳 高于预期 有待核实".split()
REASONS = "因为规划先行 由于投资放缓 得益于共享通道 在新规范施行之后 与地面建设同步 受施工条件限制 按照统一口径".split()
NUMBERS = "较上年增加{n}% 合计{n}公里 约{n}处 占总量的{n}% 平均埋深{n} m 每年{n}次巡检".split(" ")
MIDDLE_CHAPTER = 20  # pages of a chapter: its neighbours have half and half as many again
A_PAGE = 1.9  # sections that fill a page


def chapters(pages: int) -> list[int]:
    """How many pages each chapter has, unevenly, as chapters are."""
    chance, sizes = random.Random(3), []
    while sum(sizes) < pages - MIDDLE_CHAPTER // 4:
        sizes.append(min(chance.randint(MIDDLE_CHAPTER // 2, MIDDLE_CHAPTER * 3 // 2), max(4, pages - sum(sizes))))
    return sizes


def sentence(chance: random.Random) -> str:
    number = chance.choice(NUMBERS).format(n=chance.randint(2, 98))
    return f"{chance.choice(PLACES)}的{chance.choice(SUBJECTS)}{chance.choice(VERBS)}，{chance.choice(REASONS)}，{number}。"


def paragraph(chance: random.Random, chapter: int, count: int, note: str) -> str:
    text = [sentence(chance) for _ in range(chance.randint(3, 6))]
    if chance.random() < 0.4:
        text[1] = text[1].removesuffix("。") + f"（“{chance.choice(SUBJECTS)}”见 BIM {chance.randint(1, 9)}.0）。"
    if chance.random() < 0.25:
        other = chance.randint(1, count)
        text.append(f"另见[第{other}章的说明]({other:02}.md#s1)。" if other != chapter else "另见[节](#s1)。")
    return "".join(text) + (f"[^{note}]" if note else "")


def table(chance: random.Random, number: int) -> str:
    rows = "".join(
        f"| {chance.choice(PLACES)} | {chance.randint(1, 999)} | {chance.randint(10, 999) / 10} | {chance.choice(VERBS)} |\n"
        for _ in range(chance.choice((5, 7, 9, 24)))
    )
    return f"表：{chance.choice(SUBJECTS)}的分布（{number}）\n\n| 地区 | 数量 | 增长（%） | 说明 |\n|---|---:|---:|---|\n{rows}"


def chapter(number: int, pages: int, count: int, pictures: int) -> str:
    chance, pieces, notes = random.Random(number), [], []
    for section in range(1, round(pages * A_PAGE) + 1):
        title = f"{chance.choice(PLACES)}的{chance.choice(SUBJECTS)}"
        pieces.append(f"{'##' if section % 4 == 1 else '###'} {title} {{#s{section}}}\n")
        note = f"n{section}" if section % 2 else ""
        pieces += [paragraph(chance, number, count, note), "", paragraph(chance, number, count, ""), ""]
        if note:
            notes.append(f"[^{note}]: {sentence(chance)}\n")
        if section % 4 == 2:
            pieces.append(table(chance, section))
        if section % 5 == 3:
            pieces.append(f'![{title}的变化](figure-{chance.randrange(pictures)}.png "{title}的变化"){{#f{section}}}\n')
    return "\n".join(pieces + notes)


def lay(root: Path, pages: int) -> None:
    """The report as a content tree."""
    folder, sizes = root / "reports/r", chapters(pages)
    folder.mkdir(parents=True)
    pictures = max(4, pages // 8)
    for number in range(pictures):
        (folder / f"figure-{number}.png").write_bytes(figure(number))
    (folder / "index.md").write_text("---\ntitle: 测速报告\ndate: 2025-06-18\n---\n本报告的数据都是虚构的。\n", "utf-8")
    for number, size in enumerate(sizes, 1):
        head = f"---\ntitle: {SUBJECTS[number % len(SUBJECTS)]}的进展\ndate: 2025-06-18\n---\n"
        (folder / f"{number:02}.md").write_text(head + chapter(number, size, len(sizes), pictures), "utf-8")


def figure(number: int) -> bytes:
    """A chart of bars, with the shades that a photograph of a screen has."""
    from PIL import Image, ImageDraw

    chance, picture = random.Random(number), Image.linear_gradient("L").resize((1400, 700)).convert("RGB")
    pen = ImageDraw.Draw(picture)
    for bar in range(12):
        pen.rectangle(
            (60 + bar * 110, 650 - chance.randint(40, 600), 130 + bar * 110, 650), fill=(28, 58 + bar * 9, 80 + bar * 11)
        )
    target = BytesIO()
    picture.save(target, "PNG")
    return target.getvalue()


def compose(root: Path) -> Book:
    """The report as the book that is printed."""
    from huikan import library, source
    from huikan.markup import render
    from huikan.publication import numbered
    from huikan.settings import Settings

    documents, data, _ = source.read(root, ("zh",))
    shelf = library.assemble(documents, data, ("zh",), time.datetime(2026, 1, 1, tzinfo=time.UTC)).library
    fragments = {(document.key, "zh"): render(document.path, document.body, "zh", document.body_line) for document in documents}
    (book,) = compose_books(shelf, numbered(shelf, fragments), Settings(), root)
    return book


def print_one(root: Path, mode: str, jobs: int, target: Path, profile: bool) -> dict[str, float]:
    """Print the report in this process, and say what it took."""

    book, theme = compose(root), read_theme(THEME)
    watch = cProfile.Profile() if profile else None
    start, worked = perf_counter(), _worked()
    if watch:
        watch.enable()
    content = printed(root, book, theme, mode, jobs)
    if watch:
        watch.disable()
        watch.dump_stats(target.with_suffix(".prof"))
    seconds, worked = perf_counter() - start, [now - then for now, then in zip(_worked(), worked, strict=True)]
    target.write_bytes(content)
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    from pikepdf import Pdf

    with Pdf.open(target) as pdf:
        pages = len(pdf.pages)
    busiest = max(worked[0], worked[1] / max(1, jobs - 1))
    memory = (own + others * (jobs - 1)) / 1024
    return {"pages": pages, "seconds": seconds, "worked": sum(worked), "busiest": busiest, "memory": memory}


def printed(root: Path, book: Book, theme: Theme, mode: str, jobs: int) -> bytes:
    """The report's PDF, by whomever `mode` names."""
    if mode == "plain":
        return plain(book, theme)
    if mode == "chromium":
        return print_peers.chromium(write_html(book, theme), book.files)
    if mode == "typst":
        (report,) = (path.parent for path in root.rglob("index.md"))
        return print_peers.typst(report, THEME / "fonts")
    return ours(book, theme, mode, jobs)


def _worked() -> list[float]:
    """Seconds of processor time of this process, and of those that it has started and seen end."""
    return [sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]


def plain(book: Book, theme: Theme) -> bytes:
    """What WeasyPrint does when it is simply asked."""
    from huikan.typesetting import fonts

    html = write_html(book, theme)
    with fonts.only_these(ref.path for ref in theme.fonts) as configuration:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher, URLFetcherResponse

        class Named(URLFetcher):  # type: ignore[misc]
            def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
                if url not in book.files:
                    return super().fetch(url, headers)
                return URLFetcherResponse(url, book.files[url].read(), {"Content-Type": "image/png"})

        content = HTML(string=html, url_fetcher=Named()).write_pdf(font_config=configuration)
    assert isinstance(content, bytes)
    return content


def ours(book: Book, theme: Theme, mode: str, jobs: int) -> bytes:
    """What a build does for a book that its cache does not have,
    when all other workers are idle."""
    from multiprocessing import get_context

    from huikan import tasks
    from huikan.tasks.worker_group import worker_slots

    with (
        tempfile.TemporaryDirectory(prefix="cache-") as cache,
        tasks.open_executor("inline") as executor,
        worker_slots(get_context("spawn").Semaphore(jobs)),
    ):
        (artifact,) = tasks.run(
            [screen(book, theme) if mode == "ours" else press(book, theme)], tasks.Cache(Path(cache)), executor
        )
        assert isinstance(artifact, tasks.Artifact), artifact
        return artifact.read()


def screen(book: Book, theme: Theme) -> Task:
    from huikan.outputs import print as pdf
    from huikan.outputs.print.book import pictures

    return Task("screen.pdf", pdf.make, (pictures.to_measure(book, theme.fonts), theme))


def press(book: Book, theme: Theme) -> Task:
    from huikan.outputs.print import press
    from huikan.outputs.print.press import profiles

    (task,) = press.plan(
        [press.PressJob(book, theme, profiles.read(THEME / "icc"), signature=4, leaf=0.1)], {(book.key, book.lang): ""}
    )
    return task


def measured(root: Path, mode: str, jobs: int, options: argparse.Namespace) -> dict[str, float]:
    target = (options.keep or root) / f"{root.name}-{mode}-{jobs}.pdf"
    command = [sys.executable, __file__, "--one", mode, "--folder", str(root), "--jobs", str(jobs), "--target", str(target)]
    command += ["--profile"] if options.profile else []
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONHASHSEED": "0"}
    process = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    figures: dict[str, float] = json.loads(process.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[40, 200, 1000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--brief", action="store_true", help="without ours in one process")
    parser.add_argument("--press", action="store_true", help="the file for the print shop, too")
    parser.add_argument("--peers", action="store_true", help="by Chromium and Typst, too")
    parser.add_argument("--profile", action="store_true", help="write a profile beside each PDF")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    for hidden in ("--one", "--folder", "--target"):
        parser.add_argument(hidden, type=None if hidden == "--one" else Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(print_one(options.folder, options.one, options.jobs, options.target, options.profile)))
        return
    modes = [("plain", 1), ("ours", options.jobs)] if options.brief else [("plain", 1), ("ours", 1), ("ours", options.jobs)]
    modes += [("press", options.jobs)] if options.press else []
    modes += [("chromium", 1), ("typst", 1)] if options.peers else []
    if options.peers:
        install_peers()
    measurements: dict[tuple[str, int], list[dict[str, float]]] = {}
    print(
        f"{'':10}{'processes':>10}{'pages':>7}{'seconds':>9}{'processor':>11}{'busiest':>9}"
        f"{'pages/s':>9}{'MB':>7}{'times plain':>13}"
    )
    for pages in options.pages:
        with tempfile.TemporaryDirectory(prefix=f"{pages}-") as folder:
            lay(Path(folder), pages)
            for mode, jobs in modes:
                result = measured(Path(folder), mode, jobs, options)
                measurements.setdefault((mode, jobs), []).append(result)
                by_clock, by_work = (measurements["plain", 1][-1][how] / result[how] for how in ("seconds", "busiest"))
                print(
                    f"{mode:10}{jobs:>10}{result['pages']:>7}{result['seconds']:>9.1f}{result['worked']:>11.1f}{result['busiest']:>9.1f}"
                    f"{result['pages'] / result['seconds']:>9.1f}{result['memory']:>7.0f}{by_clock:>7.2f}{by_work:>6.2f}",
                    flush=True,
                )
    for (mode, jobs), results in measurements.items():
        if len(results) > 1:
            first, last = results[0], results[-1]
            growth = (last["memory"] - first["memory"]) / (last["pages"] - first["pages"])
            print(f"{mode}, {jobs}: {growth * 1024:.0f} KB for each further page")


if __name__ == "__main__":
    main()
