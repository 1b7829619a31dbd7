"""The files of content/ that pages name, as readers get them: pictures without what they tell
of people, places and devices."""

from __future__ import annotations

from collections.abc import Iterator

from huikan import media
from huikan.outputs.stage import Results, Site
from huikan.publication import figures, linked_files, named_files, picture_offers, replaced_pictures, shown_pictures
from huikan.tasks import FileRef, Task


def plan(site: Site, results: Results) -> Iterator[Task]:
    """One task a file. Its digest was taken when it was examined: another file
    in its place is not published.

    A picture that no page shows as it is, since others are among the results that stand for it,
    is published only where something leads to it.
    """
    library, fragments = site.library, site.for_references
    sizes = {address: artifact.size for address, artifact in results.items()}
    replaced = replaced_pictures(picture_offers(library, shown_pictures(library, fragments), sizes))
    in_text = figures(library, fragments)
    for path in sorted((named_files(library, fragments) - replaced) | linked_files(library, fragments)):
        file = FileRef(str((site.content / path).absolute()), library.assets[path].sha256)
        yield Task(path, make, (file, path in in_text and library.assets[path].label > 0), path)


def make(file: FileRef, is_figure: bool) -> bytes:
    """The file's bytes; those of a picture without what it tells of people and programs. A drawing
    that is a figure of a text follows the colours of its page."""
    return media.published(file.read(), is_figure)
