"""Names of people: as BibTeX writes them, and what tells a Chinese name from a Western one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.bibliography.entry import HAN, Name
from huikan.bibliography.tex import outside_braces, plain

_COMPOUND = frozenset(  # family names of two characters
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 司空 夏侯 闻人 宇文 长孙 端木 南宫 独孤 轩辕 万俟".split()
)
_PARTICLES = frozenset("van von de del della der den di da dos das du la le ter ten zu zur vom af av bin ibn".split())
_ET_AL = re.compile(r"[\s,，]+(?:et\.?\s+al\.?|等)\s*$", re.IGNORECASE)
_INVERTED = re.compile(r"([^\W\d_][\w'’-]+) ([A-Z]{1,3})")  # as PubMed has names: Smith JA
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_HAN_NAME = re.compile(f"[{HAN}·]+")
_ONLY_HAN = re.compile(f"[{HAN}·\\s,，、;；]+")

# Hanyu Pinyin: initials with their finals, spelling rules applied (GB/T 16159)
_SYLLABLE = (
    "(?:zh|ch|sh)(?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[bpmf](?:a|o|ai|ei|ao|ou|an|en|ang|eng|i|ie|iao|ian|in|ing|iu|u)"
    "|[dtnl](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|u|uo|ui|uan|un|v|ve|ü|üe)"
    "|[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    "|[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)"
    "|[zcsr](?:i|a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)"
    "|y(?:a|o|e|ao|ou|an|in|ang|ing|ong|i|u|ue|uan|un)|w(?:a|o|ai|ei|an|en|ang|eng|u)"
    "|a|o|e|ai|ei|ao|ou|an|en|ang|er"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE})['’\- ]?(?:{_SYLLABLE})?", re.IGNORECASE)
_FAMILIES = frozenset(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han "
    "tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lv lü su lu jiang cai jia ding wei xue ye yan pan "
    "du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao kong bai cui kang mao qiu qin gu hou "
    "shao meng long wan duan qian yin chang qiao lai "
    "gong pang hong shu ouyang sima zhuge".split()
)


def is_pinyin(name: Name) -> bool:
    """Whether a name in Latin letters is a Chinese one in Pinyin, whose given name is written in
    full (GB/T 7714—2025, 7.1.1). A guess: a usual family name, one or two syllables behind it."""
    return name.family.lower() in _FAMILIES and bool(_PINYIN.fullmatch(name.given.strip()))


def read_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The names of a BibTeX field, and whether it ends in `and others`. Chinese lists that are
    written with commas instead of `and` are taken apart as well."""
    pieces = [piece.strip() for part in _at_and(text) for piece in _lists(part)]
    others = bool(pieces) and plain(pieces[-1]).lower() in ("others", "et al", "et al.", "等")
    pieces = pieces[:-1] if others else pieces
    if pieces and (match := _ET_AL.search(pieces[-1])):
        pieces[-1], others = pieces[-1][: match.start()], True
    names = tuple(name for piece in pieces if piece for name in _several(piece))
    return names, others


def _lists(part: str) -> list[str]:
    """One name, or several that a database has divided by its own marks: `Smith, J.; Doe, A.`,
    `Smith, J. & Doe, A.`, `Smith J, Doe A`."""
    for mark in (";", "；", r"\\?&"):
        cuts = list(outside_braces(re.compile(rf"\s*{mark}\s*"), part))
        pieces = [
            part[a:b] for a, b in zip([0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(part)], strict=True)
        ]
        if cuts and (mark in ";；" or any("," in piece for piece in pieces)):
            return [name for piece in pieces if piece for name in _lists(piece)]
    inverted = [_INVERTED.fullmatch(piece.strip()) for piece in part.split(",")]
    return [f"{name[1]}, {name[2]}" for name in inverted if name] if len(inverted) > 1 and all(inverted) else [part]


