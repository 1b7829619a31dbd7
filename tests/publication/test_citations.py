"""Citations and references by label: a small tree, and what every medium makes of it, side by side
(cases/citations)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from content_from_text import LANGUAGES, NOW, SETTINGS, documents, files
from huikan import check, library, markup
from huikan.bibliography import Bibliography, read
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import message
from huikan.markup.fragment import Fragment
from huikan.model import Asset, Library
from huikan.publication import numbered
from huikan.publication.citations import bibliography_files, cited
from huikan.source import Data

CASES = sorted((Path(__file__).parents[1] / "cases/citations").glob("*.txt"))
OUTPUTS = "===== "


@dataclass(frozen=True)
class Site:
    """A tree as it is published, and what is wrong in it."""

    library: Library
    fragments: Mapping[tuple[str, str], Fragment]
    diagnostics: list[Diagnostic]


def site(tree: str, styles: Mapping[str, str] | None = None) -> Site:
    """A tree of texts and bibliographies, with its citations written."""
    contents = files(tree)
    texts = {path: text for path, text in contents.items() if path.endswith(".md")}
    others = {path: text.encode() for path, text in contents.items() if path not in texts}
    assets = {path: Asset(path, hashlib.sha256(content).hexdigest(), len(content)) for path, content in others.items()}
    parsed = documents("".join(f"=== {path}\n{text}" for path, text in texts.items()))
    whole = library.assemble(parsed, Data(assets=assets), LANGUAGES, NOW).library
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang, document.body_line)
        for work, _ in whole.walk()
        for document in work.documents.values()
    }
    bibliographies: dict[str, Bibliography] = {path: read(path, others[path]) for path in bibliography_files(whole)}
    findings = [finding for fragment in fragments.values() for finding in fragment.diagnostics]
    findings += check.check(whole, fragments, bibliographies=bibliographies)
    settings = replace(SETTINGS, citation_styles=styles or {})
    return Site(whole, cited(whole, numbered(whole, fragments), bibliographies, settings), findings)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Callable[[Path, str], None]) -> None:
    """Each file: the tree; then each document in each medium, its words and headings, and what is
    found. A new case needs the tree only."""
    tree = path.read_text("utf-8").partition(OUTPUTS)[0].rstrip() + "\n"
    made = site(tree)
    outputs = []
    for (key, lang), fragment in sorted(made.fragments.items()):
        targets = {reference.target: f"/{reference.target.partition(':')[2]}" for reference in fragment.references}
        if not fragment.structure:
            continue
        outputs += [f"{OUTPUTS}{key} {lang}, web\n{markup.adapt(fragment, 'web', targets).rstrip()}"]
        outputs += [f"{OUTPUTS}{key} {lang}, print\n{markup.adapt(fragment, 'print', targets, prefix='p1-').rstrip()}"]
        outputs += [f"{OUTPUTS}{key} {lang}, feed\n{markup.adapt(fragment, 'feed', targets).rstrip()}"]
        outputs += [f"{OUTPUTS}{key} {lang}, text\n{fragment.text}"]
        outputs += [f"{OUTPUTS}{key} {lang}, headings\n" + "\n".join(f"{h.level} #{h.id} {h.text}" for h in fragment.headings)]
    found = [f"{d.path}:{d.line}:{d.column} {d.severity} {d.code}: {message(d, 'zh')}" for d in made.diagnostics]
    golden(path, "\n\n".join([tree.rstrip(), *outputs, f"{OUTPUTS}diagnostics\n" + "\n".join(found)]) + "\n")
