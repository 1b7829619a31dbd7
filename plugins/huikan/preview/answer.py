"""What a browser gets for an address: a file of the site, with what its editor should know of it.

A page of the preview is the page that will be published, with a bar at its head for the findings
about it and a script that loads it again when it has changed. Its policy stays, and knows that
script by its digest.
"""

from __future__ import annotations

import hashlib
import html
import mimetypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from huikan import addresses
from huikan.content_security import integrity
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import CONSOLE, advice, message
from huikan.preview.early import marks, notice
from huikan.preview.workshop import Shown

FOLDER = "_preview/"  # no work can have it: names that begin so are the program's
FINDINGS = "_findings/"
PDFS = f"{FOLDER}pdf/"  # behind it the file of a page
SCRIPT = f"{FOLDER}reload.js"
EVENTS = f"{FOLDER}events/"  # behind it the address of the page that waits
STYLE = f"{FOLDER}style/"  # behind it the file of the page that it is for

_TARGET = re.compile(r' (?:src|href)="([^"?#:]+)"')
_LOADED = (".css", ".js", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_RELOAD = b"""(() => {
  const state = document.currentScript.dataset.state
  const events = new EventSource(document.currentScript.dataset.events)
  events.onmessage = (event) => { if (event.data !== state) { events.close(); location.reload() } }
  addEventListener("pagehide", () => events.close())
})()
"""
_CSS = b""".huikan-findings { margin: 0; padding: .6rem 1rem; font: 14px/1.5 system-ui, sans-serif;
  background: #fff4e0; color: #3a2a00; border-bottom: 2px solid #c77700; }
.huikan-findings.error { background: #ffe9e7; color: #4a0d06; border-color: #b3261e; }
.huikan-findings ul { margin: .2rem 0 0; padding-left: 1.2rem; }
.huikan-findings li { margin: .2rem 0; }
.huikan-findings code { font: 12px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
.huikan-findings a { color: inherit; }
.huikan-early { margin: 0; padding: .5rem 1rem; font: 600 14px/1.5 system-ui, sans-serif; background: #e3ecff; color: #0f2a5c;
  border-bottom: 2px dashed #3d63b8; }
.huikan-pdf { padding: .3rem 1rem; font: 14px/1.5 system-ui, sans-serif; background: #eef1f1; color: #181b1d; text-align: right; }
.huikan-pdf a { color: #1a5a80; text-decoration: underline; }
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a browser. `state` is of a page: it is another when the page would look
    another way."""

    status: int
    kind: str
    content: bytes
    location: str = ""
    state: str = ""


def answer(path: str, shown: Shown, lang: str, mount: str = "/") -> Answer:
    """The answer to a request for `path`, as the browser wrote it, below `mount`."""
    target = unquote(path.partition("?")[0])
    if not target.startswith(mount):
        return Answer(302, "text/plain", b"", mount) if target == "/" else _missing(shown, lang, mount)
    address = target.removeprefix(mount)
    if address == SCRIPT:
        return Answer(200, "text/javascript; charset=utf-8", _RELOAD)
    if address.startswith(STYLE):
        return Answer(200, "text/css; charset=utf-8", _CSS + marks(address.removeprefix(STYLE), shown, lang))
    if address == FINDINGS:
        return _page(200, _list(shown, lang), shown, (), lang, mount, address)
    file = page_at(address)
    artifact = shown.files.get(file)
    if artifact is None and f"{address}/index.html" in shown.files:
        return Answer(302, "text/plain", b"", f"{mount}{address}/")
    if artifact is None:
        return _missing(shown, lang, mount, address)
    if file.endswith(".html"):
        return _page(200, artifact.read(), shown, _about(file, shown), lang, mount, address, file)
    return Answer(200, _kind(file), artifact.read())


def page_at(address: str) -> str:
    """The file that stands at an address."""
    return addresses.page_file(address) if addresses.is_page(address) else address


def _about(file: str, shown: Shown) -> tuple[Diagnostic, ...]:
    """The findings about the document that a page shows."""
    paths = {path for path, page in shown.pages.items() if page == file}
    return tuple(finding for finding in shown.findings if finding.path in paths)


def _missing(shown: Shown, lang: str, mount: str, address: str = "404.html") -> Answer:
    """The 404 page, with all that is wrong: a page that is not there may lack for that."""
    artifact = shown.files.get("404.html")
    errors = tuple(finding for finding in shown.findings if finding.severity == "error")
    content = artifact.read() if artifact else b"<!doctype html><title>404</title><body></body>"
    return _page(404, content, shown, errors, lang, mount, address)


def _page(
    status: int, page: bytes, shown: Shown, findings: Sequence[Diagnostic], lang: str, mount: str, address: str, file: str = ""
) -> Answer:
    bar = notice(file, shown, lang) + _bar(shown, findings, lang, mount) + _pdf(file, shown, lang, mount)
    looks = b"\0".join((page, bar.encode(), marks(file, shown, lang), *_loaded(page, file, shown)))
    state = hashlib.sha256(looks).hexdigest()[:16]
    script = (
        f'<script src="{html.escape(mount)}{SCRIPT}" integrity="{integrity(_RELOAD)}" data-state="{state}" '
        f'data-events="{html.escape(mount)}{EVENTS}{html.escape(quote(address))}"></script>'
    )
    head = f'<link rel="stylesheet" href="{html.escape(mount)}{STYLE}{html.escape(quote(file))}">{script}'
    text = page.decode().replace("script-src ", f"script-src '{integrity(_RELOAD)}' ", 1)
    text = text.replace("</head>", f"{head}</head>", 1) if "</head>" in text else head + text
    before, opening, rest = text.partition("<body")
    attributes, closing, rest = rest.partition(">")
    whole = f"{before}{opening}{attributes}{closing}{bar}{rest}" if opening else bar + text
    return Answer(status, "text/html; charset=utf-8", whole.encode(), state=state)


def _loaded(page: bytes, file: str, shown: Shown) -> Iterator[bytes]:
    """The digests of the files that a page loads: its styles, scripts and pictures."""
    for target in sorted(set(_TARGET.findall(page.decode()))):
        address = normpath(join(dirname(file), unquote(html.unescape(target))))
        if address.endswith(_LOADED) and address in shown.files:
            yield shown.files[address].sha256.encode()


def _bar(shown: Shown, findings: Sequence[Diagnostic], lang: str, mount: str) -> str:
    if shown.trouble:
        return f'<aside class="huikan-findings error"><code>{html.escape(shown.trouble)}</code></aside>'
    if not findings:
        return ""
    severity = "error" if any(finding.severity == "error" for finding in findings) else "warning"
    rows = "".join(f"<li>{_row(finding, lang)}</li>" for finding in findings)
    more = f'<a href="{html.escape(mount)}{FINDINGS}">{len(shown.findings)} →</a>'
    return f'<aside class="huikan-findings {severity}">{more}<ul>{rows}</ul></aside>'


def _pdf(file: str, shown: Shown, lang: str, mount: str) -> str:
    """The way to a PDF that nobody has made yet."""
    if file not in shown.pdfs or shown.pdfs[file][1] in shown.files:
        return ""
    words = CONSOLE.get(lang, CONSOLE["en"])["preview-make-pdf"]
    return f'<aside class="huikan-pdf"><a href="{html.escape(mount + PDFS + quote(file))}">{html.escape(words)}</a></aside>'


def _row(finding: Diagnostic, lang: str) -> str:
    place = ":".join(str(part) for part in (finding.path, finding.line, finding.column) if part)
    words = f"{html.escape(message(finding, lang))}<br>→ {html.escape(advice(finding, lang))}"
    return f"<code>{html.escape(place)} {html.escape(finding.code)}</code><br>{words}"


def _list(shown: Shown, lang: str) -> bytes:
    """Every finding, as a page of its own."""
    order = ("error", "warning", "note")
    findings = sorted(shown.findings, key=lambda finding: (order.index(finding.severity), finding.path, finding.line))
    rows = []
    for finding in findings:
        page = shown.pages.get(finding.path)
        link = f' <a href="../{html.escape(page.removesuffix("index.html"))}">→</a>' if page else ""
        rows.append(f"<li>{_row(finding, lang)}{link}</li>")
    head = f'<meta charset="utf-8"><title>{len(rows)}</title>'
    body = f'<div class="huikan-findings"><ul>{"".join(rows)}</ul>{"" if rows else "✓"}</div>'
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


def _kind(file: str) -> str:
    kind = mimetypes.guess_type(file)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("+xml", "/xml", "/json")) else kind
