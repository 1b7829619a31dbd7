"""What mkdocs.yml says, as our own value."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.config import config_options as option
from mkdocs.config import load_config
from mkdocs.config.base import BaseConfigOption, Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from huikan.model import FOLDERS
from huikan.settings import PAPERS, Settings
from huikan.site.environment import SecretVariable, check_environment

NAME = "huikan"


class BadConfiguration(Exception):  # noqa: N818 a state of the file, as the editor is told
    """mkdocs.yml cannot be read or says something impossible; the text says what. `code` and `values` say it in the
    editor's language, where the diagnostics have words for it."""

    def __init__(self, text: str, code: str = "bad-config", **values: str) -> None:
        super().__init__(text)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Configuration:
    """What mkdocs.yml says: the site's settings, and the folders of content and theme."""

    file: Path
    settings: Settings
    content: Path
    theme: Path


class HuikanConfig(Config):  # type: ignore[no-untyped-call]
    """What the plugin's entry in mkdocs.yml may say."""

    languages = option.ListOfItems(option.Type(str), default=["zh", "en"])
    names = option.DictOfItems(option.Type(str), default={})
    descriptions = option.DictOfItems(option.Type(str), default={})
    paper = option.Type(str, default="A4")
    papers = option.DictOfItems(option.Type(str), default={})
    feed_entries = option.Type(int, default=50)
    signature = option.Choice((2, 4, 8, 12, 16, 24, 32), default=4)
    leaf = option.Type((int, float), default=0.1)
    cache = option.Type(str, default=".cache/huikan")


def load(file: Path) -> Configuration:
    """The configuration of a site. Raises BadConfiguration."""
    return configuration_of(load_mkdocs(file))


def load_mkdocs(file: Path, **overrides: Any) -> MkDocsConfig:
    """MkDocs's own configuration, with our plugin in it. Raises BadConfiguration."""
    with _heard() as said:
        try:
            check_environment(file)
            config = load_config(str(file), **overrides)
        except SecretVariable as error:
            raise BadConfiguration(str(error), "secret-variable", **error.values) from error
        except (Abort, ConfigurationError) as error:
            raise _read_wrongly(said, error) from error
    if NAME not in config.plugins:
        _lacks(f"plugins: {NAME}", "why-huikan")
    return config


def _read_wrongly(said: list[str], error: Exception) -> BadConfiguration:
    """What MkDocs could not read, with its place or the name of what is wrong."""
    text = "; ".join(said) or str(error)
    place = re.search(r"line (\d+), column (\d+)(?!.*line \d+)", text, re.S)
    if place:
        return BadConfiguration(text, "bad-yaml", line=place[1], column=place[2])
    folder = re.search(r"Config value 'docs_dir': The path '(.+)' isn't an existing directory", text)
    if folder:
        return BadConfiguration(text, "no-content", path=folder[1])
    value = re.search(r"Config value '([^']+)': (.+)", text, re.S)
    return BadConfiguration(text, "bad-config-value", name=value[1], error=value[2]) if value else BadConfiguration(text)


def _lacks(name: str, why: str) -> NoReturn:
    raise BadConfiguration(f"{name} is missing", "missing-config", name=name, why=why)


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


def configuration_of(config: MkDocsConfig) -> Configuration:
    """Our view of MkDocs's configuration. Raises BadConfiguration."""
    if not config.site_url:
        _lacks("site_url", "why-site-url")
    if not config.theme.custom_dir:
        _lacks("theme: custom_dir", "why-custom-dir")
    return Configuration(
        file=Path(config.config_file_path).resolve(),
        settings=_settings(config),
        content=Path(config.docs_dir).resolve(),
        theme=Path(config.theme.custom_dir).resolve().parent,
    )


def _settings(config: MkDocsConfig) -> Settings:
    said = config.plugins[NAME].config
    assert isinstance(said, HuikanConfig)
    languages = tuple(said.languages)
    if not languages or len(set(languages)) < len(languages):
        raise BadConfiguration("languages: name each language once, the one at the root first", "bad-languages")
    _check_names(said)
    _check_papers(said)
    first = languages[0]
    return Settings(
        site_url=str(config.site_url).rstrip("/") + "/",
        names={first: config.site_name, **said.names},
        descriptions={**({first: config.site_description} if config.site_description else {}), **said.descriptions},
        languages=languages,
        paper=said.paper,
        papers=dict(said.papers),
        feed_entries=said.feed_entries,
        signature=said.signature,
        leaf=float(said.leaf),
    )


def _check_names(said: HuikanConfig) -> None:
    """BadConfiguration names an option that the plugin does not have: MkDocs would pass over it."""
    known = [name for name, kind in vars(HuikanConfig).items() if isinstance(kind, BaseConfigOption)]
    for name in said:
        if name not in known:
            _refuse("bad-option", f"plugins: {NAME}", name, known)


def _check_papers(said: HuikanConfig) -> None:
    """BadConfiguration names a size of paper, or a kind of publication, that nobody knows, and those that are known."""
    for kind, paper in {"": said.paper, **said.papers}.items():
        if kind and kind not in FOLDERS.values():
            _refuse("bad-paper-kind", "papers", kind, FOLDERS.values())
        if paper not in PAPERS:
            _refuse("bad-paper", f"papers: {kind}" if kind else "paper", paper, PAPERS)


def _refuse(code: str, place: str, said: str, known: Iterable[str]) -> NoReturn:
    names = ", ".join(known)
    raise BadConfiguration(f"{place}: “{said}”; {names}", code, place=place, said=said, known=names)
