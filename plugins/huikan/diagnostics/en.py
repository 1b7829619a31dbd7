"""Every diagnostic in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": (
        "the required field “{field}” is missing",
        "between the two --- lines at the head of the file, write: {example}",
    ),
    # check.py: what only the whole library shows
    "missing-part-field": (
        "“{field}” is missing here, and the issue, report or volume does not say it either",
        "write it at the head of this file, or in index.md of the same folder: {example}",
    ),
    "missing-index": (
        "the folder {folder} has no index.md, so nobody knows which publication its files belong to",
        "make {folder}/index.md with the publication's title and date; `build.py new` can write it",
    ),
    "broken-link": (
        "the link “{href}” leads to no file",
        "correct the path (it starts at this file's folder), or remove the link",
    ),
    "broken-link-similar": (
        "the link “{href}” leads to no file",
        "did you mean {similar}? The path starts at this file's folder",
    ),
    "broken-image": (
        "the picture “{href}” does not exist",
        "put the picture there, or correct the path (it starts at this file's folder)",
    ),
    "broken-image-similar": ("the picture “{href}” does not exist", "did you mean {similar}? Letter case counts"),
    "broken-anchor": (
        "the link “{href}” leads to a heading “#{anchor}” that does not exist",
        "after the #, write the heading's words in lower case with hyphens for spaces, or leave the # part out",
    ),
    "broken-anchor-similar": ("the link “{href}” leads to a heading “#{anchor}” that does not exist", "did you mean #{similar}?"),
    "unpublished-link": (
        "the link “{href}” leads to something that is not public now (a draft, a later date, or internal)",
        "add the link when it is published, or remove it; until then the site shows its words only",
    ),
    "missing-file": ("“{field}” names the file “{href}”, which does not exist", "put the file there, or correct the path"),
    "unknown-record": (
        "“{field}” names “{key}”, which {table} does not have",
        "add an entry with key: {key} to {table}, or use a key it has",
    ),
    "unknown-record-similar": ("“{field}” names “{key}”, which {table} does not have", "did you mean {similar}?"),
}
