"""Preflight: what a print shop would find in a PDF before it does, or a reader who does not see. Our own files or anybody's.

Press files are judged by `rules`, files for the screen by `accessibility` (PDF/UA-1).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from huikan.diagnostics import Diagnostic, found
from huikan.preflight import accessibility
from huikan.preflight.accessibility import Access
from huikan.preflight.rules import Wanted, judge
from huikan.preflight.survey import Survey, survey
from huikan.tasks import FileRef

__all__ = ["Access", "Survey", "Wanted", "examine", "examine_screen", "is_for_screens", "make", "read", "report", "survey"]

Facts = TypeVar("Facts", Survey, Access)


def examine(path: str, content: bytes, wanted: Wanted) -> tuple[Survey | None, list[Diagnostic]]:
    """What is in a press file and what is wrong with it. One that cannot be read is a finding; never raises for content."""
    facts, findings = _surveyed(path, content, survey)
    return facts, findings if facts is None else judge(path, facts, wanted)


def examine_screen(path: str, content: bytes) -> tuple[Access | None, list[Diagnostic]]:
    """What is in a file for the screen and what keeps it from being PDF/UA-1; never raises for its content."""
    facts, findings = _surveyed(path, content, accessibility.survey, locked=True)
    return facts, findings if facts is None else accessibility.judge(path, facts)


def _surveyed(
    path: str, content: bytes, look: Callable[[Any], Facts], locked: bool = False
) -> tuple[Facts | None, list[Diagnostic]]:
    """The facts of a PDF, or why there are none. `locked`: one with restrictions that opens without a password will do."""
    from pikepdf import PasswordError, Pdf, PdfError

    try:
        with Pdf.open(BytesIO(content)) as pdf:
            if pdf.is_encrypted and not locked:
                return None, [found("press-encrypted", path)]
            return look(pdf), []
    except PasswordError:
        return None, [found("press-encrypted", path)]
    except (PdfError, ValueError, TypeError, KeyError, AttributeError) as error:
        return None, [found("press-broken", path, reason=error)]


def is_for_screens(content: bytes) -> bool:
    """Whether a PDF claims to be accessible (PDF/UA) and makes no claim to be printed (PDF/X)."""
    from pikepdf import PasswordError, Pdf, PdfError

    try:
        with Pdf.open(BytesIO(content)) as pdf:
            told = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    except (PasswordError, PdfError, AttributeError):
        return False
    return b"pdfuaid:part" in told and b"GTS_PDFXVersion" not in told


def make(path: str, file: FileRef, wanted: Wanted) -> bytes:
    """The report of one press file as JSON: the task of the gate."""
    return dumps(report(path, *examine(path, file.read(), wanted)))


def dumps(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def report(path: str, facts: Survey | Access | None, findings: list[Diagnostic]) -> dict[str, Any]:
    """Everything about a file as plain values: facts first, then findings with their values."""
    told = _facts(facts) if isinstance(facts, Survey) else accessibility.told(facts) if facts else {}
    return {"file": path, **told, "findings": [_finding(finding) for finding in findings]}


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
