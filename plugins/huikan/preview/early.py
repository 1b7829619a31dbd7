"""Marks for what readers do not have yet: a bar on its page, a word behind each link to it."""

from __future__ import annotations

import html
from posixpath import dirname, relpath
from urllib.parse import quote

from huikan.diagnostics.words import CONSOLE
from huikan.library import Waiting
from huikan.model import SHANGHAI
from huikan.preview.workshop import Shown


def notice(file: str, shown: Shown, lang: str) -> str:
    """The bar on a page that readers do not have yet, "" on others."""
    reason = shown.waiting.get(file)
    return f'<aside class="huikan-early">{html.escape(_words(reason, lang))}</aside>' if reason else ""


def marks(file: str, shown: Shown, lang: str) -> bytes:
    """Style rules for the page `file`: a word behind each of its links to what waits."""
    rules = []
    for page, reason in sorted(shown.waiting.items()):
        address = quote(relpath(dirname(page) or ".", dirname(file) or ".")) + "/"
        word = CONSOLE.get(lang, CONSOLE["en"])["preview-draft-mark" if reason.until is None else "preview-later-mark"]
        rules.append(f"main a[href={_string(address)}]::after {{ content: {_string(word)}; {_MARK} }}")
    return "\n".join(rules).encode()


_MARK = (
    "margin-left: .5em; padding: .1em .5em; border: 1px dashed #3d63b8; font: 600 12px/1.5 system-ui, sans-serif; color: #3d63b8;"
)


def _words(reason: Waiting, lang: str) -> str:
    table = CONSOLE.get(lang, CONSOLE["en"])
    if reason.until is None:
        return table["preview-draft"]
    return table["preview-later"].format(moment=f"{reason.until.astimezone(SHANGHAI):%Y-%m-%d %H:%M}")


def _string(text: str) -> str:
    """A string of CSS."""
    return '"' + "".join(f"\\{ord(character):x} " if character in '"\\\n<' else character for character in text) + '"'
