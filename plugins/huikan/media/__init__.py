"""What a file of content/ really is: its kind by its bytes, pictures by their headers, drawings by an allow-list.

Nothing here decodes a picture, opens an archive or follows a reference: a hostile file is looked at, never run. Standard
library only.
"""

from huikan.media.kinds import SUFFIXES, fits, is_raster, recognised, suffix_of
from huikan.media.looks import Look, extent, look
from huikan.media.published import published
from huikan.media.rasters import MOST_BYTES, MOST_PIXELS, RASTERS, DamagedError, Raster, bare, measure
from huikan.media.svg import Fault, examine, study

__all__ = [
    "MOST_BYTES",
    "MOST_PIXELS",
    "RASTERS",
    "SUFFIXES",
    "DamagedError",
    "Fault",
    "Look",
    "Raster",
    "bare",
    "examine",
    "extent",
    "fits",
    "is_raster",
    "look",
    "measure",
    "published",
    "recognised",
    "study",
    "suffix_of",
]
