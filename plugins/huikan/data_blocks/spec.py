"""What a `table` or `chart` block may say.

Words are a text for every language, or a text by language (`{zh: 面积, en: Area}`). In `names` and
`units`, which go by what stands in the file, a plain text is the word for translations.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from huikan.model import Lang, Localised, Value
from huikan.model.values import Text, Texts

Words = Mapping[Lang, str]
ChartType = Literal["bar", "grouped", "stacked", "line", "area", "pie", "scatter", "pyramid", "tiles", "map"]
# What editors and other programs call the types
ALIASES: Mapping[str, str] = {
    "柱状图": "bar",
    "柱形图": "bar",
    "条形图": "bar",
    "column": "bar",
    "columns": "bar",
    "bars": "bar",
    "分组柱状图": "grouped",
    "簇状柱形图": "grouped",
    "堆积柱状图": "stacked",
    "堆叠柱状图": "stacked",
    "堆积图": "stacked",
    "折线图": "line",
    "lines": "line",
    "面积图": "area",
    **dict.fromkeys(("曲线图", "趋势图", "line chart"), "line"),
    **dict.fromkeys(("条状图", "直方图", "bar chart", "histogram"), "bar"),
    **dict.fromkeys(("环形图", "圆环图", "圆饼图", "扇形图", "donut", "doughnut", "pie chart"), "pie"),
    **dict.fromkeys(("散点", "scatter plot", "points"), "scatter"),
    **dict.fromkeys(("stacked bar", "堆积条形图"), "stacked"),
    **dict.fromkeys(("grouped bar", "clustered", "分组条形图", "多系列柱状图"), "grouped"),
    "饼图": "pie",
    "散点图": "scatter",
    "人口金字塔": "pyramid",
    "金字塔图": "pyramid",
    "方格图": "tiles",
    "方格地图": "tiles",
    "tile map": "tiles",
    "tilemap": "tiles",
    "地图": "map",
}


def _alias(value: object) -> object:
    return ALIASES.get(value.strip().casefold(), value.strip().casefold()) if isinstance(value, str) else value


def _words(value: object) -> object:
    """A text for all languages as a text by language; numbers are texts."""
    if isinstance(value, dict):
        return {str(key): str(text) for key, text in value.items() if text is not None}
    return {"": str(value)} if isinstance(value, str | int | float) and not isinstance(value, bool) else value


def _named(value: object) -> Mapping[object, object]:
    if isinstance(value, dict):
        return value
    raise PydanticCustomError("dict_type", "names and what they mean")


def _by_name(value: object) -> object:
    return {str(key): _words(words) for key, words in _named(value).items()}


def _texts_by_name(value: object) -> object:
    return {
        str(key): [str(one) for one in (words if isinstance(words, list) else [words])] for key, words in _named(value).items()
    }


def _text_by_name(value: object) -> object:
    return {str(key): str(text) for key, text in _named(value).items()}


def _column(value: object) -> object:
    return {"column": value} if isinstance(value, str | int | float) else value


def _listed(value: object) -> object:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _total(value: object) -> object:
    if isinstance(value, bool):
        return {"label": {}} if value else False
    if value == "last":
        return {"last": True}
    if isinstance(value, str) or (isinstance(value, dict) and value.keys().isdisjoint(("label", "columns", "last"))):
        return {"label": _words(value)}
    return value


NamesOf = Annotated[Mapping[str, Mapping[str, str]], BeforeValidator(_by_name)]
Several = Annotated[Mapping[str, tuple[str, ...]], BeforeValidator(_texts_by_name)]
TextBy = Annotated[Mapping[str, str], BeforeValidator(_text_by_name)]
WordsOf = Annotated[Mapping[str, str], BeforeValidator(_words)]
Notes = Annotated[tuple[Localised, ...], BeforeValidator(_listed)]


class Column(Value):
    """A column of a table, or, with `columns`, some of them under one head."""

    column: Text = ""
    title: WordsOf = Field(default_factory=dict)
    unit: WordsOf = Field(default_factory=dict)
    format: Text = ""
    align: Literal["", "left", "center", "right"] = ""
    columns: Columns = ()


Columns = Annotated[tuple[Annotated[Column, BeforeValidator(_column)], ...], BeforeValidator(_listed)]


class Total(Value):
    """The row of sums: its `label`, and what is added up, all numbers where nothing is named.
    `last`: the last row of the file is it."""

    label: WordsOf = Field(default_factory=dict)
    columns: Texts = ()
    last: bool = False


class DataBlock(Value):
    """What tables and charts have in common."""

    data: Text = ""
    sheet: Text = ""
    head: Annotated[int, Field(ge=1, le=3)] = 1
    names: NamesOf = Field(default_factory=dict)
    where: Several = Field(default_factory=dict)
    sort: Text = ""
    first: Annotated[int, Field(ge=1)] | None = None
    key: Text = ""
    editions: bool | Texts = False
    title: Localised = Field(default_factory=dict)
    unit: Localised = Field(default_factory=dict)
    source: Localised = Field(default_factory=dict)
    note: Notes = ()
    download: bool = True


class TableBlock(DataBlock):
    """A `table` block."""

    columns: Columns = ()
    formats: TextBy = Field(default_factory=dict)
    units: NamesOf = Field(default_factory=dict)
    align: TextBy = Field(default_factory=dict)
    total: Annotated[Total | bool, BeforeValidator(_total)] = False


class ChartBlock(DataBlock):
    """A `chart` block."""

    type: Annotated[ChartType, BeforeValidator(_alias)] = "bar"
    x: Text = ""
    y: Texts = ()
    series: Text = ""
    alt: Localised = Field(default_factory=dict)
    x_title: Localised = Field(default_factory=dict)
    y_title: Localised = Field(default_factory=dict)
    direction: Literal["", "vertical", "horizontal"] = ""
    values: bool | None = None  # whether numbers stand at the marks; None: where there is room
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    # Where tiles lie: two columns of the data, or a file of names, columns and rows, or `provinces`
    at: Texts = ()
    tiles: Text = ""


BLOCKS: Mapping[str, type[TableBlock | ChartBlock]] = {"table": TableBlock, "chart": ChartBlock}
