"""Traces: what each target was made from, so that `explain` can say why it is made again.

They are records of one file, `traces/log`, to which what is made is added: a line of JSON, and the
arguments as they were encoded for their fingerprint. A file a target would cost more than many a
target. Nobody reads them until somebody asks, and they never decide anything; a damaged record is
passed over.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path

from huikan.tasks.artifact import task_with_results
from huikan.tasks.cache import Cache, Identity
from huikan.tasks.fingerprint import fingerprint, fingerprint_of
from huikan.tasks.outline import items, outline
from huikan.tasks.replacing import replace
from huikan.tasks.task import Task

CODE = "(code)"  # among the names of arguments: all that is none; "(code) a.b" is one module or library of it
_DEPTH = 2
_MOST = 100  # parts of one value that are told apart; of a longer one only the whole
_IN_ALL = 300  # names of one argument
_MARK = b"\nhuikan-trace-1 "  # on a line of its own, whatever a killed build has left before it
_LONGEST_LINE = 1 << 16
MOST_BYTES = 400_000_000  # of records; a build of a thousand articles in two languages writes 80 MB


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a target is or is not made now. `changed`, `added` and `removed` name inputs
    (`view.title`) compared with the last time it was made; `because` is the same comparison as
    it stood at that time. `kept`: the result is in the cache."""

    target: str
    function: str
    key: str
    is_cached: bool
    was_built_before: bool  # whether the target was ever made with this cache
    inputs: Mapping[str, str]
    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Made:
    """What a target was made from at one time: names of parameters, encoded arguments."""

    target: str
    code: str
    parameters: tuple[str, ...]
    call: bytes

    def inputs(self) -> dict[str, str]:
        """The digests of the code, of every argument and of parts of it, by name."""
        named = {CODE: self.code}
        _, arguments = items(self.call)
        for number, value in enumerate(items(arguments)):
            name = self.parameters[number] if number < len(self.parameters) else f"argument {number + 1}"
            for part, digest in islice(outline(name, value, _DEPTH, _MOST).items(), _IN_ALL):
                named[part] = digest[:16]
        return named

    def lines(self) -> bytes:
        size, digest = len(self.call), fingerprint_of(self.call)
        head = {"target": self.target, "code": self.code, "parameters": self.parameters, "size": size, "sha256": digest}
        return b"%b%b\n%b" % (_MARK, json.dumps(head).encode(), self.call)


def explain(task: Task, cache: Cache) -> Explanation:
    """Compare the task as it is planned now with the last time its
    target was made. Makes nothing."""
    task = task_with_results(task, cache)
    identity = cache.identify(task)
    code = cache.code_of(identity)
    inputs = _made(task, identity, cache).inputs()
    last, earlier = _last_two(task.target, cache)
    once = last.inputs() if last else {}
    changed = _deepest(name for name in inputs if name in once and once[name] != inputs[name])
    return Explanation(
        target=task.target,
        function=f"{task.make.__module__}.{task.make.__qualname__}",
        key=identity.key,
        is_cached=cache.find(identity.key) is not None,
        was_built_before=last is not None,
        inputs=inputs,
        changed=_with_modules(changed, code, _code(once.get(CODE, ""), cache)),
        added=_deepest(name for name in inputs if name not in once) if last else (),
        removed=_deepest(name for name in once if name not in inputs),
        because=_because(once, earlier.inputs(), cache) if earlier else (),
    )


def record(task: Task, identity: Identity, cache: Cache) -> None:
    """Note what a target has just been made from."""
    made, path = _made(task, identity, cache), _log(cache)
    _keep_code(made.code, identity, cache)
    try:
        _append(path, made.lines())
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _append(path, made.lines())


def shorten(cache: Cache, most_bytes: int = MOST_BYTES) -> None:
    """Leave the last record of each target, where the log has grown beyond `most_bytes`."""
    path = _log(cache)
    if path.exists() and path.stat().st_size > most_bytes:
        last = {made.target: made for made in _records(path)}
        replace(path, *(made.lines() for made in last.values()))


