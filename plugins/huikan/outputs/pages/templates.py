"""Templates: all that the theme contributes to a page, as a value. `read_templates`
reads it from the theme's folder.

A template names others (`extends`, `include`, `import`). Each page is drawn with its
own template and those that this one needs, so that a changed template draws anew
only the pages that it is part of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from huikan import content_security, theme_folders, theme_scripts
from huikan.tasks import FileRef
from huikan.theme_folders import BrokenTheme


@dataclass(frozen=True, slots=True)
class Templates:
    """Templates by their names (`parts/card.html`), and what they say of the theme's other files.

    `versions` are short digests of style sheets and scripts, which go into their addresses.
    `integrity` has the digest of each script as its element says it; `policy` is the content
    security policy that allows these scripts.
    """

    files: Mapping[str, FileRef]
    versions: Mapping[str, str]
    integrity: Mapping[str, str]
    policy: str

    def __hash__(self) -> int:
        return hash((self.policy, *self.files.values(), *self.versions.values()))


def read_templates(theme: theme_folders.Folder) -> Mapping[str, Templates]:
    """For each template of theme/web what a page that has it is drawn with:
    itself, and all that it refers to.

    BrokenTheme where a template has a mistake of syntax, or names another
    that is not there; ScriptError.
    """
    folder = theme / "web"
    files = {name: FileRef.of(path) for name, path in theme_folders.files(folder, "**/*.html").items()}
    references = {name: tuple(_references(name, file)) for name, file in files.items()}
    styles = {name: path.read_bytes() for name, path in theme_folders.files(folder, "*.css").items()}
    scripts = theme_scripts.read(theme)
    versions = {name: hashlib.sha256(content).hexdigest()[:8] for name, content in (styles | dict(scripts)).items()}
    integrity = {name: content_security.integrity(script) for name, script in scripts.items()}
    policy = content_security.policy(integrity.values())
    needed = {name: _reachable(name, references) for name in files}
    return {
        name: Templates({template: files[template] for template in names}, versions, integrity, policy)
        for name, names in needed.items()
    }


def _reachable(name: str, references: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A template's name, and those of all that it refers to, directly or not, sorted."""
    reached: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in references:
            raise BrokenTheme(current)
        if current not in reached:
            reached.add(current)
            waiting += references[current]
    return sorted(reached)


def _references(name: str, file: FileRef) -> Iterator[str]:
    """The templates that one names. All names are written out, so that it is
    known beforehand what is needed."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    try:
        tree = Environment(autoescape=True).parse(file.read().decode("utf-8"), name)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        raise BrokenTheme(f"{name}: {error}") from error
    for reference in meta.find_referenced_templates(tree):
        if reference is None:
            raise BrokenTheme(f"{name}: the name of a template is not written out")
        yield reference
