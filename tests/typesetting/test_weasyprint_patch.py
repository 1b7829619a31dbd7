"""What is replaced in WeasyPrint stands in one list, fits the installed version, and is
WeasyPrint's own again afterwards."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import huikan
from huikan.typesetting import weasyprint_patch
from huikan.typesetting.weasyprint_patch import REPLACED, ReplacedName, UnknownWeasyPrintError, owner, replaced

PACKAGE = Path(huikan.__file__).parent
LIST = PACKAGE / "typesetting/weasyprint_patch.py"
NAMES = [entry.name for entry in REPLACED]


def standing() -> dict[str, object]:
    """What each name of the list stands for now."""
    return {name: getattr(*owner(name)) for name in NAMES}


@pytest.mark.parametrize("entry", REPLACED, ids=lambda entry: entry.name)
def test_each_digest_is_that_of_the_installed_version(entry: ReplacedName) -> None:
    assert weasyprint_patch.digest(entry.name) == entry.digest


def test_each_name_is_there_once_with_a_reason_and_what_replaces_it() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert all(entry.reason for entry in REPLACED)
    assert all(callable(getattr(*owner(entry.by))) for entry in REPLACED)


def test_the_list_is_what_the_program_replaces() -> None:
    texts = (ast.walk(ast.parse(path.read_text("utf-8"))) for path in PACKAGE.rglob("*.py") if path != LIST)
    used = {node.value for nodes in texts for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {text for text in used if text.startswith("weasyprint.") and " " not in text} == set(NAMES)


def test_nobody_else_assigns_into_weasyprint() -> None:
    assert [hit for path in PACKAGE.rglob("*.py") for hit in assignments(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    "text",
    [
        "from weasyprint.layout import inline\ninline.text_align = None",
        "import weasyprint.pdf as place\ndef f():\n    place.add_tags = None",
        "import weasyprint\nweasyprint.pdf.add_tags, other = 1, 2",
        "from weasyprint.text.line_break import Layout\nsetattr(Layout, 'set_text', None)",
        "from weasyprint import layout\nlayout.count += 1",
        "from weasyprint import layout\ndel layout.make_all_pages",
        "from unittest import mock\nfrom weasyprint import layout\nmock.patch.object(layout, 'make_all_pages')",
    ],
)
def test_an_assignment_would_be_seen(text: str) -> None:
    assert list(assignments(text))


def test_an_attribute_of_something_else_is_no_assignment() -> None:
    assert list(assignments("from weasyprint.layout import inline\nbox = inline.Box()\nbox.children = []")) == []


def assignments(text: str) -> Iterator[str]:
    """Where a source sets, replaces or deletes an attribute of a module or
    class that it has from WeasyPrint."""
    tree = ast.parse(text)
    theirs = set(_imported(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store | ast.Del) and _root(node) in theirs:
            yield f"{node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Call) and node.args and _root(node.args[0]) in theirs:
            called = ast.unparse(node.func)
            if called in ("setattr", "delattr") or called.endswith("patch.object"):
                yield f"{node.lineno}: {ast.unparse(node)}"


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            for alias in node.names:
                if (module or alias.name).partition(".")[0] == "weasyprint":
                    yield alias.asname or alias.name.partition(".")[0]


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def test_everything_is_as_before_afterwards() -> None:
    before = standing()
    ours = {name: object() for name in NAMES}
    with pytest.raises(ZeroDivisionError), replaced({name: lambda _, name=name: ours[name] for name in NAMES}):
        assert standing() == ours
        raise ZeroDivisionError
    assert standing() == before


def test_a_replacement_is_made_of_what_it_replaces() -> None:
    name = "weasyprint.layout.inline.text_align"
    before = getattr(*owner(name))
    with replaced({name: lambda original: (original, "and more")}):
        assert getattr(*owner(name)) == (before, "and more")


def test_a_name_that_is_not_in_the_list_is_not_replaced() -> None:
    with pytest.raises(KeyError), replaced({"weasyprint.layout.inline.split_text_box": lambda original: original}):
        raise AssertionError("it must not open")


@pytest.mark.parametrize("name", NAMES)
def test_another_source_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    place, attribute = owner(name)
    if inspect.isclass(place):  # a method is known by its class
        monkeypatch.setattr(f"{place.__module__}.{place.__name__}", type(place.__name__, (), {attribute: standing}))
        monkeypatch.setattr("inspect.getsource", repr)
    else:
        monkeypatch.setattr(place, attribute, test_another_source_is_refused)
    with pytest.raises(UnknownWeasyPrintError, match=f"other sources of {name}"), replaced({name: lambda original: original}):
        raise AssertionError("it must not open")
    with pytest.raises(UnknownWeasyPrintError, match=name):
        weasyprint_patch.verify()


def test_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.__version__", "71.0")
    with pytest.raises(UnknownWeasyPrintError, match=r"written for WeasyPrint 70\.0, found 71\.0; install"):
        weasyprint_patch.verify()
