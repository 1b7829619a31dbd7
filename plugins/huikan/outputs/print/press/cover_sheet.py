"""The cover of a bound book as one sheet: back, spine and front side by side,
the spine as thick as the book."""

from __future__ import annotations

from html import escape

from huikan import drawing
from huikan.interface import words as words_of
from huikan.model import Hardcover
from huikan.outputs.print.book import Book, Theme, back_cover, colophon, measures
from huikan.outputs.print.press.cover_measures import CoverMeasures, measured

ROOM = 110.0  # mm of the spine that its title leaves to margins and the society
TURNED = "（）《》〈〉【】［］〔〕“”‘’—…～()[]-–"  # they lie where Chinese runs downwards
STRAY = 1.5  # mm: words keep so far off the folds of the spine, which is bound a little aside
LETTERED = 6.0  # mm: a thinner spine bears no words


def spine(pages: int, leaf: float) -> float:
    """How thick so many pages are, in mm, of paper that is `leaf` mm thick a leaf."""
    return round(-(-pages // 2) * leaf, 2)


def measures_of(book: Book, thickness: float, case: Hardcover | None = None) -> CoverMeasures:
    """The measures of a book's cover: of a hard one, where `case` says how it is made."""
    width, height, *_ = measures(book.paper)
    return measured(width, height, thickness, case)


def html(book: Book, theme: Theme, sheet: CoverMeasures) -> str:
    """The sheet as a document of one page. The front is the publication's own cover, the
    back its picture and its issuer."""
    width, height, thickness = sheet.width, sheet.height, sheet.spine
    whole, high = sheet.sheet
    front, back = _sides(book, width, height)
    sizes = {"width": width, "height": height, "spine": thickness, "turn-in": sheet.turn_in, "edge": sheet.edge}
    sizes |= {"lap": sheet.lap, "joint": sheet.joint}
    style = f"@page{{size:{whole:g}mm {high:g}mm;margin:0;bleed:3mm}}" + ":root{{{}}}".format(
        ";".join(f"--{name}:{size:g}mm" for name, size in sizes.items())
    )
    room = thickness - 2 * STRAY
    letter = min(thickness * 0.55, room, (height - ROOM) / (1.12 * max(1, len(book.meta.title))))
    words = f'<p class="spine-words" style="--letter:{letter:.2f}mm">{_spine_words(book)}</p>' if thickness >= LETTERED else ""
    lang = "zh-CN" if book.lang == "zh" else escape(book.lang)
    words_of_back = back_cover.html(book, words_of(book.lang))
    return (
        f'<!doctype html><html lang="{lang}" class="wrapper {colophon.accent_colour(book)}"><head>'
        f'<meta charset="utf-8"><title>{escape(book.meta.title)}</title>'
        f"<style>{theme.styles['page.css']}{theme.styles['wrapper.css']}{theme.styles['back.css']}{style}</style></head><body>"
        f'<div class="ground"></div><div class="side back">{back}{words_of_back}</div>'
        f'<div class="side front">{front}</div><div class="spine">{words}</div></body></html>'
    )


def _sides(book: Book, width: float, height: float) -> tuple[str, str]:
    """Front and back: drawn, or the editor's picture with the title on it and an empty back."""
    if book.cover_data is None:
        title = f'<p class="wrapper-title">{escape(book.meta.title)}</p><p class="wrapper-society">{escape(book.society)}</p>'
        return f'<img src="{escape(book.cover)}" alt="">{title}' if book.cover else title, ""
    faces = drawing.PRINT if book.cover_data.chinese else drawing.PRINT_LATIN
    front = drawing.cover(book.cover_data, width, height, faces)
    return back_cover.filling(front), back_cover.art(book, width, height)


def _spine_words(book: Book) -> str:
    """Chinese stands upright, letter under letter; Latin lies, its head to the right."""
    if book.lang != "zh":
        return f'<span class="lying">{escape(book.meta.title)}<span class="by">{escape(book.society)}</span></span>'
    return f'<span class="standing">{_letters(book.meta.title)}</span><span class="standing by">{_letters(book.society)}</span>'


def _letters(text: str) -> str:
    letters = ((letter, ' class="turned"' if letter in TURNED else "") for letter in text if not letter.isspace())
    return "".join(f"<span{name}>{escape(letter)}</span>" for letter, name in letters)
