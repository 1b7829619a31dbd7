"""Where TeX stands in Markdown: `$…$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`, the same in backquotes,
fences named math, environments. And what looks like it and is money, a variable, a bracket.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from huikan.formulas.macros import only_definitions
from huikan.markup.blocks import FENCE, HEADING, Reader
from huikan.markup.comments import unclosed
from huikan.markup.dialects.openings import HAN
from huikan.markup.marks import CLOSE, OPEN, Line, mark, unmarked

Match = tuple[Element | None, int | None, int | None]  # what the engine puts in the place of text

FORMULA = "data-formula"  # the attribute of our elements: "inline" or "display"
ENVIRONMENTS = (
    "equation|align|gather|multline|eqnarray|alignat|flalign|aligned|alignedat|gathered|split|d?cases|array|"
    "[pbBvV]?matrix|smallmatrix|CD"
)
_BACK = r"(?:\\.|[^\\$])"
# As pandoc: no space inside the signs, no digit behind the second; so $5 and $10 stay prices. What
# is no formula after all is passed over up to its first sign only: the second may open one.
INLINE = rf"(?<![\\$A-Za-z0-9])\$(?=(?P<tex>(?![\s$]){_BACK}+?(?<![\s{CLOSE}]))\$(?![\d$]))"
# With a command in it it may touch letters and figures: n$\times$p
COMMAND = rf"(?<![\\$])\$(?=(?P<tex>(?![\s$])(?=[^$]*\\[A-Za-z]){_BACK}+?(?<![\s{CLOSE}]))\$(?!\$))"
# With spaces inside the signs: only what can be nothing but mathematics, which `is_tex` judges
_LOOSE = rf"[ ]+(?![\d$])[^\s$]{_BACK}*?|(?![\s$\d]){_BACK}*?[ ]+"
SPACED = rf"(?<![\\$A-Za-z0-9])\$(?=(?P<tex>{_LOOSE})\$(?![$A-Za-z0-9]))"
GITHUB = r"(?<![\\$A-Za-z0-9`])\$`(?P<tex>[^`$\n]+)`\$(?![`$A-Za-z0-9])"
DISPLAY = rf"(?<!\\)\$\$(?P<tex>{_BACK}+?)\$\$"
ROUND = r"(?<!\\)\\(?P<twice>\\?)\((?P<tex>(?:(?!\\[()])(?:\\.|[^\\]))+?)\\(?P=twice)\)"
SQUARE = r"(?<!\\)\\(?P<twice>\\?)\[(?P<tex>(?:(?!\\[\[\]])(?:\\.|[^\\]))+?)\\(?P=twice)\]"
CODE = r"(?<![\\`])(?P<ticks>`+)(?!`)(?P<held>.+?)(?<!`)(?P=ticks)(?!`)"  # any code: what is no formula is passed over

_NOTE = re.compile(r"\^[\w-]+")  # the call of a note, its brackets escaped
_HELD = re.compile(r"[ ]?(?P<sign>\$\$?)(?P<tex>(?:\\.|[^\\$`])+?)(?P=sign)[ ]?", re.DOTALL)
_SIGNS = re.compile(r"\\[A-Za-z,;:!{}|]|[\^_={}<>≤≥≈±×÷∈√∑∫]|(?<=[\w)])\s*[+*/|−-]\s*(?=[\w(\\])")
_BRACED = re.compile(r"\\(?:text\w*|mathrm|mbox|operatorname|ce)\s*\{[^{}]*\}")
_WORDS = re.compile(rf"[{HAN}]|(?<![A-Za-z\\])[A-Za-z]{{2,}}[ ]+[A-Za-z]{{2,}}(?![A-Za-z])")
_MONEY = re.compile(rf"\d[\d.,]*[^\\^_={{}}]*(?:[{HAN}]|[A-Za-z]{{2,}})")
_VARIABLE = re.compile(r"[A-Za-z]{3,}|[A-Za-z]{2,}(?:_[A-Za-z]{2,})+|[A-Z]{2,}\d*")
_OPENING = re.compile(rf" {{0,3}}(?P<open>`?\$\$|\\\\?\[|\\begin\{{(?P<name>{ENVIRONMENTS})(?P<star>\*?)\}})")
_CODE_WITHIN = "\x02klzzwxh:"  # how the engine keeps the place of code that it has read
_DEFINES = re.compile(r" {0,3}\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def\s*\\)")
_ENTITY = re.compile(r"&(?:lt|gt|amp|nbsp|quot|#39);")  # of text that comes out of HTML
_NAME = re.compile(r"[ ]*\{#(?P<id>[\w:.-]+)\}")
_CALL = re.compile(r"\\(?:eq)?ref\s*\{([^{}\s]+)\}")  # a formula that only calls another by its label
_ADDRESS = re.compile(rf"https?://[^\s<>\[\]{{}}|\\^`\"{OPEN}{CLOSE}{HAN}\u3000-\u303f\uff00-\uffef]*$")
_IN_CODE = re.compile(r"`\$[^`$]*[\\^{][^`$]*\$`")
_BY_HAND = re.compile(r"\s*[(（]\s*(?P<number>[A-Z]?\d+(?:[-–—.]\d+)*[a-z]?)\s*[)）]\s*$")  # `$$ … $$ (1)`
_LABEL = re.compile(r"\s*\{:?\s*#(?P<id>[\w:.-]+)[^{}]*\}\s*$")
_INFO = re.compile(r"\{?\s*\.?math\b\s*(?:\{?\s*#(?P<id>[\w:.-]+)\s*\}?)?\s*\}?\s*$")
LABELS = re.compile(r"(?<!\\)\\label\s*\{\s*([^{}\\\s]+)\s*\}")
LONGEST_BLOCK = 400  # lines of a formula; what closes later does not belong to what opened


class _Written(Element):
    """An element that knows how it was written: where the engine wants the text of a title or of a
    picture's description, that is what stands there."""

    source: str

    def itertext(self) -> Generator[str, None, None]:
        yield self.source


