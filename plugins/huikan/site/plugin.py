"""The MkDocs plugin: a thin shell. It hands MkDocs every file of the site, finished."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin

from huikan import theme_folders
from huikan.site.configuration import BadConfiguration, Configuration, HuikanConfig, configuration_of
from huikan.site.environment import read_values

if TYPE_CHECKING:  # our own commands load this room, and nothing of what MkDocs builds with
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import File, Files


class HuikanPlugin(BasePlugin[HuikanConfig]):  # type: ignore[no-untyped-call]
    """MkDocs started by hand asks the pipeline for the whole site, and copies it."""

    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if Path(config.site_dir).is_symlink():  # MkDocs empties its folder first, and would reach the readers' through the link
            raise PluginError(f"{config.site_dir} is the published site: give MkDocs another site_dir")
        try:
            read_values(Path(config.config_file_path))
        except ConfigurationError as error:
            raise PluginError(str(error)) from error
        config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Only ours: nothing of Material's or of the content's folder is published unasked."""
        from mkdocs.structure.files import Files

        return Files(self._whole_site(config))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        for folder in theme_folders.folders(self._configuration(config).theme):
            server.watch(str(folder))
        return server

    def _configuration(self, config: MkDocsConfig) -> Configuration:
        return configuration_of(config, config.theme.custom_dir, self.config)

    def _whole_site(self, config: MkDocsConfig) -> list[File]:
        from huikan.site.whole import UnsoundContent, whole_site

        try:
            configuration = self._configuration(config)
            files = whole_site(configuration, configuration.file.parent / self.config.cache, final=not self.serving)
        except BadConfiguration as error:
            raise PluginError(str(error)) from error
        except UnsoundContent as error:
            raise PluginError("nothing was published: mend the errors above first") from error
        return [_finished(config, address, file) for address, file in files.items()]


def _finished(config: MkDocsConfig, address: str, content: bytes) -> File:
    """A finished file of the site at its address."""
    from mkdocs.structure.files import File, InclusionLevel

    return File.generated(config, address, content=content, inclusion=InclusionLevel.NOT_IN_NAV)
