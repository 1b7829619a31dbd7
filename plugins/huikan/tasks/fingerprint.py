"""fingerprint: a value's content as a sha256 digest, equal on every machine, in
every process, for every hash seed.

Each value is written as a tag, its length and its content, so that no two different values share
a text; the digest is taken of that. Equal content means equal fingerprint: the order of mappings
and sets does not count, and neither does a dataclass field that takes no part in `==`. Types are
told apart where Python tells them apart by more than convenience: 1, True, 1.0 and "1" differ, a
tuple differs from a list; a set and a frozenset do not.

Only values whose content is all there is are accepted. A path is refused, since the file that
it names may change; so is everything mutable by design, and every subclass of a plain type,
since nobody knows what it adds.
"""

from __future__ import annotations

import dataclasses
import datetime as time
import enum
import hashlib
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import Any, cast


def fingerprint(value: object) -> str:
    """64 hexadecimal digits. TypeError names the part of the value that has no fingerprint."""
    try:
        return hashlib.sha256(_encode(value)).hexdigest()
    except RecursionError:
        raise TypeError(f"no fingerprint for a value that is nested too deeply or contains itself: {_short(value)}") from None


def fingerprint_and_code(value: object) -> tuple[str, frozenset[Any]]:
    """The fingerprint, and the functions and types that the value brings with it:
    their code decides what it does."""
    parts: set[Any] = set()
    token = _brought.set(parts)
    try:
        return fingerprint(value), frozenset(parts)
    finally:
        _brought.reset(token)


def outline(name: str, value: object, depth: int, most: int) -> dict[str, str]:
    """The fingerprints of a value and of its parts, `depth` levels down, by their names:
    `view`, `view.title`, `view.lines[0]`, `view.files['a']`. Each part is encoded once.

    Of a value with more than `most` parts only the whole is there.
    """
    fingerprints: dict[str, str] = {}
    _outlined(name, value, depth, most, fingerprints)
    return fingerprints


def _outlined(name: str, value: object, depth: int, most: int, fingerprints: dict[str, str]) -> bytes:
    fingerprints[name] = ""  # a whole stands before its parts
    parts = _named_parts(value) if depth else {}
    if parts and len(parts) <= most:
        encoded = [_outlined(f"{name}{part}", entry, depth - 1, most, fingerprints) for part, entry in parts.items()]
        content = _of_parts(value, encoded)
    else:
        content = _encode(value)
    fingerprints[name] = hashlib.sha256(content).hexdigest()
    return content


def _named_parts(value: object) -> Mapping[str, object]:
    """The parts of a record, a mapping or a sequence by what is written after its name."""
    if type(value) in (tuple, list):
        return {f"[{number}]": entry for number, entry in enumerate(cast("Sequence[object]", value))}
    if type(value) is not dict and type(value) in _WRITERS:
        return {}
    entries = None if isinstance(value, enum.Enum | type | types.FunctionType | types.BuiltinFunctionType) else fields(value)
    if entries is not None:
        return {f".{name}": entry for name, entry in entries.items()}
    return {f"[{key!r}]": entry for key, entry in value.items()} if isinstance(value, Mapping) else {}


def _of_parts(value: object, encoded: Sequence[bytes]) -> bytes:
    """What `_encode` gives of a value, from its encoded parts in their order."""
    if type(value) in (tuple, list):
        return _parts(b"T" if type(value) is tuple else b"L", encoded)
    entries = fields(value)
    keys = entries if entries is not None else cast("Mapping[object, object]", value)
    content = _pairs(key + entry for key, entry in zip(map(_encoded_key, keys), encoded, strict=True))
    return content if entries is None else _parts(b"r", [_name(type(value)), content])


_brought: ContextVar[set[Any] | None] = ContextVar("brought", default=None)


def fields(value: object) -> Mapping[str, object] | None:
    """The named parts that are the content of a frozen dataclass or a frozen
    pydantic model; none of another value."""
    kind = type(value)
    if dataclasses.is_dataclass(kind):
        if not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
            raise TypeError(f"no fingerprint for {_short(value)}: its dataclass is not frozen")
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(kind) if field.compare}
    declared = getattr(kind, "model_fields", None)  # pydantic, known by its shape: this module imports no libraries
    if not isinstance(declared, Mapping):
        return None
    if not getattr(kind, "model_config", {}).get("frozen"):
        raise TypeError(f"no fingerprint for {_short(value)}: its model is not frozen")
    return {name: getattr(value, name) for name in declared} | dict(getattr(value, "model_extra", None) or {})


