"""What print makes of the HTML of authors: links that lead somewhere, pictures that
exist, boxes that can be ticked.

These work on the element tree that WeasyPrint parsed, before it is laid out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import pairwise
from urllib.parse import unquote

from huikan.typesetting.chinese.rules import HAN, SMALL_LETTER, VERBATIM
from huikan.typesetting.element_text import reading
from huikan.typesetting.fetcher import SCHEME
from huikan.typesetting.pagination.divided_tables import SHORT
from huikan.typesetting.text_width import display_width
from huikan.typesetting.weasyprint_types import Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
SLANTED = frozenset(("em", "i", "cite", "dfn"))
LINED = frozenset(("u", "cite"))  # names and titles that Chinese underlines
ONE_HAN = re.compile(f"[{HAN}]")
WIDE, WIDER = 7, 11  # columns from which a table is set smaller
FITTED = "fitted"  # the class of a table whose size and columns somebody has decided
FOLLOWED = frozenset(("table", "figure", "ul", "ol", "pre", "dl"))
LEAD = 84  # letters: one line of text
COLONS = ("：", ":")
ROOM = 50  # letters of 8 pt that half the head of an A4 page has room for
WIDE_ROOM = 76  # and the whole head of an A5 page
FIGURE = re.compile(r"[\d\s.,:/％%‰+＋\-－−–—～~×±()（）]*\d[\d\s.,:/％%‰+＋\-－−–—～~×±()（）]*")
DOTTED = 24  # characters of Chinese emphasis that bear dots; more of them are set in another face
WHOLE_WORD = 14  # letters of a name that is not divided
LIST_STYLES = {"a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}


def prepare_html(
    root: Element, site_url: str, files: Collection[str], title: str, picture: str, elsewhere: Collection[str] = ()
) -> None:
    """Mends and marks the tree in place.

    `files` are the URLs of the pictures that there are, `picture` is the word for one that
    nobody describes, `elsewhere` are places of the book that are not in this tree.
    """
    for figure in root.iter("figure"):
        _describe(figure, " ".join(" ".join(caption.itertext()) for caption in figure.iter("figcaption")))
    _describe(root, picture)
    _spell(root)
    places = {*elsewhere, *(element.get("id") for element in root.iter() if element.get("id"))}
    for parent in list(root.iter()):
        for index, child in enumerate(list(parent)):
            _mend(parent, index, child, files)
        for one, other in pairwise(list(parent)):
            _keep(one, other)
            _part(one, other)
    for element in root.iter():
        tag = element.tag
        if tag == "a":
            _lead(element, places, site_url)
        elif tag in HEADINGS:
            words = " ".join("".join(reading(element)).split())
            element.attrib.update({"data-label": words, "data-short": shortened(words), "data-book": shortened(title)})
            element.attrib.update({"data-chapter": shortened(words, WIDE_ROOM), "data-volume": shortened(title, WIDE_ROOM)})
        elif tag == "em" and ONE_HAN.search(element.text or "") and not len(element):
            _dot(element)
        elif tag in SLANTED and not ONE_HAN.search("".join(element.itertext())):
            element.set("class", f"{element.get('class', '')} latin".strip())
        elif tag == "table":
            _measure(element)
            _hold_together(element)
        elif tag == "ol":
            _count_from(element)
        elif tag == "p" and len(element) and all(child.tag == "img" for child in element) and not _own_text(element):
            element.set("class", "picture")


def _describe(root: Element, words: str) -> None:
    """Gives pictures without a description these words: a reader who cannot see
    them is told that there is one.

    One that only decorates, as its editor says, is nothing to tell of.
    """
    words = " ".join(words.split())
    for image in root.iter("img"):
        if words and not (image.get("alt") or "").strip() and image.get("role") != "presentation":
            image.set("alt", words)


def _spell(root: Element) -> None:
    """Writes raised and lowered letters that fonts lack (ᵢ, ᵃ) as raised and lowered plain ones."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag in VERBATIM - {"code", "kbd", "samp", "pre"}:
            continue
        for child in list(element):
            if child.tail and SMALL_LETTER.search(child.tail):
                tail, child.tail = child.tail, None
                child.tail = _spelled(element, list(element).index(child) + 1, tail)
        if element.text and SMALL_LETTER.search(element.text):
            element.text = _spelled(element, 0, element.text)


def _spelled(parent: Element, index: int, text: str) -> str:
    """Inserts elements for the small letters of a text; gives the text before the first."""
    pieces = SMALL_LETTER.split(text)
    for number, (letter, after) in enumerate(zip(SMALL_LETTER.findall(text), pieces[1:], strict=True)):
        kind, point = unicodedata.decomposition(letter).split()
        element = parent.makeelement("sub" if kind == "<sub>" else "sup", {})
        element.text, element.tail = chr(int(point, 16)), after
        parent.insert(index + number, element)
    return pieces[0]


def _mend(parent: Element, index: int, child: Element, files: Collection[str]) -> None:
    """Puts words in the place of a picture that is not there, and a
    box in the place of a form field."""
    if child.tag == "img" and child.get("src") not in files and not child.get("src", "").startswith("data:image/"):
        words = child.get("alt") or child.get("title") or ""
        _replace(parent, index, child, "span", f"[{words}]" if words else "", "lost")
    elif child.tag == "input":
        _replace(parent, index, child, "span", "☑ " if child.get("checked") is not None else "☐ ", "box")
        if parent.tag == "li":
            parent.set("class", "task")


