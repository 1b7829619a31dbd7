"""Links, anchors and pictures that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import relpath
from urllib.parse import quote, unquote

from huikan.check.context import CheckContext, at, nearest
from huikan.diagnostics import Diagnostic
from huikan.markup.fragment import Reference
from huikan.markup.links import asset_path
from huikan.model import Document
from huikan.publication.wiki_links import candidates

_HOST = re.compile(r"(?i)www\.[\w-]+\.\w|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|cn|edu|gov|info|io|int|top)(?:[/?:]|$)")


def references(context: CheckContext) -> Iterator[Diagnostic]:
    """Links, anchors and pictures that lead nowhere."""
    for document in context.documents():
        fragment = context.fragments.get((document.key, document.lang))
        for reference in fragment.references if fragment else ():
            yield from _reference(context, document, reference)


def _reference(context: CheckContext, document: Document, reference: Reference) -> Iterator[Diagnostic]:
    scheme, _, rest = reference.target.partition(":")
    name, _, anchor = rest.partition("#")
    name = asset_path(reference.target) if scheme == "asset" else name
    if reference.target.startswith("#"):
        yield from _anchor(context, document, reference, document.key, reference.target[1:])
    elif scheme == "asset" and name.startswith("../"):
        return  # markup has said that it leads out of the content folder
    elif scheme == "asset" and name in context.refused:
        yield at(document, reference.line, reference.href, "refused-file", href=reference.href)
    elif scheme == "asset" and name not in context.library.assets:
        code = "broken-image" if reference.kind == "image" else "broken-link"
        yield _broken(code, context, document, reference, name)
    elif scheme == "wiki":
        names = "、".join(candidates(context.library, name))
        yield at(document, reference.line, reference.href, "ambiguous-link", href=reference.href, names=names)
    elif scheme == "work" and name in context.works:
        yield from _anchor(context, document, reference, name, anchor)
    elif scheme == "work" and name in context.withheld:
        yield at(document, reference.line, reference.href, "unpublished-link", href=reference.href)
    elif scheme == "work" and name != "index":
        yield _broken("broken-link", context, document, reference, name)


def _anchor(context: CheckContext, document: Document, reference: Reference, key: str, anchor: str) -> Iterator[Diagnostic]:
    target = context.fragments.get((key, document.lang))
    if not anchor or target is None or anchor in target.anchors:
        return
    close = nearest(anchor, sorted(target.anchors), 0.4)
    yield _suggest(close, "broken-anchor", document, reference.line, reference.href, href=reference.href, anchor=anchor)


def _broken(code: str, context: CheckContext, document: Document, reference: Reference, name: str) -> Diagnostic:
    """The fault, with the path to write where something of nearly that name exists, or whose
    name has the # that began a place."""
    if scheme := _scheme(reference.href):
        return at(document, reference.line, reference.href, "schemeless-link", href=reference.href, suggestion=scheme)
    place = reference.target.partition("#")[2] or unquote(reference.href.partition("#")[2])
    whole = f"{name}#{place}"
    if whole in context.library.assets:
        return _suggest([_written(context, document, whole)], code, document, reference.line, reference.href, href=reference.href)
    close = [_written(context, document, key) for key in context.similar(name) if key != document.key]
    return _suggest(close, code, document, reference.line, reference.href, href=reference.href)


def _written(context: CheckContext, document: Document, name: str) -> str:
    """A work or file as a link from the document would name it."""
    work = context.works.get(name)
    path = next(iter(work.documents.values())).path if work else name
    for lang in context.library.languages[1:]:
        path = path.removesuffix(f".{lang}.md") + ".md" if path.endswith(f".{lang}.md") else path
    path = relpath(path, document.path.rpartition("/")[0] or ".")
    for sign in "% #?()<>":  # that a link's address gives another meaning
        path = path.replace(sign, quote(sign))
    return path


def _scheme(href: str) -> str:
    """The whole address that `www.example.org/a` is short for; "" for what is no address."""
    return f"https://{href}" if _HOST.match(href) else ""


def _suggest(close: list[str], code: str, document: Document, line: int, text: str, **values: str) -> Diagnostic:
    """The diagnostic, as its `-similar` form when something close exists."""
    if close:
        return at(document, line, text, f"{code}-similar", similar=close[0], **values)
    return at(document, line, text, code, **values)
