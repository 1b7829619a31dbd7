"""The one table of what other programs write."""

from __future__ import annotations

from collections.abc import Sequence

from huikan.markup.dialects.callouts import CALLOUTS
from huikan.markup.dialects.contents import CONTENTS
from huikan.markup.dialects.grid_tables import GRID_TABLES
from huikan.markup.dialects.inline_notes import INLINE_NOTES
from huikan.markup.dialects.named import NAMED
from huikan.markup.dialects.quotations import QUOTATIONS
from huikan.markup.dialects.simple_tables import SIMPLE_TABLES
from huikan.markup.dialects.spans import SPANS
from huikan.markup.dialects.syntax import Read, Syntax, Understood
from huikan.markup.dialects.tab_tables import TAB_TABLES
from huikan.markup.dialects.wiki import WIKI_LINKS

UNDERSTOOD: tuple[Understood, ...] = (
    *CALLOUTS,
    *CONTENTS,
    *QUOTATIONS,
    *GRID_TABLES,
    *SIMPLE_TABLES,
    *TAB_TABLES,
    *SPANS,
    *INLINE_NOTES,
    *WIKI_LINKS,
)
READ = (
    Read("private remark", "Obsidian", "%%备注%%", "comments"),
    Read("heading without a space", "Typora", "#二、标题", "dialects.openings"),
    Read("item behind an odd space", "Word, WPS", "-\u00a0项", "dialects.openings"),
    Read("full-width item", "中文输入法", "－ 项", "dialects.openings"),
    Read("nested items", "维基", "+ 甲\n++ 乙", "dialects.openings"),
    Read("item by itself", "pandoc, reST", "#. 甲\n#. 乙", "containers"),
    Read("list set in by wide spaces", "Word, WPS", "- 甲\n　　- 乙", "dialects.openings"),
    Read("table between wide bars", "中文输入法", "｜甲｜乙｜\n｜——｜——｜\n｜1｜2｜", "tables"),
    Read("cells joined", "MultiMarkdown, Obsidian", "| 甲 | 乙 |\n|---|---|\n| 1 | << |", "tables"),
    Read("thoughts of an assistant", "DeepSeek, Qwen", "<think>\n思考\n</think>", "comments"),
    Read("formula in dollars and code", "GitHub, GitLab", "$`x^2`$", "tex"),
    Read("paragraph set in", "Word, WPS", "　　段落", "dialects.openings"),
    Read("indented sentence", "Word, WPS", "    中文段落。", "dialects.openings"),
    Read("line of its own", "通知, 文献", "时间：…\n地点：…", "kept_lines"),
    Read("box in colons", "Docusaurus, pandoc, Quarto", "::: {.note}\n文字\n:::", "boxes"),
    Read("span with a class", "pandoc", "[文字]{.underline}", "inline"),
    Read("anchor", "pandoc", "[]{#_Toc1 .anchor}", "inline"),
    Read("size of a picture", "Typora, Obsidian, pandoc, HackMD", "![说明|300](a.png)", "dialects.sizes"),
    Read("film or sound", "HTML", '<video src="a.mp4"></video>', "inline"),
    Read("table cut by a blank line", "HTML", "<table>\n\n<tr><td>甲</td></tr>\n</table>", "rawhtml"),
)
SYNTAXES: tuple[Syntax, ...] = (*UNDERSTOOD, *READ, *NAMED)


def present(text: str) -> Sequence[Understood]:
    """The syntaxes whose signs a text has."""
    return [row for row in UNDERSTOOD if any(sign in text for sign in row.signs)]
