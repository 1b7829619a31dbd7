"""A real Chromium that is shown pages from memory and tells every script that they run."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from loopback import open_browser

HOST = "http://society.test/"
Answer = tuple[str, bytes, Mapping[str, str]]  # kind, content, headers
# Whoever waits for a touch gets one, in frames too: handlers of events that no reader
# causes within the test's time.
TOUCH = """() => {
  const names = ["click", "mouseover", "mouseenter", "focus", "error", "load", "toggle", "submit", "input", "animationstart"];
  const touch = (shown) => {
    for (const element of shown?.querySelectorAll("*") ?? []) {
      for (const name of names) {
        try { element.dispatchEvent(new Event(name, { bubbles: false, cancelable: true })); } catch {}
      }
      const leads = String(element.href?.baseVal ?? element.href ?? element.formAction ?? "");
      if (/^[\\s\\x00-\\x1f]*(javascript|vbscript|data):/i.test(leads)) element.dispatchEvent(new MouseEvent("click", { cancelable: true }));
      if (element.localName === "iframe") touch(element.contentDocument);
    }
  };
  touch(document);
}"""


@dataclass
class Visit:
    """What happened on a page: scripts that ran and were not ours, and other
    addresses that were asked for."""

    scripts: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)


class Reader:
    """Opens addresses of HOST, answered by a function; everything else is refused and noted."""

    def __init__(self, page: Any, answer: Callable[[str], Answer | None], ours: frozenset[str], failure: type[Exception]) -> None:
        self.page, self.answer, self.ours, self.failure = page, answer, ours, failure
        self.visit = Visit()
        page.route("**/*", self._route)
        page.on("dialog", self._dialog)
        page.on("popup", lambda popup: popup.close())
        session = page.context.new_cdp_session(page)
        session.send("Debugger.enable")
        session.send("Debugger.setSkipAllPauses", {"skip": True})
        session.on("Debugger.scriptParsed", self._script)

    def open(self, path: str, touch: bool = True) -> Visit:
        self.visit = Visit()
        for patience in (50, 200, 1000, 0):  # ms: the page before has sent its window elsewhere, or this one does
            try:
                self._go(path, touch)
                break
            except self.failure:
                if not patience:
                    raise
                self.page.wait_for_timeout(patience)
        return self.visit

    def _go(self, path: str, touch: bool) -> None:
        self.page.goto(HOST + path, wait_until="load", timeout=20_000)
        if touch:
            self.page.evaluate(TOUCH)
            self.page.wait_for_timeout(5)

    def _route(self, route: Any) -> None:
        url = route.request.url
        found = self.answer(url.removeprefix(HOST).partition("#")[0]) if url.startswith(HOST) else None
        if found is None:
            self.visit.requests.append(url)
            route.abort()
        else:
            kind, content, headers = found
            route.fulfill(body=content, headers={"content-type": kind, **headers})

    def _dialog(self, dialog: Any) -> None:
        self.visit.dialogs.append(dialog.message)
        with contextlib.suppress(self.failure):  # it went with its page
            dialog.dismiss()

    def _script(self, event: Mapping[str, Any]) -> None:
        address = event["url"].partition("?")[0]
        if address.startswith(("http", "about:srcdoc")) and address.removeprefix(HOST) not in self.ours:
            self.visit.scripts.append(address)


@contextmanager
def reader(answer: Callable[[str], Answer | None], ours: frozenset[str] = frozenset()) -> Iterator[Reader]:
    """A reader in an installed Chromium; without one the test is skipped."""
    with open_browser() as browser:
        from playwright.sync_api import Error

        yield Reader(browser.new_page(), answer, ours, Error)
