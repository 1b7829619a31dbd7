"""What keeps a PDF from being read aloud (PDF/UA-1), in English: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
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
}
