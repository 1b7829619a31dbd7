"""The production of press files: planned, made, examined, delivered."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from huikan import addresses, preflight
from huikan.builds import BuildEnvironment, BuildRequest
from huikan.diagnostics import CODES, Diagnostic, found
from huikan.outputs import print as printing
from huikan.outputs.print import press
from huikan.pipeline import Prepared
from huikan.preflight import PressSpec
from huikan.press_build.picture_findings import picture_findings
from huikan.tasks import Artifact, FileRef, Task

REPORT = ".preflight.json"


@dataclass(frozen=True, slots=True)
class PressResult:
    """What came of the press files: those delivered, those that preflight
    held back, and all that it found: of the files themselves, and of pictures, each at its
    place in content/."""

    delivered: tuple[str, ...]
    held: tuple[str, ...]
    findings: tuple[Diagnostic, ...]
    picture_findings: tuple[Diagnostic, ...] = ()
    lacking: tuple[str, ...] = ()  # files that could not be made; what the tasks failed of is told with the others


def produce(
    prepared: Prepared, request: BuildRequest, environment: BuildEnvironment, folder: Path, impose: str = "", coarse: bool = False
) -> PressResult:
    """Makes the press files of all works (or of `request.only`) and puts those
    that are sound into the folder.

    A file replaces its last version as a whole. What this build does not make is left
    where it is. With `coarse`, pictures of too few dots hold nothing back: a press prints
    them all the same, only badly.
    """
    every_job = list(_jobs(prepared, request))
    lacking = {addresses.press(job.book.key, job.book.lang): chars for job in every_job if (chars := _missing(job, prepared))}
    press_jobs = [job for job in every_job if addresses.press(job.book.key, job.book.lang) not in lacking]
    with _draft(folder) as draft:
        pages = _made(environment, "press", list(press.plan(press_jobs, prepared.site.library.paths())), draft)
        more: list[Task] = []
        targets: dict[str, press.PressJob] = {}
        for job in press_jobs:
            target = addresses.press(job.book.key, job.book.lang)
            if target in pages:
                further = list(press.plan_more(job, pages[target], impose))
                targets |= dict.fromkeys([target, *(task.target for task in further)], job)
                more += further
        files = pages | _made(environment, "press-covers", more, draft)
        proofs = _proofs(environment, targets, pages, draft) if impose == "proof" else {}
        specs = {target: _spec(job, target) for target, job in targets.items()}
        checks = [
            Task(f"{target}{REPORT}", preflight.make, (Path(target).name, file, specs[target])) for target, file in files.items()
        ]
        findings = _examined(environment, checks)
        for target, chars in lacking.items():
            name = Path(target).name
            findings[name] = [found("lacking-glyphs", name, chars=" ".join(chars))]
        rejects = {path for path, group in findings.items() if any(_refused(finding, coarse) for finding in group)}
        books = {Path(target).name: job.book for target, job in targets.items()}
        placed = picture_findings(findings, books, prepared.site)
        addresses_of_press = {addresses.press(job.book.key, job.book.lang) for job in press_jobs} | {task.target for task in more}
        failed = tuple(sorted(Path(target).name for target in addresses_of_press if target not in files))
        result = _deliver(draft, folder, sorted([*findings, *(Path(target).name for target in proofs)]), rejects)
        return replace(result, findings=placed.of_files, picture_findings=placed.of_pictures, lacking=failed)


def _proofs(
    environment: BuildEnvironment, jobs: Mapping[str, press.PressJob], pages: Mapping[str, FileRef], draft: Path
) -> dict[str, FileRef]:
    """The imposition proofs of the press files with pages. They are no press files: preflight does
    not judge them."""
    planned = [task for target, file in pages.items() for task in press.plan_proofs(jobs[target], file)]
    return _made(environment, "press-covers", planned, draft)


def _spec(job: press.PressJob, target: str) -> PressSpec:
    """What a file is held to: as much ink as its paper takes; its pages fill signatures."""
    is_pages = target == addresses.press(job.book.key, job.book.lang)
    return PressSpec(signature=job.pages if is_pages else 1, ink=job.profiles.ink)


def _missing(job: press.PressJob, prepared: Prepared) -> str:
    return printing.missing(prepared.site, job.book.key, job.book.lang)


def _jobs(prepared: Prepared, request: BuildRequest) -> Iterator[press.PressJob]:
    site = prepared.site
    unprintable = printing.unprintable(site)
    for job in press.jobs(site.library, site.fragments, request.settings, request.content, request.theme / "print"):
        is_requested = not request.only or job.book.key in request.only
        if is_requested and (job.book.key, job.book.lang) not in unprintable:
            yield job


def _refused(finding: Diagnostic, coarse: bool) -> bool:
    """Whether a file with this finding is held back; `coarse` lets through
    what a press can print, if badly."""
    return finding.severity == "error" and not (coarse and CODES[finding.code].tolerable)


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """An empty folder inside the other, gone afterwards: files move out of it by a rename."""
    draft = folder / ".draft"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _made(environment: BuildEnvironment, stage: str, jobs: Sequence[Task], draft: Path) -> dict[str, FileRef]:
    """The files of some tasks, written into the draft; by target."""
    files = {}
    for result in environment.run(stage, jobs):
        if isinstance(result, Artifact):
            place = draft / Path(result.target).name
            place.write_bytes(result.read())
            files[result.target] = FileRef(str(place), result.sha256)
    return files


def _examined(environment: BuildEnvironment, jobs: Sequence[Task]) -> dict[str, list[Diagnostic]]:
    """The findings of preflight by the name of the file. One that could not be examined
    is not in it, so not delivered."""
    return {
        Path(result.target).name.removesuffix(REPORT): preflight.read(result.read())
        for result in environment.run("preflight", jobs)
        if isinstance(result, Artifact)
    }


def _deliver(draft: Path, folder: Path, names: Sequence[str], rejects: set[str]) -> PressResult:
    """Moves what is sound into the folder; what is not is held back, and
    an older version of it removed."""
    for name in names:
        if name in rejects:
            (folder / name).unlink(missing_ok=True)
        else:
            (draft / name).replace(folder / name)
    delivered = tuple(name for name in names if name not in rejects)
    return PressResult(delivered, tuple(sorted(rejects)), ())
