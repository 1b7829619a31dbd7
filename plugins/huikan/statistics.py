"""What a build made, and what it took: the numbers of the summary and of --stats."""

from __future__ import annotations

import resource
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from huikan.builds import BuildRecord, TaskCounts

if TYPE_CHECKING:  # to say that nothing was made needs nothing that makes
    from huikan.pipeline import Product


@dataclass(frozen=True, slots=True)
class Statistics:
    """`stages` in seconds; `peak_memory_mb` of the largest process; made, kept, failed
    count tasks and pages together."""

    documents: int
    pages: int
    pdfs: int
    feeds: int
    made: int
    kept: int
    failed: int
    stages: Mapping[str, float]
    peak_memory_mb: int

    def as_json(self) -> dict[str, object]:
        return asdict(self) | {"stages": {name: round(seconds, 3) for name, seconds in self.stages.items()}}


def statistics(documents: int, product: Product | None, counts: TaskCounts, stages: Mapping[str, float]) -> Statistics:
    """The numbers of a build; without a product nothing was published."""
    return Statistics(
        documents=documents,
        pages=product.pages if product else 0,
        pdfs=product.pdfs if product else 0,
        feeds=product.feeds if product else 0,
        made=counts.made,
        kept=counts.kept,
        failed=len(counts.failures),
        stages=dict(stages),
        peak_memory_mb=_peak(),
    )


def of_record(record: BuildRecord, stages: Mapping[str, float]) -> Statistics:
    """The numbers of a build that had nothing to do."""
    counts = record.counts
    return Statistics(
        documents=counts.documents,
        pages=counts.pages,
        pdfs=counts.pdfs,
        feeds=counts.feeds,
        made=0,
        kept=counts.files,
        failed=0,
        stages=dict(stages),
        peak_memory_mb=_peak(),
    )


def _peak() -> int:
    """The most memory that this process or one of its ended workers held; Linux
    counts in KiB, macOS in bytes."""
    unit = 1024 if sys.platform == "darwin" else 1
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(used) // unit // 1024
