"""What columns and values are called in a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from huikan.datasets import Cell, Dataset, text
from huikan.model import Lang


@dataclass(frozen=True, slots=True)
class Naming:
    """The words of a block in one language. `languages` are those of the site, the first being
    that of originals; `names` the block's own."""

    lang: Lang
    languages: Sequence[Lang]
    names: Mapping[str, Mapping[Lang, str]]

    def said(self, words: Mapping[Lang, str]) -> str:
        """A text by language in this one, "" where there is none at all."""
        return words.get(self.lang) or words.get("") or next(iter(words.values()), "")

    def own(self, words: Mapping[Lang, str]) -> str:
        """A text by language in this one or for all, "" where it is in others only."""
        return words.get(self.lang) or words.get("", "")

    def name(self, word: str) -> str:
        """What a word of the data is called: in `names` a plain text is for translations."""
        words = self.names.get(word, {})
        is_original = self.lang == self.languages[0]
        return words.get(self.lang) or (words.get("", "") if not is_original else "") or word

    def cells(self, data: Dataset, name: str) -> tuple[Cell, ...]:
        """The cells of a column in this language: those of `city_en` for `city`, where the file
        has them; else its own, as they are called."""
        translated = f"{name}_{self.lang}"
        own = data.column(name)
        if translated in data.names:
            pairs = zip(data.column(translated), own, strict=True)
            return tuple(there if there is not None else here for there, here in pairs)
        return tuple(self.name(cell) if isinstance(cell, str) and cell in self.names else cell for cell in own)

    def is_translation(self, data: Dataset, name: str) -> bool:
        """Whether a column has the words of another in some language."""
        stem, mark, lang = name.rpartition("_")
        return bool(mark) and lang in self.languages and stem in data.names

    def category(self, cell: Cell) -> str:
        return self.name(text(cell))
