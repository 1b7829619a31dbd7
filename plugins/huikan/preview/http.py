"""The preview's HTTP: GET and HEAD of what is shown, and events for browsers that wait for a
change. Only who names this machine is answered, so that no page of another site reads it by a
name of its own (DNS rebinding)."""

from __future__ import annotations

import contextlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

from huikan.preview.answer import EVENTS, PDFS, Answer, answer, page_at
from huikan.preview.pdf_orders import order
from huikan.preview.workshop import Workshop

PATIENCE = 15.0  # seconds after which a browser that waits is told that nothing has changed
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 the user has asked for it: any name may lead here


class PreviewServer(ThreadingHTTPServer):
    """Listens at `place` (host, port) for requests below `mount`."""

    daemon_threads = True

    def __init__(self, place: tuple[str, int], workshop: Workshop, mount: str, lang: str) -> None:
        super().__init__(place, _Handler)
        self.workshop, self.mount, self.lang = workshop, mount, lang
        host, port = place
        self.names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]", host)}
        self.is_everywhere = host in EVERYWHERE


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: PreviewServer

    def do_GET(self) -> None:
        self._respond(body=True)

    def do_HEAD(self) -> None:
        self._respond(body=False)

    def _respond(self, body: bool) -> None:
        server = self.server
        if not server.is_everywhere and self.headers.get("Host", "") not in server.names:
            self._send(Answer(421, "text/plain", b"another host\n"), body)
        elif self.path.startswith(f"{server.mount}{EVENTS}"):
            self._events(self.path.removeprefix(f"{server.mount}{EVENTS}"))
        elif self.path.startswith(f"{server.mount}{PDFS}"):
            self._send(order(self.path, server.workshop, server.lang, server.mount), body)
        else:
            self._send(answer(self.path, server.workshop.shown, server.lang, server.mount), body)

    def _send(self, sent: Answer, body: bool) -> None:
        self.send_response(sent.status)
        self.send_header("Content-Type", sent.kind)
        self.send_header("Content-Length", str(len(sent.content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if sent.location:
            self.send_header("Location", sent.location)
        self.end_headers()
        if body:
            self.wfile.write(sent.content)

    def _events(self, page: str) -> None:
        """Tell the state of a page, as its address is written, after each change."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        server, workshop = self.server, self.server.workshop
        with contextlib.suppress(OSError), workshop.open_pages.opened(page_at(unquote(page))):  # until the browser has gone
            while True:
                shown = workshop.shown
                state = answer(f"{server.mount}{page}", shown, server.lang, server.mount).state
                self.wfile.write(f"data: {state}\n\n".encode())
                self.wfile.flush()
                workshop.wait(shown.version, PATIENCE)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: a terminal is for findings."""
