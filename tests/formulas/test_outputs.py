"""One Markdown with formulas, and side by side what every output says of it (cases/formulas)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from huikan.diagnostics.words import message
from huikan.formulas.typeset import typeset
from huikan.markup import Fragment, adapt, render
from huikan.markup.formulas import sources, with_formulas
from huikan.model import Library
from huikan.publication import numbered
from huikan.rendering.formulas import findings

CASES = sorted((Path(__file__).parents[1] / "cases/formulas").glob("*.txt"))
BODY_LINE = 5  # as if four lines of front matter stood above


def published(body: str, lang: str = "zh") -> Fragment:
    """The fragment of a text with its formulas set and numbered, as all outputs have it."""
    fragment = render("articles/a.md", body, lang, BODY_LINE)
    results = [typeset(source.tex, source.display) for source in sources(fragment)]
    place = ("articles/a", lang)
    return numbered(Library((), {}, {}, ("zh", "en")), {place: with_formulas(fragment, results, lang)})[place]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Callable[[Path, str], None]) -> None:
    """Each file: the Markdown, then what each output makes of it, outlines of letters left out. A
    new case needs its first part only."""
    source = path.read_text("utf-8").removeprefix("===== markdown\n").partition("===== web\n")[0]
    fragment = render("articles/a.md", source, "zh", BODY_LINE)
    written = sources(fragment)
    results = [typeset(formula.tex, formula.display) for formula in written]
    whole = published(source)
    problems = [*fragment.diagnostics, *findings("articles/a.md", source, BODY_LINE, fragment, written, results)]
    parts = {
        "markdown": source,
        "web": adapt(whole, "web", {}),
        "print": re.sub(r' d="[^"]*"', "", adapt(whole, "print", {}, prefix="p-")),
        "feed": adapt(whole, "feed", {"#": "https://example.org/x/"}),
        "text": whole.text,
        "headings": "\n".join(f"{h.line}: h{h.level} #{h.id} {h.text}" for h in whole.headings),
        "diagnostics": "\n".join(f"{d.line}:{d.column} {d.severity} {d.code}: {message(d, 'zh')}" for d in problems),
    }
    golden(path, "".join(f"===== {name}\n{text.rstrip()}\n\n" for name, text in parts.items() if text))
