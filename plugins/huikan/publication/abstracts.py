"""abstracts: a paper's abstract and keywords in each language that it gives them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from huikan.model import Document, Lang, Work


@dataclass(frozen=True, slots=True)
class Abstract:
    """The words of an abstract on one line, and the keywords, in one language."""

    lang: Lang
    text: str
    keywords: tuple[str, ...] = ()


def abstracts(work: Work, document: Document, languages: Sequence[Lang]) -> tuple[Abstract, ...]:
    """Those of a paper: in the document's language first, then in the others; none for other kinds.

    A translation says its own; where there is none, the paper says `abstract_en` or `abstract_zh`.
    """
    order = (document.lang, *(lang for lang in languages if lang != document.lang))
    return tuple(abstract for lang in order if (abstract := _abstract(work, document, lang)).text)


def _abstract(work: Work, document: Document, lang: Lang) -> Abstract:
    translation, meta = work.documents.get(lang), document.meta
    own = getattr(translation.meta, "abstract", None) if translation else None
    if translation and own:
        return Abstract(lang, _line(own), translation.meta.keywords)
    return Abstract(lang, _line(getattr(meta, f"abstract_{lang}", None) or ""), getattr(meta, f"keywords_{lang}", ()))


def _line(text: str) -> str:
    return " ".join(text.split())
