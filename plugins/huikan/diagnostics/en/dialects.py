"""What other programs would have understood, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "template-tag": (
        "“{text}” is a tag of another site's templates; it is not run here and is shown as it stands",
        "remove it, and write pictures, links and videos in Markdown; where the tag itself is meant, put it in `code`",
    ),
    "stray-highlight": (
        "“{text}” is shown as it stands: it may be a highlight or mean “equals”",
        "for a highlight write {suggestion}; put a formula or code in `backticks`",
    ),
    "stray-superscript": (
        "“{text}” is shown as it stands",
        "to set it above the line write {suggestion}, a formula in $…$, code in `backticks`",
    ),
    "stray-subscript": (
        "“{text}” is shown as it stands",
        "to strike it out write {suggestion}; to set it below the line write <sub>…</sub>",
    ),
    "stray-strong": (
        "the asterisks of strong text have no pair; “{text}” is shown as it stands",
        "write two on each side and no blank line between: **words**; where asterisks are meant, write \\*\\*",
    ),
    "stray-callout": (
        "“{text}” is shown as it stands: the kind of a box stands on the first line of a quotation",
        "begin a new paragraph: > {text} Title, and begin each line below with > too",
    ),
    "stray-wiki-link": (
        "“{text}” is shown as it stands",
        "write [[name|words]] or [words](path.md), on one line",
    ),
    "stray-note": (
        "the note that begins with “{text}” has no end and is shown as it stands",
        "close the bracket: ^[the note]",
    ),
    "assistant-mark": (
        "“{text}” is a mark that an assistant left; it is shown as it stands",
        "remove it; where there is a source, write a link or a citation [@key]",
    ),
    "unread-tag": (
        "“{text}” is no tag that is known here; it is shown as it stands",
        "remove the tag and keep its words; where angle brackets are meant, put them in `code`",
    ),
    "inline-field": (
        "“{text}” is a field of Obsidian's; it is shown as it stands",
        "make it a sentence, or write it into the head of the file",
    ),
    "emoji-name": (
        "“{text}” is shown as it stands: names are not made pictures here",
        "remove it or write words; the fonts of the PDFs have no such signs either",
    ),
    "heading-without-space": (
        "“{text}” is text: a heading has a space behind its #",
        "for a heading write: {suggestion}; a hashtag may stay",
    ),
    "stray-attributes": (
        "“{text}” is shown as it stands",
        "a name or class stands right behind a heading, a picture or [words]: ## Heading {{#name}}, [words]{{.term}}; "
        "or remove it",
    ),
    "picture-placeholder": (
        "“{text}” stands where pasting lost a picture",
        "save the picture beside this file and write ![what it shows](picture.png), or remove the words",
    ),
    "stray-link": (
        "“{text}” is shown as it stands: the link is not complete",
        "write [words](address), both brackets closed, no space in the address, or [words](<address>)",
    ),
    "raw-tex": (
        "“{text}” is a command of LaTeX; it is not run here and is shown as it stands",
        "remove it or write Markdown; formulas stand in $…$",
    ),
    "stray-contents": (
        "“{text}” is shown as it stands",
        "remove it: pages of long texts and books have their contents by themselves",
    ),
    "drawn-table": (
        "the table drawn from “{text}” on is not even; it is shown as it stands",
        "write it with bars: | a | b |, then | --- | --- |; pandoc -t gfm converts so",
    ),
    "stray-fence": (
        "“{text}” is shown as it stands: it belongs to no other line",
        "a box begins with ::: note Title and ends with ::: on a line of its own",
    ),
    "schemeless-address": ("“{text}” is no whole address and becomes no link", "write {suggestion}"),
    "foreign-markup": (
        "“{text}” is written as {program} has it; it is shown as it stands",
        "write {suggestion}; where the signs are meant, put them in `code`",
    ),
    "foreign-mark": (
        "“{text}” is written as {program} has it; it is shown as it stands",
        "remove it and say what is meant in words or in Markdown; where the signs are meant, put them in `code`",
    ),
    "mail-remains": (
        "“{text}” seems to have come from a mail; it is shown as it stands",
        "remove heads, signatures and marks of forwarding, and keep the text",
    ),
    "page-number-in-text": (
        "“{text}” seems to be the number of a page of a PDF or of Word; it is shown as it stands",
        "remove it: pages are numbered by themselves",
    ),
    "pasted-contents": (
        "“{text}” seems to be a pasted table of contents; it is shown as it stands, with pages that are not these",
        "remove the whole of it: pages of long texts and books have their contents by themselves",
    ),
    "ascii-dash": (
        "“{text}” is shown as it stands; it becomes no dash",
        "write {suggestion} (— breaks a sentence, – stands between a first and a last)",
    ),
    "fullwidth-letters": (
        "“{text}” has full-width letters or digits (or half-width kana), which readers do not find and which are set apart",
        "write {suggestion}",
    ),
    "cut-word": (
        "“{text}” is cut by a hyphen at the end of a line, as in a PDF; readers see “{shown}”",
        "join it: {suggestion}; a word that has a hyphen stands on one line",
    ),
}
