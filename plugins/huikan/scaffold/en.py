"""What a new file says in English. `$date`, `$year` and `$society` are filled in."""

EXPLAINED = (
    "Between the two lines of --- stands what is known about this text, one field a line: name, colon, space, value.",
    "What follows a # is an explanation and is not published.",
)
TRANSLATION = "A translation says only what differs from its original; dates, numbers and the like are taken from there."
OPTIONAL = "The fields below are optional. To use one, delete the hash and the space before it and change the value."

LANG = "en"
SOCIETY = "Name of the Society"  # where nobody says its name

TITLES = {
    "issue": "Newsletter, No. 1 of $year",
    "item": "Title of this item",
    "report": "Development report $year",
    "chapter": "Title of the first chapter",
    "proceedings": "Selected papers of the $year conference",
    "paper": "Title of the paper",
    "article": "Title of the article",
    "notice": "Notice of a meeting",
    "page": "Title of the page",
}

FIELDS = {
    "date": "date: $date  # day of publication: year-month-day",
    "status": "status: draft  # not published; delete this line when the text is ready",
    "year": "year: $year",
    "number": "number: 1  # of the issue, or of the article in its series",
    "volume": "volume: 3",
    "whole_number": "whole_number: 9  # counted from the first issue on",
    "period": "period: Q1 $year  # the time that this issue covers",
    "permit": 'permit: "Permit 001"  # of an internal publication',
    "subtitle": "subtitle: A subtitle",
    "summary": "summary: One or two sentences that say what this is about.  # for lists, feeds and shared links",
    "authors": (
        "authors:  # one entry each; names alone will do: authors: [He Jingshu, Shen Zeduan]\n"
        "  - name: He Jingshu\n"
        "    affiliation: Example University\n"
        "    orcid: 0000-0002-1825-0097  # delete this line if there is none\n"
    ),
    "translators": "translators: [Fang Yilan]",
    "editors": "editors: [Jia Shuying]  # written like authors",
    "reviewers": "reviewers: [Luo Qian, Ouyang Chun]  # first, second and final reviewer",
    "photographers": "photographers: [Jia Shuying]",
    "tags": "tags: [groundwater, popular science]",
    "columns": "columns: [policy]  # keys of data/columns.yml",
    "branch": "branch: planning  # key of data/branches.yml",
    "audience": "audience: [young people]  # for whom it is written",
    "cover": "cover: cover.jpg  # a picture in the same folder\ncover_alt: What the picture shows  # read out by screen readers",
    "source": "source: Example Daily  # where the news was first published",
    "source_url": "source_url: https://example.org/news",
    "series": "series: Development reports",
    "region": "region: Whole province",
    "edition": "edition: First edition",
    "publisher": "publisher: Example Press",
    "isbn": 'isbn: "978-7-0000-0000-5"',
    "issn": 'issn: "0000-0000"',
    "matter": "matter: front  # front: foreword, back: appendix (both unnumbered); leave out for chapters",
    "event": "event: Annual conference $year",
    "venue": "venue: Example City",
    "starts": "starts: $date  # first day",
    "ends": "ends: $date  # last day",
    "organisers": "organisers: [$society]",
    "abstract": "abstract: >-  # may run over several lines\n  Purpose, method, results, conclusions.",
    "keywords": "keywords: [tunnel, monitoring]",
    "abstract_en": "abstract_en: >-  # where the paper itself is not in English\n  Purpose, method, results.",
    "keywords_en": "keywords_en: [tunnel, monitoring]",
    "pages": 'pages: "1-8"',
    "received": "received: $date\naccepted: $date",
    "funding": "funding: Example Fund, grant 001",
    "bibliography": "bibliography: references.bib  # BibTeX, RIS or CSL-JSON; cited as [@key]",
    "award": "award: First prize",
    "document_number": "document_number: $year-1",
    "issuer": "issuer: $society",
    "addressees": "addressees: [All committees, All member units]",
    "copies_to": "copies_to: [Association for Science and Technology]",
    "signed_on": "signed_on: $date  # day of signing; date is the day of posting",
    "deadline": "deadline: $date",
    "contact": "contact: Jia Shuying, secretariat, 0000-0000000",
    "attachments": "attachments:  # files in the same folder\n  - file: form.docx\n    title: Reply form",
    "replaces": "replaces: notices/old-notice  # path of the notice that this one replaces",
    "order": "order: 10  # place in the main menu; without it the page is not in the menu",
    "publish_on": "publish_on: $date 08:00  # not published before this time (Beijing time)",
    "visibility": "visibility: internal  # never on the public site",
    "license": "license: CC BY 4.0",
}

