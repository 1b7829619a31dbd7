"""explained: which file of content/ is behind a task that failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from huikan import addresses, tasks
from huikan.diagnostics import Diagnostic, found
from huikan.outputs import print as pdf
from huikan.pipeline.bench import Bench, Order
from huikan.pipeline.plans import plan_pdfs, plan_pictures
from huikan.pipeline.prepared import Prepared

# The codes of findings about failures of which the file's content may be innocent; others are `not-made`.
CODES = {
    tasks.FailureKind.TOO_SLOW: "not-made-in-time",
    tasks.FailureKind.OUT_OF_MEMORY: "not-made-in-memory",
    tasks.FailureKind.WORKER_DIED: "not-made-crash",
    tasks.FailureKind.CACHE_FAILED: "not-stored",
}


def explained(
    failures: Sequence[tasks.Failure], prepared: Prepared, order: Order, bench: Bench
) -> Mapping[str, list[Diagnostic]]:
    """Findings by the target of the failed task; of a book of many parts those that fail alone in the same way are named."""
    works = {work.key: work for work, _ in prepared.library.walk()}
    paths = {(key, lang): document.path for key, work in works.items() for lang, document in work.documents.items()}
    sources = {addresses.pdf(*name): name for name in paths} | {addresses.card(*name): name for name in paths}
    books = {job.target: job for job in plan_pdfs(prepared, order)} if failures else {}
    pictures = dict(_pictures(prepared, order)) if failures else {}
    findings: dict[str, list[Diagnostic]] = {}
    for failure in failures:
        if failure.target in sources:
            key, lang = sources[failure.target]
            guilty = list(_guilty(failure, books[failure.target], bench)) if failure.target in books else []
            findings[failure.target] = [_finding(paths[name, lang], failure) for name in guilty or [key]]
        elif failure.target in pictures:
            named = _picture_finding(pictures[failure.target], failure)
            findings[failure.target] = [] if any(named in others for others in findings.values()) else [named]
        elif failure.target in prepared.library.assets:
            findings[failure.target] = [_finding(failure.target, failure)]
    return findings


def _pictures(prepared: Prepared, order: Order) -> Iterator[tuple[str, str]]:
    """(target, path in content/) of each file that is made of a picture."""
    for job in plan_pictures(prepared, order):
        file: tasks.FileRef = job.args[0]
        yield job.target, Path(file.path).relative_to(order.content.absolute()).as_posix()


def _picture_finding(path: str, failure: tasks.Failure) -> Diagnostic:
    """What is wrong with a picture that could not be made fit for pages."""
    if failure.kind is tasks.FailureKind.RAISED:
        return found("damaged-picture", path, reason="; ".join(failure.reason.details))
    return _finding(path, failure)


def _finding(path: str, failure: tasks.Failure) -> Diagnostic:
    """The finding for the file behind a failure, with the advice that suits its kind."""
    kinds = {root.kind for root in failure.roots()}
    code = next((code for kind, code in CODES.items() if kind in kinds), "not-made")
    return found(code, path, target=failure.target, reason=failure.error)


def _guilty(failure: tasks.Failure, book: tasks.Task, bench: Bench) -> Iterator[str]:
    """The keys of the texts that cannot be printed alone either, for a reason that the book failed for."""
    pieces: Mapping[str, tasks.Task] = pdf.pieces(book)
    for key, result in zip(pieces, tasks.run(list(pieces.values()), bench.cache, bench.executor), strict=True):
        if isinstance(result, tasks.Failure) and _reasons(result) & _reasons(failure):
            yield key


def _reasons(failure: tasks.Failure) -> set[tuple[tasks.FailureKind, str, str]]:
    """What a failure comes of: for calls that raised something every single reason, for others their kind alone."""
    return {
        (root.kind, root.reason.exception, detail) if root.kind is tasks.FailureKind.RAISED else (root.kind, "", "")
        for root in failure.roots()
        for detail in root.reason.details or ("",)
    }
