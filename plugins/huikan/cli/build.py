"""build, check, serve, rollback: the commands about the whole site."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from huikan import press_build, preview, publish, site
from huikan.cli.command_context import (
    CONTENT_ERRORS,
    USAGE,
    CommandContext,
    CommandError,
    environment,
    guard,
    open_context,
    publishing,
    shared,
    similar,
)
from huikan.console import Stages, translate
from huikan.pipeline import (
    KEEP_BYTES,
    Build,
    BuildEnvironment,
    BuildRequest,
    Inputs,
    Known,
    Prepared,
    Product,
    TaskCounts,
    UnknownWorkError,
    WithheldWorkError,
    build_site,
    inputs_of,
    memorise,
    prepare,
    recall,
    recollect,
    remember,
)
from huikan.press_build import PressResult
from huikan.statistics import Statistics, of_record, statistics
from huikan.tasks import DamagedError

MOST_NAMES = 8  # of texts that are held back, in the summary


@click.command()
@shared
@click.option(
    "--site", "target", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where to publish."
)
@click.option("--jobs", type=click.IntRange(1, 1024), help="Worker processes; otherwise one a core.")
@click.option(
    "--executor",
    metavar="SPEC",
    help='"inline", "processes:4" or, for a Dask cluster, "tcp://host:8786"; instead of --jobs.',
)
@click.option(
    "--only", metavar="KEY", multiple=True, help="Make only this work's PDFs; other PDFs come from the cache. Repeatable."
)
@click.option("--no-pdf", is_flag=True, help="Pages and feeds without PDFs.")
@click.option("--drop-pdfs", is_flag=True, help="With --no-pdf: also where readers have PDFs now, which they lose.")
@click.option(
    "--press",
    type=click.Path(path_type=Path, file_okay=False),
    is_flag=False,
    flag_value=Path("press"),
    metavar="[DIR]",
    help="Also make the files for the print shop, in press/ or DIR, each through preflight.",
)
@click.option("--impose", type=click.Choice(["booklet"]), help="With --press: newsletters also as sheets to fold and staple.")
@click.option("--keep-going", is_flag=True, help="Publish what is sound although there are errors (the exit code is still 1).")
@click.option("--stats", type=click.Path(path_type=Path), help="Write what was made, and how long it took, as JSON.")
def build(
    target: Path,
    jobs: int | None,
    executor: str | None,
    only: tuple[str, ...],
    no_pdf: bool,
    drop_pdfs: bool,
    press: Path | None,
    impose: str | None,
    keep_going: bool,
    stats: Path | None,
    **common: Any,
) -> None:
    """Make the site, the feeds and the PDFs, and publish them together.

    Example: huikan build --site /srv/www/society --keep-going
    """
    context = open_context(**common)
    if impose and not press:
        raise CommandError(USAGE, context.lang, "impose-alone")
    _outside(press, target, context)
    if no_pdf and not drop_pdfs:
        _leaves_pdfs(target, context)
    request = context.request("none" if no_pdf else "make", only)
    with ExitStack() as stack:
        guard(stack, context, target)
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, executor or f"processes:{jobs or os.cpu_count() or 1}")
        inputs = inputs_of(request, work, keep_going)
        if not (press or only) and _is_unchanged(inputs, request, work, target, stats, stages, context):
            return
        try:
            done, published = _made(recollect(inputs, request, work, target), request, work, keep_going, stages, target, context)
        except DamagedError:  # the cache has lost what the last build left there: all of it is looked at
            done, published = _made(Known(), request, work, keep_going, stages, target, context)
        pressed = None
        if press and done.product:
            pressed = press_build.produce(done.prepared, request, work, press, impose or "", keep_going)
        if published:
            _keep(done, published, inputs, request, work, keep_going)
    _report(context, done, work.counts)
    faulty = _delivered(context, press, pressed)
    numbers = statistics(done.prepared.documents, done.product, work.counts, stages.seconds)
    _sum_up(context, numbers, published)
    _write_statistics(numbers, stats)
    if not done.sound:
        context.tell("kept-going" if published else "stopped", site=target)
        _name_withheld(done.prepared, context)
    if not done.sound or faulty:
        raise SystemExit(CONTENT_ERRORS)


@click.command()
@shared
def check(**common: Any) -> None:
    """Find what is wrong in the content, all of it, and build nothing.

    Example: huikan check --lang en --format github
    """
    context = open_context(**common)
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        prepared = prepare(context.request(), environment(stack, context, stages, f"processes:{os.cpu_count() or 1}"))
    context.show(prepared.diagnostics)
    if not prepared.sound:
        raise SystemExit(CONTENT_ERRORS)
    context.tell("checked", documents=prepared.documents)


@click.command()
@shared
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
def serve(address: str, **common: Any) -> None:
    """Show the site on this machine and follow your changes. PDFs are
    shown where a build has made them.

    Example: huikan serve --address 127.0.0.1:8080
    """
    context = open_context(**common)

    @lru_cache(1)
    def load(written: int) -> BuildRequest:
        now = site.load(context.config.file)
        return replace(context.request("cached"), settings=now.settings, theme=now.theme)

    with ExitStack() as stack:
        stages = stack.enter_context(Stages(context.lang, quiet=True))
        work = environment(stack, context, stages, f"processes:{os.cpu_count() or 1}")
        context.tell("serving", address=f"http://{address}/")
        try:
            preview.serve(lambda: load(context.config.file.stat().st_mtime_ns), work, address, context.lang)
        except OSError as error:
            raise CommandError(USAGE, context.lang, "no-address", address=address, error=error.strerror or error) from error


@click.command()
@shared
@click.option(
    "--site", "target", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The published site."
)
def rollback(target: Path, **common: Any) -> None:
    """Show readers the version before the present one.

    Example: huikan rollback --site /srv/www/society
    """
    context = open_context(**common)
    with ExitStack() as stack:
        guard(stack, context, target)
        if len(publish.versions(target)) < 2:
            raise CommandError(USAGE, context.lang, "no-rollback", site=target)
        with publishing(context, target):
            context.tell("rolled-back", site=target, version=publish.rollback(target).version)


def _is_unchanged(
    inputs: Inputs,
    request: BuildRequest,
    work: BuildEnvironment,
    target: Path,
    stats: Path | None,
    stages: Stages,
    context: CommandContext,
) -> bool:
    """Whether readers see just what this build would give, which then is told once more."""
    record = recall(inputs, request.now, work, target)
    with publishing(context, target):
        published = publish.unchanged(target, record.version) if record else None
    if record is None or published is None:
        return False
    context.show(record.diagnostics)
    numbers = of_record(record, stages.seconds)
    _sum_up(context, numbers, published)
    _write_statistics(numbers, stats)
    if any(finding.severity == "error" for finding in record.diagnostics):
        context.tell("kept-going", site=target)
        raise SystemExit(CONTENT_ERRORS)
    return True


def _name_withheld(prepared: Prepared, context: CommandContext) -> None:
    names = [path for _, path in sorted(prepared.withheld.items())]
    more = f" (+{len(names) - MOST_NAMES})" if len(names) > MOST_NAMES else ""
    if names:
        context.tell("withheld", count=len(names), names=", ".join(names[:MOST_NAMES]) + more)


def _write_statistics(numbers: Statistics, file: Path | None) -> None:
    if file:
        file.write_text(json.dumps(numbers.as_json(), indent=2) + "\n", encoding="utf-8")


def _outside(press: Path | None, target: Path, context: CommandContext) -> None:
    """Stop where the files for the print shop would lie below the site, where readers find them."""
    if press and press.resolve().is_relative_to(target.resolve()):
        raise CommandError(USAGE, context.lang, "press-in-site", folder=press, site=target)


def _delivered(context: CommandContext, folder: Path | None, pressed: PressResult | None) -> bool:
    """Tell what came of the press files; whether some were held back, or should have been."""
    if pressed is None:
        return False
    context.show(pressed.findings, str(folder))
    context.tell("press-delivered", folder=folder, count=len(pressed.delivered))
    if pressed.held:
        click.echo(translate(context.lang, "press-held", names=", ".join(pressed.held)), err=True)
    return any(finding.severity == "error" for finding in pressed.findings)


def _leaves_pdfs(target: Path, context: CommandContext) -> None:
    """Stop where a build without PDFs would take away those that readers have."""
    count = sum(1 for _ in target.glob("pdf/*.pdf"))
    if count:
        raise CommandError(USAGE, context.lang, "takes-pdfs", site=target, count=count)


def _made(
    known: Known,
    request: BuildRequest,
    work: BuildEnvironment,
    keep_going: bool,
    stages: Stages,
    target: Path,
    context: CommandContext,
) -> tuple[Build, publish.Published | None]:
    """The build and what was published of it. DamagedError where the cache has lost something."""
    done = _built(request, work, keep_going, known, context)
    return done, _published(done, keep_going, stages, target, context)


def _keep(
    done: Build, published: publish.Published, inputs: Inputs, request: BuildRequest, work: BuildEnvironment, keep_going: bool
) -> None:
    """What the next build may know of this one; room in the cache."""
    with suppress(OSError):  # the site is there; the next build makes room
        work.cache.prune(KEEP_BYTES)
    if not request.only:
        remember(done, inputs, request, work, keep_going, published.site, published.version)
    if not done.failed:
        memorise(done.known, inputs, work, published.site)


def _built(request: BuildRequest, work: BuildEnvironment, keep_going: bool, known: Known, context: CommandContext) -> Build:
    with publishing(context, context.cache):
        try:
            return build_site(request, work, keep_going, known)
        except UnknownWorkError as error:
            values = {"key": error.key, "similar": similar(error.key, error.known, context.lang)}
            raise CommandError(USAGE, context.lang, "unknown-key", **values) from error
        except WithheldWorkError as error:
            context.show(error.findings)
            raise CommandError(CONTENT_ERRORS, context.lang, "withheld-key", key=error.key) from error


def _published(done: Build, keep_going: bool, stages: Stages, target: Path, context: CommandContext) -> publish.Published | None:
    """The new version, where there is one that may be shown."""
    if not done.product or (done.failed and not keep_going):
        return None
    stages.stage("publish")
    with publishing(context, target):
        return _publish(done.product, target)


def _publish(product: Product, target: Path) -> publish.Published:
    """The product as a whole version that readers see from now on, a new one unless one has just
    its files."""
    shown = publish.shown(target)
    files = {address: (artifact.sha256, artifact.size) for address, artifact in product.artifacts.items()}
    published = publish.again(target, shown, files)
    if published:
        return published
    staged = publish.fill(target, shown, files, lambda address: product.artifacts[address].read())
    return publish.publish(staged, target, before=shown)


def _report(context: CommandContext, done: Build, counts: TaskCounts) -> None:
    context.show([*done.prepared.diagnostics, *(finding for findings in done.failures.values() for finding in findings)])
    for failure in counts.failures:
        if failure.target not in done.failures:
            click.echo(
                translate(context.lang, f"failed-{failure.kind.value}", target=failure.target, error=failure.error), err=True
            )
        if context.verbose:
            click.echo(failure.traceback, err=True)


def _sum_up(context: CommandContext, numbers: Statistics, published: publish.Published | None) -> None:
    context.tell("summary", **{name: value for name, value in numbers.as_json().items() if isinstance(value, int)})
    stages = ", ".join(
        f"{translate(context.lang, f'stage-{name}')} {seconds:.1f}" for name, seconds in numbers.stages.items() if seconds >= 0.05
    )
    context.tell("timing", total=f"{sum(numbers.stages.values()):.1f}", stages=stages, memory=numbers.peak_memory_mb)
    if published:
        code = "unchanged" if published.before == published.version else "published" if published.new else "published-again"
        context.tell(code, site=published.site, version=published.version, before=published.before)
