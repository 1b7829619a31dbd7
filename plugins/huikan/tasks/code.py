"""Code: what decides a result beside the arguments of its call: our definitions that
the call can reach, and versions.

From the function, and from the types of its arguments, every reference is followed through our
own modules, definition by definition (`definitions`): through the face of a package to what
stands behind the name, not to all that the face shows. So the key of a task changes with the
code that it can run and with no other, and is the same on every machine. It rests on one rule,
which a test holds: importing a module of ours does nothing but define its names.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from huikan.tasks import versions
from huikan.tasks.definitions import EFFECTS, Definitions, definitions
from huikan.tasks.fingerprint import fingerprint
from huikan.tasks.replacing import replace

_DEEPEST = 8  # attributes of attributes that are told apart
_FORM = 1  # of what is kept on disk, and of the digests
_OURS = __name__.partition(".")[0]
Versions = Callable[[], Mapping[str, str]]


class Code:
    """The code behind calls, as it is when it is first asked for: a
    process runs what it has loaded.

    `natives` has, by the name of a distribution, what gives the versions of libraries that it
    loads itself; it is asked only when a call can reach that distribution. `file` keeps what was
    found out for the next process.
    """

    def __init__(self, file: Path | None = None, natives: Mapping[str, Versions] | None = None) -> None:
        self._file = file
        self._natives = dict(natives or {})
        self._parts: dict[frozenset[str], Mapping[str, str]] = {}
        self._digests: dict[frozenset[Any], str] = {}

    def digest(self, things: Iterable[Any]) -> str:
        """One digest for what these functions and types can reach."""
        roots = frozenset(things)
        if roots not in self._digests:
            self._digests[roots] = fingerprint(self._of(_names(roots)))
        return self._digests[roots]

    def parts(self, things: Iterable[Any]) -> Mapping[str, str]:
        """What `digest` is taken of: digests of modules, as far as they can be
        reached, and versions, by name."""
        return self._of(_names(things))

    def _of(self, names: frozenset[str]) -> Mapping[str, str]:
        if names not in self._parts:
            label = " ".join(sorted(names))
            fixed = self._kept.get(label)
            if fixed is None:
                fixed = _reachable(names)
                self._keep(label, fixed)
            natives = [ask for name, ask in self._natives.items() if name in fixed]
            self._parts[names] = {**fixed, **{name: text for ask in natives for name, text in ask().items()}}
        return self._parts[names]

    @cached_property
    def _kept(self) -> dict[str, Mapping[str, str]]:
        """What an earlier process found out of the same sources and the same installation."""
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            data = json.loads(self._file.read_bytes()) if self._file else {}
            if isinstance(data, dict) and data.get("state") == self.state:
                return dict(data["parts"])
        return {}

    @cached_property
    def state(self) -> str:
        """A digest of all our sources and of what is installed."""
        return fingerprint((_FORM, _sources_digest(), versions.environment(), dict(versions.runtime())))

    def _keep(self, label: str, parts: Mapping[str, str]) -> None:
        self._kept[label] = parts
        if self._file and all(name.partition(":")[0].partition(".")[0] == _OURS for name in label.split()):
            with contextlib.suppress(OSError):  # it only saves time
                self._file.parent.mkdir(parents=True, exist_ok=True)
                replace(self._file, json.dumps({"state": self.state, "parts": self._kept}).encode())


def _names(things: Iterable[Any]) -> frozenset[str]:
    """Functions and types as `module:name`."""
    return frozenset(f"{thing.__module__}:{thing.__qualname__}" for thing in things)


def _reachable(names: frozenset[str]) -> Mapping[str, str]:
    walk = _Walk()
    for name in names:
        module, _, definition = name.partition(":")
        walk.follow((*module.split("."), definition.partition(".")[0]))
    return dict(sorted({**walk.digests(), **versions.installed(sorted(walk.outside)), **versions.runtime()}.items()))


class _Walk:
    """A walk along references: `reached` are definitions by module, `outside`
    the names of others' packages."""

    def __init__(self) -> None:
        self._reached: set[tuple[str, str]] = set()
        self._followed: set[tuple[str, str, tuple[str, ...]]] = set()
        self.outside: set[str] = set()

    def follow(self, path: tuple[str, ...]) -> None:
        """Reach what an absolute path stands for: a definition of a module, or all of a module."""
        waiting = [path]
        while waiting:
            path = waiting.pop()
            if self._is_ours(path[0]):
                for module, name, more in _meanings(path):
                    if (module, name, more) not in self._followed:
                        self._followed.add((module, name, more))
                        waiting += self._beyond(module, name, more)

    def _beyond(self, module: str, name: str, more: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """The paths to which a definition leads; of an imported name the path that it
        stands for, and what is asked of it."""
        definitions = _module(module)
        assert definitions is not None
        definition = definitions[name]
        if not definition.digest:
            yield from ((*reference.split("."), *more) for reference in definition.references)
            return
        self._reached.add((module, name))
        for reference in definition.references:
            yield (*module.split("."), reference[1:]) if reference.startswith(":") else tuple(reference.split("."))
        if name != EFFECTS and EFFECTS in definitions:
            yield (*module.split("."), EFFECTS)

    def _is_ours(self, root: str) -> bool:
        """Whether a package is our own; that others' are reached is noted."""
        if root == _OURS:
            return True
        if root in sys.stdlib_module_names:
            return False
        if versions.owners(root):
            self.outside.add(root)
            return False
        return _module(root) is not None  # a module that lies about

    def digests(self) -> dict[str, str]:
        """A digest a module, of those of its definitions that were reached."""
        modules: dict[str, list[str]] = {}
        for module, name in sorted(self._reached):
            definitions = _module(module)
            assert definitions is not None
            modules.setdefault(module, []).append(f"{name} {definitions[name].digest}")
        return {module: hashlib.sha256("\n".join(lines).encode()).hexdigest() for module, lines in modules.items()}


def _meanings(path: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(module, name in it, attributes asked of that) for which a path stands; every
    name of it where it is a module.

    Where a package shows a name that a module within it has too, the module is meant
    if it has what is asked of it.
    """
    module = path[0]
    for place, name in enumerate(path[1:], 1):
        definitions, within, more = _module(module) or {}, _module(f"{module}.{name}"), path[place + 1 :]
        if name in definitions and not (
            within and more and (more[0] in within or _module(f"{module}.{name}.{more[0]}") is not None)
        ):
            yield module, name, more[:_DEEPEST]
            return
        if within is None:
            if not name.startswith("__"):  # made when the module runs
                yield from ((module, definition, ()) for definition in definitions)
            return
        module = f"{module}.{name}"
    yield from ((module, definition, ()) for definition in _module(module) or ())


@lru_cache(maxsize=4096)
def _module(name: str) -> Definitions | None:
    """The definitions of a module, as its file has them; none where
    there is no such file of source."""
    path = _file(name)
    if path is None:
        return None
    return definitions(path.read_text("utf-8"), name if path.name == "__init__.py" else name.rpartition(".")[0])


def _file(name: str) -> Path | None:
    top, *parts = name.split(".")
    loaded = sys.modules.get(top)
    spec = getattr(loaded, "__spec__", None) or PathFinder.find_spec(top)
    if spec is None or not spec.origin or not spec.origin.endswith(".py"):
        return None
    origin = Path(spec.origin)
    if not parts:
        return origin
    if origin.name != "__init__.py":
        return None
    place = origin.parent.joinpath(*parts)
    candidates = (place / "__init__.py", place.with_name(f"{place.name}.py"))
    return next((path for path in candidates if path.is_file()), None)


@lru_cache(maxsize=1)
def _sources_digest() -> str:
    """A digest of all sources of our package."""
    origin = _file(_OURS)
    assert origin is not None
    digest = hashlib.sha256()
    for path in sorted(origin.parent.rglob("*.py")):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(origin.parent).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()
