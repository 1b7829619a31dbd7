"""Pictures of pixels for the web: in a few widths as WebP, and once in a
form that every program reads.

No picture is made larger. What its file tells of people and places is gone, its colours are
sRGB, it is the right way up. Pictures that move, and drawings, are published as they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from huikan import addresses, media
from huikan.outputs.stage import Results, Site
from huikan.publication import picture_files, picture_offers, published_pictures, shown_pictures
from huikan.tasks import FileRef, Task

if TYPE_CHECKING:
    from PIL import Image

QUALITY = {"webp": 80, "jpg": 82}


class UndecodableError(ValueError):
    """A picture that no decoder can read; `reasons` has what the decoder says."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reasons = path, (reason,)

    def __str__(self) -> str:
        return f"{self.path} cannot be decoded: {self.reasons[0]}"


def plan(site: Site, results: Results) -> Iterator[Task]:
    """The files of all pictures that pages show. Equal pictures are one file, made of the first."""
    widths = shown_pictures(site.library, site.for_references)
    targets: set[str] = set()
    for path in sorted(widths):
        asset = site.library.assets[path]
        file = FileRef(str((site.content / path).absolute()), asset.sha256)
        for width, suffix in picture_files(asset, widths[path]):
            target = addresses.web_picture(asset.sha256, width, suffix)
            if target not in targets:
                targets.add(target)
                yield Task(target, make, (file, width, suffix), path)


def kept(site: Site, results: Results) -> frozenset[str]:
    """The addresses of the results that pages ask for; the others are not worth publishing."""
    sizes = {address: artifact.size for address, artifact in results.items()}
    return published_pictures(picture_offers(site.library, shown_pictures(site.library, site.for_references), sizes))


def make(file: FileRef, width: int, suffix: str) -> bytes:
    """The picture so many pixels wide, as WebP, JPEG or PNG. Empty where the form cannot show
    it: JPEG knows no transparency."""
    content = file.read()
    try:
        with _strictly():
            picture = _opened(content, width)
        if suffix == "jpg" and picture.mode == "RGBA":
            return b""
        candidate = _encoded(picture, suffix, media.recognised(content) != "JPEG", media.ai_mark(content))
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UndecodableError(file.path, str(error)) from error
    own = media.strip_metadata(content) if media.fits(f"a.{suffix}", media.recognised(content)) else b""
    return own if own and len(own) <= len(candidate) and _is_plain(own) else candidate


@contextmanager
def _strictly() -> Iterator[None]:
    """Pillow as it comes. WeasyPrint, in whichever process it is loaded, has it pass
    over what is missing in a picture."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _opened(content: bytes, width: int) -> Image.Image:
    """The picture as RGB, or as RGBA where anything of it is transparent:
    upright, in sRGB, so many pixels wide."""
    from PIL import Image, ImageOps

    picture: Image.Image = Image.open(BytesIO(content))
    if picture.format == "JPEG" and min(picture.size) > 2 * width:
        picture.draft(None, (2 * width, 2 * width))  # decodes at a fraction of the size where the format allows
    picture = _in_srgb(ImageOps.exif_transpose(picture))
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    if picture.width <= width:
        return picture
    return picture.resize(
        (width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS, reducing_gap=3.0
    )


def _in_srgb(picture: Image.Image) -> Image.Image:
    from PIL import ImageCms

    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits, of which the lower half is finer than any screen
        picture = picture.point(lambda value: value / 256).convert("L")
    clear = "transparency" in picture.info or picture.mode in ("LA", "La", "PA", "RGBa", "RGBA")
    whole = picture.convert("RGBA") if clear else picture
    flat = picture if picture.mode in ("RGB", "CMYK", "L") else whole.convert("RGB")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            flat = ImageCms.profileToProfile(flat, source, ImageCms.createProfile("sRGB"), outputMode="RGB") or flat
        except (ImageCms.PyCMSError, OSError):  # a broken profile, or another kind of picture's: browsers look away too
            pass
    flat = flat.convert("RGB")
    if clear:
        flat.putalpha(whole.getchannel("A"))
    return flat


def _encoded(picture: Image.Image, suffix: str, drawn: bool, mark: str = "") -> bytes:
    """The picture's file. `drawn`: it may be a chart or a screen, which a lossless WebP
    often shows better in fewer bytes. `mark`: that a machine made it."""
    if suffix == "png":
        png = _saved(picture, "PNG")
        return media.marked_png(png, mark) if mark else png
    packet = {"xmp": media.xmp_packet(mark)} if mark else {}
    if suffix == "jpg":
        return _saved(picture, "JPEG", quality=QUALITY["jpg"], optimize=True, progressive=True, **packet)
    ways: list[dict[str, Any]] = [{"quality": QUALITY["webp"], "method": 4, **packet}]
    ways += [{"lossless": True, "quality": 50, "method": 2, **packet}] if drawn else []
    return min((_saved(picture, "WEBP", **way) for way in ways), key=len)


def _saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    bare = picture.copy()
    bare.info = {}  # no profile, comment or date goes into the file
    target = BytesIO()
    bare.save(target, form, **options)
    return target.getvalue()


def _is_plain(content: bytes) -> bool:
    """Whether a file is shown as it is by every program: upright, in plain RGB or
    grey of 8 bits, without a profile."""
    from PIL import ExifTags, Image

    with Image.open(BytesIO(content)) as picture:
        upright = picture.getexif().get(ExifTags.Base.Orientation, 1) == 1
        return upright and picture.mode in ("1", "L", "LA", "P", "RGB", "RGBA") and "icc_profile" not in picture.info
