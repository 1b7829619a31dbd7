"""Scripts of several modules, joined into the one classic script that pages load.

A folder of theme/scripts is a script: `search/main.js` and what it imports become `search.js`.
Its modules are written as ECMAScript's (`import { load } from "./loading.js"; export function
…`), each is a function here, and what it exports is that function's value. So every module keeps
its own names. Of the standard there is what the modules need: named imports from beside, and
`export` before a function or a constant; no text of several lines has a line that begins with two
strokes, or needs the spaces at its beginning. Anything else is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from huikan import theme_folders

ENTRY = "main.js"
_IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./(\w+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|const) (\w+)\b)", re.MULTILINE)
_REMARK = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)  # a line that is nothing else: readers need not load it
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # nor this
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class ScriptError(theme_folders.BrokenTheme):
    """A module imports what is not there, or is written in a way that
    cannot be joined; the text names it."""


def read(theme: theme_folders.Folder) -> Mapping[str, bytes]:
    """The theme's scripts as they are published, by file name: those of
    theme/web, and those that are joined.

    A file in theme/web takes the place of a folder of its name in
    theme/scripts. Raises ScriptError.
    """
    scripts = {name: path.read_bytes() for name, path in theme_folders.files(theme / "web", "*.js").items()}
    for entry in theme_folders.files(theme / "scripts", f"*/{ENTRY}"):
        folder = entry.removesuffix(f"/{ENTRY}")
        paths = theme_folders.files(theme / "scripts" / folder, "*.js")
        if f"{folder}.js" not in scripts:
            modules = {name: path.read_text("utf-8") for name, path in paths.items()}
            scripts[f"{folder}.js"] = join(modules, ENTRY).encode("utf-8")
    return scripts


def join(modules: Mapping[str, str], entry: str) -> str:
    """One classic script of the module `entry` and all that it imports, each before
    those that import it. ScriptError."""
    exports: dict[str, frozenset[str]] = {}
    parts = [_function(name, modules[name], exports) for name in _order(modules, entry)]
    return f'(() => {{\n"use strict";\n{"".join(parts)}}})();\n'


def _order(modules: Mapping[str, str], entry: str) -> list[str]:
    """The modules that `entry` needs, itself the last."""
    order: list[str] = []
    path: list[str] = []

    def visit(name: str) -> None:
        if name in path:
            raise ScriptError(f"{name}: modules import each other: {', '.join(path[path.index(name) :])}")
        if name not in modules:
            raise ScriptError(f"{name}: no such module (imported by {path[-1]})" if path else f"{name}: no such module")
        if name not in order:
            path.append(name)
            for match in _IMPORT.finditer(modules[name]):
                visit(match[2])
            order.append(path.pop())

    visit(entry)
    return order


def _function(name: str, source: str, exports: dict[str, frozenset[str]]) -> str:
    """A module as a constant whose value has what it exports; `exports` has
    those of the modules before it."""

    def imported(match: re.Match[str]) -> str:
        unknown = [export for export in match[1].split(", ") if export not in exports[match[2]]]
        if unknown:
            raise ScriptError(f"{name}: {match[2]} does not export {', '.join(unknown)}")
        return f"const {{ {match[1]} }} = {_constant(match[2])};\n"

    names = _EXPORT.findall(source)
    exports[name] = frozenset(names)
    body = _EXPORT.sub("", _IMPORT.sub(imported, _REMARK.sub("", source)))
    if other := _OTHER.search(body):
        raise ScriptError(f"{name}: cannot be joined: {other[0]}")
    return f"const {_constant(name)} = (() => {{\n{_INDENT.sub('', body).strip()}\nreturn {{ {', '.join(names)} }};\n}})();\n"


def _constant(name: str) -> str:
    return "$" + name.removesuffix(".js")
