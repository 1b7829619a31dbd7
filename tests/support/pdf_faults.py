"""Plants a fault in a PDF, for tests that see it found."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from pikepdf import Pdf


def planted(content: bytes, plant: Callable[[Pdf], None], **options: Any) -> bytes:
    """The file with the fault in it; `options` are those of saving."""
    with Pdf.open(io.BytesIO(content)) as pdf:
        plant(pdf)
        target = io.BytesIO()
        pdf.save(target, fix_metadata_version=False, **options)
        return target.getvalue()
