"""The only files that a PDF may read: those that its task names. No network, no
other file, no second thoughts."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

from huikan.tasks import FileRef
from huikan.typesetting import geta

SCHEME = "asset"


def asset_url(path: str) -> str:
    """How a document names a file of content/: `asset:///newsletters/2025-01/a.png`."""
    return f"{SCHEME}:///{quote(path)}"


def asset_of(url: str) -> str:
    """The path from content/ that `asset_url` has made a URL of."""
    return unquote(url.removeprefix(f"{SCHEME}:///"))


def picture_name(url: str) -> str:
    """What the resources of a PDF call the picture of a URL: WeasyPrint's name, to which it adds 0
    or 1 for whether viewers smooth it."""
    return f"i{hashlib.md5(url.encode(), usedforsecurity=False).hexdigest()}"


def named_files(files: Mapping[str, FileRef], missing: str = "") -> Any:
    """A WeasyPrint fetcher that answers for these URLs alone; every other
    one is an error that names it. In drawings 〓 stands for what is `missing` in our fonts."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class NamedFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: object = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            if url not in files:
                raise PermissionError(f"{url} is not a file that this document names")
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            content = files[url].read()
            if missing and url.endswith(".svg"):
                content = geta.in_drawing(content, missing)
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return NamedFiles(allowed_protocols=("data",), allow_redirects=False)
