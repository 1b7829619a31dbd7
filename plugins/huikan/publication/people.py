"""People: who somebody is whom a text names, and where a name stands in a list of names.

An expert's record says all forms of the name: in each language, in pinyin, former ones. Family
names stand first in lists: Chinese ones by their own reading (单 is Shan), Western ones after the
particles that belong to them. `van der Hoeven` stands under H, `Van der Hoeven`, written with a
capital, under V (as in the Netherlands and in Belgium); a record's `family` says it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.bibliography import Name, han_name, own_name
from huikan.model import Record, localised
from huikan.publication import alphabet
from huikan.publication.alphabet import Key

_Key = tuple[int, str, int, Key, str]
NameKey = tuple[_Key, _Key]  # of the family name, of the rest
# Characters that have a reading of their own as family names (Xiandai Hanyu Cidian)
_FAMILY_READINGS: Mapping[str, str] = {
    family: reading
    for family, _, reading in (
        pair.partition("=")
        for pair in (
            "万俟=mo4 qi2;尉迟=yu4 chi2;长孙=zhang3 sun1;单=shan4;仇=qiu2;任=ren2;华=hua4;解=xie4;区=ou1;朴=piao2;查=zha1;"
            "曾=zeng1;翟=zhai2;盖=ge3;乐=yue4;覃=qin2;缪=miao4;员=yun4;种=chong2;折=she2;纪=ji3;葛=ge3;召=shao4;秘=bi4;繁=po2"
        ).split(";")
    )
}


def forms(record: Record) -> Iterator[str]:
    """Every form of somebody's name that a record says."""
    yield from record.name.values()
    yield from filter(None, (record.pinyin, *record.former_names))


def divided(name: str, record: Record | None = None) -> Name:
    """A name in its parts; `record` may say the family name."""
    family = next((text for text in record.family.values() if text and text in name), "") if record else ""
    if family:
        return Name(family, " ".join(name.replace(family, " ", 1).split()))
    return han_name(name) if alphabet.is_han(name) else own_name(name)


def name_key(name: str, record: Record | None = None) -> NameKey:
    """Where a name stands in a list of names; `record` may say how it is read and divided."""
    if alphabet.is_han(name):
        return alphabet.key(name, _reading(name, record)), alphabet.key("")
    parts = divided(name, record)
    rest = " ".join(filter(None, (parts.given, parts.particle, parts.suffix)))
    return alphabet.key(parts.family), alphabet.key(rest)


def record_key(record: Record, lang: str) -> NameKey:
    """Where an expert stands in a list in this language."""
    return name_key(localised(record.name, lang), record)


def _reading(name: str, record: Record | None) -> str:
    """The pinyin of a Chinese name, where it is not the usual one of its characters."""
    if record and record.pinyin:
        return record.pinyin.lower().replace("'", " ").replace("-", " ")
    first = next((family for family in _FAMILY_READINGS if name.startswith(family)), "")
    if not first:
        return ""
    table = alphabet.readings()
    rest = [table.get(sign) for sign in name[len(first) :]]
    known = [f"{entry[0]}{entry[1]}" for entry in rest if entry]
    return " ".join([_FAMILY_READINGS[first], *known]) if len(known) == len(rest) else ""
