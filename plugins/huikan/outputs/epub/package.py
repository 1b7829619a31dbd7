"""make: a book as a file: the package document, the archive, the cover."""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from huikan import drawing, media
from huikan.interface import words
from huikan.markup.epub import formula_drawings
from huikan.outputs.epub import documents
from huikan.outputs.epub.page_breaks import PagedChapter, opened, paged
from huikan.outputs.epub.values import EpubBook
from huikan.pdf_texts import page_texts
from huikan.svg_pixels import png_of
from huikan.tasks import FileRef

COVER = (1200, 1600)  # pixels at most
CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
TYPES: Mapping[str, str] = {
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}


def make(book: EpubBook) -> bytes:
    """The book as an EPUB file. OSError where a picture cannot be decoded."""
    chapters = _paged(book)
    images = {name: media.published(file.read()) for name, file in book.images.items()}
    pages = {
        "cover.xhtml": documents.cover_page(book),
        "title.xhtml": documents.title_page(book),
        "nav.xhtml": documents.navigation(book, chapters),
    }
    pages |= {
        f"{chapter.name}.xhtml": documents.chapter_page(book, chapter, chapters[chapter.name].root) for chapter in book.chapters
    }
    drawings = {name: svg for chapter in book.chapters for name, svg in formula_drawings(chapter.fragment).items()}
    images |= {name: svg.encode() for name, svg in drawings.items() if any(f'"{name}"' in text for text in pages.values())}
    pages |= {"index.xhtml": documents.index_page(book)} if book.index else {}
    files: dict[str, bytes] = {
        "META-INF/container.xml": CONTAINER.encode(),
        "EPUB/book.opf": _package(book, pages, sorted(images)).encode(),
    }
    files |= {f"EPUB/{name}": text.encode() for name, text in pages.items()}
    files |= {"EPUB/book.css": documents.STYLE.encode(), "EPUB/cover.jpg": _cover(book)}
    files |= {f"EPUB/{name}": content for name, content in sorted(images.items())}
    return _archive(files)


def _paged(book: EpubBook) -> Mapping[str, PagedChapter]:
    """The texts with the pages of the book's PDF; without one, with those on which papers begin."""
    trees = {chapter.name: documents.chapter_tree(book, chapter) for chapter in book.chapters}
    if printed := page_texts(book.printed.read()) if book.printed else ():
        return paged(trees, printed)
    return {chapter.name: opened(trees[chapter.name], chapter.page) for chapter in book.chapters}


def _archive(files: Mapping[str, bytes]) -> bytes:
    """The files behind the type of the archive, which comes first and plain (OCF, 4.3)."""
    target = BytesIO()
    with ZipFile(target, "w") as archive:
        archive.writestr(_entry("mimetype", ZIP_STORED), b"application/epub+zip")
        for name, content in files.items():
            packed = name.endswith((".jpg", ".jpeg", ".png", ".webp", ".gif"))
            archive.writestr(_entry(name, ZIP_STORED if packed else ZIP_DEFLATED), content)
    return target.getvalue()


def _entry(name: str, form: int) -> ZipInfo:
    """An entry that is the same whenever and wherever it is written."""
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type, entry.create_system, entry.external_attr = form, 3, 0o644 << 16
    return entry


def _package(book: EpubBook, pages: Mapping[str, str], images: Sequence[str]) -> str:
    prefix = f' prefix="TC260: {media.AI_NAMESPACE}"' if book.mark else ""
    lang = words(book.lang)["html_lang"]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{lang}"{prefix}>',
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
        *_metadata(book, pages),
        "</metadata>",
        "<manifest>",
        *_manifest(book, pages, images),
        "</manifest>",
        "<spine>",
        *(f'<itemref idref="{name.partition(".")[0]}"/>' for name in _order(book)),
        "</spine>",
        "</package>",
    ]
    return "\n".join(lines) + "\n"


def _order(book: EpubBook) -> tuple[str, ...]:
    return (
        "cover.xhtml",
        "title.xhtml",
        "nav.xhtml",
        *(f"{chapter.name}.xhtml" for chapter in book.chapters),
        *["index.xhtml"] * bool(book.index),
    )


