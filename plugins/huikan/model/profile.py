"""KindProfile: what every room has to know of a kind of work, in the words of publishing.

A kind says only what is special about it: the defaults make a plain text that is published on
the site, in feeds and in search, without a PDF of its own. What a kind *does* differently (the
extra part of its page, its node of JSON-LD) stays a function in the room that does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Binding = Literal["", "perfect", "saddle-stitch", "loose"]  # "": no PDF and no press file of its own
Cover = Literal["", "masthead", "label", "title"]  # where a drawn cover has its title: above the picture, on it, below it
Colour = Literal["", "seasonal", "azurite", "ochre"]  # of covers: by the work's key, by its quarter, always the same
Motif = Literal["", "in-turn", "annual", "edition-count"]  # "": by the work's key
Unit = Literal["work", "issue", "volume"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindProfile:
    """The traits of a kind. All have defaults, so that a new kind says only what is special."""

    # In content/
    folder: str = ""  # also the name of its listing and of its feed; "" for parts and plain pages
    part: str = ""  # the kind of the parts that it consists of
    own_folder: bool = False  # one text in a folder of its own, beside its pictures

    # In print
    binding: Binding = ""
    paper: str = ""  # the custom of the trade, where it has one; "": the site's paper
    print_template: str = "book.html"
    print_style: str = "volume.css"  # beside the style sheets of all kinds
    margins: Literal["wide", "narrow"] = "wide"
    official: bool = False  # an official document, set after GB/T 9704
    front_matter: bool = False  # a title page and pages with roman numbers before the text, indexes after it
    contents_authors: bool = True  # the contents name the authors of the parts
    contents_depth: int = 0  # levels of sections in the contents, below the parts
    figure_lists: bool = False  # figures and tables are listed after the contents
    contact: bool = False  # what the society says of itself and how it is reached is printed
    code: bool = False  # a QR code of its page is printed

    # How its texts are set and counted
    rubrics: bool = False  # its parts stand under rubrics
    numbered_chapters: bool = False  # its parts are chapters with numbers: 第一章, Appendix A
    numbered_figures: bool = False  # of a part: its figures are counted by themselves where it has no number
    scholarly: bool = False  # of a part: a paper with affiliations and an abstract, known to indexes of papers
    offprint: bool = False  # of a part: also a PDF of its own, cut out of its volume's

    # Covers and pictures
    cover: Cover = ""  # "": none
    lead_picture: bool = False  # without a cover, a picture stands above the title
    colour: Colour = ""
    motif: Motif = ""
    serial: bool = False  # its numbers count the issues of a year: 2025年第3期

    # On the site
    page_template: str = ""  # "": the one of all publications, or of all texts
    on_home: int = 4  # works on the home page
    home_row: str = ""  # kinds of one name share a row of the home page
    listing: Literal["covers", "cards", "dates"] = "covers"  # how a list shows its works
    unit: Unit = "work"  # what its neighbours are called: the next issue, the next volume
    designation: tuple[str, ...] = ("event",)  # fields of which the first that is filled says where it stands in its row
    searched: tuple[str, ...] = ()  # fields of its own that search finds
    part_feed: str = ""  # the name of the feed of its parts; "": they have none
    full_text_feed: bool = False  # the texts of its parts stand in its entry of a feed

    # For machines
    og_type: Literal["article", "website"] = "article"
    schema_types: str | tuple[str, ...] = "Article"  # of schema.org
    bibtex_type: str = "misc"  # "": nobody keeps it in a list of references
    carrier: str = "EB"  # the letters of GB/T 7714 for what is cited

    @property
    def template(self) -> str:
        """The template of its page."""
        return self.page_template or ("publication.html" if self.part else "text.html")

    @property
    def has_pages(self) -> bool:
        """Whether it is bound of many pages: what it says of a place says the page."""
        return self.binding in ("perfect", "saddle-stitch")
