"""The press from end to end: read, assemble, render, check, then every output's tasks. The shell round the pure rooms.

`prepare` ends with a checked library, `plan` with every task, `produce` with every file of the site. Pages are the one thing
that is made elsewhere: MkDocs draws all that the cache lacks in one go (`Draw`, which `site` provides).
"""

from __future__ import annotations

import datetime as time
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from huikan import addresses, check, library, register, source, tasks
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.moves import moves
from huikan.outputs import drawings, feeds, files, pages, pdf, policy, redirects, search, sharing, sitemap
from huikan.outputs.pages import PageSpec
from huikan.rendering import render_all
from huikan.settings import Settings

# A work without these fields cannot be published at all, one with somebody's numbers must not be.
UNSOUND = frozenset({"missing-field", "missing-part-field", "identity-number", "mobile-number", "bank-card"})
UNPRINTABLE = "missing-glyph"
PROCESSOR_SECONDS = 300.0  # for one task in a worker process: a book of a thousand pages
MEMORY_BYTES = 6_000_000_000  # for one worker process
KEEP_BYTES = 4_000_000_000  # of results that no build has asked for lately
LIBRARIES = (
    "mkdocs",
    "mkdocs-material",
    "markdown",
    "pymdown-extensions",
    "nh3",
    "weasyprint",
    "pydyf",
    "pikepdf",
    "feedgen",
    "lxml",
    "resvg_py",
)

Draw = Callable[[Sequence[PageSpec], Path], None]  # writes the pages' files below a folder


class Progress(Protocol):
    """Who is told how the work goes on."""

    def stage(self, name: str, total: int | None = None) -> None: ...
    def advance(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Order:
    """What to make, from where. `only` names the works whose PDFs are made; other PDFs come from the cache if it has them.

    `pdfs` is "make", "cached" (only those that need no work: quick previews) or "none".
    """

    content: Path
    theme: Path
    settings: Settings
    now: time.datetime
    pdfs: str = "make"
    only: frozenset[str] = frozenset()


@dataclass(slots=True)
class Count:
    """What became of the tasks: how many were made, kept from the cache, and which failed."""

    made: int = 0
    kept: int = 0
    failures: list[tasks.Failure] = field(default_factory=list)

    def add(self, result: tasks.Artifact | tasks.Failure) -> None:
        if isinstance(result, tasks.Failure):
            self.failures.append(result)
        elif result.made:
            self.made += 1
        else:
            self.kept += 1


@dataclass(frozen=True, slots=True)
class Bench:
    """What the work is done with: the cache, whoever makes calls, and whoever is told."""

    cache: tasks.Cache
    executor: tasks.Executor
    progress: Progress
    count: Count

    def run(self, stage: str, jobs: Sequence[tasks.Task], told: bool = True) -> Iterator[tasks.Artifact | tasks.Failure]:
        """Results in the order of the jobs. Failures that are not `told` as such, but become diagnostics, are not counted."""
        self.progress.stage(stage, len(jobs))
        for done in tasks.run(jobs, self.cache, self.executor, lambda done: self.progress.advance()):
            if told or isinstance(done, tasks.Artifact):
                self.count.add(done)
            yield done


@dataclass(frozen=True, slots=True)
class Prepared:
    """A library that was read, rendered and checked. `documents` counts all that were read, published or not.

    `redirects`: address where something was -> address where it is now.
    """

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment]
    diagnostics: tuple[Diagnostic, ...]
    documents: int
    redirects: Mapping[str, str] = field(default_factory=dict)

    @property
    def unprintable(self) -> frozenset[str]:
        """The PDFs that lack a character in our fonts: an error of the content, found before anything is printed."""
        faulty = {diagnostic.path for diagnostic in self.diagnostics if diagnostic.code == UNPRINTABLE}
        return frozenset(
            addresses.pdf((publication or work).key, lang)
            for work, publication in self.library.walk()
            for lang, document in work.documents.items()
            if document.path in faulty
        )

    @property
    def sound(self) -> bool:
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class Product:
    """Every file of the site by its address: what was made, and what is copied as it is."""

    artifacts: Mapping[str, tasks.Artifact]
    copies: Mapping[str, Path]
    pages: int


def open_cache(root: Path) -> tasks.Cache:
    """The cache below `root`; results of other versions of our code or of a library are not found in it."""
    return tasks.Cache(root, tasks.code_digest([Path(__file__).parent], LIBRARIES))


def prepare(order: Order, bench: Bench) -> Prepared:
    """The library of `order.content` with its fragments and all that is wrong in it."""
    languages = order.settings.languages
    bench.progress.stage("read")
    documents, data, findings = source.read(order.content, languages)
    bench.progress.stage("assemble")
    assembly = library.assemble(documents, data, languages, order.now)
    fragments, unrendered = render_all(assembly.library, languages, partial(bench.run, "render", told=False))
    findings += unrendered
    bench.progress.stage("check")
    unread = frozenset(source.key_of(path, languages) for path in _faulty(findings) if path.endswith(".md"))
    unsound = _faulty(findings)
    findings = [*findings, *assembly.diagnostics]
    findings += [diagnostic for fragment in fragments.values() for diagnostic in fragment.diagnostics]
    findings += check.check(assembly.library, fragments, assembly.withheld | unread, assembly.internal)
    if order.pdfs != "none":
        findings += pdf.check(assembly.library, fragments, order.theme / "print")
    unsound |= {diagnostic.path for diagnostic in findings if diagnostic.code in UNSOUND}
    if unsound:
        sound = [document for document in documents if document.path not in unsound]
        assembly = library.assemble(sound, data, languages, order.now)
    return _compared(Prepared(assembly.library, fragments, tuple(findings), len(documents)), order)


