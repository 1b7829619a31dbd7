"""fingerprint: a value's content as a sha256 digest, equal on every machine, in
every process, for every hash seed.

The digest is taken of `encode`: a tag, a length and a content for each value, so that no two
different values share it. Equal content means equal fingerprint: the order of mappings
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
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import Any


def fingerprint(value: object) -> str:
    """64 hexadecimal digits. TypeError names the part of the value that has no fingerprint."""
    return fingerprint_of(encode(value))


def fingerprint_of(encoded: bytes) -> str:
    """The fingerprint of a value from what `encode` gives of it."""
    return hashlib.sha256(encoded).hexdigest()


def encode(value: object) -> bytes:
    """The value as bytes that no other value has. TypeError as `fingerprint`.

    A tag, a count and a colon, then so many bytes (a leaf) or so many encoded parts: `0` `t` `f`
    None and booleans (without a count); leaves are `i` `d` `D` numbers, `s` text, `b` bytes, `h`
    the sha256 of longer ones, behind their tag, `y` a date, `n` a name; `T` `L` `S` sequences and
    sets, `m` pairs of a mapping (the count is that of the pairs), `r` a record: its type's name and
    the mapping of its fields; `c` a function, `e` a member of an enumeration, `w` a moment, `p` a
    duration.
    """
    try:
        return _encode(value)
    except RecursionError:
        raise TypeError(f"no fingerprint for a value that is nested too deeply or contains itself: {_short(value)}") from None


def encode_with_code(value: object) -> tuple[bytes, frozenset[Any]]:
    """What `encode` gives, and the functions and types that the value brings with it:
    their code decides what it does."""
    parts: set[Any] = set()
    token = _brought.set(parts)
    try:
        return encode(value), frozenset(parts)
    finally:
        _brought.reset(token)


_LONGEST = 128  # bytes of a text that is itself in what is encoded
_brought: ContextVar[set[Any] | None] = ContextVar("brought", default=None)


def _fields(value: object) -> Mapping[str, object] | None:
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
    kind: Any = type(value)
    writer = _WRITERS.get(kind) or _record_writer(kind)
    if writer:
        return writer(value)
    if isinstance(value, enum.Enum):
        return _parts(b"e", [_name(type(value)), _encode(value.name), _encode(value.value)])
    if isinstance(value, types.FunctionType | types.BuiltinFunctionType):
        return _function(value)
    parts = _fields(value) if not isinstance(value, type) else None
    if parts is not None:
        return _parts(b"r", [_name(type(value)), _mapping(parts)])
    if isinstance(value, Mapping):
        return _mapping(value)
    if isinstance(value, PurePath):
        raise TypeError(f"no fingerprint for the path {value}: pass the file's content as a FileRef, or the path as text")
    raise TypeError(f"no fingerprint for {_short(value)} of type {type(value).__module__}.{type(value).__qualname__}")


@lru_cache(1024)
def _record_writer(kind: type) -> Callable[[Any], bytes] | None:
    """What encodes the records of a frozen dataclass; nothing for another type."""
    if issubclass(kind, enum.Enum) or not dataclasses.is_dataclass(kind) or not kind.__dataclass_params__.frozen:  # type: ignore[attr-defined]
        return None
    # A key says where it ends, so that pairs in the order of their keys are in order.
    keys = sorted((_key(field.name), field.name) for field in dataclasses.fields(kind) if field.compare)
    start = b"m%d:" % len(keys)

    def write(value: Any) -> bytes:
        content = b"".join([key + _encode(getattr(value, name)) for key, name in keys])
        return b"r2:%b%b%b" % (_name(kind), start, content)

    return write


def _leaf(tag: bytes, content: bytes) -> bytes:
    return b"%b%d:%b" % (tag, len(content), content)


def _text(value: str) -> bytes:
    """What `_leaf` gives, in one call: most of what is encoded is text."""
    content = value.encode("utf-8", "surrogatepass")
    return b"s%d:%b" % (len(content), content) if len(content) <= _LONGEST else _hashed(b"s", content)


def _hashed(tag: bytes, content: bytes) -> bytes:
    """A long leaf by its digest: it is looked at once, not again in each value that it is in."""
    return b"h33:%b%b" % (tag, hashlib.sha256(content).digest())


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
    bytes: lambda value: _leaf(b"b", value) if len(value) <= _LONGEST else _hashed(b"b", value),
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
