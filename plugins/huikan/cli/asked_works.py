"""The works that a command is asked for by their keys."""

from __future__ import annotations

from collections.abc import Iterable

from huikan.cli.command_context import CONTENT_ERRORS, USAGE, CommandError, similar
from huikan.pipeline import Prepared


def asked_keys(keys: Iterable[str], known: Iterable[str], prepared: Prepared, lang: str) -> None:
    """CommandError where one of these keys is none of the `known` ones, or is held back by its
    errors; `lang` is that of messages."""
    names = tuple(known)
    for key in keys:
        if any(withheld == key for withheld, _ in prepared.withheld):
            raise CommandError(CONTENT_ERRORS, lang, "withheld-key", key=key)
        if key not in names:
            raise CommandError(USAGE, lang, "unknown-key", key=key, similar=similar(key, names, lang))
