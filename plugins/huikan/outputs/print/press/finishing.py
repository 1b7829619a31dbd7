"""The last step of a press file: boxes and marks, nothing but ink on the pages,
PDF/X-4 with its printing condition."""

from __future__ import annotations

import datetime as time
import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from huikan.outputs.print.press import marks
from huikan.outputs.print.press.profiles import Profiles
from huikan.pdf_objects import NOTHING

if TYPE_CHECKING:
    from pikepdf import Object, Pdf

MM = 72 / 25.4
BLEED = 3 * MM
REGISTRY = "http://www.color.org"
SCREEN_ONLY = (
    *("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/Dests", "/OpenAction", "/PageMode", "/ViewerPreferences"),
    *("/AcroForm", "/PageLabels", "/PageLayout", "/Metadata", "/OutputIntents"),
)
METADATA = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate><xmp:MetadataDate>{day}</xmp:MetadataDate>
<xmp:CreatorTool>{tool}</xmp:CreatorTool><pdf:Producer>{tool}</pdf:Producer><pdf:Trapped>False</pdf:Trapped>
<xmpMM:DocumentID>uuid:{document}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{document}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
TOOL = "huikan"


@dataclass(frozen=True, slots=True)
class DocumentInfo:
    """What the file says of itself: its title, who made it, and the day of the publication."""

    title: str
    author: str
    day: time.date


def rotate_landscape(pdf: Pdf) -> None:
    """Turns pages that lie across the book (wide tables) to stand in it, their heads to the
    left, as the binder needs them."""
    from pikepdf import Array

    for page in pdf.pages:
        left, bottom, right, top = (float(value) for value in page.obj.MediaBox)
        if right - left <= top - bottom:
            continue
        page.contents_add(f"q 0 1 -1 0 {top + bottom:.4f} 0 cm\n".encode(), prepend=True)
        page.contents_add(b"\nQ")
        for name in ("/MediaBox", "/TrimBox", "/BleedBox"):
            x, y, to_x, to_y = (float(value) for value in page.obj[name])
            page.obj[name] = Array([top + bottom - to_y, x, top + bottom - y, to_x])


def pad(pdf: Pdf, signature: int, before: int = 0) -> None:
    """Adds empty pages until the count is a multiple of the signature,
    before the last `before` pages."""
    from pikepdf import Dictionary, Name, Page

    model = pdf.pages[-1].obj
    for _ in range(-len(pdf.pages) % signature):
        blank = Dictionary(Type=Name.Page, Resources=Dictionary(), Contents=pdf.make_stream(b""))
        for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
            blank[name] = model[name]
        pdf.pages.insert(len(pdf.pages) - before, Page(pdf.make_indirect(blank)))


def add_boxes_and_marks(pdf: Pdf, folds: Sequence[float] = (), levels: Sequence[float] = ()) -> None:
    """Gives every page its boxes and marks, keeps its art inside the bleed,
    and removes what is for screens."""
    from pikepdf import Array, Dictionary, Name

    mark_forms: dict[marks.Box, Object] = {}
    for page in pdf.pages:
        left, bottom, right, top = trim = marks.box(page.obj.TrimBox)
        if trim not in mark_forms:
            mark_forms[trim] = marks.form(pdf, trim, BLEED, folds, levels)
        page.obj.MediaBox = Array([left - marks.SLUG, bottom - marks.SLUG, right + marks.SLUG, top + marks.SLUG])
        page.obj.BleedBox = Array([round(value, 4) for value in (left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)])
        for key in ("/Annots", "/Tabs", "/StructParents", "/CropBox", "/ArtBox"):
            if key in page.obj:
                del page.obj[key]
        resources = page.obj.Resources = Dictionary(dict(page.obj.Resources.items()))
        resources.XObject = Dictionary(dict(resources.get("/XObject", NOTHING).items()) | {"/Marks": mark_forms[trim]})
        clip = f"q {left - BLEED:.4f} {bottom - BLEED:.4f} {right - left + 2 * BLEED:.4f} {top - bottom + 2 * BLEED:.4f} re W n\n"
        page.contents_add(clip.encode(), prepend=True)
        page.contents_add(b"\nQ /Marks Do")
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)


def write_pdfx(pdf: Pdf, info: DocumentInfo, profiles: Profiles) -> bytes:
    """The file as PDF/X-4. Its identifiers come from its own content: the
    same input gives the same bytes."""
    from pikepdf import Array, ObjectStreamMode

    for key in SCREEN_ONLY:
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root.OutputIntents = Array([_intent(pdf, profiles)])
    pdf.trailer.Info = _facts(pdf, info)
    pdf.remove_unreferenced_resources()
    pdf.Root.Metadata = _packet(pdf, info)
    if "/ID" in pdf.trailer:
        del pdf.trailer["/ID"]
    target = BytesIO()
    plain = ObjectStreamMode.disable
    pdf.save(target, deterministic_id=True, force_version="1.6", object_stream_mode=plain, fix_metadata_version=False)
    return target.getvalue()


def _intent(pdf: Pdf, profiles: Profiles) -> Object:
    """The printing condition with its profile."""
    from pikepdf import Dictionary, Name, String

    profile = pdf.make_stream(profiles.press.read(), N=4)
    name = String(profiles.condition)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=name,
            RegistryName=String(REGISTRY),
            Info=String(f"{profiles.condition}, at most {profiles.ink:g} % ink"),
            DestOutputProfile=profile,
        )
    )


def _facts(pdf: Pdf, info: DocumentInfo) -> Object:
    """What the file says of itself to programs that read no metadata packet."""
    from pikepdf import Dictionary, Name, String

    day = info.day.strftime("D:%Y%m%d000000Z")
    facts = {"/Title": info.title, "/Author": info.author, "/CreationDate": day, "/ModDate": day}
    facts |= {"/Creator": TOOL, "/Producer": TOOL}
    entries = {key: String(value) for key, value in facts.items()} | {"/Trapped": Name("/False")}
    return pdf.make_indirect(Dictionary(entries))


def _packet(pdf: Pdf, info: DocumentInfo) -> Object:
    """The same as a metadata packet."""
    from pikepdf import Name

    packet = METADATA.format(
        title=escape(info.title),
        author=escape(info.author),
        day=f"{info.day.isoformat()}T00:00:00Z",
        tool=TOOL,
        document=_identifier(pdf, info),
    )
    return pdf.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)


def _identifier(pdf: Pdf, info: DocumentInfo) -> uuid.UUID:
    """Of what is on the pages and what the file says of itself; no name of ours is in
    it but the word it began with."""
    from pikepdf import Array

    values = ", ".join(f"{field.name}={getattr(info, field.name)!r}" for field in fields(info))
    digest = hashlib.sha256(f"Imprint({values})".encode())  # as it has always been: a file keeps its identifier
    for page in pdf.pages:
        contents = page.obj.Contents
        for stream in contents if isinstance(contents, Array) else [contents]:
            digest.update(stream.read_raw_bytes())
    return uuid.uuid5(uuid.NAMESPACE_URL, digest.hexdigest())
