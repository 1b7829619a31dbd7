"""The graph of the build: one walk over STAGES, for whoever makes files, explains
them, or asks for their addresses."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from huikan import addresses, tasks
from huikan.addresses import Claim
from huikan.builds import BuildEnvironment, BuildRequest
from huikan.outputs.stage import Results, Site, Stage
from huikan.outputs.stages import STAGES
from huikan.pipeline.known import KnownStage
from huikan.pipeline.planning import Past, plan

Tasks = Sequence[tasks.Task]
NO_PAST = Past()
PAGES = "pages"
FEEDS = tuple(f".{form}" for form in addresses.FEED_FORMATS)


@dataclass(frozen=True, slots=True)
class Product:
    """Every file of the site by its address, and how many of them are pages; `stages` is what the
    next build may know of them."""

    artifacts: Mapping[str, tasks.Artifact]
    pages: int
    stages: Mapping[str, KnownStage] = field(default_factory=dict)

    @property
    def pdfs(self) -> int:
        return sum(address.endswith(".pdf") for address in self.artifacts)

    @property
    def feeds(self) -> int:
        return sum(address.endswith(FEEDS) and "feeds" in address.split("/")[:2] for address in self.artifacts)


def produce(
    site: Site,
    request: BuildRequest,
    environment: BuildEnvironment,
    past: Past = NO_PAST,
    enough: Callable[[str, Results], bool] = lambda stage, artifacts: False,
) -> Product:
    """Every file of the site, made or taken from the cache; what is known from the `past` to be as
    it was is not planned again. `enough` hears of each stage when all files up to it are there,
    and may say that no more are wanted."""
    targets = _wanted(site, request)
    stages: dict[str, KnownStage] = {}
    learned = tuple(stage.name for stage in STAGES if stage.learned)

    def made(stage: Stage, site: Site, before: Results) -> tuple[Tasks, Results]:
        needed = (*stage.after, *(name for name in learned if name in stages and name != stage.name))
        planned = plan(stage, site, before, past, past.agrees(stages, needed), environment.cache.touch)
        resting = {task.target for task in planned.tasks if _rests(stage, task, request, targets)}
        results = {**_made(stage, planned.tasks, resting, environment), **planned.kept_artifacts}
        for artifact in planned.kept_artifacts.values():
            environment.counts.add(artifact)
        stages[stage.name] = planned.known(results, resting)
        return planned.tasks, results

    artifacts: dict[str, tasks.Artifact] = {}
    pages = 0
    for stage, _, results in walk(site, made, request.pdfs != "none", environment.progress.stage):
        artifacts |= results if stage.published else {}
        pages += sum(target.endswith(".html") for target in results) if stage.name == PAGES else 0
        if enough(stage.name, artifacts):
            break
    return Product(artifacts, pages, stages)


def ahead(site: Site, targets: Collection[str], known: Mapping[str, KnownStage], environment: BuildEnvironment) -> Results:
    """Some pages, made before all else: what earlier stages make is taken as it is `known`, so that
    they are what `produce` will make of them, or nearly so. What fails is not counted here."""

    def made(stage: Stage, site: Site, before: Results) -> tuple[Tasks, Results]:
        if stage.name != PAGES or stage.units is None:
            past = known[stage.name].units if stage.name in known else {}
            return (), {target: unit.artifact for target, unit in past.items() if unit.artifact}
        planned = tuple(unit.plan()[0] for unit in stage.units(site, before) if unit.target in targets)
        results = environment.run(stage.name, planned, report=False)
        return planned, {result.target: result for result in results if isinstance(result, tasks.Artifact)}

    return next(results for stage, _, results in walk(site, made) if stage.name == PAGES)


def walk(
    site: Site,
    made: Callable[[Stage, Site, Results], tuple[Tasks, Results]],
    printed: bool = True,
    entered: Callable[[str], object] = lambda name: None,
) -> Iterator[tuple[Stage, Tasks, Results]]:
    """Every stage with its tasks and those results of it that are kept, which the
    stages after it are planned with.

    `made` plans a stage and decides what becomes of its tasks. Without `printed`, what belongs to
    print is passed over; `entered` hears of each stage before it is planned.
    """
    results_by_stage: dict[str, Results] = {}
    for stage in STAGES:
        if stage.printed and not printed:
            continue
        entered(stage.name)
        before: dict[str, tasks.Artifact] = {}
        for name in stage.after:
            before |= results_by_stage.get(name, {})
        planned, results = made(stage, site, before)
        if stage.kept:
            worth = stage.kept(site, results)
            results = {address: artifact for address, artifact in results.items() if address in worth}
        if stage.learned:
            site = stage.learned(site, results)
        results_by_stage[stage.name] = results
        yield stage, planned, results


def cached(site: Site, cache: tasks.Cache) -> Iterator[tuple[Stage, Tasks, Results]]:
    """The walk with what the cache has, as a build that makes nothing would find it."""

    def found(stage: Stage, site: Site, before: Results) -> tuple[Tasks, Results]:
        planned = tuple(stage.plan(site, before))
        return planned, _found(planned, cache)

    return walk(site, found)


def claimed(site: Site) -> Iterator[tuple[Stage, Claim]]:
    """Every address that a stage asks for, and the file of content/ that it does so for.

    Nothing is made or looked up, and of stages that say their claims nothing is planned.
    """
    for stage in STAGES:
        if not stage.published:
            continue
        planned = () if stage.claims else stage.plan(site, {})
        claims = stage.claims(site) if stage.claims else (Claim(task.target, task.source) for task in planned)
        yield from ((stage, claim) for claim in claims)


def _wanted(site: Site, request: BuildRequest) -> frozenset[str]:
    """The PDFs of the works that a build is asked for, with their parts, or the
    publications that they are parts of."""
    return frozenset(
        addresses.pdf(member.key, lang)
        for work in site.library.works
        if request.only & {work.key, *(part.key for part in work.parts)}
        for member in (work, *work.parts)
        for lang in member.documents
    )


def _rests(stage: Stage, task: tasks.Task, request: BuildRequest, targets: frozenset[str]) -> bool:
    """Whether a task's result is only taken where the cache has it."""
    if stage.costly and request.pdfs == "cached":
        return True
    return stage.printed and bool(request.only) and task.target not in targets


def _made(stage: Stage, planned: Tasks, resting: set[str], environment: BuildEnvironment) -> Results:
    """The results by their addresses; of tasks that are `resting` only those that the cache has."""
    results = _found([task for task in planned if task.target in resting], environment.cache)
    for artifact in results.values():
        environment.counts.add(artifact)
    for result in environment.run(stage.name, [task for task in planned if task.target not in resting]):
        if isinstance(result, tasks.Artifact):
            results[result.target] = result
    return results


def _found(planned: Tasks, cache: tasks.Cache) -> dict[str, tasks.Artifact]:
    return {task.target: artifact for task in planned if (artifact := tasks.find(task, cache))}
