"""The press from end to end: read, assemble, render, check, then every output's tasks.
The shell round the pure rooms.

`prepare` ends with a checked site, `graph` walks the outputs' stages for whoever makes,
explains or asks for addresses, and `build_site` is both: the one way for the command line,
for MkDocs and for the preview.
"""

from huikan.pipeline.addressing import asked_for, present
from huikan.pipeline.build import Build, UnknownWorkError, WithheldWorkError, build_site
from huikan.pipeline.environment import (
    KEEP_BYTES,
    MEMORY_BYTES,
    PROCESSOR_SECONDS,
    BuildEnvironment,
    BuildRequest,
    Progress,
    TaskCounts,
    open_cache,
    open_executor,
)
from huikan.pipeline.failures import explained
from huikan.pipeline.graph import Product, cached, produce
from huikan.pipeline.known import Known
from huikan.pipeline.memory import memorise, recollect, still_known
from huikan.pipeline.planning import Past
from huikan.pipeline.preparation import prepare
from huikan.pipeline.prepared import Prepared
from huikan.pipeline.record import BuildRecord, Inputs, inputs_of, recall, remember
from huikan.pipeline.tree_state import TreeState, tree_state

__all__ = [
    "KEEP_BYTES",
    "MEMORY_BYTES",
    "PROCESSOR_SECONDS",
    "Build",
    "BuildEnvironment",
    "BuildRecord",
    "BuildRequest",
    "Inputs",
    "Known",
    "Past",
    "Prepared",
    "Product",
    "Progress",
    "TaskCounts",
    "TreeState",
    "UnknownWorkError",
    "WithheldWorkError",
    "asked_for",
    "build_site",
    "cached",
    "explained",
    "inputs_of",
    "memorise",
    "open_cache",
    "open_executor",
    "prepare",
    "present",
    "produce",
    "recall",
    "recollect",
    "remember",
    "still_known",
    "tree_state",
]
