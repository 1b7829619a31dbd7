"""The changes to WeasyPrint that set Chinese lines, in force while `chinese_lines()` is open.

WeasyPrint stretches only spaces and squeezes no punctuation, so two Chinese lines in three come out ragged. Seven of
its functions are replaced for the time of a rendering; `justification` says what they do instead. What is replaced
is checked first: another WeasyPrint is a clear error, not a bad page.
"""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from huikan.typesetting.chinese import glyph_positions, justification, push_in, rules

WEASYPRINT = "70.0"
NONE: frozenset[int] = frozenset()
NARROWEST = 4  # letters in the room of an em
# sha256 of the sources that the replacements were written against
KNOWN = {
    "Layout": "681b737d1ba5e004efdc3ee409478b6b3e05ee0662142c5875b188bc9eefa698",
    "split_inline_box": "3a0cb7ca7e34c7ef0feda818cdb8fea64b7a8332ccf83e12506289534f6faeae",
    "text_align": "e953d41b87ccfc30405f83f6cc3c73918ef4638662794db4f834b1d788d6ed67",
    "line_size": "03fa04fd51fc69aa128ca5312faa9a82578d88cf8549fda8d3d63a76f8eef173",
    "split_first_line": "39ad1016863ca34de0bea4c9fcffb46da7e27813c87dd82b7011bfa19fe5504f",
    "justify_line": "f83b21ff8793ba6b6dfc5fe8e10e4ab6cd6e02b17de02da97200902166148a81",
}


class UnknownWeasyPrintError(RuntimeError):
    """The installed WeasyPrint is not the one that the Chinese typography was written for."""


@contextmanager
def chinese_lines() -> Iterator[None]:
    """Chinese text is set after CLREQ while this is open. Not for several threads at once."""
    verify()
    replaced = [(place, name, getattr(place, name)) for place, name in _places()]
    for (place, name), replacement in zip(_places(), _replacements(), strict=True):
        setattr(place, name, replacement)
    try:
        yield
    finally:
        for place, name, original in replaced:
            setattr(place, name, original)


def verify() -> None:
    """Raises UnknownWeasyPrintError where version or sources differ from those that the replacements know."""
    import weasyprint
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    found = {
        name: _digest(getattr(inline if name in ("split_inline_box", "text_align", "justify_line") else line_break, name))
        for name in KNOWN
    }
    changed = sorted(name for name, digest in found.items() if digest != KNOWN[name])
    if weasyprint.__version__ != WEASYPRINT or changed:
        raise UnknownWeasyPrintError(
            f"the Chinese typography is written for WeasyPrint {WEASYPRINT}, found {weasyprint.__version__}"
            + (f" with other sources of {', '.join(changed)}" if changed else "")
            + "; install the pinned version (make site) or adapt typesetting/weasyprint_patch.py"
        )


def _digest(thing: Any) -> str:
    return hashlib.sha256(inspect.getsource(thing).encode()).hexdigest()


def _places() -> list[tuple[Any, str]]:
    """What is replaced: (where it stands, its name)."""
    from weasyprint.layout import inline
    from weasyprint.text import line_break

    layout = line_break.Layout
    return [
        (layout, "set_text"),
        (layout, "get_first_line"),
        (line_break, "line_size"),
        (inline, "split_first_line"),
        (inline, "split_inline_box"),
        (inline, "text_align"),
        (inline, "justify_line"),
    ]


def _replacements() -> list[Any]:
    """The replacements in the order of `_places`, each made of what it replaces."""
    set_text, first_line, size, split, fill, align, _ = (getattr(place, name) for place, name in _places())
    last = _LastLine()
    return [
        _setting(set_text),
        _asking(first_line, last),
        _sizing(size, last),
        _splitting(split),
        push_in.filling(fill),
        _aligning(align),
        justification.justify,
    ]


@dataclass(slots=True)
class _LastLine:
    """The line of a layout that was asked for last, and the thin space at its end in pixels."""

    line: Any = None
    hanging: float = 0.0


def _setting(original: Any) -> Any:
    def set_text(self: Any, text: str, justify: bool = False) -> None:
        before, halved = getattr(self, "text", ""), getattr(self, "halved", NONE)
        if halved:
            glyph_positions.unhalve(self)
        original(self, text, justify)
        self.moved = False
        self.halved = glyph_positions.halve(self, before, halved) if self.text and justification.is_chinese(self.style) else NONE

    return set_text


def _asking(original: Any, last: _LastLine) -> Any:
    def get_first_line(self: Any) -> Any:
        line, index = original(self)
        last.line, last.hanging = line, _hanging(self, line)
        if not self.moved and glyph_positions.setting(self).moves:
            self.moved = True
            glyph_positions.move(self, line)
        return line, index

    return get_first_line


def _sizing(original: Any, last: _LastLine) -> Any:
    def line_size(line: Any, style: Any) -> tuple[float, float]:
        width, height = original(line, style)
        return (width - last.hanging if line == last.line else width), height

    return line_size


def _splitting(original: Any) -> Any:
    def split_first_line(text: str, style: Any, context: Any, width: float, spacing: float, **where: Any) -> Any:
        found = original(text, style, context, width, spacing, **where)
        if found[2] is not None and text.endswith(" ") and _may_fit(text, style, width):
            # WeasyPrint gives up a text of which only the final space lies beyond the edge, and sets its first word alone.
            whole = original(text, style, context, None, spacing, **where)
            if whole[3] - _width(" ", style) <= width:
                return whole
        return found

    return split_first_line


def _aligning(original: Any) -> Any:
    def text_align(context: Any, line: Any, available_width: float, last: bool) -> Any:
        if line.style["text_align_all"] in ("justify", "start", "left"):
            justification.align(line, available_width, last)
        return original(context, line, available_width, last)

    return text_align


def _may_fit(text: str, style: Any, width: float | None) -> bool:
    """Whether a text is short enough to fit into a line, if its letters are narrow. Long ones are not measured."""
    collapses = style["white_space"] in ("normal", "pre-line")
    return collapses and width is not None and len(text) * style["font_size"] < width * NARROWEST


def _width(text: str, style: Any) -> float:
    from weasyprint.text import line_break

    layout = line_break.Layout(style)
    layout.set_text(text)
    return float(line_break.line_size(layout.get_first_line()[0], style)[0])


def _hanging(layout: Any, line: Any) -> float:
    """The width of a thin space at the end of a line: it takes no room, since it goes when the line is set.

    Pango breaks lines as if that were so, but counts it when it tells their width; WeasyPrint would find the line too long.
    """
    from weasyprint.text.ffi import FROM_UNITS, ffi

    if rules.THIN not in layout.text or not justification.is_chinese(layout.style):
        return 0.0
    end = line.start_index + line.length
    if not layout.text.encode()[:end].endswith(rules.THIN.encode()) or line.runs == ffi.NULL:
        return 0.0
    run = line.runs
    while run.next != ffi.NULL:
        run = run.next
    glyphs = run.data.glyphs
    return float(glyphs.glyphs[glyphs.num_glyphs - 1].geometry.width * FROM_UNITS)
