"""A `chart` block as the nodes of a figure: its drawings for pages and paper, what says it in
words, and its data as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from huikan.charts import Canvas, Chart, Series, Shape, draw
from huikan.data_blocks import lines
from huikan.data_blocks.chart_data import ChartData, chart_of
from huikan.data_blocks.formats import Format, is_parted, number_text
from huikan.data_blocks.problem import Problem
from huikan.markup import Node, Text
from huikan.markup.data_blocks import CHART, DATA, packed

WIDE = Canvas("wide", 660, 13)  # of a page's column on a desk
NARROW = Canvas("narrow", 340, 12.5)  # of a phone
PAPER = Canvas("paper", 440, 10, paper=True, millimetres=125)
DESCRIBED = 3  # series that the words for a chart tell


def chart_nodes(work: ChartData, attributes: Mapping[str, str], line: int, links: Sequence[Node]) -> list[Node]:
    """The figure and the data beside it, with the links to their file; none where nothing can be
    drawn."""
    chart = chart_of(work)
    if chart is None:
        return []
    alt = work.naming.own(work.block.alt)
    if not alt:
        alt = described(chart, work.naming.said(work.block.title), work.say)
        work.problems.append(Problem("chart-without-alt", values={"alt": alt}))
    drawings = {name: packed(_node(draw(chart, canvas, alt))) for name, canvas in _CANVASES.items()}
    children = [Node("div", {"class": CHART, "data-text": alt, **drawings}, (), line)]
    title = work.naming.said(work.block.title)
    if title:
        children.append(Node("figcaption", {}, (Text(title, line),), line))
    children += lines.notes(work.block, work.naming, work.say, line)
    names = " ".join(filter(None, ("chart-figure", attributes.get("class", ""))))
    return [Node("figure", {**attributes, "class": names}, tuple(children), line), _data(work, chart, line, links)]


_CANVASES = {"data-wide": WIDE, "data-narrow": NARROW, "data-print": PAPER}


def _node(shape: Shape) -> Node:
    children = tuple(Text(child, kind="generated") if isinstance(child, str) else _node(child) for child in shape.children)
    return Node(shape.tag, shape.attributes, children)


def _data(work: ChartData, chart: Chart, line: int, links: Sequence[Node]) -> Node:
    """The numbers of the chart as a table, which pages fold away."""
    names = [work.naming.name(work.x), *([work.naming.name(work.block.x)] if chart.type == "scatter" else [])]
    if chart.positions and work.meanings:
        names[0] = ""
    one = len(chart.series) == 1 and not chart.series[0].name
    heads = [*names, *("" if one else series.name for series in chart.series)]
    head = Node("tr", {}, tuple(_cell("th", word, at >= 1, line, scope="col") for at, word in enumerate(heads)))
    body = Node("tbody", {}, tuple(_rows(chart, line)))
    words = work.say["chart_data"]
    table = Node("table", {"class": "data-table"}, (Node("thead", {}, (head,)), body))
    summary = Node("summary", {}, (Text(words, kind="generated"),))
    return Node("details", {"class": DATA, "data-text": ""}, (summary, table, *links), line)


def _rows(chart: Chart, line: int) -> Iterator[Node]:
    across = [number_text(value, Format(), is_parted(chart.positions, Format())) for value in chart.positions]
    for at, name in enumerate(chart.categories):
        own = [_cell("td", across[at], True, line)] if chart.type == "scatter" else []
        cells = [_cell("td", series.texts[at], True, line) for series in chart.series]
        yield Node("tr", {}, (_cell("th", name, False, line, scope="row"), *own, *cells))


def _cell(tag: str, words: str, right: bool, line: int, **attributes: str) -> Node:
    own = attributes | ({"align": "right"} if right else {})
    return Node(tag, own, (Text(words, line if tag == "th" else 0, 0, "prose" if tag == "th" else "generated"),))


def described(chart: Chart, title: str, say: Mapping[str, str]) -> str:
    """A chart in words: what it is, and of its first series what stands out."""
    kind = say[f"chart_{chart.type}"]
    first = say["alt_title"].format(type=kind, title=title) if title else kind
    first += say["alt_unit"].format(unit=chart.unit) if chart.unit else ""
    parts = [_said(chart, series, say) for series in chart.series[:DESCRIBED]]
    rest = len(chart.series) - DESCRIBED
    parts += [say["alt_more"].format(count=rest)] if rest > 0 else []
    return first + say["alt_open"] + say["alt_between"].join(filter(None, parts)) + say["alt_end"]


def _said(chart: Chart, series: Series, say: Mapping[str, str]) -> str:
    known: Sequence[tuple[Decimal, int]] = [(value, at) for at, value in enumerate(series.values) if value is not None]
    if not known:
        return ""
    (_, low), (_, high), first, last = min(known), max(known), known[0][1], known[-1][1]
    values: dict[str, object] = {"count": len(known), "low": series.texts[low], "high": series.texts[high]}
    values |= {"most": chart.categories[high], "least": chart.categories[low], "first": chart.categories[first]}
    values |= {"start": series.texts[first], "last": chart.categories[last], "end": series.texts[last]}
    if chart.type != "scatter" and series.values[low] == series.values[high]:
        return _prefix(chart, series, say) + say["alt_one" if len(known) == 1 else "alt_equal"].format_map(values)
    name = {"line": "alt_change", "area": "alt_change", "scatter": "alt_points"}.get(chart.type, "alt_extremes")
    return _prefix(chart, series, say) + say[name].format_map(values)


def _prefix(chart: Chart, series: Series, say: Mapping[str, str]) -> str:
    return say["alt_of"].format(series=series.name) if len(chart.series) > 1 else ""
