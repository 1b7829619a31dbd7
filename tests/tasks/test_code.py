"""What results are cached by beside their arguments: the code that a call can reach, and the
versions of all that decides bytes."""

from __future__ import annotations

import gc
import importlib
import json
import re
import shutil
import subprocess
import sys
import time as clock
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import huikan
from content_from_text import CONFIG, DOT, lay
from huikan import interface, media, qr, rendering, tasks
from huikan.cli import help_zh, main
from huikan.diagnostics import en, zh
from huikan.outputs import calendar, feeds, pictures, search
from huikan.outputs.pages import sitemap as robots
from huikan.outputs.print import screen
from huikan.outputs.print.book import read_theme
from huikan.outputs.search import folding
from huikan.tasks import call, code, executor, versions
from huikan.tasks.definitions import EFFECTS, definitions
from huikan.tasks.fingerprint import encode_with_code
from huikan.typesetting import libraries

ROOT = Path(__file__).parents[2]
PACKAGE = Path(huikan.__file__).parent

# One module


def digests(source: str) -> dict[str, str]:
    return {name: definition.digest for name, definition in definitions(source, "pack").items()}


SOURCE = '''
import json
from pack import numbers
from pack.words import greet as hail
WORDS = {"a": 1}
def one(x: int) -> str:
    """Says one."""
    y: int = x  # a comment
    return hail(y)
class Two:
    """Is two."""
    field: int = numbers.TWO
    def three(self):
        return one(self.field), json.dumps(WORDS)
'''


def test_a_definition_knows_what_it_refers_to() -> None:
    found = {name: set(one.references) for name, one in definitions(SOURCE, "pack").items()}
    assert found["one"] == {"pack.words.greet"}
    assert found["Two"] == {"pack.numbers.TWO", ":one", ":WORDS", "json.dumps"}
    assert found["hail"] == {"pack.words.greet"}
    assert EFFECTS not in found


@pytest.mark.parametrize(
    "change",
    [
        ("# a comment", "# another, of more words"),
        ('"""Says one."""', '"""Says two."""'),
        ('    """Is two."""\n', ""),
        ("x: int", "x: float"),
        ("-> str", "-> list[str]"),
        ("y: int", "y: object"),
        ("def one", "\n\n\ndef one"),
    ],
)
def test_what_no_program_runs_by_changes_nothing(change: tuple[str, str]) -> None:
    assert change[0] in SOURCE
    assert digests(SOURCE.replace(*change)) == digests(SOURCE)


@pytest.mark.parametrize(
    ("change", "names"),
    [
        (("hail(y)", "hail(x)"), {"one"}),
        (('{"a": 1}', '{"a": 2}'), {"WORDS"}),
        (("numbers.TWO", "numbers.THREE"), {"Two"}),
        (("field: int", "field: float"), {"Two"}),  # dataclasses and models run by their annotations
        (("    y: int = x", "    y = [1, x]"), {"one"}),
    ],
)
def test_a_change_is_of_the_definition_that_it_stands_in(change: tuple[str, str], names: set[str]) -> None:
    before, after = digests(SOURCE), digests(SOURCE.replace(*change))
    assert {name for name in before if before[name] != after[name]} == names


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("A = {}\nA['b'] = 1", {"A"}),
        ("A = 1\nA += 1", {"A"}),
        ("a, (b, *c) = x", {"a", "b", "c"}),
        ("A.b.c = 1", {"A"}),
        ("f(1)", {EFFECTS}),
        ("import a\na.b(1)", {"a", EFFECTS}),
        ("for x in y: pass", {EFFECTS}),
        ("try:\n import a\nexcept ImportError:\n a = None", {"a"}),
        ("if x:\n def f(): pass\nelse:\n g = 1", {"f", "g"}),
        ("from a import rule\n@rule\ndef f(): pass", {"rule", "f"}),
        ("@rule\ndef f(): pass", {"f", EFFECTS}),  # one of our own may keep a register
        ("from a import b\n@b.register\ndef f(): pass", {"b", "f", EFFECTS}),
        ("class A:\n @property\n def b(self): pass", {"A"}),
        ("from a.b import *", {"*"}),
    ],
)
def test_every_statement_is_of_a_name_or_an_effect(source: str, names: set[str]) -> None:
    assert set(definitions(source, "pack")) == names


