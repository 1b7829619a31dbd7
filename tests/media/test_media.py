"""What a file really is: kinds by their bytes, pictures by their headers, and
pictures without what they tell."""

from __future__ import annotations

import contextlib
import copy
import io
import random
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageSequence, PngImagePlugin

from content_from_text import DOT, NOW
from huikan import media
from huikan.library import assemble
from huikan.markup import render
from huikan.outputs import assets
from huikan.outputs.stage import Site
from huikan.source import read

SECRET = "GPS-31.2304-121.4737-张三"


def photograph(kind: str, orientation: int = 1, **more: Any) -> bytes:
    """A picture that says where and by whom it was made, in every way that its format has."""
    picture = Image.new("RGB", (40, 20))
    picture.putdata([(x * 6, y * 12, 90) for y in range(20) for x in range(40)])
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (31.0, 13.0, 49.0)
    options: dict[str, Any] = {"exif": exif, **more}
    if kind == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Author", SECRET)
        text.add_itxt("XML:com.adobe.xmp", SECRET)
        options["pnginfo"] = text
    if kind in ("JPEG", "WEBP"):
        options["xmp"] = SECRET.encode()
    if kind in ("JPEG", "GIF"):
        options["comment"] = SECRET.encode()
    if kind == "GIF":
        options.pop("exif")
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue() + SECRET.encode()  # what some cameras append: a second picture, a film


def pixels(content: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(content)) as picture:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(picture)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"lossless": True}], ids=["plain", "progressive", "lossless"])
def test_a_picture_keeps_its_pixels_and_loses_its_story(kind: str, more: dict[str, Any]) -> None:
    content = photograph(kind, **more)
    assert SECRET.encode() in content
    bare = media.strip_metadata(content)
    assert SECRET.encode() not in bare
    assert b"GPS" not in bare
    assert pixels(bare) == pixels(content)
    assert media.strip_metadata(bare) == bare
    assert media.measure(bare) == media.measure(content)
    with Image.open(io.BytesIO(bare)) as picture:
        assert dict(picture.getexif()) == {}
        assert not {"xmp", "comment", "Author", "exif"} & set(picture.info)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_which_way_up_is_kept(kind: str) -> None:
    with Image.open(io.BytesIO(media.strip_metadata(photograph(kind, orientation=6)))) as picture:
        assert dict(picture.getexif()) == {ExifTags.Base.Orientation: 6}


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_colours_are_kept(kind: str) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(io.BytesIO(media.strip_metadata(photograph(kind, icc_profile=profile)))) as picture:
        assert picture.info["icc_profile"] == profile


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_moving_pictures_move(kind: str) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "green", "blue")]
    target = io.BytesIO()
    frames[0].save(target, kind, save_all=True, append_images=frames[1:], duration=100, loop=0)
    bare = media.strip_metadata(target.getvalue())
    assert len(pixels(bare)) == 3
    with Image.open(io.BytesIO(bare)) as picture:
        assert picture.info["loop"] == 0


