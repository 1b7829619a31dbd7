"""Preflight: what a print shop would find in a PDF, before it does. Our own press files or anybody's."""

from __future__ import annotations

import json
from collections import Counter
from io import BytesIO
from typing import Any

from huikan.diagnostics import Diagnostic, found
from huikan.outputs.pdf.preflight.rules import Wanted, judge
from huikan.outputs.pdf.preflight.survey import Survey, survey
from huikan.tasks import FileRef

__all__ = ["Survey", "Wanted", "examine", "make", "read", "report", "survey"]


def examine(path: str, content: bytes, wanted: Wanted) -> tuple[Survey | None, list[Diagnostic]]:
    """What is in a PDF and what is wrong with it. One that cannot be read is a finding too; never raises for its content."""
    from pikepdf import PasswordError, Pdf, PdfError

    try:
        with Pdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                return None, [found("press-encrypted", path)]
            facts = survey(pdf)
    except PasswordError:
        return None, [found("press-encrypted", path)]
    except (PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        return None, [found("press-broken", path, reason=error)]
    return facts, judge(path, facts, wanted)


def make(path: str, file: FileRef, wanted: Wanted) -> bytes:
    """The report of one press file as JSON: the task of the gate."""
    return dumps(report(path, *examine(path, file.read(), wanted)))


def dumps(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def report(path: str, facts: Survey | None, findings: list[Diagnostic]) -> dict[str, Any]:
    """Everything about a file as plain values: facts first, then findings with their values."""
    return {"file": path, **(_facts(facts) if facts else {}), "findings": [_finding(finding) for finding in findings]}


def read(content: bytes) -> list[Diagnostic]:
    """The findings of a report that `make` wrote."""
    raw = json.loads(content)
    return [Diagnostic(entry["code"], entry["severity"], raw["file"], values=entry["values"]) for entry in raw["findings"]]


def _facts(file: Survey) -> dict[str, Any]:
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
        "most_ink_percent": max((page.ink for page in file.pages), default=0.0),
        "pictures": len(pictures),
        "lowest_resolution_dpi": min(pictures, default=None),
        "fonts": file.fonts,
        "annotations": sum(page.annotations for page in file.pages),
        "missing_glyphs": sum(page.missing for page in file.pages),
        "output_intents": [{"kind": intent.kind, "condition": intent.condition, "inks": intent.inks} for intent in file.intents],
    }


def _boxes(file: Survey) -> list[dict[str, Any]]:
    """Every set of boxes that pages have, as sizes in mm, and how many pages have it."""
    sizes = Counter(
        tuple(
            (name, round((box[2] - box[0]) / 72 * 25.4, 2), round((box[3] - box[1]) / 72 * 25.4, 2))
            for name, box in page.boxes.items()
        )
        for page in file.pages
    )
    return [{"pages": count, **{name: [width, height] for name, width, height in boxes}} for boxes, count in sizes.items()]


def _finding(finding: Diagnostic) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "values": dict(finding.values),
        "zh": finding.message("zh"),
        "en": finding.message("en"),
    }
