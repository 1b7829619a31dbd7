"""make: a page's bytes. The Jinja environment, its filters, and what a template may ask for."""

from __future__ import annotations

import json
from collections.abc import Mapping, MutableMapping
from functools import lru_cache
from types import CodeType
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from huikan import addresses, qr
from huikan.bibliography import Entry
from huikan.interface import words
from huikan.outputs.pages.citation_exports import exports_of
from huikan.outputs.pages.corrections import correction_link
from huikan.outputs.pages.links import html_of
from huikan.outputs.pages.spec import Body, PageSpec
from huikan.outputs.pages.templates import Templates
from huikan.tasks import FileRef


def make(spec: PageSpec, templates: Templates) -> bytes:
    """The page as HTML."""
    page = _environment(templates).get_template(spec.template).render(_context(spec))
    return page.encode("utf-8", "xmlcharrefreplace")


def _context(spec: PageSpec) -> dict[str, Any]:
    """The names that a template knows: the page, the words of its language
    (`say`), and everything in its view; what takes long to write is written here,
    where a page is drawn, not where it is planned."""
    body, entry = spec.view.get("body"), spec.view.get("exports")
    site = spec.view.get("site")
    say = {**words(spec.lang), **(site["called"] if isinstance(site, Mapping) else {})}
    written = {
        "body": html_of(body, say) if isinstance(body, Body) else "",
        "exports": exports_of(entry) if isinstance(entry, Entry) else (),
    }
    return {"page": spec, "say": say, **spec.view, **written}


@lru_cache(maxsize=64)  # a theme has some twenty templates of pages
def _environment(templates: Templates) -> Environment:
    """What draws pages with these templates."""
    environment = _settings()
    environment.loader = _Loader(templates.files)
    environment.globals |= {"digests": templates.versions, "integrity": templates.integrity, "policy": templates.policy}
    return environment


def _settings() -> Environment:
    """An environment without templates. Everything is escaped; unknown names are errors.

    Filters that depend on the theme look it up in the context: templates are
    compiled once for all environments.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {
        "link": _link,
        "place": _place,
        "absolute": _absolute,
        "html_lang": _html_lang,
        "asset": _asset,
        "data": data,
        "qr": _qr,
        "integrity": _integrity,
        "identifier": _identifier,
        "correction": _correction,
    }
    return environment


class _Loader(BaseLoader):
    """The templates of a page, each compiled once in this process, whatever pages need it."""

    def __init__(self, files: Mapping[str, FileRef]) -> None:
        self.files = files

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        if name not in self.files:
            raise TemplateNotFound(name)
        code = _compiled(name, self.files[name])
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})


@lru_cache(maxsize=512)
def _compiled(name: str, file: FileRef) -> CodeType:
    return _settings().compile(file.read().decode("utf-8"), name, name)


@pass_context
def _link(context: Context, address: str) -> str:
    """An address as a link from this page. The 404 page answers anywhere, so its
    links start at the host's root."""
    page: PageSpec = context["page"]
    if page.address == "404.html":
        site: Mapping[str, str] = context["site"]
        return urlsplit(site["url"]).path + quote(address)
    return quote(addresses.relative(address, page.address))


@pass_context
def _place(context: Context, address: str) -> str:
    """An address with a place on its page (`awards/#entry-a`) as a link from this page."""
    page, mark, place = address.partition("#")
    return _link(context, page) + mark + quote(place)


@pass_context
def _absolute(context: Context, address: str) -> str:
    site: Mapping[str, str] = context["site"]
    return site["url"] + quote(address)


@pass_context
def _qr(context: Context, address: str) -> str:
    """The QR code of an address of the site as a picture that is its own address: one file less a
    page."""
    svg = qr.svg(_absolute(context, address)).replace('"', "'")
    return "data:image/svg+xml," + quote(svg, safe=" '=/:()")


@pass_context
def _asset(context: Context, name: str) -> str:
    """A file of the theme; its address changes with its bytes, so
    that no browser keeps an old one."""
    return f"{_link(context, name)}?v={context['digests'][name]}"


@pass_context
def _integrity(context: Context, name: str) -> str:
    """The digest of a script of the theme, as its element says it."""
    digest: str = context["integrity"][name]
    return digest


@pass_context
def _correction(context: Context, target: str) -> Markup:
    """Where readers of this page tell of a mistake."""
    page: PageSpec = context["page"]
    return correction_link(target, page.title, _absolute(context, page.address), context["say"])


UNSAFE: dict[int, str | int | None] = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def data(value: object) -> Markup:
    """A plain value as JSON that may stand in a script element: nothing in it can end
    the element, or start another."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))  # noqa: S704 the signs that HTML would read are gone


def _identifier(number: str) -> str:
    """A DOI or CSTR as the path of the address that resolves it."""
    return quote(number, safe="/:;()._-~")


def _html_lang(lang: str) -> str:
    return words(lang)["html_lang"]