SAMPLE = """
Begin here. An empty line parts two paragraphs; a line break within one changes nothing.

## A heading

- the first entry of a list;
- the second, with **important words** in bold.

| Subject | Number |
|---|---|
| Meetings | 3 |
| Talks | 12 |

A sentence that needs a note ends with its mark.[^1]

!!! note "Hint"
    A paragraph indented by four spaces stands in the box.

[^1]: The note itself stands at the end.

<!--
A picture lies beside this file and stands alone in its paragraph; the words in quotes are its caption:
![What the picture shows](picture.jpg "Caption")
A link to another text is its file's name: [another text](02-next.md)
These lines are not published; delete them.
-->
"""

BODIES = {
    "issue": """
An editorial may stand here. The items are the other files of this folder, in the order of their names: `01-item.md`,
`02-….md`.
""",
    "report": """
A summary may stand here. The chapters are the other files of this folder, in the order of their names: `01-chapter.md`,
`02-….md`.
""",
    "proceedings": """
A foreword may stand here. Each paper has a folder, in the order of their names: `01-paper/index.md`, `02-…/index.md`, with
its pictures beside it.
""",
    "notice": """
A meeting will be held to prepare the work of the year. The particulars are as follows.

## Time and place

Day and hour, city.

## Who is invited

1. the chairs of the committees;
2. a representative of each member unit.

## Reply

Please send the reply form to the secretariat before the deadline.
""",
    "page": """
Begin here. An empty line parts two paragraphs.

## A heading

- the first entry of a list;
- the second.
""",
    "item": SAMPLE,
    "chapter": SAMPLE,
    "paper": SAMPLE,
    "article": SAMPLE,
}

# What a record may say, a line each; `{name}` is its name in each language of the site
RECORDS = {
    "event": (
        "name: {name}",
        "date: $date  # the first day",
        "ends: $date  # the last day; delete the line where there is one day",
        "hours: 09:00-17:30  # of each day",
        "place: {place}  # where",
        "summary: {summary}  # a sentence or two",
        "status: planned  # planned, postponed, cancelled, held",
        "url: https://example.org/  # where people register or read more",
    ),
    "award": (
        "name: {name}",
        "year: $year  # of the award",
        "level: first  # special, first, second, third",
        "people: [He Jingshu, Shen Zeduan]  # who did the work",
        "affiliation: {place}  # their institution",
        "summary: {summary}",
    ),
    "standard": (
        "name: {name}",
        "number: T/XX 001-$year",
        "date: $date  # of publication",
        "status: drafting  # in-force, approval, comment, drafting, revision, superseded, withdrawn",
        "summary: {summary}",
        "url: https://example.org/",
    ),
    "expert": (
        "name: {name}",
        "title: {place}  # position",
        "affiliation: {place}  # institution",
        "fields: [{field}]  # what they work on",
        "pinyin: Xing Ming  # of a Chinese name, the family name first",
        "summary: {summary}",
    ),
    "branch": (
        "name: {name}",
        "summary: {summary}  # what it does",
        "people: [He Jingshu]  # who leads it",
        "email: branch@example.org",
    ),
    "base": (
        "name: {name}",
        "place: {place}",
        "level: provincial  # national, provincial, municipal, county",
        "status: open  # open, closed",
        "summary: {summary}",
    ),
    "member": (
        "name: {name}",
        "level: member  # president, vice-president, standing-council, council, member",
        "url: https://example.org/",
    ),
    "column": ("name: {name}", "summary: {summary}  # what it publishes", "order: 1  # its place among the others"),
}
RECORD_WORDS = {"name": "name", "place": "place or institution", "summary": "a sentence or two", "field": "field of work"}
RECORD_NOTE = "A new record. Delete what is not needed; what follows a # is not published."