def _encode(value: object) -> bytes:
    writer = _WRITERS.get(type(value))
    if writer:
        return writer(value)
    if isinstance(value, enum.Enum):
        return _parts(b"e", [_name(type(value)), _encode(value.name), _encode(value.value)])
    if isinstance(value, types.FunctionType | types.BuiltinFunctionType):
        return _function(value)
    parts = fields(value) if not isinstance(value, type) else None
    if parts is not None:
        return _parts(b"r", [_name(type(value)), _mapping(parts)])
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, PurePath):
        raise TypeError(f"no fingerprint for the path {value}: pass the file's content as a FileRef, or the path as text")
    raise TypeError(f"no fingerprint for {_short(value)} of type {type(value).__module__}.{type(value).__qualname__}")


def _leaf(tag: bytes, content: bytes) -> bytes:
    return b"%b%d:%b" % (tag, len(content), content)


def _text(value: str) -> bytes:
    """What `_leaf` gives, in one call: most of what is encoded is text."""
    content = value.encode("utf-8", "surrogatepass")
    return b"s%d:%b" % (len(content), content)


_key = lru_cache(4096)(_text)  # names of fields come again and again


def _parts(tag: bytes, parts: Iterable[bytes]) -> bytes:
    """A value of several encoded parts. Every part says its own length, so
    the count is enough to end them."""
    listed = list(parts)
    return b"%b%d:%b" % (tag, len(listed), b"".join(listed))


def _mapping(value: Mapping[Any, Any]) -> bytes:
    return _pairs(_encoded_key(key) + _encode(entry) for key, entry in value.items())


def _encoded_key(key: object) -> bytes:
    return _key(key) if type(key) is str else _encode(key)


def _pairs(parts: Iterable[bytes]) -> bytes:
    """A mapping of encoded keys, each with its encoded entry."""
    listed = sorted(parts)
    return b"m%d:%b" % (len(listed), b"".join(listed))


def _name(value: Any) -> bytes:
    """The name of a function or type that is part of the value."""
    brought = _brought.get()
    if brought is not None:
        brought.add(value)
    return _leaf(b"n", f"{value.__module__}.{value.__qualname__}".encode())


def _function(value: types.FunctionType | types.BuiltinFunctionType) -> bytes:
    if "<" in value.__qualname__ or not value.__module__:
        raise TypeError(f"no fingerprint for {_short(value)}: only a function of a module has a lasting name")
    return _parts(b"c", [_name(value)])


def _moment(value: Any) -> bytes:
    zone = getattr(value.tzinfo, "key", "")
    return _parts(b"w", map(_encode, (value.isoformat(), value.fold, value.tzname(), zone)))


def _short(value: object) -> str:
    try:
        text = repr(value)
    except Exception:  # a broken __repr__ must not hide the message that needs it
        text = object.__repr__(value)
    return text if len(text) <= 120 else f"{text[:117]}..."


_WRITERS: Mapping[type, Callable[[Any], bytes]] = {
    type(None): lambda value: b"0",
    bool: lambda value: b"t" if value else b"f",
    int: lambda value: _leaf(b"i", b"%x" % value),
    float: lambda value: _leaf(b"d", value.hex().encode()),
    Decimal: lambda value: _leaf(b"D", str(value).encode()),
    str: _text,
    bytes: lambda value: _leaf(b"b", value),
    tuple: lambda value: _parts(b"T", map(_encode, value)),
    list: lambda value: _parts(b"L", map(_encode, value)),
    set: lambda value: _parts(b"S", sorted(map(_encode, value))),
    frozenset: lambda value: _parts(b"S", sorted(map(_encode, value))),
    dict: _mapping,
    time.date: lambda value: _leaf(b"y", value.isoformat().encode()),
    time.datetime: _moment,
    time.time: _moment,
    time.timedelta: lambda value: _parts(b"p", map(_encode, (value.days, value.seconds, value.microseconds))),
}
