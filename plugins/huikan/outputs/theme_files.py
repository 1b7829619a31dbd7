"""The theme's style sheets, drawings and scripts, as readers' browsers get them."""

from __future__ import annotations

from collections.abc import Iterator

from huikan import theme_scripts
from huikan.outputs.stage import Results, Site
from huikan.tasks import FileRef, Task


def plan(site: Site, results: Results) -> Iterator[Task]:
    """One task a script, and one a file of theme/web that is neither script
    nor template. Raises ScriptError."""
    scripts = theme_scripts.read(site.theme)
    for name, script in scripts.items():
        yield Task(name, written, (script,))
    web = site.theme / "web"
    for path in sorted(web.rglob("*")):
        name = path.relative_to(web).as_posix()
        if path.is_file() and path.suffix != ".html" and name not in scripts:
            yield Task(name, copied, (FileRef.of(path),))


def written(content: bytes) -> bytes:
    """A file of this content."""
    return content


def copied(file: FileRef) -> bytes:
    """The file's bytes."""
    return file.read()
