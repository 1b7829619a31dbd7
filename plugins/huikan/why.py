"""Why a file of the site is, or is not, made anew: the task that makes it compared with the last time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from huikan import addresses, tasks
from huikan.console import say
from huikan.pipeline import Bench, Order, prepare
from huikan.pipeline.plans import (
    copies,
    plan_cards,
    plan_feeds,
    plan_files,
    plan_offprints,
    plan_pages,
    plan_pdfs,
    plan_pictures,
    plan_redirects,
    plan_web,
)


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands behind one address: a task's explanation, a file that is copied, or nothing (`unknown`).

    `known` are all addresses of the site, for "did you mean". `moved` is where a file is made that was at the address before.
    """

    target: str
    task: tasks.Explanation | None
    copied: Path | None
    known: tuple[str, ...]
    moved: str = ""

    @property
    def unknown(self) -> bool:
        return self.task is None and self.copied is None

    def lines(self, lang: str, verbose: bool = False) -> Iterator[str]:
        """The reason in words; with `verbose` every input and its digest."""
        yield say(lang, "why-target", target=self.target)
        if self.moved:
            yield say(lang, "why-moved", address=self.moved)
        if self.copied:
            yield say(lang, "why-copied", path=self.copied)
        if self.task:
            yield from _task_lines(self.task, lang, verbose)


def explain(target: str, order: Order, bench: Bench) -> Reason:
    """The reason behind `target`, an address or the file that answers it."""
    prepared = prepare(order, bench)
    early = (*plan_pdfs(prepared, order), *plan_cards(prepared, order), *plan_pictures(prepared, order))
    printed = {task.target: task for task in early}
    found = {name: artifact for name, task in printed.items() if (artifact := tasks.find(task, bench.cache))}
    cut = {task.target: task for task in plan_offprints(prepared, order, found)}
    offprints = {name: artifact for name, task in cut.items() if (artifact := tasks.find(task, bench.cache))}
    printed, prepared = printed | cut, prepared.paged(offprints)
    kept = {name: artifact.size for name, artifact in (found | offprints).items()}
    specs = plan_pages(prepared, order, kept)
    others = (*plan_feeds(prepared, order, kept, specs), *plan_files(prepared, order, kept), *plan_redirects(prepared, order))
    known = {job.target: job for job in (*printed.values(), *others, *plan_web(specs, order))}
    moved = {old: new for old, new in prepared.redirects.items() if new in known and not addresses.is_page(old)}
    copied = copies(order)
    name = addresses.page_file(target) if target.endswith("/") or not target else target
    job = known.get(moved.get(name, name))
    reason = tasks.explain(job, bench.cache) if job else None
    return Reason(name, reason, copied.get(name), (*known, *moved, *copied), moved.get(name, ""))


def _task_lines(task: tasks.Explanation, lang: str, verbose: bool) -> Iterator[str]:
    yield say(lang, "why-function", function=task.function)
    yield say(lang, "why-kept" if task.kept else "why-stale" if task.known else "why-new")
    different = (*task.changed, *task.added, *task.removed)
    if different:
        yield say(lang, "why-changed", names=", ".join(different))
    if task.because:
        yield say(lang, "why-because", names=", ".join(task.because))
    if verbose or not different:
        yield say(lang, "why-inputs")
        yield from (
            f"    {name}  {digest}" for name, digest in task.inputs.items() if verbose or ("." not in name and "[" not in name)
        )
