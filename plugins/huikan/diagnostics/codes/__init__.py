"""The one table of findings: what each code means for a build. Every decision
about a finding reads its row here.

A new finding is a row in the module of its room and its words in `en` and `zh`.
"""

from __future__ import annotations

from collections.abc import Mapping

from huikan.diagnostics.codes import (
    data_blocks,
    files,
    front_matter,
    importing,
    library,
    mailing,
    making,
    markup,
    papers,
    printing,
    references,
)
from huikan.diagnostics.codes.code import Code, Severity

CODES: Mapping[str, Code] = {
    **data_blocks.CODES,
    **files.CODES,
    **front_matter.CODES,
    **importing.CODES,
    **library.CODES,
    **mailing.CODES,
    **making.CODES,
    **markup.CODES,
    **papers.CODES,
    **printing.CODES,
    **references.CODES,
}

WAIVABLE = frozenset(code for code, row in CODES.items() if row.waivable)

__all__ = ["CODES", "WAIVABLE", "Code", "Severity"]
