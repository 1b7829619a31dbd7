"""Pictures as pages show them: what is made of each kind of file, which file is offered to whom,
and that nothing else is published."""

from __future__ import annotations

import datetime as time
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageFile

import content_from_text
from content_from_text import lay
from huikan import addresses, media, site, source
from huikan.cli import main
from huikan.library import assemble
from huikan.markup import Fragment, Picture, adapt, render
from huikan.markup.freezing import freeze
from huikan.markup.tree import parse
from huikan.model import Asset, Library
from huikan.outputs import pictures
from huikan.outputs import print as pdf
from huikan.outputs.stage import Site
from huikan.publication import picture_files, picture_offers, published_pictures
from huikan.settings import Settings
from huikan.site.whole import whole_site
from huikan.source import Data
from huikan.tasks import FileRef
from inline_build import ready
from loopback import open_browser, served

SECRET = b"GPS of a private house"


def drawn(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """Red at the top left, turning to blue at the right and green at the bottom."""
    across, down = (Image.linear_gradient("L").rotate(turn).resize(size) for turn in (90, 0))
    return Image.merge("RGB", (across, down, across.transpose(Image.Transpose.FLIP_LEFT_RIGHT))).convert(mode)


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    target = BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def made(place: Path, content: bytes, width: int, suffix: str) -> bytes:
    place.write_bytes(content)
    return pictures.make(FileRef.of(place), width, suffix)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


# ---------------------------------------------------------------- files

CLEAR = Image.merge("RGBA", (*drawn((500, 300)).split(), Image.linear_gradient("L").resize((500, 300))))
WIDE16 = Image.new("I;16", (500, 300), 40_000)
KINDS = {
    "JPEG": saved(drawn((500, 300)), "JPEG"),
    "grey JPEG": saved(drawn((500, 300), "L"), "JPEG"),
    "CMYK JPEG": saved(drawn((500, 300), "CMYK"), "JPEG"),
    "PNG": saved(drawn((500, 300)), "PNG"),
    "PNG with alpha": saved(CLEAR, "PNG"),
    "palette PNG": saved(drawn((500, 300)).quantize(64), "PNG"),
    "clear palette PNG": saved(drawn((500, 300)).quantize(64), "PNG", transparency=bytes(range(64))),
    "16-bit PNG": saved(WIDE16, "PNG"),
    "two colours": saved(drawn((500, 300), "1"), "PNG"),
    "GIF": saved(drawn((500, 300)).quantize(64), "GIF", transparency=3),
    "WebP": saved(drawn((500, 300)), "WEBP"),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["webp", "png", "jpg"])
def test_every_kind_of_file_becomes_one_that_browsers_show(tmp_path: Path, kind: str, suffix: str) -> None:
    content = made(tmp_path / "a", KINDS[kind], 200, suffix)
    if suffix == "jpg" and kind in ("PNG with alpha", "clear palette PNG", "GIF"):
        assert content == b""  # JPEG cannot show what is transparent
        return
    with opened(content) as picture, opened(KINDS[kind]) as original:
        assert picture.format == {"webp": "WEBP", "png": "PNG", "jpg": "JPEG"}[suffix]
        assert picture.width in (200, original.width) and picture.height in (120, original.height)
        assert picture.mode in ("RGB", "RGBA", "P", "1")
        near = [abs(a - b) for a, b in zip(average(picture), average(original), strict=True)]
        assert max(near) < 12, near
    assert content == made(tmp_path / "b", KINDS[kind], 200, suffix)


def average(picture: Image.Image) -> list[float]:
    """The mean of each channel over white, as browsers show it."""
    if picture.mode == "I;16":
        return [picture.getpixel((5, 5)) / 256] * 3  # type: ignore[operator]
    clear = picture.convert("RGBA")
    shown = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")
    return [
        sum(value * count for value, count in enumerate(channel.histogram())) / (shown.width * shown.height)
        for channel in shown.split()
    ]


@pytest.mark.parametrize("suffix", ["webp", "jpg"])
def test_a_photograph_is_turned_upright_and_tells_nothing_of_its_place(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = SECRET.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (31.0, 13.0, 49.0)
    content = saved(drawn((900, 600)), "JPEG", exif=exif, xmp=SECRET, comment=SECRET) + SECRET
    assert media.look(content) == media.Look("JPEG", 600, 900, True)
    small = made(tmp_path / "a.jpg", content, 300, suffix)
    assert SECRET not in small and b"Exif" not in small
    with opened(small) as picture:
        assert picture.size == (300, 450)
        top, bottom = picture.getpixel((150, 5)), picture.getpixel((150, 445))
        assert isinstance(top, tuple) and isinstance(bottom, tuple)
        assert top[2] > bottom[2] + 100  # what was left is above


def test_colours_of_a_wider_space_become_those_of_screens(tmp_path: Path) -> None:
    profile = (Path(__file__).parents[2] / "theme/print/icc/FOGRA39L_coated.icc").read_bytes()
    cyan = saved(Image.new("CMYK", (300, 200), (255, 0, 0, 0)), "JPEG", icc_profile=profile, quality=95)
    with opened(made(tmp_path / "a.jpg", cyan, 300, "jpg")) as picture:
        assert "icc_profile" not in picture.info
        shade = picture.convert("RGB").getpixel((9, 9))
        assert isinstance(shade, tuple) and shade[1] < 190  # the ink's blue, not the screen's brightest
    broken = saved(Image.new("RGB", (300, 200), (120, 60, 30)), "JPEG", icc_profile=b"no profile", quality=95)
    with opened(made(tmp_path / "b.jpg", broken, 300, "webp")) as picture:
        red = picture.convert("RGB").getpixel((9, 9))
        assert isinstance(red, tuple) and abs(red[0] - 120) < 8


def test_nothing_is_made_larger_in_pixels_or_in_bytes(tmp_path: Path) -> None:
    small = saved(Image.new("RGB", (60, 40), "teal"), "PNG")
    assert made(tmp_path / "a.png", small, 1200, "png") == media.strip_metadata(small)
    with opened(made(tmp_path / "a.png", small, 1200, "webp")) as picture:
        assert picture.size == (60, 40)


@pytest.mark.parametrize("patient", [True, False])
def test_a_picture_that_cannot_be_decoded_is_named(tmp_path: Path, patient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", patient)  # as WeasyPrint leaves it, and as it comes
    content = saved(drawn((300, 200)), "PNG")
    at = content.index(b"IDAT") + 8
    with pytest.raises(ValueError, match=r"broken\.png cannot be decoded"):
        made(tmp_path / "broken.png", content[:at] + b"\xff" * 60 + content[at + 60 :], 100, "webp")


# ---------------------------------------------------------------- offers


def library(**assets: Asset) -> Library:
    return Library(("zh",), assets={asset.path: asset for asset in assets.values()})


def asset(path: str, width: int, height: int, still: str, digest: str = "0123456789abcdef") -> Asset:
    return Asset(path, digest * 4, 1000, width, height, still)


def offered(one: Asset, most: int = 1600, **sizes: int) -> Picture:
    """What is offered of a picture whose files have these sizes, others 100 bytes."""
    targets = {addresses.web_picture(one.sha256, *file): "{1}_{0}".format(*file) for file in picture_files(one, most)}
    made = {target: sizes.get(name, 100) for target, name in targets.items()}
    return picture_offers(library(a=one), {one.path: most}, made)[one.path]


def names(picture: Picture) -> list[str]:
    return [address.rpartition("-")[2] for address in (picture.src, *(address for address, _ in picture.webp))]


@pytest.mark.parametrize(
    ("one", "most", "sizes", "expected"),
    [
        (
            asset("a.jpg", 4000, 3000, "JPEG"),
            1600,
            {"jpg_1200": 999},
            ["1200.jpg", "400.webp", "800.webp", "1200.webp", "1600.webp"],
        ),
        (asset("a.jpg", 4000, 3000, "JPEG"), 800, {"jpg_800": 999}, ["800.jpg", "400.webp", "800.webp"]),
        (asset("a.jpg", 1000, 3000, "JPEG"), 1600, {"jpg_1000": 999}, ["1000.jpg", "400.webp", "800.webp", "1000.webp"]),
        (asset("a.png", 60, 40, "PNG"), 1600, {"png_60": 999, "jpg_60": 998}, ["60.png", "60.webp"]),
        (asset("a.png", 60, 40, "PNG"), 1600, {"webp_60": 101, "jpg_60": 0}, ["60.png"]),
        (
            asset("a.png", 900, 40, "PNG"),
            1600,
            {"png_900": 9000, "jpg_900": 3000},
            ["900.jpg", "400.webp", "800.webp", "900.webp"],
        ),
        (asset("a.png", 900, 40, "PNG"), 1600, {"png_900": 9000, "jpg_900": 0}, ["900.png", "400.webp", "800.webp", "900.webp"]),
        (asset("a.jpg", 1000, 39000, "JPEG"), 1600, {"jpg_1000": 999}, ["1000.jpg", "400.webp"]),
        (asset("a.webp", 2000, 1000, "WebP"), 1600, {}, ["1200.webp", "400.webp", "800.webp", "1200.webp", "1600.webp"]),
        (asset("a.gif", 500, 300, "GIF"), 1600, {"png_500": 200}, ["500.png", "400.webp", "500.webp"]),
    ],
)
def test_which_files_are_offered(one: Asset, most: int, sizes: dict[str, int], expected: list[str]) -> None:
    assert names(offered(one, most, **sizes)) == expected


@pytest.mark.parametrize("still", ["", "GIF"])
def test_what_moves_or_is_not_made_stands_for_itself(still: str) -> None:
    one = asset("a.gif", 500, 300, still)
    assert picture_offers(library(a=one), {"a.gif": 1600}, {}) == {"a.gif": Picture("a.gif", 500, 300, raster=bool(still))}
    assert list(picture_files(asset("a.svg", 500, 300, ""), 1600)) == []


def test_equal_pictures_are_made_once() -> None:
    two = library(a=asset("a.jpg", 300, 200, "JPEG"), b=asset("b/c.jpg", 300, 200, "JPEG"))
    text = assemble(
        content_from_text.documents("=== t.md\n---\ntitle: 甲\n---\n"),
        Data(assets=two.assets),
        ("zh", "en"),
        content_from_text.NOW,
    )
    fragments = {("t", "zh"): render("t.md", "![甲](a.jpg)\n\n![乙](b/c.jpg)\n", "zh")}
    targets = [task.target for task in pictures.plan(Site(text.library, fragments, content=Path("/content")), {})]
    assert targets == ["pictures/0123456789abcdef-300.jpg", "pictures/0123456789abcdef-300.webp"]


@given(
    st.integers(1, 9000),
    st.integers(1, 9000),
    st.sampled_from(["JPEG", "PNG", "GIF", "WebP"]),
    st.sampled_from([800, 1600]),
    st.data(),
)
def test_what_is_offered_was_made_and_is_no_wider_than_the_picture(
    width: int, height: int, still: str, most: int, data: Any
) -> None:
    one = asset("a", width, height, still)
    shown = {"a": most}
    sizes = {addresses.web_picture(one.sha256, *file): data.draw(st.integers(0, 5)) for file in picture_files(one, most)}
    found = picture_offers(library(a=one), shown, sizes)
    wanted = published_pictures(found)
    assert wanted <= {*sizes, "a"} and all(sizes.get(address, 1) for address in wanted)
    assert all(wide <= min(width, most) for _, wide in found["a"].webp)
    # What is not published is not missed: the rest is offered in the same way.
    assert picture_offers(library(a=one), shown, {name: size for name, size in sizes.items() if name in wanted}) == found


# ---------------------------------------------------------------- in texts

PHOTO = Picture("p/a.jpg", 1200, 900, (("p/a-400.webp", 400), ("p/a-800.webp", 800)), raster=True)


def fragment(html: str) -> Fragment:
    return Fragment(freeze(parse(html), [], 1)[0], "")


def shown(html: str, picture: Picture = PHOTO, medium: Any = "web", lead: bool = False) -> str:
    return adapt(fragment(html), medium, {"asset:a.jpg": "a.jpg"}, pictures={"asset:a.jpg": picture}, lead=lead).strip()


def test_a_page_offers_files_by_width() -> None:
    assert shown('<p><img src="asset:a.jpg" alt="图"></p>') == (
        '<p><a class="enlarge" href="p/a.jpg">'
        '<picture><source type="image/webp" srcset="p/a-400.webp 400w, p/a-800.webp 800w" sizes="min(688px, 92vw)">'
        '<img src="p/a.jpg" alt="图" width="1200" height="900" class="raster" loading="lazy" decoding="async"></picture></a></p>'
    )
    assert shown('<p><a href="asset:a.jpg"><img src="asset:a.jpg" alt="图"></a></p>').startswith('<p><a href="a.jpg"><picture>')


def test_a_picture_that_stands_for_itself_leads_to_its_widest_file() -> None:
    wide = Picture("p/a.jpg", 1200, 900, (("p/a-400.webp", 400), ("p/a-1600.webp", 1600)), raster=True)
    link = '<a class="enlarge" href="p/a-1600.webp">'
    assert link in shown('<figure><img src="asset:a.jpg" alt="图"><figcaption>图注</figcaption></figure>', wide)
    assert "enlarge" not in shown('<p>字<img src="asset:a.jpg" alt="图"></p>', wide)
    assert "enlarge" not in shown('<p><a href="asset:a.jpg"><img src="asset:a.jpg" alt="图"></a></p>', wide)
    assert "enlarge" not in shown('<p><img src="asset:a.jpg" alt=""></p>', wide)
    assert "enlarge" not in shown('<p><img src="asset:a.jpg" alt="图"></p>', Picture("p/a.jpg", 300, 200, raster=True))
    assert 'href="a.svg"' in shown('<p><img src="asset:a.jpg" alt="图"></p>', Picture("a.svg", 300, 200))


@pytest.mark.parametrize(
    ("said", "expected", "sizes"),
    [
        ('width="300"', 'width="300" height="225"', "min(300px, 92vw)"),
        ('height="300"', 'height="300" width="400"', "min(400px, 92vw)"),
        ('width="50%"', 'width="50%"', "min(688px, 92vw)"),
        ('width="300" height="20"', 'width="300" height="20"', "min(300px, 92vw)"),
        ('width="-3"', 'width="-3"', "min(688px, 92vw)"),
    ],
)
def test_an_authors_own_size_stays(said: str, expected: str, sizes: str) -> None:
    html = shown(f'<p><img src="asset:a.jpg" alt="图" {said}></p>')
    assert f'alt="图" {expected} class="raster"' in html
    assert f'sizes="{sizes}"' in html


def test_one_file_needs_no_choice() -> None:
    html = shown('<img src="asset:a.jpg" alt="">', Picture("p/a.png", 60, 40, (("p/a.webp", 60),), raster=True))
    assert '<source type="image/webp" srcset="p/a.webp"><img' in html
    assert shown('<img src="asset:a.jpg" alt="">', Picture("a.svg", 720, 400)) == (
        '<img src="a.svg" alt="" width="720" height="400" loading="lazy" decoding="async">'
    )


def test_only_a_picture_that_readers_see_first_is_fetched_first() -> None:
    image, text = '<p><img src="asset:a.jpg" alt="图"></p>', "<p>字</p>"
    assert shown(text + image + image, lead=True).count('fetchpriority="high"') == 1
    assert shown(text + image + image, lead=True).count('loading="lazy"') == 1
    assert "fetchpriority" not in shown(text + image)
    assert "fetchpriority" not in shown(f"<p>{'字' * 600}</p>" + image, lead=True)


def test_feeds_and_books_get_one_file() -> None:
    html = '<p><img src="asset:a.jpg" alt="图"></p>'
    there = Picture("https://example.org/p/a.jpg", 60, 40)
    assert shown(html, there, medium="feed") == '<p><img src="https://example.org/p/a.jpg" alt="图"></p>'
    assert shown(html, medium="feed") == "<p>图</p>"  # an address that starts nowhere
    assert (
        adapt(fragment(html), "print", {"asset:a.jpg": "asset:///a.jpg"}).strip() == '<p><img src="asset:///a.jpg" alt="图"></p>'
    )


def test_a_picture_that_only_decorates_is_no_figure_of_a_pdf(tmp_path: Path) -> None:
    body = "![](a.png){.decorative}\n\n![](a.png)\n\n字 ![花](a.png){.decorative} 字"
    root = lay({"notices/n.md": f"---\ntitle: 通知\ndate: 2025-01-01\n---\n{body}\n"}, tmp_path)
    (root / "notices/a.png").write_bytes(saved(drawn((60, 40)), "PNG"))
    documents, data, _ = source.read(root, ("zh",))
    works = assemble(documents, data, ("zh",), time.datetime(2026, 1, 1, tzinfo=time.UTC)).library
    fragments = {(each.key, each.lang): render(each.path, each.body, each.lang) for each in documents}
    (task,) = pdf.plan(Site(works, fragments, Settings(), root, Path(__file__).parents[2] / "theme"), {})
    task = ready(task, tmp_path)
    with pikepdf.open(BytesIO(task.make(*task.args))) as file:
        things = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
        figures = [thing for thing in things if thing.get("/S") == "/Figure"]
        assert [str(figure.Alt) for figure in figures] == ["图"]
        streams = [thing for thing in file.objects if isinstance(thing, pikepdf.Stream)]
        assert sum(stream.get("/Subtype") == "/Image" for stream in streams) == 1  # drawn three times


# ---------------------------------------------------------------- a whole site

TREE = """\
=== content/articles/a/index.md
---
title: 甲
date: 2025-01-01
cover: cover.png
cover_alt: 封面
---
![照片](photo.jpg "图题")

![动画](moving.gif) ![图](plan.svg "平面") [原图](chart.png) ![图表](chart.png)
=== content/articles/a/index.en.md
---
title: A
---
![Photo](photo.jpg)
=== content/articles/a/plan.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 400"/>
=== content/newsletters/2025-01/index.md
---
title: 资讯
date: 2025-02-01
---
=== content/newsletters/2025-01/01-x.md
---
title: 短讯
---
![照片](photo.jpg)
=== content/data/society.yml
name: {zh: 学会, en: Society}
wechat: code.png
"""
CONFIG = f"""\
site_name: 学会
site_url: https://example.org/s/
docs_dir: content
theme: {{name: material, custom_dir: {Path(__file__).parents[2] / "theme/web"}, font: false}}
plugins: [huikan]
"""


class Asked(HTMLParser):
    """Every file that a page asks for to show pictures."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.base, self.files, self.images = address, set[str](), list[Mapping[str, str | None]]()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "img":
            self.images.append(values)
            self.files.add(values["src"] or "")
        if tag == "source":
            self.files |= {entry.split()[0] for entry in (values["srcset"] or "").split(",")}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = lay(TREE, tmp_path_factory.mktemp("pictures"))
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = SECRET.decode()
    frames = [Image.new("RGB", (50, 30), colour) for colour in ("red", "green")]
    photo = saved(drawn((2000, 1500)), "JPEG", exif=exif, quality=95)
    for path, content in {
        "articles/a/photo.jpg": photo,
        "newsletters/2025-01/photo.jpg": photo,
        "articles/a/cover.png": saved(drawn((900, 1200)), "PNG"),
        "articles/a/chart.png": saved(drawn((900, 600)).quantize(8), "PNG"),
        "articles/a/moving.gif": saved(frames[0], "GIF", save_all=True, append_images=frames[1:]),
        "data/code.png": saved(drawn((420, 420), "1"), "PNG"),
    }.items():
        (root / "content" / path).write_bytes(content)
    return root


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with open_browser() as found:
        yield found


@pytest.fixture(scope="module")
def published(project: Path) -> Path:
    assert build(project) == 0
    return project / "site"


def build(project: Path) -> int:
    where = ["--config", project / "mkdocs.yml", "--site", project / "site", "--cache", project / "cache"]
    done = CliRunner().invoke(main, ["build", "--no-pdf", "-q", "--executor", "inline", *map(str, where)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.exit_code


def test_pages_ask_for_files_that_are_there_and_no_others_are_published(published: Path) -> None:
    asked: set[Path] = set()
    for page in published.rglob("*.html"):
        parser = Asked(str(page))
        parser.feed(page.read_text("utf-8"))
        root = published if page.name == "404.html" else page.parent
        files = [file for file in parser.files if not file.startswith("data:")]  # what stands in the page itself
        asked |= {(root / file.removeprefix("/s/")).resolve() for file in files}
    there = {file.resolve() for file in published.rglob("*") if file.suffix in (".png", ".jpg", ".webp", ".gif", ".svg")}
    assert asked <= there
    unasked = {file.relative_to(published.resolve()).as_posix() for file in there - asked if "cards" not in file.parts}
    assert unasked <= {"articles/a/chart.png", "mark.svg", *(name for name in unasked if name.startswith("covers/"))}


def test_originals_are_published_where_they_are_linked_or_shown_as_they_are(published: Path) -> None:
    names = {file.relative_to(published).as_posix() for file in published.rglob("*") if file.is_file()}
    assert {name for name in names if name.startswith(("articles/a/", "newsletters/2025-01/", "data/")) and "." in name} == {
        "articles/a/index.html",
        "articles/a/chart.png",
        "articles/a/moving.gif",
        "articles/a/plan.svg",
        "newsletters/2025-01/index.html",
        "newsletters/2025-01/01-x/index.html",
    }
    assert not [file for file in published.rglob("*") if file.is_file() and SECRET in file.read_bytes()]


def test_every_picture_has_its_size_and_its_time(published: Path) -> None:
    for page in published.rglob("*.html"):
        parser = Asked("")
        parser.feed(page.read_text("utf-8"))
        for image in parser.images:
            assert image["width"] and image["height"], (page, image)
            is_there = image["src"].startswith("data:")
            assert is_there or image.get("loading") == "lazy" or image.get("fetchpriority") == "high", (page, image)
    parser = Asked("")
    parser.feed((published / "articles/a/index.html").read_text("utf-8"))
    assert [image["alt"] for image in parser.images if image.get("fetchpriority")] == ["封面"], "above the text"


def test_feeds_name_a_picture_of_every_entry(published: Path) -> None:
    feed = (published / "feeds/all.rss").read_text("utf-8")
    urls = re.findall(r'<media:content url="https://example.org/s/([^"]+)"', feed)
    assert len(urls) == 2 and all((published / url).is_file() for url in urls)
    assert urls[0].endswith("-1200.jpg")  # the issue has no cover: the first photograph of its items
    assert set(re.findall(r'src="https://example.org/s/([^"]+)"', feed.replace("&lt;", "<"))) >= {urls[0]}


def test_nothing_is_made_twice_and_previews_wait_for_nothing(project: Path, published: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in (project / "cache/objects").rglob("*") if file.is_file()}
    version = (project / "site").readlink()
    assert build(project) == 0
    assert (project / "site").readlink() == version
    assert {file for file in (project / "cache/objects").rglob("*") if file.is_file()} == set(before)
    configuration = site.load(project / "mkdocs.yml")
    preview = whole_site(configuration, project / "empty-cache", final=False)
    assert not [address for address in preview if address.startswith("pictures/")]
    assert {"articles/a/photo.jpg", "data/code.png"} <= set(preview)
    whole = whole_site(configuration, project / "cache", final=False)
    files = {file.relative_to(published).as_posix() for file in published.rglob("*") if file.is_file()}
    assert {address for address in whole if address.startswith("pictures/")} == {
        name for name in files if name.startswith("pictures/")
    }


WATCH = """window.shift = 0;
new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; }).observe({type: "layout-shift", buffered: true});"""


@pytest.mark.parametrize(("width", "dots", "taken"), [(390, 2, 800), (360, 3, 1200), (1440, 1, 800), (1440, 2, 1600)])
def test_a_browser_takes_the_file_that_fits_and_the_text_stays_where_it_is(
    published: Path, browser: Any, width: int, dots: int, taken: int
) -> None:
    with served(published) as address:
        context = browser.new_context(viewport={"width": width, "height": 900}, device_scale_factor=dots)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.goto(f"{address}articles/a/", wait_until="load")
        page.evaluate("document.querySelector('.prose img').decode()")
        images = page.evaluate(
            "[...document.querySelectorAll('.prose img')].map((i) => [i.alt, i.currentSrc, i.clientWidth / i.clientHeight])"
        )
        assert {alt: ratio for alt, _, ratio in images} == pytest.approx(
            {"照片": 4 / 3, "动画": 5 / 3, "图": 1.8, "图表": 1.5}, rel=0.02
        )
        assert images[0][1].endswith(f"-{taken}.webp")
        assert page.evaluate("window.shift") == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_a_picture_that_is_damaged_inside_is_named_once_and_nothing_is_published(tmp_path: Path) -> None:
    lay({"content/articles/a.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n![图](a.png)\n", "mkdocs.yml": CONFIG}, tmp_path)
    whole = saved(drawn((900, 600)), "PNG")
    at = whole.index(b"IDAT") + 8
    (tmp_path / "content/articles/a.png").write_bytes(whole[:at] + b"\xff" * 60 + whole[at + 60 :])
    where = ["--config", tmp_path / "mkdocs.yml", "--site", tmp_path / "site", "--cache", tmp_path / "cache"]
    done = CliRunner().invoke(main, ["build", "--no-pdf", "--lang", "en", "--executor", "inline", *map(str, where)])
    assert done.exit_code == 1 and not (tmp_path / "site").exists()
    assert done.output.count("damaged-picture") == 1 and "articles/a.png" in done.output
