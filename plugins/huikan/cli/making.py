"""What a build makes and publishes, and what is told of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikan import publish
from huikan.builds import KEEP_BYTES, BuildEnvironment, BuildRequest, Inputs, TaskCounts, remember
from huikan.cli.command_context import CommandContext, publishing
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo, similar
from huikan.console import translate
from huikan.diagnostics import Diagnostic
from huikan.pipeline import Build, Known, Product, UnknownWorkError, WithheldWorkError, build_site, memorise, recollect
from huikan.statistics import Statistics, statistics
from huikan.tasks import DamagedError, shorten

if TYPE_CHECKING:
    from huikan.press_build import PressResult

MOST_NAMES = 8  # of texts that are held back, in the summary


class PressOrder(NamedTuple):
    """Where the files for the print shop go, and how newsletters are imposed ("" not at all)."""

    folder: Path
    impose: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a build, what was published of it, and of the print shop's files. `memory`: the
    bytes of the largest worker."""

    done: Build
    published: publish.Published | None
    pressed: PressResult | None
    counts: TaskCounts
    memory: int

    @property
    def faulty(self) -> bool:
        """Whether something that was asked for is not there, or should not be as it is."""
        findings = (*self.pressed.findings, *self.pressed.picture_findings) if self.pressed else ()
        lacking = self.pressed.lacking if self.pressed else ()
        return not self.done.sound or bool(lacking) or any(finding.severity == "error" for finding in findings)

    def statistics(self, stages: Mapping[str, float]) -> Statistics:
        return statistics(self.done.prepared.documents, self.done.product, self.counts, stages, self.memory)


@dataclass(frozen=True, slots=True)
class Making:
    """One run: what is asked for, what the work is done with, and where it is published."""

    request: BuildRequest
    environment: BuildEnvironment
    inputs: Inputs
    keep_going: bool
    target: Path
    context: CommandContext

    def run(self, order: PressOrder | None) -> Made:
        """All of it; whatever the next build may know of this one is kept."""
        try:
            done, published = self._made(recollect(self.inputs, self.request, self.environment, self.target))
        except DamagedError:  # the cache has lost what the last build left there: all of it is looked at
            self.environment.counts.forget()
            done, published = self._made(Known())
        pressed = None
        if order and done.product:
            from huikan import press_build

            folder, impose = order
            with publishing(self.context, folder):
                pressed = press_build.produce(done.prepared, self.request, self.environment, folder, impose, self.keep_going)
        if published:
            self._keep(done, published)
        return Made(done, published, pressed, self.environment.counts, self.environment.executor.peak)

    def _made(self, known: Known) -> tuple[Build, publish.Published | None]:
        """The build and what was published of it. DamagedError where the cache has lost some."""
        done = self._built(known)
        if not done.product or (done.failed and not self.keep_going):
            return done, None
        self.environment.progress.stage("publish")
        with publishing(self.context, self.target):
            return done, _publish(done.product, self.target)

    def _built(self, known: Known) -> Build:
        context = self.context
        with publishing(context, context.cache):
            try:
                return build_site(self.request, self.environment, self.keep_going, known)
            except UnknownWorkError as error:
                values = {"key": error.key, "similar": similar(error.key, error.known, context.lang)}
                raise CommandError(USAGE, context.lang, "unknown-key", **values) from error
            except WithheldWorkError as error:
                context.show(error.findings)
                raise CommandError(CONTENT_ERRORS, context.lang, "withheld-key", key=error.key) from error

    def _keep(self, done: Build, published: publish.Published) -> None:
        """What the next build may know of this one; room in the cache."""
        with suppress(OSError):  # the site is there; the next build makes room
            self.environment.cache.prune(KEEP_BYTES)
            shorten(self.environment.cache)
        record = done.record(self.inputs, self.request.now, published.version)
        if record and not self.request.only:
            remember(record, self.request, self.environment, self.keep_going, published.site)
        if not done.failed:
            memorise(done.known, self.inputs, self.environment, published.site)


def tell(made: Made, context: CommandContext, order: PressOrder | None) -> None:
    """What is wrong in the content, what could not be made, what the print shop gets."""
    failures = made.done.failures
    findings = [*made.done.prepared.diagnostics, *(finding for group in failures.values() for finding in group)]
    of_press: list[tuple[Sequence[Diagnostic], str]] = []
    if made.pressed and order:
        of_press = [(made.pressed.picture_findings, context.root), (made.pressed.findings, str(order.folder))]
    context.show_together([(findings, context.root), *of_press])
    for failure in made.counts.failures:
        if failure.target not in failures:
            values = {"target": failure.target, "error": failure.error}
            echo(translate(context.lang, f"failed-{failure.kind.value}", **values), err=True)
        if context.verbose:
            echo(failure.traceback, err=True)
    if made.pressed and order:
        context.tell("press-delivered", folder=order.folder, count=len(made.pressed.delivered))
        if made.pressed.held:
            echo(translate(context.lang, "press-held", names=", ".join(made.pressed.held)), err=True)


def name_withheld(made: Made, context: CommandContext) -> None:
    """Which texts are held back, as far as a summary names them."""
    names = [path for _, path in sorted(made.done.prepared.withheld.items())]
    more = f" (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
    if names:
        context.tell("withheld", count=len(names), names=", ".join(names[:MOST_NAMES]) + more)


def _publish(product: Product, target: Path) -> publish.Published:
    """The product as a whole version that readers see from now on, a new one unless one has just
    its files."""
    present = publish.shown(target)
    files = {address: (artifact.sha256, artifact.size) for address, artifact in product.artifacts.items()}
    published = publish.again(target, present, files)
    if published:
        return published
    staged = publish.fill(target, present, files, lambda address: product.artifacts[address].read())
    return publish.publish(staged, target, before=present)
