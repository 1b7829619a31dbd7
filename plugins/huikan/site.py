"""The MkDocs plugin: a thin shell round the pipeline. The only module that knows MkDocs.

`draw` runs MkDocs's own build over pages that are planned already, one build for all languages. Started by hand,
`mkdocs build` and `mkdocs serve` ask the pipeline for every file of the site and publish the same ones.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build
from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from huikan import addresses
from huikan.outputs.pages import PageSpec
from huikan.settings import Settings
from huikan.templates import context_of, open_templates

NAME = "huikan"


class BadConfiguration(Exception):  # noqa: N818 a state of the file, as the editor is told
    """mkdocs.yml cannot be read or says something impossible; the text says what."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What mkdocs.yml says: the site's settings, and the folders of content and theme."""

    file: Path
    settings: Settings
    content: Path
    theme: Path


def load(file: Path) -> Configuration:
    """The configuration of a site. Raises BadConfiguration."""
    config = _load(file)
    return _configuration(config)


def draw(configuration: Configuration, specs: Sequence[PageSpec], folder: Path) -> None:
    """Write the pages below `folder`, which is there; nothing in it is removed."""
    with tempfile.TemporaryDirectory(prefix="huikan-docs-") as empty, _silence(logging.ERROR):
        config = _load(configuration.file, docs_dir=empty, site_dir=str(folder), site_url=configuration.settings.site_url)
        plugin = config.plugins[NAME]
        assert isinstance(plugin, HuikanPlugin)
        plugin.specs = tuple(specs)
        build(config, dirty=True)  # a dirty build never empties its folder


def _load(file: Path, **overrides: Any) -> MkDocsConfig:
    with _heard() as said:
        try:
            config = load_config(str(file), **overrides)
        except (Abort, ConfigurationError) as error:
            raise BadConfiguration("; ".join(said) or str(error)) from error
    if NAME not in config.plugins:
        raise BadConfiguration(f"plugins: {NAME} is missing")
    return config


@contextmanager
def _heard() -> Iterator[list[str]]:
    """MkDocs's complaints about its configuration, caught instead of printed."""
    said: list[str] = []
    listener = logging.Handler(logging.ERROR)
    listener.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("mkdocs")
    spread, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    try:
        yield said
    finally:
        logger.removeHandler(listener)
        logger.propagate = spread


@contextmanager
def _silence(level: int) -> Iterator[None]:
    """MkDocs says nothing below `level`; our own report tells what was made."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.setLevel(before)


def _configuration(config: MkDocsConfig) -> Configuration:
    said: HuikanConfig = config.plugins[NAME].config  # type: ignore[assignment]
    if not config.site_url:
        raise BadConfiguration("site_url: feeds and links between languages need the site's full address")
    if not config.theme.custom_dir:
        raise BadConfiguration("theme: custom_dir must name the folder of the web theme")
    languages = tuple(said.languages)
    settings = Settings(
        site_url=config.site_url.rstrip("/") + "/",
        names={languages[0]: config.site_name} | said.names,
        descriptions=({languages[0]: config.site_description} if config.site_description else {}) | said.descriptions,
        languages=languages,
        paper=said.paper,
        feed_entries=said.feed_entries,
    )
    return Configuration(
        Path(config.config_file_path).resolve(),
        settings,
        Path(config.docs_dir).resolve(),
        Path(config.theme.custom_dir).resolve().parent,
    )


class HuikanConfig(Config):
    """What the plugin's entry in mkdocs.yml may say."""

    languages = option.ListOfItems(option.Type(str), default=["zh", "en"])
    names = option.DictOfItems(option.Type(str), default={})
    descriptions = option.DictOfItems(option.Type(str), default={})
    paper = option.Choice(("A4", "B5", "A5"), default="A4")
    feed_entries = option.Type(int, default=50)


class HuikanPlugin(BasePlugin[HuikanConfig]):
    """Hands MkDocs finished pages (`specs`, given by `draw`), or else every file that the pipeline makes."""

    specs: tuple[PageSpec, ...] | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if Path(config.site_dir).is_symlink():  # MkDocs empties its folder first, and would reach the readers' through the link
            raise PluginError(f"{config.site_dir} is the published site: give MkDocs another site_dir")
        config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        if self.specs is None:
            return Files([_file(config, address, path) for address, path in _everything(config).items()])
        return Files([PlannedPage(spec, config).file for spec in self.specs])

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Our own environment: Material's, which escapes nothing, draws no page of ours."""
        return open_templates([Path(folder) for folder in config.theme.dirs])

    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        assert isinstance(page, PlannedPage)
        return context_of(page.spec)  # type: ignore[return-value]

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(_configuration(config).theme))
        return server


class PlannedFile(File):
    """A page's file: its address is planned, its source nowhere."""

    def __init__(self, spec: PageSpec, config: MkDocsConfig) -> None:
        answer = addresses.page_file(spec.address)
        super().__init__(
            f"{answer.removesuffix('.html')}.md",
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=True,
            dest_uri=answer,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self.generated_by = NAME

    def is_modified(self) -> bool:
        return True


class PlannedPage(Page):
    """A page whose text is there already: it reads no source and renders no Markdown."""

    def __init__(self, spec: PageSpec, config: MkDocsConfig) -> None:
        self.spec = spec
        super().__init__(spec.title, PlannedFile(spec, config), config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.spec.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = str(self.spec.view.get("body", ""))


def _file(config: MkDocsConfig, address: str, path: Path) -> File:
    """A finished file of the site at its address."""
    file = File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
    file.dest_uri = address
    return file


def _everything(config: MkDocsConfig) -> Mapping[str, Path]:
    return {}


def _served(configuration: Configuration, config: MkDocsConfig) -> Configuration:
    return replace(configuration, settings=replace(configuration.settings, site_url=config.site_url or ""))
