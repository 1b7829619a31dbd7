"""No class or id of the theme does anything in content."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from huikan.markup import adapt, render
from huikan.markup.classes import DOCUMENTED, PREFIX

THEME = Path(__file__).parents[2] / "theme"


def _styled(folder: Path) -> set[str]:
    """The classes that style sheets of the theme have rules for."""
    texts = [re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL) for file in folder.rglob("*.css")]
    selectors = [selector for text in texts for selector in re.findall(r"([^{}]+)\{", text)]
    return {name for selector in selectors for name in re.findall(r"\.([a-zA-Z_][\w-]*)", selector)}


def _in_templates(folder: Path) -> set[str]:
    """The classes that templates write as they stand."""
    values = [
        value for file in folder.rglob("*.html") for value in re.findall(r'class="([^"]*)"', file.read_text(encoding="utf-8"))
    ]
    return {name for value in values for name in re.sub(r"\{[{%].*?[%}]\}", " ", value).split()}


def _published(body: str) -> set[str]:
    html = adapt(render("articles/a.md", body, "zh"), "web", {})
    return {name for value in re.findall(r'class="([^"]*)"', html) for name in value.split()}


THEMES_OWN = sorted(_in_templates(THEME / "web") | _in_templates(THEME / "print"))


@pytest.mark.parametrize(
    "written",
    [
        '<div class="{}"><p>字</p></div>\n',
        '行内<span class="{}">字</span>。\n',
        "[字]{{.{}}}\n",
        "段落\n{{: .{}}}\n",
        '!!! note {} "题"\n    字\n',
        "::: {{.{} .note}}\n字\n:::\n",
        "表：题 {{.{}}}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
        "```table {{.{}}}\nfile: a.csv\n```\n",
        '<table class="{}"><tr><td>字</td></tr></table>\n',
        '```python title="x"\nx = 1\n```\n\n<p class="{}">字</p>\n',
    ],
)
def test_no_class_of_the_templates_comes_through(written: str) -> None:
    """But `summary`, which styles nothing outside of a head, as a box of that kind is called."""
    for name in THEMES_OWN:
        published = _published(written.format(name))
        assert name not in published or name in {"summary", "table-wrap"}, f"{name}: {published}"


def test_what_has_rules_in_the_style_sheets_is_made_by_us_or_is_documented() -> None:
    """Whatever a style sheet has a rule for, an author's own element of that class has not, unless
    it is one that the guide names, a box's kind, or what boxes, notes and code consist of."""
    from huikan.markup.boxes import KINDS
    from huikan.markup.classes import WRITTEN

    for name in sorted(_styled(THEME / "web") | _styled(THEME / "print")):
        assert name not in _published(f'<p class="{name}">字</p>\n') or name in DOCUMENTED | KINDS | WRITTEN, name


def test_a_prefix_is_no_class_of_the_theme() -> None:
    assert not [name for name in _styled(THEME / "web") | _styled(THEME / "print") if name.startswith(PREFIX)]


def test_an_own_class_stays_for_an_own_theme() -> None:
    assert _published("[字]{.red}\n") == {"x-red"}
    assert _published("[字]{.x-red}\n") == {"x-red"}


@pytest.mark.parametrize(
    ("body", "classes"),
    [
        ("[字]{.term}\n", {"term"}),
        ("落款\n{: .signature}\n", {"signature"}),
        ("表：题 {.landscape}\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n", {"landscape", "table-wrap"}),
        ("$a$\n", {"math", "math-source", "refused"}),
        ('<span class="math">字</span>\n', {"x-math"}),
        ('<pre class="data-block">字</pre>\n', {"x-data-block"}),
        ("- [ ] 字\n", {"task-list-item"}),
        ("```python\nx = 1\n```\n", {"highlight", "language-python", "n", "o", "mi"}),
        ('<span class="mi">字</span>\n', {"x-mi"}),
        ("字[^1]\n\n[^1]: 注\n", {"footnotes", "footnote-ref", "footnote-backref"}),
    ],
)
def test_what_means_something_stays(body: str, classes: set[str]) -> None:
    assert _published(body) == classes


def test_no_id_of_the_templates_comes_through() -> None:
    values = [
        value for file in (THEME / "web").rglob("*.html") for value in re.findall(r'\bid="([\w-]*)', file.read_text("utf-8"))
    ]
    for name in {value for value in values if value}:
        html = adapt(render("articles/a.md", f'<p id="{name}">字</p>\n', "zh"), "web", {})
        assert f'id="{name}"' not in html or name.startswith("entry-"), name  # lists, which show no bodies
