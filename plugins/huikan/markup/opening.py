"""opening: how the prose of a document begins, in whole sentences; what a summary is made of that
nobody wrote."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from huikan.markup.tree import Element

LONGEST = 400  # characters
_ASIDE = frozenset(
    "table figure figcaption caption pre aside details blockquote h1 h2 h3 h4 h5 h6 dl ul ol section nav math".split()
)
_BOXES = frozenset(("admonition", "box", "footnotes", "math", "references", "equation"))
_LISTS = frozenset(("ul", "ol"))
_LABEL = re.compile(
    r"[【\[［]?(?:摘\s*要|内容提要|内容摘要|导\s*语|导\s*读|编者按)[】\]］]?(?:\s*[:：]|\s|$)\s*"
    r"|(?:Abstract|Summary)\s*(?:[:：.—-]+|$)\s*",
    re.I,
)
_META = re.compile(
    r"[【\[［]?(?:关\s*键\s*[词字]|作\s*者|撰\s*稿|文|图|来\s*源|日\s*期|时\s*间|地\s*点|Key\s*-?words?|Authors?|Source|Date|Time|Place|Venue)"
    r"[】\]］]?\s*[:：/／|]|By\s+[A-Z]",
    re.I,
)
_CAPTION = re.compile(r"(?:图|表|Fig(?:ure|\.)?|Table)\s*[\d.\-–]+\s*\S{0,60}$", re.I)
_SENTENCE = re.compile(r".*?(?:[。！？!?]+[”’」』）)\"]*|\.[”’)\"]*(?=\s+[A-Z“\"(\u4e00-\u9fff]|\s*$)|……(?=\S|$)|$)\s*", re.S)
_SHORT = 12  # characters of what may be a line of a head, unless it ends as a sentence does


def opening(root: Element, text_of: Callable[[Element], str]) -> str:
    """The first sentences of prose, up to LONGEST characters, at least one; of a document of lists
    alone those of its first items; "" where there is no prose. `text_of` gives the words of an
    element."""
    for items in (False, True):
        found = ""
        for paragraph in _paragraphs(root, items):
            words = text_of(paragraph).strip()
            words = words[label.end() :] if (label := _LABEL.match(words)) else words
            if not words or _META.match(words) or _CAPTION.match(words) or not _is_sentence(words):
                continue
            for sentence in _SENTENCE.findall(words):
                if found and len(found) + len(sentence) > LONGEST:
                    return found.strip()
                found += sentence
            if len(found) >= LONGEST // 2:
                break
            found = f"{found.rstrip()} " if found.rstrip()[-1:].isascii() else found.rstrip()
        if found.strip():
            return found.strip()
    return ""


def _is_sentence(words: str) -> bool:
    return len(words) > _SHORT or re.search(r"[。！？!?.；;…][”’」』）)\"]*$", words) is not None


def _paragraphs(element: Element, items: bool) -> Iterator[Element]:
    """Paragraphs of the text itself, not of what stands beside it; with `items` those of lists."""
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if (child.tag in _ASIDE and not (items and child.tag in _LISTS)) or not _BOXES.isdisjoint(child.classes()):
            continue
        if child.tag == "p" or (items and child.tag == "li"):
            yield child
        else:
            yield from _paragraphs(child, items)
