"""Definitions: what each name of a module is defined by and what it refers to, read from
the source without running it.

A module is divided into its top-level definitions, so that a change counts for those alone
whose code it changes: not for comments, docstrings, annotations of functions, or a
neighbour in the same file. What a statement does to things that are no names of the module
(a call for its effect, a decorator of our own that may keep a register) counts for every
definition of the module (`EFFECTS`).
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

EFFECTS = ""  # the name under which statements stand that define nothing
_FUNCTIONS = frozenset((ast.FunctionDef, ast.AsyncFunctionDef))
_UNREAD = frozenset(("ctx", "kind", "type_comment", "type_ignores", "returns"))


@dataclass(frozen=True, slots=True)
class Definition:
    """A digest of the code, and what it refers to: names of its own module
    (`:name`) and absolute paths (`a.b.c`)."""

    digest: str
    references: frozenset[str]


Definitions = Mapping[str, Definition]


def definitions(source: str, package: str) -> Definitions:
    """The definitions of a module by name; an imported name has no code, and refers
    to the path that it stands for.

    `package` is what relative imports start from. SyntaxError where the source is no Python.
    """
    tree = ast.parse(source)
    paths = dict(_imports(tree.body, package))
    statements: dict[str, list[ast.stmt]] = {}
    for statement in tree.body:
        for name in _defined(statement, paths):
            statements.setdefault(name, []).append(statement)
    modules = {name: Definition("", frozenset({path})) for name, path in paths.items() if name not in statements}
    return modules | {name: _definition(parts, frozenset(statements), paths, package) for name, parts in statements.items()}


def _definition(statements: Iterable[ast.stmt], own: frozenset[str], paths: Mapping[str, str], package: str) -> Definition:
    code: list[str] = []
    names: set[tuple[str, ...]] = set()
    imported: list[ast.stmt] = []
    for statement in statements:
        _read(statement, code, names, imported)
    origins = {**paths, **dict(_imports(imported, package))}
    references = {f":{name}" for name, *_ in names if name in own}
    references |= {".".join([origins[name], *more]) for name, *more in names if name in origins}
    return Definition(hashlib.sha256("\0".join(code).encode()).hexdigest(), frozenset(references))


def _imports(body: Iterable[ast.stmt], package: str) -> Iterator[tuple[str, str]]:
    """(name, absolute path that it stands for) of the import statements that run with
    these, also in their branches."""
    for node in (part for statement in body for part in _unconditional(statement)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield (alias.asname, alias.name) if alias.asname else (alias.name.partition(".")[0],) * 2
        elif isinstance(node, ast.ImportFrom):
            parts = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*parts, node.module] if node.module else parts)
            for alias in node.names:
                yield alias.asname or alias.name, f"{start}.{alias.name}".removesuffix(".*")


def _unconditional(statement: ast.stmt) -> Iterator[ast.stmt]:
    """The statement, and those within its branches: everything that
    runs when the module is imported."""
    yield statement
    for name in ("body", "orelse", "finalbody"):
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            for inner in getattr(statement, name, ()):
                yield from _unconditional(inner)
    for handler in getattr(statement, "handlers", ()):
        for inner in handler.body:
            yield from _unconditional(inner)


def _defined(statement: ast.stmt, bindings: Mapping[str, str]) -> frozenset[str]:
    """The names that a statement at the top defines or changes;
    EFFECTS where it does something else."""
    names: set[str] = set()
    for part in _unconditional(statement):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names |= {part.name, *([EFFECTS] if any(_registers(call, bindings) for call in part.decorator_list) else [])}
        elif isinstance(part, ast.Assign | ast.AnnAssign | ast.AugAssign):
            targets = part.targets if isinstance(part, ast.Assign) else [part.target]
            names.update(_root(target) for top in targets for target in _targets(top))
        elif isinstance(part, ast.Expr):
            names.update(() if isinstance(part.value, ast.Constant) else {EFFECTS})
        elif not isinstance(part, ast.Import | ast.ImportFrom | ast.If | ast.Try | ast.Pass):
            names.add(EFFECTS)
    return frozenset(names)


def _targets(target: ast.expr) -> Iterator[ast.expr]:
    if isinstance(target, ast.Tuple | ast.List):
        for part in target.elts:
            yield from _targets(part)
    else:
        yield target.value if isinstance(target, ast.Starred) else target


def _root(node: ast.expr) -> str:
    """The name that an assignment changes: `table` of `table["a"].b = 1`."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else EFFECTS


def _registers(decorator: ast.expr, bindings: Mapping[str, str]) -> bool:
    """Whether a decorator may do more than wrap: one that is no
    library's, or is called `register`."""
    node = decorator.func if isinstance(decorator, ast.Call) else decorator
    registers = isinstance(node, ast.Attribute) and node.attr == "register"
    name = _root(node)
    return registers or (name not in bindings and name not in ("property", "staticmethod", "classmethod"))


def _read(node: ast.AST, code: list[str], names: set[tuple[str, ...]], imported: list[ast.stmt], within: bool = False) -> None:
    """Writes down what a statement does (`code`), the names that it uses with the
    attributes behind them, and its imports.

    Left out is what no program runs by: docstrings, annotations of functions and within them. A
    name that a function defines anew counts all the same: too much is safe.
    """
    kind = type(node)
    if (kind is ast.Name or kind is ast.Attribute) and (path := _path(node)):
        names.add(path)
        code.append(".".join(path))
        return
    if isinstance(node, ast.Import | ast.ImportFrom):
        imported.append(node)
    code.append(kind.__name__)
    function = kind in _FUNCTIONS
    for field in node._fields:
        value = getattr(node, field)
        if field in _UNREAD or (field == "annotation" and (within or kind is ast.arg)):
            continue
        if isinstance(value, ast.AST):
            _read(value, code, names, imported, within or function)
        elif isinstance(value, list):
            code.append("[")
            described = field == "body" and (function or kind is ast.ClassDef) and _is_docstring(value[0])
            for part in value[1:] if described else value:
                if isinstance(part, ast.AST):
                    _read(part, code, names, imported, within or function)
                else:
                    code.append(repr(part))
            code.append("]")
        else:
            code.append(repr(value))


def _path(node: ast.AST) -> tuple[str, ...]:
    """A name and the attributes behind it; nothing where an attribute is not that of a name."""
    path: list[str] = []
    while isinstance(node, ast.Attribute):
        path.append(node.attr)
        node = node.value
    return (node.id, *reversed(path)) if isinstance(node, ast.Name) else ()


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)
    )
