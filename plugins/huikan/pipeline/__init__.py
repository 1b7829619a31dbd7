"""The press from end to end: read, assemble, render, check, then every output's tasks.
The shell round the pure rooms.

`prepare` ends with a checked site, `graph` walks the outputs' stages for whoever makes,
explains or asks for addresses, and `build_site` is both: the one way for the command line,
for MkDocs and for the preview.
"""

from huikan.pipeline.addressing import asked_for, present
from huikan.pipeline.build import Build, UnknownWorkError, WithheldWorkError, build_site
from huikan.pipeline.failures import explained
from huikan.pipeline.graph import Product, ahead, cached, produce
from huikan.pipeline.known import Known
from huikan.pipeline.memory import memorise, recollect, still_known
from huikan.pipeline.planning import Past
from huikan.pipeline.preparation import prepare
from huikan.pipeline.prepared import Prepared

__all__ = [
    "Build",
    "Known",
    "Past",
    "Prepared",
    "Product",
    "UnknownWorkError",
    "WithheldWorkError",
    "ahead",
    "asked_for",
    "build_site",
    "cached",
    "explained",
    "memorise",
    "prepare",
    "present",
    "produce",
    "recollect",
    "still_known",
]
