"""Pages drawn with the theme, as a build draws them, without one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from huikan import addresses
from huikan.outputs import pages
from huikan.outputs.pages import PageSpec

THEME = Path(__file__).parents[2] / "theme"


def draw(specs: Iterable[PageSpec], theme: Path = THEME) -> dict[str, bytes]:
    """The pages' bytes by the files that they are published as."""
    templates = pages.read_templates(theme)
    return {addresses.page_file(spec.address): pages.make(spec, templates[spec.template]) for spec in specs}
