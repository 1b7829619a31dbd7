"""What a fresh site says in English. `$name`, `$year` and others are filled in."""

from __future__ import annotations

from collections.abc import Mapping

MAIL = "Write to <{email}>."
NO_MAIL = "How to reach us is said in `content/data/society.yml` and stands at the foot of every page."

PAGES: Mapping[str, str] = {
    "index": """\
---
title: Home
---

This is the web site of $name. All that we publish can be read here, downloaded as PDF and followed by feed.
""",
    "about": """\
---
title: About us
summary: What the society is for, and how to reach it.
---

$name is a learned society of people and organisations of our field.

## What we do

- hold conferences and publish papers and reports;
- explain science to the public;
- advise the authorities and our members.

## How to reach us

$email
""",
}

WORKS: Mapping[str, Mapping[str, str]] = {
    "newsletters": {
        "$year-01/index": """\
---
title: "$newsletters, No. 1, $year"
summary: The first issue after the opening of our site.
---

From this issue on we print the society’s news, policies and research at regular times and put them on the web.
Contributions are welcome, and so is word of any mistake.
""",
        "$year-01/01-opening": """\
---
title: Our site is open
summary: What the society publishes can now be read and followed on the web.
---

The society’s site opens today. Members and readers find all publications here, the same as in print as PDF, and can
follow them by feed.

## What is here

News comes in issues; notices stand by themselves, with their attachments; all of it can be searched.

## How to contribute

Please send texts and pictures to the editorial office. Add the pictures as they were taken, and say who took them.
""",
    },
    "reports": {
        "$year-annual/index": """\
---
title: "$report $year: the state of our field"
summary: A year of progress, figures and open questions in our field.
---

This book tells of the year chapter by chapter; its data stand at the end.
""",
        "$year-annual/01-overview": """\
---
title: Overview
summary: The work of the year.
---

This chapter tells of the year’s work. The program numbers chapters: there is no need for “Chapter 1” in the title.

## The work of the year

Table: What we held in the year

| Event | Number |
|---|---:|
| Conferences | 2 |
| Public talks | 6 |

Tables, figures and formulas are numbered, and the text can refer to them.
""",
    },
    "proceedings": {
        "$year-conference/index": """\
---
title: "$proceedings of the $year annual conference"
event: Annual conference $year
summary: The papers read at the annual conference.
---

This volume has the papers read at the conference, each with abstract and keywords.
""",
        "$year-conference/01-paper/index": """\
---
title: How a paper is written
authors: [Editorial office]
abstract: What belongs into a paper on this site, from the title to the references.
keywords: [writing, layout]
---

## Introduction

A paper has a folder of its own: the text is in `index.md`, its pictures beside it.

## Method

Headings begin with two number signs. Formulas stand between dollar signs, such as $$E = mc^2$$.

## Conclusion

References may come from a file of references and are called by their keys; the program sets them.
""",
    },
    "articles": {
        "how-to-write": """\
---
title: How to write about science for everybody
summary: Begin with a question, explain one thing, until readers can tell it to others.
---

A good article begins with a question: why is water from a well warm in winter? Let it be small enough for one article
to answer.

## One thing at a time

Nobody remembers five concepts, but everybody remembers one reason. Leave the rest for the next article.

## What can be seen comes first

Begin with what readers have seen, then go on to the cause that they cannot see. Compare numbers: “ten thousand tonnes”
says less than “four swimming pools”.

## Have it read by somebody from outside

Give it to somebody who does not know the field. Where they stop, change it.
""",
    },
    "notices": {
        "$year-01": """\
---
title: The society’s site is open
summary: From today on notices are published on the web.
---

To all members:

The society’s site is open. From today on our notices and documents are published there. Please name somebody who
follows them.

## To read them

Notices stand by their dates; attachments come with them.

## To follow them

The addresses of feeds stand at the foot of each page. Copy one into a feed reader.
""",
    },
}
