"""Tasks: pure function calls whose arguments are their cache key, and what
runs them. Standard library only.

A task names a target (the file to publish, from the site's root) and the call that gives its
bytes. `run` looks each call up in the cache by the fingerprint of its arguments and has an
executor make what is missing, after what it needs: a task may stand among the arguments of
another. Nothing here knows what is made or where it is published.
"""

from huikan.tasks.artifact import Artifact, Failure, find
from huikan.tasks.cache import Cache, CacheEntry, DamagedError
from huikan.tasks.call import Call, Outcome
from huikan.tasks.code import Code
from huikan.tasks.dependencies import dependencies_of, result_of
from huikan.tasks.executor import Executor, open_executor
from huikan.tasks.fingerprint import fingerprint
from huikan.tasks.limits import TooSlowError, peak_memory, processor_time
from huikan.tasks.reason import FailureKind, FailureReason, WorkersError
from huikan.tasks.replacing import replace, replace_by
from huikan.tasks.run import run
from huikan.tasks.task import ChangedFileError, FileRef, Task
from huikan.tasks.trace import Explanation, explain, shorten
from huikan.tasks.worker_group import worker_group

__all__ = [
    "Artifact",
    "Cache",
    "CacheEntry",
    "Call",
    "ChangedFileError",
    "Code",
    "DamagedError",
    "Executor",
    "Explanation",
    "Failure",
    "FailureKind",
    "FailureReason",
    "FileRef",
    "Outcome",
    "Task",
    "TooSlowError",
    "WorkersError",
    "dependencies_of",
    "explain",
    "find",
    "fingerprint",
    "open_executor",
    "peak_memory",
    "processor_time",
    "replace",
    "replace_by",
    "result_of",
    "run",
    "shorten",
    "worker_group",
]
