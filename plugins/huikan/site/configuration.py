"""What mkdocs.yml says, as our own value.

Read with MkDocs's own options, so that a value means what it means to `mkdocs build`, but those
alone that we need: MkDocs's whole configuration would load its themes, plugins, pages and
Markdown extensions for every command.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from mkdocs.config import config_options as option
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.exceptions import ConfigurationError

from huikan.model import CITATION_STYLES, FOLDERS, KINDS
from huikan.settings import PAPERS, Settings
from huikan.site.environment import SecretVariable, read_values
from huikan.theme_folders import Folder, theme_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

NAME = "huikan"


class BadConfiguration(Exception):  # noqa: N818 a state of the file, as the editor is told
    """mkdocs.yml cannot be read or says something impossible; the text says what. `code` and
    `values` say it in the editor's language, where the diagnostics have words for it."""

    def __init__(self, text: str, code: str = "bad-config", **values: str) -> None:
        super().__init__(text)
        self.code, self.values = code, values


@dataclass(frozen=True, slots=True)
class Configuration:
    """What mkdocs.yml says: the site's settings, and the folders of content and theme.

    The theme is the program's; the folder `theme/` beside mkdocs.yml, or the one above
    MkDocs's custom_dir, stands before it with what a society changes.
    """

    file: Path
    settings: Settings
    content: Path
    theme: Folder


class _Written(option.OptionallyRequired[str]):
    """A text of a certain shape, or none."""

    def __init__(self, pattern: str, advice: str) -> None:
        super().__init__()
        self.pattern, self.advice = pattern, advice
        self.default = ""

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str) or (value and not re.fullmatch(self.pattern, value)):
            raise ValidationError(f"'{value}': {self.advice}")
        return value


class HuikanConfig(Config):  # type: ignore[no-untyped-call]
    """What the plugin's entry in mkdocs.yml may say."""

    languages = option.ListOfItems(option.Type(str), default=["zh", "en"])
    names = option.DictOfItems(option.Type(str), default={})
    descriptions = option.DictOfItems(option.Type(str), default={})
    paper = option.Type(str, default="A4")
    papers = option.DictOfItems(option.Type(str), default={})
    feed_entries = option.Type(int, default=50)
    tag = _Written(r"[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?", "write a domain and a year, as in example.org,2026")
    hub = _Written(r"https?://[^\s<>\"]+", "write the address of a WebSub hub, as in https://hub.example.org/")
    unsubscribe = _Written(
        r"https://[^\s<>\"{}]+\{token\}[^\s<>\"{}]*",
        "write an https address with {token} in it, as in https://lists.example.org/u/{token}",
    )
    cards = option.Type(bool, default=True)
    word_files = option.ListOfItems(option.Type(str), default=[])
    signature = option.Choice((2, 4, 8, 12, 16, 24, 32), default=4)
    pdf_megabytes = option.Type((int, float), default=15)
    leaf = option.Type((int, float), default=0.1)
    citation_styles = option.DictOfItems(option.Type(str), default={})
    cache = option.Type(str, default=".cache/huikan")


class _Theme(option.OptionallyRequired[str]):
    """The folder of the society's own theme, which MkDocs knows as
    custom_dir; "" where none is named.

    MkDocs's option of this name would load the theme beneath it, whose
    templates draw no page of ours.
    """

    def pre_validation(self, config: Config, key_name: str) -> None:
        self.folder = Path(config.config_file_path).parent

    def run_validation(self, value: object) -> str:
        if not isinstance(value, str | dict):
            raise ValidationError(f"Invalid type {type(value)}. Expected a string or key/value pairs.")
        path = value.get("custom_dir") if isinstance(value, dict) else None
        if not path:
            return ""
        if not isinstance(path, str) or not (self.folder / path).is_dir():
            raise ValidationError(f"The path set in custom_dir ('{path}') does not exist.")
        return str(self.folder / path)


class _Content(option.OptionallyRequired[str]):
    """The folder of the content: where none is named, `content` beside mkdocs.yml if it is
    there, else MkDocs's `docs`. Whether a named one is there is not asked: --content may name
    another."""

    def pre_validation(self, config: Config, key_name: str) -> None:
        self.folder = Path(config.config_file_path).parent

    def run_validation(self, value: object) -> str:
        if value == "":
            value = "content" if (self.folder / "content").is_dir() else "docs"
        if not isinstance(value, str):
            raise ValidationError(f"Expected type: {str} but received: {type(value)}")
        return str(self.folder / value)


