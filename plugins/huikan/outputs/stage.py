"""What every output plans from, and what a stage of the build is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from huikan.addresses import Claim
from huikan.markup.fragment import Fragment
from huikan.model import Lang, Library
from huikan.settings import Settings
from huikan.tasks import Artifact, Task

Results = Mapping[str, Artifact]  # what earlier stages have made, by address


@dataclass(frozen=True, slots=True)
class Site:
    """The society's works as they will be published, and where their files and the theme's are.

    `moved`: address where something was -> address where it is now. `unprintable`: the paths of
    documents whose PDFs cannot be made.
    """

    library: Library
    fragments: Mapping[tuple[str, Lang], Fragment] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    content: Path = Path("content")
    theme: Path = Path("theme")
    moved: Mapping[str, str] = field(default_factory=dict)
    unprintable: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Stage:
    """One kind of output: its tasks, and what the build has to know of them.

    `plan` gives the tasks from the site and the results of the stages that are named in `after`;
    it makes nothing. With no results at all it still names every address, unless `claims` does.
    `costly` results come from the cache alone in a preview; `printed` ones are not made in a
    build without PDFs, and only those asked for in a build of some works. `lasting` addresses
    are remembered by the register. `kept` tells which results are worth publishing; `learned`
    gives the site with what its results tell the stages that follow. Results that are not
    `published` are for the stages that come after it alone; they are no files of the site.
    """

    name: str
    plan: Callable[[Site, Results], Iterable[Task]]
    after: tuple[str, ...] = ()
    costly: bool = False
    printed: bool = False
    lasting: bool = False
    published: bool = True
    claims: Callable[[Site], Iterable[Claim]] | None = None
    kept: Callable[[Site, Results], Collection[str]] | None = None
    learned: Callable[[Site, Results], Site] | None = None
