"""Fragment: a rendered document as a value, the same for web, print and feeds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Literal

from huikan.diagnostics import Diagnostic

Medium = Literal["web", "print", "feed"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level 1–6, its id (unique in the fragment), its text without markup, its line in the file."""

    level: int
    id: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture as the author wrote it (`href`), where it leads (`target`, see the package), and its line."""

    kind: Literal["link", "image"]
    href: str
    target: str
    line: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """`html` is safe, well-formed, self-contained; links and pictures in it have the neutral form.

    `text` is the plain text (white space folded), for summaries, search and counting. The document's title is
    not part of it: `source.parse` has moved it from the body to the metadata.
    """

    html: str
    text: str
    headings: tuple[Heading, ...] = ()
    references: tuple[Reference, ...] = ()
    anchors: frozenset[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()

    def dumps(self) -> bytes:
        """The fragment as canonical JSON: equal fragments give equal bytes."""
        data = asdict(self) | {"anchors": sorted(self.anchors)}
        return json.dumps(data, ensure_ascii=False, sort_keys=True).encode()


def loads(data: bytes) -> Fragment:
    """The fragment that `Fragment.dumps` wrote."""
    raw = json.loads(data)
    return Fragment(
        html=raw["html"],
        text=raw["text"],
        headings=tuple(Heading(**heading) for heading in raw["headings"]),
        references=tuple(Reference(**reference) for reference in raw["references"]),
        anchors=frozenset(raw["anchors"]),
        diagnostics=tuple(Diagnostic.from_json(diagnostic) for diagnostic in raw["diagnostics"]),
    )
