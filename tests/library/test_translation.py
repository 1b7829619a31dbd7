"""Translations beside their originals, and the one line that an editor's acceptance changes."""

from __future__ import annotations

import datetime as time
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content_from_text import LANGUAGES, documents, lay
from huikan.library import assemble
from huikan.model import SHANGHAI
from huikan.source import Data, parse
from huikan.source.front_matter_editing import set_field
from huikan.translation import mark, standings

ROOT = Path(__file__).parents[2]
ORIGINAL = "---\ntitle: 甲\ndate: 2025-03-01\nvenue: 乙市\nsummary: 摘要\n---\n第一段。\n\n第二段。\n"
TRANSLATION = "---\ntitle: A\nvenue: Yi City\n---\nText.\n"
KEY = "proceedings/2025"


def tree(original: str = ORIGINAL, translation: str = TRANSLATION) -> str:
    return f"=== {KEY}/index.md\n{original}=== {KEY}/index.en.md\n{translation}"


def state(original: str = ORIGINAL, translation: str = TRANSLATION) -> str:
    (standing,) = standings(documents(tree(original, translation)), LANGUAGES)
    return standing.state


def wanted(original: str = ORIGINAL, translation: str = TRANSLATION) -> str:
    (standing,) = standings(documents(tree(original, translation)), LANGUAGES)
    return standing.mark


def accepted(translation: str = TRANSLATION, original: str = ORIGINAL) -> str:
    found = set_field(f"{KEY}/index.en.md", translation, "translated_from", wanted(original, translation), LANGUAGES)
    assert found
    return found


def test_the_five_states() -> None:
    text = tree(translation=accepted()) + (
        "=== articles/stale.md\n---\ntitle: 新\n---\n"
        "=== articles/stale.en.md\n---\ntitle: Old\ntranslated_from: abcdefghijklmnop\n---\n"
        "=== articles/unmarked.md\n---\ntitle: 丙\n---\n"
        "=== articles/unmarked.en.md\n---\ntitle: C\n---\n"
        "=== articles/missing.md\n---\ntitle: 丁\n---\n"
        "=== articles/english.en.md\n---\ntitle: Written in English\n---\n"
        "=== articles/orphan.en.md\n---\ntitle: O\ntranslated_from: abcdefghijklmnop\n---\n"
    )
    assert {(s.key.split("/")[1], s.lang): s.state for s in standings(documents(text), LANGUAGES)} == {
        ("2025", "en"): "fresh",
        ("stale", "en"): "stale",
        ("unmarked", "en"): "unmarked",
        ("missing", "en"): "missing",
        ("english", "zh"): "missing",
        ("orphan", "en"): "orphaned",
    }


def test_an_original_may_be_in_any_language() -> None:
    text = "=== articles/a.md\n---\ntitle: 译文\ntranslated_from: abcdefghijklmnop\n---\n=== articles/a.en.md\n---\ntitle: Original\n---\n"
    (standing,) = standings(documents(text), LANGUAGES)
    assert (standing.lang, standing.state, standing.original) == ("zh", "stale", "articles/a.en.md")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("第二段", "第三段"),
        ("title: 甲", "title: 乙"),
        ("summary: 摘要", "summary: 另一段"),
        ("summary: 摘要\n", ""),
        ("venue: 乙市", "venue: 丙市"),  # the translation says it in its own words
    ],
)
def test_words_that_change_make_a_translation_stale(before: str, after: str) -> None:
    assert state(ORIGINAL.replace(before, after), accepted()) == "stale"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n", "\r\n"),
        ("第一段。\n", "第一段。 \n"),
        ("第二段。\n", "第二段。\n\n\n"),
        ("date: 2025-03-01", "date: 2025-04-01"),  # the translation takes it from the original
        ("summary: 摘要", "summary: >\n  摘要\n"),
        ("---\n第", "status: draft\nupdated: 2025-05-01\n---\n第"),
        ("title: 甲\n", ""),
    ],
)
def test_what_is_not_said_anew_does_not(before: str, after: str) -> None:
    changed = ORIGINAL.replace(before, after)
    if "title" not in changed:
        changed = changed.replace("第一段", "# 甲\n\n第一段")
    assert state(changed, accepted()) == "fresh"


def test_breaks_in_a_title_never_count() -> None:
    plain, broken = (ORIGINAL.replace("title: 甲", f"title: {title}") for title in ("甲乙", "甲|乙"))
    assert state(broken, accepted(original=plain)) == "fresh"


def test_the_mark_never_changes_by_itself() -> None:
    assert wanted() == "pemkgcebdfaemkmp", "a new way of making marks would call every translation stale"


def test_a_translator_may_be_named_after_acceptance() -> None:
    assert state(translation=accepted().replace("title: A\n", "title: A\ntranslators: B\n")) == "fresh"