def _keep(one: Element, other: Element) -> None:
    """Marks a paragraph that leads over to what comes next: the title of a table, a line
    all in bold, words with a colon."""
    if one.tag != "p":
        return
    words = "".join(one.itertext()).rstrip()
    bold = len(one) == 1 and one[0].tag in ("strong", "b") and not _own_text(one)
    short = display_width(words) <= LEAD and (bold or other.tag in FOLLOWED)
    formula = other.get("align") == "center" or "math display" in (other.get("class") or "")
    if short or formula or words.endswith(COLONS):
        one.set("class", f"{one.get('class', '')} leads".strip())


def _part(one: Element, other: Element) -> None:
    """Marks a name or title right behind another: the lines below
    them must not run into each other."""
    if one.tag in LINED and other.tag in LINED and not one.tail:
        other.set("class", f"{other.get('class', '')} next".strip())


def _replace(parent: Element, index: int, child: Element, tag: str, text: str, name: str) -> None:
    other = parent.makeelement(tag, {"class": name})
    other.text, other.tail = text, child.tail
    parent[index] = other


def _lead(element: Element, places: Collection[str | None], site_url: str) -> None:
    """A link into the book must find its place there; one to a file leads to the site."""
    href = element.get("href")
    if href is None:
        return
    if href.startswith("#") and unquote(href[1:]) not in places:
        del element.attrib["href"]
    elif href.startswith(f"{SCHEME}:///"):
        element.set("href", site_url + href.removeprefix(f"{SCHEME}:///"))


def _measure(table: Element) -> None:
    """Marks wide tables, and tables that only frame a picture."""
    rows = list(table.iter("tr"))
    names = table.get("class", "").split()
    width = 0 if FITTED in names else max(map(len, rows), default=0)
    if width >= WIDER:
        names.append("wider")
    elif width >= WIDE:
        names.append("wide")
    if _frames_pictures(rows):
        names.append("frame")
    if len(rows) - any(row.get("class") == "continued" for row in rows) <= SHORT:
        names.append("short")
    if names:
        table.set("class", " ".join(names))


def _hold_together(table: Element) -> None:
    """Marks cells that no line end may part: figures (`2,00/9` is no number) and a
    name in the first two columns. Of a fitted table that is known."""
    if FITTED in table.get("class", "").split():
        return
    for row in table.iter("tr"):
        for place, cell in enumerate(row):
            words = "".join(cell.itertext()).strip()
            name = place < 2 and len(words) <= WHOLE_WORD and not ONE_HAN.search(words) and len(words.split()) == 1
            if name or FIGURE.fullmatch(words):
                cell.set("class", f"{cell.get('class', '')} whole".strip())


def _dot(emphasised: Element) -> None:
    """Puts each Han character of a short emphasis into an element of its own, which
    the style sheet gives its dot."""
    text = emphasised.text or ""
    if len(text) > DOTTED:
        return
    emphasised.text, last = "", None
    for char in text:
        if ONE_HAN.match(char):
            last = emphasised.makeelement("span", {"class": "dotted"})
            last.text = char
            emphasised.append(last)
        elif last is None:
            emphasised.text += char
        else:
            last.tail = (last.tail or "") + char
    emphasised.set("class", f"{emphasised.get('class', '')} dots".strip())


def _count_from(numbered: Element) -> None:
    """Lists that begin with another number than 1, or count in letters:
    WeasyPrint reads neither attribute."""
    start = (numbered.get("start") or "").strip()
    count = sum(child.tag == "li" for child in numbered) + (int(start) if re.fullmatch(r"\d{1,6}", start) else 1) - 1
    room = [f"padding-left:{0.6 * len(str(count)) + 0.9:.1f}em"] if count > 99 else []  # of three figures and more
    styles = [f"counter-reset:list-item {int(start) - 1}"] if re.fullmatch(r"-?\d{1,6}", start) else []
    if (kind := numbered.get("type")) in LIST_STYLES:
        styles.append(f"list-style-type:{LIST_STYLES[kind]}")
    if styles or room:
        numbered.set("style", ";".join(styles + room))


def _frames_pictures(rows: list[Element]) -> bool:
    """Whether the cells of a table hold pictures, and no words but in its head."""
    cells = [cell for row in rows for cell in row if any(True for _ in cell.iter("img"))]
    words = [cell for row in rows for cell in row.iter("td") if "".join(cell.itertext()).strip()]
    return bool(cells) and not words


def shortened(text: str, room: int = ROOM) -> str:
    """A title for the head of a page: cut where it is wider than so many Latin letters."""
    if display_width(text) <= room:
        return text
    head = text
    while display_width(head) >= room:
        head = head[:-1]
    whole_words = head.rpartition(" ")[0]
    return (whole_words if len(whole_words) * 2 > len(head) else head).rstrip(" ，、：:,") + "…"


def _own_text(element: Element) -> str:
    return ((element.text or "") + "".join(child.tail or "" for child in element)).strip()
