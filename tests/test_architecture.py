"""Who may import whom, one owner a library, and the size of rooms:
read off the source with `ast`."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "plugins/huikan"
MODULES = sorted(PACKAGE.rglob("*.py"))

# A library and the only room (rooms, where two have different uses for it) that may import it.
OWNERS = {
    "yaml": "source",
    "markdown": "markup",
    "nh3": "markup",
    "pygments": "markup",
    "mkdocs": "site",
    "jinja2": ("outputs.pages", "outputs.print"),
    "markupsafe": ("outputs.pages", "outputs.print"),
    "weasyprint": "typesetting",
    "pikepdf": ("typesetting", "outputs.print", "preflight", "pdf_objects", "pdf_texts"),
    "pydyf": "typesetting",
    "fontTools": ("typesetting", "outputs.print", "outputs.social_cards"),
    "feedgen": "outputs.feeds",
    "quickjs": "formulas",
    "mathjax": "formulas",
    "resvg_py": "svg_pixels",
    "PIL": (
        "outputs.print",
        "outputs.pictures",
        "outputs.social_cards",
        "outputs.wechat",
        "outputs.epub",
        "outputs.docx",
        "preflight",
    ),  # for paper, screens, shared links, covers, to judge
    "segno": "qr",
    "distributed": "cluster",
    "click": "cli",
    "smtplib": "mailing",
    "rich": "console",
}
HEAVY = (
    "weasyprint",
    "feedgen",
    "pikepdf",
    "pydyf",
    "fontTools",
    "PIL",
    "lxml",
    "resvg_py",
    "quickjs",
    "mathjax",
)  # seconds that `--help` need not wait for

# A room and the rooms of ours that it may use, besides itself. "outputs" stands for
# each of them, which never meet.
ALLOWED = {
    "": set(),
    "comments": set(),
    "model": set(),
    "contrast": set(),
    "media": {"contrast"},
    "settings": {"model"},
    "citing": {"model"},
    "bibliography": set(),
    "qr": set(),
    "ean": set(),
    "svg_pixels": {"media", "tasks"},  # which writes the mark of machines into a PNG
    "content_security": set(),
    "theme_folders": set(),
    "upgrading": set(),
    "theme_scripts": {"theme_folders"},
    "addresses": {"model", "diagnostics"},
    "interface": {"model"},
    "diagnostics": set(),
    "source": {"comments", "model", "media", "diagnostics", "addresses"},
    "datasets": {"source"},  # which knows encodings
    "charts": set(),
    "data_blocks": {"charts", "datasets", "diagnostics", "interface", "markup", "model", "source", "tasks"},
    "scaffold": {"model", "interface"},
    "start": {"model", "interface"},
    "translation": {"model"},
    "library": {"model", "diagnostics", "source", "translation"},
    "drawing": {"model"},
    "formulas": set(),
    "markup": {"comments", "formulas", "model", "diagnostics", "interface"},
    "localise": {"model", "media", "diagnostics", "source", "markup"},
    "importing": {"datasets", "model", "media", "diagnostics", "source", "markup"},
    "publication": {"addresses", "bibliography", "contrast", "interface", "markup", "media", "model", "settings"},
    "check": {"addresses", "bibliography", "publication", "drawing", "model", "diagnostics", "interface", "markup", "scaffold"},
    "tasks": set(),
    "cluster": {"tasks"},
    "publish": set(),
    "supply": set(),
    "pdf_objects": set(),
    "preflight": {"pdf_objects", "diagnostics", "tasks"},
    "pdf_texts": {"pdf_objects", "preflight"},  # which knows what the glyphs of fonts say
    "typesetting": {"pdf_objects", "markup", "tasks"},  # of markup what holds words and figures together, nothing else
    "outputs": {
        "svg_pixels",
        "publication",
        "pdf_objects",
        "pdf_texts",
        "preflight",
        "typesetting",
        "drawing",
        "media",
        "citing",
        "bibliography",
        "content_security",
        "theme_folders",
        "theme_scripts",
        "qr",
        "ean",
        "model",
        "settings",
        "addresses",
        "interface",
        "markup",
        "tasks",
        "diagnostics",
    },
    "mailing": {"diagnostics", "source"},  # which knows encodings
    "console": {"diagnostics"},
    "rendering": {"formulas", "model", "diagnostics", "markup", "tasks"},
    # typesetting: which asks the system for its Pango
    "builds": {"cluster", "diagnostics", "model", "settings", "tasks", "theme_folders", "typesetting"},
    "pipeline": {
        *(
            "builds",
            "publication",
            "rendering",
            "typesetting",
            "data_blocks",
            "datasets",
            "citing",
            "bibliography",
            "model",
            "settings",
            "addresses",
            "diagnostics",
            "source",
            "library",
            "check",
            "markup",
            "tasks",
            "outputs",
            "theme_folders",
        ),
    },
    "evidence": {"addresses", "datasets", "interface", "model", "outputs", "publication", "settings", "typesetting"},
    "press_build": {
        *("builds", "pipeline", "preflight", "tasks", "addresses", "outputs", "diagnostics"),
        *("model", "publication", "typesetting"),  # which picture of a text a finding is about
    },
    "statistics": {"builds", "pipeline", "tasks"},
    "preview": {
        "addresses",
        "builds",
        "content_security",
        "diagnostics",
        "library",
        "model",
        "outputs",
        "pipeline",
        "source",
        "tasks",
    },
    "why": {"builds", "pipeline", "tasks", "addresses", "console"},
    "site": {"builds", "model", "settings", "diagnostics", "pipeline", "console", "theme_folders"},
}
ANYTHING = ("cli",)
MOST_UNTYPED = 135  # uses of `Any`; there were 718 of the word


def room(path: Path) -> str:
    """The room a module stands in: `outputs.print` for
    outputs/print/screen/finishing.py, `model` for model.py."""
    parts = list(path.relative_to(PACKAGE).with_suffix("").parts)
    if parts[-1] == "__init__":
        parts.pop()
    return ".".join(parts[:2] if parts[:1] == ["outputs"] else parts[:1])


def imports(path: Path) -> Iterator[tuple[str, int, bool]]:
    """(module, line, whether at the top of the module) of everything that a file imports."""
    tree = ast.parse(path.read_text("utf-8"))
    top = set(map(id, tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno} imports relatively"
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module in ("huikan", "huikan.outputs") else []
            yield from ((name, node.lineno, id(node) in top) for name in (names or [node.module or ""]))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_keep_to_the_plan(path: Path) -> None:
    here = room(path)
    top_room = here.split(".")[0]
    if top_room in ANYTHING:
        return
    for name, line, _ in imports(path):
        parts = name.split(".")
        if parts[0] != "huikan" or len(parts) == 1:
            continue
        there = ".".join(parts[1:3] if parts[1] == "outputs" else parts[1:2])
        if there == here or (there == "outputs" and here.startswith("outputs")):
            continue
        if there.startswith("outputs."):
            shared = there == "outputs.stage" or here in ("outputs", "outputs.stages")
            assert top_room != "outputs" or shared, f"{path}:{line} an output imports another output: {name}"
            if top_room == "outputs":
                continue
        if not (PACKAGE / parts[1]).exists() and not (PACKAGE / f"{parts[1]}.py").exists():
            continue  # a name of huikan/__init__.py, such as the version
        assert there.split(".")[0] in ALLOWED[top_room], f"{path}:{line} {here} may not import {name}"


def test_typesetting_knows_nothing_of_publications() -> None:
    """Of what an HTML document is about it asks nothing; of the markup it has what holds
    a figure and its unit together."""
    used = {name for path in MODULES if room(path) == "typesetting" for name in used_modules(path)}
    beyond = {name for name in used if name.split(".")[1] not in ("typesetting", "tasks", "pdf_objects")}
    assert beyond == {"huikan.markup.no_break"}


def test_no_two_files_import_each_other() -> None:
    """Not by way of others either, nor by an import inside a function: what it needs lies
    below a module, never above it.

    That Python runs the face of a room before any module of it is not counted: a face imports,
    it is not imported from inside.
    """
    uses = {dotted(path): set(used_modules(path)) for path in MODULES}
    assert len(circle({"a": {"b"}, "b": {"c"}, "c": {"b"}})) == 3, "a ring would be seen"
    assert circle(uses) == []


def circle(uses: Mapping[str, Collection[str]]) -> list[str]:
    """Names that use each other in a ring, with the first once more at the
    end; none where there is no ring."""
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def dotted(path: Path) -> str:
    """`huikan.tasks.run` for tasks/run.py, `huikan.tasks` for tasks/__init__.py."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")


