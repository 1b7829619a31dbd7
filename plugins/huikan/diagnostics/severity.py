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
        "file-type",
        "file-content",
        "damaged-archive",
        "archive-bomb",
        "archive-member",
        "damaged-picture",
        "picture-too-large",
        "unpublished-link",
        "unknown-record",
        "unknown-record-similar",
        "unknown-pack-similar",
        "society-name",
        "unprintable-picture",
        "press-resolution",
        "press-blend",
        "press-sizes",
        "press-rich-black",
        "press-trapped",
        "press-layers",
        "press-short-bleed",
        "press-picture",
        "press-hairline",
        "press-small-text",
        "ua-bookmarks",
        "ua-empty",
        "index-not-found",
        "index-no-entry",
        "placeholder",
        "sample-text",
        "fullwidth-markdown",
        "long-title",
        "index-case",
        "table-without-rule",
        "bad-identifier",
        "internal-self-name",
        "internal-price",
        "internal-advertisement",
        "missing-review",
        "undated-review",
        "late-review",
        "orphaned-translation",
    }
)

# Advice; nothing is wrong.
NOTES = frozenset(
    {"picture-suffix", "cleaned-drawing", "unused-waiver", "stale-translation", "unsafe-name", "unknown-pack", "unknown-slug"}
)

# What a document may say with good reason: its head may waive these.
WAIVABLE = frozenset(
    {
        "identity-number",
        "mobile-number",
        "bank-card",
        "placeholder",
        "bad-identifier",
        "internal-self-name",
        "internal-price",
        "internal-advertisement",
        "missing-review",
        "undated-review",
        "late-review",
    }
)
