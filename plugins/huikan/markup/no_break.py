"""What stays on one line: a figure and its unit, a word and the number that names it, initials
and the name behind them. Pure.

CLREQ 3.1 asks it of figures and units in Chinese; of English the house
style of every learned press does.
"""

from __future__ import annotations

import re

from huikan.markup.nodes import Node, Text

NO_BREAK_SPACE = "\u00a0"
AS_WRITTEN = frozenset({"pre", "code", "kbd"})

_METRES = "[kcdmµμn]?m|ha|[mM]?t|[kmµμ]?g|[mM]?L|[mµμ]?s|min|h|mol|K"
_POWERS = "[kMGT]?Wh?|[kM]?V|m?A|[kM]?J|[kMG]?N|[kMG]?Pa|[kMG]?Hz|dB|lx|bar"
_HAN = "\u3400-\u9fff"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_LABELS = "[Ff]igs?\\.|Figures?|Tables?|Chapters?|Sections?|Equations?|Eqs?\\.|Nos?\\.|Vols?\\.|pp?\\.|CNY|RMB|USD|EUR"
_TITLES = "Appendix|Dr\\.?|Mr\\.?|Mrs\\.?|Ms\\.?|Prof\\.|St\\.|(?<![A-Za-z])[A-Z]\\."
_SPACE = re.compile(
    rf"(?<=[\d⁰¹²³⁴⁵⁶⁷⁸⁹]) (?=(?:{_METRES}|{_POWERS}|°C|℃|%|‰)(?![A-Za-z])|[{_HAN}]|(?:{_MONTHS})\b)"
    rf"|(?:(?<=[×±≈≤≥÷~]) )(?=\d)"
    rf"|(?<![A-Za-z])(?:{_LABELS}) (?=[\d(])"
    rf"|(?<![A-Za-z])(?:{_TITLES}) (?=[A-Z])"
)


def with_no_break_spaces(text: str) -> str:
    """The text with no-break spaces where no line may end: `824 m`, `143 篇`, `Table 2`,
    `p. 16`, `7 May`, `C. Y. Ouyang`."""
    return _SPACE.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text) if " " in text else text


def tree_with_no_break_spaces(root: Node) -> Node:
    """The same for all text of a tree but code."""
    if root.tag in AS_WRITTEN:
        return root
    return root._replace(
        children=tuple([tree_with_no_break_spaces(child) if isinstance(child, Node) else _text(child) for child in root.children])
    )


def _text(run: Text) -> Text:
    return run._replace(value=with_no_break_spaces(run.value)) if " " in run.value else run
