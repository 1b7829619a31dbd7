"""Pages drawn with the theme, as a build draws them, without one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from huikan.outputs import pages
from huikan.outputs.pages import PageSpec
from huikan.pipeline.plans import page_templates

THEME = Path(__file__).parent.parent / "theme"


def draw(specs: Iterable[PageSpec], theme: Path = THEME) -> dict[str, bytes]:
    """The pages' bytes by the files that they are published as."""
    return {task.target: task.make(*task.args) for task in pages.tasks_of(specs, page_templates(theme))}
