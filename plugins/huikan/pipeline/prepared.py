"""Prepared: a site that was read, rendered and checked; all that outputs are planned from."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.diagnostics import Diagnostic
from huikan.outputs.stage import Site


@dataclass(frozen=True, slots=True)
class Prepared:
    """The site, and all that is wrong with it. `documents` counts all
    that were read, published or not."""

    site: Site
    diagnostics: tuple[Diagnostic, ...]
    documents: int

    @property
    def sound(self) -> bool:
        """Whether nothing keeps the site from being published as it is."""
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
