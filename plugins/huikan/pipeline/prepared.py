"""Prepared: a library that was read, rendered and checked; all that outputs are planned from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from huikan import addresses, library, tasks
from huikan.diagnostics import CODES, Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.outputs import print as pdf


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
        faulty = {diagnostic.path for diagnostic in self.diagnostics if CODES[diagnostic.code].unprintable}
        return frozenset(
            addresses.pdf((publication or work).key, lang)
            for work, publication in self.library.walk()
            for lang, document in work.documents.items()
            if document.path in faulty
        )

    def paged(self, offprints: Mapping[str, tasks.Artifact]) -> Prepared:
        """The same, with papers that do not say their pages bearing those that they have in our volume."""
        listed = pdf.offprints(self.library, self.fragments)
        pages = {listed[target][1:]: pdf.folios(artifact.read()) for target, artifact in offprints.items()}
        return replace(self, library=library.with_pages(self.library, pages)) if pages else self

    @property
    def sound(self) -> bool:
        return not any(diagnostic.severity == "error" for diagnostic in self.diagnostics)