def element(tag: str, tex: str, display: bool, name: str = "") -> _Written:
    """A formula's element, with its TeX as its text. Authors cannot write the attribute: its
    value begins with a mark."""
    kind = "display" if display else "inline"
    labels = [name] if name else LABELS.findall(unmarked(tex))[:1]
    own = {"class": "math", FORMULA: f"{OPEN}0{CLOSE}{kind}"} | ({"id": labels[0]} if labels else {})
    result = _Written(tag, own)
    result.text, result.source = AtomicString(_ENTITY.sub(lambda match: unescape(match[0]), tex)), tex
    return result


def has_formulas_in_code(lines: Sequence[Line]) -> bool:
    """Whether somewhere code between dollars can only be TeX."""
    return any("$" in line.text and _IN_CODE.search(line.text) for line in lines)


def is_tex(text: str, within: bool = False) -> bool:
    """Whether what stands between brackets that Markdown may mean too is TeX: it has a sign of
    mathematics, or is one letter; and no words outside of `\\text`. `within` a line of words
    the names of programs are none either: `\\[target_feature\\]`, `\\[key=value\\]`."""
    bare = re.sub(r"\\([_*.~-])", r"\1", _BRACED.sub(r"\\text", unmarked(text)).strip())
    if (
        _WORDS.search(bare)
        or _NOTE.fullmatch(bare)
        or (within and re.search(r"[A-Za-z]{3,}|[\"']", bare) and not re.search(r"[\\^{]", bare))
    ):
        return False
    return bool(_SIGNS.search(bare) or re.fullmatch(r"[A-Za-z]['′]*|\d+[A-Za-z]", bare))


