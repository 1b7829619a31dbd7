"""How findings are counted and named, in English."""

WORDS: dict[str, str] = {
    "colon": ": ",
    "error": "error",
    "warning": "warning",
    "note": "note",
    "error-one": "1 error",
    "error-many": "{count} errors",
    "warning-one": "1 warning",
    "warning-many": "{count} warnings",
    "note-one": "1 note",
    "note-many": "{count} notes",
    "files-one": "1 file",
    "files-many": "{count} files",
    "and": ", ",
    "total": "{parts} in {where}",
    "rest": "[{code}] {count} in all, the first at {places}; --all shows every one",
}
