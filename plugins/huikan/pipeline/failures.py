"""explained: which file of content/ is behind a task that failed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from huikan import tasks
from huikan.builds import BuildEnvironment
from huikan.diagnostics import Diagnostic, found
from huikan.outputs import print as printing
from huikan.outputs.stage import Site
from huikan.pipeline.cut_off import cut_off
from huikan.pipeline.prepared import Prepared
from huikan.typesetting import UnprintableError

UNPRINTABLE = f"{UnprintableError.__module__}.{UnprintableError.__qualname__}"
# The codes of findings about failures of which the file's content may be
# innocent; others are `not-made`.
CODES = {
    tasks.FailureKind.TOO_SLOW: "not-made-in-time",
    tasks.FailureKind.OUT_OF_MEMORY: "not-made-in-memory",
    tasks.FailureKind.WORKER_DIED: "not-made-crash",
    tasks.FailureKind.CACHE_FAILED: "not-stored",
}


def explained(
    failures: Sequence[tasks.Failure], prepared: Prepared, environment: BuildEnvironment
) -> Mapping[str, list[Diagnostic]]:
    """Findings by the target of the failed task; of a book of many parts those that fail
    alone in the same way are named."""
    site = prepared.site
    books = {task.target: task for task in printing.plan(site, {})} if failures else {}
    paths = site.library.paths()
    findings: dict[str, list[Diagnostic]] = {}
    for failure in failures:
        if beyond := cut_off(failure, site):
            findings[failure.target] = [each for each in beyond if not _is_known(each, findings)]
        elif failure.target in books:
            lang = failure.target.rpartition(".pdf")[0].rpartition(".")[2]
            guilty = [paths[key, lang] for key in _guilty(failure, books[failure.target], environment)]
            findings[failure.target] = [_finding(path, failure) for path in guilty or [failure.source]]
        elif failure.source:
            finding = _finding_of(failure, site)
            findings[failure.target] = [] if any(finding in others for others in findings.values()) else [finding]
    return findings


def _is_known(finding: Diagnostic, findings: Mapping[str, list[Diagnostic]]) -> bool:
    """Whether another file of the same work has failed for the same."""
    place = finding.code, finding.path, finding.line
    return any((other.code, other.path, other.line) == place for others in findings.values() for other in others)


def _finding_of(failure: tasks.Failure, site: Site) -> Diagnostic:
    """What is wrong with a file: with a picture that its bytes cannot be made fit for pages."""
    asset = site.library.assets.get(failure.source)
    if asset and asset.still and failure.kind is tasks.FailureKind.RAISED:
        return found("damaged-picture", failure.source, reason="; ".join(failure.reason.details))
    return _finding(failure.source, failure)


def _finding(path: str, failure: tasks.Failure) -> Diagnostic:
    """The finding for the file behind a failure, with the advice that suits its kind."""
    kinds = {root.kind for root in failure.roots()}
    code = next((code for kind, code in CODES.items() if kind in kinds), "not-made")
    return found(code, path, target=failure.target, reason=_words(failure))


def _words(failure: tasks.Failure) -> str:
    """Why a task failed, in words for editors: of what cannot be printed the complaints alone."""
    roots = failure.roots()
    if all(root.reason.exception == UNPRINTABLE for root in roots):
        return "; ".join(dict.fromkeys(detail for root in roots for detail in root.reason.details))
    return failure.error


def _guilty(failure: tasks.Failure, book: tasks.Task, environment: BuildEnvironment) -> Iterator[str]:
    """The keys of the texts that cannot be printed alone either, for a
    reason that the book failed for."""
    pieces: Mapping[str, tasks.Task] = printing.pieces(book)
    for key, result in zip(pieces, tasks.run(list(pieces.values()), environment.cache, environment.executor), strict=True):
        if isinstance(result, tasks.Failure) and _reasons(result) & _reasons(failure):
            yield key


def _reasons(failure: tasks.Failure) -> set[tuple[tasks.FailureKind, str, str]]:
    """What a failure comes of: for calls that raised something every single
    reason, for others their kind alone."""
    return {
        (root.kind, root.reason.exception, detail) if root.kind is tasks.FailureKind.RAISED else (root.kind, "", "")
        for root in failure.roots()
        for detail in root.reason.details or ("",)
    }
