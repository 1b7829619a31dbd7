"""Comments in Markdown: where each begins and ends, so that nobody publishes
what an author meant for nobody.

A comment is what HTML's tokeniser (WHATWG 13.2.5.41–54) takes for one: `<!-- … -->`, also ended
by `--!>`, `<!-->` and `<!--->`; `<!…>` up to the next `>`. `<? … ?>` and `<![CDATA[ … ]]>` end
as XML has them. `%% … %%` is a remark of Obsidian's: one that begins a line may hold blank lines,
another ends in its paragraph; `5%%` is none. `<think> … </think>`, where it begins a line, is what
an assistant thought before it answered. The others may hold blank lines. All begin or end
anywhere but in code: fences, indented code, code spans. Pure, and lexical: it knows lines, not
blocks, and where a line could be code it is. Whoever reads the blocks must refuse a mark that
stands in text after all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

BLANK = "<!---->"  # a comment that says nothing

_PREFIX = re.compile(r"(?: {0,3}>)*")
_MARKER = re.compile(r" *(?:[-+*]|[0-9]{1,9}[.)])(?P<space> +|$)")
_WIDE = re.compile(r" {0,3}(?:\[\^[^\]\s]+\][:：]|!!!|\?\?\?|: )")  # what it holds is indented by four
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
REMARK = "%%"
THOUGHTS = "<think"
_TOKEN = re.compile(r"\\.|`+|<think(?=(?:ing)?>)|<!--|<!\[CDATA\[|<!|<\?(?=[\w\s])|(?<![%0-9A-Za-z])%%(?!%)")
_ENDS = {
    "<!--": re.compile(r"--!?>"),
    "<![CDATA[": re.compile(r"\]\]>"),
    "<?": re.compile(r"\?>"),
    THOUGHTS: re.compile(r"</think(?:ing)?>"),
    REMARK: re.compile(r"(?<!%)%%(?!%)"),
}
_ABRUPT = re.compile(r"-?>")


@dataclass(frozen=True, slots=True)
class Comment:
    """From `column` of line `row` up to, not with, `end_column` of `end_row`, all from 0.
    `closed`: its end was found; otherwise it is text, of which `mark` is the beginning."""

    row: int
    column: int
    end_row: int
    end_column: int
    mark: str
    closed: bool = True


def comments(lines: Sequence[str]) -> list[Comment]:
    """The comments of a text in order. Tabs in `lines` are spaces already."""
    return list(_Scanner(lines).scan()) if any(_has_mark(line) for line in lines) else []


def _has_mark(line: str) -> bool:
    return "<!" in line or "<?" in line or REMARK in line or THOUGHTS in line


def spared(lines: Sequence[str]) -> list[str]:
    """The lines without their comments, as many as before: what follows a comment
    stands on the line where it began."""
    result = list(lines)
    for comment in reversed([comment for comment in comments(lines) if comment.closed]):
        tail = result[comment.end_row][comment.end_column :]
        head = result[comment.row][: comment.column]
        result[comment.row : comment.end_row + 1] = [head + tail, *[""] * (comment.end_row - comment.row)]
    return result


@dataclass(slots=True)
class _Scanner:
    """Goes through lines, and knows what is open on each: quotes, list items, a fence."""

    lines: Sequence[str]
    quotes: int = 0
    items: list[int] = field(default_factory=list)  # where the content of each open item begins
    fence: str = ""
    fence_inset: int = 0
    blank: bool = True  # the line above, so that an indented one may be code
    hopeless: set[str] = field(default_factory=set)  # marks whose end comes nowhere behind

    def scan(self) -> Iterator[Comment]:
        row = column = 0
        while row < len(self.lines):
            if not column and self._is_code(row):
                row += 1
                continue
            end = row + 1
            while end < len(self.lines) and self._continues(end):
                end += 1
            text = "\n".join([self.lines[row][column:], *self.lines[row + 1 : end]])
            block_comments, (row, column) = self._block(text, row, column, end)
            yield from block_comments
            self.blank = self.blank and not column

    def _is_code(self, row: int) -> bool:
        """Whether the line is code or blank; sets what is open on it."""
        prefix = _PREFIX.match(self.lines[row])
        quotes, bare = (prefix[0].count(">"), self.lines[row][prefix.end() :]) if prefix else (0, self.lines[row])
        if quotes != self.quotes and (bare.strip() or self.fence):
            self.quotes, self.items, self.fence = quotes, [], "" if quotes < self.quotes else self.fence
        bare = bare.removeprefix(" ") if quotes else bare
        inset = len(bare) - len(bare.lstrip(" "))
        if self.fence and (not bare.strip() or inset >= self.fence_inset):
            closes = re.fullmatch(rf" *{re.escape(self.fence)}{re.escape(self.fence[0])}* *", bare)
            self.fence, self.blank = "" if closes else self.fence, True
            return True
        self.fence = ""
        if not bare.strip():
            self.blank = True
            return True
        while self.items and self.blank and inset < self.items[-1]:
            self.items.pop()
        if self.blank and inset >= (self.items[-1] if self.items else 0) + 4 and not _MARKER.match(bare.lstrip(" ")):
            return True
        self._open(bare, inset)
        return False

    def _open(self, bare: str, inset: int) -> None:
        """Notes the items that begin on a line, and a fence."""
        at = 0
        while (marker := _MARKER.match(bare, at)) and marker.end() > at:
            self.items = [item for item in self.items if item <= len(marker[0]) - len(marker[0].lstrip(" ")) + at]
            at = marker.end() if len(marker["space"]) <= 4 else marker.start("space") + 1
            self.items.append(at)
            if at >= len(bare) or len(marker["space"]) > 4:
                break
        if _WIDE.match(bare, at):
            self.items.append(at + inset * (not at) + 4)
        fence = _FENCE.match(bare.lstrip(" ") if not at else bare[at:])
        self.fence, self.fence_inset = (fence[1], min(self.items[-1] if self.items else 0, at or inset)) if fence else ("", 0)

    def _continues(self, row: int) -> bool:
        """Whether the line may belong to the paragraph above it."""
        if self.fence:
            return False
        line = self.lines[row]
        bare = line.lstrip(" >")
        if _HEADING.match(self.lines[row - 1].lstrip(" >")):
            return False
        new_quote = ">" in line[: len(line) - len(bare)] and not self.quotes
        return bool(bare.strip()) and not (new_quote or _MARKER.match(bare) or _FENCE.match(bare) or _HEADING.match(bare))

    def _block(self, text: str, row: int, column: int, end: int) -> tuple[list[Comment], tuple[int, int]]:
        """The comments that begin in a paragraph, and where to go on."""
        block_comments: list[Comment] = []
        self.blank = bool(self.fence or _HEADING.match(text))
        code = _CodeSpans(text) if not self.fence else None
        hopeless: set[str] = set()  # in this paragraph
        starts = [0]
        for line in text.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        cursor = 0
        while token := _TOKEN.search(text, cursor):
            cursor = token.end()
            if token[0][0] == "`":
                cursor = max(cursor, code.end(token.start(), token.end()) if code else 0)
            elif token[0][0] in "<%" and token[0] not in self.hopeless | hopeless:
                index = bisect_left(starts, token.start() + 1) - 1
                place = (row + index, token.start() - starts[index] + (column if not index else 0))
                last = self._end(token[0], *place, end)
                if last is None and token[0] == THOUGHTS:  # a tag that somebody writes about
                    continue
                if last is None:
                    block_comments.append(Comment(*place, *place, token[0], closed=False))
                    hopeless.add(token[0])
                    continue
                block_comments.append(Comment(*place, *last, token[0]))
                if last[0] >= end:
                    return block_comments, last
                cursor = starts[last[0] - row] + last[1] - (column if last[0] == row else 0)
        return block_comments, (end, 0)

    def _end(self, mark: str, row: int, column: int, end: int) -> tuple[int, int] | None:
        """Where the comment that begins there ends."""
        line, behind = self.lines[row], column + len(mark)
        if mark == "<!--" and (abrupt := _ABRUPT.match(line, behind)):
            return row, abrupt.end()
        if mark == "<!":
            return self._declaration(row, behind, end)
        whole = mark not in (REMARK, THOUGHTS) or not line[:column].strip(" >")  # whether it may go beyond its paragraph
        if mark == THOUGHTS and not whole:
            return None
        for index in range(row, len(self.lines) if whole else end):
            if match := _ENDS[mark].search(self.lines[index], behind if index == row else 0):
                return index, match.end()
        if whole:
            self.hopeless.add(mark)
        return None

    def _declaration(self, row: int, behind: int, end: int) -> tuple[int, int] | None:
        """The next `>` that is not the mark of a quotation."""
        for index in range(row, end):
            line = self.lines[index]
            if index > row and line.lstrip().startswith(">"):
                return None
            at = line.find(">", behind if index == row else 0)
            if at >= 0:
                return index, at + 1
        return None


class _CodeSpans:
    """The runs of backticks in a text, by their length."""

    def __init__(self, text: str) -> None:
        self.runs: dict[int, list[int]] = {}
        for match in re.finditer("`+", text):
            self.runs.setdefault(len(match[0]), []).append(match.start())

    def end(self, start: int, stop: int) -> int:
        """The end of the code span that the run at `start` opens, 0 if it opens none."""
        size = stop - start
        places = self.runs.get(size, [])
        at = bisect_left(places, stop)
        return places[at] + size if at < len(places) else 0
