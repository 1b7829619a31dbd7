"""build: the site, its feeds and PDFs. What this module loads is all that a build needs which finds
that nothing has changed; the rest is `making`'s."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path
from typing import Unpack

import click

from huikan import publish
from huikan.builds import BuildEnvironment, BuildRequest, Inputs, inputs_of, recall
from huikan.cli.command_context import CommandContext, SharedOptions, environment, guard, open_context, publishing, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError
from huikan.cli.system_libraries import require_libraries
from huikan.console import Stages, translate
from huikan.statistics import Statistics, of_record


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
@click.option(
    "--impose",
    type=click.Choice(["booklet", "proof"]),
    help="With --press: newsletters also as sheets to fold and staple; or all that is folded as a light proof for a dummy.",
)
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
    **common: Unpack[SharedOptions],
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
    require_libraries(context.lang, needed=not no_pdf or press is not None)
    request = context.request("none" if no_pdf else "make", only)
    with ExitStack() as stack:
        guard(stack, context, target)
        stages = stack.enter_context(Stages(context.lang, context.quiet))
        work = environment(stack, context, stages, executor or f"processes:{jobs or os.cpu_count() or 1}")
        inputs = inputs_of(request, work, keep_going)
        if not (press or only) and _is_unchanged(inputs, request, work, target, stats, stages, context):
            return
        work.expect(request)
        from huikan.cli import making  # which loads all that makes anything

        order = making.PressOrder(press, impose or "") if press else None
        made = making.Making(request, work, inputs, keep_going, target, context).run(order)
    making.tell(made, context, order)
    numbers = made.statistics(stages.seconds)
    _sum_up(context, numbers, made.published)
    _write_statistics(numbers, stats)
    if not made.done.sound:
        context.tell("kept-going" if made.published else "stopped", site=target)
        making.name_withheld(made, context)
    if made.faulty:
        raise SystemExit(CONTENT_ERRORS)


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


def _write_statistics(numbers: Statistics, file: Path | None) -> None:
    if file:
        file.write_text(json.dumps(numbers.as_json(), indent=2) + "\n", encoding="utf-8")


def _outside(press: Path | None, target: Path, context: CommandContext) -> None:
    """Stop where the files for the print shop would lie below the site, where readers find them."""
    if press and press.resolve().is_relative_to(target.resolve()):
        raise CommandError(USAGE, context.lang, "press-in-site", folder=press, site=target)


def _leaves_pdfs(target: Path, context: CommandContext) -> None:
    """Stop where a build without PDFs would take away those that readers have."""
    count = sum(1 for _ in target.glob("pdf/*.pdf"))
    if count:
        raise CommandError(USAGE, context.lang, "takes-pdfs", site=target, count=count)


def _sum_up(context: CommandContext, numbers: Statistics, published: publish.Published | None) -> None:
    context.tell("summary", **{name: value for name, value in numbers.as_json().items() if isinstance(value, int)})
    stages = ", ".join(
        f"{translate(context.lang, f'stage-{name}')} {seconds:.1f}" for name, seconds in numbers.stages.items() if seconds >= 0.05
    )
    context.tell(
        "timing" if stages else "timing-short",
        total=f"{sum(numbers.stages.values()):.1f}",
        stages=stages,
        memory=numbers.peak_memory_mb,
    )
    if published:
        code = "unchanged" if published.before == published.version else "published" if published.new else "published-again"
        context.tell(code, site=published.site, version=published.version, before=published.before)
