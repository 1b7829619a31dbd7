"""Every formula of the fragments set, each once for as long as it, its macros and MathJax stay
the same; and what is said of those that TeX refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from huikan import formulas, tasks
from huikan.diagnostics import Diagnostic, found
from huikan.formulas import Formula, Refusal, engine, macros
from huikan.formulas.reasons import refusal
from huikan.formulas.typeset import typeset
from huikan.markup import Fragment
from huikan.markup.formulas import Source, has_formulas, labels, sources, with_formulas
from huikan.model import Document, Lang

SECONDS = 5.0  # of processor time for one formula, the loading of the engine included
WIDEST = 60.0  # ems: a page's column has about 40; beyond it, letters would be too small
DEFINED = 200  # definitions that the formulas of one document may make
MACROS = "data/macros.tex"

Place = tuple[str, Lang]
Run = Callable[[Sequence[tasks.Task]], Iterator[tasks.Artifact | tasks.Failure]]
Request = tuple[str, bool, tuple[str, ...]]  # TeX, whether on lines of its own, definitions before it


def set_formulas(
    fragments: Mapping[Place, Fragment], documents: Mapping[Place, Document], society: str, run: Run
) -> tuple[Mapping[Place, Fragment], list[Diagnostic]]:
    """The fragments with their formulas, and all that is wrong with these. `society` is the text
    of content/data/macros.tex."""
    places = [place for place, fragment in fragments.items() if has_formulas(fragment.structure)]
    defining = [document for document in documents.values() if document.meta.macros]
    if not places and not defining and not society.strip():
        return fragments, []
    known = read_macros_of([society, "", *(document.meta.macros or "" for document in defining)], run)
    faults = [_refused_macro(MACROS, line + 1, reason, society) for line, reason in known[society].refusals]
    faults += [fault for document in defining for fault in _own_macros(document, known[document.meta.macros or ""])]
    written = {place: sources(fragments[place]) for place in places}
    requests = {
        place: _requests(written[place], known[society].definitions + known[documents[place].meta.macros or ""].definitions)
        for place in places
    }
    results = results_of((request for asked in requests.values() for request in asked), run)
    changed = dict(fragments)
    for place in places:
        document, done = documents[place], [results[request] for request in requests[place]]
        own = findings(document.path, document.body, document.body_line, fragments[place], written[place], done)
        fragment = replace(fragments[place], diagnostics=(*fragments[place].diagnostics, *own))
        changed[place] = with_formulas(fragment, done, document.lang)
    return changed, faults


def read_macros(text: str) -> bytes:
    """The macros of a text as bytes: a task."""
    with tasks.processor_time(SECONDS):
        return macros.dumps(macros.read(text))


def set_formula(tex: str, display: bool, preamble: tuple[str, ...]) -> bytes:
    """A formula as bytes: a task. TooSlowError where time was all that lacked: that is kept by no
    cache."""
    with tasks.processor_time(SECONDS):
        result = typeset(tex, display, preamble)
    if isinstance(result, Refusal) and result.exhausted:
        raise tasks.TooSlowError(result.reason["en"])
    return formulas.dumps(result)


def read_macros_of(texts: Iterable[str], run: Run) -> Mapping[str, macros.Macros]:
    """The macros of each text."""
    definitions = dict.fromkeys(texts)
    jobs = [tasks.Task(f"macros/{number}", read_macros, (text,)) for number, text in enumerate(definitions) if text.strip()]
    results = {job.args[0]: result for job, result in zip(jobs, run(jobs), strict=True)} if jobs else {}
    artifacts = {text: result for text, result in results.items() if isinstance(result, tasks.Artifact)}
    return {text: macros.loads(artifacts[text].read()) if text in artifacts else macros.Macros(()) for text in definitions}


def _requests(written: Sequence[Source], preamble: tuple[str, ...]) -> list[Request]:
    """What each formula asks for: what one defines holds for all behind it."""
    requests, own = [], 0
    for source in written:
        requests.append((source.tex, source.display, preamble))
        if macros.has_definitions(source.tex) and own < DEFINED:
            more = [definition.tex for definition in macros.definitions(source.tex)]
            preamble, own = (*preamble, *more), own + len(more)
    return requests


def results_of(requests: Iterable[Request], run: Run) -> Mapping[Request, Formula | Refusal]:
    """What becomes of each formula that is asked for; each different one is set once."""
    requests = dict.fromkeys(requests)
    jobs = [tasks.Task(f"formula/{number}", set_formula, request) for number, request in enumerate(requests)]
    results: dict[Request, Formula | Refusal] = {}
    for request, result in zip(requests, run(jobs) if jobs else (), strict=True):
        if isinstance(result, tasks.Artifact):
            results[request] = formulas.loads(result.read())
        elif result.kind is tasks.FailureKind.TOO_SLOW:
            results[request] = refusal("Exhausted", (f"{engine.SECONDS:g}",))
        else:
            results[request] = Refusal({"zh": result.error, "en": result.error})
    return results


def findings(
    path: str, body: str, first_line: int, fragment: Fragment, written: Sequence[Source], results: Sequence[Formula | Refusal]
) -> Iterator[Diagnostic]:
    """What is wrong with the formulas of a document, whose `body` begins on `first_line`."""
    seen: set[str] = set()
    lines = body.split("\n")

    def finding(code: str, line: int, column: int, length: int = 1, **values: object) -> Diagnostic:
        at = line - first_line
        return found(code, path, line, column, length, lines[at] if 0 <= at < len(lines) else "", **values)

    for source, result, own in zip(written, results, labels(fragment, results), strict=True):
        if isinstance(result, Refusal):
            line, column = _place(source, result.what)
            column = column or _first_column(lines, line - first_line, source.tex)
            yield finding("refused-formula", line, column, len(result.what) or 1, **reason_values(result))
        elif result.width > WIDEST:
            yield finding("wide-formula", source.line, source.column, width=f"{result.width:.0f}")
        for name in own:
            if name in seen:
                yield finding("duplicate-equation", source.line, source.column, what=name)
            seen.add(name)


def _first_column(lines: Sequence[str], at: int, tex: str) -> int:
    """Where a formula whose column is not known begins in its line."""
    text = lines[at] if 0 <= at < len(lines) else ""
    begin = text.find(tex[:4])
    return 1 + (begin if begin >= 0 else len(text) - len(text.lstrip()))


def reason_values(refusal: Refusal) -> dict[str, object]:
    """A reason in each language, as the words of findings ask for it."""
    return {f"reason_{language}": words for language, words in refusal.reason.items()}


def _place(source: Source, what: str) -> tuple[int, int]:
    """Where in the file the words stand that a reason speaks of; where the formula begins, if
    they stand nowhere."""
    at = source.tex.find(what) if what else -1
    if at < 0:
        return source.line, source.column
    before = source.tex[:at]
    if "\n" in before:
        return source.line + before.count("\n"), at - before.rindex("\n")
    return source.line, source.column + at if source.column else 0


def _refused_macro(path: str, line: int, reason: Refusal, text: str, first: int = 1) -> Diagnostic:
    lines = text.split("\n")
    excerpt = lines[line - first] if 0 <= line - first < len(lines) else ""
    return found("refused-macro", path, line, 1, 1, excerpt, **reason_values(reason))


def _own_macros(document: Document, read: macros.Macros) -> Iterator[Diagnostic]:
    """What is wrong with the macros in a document's own head; of inherited ones their own document
    says it."""
    at = document.lines.get("macros")
    if at is not None:
        for line, reason in read.refusals:
            yield _refused_macro(document.path, at + 1 + line, reason, document.meta.macros or "", at + 1)
