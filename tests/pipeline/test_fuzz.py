"""Fuzzing: every case that was ever found, hypothesis over single targets, and
hypothesis through the whole press."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_markup import TEXTS
from test_script import no_card

from browser import reader
from content_from_text import DOT, lay
from fuzz.targets import TARGETS
from huikan.outputs import social_cards
from inline_build import ROOT, build

EXAMPLES = int(os.environ.get("HUIKAN_FUZZ", "4"))  # whole sites to make; HUIKAN_FUZZ=200 takes half an hour
CASES = sorted((ROOT / "tests/fuzz/cases").glob("*/*"))
NAUGHTY = ROOT.parent / "shared/testdata/naughty-strings.json"
WORDS = (
    tuple(json.loads(NAUGHTY.read_text("utf-8")))
    if NAUGHTY.exists()
    else ("甲", "Ω≈ç√", "\u202e乙", "<b>", "' OR 1=1", "null", "1e309")
)
FIELDS = (
    "title", "subtitle", "summary", "date", "updated", "authors", "tags", "columns", "keywords", "license", "cover", "status", "doi",
    "visibility", "publish_on", "moved_from", "waive", "number", "year", "pages", "isbn", "branch", "event", "nonsense", "作者",
)  # fmt: skip
KINDS = (
    "articles/{}.md",
    "articles/{}.en.md",
    "notices/{}.md",
    "newsletters/n/{}.md",
    "proceedings/p/{}.md",
    "reports/r/{}.md",
    "{}.md",
)


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_stays_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_every_target_has_a_case() -> None:
    assert {path.parent.name for path in CASES} == set(TARGETS)


def test_the_command_names_its_targets() -> None:
    done = subprocess.run([sys.executable, ROOT / "tests/fuzz"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert all(name in done.stderr for name in TARGETS)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(TEXTS, st.lists(st.sampled_from(WORDS), max_size=6).map("\n".join)))
def test_bodies(text: str) -> None:
    TARGETS["markup"](text.encode("utf-8", "replace"))


SHAPES = (
    "<g>{}</g>", "<a href='x'>{}</a>", "<a href='javascript:x()'>{}</a>", "<switch>{}<text>a</text></switch>", "<!--a-->{}", "<style>{}</style>",
    "<foreignObject>{}</foreignObject>", "<metadata>{}</metadata>", "<x:y xmlns:x='urn:x'>{}</x:y>", "<text>{}</text>", "&amp;{}",
    "<use href='#a' id='a'/>{}", "<rect onload='x()' fill='url(#b)'/>{}", "<image href='data:image/png;base64,AAAA'/>{}", "<set to='x'/>{}",
    "@import 'x';{}", "@font-face{{src:url(x)}}{}", ".a{{fill:url(#b)}}{}", "<h:p xmlns:h='http://www.w3.org/1999/xhtml'>a{}</h:p>", "<script/>{}",
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(SHAPES), max_size=6),
    st.sampled_from(("", '<!DOCTYPE svg [<!ENTITY e "f">]>', "<?xml version='1.0'?>")),
)
def test_drawings(shapes: list[str], start: str) -> None:
    inner = ""
    for shape in shapes:
        inner = shape.format(inner)
    TARGETS["drawing"](f'{start}<svg xmlns="http://www.w3.org/2000/svg">{inner}</svg>'.encode())


# The whole press

VALUES = st.one_of(
    st.sampled_from(WORDS).map(lambda word: json.dumps(word, ensure_ascii=False)),
    st.sampled_from(("2025-01-01", "2099-01-01", "draft", "internal", "[甲, 乙]", "{zh: 甲, en: A}", "", "[", "&a *a", "- 甲", "!!python/x y", "2025/1/2")),
)  # fmt: skip
HEADS = st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6).map(
    lambda said: (
        "---\n"
        + "".join(f"{name}: {value}\n" for name, value in ({"title": "甲", "date": "2025-01-01"} | said).items())
        + "---\n"
    )
)
BODIES = st.lists(
    st.one_of(TEXTS, st.sampled_from(WORDS), st.sampled_from(("![图](a.png)", "[链](b.md)", "[^1]\n\n[^1]: 注"))), max_size=4
)
FILES = st.builds(lambda head, body: (head + "\n\n".join(body)).encode("utf-8", "replace").decode(), HEADS, BODIES)
PATHS = st.builds(str.format, st.sampled_from(KINDS), st.sampled_from(("a", "b", "index")))
RECORDS = st.lists(VALUES, max_size=3).map(
    lambda values: "".join(f"- {{key: k{number}, name: {value}, summary: {value}}}\n" for number, value in enumerate(values))
)
TREES = st.builds(
    lambda pages, experts, events: {"articles/a.png": "", "data/experts.yml": experts, "data/events.yml": events, **pages},
    st.dictionaries(PATHS, FILES, min_size=8, max_size=14),
    RECORDS,
    RECORDS,
)
DANGERS = """(pages) => pages.flatMap((text) => [...new DOMParser().parseFromString(text, "text/html").querySelectorAll("*")].flatMap((element) => {
  const bad = [...element.attributes].filter(({ name, value }) => /^(on|srcdoc$|formaction$)/.test(name)
    || (/^(href|src|action)$/.test(name) && !(element.localName === "img" && value.startsWith("data:image/svg+xml,")) && /^[\\s\\x00-\\x20]*(javascript|vbscript|data):/i.test(value))).map(({ name }) => `${element.localName} ${name}`);
  const alien = ["iframe", "object", "embed", "base", "applet", "frame"].includes(element.localName)
    || (element.localName === "script" && !/json/.test(element.type) && !/\\/?[a-z]+\\.js(\\?|$)/.test(element.getAttribute("src") ?? ""));
  return alien ? [...bad, element.localName] : bad;
}))"""


@pytest.fixture(scope="module")
def parsed() -> Iterator[Any]:
    """What is dangerous in pages, by the parser of a real browser."""
    with reader(lambda path: ("text/html", b"<!doctype html>", {})) as browser:
        browser.open("")
        yield lambda pages: browser.page.evaluate(DANGERS, pages)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=EXAMPLES < 10)
@given(tree=TREES)
def test_the_whole_press(tree: dict[str, str], parsed: Any) -> None:
    """It ends, errors name files, all that comes out can be parsed and holds nothing that
    runs, and twice gives the same."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(social_cards, "make", no_card)
        root = Path(folder)
        content = lay(tree, root / "content")
        (content / "articles/a.png").write_bytes(DOT)
        sites = []
        for place in (root / "one", root / "two"):
            done = build(content, place, "--keep-going", "--no-pdf")
            assert done.exit_code in (0, 1), done.output
            assert "Traceback" not in done.output
            said = json.loads(done.stdout or "[]")
            files = {found["path"] for found in said if found["severity"] == "error"}
            assert "" not in files
            assert all((ROOT / path).exists() or (content / path).exists() or Path(path).exists() for path in files), files
            sites.append(
                {
                    path.relative_to(place / "site").as_posix(): path.read_bytes()
                    for path in (place / "site").rglob("*.*")
                    if path.is_file()
                }
            )
        assert sites[0] == sites[1]
        assert "index.html" in sites[0]
        for name, made in sites[0].items():
            if name.endswith((".atom", ".rss", ".xml", ".svg")):
                etree.fromstring(made)
            elif name.endswith(".json"):
                json.loads(made)
        pages = [
            re.sub(r"<meta http-equiv[^>]*>", "", made.decode()) for name, made in sites[0].items() if name.endswith(".html")
        ]
        assert parsed(pages) == []
