"""Canvas: how wide a drawing is and how its shapes get their colours, on a page or on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from huikan.charts import palette
from huikan.charts.shape import Point, Shape, hatching, path, shape, width_of

GAP = 6.0  # between the lines of a hatching
SWATCH = 1.0  # em


@dataclass(frozen=True, slots=True)
class Canvas:
    """A drawing `width` units wide with letters of `size` units. On `paper` a unit is so long that
    it is `millimetres` wide."""

    name: str
    width: float
    size: float
    paper: bool = False
    millimetres: float = 0.0

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return self.size * 1.45

    def text(
        self,
        words: str,
        x: float,
        y: float,
        anchor: str = "",
        soft: bool = False,
        on: int = -1,
        ramp: bool = False,
        bold: bool = False,
    ) -> Shape:
        """Words with their baseline at `y`; `on` a colour of the palette (or the ramp)."""
        attributes: dict[str, float | str] = {"x": x, "y": y, "text_anchor": anchor, "font_size": self.size}
        if bold:
            attributes["font_weight"] = "bold"
        if self.paper:
            listed = palette.ON_RAMP if ramp else palette.ON
            attributes["fill"] = listed[on % len(listed)] if on >= 0 else palette.SOFT if soft else palette.INK
            attributes["class_"] = "chart-text"
        elif on >= 0:
            attributes["class_"] = f"on-{'ramp-' if ramp else ''}{on % 5 + 1}"
        elif soft:
            attributes["class_"] = "soft"
        written = shape("text", words, **attributes)
        return self._backed(written, words, x, y, on) if self.paper and on >= 0 and not ramp else written

    def _backed(self, written: Shape, words: str, x: float, y: float, on: int) -> Shape:
        """Words in the middle of an area without the lines of its hatching behind them."""
        wide = width_of(words, self.size) + 2
        outline = box(x - wide / 2, y - self.size * 0.95, wide, self.size * 1.2)
        return shape("g", Shape("path", {"d": path(outline, closed=True), "fill": palette.COLOURS[on % 5]}), written)

    def area(
        self, outline: Sequence[Point], index: int, said: str = "", value: Decimal | None = None, ramp: bool = False
    ) -> Shape:
        """A filled polygon of a series or a class; a series beyond the fifth is hatched on pages,
        too. A box is written as one."""
        body = _box(outline)
        body = body if body else Shape("path", {"d": path(outline, closed=True)})
        body.attributes.update(self._fill(index, ramp))
        lines = "" if ramp else self._hatch(outline, index)
        if not self.paper:
            return self._told([body, *lines] if lines else [body], said, value)
        return shape("g", body, *lines) if lines else body

    def _fill(self, index: int, ramp: bool) -> dict[str, str]:
        if not self.paper:
            return {"class": f"{'ramp' if ramp else 'fill'}-{index % 5 + 1}"}
        colours = palette.RAMP if ramp else palette.COLOURS
        outlined = ramp or index % 5 in palette.OUTLINED
        return {"fill": colours[index % 5]} | ({"stroke": palette.INK, "stroke-width": "0.5"} if outlined else {})

    def _hatch(self, outline: Sequence[Point], index: int) -> list[Shape]:
        second = index >= len(palette.COLOURS)
        angle = (90.0 if palette.HATCHES[index % 5] == 0.0 else 0.0) if second else palette.HATCHES[index % 5]
        if angle is None or (not self.paper and not second):
            return []
        lines = hatching(outline, angle, GAP)
        if not lines:
            return []
        on = palette.ON[index % 5]
        colours: dict[str, float | str] = {"stroke": on} if self.paper else {"class_": f"hatch-{index % 5 + 1}"}
        return [shape("path", d=lines, fill="none", stroke_width=0.6, **colours)]

    def _told(self, shapes: Sequence[Shape], said: str, value: Decimal | None) -> Shape:
        """Shapes with what they say when a pointer rests on them, and their number for programs."""
        own = {"data-value": f"{value:f}"} if value is not None else {}
        if len(shapes) == 1:
            only = shapes[0]
            return Shape(only.tag, only.attributes | own, (shape("title", said),) if said else ())
        return Shape("g", own, (*([shape("title", said)] if said else []), *shapes))

    def stroke(self, points: Sequence[Point], index: int) -> list[Shape]:
        """A line of a series; a light colour has a dark line beneath it, to be seen on paper."""
        data, dash = path(points), palette.DASHES[index % 5]
        own: dict[str, float | str] = {"d": data, "fill": "none", "stroke_linejoin": "round", "stroke_dasharray": dash}
        if not self.paper:
            beneath = (
                [shape("path", class_=f"casing-{index % 5 + 1}", stroke_width=3.4, **own)] if index % 5 in palette.CASED else []
            )
            return [*beneath, shape("path", class_=f"line-{index % 5 + 1}", stroke_width=2.2, **own)]
        light = index % 5 in palette.OUTLINED
        casing = [shape("path", stroke=palette.INK, stroke_width=2.4, **own)] if light else []
        return [*casing, shape("path", stroke=palette.COLOURS[index % 5], stroke_width=1.2 if light else 1.6, **own)]

    def marker(self, x: float, y: float, index: int, said: str = "", value: Decimal | None = None) -> Shape:
        """The mark of a point, another for each series."""
        radius, kind = self.size * 0.3, palette.MARKERS[index % 5]
        own: dict[str, float | str] = {"class_": f"mark-{index % 5 + 1}"}
        if self.paper:
            own = {"fill": palette.COLOURS[index % 5], "stroke": palette.INK if index % 5 in palette.OUTLINED else palette.PAPER}
            own["stroke_width"] = 0.6
        body = _marker(kind, x, y, radius, own)
        return body if self.paper else self._told([body], said, value)

    def touch(self, x: float, y: float, said: str, value: Decimal) -> Shape:
        """A place that nobody sees, where a pointer is told a number."""
        return self._told([shape("circle", cx=x, cy=y, r=self.size * 0.6, class_="touch")], said, value)

    def rule(self, x1: float, y1: float, x2: float, y2: float, strong: bool = False) -> Shape:
        """A line of the grid, or of an axis."""
        own: dict[str, float | str] = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
        if self.paper:
            own |= {"stroke": palette.INK if strong else palette.RULE, "stroke_width": 0.8 if strong else 0.5}
        else:
            own["class_"] = "axis" if strong else "grid"
        return shape("line", **own)

    def legend(self, names: Sequence[str], top: float, marks: str = "area") -> tuple[list[Shape], float]:
        """The names of series with their colours, in rows; and where they end."""
        shapes: list[Shape] = []
        x, y = 0.0, top + self.size
        for index, name in enumerate(names):
            wide = self.size * (2.2 if marks == "line" else 1.4) + width_of(name, self.size)
            if x and x + wide > self.width:
                x, y = 0.0, y + self.line
            shapes += self._swatch(x, y, index, marks)
            shapes.append(self.text(name, x + self.size * (2.2 if marks == "line" else 1.4), y))
            x += wide + self.size * 1.4
        return shapes, y + self.size * 0.5

    def _swatch(self, x: float, y: float, index: int, marks: str) -> Iterator[Shape]:
        middle = y - self.size * 0.36
        if marks == "line":
            yield from self.stroke([(x, middle), (x + self.size * 1.8, middle)], index)
            yield self.marker(x + self.size * 0.9, middle, index)
        elif marks == "point":
            yield self.marker(x + self.size * 0.5, middle, index)
        else:
            yield self.area(box(x, y - self.size * 0.85, self.size, self.size), index)


def box(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    """The corners of a rectangle."""
    return (x, y), (x + width, y), (x + width, y + height), (x, y + height)


def _box(outline: Sequence[Point]) -> Shape | None:
    """A polygon as a rectangle, None where it is none."""
    if len(outline) != 4 or outline[0][1] != outline[1][1] or outline[1][0] != outline[2][0] or outline[0][0] != outline[3][0]:
        return None
    (x, y), _, (right, bottom), _ = outline
    return shape("rect", x=x, y=y, width=right - x, height=bottom - y)


def _marker(kind: str, x: float, y: float, radius: float, own: dict[str, float | str]) -> Shape:
    if kind in ("circle", "ring"):
        return shape("circle", cx=x, cy=y, r=radius * (1.0 if kind == "circle" else 1.25), **own)
    if kind == "square":
        return shape("rect", x=x - radius * 0.9, y=y - radius * 0.9, width=radius * 1.8, height=radius * 1.8, **own)
    wide = radius * 1.3
    diamond = [(x, y - wide), (x + wide, y), (x, y + wide), (x - wide, y)]
    triangle = [(x, y - wide), (x + wide, y + wide * 0.8), (x - wide, y + wide * 0.8)]
    return shape("path", d=path(diamond if kind == "diamond" else triangle, closed=True), **own)
