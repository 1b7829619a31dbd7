"""Every diagnostic in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "missing-field": (
        "the required field “{field}” is missing",
        "between the two --- lines at the head of the file, write: {example}",
    ),
    # check.py: what only the whole library shows
    "missing-part-field": (
        "“{field}” is missing here, and the issue, report or volume does not say it either",
        "write it at the head of this file, or in index.md of the same folder: {example}",
    ),
    "missing-index": (
        "the folder {folder} has no index.md, so nobody knows which publication its files belong to",
        "make {folder}/index.md with the publication's title and date; `build.py new` can write it",
    ),
    "stale-translation": (
        "the original, {original}, has changed since this translation was accepted",
        "bring the translation up to date, then run build.py i18n --accept; until then its page tells readers",
    ),
    "orphaned-translation": (
        "this is marked as a translation, but its original is not there",
        "put the original back; if this is the original, delete the line translated_from",
    ),
    "broken-link": (
        "the link “{href}” leads to no file",
        "correct the path (it starts at this file's folder), or remove the link",
    ),
    "broken-link-similar": (
        "the link “{href}” leads to no file",
        "did you mean {similar}? The path starts at this file's folder",
    ),
    "broken-image": (
        "the picture “{href}” does not exist",
        "put the picture there, or correct the path (it starts at this file's folder)",
    ),
    "broken-image-similar": ("the picture “{href}” does not exist", "did you mean {similar}? Letter case counts"),
    "broken-anchor": (
        "the link “{href}” leads to a heading “#{anchor}” that does not exist",
        "after the #, write the heading's words in lower case with hyphens for spaces, or leave the # part out",
    ),
    "broken-anchor-similar": ("the link “{href}” leads to a heading “#{anchor}” that does not exist", "did you mean #{similar}?"),
    "unpublished-link": (
        "the link “{href}” leads to something that is not public now (a draft, a later date, or internal)",
        "add the link when it is published, or remove it; until then the site shows its words only",
    ),
    "missing-file": ("“{field}” names the file “{href}”, which does not exist", "put the file there, or correct the path"),
    "unknown-record": (
        "“{field}” names “{key}”, which {table} does not have",
        "add an entry with key: {key} to {table}, or use a key it has",
    ),
    "unknown-record-similar": ("“{field}” names “{key}”, which {table} does not have", "did you mean {similar}?"),
    "society-name": (
        "the society is “{name}” here and “{other}” in mkdocs.yml ({option})",
        "readers see the name that stands here, on the site and in print; write the same in mkdocs.yml",
    ),
    "unknown-pack": (
        "there are no cover drawings for “field: {key}”: covers get plain geometry",
        "for drawings of its own write one of {similar}; otherwise leave it",
    ),
    "unknown-pack-similar": (
        "there are no cover drawings for “field: {key}”: covers get plain geometry",
        "did you mean {similar}?",
    ),
    "unknown-slug": (
        "“{field}: {text}” is no word that we know: pages in every language show it as it is written",
        "write {known}; leave it if it is to be shown like this",
    ),
    # What the texts say (check/wording.py, check/reviews.py); these can be waived
    "identity-number": (
        "this is somebody's identity card number: {text}",
        "delete it; if it may be published, say why in the head of the file: waive: {{identity-number: the reason}}",
    ),
    "mobile-number": (
        "this is a mobile telephone number: {text}",
        "give the secretariat's telephone instead; or say in the head why it may be public: waive: {{mobile-number: reason}}",
    ),
    "bank-card": (
        "this is the number of a bank card: {text}",
        "delete it; if it may be published, say why in the head of the file: waive: {{bank-card: the reason}}",
    ),
    "bad-identifier": (
        "“{text}” is no {name}: its form or its check character is wrong",
        "copy it again from where it was given ({example}); if it was printed so, say why: waive: {{bad-identifier: the reason}}",
    ),
    "placeholder": (
        "“{text}” looks like something that waits to be filled in",
        "fill it in; if it is meant so, say why in the head of the file: waive: {{placeholder: the reason}}",
    ),
    "internal-self-name": (
        "an internal publication must not call itself a journal or a newspaper: “{text}”",
        "write “this material” (本资料) or its name; or say why in the head: waive: {{internal-self-name: the reason}}",
    ),
    "internal-price": (
        "an internal publication has no price and is not sold: “{text}”",
        "delete it; or say why it may stand in the head of the file: waive: {{internal-price: the reason}}",
    ),
    "internal-advertisement": (
        "an internal publication carries and seeks no advertisements: “{text}”",
        "delete it; or say why it may stand in the head of the file: waive: {{internal-advertisement: the reason}}",
    ),
    "missing-review": (
        "three reviews (first, second, final) are required before publication, {count} are named",
        "name the three reviewers in order, each with the day: reviewers: [{{name: …, date: 2025-03-01}}, …]",
    ),
    "undated-review": (
        "the day of the review by {name} is missing",
        "write name and day: - {{name: {name}, date: 2025-03-01}}",
    ),
    "late-review": (
        "the review by {name} on {day} is later than what follows it ({later})",
        "put the reviews in order (first, second, final, then publication), or correct the days",
    ),
    "unknown-waiver": ("no finding has the code “{text}”", "the codes that can be waived are: {known}"),
    "unknown-waiver-meant": ("no finding has the code “{text}”", "did you mean “{suggestion}”?"),
    "unwaivable": ("“{text}” cannot be waived", "mend what it is about; what can be waived: {known}"),
    "waiver-without-reason": ("no reason is given for waiving “{text}”", "write why it may stand: {text}: the reason"),
    "unused-waiver": ("“{waived}” is waived, but there is nothing to waive", "delete this line"),
    # Old addresses (register.py, check/moved.py)
    "vanished-address": (
        "the address {address} was published and leads nowhere now ({count} addresses go with it)",
        "if it moved, write “moved_from: {key}” in the head of the document that took its place; otherwise write after it "
        "on this line: “ -> its/new/address/”, or “ gone: why” if it is withdrawn for good",
    ),
    "vanished-address-similar": (
        "the address {address} was published and leads nowhere now ({count} addresses go with it)",
        "did it move to {similar}? Then write “moved_from: {key}” in the head of {file}; otherwise write after it "
        "on this line: “ -> its/new/address/”, or “ gone: why” if it is withdrawn for good",
    ),
    "moved-nowhere": (
        "the old address {address} leads to {to}, which is not there",
        "write an address that the site has, or “ gone: why” instead of the arrow",
    ),
    "bad-address-line": (
        "this line is no address",
        "write it without the first “/”: articles/a/, or “articles/a/ -> articles/b/”, or “articles/a/ gone: why”",
    ),
    "bad-former-key": (
        "“{text}” cannot have been the key of a work",
        "write where it was, without language and suffix, such as: moved_from: articles/old-name",
    ),
    "former-key-in-use": (
        "“{key}” is where “{other}” is now, so its address cannot lead here",
        "write another old key, or delete it from moved_from",
    ),
    "former-key-twice": (
        "{other} also says that it was “{key}” before",
        "only one of the two can have been: delete it in the other",
    ),
    # Places, names and files
    "no-content": ("there is no content folder “{path}”", "run this in the project's root, or say with --content where it is"),
    "misplaced-document": (
        "no document belongs here, so this file is not published",
        "parts go into their publication's folder (newsletters/2025-01/01-news.md), articles into articles/ or articles/2025/",
    ),
    "unknown-folder": ("the folder “{folder}” holds plain pages", "did you mean “{suggestion}”? Then rename the folder"),
    "unknown-language": (
        "“{suffix}” is no language of this site, so it counts as part of the name",
        "file names here are: {expected}",
    ),
    "unknown-language-meant": (
        "“{suffix}” is no language of this site, so it counts as part of the name",
        "did you mean “{suggestion}”?",
    ),
    "refused-file": (
        "“{href}” is there and cannot be published",
        "the finding about that file says why: mend it, or remove what names it here",
    ),
    "sample-text": (
        "“{text}” is what a new file explains",
        "write your own words; what is not written yet keeps status: draft",
    ),
    "unknown-suffix": ("this file is not published: documents end in .md", "rename it: {suggestion}"),
    "index-case": ("the name is in capitals, so this is not its folder's own page", "rename it: {suggestion}"),
    "missing-fence": (
        "the fields at the head do not stand between two lines of ---",
        "put a line of --- before them and one after",
    ),
    "language-folder": (
        "files in the folder “{folder}” are plain pages",
        "the language is part of the file's name, and a translation lies beside its original: {example}",
    ),
    "unsafe-name": (
        "the name has spaces, signs or letters outside a–z, which make a long address that some programs cannot open",
        "better use lower-case letters, digits and hyphens only, such as: {example}",
    ),
    "same-address": (
        "this has the same address as “{other}”: {address}",
        "keep one of them, or rename one (by more than letter case)",
    ),
    "not-a-file": ("this is a link or a special file and was not read", "put a copy of the file itself here"),
    "unreadable-file": ("this file cannot be opened", "see whether it is still there, may be read, and has a name in UTF-8"),
    "garbled-name": (
        "the file's name has unreadable characters or backslashes, so it was not read",
        "rename it, best with lower-case letters, digits and hyphens only",
    ),
    "decomposed-name": (
        "the accents in the file's name are stored apart from their letters, so it cannot be found by its name",
        "type its name again, best with lower-case letters, digits and hyphens only",
    ),
    "long-name": (
        "the file's name is too long, so it was not read; a name has at most {limit} bytes (a Chinese character has three)",
        "give it a shorter name, best with lower-case letters, digits and hyphens only",
    ),
    "reserved-name": (
        "a name in this path cannot be stored on Windows, so the file was not read",
        'rename it: no names like con, nul or aux, none of < > : " | ? *, no dot or space at the end',
    ),
    "site-address": (
        "the site itself has a file or folder of this name, so this file was not read",
        "put it into another folder, or give it another name",
    ),
    "file-type": ("files of this type ({suffix}) are not published", "save it as one of: {known}"),
    "file-content": (
        "this file is not what its name says: it ends in {suffix}, but it holds {kind}",
        "save it again in the right format, or give it the suffix that it should have",
    ),
    "picture-suffix": (
        "the picture is a {kind}, though it ends in {suffix}",
        "browsers show it all the same; better give it the right suffix",
    ),
    "picture-too-large": (
        "the picture is too large: {size}; the limits are {megapixels} million pixels and {megabytes} MB",
        "make it smaller; 2400 pixels across are enough for a printed page",
    ),
    "damaged-picture": ("the picture is damaged: {reason}", "open it in a picture editor and save it again"),
    "damaged-archive": (
        "this is not a whole archive or document, whatever its name says",
        "open it in the program that wrote it and save it again",
    ),
    "archive-bomb": (
        "the archive unfolds to more than anybody should have to unpack ({what}; the limits are 1,000 MB and {members} members)",
        "divide it, or publish what is in it by itself",
    ),
    "archive-member": (
        "“{what}” in the archive is a program or a macro, or would be unpacked outside of its folder",
        "take it out and pack the archive again; save documents without macros",
    ),
    "unsafe-drawing": (
        "“{what}” has no place in a published drawing, so the drawing was not read",
        "export it as “plain SVG” with text as outlines, without scripts, links or embedded HTML (draw.io: without “formatted "
        "text”; Mermaid: htmlLabels: false); or save it as PNG",
    ),
    "not-made": (
        "{target} could not be made of this file: {reason}",
        "leave out what is unusual in it (very wide tables, very long words, nested lists) piece by piece until it can",
    ),
    "not-made-in-time": (
        "{target} takes too long to make of this file: {reason}",
        "divide it, or leave out very large tables and very long words; on a slow machine, run the build again",
    ),
    "not-made-in-memory": (
        "{target} needs more memory than a build may use: {reason}",
        "divide it, or make its pictures smaller",
    ),
    "not-made-crash": (
        "the program broke off while it made {target} of this file: {reason}",
        "run the build again with fewer --jobs; if it happens again, report this with the file",
    ),
    "not-stored": (
        "{target} was made and could not be kept: {reason}",
        "see whether the disk is full and the cache's folder may be written, then run the build again",
    ),
    "unprintable-colour": (
        "no PDF can show the colour “{what}” of this drawing: it would become black",
        "write it as #rrggbb, or as rgb(), hsl(), lab() or oklch() with plain numbers",
    ),
    "cleaned-drawing": (
        "the drawing is published without {what}, which pictures cannot show or which belongs to the program that drew it",
        "nothing has to be done; look at it once in the preview",
    ),
    "document-too-big": (
        "this file is too big: a document has at most {limit}",
        "divide it; store pictures as files of their own",
    ),
    "not-utf-8": (
        "the file is encoded in {encoding}, not in UTF-8",
        "open it in Notepad, choose File → Save as, and set the encoding to UTF-8",
    ),
    "unknown-encoding": (
        "the encoding of this file is not UTF-8 and cannot be told",
        "open it where it was written and save it as plain text in UTF-8",
    ),
    "control-character-in-body": (
        "this line has the invisible control character {character}; a space stands for it now",
        "it probably came with text from another program: delete it",
    ),
    "garbled-text": ("this line has the sign “�” of lost text", "the characters are lost: restore them from the manuscript"),
    # The body
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
    "link-outside": (
        "the path “{what}” leads out of the content folder",
        "put the file into the content folder; paths start at this file's folder",
    ),
    "remote-picture": (
        "the picture “{what}” is on another site; it is shown as a link, not loaded",
        "fetch it with build.py localise, or save it beside this file and use a relative path",
    ),
    "fetch-failed": (
        "the picture “{what}” could not be fetched: {reason}",
        "open the address in a browser, save the picture beside this file and use a relative path",
    ),
    "fetch-slow": (
        "the picture “{what}” did not come within {seconds} s",
        "try again later, or give it more time with --seconds",
    ),
    "fetch-status": (
        "the picture “{what}” is not to be had: the other site answers {status}",
        "look for it elsewhere, or take it out; it is not to be seen on your pages either",
    ),
    "fetch-private": (
        "the picture “{what}” is on a host of a private network, {host}",
        "if you meant it, run this with --allow-private",
    ),
    "fetch-redirects": (
        "the picture “{what}” is behind more than {most} redirections",
        "open the address in a browser and use the last one",
    ),
    "fetch-packed": (
        "the picture “{what}” comes packed ({encoding}), which was not asked for",
        "save it by hand beside this file",
    ),
    "fetch-kind": (
        "what is at “{what}” is no picture but {kind}",
        "use the address of the picture itself, not of the page that shows it",
    ),
    "fetch-large": (
        "the picture “{what}” is larger than {limit}",
        "make it smaller, save it beside this file and use a relative path",
    ),
    "fetch-damaged": ("the picture “{what}” is damaged or may not be published: {reason}", "save it with another program first"),
    "fetch-by-hand": (
        "the address “{what}” could not be changed without changing something else in this file",
        "save the picture beside this file and change the address yourself",
    ),
    "long-title": (
        "the title has {size} characters: no cover, list or running head has room for it",
        "make it shorter and write the rest as subtitle or summary; the text begins after the second ---",
    ),
    "fullwidth-markdown": ("“{text}” has full-width signs and is shown as it stands", "write plain ones: {suggestion}"),
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
        "save it beside this file: ![what it shows](picture.png); in text from WeChat, make data-src src, then build.py localise",
    ),
    "missing-alt": (
        "the picture “{what}” has no alternative text",
        "say what it shows in the brackets, for screen readers: ![what it shows](…); "
        "one that only decorates is ![](…){{.decorative}}",
    ),
    "missing-footnote": ("the note “{what}” has no text", "write on a line of its own: {what}: the text"),
    "unused-footnote": ("nothing refers to the note “{what}”", "write [^{what}] in the text, or remove the note"),
    "index-not-found": (
        "the index lists “{term}”, which the text has not",
        "correct it, name other words with also, or remove it",
    ),
    "index-no-entry": ("“{term}” in the index sends to “{other}”, which is no entry", "add it, or correct the reference"),
    "duplicate-footnote": ("the note “{what}” is written twice; the first is used", "give one of them another name"),
    "duplicate-anchor": ("the anchor “{what}” is written twice; the second was renamed", "give one of them another name"),
    "unclosed-block": ("what begins with “{what}” has no end", "write the line that closes it"),
    "too-slow": (
        "this document takes longer than {limit} seconds to render, so it was left out",
        "look for very long runs of brackets, asterisks or quotes, very deep lists or very large tables; divide the document",
    ),
    "not-rendered": ("this document could not be rendered: {reason}", "report this with the file; it is a fault of the program"),
    "too-nested": ("nested too deeply; the body is shown as it stands", "use fewer levels of lists, quotes or emphasis"),
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
    "fullwidth-comma": (
        "“{field}” is divided by Chinese punctuation, so it counts as one entry",
        "use plain commas: {example}; if it is one entry, put it in quotes",
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
        "if it belongs to the value, put the whole value in quotes; if it is a comment, write a space after the “#”",
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
    "expects-list": ("“{field}” should be a list", "for example: {example}"),
    "expects-mapping": ("“{field}” should be a few named values", "for example: {example}"),
    "unprintable-picture": ("a picture of this kind cannot stand in a PDF: {file}", "save it as PNG, JPEG or SVG"),
    "press-broken": ("this PDF cannot be read: {reason}", "make it anew, or ask whoever made it for another copy"),
    "press-encrypted": (
        "this PDF is protected with a password",
        "save it without protection: print shops open no protected files",
    ),
    "press-standard": ("the file says that it is {standard}, not {wanted}", "export it as {wanted}"),
    "press-no-intent": (
        "the file names no printing condition (output intent)",
        "export it as PDF/X-4 with the profile of the print shop",
    ),
    "press-intent-inks": (
        "the printing condition {condition} has a profile of {inks} colours, not of four inks",
        "use the CMYK profile of the print shop",
    ),
    "press-trapped": ("the file does not say that it is untrapped (Trapped: {value})", "export it with Trapped: False"),
    "press-actions": ("the file opens with an action, a script or an attachment", "export it as PDF/X-4"),
    "press-page-count": ("{count} pages are no multiple of {signature}", "add {missing} empty pages at the end"),
    "press-font": ("the font {font} is not in the file", "embed all fonts"),
    "press-no-trim": ("no trim box on page {pages}", "export it with crop marks"),
    "press-bleed": (
        "the bleed is {bleed} mm, not {wanted} mm, on page {pages}",
        "let pictures and colours reach {wanted} mm over the edge, and export with that bleed",
    ),
    "press-short-bleed": (
        "colour ends at the edge of page {pages}, though the file claims a bleed: a hair of white will show",
        "let pictures and colours reach into the bleed",
    ),
    "press-boxes": (
        "trim, bleed and sheet do not lie within each other on page {pages}",
        "export it anew with trim inside bleed inside the sheet",
    ),
    "press-sizes": ("the pages are of several sizes: {sizes}", "give all pages one size; turn wide pages to stand upright"),
    "press-colour": (
        "colours in {space}{example} on page {pages}",
        "print colours are made of four inks: convert them with the profile of the print shop",
    ),
    "press-ink": (
        "{ink} % of ink on page {pages}: more than {limit} % does not dry",
        "make the picture with a profile of less ink, or lighten its shadows",
    ),
    "press-rich-black": (
        "black text mixed of four inks on page {pages}",
        "set text in black ink alone: four plates never meet exactly",
    ),
    "press-annotation": ("links or notes that do not print on page {pages}", "remove all annotations"),
    "press-notdef": (
        "characters that the font lacks on page {pages}: they print as empty boxes",
        "use a font that has them, or put one into theme/print/fonts/extra/",
    ),
    "press-blend": (
        "colours blend in a way that presses show differently on page {pages}",
        "flatten the picture before it is placed",
    ),
    "press-unreadable": ("something on page {page} cannot be read: {reason}", "make the page anew"),
    "press-coarse": (
        "page {page}: a picture of {size} pixels is printed at {resolution} dots an inch: it will look torn",
        "show it smaller, or take one at least {needed} pixels wide",
    ),
    "press-resolution": (
        "page {page}: a picture of {size} pixels is printed at {resolution} dots an inch; {wanted} are sharp",
        "show it smaller, or take one {needed} pixels wide",
    ),
    "press-form": ("the file holds fields of a form", "flatten it: print what is in the fields as text"),
    "press-layers": ("the file has layers ({names}): which of them print is anybody's guess", "flatten it before export"),
    "press-told": ("the file does not say all that PDF/X-4 wants: {lacking}", "export it as PDF/X-4 (PDF 1.6)"),
    "press-turned": ("page {pages} is turned or scaled by the file", "export it upright and in its size"),
    "press-white-overprint": ("white is told to overprint on page {pages}: it will vanish", "switch overprinting off for white"),
    "press-transfer": (
        "page {pages} brings its own screen or curve of tones, in place of the press's",
        "export it without halftones and transfer functions",
    ),
    "press-proxy": ("page {pages} holds a stand-in for something else ({what})", "put the thing itself into the file"),
    "press-default": ("page {pages} gives plain inks another meaning ({what})", "export it without default colour spaces"),
    "press-picture": ("pictures on page {pages} that old presses cannot read ({what})", "save them as JPEG or with 8 bits"),
    "press-hairline": (
        "a line of {width} points on page {pages}: thinner than {wanted} it breaks up or vanishes",
        "make it {wanted} points or more",
    ),
    "press-small-text": (
        "white or coloured letters of {size} points on page {pages}: below {wanted} they fill up or blur",
        "set them larger, or in black ink alone",
    ),
    "ua-untagged": (
        "the file is not tagged: readers who do not see it get a heap of words",
        "export it as tagged PDF (PDF/UA-1)",
    ),
    "ua-suspects": ("the file says itself that its tags may be wrong", "check the tags, then export it without that mark"),
    "ua-claim": ("the file does not say that it is PDF/UA-1", "export it as PDF/UA-1"),
    "ua-title": (
        "the file has no title, or its window shows the name of the file instead",
        "give it a title, and have the window show that",
    ),
    "ua-language": ("“{value}” names no language (page {pages})", "name it as web pages do: zh-CN, en"),
    "ua-remapped": (
        "standard types are given another meaning: {roles}",
        "map types of your own to standard ones, never the reverse",
    ),
    "ua-locked": ("the file forbids to read its text aloud", "save it without protection"),
    "ua-form": ("the file holds a form of the kind XFA, which few programs read", "make the form with plain fields"),
    "ua-layers": ("layers without a name, or that switch by themselves ({what})", "name them, or flatten the file"),
    "ua-attachment": ("attached files without a name: {names}", "name them (F and UF)"),
    "ua-bookmarks": ("{count} pages without bookmarks", "make bookmarks of the headings"),
    "ua-unmarked": (
        "things on page {pages} are neither tagged nor marked as ornament",
        "tag them, or mark them as artifacts",
    ),
    "ua-crossed": ("ornament stands in tagged text, or text in ornament, on page {pages}", "mark each for itself"),
    "ua-reference": ("forms on page {pages} hold tagged text, or stand in another file", "draw their content on the page itself"),
    "ua-tree": ("tags and pages do not lead to each other on page {pages}: {reason}", "make the file anew"),
    "ua-font": ("the font {font} is not in the file", "embed all fonts"),
    "ua-font-map": ("the font {font} does not say which of its glyphs is meant", "embed it with another program"),
    "ua-unicode": (
        "{count} glyphs of the font {font} stand for no character: nobody can read, search or copy them",
        "use a font with its characters named, and export it anew",
    ),
    "ua-notdef": ("characters that the font {font} lacks are drawn as empty boxes", "use a font that has them"),
    "ua-tab-order": (
        "one cannot step through page {pages} in the order of its text",
        "set the tab order to that of the structure",
    ),
    "ua-annotation": (
        "notes or fields on page {pages} are not tagged, or of a kind that none can read",
        "tag them, or remove them",
    ),
    "ua-link": ("links on page {pages} are not tagged as links", "tag each with its words as a link"),
    "ua-label": ("links or fields on page {pages} do not say what they are", "describe each of them"),
    "ua-role": ("{role} is no type of tag (page {pages})", "use a standard type, or map this one to one"),
    "ua-nesting": ("a tag {role} stands in {parent} on page {pages}", "lists hold items, tables hold rows, rows hold cells"),
    "ua-empty": ("{count} tags of the type {role} hold nothing", "remove them"),
    "ua-alternative": (
        "a {role} without words in its place on page {pages}",
        "say what it shows; mark mere ornament as an artifact",
    ),
    "ua-actual-text": ("text on page {pages} is replaced with nothing", "remove the empty replacement text"),
    "ua-heading": ("page {pages}: the heading after {before} is a {level}", "leave out no level; begin with H1"),
    "ua-heading-kinds": ("headings with and without levels are mixed on page {pages}", "give every heading its level"),
    "ua-table-heads": ("header cells on page {pages} do not say what they head", "give each its scope: column or row"),
    "ua-table-rows": ("rows of a table on page {pages} are not equally wide", "add the cells that lack, or correct the spans"),
    "ua-note": ("notes on page {pages} have no name, or one that others have too", "give each a name of its own"),
    "missing-glyph": (
        "no font of the PDFs has “{char}” ({code} {name})",
        "write it another way, or put a font file (.ttf, .otf) that has it into theme/print/fonts/extra/",
    ),
}


# How findings are counted and named
LABELS: dict[str, str] = {
    "colon": ": ",
    "error": "error",
    "warning": "warning",
    "note": "note",
    "error-one": "1 error",
    "error-many": "{count} errors",
    "warning-one": "1 warning",
    "warning-many": "{count} warnings",
    "note-one": "1 note",
    "note-many": "{count} notes",
    "files-one": "1 file",
    "files-many": "{count} files",
    "and": ", ",
    "total": "{parts} in {where}",
}


# What the commands say; {…} as named there.
CONSOLE: dict[str, str] = {
    "stage-read": "reading content",
    "stage-assemble": "assembling works",
    "stage-render": "rendering Markdown",
    "stage-check": "checking",
    "stage-pdf": "setting PDFs",
    "stage-offprints": "cutting papers out of volumes",
    "stage-cards": "drawing cards for links",
    "stage-pictures": "fitting pictures",
    "stage-pages": "planning pages",
    "stage-feeds": "making feeds",
    "stage-web": "making pages",
    "stage-press": "setting press files",
    "stage-press-covers": "making covers and booklets",
    "stage-preflight": "preflight",
    "stage-publish": "publishing",
    "summary": "{documents} documents, {pages} pages, {pdfs} PDFs, {feeds} feeds; {made} made, {kept} kept, {failed} failed",
    "timing": "{total} s ({stages}), at most {memory} MB of memory",
    "published": "published to {site} (version {version})",
    "press-delivered": "{count} press files in {folder}",
    "press-held": "held back, because a print shop would send them back: {names}",
    "press-in-site": "{folder} lies in the site {site}: press files are not for readers. Name another folder.",
    "press-none": "there is no press file in {folder}: make them with “build.py build --press”, or name the files",
    "press-no-file": "there is no file {path}",
    "press-no-pdftoppm": "pages are drawn with pdftoppm, which is not installed (Debian: poppler-utils)",
    "press-facts": (
        "{file}\n"
        "  {standard}, {pages} pages; boxes in mm: {sizes}\n"
        "  colours: {spaces}; at most {ink} % of ink; {pictures} pictures, lowest resolution {resolution}\n"
        "  {fonts} fonts; printing condition: {intent}"
    ),
    "screen-facts": "{file}\n  {standard}, {pages} pages, {tags} tags, {links} links; languages: {languages}",
    "unchanged": "nothing has changed, {site} stays as it is (version {version})",
    "stopped": "There are errors; nothing was published and {site} stays as it was. Mend them and run this again, "
    "or publish what is sound with --keep-going.",
    "kept-going": "What is sound is published; the errors above still want mending.",
    "checked": "checked {documents} documents, no errors",
    "failed-raised": "could not make {target}: {error}",
    "failed-too-slow": "{target} takes too long to make ({error}); run the build again, with fewer --jobs on a slow machine",
    "failed-out-of-memory": "{target} needs more memory than a build may use ({error}); run it again with fewer --jobs",
    "failed-worker-died": "the program broke off while it made {target} ({error}); run the build again with fewer --jobs",
    "failed-dependency-failed": "could not make {target}, because what it needs could not be made: {error}",
    "failed-unsendable": "could not begin to make {target} ({error}); this is a fault of the program: report it",
    "failed-cache-failed": "could not keep {target} ({error}); see whether the disk is full and the cache may be written",
    "busy": "another build is running ({owner}); wait until it has ended",
    "not-ours": "{site} holds files that this program did not make; name another --site, or move them away first",
    "unwritable": "cannot write {path}: {error}",
    "no-content": "there is no content folder {path}; run this in the project's folder, or name it with --content",
    "no-config": "there is no configuration file {path}; run this in the project's folder, or name it with --config",
    "bad-config": "the configuration file {path} is wrong: {error}",
    "bad-yaml": "the configuration file {path} cannot be read near line {line}, column {column}: "
    "look at the indentation (spaces only), colons and brackets",
    "bad-config-value": "the configuration file {path}, {name}: {error}",
    "missing-config": "the configuration file {path} lacks {name}: {why}",
    "why-site-url": "feeds and links between languages need the site's full address",
    "why-custom-dir": "it names the folder of the web theme",
    "why-huikan": "without it nothing is made",
    "bad-languages": "the configuration file {path}, languages: name each language once, the one of the originals first",
    "secret-variable": "the configuration file {path}, line {line}: !ENV {name} could publish a secret; "
    "only variables whose names begin with {prefix} are read",
    "usage": "{fault}\n{hint}",
    "usage-hint": "How it is used: {command}",
    "unknown-option": "There is no option “{name}”. {similar}",
    "unknown-command": "There is no command “{name}”. {similar}",
    "missing-argument": "{name} is missing. {known}",
    "bad-argument": "{name} has a wrong value. {known}",
    "option-alone": "{name} needs a value after it.",
    "extra-argument": "This is too much: {names}",
    "one-of": "It may be {names}.",
    "number-from-to": "It takes a number from {least} to {most}.",
    "bad-paper": "the configuration file {path}, {place}: there is no size of paper called “{said}”; known are {known}",
    "bad-paper-kind": "the configuration file {path}, {place}: there is no kind of publication “{said}”; known are {known}",
    "broken-theme": "a template of the pages cannot be used: {error}; restore the files of theme/",
    "bad-option": "the configuration file {path}, {place}: there is no option “{said}”; known are {known}",
    "impose-alone": "--impose lays out press files: say --press too",
    "bad-now": "--now takes a date or a date and time such as 2025-03-01 or 2025-03-01T08:00",
    "bad-executor": "--executor {spec} is not known: {error}",
    "bad-key": "“{key}” cannot be an address: use lower-case letters, digits and hyphens, such as 2025-03 or why-warm",
    "bad-part-key": "“{key}” does not say which publication it belongs to: write it like 2025-03/01-metro",
    "unknown-key": "there is no work called “{key}”. {similar}",
    "similar": "Did you mean {names}?",
    "exists": "{path} exists already and was left alone",
    "written": "wrote {path}",
    "why-target": "{target}",
    "why-moved": "  a copy of {address}, at the address where it was before",
    "why-unknown-target": "there is no file called “{target}”. {similar}",
    "why-function": "  made by {function}",
    "why-kept": "  in the cache: the next build will not make it",
    "why-new": "  never made with this cache: the next build will make it",
    "why-stale": "  the next build will make it anew",
    "why-changed": "  inputs that differ from the last time: {names}",
    "why-because": "  it was last made anew because of: {names}",
    "why-inputs": "  all its inputs:",
    "why-copied": "  copied as it is from {path}",
    "i18n-total": "translations: {counts}",
    "i18n-count": "{count} {state}",
    "i18n-and": ", ",
    "i18n-heading": "{state} ({count})",
    "i18n-fresh": "fresh",
    "i18n-stale": "stale",
    "i18n-unmarked": "unmarked",
    "i18n-missing": "missing",
    "i18n-orphaned": "orphaned",
    "i18n-accepted": "accepted as fresh: {path}",
    "i18n-nothing": "“{key}” has no translation to accept",
    "i18n-refused": "{path} was left alone: mend the errors in it and in its original first (build.py check)",
    "localised": "{path}: {url} is now image/{name}",
    "localise-would": "{place}: would fetch {url}",
    "localise-total": "{count} pictures on other sites",
    "localise-no-path": "there is no {path} in {content}",
    "serving": "the site is at {address} and follows your changes; Ctrl+C ends it",
    "no-lock": "there is no lock {path}; run this in the project's folder, or name it with --lock",
    "other-packages": "what is installed is not what {path} says: {packages}; run `make site` first",
    "registered": "{path} remembers {count} addresses, {new} of them new",
    "not-registered": "{count} addresses are not in {path} yet; run: build.py register",
    "rolled-back": "{site} is back at version {version}",
    "no-rollback": "{site} has no earlier version",
}
