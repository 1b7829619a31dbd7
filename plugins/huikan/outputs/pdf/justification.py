"""How a Chinese line is set on WeasyPrint's boxes: marks squeezed, its ends trimmed, what is left shared among its gaps.

After CLREQ: between Han characters a justified line opens evenly; a mark gives up half its square beside another mark
and at a line's end. These functions change the boxes of one line in place; `patch` calls them from WeasyPrint's layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from huikan.outputs.pdf import typography as rules

LARGEST_GAP = 0.5  # em; a line that would need more stays ragged rather than torn apart
HAIR = 0.002  # px; the least that Pango stretches
LARGEST_TRACK = 0.1  # em; how far the letters of a line without gaps (a web address) may be moved apart


def is_chinese(style: Any) -> bool:
    return (style["lang"] or "").lower().startswith("zh")


def space_out(layout: Any, justify: bool) -> None:
    """Adds to a Pango layout: half-width marks, and where it is justified the space between squares."""
    text = layout.text
    halves = set(rules.squeezed(text))
    if getattr(layout, "trim_start", False) and text[0] in rules.OPENING:
        halves.add(0)
    if getattr(layout, "trim_end", False) and text[-1] in rules.CLOSING + rules.STOPS:
        halves.add(len(text) - 1)
    spacing = layout.justification_spacing if justify else 0
    runs = (((0, len(text)),) if _tracked(layout) else tuple(rules.runs(text))) if spacing else ()
    if halves or runs:
        _attribute(layout, sorted(halves), runs, spacing)


def _tracked(layout: Any) -> bool:
    """Whether all characters are moved apart, not only the squares."""
    return bool(getattr(layout, "tracked", False))


def _attribute(layout: Any, halves: list[int], runs: tuple[tuple[int, int], ...], spacing: float) -> None:
    from weasyprint.text.ffi import TO_UNITS, ffi, pango

    offsets = _byte_offsets(layout.text)
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    features = _half_width(layout.style) if halves else b""
    for place in halves:
        # Inserted, never changed: WeasyPrint shares one features attribute among its layouts, and a change would free it.
        attribute = pango.pango_attr_font_features_new(features)
        attribute.start_index, attribute.end_index = offsets[place], offsets[place + 1]
        pango.pango_attr_list_insert(attributes, attribute)
    own = layout.style["letter_spacing"]
    units = int(((0 if own == "normal" else own) + spacing) * TO_UNITS)
    for start, end in runs:
        attribute = pango.pango_attr_letter_spacing_new(units)
        attribute.start_index, attribute.end_index = offsets[start], offsets[end]
        pango.pango_attr_list_change(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)


def _byte_offsets(text: str) -> list[int]:
    """Where each character starts in UTF-8, and where the last one ends."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + len(char.encode()))
    return offsets


def _half_width(style: Any) -> bytes:
    """The features of a style with the half-width forms of marks added."""
    from weasyprint.text.fonts import font_features

    names = ("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric")
    east = ("variant_alternates", "variant_east_asian", "feature_settings")
    features = {**font_features(*(style[f"font_{name}"] for name in (*names, *east))), "halt": 1}
    return ",".join(f"{name} {value}" for name, value in features.items()).encode()


def trim_ends(line: Any, last: bool) -> None:
    """Takes away the thin space at a line's end, and half of an opening mark at its start or a closing one at its end."""
    pieces = list(texts(line))
    if not pieces or not (is_chinese(pieces[0].style) and is_chinese(pieces[-1].style)):
        return
    first, final = pieces[0], pieces[-1]
    bare = final.text.rstrip(rules.THIN + rules.BREAK)
    if bare and bare != final.text:
        final.text = bare
        _narrow(line, final, set_again(final))
    if first.text[0] in rules.OPENING and not line.text_indent and first is _leftmost(line):
        _narrow(line, first, set_again(first, trim_start=True))
    if not last and final.text[-1] in rules.CLOSING + rules.STOPS:
        _narrow(line, final, set_again(final, trim_end=True))


def texts(box: Any) -> Iterator[Any]:
    """The text boxes of a line that hold text, in order."""
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.TextBox):
        if box.text:  # emptied where trailing spaces were removed
            yield box
    elif isinstance(box, boxes.LineBox | boxes.InlineBox):
        for child in box.children:
            if child.is_in_normal_flow():
                yield from texts(child)


def _leftmost(box: Any) -> Any:
    """The first leaf on a line: a text box, or whatever stands before all text."""
    from weasyprint.formatting_structure import boxes

    while isinstance(box, boxes.LineBox | boxes.InlineBox):
        inside = [child for child in box.children if child.is_in_normal_flow()]
        if not inside:
            return box
        box = inside[0]
    return box