class _Options(option.OptionallyRequired[HuikanConfig]):
    """What the list of plugins says of ours; nothing where it is not among them.
    The others are MkDocs's affair."""

    def pre_validation(self, config: Config, key_name: str) -> None:
        self.file = config.config_file_path

    def run_validation(self, value: object) -> HuikanConfig | None:
        if not isinstance(value, list | dict):
            raise ValidationError("Invalid Plugins configuration. Expected a list or dict.")
        entries = [value] if isinstance(value, dict) else [item if isinstance(item, dict) else {item: {}} for item in value]
        own_options = [entry[NAME] for entry in entries if NAME in entry]
        return self._options(own_options[-1] or {}) if own_options else None

    def _options(self, values: object) -> HuikanConfig | None:
        if not isinstance(values, dict):
            raise ValidationError(f"Invalid config options for the '{NAME}' plugin.")
        if values.get("enabled") is False:
            return None
        options = HuikanConfig(config_file_path=self.file)
        options.load_dict({name: own for name, own in values.items() if name != "enabled"})  # MkDocs's, of every plugin
        errors, _ = options.validate()
        if errors:
            raise ValidationError("; ".join(f"Plugin '{NAME}' option '{name}': {error}" for name, error in errors))
        return options


class SiteConfig(Config):  # type: ignore[no-untyped-call]
    """mkdocs.yml as MkDocs understands it, but for what loads its engine: other
    plugins, hooks, Markdown extensions.

    The first of these decide what we publish; of the others it is said here, too,
    where MkDocs would refuse them.
    """

    config_file_path = option.Type(str)
    site_name = option.Optional(option.Type(str))  # MkDocs needs one; content/data/society.yml says ours
    site_url = option.Optional(option.URL(is_dir=True))
    site_description = option.Optional(option.Type(str))
    theme = _Theme(default={})
    docs_dir = _Content(default="")
    site_dir = option.SiteDir(default="site")
    plugins = _Options(default=[NAME])

    site_author = option.Optional(option.Type(str))
    copyright = option.Optional(option.Type(str))
    nav = option.Optional(option.Nav())
    pages = option.Deprecated(removed=True, moved_to="nav")
    google_analytics = option.Deprecated(option_type=option.Type(list, length=2))
    exclude_docs = option.Optional(option.PathSpec())
    draft_docs = option.Optional(option.PathSpec())
    not_in_nav = option.Optional(option.PathSpec())
    dev_addr = option.IpAddress(default="127.0.0.1:8000")
    use_directory_urls = option.Type(bool, default=True)
    repo_url = option.Optional(option.URL())
    repo_name = option.Optional(option.RepoName("repo_url"))
    edit_uri_template = option.Optional(option.EditURITemplate("edit_uri"))
    edit_uri = option.Optional(option.EditURI("repo_url"))
    extra_css = option.Type(list, default=[])
    extra_javascript = option.ListOfItems(option.ExtraScript(), default=[])  # type: ignore[no-untyped-call]
    extra_templates = option.Type(list, default=[])
    extra = option.Type(dict, default={})
    strict = option.Type(bool, default=False)
    remote_branch = option.Type(str, default="gh-pages")
    remote_name = option.Type(str, default="origin")
    watch = option.ListOfPaths(default=[])


def load(file: Path) -> Configuration:
    """The configuration of a site. Raises BadConfiguration."""
    try:
        values = read_values(file)
    except SecretVariable as error:
        raise BadConfiguration(str(error), "secret-variable", **error.values) from error
    except ConfigurationError as error:
        raise _unreadable(str(error)) from error
    if not isinstance(values, dict):
        raise BadConfiguration("The configuration is invalid. Expected a key-value mapping.")
    if "config_file_path" in values:
        raise _invalid("config_file_path", "Can't set config_file_path in config")
    config = SiteConfig(config_file_path=str(file.absolute()))
    config.load_dict(values)
    errors, _ = config.validate()
    if errors:
        name, fault = errors[0]
        raise _invalid(name, str(fault))
    if config.plugins is None:
        _lacks(f"plugins: {NAME}", "why-huikan")
    return configuration_of(config, config.theme, config.plugins)


