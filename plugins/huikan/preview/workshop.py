"""Workshop: the files of the site as content/ is now, made anew for each state of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from huikan import addresses, source
from huikan.builds import BuildEnvironment, BuildRequest, TreeState, tree_state
from huikan.diagnostics import Diagnostic
from huikan.library import Waiting
from huikan.outputs import print as printing
from huikan.outputs.stages import STAGES
from huikan.pipeline import Known, Past, Prepared, ahead, prepare, produce, still_known
from huikan.preview.open_pages import OpenPages
from huikan.preview.orders import Orders
from huikan.tasks import Artifact

BEFORE_SEARCH = STAGES[[stage.name for stage in STAGES].index("terms") - 1].name  # all that is shown is there


@dataclass(frozen=True, slots=True)
class Shown:
    """What browsers are shown: files by address, and all findings; those of a document stand on
    its page, whose file `pages` names by the document's path. `waiting` has the pages (by file)
    that readers do not have yet, and why, `pdfs` those that have a PDF: its work's key and its
    address. `version` counts the changes."""

    version: int = 0
    files: Mapping[str, Artifact] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    waiting: Mapping[str, Waiting] = field(default_factory=dict)
    pdfs: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    trouble: str = ""  # why nothing could be made of the present state


class Workshop:
    """Makes the site for one state of the folder after the other, and tells who waits for it."""

    def __init__(self, environment: BuildEnvironment) -> None:
        self._environment = environment
        self._known = Known()
        self._state: TreeState = {}
        self._settings: object = None
        self._changed = threading.Condition()
        self._orders = Orders()
        self.open_pages = OpenPages()
        self._ordered: frozenset[str] = frozenset()  # of what was made last
        self.shown = Shown()

    def state(self, request: BuildRequest) -> TreeState:
        """The files that the site depends on, as they are now."""
        scratch = self._environment.cache.root
        scratch.mkdir(parents=True, exist_ok=True)
        return {path: state for root in request.folders for path, state in tree_state(root, scratch).items()}

    def make(self, request: BuildRequest, state: TreeState, stale: Callable[[], bool] = lambda: False) -> Prepared:
        """Make what has changed since the last time: first the pages that browsers have open, then
        all pages; what is searched is left for the next time if by then the state is `stale`."""
        known = still_known(self._known, self._state, state, request) if self._settings == request.settings else Known()
        ordered = self._orders.keys
        if ordered:
            request = replace(request, pdfs="make", only=ordered)
        if ordered != self._ordered:
            known = replace(known, stages={})
        prepared = prepare(request, self._environment, known)
        findings = prepared.diagnostics
        pages = _pages(prepared)
        waiting = {pages[path]: reason for path, reason in prepared.waiting.items()}
        about = (findings, pages, waiting, _pdfs(prepared))

        open_pages = self.open_pages.files
        if open_pages and known.stages:
            first = ahead(prepared.site, open_pages, known.stages, self._environment)
            self._show(Shown(0, {**self.shown.files, **first}, *about))
        stopped = False

        def enough(stage: str, files: Mapping[str, Artifact]) -> bool:
            nonlocal stopped
            if stage == BEFORE_SEARCH:
                self._show(Shown(0, {**self.shown.files, **files}, *about))
                stopped = stale()
            return stopped

        product = produce(prepared.site, request, self._environment, Past(known.stages, prepared.changed), enough)
        if not stopped:
            self._show(Shown(0, product.artifacts, *about))
        self._known, self._state, self._settings = replace(prepared.known, stages=product.stages), state, request.settings
        self._ordered = ordered
        if not stopped:
            self._orders.done(ordered)
        return prepared

    @property
    def orders(self) -> Orders:
        """The PDFs that somebody wants to see."""
        return self._orders

    def fail(self, trouble: str) -> None:
        """Say why nothing can be made of the present state; what was made stays."""
        self._show(replace(self.shown, trouble=trouble))

    def wait(self, version: int, seconds: float) -> int:
        """The version that is shown, as soon as it is another or the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self.shown.version != version, seconds)
            return self.shown.version

    def _show(self, shown: Shown) -> None:
        with self._changed:
            before = self.shown
            same = (_digests(before.files), before.findings, before.trouble) == (
                _digests(shown.files),
                shown.findings,
                shown.trouble,
            )
            self.shown = replace(shown, version=before.version + (0 if same else 1))
            self._changed.notify_all()


def _pdfs(prepared: Prepared) -> Mapping[str, tuple[str, str]]:
    """The key and the address of each work's PDF by the page of the work."""
    site = prepared.site
    printed = {unit.target for unit in printing.units(site, {})}
    languages = site.settings.languages
    return {
        addresses.page_file(addresses.page(key, lang, languages)): (key, file)
        for key, lang in site.library.paths()
        if (file := addresses.pdf(key, lang)) in printed
    }


def _pages(prepared: Prepared) -> Mapping[str, str]:
    """The page of each document that something is said of or that waits, published or not."""
    languages = prepared.site.settings.languages
    pages = {}
    for path in {finding.path for finding in prepared.diagnostics if finding.path.endswith(".md")} | prepared.waiting.keys():
        lang = next((lang for lang in languages if path.endswith(f".{lang}.md")), languages[0])
        pages[path] = addresses.page_file(addresses.page(source.key_of(path, languages), lang, languages))
    return pages


def _digests(files: Mapping[str, Artifact]) -> dict[str, str]:
    return {address: artifact.sha256 for address, artifact in files.items() if not address.startswith("search/")}
