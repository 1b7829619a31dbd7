"""What a build made, and what it took: the numbers of the summary and of --stats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from huikan.builds import BuildRecord, TaskCounts
from huikan.tasks import peak_memory

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


def statistics(
    documents: int, product: Product | None, counts: TaskCounts, stages: Mapping[str, float], memory: int
) -> Statistics:
    """The numbers of a build; without a product nothing was published. `memory`: the bytes of its
    largest worker."""
    return Statistics(
        documents=documents,
        pages=product.pages if product else 0,
        pdfs=product.pdfs if product else 0,
        feeds=product.feeds if product else 0,
        made=counts.made,
        kept=counts.kept,
        failed=len(counts.failures),
        stages=dict(stages),
        peak_memory_mb=max(peak_memory(), memory) >> 20,
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
        peak_memory_mb=peak_memory() >> 20,
    )