def _compared(prepared: Prepared, order: Order) -> Prepared:
    """The same with its redirects, and with an error for each address of the register that would lead nowhere.

    Nothing is said of addresses while documents are missing for other errors.
    """
    place = order.content / register.PATH
    text = place.read_text("utf-8", "replace") if place.is_file() and not place.is_symlink() else ""
    book, faults = register.parse(text)
    if not text and not any(work.meta.moved_from for work, _ in prepared.library.walk()):
        return prepared
    here = present(prepared, order)
    old = {*here.moved, *book.moved} - here.addresses
    redirects = {address: new for address in sorted(old) if (new := register.follow(address, here, book)) is not None}
    lost = register.vanished(book, here, order.pdfs != "none") if prepared.sound else ()
    return replace(prepared, diagnostics=(*prepared.diagnostics, *faults, *lost), redirects=redirects)


def present(prepared: Prepared, order: Order) -> register.Present:
    """What the site publishes now that readers can link to."""
    works = {work.key: next(iter(work.documents.values())).path for work, _ in prepared.library.walk()}
    named = pages.assets(prepared.library, prepared.fragments)
    targets = [spec.address for spec in plan_pages(prepared, order, {})]
    targets += [task.target for task in plan_pdfs(prepared, order)]
    targets += [task.target for task in feeds.plan(prepared.library, prepared.fragments, order.settings)]
    lasting = frozenset(address for address in (*targets, *named) if register.kept(address))
    return register.Present(lasting, moves(prepared.library, named), works, order.settings.languages)


def _faulty(findings: Iterable[Diagnostic]) -> set[str]:
    return {diagnostic.path for diagnostic in findings if diagnostic.severity == "error"}


def open_executor(spec: str) -> AbstractContextManager[tasks.Executor]:
    """The executor of a build: no task of it takes more of the machine than a task may need."""
    return tasks.open_executor(spec, processor=PROCESSOR_SECONDS, memory=MEMORY_BYTES)


def produce(prepared: Prepared, order: Order, bench: Bench, draw: Draw) -> Product:
    """Every file of the site. PDFs come first, since pages and feeds tell their sizes, and the pictures that pages announce."""
    made = _pdfs(prepared, order, bench) | _cards(prepared, order, bench)
    sizes = {target: artifact.size for target, artifact in made.items()}
    bench.progress.stage("pages")
    specs = plan_pages(prepared, order, sizes)
    jobs = [*plan_feeds(prepared, order, sizes, specs), *plan_files(prepared, order)]
    jobs += redirects.plan(prepared.redirects, order.settings)
    for result in bench.run("feeds", jobs):
        if isinstance(result, tasks.Artifact):
            made[result.target] = result
    for old, new in prepared.redirects.items():
        if new in made and not redirects.is_page(old):
            made[old] = replace(made[new], target=old)
    drawn = _pages(specs, order, bench, draw)
    return Product(made | drawn, copies(prepared, order), len(drawn))


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


def _entries(specs: Sequence[PageSpec]) -> tuple[sitemap.SitemapEntry, ...]:
    return tuple(
        sitemap.SitemapEntry(spec.address, spec.lang, dict(spec.alternates), spec.updated) for spec in specs if spec.indexable
    )


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


def _pdfs(prepared: Prepared, order: Order, bench: Bench) -> dict[str, tasks.Artifact]:
    jobs = [job for job in plan_pdfs(prepared, order) if job.target not in prepared.unprintable]
    wanted = {addresses.pdf(key, lang) for key in order.only for lang in order.settings.languages}
    idle = [job for job in jobs if order.pdfs == "cached" or (wanted and job.target not in wanted)]
    found = {job.target: artifact for job in idle if (artifact := tasks.find(job, bench.cache))}
    for artifact in found.values():
        bench.count.add(artifact)
    skipped = {job.target for job in idle}
    for result in bench.run("pdf", [job for job in jobs if job.target not in skipped]):
        if isinstance(result, tasks.Artifact):
            found[result.target] = result
    return found


def _cards(prepared: Prepared, order: Order, bench: Bench) -> dict[str, tasks.Artifact]:
    """The pictures of shared links; a preview has those that the cache has."""
    jobs = list(plan_cards(prepared, order))
    if order.pdfs == "cached":
        return {job.target: artifact for job in jobs if (artifact := tasks.find(job, bench.cache))}
    return {result.target: result for result in bench.run("cards", jobs) if isinstance(result, tasks.Artifact)}


def _pages(specs: Sequence[PageSpec], order: Order, bench: Bench, draw: Draw) -> dict[str, tasks.Artifact]:
    bench.progress.stage("web", len(specs))
    theme = theme_digest(order)
    jobs = {spec.address: page_task(spec, theme) for spec in specs}
    found = {address: artifact for address, job in jobs.items() if (artifact := tasks.find(job, bench.cache))}
    missing = [spec for spec in specs if spec.address not in found]
    if missing:
        with tempfile.TemporaryDirectory(prefix="huikan-") as folder:
            draw(missing, Path(folder))
            for spec in missing:
                drawn = Path(folder, addresses.page_file(spec.address)).read_bytes()
                found[spec.address] = tasks.keep(jobs[spec.address], drawn, bench.cache)
    for artifact in found.values():
        bench.count.add(artifact)
    return {artifact.target: artifact for artifact in found.values()}