def set_again(
    box: Any, spacing: float | None = None, trim_start: bool = False, trim_end: bool = False, tracked: bool = False
) -> float:
    """Gives a text box a new layout with this spacing and these trims; the width of the layout without the spacing."""
    from weasyprint.text import line_break

    old = box.pango_layout
    layout = line_break.Layout(box.style, box.justification_spacing if spacing is None else spacing)
    layout.trim_start = trim_start or getattr(old, "trim_start", False)
    layout.trim_end = trim_end or getattr(old, "trim_end", False)
    layout.tracked = tracked
    layout.max_width = getattr(old, "max_width", None)
    layout.set_text(box.text)
    line, _ = layout.get_first_line()
    width, _ = line_break.line_size(line, box.style)
    layout.deactivate()
    box.pango_layout = layout
    return float(width)


def _narrow(line: Any, target: Any, width: float) -> None:
    """Gives a text box a new width, and moves what follows it on the line."""
    from weasyprint.formatting_structure import boxes

    change, found = width - target.width, False

    def visit(box: Any) -> bool:
        nonlocal found
        if box is target:
            box.width += change
            found = True
            return True
        inside = False
        if isinstance(box, boxes.LineBox | boxes.InlineBox):
            for child in box.children:
                if not child.is_in_normal_flow():
                    continue
                if found:
                    child.translate(change, 0)
                else:
                    inside = visit(child) or inside
            box.width += change if inside else 0
        return inside

    visit(line)


def justify(context: Any, line: Any, extra: float) -> None:
    """Shares the room that is left on a line among its gaps: between squares, and at spaces.

    Where that would tear the line apart, all its letters are moved apart a little, as typesetters do with an address.
    """
    pieces = list(texts(line))
    extra -= sum(_stretchable(line, box) for box in pieces if " " in box.text)
    places = _count(pieces, tracked=False)
    em = line.style["font_size"]
    if not any(is_chinese(box.style) for box in pieces):
        if places:
            _spread(line, extra / places, tracked=False)
    elif places and extra / places <= em * LARGEST_GAP:
        _spread(line, extra / places, tracked=False)
    elif (places := _count(pieces, tracked=True)) and extra / places <= em * LARGEST_TRACK:
        _spread(line, extra / places, tracked=True)


def _stretchable(line: Any, box: Any) -> float:
    """Gives a text box the width that it has once its spaces are stretched: letters kern with a plain space only.

    Gives the change; without it, lines with `Wanglan, Yunchuan` end beyond the edge.
    """
    from weasyprint.text import line_break

    layout = line_break.Layout(box.style, HAIR)
    layout.trim_start = getattr(box.pango_layout, "trim_start", False)
    layout.trim_end = getattr(box.pango_layout, "trim_end", False)
    layout.set_text(box.text, justify=True)
    width, _ = line_break.line_size(layout.get_first_line()[0], box.style)
    change = float(width) - float(box.width)
    layout.deactivate()
    _narrow(line, box, float(width))
    return change


def _count(pieces: list[Any], tracked: bool) -> float:
    """How many gaps a line has, inside its text boxes and between them."""
    return sum(_gaps(box, tracked) for box in pieces) + sum(_joint(one, other, tracked) for one, other in pairwise(pieces))


def _gaps(box: Any, tracked: bool) -> float:
    if not is_chinese(box.style):
        return float(box.text.count(" ") + box.text.count(rules.HARD_SPACE))
    return rules.letters(box.text) - 1.0 if tracked else rules.gaps(box.text)


def _joint(one: Any, other: Any, tracked: bool) -> float:
    """The gap between two text boxes: half for each side that is moved."""
    if not (is_chinese(one.style) and is_chinese(other.style)):
        return 0.0
    return 1.0 if tracked else (rules.is_square(one.text[-1]) + rules.is_square(other.text[0])) / 2


def _spread(line: Any, spacing: float, tracked: bool) -> None:
    """Moves and widens the boxes of a line by the spacing at each gap."""
    from weasyprint.formatting_structure import boxes

    previous: Any = None
    advance = 0.0

    def visit(box: Any) -> None:
        nonlocal previous, advance
        if isinstance(box, boxes.TextBox):
            if box.text and previous is not None:
                advance += spacing * _joint(previous, box, tracked)
            box.position_x += advance
            if box.text:
                previous = box
                advance += _widen(box, spacing, tracked)
        elif isinstance(box, boxes.LineBox | boxes.InlineBox):
            lead = next(texts(box), None) if isinstance(box, boxes.InlineBox) else None
            if lead is not None and previous is not None:  # the gap before an element is not part of it
                advance, previous = advance + spacing * _joint(previous, lead, tracked), None
            start = advance
            box.position_x += advance
            for child in box.children:
                if child.is_in_normal_flow():
                    visit(child)
            box.width += advance - start
        else:
            box.translate(advance, 0)

    visit(line)


def _widen(box: Any, spacing: float, tracked: bool) -> float:
    """Opens the gaps of a text box; the width that it gained."""
    box.justification_spacing = spacing
    gained = spacing * _gaps(box, tracked)
    if gained:
        set_again(box, spacing, tracked=tracked and is_chinese(box.style))
        box.width += gained
    return gained
