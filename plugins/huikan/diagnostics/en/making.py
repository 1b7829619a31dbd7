"""What could not be made, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "not-made": (
        "{target} could not be made of this file: {reason}",
        "leave out what is unusual in it (very wide tables, very long words, nested lists) piece by piece until it can",
    ),
    "not-made-in-time": (
        "{target} takes too long to make of this file: {reason}",
        "divide it, or leave out very large tables, very long words and intricate drawings; on a slow machine, run the build "
        "again",
    ),
    "not-made-in-memory": (
        "{target} needs more memory than a build may use: {reason}",
        "divide it, or make its pictures smaller",
    ),
    "not-made-crash": (
        "the program broke off while it made {target} of this file: {reason}",
        "run the build again with fewer --jobs; if it happens again, report this with the file",
    ),
    "not-stored": (
        "{target} was made and could not be kept: {reason}",
        "see whether the disk is full and the cache's folder may be written, then run the build again",
    ),
    "beyond-paper": (
        "“{words}” does not fit: it would stand {beyond} mm beyond the edge of the paper, so {target} was not made",
        "in a table, join fewer cells or make several tables of it; elsewhere, put a space where these words may be parted",
    ),
    "picture-beyond-paper": (
        "a picture (“{words}”) would stand {beyond} mm beyond the edge of the paper, so {target} was not made",
        "leave out its width, or let it stand in a paragraph of its own",
    ),
    "too-slow": (
        "this document takes longer than {limit} seconds to render, so it was left out",
        "look for very long runs of brackets, asterisks or quotes, very deep lists or very large tables; divide the document",
    ),
    "not-rendered": ("this document could not be rendered: {reason}", "report this with the file; it is a fault of the program"),
}
