"""The photograph that stands for a text in lists: a drawing that says nothing of it comes after
what its author has shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huikan.markup.fragment import Reference
from huikan.markup.links import asset_path
from huikan.model import Asset

_WIDE = 600  # pixels: what is narrower was not meant to be looked at
_SHAPES = (0.66, 2.4)  # width by height: what loses little when it is cut to 3:2
_FORMS = frozenset(("JPEG", "WebP"))  # PNG and GIF are screens and charts, of which nobody sees anything when they are cut


def lead_photograph(references: Iterable[Reference], assets: Mapping[str, Asset]) -> str:
    """The path of the first photograph that a text shows, "" where it shows none."""
    for reference in references:
        if reference.kind == "image" and reference.target.startswith("asset:"):
            asset = assets.get(asset_path(reference.target))
            if asset and asset.still in _FORMS and asset.width >= _WIDE and _fits(asset):
                return asset.path
    return ""


def _fits(asset: Asset) -> bool:
    return _SHAPES[0] <= asset.width / asset.height <= _SHAPES[1]
