"""What a build is asked for, what it is done with, what it was made from and what became of it:
all that a build needs which finds that nothing has changed. It loads no room that makes
anything."""

from huikan.builds.environment import (
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
from huikan.builds.record import BuildRecord, Counts, Inputs, inputs_of, path_of, recall, remember
from huikan.builds.tree_state import TreeState, is_same, tree_state, unchanged

__all__ = [
    "KEEP_BYTES",
    "MEMORY_BYTES",
    "PROCESSOR_SECONDS",
    "BuildEnvironment",
    "BuildRecord",
    "BuildRequest",
    "Counts",
    "Inputs",
    "Progress",
    "TaskCounts",
    "TreeState",
    "inputs_of",
    "is_same",
    "open_cache",
    "open_executor",
    "path_of",
    "recall",
    "remember",
    "tree_state",
    "unchanged",
]
