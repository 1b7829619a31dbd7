"""A society that is called differently in its record and in mkdocs.yml."""

from __future__ import annotations

from collections.abc import Iterator

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.publication.names import contradictions


def society_called(context: CheckContext) -> Iterator[Diagnostic]:
    """Languages in which mkdocs.yml has another name for the society than its record, which is
    the one that readers see."""
    for record, lang, name, other in contradictions(context.library, context.site_names):
        option = "site_name" if lang == context.library.languages[0] else f"plugins: huikan: names: {lang}"
        line = record.lines.get("name", 1)
        yield found("society-name", "data/society.yml", line=line, name=name, other=other, option=option)
