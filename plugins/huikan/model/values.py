"""The small values that front matter and records are made of: texts, lists, people, files."""

from __future__ import annotations

import datetime as time
import re
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Lang = str  # "zh", "en": the list comes from mkdocs.yml, the first is the original's


def _day(value: object) -> object:
    """A day written as 2025-03-01, which is the only form: pydantic
    would take numbers for seconds."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return value
    raise PydanticCustomError("date_type", "not a day")


def _text(value: object) -> object:
    """A number where text is expected (`number: 3`, `volume: 12`) is the text of that number."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


_BEFORE_DOI = re.compile(r"(?i)^(?:https?://)?(?:dx\.)?doi\.org/|^doi\s*[:：]\s*")


def _orcid(value: object) -> object:
    """An ORCID without the address or the word that it is copied with, in fours."""
    if not isinstance(value, str):
        return value
    bare = re.sub(r"(?i)^(?:https?://)?(?:www\.)?orcid\.org/|^orcid\s*(?:id)?\s*[:：]\s*", "", value.strip()).rstrip("/").upper()
    digits = re.fullmatch(r"(\d{4})[-–— ]?(\d{4})[-–— ]?(\d{4})[-–— ]?(\d{3}[\dX])", bare)
    return "-".join(digits.groups()) if digits else bare


def _doi(value: object) -> object:
    """A DOI without the address or the word that it is copied with."""
    return (
        re.sub(r"(?i)^(?:https?://)?(?:dx\.)?doi\.org/|^doi\s*[:：]\s*", "", value.strip()) if isinstance(value, str) else value
    )


_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)\s*[-–—~～至]\s*([01]\d|2[0-3]):([0-5]\d)")


def _hours(value: object) -> object:
    """Two times of a day, the first before the second."""
    match = _HOURS.fullmatch(value) if isinstance(value, str) else None
    if match:
        hour, minute, last_hour, last_minute = map(int, match.groups())
        begins, ends = time.time(hour, minute), time.time(last_hour, last_minute)
        if begins < ends:
            return begins, ends
    raise PydanticCustomError("hours", "not hours of a day")


Hours = Annotated[tuple[time.time, time.time], BeforeValidator(_hours)]
Text = Annotated[str, BeforeValidator(_text)]
Orcid = Annotated[str, BeforeValidator(_orcid)]
Doi = Annotated[str, BeforeValidator(_doi)]
Url = Annotated[str, Field(pattern=r"(?i)^https?://[^\s<>\"\\]+$")]  # a page that readers are sent to: no other scheme


class Value(BaseModel):
    """A frozen value whose unknown fields are errors.

    What checks a kind of values is made when the first one is checked: most processes have a few
    kinds only, and none of those that workers get needs to be checked again.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


class Contributor(Value):
    """A name as printed here. `expert` names the record in data/experts.yml that says who it is."""

    name: str = Field(min_length=1)
    affiliation: str | None = None
    orcid: Orcid | None = None
    expert: str | None = None
    email: str | None = None
    corresponding: bool = False


class Reviewer(Contributor):
    """A reviewer and the day of the review. The list is in order:
    first, second, final review (三审)."""

    date: Annotated[time.date, BeforeValidator(_day)] | None = None


class Highlight(Value):
    """A key figure at the head of a report: the number as it is printed, its unit, and the words
    that say what it is of."""

    number: Annotated[Text, Field(pattern=r"\d")]
    unit: Text | None = None
    words: Text = Field(min_length=1)


class Version(Value):
    """A published version of a text. `number` is what it is called; the last of the list is the one
    that readers see."""

    number: Text = Field(min_length=1)
    date: Annotated[time.date, BeforeValidator(_day)]
    words: Text | None = None  # what is new in it


class Correction(Value):
    """A correction of what has been published: where, and what it says now."""

    date: Annotated[time.date, BeforeValidator(_day)]
    words: Text = Field(min_length=1)
    where: Text | None = None  # 第 3 页，表 2


class Retraction(Value):
    """That a work has been withdrawn after publication, when and why. Its text stays readable."""

    date: Annotated[time.date, BeforeValidator(_day)]
    reason: Text = Field(min_length=1)
    url: Url | None = None  # the notice that says so


Machine = Literal["generated", "assisted"]  # written or drawn by a machine, or with the help of one


class AiUse(Value):
    """The part that artificial intelligence had in a work, which readers have to be told: in its
    `text`, in its `pictures`, and by what `service`."""

    text: Machine | None = None
    pictures: Machine | None = None
    service: Text | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text or self.pictures):
            raise PydanticCustomError("missing", "neither text nor pictures")
        return self


class Attachment(Value):
    """A file that goes with a notice: its path from the document, and the words to show for it."""

    file: str
    title: str | None = None


def _contributor(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


def _attachment(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


def _entry(value: object) -> object:
    return {"term": value} if isinstance(value, str | int | float) else value


def _listed(value: object) -> object:
    """A single value where a list is expected is a list of one; an empty field is an empty list."""
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


Texts = Annotated[tuple[Text, ...], BeforeValidator(_listed)]


class Entry(Value):
    """An entry of an index of terms. `also` are other words for it in the text, `sort` is its
    reading; `see` leads to another entry instead of to pages, `see_also` to related ones."""

    term: Text = Field(min_length=1)
    also: Texts = ()
    sort: str | None = None
    see: Text | None = None
    see_also: Texts = ()


Entries = Annotated[tuple[Annotated[Entry, BeforeValidator(_entry)], ...], BeforeValidator(_listed)]
People = Annotated[tuple[Annotated[Contributor, BeforeValidator(_contributor)], ...], BeforeValidator(_listed)]
Reviewers = Annotated[tuple[Annotated[Reviewer, BeforeValidator(_contributor)], ...], BeforeValidator(_listed)]
Highlights = Annotated[tuple[Highlight, ...], BeforeValidator(_listed)]
Versions = Annotated[tuple[Version, ...], BeforeValidator(_listed)]
Corrections = Annotated[tuple[Correction, ...], BeforeValidator(_listed)]
Attachments = Annotated[tuple[Annotated[Attachment, BeforeValidator(_attachment)], ...], BeforeValidator(_listed)]
Localised = Annotated[dict[Lang, str], BeforeValidator(lambda value: {"": value} if isinstance(value, str) else value)]
Fields = Annotated[tuple[Localised, ...], BeforeValidator(_listed)]