def formulas_in(text: str) -> list[tuple[int, int, str]]:
    """(start, end, TeX) of each formula in a line of plain text, in order."""
    spans = []
    for match in (*re.finditer(INLINE, text), *re.finditer(COMMAND, text)):
        end = match.end("tex") + 1
        if not is_money(match["tex"], text[end : end + 1]):
            spans.append((match.start(), end, match["tex"]))
    spans += [
        (match.start(), match.end(), match["tex"]) for match in re.finditer(ROUND, text) if is_tex(match["tex"], within=True)
    ]
    result: list[tuple[int, int, str]] = []
    for span in sorted(set(spans)):
        if not result or span[0] >= result[-1][1]:
            result.append(span)
    return result


def is_money(tex: str, behind: str) -> bool:
    """Whether what stands between two dollars is a price and what follows it, or a variable of
    a program and the next one. `behind` is the character behind the second dollar."""
    bare = unmarked(tex)
    if _MONEY.match(bare):
        return True
    loose = _BRACED.sub("", bare)
    if behind == "{" or re.search('[，。；：！？"]|://', loose) or (re.search(f"[{HAN}]", loose) and not _SIGNS.search(loose)):
        return True  # "从 $x 到 $y，再到$": words between two names
    return behind.isascii() and behind.isalpha() and not (re.fullmatch(r"[A-Za-z]", bare) or re.search(r"[\\^_=]", bare))


class FormulaProcessor(InlineProcessor):
    """TeX within a paragraph, between dollars or brackets. `judged`: only where it has a sign of
    mathematics."""

    def __init__(self, pattern: str, md: Markdown, judged: bool = False) -> None:
        super().__init__(pattern, md)
        self.judged = judged

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802
        tex, display = self.unescape(m["tex"]), m[0].startswith(("$$", "\\[", "\\\\["))
        if _CODE_WITHIN in m["tex"] or _ADDRESS.search(data, max(0, m.start() - 500), m.start()):
            return None, None, None
        if (self.judged or m[0][0] != "$") and not is_tex(tex.strip(), within=True):
            return None, None, None
        if m[0] == "$" and is_money(tex, data[m.end("tex") + 1 : m.end("tex") + 2]):
            return None, None, None
        end = m.end() if m.end() > m.end("tex") else m.end("tex") + 1  # what only looks ahead ends before its TeX
        tex = tex.strip(" ") if self.judged else tex
        return _inline(tex, display, unmarked(self.unescape(data[m.start() : end])), m.start(), end, data)


class CodeFormulaProcessor(InlineProcessor):
    """Code that is TeX between dollars. `in_code`: the document writes its formulas so, and even
    a word is one there."""

    def __init__(self, pattern: str, md: Markdown, in_code: bool) -> None:
        super().__init__(pattern, md)
        self.in_code = in_code

    def handleMatch(self, m: re.Match[str], data: str) -> Match:  # type: ignore[override]  # noqa: N802
        held = _HELD.fullmatch(self.unescape(m["held"]))
        if not held or is_money(held["tex"], "") or (_VARIABLE.fullmatch(held["tex"]) and not self.in_code):
            return None, None, None
        return _inline(held["tex"], held["sign"] == "$$", m[0], m.start(), m.end(), data)


def _inline(tex: str, display: bool, source: str, start: int, end: int, data: str) -> Match:
    """The element of a formula in a line, with the name that may follow it."""
    if call := _CALL.fullmatch(unmarked(tex).strip()):
        return Element("a", {"href": f"#{call[1]}"}), start, end
    label = _NAME.match(data, end) if display else None
    result = element("span", tex, display, label["id"] if label else "")
    result.source = source
    return result, start, label.end() if label else end


