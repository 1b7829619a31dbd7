"""How a chapter is set, by what the W3C's "Requirements for Chinese Text Layout" (CLREQ), GB/T
15834 and typesetters ask for: counts, from the places of letters alone, so of any PDF.

A mark's ink is in one half of its square: opening marks are in the right one, closing marks and
stops in the left. Distances are in em of the line's type unless a name says otherwise.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from huikan.typesetting.chinese.rules import CLOSING, HAN, LATIN, MIDDLE, OPENING, STOPS
from line_faults import EQUATION, FRACTION, MARKS, NUMBER_UNIT, RANGE, SIGN
from pdf_glyphs import Glyph
from set_lines import FORMULA, PROSE, Block, Line

NEVER_FIRST = CLOSING + STOPS + MIDDLE + "～％℃"
ONE_HAN, ONE_LATIN = re.compile(f"[{HAN}]"), re.compile(f"[{LATIN}%]")
SEEN = 0.5  # pt that an edge may be missed by
WIDE_PAIR = 0.25  # em of white that two marks may have more than where the first has given up its half
TORN = 0.15  # em between two Han characters that is seen from afar; tests/support/line_faults.py
BLOWN = 0.5  # em between Han and Latin, or two words, where a line is blown apart
NARROW = 0.08  # em: no space between Han and Latin
SLACK = 0.02
NEAR = 45  # pt below a caption in which its table begins
FOLIO = 72  # pt from the foot of the paper: what is below is no text
FOOT, TYPE_AREA = 85, 674  # pt: the margin below the type area of A4, and how high that is
WHITE = 0.15  # of a type area
FEET = 3.5  # pt between last base lines: those of notes and text differ by 2
Joint = tuple[Line, Glyph, Glyph]
Pages = Sequence[Sequence[Glyph]]


def counts(blocks: Sequence[Block], pages: Pages, pitch: float) -> dict[str, float]:
    """Every measure of a chapter. `pitch`: from base line to base line of its text, in points."""
    prose = [block for block in blocks if block.kind in PROSE and block.lines]
    lines = [(block, place) for block in prose for place in range(len(block.lines))]
    inner = [(block, place) for block, place in lines if place < len(block.lines) - 1]
    joints = [joint for block in prose for line in block.lines for joint in _joints(block, line)]
    return {
        "lines": len(lines),
        "missing": sum(not block.lines for block in blocks if block.kind in PROSE and block.han),
        "starts": sum(block.lines[place].letters[0].text in NEVER_FIRST for block, place in lines if place),
        "ends": sum(block.lines[place].letters[-1].text in OPENING for block, place in inner),
        **_edges(inner),
        **_pairs(joints),
        **_spaces(joints),
        **_gaps(inner),
        "one": sum(len(_words(block.lines[-1])) == 1 for block in prose if len(block.lines) > 1),
        "sign": sum(bool(SIGN.match(block.lines[-1].text.strip())) for block in prose if len(block.lines) > 1),
        "parted": sum(_is_parted(block.lines[place], block.lines[place + 1]) for block, place in inner),
        "single": sum(_single(block) for block in prose),
        "headings alone": sum(1 for _ in _alone(blocks)),
        "captions apart": sum(1 for _ in _captions(blocks, pages)),
        **_grid(prose, pitch),
        **_feet(prose, pages),
    }


def _joints(block: Block, line: Line) -> Iterator[Joint]:
    """Neighbouring letters of a line; what is raised or a formula stands between no two."""
    written = "".join(block.text.split())
    seen = [glyph for glyph in line.glyphs if glyph.text.strip("\u200b\u2009\u00a0 \u2060\u00ad")]
    for before, after in pairwise(seen):
        is_formula = after.x - before.end > line.size and FORMULA in written and before.text + after.text not in written
        if min(before.size, after.size) > 0.8 * line.size and not is_formula:
            yield line, before, after


def _ink(glyph: Glyph, size: float) -> tuple[float, float]:
    """Where the ink of a letter begins and ends, roughly; a mark's is in half of its square."""
    if glyph.width < 0.6 * size or glyph.text not in OPENING + CLOSING + STOPS:
        return glyph.x, glyph.end
    return (glyph.x + size / 2, glyph.end) if glyph.text in OPENING else (glyph.x, glyph.x + size / 2)


def _edges(inner: Sequence[tuple[Block, int]]) -> dict[str, float]:
    """Lines that are no paragraph's last and end before the edge or beyond it. The edge of each
    kind is where most of its lines end."""
    ends: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for block, place in inner:
        last, size = block.lines[place].letters[-1], block.lines[place].size
        ends[block.kind].append((_ink(last, size)[1], last.x + (size if last.text in CLOSING + STOPS else last.width)))
    short = beyond = hanging = 0
    for places in ends.values():
        edge = Counter(round(value, 1) for pair in places for value in set(pair)).most_common(1)[0][0]
        short += sum(square < edge - SEEN for _, square in places)
        beyond += sum(ink > edge + SEEN for ink, _ in places)
        hanging += sum(ink > edge + 3 for ink, _ in places)
    return {"inner": len(inner), "short": short, "beyond": beyond, "hanging": hanging}


