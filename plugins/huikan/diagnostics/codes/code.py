"""What a code of a finding means for a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means.

    An "error" stops the build; a "warning" is sound enough to publish, but the author should
    look at it; a "note" is advice. `waivable`: a document may say it with good reason, so that
    its head may waive it. `withholds`: with --keep-going the document is left out. `private`:
    the text that it is about is somebody's and is hidden wherever the finding is shown.
    `unprintable`: the document's PDF cannot be made. `tolerable`: with --keep-going a press
    file is delivered all the same.
    """

    severity: Severity = "error"
    waivable: bool = False
    withholds: bool = False
    private: bool = False
    unprintable: bool = False
    tolerable: bool = False


ERROR, WARNING, NOTE = Code(), Code("warning"), Code("note")
