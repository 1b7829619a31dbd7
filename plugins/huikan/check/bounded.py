"""As many findings of one kind in one document as anybody reads: a text that is wrong ten thousand
times would hold up whatever shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from huikan.diagnostics import Diagnostic, found

MOST = 200  # findings of one code in one file


def bounded(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings in their order; of those of one code in one file the first `MOST`, and then one
    that says how many more there are. No file or code is lost by it."""
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        counts[finding.path, finding.code] += 1
        if counts[finding.path, finding.code] <= MOST:
            yield finding
    for (path, code), count in counts.items():
        if count > MOST:
            yield found("more-findings", path, name=code, count=count - MOST)
