"""Traces: beside each target what it was last made from, so that
`explain` can say why it is made again.

A trace is a small JSON file a target: the digest of every argument by its name, and of
the parts of an argument (fields, entries) two levels down. It is written when a target is
made and never decides anything.
"""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from huikan.tasks.artifact import task_with_results
from huikan.tasks.cache import Cache, Identity
from huikan.tasks.fingerprint import fingerprint, outline
from huikan.tasks.replacing import replace
from huikan.tasks.task import Task

CODE = "(code)"  # among the names of arguments: all that is none; "(code) a.b" is one module or library of it
_DEPTH = 2
_MOST = 100  # parts of one value that are told apart; of a longer one only the whole
_IN_ALL = 300  # names of one argument


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


def explain(task: Task, cache: Cache) -> Explanation:
    """Compare the task as it is planned now with the last time its
    target was made. Makes nothing."""
    task = task_with_results(task, cache)
    identity = cache.identify(task)
    key, code = identity.key, cache.code_of(identity)
    inputs = _inputs(task, cache.salt, identity.code)
    before = _load(_path(task.target, cache))
    once = before.get("inputs", {})
    changed = _deepest(name for name in inputs if name in once and once[name] != inputs[name])
    return Explanation(
        target=task.target,
        function=f"{task.make.__module__}.{task.make.__qualname__}",
        key=key,
        is_cached=cache.find(key) is not None,
        was_built_before=bool(before),
        inputs=inputs,
        changed=_with_modules(changed, code, _code(once.get(CODE, ""), cache)),
        added=_deepest(name for name in inputs if name not in once) if before else (),
        removed=_deepest(name for name in once if name not in inputs),
        because=tuple(before.get("because", ())),
    )


def record(task: Task, identity: Identity, cache: Cache) -> None:
    """Note what a target has just been made from, and what of it is new."""
    path, code = _path(task.target, cache), cache.code_of(identity)
    inputs, before = _inputs(task, cache.salt, identity.code), _load(path).get("inputs", {})
    different = _deepest(name for name in {**before, **inputs} if before.get(name) != inputs.get(name)) if before else ()
    because = _with_modules(different, code, _code(before.get(CODE, ""), cache))
    _keep_code(inputs[CODE], code, cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    data = {"target": task.target, "key": identity.key, "inputs": inputs, "because": because}
    replace(path, json.dumps(data, ensure_ascii=False, indent=0).encode())


def _inputs(task: Task, salt: str, code: str) -> dict[str, str]:
    inputs = {CODE: fingerprint((salt, code, task.make))[:16]}
    for name, value in _arguments(task):
        for part, digest in islice(outline(name, value, _DEPTH, _MOST).items(), _IN_ALL):
            inputs[part] = digest[:16]
    return inputs


def _arguments(task: Task) -> Iterator[tuple[str, object]]:
    """The arguments by the names of the function's parameters;
    surplus ones of `*values` by number."""
    try:
        parameters = [p.name for p in inspect.signature(task.make).parameters.values() if p.kind is not p.VAR_POSITIONAL]
    except (TypeError, ValueError):
        parameters = []
    for number, value in enumerate(task.args):
        yield (parameters[number] if number < len(parameters) else f"argument {number + 1}"), value


def _with_modules(names: tuple[str, ...], code: Mapping[str, str], before: Mapping[str, str]) -> tuple[str, ...]:
    """The names with the modules and libraries whose code or version differs in the place
    of CODE, where they are known."""
    if CODE not in names or not before:
        return names
    different = sorted(name for name in {**before, **code} if before.get(name) != code.get(name))
    others = (name for name in names if name != CODE)
    return (*(f"{CODE} {name}" for name in different), *others) if different else names


def _keep_code(digest: str, code: Mapping[str, str], cache: Cache) -> None:
    """Note the parts behind a digest of code, once for all targets that share it."""
    path = _code_path(digest, cache)
    if code and not path.exists():
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


def _path(target: str, cache: Cache) -> Path:
    digest = hashlib.sha256(target.encode("utf-8", "surrogatepass")).hexdigest()
    return cache.root / "traces" / digest[:2] / f"{digest[2:]}.json"


def _load(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}  # never made, or damaged: then nothing is known
    return data if isinstance(data, dict) and isinstance(data.get("inputs"), dict) else {}
