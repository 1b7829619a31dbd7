"""Names of people, and where they work, out of the lines below a title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from huikan.importing.elements import Inline, Run

_HAN_NAME = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+")
_WESTERN_NAME = re.compile(r"(?:[A-Z][\w'’.-]*|[A-Z]\.)(?:\s+(?:[A-Z][\w'’.-]*|[A-Z]\.|de|van|von|der|da|la|bin)){1,4}")
_INSTITUTION = re.compile(
    r"大学|学院|研究|公司|中心|学会|协会|医院|集团|设计院|局|厂|University|Institute|College|School|Academy|Laborator|Ltd|Inc|Cent(?:er|re)"
)
_NOT_NAMES = re.compile(r"摘要|关键|目录|前言|引言|正文|附件|通知|学会|大学|学院|公司|秘书|编辑部|委员会")


def names_of(text: str, alone: bool = False) -> tuple[str, ...]:
    """The names that a text lists; none where anything else stands in it. `alone`: nothing said
    that they are names, so that one Chinese word must look like one."""
    text = re.sub(r"[（(][^（）()]*[)）]|[\d*＊†‡#①-⑨¹²³⁴⁵]+", " ", text).strip()
    if re.search(r"[\u4e00-\u9fff]", text):
        spaced = re.sub(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[\s\u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])", r"\1\2", text)
        parts = [
            part
            for part in re.split(r"[、，,；;\s\u3000]+|(?<=[\u4e00-\u9fff])(?:和|与)(?=[\u4e00-\u9fff]{2,4}$)", spaced)
            if part
        ]
        pattern = _HAN_NAME
    else:
        parts = [part.strip() for part in re.split(r"\s*[,;]\s*|\s+(?:and|&)\s+", text) if part.strip()]
        pattern = _WESTERN_NAME
    is_list = bool(parts) and len(parts) <= 30 and all(pattern.fullmatch(part) and not _NOT_NAMES.search(part) for part in parts)
    if alone and len(parts) == 1 and pattern is _HAN_NAME and len(parts[0]) > 3 and "·" not in parts[0]:
        return ()
    return tuple(parts) if is_list else ()


def affiliations(text: str, going_on: bool) -> dict[str, str]:
    """Affiliations by the marks that stand before them, "" for one without; empty where the text
    is something else. `going_on`: lines of affiliations stand above."""
    bare = re.sub(r"^[（(【\[]|[)）】\]]$", "", text.strip())
    if not _INSTITUTION.search(bare) or len(bare) > 400 or re.search(r"[。！？]", bare.rstrip("。")):
        return {}
    parts = re.split(r"[;；]\s*|\s+(?=\d\s*[.．、]\s*\S)", bare)
    found = {}
    for part in parts:
        match = re.match(r"\s*(\d{1,2}|[a-z])\s*[.．、\s]\s*(?=\S)", part) or re.match(r"(\d{1,2})(?=[^\d\s])", part)
        place = re.sub(r"[，,]?\s*[\u4e00-\u9fff]{0,8}\s*\d{6}$", "", part[match.end() if match else 0 :].strip("。. ")).strip()
        if place:
            found[match[1] if match else ""] = place
    return found if going_on or len(found) > 0 else {}


def people(inlines: Sequence[Inline], places: Mapping[str, str]) -> list[str] | list[dict[str, str]]:
    """The people of a line: names alone, or with the affiliations that their raised marks name."""
    text = ""
    marks: dict[int, str] = {}
    for each in inlines:
        if isinstance(each, Run) and "sup" in each.marks:
            marks[len(text)] = marks.get(len(text), "") + each.text
        elif isinstance(each, Run):
            text += each.text
    names = names_of(text)
    if not places:
        return list(names)
    found: list[dict[str, str]] = []
    end = 0
    for name in names:
        start = text.find(name, end)
        end = (start if start >= 0 else end) + len(name)
        following = next((mark for at, mark in sorted(marks.items()) if end <= at <= end + 2), "")
        typed = re.match(r"\s*([\d,，*＊]+)", text[end:])
        keys = re.findall(r"\d{1,2}|[a-z]", following or (typed[1] if typed else ""))
        shown = "；".join(places[key] for key in keys if key in places) or places.get("", "")
        found.append({"name": name} | ({"affiliation": shown} if shown else {}))
    return found
