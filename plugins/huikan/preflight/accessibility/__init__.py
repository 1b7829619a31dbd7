"""Whether a PDF for the screen can be read by those who do not see it:
PDF/UA-1, as far as a machine can tell."""

from __future__ import annotations

from collections import Counter

from huikan.preflight.accessibility.rules import judge
from huikan.preflight.accessibility.survey import Access, survey

__all__ = ["Access", "as_dict", "judge", "survey"]


def as_dict(file: Access) -> dict[str, object]:
    """The facts of a file as plain values."""
    roles = Counter(element.role for element in (file.top.all() if file.top else ()))
    languages = {file.language, *(element.language for element in (file.top.all() if file.top else ()))}
    return {
        "standard": f"PDF/UA-{file.claim}" if file.claim else "",
        "pages": len(file.pages),
        "languages": sorted(language for language in languages if language),
        "elements": {role: count for role, count in sorted(roles.items()) if role != "StructTreeRoot"},
        "links": sum(area.kind == "Link" for page in file.pages for area in page.areas),
        "bookmarks": file.bookmarks,
        "fonts": {font.name: font.embedded for font in file.fonts},
    }
