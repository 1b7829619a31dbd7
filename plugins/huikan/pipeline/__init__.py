"""The press from end to end: read, assemble, render, check, then every output's tasks. The shell round the pure rooms.

`prepare` ends with a checked library, `plans` with every task, `produce` with every file of the site. Pages are the one thing
that is made elsewhere: MkDocs draws all that the cache lacks in one go (`Draw`, which `site` provides).
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
from huikan.pipeline.production import Draw, Product, produce

__all__ = [
    "KEEP_BYTES",
    "MEMORY_BYTES",
    "PROCESSOR_SECONDS",
    "Bench",
    "Count",
    "Draw",
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
