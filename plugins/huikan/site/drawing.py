"""Pages through MkDocs: one build of its own for the pages of all languages."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build

from huikan.outputs.pages import PageSpec
from huikan.site.configuration import NAME, Configuration, load_mkdocs
from huikan.site.plugin import HuikanPlugin


class BrokenTheme(Exception):  # noqa: N818 a state of the folder, as the user is told
    """A template is missing, or no template; the text says which."""


def draw(configuration: Configuration, specs: Sequence[PageSpec], folder: Path) -> None:
    """Write these pages, and nothing else, below `folder`, which is there; nothing in it is removed. Raises BrokenTheme."""
    with tempfile.TemporaryDirectory(prefix="huikan-docs-") as empty, _silence():
        config = load_mkdocs(configuration.file, docs_dir=empty, site_dir=str(folder), site_url=configuration.settings.site_url)
        plugin = config.plugins[NAME]
        assert isinstance(plugin, HuikanPlugin)
        plugin.specs = tuple(specs)
        try:
            build(config, dirty=True)  # a dirty build never empties its folder
        except TemplateError as error:  # a missing one is an OSError, too, and would pass for a full disk
            raise BrokenTheme(str(error)) from error
        finally:
            plugin.specs = None  # MkDocs may hand the same plugin to its next build


@contextmanager
def _silence() -> Iterator[None]:
    """MkDocs speaks only of errors; our own report tells what was made."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(before)
