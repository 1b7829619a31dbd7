"""Who publishes: the society's name in each language, and the publisher of a work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.model import Lang, Library, Meta, Society, localised


def publisher(meta: Meta, whole: Meta | None, society: str) -> str:
    """Who publishes a work: whom it names, else whom its publication names, else the society."""
    return meta.publisher or (whole.publisher if whole else None) or society


def society_name(library: Library, names: Mapping[Lang, str], lang: Lang) -> str:
    """The society's name in a language; "" where nobody says any.

    content/data/society.yml says it. Where that has no name in this language, mkdocs.yml does
    (`names`; its `site_name` is the name in the first language). Where neither has, it is the
    record's name in another language, else mkdocs.yml's; a site that nobody has named is called by
    its host, which stands in `names` for no language.
    """
    record = library.society.name if library.society else {}
    return _recorded(library, lang) or names.get(lang, "") or localised(record, lang) or next(iter(names.values()), "")


def contradictions(library: Library, names: Mapping[Lang, str]) -> Iterator[tuple[Society, Lang, str, str]]:
    """(record, language, its name there, mkdocs.yml's) for each language in which the two
    differ."""
    for lang, name in ((lang, names[lang]) for lang in library.languages if lang in names):
        recorded = _recorded(library, lang)
        if library.society and name and recorded and name.strip() != recorded.strip():
            yield library.society, lang, recorded, name


def _recorded(library: Library, lang: Lang) -> str:
    """The record's own name in a language; one that is written without a language is the
    original's."""
    record = library.society.name if library.society else {}
    return record.get(lang) or (record.get("", "") if lang in library.languages[:1] else "")
