"""Makes plugins/huikan/publication/alphabet/pinyin.py from Unihan: `python
tools/pinyin_table.py FOLDER`.

The folder holds Unihan_Readings.txt and Unihan_IRGSources.txt of the Unicode Character
Database (15.0 was used), as in https://www.unicode.org/Public/UCD/latest/ucd/Unihan.zip or,
packed with bzip2, in Debian's package unicode-data. Taken are the characters of China's
Table of General Standard Characters (property kTGH, Unihan_OtherMappings.txt), of GB 2312
and of the first level of Big5 (frequent traditional ones), each with its first Mandarin
reading. Same input, same bytes.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MODULE = Path(__file__).resolve().parent.parent / "plugins/huikan/publication/alphabet/pinyin.py"
HEAD = '''\
"""The reading of Chinese characters, for alphabetical order. Written by tools/pinyin_table.py: change that, not this.

From the Unihan database of the Unicode Character Database 15.0, © 1991–2022 Unicode, Inc., under the Unicode License
(https://www.unicode.org/license.txt), which allows copies, also changed ones, with this notice.
"""

from __future__ import annotations

# A syllable with its tone, then its characters by the count of their strokes; ü is written v, the neutral tone 5.
READINGS = (
'''
A_LINE = 122  # columns: a Chinese character is two
TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
PIECE = 40  # characters of one reading that stand together
FREQUENT = ("a4", "c7")  # the first bytes of the first level of Big5


def properties(folder: Path, file: str, name: str) -> Iterator[tuple[int, str]]:
    """(code point, value) of a property."""
    for line in (folder / file).read_text("utf-8").splitlines():
        row = line.split("\t")
        if len(row) == 3 and row[1] == name:
            yield int(row[0].removeprefix("U+"), 16), row[2]


def plain(reading: str) -> str:
    """`chóng` as `chong2`."""
    tone, letters = "5", ""
    for char in unicodedata.normalize("NFD", reading.replace("ü", "v").replace("ǖ", "v\u0304").replace("ǘ", "v\u0301")):
        if char in TONES:
            tone = TONES[char]
        elif char == "\u0308":  # the dots of ü: its letter has just been taken
            letters = letters[:-1] + "v"
        elif char.isascii():
            letters += char
    return letters + tone


def table(folder: Path) -> dict[str, str]:
    """Syllable -> its characters in order."""
    strokes = {code: int(value.split()[0]) for code, value in properties(folder, "Unihan_IRGSources.txt", "kTotalStrokes")}
    general = {code for code, _ in properties(folder, "Unihan_OtherMappings.txt", "kTGH")}
    codes: dict[str, list[int]] = {}
    for code, value in properties(folder, "Unihan_Readings.txt", "kMandarin"):
        if code in general or is_common(chr(code)):
            codes.setdefault(plain(value.split()[0]), []).append(code)
    return {
        syllable: "".join(map(chr, sorted(codes[syllable], key=lambda code: (strokes[code], code)))) for syllable in sorted(codes)
    }


def is_common(character: str) -> bool:
    """Whether GB 2312 or the first level of Big5 has a character."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return FREQUENT[0] <= character.encode("big5", "replace").hex()[:2] < FREQUENT[1]


def lines(readings: dict[str, str]) -> Iterator[str]:
    """The table as lines of text, each a string of Python."""
    line, width = "", 0
    pieces = ((syllable, text[at : at + PIECE]) for syllable, text in readings.items() for at in range(0, len(text), PIECE))
    for syllable, characters in pieces:
        entry, columns = f"{syllable}{characters} ", len(syllable) + 2 * len(characters) + 1
        if width + columns > A_LINE and line:
            yield f'    "{line}"\n'
            line, width = "", 0
        line, width = line + entry, width + columns
    yield f'    "{line}"\n'


def main() -> None:
    MODULE.write_text(HEAD + "".join(lines(table(Path(sys.argv[1])))) + ")\n", "utf-8")


if __name__ == "__main__":
    main()
