"""The body of a document, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "unsafe-html": (
        "“{what}” can run code or imitate a page; it was left out",
        "remove it: a body holds text, pictures, tables and links",
    ),
    "dropped-html": (
        "“{what}” has no place in a body; it was left out",
        "make videos and embedded pages links; styles belong to the templates",
    ),
    "unknown-tag": (
        "HTML has no tag “{what}”; it was left out, the text inside it stays",
        "remove it; to show the angle brackets, put it in backticks: `{what}`",
    ),
    "refused-link": (
        "a link cannot be written like “{what}”",
        "write a full address with https://, a mailto: address, or a relative path to a file of this site",
    ),
    "local-path": (
        "“{what}” is a path on your own computer, which readers cannot open; it was left out",
        "copy the file beside this one and write a relative path: ![what it shows](picture.png), [words](file.pdf)",
    ),
    "misleading-link": (
        "the words of this link are an address, “{what}”, but it leads to another site",
        "write the address it leads to as its words, or words that say what is there",
    ),
    "embedded-picture": (
        "a picture's data stand in the text itself (“{what}…”); it was left out",
        "save it as a file beside this one and write ![what it shows](picture.png)",
    ),
    "link-outside": (
        "the path “{what}” leads out of the content folder",
        "put the file into the content folder; paths start at this file's folder",
    ),
    "remote-picture": (
        "the picture “{what}” is on another site; it is shown as a link, not loaded",
        "fetch it with huikan localise, or save it beside this file and use a relative path",
    ),
    "table-without-rule": (
        "a table without the rule below its head is shown as it stands",
        "add a line below the first: {suggestion}",
    ),
    "empty-link": (
        "the link “{what}” has no address",
        "write it in the round brackets: [words](address); without a link write the words alone",
    ),
    "missing-source": (
        "a picture without an address (“{what}”) is left out",
        "save it beside this file: ![what it shows](picture.png); in text from WeChat, make data-src src, then huikan localise",
    ),
    "missing-alt": (
        "the picture “{what}” has no alternative text",
        "say what it shows in the brackets, for screen readers: ![what it shows](…); "
        "one that only decorates is ![](…){{.decorative}}",
    ),
    "missing-footnote": ("the note “{what}” has no text", "write on a line of its own: {what}: the text"),
    "unused-footnote": ("nothing refers to the note “{what}”", "write [^{what}] in the text, or remove the note"),
    "duplicate-footnote": ("the note “{what}” is written twice; the first is used", "give one of them another name"),
    "duplicate-anchor": ("the anchor “{what}” is written twice; the second was renamed", "give one of them another name"),
    "unclosed-comment": (
        "the comment that begins with “{what}” has no end, so it cannot be told from the text; the document is not published",
        "write --> where it ends (?> behind <?, > behind <!, %% behind %%); "
        "where the signs are meant, write \\{what} or put them in `code`",
    ),
    "unclosed-block": ("what begins with “{what}” has no end", "write the line that closes it"),
    "unclosed-formula": (
        "the formula that begins with “{what}” has no end",
        "write $$ on a line behind it; no empty line may stand in a formula",
    ),
    "refused-formula": ("the formula cannot be set: {reason}", "correct it; until then its source is shown"),
    "refused-macro": ("this macro cannot be used: {reason}", "correct the definition; the others hold"),
    "duplicate-equation": ("the label {what} names two formulas", "give each formula a label of its own"),
    "wide-formula": (
        "the formula is {width} ems wide: it has to be made very small to fit a page",
        "break it into lines with aligned, split or multline",
    ),
    "too-nested": ("nested too deeply; the body is shown as it stands", "use fewer levels of lists, quotes or emphasis"),
    "embedded-document": (
        "“{what}” would embed another file; it is shown as a link to it",
        "a picture is ![what it shows](picture.png); to quote a passage, copy it here",
    ),
    "contents-mark": (
        "“{what}”, the mark of a table of contents, was left out",
        "remove it: pages of long texts and books have their contents by themselves",
    ),
    "ragged-tabs": (
        "from here on tabs part words, not in as many cells on each line, so it is no table; each line stays one",
        "for a table give each line as many cells (an empty one counts) or write | a | b |; else type spaces for the tabs",
    ),
    "picture-zoom": (
        "the picture's “zoom:{what}” is taken as {what} of the text's width",
        "for another size write ![what it shows](picture.png){{width=300}} (pixels) or {{width=50%}} (of the text's width)",
    ),
    "picture-size": (
        "the picture's size “{what}” means nothing here and was dropped",
        "write {{width=300}} (pixels), {{width=8cm}} or {{width=50%}} (of the text's width)",
    ),
    "player-as-link": (
        "“{what}” cannot play on pages or in PDFs; a link to it stands in its place",
        "write [its title](address), so that readers see the title",
    ),
    "unclear-address": (
        "in “{what}” Chinese follows an address at once; where it ends is not clear, and the link ends here",
        "put the whole address in <angle brackets>, or a space behind it",
    ),
    "control-reference": (
        "a reference on this line names the control character {what}; it was made a space",
        "remove it: &#8; or the like",
    ),
    "ragged-row": (
        "this row has more cells than the head of its table; the others were put into the last one",
        "give each row as many cells; a bar within a cell is \\|",
    ),
    "table-rule-cells": (
        "the rule “{what}” has not as many cells as the head above it; the table follows its head",
        "give the rule as many cells, for three columns | --- | --- | --- |",
    ),
    "assistant-thinking": (
        "“{what}” holds what an assistant thought before it answered; it is not published",
        "remove it; to write about the tag, put it in `code`",
    ),
    "foreign-fence": (
        "“{what}” would be a drawing or a list in another program; here it is shown as code",
        "save the drawing as a picture, or write ```chart or ```table; where code is meant, leave out the name or write text",
    ),
    "short-lines": (
        "the short lines from “{what}” on are joined to one paragraph",
        "for a line each end them with a backslash \\ or two spaces; a paragraph may stay",
    ),
}
