"""Markdown of other programs: its head as ours, its files beside it, its links to what is imported
with it. The body is our dialect already, or is understood as such."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import join, normpath
from urllib.parse import unquote

from huikan import media
from huikan.importing.days import day_of
from huikan.importing.escaping import escaped
from huikan.importing.pictures import Pictures
from huikan.importing.reports import Report
from huikan.markup import render
from huikan.markup.headings import slug
from huikan.model import KINDS
from huikan.source import parse
from huikan.source.field_aliases import FIELD_ALIASES
from huikan.source.front_matter import split
from huikan.source.source_text import SourceText

Neighbour = Callable[[str], bytes | None]

_KEY = re.compile(r"(?P<key>[\w\u4e00-\u9fff-]+)(?P<colon>\s*[:：]\s*)(?P<value>.*)")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_ADDRESS = r"<(?P<angle>[^<>]*)>|(?P<plain>(?:[^()\s]|\([^()\s]*\))+)"
_LINK = (
    rf"(?P<sign>!?)\[(?P<words>(?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:{_ADDRESS})"
    r"(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?(?P<rest>[^()]*)\)"
)
_TAG = r"(?P<tag><img\b[^<>]*?\bsrc\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
_WIKI = r"(?P<embeds>!?)\[\[(?P<name>[^\[\]|#\n]*)(?P<place>#[^\[\]|\n]*)?(?:\|(?P<shown>[^\[\]\n]*))?\]\]"
_POINTER = re.compile(f"{_WIKI}|{_TAG}|{_LINK}", re.I)
_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|$", re.I)
_DRAFT = {"draft": "status: draft", "hidden": "visibility: internal", "private": "visibility: internal"}
_OBSIDIAN = {"aliases", "cssclass", "cssclasses", "publish"}  # names of other meaning there


@dataclass(frozen=True, slots=True)
class Around:
    """What lies round a text: `neighbour` gives a file by its path from there, or by its name
    alone; `siblings` has the new paths (from the new place of this one) of what is imported
    with it, by path and by name."""

    neighbour: Neighbour
    siblings: Mapping[str, str]
    folder: str = ""  # of the text itself, from where the paths of siblings count


@dataclass(frozen=True, slots=True)
class Text:
    """A text under way: its body, fields, pictures, and other files that it links to."""

    body: str
    fields: dict[str, object]
    pictures: dict[str, bytes]
    attachments: dict[str, bytes]


def read(text: str, kind: str, path: str, languages: Sequence[str], around: Around, stem: str, report: Report) -> Text:
    """What a file of Markdown says, for a work of `kind` at `path`. Never raises."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    renamed = _with_our_names(text, kind, report)
    document, faults = parse(path, renamed, languages)
    if document is None:
        report.add("import-unsafe", what="2 MB")
        return Text("", {}, {}, {})
    for fault in faults:
        if fault.line < document.body_line and fault.severity == "error":
            report.add("import-field-dropped", fault.line, fault.excerpt, field=fault.excerpt.partition(":")[0].strip())
    fields = {name: _plain(value) for name, value in document.meta.model_dump(mode="json", exclude_defaults=True).items()}
    anchors = render(path, document.body, document.lang, document.body_line, languages).anchors
    body = _Body(around, Pictures(stem), {}, anchors, report, document.body_line)
    return Text(body.rewritten(document.body), fields, body.pictures.files, body.attachments)


def _with_our_names(text: str, kind: str, report: Report) -> str:
    """The text, whose fields of other programs have our names; what has none is named and gone."""
    source = SourceText.of("", text)
    span, _ = split(source)
    if span.last < span.first:
        return text
    known = KINDS[kind].model_fields
    kept: list[str] = []
    dropping = False
    for number in range(span.first, span.last + 1):
        line = source.line(number)
        match = _KEY.fullmatch(line)
        if match:
            key = match["key"]
            name = key if key in known else FIELD_ALIASES.get(key, FIELD_ALIASES.get(key.lower(), key.lower()))
            value = _valued(name, match["value"])
            dropping = (name not in known and key.lower() not in _DRAFT) or key.lower() in _OBSIDIAN
            if key.lower() in _DRAFT:
                kept += [_DRAFT[key.lower()]] if match["value"].strip().lower() in ("true", "yes", "1") else []
                continue
            if dropping and match["value"].strip():
                report.add("import-field-dropped", number, line, field=key)
            line = f"{name}: {value}"
        if not dropping:
            kept.append(line)
    rest = source.lines[span.body - 1 :]
    return "\n".join(["---", *kept, "---", *rest])


def _plain(value: object) -> object:
    """A value as an editor would write it: people of whom nothing is said but a name by that."""
    if isinstance(value, list):
        return [item["name"] if isinstance(item, dict) and item.keys() == {"name"} else item for item in value]
    return value


