"""A formatted reference: runs of text, some of them links or in italics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from huikan.bibliography.entry import Entry

_WEB = re.compile(r"https?://[^\s<>\"\\]+$", re.IGNORECASE)


class Run(NamedTuple):
    """A piece of a reference; `href` is where it leads, "" for nowhere."""

    text: str
    href: str = ""
    italic: bool = False


Runs = tuple[Run, ...]


def text_of(runs: Iterable[Run]) -> str:
    """The words of a reference."""
    return "".join(run.text for run in runs)


def doi_link(doi: str, text: str = "") -> Run:
    return Run(text or doi, f"https://doi.org/{quote(doi, safe='/:;()._-')}")


def address(url: str) -> Run:
    """An address as it is written, and the link to it if it is one of the web."""
    return Run(url, url if _WEB.match(url) else "")


def has_doi(entry: Entry) -> bool:
    """Whether the address of an item has its DOI in it (GB/T 7714—2025, 7.9.1)."""
    return bool(entry.doi) and entry.doi.lower() in entry.url.lower()


def joined(runs: Iterable[Run]) -> Runs:
    """The runs without empty ones, neighbours of one kind as one."""
    result: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if result and result[-1][1:] == run[1:]:
            result[-1] = result[-1]._replace(text=result[-1].text + run.text)
        else:
            result.append(run)
    return tuple(result)
