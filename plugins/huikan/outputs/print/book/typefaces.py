"""The typefaces that a society owns for its official documents: 仿宋, 小标宋, 黑体, 楷体, which are
not free. `typefaces` in data/society.yml names their files in theme/print/fonts/extra/ by what they
set; where it names none, the program's own stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from huikan.diagnostics import Diagnostic, found
from huikan.model import Library
from huikan.outputs.print.book.book import Book
from huikan.tasks import FileRef
from huikan.typesetting import UnreadableFontError, font_family

PATH = "data/society.yml"
FOLDER = "theme/print/fonts/extra/"
STYLES = {  # what a family of a role is written into
    "body": (
        '[lang|="zh"]{{font-family:{family},var(--serif)}}strong,b{{font-family:var(--serif)}}'
        "main :is(h4,h5,h6):lang(zh){{font-family:inherit;font-weight:400}}"
    ),
    "title": ":root{{--title:{family},var(--serif);--title-weight:400}}",
    "heading": "main h2:lang(zh),main .annex+*{{font-family:{family},var(--sans)}}",
    "subheading": ":root{{--second:{family},var(--serif);--second-weight:400}}",
}


def families(book: Book, fonts: Sequence[FileRef]) -> Mapping[str, str]:
    """The families of a book's own typefaces by role, of those that can be read: `check` names the
    others."""
    files = {Path(ref.path).name: Path(ref.path) for ref in fonts}
    known: dict[str, str] = {}
    for role, name in book.typefaces:
        if name in files:
            try:
                known[role] = font_family(files[name])
            except UnreadableFontError:
                continue
    return known


def style(roles: Mapping[str, str]) -> str:
    """The style sheet by which these families are used."""
    quoted = {role: '"' + family.replace("\\", "\\\\").replace('"', '\\"') + '"' for role, family in roles.items()}
    return "".join(STYLES[role].format(family=quoted[role]) for role in STYLES if role in quoted)


def check(library: Library, fonts: Sequence[Path]) -> Iterator[Diagnostic]:
    """`typeface-missing`, `typeface-broken`: a file that is named and not there, or cannot be read.
    `standard-typefaces`, once: notices are printed and nothing is said of their typefaces."""
    society = library.society
    if society is None:
        return
    if society.typefaces is None:
        if not society.sample and any(work.profile.official and "zh" in work.documents for work in library.works):
            yield found("standard-typefaces", PATH, line=1, folder=FOLDER)
        return
    files = {path.name: path for path in fonts}
    for role, name in society.typefaces.named:
        line = society.lines.get(f"typefaces.{role}") or society.lines.get("typefaces", 1)
        if name not in files:
            yield found("typeface-missing", PATH, line=line, file=name, folder=FOLDER)
            continue
        try:
            font_family(files[name])
        except UnreadableFontError as error:
            yield found("typeface-broken", PATH, line=line, file=f"{FOLDER}{name}", reason=str(error))