def test_imports_are_found_where_they_stand() -> None:
    source = (
        "def f():\n from a.b import c as d\n import e.g\n return d.x(e.g.h)\nfrom . import k\nfrom ..m import n\nZ = k.l, n\n"
    )
    found = definitions(source, "pack.sub")
    assert set(found["f"].references) == {"a.b.c.x", "e.g.h"}
    assert set(found["Z"].references) == {"pack.sub.k.l", "pack.m.n", ":Z"}


@given(st.text("ab #\t", max_size=20))
def test_comments_never_count(text: str) -> None:
    assert digests(SOURCE.replace("# a comment", "#" + text)) == digests(SOURCE)


# What a call can reach

PACK = {
    "__init__.py": "from {p}.maker import make, other\nfrom {p}.unused import nobody\n__all__ = ['make', 'other', 'nobody']\n",
    "maker.py": "from {p} import words\nfrom {p}.face import shape\ndef make(x): return words.greet(shape(x))\n"
    "def other(): return 1\n",
    "words.py": "from {p}.deep import low\ndef greet(x):\n    from {p}.late import late\n    return late(low(x))\n"
    "def farewell(): return 2\n",
    "late.py": "def late(x): return x\n",
    "deep.py": "LOW = 1\ndef low(x): return x + LOW\n",
    "face/__init__.py": "from {p}.face.shape import shape\nfrom {p}.face.colour import colour\n",
    "face/shape.py": "def shape(x): return x\n",
    "face/colour.py": "def colour(x): return x\n",
    "unused.py": "def nobody(): return 3\n",
}


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[tuple[ModuleType, Path]]:
    """A package of its own name, on the path, and its folder."""
    name = f"pack{abs(hash(request.node.name)) % 10**8}"
    folder = tmp_path / "one" / name
    lay({path: text.format(p=name) for path, text in PACK.items()}, folder)
    monkeypatch.syspath_prepend(str(folder.parent))
    importlib.invalidate_caches()
    yield importlib.import_module(name), folder
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]


def parts(*things: Any) -> Mapping[str, str]:
    code._module.cache_clear()
    return tasks.Code().parts(things)


def own(name: str, found: Mapping[str, str]) -> set[str]:
    return {module.removeprefix(f"{name}.") for module in found if module.startswith(name)}


def test_a_face_leads_to_what_is_asked_of_it_alone(pack: tuple[ModuleType, Path]) -> None:
    module, _ = pack
    name = module.__name__
    assert own(name, parts(module.make)) == {"maker", "words", "deep", "late", "face.shape"}
    assert own(name, parts(module.other)) == {"maker"}


@pytest.mark.parametrize(
    ("path", "change", "reaches"),
    [
        ("deep.py", ("LOW = 1", "LOW = 2"), True),
        ("late.py", ("return x", "return -x"), True),
        ("face/shape.py", ("return x", "return -x"), True),
        ("face/colour.py", ("return x", "return -x"), False),
        ("words.py", ("return 2", "return 4"), False),
        ("words.py", ("def greet", '"""Words."""\ndef greet'), False),
        ("face/__init__.py", ("from {p}.face.colour import colour\n", ""), False),
        ("unused.py", ("return 3", "return 4"), False),
        ("words.py", ("def farewell(): return 2", "print('loaded')"), True),
        ("maker.py", ("words.greet(shape(x))", "words"), True),  # a module as a value: anything may be asked of it
    ],
)
def test_a_change_counts_for_the_calls_that_can_reach_it(
    pack: tuple[ModuleType, Path], path: str, change: tuple[str, str], reaches: bool
) -> None:
    module, folder = pack
    make, other = parts(module.make), parts(module.other)
    old, new = (text.format(p=module.__name__) for text in change)
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new), "utf-8")
    assert (parts(module.make) != make) == reaches
    assert parts(module.other) == other


