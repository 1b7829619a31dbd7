"""Texts of word processors that lie in content/ and that nobody reads: nothing leads to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import FOLDERS, PARTS, Page
from huikan.publication import named_files

TEXTS = (".docx", ".doc", ".wps", ".odt", ".rtf")


def unlinked_texts(context: CheckContext) -> Iterator[Diagnostic]:
    texts = [path for path in context.library.assets if path.lower().endswith(TEXTS)]
    named = named_files(context.library, context.fragments) if texts else frozenset()
    for path in sorted(set(texts) - named):
        kind, key = _likely_work(path)
        yield found("unlinked-text", path, name=path.rpartition("/")[2], kind=kind, key=key, path=path)


def _likely_work(path: str) -> tuple[str, str]:
    """(kind, key) of the work that a text in this place is meant to be."""
    names = path.rpartition(".")[0].split("/")
    key = "/".join([*names[:-1], re.sub(r"[^a-z0-9]+", "-", names[-1].lower()).strip("-") or "name"])
    kind = FOLDERS.get(names[0], Page.kind)
    return (PARTS[kind] if kind in PARTS and len(names) > 2 else kind), key
