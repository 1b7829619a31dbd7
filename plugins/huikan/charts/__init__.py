"""Charts as SVG: values in, a drawing out. Pure; the same values give the same drawing.

Text is text, in the fonts of the page. On the web shapes have classes, so that a style sheet gives
them the colours of light and dark pages; on paper they have colours of their own and hatching. No
label ever covers another: axes stagger them, turn to bars that lie, or leave some out.
"""

from huikan.charts.chart import Canvas, Chart, Series, draw
from huikan.charts.figures import MINUS, figures
from huikan.charts.palette import COLOURS, DARK, RAMP
from huikan.charts.shape import Shape

__all__ = ["COLOURS", "DARK", "MINUS", "RAMP", "Canvas", "Chart", "Series", "Shape", "draw", "figures"]
