"""What is made of each document by itself: its fragment, within its time; then its formulas."""

from huikan.rendering.documents import SECONDS, Place, Rendering, Run, render, render_all
from huikan.rendering.fields import set_fields
from huikan.rendering.formulas import MACROS, set_formulas

__all__ = ["MACROS", "SECONDS", "Place", "Rendering", "Run", "render", "render_all", "set_fields", "set_formulas"]
