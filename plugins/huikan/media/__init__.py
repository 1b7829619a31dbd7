"""What a file of content/ really is: its kind by its bytes, pictures by their headers, drawings by an allow-list.

Nothing here decodes a picture, opens an archive or follows a reference: a hostile file is looked at, never run. Standard
library only.
"""

from huikan.media.archives import MOST_MEMBERS, MOST_UNPACKED, Trouble, trouble
from huikan.media.frames import MOST_UNFOLDED, unfolded
from huikan.media.kinds import SUFFIXES, fits, is_raster, recognised, suffix_of
from huikan.media.looks import Look, extent, look
from huikan.media.published import published
from huikan.media.rasters import MOST_BYTES, MOST_PIXELS, RASTERS, DamagedError, Raster, bare, measure
from huikan.media.svg import Fault, examine, study
from huikan.media.svg.paints import unprintable

__all__ = [
    "MOST_BYTES",
    "MOST_MEMBERS",
    "MOST_PIXELS",
    "MOST_UNFOLDED",
    "MOST_UNPACKED",
    "RASTERS",
    "SUFFIXES",
    "DamagedError",
    "Fault",
    "Look",
    "Raster",
    "Trouble",
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
    "trouble",
    "unfolded",
    "unprintable",
]
