"""Places, names and files, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
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
    "unknown-suffix": ("this file is not published: documents end in .md", "rename it: {suggestion}"),
    "byte-order-mark": (
        "the line has U+FEFF, a mark that nobody sees, left where files were joined; searching and copying stumble over it",
        "type the line anew, or look for U+FEFF in your editor and delete it",
    ),
    "language-case": (
        "the suffix of the language is in capitals, “{suffix}”; it was read as in small letters",
        "other machines tell them apart: rename the file {suggestion}",
    ),
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
    "host-address": (
        "hosts or browsers read files of this name as rules, proofs or programs, so this file was not read",
        "rename it, or put a text file into a folder; what the host needs goes into theme/web",
    ),
    "long-address": (
        "what is published of this file would have a name that is too long: {address}",
        "shorten the names of the file and of its folders",
    ),
    "needed-address": (
        "the site itself needs the address {address}, so this file cannot be published",
        "rename the file, or put it into another folder",
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
        "“{what}” in it is a program, a macro, of a kind that is not handed out, or would be unpacked outside of its folder",
        "take it out and pack the archive again, without archives in archives; save documents without macros",
    ),
    "archive-locked": (
        "nobody can see what “{what}” in the archive is: it is locked with a password",
        "pack it without a password",
    ),
    "unread-archive": (
        "what is packed in a {what} file cannot be looked through, so it is not published",
        "pack it as .zip",
    ),
    "pdf-action": (
        "the PDF would do something when it is opened or has a file in it ({what}), so it is not published",
        "print it into a new PDF (“Save as PDF”), without forms, scripts and attachments",
    ),
    "sealed-pdf": (
        "nobody can see what the PDF would do: it is protected by a password or against changes",
        "save it without protection, or print it into a new PDF",
    ),
    "document-macro": (
        "the document has macros or a file of another program in it ({what}), so it is not published",
        "save it without macros and embedded objects, or as PDF",
    ),
    "unsafe-drawing": (
        "“{what}” has no place in a published drawing, so the drawing was not read",
        "export it as “plain SVG” with text as outlines, without scripts, links or embedded HTML (draw.io: without “formatted "
        "text”; Mermaid: htmlLabels: false); or save it as PNG",
    ),
    "costly-drawing": (
        "“{what}” would take a program far too long to draw, so the drawing was not read",
        "make the filter's radius, octaves or region smaller, leave the filter out, or save the drawing as PNG",
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
    "unlinked-text": (
        "nothing links to “{name}”, so it is not on the site",
        "for a file to download, link to it: [words]({name}); to publish what it says, import it: "
        "huikan import {path} --as {kind} {key}, then move the file away",
    ),
}
