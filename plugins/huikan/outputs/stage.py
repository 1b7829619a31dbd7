"""What every output plans from, and what a stage of the build is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from huikan.addresses import Claim
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.settings import Settings
from huikan.tasks import Artifact, Task
from huikan.theme_folders import Folder

Results = Mapping[str, Artifact]  # what earlier stages have made, by address


Place = tuple[str, Lang]  # of a text: its work's key and its language


class AskedTexts(Mapping[Place, Fragment]):
    """The texts of a site, and which of them somebody has `asked` for: what was planned from these
    alone is planned alike as long as they are the same."""

    def __init__(self, fragments: Mapping[Place, Fragment]) -> None:
        self.fragments = fragments
        self.asked: set[Place] = set()

    def __getitem__(self, place: Place) -> Fragment:
        self.asked.add(place)
        return self.fragments[place]

    def __contains__(self, place: object) -> bool:
        return place in self.fragments  # which texts there are is the library's to say

    def __iter__(self) -> Iterator[Place]:
        self.asked.update(self.fragments)
        return iter(self.fragments)

    def __len__(self) -> int:
        return len(self.fragments)


@dataclass(frozen=True, slots=True)
class Site:
    """The society's works as they will be published, and where their files and the theme's are.

    `moved`: address where something was -> address where it is now. `unprintable`: the paths of
    documents whose PDFs cannot be made; `missing`: the characters that no font of theirs has.
    """

    library: Library
    fragments: Mapping[Place, Fragment] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    content: Path = Path("content")
    theme: Folder = Path("theme")
    moved: Mapping[str, str] = field(default_factory=dict)
    unprintable: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()

    @property
    def for_references(self) -> Mapping[Place, Fragment]:
        """The texts for their links and pictures alone, by which the files of a site are chosen:
        who reads these has not asked for a text."""
        return self.fragments.fragments if isinstance(self.fragments, AskedTexts) else self.fragments


@dataclass(frozen=True, slots=True)
class Unit:
    """One file of a stage that can be planned by itself: `plan` gives its task, and a note for the
    stage's `finish`."""

    target: str
    plan: Callable[[], tuple[Task, object]]


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of output: its tasks, and what the build has to know of them.

    `plan` gives the tasks from the site and the results of the stages that are named in `after`;
    it makes nothing. With no results at all it still names every address, unless `claims` does.
    `costly` results come from the cache alone in a preview; `printed` ones are not made in a
    build without PDFs, and only those asked for in a build of some works. `lasting` addresses
    are remembered by the register. `kept` tells which results are worth publishing; `learned`
    gives the site with what its results tell the stages that follow. `units` are the same tasks
    one by one, for a stage of which a build after a change plans only a few: between two of them,
    and only there, it may look at texts for all of them; `finish` gives the tasks that need the
    notes of every unit. Results that are not
    `published` are for the stages that come after it alone; they are no files of the site.
    """

    name: str
    plan: Callable[[Site, Results], Iterable[Task]]
    after: tuple[str, ...] = ()
    costly: bool = False
    printed: bool = False
    lasting: bool = False
    published: bool = True
    units: Callable[[Site, Results], Iterable[Unit]] | None = None
    finish: Callable[[Site, Sequence[object]], Iterable[Task]] | None = None
    claims: Callable[[Site], Iterable[Claim]] | None = None
    kept: Callable[[Site, Results], Collection[str]] | None = None
    learned: Callable[[Site, Results], Site] | None = None
