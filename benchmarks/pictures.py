"""What pictures weigh before and after: python benchmarks/pictures.py FOLDER …

Makes every picture of pixels below the folders as the site publishes it, one process, nothing
cached, and tells what readers' machines load of each: the original before, and after it the file
that a browser takes for a column of text.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from huikan import addresses, media
from huikan.markup import Picture
from huikan.markup.pictures import COLUMN
from huikan.model import Asset, Library
from huikan.outputs import pictures
from huikan.publication import picture_files, picture_offers, published_pictures
from huikan.publication.named_files import IN_TEXT
from huikan.source.asset_validation import validate
from huikan.tasks import FileRef

# Screens: CSS pixels wide, dots a pixel.
SCREENS = {"phone, 360 px × 3": (360, 3), "phone, 390 px × 2": (390, 2), "desk, plain": (1440, 1), "desk, dense": (1440, 2)}
PHONE = 0.92  # of its width is text


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture, the files that were made of it with their sizes, and the seconds
    of a processor that they took."""

    asset: Asset
    picture: Picture
    sizes: dict[str, int]
    seconds: float

    def loaded(self, width: int, dots: int) -> int:
        """Bytes that a browser loads: of the narrowest file that has a pixel for
        every dot, else of the widest."""
        dots_wide = min(COLUMN, width * PHONE, self.asset.width) * dots
        fit = next((address for address, wide in self.picture.webp if wide >= dots_wide), "")
        address = fit or (self.picture.webp[-1][0] if self.picture.webp else self.picture.src)
        return self.sizes.get(address, self.asset.size)


def seen(folder: Path) -> Iterator[Seen]:
    """Every picture of pixels below the folder that stands still."""
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or not media.is_raster(file.name):
            continue
        path = file.relative_to(folder).as_posix()
        asset, faults = validate(path, file)
        if not asset or not asset.still:
            print(f"left out: {path} {[fault.code for fault in faults]}")
            continue
        library, uses = Library(("zh",), assets={path: asset}), {path: IN_TEXT}
        start = time.process_time()
        file_ref = FileRef.of(file)
        sizes = {
            addresses.web_picture(asset.sha256, width, suffix): len(pictures.make(file_ref, width, suffix))
            for width, suffix in picture_files(asset, IN_TEXT)
        }
        seconds = time.process_time() - start
        picture = picture_offers(library, uses, sizes)[path]
        yield Seen(asset, picture, {name: sizes[name] for name in published_pictures({path: picture}) if name in sizes}, seconds)


def main() -> None:
    items = [one for folder in sys.argv[1:] for one in seen(Path(folder))]
    before = sum(one.asset.size for one in items)
    files = sum(len(one.sizes) for one in items)
    print(f"{len(items)} pictures, {before / 1e6:.1f} MB, the largest {max(one.asset.size for one in items) / 1e6:.1f} MB")
    print(f"{files} files published for them, {sum(sum(one.sizes.values()) for one in items) / 1e6:.1f} MB")
    print(f"{sum(one.seconds for one in items):.0f} s, the slowest {max(one.seconds for one in items):.1f} s")
    plain = sum(one.sizes.get(one.picture.src, one.asset.size) for one in items)
    print(f"plain files (programs without WebP, feeds): {plain / 1e6:.1f} MB")
    for name, (width, dots) in SCREENS.items():
        weights = [one.loaded(width, dots) for one in items]
        print(f"{name}: {sum(weights) / 1e6:.1f} MB ({sum(weights) / before:.0%}), the largest {max(weights) / 1e3:.0f} KB")


if __name__ == "__main__":
    main()
