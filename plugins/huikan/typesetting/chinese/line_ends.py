"""The last line of a paragraph or heading, which never shows one character alone. Pure.

CLREQ 3.1.7 (孤字): the last character is bound to the one before it, with the marks behind it,
also where a link, a note or an emphasis stands between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huikan.markup.no_break import NO_BREAK_SPACE
from huikan.typesetting.chinese import rules
from huikan.typesetting.weasyprint_types import Element

BOUND = frozenset("p li dd dt h1 h2 h3 h4 h5 h6 caption figcaption".split())
NOTES = frozenset(("footnote", "footnote-ref", "footnote-again"))  # notes and their calls are no part of the line's words
DRAWN = frozenset(("svg", "img", "math", "br"))  # what is no character
BLOCKS = frozenset("p ul ol dl table figure pre blockquote div section".split())
SPACES = " \n\t" + NO_BREAK_SPACE
# What is no character of its own at a line's end
MARKS = rules.CLOSING + rules.STOPS + rules.OPENING + rules.MIDDLE + "….,;:!?)]—" + rules.UNSEEN + rules.THIN + SPACES
ONE_LINE = 6  # characters of a text that is sure to have one line


def hold_ends(root: Element) -> None:
    """Binds the last character of each paragraph, item, heading and caption of a tree to the one
    before it."""
    for block in root.iter():
        if block.tag in BOUND and len("".join(block.itertext())) > ONE_LINE:
            _hold_end(list(_runs(block)))


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of text: the `text` of an element or, where `tail`, what stands behind it."""

    element: Element
    tail: bool

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    def write(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def _hold_end(runs: Sequence[_Run | None]) -> None:
    for number in range(len(runs) - 1, -1, -1):
        run = runs[number]
        if run is None:
            return
        if end := len(run.text.rstrip(MARKS)):
            _bind(run, end - 1, number > 0 and runs[number - 1] is not None)
            return


def _bind(run: _Run, place: int, follows: bool) -> None:
    """Binds the character at a place of a run to what stands before it. `follows`: there are words
    before the run."""
    text = run.text
    before = text[:place].rstrip(SPACES)
    if before != text[:place]:
        run.write(before + NO_BREAK_SPACE + text[place:])
    elif (before or follows) and (rules.is_han(text[place]) or before.endswith(rules.THIN)):
        run.write(before + rules.JOINER + text[place:])


def _runs(element: Element) -> Iterator[_Run | None]:
    """The runs of text in a block in their order; None for what is no text."""
    yield _Run(element, False)
    for child in element:
        names = set((child.get("class") or "").split())
        if not isinstance(child.tag, str) or child.tag in DRAWN | BLOCKS or child.get("aria-hidden"):
            yield None
        elif not names & NOTES:
            yield from _runs(child)
        yield _Run(child, True)
