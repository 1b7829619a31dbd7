"""build, check, serve, rollback: the commands about the whole site."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any

import click

from huikan import presswork, publish, site
from huikan.cli.desk import CONTENT_ERRORS, USAGE, Desk, End, bench, guard, open_desk, publishing, shared, similar
from huikan.console import Stages, say
from huikan.diagnostics import Diagnostic
from huikan.pipeline import KEEP_BYTES, Count, Prepared, Product, explained, prepare, produce
from huikan.presswork import Presswork
from huikan.statistics import Statistics, statistics


@click.command()
@shared
@click.option(
    "--site", "target", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where to publish."
)
@click.option("--jobs", type=click.IntRange(1, 1024), help="Worker processes; otherwise one a core.")
@click.option("--executor", metavar="SPEC", help='"inline" or "processes:4"; instead of --jobs.')
@click.option(
    "--only", metavar="KEY", multiple=True, help="Make only this work's PDFs; other PDFs come from the cache. Repeatable."
)
@click.option("--no-pdf", is_flag=True, help="Pages and feeds without PDFs.")
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
    press: Path | None,
    impose: str | None,
    keep_going: bool,
    stats: Path | None,
    **common: Any,
) -> None:
    """Make the site, the feeds and the PDFs, and publish them together.

    Example: python build.py build --site /srv/www/society --keep-going
    """
    desk = open_desk(**common)
    order = desk.order("none" if no_pdf else "make", only)
    if impose and not press:
        raise End(USAGE, desk.lang, "impose-alone")
    _outside(press, target, desk)
    with ExitStack() as stack:
        guard(stack, desk, target)
        stages = stack.enter_context(Stages(desk.lang, desk.quiet))
        work = bench(stack, desk, stages, executor or f"processes:{jobs or os.cpu_count() or 1}")
        with publishing(desk, desk.cache):
            prepared = prepare(order, work)
            _known(only, prepared, desk)
            product = produce(prepared, order, work) if prepared.sound or keep_going else None
        published = None
        if product and (keep_going or not work.count.failures):
            stages.stage("publish")
            with publishing(desk, target):
                published = _publish(product, target)
        failed = explained(work.count.failures, prepared, order, work)
        pressed = presswork.produce(prepared, order, work, press, impose or "", keep_going) if press and product else None
        if published:
            with suppress(OSError):  # the site is there; the next build makes room
                work.cache.prune(KEEP_BYTES)
    _report(desk, prepared, work.count, failed)
    faulty = _delivered(desk, press, pressed)
    numbers = statistics(prepared.documents, product, work.count, stages.seconds)
    _sum_up(desk, numbers, published)
    if stats:
        stats.write_text(json.dumps(numbers.as_json(), indent=2) + "\n", encoding="utf-8")
    if not prepared.sound or work.count.failures:
        desk.tell("kept-going" if published else "stopped", site=target)
    if not prepared.sound or work.count.failures or faulty:
        raise SystemExit(CONTENT_ERRORS)


@click.command()
@shared
def check(**common: Any) -> None:
    """Find what is wrong in the content, all of it, and build nothing.

    Example: python build.py check --lang en --format github
    """
    desk = open_desk(**common)
    with ExitStack() as stack:
        stages = stack.enter_context(Stages(desk.lang, desk.quiet))
        prepared = prepare(desk.order(), bench(stack, desk, stages, f"processes:{os.cpu_count() or 1}"))
    desk.show(prepared.diagnostics)
    if not prepared.sound:
        raise SystemExit(CONTENT_ERRORS)
    desk.tell("checked", documents=prepared.documents)


@click.command()
@shared
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to listen.")
def serve(address: str, **common: Any) -> None:
    """Show the site on this machine and follow your changes. PDFs are shown where a build has made them.

    Example: python build.py serve --address 127.0.0.1:8080
    """
    desk = open_desk(**common)
    desk.tell("serving", address=f"http://{address}/")
    site.serve(desk.config, desk.content, desk.cache, address)


@click.command()
@shared
@click.option(
    "--site", "target", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="The published site."
)
def rollback(target: Path, **common: Any) -> None:
    """Show readers the version before the present one.

    Example: python build.py rollback --site /srv/www/society
    """
    desk = open_desk(**common)
    with ExitStack() as stack:
        guard(stack, desk, target)
        if len(publish.versions(target)) < 2:
            raise End(USAGE, desk.lang, "no-rollback", site=target)
        with publishing(desk, target):
            desk.tell("rolled-back", site=target, version=publish.rollback(target).version)


def _outside(press: Path | None, target: Path, desk: Desk) -> None:
    """Stop where the files for the print shop would lie below the site, where readers find them."""
    if press and press.resolve().is_relative_to(target.resolve()):
        raise End(USAGE, desk.lang, "press-in-site", folder=press, site=target)


def _delivered(desk: Desk, folder: Path | None, pressed: Presswork | None) -> bool:
    """Tell what came of the press files; whether some were held back, or should have been."""
    if pressed is None:
        return False
    desk.show(pressed.findings, str(folder))
    desk.tell("press-delivered", folder=folder, count=len(pressed.delivered))
    if pressed.held:
        click.echo(say(desk.lang, "press-held", names=", ".join(pressed.held)), err=True)
    return any(finding.severity == "error" for finding in pressed.findings)


def _known(keys: Iterable[str], prepared: Prepared, desk: Desk) -> None:
    """Stop at a key that no work has."""
    known = [work.key for work, _ in prepared.library.walk()]
    for key in keys:
        if key not in known:
            raise End(USAGE, desk.lang, "unknown-key", key=key, similar=similar(key, known, desk.lang))


def _publish(product: Product, target: Path) -> publish.Published:
    """The product as a whole new version that readers see from now on."""
    staged = publish.stage(target)
    for address, artifact in product.artifacts.items():
        place = staged / address
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(artifact.read())
    for address, path in product.copies.items():
        place = staged / address
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return publish.publish(staged, target)


def _report(desk: Desk, prepared: Prepared, count: Count, failed: Mapping[str, list[Diagnostic]]) -> None:
    desk.show([*prepared.diagnostics, *(finding for findings in failed.values() for finding in findings)])
    for failure in count.failures:
        if failure.target not in failed:
            click.echo(say(desk.lang, f"failed-{failure.kind.value}", target=failure.target, error=failure.error), err=True)
        if desk.verbose:
            click.echo(failure.traceback, err=True)


def _sum_up(desk: Desk, numbers: Statistics, published: publish.Published | None) -> None:
    desk.tell("summary", **{name: value for name, value in numbers.as_json().items() if isinstance(value, int)})
    stages = ", ".join(
        f"{say(desk.lang, f'stage-{name}')} {seconds:.1f}" for name, seconds in numbers.stages.items() if seconds >= 0.05
    )
    desk.tell("timing", total=f"{sum(numbers.stages.values()):.1f}", stages=stages, memory=numbers.peak_memory_mb)
    if published:
        desk.tell("published" if published.new else "unchanged", site=published.site, version=published.version)
