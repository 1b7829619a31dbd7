"""Prepared: a site that was read, rendered and checked; all that outputs are planned from."""

from __future__ import annotations

import datetime as time
from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.diagnostics import Diagnostic
from huikan.library import Waiting
from huikan.outputs.stage import Place, Site
from huikan.pipeline.known import Known


@dataclass(frozen=True, slots=True)
class Prepared:
    """The site, and all that is wrong with it. `documents` counts all
    that were read, published or not; `moments` are those at which something is due for
    publication, past or to come. `known` is for the next time; `changed` are the texts that are
    other than those that were known before, None if more is; `withheld` has the path of each text
    that its errors keep back; `waiting` has the paths of texts that are shown early, and why."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    documents: int
    moments: tuple[time.datetime, ...] = ()
    known: Known = field(default_factory=Known)
    changed: frozenset[Place] | None = None
    withheld: Mapping[Place, str] = field(default_factory=dict)
    waiting: Mapping[str, Waiting] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing keeps the site from being published as it is."""
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
