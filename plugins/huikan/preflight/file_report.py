"""Everything about a PDF as plain values: facts first, then findings with
their words in every language."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import message
from huikan.preflight import accessibility
from huikan.preflight.accessibility import Access
from huikan.preflight.survey import Survey

if TYPE_CHECKING:
    from pikepdf import Object


def report(path: str, facts: Survey | Access | None, findings: list[Diagnostic]) -> dict[str, object]:
    """The report of a file; `facts` are none where it could not be read."""
    entries = _facts(facts) if isinstance(facts, Survey) else accessibility.as_dict(facts) if facts else {}
    return {"file": path, **entries, "findings": [_finding(finding) for finding in findings]}


def dumps(value: Object) -> bytes:
    """A report as a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _facts(file: Survey) -> dict[str, object]:
    spaces: Counter[str] = Counter()
    for page in file.pages:
        spaces.update(page.spaces)
    pictures = [picture.resolution for page in file.pages for picture in page.pictures]
    return {
        "pdf": file.version,
        "standard": file.standard,
        "pages": len(file.pages),
        "boxes_mm": _boxes(file),
        "colour_spaces": dict(sorted(spaces.items())),
        "most_ink_percent": most_ink(file),
        "pictures": len(pictures),
        "lowest_resolution_dpi": min(pictures, default=None),
        "fonts": file.fonts,
        "annotations": sum(page.annotations for page in file.pages),
        "missing_glyphs": sum(page.missing for page in file.pages),
        "output_intents": [{"kind": intent.kind, "condition": intent.condition, "inks": intent.inks} for intent in file.intents],
    }


def most_ink(file: Survey) -> float:
    """The most ink in percent of any colour or picture of a file."""
    inks = (ink for page in file.pages for ink in (page.ink, *(picture.ink for picture in page.pictures)))
    return max(inks, default=0.0)


def _boxes(file: Survey) -> list[dict[str, object]]:
    """Every set of boxes that pages have, as sizes in mm, and how many pages have it."""
    sizes = Counter(
        tuple(
            (name, round((box[2] - box[0]) / 72 * 25.4, 2), round((box[3] - box[1]) / 72 * 25.4, 2))
            for name, box in page.boxes.items()
        )
        for page in file.pages
    )
    return [{"pages": count, **{name: [width, height] for name, width, height in boxes}} for boxes, count in sizes.items()]


def _finding(finding: Diagnostic) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "values": dict(finding.values),
        "zh": message(finding, "zh"),
        "en": message(finding, "en"),
    }
