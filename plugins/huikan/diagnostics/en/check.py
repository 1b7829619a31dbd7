"""What only the whole library shows, and what texts must not say, in English: code
-> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "more-findings": ("{count} more findings “{name}” in this file are not listed", "mend those that are, then check again"),
    "missing-field": (
        "the required field “{field}” is missing",
        "between the two --- lines at the head of the file, write: {example}",
    ),
    "missing-head": (
        "the file has no head, which must say {fields}",
        "write these lines at its very beginning: --- ⏎ {example} ⏎ ---",
    ),
    "page-with-date": (
        "this file in the folder “{folder}” is a plain page, in no list and no feed",
        "news belong into newsletters/, notices into notices/, articles into articles/, reports into reports/, volumes into "
        "proceedings/; where it is a plain page, delete date",
    ),
    "unknown-rubric": (
        "data/columns.yml has no column “{name}”; it is shown as it is written",
        "add a new column to data/columns.yml; leave one that is used once",
    ),
    "unknown-rubric-meant": (
        "data/columns.yml has no column “{name}”; it is shown as it is written",
        "did you mean “{similar}”?",
    ),
    "missing-part-field": (
        "“{field}” is missing here, and the issue, report or volume does not say it either",
        "write it at the head of this file, or in index.md of the same folder: {example}",
    ),
    "missing-index": (
        "the folder {folder} has no index.md, so nobody knows which publication its files belong to",
        "make {folder}/index.md with the publication's title and date; `huikan new` can write it",
    ),
    "stale-translation": (
        "the original, {original}, has changed since this translation was accepted",
        "bring the translation up to date, then run `huikan i18n --accept {key}`; until then its page tells readers",
    ),
    "orphaned-translation": (
        "this is marked as a translation, but its original is not there",
        "put the original back; if this is the original, delete the line translated_from",
    ),
    "schemeless-link": ("“{href}” is no whole address; it is taken for a file of this site", "write {suggestion}"),
    "ambiguous-link": (
        "“[[{href}]]” may be several: {names}",
        "write the whole path, [[folder/name]], or [words](path.md)",
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
    "unknown-volume": (
        "“volumes” names “{name}”, of which there is nothing; it is not bound",
        "name a year, newsletters/2025, or a column by its key, columns/news; there are {known}",
    ),
    "unknown-record": (
        "“{field}” names “{key}”, which {table} does not have",
        "add an entry with key: {key} to {table}, or use a key it has",
    ),
    "unknown-record-similar": ("“{field}” names “{key}”, which {table} does not have", "did you mean {similar}?"),
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
    "chapter-number-by-hand": (
        "the title “{title}” carries the number “{mark}”, but the other chapters do not; the program counts this one as {label}",
        "take the number out of the title, or write a number into the titles of all chapters; a foreword says matter: front",
    ),
    "chapter-number-differs": (
        "the title “{title}” carries the number “{mark}”, but in the original this is {label}",
        "correct the number, or take it out of the title: the program writes it",
    ),
    "chapter-number-order": (
        "the title “{title}” carries the number “{mark}”, but the chapter before has “{before}”",
        "correct the number, or the order of the files",
    ),
    "chapter-without-number": (
        "the title “{title}” carries no number, but the other chapters of this report do",
        "write its number, or say matter: front or matter: back if it is no chapter",
    ),
    "section-number": (
        "the heading “{heading}” carries the number “{mark}”, and the PDF numbers the sections of this chapter as well",
        "take the number out, or number all sections of the chapter by hand",
    ),
    "caption-number": (
        "the caption is numbered “{label}”, but this is {chapter}",
        "correct the number, or take it out of all captions of this file: the program writes them",
    ),
    "society-name": (
        "the society is “{name}” here and “{other}” in mkdocs.yml ({option})",
        "readers see the name that stands here, on the site and in print; write the same in mkdocs.yml",
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
    "number-in-code": (
        "code has a number like that of a mobile telephone, an identity card or a bank card: {text}",
        "if it is somebody's, write an invented one; if it is nobody's, say so: waive: {{number-in-code: reason}}",
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
    "sample-text": (
        "“{text}” is what a new file explains",
        "write your own words; what is not written yet keeps status: draft",
    ),
    "long-title": (
        "the title has {size} characters: no cover, list or running head has room for it",
        "make it shorter and write the rest as subtitle or summary; the text begins after the second ---",
    ),
    "fullwidth-markdown": ("“{text}” has full-width signs and is shown as it stands", "write plain ones: {suggestion}"),
    "index-not-found": (
        "the index lists “{term}”, which the text has not",
        "correct it, name other words with also, or remove it",
    ),
    "index-no-entry": ("“{term}” in the index sends to “{other}”, which is no entry", "add it, or correct the reference"),
    "day-to-come": (
        "“{field}” is {day}, later than today ({today})",
        "correct it; to open the text on that day only, write publish_on: {day}",
    ),
    "days-out-of-order": (
        "“{field}” ({day}) is before “{other}” ({before})",
        "check both dates",
    ),
    "second-title": (
        "the body has another first-level heading, “{text}”",
        "a text has one title, in its front matter; headings of the body begin with ##",
    ),
    "skipped-level": (
        "the heading “{text}” is more than one level below “{before}”",
        "write one # less, so that contents and screen readers can follow",
    ),
    "markup-in-title": (
        "“{text}” in the title is shown as it stands",
        "a title is plain words: remove the signs",
    ),
    "chinese-in-translation": (
        "this is .{language}.md, but {share} of it is Chinese",
        "write the translation; until there is one, delete the file: readers get a link to the original",
    ),
    "same-number": (
        "it has the number of {other}: {number}",
        "check the number",
    ),
}
