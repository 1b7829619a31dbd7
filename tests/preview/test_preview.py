"""The preview: a real server over a small society, asked as browsers ask."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from inline_build import ROOT
from loopback import open_browser

PATIENCE = 120.0  # seconds of a busy machine
WARM = "articles/warm/index.md"


class Served(NamedTuple):
    """A preview that runs."""

    root: Path
    address: str
    process: subprocess.Popen[bytes]

    @property
    def content(self) -> Path:
        return self.root / "content"

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        request = urllib.request.Request(self.address + path, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as response:
                return response.status, response.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode("utf-8", "replace")

    def until(self, path: str, told: Callable[[str], bool]) -> str:
        """The page, as soon as it says what is waited for."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                text = self.get(path)[1]
            except OSError:
                text = ""
            if told(text):
                return text
            time.sleep(0.1)
        raise AssertionError(f"{path} never said it: {text[:2000]}")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("preview")
    shutil.copytree(ROOT / "tests/society", root / "content")
    (root / "theme").symlink_to(ROOT / "theme")
    shutil.copy(ROOT / "mkdocs.yml", root)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--address", f"127.0.0.1:{port}", "--cache", "cache"]
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=root, stdout=log, stderr=log, start_new_session=True)
    served = Served(root, f"http://127.0.0.1:{port}/", process)
    try:
        served.until("articles/warm/", lambda text: "</article>" in text)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        with pytest.raises(ProcessLookupError):  # nothing of it is left behind
            for _ in range(100):
                os.killpg(process.pid, 0)
                time.sleep(0.1)


def test_a_change_is_shown_and_a_mended_mistake_leaves_no_word(preview: Served) -> None:
    file = preview.content / WARM
    before = file.read_text("utf-8")
    file.write_text(before + "\n新添的一句话。\n\n[甲](nowhere.md)\n", "utf-8")
    page = preview.until("articles/warm/", lambda text: "新添的一句话" in text)
    assert "broken-link" in page and f"{WARM}:" in page
    assert "broken-link" in preview.get("_findings/")[1]
    file.write_text(before + "\n电话 13912345678。\n", "utf-8")
    page = preview.until("articles/warm/", lambda text: "mobile-number" in text)  # it is held back, and its page says why
    assert "13912345678" not in page
    file.write_text(before, "utf-8")
    page = preview.until("articles/warm/", lambda text: "mobile-number" not in text and "</article>" in text)
    assert "broken-link" not in page


def test_a_slip_in_the_configuration_is_said_on_the_page(preview: Served) -> None:
    file = preview.root / "mkdocs.yml"
    before = file.read_text("utf-8")
    file.write_text(before.replace("paper: A4", "paper: A99"), "utf-8")
    assert "</article>" in preview.until("articles/warm/", lambda text: "A99" in text)
    file.write_text(before, "utf-8")
    preview.until("articles/warm/", lambda text: "A99" not in text)


def test_a_page_keeps_its_policy_and_is_what_is_published(preview: Served) -> None:
    page = preview.get("articles/warm/")[1]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy and "default-src &#39;none&#39;" in policy[1].replace("'", "&#39;")
    assert preview.get("articles/warm")[0] == 200  # with a stroke at its end
    assert preview.get("nothing/here/")[0] == 404


def test_only_this_machine_reads_and_nobody_writes(preview: Served) -> None:
    assert preview.get("", Host="attacker.example")[0] == 421
    for method in ("POST", "PUT", "DELETE"):
        request = urllib.request.Request(preview.address, method=method, data=b"x")
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=PATIENCE)
        assert refused.value.code == 501
        refused.value.close()
    assert preview.get("../mkdocs.yml")[0] == 404 and preview.get("%2e%2e/mkdocs.yml")[0] == 404
    head = urllib.request.Request(preview.address, method="HEAD")
    with urllib.request.urlopen(head, timeout=PATIENCE) as response:
        assert response.read() == b"" and int(response.headers["Content-Length"]) > 0


def test_a_browser_loads_a_changed_page_by_itself(preview: Served) -> None:
    file = preview.content / WARM
    before = file.read_text("utf-8")
    with open_browser() as browser:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.goto(f"{preview.address}articles/warm/")
        file.write_text(before + "\n浏览器自己看到了。\n", "utf-8")
        page.wait_for_selector("text=浏览器自己看到了", timeout=PATIENCE * 1000)
        file.write_text(before, "utf-8")
    assert not complaints


def test_a_port_that_is_taken_is_said(preview: Served, tmp_path: Path) -> None:
    for address, words in ((preview.address.removeprefix("http://").rstrip("/"), "in use"), ("127.0.0.1:x", "host:port")):
        command = [
            sys.executable,
            str(ROOT / "build.py"),
            "serve",
            "--address",
            address,
            "--lang",
            "en",
            "--cache",
            str(tmp_path),
        ]
        done = subprocess.run(command, cwd=preview.root, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert done.returncode and words in done.stderr and "Traceback" not in done.stderr


DRAFT = "---\ntitle: 还没写完\ndate: 2025-01-01\n{fields}\n---\n\n正文。\n"


def test_drafts_and_scheduled_texts_are_shown_and_marked(preview: Served) -> None:
    texts = {
        "soon.md": DRAFT.format(fields="status: draft"),
        "later.md": DRAFT.format(fields="publish_on: 2099-05-06 08:00"),
        "inside.md": DRAFT.format(fields="visibility: internal"),
    }
    for name, text in texts.items():
        (preview.content / "articles" / name).write_text(text, encoding="utf-8")
    page = preview.until("articles/soon/", lambda text: "</article>" in text)
    assert re.search(r'<aside class="huikan-early">[^<]*(?:draft|草稿)', page)
    assert "2099-05-06 08:00" in preview.until("articles/later/", lambda text: "</article>" in text)
    assert preview.get("articles/inside/")[0] == 404, "an internal text is for nobody's browser"
    listing = preview.get("articles/")[1]
    assert 'href="soon/"' in listing
    style = re.search(r'href="/(_preview/style/[^"]+)"', listing)
    assert style
    assert 'main a[href="soon/"]::after' in preview.get(style[1])[1]
    for name in texts:
        (preview.content / "articles" / name).unlink()
    preview.until("articles/soon/", lambda text: "</article>" not in text)


def test_a_pdf_is_made_when_somebody_asks_for_it(preview: Served) -> None:
    page = preview.until("articles/warm/", lambda text: "_preview/pdf/" in text)
    way = re.search(r'href="/(_preview/pdf/[^"]+)"', page)
    assert way
    status, text = preview.get(way[1])
    assert status == 200 and re.search(r"articles-warm\.zh\.pdf.*\d+ (?:s|秒)", text), "how long it has taken so far"
    assert preview.until(way[1], lambda text: text.startswith("%PDF-"))
    preview.until("articles/warm/", lambda text: "pdf/articles-warm.zh.pdf" in text and "_preview/pdf/" not in text)
