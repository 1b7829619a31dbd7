"""Why a file of the site is, or is not, made anew: the task that makes
it compared with the last time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from huikan import addresses, tasks
from huikan.builds import BuildEnvironment, BuildRequest
from huikan.console import translate
from huikan.pipeline import cached, prepare


@dataclass(frozen=True, slots=True)
class Reason:
    """What stands behind one address: a task's explanation, or nothing (`unknown`).

    `known` are all addresses of the site, for "did you mean". `moved` is where a file is made
    that was at the address before.
    """

    target: str
    task: tasks.Explanation | None
    known: tuple[str, ...]
    moved: str = ""

    @property
    def unknown(self) -> bool:
        return self.task is None

    def lines(self, lang: str, verbose: bool = False) -> Iterator[str]:
        """The reason in words; with `verbose` every input and its digest."""
        yield translate(lang, "why-target", target=self.target)
        if self.moved:
            yield translate(lang, "why-moved", address=self.moved)
        if self.task:
            yield from _task_lines(self.task, lang, verbose)


def explain(target: str, request: BuildRequest, environment: BuildEnvironment) -> Reason:
    """The reason behind `target`, an address or the file that answers it."""
    site = prepare(request, environment).site
    planned = [task for _, stage_tasks, _ in cached(site, environment.cache) for task in stage_tasks]
    by_target = {task.target: task for task in planned}
    name = addresses.page_file(target)
    moved = site.moved.get(name, "") if not addresses.is_page(name) else ""
    task = by_target.get(moved or name)
    reason = tasks.explain(task, environment.cache) if task else None
    return Reason(name, reason, (*by_target, *site.moved), moved)


def _task_lines(task: tasks.Explanation, lang: str, verbose: bool) -> Iterator[str]:
    yield translate(lang, "why-function", function=task.function)
    yield translate(lang, "why-kept" if task.is_cached else "why-stale" if task.was_built_before else "why-new")
    different = (*task.changed, *task.added, *task.removed)
    if different:
        yield translate(lang, "why-changed", names=", ".join(different))
    if task.because:
        yield translate(lang, "why-because", names=", ".join(task.because))
    if verbose or not different:
        yield translate(lang, "why-inputs")
        yield from (
            f"    {name}  {digest}" for name, digest in task.inputs.items() if verbose or ("." not in name and "[" not in name)
        )