def _unreadable(text: str) -> BadConfiguration:
    """A file that is no YAML, with the place that MkDocs's reader names."""
    place = re.search(r"line (\d+), column (\d+)(?!.*line \d+)", text, re.S)
    return BadConfiguration(text, "bad-yaml", line=place[1], column=place[2]) if place else BadConfiguration(text)


def _invalid(name: str, error: str) -> BadConfiguration:
    """A value that cannot be what it is."""
    folder = re.search(r"The path '(.+)' isn't an existing directory", error)
    text = f"Config value '{name}': {error}"
    if name == "docs_dir" and folder:
        return BadConfiguration(text, "no-content", path=folder[1])
    return BadConfiguration(text, "bad-config-value", name=name, error=error)


def _lacks(name: str, why: str) -> NoReturn:
    raise BadConfiguration(f"{name} is missing", "missing-config", name=name, why=why)


def configuration_of(config: SiteConfig | MkDocsConfig, theme: str | None, options: HuikanConfig) -> Configuration:
    """The configuration as ours; `theme` is MkDocs's custom_dir, if it has
    any, `options` are the plugin's. Raises BadConfiguration."""
    if not config.site_url:
        _lacks("site_url", "why-site-url")
    file = Path(config.config_file_path).resolve()
    return Configuration(
        file=file,
        settings=_settings(config, options),
        content=Path(config.docs_dir).resolve(),
        theme=theme_of(Path(theme).resolve().parent if theme else file.parent / "theme"),
    )


def _settings(config: SiteConfig | MkDocsConfig, options: HuikanConfig) -> Settings:
    languages = tuple(options.languages)
    if not languages or len(set(languages)) < len(languages):
        raise BadConfiguration("languages: name each language once, the one at the root first", "bad-languages")
    _check_names(options)
    _check_papers(options)
    _check_styles(options)
    _check_word_files(options)
    first = languages[0]
    names = {**({first: config.site_name} if config.site_name else {}), **options.names}
    return Settings(
        site_url=str(config.site_url).rstrip("/") + "/",
        names=names or {"": urlsplit(str(config.site_url)).hostname or str(config.site_url)},
        descriptions={**({first: config.site_description} if config.site_description else {}), **options.descriptions},
        languages=languages,
        paper=options.paper,
        papers=dict(options.papers),
        feed_entries=options.feed_entries,
        tag=options.tag,
        hub=options.hub,
        unsubscribe=options.unsubscribe,
        cards=options.cards,
        word_files=tuple(options.word_files),
        signature=options.signature,
        pdf_megabytes=float(options.pdf_megabytes),
        leaf=float(options.leaf),
        citation_styles=dict(options.citation_styles),
    )


def _check_names(options: HuikanConfig) -> None:
    """BadConfiguration names an option that the plugin does not have: MkDocs would pass over it."""
    names = [name for name, kind in vars(HuikanConfig).items() if isinstance(kind, BaseConfigOption)]
    for name in options:
        if name not in names:
            _refuse("bad-option", f"plugins: {NAME}", name, names)


def _check_papers(options: HuikanConfig) -> None:
    """BadConfiguration names a size of paper, or a kind of publication, that nobody
    knows, and those that are known."""
    for kind, paper in {"": options.paper, **options.papers}.items():
        if kind and kind not in FOLDERS.values():
            _refuse("bad-paper-kind", "papers", kind, FOLDERS.values())
        if paper not in PAPERS:
            _refuse("bad-paper", f"papers: {kind}" if kind else "paper", paper, PAPERS)


def _check_styles(options: HuikanConfig) -> None:
    """BadConfiguration names a style of references that nobody knows, and those that are known."""
    for lang, style in options.citation_styles.items():
        if style not in CITATION_STYLES:
            _refuse("bad-citation-style", f"citation_styles: {lang}", style, CITATION_STYLES)


def _check_word_files(options: HuikanConfig) -> None:
    """BadConfiguration names a kind of text that nobody knows, and those that are known."""
    for kind in options.word_files:
        if kind not in KINDS:
            _refuse("bad-paper-kind", "word_files", kind, KINDS)


def _refuse(code: str, place: str, value: str, choices: Iterable[str]) -> NoReturn:
    names = ", ".join(choices)
    raise BadConfiguration(f"{place}: “{value}”; {names}", code, place=place, said=value, known=names)