def block(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """A formula on lines of its own, as a rule of the Reader."""
    opening = _OPENING.match(lines[start].text)
    if not opening:
        return 0
    end, at = _closing(lines, start, opening)
    if end < 0:
        if opening["open"] == "$$" and _is_left_open(lines, start):
            reader.findings.append(("unclosed-formula", lines[start].number, "$$"))
        return 0
    texts = [line.text for line in lines[start : end + 1]]
    rest, texts[-1] = texts[-1][at + len(_close(opening)) :], texts[-1][:at]
    texts[0] = texts[0][opening.end() :]
    tex = "\n".join(texts)
    if not tex.strip() or (opening["open"][0] == "\\" and not opening["name"] and not is_tex(tex, within=end == start)):
        return 0
    reader.findings += unclosed(lines[start].number, tex)
    label, number = _LABEL.match(rest), _BY_HAND.match(rest)
    if opening["name"]:
        tex = opening[0].lstrip() + tex + _close(opening)
    elif number:
        tex = f"{tex.rstrip()} \\tag*{{{rest.strip()}}}"
    shift = tex[: len(tex) - len(tex.lstrip())].count("\n")
    parent.append(element("div", mark(Line(lines[start].number + shift, "")) + tex.strip(), True, label["id"] if label else ""))
    return end + 1 - start


def macros(reader: Reader, parent: Element, lines: Sequence[Line], start: int) -> int:
    """A paragraph of nothing but definitions: macros for the formulas behind it."""
    if not _DEFINES.match(lines[start].text):
        return 0
    end = next((at for at in range(start, len(lines)) if not lines[at].text.strip()), len(lines))
    text = "\n".join(line.text for line in lines[start:end])
    if not only_definitions(text):
        return 0
    parent.append(element("div", mark(lines[start]) + text, True))
    return end - start


def begins(lines: Sequence[Line], index: int) -> bool:
    """Whether a formula on lines of its own begins here: it ends the paragraph above."""
    opening = _OPENING.match(lines[index].text)
    return bool(opening) and _closing(lines, index, opening)[0] >= 0 if opening else False


def fence(reader: Reader, parent: Element, info: str, lines: Sequence[Line]) -> bool:
    """A fenced block that says it is mathematics; whether it is."""
    match = _INFO.fullmatch(info)
    text = "\n".join(line.text for line in lines).strip()
    if not match or not text:
        return False
    for sign, close in (("$$", "$$"), ("\\[", "\\]")):
        if text.startswith(sign) and text.endswith(close) and len(text) > len(sign + close):
            text = text[len(sign) : -len(close)]
    first = next(line for line in lines if line.text.strip())
    parent.append(element("div", mark(first) + text.strip(), True, match["id"] or ""))
    return True


def _close(opening: re.Match[str]) -> str:
    if opening["name"]:
        return f"\\end{{{opening['name']}{opening['star']}}}"
    return {"$$": "$$", "`$$": "$$`"}.get(opening["open"], opening["open"].replace("[", "]"))


def _closing(lines: Sequence[Line], start: int, opening: re.Match[str]) -> tuple[int, int]:
    """The line that ends what `opening` begins and where on it the end stands; (-1, 0) where
    nothing ends it, or other words follow. A line may be empty only where the signs stand alone."""
    close = _close(opening)
    alone, blank = lines[start].text.strip() == opening["open"], False
    for index in range(start, min(len(lines), start + LONGEST_BLOCK)):
        text = lines[index].text
        at = text.find(close, opening.end() if index == start else 0)
        if at >= 0:
            rest = text[at + len(close) :]
            sound = not rest.strip() or bool(_LABEL.fullmatch(rest) or _BY_HAND.fullmatch(rest))
            return (index, at) if sound and not (blank and text[:at].strip()) else (-1, 0)
        blank = blank or not text.strip()
        if blank and (not alone or HEADING.match(text) or FENCE.match(text)):
            break
    return -1, 0


def _is_left_open(lines: Sequence[Line], start: int) -> bool:
    """Whether a line opens a formula that its paragraph does not close."""
    end = next((index for index in range(start, len(lines)) if not lines[index].text.strip()), len(lines))
    return sum(line.text.count("$$") for line in lines[start:end]) % 2 == 1
