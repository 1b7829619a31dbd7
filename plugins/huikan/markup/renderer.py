"""render: one document's Markdown as a Fragment."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape
from xml.etree import ElementTree

from huikan.diagnostics import Diagnostic
from huikan.diagnostics import found as diagnostic
from huikan.markup import (
    blocks,
    boxes,
    containers,
    fences,
    figures,
    hand_captions,
    headings,
    index_terms,
    normalise,
    notes,
    rawhtml,
    references,
    soft_wraps,
    tables,
    tex,
)
from huikan.markup.bibliography import mark_references
from huikan.markup.citations import name_labels
from huikan.markup.classes import prefix_classes
from huikan.markup.comments import drop_comments
from huikan.markup.dialects.syntax import Understood
from huikan.markup.dialects.table import present
from huikan.markup.fragment import Fragment
from huikan.markup.freezing import freeze
from huikan.markup.inline import engine
from huikan.markup.marks import Line, lines, unmarked, written
from huikan.markup.nesting import is_deep
from huikan.markup.numbered_lists import link_numbers
from huikan.markup.opening import opening
from huikan.markup.references import Finding
from huikan.markup.sanitise import findings, sanitise
from huikan.markup.tree import BLOCK, Element, folded, parse, words_of
from huikan.model import Lang

Starts = Callable[[Sequence[Line], int], bool]
# The classes of signs that lead somewhere and are no words
UNSPOKEN = frozenset(("footnote-ref", "footnote-backref", "citation-number", "reference-number"))

RULES: tuple[blocks.Rule, ...] = (
    tables.indented,
    blocks.indented_code,
    blocks.fenced_code,
    tex.block,
    tex.macros,
    blocks.definition,
    containers.note,
    blocks.heading,
    boxes.admonition,
    boxes.directive,
    containers.quote,
    containers.listing,
    blocks.rule,
    tables.table,
    rawhtml.html,
    containers.descriptions,
    blocks.paragraph,
)


def render(
    path: str,
    body: str,
    lang: Lang,
    first_line: int = 1,
    languages: Sequence[Lang] = ("zh", "en"),
    numbered_paragraphs: bool = False,
) -> Fragment:
    """The document at `path` (from content/), whose body begins on
    `first_line` of its file. Never raises.

    `languages` are the suffixes that a link to a file may carry (`x.en.md`). With
    `numbered_paragraphs`, as a notice has them, each line that begins with a number is a paragraph.
    """
    source = lines(body, first_line)
    try:
        html, abbreviations, problems = _convert(source, lang, numbered_paragraphs)
        if is_deep(html):
            raise RecursionError
    except RecursionError:
        html, abbreviations, problems = f"<pre>{escape(body)}</pre>", {}, [("too-nested", first_line, "")]
    problems += findings(html)
    root = parse(sanitise(html))
    normalise.place_lines(root, first_line)
    problems += [*normalise.without_controls(root), *normalise.normalise(root)]
    normalise.plain_letters(root)
    prefix_classes(root)
    problems += headings.repeated_ids(root)
    normalise.expand(root, abbreviations)
    problems += notes.place(root)
    links, faults = references.resolve(root, path, languages)
    hand_captions.bind_captions(root)
    figures.make_figures(root)
    hand_captions.mark_below(root)
    name_labels(root)
    index_terms.name_terms(root)
    mark_references(root)
    titles = headings.name_headings(root)
    problems += link_numbers(root)
    soft_wraps.join_lines(root, lang)
    structure, places = freeze(root, written(body), first_line)
    return Fragment(
        structure=structure,
        text=plain_text(root),
        opening=opening(root, plain_text),
        places=places,
        headings=titles,
        references=links,
        anchors=frozenset(element.attributes["id"] for element in root.elements() if "id" in element.attributes),
        diagnostics=_diagnostics(path, source, [*problems, *faults]),
    )


def _convert(source: Sequence[Line], lang: str, numbered_paragraphs: bool) -> tuple[str, dict[str, str], list[Finding]]:
    """The document as HTML that still carries marks, its abbreviations,
    and what was found on the way."""
    source, unclosed = drop_comments(source)
    closed = {name.lower() for line in source for name in re.findall(r"</([a-zA-Z][a-zA-Z0-9:-]*)\s*>", line.text)}
    syntaxes = present("\n".join([line.tabbed or line.text for line in source]))
    md, problems = engine(closed, syntaxes, tex.has_formulas_in_code(source))
    reader = blocks.Reader(md, lang, *_grammar(syntaxes), fences.fence, numbered_paragraphs)
    root = ElementTree.Element("div")
    document = ElementTree.SubElement(root, "div")  # the inline engine reads what lies below the root
    reader.read(document, source)
    notes.gather(reader, document)
    for processor in md.treeprocessors:
        changed = processor.run(root)
        root = changed if changed is not None else root
    html = md.serializer(root)
    for postprocessor in md.postprocessors:
        html = postprocessor.run(html)
    return (
        html.removeprefix("<div><div>").removesuffix("</div></div>"),
        reader.abbreviations,
        [*unclosed, *problems, *reader.findings],
    )


def _grammar(syntaxes: Sequence[Understood]) -> tuple[Sequence[blocks.Rule], Starts]:
    """The rules of blocks and what ends a paragraph, with the syntaxes that a document has."""
    rules = (*(row.block for row in syntaxes if row.block), *RULES)
    begins = tuple(row.begins for row in syntaxes if row.begins)
    if not begins:
        return rules, starts
    return rules, lambda lines, index: any(each(lines, index) for each in begins) or starts(lines, index)


def starts(lines: Sequence[Line], index: int) -> bool:
    """Whether a block begins here that ends the paragraph above it."""
    text = lines[index].text
    if blocks.indent(text) > 3:
        return False
    if blocks.FENCE.match(text) or blocks.HEADING.match(text) or blocks.RULE.match(text) or containers.QUOTE.match(text):
        return True
    if boxes.ADMONITION.match(text) or boxes.DIRECTIVE.match(text) or containers.NOTE.match(text):
        return True
    if tex.begins(lines, index):
        return True
    item = containers.item_at(text)
    if item and item.text and item.number in (-1, 0, 1):
        return True
    return rawhtml.html_at(text, interrupting=True) or tables.table_at(lines, index)


def plain_text(root: Element) -> str:
    """The words of a document, with a space between its blocks and
    without the signs of its notes."""
    pieces: list[str] = []
    stack: list[Element | str] = [root]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            pieces.append(item)
        elif UNSPOKEN.isdisjoint(item.classes()):
            space = " " if item.tag in BLOCK or item.tag == "br" else ""
            pieces.append(space)
            stack += [space, *reversed(words_of(item))]
    return folded("".join(pieces))


def _diagnostics(path: str, source: Sequence[Line], problems: Iterable[Finding]) -> tuple[Diagnostic, ...]:
    texts = {line.number: line.text for line in source}
    result = []
    clean = {(code, line or _line_of(what, source), unmarked(what)) for code, line, what in problems}
    for code, line, what in sorted(clean, key=lambda finding: (finding[1], finding[0], finding[2])):
        excerpt = texts.get(line, "")
        column = excerpt.find(what.rstrip(">") or "]()") + 1  # what is empty stands in empty brackets
        column = column or (excerpt.find("![](") + 1 if what == "<img>" else 0)
        result.append(diagnostic(code, path, line, column, len(what) if column else 1, excerpt, what=what))
    return tuple(result)


def _line_of(what: str, source: Sequence[Line]) -> int:
    """The first line that has what was found, 0 for none: within a stretch of text the line
    is not known while the engine reads it."""
    return next((line.number for line in source if what and what in line.text), 0)