def _valued(name: str, value: str) -> str:
    """A value of other programs as ours has it: the day of a moment."""
    if name in ("date", "updated") and (match := re.match(r"[\"']?(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?=[T\s\"']|$)", value)):
        return day_of(match[1]) or value
    return value


@dataclass(slots=True)
class _Body:
    around: Around
    pictures: Pictures
    attachments: dict[str, bytes]
    anchors: frozenset[str]
    report: Report
    first_line: int

    def rewritten(self, body: str) -> str:
        """The body with its links and pictures, outside of code."""
        fence, lines = "", []
        for number, line in enumerate(body.split("\n"), self.first_line):
            match = _FENCE.match(line)
            if match and (not fence or match[1].startswith(fence)):
                fence = "" if fence else match[1]
                lines.append(line)
            else:
                lines.append(line if fence else self._line(line, number))
        return "\n".join(lines).strip("\n") + "\n"

    def _line(self, line: str, number: int) -> str:
        pieces, end = [], 0
        for code in _CODE.finditer(line):
            pieces += [self._prose(line[end : code.start()], number), code[0]]
            end = code.end()
        return "".join([*pieces, self._prose(line[end:], number)])

    def _prose(self, text: str, number: int) -> str:
        """The text with what points to files, read once: what comes in is not read again."""

        def rewritten(match: re.Match[str]) -> str:
            if match["tag"]:
                return f'{match["tag"]}"{self._picture(match["double"] or match["single"] or "", number)}"'
            return self._wiki(match, number) if match["name"] is not None else self._link(match, number)

        return _POINTER.sub(rewritten, text)

    def _picture(self, address: str, number: int) -> str:
        """The new address of a picture, "" for one that is not there."""
        if _REMOTE.match(address):
            return address
        data = self.around.neighbour(unquote(address))
        label = unquote(address.rpartition("/")[2])
        if data is None:
            self.report.add("import-picture-missing", number, "", name=label)
            return ""
        return self.pictures.add(data, self.report, number, "", label)

    def _link(self, match: re.Match[str], number: int) -> str:
        address = match["angle"] if match["angle"] is not None else match["plain"]
        if address.startswith("#") and unquote(address[1:]) not in self.anchors:
            self.report.add("import-link", number, "", address=address)
            return match["words"]
        if _REMOTE.match(address):
            return match[0]
        if match["sign"]:
            name = self._picture(address, number)
            return f"![{match['words']}]({name}{match['title'] or ''}{match['rest']})" if name else ""
        target, hash_, place = unquote(address).partition("#")
        new = self._sibling(target) or self._attachment(target, number)
        return f"[{match['words']}]({new}{hash_}{place}{match['title'] or ''})" if new else match["words"]

    def _sibling(self, target: str) -> str:
        siblings = self.around.siblings
        there = normpath(join(self.around.folder, target))
        return next((siblings[name] for name in (there, f"{there}.md", target) if name in siblings), "")

    def _attachment(self, target: str, number: int) -> str:
        """The new path of a file that is linked to, "" for one that is not there or may not be
        published."""
        data = self.around.neighbour(target) if media.suffix_of(target) in media.SUFFIXES else None
        name = re.sub(r"[^\w.-]+", "-", target.rpartition("/")[2])
        if data is None or not media.fits(name, media.recognised(data)):
            self.report.add("import-link", number, "", address=target)
            return ""
        self.attachments[name] = data
        return f"files/{name}"

    def _wiki(self, match: re.Match[str], number: int) -> str:
        name, words = match["name"].strip(), (match["shown"] or "").strip()
        if match["embeds"] and (media.is_raster(name) or media.suffix_of(name) == "svg"):
            new = self._picture(name, number)
            size = f"|{words}" if re.fullmatch(r"\d+(?:x\d+)?", words) else words
            return f"![{size}]({new})" if new else ""
        new = self._sibling(name) or (self._attachment(name, number) if media.suffix_of(name) in media.SUFFIXES else "")
        shown = words or name.rpartition("/")[2] or (match["place"] or "").lstrip("#")
        if match["embeds"]:
            self.report.add("import-embedded", number, "", what=match[0], address=name)
        if new:
            return f"[{escaped(shown)}]({new})"
        place = (match["place"] or "").rpartition("#")[2].strip()
        if not name and (place.removeprefix("^") if place.startswith("^") else slug(place)) in self.anchors:
            return match[0]  # a place of the same text
        if not match["embeds"] and media.suffix_of(name) not in media.SUFFIXES:
            self.report.add("import-link", number, "", address=match[0])
        return escaped(shown)
