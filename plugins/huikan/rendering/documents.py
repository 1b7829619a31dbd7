"""Every document's fragment, made within its time, and what is
said of those that cannot be made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from huikan import markup, tasks
from huikan.diagnostics import Diagnostic, found
from huikan.markup.fragment import Fragment, loads
from huikan.model import Document, Lang

SECONDS = 10.0  # of processor time for one document

Run = Callable[[Sequence[tasks.Task]], Iterator[tasks.Artifact | tasks.Failure]]  # results in the order of the tasks
Place = tuple[str, Lang]
Source = tuple[str, str, Lang, int, tuple[Lang, ...], bool]  # what a fragment is rendered from: the arguments of `render`
Rendering = tuple[Source, Fragment]


def render_all(
    documents: Iterable[Document],
    languages: tuple[Lang, ...],
    run: Run,
    known: Mapping[Place, Rendering] = MappingProxyType({}),
) -> tuple[Mapping[Place, Rendering], list[Diagnostic]]:
    """The fragments by key and language, each with what it is rendered from, and why those that
    are missing could not be rendered. What is `known` and would come of the same is taken as it
    is."""
    renderings: dict[Place, Rendering] = {}
    jobs = []
    asked = []
    for document in documents:
        place, source = (document.key, document.lang), _source(document, languages)
        if place in known and known[place][0] == source:
            renderings[place] = known[place]
        else:
            asked.append((document, source))
            jobs.append(tasks.Task(f"fragment/{document.path}", render, source))
    faults = []
    for (document, source), result in zip(asked, run(jobs) if jobs else (), strict=True):
        if isinstance(result, tasks.Artifact):
            renderings[document.key, document.lang] = source, loads(result.read())
        elif result.kind is tasks.FailureKind.TOO_SLOW:
            faults.append(found("too-slow", document.path, limit=f"{SECONDS:g}"))
        else:
            faults.append(found("not-rendered", document.path, reason=result.error))
    return renderings, faults


def _source(document: Document, languages: tuple[Lang, ...]) -> Source:
    official = document.meta.profile.official  # GB/T 9704: each numbered item is a paragraph
    return document.path, document.body, document.lang, document.body_line, languages, official


def render(path: str, body: str, lang: Lang, first_line: int, languages: tuple[Lang, ...], numbered_paragraphs: bool) -> bytes:
    """A document's fragment as bytes: the task of the render stage."""
    with tasks.processor_time(SECONDS):
        return markup.render(path, body, lang, first_line, languages, numbered_paragraphs).dumps()
