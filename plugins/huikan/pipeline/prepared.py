"""Prepared: a site that was read, rendered and checked; all that outputs are planned from."""

from __future__ import annotations

import datetime as time
from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.outputs.stage import Site


@dataclass(frozen=True, slots=True)
class Prepared:
    """The site, and all that is wrong with it. `documents` counts all
    that were read, published or not; `moments` are those at which something is due for
    publication, past or to come."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    documents: int
    moments: tuple[time.datetime, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing keeps the site from being published as it is."""
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