def test_a_class_among_the_arguments_brings_its_code(pack: tuple[ModuleType, Path]) -> None:
    module, folder = pack
    with (folder / "late.py").open("a", encoding="utf-8") as file:
        file.write("import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass Late:\n    x: int = 1\n")
    late = importlib.import_module(f"{module.__name__}.late")
    cache = tasks.Cache(folder, code=tasks.Code())
    code._module.cache_clear()
    assert own(module.__name__, cache.code_of(cache.identify(tasks.Task("a", module.other, (1,))))) == {"maker"}
    assert own(module.__name__, cache.code_of(cache.identify(tasks.Task("a", module.other, ([late.Late()],))))) == {
        "maker",
        "late",
    }


def test_keys_are_equal_in_other_places_and_processes(pack: tuple[ModuleType, Path], tmp_path: Path) -> None:
    module, folder = pack
    shutil.copytree(folder, tmp_path / "two" / folder.name)
    ask = (
        f"from huikan import tasks, rendering; import json, {module.__name__} as m;"
        "print(json.dumps([tasks.Code().digest([f]) for f in (m.make, rendering.render)]))"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", ask],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env={"PYTHONPATH": f"{PACKAGE.parent}:{tmp_path / 'two'}", "PYTHONHASHSEED": seed},
        )
        assert json.loads(done.stdout) == [tasks.Code().digest([module.make]), tasks.Code().digest([rendering.render])]


def test_libraries_count_with_what_they_require() -> None:
    found = parts(screen.make)
    assert found["weasyprint"] == versions.installed(["weasyprint"])["weasyprint"]
    assert {"weasyprint", "pydyf", "fonttools", "brotli", "pillow", "jinja2", "Python", "zlib"} <= found.keys()
    assert not {"weasyprint", "jinja2", "markdown"} & parts(calendar.make).keys()
    assert {"markdown", "nh3", "pygments"} <= parts(rendering.render).keys()
    assert not {"weasyprint", "pytest"} & parts(rendering.render, feeds.make, pictures.make).keys()


def test_another_version_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {make: tasks.Code().digest([make]) for make in (calendar.make, feeds.make, screen.make)}
    real = versions.installed
    monkeypatch.setattr(
        versions, "installed", lambda names: {name: v + "x" * (name == "feedgen") for name, v in real(names).items()}
    )
    assert [make for make in before if tasks.Code().digest([make]) != before[make]] == [feeds.make]
    monkeypatch.setattr(versions, "runtime", lambda: {"Python": "4"})
    assert [make for make in before if tasks.Code().digest([make]) != before[make]] == list(before)


def test_rooms_are_reached_by_those_who_use_them() -> None:
    """What a face shows beside does not count: pictures are not
    made anew for a rule of Markdown."""
    rooms = {
        make: {name.split(".")[1] for name in parts(make) if name.startswith("huikan.")}
        for make in (pictures.make, calendar.make)
    }
    assert rooms == {pictures.make: {"outputs", "media"}, calendar.make: {"outputs"}}
    assert own("huikan.outputs", parts(search.make_fold)) <= {
        "search.files",
        "search.folding",
        "search.traditional",
        "search.coding",
    }


