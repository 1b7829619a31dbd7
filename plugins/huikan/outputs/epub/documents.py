"""The content documents of a book: its title page, its chapters, its navigation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from huikan.interface import words
from huikan.interface.dates import day
from huikan.markup.epub import epub_tree, write_xhtml
from huikan.markup.nodes import Node, Text
from huikan.outputs.epub.page_breaks import PagedChapter, page_id
from huikan.outputs.epub.values import Chapter, EpubBook

PAGE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{lang}" xml:lang="{lang}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="book.css"/>
</head>
<body>
{body}
</body>
</html>
"""
STYLE = """\
body { line-height: 1.7; }
h1, h2, h3, h4 { line-height: 1.35; }
p { margin: 0 0 .8em; }
img, svg { max-width: 100%; height: auto; }
.math svg { height: auto; }
figure { margin: 1.2em 0; text-align: center; break-inside: avoid; }
figcaption, caption { font-size: .9em; margin: .4em 0; }
table { border-collapse: collapse; margin: 1em auto; font-size: .9em; }
th, td { border: 1px solid #888; padding: .25em .5em; vertical-align: top; }
blockquote { margin: 1em 1.5em; }
pre { white-space: pre-wrap; font-size: .85em; }
aside[role="doc-footnote"] { font-size: .9em; border-top: 1px solid #888; margin: .8em 0; padding-top: .4em; }
.notice { border: 1px solid #888; padding: .5em .8em; }
.byline, .imprint { font-size: .95em; }
.chart-text { font-family: sans-serif; }
ol.plain, .references { list-style: none; padding-left: 0; }
"""


MARK = '<a epub:type="index" '  # of a landmark


def cover_page(book: EpubBook) -> str:
    """The page that shows the cover."""
    say = words(book.lang)
    image = f'<img src="cover.jpg" alt="{escape(say["epub_cover"])}: {escape(book.title)}"/>'
    return _page(book, book.title, f'<section epub:type="cover" aria-label="{escape(say["epub_cover"])}">{image}</section>')


def title_page(book: EpubBook) -> str:
    """What the book is, who made it, whose it is."""
    say = words(book.lang)
    lines = [
        f"<h1>{escape(book.title)}</h1>",
        f'<p class="byline">{escape(say["list_comma"].join(book.creators))}</p>',
        f'<p class="imprint">{escape(book.publisher)}<br/>{escape(day(book.date, book.lang))}</p>',
    ]
    lines += [f'<p class="imprint">ISBN {escape(book.isbn)}</p>'] if book.isbn else []
    lines += [f"<p>{escape(book.summary)}</p>"] if book.summary else []
    lines += [f'<p class="imprint">© {escape(book.society)}{" · " + escape(book.rights) if book.rights else ""}</p>']
    lines += [f'<p class="imprint">{escape(say["epub_online"])}<a href="{escape(book.url)}">{escape(book.url)}</a></p>']
    label = escape(say["epub_title_page"])
    return _page(book, book.title, f'<section epub:type="titlepage" aria-label="{label}">\n' + "\n".join(lines) + "\n</section>")


def chapter_page(book: EpubBook, chapter: Chapter, root: Node) -> str:
    """A chapter, whose tree is that of `chapter_tree`."""
    return _page(book, chapter.title, write_xhtml(root))


def chapter_tree(book: EpubBook, chapter: Chapter) -> Node:
    """All that a chapter says, as a tree of XHTML."""
    head = [_element("h1", chapter.title)]
    head += [_element("p", chapter.authors, "byline")] if chapter.authors else []
    head += [_element("p", notice, "notice") for notice in chapter.notices]
    if chapter.abstract:
        head += [_element("h2", words(book.lang)["epub_abstract"]), _element("p", chapter.abstract)]
    text = epub_tree(chapter.fragment, chapter.targets, chapter.pictures)
    return Node("", {}, (*head, text))


def _element(tag: str, content: str, name: str = "") -> Node:
    return Node(tag, {"class": name} if name else {}, (Text(content),))


def index_page(book: EpubBook) -> str:
    """The authors of the book, each with what is his or hers."""
    title = escape(words(book.lang)["epub_index"])
    lines = ['<section epub:type="index" role="doc-index" aria-labelledby="index">', f'<h1 id="index">{title}</h1>', "<ul>"]
    for author in book.index:
        links = "".join(f'<li><a href="{name}.xhtml">{escape(chapter)}</a></li>' for name, chapter in author.chapters)
        lines.append(f"<li>{escape(author.name)}<ul>{links}</ul></li>")
    return _page(book, words(book.lang)["epub_index"], "\n".join([*lines, "</ul>", "</section>"]))


def navigation(book: EpubBook, chapters: Mapping[str, PagedChapter]) -> str:
    """Contents, landmarks, and the pages of the printed edition as far as their places are
    known."""
    say = words(book.lang)
    pages = [(name, label) for name, chapter in chapters.items() for label in chapter.labels]
    last = f'<li><a href="index.xhtml">{escape(say["epub_index"])}</a></li>\n' if book.index else ""
    body = [
        f'<nav epub:type="toc" role="doc-toc" id="toc"><h1>{escape(say["contents"])}</h1>',
        f"<ol>\n{''.join(_entries(book.chapters))}{last}</ol></nav>",
        f'<nav epub:type="landmarks" hidden="hidden"><h2>{escape(say["epub_landmarks"])}</h2><ol>',
        f'<li><a epub:type="cover" href="cover.xhtml">{escape(say["epub_cover"])}</a></li>',
        f'<li><a epub:type="toc" href="#toc">{escape(say["contents"])}</a></li>',
        f'<li><a epub:type="bodymatter" href="{book.chapters[0].name}.xhtml">{escape(say["epub_start"])}</a></li>',
        f"{last.replace('<a ', MARK)}</ol></nav>",
    ]
    if pages:
        rows = "".join(f'<li><a href="{name}.xhtml#{page_id(label)}">{escape(label)}</a></li>' for name, label in pages)
        head = f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden"><h2>{escape(say["epub_pages"])}</h2>'
        body.append(f"{head}<ol>{rows}</ol></nav>")
    return _page(book, say["contents"], "\n".join(body))


def _entries(chapters: Sequence[Chapter]) -> Iterator[str]:
    """The contents, parts below the publication that they stand in."""
    place = 0
    while place < len(chapters):
        chapter, end = chapters[place], place + 1
        while end < len(chapters) and chapters[end].level > chapter.level:
            end += 1
        inner = [*_sections(chapter), *_entries(chapters[place + 1 : end])]
        below = f"\n<ol>\n{''.join(inner)}</ol>" if inner else ""
        yield f'<li><a href="{chapter.name}.xhtml">{escape(chapter.title)}</a>{below}</li>\n'
        place = end


def _sections(chapter: Chapter) -> Iterator[str]:
    for section in chapter.sections:
        yield f'<li><a href="{chapter.name}.xhtml#{escape(section.id)}">{escape(section.text)}</a></li>\n'


def _page(book: EpubBook, title: str, body: str) -> str:
    return PAGE.format(lang=words(book.lang)["html_lang"], title=escape(title), body=body)
