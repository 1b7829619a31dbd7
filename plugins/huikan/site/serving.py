"""The site on this machine, made anew whenever something changes, with MkDocs's live reload."""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from huikan.site.configuration import Configuration, load
from huikan.site.whole import whole_site

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.huikan")


def serve(configuration: Configuration, content: Path, cache: Path, address: str) -> None:
    """Listen at `address` (host:port) until interrupted. PDFs are
    shown where a build has made them."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory(prefix="huikan-serve-") as folder:
        root = Path(folder)
        build = _builder(configuration, content, cache, address, root)
        build()
        server = _server(configuration, content, address, root, build)
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            log.info("")
        finally:
            server.shutdown()


def _builder(configuration: Configuration, content: Path, cache: Path, address: str, root: Path) -> Callable[[], None]:
    """A function that makes the site below `root` as mkdocs.yml, content and theme are now."""

    def build() -> None:
        now = load(configuration.file)
        local_url = f"http://{address}{urlsplit(now.settings.site_url).path}"
        settings = replace(now.settings, site_url=local_url)
        update(root, whole_site(replace(now, settings=settings, content=content), cache, final=False))

    return build


def update(root: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder hold exactly these files, writing only what differs."""
    for address, new in files.items():
        place = root / address
        if not place.is_file() or place.read_bytes() != new:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(new)
    targets = {root / address for address in files}
    for place in [place for place in root.rglob("*") if place.is_file() and place not in targets]:
        place.unlink()


def _server(configuration: Configuration, content: Path, address: str, root: Path, build: Callable[[], None]) -> LiveReloadServer:
    from mkdocs.livereload import LiveReloadServer

    host, _, port = address.rpartition(":")
    path = urlsplit(configuration.settings.site_url).path
    server = LiveReloadServer(build, host or "127.0.0.1", int(port), str(root), mount_path=path)
    server.error_handler = lambda code: (root / "404.html").read_bytes() if code == 404 else None
    for watched in (content, configuration.theme, configuration.file):
        server.watch(str(watched))
    return server