def test_importing_a_module_does_nothing_but_define_its_names() -> None:
    """Keys follow references; what a module did when imported would be missed. The
    command line may: no task reaches it."""
    rooms = {path: path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py")}
    assert {room for path, room in rooms.items() if EFFECTS in definitions(path.read_text("utf-8"), "huikan")} <= {"cli"}


# Libraries of the system


def test_the_libraries_of_the_system_say_their_versions_without_weasyprint() -> None:
    ask = (
        "import sys, json; from huikan.typesetting import libraries;"
        "print(json.dumps([libraries.versions(), 'weasyprint' in sys.modules]))"
    )
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    found, loaded = json.loads(done.stdout)
    from weasyprint.text.ffi import pango

    assert not loaded
    assert found["Pango"] == ".".join(str(part) for part in divmod_version(pango.pango_version()))
    assert all(found[name][0].isdigit() for name in ("Pango", "HarfBuzz", "fontconfig", "FreeType"))


def divmod_version(number: int) -> tuple[int, int, int]:
    return number // 10000, number // 100 % 100, number % 100


def test_a_library_that_is_missing_or_mute_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries.versions.cache_clear()

    def refuse(name: str, *args: Any, **options: Any) -> Any:
        raise OSError(name)

    try:
        monkeypatch.setattr(libraries.ctypes, "CDLL", refuse)
        assert set(libraries.versions().values()) == {libraries.MISSING}
        libraries.versions.cache_clear()
        monkeypatch.setattr(libraries.ctypes, "CDLL", lambda name, **options: Mute())
        assert set(libraries.versions().values()) == {libraries.MISSING}
    finally:
        libraries.versions.cache_clear()


class Mute:
    def __getitem__(self, name: str) -> Any:
        raise AttributeError(name)


def test_the_system_is_asked_for_printing_alone() -> None:
    asked = []

    def ask() -> Mapping[str, str]:
        asked.append(1)
        return {"Pango": "1"}

    found = tasks.Code(natives={"weasyprint": ask})
    assert "Pango" not in found.parts([calendar.make]) and not asked
    assert found.parts([screen.make])["Pango"] == "1" and asked


# What one process leaves to the next


def test_the_next_process_reads_no_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "cache/code.json"
    before = tasks.Code(file).parts([screen.make])
    monkeypatch.setattr(code, "_reachable", lambda names: pytest.fail("it was known"))
    start = clock.perf_counter()
    assert tasks.Code(file).parts([screen.make]) == before
    assert clock.perf_counter() - start < 0.5, "a twentieth of it on an idle machine"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"state": 1}', b'{"parts": {}}'])
