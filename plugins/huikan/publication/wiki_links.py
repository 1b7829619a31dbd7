"""Where `[[name]]` leads: a name is a key, a path, or what only one work or file is called."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from posixpath import dirname, normpath

from huikan.markup.fragment import Fragment
from huikan.markup.links import asset_path, asset_target
from huikan.model import Lang, Library

Place = tuple[str, Lang]  # a document: its key and language
WIKI = "wiki:"


@dataclass(frozen=True, slots=True)
class _Names:
    """Works and files by what they may be called."""

    works: frozenset[str]
    files: frozenset[str]
    called: Mapping[str, frozenset[str]]  # a folded name -> neutral targets

    def targets(self, name: str, path: str) -> frozenset[str]:
        """What a name in the file at `path` may mean: a path before a name."""
        name = name.removesuffix(".md")
        for whole in (normpath(f"{dirname(path)}/{name}").removesuffix("/index"), name.removesuffix("/index")):
            if whole in self.works:
                return frozenset({f"work:{whole}"})
            if whole in self.files:
                return frozenset({asset_target(whole)})
        return self.called.get(_folded(name), frozenset())


def resolved(library: Library, fragments: Mapping[Place, Fragment], paths: Mapping[Place, str]) -> Mapping[Place, Fragment]:
    """The fragments with the targets of their `[[…]]`, as other links have them (`work:…`,
    `asset:…`). What several are called stays `wiki:…`, which leads nowhere; what nothing is called
    becomes a path that nothing has. `paths` are the documents' own."""
    if not any(WIKI in fragment.structure for fragment in fragments.values()):
        return fragments
    names = _names(library)
    return {place: _resolved(fragment, names, paths[place]) for place, fragment in fragments.items()}


def candidates(library: Library, name: str) -> list[str]:
    """The keys and paths that a name may mean, where these are several."""
    return sorted(
        asset_path(target).removeprefix("work:") for target in _names(library).called.get(_folded(name.removesuffix(".md")), ())
    )


def _resolved(fragment: Fragment, names: _Names, path: str) -> Fragment:
    targets = {each.target: _target(each.target, names, path) for each in fragment.references if each.target.startswith(WIKI)}
    structure = fragment.structure
    for old, new in targets.items():
        for attribute in ("href", "src"):  # no text of the tree has such quotation marks unescaped
            written = f'"{attribute}":{json.dumps(old, ensure_ascii=False)}'
            structure = structure.replace(written, f'"{attribute}":{json.dumps(new, ensure_ascii=False)}')
    references = tuple(replace(each, target=targets.get(each.target, each.target)) for each in fragment.references)
    return replace(fragment, structure=structure, references=references) if targets else fragment


def _target(target: str, names: _Names, path: str) -> str:
    name, mark, anchor = target.removeprefix(WIKI).partition("#")
    targets = names.targets(name, path)
    if len(targets) > 1:
        return target
    if targets:
        return f"{next(iter(targets))}{mark}{anchor}"
    whole = name if "/" in name else normpath(f"{dirname(path)}/{name}").lstrip("./")
    is_file = "." in name.rpartition("/")[2] and not name.endswith(".md")
    return asset_target(whole) if is_file else f"work:{whole.removesuffix('.md')}{mark}{anchor}"


def _names(library: Library) -> _Names:
    called: dict[str, set[str]] = {}
    for name, target in _called(library):
        called.setdefault(_folded(name), set()).add(target)
    works = frozenset(work.key for work, _ in library.walk())
    return _Names(works, frozenset(library.assets), {name: frozenset(targets) for name, targets in called.items()})


def _called(library: Library) -> Iterator[tuple[str, str]]:
    """(name, neutral target) of everything: a work's last name and its titles, a file's name."""
    for work, _ in library.walk():
        yield work.key.rpartition("/")[2], f"work:{work.key}"
        for document in work.documents.values():
            yield document.meta.title or "", f"work:{work.key}"
    for path in library.assets:
        yield path.rpartition("/")[2], asset_target(path)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()
