"""The preview over HTTP, for this machine's browsers."""

from __future__ import annotations

import contextlib
import datetime as time
import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from time import monotonic, sleep
from urllib.parse import urlsplit

from huikan.builds import BuildEnvironment, BuildRequest, TreeState
from huikan.diagnostics.show import show
from huikan.model import SHANGHAI
from huikan.pipeline import Prepared
from huikan.preview.http import PreviewServer
from huikan.preview.workshop import Workshop

log = logging.getLogger("huikan.preview")

MOST_PORTS = 65_535
LEAST = 0.1  # seconds between two looks at the folder
SHARE = 4  # times as long as a look takes, if that is more: looking takes a fifth of a processor at most
QUIET = 2.0  # seconds without a change after which the index of search is made

Load = Callable[[], BuildRequest]  # mkdocs.yml as it is now; an exception with words for people where it is faulty


def serve(load: Load, environment: BuildEnvironment, address: str, lang: str) -> None:
    """Listen at `address` (host:port) until interrupted or told to end. OSError where nobody can
    listen there."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    host, _, port = address.rpartition(":")
    if not port.isdecimal() or int(port) > MOST_PORTS:
        raise OSError("host:port, 0–65535")
    workshop = Workshop(environment)
    with _listening(workshop, load, host or "127.0.0.1", int(port), lang), contextlib.suppress(KeyboardInterrupt):
        _follow(workshop, load, address, lang)


def _follow(workshop: Workshop, load: Load, address: str, lang: str) -> None:
    """Make the site for every new state of the files, until interrupted."""
    with contextlib.suppress(ValueError):  # signals belong to the main thread
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    before: tuple[TreeState, object, frozenset[str]] | None = None
    while True:
        start = monotonic()
        try:
            request = _local(load(), address)
            now = workshop.state(request), request.settings, workshop.orders.keys
            pause = max(LEAST, SHARE * (monotonic() - start))
            if now != before:
                before = now
                prepared = workshop.make(request, now[0], partial(_is_stale, workshop, request, now[0], pause))
                _tell(prepared, request, monotonic() - start, lang)
        except Exception as error:  # whatever it is, the editor's next change may mend it
            pause, before = LEAST, None
            if str(error) != workshop.shown.trouble:
                log.error("%s", error)
                workshop.fail(str(error) or type(error).__name__)
        sleep(pause)


def _is_stale(workshop: Workshop, request: BuildRequest, state: TreeState, pause: float) -> bool:
    """Whether somebody writes again within QUIET seconds."""
    end = monotonic() + QUIET
    while monotonic() < end:
        sleep(pause)
        if workshop.state(request) != state:
            return True
    return False


def _tell(prepared: Prepared, request: BuildRequest, seconds: float, lang: str) -> None:
    text = show(prepared.diagnostics, lang, root=request.content.name, most=8)
    log.log(logging.INFO if prepared.sound else logging.ERROR, "%s%.1f s", text, seconds)


def _local(request: BuildRequest, address: str) -> BuildRequest:
    """The request for a site at this machine's address, now."""
    path = urlsplit(request.settings.site_url).path or "/"
    settings = replace(request.settings, site_url=f"http://{address}{path}")
    return replace(request, settings=settings, now=time.datetime.now(SHANGHAI), pdfs="cached")


@contextmanager
def _listening(workshop: Workshop, load: Load, host: str, port: int, lang: str) -> Iterator[None]:
    mount = urlsplit(load().settings.site_url).path or "/"
    server = PreviewServer((host, port), workshop, mount, lang)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
