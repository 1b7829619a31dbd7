"""How grave each code is. A code that stands in neither set is an error: it stops the build."""

# Sound enough to publish, but the author should look at it.
WARNINGS = frozenset(
    {
        "control-character-in-body",
        "garbled-text",
        "misplaced-document",
        "unknown-folder",
        "unknown-language",
        "unknown-suffix",
        "unknown-language-meant",
        "language-folder",
        "fullwidth-quotes",
        "cut-by-hash",
        "unpublished-link",
        "unknown-record",
        "unknown-record-similar",
        "unknown-pack-similar",
        "unprintable-picture",
    }
)

# Advice; nothing is wrong.
NOTES = frozenset({"unsafe-name", "unknown-pack"})
