"""Texts of word processors that lie in content/ and that nobody reads: nothing leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.publication import named_files

TEXTS = (".docx", ".doc", ".wps", ".odt", ".rtf")


def unlinked_texts(context: CheckContext) -> Iterator[Diagnostic]:
    texts = [path for path in context.library.assets if path.lower().endswith(TEXTS)]
    named = named_files(context.library, context.fragments) if texts else frozenset()
    for path in sorted(set(texts) - named):
        stem = path.rpartition("/")[2].rpartition(".")[0]
        yield found("unlinked-text", path, name=path.rpartition("/")[2], stem=stem)
