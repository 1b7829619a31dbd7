"""Answers: what somebody who starts a society's site is asked, as a frozen value."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, Field

from huikan.model import FOLDERS, Lang, Localised, Texts, Value
from huikan.model.society import EMAIL, Called, Colour, Icp, Police

# no query and no fragment: pages are written behind it; a host of several parts, or this machine
SITE = r"(?i)^https?://(?:localhost|[^\s/?#<>\"\\…:@.]+(?:\.[^\s/?#<>\"\\…:@.]+)+)(?::\d+)?(?:/[^\s?#<>\"\\]*)?$"
LOCAL = "http://localhost:8000/"
LANGUAGES = ("zh", "en")
_NO_NAME = {"zh": "我们的学会", "en": "Our Society"}


def _address(value: object) -> object:
    """`www.abc.cn` as an address, ending in a stroke."""
    if not isinstance(value, str) or not value.strip():
        return value
    text = value.strip()
    text = text if re.match(r"(?i)https?://", text) else f"https://{text}"
    return text.rstrip("/") + "/"


SiteUrl = Annotated[str, BeforeValidator(_address), Field(pattern=SITE)]


class Answers(Value):
    """What a fresh site is made from. What is not said has a sensible value.

    `publications` are the folders of the kinds that are wanted, `called` says what they are called
    where that is not the usual; `logo` is the path of a picture, from where the answers stand.
    """

    name: Localised = Field(default_factory=lambda: dict(_NO_NAME))
    site_url: SiteUrl = LOCAL
    field: str | None = None
    colour: Colour | None = None
    logo: str | None = None
    icp: Icp | None = None
    police: Police | None = None
    publications: Texts = tuple(FOLDERS)
    called: Called = Field(default_factory=dict)
    email: Annotated[str, Field(pattern=EMAIL)] | None = None

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages that the society has a name in; the first is the root's."""
        return tuple(lang for lang in LANGUAGES if self.name.get(lang)) or LANGUAGES[:1]

    def named(self, lang: Lang) -> str:
        """The society's name in a language."""
        return self.name.get(lang) or self.name.get("") or next(iter(self.name.values()), _NO_NAME[LANGUAGES[0]])
