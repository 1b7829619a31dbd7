"""Our Markdown as Typst, with the settings that Typst's manual gives for Chinese: its language and
region, quotation marks from the Chinese font, ①② for notes, captions above tables, heads of tables
repeated. It knows what the invented reports of these benchmarks contain, and no other Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SET = """\
#set document(title: "{title}")
#set page(width: 210mm, height: 297mm, margin: (x: 31mm, top: 29mm, bottom: 30mm), numbering: "1")
#set text(font: ((name: "Source Serif 4", covers: "latin-in-cjk"), "Noto Serif SC"), size: 10.5pt, lang: "zh",
  region: "cn", top-edge: 0.8em, bottom-edge: -0.2em)
#set par(justify: true, leading: 0.75em, spacing: 0.75em, first-line-indent: (amount: 2em, all: true))
#let sans = ((name: "Source Sans 3", covers: "latin-in-cjk"), "Noto Sans SC")
#set heading(numbering: "1.1")
#show heading: set text(font: sans)
#show heading: set block(above: 1.6em, below: 1em)
#show heading.where(level: 1): it => {{ pagebreak(weak: true); it }}
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(13pt)
#show heading.where(level: 3): set text(11pt)
#set footnote(numbering: "①")
#show footnote.entry: set text(8.5pt)
#show footnote.entry: set par(first-line-indent: 0pt, leading: 0.45em)
#show figure.where(kind: table): set figure.caption(position: top)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption: set text(9pt, font: sans)
#show figure: set block(above: 1.5em, below: 1.5em)
#show table: set text(9pt)
#show table: set par(justify: false, leading: 0.45em, first-line-indent: 0pt)
#show table.header: set text(font: sans, weight: "bold")
#set table(stroke: none, inset: (x: 1.2mm, y: 1mm))
#set enum(indent: 0pt)
#set image(width: 100%)
#outline()
"""
REFERENCES = "参考文献"  # the heading below which a list is one of references
CUT = "\ue000{}\ue001"  # what is Typst already, while the rest is escaped
COMMANDS = {
    "times": "times",
    "approx": "approx",
    "rho": "rho",
    "Delta": "Delta",
    "eta": "eta",
    "pi": "pi",
    ",": "thin",
    " ": "space",
}


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter's Markdown, and what the labels in it begin with."""

    text: str
    prefix: str


def document(title: str, chapters: list[Chapter]) -> str:
    """A whole report."""
    return "\n\n".join([SET.format(title=title), *map(chapter, chapters)])


def chapter(source: Chapter) -> str:
    """One chapter, its title as a heading of the first level."""
    _, head, body = source.text.split("---\n", 2)
    notes = dict(re.findall(r"(?m)^\[\^(\w+)\]: (.*)$", body))
    title = re.search(r"(?m)^title: (.*)$", head)
    assert title
    blocks = re.split(r"\n\s*\n", re.sub(r"(?m)^\[\^\w+\]: .*$", "", body))
    return "\n\n".join([f"= {title[1]}", *_Translation(source.prefix, notes).blocks(blocks)])


