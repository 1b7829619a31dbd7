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
    "expert-not-named": (
        "data/experts.yml has a “{name}” ({keys}), and this does not say whether it is the same person",
        "if it is, write {{name: {name}, expert: {key}}}; if two people have one name, leave it",
    ),
    "expert-name-differs": (
        "“{name}” is marked as the expert {key}, whose record says: {known}",
        "check the expert; a former name, or another way to write it, goes into the record: former_names: [{name}]",
    ),
    "expert-orcid-differs": (
        "the ORCID of “{name}” ({orcid}) is not that of the expert {key} ({known})",
        "check whether this is the same person, and correct one of them",
    ),
    "orcid-twice": (
        "“{name}” and “{other}” have one ORCID: {orcid}",
        "an ORCID belongs to one person: join the two in one record with former_names, or correct one",
    ),
    "odd-price": (
        "the price “{text}” cannot be read and will be printed as it is",
        "write price: 68.00 元; other currencies by their code: price: USD 20",
    ),
    "odd-count": (
        "“{text}” is no number for {field} and will be printed as it is",
        "write {example}; or delete the line, and it is counted",
    ),
    "bad-addon": (
        "the add-on of the bar code “{text}” has neither two nor five digits",
        "of a periodical its number in two digits, barcode_addon: '03'; or delete it",
    ),
    "imprint-incomplete": (
        "the imprint lacks {fields} (GB/T 12450)",
        "add them; or say why there are none: waive: {{imprint-incomplete: the reason}}",
    ),
    "internal-colophon": (
        "there is a permit, but no {fields}: an internal publication says in one place for whom it is, "
        "who printed it, when and how many",
        "add them; or say why: waive: {{internal-colophon: the reason}}",
    ),
    "internal-sold": (
        "an internal publication, which has a permit, has no {fields}",
        "delete them; if it is published, delete permit",
    ),
    "same-isbn": (
        "the ISBN {text} is already that of {other}: each book has its own",
        "compare them; of a book published anew, say why: waive: {{same-isbn: the reason}}",
    ),
}
