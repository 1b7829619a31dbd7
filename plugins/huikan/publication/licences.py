"""Licences that have an address of their own."""

from __future__ import annotations

import re

_COMMONS = re.compile(r"CC[ -](BY(?:-(?:NC|SA|ND))*)[ -](\d\.\d)", re.IGNORECASE)


def licence_address(name: str | None) -> str:
    """The address of a Creative Commons licence by its name, "" for any other."""
    match = _COMMONS.fullmatch(" ".join((name or "").split()))
    return f"https://creativecommons.org/licenses/{match[1].lower()}/{match[2]}/" if match else ""