def test_what_was_left_may_be_damaged(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "code.json"
    file.write_bytes(content)
    assert tasks.Code(file).parts([calendar.make]) == parts(calendar.make)
    assert "huikan.outputs.calendar:make" in file.read_text("utf-8")


def test_other_sources_or_another_installation_are_looked_at_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "code.json"
    for change in (lambda: None, lambda: monkeypatch.setattr(code, "_sources_digest", lambda: "x")):
        change()
        looked: list[object] = []
        with monkeypatch.context() as patch:
            patch.setattr(code, "_reachable", lambda names, looked=looked: looked.append(names) or {"a": "b"})
            tasks.Code(file).parts([calendar.make])
            tasks.Code(file).parts([calendar.make])
        assert len(looked) == 1
    monkeypatch.setattr(versions, "environment", lambda: "another")
    assert "a" not in tasks.Code(file).parts([calendar.make])


# The theme


def test_a_book_takes_of_the_theme_what_it_needs() -> None:
    whole = read_theme(ROOT / "theme/print")
    part = whole.part("article.html", ("page.css", "article.css"))
    assert set(part.templates) == {"article.html", "frame.html", "parts.html"}
    assert set(part.styles) == {"page.css", "article.css"}
    assert part.fonts == whole.fonts
    assert whole.part("none.html", ()).templates == {}


# The whole

SITE = {
    "articles/a.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n正文[^1]，![图](a.png)，见[首页](../index.md)。\n\n[^1]: 注\n",
    "notices/n.md": "---\ntitle: 通知\ndate: 2025-01-02\n---\n正文\n",
    "newsletters/2025-01/index.md": "---\ntitle: 简报\ndate: 2025-01-03\nnumber: 1\n---\n",
    "newsletters/2025-01/01.md": "---\ntitle: 乙\n---\n正文\n",
    "newsletters/2025-01/02.md": "---\ntitle: 丙\n---\n| a | b |\n|---|---|\n| $x$ | c |\n",
    "index.md": "---\ntitle: 首页\n---\n欢迎\n",
}
RUN = """
import json, sys
from huikan.typesetting import libraries
versions = {**libraries.versions(), **json.loads(sys.argv.pop(1))}
libraries.versions = lambda: versions
from huikan.cli import main
main()
"""


class Program:
    """A copy of the program with its theme, a site, and a cache."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("__pycache__", "fonts")
        shutil.copytree(PACKAGE, root / "plugins/huikan", ignore=ignored)
        shutil.copytree(ROOT / "theme", root / "theme", ignore=ignored)
        (root / "theme/print/fonts").symlink_to(ROOT / "theme/print/fonts")
        lay({path: text for path, text in SITE.items() if not path.startswith("newsletters")}, root / "content")
        (root / "content/articles/a.png").write_bytes(DOT)
        config = CONFIG.replace(str(ROOT / "theme/web"), str(root / "theme/web"))
        (root / "mkdocs.yml").write_text(f"docs_dir: content\n{config}", "utf-8")

    def run(self, *said: str, **natives: str) -> str:
        command = [sys.executable, "-c", RUN, json.dumps(natives), *said, "--config", "mkdocs.yml", "--lang", "en"]
        if said[0] == "build":
            command += ["--executor", "inline", "--site", "site"]
        environment = {"PYTHONPATH": str(self.root / "plugins"), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=self.root, env=environment)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def made(self, *more: str, **natives: str) -> set[str]:
        """The targets that a build makes."""
        log = self.root / ".cache/huikan/traces/log"
        before = log.stat().st_size if log.exists() else 0
        self.run("build", "--now", "2025-08-01", *more, **natives)
        heads = re.findall(rb"(?m)^huikan-trace-1 (.*)$", log.read_bytes()[before:])
        return {json.loads(head)["target"] for head in heads}

    @contextmanager
    def changed(self, *changes: tuple[str, str, str]) -> Iterator[None]:
        """Inside, text in files of the program is replaced: file, old, new."""
        texts = {path: (self.root / path).read_text("utf-8") for path, _, _ in changes}
        for path, old, new in changes:
            text = (self.root / path).read_text("utf-8")
            assert old in text, (path, old)
            (self.root / path).write_text(text.replace(old, new, 1), "utf-8")

        try:
            yield
        finally:
            for path, text in texts.items():
                (self.root / path).write_text(text, "utf-8")


def place(module: ModuleType) -> str:
    """Where the source of a module lies in the copy."""
    assert module.__file__
    return f"plugins/huikan/{Path(module.__file__).relative_to(PACKAGE).as_posix()}"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, frozenset[str]]:
    """The program, and all that its first build makes."""
    whole = Program(tmp_path_factory.mktemp("program"))
    first = whole.made()
    assert len(first) > 30 and whole.made() == set()
    return whole, frozenset(first)


def test_words_of_findings_of_help_and_of_the_terminal_remake_nothing(program: tuple[Program, frozenset[str]]) -> None:
    whole, _ = program
    words = [
        (place(en.check), "leads to no file", "leads nowhere"),
        (place(zh.markup), "已经略去", "略去了"),
        (place(en.console), "reading content", "reading all content"),
        (place(help_zh), "。", "！"),
        ("plugins/huikan/cli/check_command.py", "Find what is wrong in the content", "Find all that is wrong in the content"),
    ]
    with whole.changed(*words):
        assert whole.made() == set()


def test_a_change_remakes_what_it_reaches_and_nothing_else(program: tuple[Program, frozenset[str]]) -> None:
    whole, everything = program
    changes = [
        ("theme/print/article.css", "{", "{ "),
        ("theme/web/notice.html", "\n", "\n\n"),
        (place(robots), "User-agent: *", "User-agent:  *"),
        (place(folding), "\n\n\ndef ", "\n\n\nX = 1\n\n\ndef "),  # nobody asks for it
        (place(media), '"""', '"""All: '),
    ]
    with whole.changed(*changes):
        said = whole.run("why", "robots.txt")
        assert f"(code) {robots.__name__}" in said and "will make it anew" in said
        assert "styles['article.css']" in whole.run("why", "pdf/articles-a.zh.pdf")
        pages = {target for target in everything if target.startswith("notices/n/")}
        assert whole.made() == {"pdf/articles-a.zh.pdf", "printed/pdf/articles-a.zh.pdf", "robots.txt", *pages}
        assert f"because of: (code) {robots.__name__}" in whole.run("why", "robots.txt")
    assert whole.made() == set()


@pytest.mark.slow
def test_code_deep_below_remakes_all_that_stand_on_it(program: tuple[Program, frozenset[str]]) -> None:
    whole, everything = program
    with whole.changed((place(qr), "    import segno\n", "    import segno\n\n    url = url[:]\n")):
        made = whole.made("--no-pdf", "--drop-pdfs")
    assert {target for target in everything if target.endswith(".html")} <= made
    others = {target for target in made if not target.endswith((".html", ".rss", ".atom", ".json"))}  # say that there are no PDFs
    assert others <= {target for target in everything if re.fullmatch(r"search/\w+/catalogue\.bin", target)}  # so does this


def test_what_readers_see_is_part_of_what_is_made(program: tuple[Program, frozenset[str]]) -> None:
    whole, everything = program
    with whole.changed((place(interface.zh), '": "', '": "\u3000')):
        made = whole.made("--no-pdf", "--drop-pdfs")
    assert {target for target in everything if target.endswith((".html", ".atom"))} <= made
    assert not {target for target in made if target.startswith(("pictures/", "search/fold", "robots"))}


def test_another_pango_remakes_the_pdfs_alone(program: tuple[Program, frozenset[str]]) -> None:
    whole, everything = program
    assert whole.made(Pango="9.9.9") == {target for target in everything if re.match(r"pdf/.*\.pdf$", target)}


# That nothing is missed: all code of ours that runs while something is made is part
# of its key, and all libraries


def watched(asked: call.Call) -> tuple[call.Outcome, set[tuple[str, str]], set[str]]:
    """The outcome of a call; (module, definition) of ours, and distributions, that ran for it."""
    seen: set[Any] = set()

    def watch(frame: FrameType, event: str, arg: object) -> None:
        if event == "call":
            seen.add(frame.f_code)

    gc.collect()  # what the calls before have left runs code of theirs when it goes
    gc.disable()
    sys.setprofile(watch)
    try:
        outcome = call.Outcome(asked.number, asked.make(*asked.args))
    finally:
        sys.setprofile(None)
        gc.enable()
    ours: set[tuple[str, str]] = set()
    others: set[str] = set()
    bystanders = {
        *versions.installed(["pytest", "hypothesis", "setuptools", "typing_extensions", "importlib_metadata", "toolz"])
    }  # asked by imports and isinstance
    for one in seen:
        path = Path(one.co_filename)
        if path.is_relative_to(PACKAGE):
            module = ".".join(["huikan", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
            ours.add((module, one.co_qualname.partition(".")[0]))
        elif "site-packages" in path.parts:
            name = path.parts[path.parts.index("site-packages") + 1]
            others.update(versions.owners(name.removesuffix(".py")))
    return outcome, ours, others - bystanders


def test_all_that_runs_is_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    missed: set[tuple[str, str]] = set()
    made: set[str] = set()

    def attempt(asked: call.Call, *limits: Any) -> call.Outcome:
        outcome, ours, others = watched(asked)
        _, brought = encode_with_code((asked.make, asked.args))
        walk = code._Walk()
        for name in code._names(brought):
            module, _, definition = name.partition(":")
            walk.follow((*module.split("."), definition.partition(".")[0]))
        modules, known = walk.digests(), tasks.Code().parts(brought)
        lines = {(module, name) for module, name in ours if not (name.startswith("<") and module in modules)}
        missed.update(lines - walk._reached)
        missed.update((name, asked.make.__module__) for name in others - known.keys())
        made.add(asked.make.__module__)
        return outcome

    monkeypatch.setattr(executor, "attempt", attempt)
    lay(SITE, tmp_path / "content")
    Image.new("RGB", (900, 600)).save(tmp_path / "content/articles/a.png")
    (tmp_path / "mkdocs.yml").write_text(f"docs_dir: content\n{CONFIG}", "utf-8")
    where = ("--config", "mkdocs.yml", "--site", "site", "--cache", "cache", "--press", "press")
    said = [part if part.startswith("--") else str(tmp_path / part) for part in where]
    done = CliRunner().invoke(main, ["build", "--now", "2025-08-01", "--executor", "inline", *said])
    assert done.exit_code == 0, done.output
    assert len(made) > 12
    assert missed == set()
