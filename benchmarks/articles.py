"""Articles in Chinese and English out of a seed, as the benchmarks of whole sites build them.

An article has 1,500 Han characters or 4,000 letters, five headings, a list, a link to a
neighbour, a date, two tags and a column. The words are made of common characters and of
syllables, and are as unevenly frequent as words are. The same seed and number give the same
article on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

LENGTHS = {"zh": 1500, "en": 4000}  # Han characters or letters of an article
LANGUAGES = tuple(LENGTHS)
VOCABULARY = 6000
TAGS, COLUMNS = 40, 8
YEARS = range(2005, 2026)
HEADINGS = 5
DIGITS = 5  # of an article's number in its file's name
EDITS = ("body", "title", "tag")


class Article(NamedTuple):
    """One article in one language. `tags` are numbers below TAGS, `column` one below COLUMNS."""

    title: str
    date: str
    tags: tuple[int, int]
    column: int
    summary: str
    body: str


def article(seed: int, number: int, lang: str) -> Article:
    """The article of that number."""
    chance = random.Random(f"{seed} {number}")
    date = f"{chance.choice(YEARS)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    first, second = chance.sample(range(TAGS), 2)
    column = chance.randrange(COLUMNS)
    words = random.Random(f"{seed} {number} {lang}")
    return Article(_title(words, lang), date, (first, second), column, _sentence(words, lang), _body(words, number, lang))


def name(number: int, lang: str) -> str:
    """The file's name."""
    return f"{number:0{DIGITS}}{'' if lang == 'zh' else f'.{lang}'}.md"


def tag(number: int, lang: str) -> str:
    """What readers see of a tag."""
    return _vocabulary(lang)[100 + number]


def text(each: Article, lang: str, extra: str = "") -> str:
    """A file: front matter that every program reads, `extra` with it, then Markdown."""
    tags = ", ".join(tag(number, lang) for number in each.tags)
    head = f"title: {each.title}\ndate: {each.date}\ntags: [{tags}]\nsummary: {each.summary}\n{extra}"
    return f"---\n{head}---\n\n{each.body}"


def lay(folder: Path, count: int, seed: int) -> None:
    """`count` articles in each language, as files in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        for lang in LANGUAGES:
            each = article(seed, number, lang)
            (folder / name(number, lang)).write_text(text(each, lang, f"columns: [column-{each.column}]\n"), "utf-8")


def edit(path: Path, part: str, step: int) -> None:
    """Change the body, the title or a tag of a Chinese article: each step to something else."""
    before = path.read_text("utf-8")
    word = _vocabulary("zh")[1000 + step]
    if part == "body":
        after = f"{before}\n{word}是后来添上的一句。\n"
    elif part == "title":
        after = re.sub(r"(?m)^title: .*$", f"title: {word}改了的题目", before, count=1)
    else:
        after = re.sub(r"(?m)^tags: .*$", f"tags: [{tag(step % TAGS, 'zh')}, {tag((step + 7) % TAGS, 'zh')}]", before, count=1)
    if after == before:
        raise ValueError(f"{path}: the {part} is as it was")
    path.write_text(after, "utf-8")


def _title(chance: random.Random, lang: str) -> str:
    words = _words(chance, lang, chance.randint(4, 7))
    return "".join(words) if lang == "zh" else " ".join(words).capitalize()


def _body(chance: random.Random, number: int, lang: str) -> str:
    """Paragraphs under headings until the length is there."""
    length, pieces, size = LENGTHS[lang], [], 0
    while size < length:
        if len(pieces) % 4 == 3:
            pieces.append(f"## {_title(chance, lang)}")
        elif len(pieces) == 6:
            pieces.append("\n".join(f"- {_sentence(chance, lang)}" for _ in range(3)))
        else:
            pieces.append(("" if lang == "zh" else " ").join(_sentences(chance, lang)))
        size += sum(character.isalpha() for character in pieces[-1])
    if number:
        neighbour = chance.randrange(max(0, number - 20), number)
        pieces.insert(3, f"[{_title(chance, lang)}]({name(neighbour, lang)})")
    return "\n\n".join(pieces) + "\n"


def _sentences(chance: random.Random, lang: str) -> Iterator[str]:
    for _ in range(chance.randint(3, 5)):
        yield _sentence(chance, lang)


def _sentence(chance: random.Random, lang: str) -> str:
    words = _words(chance, lang, chance.randint(10, 18))
    middle = len(words) // 2
    if lang == "zh":
        return f"{''.join(words[:middle])}，{''.join(words[middle:])}。"
    return f"{' '.join(words[:middle])}, {' '.join(words[middle:])}.".capitalize()


def _words(chance: random.Random, lang: str, count: int) -> list[str]:
    return chance.choices(_vocabulary(lang), cum_weights=_weights(), k=count)


@cache
def _weights() -> list[float]:
    """Sums of the frequencies of words, after Zipf and Mandelbrot."""
    return list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))


@cache
def _vocabulary(lang: str) -> list[str]:
    chance = random.Random(f"words {lang}")
    make = _han_word if lang == "zh" else _latin_word
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words[make(chance)] = None
    return list(words)


def _han_word(chance: random.Random) -> str:
    """Two characters of the 3,755 commonest, which GB 2312 has in rows 16 to 55."""
    pairs = ((chance.randint(0xB0, 0xD6), chance.randint(0xA1, 0xFE)) for _ in range(2))
    return "".join(bytes(pair).decode("gb2312") for pair in pairs)


def _latin_word(chance: random.Random) -> str:
    syllables = chance.choices((1, 2, 3, 4), weights=(3, 5, 3, 1))[0]
    return "".join(
        chance.choice("b c d f g h l m n p r s t v st tr pl".split())
        + chance.choice("a e i o u ea ou".split())
        + chance.choice(("", "", "n", "r", "s", "t"))
        for _ in range(syllables)
    )
