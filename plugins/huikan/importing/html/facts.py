"""What a page says of itself, and which part of it is the text."""

from __future__ import annotations

import datetime as time
import re

from huikan.importing.html.tree import Element
from huikan.model import SHANGHAI

_STAMP = re.compile(r"(?:var\s+)?(?:ct|oriCreateTime|create_time)\s*[:=]\s*[\"'](\d{10})[\"']")
_DAY = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
_TEXTS = (
    "js_content",
    "article",
    "content",
    "main",
    "post-content",
    "entry-content",
    "post-body",
    "article-content",
    "rich_media_content",
)


def main_part(root: Element) -> Element:
    """The element that holds the text: WeChat's, an `article`, `main`, else the body."""
    for name in _TEXTS[:1]:
        if found := root.find(id=name):
            return found
    candidates = [element for element in root.elements() if element.tag == "article"]
    if len(candidates) == 1:
        return candidates[0]
    for found in (root.find("main"), *(root.find(id=name) for name in _TEXTS), *(_classed(root, name) for name in _TEXTS)):
        if found and len(found.text.strip()) > 200:
            return found
    return root.find("body") or root


def _classed(root: Element, name: str) -> Element | None:
    return next((element for element in root.elements() if name in element.classes()), None)


def facts(root: Element, part: Element) -> dict[str, str]:
    """title, author, date, summary, source_url of a page, where it says them outside its text."""
    meta = _meta(root)
    heading = root.find(id="activity-name")
    title = heading.text if heading else meta.get("og:title") or meta.get("twitter:title") or ""
    if not title and not any(element.tag == "h1" for element in part.elements()):
        title = (named.text if (named := root.find("title")) else "").strip()
    author = root.find(id="js_author_name") or root.find(id="js_author_name_text")
    by = author.text if author else meta.get("author") or meta.get("og:article:author") or ""
    result = {
        "title": title,
        "author": by,
        "date": _date(root, meta),
        "summary": meta.get("og:description") or meta.get("description") or "",
        "source_url": meta.get("og:url") or "",
    }
    return {name: folded for name, text in result.items() if (folded := " ".join(text.split()))}


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.elements():
        if element.tag == "meta":
            name = element.attributes.get("property") or element.attributes.get("name") or ""
            found.setdefault(name.lower(), element.attributes.get("content", ""))
    return found


def _date(root: Element, meta: dict[str, str]) -> str:
    """The day of publication: WeChat's stands in a script as a number of seconds."""
    shown = root.find(id="publish_time")
    if shown and (day := _day(shown.text)):
        return day
    for element in root.elements():
        if element.tag == "script" and (stamp := _STAMP.search("".join(c for c in element.children if isinstance(c, str)))):
            return time.datetime.fromtimestamp(int(stamp[1]), SHANGHAI).date().isoformat()
    named = (meta.get(name, "") for name in ("article:published_time", "date", "dc.date", "pubdate", "publishdate"))
    moment = next((element for element in root.elements() if element.tag == "time"), None)
    return next((day for text in (*named, moment.attributes.get("datetime", "") if moment else "") if (day := _day(text))), "")


def _day(text: str) -> str:
    match = _DAY.search(text)
    try:
        return time.date(*(int(part) for part in match.groups())).isoformat() if match else ""
    except ValueError:
        return ""
