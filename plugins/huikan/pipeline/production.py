"""produce: every file of the site."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from huikan import addresses, tasks
from huikan.pipeline.bench import Bench, Order
from huikan.pipeline.plans import (
    copies,
    offered,
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
from huikan.pipeline.prepared import Prepared
from huikan.publication import published_pictures


@dataclass(frozen=True, slots=True)
class Product:
    """Every file of the site by its address: what was made, and what is copied as it is."""

    artifacts: Mapping[str, tasks.Artifact]
    copies: Mapping[str, Path]
    pages: int


def produce(prepared: Prepared, order: Order, bench: Bench) -> Product:
    """Every file of the site. PDFs come first, since pages and feeds tell their sizes, and the pictures that pages announce."""
    printed = _pdfs(prepared, order, bench)
    cut = _offprints(prepared, order, bench, printed)
    made = printed | cut | _cards(prepared, order, bench) | _pictures(prepared, order, bench)
    prepared = prepared.paged(cut)
    sizes = {target: artifact.size for target, artifact in made.items()}
    bench.progress.stage("pages")
    specs = plan_pages(prepared, order, sizes)
    jobs = [*plan_feeds(prepared, order, sizes, specs), *plan_files(prepared, order, sizes)]
    jobs += plan_redirects(prepared, order)
    for result in bench.run("feeds", jobs):
        if isinstance(result, tasks.Artifact):
            made[result.target] = result
    for old, new in prepared.redirects.items():
        if new in made and not addresses.is_page(old):
            made[old] = replace(made[new], target=old)
    results = bench.run("web", list(plan_web(specs, order)))
    drawn = {result.target: result for result in results if isinstance(result, tasks.Artifact)}
    return Product(made | drawn, copies(order), len(drawn))


def _pdfs(prepared: Prepared, order: Order, bench: Bench) -> dict[str, tasks.Artifact]:
    jobs = [job for job in plan_pdfs(prepared, order) if job.target not in prepared.unprintable]
    wanted = {addresses.pdf(key, lang) for key in order.only for lang in order.settings.languages}
    idle = {job.target for job in jobs if order.pdfs == "cached" or (wanted and job.target not in wanted)}
    return _made("pdf", jobs, idle, bench)


def _offprints(
    prepared: Prepared, order: Order, bench: Bench, printed: Mapping[str, tasks.Artifact]
) -> dict[str, tasks.Artifact]:
    """The papers of the volumes that there are; a preview has those that the cache has."""
    jobs = list(plan_offprints(prepared, order, printed))
    return _made("offprints", jobs, {job.target for job in jobs} if order.pdfs == "cached" else frozenset(), bench)


def _made(stage: str, jobs: Sequence[tasks.Task], idle: Collection[str], bench: Bench) -> dict[str, tasks.Artifact]:
    """The results of some tasks by their targets; those that are `idle` only where the cache has them."""
    resting = [job for job in jobs if job.target in idle]
    found = {job.target: artifact for job in resting if (artifact := tasks.find(job, bench.cache))}
    for artifact in found.values():
        bench.count.add(artifact)
    for result in bench.run(stage, [job for job in jobs if job.target not in idle]):
        if isinstance(result, tasks.Artifact):
            found[result.target] = result
    return found


def _cards(prepared: Prepared, order: Order, bench: Bench) -> dict[str, tasks.Artifact]:
    """The pictures of shared links; a preview has those that the cache has."""
    jobs = list(plan_cards(prepared, order))
    if order.pdfs == "cached":
        return {job.target: artifact for job in jobs if (artifact := tasks.find(job, bench.cache))}
    return {result.target: result for result in bench.run("cards", jobs) if isinstance(result, tasks.Artifact)}


def _pictures(prepared: Prepared, order: Order, bench: Bench) -> dict[str, tasks.Artifact]:
    """The files of pictures that are worth publishing; a preview has those that the cache has."""
    jobs = list(plan_pictures(prepared, order))
    if order.pdfs == "cached":
        found = {job.target: artifact for job in jobs if (artifact := tasks.find(job, bench.cache))}
    else:
        found = {result.target: result for result in bench.run("pictures", jobs) if isinstance(result, tasks.Artifact)}
    wanted = published_pictures(offered(prepared, {target: artifact.size for target, artifact in found.items()}))
    return {target: artifact for target, artifact in found.items() if target in wanted}
