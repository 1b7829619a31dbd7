"""The implicit mark of AI-generated content in a picture's metadata (GB 45438—2025): the one thing
that is kept of it, because the law asks that nobody takes it away.

The mark is JSON under the name AIGC, in a packet of XMP (`TC260:AIGC`), in a text of PNG or in
EXIF. Its known fields are written anew; whatever else stands there is gone.
"""

from __future__ import annotations

import json
import re
import struct
from html import escape, unescape
from zlib import crc32

NAMESPACE = "http://www.tc260.org.cn/ns/AIGC/1.0/"
FIELDS = (
    "Label",
    "ContentProducer",
    "ProduceID",
    "ReservedCode1",
    "ContentPropagator",
    "PropagateID",
    "ReservedCode2",
)
LONGEST = 300  # characters of a field
_HEAD = 33  # bytes of a PNG's signature and of the chunk with its size
_MARK = re.compile(r"\bAIGC\b[^{}<>]{0,40}?(\{[^{}]{2,4000}\})")


def found_mark(metadata: bytes) -> str:
    """The mark in some metadata, as JSON; "" where there is none."""
    for text in (metadata.decode("utf-8", "replace"), *_wide(metadata)):
        for match in _MARK.finditer(unescape(text).replace('\\"', '"')):
            try:
                fields = json.loads(match[1])
            except ValueError:
                continue
            if str(fields.get("Label", "")) in ("1", "2", "3"):
                return mark_json({name: str(fields[name])[:LONGEST] for name in FIELDS if name in fields})
    return ""


def mark_json(fields: dict[str, str]) -> str:
    """A mark with some of its fields, in their order."""
    return json.dumps({name: fields.get(name, "") for name in FIELDS}, ensure_ascii=False, separators=(",", ":"))


def xmp_packet(mark: str) -> bytes:
    """A packet of XMP with the mark and nothing else."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" xmlns:TC260="{NAMESPACE}" TC260:AIGC="{escape(mark)}"/></rdf:RDF></x:xmpmeta>'
    ).encode()


def marked_png(content: bytes, mark: str) -> bytes:
    """A PNG with the mark behind its head, in a packet of XMP as its text (PNG 3rd edition, 11.3.3;
    XMP part 3, 1.1.5)."""
    body = b"iTXt" + b"XML:com.adobe.xmp\0" + b"\0\0\0\0" + xmp_packet(mark)
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", crc32(body))
    return content[:_HEAD] + chunk + content[_HEAD:]


def _wide(metadata: bytes) -> list[str]:
    """What may be text of two bytes a character, as comments in EXIF are."""
    if b"A\0I\0G\0C\0" in metadata:
        return [metadata[metadata.index(b"A\0I\0G\0C\0") :].decode("utf-16-le", "replace")]
    if b"\0A\0I\0G\0C" in metadata:
        return [metadata[metadata.index(b"\0A\0I\0G\0C") :].decode("utf-16-be", "replace")]
    return []
