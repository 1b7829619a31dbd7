"""The front matter: its form, its YAML, its fields, in English: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # The front matter as a whole
    "unterminated-front-matter": (
        "the front matter has no end: the second --- is missing",
        "write --- on a line of its own between the fields and the text",
    ),
    "odd-fence": (
        "this line should be exactly three hyphens",
        "switch the Chinese input method off and write on a line of its own: ---",
    ),
    "late-front-matter": ("there are empty lines before the first ---", "delete them: --- must be the first line of the file"),
    "front-matter-too-big": ("the front matter has {size}, the limit is {limit}", "long texts belong below the second ---"),
    "not-a-mapping": ("fields should stand here", "write one field a line, with a colon and a space, such as: title: …"),
    "not-a-list": (
        "this file should be a list whose entries begin with “- ”",
        "for example: - key: east and, on the next line, indented by two spaces, name: …",
    ),
    "empty-data": ("this file is empty", "write the society's name, such as: name: …"),
    # Slips of the keyboard
    "control-character": (
        "here is the invisible control character {character}",
        "it probably came with text from another program: delete it, or type the line again",
    ),
    "tab": ("a tab is used for indentation", "use spaces, two for each level"),
    "fullwidth-space": ("here is a full-width (or another special) space", "use a plain space"),
    "fullwidth-colon": ("a full-width colon “：” follows “{field}”", "use a plain colon and a space, such as: {field}: …"),
    "odd-name": (
        "“{text}” in “{field}” is more than a name, and all of it is taken for one person's",
        "write {{name: …, affiliation: …}}; who wrote goes into authors, who took pictures into photographers",
    ),
    "foreign-head": (
        "the head of the file is written as {format} has it; it is not read",
        "write --- on the first line, a field on each (title: …), and --- below them",
    ),
    "unclear-names": (
        "“{text}” in “{field}” may be one person or two; it is taken for one",
        "write {one} for one, {two} for two",
    ),
    "fullwidth-quotes": (
        "“{field}” stands in Chinese quotes, which will be printed",
        "delete them, or, to print them, put plain quotes around: {example}",
    ),
    "no-space-after-colon": ("no space follows the colon of “{field}”", "write a space after the colon: {field}: …"),
    # YAML
    "yaml-syntax": (
        "this cannot be read from here on",
        "see whether it and the line above are indented alike, quotes and brackets closed, and a space follows the colon",
    ),
    "not-a-field": (
        "this line is not “name: value”",
        "write a name, a colon, a space and the value; if it is text, move it below the second ---",
    ),
    "unclosed-quote": (
        "the quote {quote} is not closed",
        "put the same plain quote {quote} at the end (not a Chinese or curly one)",
    ),
    "needs-quotes": ("“{character}” has a meaning of its own here", "put the whole value in quotes: {example}"),
    "colon-in-value": (
        "the value contains “: ” (a colon and a space), which begins another field",
        "put the whole value in quotes: {example}",
    ),
    "cut-by-hash": (
        "what follows the “#” counts as a comment, so only “{text}” is left",
        "if it belongs to the value, put the whole value in quotes; if it is a comment, write two spaces before the “#” "
        "and one behind it",
    ),
    "hash-in-list": (
        "what follows the “#” counts as a comment, so that the bracket never ends",
        'if it belongs to an entry, put that in quotes: ["a # b", c]; if it is a comment, move it behind the bracket',
    ),
    "second-head": (
        "the text begins with a second head, which would be shown as text",
        "move its fields between the two --- lines at the beginning of the file, and delete it",
    ),
    "head-closed-early": (
        "this --- ends the head although “{field}” and what follows belong to it; the text is held back until then",
        "delete this line; one --- above the fields and one below them is enough",
    ),
    "repeated-field": ("“{field}” is written twice, first on line {first}", "keep one of them"),
    "repeated-key": ("the key “{key}” is already used on line {first}", "each entry needs a key of its own: change one of them"),
    "several-documents": ("here is another ---", "a file has one set of fields: delete this line"),
    "yaml-directive": ("a line that begins with % has no use here", "delete this line"),
    "yaml-merge": ("“<<” is a YAML merge, which is not allowed here", "write the fields out"),
    "misaligned": ("this line is not aligned with the others of its level", "change the spaces at its beginning until they are"),
    "unclosed-bracket": (
        "the bracket “{opening}” is not closed",
        "put a “{closing}” at the end; if it is text, put the whole value in quotes",
    ),
    "merge-conflict": (
        "here is the mark of a merge conflict",
        "two people changed the same place: choose one version and delete the lines with <<<<<<<, ======= and >>>>>>>",
    ),
    "yaml-alias": (
        "“*{name}” is a YAML alias, which is not allowed here",
        "write the value out; if it is text, put it in quotes",
    ),
    "yaml-anchor": (
        "“&{name}” is a YAML anchor, which is not allowed here",
        "delete it; if it is text, put the whole value in quotes",
    ),
    "yaml-tag": ("“{name}” is a YAML tag, which is not allowed here", "delete it; if it is text, put the whole value in quotes"),
    "too-deep": ("this is nested too deep; the limit is {limit} levels", "look at the brackets and the indentation"),
    "key-not-text": (
        "a field's name should be a word, not something in brackets",
        "if it is text, put the whole value in quotes",
    ),
    "ambiguous-number": (
        "some programs take “{text}” for another number",
        'to keep it as it is, put it in quotes: "{text}"; for a number leave out leading zeros, colons and underscores',
    ),
    "ambiguous-word": (
        "some programs take “{text}” for true or false",
        'for text, put it in quotes: "{text}"; otherwise write true or false',
    ),
    # Fields
    "no-such-language": ("“{text}” is no language of this site", "the languages are: {known}"),
    "unknown-field": ("there is no field “{field}”", "the fields are: {known}"),
    "unknown-field-meant": ("there is no field “{field}”", "did you mean “{suggestion}”?"),
    "field-of-other-kind": (
        "“{field}” is not used in this kind of document",
        "it belongs to: {kinds}. Delete it, or see whether the file lies in the right folder",
    ),
    "missing-in-entry": ("the entry “{entry}” has no “{field}”", "add: {field}: …"),
    "empty-value": ("“{field}” is empty", "fill it in, or delete it"),
    "bad-url": ("“{text}” is no address of a web page", "write the full address, such as: https://example.org/page"),
    "bad-choice": ("“{field}” cannot be “{text}”", "it can be: {choices}. For example: {example}"),
    "bad-key": (
        "the key “{text}” is not well formed",
        "use lower-case letters, digits and hyphens, with a letter or digit first, such as: east-branch",
    ),
    "bad-icp": (
        "“{text}” is not an ICP filing number",
        "copy it from the filing, such as: icp: 京ICP备12345678号-1, with the province's one character first; "
        "delete the line if there is no filing yet",
    ),
    "bad-police-number": (
        "“{text}” is not a number of the public-security filing",
        "copy it from the filing, such as: police: 京公网安备11010802020088号, with 14 digits, "
        "the first two of which are the number of the province that it begins with (京: 11); "
        "delete the line if there is no filing yet",
    ),
    "bad-date": ("the date “{text}” of “{field}” is not written as dates are", "write: {field}: {example}"),
    "no-such-date": (
        "“{text}” in “{field}” is no date, or there is no such day",
        "write year-month-day with two digits for month and day, such as: {field}: {example}",
    ),
    "expects-text": ("“{field}” should be text", "write one text in quotes: {example}"),
    "expects-number": ("“{field}” should be a whole number", "write digits only, such as: {example}"),
    "expects-truth": ("“{field}” can only be true or false", "for example: {example}"),
    "expects-date": ("“{field}” should be a date", "for example: {example}"),
    "expects-hours": ("“{field}” should say from when to when on a day", "for example: {example}"),
    "expects-list": ("“{field}” should be a list", "for example: {example}"),
    "expects-mapping": ("“{field}” should be a few named values", "for example: {example}"),
}
