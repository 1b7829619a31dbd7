"""Findings: the tables are whole, and each form of showing draws them right."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikan.diagnostics import CODES, Diagnostic, en, found, zh
from huikan.diagnostics.show import WIDTH, Form, count, inert, show, underlined
from huikan.diagnostics.words import MESSAGES, merged, message

PLUGIN = Path(__file__).parents[2] / "plugins/huikan"
CASES = Path(__file__).parents[1] / "cases/diagnostics"


def fields(code: str, lang: str) -> set[str]:
    return {name for text in MESSAGES[lang][code] for _, name, _, _ in Formatter().parse(text) if name}


# The tables


def test_every_code_is_worded_in_every_language_in_the_module_of_its_room() -> None:
    assert {lang: list(table) for lang, table in MESSAGES.items()} == {lang: list(MESSAGES["en"]) for lang in ("zh", "en")}
    assert MESSAGES["en"].keys() == CODES.keys()
    assert [room.keys() for room in zh.ROOMS] == [room.keys() for room in en.ROOMS]
    assert zh.LABELS.keys() == en.LABELS.keys()
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code) for code in CODES)


def test_every_module_of_words_is_in_use() -> None:
    for table in (en, zh):
        modules = {path.stem for path in Path(str(table.__file__)).parent.glob("*.py")} - {"__init__", "console", "labels"}
        assert len(modules) == len(table.ROOMS)


def test_a_code_cannot_be_worded_twice() -> None:
    with pytest.raises(ValueError, match="tab"):
        merged([{"tab": ("a", "b")}, {"odd": ("a", "b"), "tab": ("c", "d")}])


def test_a_finding_without_a_row_cannot_be() -> None:
    with pytest.raises(KeyError, match="no-such-finding"):
        found("no-such-finding", "a.md")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_wording_says_the_same(code: str) -> None:
    assert fields(code, "zh") == fields(code, "en")
    for lang, table in MESSAGES.items():
        what, advised = table[code]
        assert what
        assert advised
        assert not what.endswith((".", "。", "！"))
        if lang == "en":
            assert what[0] in "“‘" or not what[0].isupper() or what.split()[0].isupper()


def test_rows_do_not_contradict_themselves() -> None:
    """What is left out, or not printed, for a finding is never said as mere advice;
    what is hidden is also held back."""
    for code, row in CODES.items():
        assert row.severity == "error" or not (row.withholds or row.unprintable or row.tolerable), code
        assert row.withholds or not row.private or code == "number-in-code", code  # it may be somebody's
    assert [CODES[code].severity for code in ("missing-field", "garbled-text", "unsafe-name")] == ["error", "warning", "note"]


def test_codes_are_grouped_in_the_table_alone() -> None:
    """A set of codes elsewhere would be a second table."""
    groups = []
    for file in (file for file in PLUGIN.rglob("*.py") if PLUGIN / "diagnostics" not in file.parents):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            listed = node.elts if isinstance(node, ast.Set | ast.Tuple | ast.List) else []
            names = [entry.value for entry in listed if isinstance(entry, ast.Constant)]
            if len(listed) > 1 and len(names) == len(listed) and {*names} <= CODES.keys():
                groups.append(f"{file.relative_to(PLUGIN)}:{node.lineno}")  # type: ignore[attr-defined]
    assert groups == []


def strings() -> Iterator[tuple[Path, str, bool]]:
    """(file, text, whether it is the code of a finding) of every text
    in the program but the tables."""
    for file in PLUGIN.rglob("*.py"):
        if PLUGIN / "diagnostics" not in file.parents:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield file, node.value, False
                elif (
                    isinstance(node, ast.Call)
                    and getattr(node.func, "id", getattr(node.func, "attr", "")) == "found"
                    and node.args
                ):
                    yield from ((file, code.value, True) for code in ast.walk(node.args[0]) if isinstance(code, ast.Constant))


def test_every_code_that_is_found_has_words() -> None:
    assert {(file.name, text) for file, text, is_code in strings() if is_code and text not in CODES} == set()


def calls() -> Iterator[tuple[str, str, set[str]]]:
    """(place, code, names of values) of each finding whose code and values
    stand in the program as they are."""
    for file in PLUGIN.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "found" and node.args:
                names = {keyword.arg for keyword in node.keywords}
                if isinstance(node.args[0], ast.Constant) and None not in names:
                    yield f"{file.relative_to(PLUGIN)}:{node.lineno}", node.args[0].value, {str(name) for name in names}


def test_every_placeholder_is_filled() -> None:
    known = [(place, code, fields(code, "en") - names) for place, code, names in calls()]
    assert len(known) > 50
    assert [row for row in known if row[2]] == []


def test_no_code_is_left_over() -> None:
    used = {text for _, text, _ in strings()}
    assert {code for code in CODES if not {code, code.removesuffix("-similar")} & used} == set()


def test_found_fills_severity_and_values() -> None:
    diagnostic = found("repeated-field", "a.md", 3, 1, 5, field="title", first=2)
    assert diagnostic == Diagnostic("repeated-field", "a.md", 3, 1, 5, {"field": "title", "first": "2"})
    assert diagnostic.severity == "error"
    assert (message(diagnostic, "zh"), message(diagnostic, "fr")) == (
        "“title”写了两次，第一次在第 2 行",
        "“title” is written twice, first on line 2",
    )
    assert message(found("no-content", "", path="{x}"), "en") == "there is no content folder “{x}”"


# Showing

FINDINGS = [
    found(
        "bad-date",
        "newsletters/2025-01/index.md",
        3,
        7,
        9,
        "date: 2022/6/29",
        field="date",
        text="2022/6/29",
        example="2022-06-29",
    ),
    found("fullwidth-colon", "newsletters/2025-01/index.md", 2, 6, 1, "title：地下空间", field="title"),
    found("colon-in-value", "articles/宽.md", 12, 10, 1, "title: 资讯: 第一期", example='title: "资讯: 第一期"'),
    found("tab", "articles/tab.md", 4, 2, 2, "-\t\tname: x"),
    found("yaml-syntax", "articles/marks.md", 4, 4, 2, "e\u0301a\u200bb\u202ec"),
    found("fullwidth-space", "articles/space.md", 2, 7, 1, "title:\u3000x"),
    found("control-character", "articles/control.md", 2, 3, 1, "a\x1b[31m\x00", character="U+0000"),
    found("yaml-syntax", "articles/long.md", 7, 121, 2, "长" * 200),
    found("yaml-syntax", "articles/long.md", 8, 3, 400, "长" * 200),
    found("yaml-syntax", "articles/long.md", 9, 201, 1, "x" * 200),
    found("missing-field", "articles/line.md", 1, field="title", example="title: …"),
    found("unsafe-name", "articles/a b,c:d%.md", example="articles/a-b-c-d.md"),
    found("unsafe-name", "articles/a b,c:d%.md", example="articles/a-b-c-d.md"),
    found("garbled-text", "articles/line\nbreak\x1b.md", 1, 1, 1, "�"),
    found("no-content", "", path="内容"),
]


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_shows_as_it_did(form: Form, lang: str, golden: Callable[[Path, str], None]) -> None:
    golden(CASES / f"{form}.{lang}.txt", show(FINDINGS, lang, form, root="content/"))


def test_colour_changes_nothing_else() -> None:
    plain = show(FINDINGS, "en")
    assert re.sub("\x1b\\[[0-9;]*m", "", show(FINDINGS, "en", colour=True)) == plain
    assert "\x1b" not in plain


def test_nothing_to_show() -> None:
    assert (show([], "zh"), show([], "zh", "github"), show([], "zh", "json")) == ("", "", "[]\n")


def test_count_has_a_singular() -> None:
    one = [found("no-content", "", path="x")]
    assert count(one, "en") == "1 error in 1 file\n"
    assert (
        count([*one * 2, found("garbled-text", "a"), found("unsafe-name", "b", example="")], "en")
        == "2 errors, 1 warning, 1 note in 3 files\n"
    )
    assert count(one, "zh") == "共 1 处错误，在 1 个文件里。\n"


# Properties

LINES = st.text(st.one_of(st.characters(exclude_characters="\n"), st.sampled_from("\t　中，“e\u0301\u200b\x00😀")), max_size=250)


def width(text: str) -> int:
    return sum(
        0
        if unicodedata.category(character) in ("Mn", "Me", "Cf")
        else 2
        if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )


@given(LINES, st.integers(0, 300), st.integers(1, 300))
def test_carets_stand_under_the_place(line: str, column: int, length: int) -> None:
    drawn, carets = underlined(line, column, length)
    assert width(drawn) <= WIDTH
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in drawn)
    assert carets.strip(" ") == "^" * carets.count("^")
    assert width(carets) <= max(WIDTH, len(carets) - len(carets.lstrip()) + 1)
    assert bool(carets) == bool(column)


@given(st.text("ab中，e\u0301", max_size=40), st.sampled_from("中x"), st.text("ab中", max_size=10))
def test_the_caret_is_as_far_in_as_the_text_before(before: str, place: str, after: str) -> None:
    drawn, carets = underlined(before + place + after, len(before) + 1, 1)
    assert drawn == before + place + after
    assert carets == " " * width(before) + "^" * width(place)


@given(LINES, st.integers(0, 300), st.integers(1, 300), st.text(max_size=20))
def test_a_command_is_one_line(line: str, column: int, length: int, path: str) -> None:
    findings = [found("yaml-tag", path, 1, column, length, line, name=line)]
    text = show(findings, "en", "github")
    assert text.count("\n") == 1
    assert "\r" not in text
    properties = text.split("::")[1].removeprefix("error ")
    assert all(re.fullmatch(r"[a-zA-Z]+=[^,:]+", part) for part in properties.split(","))
    assert json.loads(show(findings, "en", "json"))[0]["line"] == 1


def test_errors_come_first_and_many_alike_are_one_line() -> None:
    remote = [
        found("remote-picture", f"articles/{number:02}.md", 3, 1, 5, "a picture", what=f"h{number}") for number in range(20)
    ]
    few = [found("empty-link", "articles/z.md", 2, what="x"), found("broken-link", "articles/zz.md", 2, href="x")]
    text = show([*remote, *few], "en", root="content", most=8)
    codes = re.findall(r"\[([a-z]+-[a-z]+)\]", text)
    assert codes == ["broken-link", "remote-picture", "remote-picture", "empty-link"]
    assert (
        "20 in all, the first at content/articles/00.md:3:1, content/articles/01.md:3:1, content/articles/02.md:3:1"
        in text.replace(" and ", ", ")
    )
    assert show([*remote, *few], "en", root="content").count("[remote-picture]") == 20
    assert show([*remote, *few], "en", "json", most=8).count('"remote-picture"') == 20


@pytest.mark.parametrize("form", ["text", "github", "json"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_of_content_commands_a_runner(form: Form, lang: str) -> None:
    """GitHub obeys `::…` where a line begins and `##[…]` wherever it stands in one."""
    hostile = "##[add-path]/tmp ::set-env name=x::y"
    finding = found("unknown-tag", f"::warning::{hostile}.md", 1, 1, 9, hostile, what=f"<{hostile}>")
    text = show([finding], lang, form)
    assert "##[" not in text
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (form == "github")
    assert all(line.startswith("::notice file=") for line in commands)
    if form == "json":
        assert json.loads(text)[0]["excerpt"] == hostile


@given(st.text(alphabet="#[]: \n\tab", max_size=40))
def test_what_is_said_is_inert(text: str) -> None:
    said = inert(text)
    assert "##[" not in said
    assert not [line for line in said.split("\n") if line.lstrip().startswith("::")]
