#!/usr/bin/env python3
"""Count what three Markdown parsers see in a folder of documents: python
benchmarks/structure.py [FOLDER] [--all]

List items, tables, headings, emphasis, links, calls of notes, lines of their own, and emphasis
left as literal `**`, file by file: huikan.markup,
Python-Markdown as it comes (extra, sane_lists), and markdown-it-py with GFM's tables and
strikethrough. Prints the files in which huikan loses a list item, a table or a heading that GFM
sees (by text, so a loss is not made up by a gain elsewhere), or leaves more `**` than the better
of the two; then the totals. FOLDER: ../shared/corpora unless said otherwise.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

DEFAULT = Path(__file__).parents[2] / "shared/corpora"
OPENED = ("li", "table", "em", "strong")
QUIET = ("pre", "code", "script", "style", "annotation")
VOID = ("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "source")
COUNTED = ("items", "tables", "headings", "emphasis", "links", "notes", "lines", "literal")


@dataclass
class Structure(HTMLParser):
    """What a parser made of a document: the beginnings of its items, tables and headings, its
    emphasised words, the addresses of its links, and how many notes it calls, lines it breaks and
    `**` it leaves."""

    items: Counter[str] = field(default_factory=Counter)
    tables: Counter[str] = field(default_factory=Counter)
    headings: Counter[str] = field(default_factory=Counter)
    emphasis: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    notes: int = 0
    lines: int = 0
    literal: int = 0

    def __post_init__(self) -> None:
        super().__init__()
        self.open: list[list[str]] = []
        self.quiet = 0
        self.path: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.lines += tag == "br"
            return
        address = next((value or "" for name, value in attrs if name == "href"), "")
        if tag == "a" and address.startswith(("http:", "https:")):
            self.links[unquote(address)] += 1
        self.notes += tag == "sup" and ("class", "footnote-ref") in attrs
        self.path.append(tag)
        self.quiet += tag in QUIET or (tag, "math") in {
            (tag, (value or "").split(" ")[0]) for name, value in attrs if name == "class"
        }
        if tag in OPENED or re.fullmatch("h[1-6]", tag):
            self.open.append([tag, ""])

    def handle_endtag(self, tag: str) -> None:
        while self.path and tag in self.path:
            name = self.path.pop()
            if name in QUIET:
                self.quiet = max(0, self.quiet - 1)
            if name in OPENED or re.fullmatch("h[1-6]", name):
                self._close(name)
            if name == tag:
                break

    def _close(self, tag: str) -> None:
        while self.open:
            kind, text = self.open.pop()
            counter = {"li": self.items, "table": self.tables, "em": self.emphasis, "strong": self.emphasis}.get(
                kind, self.headings
            )
            counter["".join(re.findall(r"\w", re.sub(r"\{#[\w-]+\}", "", text)))[:16]] += 1  # GFM shows {#id}
            if kind == tag:
                break

    def handle_data(self, data: str) -> None:
        for entry in self.open:
            entry[1] += data if len(entry[1]) < 200 else ""
        if not self.quiet:
            self.literal += data.count("**")

    def size(self, name: str) -> int:
        value = getattr(self, name)
        return value if isinstance(value, int) else value.total()


def parsers() -> Mapping[str, Callable[[str], str]]:
    import markdown
    from markdown_it import MarkdownIt

    from huikan.markup import render

    gfm = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return {
        "huikan": lambda text: render("a/b.md", text, "zh").html,
        "python-markdown": lambda text: markdown.markdown(text, extensions=["extra", "sane_lists"]),
        "gfm": lambda text: str(gfm.render(text)),
    }


def look(html: str) -> Structure:
    html = re.sub(r"<section class=\"footnotes\">.*?</section>|<div class=\"footnote\">.*", "", html, flags=re.DOTALL)
    structure = Structure()
    structure.feed(html)
    structure.close()
    return structure


def body(path: Path) -> str:
    """The document without its front matter."""
    text = path.read_text("utf-8", errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    return re.sub(r"\A---\n.*?\n---\n", "", text, count=1, flags=re.DOTALL)


def main(arguments: list[str]) -> int:
    folder = Path(next((argument for argument in arguments if not argument.startswith("-")), DEFAULT))
    if not folder.is_dir():
        print(f"skipped: there is no folder {folder}")
        return 0
    files = sorted(folder.rglob("*.md"))
    names = parsers()
    totals = {name: Counter[str]() for name in names}
    seconds: Counter[str] = Counter()
    poor = 0
    for path in files:
        text, structures = body(path), {}
        for name, parse in names.items():
            start = time.perf_counter()
            html = parse(text)
            seconds[name] += time.perf_counter() - start
            structures[name] = look(html)
            totals[name].update({what: structures[name].size(what) for what in COUNTED})
        if faults := lost(structures):
            poor += 1
            print(f"{path.relative_to(folder)}: {'; '.join(faults)}")
    print(f"\n{len(files)} files, {poor} of them listed above")
    print(f"{'':16}{'list items':>12}" + "".join(f"{what:>10}" for what in (*COUNTED[1:-1], "literal **", "seconds")))
    for name in names:
        print(
            f"{name:16}"
            + "".join(
                f"{totals[name][what]:>{width}}" for what, width in zip(COUNTED, (12, 10, 10, 10, 10, 8, 8, 12), strict=True)
            ),
            end="",
        )
        print(f"{seconds[name]:>10.1f}")
    return 0


def lost(structures: Mapping[str, Structure]) -> list[str]:
    """What huikan loses in a document."""
    faults = []
    for what in ("items", "tables", "headings", "emphasis", "links"):
        missing = getattr(structures["gfm"], what) - getattr(structures["huikan"], what)
        if missing:
            faults.append(f"{what} −{missing.total()} ({', '.join(list(missing)[:4])})")
    if structures["huikan"].literal > min(structures["gfm"].literal, structures["python-markdown"].literal):
        faults.append("literal ** " + ", ".join(f"{name} {value.literal}" for name, value in structures.items()))
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
