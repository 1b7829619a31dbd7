"""What stands beyond the edge of the paper, said of the line of content/ where it was written."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.text_runs import Stretch, stretches
from huikan.diagnostics import Diagnostic, found
from huikan.model import Document
from huikan.outputs.stage import Site
from huikan.publication import line_of, picture_places
from huikan.tasks import Failure
from huikan.typesetting import CutOff, CutOffError, asset_of

EXCEPTION = f"{CutOffError.__module__}.{CutOffError.__qualname__}"
SHOWN = 40  # letters of the words that a message names
LEAST = 4  # letters by which words are looked for where not all of them stand together
MOST = 8  # findings of one file
Place = tuple[Document, int, int]  # line and column, from 1; 0 where there is none


def cut_off(failure: Failure, site: Site) -> list[Diagnostic]:
    """The findings where a task has failed for nothing but what its paper does not hold; none
    where it failed for something else."""
    roots = failure.roots()
    if any(root.reason.exception != EXCEPTION for root in roots):
        return []
    documents = _documents(failure.source, site)
    each = dict.fromkeys(CutOff.loads(detail) for root in roots for detail in root.reason.details)
    findings = [_finding(cut, failure, documents, site) for cut in each]
    lines: dict[tuple[str, int], Diagnostic] = {}
    for finding in findings:  # what stands in one line of the file is one mistake
        lines.setdefault((finding.path, finding.line), finding)
    return list(lines.values())[:MOST]


def _documents(source: str, site: Site) -> list[Document]:
    """The document behind a task, then those of the texts in its book, in their language."""
    for work in site.library.works:
        for lang in work.documents:
            texts = [each.documents[lang] for each in (work, *work.parts) if lang in each.documents]
            if any(document.path == source for document in texts):
                return sorted(texts, key=lambda document: document.path != source)
    return []


def _finding(cut: CutOff, failure: Failure, documents: list[Document], site: Site) -> Diagnostic:
    code = "picture-beyond-paper" if cut.picture else "beyond-paper"
    places = _of_pictures(cut.picture, documents, site) if cut.picture else _places(cut.words, documents, site)
    document, line, column = next(places, (None, 0, 0))
    excerpt = line_of(document, line) if document else ""
    return found(
        code,
        document.path if document else failure.source,
        line,
        column,
        excerpt=excerpt,
        words=cut.words[:SHOWN],
        beyond=cut.beyond,
        target=failure.target,
    )


def _of_pictures(url: str, documents: list[Document], site: Site) -> Iterator[Place]:
    return ((place.document, place.line, 0) for place in picture_places(documents, site.fragments, asset_of(url)))


def _places(words: str, documents: list[Document], site: Site) -> Iterator[Place]:
    """Where these words stand: all of them, else as many of the first as stand together."""
    texts = [(document, stretch, *_visible(stretch)) for document in documents for stretch in _stretches(document, site)]
    letters = _letters(words)
    for length in dict.fromkeys((len(letters), SHOWN, SHOWN // 2, LEAST)):
        sought = letters[:length]
        for document, stretch, text, offsets in texts if sought else ():
            if (at := text.find(sought)) >= 0:
                yield document, *stretch.place(offsets[at])


def _stretches(document: Document, site: Site) -> Iterator[Stretch]:
    fragment = site.fragments.get((document.key, document.lang))
    yield from stretches(document, fragment.root if fragment else None)


def _visible(stretch: Stretch) -> tuple[str, list[int]]:
    """The letters of a stretch without white space, and where each stands in it."""
    text = "".join(run.value for run in stretch.runs) or stretch.text
    visible = [(char, offset) for offset, char in enumerate(text) if _letters(char)]
    return "".join(char for char, _ in visible), [offset for _, offset in visible]


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isprintable() and not char.isspace())