def _at_and(text: str) -> Iterator[str]:
    """The text between the words `and` that stand in no braces."""
    start = 0
    for match in outside_braces(re.compile(r"(?i)(?<=[\s}])and(?=[\s{])"), text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


def _several(piece: str) -> Iterator[Name]:
    """One name, or several Chinese ones that commas divide: 张三, 李四."""
    if not _ONLY_HAN.fullmatch(piece):
        yield one_name(piece)
        return
    parts = [part.strip() for part in re.split("[,，、;；]", piece) if part.strip()]
    if len(parts) == 2 and (len(parts[0]) == 1 or parts[0] in _COMPOUND):
        yield Name(parts[0], parts[1])
    else:
        yield from (undivided(part) for part in parts)


def one_name(text: str) -> Name:
    """A name in one of BibTeX's forms: `First von Last`, `von Last, First`, `von Last, Jr, First`;
    in braces it is an organisation."""
    text = text.strip()
    if text.startswith("{") and _closes_at_end(text):
        return Name(plain(text), literal=True)
    cuts = [match.start() for match in outside_braces(re.compile(","), text)]
    if cuts:
        parts = [text[a:b].strip(" ,") for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        particle, family = _particle(_words(parts[0]))
        given, suffix = (parts[2], parts[1]) if len(parts) > 2 else (parts[1], "")
        if _SUFFIX.fullmatch(given) and suffix:  # Last, First, Jr: not BibTeX's order, but meant
            given, suffix = suffix, given
        return Name(plain(family), plain(given), plain(particle), plain(suffix))
    words = _words(text)
    if len(words) == 1:
        return undivided(plain(text))
    start = next((index for index, word in enumerate(words[:-1]) if _is_small(word)), len(words) - 1)
    particle, family = _particle(words[start:])
    return Name(plain(family), plain(" ".join(words[:start])), plain(particle))


def undivided(text: str) -> Name:
    """A name that is written in one piece. A long one in Chinese is an organisation's."""
    bare = "".join(text.split()) if _HAN_NAME.fullmatch("".join(text.split())) else text
    is_person = bool(_HAN_NAME.fullmatch(bare)) and (len(bare) <= 4 or "·" in bare)
    return Name(bare, literal=not is_person and bool(re.search(f"[{HAN} ]", bare)))


def han_name(text: str) -> Name:
    """A Chinese name with its family name apart: 欧阳修 is 欧阳, 修. Foreign names in characters
    (伊内丝·瓦尔凯玛) and those of organisations stay whole."""
    whole = undivided(text)
    if whole.literal or not whole.is_han or "·" in text or len(whole.family) < 2:
        return whole
    cut = 2 if whole.family[:2] in _COMPOUND and len(whole.family) > 2 else 1
    return Name(whole.family[:cut], whole.family[cut:])


def own_name(text: str) -> Name:
    """The name of somebody as a text signs it: 林昭, Lin Zhao (the family name first), Tove Vargen,
    Jan van der Hoeven (Hoeven, with a particle), Jan Van der Hoeven (Van der Hoeven, whole); what
    is no single name stays whole."""
    words = text.split()
    if re.search(f"[{HAN}]", text) or len(words) == 1 or re.search(r"[&,，;；/]", text):
        return undivided(text) if _HAN_NAME.fullmatch("".join(words)) else Name(text, literal=len(words) > 1)
    family = Name(words[0], " ".join(words[1:]))
    if is_pinyin(family):
        return family
    start = next((place for place, word in enumerate(words[1:-1], 1) if word.casefold() in _PARTICLES), 0)
    if start and words[start][0].isupper():  # written with a capital it is a part of the family name
        return Name(" ".join(words[start:]), " ".join(words[:start]))
    return one_name(text)


def _closes_at_end(text: str) -> bool:
    depth = 0
    for match in re.finditer("[{}]", text):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.end() == len(text)
    return False


def _words(text: str) -> list[str]:
    words, start = [], 0
    for match in outside_braces(re.compile(r"[\s~]+"), text):
        words.append(text[start : match.start()])
        start = match.end()
    return [word for word in (*words, text[start:]) if word]


def _particle(words: list[str]) -> tuple[str, str]:
    """The words in small letters at the beginning, and the rest."""
    at = 0
    while at < len(words) - 1 and _is_small(words[at]):
        at += 1
    return " ".join(words[:at]), " ".join(words[at:])


def _is_small(word: str) -> bool:
    first = next((char for char in plain(word) if char.isalpha()), "")
    return first.islower() and not word.startswith("{")
