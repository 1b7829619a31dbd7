"""What a society calls its kinds of publication, where that is not the usual: 年报 for 蓝皮书."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan.interface import words
from huikan.model import FOLDERS, PARTS, Lang, Library


def words_for(library: Library, lang: Lang) -> Mapping[str, str]:
    """The words of a language with the society's own names of kinds."""
    own = own_words(library, lang)
    return {**words(lang), **own} if own else words(lang)


def own_words(library: Library, lang: Lang) -> Mapping[str, str]:
    """The words that the society's own names of kinds take the place of; none where it has none.

    A name that is said for a folder (`reports`) is that of its lists and, unless its kind
    (`report`) has one, of each of its works.
    """
    names = library.society.kinds if library.society else {}
    own: dict[str, str] = {}
    for folder, kind in FOLDERS.items() if names else ():
        of_lists, of_one = (_in(names.get(name, {}), library, lang) for name in (folder, kind))
        if of_lists:
            own |= {folder: of_lists, f"{folder}_about": words(lang)["kind_about"].format(name=of_lists)}
        if of_one or of_lists:
            own |= dict(_words_of_one(kind, of_one or of_lists, lang))
    return own


def _in(name: Mapping[str, str], library: Library, lang: Lang) -> str:
    """A name in a language; one that is written without a language is the original's."""
    return name.get(lang) or (name.get("", "") if lang in library.languages[:1] else "")


def _words_of_one(kind: str, name: str, lang: Lang) -> Iterator[tuple[str, str]]:
    """The words that name one work of a kind, on its page, on its cover and in print, and those of
    its parts that have the whole's name in them, as they are with this name."""
    say, part = words(lang), PARTS.get(kind)
    yield from ((word, name) for word in (kind, f"cover_{kind}", f"print_{kind}") if word in say)
    if part and say[kind] in say[part]:
        yield part, say[part].replace(say[kind], name)
