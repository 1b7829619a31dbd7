"""Findings about papers, key figures and people, in English:
code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "bad-highlight": (
        "“{text}” is no number",
        'write the number alone, and its unit in unit: {{number: "31.4", unit: "%", words: of public space is linked}}',
    ),
    "highlights-differ": (
        "there are {count} key figures (highlights) here, and {other} in the original, {original}",
        "add or delete some; each language says numbers, units and words of its own",
    ),
}
