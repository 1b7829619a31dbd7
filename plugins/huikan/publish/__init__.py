"""Publishing: a whole new version beside the old one, then one rename. Standard library only.

    site                        a link to the version that readers see: `site.versions/3f9c…`
    site.versions/<id>/         a version: what the site is made of and nothing else
    site.versions/<id>.json     its manifest: sha256 and size of every file; else it is no version
    site.versions/stage-…/      a version in the making; the next build clears what is left
    site.versions/lock          held by the build that runs

The id is taken from the content: the same content is the same version. Whatever happens
to a build (a kill, a full disk, a second build), the link names one whole version. A
version is never written to once it is there, so files that did not change are shared with
the version before as hard links. That they are what they were is told by inode, time and size; what
differs in one of them is read.
"""

from huikan.publish.difference import Difference, copy, difference, live_manifest, read_manifest
from huikan.publish.errors import BusyError, NotOursError, PublishError, UnwritableError
from huikan.publish.lock import lock
from huikan.publish.swap import Published, again, fill, live, publish, rollback, shown, stage, unchanged, versions
from huikan.publish.tree import Manifest, Problem, verify

__all__ = [
    "BusyError",
    "Difference",
    "Manifest",
    "NotOursError",
    "Problem",
    "PublishError",
    "Published",
    "UnwritableError",
    "again",
    "copy",
    "difference",
    "fill",
    "live",
    "live_manifest",
    "lock",
    "publish",
    "read_manifest",
    "rollback",
    "shown",
    "stage",
    "unchanged",
    "verify",
    "versions",
]