@given(st.text("甲乙 ab\t\n", max_size=40), st.sampled_from(["\n", "\r\n", "\r"]))
def test_line_ends_never_count(body: str, end: str) -> None:
    plain, translation = f"---\ntitle: 甲\n---\n{body}", parse("articles/a.en.md", "---\ntitle: A\n---\n", LANGUAGES)[0]
    one, other = (parse("articles/a.md", text, LANGUAGES)[0] for text in (plain, plain.replace("\n", end)))
    assert one and other and translation
    found = mark(one, translation)
    assert found == mark(other, translation)
    assert len(found) == 16 and set(found) <= set("abcdefghijklmnop")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A\n---\nText.\n", "---\ntitle: A\ntranslated_from: x\n---\nText.\n"),
        ("# A\n\nText.", "---\ntranslated_from: x\n---\n# A\n\nText."),
        ("---\n---\n# A\n", "---\ntranslated_from: x\n---\n# A\n"),
        (
            "\ufeff---\r\ntitle: A # the title\r\n# more\r\n---\r\nText",
            "\ufeff---\r\ntitle: A # the title\r\n# more\r\ntranslated_from: x\r\n---\r\nText",
        ),
        (
            "---\ntranslated_from:   old  # 2025-03\ntitle: A\n---\n",
            "---\ntranslated_from: x  # 2025-03\ntitle: A\n---\n",
        ),
        ("---\ntranslated_from:\ntitle: A\n---\n", "---\ntranslated_from: x\ntitle: A\n---\n"),
        ('---\ntranslated_from: "old"\ntitle: A\n---\n', "---\ntranslated_from: x\ntitle: A\n---\n"),
        ("---\n  title: A\n  date: 2025-01-01\n---\n", "---\n  title: A\n  date: 2025-01-01\n  translated_from: x\n---\n"),
        (
            "---\ntitle: A\nsummary: |\n  translated_from: y\n---\n",
            "---\ntitle: A\nsummary: |\n  translated_from: y\ntranslated_from: x\n---\n",
        ),
    ],
)
def test_amending_changes_one_line_only(before: str, after: str) -> None:
    assert set_field("articles/a.en.md", before, "translated_from", "x", LANGUAGES) == after
    assert set_field("articles/a.en.md", after, "translated_from", "x", LANGUAGES) == after


@pytest.mark.parametrize(
    "text",
    [
        "---\n{title: A, date: 2025-01-01}\n---\n",
        "---\ntitle: A\n",
        "---\ntitle：A\n---\n",
        "---\ntranslated_from: [a]\ntitle: A\n---\n",
    ],
)
def test_what_cannot_be_amended_safely_is_left_alone(text: str) -> None:
    assert set_field("articles/a.en.md", text, "translated_from", "x", LANGUAGES) is None


def test_the_library_says_which_translations_are_behind() -> None:
    text = tree(ORIGINAL.replace("第二段", "第三段"), accepted())
    found = assemble(documents(text), Data(), LANGUAGES, time.datetime(2026, 1, 1, tzinfo=SHANGHAI))
    (work,) = found.library.works
    assert {lang: document.behind for lang, document in work.documents.items()} == {"zh": "", "en": "zh"}
    assert [(d.code, d.severity, d.path, d.line) for d in found.diagnostics] == [
        ("stale-translation", "note", f"{KEY}/index.en.md", 4)
    ]


def test_the_mark_is_not_inherited() -> None:
    text = "=== articles/a.md\n---\ntitle: 甲\ntranslated_from: abc\n---\n=== articles/a.en.md\n---\ntitle: A\n---\n"
    found = assemble(documents(text), Data(), LANGUAGES, time.datetime(2026, 1, 1, tzinfo=SHANGHAI))
    assert found.library.works[0].documents["en"].meta.translated_from is None


# The command


def run(content: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build.py"), "i18n", "--content", str(content), "--lang", "en", *args]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)


def test_accepting_writes_the_mark_and_nothing_else(tmp_path: Path) -> None:
    content = lay(tree() + "=== articles/a.md\n---\ntitle: 甲\n---\n", tmp_path)
    first = run(content)
    assert (first.returncode, first.stdout) == (
        0,
        "translations: 0 fresh, 0 stale, 1 unmarked, 1 missing, 0 orphaned\n"
        f"\nunmarked (1)\n  en  {KEY}/index.en.md\n\nmissing (1)\n  en  articles/a\n",
    )
    done = run(content, "--accept", "proceedings/", "--format", "json")
    said = json.loads(done.stdout)
    assert said["counts"] == {"fresh": 1, "stale": 0, "unmarked": 0, "missing": 1, "orphaned": 0}
    assert said["accepted"] == [f"{KEY}/index.en.md"]
    assert (content / KEY / "index.en.md").read_text("utf-8") == accepted()
    assert sorted(path.name for path in (content / KEY).iterdir()) == ["index.en.md", "index.md"]


def test_a_stale_translation_is_shown_and_accepted_again(tmp_path: Path) -> None:
    content = lay(tree(ORIGINAL.replace("第二段", "第三段"), accepted()), tmp_path)
    assert f"stale (1)\n  en  {KEY}/index.en.md" in run(content).stdout
    assert "title=stale-translation" in run(content, "--format", "github").stdout
    assert "1 fresh" in run(content, "--accept-all").stdout
    assert "与原文一致 1，原文已改 0" in run(content, "--lang", "zh").stdout


def test_faulty_files_and_unknown_keys_are_refused(tmp_path: Path) -> None:
    content = lay(tree(ORIGINAL.replace("title: 甲", "title：甲")), tmp_path)
    refused = run(content, "--accept", KEY)
    assert refused.returncode == 1 and "was left alone" in refused.stderr
    assert (content / KEY / "index.en.md").read_text("utf-8") == TRANSLATION
    unknown = run(content, "--accept", "proceedings/2024")
    assert unknown.returncode == 2 and f"Did you mean {KEY}?" in unknown.stderr
