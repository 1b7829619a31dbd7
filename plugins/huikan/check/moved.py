"""`moved_from`: keys that cannot be, that another work has now, or that two works claim."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.addresses.old_addresses import former_key
from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found


def moved_from(context: CheckContext) -> Iterator[Diagnostic]:
    claimed: dict[str, str] = {}
    for document in context.originals():
        line = document.lines.get("moved_from", 1)
        for text in document.meta.moved_from:
            key = former_key(text, context.library.languages)
            if key is None:
                yield found("bad-former-key", document.path, line=line, text=text)
            elif key in context.works:
                yield found("former-key-in-use", document.path, line=line, key=key, other=context.works[key].meta.title)
            elif claimed.setdefault(key, document.path) != document.path:
                yield found("former-key-twice", document.path, line=line, key=key, other=claimed[key])