def _append(path: Path, content: bytes) -> None:
    """In one call, so that the records of two builds do not mix."""
    with path.open("ab", buffering=0) as file:
        file.write(content)


def _made(task: Task, identity: Identity, cache: Cache) -> _Made:
    return _Made(task.target, fingerprint((cache.salt, identity.code, task.make))[:16], _parameters(task.make), identity.call)


@lru_cache(256)
def _parameters(make: Callable[..., bytes]) -> tuple[str, ...]:
    """The names of the arguments; surplus ones of `*values` have none."""
    try:
        return tuple(p.name for p in inspect.signature(make).parameters.values() if p.kind is not p.VAR_POSITIONAL)
    except (TypeError, ValueError):
        return ()


def _because(now: Mapping[str, str], before: Mapping[str, str], cache: Cache) -> tuple[str, ...]:
    different = _deepest(name for name in {**before, **now} if before.get(name) != now.get(name))
    return _with_modules(different, _code(now[CODE], cache), _code(before[CODE], cache))


def _with_modules(names: tuple[str, ...], code: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """The names with the modules and libraries whose code or version differs in the place
    of CODE, where they are known."""
    if CODE not in names or not before:
        return names
    different = sorted(name for name in {**before, **code} if before.get(name) != code.get(name))
    others = (name for name in names if name != CODE)
    return (*(f"{CODE} {name}" for name in different), *others) if different else names


def _keep_code(digest: str, identity: Identity, cache: Cache) -> None:
    """Note the parts behind a digest of code, once for all targets that share it."""
    path = _code_path(digest, cache)
    if not path.exists() and (code := cache.code_of(identity)):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, json.dumps(code, indent=0).encode())


def _code(digest: str, cache: Cache) -> Mapping[str, str]:
    """The parts behind a digest of code; none where they are not known."""
    try:
        data = json.loads(_code_path(digest, cache).read_bytes())
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _code_path(digest: str, cache: Cache) -> Path:
    return cache.root / "traces" / "code" / f"{digest}.json"


def _deepest(names: Iterator[str]) -> tuple[str, ...]:
    """The names without those that only contain another of them:
    `view.title` says more than `view`."""
    listed = sorted(names)
    return tuple(
        name for name in listed if not any(other.startswith((f"{name}.", f"{name}[")) for other in listed if other != name)
    )


def _log(cache: Cache) -> Path:
    return cache.root / "traces" / "log"


def _last_two(target: str, cache: Cache) -> tuple[_Made | None, _Made | None]:
    """What a target was made from last, and before that when it was made from something else."""
    different: list[_Made] = []
    for made in _records(_log(cache)):
        if made.target == target and different[-1:] != [made]:
            different = [*different[-1:], made]
    return (different[-1] if different else None), (different[0] if len(different) > 1 else None)


def _records(path: Path) -> Iterator[_Made]:
    """The records that are whole, from the first to the last."""
    try:
        data = path.read_bytes()
    except OSError:
        return
    start = data.find(_MARK)
    while start >= 0:
        made, end = _record(data, start)
        if made:
            yield made
        start = data.find(_MARK, end)


def _record(data: bytes, start: int) -> tuple[_Made | None, int]:
    """The record that begins at `start`, if it is whole, and where the next may begin."""
    head_start = start + len(_MARK)
    line, _, _ = data[head_start : head_start + _LONGEST_LINE].partition(b"\n")
    first = head_start + len(line) + 1
    try:
        head = json.loads(line)
        call = data[first : first + head["size"]]
        made = _Made(str(head["target"]), str(head["code"]), tuple(map(str, head["parameters"])), call)
        whole = fingerprint_of(call) == head["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None, head_start
    return (made, first + len(call)) if whole else (None, head_start)
