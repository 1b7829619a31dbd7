"""A PDF is opened, surveyed and judged; the task of the gate, and the findings that it kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING, TypeVar

from huikan.diagnostics import Diagnostic, found
from huikan.preflight import accessibility, edges
from huikan.preflight.accessibility import Access
from huikan.preflight.rules import PressSpec, judge
from huikan.preflight.survey import Survey, survey
from huikan.tasks import FileRef

if TYPE_CHECKING:
    from pikepdf import Pdf

Facts = TypeVar("Facts")


def examine(path: str, content: bytes, spec: PressSpec) -> tuple[Survey | None, list[Diagnostic]]:
    """What is in a press file and what is wrong with it. One that cannot be read is a
    finding; never raises for content."""
    facts, findings = _surveyed(path, content, lambda pdf: (survey(pdf), edges.survey(pdf, spec.bleed)))
    if facts is None:
        return None, findings
    return facts[0], [*judge(path, facts[0], spec), *edges.judge(path, facts[1])]


def examine_screen(path: str, content: bytes) -> tuple[Access | None, list[Diagnostic]]:
    """What is in a file for the screen and what keeps it from being
    PDF/UA-1; never raises for its content."""
    facts, findings = _surveyed(path, content, lambda pdf: (accessibility.survey(pdf), edges.survey(pdf)), locked=True)
    if facts is None:
        return None, findings
    return facts[0], [*accessibility.judge(path, facts[0]), *edges.judge(path, facts[1])]


def _surveyed(
    path: str, content: bytes, look: Callable[[Pdf], Facts], locked: bool = False
) -> tuple[Facts | None, list[Diagnostic]]:
    """The facts of a PDF, or why there are none. `locked`: one with restrictions that
    opens without a password will do."""
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
            metadata = pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""
    except (PasswordError, PdfError, AttributeError):
        return False
    return b"pdfuaid:part" in metadata and b"GTS_PDFXVersion" not in metadata


def make(path: str, file: FileRef, spec: PressSpec) -> bytes:
    """The findings of one press file as JSON, without words: the task of the gate."""
    _, findings = examine(path, file.read(), spec)
    entries = [{"code": one.code, "values": dict(one.values)} for one in findings]
    return json.dumps({"file": path, "findings": entries}, ensure_ascii=False).encode()


def read(content: bytes) -> list[Diagnostic]:
    """The findings that `make` wrote."""
    raw = json.loads(content)
    return [Diagnostic(entry["code"], raw["file"], values=entry["values"]) for entry in raw["findings"]]
