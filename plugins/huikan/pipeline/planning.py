"""What of a stage has to be made: a file whose texts, and all else that outputs ask for, are those
of the last build is what it was, and is not planned again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from huikan.outputs.stage import AskedTexts, Place, Results, Site, Stage
from huikan.pipeline.known import KnownStage, KnownUnit
from huikan.tasks import Artifact, CacheEntry, Task

Holds = Callable[[CacheEntry], bool]  # whether the cache still has it


@dataclass(frozen=True, slots=True)
class Past:
    """The last build: its stages, and the texts that are others now. None `changed`: more than
    texts is."""

    stages: Mapping[str, KnownStage] = field(default_factory=dict)
    changed: frozenset[Place] | None = None

    def agrees(self, now: Mapping[str, KnownStage], names: Iterable[str]) -> bool:
        """Whether some stages have made what they made then; one that neither build had, has."""
        return all(_same(self.stages.get(name), now.get(name)) for name in names)


@dataclass(frozen=True, slots=True)
class StagePlan:
    """The tasks of a stage that have to be run, and the files that are `kept` as they were.

    `asked` are the texts that all of it was planned from, `asked_by` those of a target alone;
    `notes` are what units leave for the end of their stage.
    """

    tasks: Sequence[Task]
    kept: Mapping[str, KnownUnit] = field(default_factory=dict)
    asked: frozenset[Place] = frozenset()
    asked_by: Mapping[str, frozenset[Place]] = field(default_factory=dict)
    notes: Mapping[str, object] = field(default_factory=dict)

    @property
    def kept_artifacts(self) -> dict[str, Artifact]:
        return {target: unit.artifact for target, unit in self.kept.items() if unit.artifact}

    def known(self, made: Results, resting: Collection[str] = ()) -> KnownStage:
        """What the next build may know of the stage; `resting` are the targets of which nothing
        was made, whether the cache had them or not."""
        units = {
            task.target: KnownUnit(
                _as_found(made[task.target]) if task.target in made else None,
                self.asked_by.get(task.target, frozenset()),
                self.notes.get(task.target),
            )
            for task in self.tasks
            if task.target in made or task.target in resting
        }
        return KnownStage(self.asked, {**self.kept, **units}, all(task.target in units for task in self.tasks))


def plan(stage: Stage, site: Site, results: Results, past: Past, same_results: bool, holds: Holds) -> StagePlan:
    """What of a stage has to be made. `same_results`: what the stages before it have made is what
    they made the last time."""
    texts = AskedTexts(site.fragments)
    site = replace(site, fragments=texts)
    known = past.stages.get(stage.name) if same_results and past.changed is not None else None
    if known and past.changed is not None and known.asked & past.changed:
        known = None
    if stage.units:
        return _by_units(stage, site, results, texts, known, past.changed or frozenset(), holds)
    if known and known.whole and all(_holds(unit, holds) for unit in known.units.values()):
        return StagePlan((), known.units, known.asked)
    tasks = tuple(stage.plan(site, results))
    return StagePlan(tasks, asked=frozenset(texts.asked))


def _by_units(
    stage: Stage,
    site: Site,
    results: Results,
    texts: AskedTexts,
    known: KnownStage | None,
    changed: frozenset[Place],
    holds: Holds,
) -> StagePlan:
    assert stage.units
    tasks: list[Task] = []
    kept: dict[str, KnownUnit] = {}
    shared: set[Place] = set()
    asked_by: dict[str, frozenset[Place]] = {}
    notes: dict[str, object] = {}
    for unit in stage.units(site, results):
        shared |= _taken(texts)
        before = known.units.get(unit.target) if known else None
        if before and not before.asked & changed and _holds(before, holds):
            kept[unit.target] = before
            notes[unit.target] = before.note
            continue
        task, notes[unit.target] = unit.plan()
        asked_by[unit.target] = _taken(texts)
        tasks.append(task)
    shared |= _taken(texts)
    last = tuple(stage.finish(site, tuple(notes.values()))) if stage.finish else ()
    return StagePlan((*tasks, *last), kept, frozenset(shared | _taken(texts)), asked_by, notes)


def _holds(unit: KnownUnit, holds: Holds) -> bool:
    return unit.artifact is None or holds(unit.artifact.entry)


def _taken(texts: AskedTexts) -> frozenset[Place]:
    """The texts asked for since this was asked last."""
    asked = frozenset(texts.asked)
    texts.asked.clear()
    return asked


def _as_found(artifact: Artifact) -> Artifact:
    """The artifact as a later build finds it."""
    return replace(artifact, made=False, seconds=0.0) if artifact.made else artifact


def _same(known: KnownStage | None, now: KnownStage | None) -> bool:
    """Whether a stage's files are what they were."""
    if known is None or now is None:
        return known is now
    if known.units.keys() != now.units.keys():
        return False
    return all(_sha256(unit) == _sha256(known.units[target]) for target, unit in now.units.items())


def _sha256(unit: KnownUnit) -> str:
    return unit.artifact.sha256 if unit.artifact else ""
