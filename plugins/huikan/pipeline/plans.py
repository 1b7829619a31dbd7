"""What would be made of a prepared library: tasks, and the theme's files as copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from huikan import tasks
from huikan.markup import Picture
from huikan.outputs import (
    calendar,
    codes,
    drawings,
    feeds,
    files,
    pages,
    pictures,
    policy,
    redirects,
    scripts,
    search,
    sharing,
    sitemap,
)
from huikan.outputs import print as pdf
from huikan.outputs.pages import PageSpec
from huikan.pipeline.bench import Order
from huikan.pipeline.prepared import Prepared
from huikan.publication import linked_files, named_files, picture_offers, replaced_pictures, shown_pictures


def plan_pdfs(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    if order.pdfs == "none":
        return iter(())
    return pdf.plan(prepared.library, prepared.fragments, order.settings, order.content, order.theme / "print")


def plan_offprints(prepared: Prepared, order: Order, printed: Mapping[str, tasks.Artifact]) -> Iterator[tasks.Task]:
    """The papers of volumes, cut out of those that are `printed`."""
    volumes = {target: artifact.ref for target, artifact in printed.items()}
    return pdf.plan_offprints(prepared.library, prepared.fragments, order.settings, order.content, volumes)


def plan_pages(prepared: Prepared, order: Order, sizes: Mapping[str, int]) -> tuple[PageSpec, ...]:
    """Every page. `sizes` are those of the PDFs, cards and pictures that will be there."""
    drawn = [task.target for task in drawings.plan(prepared.library, order.settings)]
    seen = offered(prepared, sizes)
    return tuple(pages.plan(prepared.library, prepared.fragments, order.settings, sizes, {*drawn, *sizes}, seen))


def plan_pictures(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The pictures of content/ as pages show them."""
    return pictures.plan(prepared.library, shown_pictures(prepared.library, prepared.fragments), order.content)


def offered(prepared: Prepared, sizes: Mapping[str, int]) -> Mapping[str, Picture]:
    """The files to show for each picture of content/, of those that are there."""
    return picture_offers(prepared.library, shown_pictures(prepared.library, prepared.fragments), sizes)


def plan_cards(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The pictures of shared links."""
    return sharing.plan(prepared.library, order.settings, order.content, order.theme / "print")


def plan_files(prepared: Prepared, order: Order, sizes: Mapping[str, int]) -> Iterator[tasks.Task]:
    """The files of content/ that readers get as they are, and what static hosts are told of them all."""
    named = named_files(prepared.library, prepared.fragments) - replaced_pictures(offered(prepared, sizes))
    yield from files.plan(prepared.library, named | linked_files(prepared.library, prepared.fragments), order.content)
    yield from scripts.plan(order.theme)
    yield from policy.plan(map(policy.integrity, scripts.read(order.theme).values()))


def plan_feeds(prepared: Prepared, order: Order, sizes: Mapping[str, int], specs: Sequence[PageSpec]) -> Iterator[tasks.Task]:
    yield from drawings.plan(prepared.library, order.settings)
    yield from feeds.plan(prepared.library, prepared.fragments, order.settings, sizes, offered(prepared, sizes))
    yield from sitemap.plan(_entries(specs), order.settings)
    yield from search.plan(prepared.library, prepared.fragments)
    yield from calendar.plan(prepared.library, order.settings)
    yield from codes.plan(prepared.library, order.settings)


def plan_redirects(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The small pages that lead from old addresses to new ones."""
    return redirects.plan(prepared.redirects, order.settings)


def plan_web(specs: Sequence[PageSpec], order: Order) -> Iterator[tasks.Task]:
    """The pages as files, drawn with the theme's templates. Raises pages.BrokenTheme."""
    return pages.tasks_of(specs, page_templates(order.theme))


def page_templates(theme: Path) -> Mapping[str, pages.Templates]:
    """What pages are drawn with, by the names of their templates."""
    ours = scripts.read(theme)
    integrity = {name: policy.integrity(script) for name, script in ours.items()}
    return pages.read_templates(theme / "web", ours, integrity, policy.policy(integrity.values()))


def copies(order: Order) -> Mapping[str, Path]:
    """The files that are published as they are: the theme's."""
    web = order.theme / "web"
    return {
        path.relative_to(web).as_posix(): path for path in sorted(web.rglob("*")) if path.is_file() and path.suffix != ".html"
    }


def _entries(specs: Sequence[PageSpec]) -> tuple[sitemap.SitemapEntry, ...]:
    return tuple(
        sitemap.SitemapEntry(spec.address, spec.lang, dict(spec.alternates), spec.updated) for spec in specs if spec.indexable
    )
