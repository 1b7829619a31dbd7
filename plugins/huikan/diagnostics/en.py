"""Every diagnostic in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": (
        "the required field “{field}” is missing",
        "between the two --- lines at the head of the file, write: {example}",
    ),
}
