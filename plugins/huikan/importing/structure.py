"""The structure of a manuscript as its author meant it: captions at their pictures and tables,
headings that only look like headings, levels without gaps, links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from huikan.importing.elements import (
    Block,
    Figure,
    Heading,
    Inline,
    ListItem,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Run,
    Table,
    stripped,
    without_start,
)
from huikan.importing.reports import Report

_FIGURE = re.compile(r"(?:图|圖|Fig(?:ure|\.)?)\s*(\d[\d.\-–—－]*)\s*[.:：、]?\s*", re.I)
_TABLE = re.compile(r"(?:表|Table)\s*(\d[\d.\-–—－]*)\s*[.:：、]?\s*", re.I)
_LAST = re.compile(r"(\d+)\D*$")
_TYPED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_ENDS = re.compile(r"[。；！？，：.;!?,:]\s*$")
_LONGEST_HEADING = 45  # characters
_NUMBERED: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"第[一二三四五六七八九十百\d]+[章篇编部]"), 1),
    (re.compile(r"第[一二三四五六七八九十百\d]+节"), 2),
    (re.compile(r"[一二三四五六七八九十]{1,3}、"), 1),
    (re.compile(r"[（(][一二三四五六七八九十]{1,3}[）)]"), 2),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}(?=[\s\u4e00-\u9fffA-Z])"), 3),
    (re.compile(r"\d{1,2}\.\d{1,2}(?=[\s\u4e00-\u9fffA-Z])"), 2),
    (re.compile(r"\d{1,2}(?:[、．]|\.(?=[\s\u4e00-\u9fff])|\s+(?=[\u4e00-\u9fffA-Z]))"), 1),
)


def structured(blocks: Sequence[Block], report: Report, numbers_figures: bool) -> tuple[Block, ...]:
    """The blocks with their captions and guessed headings. `numbers_figures`: the program numbers
    figures and tables of this kind itself, so that their numbers by hand may go."""
    guessed = _guessed(_listed([block for block in blocks if not _is_contents(block)]), report)
    return _numbered(_captioned(guessed)) if numbers_figures else tuple(_captioned(guessed))


def levelled(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with headings from the second level on, none skipped."""
    open_levels: list[int] = []  # of the author's headings that the next may stand below
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            while open_levels and open_levels[-1] >= block.level:
                open_levels.pop()
            open_levels.append(block.level)
            found.append(replace(block, level=min(6, len(open_levels) + 1)))
        else:
            found.append(block)
    return tuple(found)


def linked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks in which links to places of the text lead to a heading, or are no links."""
    names = {name: block.anchors[0] for block in blocks if isinstance(block, Heading) for name in block.anchors}
    names = {name: _name(first) for name, first in names.items()}

    def settled(inline: Inline) -> Inline:
        if not isinstance(inline, Run) or not inline.href.startswith("#"):
            return inline
        name = names.get(inline.href[1:], "")
        return replace(inline, href=f"#{name}" if name else "")

    named = [
        replace(block, anchors=tuple(_name(name) for name in block.anchors[:1])) if isinstance(block, Heading) else block
        for block in blocks
    ]
    return mapped(named, settled)


def mapped(blocks: Sequence[Block], change: Callable[[Inline], Inline]) -> tuple[Block, ...]:
    """The blocks with each inline element changed, in notes, cells and captions too."""

    def inlines(content: Sequence[Inline]) -> tuple[Inline, ...]:
        return tuple(
            Note(mapped(each.blocks, change)) if isinstance(each := change(inline), Note) else each for inline in content
        )

    def one(block: Block) -> Block:
        match block:
            case Paragraph() | Heading():
                return replace(block, inlines=inlines(block.inlines))
            case ListItem() | Quotation():
                return replace(block, blocks=mapped(block.blocks, change))
            case Table():
                rows = tuple(tuple(replace(cell, blocks=mapped(cell.blocks, change)) for cell in row) for row in block.rows)
                return replace(block, rows=rows, caption=inlines(block.caption))
            case Figure():
                picture = change(block.picture)
                return Figure(picture if isinstance(picture, Picture) else block.picture, inlines(block.caption))
            case _:
                return block

    return tuple(one(block) for block in blocks)


def _name(text: str) -> str:
    """A name for a heading that our Markdown can write."""
    return re.sub(r"[^\w:-]+", "-", text)


def _is_contents(block: Block) -> bool:
    if isinstance(block, Paragraph | Heading):
        return (isinstance(block, Paragraph) and block.role == "contents") or re.fullmatch(
            r"目\s*[录錄]|Contents", block.text.strip()
        ) is not None
    return False


def _guessed(blocks: Sequence[Block], report: Report) -> list[Block]:
    """The blocks, in which a short paragraph in bold type or the face of headings that begins
    with a number is a heading. Where the author has real headings, these alone are."""
    if any(isinstance(block, Heading) for block in blocks):
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        level = _level(block) if isinstance(block, Paragraph) and block.set_off else 0
        if level and isinstance(block, Paragraph):
            report.once("import-guessed-heading", block.place, block.text)
            found.append(Heading(level, block.inlines, block.place))
        else:
            found.append(block)
    return found


def _listed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, in which paragraphs in a row that count by hand, `1. `, `2. `, are a list."""
    found: list[Block] = []
    numbers = [int(match[1]) if (match := _typed_number(block)) else 0 for block in blocks]
    for at, block in enumerate(blocks):
        number = numbers[at]
        in_row = number and (
            (at and numbers[at - 1] == number - 1 > 0) or (at + 1 < len(blocks) and numbers[at + 1] == number + 1)
        )
        match = _typed_number(block)
        if in_row and match and isinstance(block, Paragraph):
            rest = replace(block, inlines=without_start(stripped(block.inlines), match.end()))
            found.append(ListItem(0, f"{number}.", (rest,)))
        else:
            found.append(block)
    return found


