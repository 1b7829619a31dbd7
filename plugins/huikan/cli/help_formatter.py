"""--help in the user's language: click writes it, the words are those of `help_zh`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from inspect import cleandoc

import click

from huikan.cli.help_zh import COMMANDS, WORDS


class HelpContext(click.Context):
    """A context that knows the user's language as its `obj` and writes help in it."""

    def make_formatter(self) -> click.HelpFormatter:
        formatter = ChineseFormatter if self.obj == "zh" else click.HelpFormatter
        return formatter(width=self.terminal_width, max_width=self.max_content_width)


class ChineseFormatter(click.HelpFormatter):
    """Headings and options by their table; what it does not have stays as it is."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, WORDS[prefix or "Usage: "])

    def write_heading(self, heading: str) -> None:
        self.write(f"{WORDS.get(heading, heading)}：\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(name, _told(text)) for name, text in rows], col_max, col_spacing)


def in_chinese(command: click.Command) -> click.Command:
    """The command with its description in Chinese; the examples stay."""
    translation = copy(command)
    translation.context_class = HelpContext
    examples = re.search(
        "(?:\b\\s*)?Examples?: .*", cleandoc(command.help or ""), re.S
    )  # \b: click, leave these lines as they are
    example = re.sub("Example: ", "例如：", re.sub("Examples: ", "例如：    ", examples[0])) if examples else ""
    translation.help = f"{COMMANDS[command.name or '']}\n\n{example}"
    return translation


def _told(text: str) -> str:
    """An option's words: a sentence of the table, and what click says of its values."""
    words, bracket, extra = text.partition("  [")
    return WORDS.get(words, words) + bracket + extra.replace("default: ", "默认 ").replace("required", "必须写")
