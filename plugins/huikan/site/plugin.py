"""The MkDocs plugin: a thin shell. It hands MkDocs planned pages, or else every finished file of the site."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from huikan import addresses
from huikan.outputs.pages import PageSpec
from huikan.site.configuration import NAME, BadConfiguration, HuikanConfig, configuration_of
from huikan.site.environment import check_environment
from huikan.site.templates import context_of, open_templates


class HuikanPlugin(BasePlugin[HuikanConfig]):  # type: ignore[no-untyped-call]
    """With `specs`, which `draw` gives, MkDocs draws pages. Started by hand it asks the pipeline for the whole site."""

    specs: tuple[PageSpec, ...] | None = None
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if Path(config.site_dir).is_symlink():  # MkDocs empties its folder first, and would reach the readers' through the link
            raise PluginError(f"{config.site_dir} is the published site: give MkDocs another site_dir")
        try:
            check_environment(Path(config.config_file_path))
        except ConfigurationError as error:
            raise PluginError(str(error)) from error
        config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Only ours: nothing of Material's or of the content's folder is published unasked."""
        if self.specs is not None:
            return Files([PlannedPage(spec, config).file for spec in self.specs])
        return Files(list(self._whole_site(config)))

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Our own environment: Material's, which escapes nothing, draws no page of ours."""
        return open_templates([Path(folder) for folder in config.theme.dirs])

    def on_page_context(self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
        assert isinstance(page, PlannedPage)
        return context_of(page.spec)  # type: ignore[return-value]

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.watch(str(configuration_of(config).theme))
        return server

    def _whole_site(self, config: MkDocsConfig) -> list[File]:
        from huikan.site.whole import UnsoundContent, whole_site

        try:
            configuration = configuration_of(config)
            files = whole_site(configuration, configuration.file.parent / self.config.cache, final=not self.serving)
        except BadConfiguration as error:
            raise PluginError(str(error)) from error
        except UnsoundContent as error:
            raise PluginError("nothing was published: mend the errors above first") from error
        return [_finished(config, address, file) for address, file in files.items()]


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
    """A page that is planned already: it reads no source and renders no Markdown."""

    def __init__(self, spec: PageSpec, config: MkDocsConfig) -> None:
        self.spec = spec
        super().__init__(spec.title, PlannedFile(spec, config), config)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"template": self.spec.template}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""


def _finished(config: MkDocsConfig, address: str, file: bytes | Path) -> File:
    """A finished file of the site at its address."""
    if isinstance(file, Path):
        return File.generated(config, address, abs_src_path=str(file), inclusion=InclusionLevel.NOT_IN_NAV)
    return File.generated(config, address, content=file, inclusion=InclusionLevel.NOT_IN_NAV)
