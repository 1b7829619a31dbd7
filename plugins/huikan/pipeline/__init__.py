"""The press from end to end: read, assemble, render, check, then every output's tasks. The shell round the pure rooms.

`prepare` ends with a checked library, `plans` with every task, `produce` with every file of the site.
"""

from huikan.pipeline.bench import (
    KEEP_BYTES,
    MEMORY_BYTES,
    PROCESSOR_SECONDS,
    Bench,
    Count,
    Order,
    Progress,
    open_cache,
    open_executor,
)
from huikan.pipeline.failures import explained
from huikan.pipeline.preparation import prepare, present
from huikan.pipeline.prepared import Prepared
from huikan.pipeline.production import Product, produce

__all__ = [
    "KEEP_BYTES",
    "MEMORY_BYTES",
    "PROCESSOR_SECONDS",
    "Bench",
    "Count",
    "Order",
    "Prepared",
    "Product",
    "Progress",
    "explained",
    "open_cache",
    "open_executor",
    "prepare",
    "present",
    "produce",
]
