"""BuildRecord: what a build was made from and what became of it. Where nothing of the first has
changed, the second is the answer to the next build, which then makes nothing."""

from __future__ import annotations

import datetime as time
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from huikan.builds.environment import BuildEnvironment, BuildRequest, native_libraries
from huikan.builds.tree_state import TreeState, is_same, tree_state
from huikan.diagnostics import Diagnostic
from huikan.model import SHANGHAI
from huikan.tasks import fingerprint, replace

_FORM = 2


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a build depends on: files, and `request`, a digest of everything else but the
    time."""

    request: str
    files: TreeState


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a build published."""

    documents: int
    pages: int
    pdfs: int
    feeds: int
    files: int


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """A build without failures, at a moment from `since` to before `until`: as long as nothing is
    due for publication and the day is the same, another moment gives the same.

    `version` is what was published.
    """

    inputs: Inputs
    since: str
    until: str
    diagnostics: tuple[Diagnostic, ...]
    counts: Counts
    version: str

    def holds(self, inputs: Inputs, now: time.datetime) -> bool:
        """Whether a build from these inputs, now, would be this one."""
        moment = _text(now)
        within = self.since <= moment < self.until
        return within and self.inputs.request == inputs.request and is_same(self.inputs.files, inputs.files)


def inputs_of(request: BuildRequest, environment: BuildEnvironment, keep_going: bool) -> Inputs:
    """What a build depends on, as it is now."""
    scratch = environment.cache.root
    files = {path: state for root in request.folders for path, state in tree_state(root, scratch).items()}
    code = environment.cache.code
    others = (
        _FORM,
        code.state if code else "",
        str(request.content),
        str(request.theme),
        request.settings,
        request.pdfs,
        request.only,
        dict(native_libraries()) if request.pdfs == "make" else {},
        keep_going,
    )
    return Inputs(fingerprint(others), files)


def recall(inputs: Inputs, now: time.datetime, environment: BuildEnvironment, site: Path) -> BuildRecord | None:
    """The last build that published to `site`, if one from these inputs, now, would be the same."""
    record = _load(path_of(environment, site))
    return record if record and record.holds(inputs, now) else None


def remember(outcome: BuildRecord, request: BuildRequest, environment: BuildEnvironment, keep_going: bool, site: Path) -> None:
    """Keep what became of a build for the next one, unless an input has changed since it began."""
    if is_same(outcome.inputs.files, inputs_of(request, environment, keep_going).files):
        _store(outcome, path_of(environment, site))


def window(moments: Iterable[time.datetime], now: time.datetime) -> tuple[str, str]:
    """The span around `now`, from and until, in which a build finds the same: on one day, since
    findings depend on it, and from the last of the `moments` of publication that is past to the
    next."""
    midnight = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    texts = sorted(map(_text, (midnight, midnight + time.timedelta(days=1), *moments)))
    moment = _text(now)
    return max(text for text in texts if text <= moment), min(text for text in texts if text > moment)


def _load(path: Path) -> BuildRecord | None:
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        raw = json.loads(path.read_bytes())
        return BuildRecord(
            Inputs(raw["request"], raw["files"]),
            raw["since"],
            raw["until"],
            tuple(map(Diagnostic.from_json, raw["diagnostics"])),
            Counts(**raw["counts"]),
            raw["version"],
        )
    return None


def _store(record: BuildRecord, path: Path) -> None:
    raw = {
        "request": record.inputs.request,
        "files": dict(record.inputs.files),
        "since": record.since,
        "until": record.until,
        "diagnostics": [asdict(diagnostic) for diagnostic in record.diagnostics],
        "counts": asdict(record.counts),
        "version": record.version,
    }
    with suppress(OSError):  # without it the next build only takes longer
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, json.dumps(raw).encode())


def path_of(environment: BuildEnvironment, site: Path) -> Path:
    """Where the record of the builds to `site` is kept."""
    return environment.cache.root / "builds" / f"{fingerprint(str(site.absolute()))[:20]}.json"


def _text(moment: time.datetime) -> str:
    """A moment as a text that sorts by time."""
    return moment.astimezone(time.UTC).isoformat(timespec="microseconds")
