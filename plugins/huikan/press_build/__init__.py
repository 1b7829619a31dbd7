"""Press files from end to end: pages, covers and booklets, each through preflight, delivered
to a folder for the print shop.

They are no part of the site: a build makes them when it is asked to (`--press`),
beside the site and never below it. `picture_findings` says which file of content/ a picture is
that preflight objects to.
"""

from huikan.press_build.production import PressResult, produce

__all__ = ["PressResult", "produce"]
