"""A PDF that nobody has made yet: asked for, waited for with a line of progress, shown."""

from __future__ import annotations

import html
from urllib.parse import quote, unquote

from huikan.diagnostics.words import CONSOLE
from huikan.preview.answer import FINDINGS, PDFS, Answer
from huikan.preview.workshop import Workshop

AGAIN = 2  # seconds after which a browser that waits asks again


def order(path: str, workshop: Workshop, lang: str, mount: str) -> Answer:
    """The answer to a request for the PDF of the page that `path` names behind PDFS: how far it
    is, or where it is."""
    page = unquote(path.partition("?")[0]).removeprefix(f"{mount}{PDFS}")
    shown, table = workshop.shown, CONSOLE.get(lang, CONSOLE["en"])
    if page not in shown.pdfs:
        return Answer(302, "text/plain", b"", quote(f"{mount}{page.removesuffix('index.html')}"))
    key, file = shown.pdfs[page]
    ready = workshop.orders.is_done(key)
    if file in shown.files and (ready or key not in workshop.orders.keys):
        return Answer(302, "text/plain", b"", quote(f"{mount}{file}"))
    if ready:
        words = table["preview-pdf-failed"]
        return _page(f'{html.escape(words)} <a href="{html.escape(mount)}{FINDINGS}">→</a>', lang, refresh=False)
    workshop.orders.take(key)
    words = table["preview-pdf"].format(file=file, seconds=int(workshop.orders.seconds(key)))
    return _page(html.escape(words), lang, refresh=True)


def _page(words: str, lang: str, refresh: bool) -> Answer:
    again = f'<meta http-equiv="refresh" content="{AGAIN}">' if refresh else ""
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width">{again}<title>PDF</title>'
    body = f'<p role="status" style="font: 1rem/1.6 system-ui, sans-serif; margin: 2rem">{words}</p>'
    text = f'<!doctype html><html lang="{html.escape(lang)}"><head>{head}</head><body>{body}</body></html>'
    return Answer(200, "text/html; charset=utf-8", text.encode())
