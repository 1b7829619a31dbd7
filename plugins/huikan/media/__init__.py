"""What a file of content/ really is: its kind by its bytes, pictures by their
headers, drawings by an allow-list.

Nothing here decodes a picture, unpacks an archive or follows a reference: a hostile file is looked
at, never run. Standard library only.
"""

from huikan.media.ai_marks import NAMESPACE as AI_NAMESPACE
from huikan.media.ai_marks import mark_json, marked_png, xmp_packet
from huikan.media.archives import MOST_MEMBERS, MOST_UNPACKED, Trouble, trouble
from huikan.media.attachments import attachment_trouble
from huikan.media.blocks import DamagedError
from huikan.media.frames import MOST_UNFOLDED, animation_size
from huikan.media.kinds import SUFFIXES, fits, is_raster, recognised, suffix_of
from huikan.media.metadata import ai_mark
from huikan.media.picture_info import Look, extent, look
from huikan.media.published import published
from huikan.media.rasters import MOST_BYTES, MOST_PIXELS, RASTERS, Raster, measure, strip_metadata
from huikan.media.svg import Fault, examine, inspect, label_share
from huikan.media.svg.effects import effects
from huikan.media.svg.layers import Box, Pixels, with_pixels
from huikan.media.svg.paints import unprintable
from huikan.media.svg.words import words

__all__ = [
    "AI_NAMESPACE",
    "MOST_BYTES",
    "MOST_MEMBERS",
    "MOST_PIXELS",
    "MOST_UNFOLDED",
    "MOST_UNPACKED",
    "RASTERS",
    "SUFFIXES",
    "Box",
    "DamagedError",
    "Fault",
    "Look",
    "Pixels",
    "Raster",
    "Trouble",
    "ai_mark",
    "animation_size",
    "attachment_trouble",
    "effects",
    "examine",
    "extent",
    "fits",
    "inspect",
    "is_raster",
    "label_share",
    "look",
    "mark_json",
    "marked_png",
    "measure",
    "published",
    "recognised",
    "strip_metadata",
    "suffix_of",
    "trouble",
    "unprintable",
    "with_pixels",
    "words",
    "xmp_packet",
]
