"""The ten questions, in the order in which they are asked, and how an answer in a line is read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from huikan.interface import words
from huikan.model import FOLDERS, Lang
from huikan.start.answers import LANGUAGES

QUESTIONS = ("name_zh", "name_en", "site_url", "field", "colour", "logo", "icp", "publications", "called", "email")
SEPARATOR = re.compile(r"[,，、;；\s]+")


def answer(name: str, text: str, lang: Lang) -> Mapping[str, object]:
    """What a line says in answer to a question, as a part of the Answers' raw values; nothing
    where it is empty."""
    text = text.strip()
    if not text:
        return {}
    if name.startswith("name_"):
        return {"name": {name.removeprefix("name_"): text}}
    if name == "publications":
        return {"publications": [_folder(word, lang) for word in SEPARATOR.split(text) if word]}
    if name == "called":
        return {"called": dict(_calling(part) for part in re.split(r"[,，;；]", text) if "=" in part or "＝" in part)}
    return {name: text}


def _folder(word: str, lang: Lang) -> str:
    """The folder of a kind that is named by its own word or by its folder."""
    names = {words(each)[folder].casefold(): folder for folder in FOLDERS for each in {lang, *LANGUAGES}}
    return names.get(word.casefold(), word)


def _calling(part: str) -> tuple[str, Mapping[str, str]]:
    """`reports=年报/Annual reports` as the kind and its names."""
    kind, _, names = re.sub("＝", "=", part).partition("=")
    parts = [name.strip() for name in names.split("/")]
    return _folder(kind.strip(), LANGUAGES[0]), {lang: name for lang, name in zip(LANGUAGES, parts, strict=False) if name}