def used_modules(path: Path) -> Iterator[str]:
    """Our modules that a file imports, anywhere in it: of `from a.b import c` it is a.b.c
    where that is a module, else a.b."""
    names = {dotted(module) for module in MODULES}
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from names & {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield from [name for name in (f"{node.module}.{alias.name}", node.module or "") if name in names][:1]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_each_library_has_one_owner(path: Path) -> None:
    for name, line, _ in imports(path):
        owner = OWNERS.get(name.split(".")[0])
        owners = (owner,) if isinstance(owner, str) else owner
        assert owners is None or room(path) in owners, f"{path}:{line} imports {name}, which belongs to {owner}"


def test_no_room_may_use_what_it_does_not() -> None:
    used: dict[str, set[str]] = {top: set() for top in ALLOWED}
    for path in (path for path in MODULES if room(path) not in ANYTHING):
        used[room(path).split(".")[0]] |= {name.split(".")[1] for name, _, _ in imports(path) if name.startswith("huikan.")}
    assert {top: rooms - used[top] for top, rooms in ALLOWED.items() if rooms - used[top]} == {}


def test_the_table_of_rooms_has_all_of_them() -> None:
    text = (PACKAGE.parent.parent / "docs/architecture.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([^|]+) \|", text.partition("| room | is")[2].partition("\n\n")[0])
    named = {name for row in rows for name in re.findall(r"`([\w.]+)`", row)}
    assert named == {room(path) for path in MODULES} - {"", "outputs"}


def test_the_table_of_rooms_lets_none_use_what_it_may_not() -> None:
    table = (PACKAGE.parent.parent / "docs/architecture.md").read_text("utf-8").partition("| room | is")[2].partition("\n\n")[0]
    rows = re.findall(r"(?m)^\| (`[^|]+) \| [^|]+ \| ([\w., ]*?) ?\|$", table)
    assert len(rows) == table.count("\n") - 1
    for names, uses in rows:
        for name in re.findall(r"`([\w.]+)`", names):
            used = {*filter(None, uses.split(", "))} - {"everything", "all above"}
            assert used <= ALLOWED.get(name.partition(".")[0], used), name


def test_what_we_import_is_asked_for_by_name() -> None:
    files = [PACKAGE.parent.parent / name for name in ("requirements.in", "requirements-cluster.in")]
    asked = {name for file in files for name in re.findall(r"(?m)^[\w.-]+", file.read_text("utf-8"))}
    found = {(name.split(".")[0], room(path).split(".")[0]) for path in MODULES for name, _, _ in imports(path)}
    owned = packages_distributions()
    foreign = {(plain(owned[name][0]), here) for name, here in found if name in owned} - {("huikan", here) for _, here in found}
    assert {name for name, _ in foreign} - {"pydantic-core"} <= asked


def plain(distribution: str) -> str:
    return distribution.lower().replace("_", "-")


@pytest.mark.parametrize("name", ["media", "tasks", "publish", "supply", "outputs.search"])
def test_some_rooms_need_the_standard_library_only(name: str) -> None:
    for path in (path for path in MODULES if room(path) == name):
        for module, line, _ in imports(path):
            root = module.split(".")[0]
            assert root in sys.stdlib_module_names or root == "huikan", f"{path}:{line} imports {module}"


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    look = f"import huikan.cli, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_modules_and_functions_stay_small() -> None:
    large = []
    for path in MODULES:
        text = path.read_text("utf-8")
        if text.count("\n") > 350:
            large.append(f"{path.relative_to(PACKAGE)}: {text.count(chr(10))} lines")
        functions = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
        long = [node for node in functions if (node.end_lineno or 0) - node.lineno > 50]
        large += [f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}" for node in long]
    assert not large, large


def test_types_say_what_things_are() -> None:
    """`Any` stands where a library leaves no choice. The number may fall; what makes
    it rise is looked at once more."""
    assert untyped("from typing import Any\ndef f(x: Any, y: list[Any]) -> 'Any': ...\nz: typing.Any = 'Any'") == 4
    uses = Counter({path: untyped(path.read_text("utf-8")) for path in MODULES})
    assert uses.total() <= MOST_UNTYPED, uses.most_common(20)


def untyped(text: str) -> int:
    """How often a source says `Any`, imports left out."""
    nodes = list(ast.walk(ast.parse(text)))
    quoted = [given.value for node in nodes for given in annotations(node) if isinstance(given, ast.Constant)]
    plain = sum(isinstance(node, ast.Name) and node.id == "Any" for node in nodes)
    dotted = sum(isinstance(node, ast.Attribute) and node.attr == "Any" for node in nodes)
    return plain + dotted + sum(len(re.findall(r"\bAny\b", value)) for value in quoted if isinstance(value, str))


def annotations(node: ast.AST) -> list[ast.expr]:
    """The annotations that a node itself has."""
    return [given for name in ("annotation", "returns") if (given := getattr(node, name, None)) is not None]


def test_no_room_for_odds_and_ends() -> None:
    names = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "managers", "base", "common", "misc"}
