"""The society: who publishes, how it is called and how its site looks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr

from huikan.model.printing import Printing
from huikan.model.values import Localised, Texts, Url, Value

# A province by its one character, with its number in GB/T 2260: the
# numbers of filings begin with both.
PROVINCES = dict(
    re.findall(
        r"(.)(\d\d)",
        "京11津12冀13晋14蒙15辽21吉22黑23沪31苏32浙33皖34闽35赣36鲁37豫41鄂42湘43粤44桂45琼46渝50川51贵52云53藏54陕61甘62青63宁64新65",
    )
)
PROVINCE = f"[{''.join(PROVINCES)}]"
POLICE = "|".join(f"{name}公网安备 ?{number}" for name, number in PROVINCES.items())


COLOUR = r"^#[0-9a-fA-F]{6}$"
Colour = Annotated[str, Field(pattern=COLOUR)]
Icp = Annotated[str, Field(pattern=f"^{PROVINCE}ICP备([0-9]{{8}}|[0-9]{{10}})号(-[0-9]{{1,3}})?$")]  # 网站备案号
Police = Annotated[str, Field(pattern=f"^(?:{POLICE})[0-9]{{12}}号?$")]  # 公安备案号
# where readers tell of mistakes: a mail address, or the web address of a repository or a form
Corrections = Annotated[str, Field(pattern=r"^(?:https?://[^\s/]+\S*|[^@\s:/]+@[^@\s:/]+\.[^@\s:/]+)$")]
EMAIL = r"^[^\s@…<>,;，；:]+@(?:[^\s@….<>,;，；/]+\.)+[^\s@….<>,;，；/]{2,}$"
Called = dict[str, Localised]  # a kind, or the folder of a kind -> what it is called


class DataEntry(Value):
    """What data/ says of one thing; it knows the lines of its file that say so."""

    _lines: Mapping[str, int] = PrivateAttr(default_factory=dict)

    @property
    def lines(self) -> Mapping[str, int]:
        """Field, nested ones too -> its line in the file."""
        return self._lines

    def at(self, lines: Mapping[str, int]) -> Self:
        """The same with the places of its fields."""
        placed = self.model_copy()
        placed._lines = dict(lines)
        return placed


class Typefaces(Value):
    """Files of typefaces that the society owns, by what they set in official documents (GB/T 9704):
    仿宋, 小标宋, 黑体, 楷体."""

    body: str | None = None
    title: str | None = None
    heading: str | None = None  # of the first level
    subheading: str | None = None  # of the second level

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """(role, file) of those that are named."""
        roles = ("body", "title", "heading", "subheading")
        return tuple((role, file) for role in roles if (file := getattr(self, role)))


class Society(DataEntry):
    """data/society.yml: who publishes. One mapping, not a list."""

    name: Localised
    short_name: Localised = Field(default_factory=dict)
    about: Localised = Field(default_factory=dict)
    field: str | None = None
    url: Url | None = None
    organiser: Localised = Field(default_factory=dict)  # 主办单位, where it is not the society itself
    since: Annotated[int, Field(ge=1000, le=9999)] | None = None  # the first year of the copyright
    email: str | None = None
    phone: str | None = None
    corrections: Corrections | None = None
    address: Localised = Field(default_factory=dict)
    icp: Icp | None = None
    police: Police | None = None
    wechat: str | None = None  # picture of the public account's QR code
    logo: str | None = None  # picture beside the name, at the head of every page
    favicon: str | None = None  # picture for the browser's tab; otherwise the logo
    colour: Colour | None = None  # of links and buttons on white
    colour_dark: Colour | None = None  # the same on a dark page; otherwise worked out from `colour`
    kinds: Called = Field(default_factory=dict)
    menu: Texts = ()  # kinds' folders, "catalogues" and keys of pages, in the order of the menu
    home: Texts = ()  # kinds' folders, in the order of the home page
    volumes: Texts = ()  # years of a newsletter and columns that are bound: newsletters/2025, columns/tech-window
    footer: Localised = Field(default_factory=dict)  # a line at the foot of every page
    typefaces: Typefaces | None = None
    printing: Printing | None = None
    reviews: Literal["required"] | None = None  # three reviews of issues, reports and volumes before publication
    sample: Localised = Field(default_factory=dict)  # a line that marks invented content on every page
