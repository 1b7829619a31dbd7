"""How templates draw a page: the Jinja environment, its filters, and what a template may ask for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from huikan import addresses
from huikan.interface import words
from huikan.outputs.pages import Body, PageSpec, html_of
from huikan.outputs.policy import integrity, policy

ASSETS = ("style.css", "catalogue.css", "script.js", "search.js", "catalogue.js")


def open_templates(folders: Sequence[Path]) -> Environment:
    """The templates of `folders`, the first that has one wins. Everything is escaped; unknown names are errors."""
    env = Environment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    digests = {name: _digest(folders, name) for name in ASSETS}
    env.filters |= {"link": _link, "absolute": _absolute, "html_lang": _html_lang, "asset": _asset, "data": data}
    env.globals["digests"] = digests
    scripts = _scripts(folders)
    env.filters["integrity"] = lambda name: integrity(scripts[name])
    env.globals["policy"] = policy(scripts.values())
    return env


def context_of(spec: PageSpec) -> dict[str, Any]:
    """The names that a template knows: the page, the words of its language (`say`), and everything in its view."""
    body = spec.view.get("body")
    return {"page": spec, "say": words(spec.lang), **spec.view, "body": html_of(body) if isinstance(body, Body) else ""}


def _scripts(folders: Sequence[Path]) -> dict[str, bytes]:
    """Our own scripts: those of the first folder, which is the society's theme. Material's are not among them."""
    return {path.name: path.read_bytes() for path in sorted(folders[0].glob("*.js"))}


def _digest(folders: Sequence[Path], name: str) -> str:
    found = next((folder / name for folder in folders if (folder / name).is_file()), None)
    return sha256(found.read_bytes()).hexdigest()[:8] if found else ""


@pass_context
def _link(context: Context, address: str) -> str:
    """An address as a link from this page. The 404 page answers anywhere, so its links start at the host's root."""
    page: PageSpec = context["page"]
    if page.address == "404.html":
        site: Mapping[str, str] = context["site"]
        return urlsplit(site["url"]).path + quote(address)
    return quote(addresses.relative(address, page.address))


@pass_context
def _absolute(context: Context, address: str) -> str:
    site: Mapping[str, str] = context["site"]
    return site["url"] + quote(address)


@pass_context
def _asset(context: Context, name: str) -> str:
    """A file of the theme; its address changes with its bytes, so that no browser keeps an old one."""
    return f"{_link(context, name)}?v={context['digests'][name]}"


UNSAFE: dict[int, str | int | None] = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def data(value: object) -> Markup:
    """A plain value as JSON that may stand in a script element: nothing in it can end the element, or start another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))  # noqa: S704 the signs that HTML would read are gone


def _html_lang(lang: str) -> str:
    return words(lang)["html_lang"]