def _manifest(book: EpubBook, pages: Mapping[str, str], images: Sequence[str]) -> Iterator[str]:
    for name in _order(book):
        text = pages[name]
        features = {"nav": name == "nav.xhtml", "mathml": "<math " in text, "svg": "<svg " in text}
        properties = " ".join(word for word, there in features.items() if there)
        attribute = f' properties="{properties}"' if properties else ""
        yield f'<item id="{name.partition(".")[0]}" href="{name}" media-type="application/xhtml+xml"{attribute}/>'
    yield '<item id="style" href="book.css" media-type="text/css"/>'
    yield '<item id="cover-image" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>'
    for number, name in enumerate(images):
        yield f'<item id="image-{number}" href="{name}" media-type="{TYPES[name.rpartition(".")[2]]}"/>'


def _metadata(book: EpubBook, pages: Mapping[str, str]) -> Iterator[str]:
    yield f'<dc:identifier id="id">{escape(book.identifier)}</dc:identifier>'
    if book.isbn:
        yield f"<dc:identifier>urn:isbn:{escape(book.isbn)}</dc:identifier>"
    yield f"<dc:title>{escape(book.title)}</dc:title>"
    yield f"<dc:language>{words(book.lang)['html_lang']}</dc:language>"
    yield from (f"<dc:creator>{escape(name)}</dc:creator>" for name in book.creators)
    yield f"<dc:publisher>{escape(book.publisher)}</dc:publisher>"
    yield f"<dc:date>{book.date.isoformat()}</dc:date>"
    yield f'<meta property="dcterms:modified">{book.modified.astimezone(time.UTC):%Y-%m-%dT%H:%M:%SZ}</meta>'
    yield f"<dc:source>{escape(book.url)}</dc:source>"
    yield f"<dc:description>{escape(book.summary)}</dc:description>" if book.summary else ""
    yield from (f"<dc:subject>{escape(subject)}</dc:subject>" for subject in book.subjects)
    yield f"<dc:rights>{escape(book.rights)}</dc:rights>" if book.rights else ""
    yield f'<meta property="TC260:AIGC">{escape(book.mark)}</meta>' if book.mark else ""
    yield from _accessibility(book, pages)


def _accessibility(book: EpubBook, pages: Mapping[str, str]) -> Iterator[str]:
    """What the book offers those who do not see it, no more than is so (schema.org, EPUB
    Accessibility 1.1)."""
    say, text = words(book.lang), "".join(pages.values())
    formulas, pictured = "<math " in text, bool(book.images) or "<svg " in text
    modes = ["textual", *["visual"] * pictured]
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability"]
    features += ["index"] if book.index else []
    features += ["MathML"] if formulas else []
    features += ["alternativeText"] if book.described else []
    if 'epub:type="page-list"' in text:
        features += ["pageNavigation", "pageBreakMarkers"]
        yield f'<meta property="pageBreakSource">{escape(book.page_source)}</meta>'
    yield from (f'<meta property="schema:accessMode">{mode}</meta>' for mode in modes)
    enough = "textual" if book.described else ",".join(modes)
    yield f'<meta property="schema:accessModeSufficient">{enough}</meta>'
    yield from (f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in features)
    yield '<meta property="schema:accessibilityHazard">none</meta>'
    summary = [say["epub_accessible"], say["epub_described" if book.described else "epub_not_described"]]
    summary += [say["epub_formulas"]] if formulas else []
    yield f'<meta property="schema:accessibilitySummary">{escape(" ".join(summary))}</meta>'


def _cover(book: EpubBook) -> bytes:
    """The cover as JPEG: the editor's picture, else the drawing of the first work."""
    from PIL import Image, ImageOps

    if isinstance(book.cover, FileRef):
        content = media.published(book.cover.read())
        pixels = png_of(content, COVER[0], book.fonts) if media.recognised(content) == "SVG" else content
    else:
        pixels = png_of(drawing.cover(book.cover).encode(), COVER[0], book.fonts)
    with Image.open(BytesIO(pixels)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        paper = Image.new("RGBA", upright.size, drawing.PAPER)
        flat = Image.alpha_composite(paper, upright).convert("RGB")
        flat.thumbnail(COVER, Image.Resampling.LANCZOS)
    target = BytesIO()
    mark = media.ai_mark(pixels)
    flat.save(target, "JPEG", quality=85, optimize=True, **({"xmp": media.xmp_packet(mark)} if mark else {}))
    return target.getvalue()
