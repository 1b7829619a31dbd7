#!/usr/bin/env python3
"""Set one chapter by ours and by others and measure the PDFs: python benchmarks/compare_print.py
[--only NAME …] [--json FILE] [--keep FOLDER] [--pictures FOLDER]

The chapter (peers_chapter/: tables, notes, formulas, figures, references, Chinese with Latin and
numbers, long names) is set on A4 in the same fonts, size and leading from one Markdown source: by
ours; by Typst from a translation (typst_markup.py); by Vivliostyle, Chromium and WeasyPrint from
our HTML and style sheet, without what ours reckons for its own tables, with what each of them
offers for Chinese. Measured are the places of the letters in each PDF, the same for all (clreq.py),
its structure by our preflight (PDF/UA-1, `ua`: kinds of faults) and what poppler's pdftotext copies
(`copied`: sentences that come out character by character as they were written).
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from composed import ROOT, composed

sys.path.insert(0, str(ROOT / "tests/support"))

import clreq
import print_peers
import print_speed
from huikan import preflight
from huikan.outputs.print.book import Book, read_theme, write_html
from pdf_glyphs import glyphs
from set_lines import FORMULA, Block, blocks, broken_cells, found
from stacks import install_peers

CHAPTER = Path(__file__).parent / "peers_chapter"
PITCH = 10.5 * 1.75  # pt, from base line to base line


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME")
    parser.add_argument("--json", type=Path, help="write the figures")
    parser.add_argument("--keep", type=Path, help="a folder for the PDFs")
    parser.add_argument("--pictures", type=Path, help="a folder for pictures side by side")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        kept = options.keep or Path(folder) / "pdf"
        kept.mkdir(parents=True, exist_ok=True)
        figures: dict[str, dict[str, float]] = {}
        for name, program in _programs(Path(folder) / "content").items():
            if not options.only or name in options.only:
                start = perf_counter()
                (kept / f"{name}.pdf").write_bytes(program())
                figures[name] = {"seconds": round(perf_counter() - start, 1), **measured(kept / f"{name}.pdf")}
        _print(figures)
        if options.json:
            options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
        if options.pictures:
            from side_by_side import draw

            draw({name: kept / f"{name}.pdf" for name in figures}, options.pictures)


def _programs(content: Path) -> dict[str, Callable[[], bytes]]:
    """What sets the chapter, by name."""
    report = content / "reports/chapter"
    report.mkdir(parents=True)
    (report / "index.md").write_text("---\ntitle: 同一章\ndate: 2025-06-18\n---\n数据都是虚构的。\n", "utf-8")
    for path in CHAPTER.iterdir():
        (report / ("01.md" if path.suffix == ".md" else path.name)).write_bytes(path.read_bytes())
    (report / "opening-hours.png").write_bytes(print_speed.figure(0))
    theme = read_theme(ROOT / "theme/print")
    book: Book = next(composed(content))
    html = write_html(book, theme)
    install_peers()
    return {
        "ours": lambda: print_speed.ours(book, theme, "ours", 1),
        "typst": lambda: print_peers.typst(report, ROOT / "theme/print/fonts"),
        "vivliostyle": lambda: print_peers.vivliostyle(print_peers.chapter_html(html, notes=False), book.files),
        "chromium": lambda: print_peers.chromium(print_peers.chapter_html(html, notes=True), book.files),
        "weasyprint": lambda: print_peers.weasyprint(print_peers.chapter_html(html, notes=False), book.files, theme.fonts),
    }


def measured(path: Path) -> dict[str, float]:
    """Every figure of a PDF of the chapter."""
    markdown = (CHAPTER / "chapter.md").read_text("utf-8")
    pages = glyphs(path)
    texts = found(pages, blocks(markdown))
    facts, findings = preflight.examine_screen(path.name, path.read_bytes())
    assert facts is not None
    copied, sentences = _copied(path, texts)
    return {
        **clreq.counts(texts, pages, PITCH),
        "broken cells": len(broken_cells(pages, texts)),
        "tagged": bool(facts.top and any(facts.top.all())),
        "ua claimed": bool(facts.claim),
        "ua faults": len({finding.code for finding in findings if finding.code.startswith("ua-")}),
        "sentences": sentences,
        "copied": copied,
        "kB": path.stat().st_size // 1000,
    }


def _copied(path: Path, texts: Sequence[Block]) -> tuple[int, int]:
    """Sentences that pdftotext copies as they were written but for spaces, and all of them."""
    text = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], check=True, capture_output=True).stdout.decode()
    whole = "".join(re.sub(r"[①-⑳]", "", text).split())
    sentences = [
        "".join(sentence.split())
        for block in texts
        if block.kind not in ("cell", "heading")
        for sentence in re.findall(r"[^。；]+[。；]?", block.text)
        if FORMULA not in sentence
    ]
    return sum(sentence in whole for sentence in sentences), len(sentences)


def _print(figures: dict[str, dict[str, float]]) -> None:
    print(f"{'':16}" + "".join(f"{name:>13}" for name in figures))
    for measure in next(iter(figures.values())):
        print(f"{measure:16}" + "".join(f"{figures[name][measure]:>13}" for name in figures))


if __name__ == "__main__":
    main()
