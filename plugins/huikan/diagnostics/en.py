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


# What the commands say; {…} as named there.
CONSOLE: dict[str, str] = {
    "stage-read": "reading content",
    "stage-assemble": "assembling works",
    "stage-render": "rendering Markdown",
    "stage-check": "checking",
    "stage-pdf": "setting PDFs",
    "stage-pages": "planning pages",
    "stage-feeds": "making feeds",
    "stage-web": "making pages",
    "stage-publish": "publishing",
    "summary": "{documents} documents, {pages} pages, {pdfs} PDFs, {feeds} feeds; {made} made, {kept} kept, {failed} failed",
    "timing": "{total} s ({stages}), at most {memory} MB of memory",
    "published": "published to {site} (version {version})",
    "unchanged": "nothing has changed, {site} stays as it is (version {version})",
    "stopped": "There are errors; nothing was published and {site} stays as it was. Mend them and run this again, "
    "or publish what is sound with --keep-going.",
    "kept-going": "What is sound is published; the errors above still want mending.",
    "checked": "checked {documents} documents, no errors",
    "task-failed": "could not make {target}: {error}",
    "busy": "another build is running ({owner}); wait until it has ended",
    "not-ours": "{site} holds files that this program did not make; name another --site, or move them away first",
    "unwritable": "cannot write {path}: {error}",
    "no-content": "there is no content folder {path}; run this in the project's folder, or name it with --content",
    "no-config": "there is no configuration file {path}; run this in the project's folder, or name it with --config",
    "bad-config": "the configuration file {path} is wrong: {error}",
    "bad-now": "--now takes a date or a date and time such as 2025-03-01 or 2025-03-01T08:00",
    "bad-executor": "--executor {spec} is not known: {error}",
    "bad-key": "“{key}” cannot be an address: use lower-case letters, digits and hyphens, such as 2025-03 or why-warm",
    "unknown-key": "there is no work called “{key}”. {similar}",
    "similar": "Did you mean {names}?",
    "exists": "{path} exists already and was left alone",
    "written": "wrote {path}",
    "why-target": "{target}",
    "why-unknown-target": "there is no file called “{target}”. {similar}",
    "why-function": "  made by {function}",
    "why-kept": "  in the cache: the next build will not make it",
    "why-new": "  never made with this cache: the next build will make it",
    "why-stale": "  the next build will make it anew",
    "why-changed": "  inputs that differ from the last time: {names}",
    "why-because": "  it was last made anew because of: {names}",
    "why-inputs": "  all its inputs:",
    "why-copied": "  copied as it is from {path}",
    "serving": "the site is at {address} and follows your changes; Ctrl+C ends it",
    "rolled-back": "{site} is back at version {version}",
    "no-rollback": "{site} has no earlier version",
}
