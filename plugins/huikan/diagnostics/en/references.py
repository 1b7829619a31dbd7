"""Citations, labels and bibliographies, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unknown-citation": (
        "no reference is called “{key}”; the text is shown as it is written",
        "add it to {files}, or correct the key; if it is no citation, write \\@",
    ),
    "unknown-citation-similar": (
        "no reference is called “{key}”; the text is shown as it is written",
        "is “{similar}” meant? Correct it, or add it to {files}",
    ),
    "citation-without-bibliography": (
        "there is no bibliography to look “{what}” up in; the text is shown as it is written",
        "write bibliography: references.bib in the head of the file, or put the society's references into data/references.bib; "
        "if it is no citation, write \\@",
    ),
    "unknown-label": (
        "no figure, table, formula or section is called “{key}”; the text is shown as it is written",
        "give it the label, for a figure {{#{key}}} behind its brackets, or correct this one",
    ),
    "unknown-label-similar": (
        "no figure, table, formula or section is called “{key}”; the text is shown as it is written",
        "is “{similar}” meant?",
    ),
    "unknown-item": (
        "the list of references has no number “{what}”",
        "correct the number, or add the item; if it is no citation, it may stay",
    ),
    "unused-reference": (
        "of the references, {count} are not cited: {keys}",
        "remove what is not needed; what is kept for later may stay",
    ),
    "incomplete-reference": ("the reference “{key}” has no {what}", "add it to the bibliography"),
    "bib-unclosed": (
        "a brace or quotation mark of the entry “{what}” is not closed; what stands before is used",
        "look whether braces and quotation marks are in pairs",
    ),
    "bib-no-key": ("the entry “{what}” has no key and is not used", "write @article{{lin2026, title = {{…}}, …}}"),
    "bib-field": ("“{what}” is not understood and is left out", "write each field as name = {{text}}, with commas between them"),
    "bib-unknown-string": (
        "the abbreviation “{what}” is not defined and is shown as it is",
        "add @string{{{what} = {{…}}}}, or put the text into braces",
    ),
    "bib-duplicate": ("the key “{what}” is used twice; only the first counts", "give one of them another key"),
    "bib-crossref": ("crossref names the entry “{what}”, which is not there", "correct the key, or add that entry"),
    "bib-too-large": ("the bibliography is too large and is not read", "divide it into files of at most {what}"),
    "bib-too-slow": (
        "reading the bibliography takes too long; it is not used",
        "look for what is no reference in it, or divide it",
    ),
    "bib-kind": ("a file of this kind cannot be a bibliography", "use BibTeX (.bib), RIS (.ris) or CSL-JSON (.json): {what}"),
    "csl-not-json": ("this file is no JSON: {what}", "export CSL JSON from your reference manager again"),
    "csl-not-a-list": (
        "this JSON has no list of references",
        "export CSL JSON from your reference manager: a list of items, each with its id",
    ),
    "csl-no-id": ("item {what} has no id and is not used", "give it an id"),
    "ris-no-type": ("there is no TY before “{what}”", "begin each reference with “TY  - ” and end it with “ER  - ”"),
    "ris-unclosed": ("the reference that begins here has no ER", "add a line “ER  - ” behind it"),
    "ris-line": ("“{what}” is not understood and is left out", "write each line as “TI  - text”"),
}
