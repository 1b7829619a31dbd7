"""Pictures, text boxes, charts and objects of a .docx."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from huikan import media
from huikan.importing.docx.package import RefusedError
from huikan.importing.docx.reader import Reader
from huikan.importing.docx.xml import chosen
from huikan.importing.elements import Picture

_EQUATIONS = ("equation", "mathtype")


def pictures(reader: Reader, element: Element) -> Iterator[Picture]:
    """The pictures of a drawing that a site can show; what it cannot is named."""
    outside_boxes = list(_without_boxes(element))
    tags = {each.tag for each in outside_boxes}
    described = next((each for each in outside_boxes if each.tag == "wp:docPr"), None)
    alt = (described.get("descr") or "") if described is not None else ""
    ole = next((each for each in outside_boxes if each.tag == "o:OLEObject"), None)
    if ole is not None:
        program = ole.get("ProgID", "")
        is_equation = any(name in program.lower() for name in _EQUATIONS)
        reader.add("import-old-formula" if is_equation else "import-object", what=program or "?")
        return
    if "c:chart" in tags or "dgm:relIds" in tags:
        reader.add("import-chart", what="SmartArt" if "dgm:relIds" in tags else "Chart")
    sources = [each for each in outside_boxes if each.tag in ("a:blip", "v:imagedata")]
    for source in sources:
        picture = _picture(reader, source, alt or source.get("o:title", ""))
        if picture:
            yield picture
    if not sources and not list(text_boxes(element)) and not tags & {"c:chart", "dgm:relIds"} and "v:shapetype" not in tags:
        reader.report.once("import-shape", reader.place, reader.excerpt)


def _without_boxes(element: Element) -> Iterator[Element]:
    yield element
    for child in chosen(element):
        if child.tag != "w:txbxContent":
            yield from _without_boxes(child)


def text_boxes(element: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing."""
    for child in chosen(element):
        if child.tag == "w:txbxContent":
            yield child
        else:
            yield from text_boxes(child)


def _picture(reader: Reader, source: Element, alt: str) -> Picture | None:
    identifier = source.get("r:embed") or source.get("r:id") or source.get("r:link") or source.get("o:relid") or ""
    target = reader.target(identifier)
    if target is None:
        return None
    label = posixpath.basename(target.name)
    if target.outside:
        reader.add("import-picture-linked", name=target.name[:120])
        return None
    try:
        data = reader.package.read(target.name, media.MOST_BYTES)
    except RefusedError as error:
        damaged = error.code == "import-damaged"
        size = f"> {media.MOST_BYTES // 1024 // 1024} MB"
        reader.add(*(["import-picture-damaged"] if damaged else ["import-picture-large"]), name=label, size=size)
        return None
    if data is None:
        reader.add("import-picture-damaged", name=label)
        return None
    name = reader.pictures.add(data, reader.report, reader.place, reader.excerpt, label)
    return Picture(name, _words(alt)) if name else None


def _words(alt: str) -> str:
    """An alternative text that somebody has written: programs write file names and guesses."""
    text = " ".join(alt.split())
    machine = media.suffix_of(text) in ("png", "jpg", "jpeg", "gif", "bmp", "tif") or text.startswith(
        ("图片 ", "Picture ", "IMG_")
    )
    return "" if machine or "描述已自动生成" in text or "automatically generated" in text else text
