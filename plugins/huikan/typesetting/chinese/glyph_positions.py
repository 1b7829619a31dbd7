"""What moves the letters of one Pango layout: marks half as wide, and steps
before and behind single letters.

A layout keeps its setting while WeasyPrint copies boxes about, and bears it again
each time that it is shaped anew.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from huikan.typesetting.chinese import rules
from huikan.typesetting.chinese.glyph_adjustments import PLAIN, GlyphAdjustments
from huikan.typesetting.chinese.line_adjustment import STEP
from huikan.typesetting.weasyprint_types import PangoLayout, Style, TextBox

SURE = 0.2  # steps; WeasyPrint cuts fractions off, so a step is asked for with a little more


def adjustments(layout: PangoLayout) -> GlyphAdjustments:
    return getattr(layout, "adjustments", PLAIN)


def widened(adjustments: GlyphAdjustments, steps: int, count: int) -> GlyphAdjustments:
    """A setting that moves so many letters apart by so many steps more, or together."""
    moves = {place: (before, behind) for place, before, behind in adjustments.moves}
    each, rest = divmod(steps, count)
    for place in range(count):
        before, behind = moves.get(place, (0, 0))
        moves[place] = before, behind + each + (place < rest)
    return replace(adjustments, moves=tuple((place, *steps_around) for place, steps_around in sorted(moves.items())))


def half_width_punctuation(layout: PangoLayout, before: str, halved: frozenset[int]) -> frozenset[int]:
    """Sets the marks of a Pango layout half as wide where the mark beside
    them asks for it; their places.

    The layout had the text `before` with the marks `halved`. What is left of it when a line was
    broken off ends as it ended there: the mark beside its last one stands on the next line, and
    at a line's end marks are half as wide anyway.
    """
    from weasyprint.text.ffi import ffi, pango

    text = layout.text
    places = frozenset(rules.squeezed(text)) | (halved & {_last(text)} if before.startswith(text) else frozenset())
    if not places:
        return places
    offsets, features = _byte_offsets(text), _features(layout.style, halt=1)
    attributes = pango.pango_layout_get_attributes(layout.layout)
    if attributes == ffi.NULL:
        attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    for place in sorted(places):
        # Inserted, never changed: WeasyPrint shares one features attribute among its
        # layouts, and a change would free it.
        attribute = pango.pango_attr_font_features_new(features)
        attribute.start_index, attribute.end_index = offsets[place], offsets[place + 1]
        pango.pango_attr_list_insert(attributes, attribute)
    pango.pango_layout_set_attributes(layout.layout, attributes)
    return places


def _last(text: str) -> int:
    """The place of the last character that is seen."""
    return len(text.rstrip(rules.UNSEEN)) - 1


def ends_halved(box: TextBox) -> bool:
    """Whether the last mark of a text box is half as wide already."""
    return _last(box.text) in getattr(box.pango_layout, "halved", ())


def _byte_offsets(text: str) -> list[int]:
    """Where each character starts in UTF-8, and where the last one ends."""
    offsets = [0]
    for char in text:
        offsets.append(offsets[-1] + len(char.encode()))
    return offsets


def _features(style: Style, **more: int) -> bytes:
    """The font features of a style with some more."""
    from weasyprint.text.fonts import font_features

    names = ("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric")
    east = ("variant_alternates", "variant_east_asian", "feature_settings")
    features = {**font_features(*(style[f"font_{name}"] for name in (*names, *east))), **more}
    return ",".join(f"{name} {value}" for name, value in features.items()).encode()


def full_width_punctuation(layout: PangoLayout) -> None:
    """Gives a layout that gets another text its first attributes again: those of the old
    text would stay at their places."""
    from weasyprint.text.ffi import ffi, pango

    attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
    if features := _features(layout.style):
        pango.pango_attr_list_insert(attributes, pango.pango_attr_font_features_new(features))
    pango.pango_layout_set_attributes(layout.layout, attributes)


def move(layout: PangoLayout, line: Any) -> None:
    """Moves the letters of a Pango line, which was shaped just now, as its setting says."""
    from weasyprint.text.ffi import TO_UNITS

    offsets, em = _byte_offsets(layout.text), layout.style["font_size"]
    glyphs = sorted(_glyphs(line), key=lambda glyph: glyph[0])
    starts = [start for start, _ in glyphs]
    for place, before, behind in adjustments(layout).moves:
        if (number := bisect_right(starts, offsets[place]) - 1) >= 0:  # a dash of two halves is one glyph
            geometry, steps = glyphs[number][1], before + behind
            geometry.width += round((steps + (SURE if steps > 0 else -SURE)) / STEP * em * TO_UNITS)
            geometry.x_offset += round(before * em)  # WeasyPrint takes these units for thousandths of an em


def _glyphs(line: Any) -> Iterator[tuple[int, Any]]:
    """The glyphs of a Pango line: at which byte of its text each starts, and where it stands."""
    from weasyprint.text.ffi import ffi

    run = line.runs
    while run != ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        for number in range(string.num_glyphs):
            yield item.offset + string.log_clusters[number], string.glyphs[number].geometry
        run = run.next