def bomb(width: int, height: int) -> bytes:
    """A small file whose header announces many pixels."""
    header = struct.pack(">II", width, height) + b"\x08\x02\0\0\0"
    return png((b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )


HEADER = (b"IHDR", struct.pack(">II", 1, 1) + b"\x08\x02\0\0\0")


def archive(*names: str, size: int = 10) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name in names:
            entry = zipfile.ZipInfo(name)
            entry.filename = name  # as it is, not as this machine would write it
            packed.writestr(entry, bytes(size), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def overlapping() -> bytes:
    """Many members of the directory that are one and the same in the file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("a", random.Random(0).randbytes(1000))
        packed.filelist += [copy.copy(packed.filelist[0]) for _ in range(500)]
    return made.getvalue()


def moving(kind: str, width: int, height: int, frames: int) -> bytes:
    """A small picture whose directory of frames says that there are many large ones."""
    if kind == "PNG":
        header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        turn = struct.pack(">IIIIIHHBB", 0, width, height, 0, 0, 1, 10, 0, 0)
        return png((b"IHDR", header), (b"acTL", struct.pack(">II", frames, 0)), *[(b"fcTL", turn)] * frames, (b"IEND", b""))
    made = io.BytesIO()
    pictures = [Image.new("RGB", (64, 64), (number * 5, 255 - number * 5, number % 2 * 255)) for number in range(frames)]
    pictures[0].save(made, kind, save_all=True, append_images=pictures[1:], duration=10)
    content = bytearray(made.getvalue())
    if kind == "GIF":
        content[6:10] = struct.pack("<HH", width, height)
    else:  # the canvas of VP8X
        content[24:30] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return bytes(content)


def outgrown() -> bytes:
    """A picture of 64 × 64 whose frame says that it is larger than that."""
    content = bytearray(moving("GIF", 64, 64, 1))
    at = content.index(b"\x2c\0\0\0\0\x40\0\x40\0")
    content[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "codes"),
    [
        ("a.png", DOT, []),
        ("a.PNG", DOT, []),
        ("a.jpg", DOT, ["picture-suffix"]),
        ("a.png", b"<!doctype html><script>1</script>", ["file-content"]),
        ("a.png", b"<script>1</script>", ["file-content"]),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", ["file-content"]),
        ("a.png", b"", ["file-content"]),
        ("a.png", b"MZ" + b"\0" * 60, ["file-content"]),
        ("a.pdf", b"<html></html>", ["file-content"]),
        ("a.pdf", b"%PDF-1.7\n", []),
        ("files/a.txt", "正文。\n".encode(), []),
        ("files/a.txt", b" <!-- x --> <HTML><body onload=x()>", ["file-content"]),
        ("files/a.txt", b"a\0b", ["file-content"]),
        ("a.csv", b"a,b\n", []),
        ("a.docx", archive("[Content_Types].xml", "word/document.xml"), []),
        ("a.docx", archive("document.xml"), ["damaged-archive"]),
        ("a.docx", b"PK\x03\x04", ["damaged-archive"]),
        ("a.docx", archive("[Content_Types].xml", "word/vbaProject.bin"), ["archive-member"]),
        ("a.wps", archive("x"), []),
        ("a.epub", archive("mimetype", "a.xhtml"), []),
        ("a.zip", archive("a.txt", "b/c.csv", "数据.xlsx"), []),
        ("a.zip", archive("a.txt")[:-30], ["damaged-archive"]),
        ("a.zip", archive("../a.txt"), ["archive-member"]),
        ("a.zip", archive("/etc/cron.d/a"), ["archive-member"]),
        ("a.zip", archive("C:\\a.txt"), ["archive-member"]),
        ("a.zip", archive("setup.exe"), ["archive-member"]),
        ("a.zip", archive("a.txt", size=60_000_000), ["archive-bomb"]),
        ("a.zip", archive("a.txt", "b.txt", size=20_000_000), []),
        ("a.zip", archive("inner.zip", size=20_000_000), ["archive-bomb"]),
        ("a.zip", archive(*(f"{number}" for number in range(10_001))), ["archive-bomb"]),
        ("a.zip", overlapping(), ["archive-bomb"]),
        ("a.gif", moving("GIF", 4000, 4000, 40), ["picture-too-large"]),
        ("a.webp", moving("WEBP", 4000, 4000, 40), ["picture-too-large"]),
        ("a.png", moving("PNG", 4000, 4000, 40), ["picture-too-large"]),
        ("a.gif", moving("GIF", 200, 200, 40), []),
        ("a.gif", outgrown(), ["picture-too-large"]),
        ("a.docx", b"%PDF-1.7\n", ["file-content"]),
        ("a.svg", DOT, ["file-content"]),
        ("a.html", b"<p>", ["file-type"]),
        ("a.js", b"x()", ["file-type"]),
        ("a.css", b"a{}", ["file-type"]),
        ("a.exe", b"MZ", ["file-type"]),
        ("a", b"x", ["file-type"]),
        ("_headers", b"/*\n  X: y\n", ["file-type"]),
        ("robots.txt", b"x", ["site-address"]),
        ("feeds/a.txt", b"x", ["site-address"]),
        ("pdf/a.pdf", b"%PDF-1.7\n", ["site-address"]),
        ("pictures/a.png", DOT, ["site-address"]),
        ("cards/a.png", DOT, ["site-address"]),
        ("con.txt", b"x", ["reserved-name"]),
        ("aux/a.txt", b"x", ["reserved-name"]),
        ("LPT1.txt", b"x", ["reserved-name"]),
        ("a:b.txt", b"x", ["reserved-name"]),
        ("a /b.txt", b"x", ["reserved-name"]),
        ("a./b.txt", b"x", ["reserved-name"]),
        ("图" * 80 + ".txt", b"x", ["long-name"]),
        ("f/" + "a" * 196 + ".txt", b"x", []),
        ("big.png", bomb(6400, 6400), ["picture-too-large"]),
        ("bomb.png", bomb(2**31 - 1, 2**31 - 1), ["picture-too-large"]),
        ("none.png", bomb(0, 5), ["damaged-picture"]),
        ("two.png", png(HEADER, (b"IHDR", struct.pack(">II", 2**15, 2**15) + b"\x08\x02\0\0\0"), (b"IEND", b"")), ["damaged-picture"]),
        ("long.png", png((b"IHDR", HEADER[1] + bytes(9)), (b"IEND", b"")), ["damaged-picture"]),
        ("end.png", png(HEADER, (b"IEND", b"PK\x03\x04")), ["damaged-picture"]),
        ("short.png", DOT[:30], ["damaged-picture"]),
        ("heavy.png", DOT + bytes(21 * 1024 * 1024), ["picture-too-large"]),
        ("~$x.docx", b"PK\x03\x04", []),
        ("Thumbs.db", b"x", []),
        ("a.md~", b"x", []),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else "",
)  # fmt: skip
def test_files_are_what_their_names_say(tmp_path: Path, name: str, content: bytes, codes: list[str]) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(content)
    _, data, faults = read(tmp_path, ("zh", "en"))
    assert [fault.code for fault in faults] == codes
    litter = name in ("~$x.docx", "Thumbs.db", "a.md~")
    assert (name in data.assets) == (codes in ([], ["picture-suffix"]) and not litter)


def test_a_bomb_within_a_drawing_is_refused() -> None:
    import base64

    picture = base64.b64encode(bomb(30_000, 30_000)).decode()
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/png;base64,%s"/></svg>'
    assert media.examine((svg % picture).encode())
    assert not media.examine((svg % base64.b64encode(DOT).decode()).encode())


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_broken_pictures_are_named_and_never_a_crash(kind: str) -> None:
    content = photograph(kind)[: -len(SECRET.encode())]
    for end in range(0, len(content), 7):
        try:
            media.measure(content[:end])
            media.strip_metadata(content[:end])
        except media.DamagedError:
            pass
    for at in range(8, min(len(content), 400)):
        with contextlib.suppress(media.DamagedError):
            media.strip_metadata(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])


def test_a_pdf_gets_pictures_without_their_story(tmp_path: Path) -> None:
    from huikan.outputs.print.book import pictures
    from huikan.tasks import FileRef

    (tmp_path / "a.jpg").write_bytes(photograph("JPEG"))
    assert pictures.fit(FileRef.of(tmp_path / "a.jpg"), 1000) == media.strip_metadata(photograph("JPEG"))
    (tmp_path / "b.png").write_bytes(bomb(30_000, 30_000))
    with pytest.raises(ValueError, match="pixels"):
        pictures.fit(FileRef.of(tmp_path / "b.png"), 1000)


def test_what_is_published_is_what_was_examined(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(photograph("JPEG"))
    (tmp_path / "b").mkdir()
    (tmp_path / "b/b.txt").write_bytes(b"text")
    (tmp_path / "t.md").write_text("---\ntitle: 甲\n---\n![图](a.jpg)[文](b/b.txt)\n", "utf-8")
    documents, data, _ = read(tmp_path, ("zh",))
    works = assemble(documents, data, ("zh",), NOW).library
    fragments = {("t", "zh"): render("t.md", documents[0].body, "zh")}
    tasks = {task.target: task for task in assets.plan(Site(works, fragments, content=tmp_path), {})}
    made = {target: task.make(*task.args) for target, task in tasks.items()}
    assert made == {"a.jpg": media.strip_metadata(photograph("JPEG")), "b/b.txt": b"text"}
    (tmp_path / "b/b.txt").unlink()
    (tmp_path / "b/b.txt").symlink_to("/etc/passwd")
    with pytest.raises(ValueError, match="has changed"):
        tasks["b/b.txt"].make(*tasks["b/b.txt"].args)


def test_chunks_hold_what_they_are_for() -> None:
    """What is longer than a chunk's meaning, a second one, or a palette that nobody asks for."""
    story = (b"pHYs", bytes(9)), (b"pHYs", b"a second one"), (b"gAMA", b"0123 and a story"), (b"sPLT", b"x"), (b"zZzZ", b"x")
    bare = media.strip_metadata(png(HEADER, *story, (b"IDAT", zlib.compress(bytes(4))), (b"IEND", b"")))
    assert bare == png(HEADER, (b"pHYs", bytes(9)), (b"IDAT", zlib.compress(bytes(4))), (b"IEND", b""))
