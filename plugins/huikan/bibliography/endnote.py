"""What CNKI and Wanfang hand out beside RIS: EndNote's tagged text (`%A 张三`) and NoteExpress
(`{Author}: 张三;李四`), as records with the tags of RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_ENDNOTE: Mapping[str, str] = dict(
    pair.split("=")
    for pair in (
        "A=AU E=A2 Y=A3 ?=A4 T=TI J=T2 B=T2 S=T3 D=PY 8=DA V=VL N=IS P=SP I=PB C=CY 7=ET R=DO U=UR @=SN 9=M3 G=LA F=ID Z=N1 6=M1"
    ).split()
)
_NOTEEXPRESS: Mapping[str, str] = {
    "Author": "AU",
    "Title": "TI",
    "Journal": "T2",
    "Secondary Title": "T2",
    "Tertiary Title": "T2",
    "Year": "PY",
    "Date": "DA",
    "Volume": "VL",
    "Issue": "IS",
    "Pages": "SP",
    "Publisher": "PB",
    "Place Published": "CY",
    "Edition": "ET",
    "DOI": "DO",
    "URL": "UR",
    "ISBN/ISSN": "SN",
    "Type of Work": "M3",
    "Secondary Author": "A2",
    "Subsidiary Author": "A4",
    "Number": "M1",
}
_TYPES: Mapping[str, str] = {
    "journal article": "JOUR",
    "magazine article": "MGZN",
    "newspaper article": "NEWS",
    "book": "BOOK",
    "edited book": "BOOK",
    "book section": "CHAP",
    "conference proceedings": "CPAPER",
    "conference paper": "CPAPER",
    "thesis": "THES",
    "report": "RPRT",
    "standard": "STAND",
    "patent": "PAT",
    "web page": "ELEC",
    "electronic source": "ELEC",
    "dataset": "DATA",
    "computer program": "COMP",
    "map": "MAP",
}
_LINE = re.compile(r"%(?P<mark>\S)(?:[ \t]+(?P<value>.*))?$|\{(?P<name>[^{}\n]{1,40})\}\s*:\s*(?P<text>.*)$")
_PEOPLE = frozenset(("AU", "A2", "A3", "A4"))


def is_endnote(text: str) -> bool:
    """Whether a text is of one of these kinds, whatever its file is called."""
    return bool(re.match(r"\s*(?:%0[ \t]|\{Reference Type\}\s*:)", text))


def records(text: str) -> Iterator[tuple[int, dict[str, list[str]]]]:
    """The line on which each record begins, and its values by the tags of RIS. What stands there
    and is no part of a reference (abstracts, addresses) is left out."""
    tags: dict[str, list[str]] = {}
    start, last = 0, ""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        match = _LINE.match(line)
        if not match:
            if line.strip() and last in tags:
                tags[last][-1] = f"{tags[last][-1]} {line.strip()}"
            continue
        value = (match["value"] or match["text"] or "").strip()
        if match["mark"] == "0" or match["name"] == "Reference Type":
            if tags:
                yield start, tags
            tags, start, last = {"TY": [_TYPES.get(value.lower(), "GEN")]}, number, ""
            continue
        last = _ENDNOTE.get(match["mark"], "") if match["mark"] else _NOTEEXPRESS.get(match["name"], "")
        if last and value:
            values = [part.strip() for part in re.split("[;；]", value) if part.strip()] if last in _PEOPLE else [value]
            tags.setdefault(last, []).extend(values)
    if tags:
        yield start, tags
