"""Files of other programs that are imported: code -> (what is wrong, what to do)."""

_PUT = "put it into image/ and write ![what it shows](image/name.png)"

MESSAGES: dict[str, tuple[str, str]] = {
    "import-not-word": (
        "this kind of file cannot be imported: {what}",
        "save it as .docx, as a web page (.html) or as Markdown (.md)",
    ),
    "import-old-word": (
        "this is an old format of Word or WPS; it was not imported",
        "open it in Word or WPS and save it as .docx",
    ),
    "import-encrypted": (
        "the file has a password; it was not imported",
        "open it, take the password away (File, Info, Protect) and save it",
    ),
    "import-macros": ("the file has macros (programs); it was not imported", "save it as a .docx without macros"),
    "import-damaged": ("the file is not whole and cannot be read: {what}", "open it in Word or WPS and save it anew"),
    "import-unsafe": (
        "the file is beyond what documents are; it was not imported: {what}",
        "open it in Word or WPS, copy the words into a new document, and import that",
    ),
    "import-encoding": (
        "nobody can tell the encoding of the text; it was not imported",
        "open it in an editor and save it as UTF-8",
    ),
    "import-empty": (
        "the file has no text; it was not imported",
        "open it: perhaps all words are in pictures or in the heads of pages",
    ),
    "import-inserted": (
        "tracked changes are open, so that nobody knows which words count; not imported: {author} inserted “{text}”",
        "accept or reject all changes (Review), save, and import again",
    ),
    "import-deleted": (
        "tracked changes are open, so that nobody knows which words count; not imported: {author} deleted “{text}”",
        "accept or reject all changes (Review), save, and import again",
    ),
    "import-missing": (
        "a work of this kind needs {fields}; it is a draft (status: draft) and is not published",
        "add what is missing to the head, then delete status: draft",
    ),
    "import-guessed-title": ("no title was recognised; for now it is “{title}”", "see to title in the head"),
    "import-guessed-date": (
        "no date was found; for now it is the day the file was last saved, {date}",
        "see to date in the head",
    ),
    "import-guessed-heading": (
        "no styles of headings: what has their type and a number is taken for one",
        "look the headings through; Word's styles Heading 1, Heading 2 are surer",
    ),
    "import-field-dropped": (
        "this field was not carried: {field}",
        "where it is needed, write it into the head as the guide says",
    ),
    "import-comments": ("{count} comments ({authors}) were not carried", "see whether what they ask for is done"),
    "import-page-heads": (
        "heads and feet of pages were not carried: {text}",
        "the program makes its own; what matters of them belongs into the text",
    ),
    "import-contents": ("the table of contents was not carried", "the program makes it; nothing is to be written"),
    "import-text-box": ("the words of a text box stand behind the paragraph it hangs on: “{text}”", "see where they belong"),
    "import-frame": ("a table of one cell, a frame round a text, became a quotation", "for a box, write !!! note"),
    "import-tabs": (
        "{count} paragraphs were set with tabs, which became spaces",
        "if they are a table, write it as one; if not, delete the surplus spaces",
    ),
    "import-hidden": ("hidden words were not carried: “{text}”", "to publish them, write them into the text"),
    "import-symbol": ("a sign of the font “{font}” ({character}) has no character and was not carried", "write the sign here"),
    "import-field": ("a field was not carried: {what}", "write here what it shows"),
    "import-formula": ("a formula has parts nobody knows ({what}); the rest is written as {tex}", "look at this formula"),
    "import-old-formula": (
        "an old formula ({what}) is a picture and was not carried",
        "convert it in Word (double-click, Convert), or write it here in TeX: $…$",
    ),
    "import-page-formula": ("a formula of the page has no TeX with it and was not carried: {text}", "write it here in TeX: $…$"),
    "import-odt-formula": ("a formula was not carried: {text}", "write it here in TeX: $…$"),
    "import-sheet": ("part of the spreadsheet cannot be read: {what}", "look at it in Excel or WPS, save a copy and import that"),
    "import-first-sheet": (
        "only the first sheet was carried, {rows} rows; formats, charts and what its formulas say were not",
        "save other sheets by themselves; data that changes often may lie beside the text and be shown by ```table",
    ),
    "import-object": ("an embedded object ({what}) was not carried", "save it as a file to attach, or as a picture"),
    "import-chart": ("a drawing of Word's own ({what}) was not carried", f"right-click it in Word, Save as Picture, {_PUT}"),
    "import-shape": ("lines and shapes were not carried", "save those that mean something as a picture; leave ornaments"),
    "import-embedded": (
        "what is embedded was not carried: {what} {address}",
        "where it is needed, write a link: [words](address)",
    ),
    "import-link": (
        "a link leads to a file of one machine, or to one not imported with this; its words stay: {address}",
        "write its address on the web or in this publication",
    ),
    "import-picture-format": (
        "the picture “{name}” is {kind}, which pages cannot show; it was not carried",
        f"save it as PNG, {_PUT}",
    ),
    "import-picture-damaged": ("the picture “{name}” is damaged and was not carried", f"save it anew, {_PUT}"),
    "import-picture-large": ("the picture “{name}” is too large ({size}) and was not carried", f"make it smaller, {_PUT}"),
    "import-picture-linked": ("a picture is not in the file but linked from it, and was not carried: {name}", f"find it, {_PUT}"),
    "import-picture-missing": ("the picture “{name}” is not there", f"put it beside the file and import again, or {_PUT}"),
    "import-remote-pictures": ("pictures are on another site and keep their addresses", "run huikan localise to fetch them"),
}
