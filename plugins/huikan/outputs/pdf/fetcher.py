"""The only files that a PDF may read: those that its task names. No network, no other file, no second thoughts."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from huikan import media
from huikan.outputs.pdf.colours import plain
from huikan.outputs.pdf.pictures import fitted
from huikan.tasks import FileRef

SCHEME = "asset"


def asset_url(path: str) -> str:
    """How a document names a file of content/: `asset:///newsletters/2025-01/a.png`."""
    return f"{SCHEME}:///{quote(path)}"


def named_files(files: Mapping[str, FileRef], widths: Mapping[str, int]) -> Any:
    """A WeasyPrint fetcher that answers for these URLs alone; every other one is an error that names it.

    Pictures come as many pixels wide as `widths` says at most; its entry "" is for those that it does not name.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class NamedFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:image/"):
                return super().fetch(url, headers)
            if url not in files:
                raise PermissionError(f"{url} is not a file that this document names")
            content = files[url].read()
            if len(content) > media.MOST_BYTES:
                raise ValueError(f"{url} has {len(content):,} bytes; the limit is {media.MOST_BYTES:,}")
            content = plain(media.published(content))  # a JPEG goes into the PDF as it is
            content = fitted(content, widths.get(url, widths[""]))
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content, {"Content-Type": kind})

    return NamedFiles(allowed_protocols=("data",), allow_redirects=False)
