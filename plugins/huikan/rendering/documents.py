"""Every document's fragment, made within its time, and what is
said of those that cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from huikan import markup, tasks
from huikan.diagnostics import Diagnostic, found
from huikan.markup.fragment import Fragment, loads
from huikan.model import Document, Lang

SECONDS = 10.0  # of processor time for one document

Run = Callable[[Sequence[tasks.Task]], Iterator[tasks.Artifact | tasks.Failure]]  # results in the order of the tasks


def render_all(
    documents: Iterable[Document], languages: tuple[Lang, ...], run: Run
) -> tuple[Mapping[tuple[str, Lang], Fragment], list[Diagnostic]]:
    """The fragments by key and language, and why those that are missing could not be rendered."""
    documents = list(documents)
    jobs = [tasks.Task(f"fragment/{document.path}", render, _source(document, languages)) for document in documents]
    fragments: dict[tuple[str, Lang], Fragment] = {}
    faults = []
    for document, result in zip(documents, run(jobs), strict=True):
        if isinstance(result, tasks.Artifact):
            fragments[document.key, document.lang] = loads(result.read())
        elif result.kind is tasks.FailureKind.TOO_SLOW:
            faults.append(found("too-slow", document.path, limit=f"{SECONDS:g}"))
        else:
            faults.append(found("not-rendered", document.path, reason=result.error))
    return fragments, faults


def _source(document: Document, languages: tuple[Lang, ...]) -> tuple[str, str, Lang, int, tuple[Lang, ...], bool]:
    official = document.meta.profile.official  # GB/T 9704: each numbered item is a paragraph
    return document.path, document.body, document.lang, document.body_line, languages, official


def render(path: str, body: str, lang: Lang, first_line: int, languages: tuple[Lang, ...], numbered_paragraphs: bool) -> bytes:
    """A document's fragment as bytes: the task of the render stage."""
    with tasks.processor_time(SECONDS):
        return markup.render(path, body, lang, first_line, languages, numbered_paragraphs).dumps()
