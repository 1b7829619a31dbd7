"""Codes of tables and charts from files of data, and of maps."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, NOTE, WARNING, Code

_OF_BLOCKS = (
    "block-without-data",
    "empty-block",
    "data-kind",
    "no-data-file",
    "no-data-file-similar",
    "unknown-column",
    "unknown-column-similar",
    "no-such-rows",
    "no-such-rows-similar",
    "unknown-format",
    "unknown-align",
    "unknown-align-similar",
    "table-too-long",
    "map-boundaries",
    "chart-without-numbers",
    "chart-too-large",
    "pie-negative",
    "pyramid-sides",
    "data-block-too-slow",
    "data-block-failed",
)
_OF_FILES = ("data-too-large", "data-encoding", "data-unreadable", "data-empty", "data-no-sheet", "data-formula")
_DOUBTS = (
    "not-a-number",
    "data-title-row",
    "data-quote",
    "data-ragged",
    "data-repeated-column",
    "data-cell-error",
    "data-not-computed",
    "total-differs",
    "block-untranslated",
    "chart-repeated",
    "area-with-gaps",
    "chart-crowded",
    "tile-without-place",
    "tile-without-place-similar",
    "no-series",
    "no-earlier-edition",
    "edition-without-column",
    "edition-without-column-similar",
    "edition-key-differs",
)

CODES: dict[str, Code] = {
    **dict.fromkeys((*_OF_BLOCKS, *_OF_FILES), ERROR),
    **dict.fromkeys(_DOUBTS, WARNING),
    "chart-without-alt": NOTE,
    "map-without-approval": Code(waivable=True),
}
