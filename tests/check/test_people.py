"""People: who is whom, by key, ORCID and all forms of a name; and where names stand in lists."""

from __future__ import annotations

import random

import pytest

from content_from_text import LANGUAGES, NOW, documents
from huikan import check
from huikan.bibliography import Name, han_name, own_name
from huikan.library import assemble
from huikan.model import Contributor, Record
from huikan.publication import forms, name_key, open_vocabulary
from huikan.source import Data
from huikan.source.records import parse_records

EXPERTS = """\
- {key: li-1, name: {zh: 李明, en: Li Ming}, orcid: 0000-0002-1825-0097, former_names: [李小明]}
- {key: li-2, name: {zh: 李明, en: Li Ming}}
- {key: jan, name: {zh: 扬, en: Jan van der Hoeven}, family: {en: van der Hoeven}}
"""


def records(text: str = EXPERTS) -> tuple[Record, ...]:
    found, faults = parse_records("data/experts.yml", text, LANGUAGES)
    assert faults == []
    return found


def findings(head: str, experts: str = EXPERTS) -> list[tuple[str, int]]:
    texts = documents(f"=== articles/a.md\n---\ntitle: 甲\ndate: 2025-01-01\n{head}\n---\n文。\n")
    library = assemble(texts, Data(records={"experts": records(experts)}), LANGUAGES, NOW).library
    return [(finding.code, finding.line) for finding in check.check(library, {})]


@pytest.mark.parametrize(
    ("head", "codes"),
    [
        ("authors: {name: 李明, expert: li-1}", []),
        ("authors: {name: 李小明, expert: li-1}", []),
        ("authors: {name: Li Ming, expert: li-2}", []),
        ("authors: {name: 王明, expert: li-1}", ["expert-name-differs"]),
        ("authors: {name: 李明, expert: li-1, orcid: 0000-0001-5109-3700}", ["expert-orcid-differs"]),
        ("authors: 李明", ["expert-not-named"]),
        ("authors: {name: 李明, orcid: 0000-0001-5109-3700}", []),
        ("authors: 王明", []),
        ("authors: [{name: 王甲, orcid: 0000-0001-5109-3700}, {name: 王乙, orcid: 0000-0001-5109-3700}]", ["orcid-twice"]),
    ],
)
def test_who_somebody_is_can_be_doubted(head: str, codes: list[str]) -> None:
    assert findings(head) == [(code, 4) for code in codes]


def test_two_experts_of_one_orcid_are_said_at_their_line() -> None:
    orcid = "0000-0002-1825-0097"
    experts = f"- {{key: a, name: 甲, orcid: {orcid}}}\n- key: b\n  name: 乙\n  orcid: {orcid}\n"
    assert findings("authors: 丙", experts) == [("orcid-twice", 4)]


def test_people_of_one_name_are_kept_apart_and_one_of_two_names_is_one() -> None:
    library = assemble([], Data(records={"experts": records()}), LANGUAGES, NOW).library
    vocabulary = open_vocabulary(library, "zh")
    signed = [
        Contributor(name="李明", expert="li-1"),
        Contributor(name="李小明", expert="li-1"),
        Contributor(name="Ming Li", orcid="0000-0002-1825-0097"),
        Contributor(name="李明", expert="li-2"),
        Contributor(name="李明"),
    ]
    assert [vocabulary.contributor(person).slug for person in signed] == ["li-1", "li-1", "li-1", "li-2", "李明"]
    assert [*forms(records()[0])] == ["李明", "Li Ming", "李小明"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jan van der Hoeven", Name("Hoeven", "Jan", "van der")),
        ("Jan Van der Hoeven", Name("Van der Hoeven", "Jan")),
        ("Tove Vargen", Name("Vargen", "Tove")),
        ("Lin Zhao", Name("Lin", "Zhao")),
        ("Maria De la Cruz", Name("De la Cruz", "Maria")),
    ],
)
def test_a_name_in_letters_is_divided(name: str, parts: Name) -> None:
    assert own_name(name) == parts


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("林昭", ("林", "昭")),
        ("欧阳修", ("欧阳", "修")),
        ("欧阳", ("欧", "阳")),
        ("伊内丝·瓦尔凯玛", ("伊内丝·瓦尔凯玛", "")),
        ("示例省地下空间学会", ("示例省地下空间学会", "")),
    ],
)
def test_a_chinese_name_is_divided(name: str, parts: tuple[str, str]) -> None:
    divided = han_name(name)
    assert (divided.family, divided.given) == parts


def test_names_stand_by_their_family_names() -> None:
    order = ["陈一", "Ada Hoover", "欧阳修", "任之", "单雄", "Jan Van der Hoeven", "Ines Varkemaa", "魏一", "曾国"]
    assert sorted(random.Random(1).sample(order, len(order)), key=name_key) == order
    jan = records()[2]
    assert name_key("Jan van der Hoeven") < name_key("Ada Hoover") < name_key("Jan van der Hoeven", jan)
    read = Record(key="a", name={"zh": "覃一"}, pinyin="Tan Yi")
    assert name_key("覃一") < name_key("覃一", read)