def _pairs(joints: Sequence[Joint]) -> dict[str, float]:
    """Neighbouring marks, and those that are set as two whole squares."""
    pairs = wide = 0
    for line, before, after in joints:
        closes = before.text in CLOSING + STOPS
        if (closes and after.text in CLOSING + STOPS + OPENING) or (before.text in OPENING and after.text in OPENING):
            pairs += 1
            white = (_ink(after, line.size)[0] - _ink(before, line.size)[1]) / line.size
            wide += white > (0.5 if closes and after.text in OPENING else 0) + WIDE_PAIR
    return {"pairs": pairs, "wide pairs": wide}


def _spaces(joints: Sequence[Joint]) -> dict[str, float]:
    """Joints of Han with Latin letters and numbers, and those without a space."""
    whites = [
        (after.x - before.end) / line.size
        for line, before, after in joints
        if (ONE_HAN.match(before.text) and ONE_LATIN.match(after.text))
        or (ONE_LATIN.match(before.text) and ONE_HAN.match(after.text))
    ]
    return {"han-latin": len(whites), "without space": sum(white < NARROW for white in whites)}


def _gaps(inner: Sequence[tuple[Block, int]]) -> dict[str, float]:
    """How far lines were opened or drawn in: the widest gap between two Han characters, lines with
    one that is seen, lines blown apart elsewhere, lines whose Han characters overlap."""
    widest: list[float] = []
    blown = tight = 0
    for block, place in inner:
        line = block.lines[place]
        whites = [(joint, (joint[2].x - joint[1].end) / line.size) for joint in _joints(block, line)]
        han = [white for (_, before, after), white in whites if ONE_HAN.match(before.text) and ONE_HAN.match(after.text)]
        other = [white for (_, before, after), white in whites if not _is_mark(before) and not _is_mark(after)]
        widest.append(max(han, default=0.0))
        blown += max(other, default=0.0) > BLOWN or max(han, default=0.0) > TORN
        tight += min(han, default=0.0) < -SLACK
    ordered = sorted(widest) or [0.0]
    return {
        "widest gap": round(ordered[-1], 2),
        "gap of 9 in 10": round(ordered[len(ordered) * 9 // 10], 3),
        "torn": sum(gap > TORN for gap in widest),
        "blown": blown,
        "tight": tight,
    }


def _is_mark(glyph: Glyph) -> bool:
    return glyph.text in OPENING + CLOSING + STOPS + MIDDLE or glyph.text in "—…–=+−×≈"


def _words(line: Line) -> str:
    return "".join(char for char in line.text if char not in MARKS and not char.isspace() and char not in "\u200b\u2060")


def _is_parted(line: Line, after: Line) -> bool:
    joint = f"{line.text[-12:].strip()}|{after.text[:12].strip()}".replace("\u2009", " ").replace("\u2060", "")
    return any(rule.search(joint) for rule in (NUMBER_UNIT, RANGE, EQUATION, FRACTION))


def _single(block: Block) -> int:
    """Pages on which one line of a longer text stands alone."""
    pages = Counter(line.page for line in block.lines)
    return sum(number == 1 for number in pages.values()) if len(pages) > 1 else 0


def _alone(blocks: Sequence[Block]) -> Iterator[Block]:
    """Headings whose text begins on another page."""
    for block, after in pairwise(block for block in blocks if block.lines and block.kind not in ("note", "cell")):
        if block.kind == "heading" and block.lines[-1].page != after.lines[0].page:
            yield block


def _captions(blocks: Sequence[Block], pages: Pages) -> Iterator[Block]:
    """Captions of tables with nothing right below them on their page."""
    notes = [line for block in blocks if block.kind == "note" for line in block.lines]
    for block in blocks:
        if block.kind == "table caption" and block.lines:
            caption = block.lines[-1]
            first = max((line.y for line in notes if line.page == caption.page), default=0) + caption.size
            if not any(NEAR > caption.y - glyph.y > caption.size for glyph in pages[caption.page] if glyph.y > first):
                yield block


def _grid(prose: Sequence[Block], pitch: float) -> dict[str, float]:
    """Lines of paragraphs that stand beside no others, by the commonest place on a page."""
    places = [line.y % pitch for block in prose if block.kind == "paragraph" for line in block.lines]
    near = max((sum(_apart(place, one, pitch) < 1 for one in places) for place in places), default=0)
    return {"off the grid": len(places) - near}


def _apart(one: float, other: float, pitch: float) -> float:
    return min((one - other) % pitch, (other - one) % pitch)


def _feet(prose: Sequence[Block], pages: Pages) -> dict[str, float]:
    """Pages of the chapter, those whose foot is white though the text goes on, and spreads whose
    feet differ. A chapter begins on the right."""
    shown = sorted({line.page for block in prose for line in block.lines})
    feet = [min(glyph.y for glyph in pages[page] if glyph.y > FOLIO) for page in range(shown[0], shown[-1] + 1)]
    spreads = [(feet[place], feet[place + 1]) for place in range(1, len(feet) - 2, 2)]
    return {
        "pages": len(feet),
        "white pages": sum(foot - FOOT > WHITE * TYPE_AREA for foot in feet[:-1]),
        "spreads": len(spreads),
        "feet differ": sum(abs(left - right) > FEET for left, right in spreads),
    }
