"""Theme: what theme/print holds, as a value: templates, style sheets and the fonts.
Reading it is this package's I/O."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from huikan import theme_folders
from huikan.tasks import FileRef

FONTS = (".ttf", ".otf")
SELDOM, SIGNS = "_Supplement", "NotoSansMath"  # files that are opened where the others lack something


@dataclass(frozen=True, slots=True)
class Theme:
    """Templates and style sheets by file name; the fonts in the order in which
    they are asked for a character."""

    templates: Mapping[str, str]
    styles: Mapping[str, str]
    fonts: tuple[FileRef, ...]
    families: Mapping[str, str] = field(default_factory=dict)  # of the society's own typefaces, by role

    def part(self, template: str, styles: Iterable[str]) -> Theme:
        """What is needed of it to fill one template and set it with these style sheets: a
        change elsewhere is none here."""
        template_names = _needed(template, self.templates)
        style_names = frozenset(styles)
        return Theme(
            templates={name: text for name, text in self.templates.items() if name in template_names},
            styles={name: text for name, text in self.styles.items() if name in style_names},
            fonts=self.fonts,
        )


def read_theme(folder: theme_folders.Folder) -> Theme:
    """The theme in a folder: *.html, *.css, and fonts/ with what a
    society added in fonts/extra/."""
    return Theme(
        templates={name: path.read_text("utf-8") for name, path in theme_folders.files(folder, "*.html").items()},
        styles={name: path.read_text("utf-8") for name, path in theme_folders.files(folder, "*.css").items()},
        fonts=tuple(FileRef.of(path) for path in font_files(folder)),
    )


def _needed(template: str, templates: Mapping[str, str]) -> frozenset[str]:
    """A template's name, and those of all that it extends or imports, directly or not."""
    names: set[str] = set()
    waiting = [template]
    while waiting:
        name = waiting.pop()
        if name in templates and name not in names:  # one that is missing is said where the template is filled
            names.add(name)
            waiting += _references(templates[name])
    return frozenset(names)


@cache
def _references(source: str) -> tuple[str, ...]:
    """The templates that one names; none where it cannot be read,
    which is said where it is filled."""
    from jinja2 import Environment, TemplateSyntaxError, meta

    try:
        tree = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError:
        return ()
    return tuple(filter(None, meta.find_referenced_templates(tree)))


def font_files(folder: theme_folders.Folder) -> list[Path]:
    """The font files of a theme, the Chinese ones early, since they have most of what is asked for,
    their supplements and signs behind all others."""
    groups = (theme_folders.files(folder / name, "*") for name in ("fonts", "fonts/extra"))
    paths = [path for group in groups for path in group.values() if path.suffix.lower() in FONTS]
    return sorted(paths, key=lambda path: path.stem.endswith(SELDOM) or path.stem.startswith(SIGNS))
