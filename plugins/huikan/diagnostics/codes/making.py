"""Codes of what could not be made."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, Code

CODES: dict[str, Code] = {
    "not-made": ERROR,
    "not-made-in-time": ERROR,
    "not-made-in-memory": ERROR,
    "not-made-crash": ERROR,
    "not-stored": ERROR,
    "beyond-paper": ERROR,
    "picture-beyond-paper": ERROR,
    "too-slow": ERROR,
    "not-rendered": ERROR,
}
