"""outline: what an encoded value is made of, read out of its bytes: parts by name, with their
fingerprints. Nothing of the value itself is needed, so that a trace is what was encoded anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from huikan.tasks.fingerprint import fingerprint_of

_CONSTANTS = b"0tf"  # a tag and nothing behind it
_COUNTED = b"TLSmrcewp"  # the count is one of parts, else one of bytes


@dataclass(frozen=True, slots=True)
class _Value:
    """One encoded value and what it is encoded of: items, or the key and entry of each pair."""

    encoded: bytes
    tag: bytes
    content: bytes = b""
    parts: tuple[_Value, ...] = ()


def outline(name: str, encoded: bytes, depth: int, most: int) -> dict[str, str]:
    """The fingerprints of a value and of its parts, `depth` levels down, by their names:
    `view`, `view.title`, `view.lines[0]`, `view.files['a']`; a whole stands before its parts.

    Of a value with more than `most` parts only the whole is there. ValueError where the bytes are
    not what `encode` gives.
    """
    return dict(_outlined(name, _read(encoded), depth, most))


def items(encoded: bytes) -> tuple[bytes, ...]:
    """The encoded items of an encoded sequence. ValueError as `outline`."""
    return tuple(part.encoded for part in _read(encoded).parts)


def _outlined(name: str, value: _Value, depth: int, most: int) -> Iterator[tuple[str, str]]:
    yield name, fingerprint_of(value.encoded)
    parts = list(_named_parts(value)) if depth else []
    if len(parts) <= most:
        for part, entry in parts:
            yield from _outlined(f"{name}{part}", entry, depth - 1, most)


def _named_parts(value: _Value) -> Iterator[tuple[str, _Value]]:
    """The parts of a record, a mapping or a sequence by what is written after its name."""
    if value.tag in (b"T", b"L"):
        yield from ((f"[{number}]", entry) for number, entry in enumerate(value.parts))
    elif value.tag == b"m":
        yield from ((f"[{_key(key)}]", entry) for key, entry in _pairs(value.parts))
    elif value.tag == b"r":
        yield from ((f".{key.content.decode('utf-8', 'surrogatepass')}", entry) for key, entry in _pairs(value.parts[1].parts))


def _pairs(parts: Sequence[_Value]) -> Iterator[tuple[_Value, _Value]]:
    return zip(parts[::2], parts[1::2], strict=True)


def _key(key: _Value) -> str:
    """The key of a mapping as people write it, or its fingerprint where it is longer."""
    match key.tag:
        case b"s":
            return repr(key.content.decode("utf-8", "surrogatepass"))
        case b"i":
            return str(int(key.content, 16))
        case b"0" | b"t" | b"f":
            return {b"0": "None", b"t": "True", b"f": "False"}[key.tag]
        case _:
            return f"#{fingerprint_of(key.encoded)[:8]}"


def _read(encoded: bytes) -> _Value:
    value, end = _value(encoded, 0)
    if end != len(encoded):
        raise ValueError(f"{len(encoded) - end} bytes behind an encoded value")
    return value


def _value(data: bytes, start: int) -> tuple[_Value, int]:
    """The value that begins at `start`, and where it ends."""
    tag = data[start : start + 1]
    if tag and tag in _CONSTANTS:
        return _Value(tag, tag), start + 1
    colon = data.index(b":", start)
    count, end = int(data[start + 1 : colon]), colon + 1
    if tag not in _COUNTED:
        end += count
        if end > len(data):
            raise ValueError("an encoded value is cut off")
        return _Value(data[start:end], tag, data[colon + 1 : end]), end
    parts = []
    for _ in range(2 * count if tag == b"m" else count):
        part, end = _value(data, end)
        parts.append(part)
    return _Value(data[start:end], tag, parts=tuple(parts)), end
