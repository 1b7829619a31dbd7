"""Formulas of real texts: how many TeX accepts, how long each takes, what is taken for one.

    python benchmarks/formulas.py FOLDER…

Each folder's Markdown is rendered as a build does it; each different formula is set once. Prints a
line a folder, then each refused formula with its reason.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from huikan.formulas import Refusal, macros
from huikan.formulas.typeset import typeset
from huikan.markup import render
from huikan.markup.formulas import Source, sources

SHARED = Path(__file__).resolve().parents[2] / "shared/corpora"


def main(folders: list[Path]) -> None:
    typeset("x", False)  # the engine is loaded once a process
    for folder in folders:
        refusals, count, seconds = [], 0, 0.0
        texts = sorted(folder.rglob("*.md"))
        for path in texts:
            for source, preamble in formulas(path):
                start = time.perf_counter()
                result = typeset(source.tex, source.display, preamble)
                seconds, count = seconds + time.perf_counter() - start, count + 1
                if isinstance(result, Refusal):
                    refusals.append(f"  {path.relative_to(folder)}:{source.line} {source.tex[:60]!r}: {result.reason['en']}")
        each = f"{1000 * seconds / count:.1f} ms each" if count else "none"
        print(f"{folder.name}: {len(texts)} texts, {count} formulas, {count - len(refusals)} accepted, {each}")
        print("\n".join(refusals), end="\n" if refusals else "")


def formulas(path: Path) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """The formulas of a text, each with the definitions that those before it made."""
    preamble: tuple[str, ...] = ()
    for source in sources(render(path.name, path.read_text("utf-8", "replace"), "en")):
        yield source, preamble
        preamble += tuple(item.tex for item in macros.definitions(source.tex))


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or sorted(path for path in SHARED.iterdir() if path.is_dir()))
