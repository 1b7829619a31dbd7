"""Which files stand for a picture on a page: by width as WebP, and one in a
form that every program reads.

Whether a file is worth its bytes is known only when it is made, so `picture_files` names all
that could serve, and `picture_offers` chooses among those that are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from huikan import addresses
from huikan.markup import Picture
from huikan.model import Asset, Library

WIDTHS = (400, 800, 1200, 1600)  # pixels: a column of text on a phone and on a desk, on plain and on dense screens
PLAIN = 1200  # the width of the file for every program
HIGHEST = 16_383  # pixels: no WebP is higher
_FORMS = {"JPEG": ("jpg",), "PNG": ("png", "jpg"), "GIF": ("png",), "WebP": ("webp",)}  # for every program, by what a file is
_LOSSY_GAIN = 2  # how many times smaller a JPEG has to be to stand for a PNG: it blurs letters


def picture_offers(library: Library, widths: Mapping[str, int], byte_sizes: Mapping[str, int]) -> dict[str, Picture]:
    """What pages show for the pictures at these paths. `byte_sizes` are of files that are
    there: address -> size in bytes.

    A picture without such files stands for itself.
    """
    return {path: _offer(library.assets[path], widths[path], byte_sizes) for path in widths}


def replaced_pictures(pictures: Mapping[str, Picture]) -> frozenset[str]:
    """The pictures whose own files no page asks for."""
    return frozenset(path for path, picture in pictures.items() if picture.src != path)


def published_pictures(pictures: Mapping[str, Picture]) -> frozenset[str]:
    """The addresses of every file that pages ask for; others that were
    made are not worth publishing."""
    return frozenset(
        address for picture in pictures.values() for address in (picture.src, *(address for address, _ in picture.webp))
    )


def picture_files(asset: Asset, most: int) -> Iterator[tuple[int, str]]:
    """(pixels wide, suffix) of every file to make, the plain ones first."""
    if not asset.still:
        return
    for suffix in _FORMS[asset.still]:
        yield min(asset.width, PLAIN, most), suffix
    for width in sorted({min(asset.width, width, most) for width in WIDTHS}):
        if asset.height * width <= HIGHEST * asset.width and (asset.still != "WebP" or width != min(asset.width, PLAIN, most)):
            yield width, "webp"


def _offer(asset: Asset, most: int, byte_sizes: Mapping[str, int]) -> Picture:
    sizes = {
        (width, suffix): size
        for width, suffix in picture_files(asset, most)
        if (size := byte_sizes.get(addresses.web_picture(asset.sha256, width, suffix), 0))
    }
    plain = min(asset.width, PLAIN, most)
    forms = [suffix for suffix in _FORMS.get(asset.still, ()) if (plain, suffix) in sizes]
    if not forms:
        return Picture.of(asset)
    form = forms[-1] if sizes[plain, forms[-1]] * _LOSSY_GAIN < sizes[plain, forms[0]] else forms[0]
    webp = tuple(width for width, suffix in sorted(sizes) if suffix == "webp")
    if form != "webp" and sizes.get((plain, "webp"), 0) >= sizes[plain, form]:
        webp = ()
    return Picture(
        addresses.web_picture(asset.sha256, plain, form),
        plain,
        max(1, round(asset.height * plain / asset.width)),
        tuple((addresses.web_picture(asset.sha256, width, "webp"), width) for width in webp),
        raster=True,
    )
