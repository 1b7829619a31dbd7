"""Known: what a build has read, rendered and found of each file. The next one takes from it what
would come out the same."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from huikan.check import TextFindings
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Document, Work
from huikan.outputs.stage import Place, Site
from huikan.rendering import Rendering
from huikan.source import FileReading
from huikan.tasks import Artifact


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A file of a stage, what the sitemap or the like has of it (`note`), and the texts that it
    was planned from. No artifact: it was to come from the cache alone, which does not have it."""

    artifact: Artifact | None
    asked: frozenset[Place] = frozenset()
    note: object = None


@dataclass(frozen=True, slots=True)
class KnownStage:
    """The files of a stage by their targets, and the texts that all of them were planned from;
    `whole` if none that was planned is missing."""

    asked: frozenset[Place]
    units: Mapping[str, KnownUnit]
    whole: bool


@dataclass(frozen=True, slots=True)
class Addressed:
    """A site whose addresses are granted, and what that was decided from: its register of
    addresses, and whether its content was sound."""

    site: Site
    register: str
    sound: bool
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an earlier state of content/; nothing at first.

    `readings` and `texts` by path, `renderings` by place; what a file says is taken from here
    only as long as nobody has written to it (`without`).
    """

    readings: Mapping[str, FileReading] = field(default_factory=dict)
    renderings: Mapping[Place, Rendering] = field(default_factory=dict)
    texts: Mapping[str, TextFindings] = field(default_factory=dict)
    addressed: Addressed | None = None
    stages: Mapping[str, KnownStage] = field(default_factory=dict)

    def only(self, paths: frozenset[str], content: Path, same_theme: bool) -> Known:
        """What still holds where only the files at some paths are as they were."""
        readings = {
            path: reading for path, reading in self.readings.items() if f"{content}{os.sep}{path.replace('/', os.sep)}" in paths
        }
        return replace(self, readings=readings, stages=self.stages if same_theme else {})


def _file(content: Path, path: str) -> str:
    return f"{content}{os.sep}{path.replace('/', os.sep)}"


def changed_texts(before: Site, site: Site) -> frozenset[Place] | None:
    """The places of the texts that differ between two sites that differ in nothing else that
    outputs could ask for; None where something else does."""
    same = (
        before.settings == site.settings
        and (before.content, before.theme) == (site.content, site.theme)
        and (before.moved, before.unprintable, before.missing) == (site.moved, site.unprintable, site.missing)
        and before.fragments.keys() == site.fragments.keys()
        and _same_data(before, site)
        and len(before.library.works) == len(site.library.works)
        and all(map(_same_work, before.library.works, site.library.works))
    )
    if not same:
        return None
    pairs = ((place, before.fragments[place], fragment) for place, fragment in site.fragments.items())
    changed = {place: (old, new) for place, old, new in pairs if old is not new and old != new}
    if any(_references(old) != _references(new) for old, new in changed.values()):
        return None
    return frozenset(changed)


def _same_data(before: Site, site: Site) -> bool:
    old, new = before.library, site.library
    same = (old.languages, old.society, old.records, old.assets) == (new.languages, new.society, new.records, new.assets)
    return same and old.withheld == new.withheld


def _same_work(old: Work, new: Work) -> bool:
    """Whether two works differ in nothing but their texts."""
    return old is new or (
        (old.key, old.kind, len(old.parts)) == (new.key, new.kind, len(new.parts))
        and list(old.documents) == list(new.documents)
        and all(map(_same_head, old.documents.values(), new.documents.values()))
        and all(map(_same_work, old.parts, new.parts))
    )


def _same_head(old: Document, new: Document) -> bool:
    """Whether two documents differ in nothing but their bodies and the lines on which their fields
    stand, which no output asks for."""
    return old is new or (
        (old.path, old.key, old.lang, old.marked, old.behind) == (new.path, new.key, new.lang, new.marked, new.behind)
        and (old.posted, old.changed) == (new.posted, new.changed)
        and old.meta == new.meta
    )


def _references(fragment: Fragment) -> list[tuple[str, str]]:
    """What the files of a site are chosen by (`Site.for_references`)."""
    return [(reference.kind, reference.target) for reference in fragment.references]
