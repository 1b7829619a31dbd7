"""The documents in docs/: how long, how wide, what they link to, and that
the index of decisions has each."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
MADE = (DOCS / "licences.md",)  # by `build.py sbom`, which writes a table
PAGES = sorted({*DOCS.rglob("*.md"), *ROOT.glob("*.md")} - {*MADE})
WIDEST = 100
MOST_WORDS = 2000
LINK = re.compile(r"\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(text: str) -> Iterator[tuple[int, str]]:
    """(number, line) of what is neither a row of a table, nor in a fence, nor has an
    address that cannot be broken."""
    fence = ""
    for number, line in enumerate(text.splitlines(), 1):
        mark = line.lstrip()[:3]
        if mark in ("```", "~~~") and fence in ("", mark):
            fence = "" if fence else mark
        elif not (fence or line.startswith("|") or LINK.search(line) or "://" in line):
            yield number, line


def anchors(path: Path) -> set[str]:
    """The ids that GitHub gives to the headings of a page."""
    titles = re.findall(r"(?m)^#{1,6} +(.+?) *$", re.sub(r"(?ms)^(```|~~~).*?^\1", "", path.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_prose_is_what_can_be_broken() -> None:
    text = "one\n```\nin a fence\n```\n| a row |\n[a](b.md) link\ntwo"
    assert list(prose(text)) == [(1, "one"), (7, "two")]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_lines_of_prose_fit_beside_each_other(path: Path) -> None:
    wide = [(number, len(line)) for number, line in prose(path.read_text("utf-8")) if len(line) > WIDEST]
    assert wide == []


def test_the_architecture_md_can_be_read_at_one_sitting() -> None:
    assert len((DOCS / "architecture.md").read_text("utf-8").split()) <= MOST_WORDS


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_links_of_documents_lead_somewhere(path: Path) -> None:
    text = re.sub(r"(?ms)^(```|~~~).*?^\1", "", path.read_text("utf-8"))
    addresses = [address for address in LINK.findall(re.sub(r"`[^`\n]*`", "", text)) if not re.match(r"[a-z]+:", address)]
    lost = []
    for address in addresses:
        file, _, anchor = unquote(address).partition("#")
        target = (path.parent / file).resolve() if file else path
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(address)
    assert lost == []


def test_the_index_has_every_decision() -> None:
    """By its number, file and title; numbers follow each other, and a superseded
    one names what took its place."""
    decisions = sorted(path for path in (DOCS / "decisions").glob("*.md") if path.name != "README.md")
    rows = re.findall(
        r"(?m)^\| \[(\d{3})\]\(([^)]+)\) \| (.+?) \| (\S+) \| (.+?) \|$", (DOCS / "decisions/README.md").read_text("utf-8")
    )
    told = []
    for number, path in enumerate(decisions, 1):
        title, _, dated, *_ = path.read_text("utf-8").splitlines()
        date, _, state = dated.partition(" · ")
        assert path.name.startswith(f"{number:03d}-") and title.startswith(f"# {number:03d}. "), path
        assert state == "in force" or re.fullmatch(r"superseded by \[\d{3}\]\(\d{3}-[\w-]+\.md\)", state), path
        told.append((f"{number:03d}", path.name, title.partition(". ")[2], date, state))
    assert rows == told and told


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("[0-9]*.md")), ids=named)
def test_a_decision_says_why_and_what_it_costs(path: Path) -> None:
    parts = re.findall(r"(?m)^\*\*(\w+)\.\*\* ", path.read_text("utf-8"))
    assert parts == ["Context", "Decision", "Reason", "Cost"]


@pytest.mark.parametrize("page", ["architecture.md", "security.md"])
def test_the_architecture_md_and_its_like_name_what_is_there(page: str) -> None:
    """Modules and what they have (`outputs.pages.plan`), folders and
    files (`diagnostics/codes/`)."""
    text = re.sub(r"(?ms)^```.*?^```", "", (DOCS / page).read_text("utf-8"))
    names = re.findall(r"`([\w./-]+)`", text)
    rooms = {path.stem for path in (ROOT / "plugins/huikan").iterdir()}
    places = [name for name in names if "/" in name]
    modules = [name for name in names if "/" not in name and name.partition(".")[0] in rooms and not name.endswith(".py")]
    assert len(places) > 10 and len(modules) > 5
    assert [name for name in places if not any((base / name).exists() for base in (ROOT, ROOT / "plugins/huikan", DOCS))] == []
    assert [name for name in modules if not is_there(name)] == []


def is_there(name: str) -> bool:
    """Whether a dotted name leads to a module, or to what a module has."""
    value: object = importlib.import_module("huikan")
    path = "huikan"
    for part in name.split("."):
        path = f"{path}.{part}"
        if not hasattr(value, part):
            try:
                importlib.import_module(path)
            except ImportError:
                return False
        value = getattr(value, part)
    return True


def test_a_name_that_is_not_there_would_be_seen() -> None:
    assert is_there("tasks.Task") and is_there("outputs.print.screen.finishing")
    assert not is_there("tasks.Bench") and not is_there("outputs.pdf")


def test_the_changelog_says_the_same_in_both_languages() -> None:
    """As many entries below each heading that both have."""
    entries = [
        [part.count("\n- ") for part in (ROOT / name).read_text("utf-8").split("\n### ")[1:3]]
        for name in ("CHANGELOG.md", "CHANGELOG.zh.md")
    ]
    assert entries[0] == entries[1]


def test_pictures_of_the_guides_are_shown_and_small() -> None:
    """That every picture that is named is there, the test of links says."""
    pictures = sorted((DOCS / "pictures").iterdir())
    shown = "".join(path.read_text("utf-8") for path in PAGES)
    assert [path.name for path in pictures if f"pictures/{path.name})" not in shown] == []
    assert sum(path.stat().st_size for path in pictures) < 1_500_000
