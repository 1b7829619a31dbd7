"""What would be made of a prepared library: pages as values, everything else as tasks, the theme's files as copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from huikan import addresses, tasks
from huikan.outputs import drawings, feeds, files, pages, pdf, policy, redirects, search, sharing, sitemap
from huikan.outputs.pages import PageSpec
from huikan.pipeline.bench import Order
from huikan.pipeline.prepared import Prepared


def plan_pdfs(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    if order.pdfs == "none":
        return iter(())
    return pdf.plan(prepared.library, prepared.fragments, order.settings, order.content, order.theme / "print")


def plan_pages(prepared: Prepared, order: Order, sizes: Mapping[str, int]) -> tuple[PageSpec, ...]:
    """Every page. `sizes` are those of the PDFs and cards that will be there."""
    drawn = [task.target for task in drawings.plan(prepared.library, order.settings)]
    return tuple(pages.plan(prepared.library, prepared.fragments, order.settings, sizes, {*drawn, *sizes}))


def plan_cards(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The pictures of shared links."""
    return sharing.plan(prepared.library, order.settings, order.content, order.theme / "print")


def plan_files(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The files of content/ that pages name, and what static hosts are told of them all."""
    yield from files.plan(prepared.library, pages.assets(prepared.library, prepared.fragments), order.content)
    yield from policy.plan(tasks.FileRef.of(script) for script in sorted((order.theme / "web").glob("*.js")))


def plan_feeds(prepared: Prepared, order: Order, sizes: Mapping[str, int], specs: Sequence[PageSpec]) -> Iterator[tasks.Task]:
    yield from drawings.plan(prepared.library, order.settings)
    yield from feeds.plan(prepared.library, prepared.fragments, order.settings, sizes)
    yield from sitemap.plan(_entries(specs), order.settings)
    yield from search.plan(prepared.library, prepared.fragments)


def plan_redirects(prepared: Prepared, order: Order) -> Iterator[tasks.Task]:
    """The small pages that lead from old addresses to new ones."""
    return redirects.plan(prepared.redirects, order.settings)


def page_task(spec: PageSpec, theme: str) -> tasks.Task:
    """The task that stands for one page in the cache; MkDocs makes it together with others."""
    return tasks.Task(addresses.page_file(spec.address), page, (spec, theme))


def page(spec: PageSpec, theme: str) -> bytes:
    """Never called: MkDocs draws pages many at a time. Its name is what pages are cached under."""
    raise RuntimeError(f"{spec.address}: pages are drawn by MkDocs, {theme}")


def theme_digest(order: Order) -> str:
    return tasks.code_digest([order.theme / "web"])


def copies(prepared: Prepared, order: Order) -> Mapping[str, Path]:
    """The files that are published as they are: the theme's."""
    web = order.theme / "web"
    return {
        path.relative_to(web).as_posix(): path for path in sorted(web.rglob("*")) if path.is_file() and path.suffix != ".html"
    }


def _entries(specs: Sequence[PageSpec]) -> tuple[sitemap.SitemapEntry, ...]:
    return tuple(
        sitemap.SitemapEntry(spec.address, spec.lang, dict(spec.alternates), spec.updated) for spec in specs if spec.indexable
    )