def _typed_number(block: Block) -> re.Match[str] | None:
    if not isinstance(block, Paragraph) or block.set_off or not block.inlines or not isinstance(block.inlines[0], Run):
        return None
    return _TYPED.match(block.inlines[0].text.lstrip())


def _level(paragraph: Paragraph) -> int:
    text = paragraph.text.strip()
    if len(text) > _LONGEST_HEADING or _ENDS.search(text) or "\n" in text:
        return 0
    return next((level for pattern, level in _NUMBERED if pattern.match(text)), 0)


def _captioned(blocks: Sequence[Block]) -> list[Block]:
    """Pictures with the paragraph below that is their caption, tables with that above or below."""
    found: list[Block] = []
    rest = list(blocks)
    while rest:
        block = rest.pop(0)
        following = rest[0] if rest else None
        picture = _alone(block)
        if picture and isinstance(following, Paragraph) and _is_caption(following, _FIGURE):
            found.append(Figure(picture, stripped(following.inlines)))
            del rest[0]
        elif (
            isinstance(block, Paragraph) and _is_caption(block, _TABLE) and isinstance(following, Table) and not following.caption
        ):
            found.append(replace(following, caption=stripped(block.inlines)))
            del rest[0]
        elif (
            isinstance(block, Table) and not block.caption and isinstance(following, Paragraph) and _is_caption(following, _TABLE)
        ):
            after = rest[1] if len(rest) > 1 else None
            own = not isinstance(after, Table)
            found.append(replace(block, caption=stripped(following.inlines)) if own else block)
            del rest[: 1 if own else 0]
        else:
            found.append(block)
    return found


def _alone(block: Block) -> Picture | None:
    """The picture that a paragraph is."""
    if isinstance(block, Paragraph):
        pictures = [each for each in block.inlines if isinstance(each, Picture)]
        others = [
            each
            for each in block.inlines
            if not isinstance(each, Picture) and not (isinstance(each, Run) and not each.text.strip())
        ]
        return pictures[0] if len(pictures) == 1 and not others else None
    return None


def _is_caption(paragraph: Paragraph, label: re.Pattern[str]) -> bool:
    text = paragraph.text.strip()
    short = 0 < len(text) <= 120 and "\n" not in text
    return short and (paragraph.role == "caption" or (label.match(text) is not None and not re.search(r"[。；;]\s*$", text)))


def _numbered(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without the numbers of figures and tables, where these count as the program
    does; where one does not, all stay, and the program numbers none."""
    figures = [block for block in blocks if isinstance(block, Figure)]
    tables = [block for block in blocks if isinstance(block, Table) and block.caption]
    same = {
        "figure": _counts([block.caption for block in figures], _FIGURE),
        "table": _counts([block.caption for block in tables], _TABLE),
    }
    return tuple(_without_number(block, same) for block in blocks)


def _counts(captions: Sequence[Sequence[Inline]], label: re.Pattern[str]) -> bool:
    numbers = [match[1] if (match := label.match(_text(caption))) else "" for caption in captions]
    lasts = [int(last[1]) if (last := _LAST.search(number)) else 0 for number in numbers]
    return bool(lasts) and lasts == list(range(1, len(lasts) + 1))


def _without_number(block: Block, same: dict[str, bool]) -> Block:
    if isinstance(block, Figure) and same["figure"] and (match := _FIGURE.match(_text(block.caption))):
        return replace(block, caption=without_start(block.caption, match.end()))
    if isinstance(block, Table) and same["table"] and (match := _TABLE.match(_text(block.caption))):
        return replace(block, caption=without_start(block.caption, match.end()))
    return block


def _text(caption: Sequence[Inline]) -> str:
    return "".join(each.text for each in caption if isinstance(each, Run))
