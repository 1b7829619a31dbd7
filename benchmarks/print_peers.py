"""Other programs that print the invented report of print_speed.py: Chromium from our HTML, Typst
(benchmarks/peers.txt) from a translation of the same Markdown."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from stacks import PEERS

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
COMPILE = "import json, sys, typst; typst.compile(sys.argv[1], sys.argv[2], font_paths=json.loads(sys.argv[3]))"
SET = """\
#set page(width: 210mm, height: 297mm, margin: 25mm, numbering: "1")
#set text(font: ("Source Serif 4", "Noto Serif SC"), size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 1em, spacing: 1.2em, first-line-indent: (amount: 2em, all: true))
#set heading(numbering: "1.1")
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline()
"""


def chromium(html: str, files: Mapping[str, Any]) -> bytes:
    """Printed by Chromium, pictures and all."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (address, file) in enumerate(files.items()):
            place = Path(folder) / f"{number}.png"
            place.write_bytes(file.read())
            html = html.replace(address, place.name)
        page, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, "utf-8")
        browser = next(filter(None, map(shutil.which, BROWSERS)))
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}"]
        subprocess.run([browser, *options, page.as_uri()], check=True, capture_output=True)
        return target.read_bytes()


def typst(report: Path, fonts: Path) -> bytes:
    """Printed by Typst from the report's folder."""
    source, target = report / "report.typ", report / "report.pdf"
    source.write_text("\n".join([SET, *map(_chapter, sorted(report.glob("[0-9]*.md")))]), "utf-8")
    command = [str(PEERS / "bin/python"), "-c", COMPILE, str(source), str(target), json.dumps([str(fonts)])]
    subprocess.run(command, check=True, capture_output=True)
    return target.read_bytes()


def _chapter(path: Path) -> str:
    """A chapter as Typst: what print_speed.py writes, and no other Markdown."""
    _, head, body = path.read_text("utf-8").split("---\n", 2)
    notes = dict(re.findall(r"(?m)^\[\^(\w+)\]: (.*)$", body))
    title = re.search(r"(?m)^title: (.*)$", head)
    assert title
    prefix = f"c{path.stem}-"

    def inline(text: str) -> str:
        text = re.sub(r"([#$@*_<>\\])", r"\\\1", text)
        text = re.sub(r"\[\^(\w+)\]", lambda found: f"#footnote[{notes[found[1]]}]", text)
        own = re.sub(r"\[([^\]]+)\]\(\\#(\w+)\)", rf"#link(<{prefix}\2>)[\1]", text)
        return re.sub(r"\[([^\]]+)\]\((\d+)\.md\\#(\w+)\)", r"#link(<c\2-\3>)[\1]", own)

    blocks = re.split(r"\n\s*\n", re.sub(r"(?m)^\[\^\w+\]: .*$", "", body))
    return "\n\n".join([f"= {title[1]}", *_translated(blocks, prefix, inline)])


def _translated(blocks: list[str], prefix: str, inline: Callable[[str], str]) -> Iterator[str]:
    caption = ""
    for block in map(str.strip, blocks):
        if heading := re.fullmatch(r"(##+) (.*) \{#(\w+)\}", block):
            yield f"{'=' * len(heading[1])} {inline(heading[2])} <{prefix}{heading[3]}>"
        elif picture := re.fullmatch(r'!\[.*?\]\((\S+) "(.*)"\)\{#(\w+)\}', block):
            yield f'#figure(image("{picture[1]}"), caption: [{inline(picture[2])}]) <{prefix}{picture[3]}>'
        elif block.startswith("表："):
            caption = block.removeprefix("表：")
        elif block.startswith("|"):
            rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in block.splitlines()]
            cells = ", ".join(f"[{inline(cell)}]" for row in (rows[0], *rows[2:]) for cell in row)
            yield f"#figure(table(columns: {len(rows[0])}, {cells}), caption: [{inline(caption)}])"
        elif block:
            yield inline(block)
