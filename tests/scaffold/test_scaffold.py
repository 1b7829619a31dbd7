"""New files: every kind in every language reads without a finding, as it
comes and with every field in use."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from content_from_text import NOON
from huikan.check import check
from huikan.library import assemble
from huikan.markup import render
from huikan.model import FOLDERS, KINDS, PARTS, ROLES
from huikan.scaffold import MAY, STARTS, TRANSLATED, en, scaffold, zh
from huikan.scaffold.records import RECORD_KINDS, record_file, record_text
from huikan.source import Data, parse
from huikan.source.records import parse_records

LANGUAGES = ("zh", "en")
CASES = Path(__file__).parents[1] / "cases/scaffold"
TODAY = time.date(2025, 3, 1)
KEYS = {kind: f"{folder}/2025-01" for folder, kind in FOLDERS.items()} | {"page": "about"}
KEYS |= {part: f"{KEYS[whole]}/02-second" for whole, part in PARTS.items()}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_reads_without_a_finding(kind: str, lang: str) -> None:
    texts = scaffold(kind, KEYS[kind], lang, TODAY)
    documents = []
    for path, text in texts.items():
        document, faults = parse(path, text, LANGUAGES)
        assert document
        assert faults == []
        documents.append(document)
    first = documents[0]
    assert (first.kind, first.key, first.lang) == (kind, KEYS[kind], lang)
    assert first.meta.title
    assert first.meta.status == "draft"
    assert [document.kind for document in documents[1:]] == ([PARTS[kind]] if kind in PARTS else [])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_explained_field_may_be_used(kind: str, lang: str) -> None:
    for path, text in scaffold(kind, KEYS[kind], lang, TODAY).items():
        used = re.sub(r"(?m)^# ", "", text)
        document, faults = parse(path, used, LANGUAGES)
        assert faults == []
        assert document
        assert document.meta.visibility == ("internal" if lang == "zh" else "public")
        assert used.count("\n# ") == 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in PARTS.values()])  # whose wholes come with one
def test_sample_text_is_not_published_in_silence(kind: str, lang: str) -> None:
    texts = scaffold(kind, KEYS[kind], lang, TODAY, (lang,))
    assert sampled({path: text.replace("status: draft", "# ") for path, text in texts.items()}, lang) == sorted(texts)
    assert (
        sampled({"articles/a.md": "---\ntitle: 我的标题\ndate: 2025-01-01\n---\n我写的正文。\n\n- 列表的第一条；\n"}, lang) == []
    )


def sampled(texts: Mapping[str, str], lang: str) -> list[str]:
    """The files of which it is said that they have sample text."""
    found = [document for path, text in texts.items() if (document := parse(path, text, (lang,))[0])]
    works = assemble(found, Data(), (lang,), NOON).library
    fragments = {(each.key, each.lang): render(each.path, each.body, each.lang, each.body_line) for each in found}
    return [fault.path for fault in check(works, fragments) if fault.code == "sample-text"]


def test_the_first_language_of_the_site_is_the_original() -> None:
    texts = scaffold("article", "articles/x", "en", TODAY, ("en", "zh"))
    assert list(texts) == ["articles/x.md"]
    assert "date: 2025-03-01" in texts["articles/x.md"]
    assert list(scaffold("article", "articles/x", "zh", TODAY, ("en", "zh"))) == ["articles/x.zh.md"]


def test_a_language_without_a_table_reads_english() -> None:
    assert "Begin here." in scaffold("article", "articles/x", "fr", TODAY)["articles/x.fr.md"]


def test_every_field_is_explained_in_both_languages() -> None:
    assert zh.FIELDS.keys() == en.FIELDS.keys()
    assert (
        zh.TITLES.keys()
        == en.TITLES.keys()
        == zh.BODIES.keys()
        == en.BODIES.keys()
        == STARTS.keys()
        == MAY.keys()
        == KINDS.keys()
    )
    for kind, fields in MAY.items():
        assert {*fields, *STARTS[kind]} <= {*KINDS[kind].model_fields}
    assert {*ROLES} <= {*zh.FIELDS}
    assert {*TRANSLATED} - {"title"} <= {*zh.FIELDS}


@pytest.mark.parametrize("kind", ["issue", "notice"])
def test_looks_as_it_did(kind: str, golden: Callable[[Path, str], None]) -> None:
    for lang in LANGUAGES:
        for path, text in scaffold(kind, KEYS[kind], lang, TODAY).items():
            golden(CASES / path.replace("/", "-"), text)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", RECORD_KINDS)
def test_a_new_record_reads_without_a_finding(kind: str, lang: str) -> None:
    text = "".join(record_text(kind, key, lang, LANGUAGES, TODAY) for key in ("first", "second"))
    records, faults = parse_records(record_file(kind), text, LANGUAGES)
    assert faults == []
    assert [record.key for record in records] == ["first", "second"]
    assert all(record.name.keys() == {*LANGUAGES} for record in records)


def test_samples_have_the_name_of_the_society() -> None:
    text = scaffold("notice", KEYS["notice"], "zh", TODAY, society="云川市气象学会")
    assert "issuer: 云川市气象学会" in "".join(text.values())
