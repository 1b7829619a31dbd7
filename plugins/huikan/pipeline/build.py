"""build_site: the one way from content/ to the files of a site, whoever asks for it."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from huikan.builds import BuildEnvironment, BuildRecord, BuildRequest, Counts, Inputs
from huikan.builds.record import window
from huikan.diagnostics import Diagnostic
from huikan.pipeline.failures import explained
from huikan.pipeline.graph import Product, produce
from huikan.pipeline.known import Known
from huikan.pipeline.planning import Past
from huikan.pipeline.preparation import NOTHING, prepare
from huikan.pipeline.prepared import Prepared
from huikan.tasks import ChangedFileError


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a build: what was read, the files, and what is wrong in content/
    where a file could not be made.

    There is no product where the content has errors and nobody has said to go on. `failed`: some
    file could not be made. `failures` has the findings by the target of each failed task behind
    which a file of content/ stands.
    """

    prepared: Prepared
    product: Product | None = None
    failed: bool = False
    failures: Mapping[str, list[Diagnostic]] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether all that was asked for is there, without an error."""
        return self.product is not None and self.prepared.sound and not self.failed

    @property
    def known(self) -> Known:
        """What the next build need not work out again."""
        return replace(self.prepared.known, stages=self.product.stages if self.product else {})

    def record(self, inputs: Inputs, now: time.datetime, version: str) -> BuildRecord | None:
        """What became of it, for the next build; nothing where something failed."""
        product, prepared = self.product, self.prepared
        if self.failed or product is None:
            return None
        since, until = window(prepared.moments, now)
        counts = Counts(prepared.documents, product.pages, product.pdfs, product.feeds, len(product.artifacts))
        return BuildRecord(inputs, since, until, prepared.diagnostics, counts, version)


class UnknownWorkError(Exception):
    """A build of some works names one that is not there. `known` are the keys that are."""

    def __init__(self, key: str, known: tuple[str, ...]) -> None:
        super().__init__(key)
        self.key, self.known = key, known


class WithheldWorkError(Exception):
    """A build of some works names one that its errors keep back: `findings`."""

    def __init__(self, key: str, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__(key)
        self.key, self.findings = key, findings


def build_site(request: BuildRequest, environment: BuildEnvironment, keep_going: bool, known: Known = NOTHING) -> Build:
    """Reads, checks and makes the site; with `keep_going` also what is
    sound of content that has errors. What is `known` from an earlier build is not made again.

    Raises UnknownWorkError or WithheldWorkError before anything is made.
    """
    done = _built(request, environment, keep_going, known)
    if known is not NOTHING and _lost(environment):
        environment.counts.forget()
        done = _built(request, environment, keep_going, NOTHING)
    return done


def _lost(environment: BuildEnvironment) -> bool:
    """Whether something failed because a file is not what it was: the cache has lost what the last
    build left there, or somebody writes."""
    name = f".{ChangedFileError.__qualname__}"
    return any(root.reason.exception.endswith(name) for failure in environment.counts.failures for root in failure.roots())


def _built(request: BuildRequest, environment: BuildEnvironment, keep_going: bool, known: Known) -> Build:
    prepared = prepare(request, environment, known)
    keys = tuple(work.key for work, _ in prepared.site.library.walk())
    for key in sorted(request.only.difference(keys)):
        if paths := [path for (withheld, _), path in prepared.withheld.items() if withheld == key]:
            raise WithheldWorkError(key, tuple(each for each in prepared.diagnostics if each.path in paths))
        raise UnknownWorkError(key, keys)
    if not (prepared.sound or keep_going):
        return Build(prepared)
    product = produce(prepared.site, request, environment, Past(known.stages, prepared.changed))
    failures = environment.counts.failures
    return Build(prepared, product, bool(failures), explained(failures, prepared, environment))