class _Translation:
    """Block by block. `notes`: their texts by name."""

    def __init__(self, prefix: str, notes: Mapping[str, str]) -> None:
        self._prefix, self._notes = prefix, notes
        self._caption = ""
        self._heading = ""

    def blocks(self, blocks: list[str]) -> Iterator[str]:
        for block in map(str.strip, blocks):
            if heading := re.fullmatch(r"(##+) (.*?)(?: \{#(\w+)\})?", block):
                self._heading = heading[2]
                label = f" <{self._prefix}{heading[3]}>" if heading[3] else ""
                yield f"{'=' * len(heading[1])} {self._inline(heading[2])}{label}"
            elif picture := re.fullmatch(r'!\[(.*?)\]\((\S+) "(.*)"\)(?:\{#(\w+)\})?', block):
                label = f" <{self._prefix}{picture[4]}>" if picture[4] else ""
                image = f'image("{picture[2]}", alt: {_string(picture[1])})'
                yield f"#figure({image}, caption: [{self._inline(picture[3])}]){label}"
            elif block.startswith("表："):
                self._caption = block.removeprefix("表：")
            elif block.startswith("|"):
                yield self._table(block)
            elif block.startswith("$$"):
                tex = block.strip("$").strip()
                yield f"#math.equation(block: true, alt: {_string(tex)}, ${formula(tex)}$)"
            elif re.match(r"(?:- |1\. )", block):
                yield self._list(block)
            elif block:
                yield self._inline(block)

    def _list(self, block: str) -> str:
        lines = [line.partition(" ") for line in block.splitlines()]
        items = "\n".join(f"{'-' if mark == '-' else '+'} {self._inline(text)}" for mark, _, text in lines)
        if self._heading != REFERENCES:
            return items
        return f"#[#set text(9.1pt)\n#set par(first-line-indent: 0pt, leading: 0.6em, spacing: 0.6em)\n{items}\n]"

    def _table(self, block: str) -> str:
        rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in block.splitlines()]
        places = ", ".join("right" if mark.endswith(":") else "left" for mark in rows[1])
        head, *body = [", ".join(f"[{self._inline(cell)}]" for cell in row) for row in (rows[0], *rows[2:])]
        rules = "table.hline(y: 0), table.hline(y: 1, stroke: .5pt)"
        cells = ",\n".join([rules, f"table.header({head})", *body, "table.hline()"])
        return f"#figure(table(columns: {len(rows[0])}, align: ({places}), {cells}), caption: [{self._inline(self._caption)}])"

    def _inline(self, text: str) -> str:
        """Text between blocks' edges; what is Typst already is kept out of the escaping."""
        kept: list[str] = []

        def keep(typst: str) -> str:
            kept.append(typst)
            return CUT.format(len(kept) - 1)

        text = re.sub(r"\$(.+?)\$", lambda found: keep(f"#math.equation(alt: {_string(found[1])}, ${formula(found[1])}$)"), text)
        text = re.sub(r"https?://[!-~]*[\w/]", lambda found: keep(f'#link("{found[0]}")'), text, flags=re.ASCII)
        text = re.sub(r"\*\*(.+?)\*\*", lambda found: keep("#strong[") + found[1] + keep("]"), text)
        text = re.sub(r"\[\^(\w+)\]", lambda found: keep(f"#footnote[{self._inline(self._notes[found[1]])}]"), text)
        text = re.sub(r"\[([^\]]+)\]\(#(\w+)\)", lambda found: keep(f"#link(<{self._prefix}{found[2]}>)[{found[1]}]"), text)
        text = re.sub(
            r"\[([^\]]+)\]\((\d+)\.md#(\w+)\)", lambda found: keep(f"#link(<c{found[2]}-{found[3]}>)[{found[1]}]"), text
        )
        text = re.sub(r"([#$@*_<>\\/=~`])", r"\\\1", text)
        while "\ue000" in text:
            text = re.sub("\ue000(\\d+)\ue001", lambda found: kept[int(found[1])], text)
        return text


def _string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def formula(tex: str) -> str:
    r"""A formula of these benchmarks in Typst's way: `\frac{a}{b}` is `frac(a, b)`."""
    tex = re.sub(r"\\text\{(.*?)\}", r'"\1"', tex).replace("/", "\\/")
    tex = re.sub(r"\\([A-Za-z]+|[, ])", lambda found: f" {COMMANDS.get(found[1], found[1])} ", tex)
    while "frac" in tex and re.search(r"frac\s*\{", tex):
        tex = re.sub(r"frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}", _fraction, _scripts(tex), count=1)
    tex = re.sub(r"(\d)thin(\d)", r"\1 thin \2", _scripts(tex))
    return re.sub(r"([A-Z])([A-Z])", r"\1 \2", re.sub(r"(?<=\w)(?=[A-Z]\b)", " ", tex)).strip()


def _fraction(found: re.Match[str]) -> str:
    return f"frac({found[1].replace(',', chr(92) + ',')}, {found[2].replace(',', chr(92) + ',')})"


def _scripts(tex: str) -> str:
    """Groups that are raised or lowered, in parentheses."""
    return re.sub(r"([_^])\{([^{}]*)\}", r"\1(\2)", tex)
