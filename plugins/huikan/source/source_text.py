"""SourceText: a file's text by lines, so that a finding can say where it is and show the line."""

from __future__ import annotations

from dataclasses import dataclass

from huikan.diagnostics import Diagnostic, found

MAX_VALUE = 200  # characters of a file's text that a message repeats


@dataclass(frozen=True, slots=True)
class SourceText:
    """`lines` are the file's own lines, without their ends; a place
    counts lines and columns from 1."""

    path: str
    lines: tuple[str, ...]

    @staticmethod
    def of(path: str, text: str) -> SourceText:
        """A file's text, whatever its line ends are (LF, CR LF, CR)."""
        return SourceText(path, tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))

    def found(self, code: str, line: int = 1, column: int = 1, length: int = 1, /, **values: object) -> Diagnostic:
        """A finding at a place in this text."""
        excerpt = self.line(line)
        column = max(1, min(column, len(excerpt) + 1))
        length = max(1, min(length, len(excerpt) + 1 - column))
        texts = {name: _brief(str(value)) for name, value in values.items()}
        return found(code, self.path, line=line, column=column, length=length, excerpt=excerpt, **texts)

    def line(self, number: int) -> str:
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


def _brief(text: str) -> str:
    return text if len(text) <= MAX_VALUE else f"{text[: MAX_VALUE // 2]}…{text[-MAX_VALUE // 4 :]}"
