"""Settings: what mkdocs.yml says about the site, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from huikan.model import Lang, Meta, profile_of

PAPERS: Mapping[str, tuple[int, int]] = {  # width and height in mm of the paper that books are cut to
    "A4": (210, 297),
    "大16开": (210, 285),
    "16开": (185, 260),
    "B5": (176, 250),
    "A5": (148, 210),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """`site_url` ends in "/". `names` and `descriptions` are by language;
    the first language is the root's."""

    site_url: str = "https://example.org/"
    names: Mapping[Lang, str] = field(default_factory=dict)
    descriptions: Mapping[Lang, str] = field(default_factory=dict)
    languages: tuple[Lang, ...] = ("zh", "en")
    paper: str = "A4"
    papers: Mapping[str, str] = field(default_factory=dict)  # kind -> its own size of paper
    feed_entries: int = 50
    tag: str = ""  # the authority of `tag:` URIs: a domain and a year in which it was the society's; "": the site's
    hub: str = ""  # a WebSub hub that is told of new entries
    unsubscribe: str = ""  # an https address with {token} at which members' programs say that they want no more mails
    cards: bool = True  # of every work; otherwise links are shown with the site's own card
    word_files: tuple[str, ...] = ()  # kinds of texts that readers get as files of Word, too
    signature: int = 4  # pages that a print shop folds at a time
    pdf_megabytes: float = 15.0  # the most that a PDF for the screen may have; 0: as many as it comes to
    leaf: float = 0.1  # mm: how thick a leaf of the book's paper is
    citation_styles: Mapping[Lang, str] = field(default_factory=dict)  # language -> its own style

    def citation_style(self, meta: Meta, whole: Meta | None, lang: Lang) -> str:
        """The style of a document's references: its own, that of the publication that it is a
        part of, that of its language, else GB/T 7714—2025 by numbers."""
        own = meta.citation_style or (whole.citation_style if whole else None)
        return own or self.citation_styles.get(lang, "gbt7714")

    def paper_of(self, kind: str) -> str:
        """The size of paper of a kind's PDFs: its own where one is said, else the custom
        of the trade, else everybody's."""
        return self.papers.get(kind) or profile_of(kind).paper or self.paper
