"""Works with a marker in every field of every kind, and the search for
leaked markers in a published site."""

from __future__ import annotations

import datetime as time
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf

from huikan.model import FOLDERS, KINDS, PARTS, Meta
from huikan.source.schema_errors import kinds, nested_fields

CHOICES = {  # fields that hold one of a few words
    "matter": "back",
    "notes": "chapter",
    "citation_style": "gbt7714",
    "form": "document",
    "urgency": "urgent",
    "sealed": "false",
    "barcode_addon": "'03'",
    "stock": "uncoated",
    "binding": "hardcover",
}
MAPPINGS = {
    "highlights": False,
    "versions": False,
    "corrections": False,
    "retracted": True,
    "ai": True,
}  # whether it is one, not a list
NESTED = {"text": "generated", "pictures": "assisted", "date": "1907-01-17", "number": "{}1", "url": "https://example.org/{}"}
STATES = {"draft": "status: draft", "internal": "visibility: internal", "future": "publish_on: 2025-08-01T08:30"}
SET = {
    "status",
    "publish_on",
    "visibility",
    "waive",
    "translated_from",
    "date",
    "cover",
    "attachments",
    "bibliography",
    "moved_from",
}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>{}</title><rect width="9" height="9"/></svg>'


def works() -> Iterator[tuple[str, str]]:
    """(path, text) of an unpublished work of every kind in every state and both
    languages, and of the files beside it.

    A part stands in a publication of its state; drafts, internal and future parts of a
    published issue are there as well.
    """
    for state, line in STATES.items():
        for kind in KINDS:
            folder = _folder(kind, state)
            for lang in ("zh", "en"):
                name = "index" if kind not in PARTS.values() else f"canary-{state}-{kind}"
                suffix = "" if lang == "zh" else f".{lang}"
                own = line if kind not in PARTS.values() else ""
                yield f"{folder}/{name}{suffix}.md", _text(kind, state, lang, own)
            yield f"{folder}/image/canary-{state}-{kind}.svg", PICTURE.format(canary(state, kind, "drawing"))
            yield f"{folder}/canary-{state}-{kind}.csv", f"a,{canary(state, kind, 'table')}\n"
            yield f"{folder}/canary-{state}-{kind}.bib", _bibliography(state, kind)
        yield f"newsletters/open/canary-{state}-part.md", f"---\ntitle: {canary(state, 'part', 'title')}\n{line}\n---\n正文\n"


def _bibliography(state: str, kind: str) -> str:
    return f"@misc{{{canary(state, kind, 'bib')}, title = {{{canary(state, kind, 'entry')}}}, year = 2020}}\n"


def _folder(kind: str, state: str) -> str:
    whole = next((whole for whole, part in PARTS.items() if part == kind), kind)
    top = next((folder for folder, name in FOLDERS.items() if name == whole), "canarypages")
    return f"{top}/canary-{state}-{whole}"


def canary(*parts: str) -> str:
    return "".join(("CANARY", *(re.sub(r"[^A-Z0-9]", "", part.upper()) for part in parts)))


def _text(kind: str, state: str, lang: str, line: str) -> str:
    name = f"canary-{state}-{kind}"
    lines = [f"date: 2025-01-01\ncover: image/{name}.svg\nbibliography: {name}.bib", line]
    lines += [f"moved_from: {next(iter(FOLDERS))}/{name}-before\nwaive: {{placeholder: {canary(state, kind, lang, 'waive')}}}"]
    if "attachments" in KINDS[kind].model_fields:
        lines.append(f"attachments: [{{file: {name}.csv, title: {canary(state, kind, lang, 'attachment')}}}]")
    lines += [f"{field}: {value}" for field, value in _fields(KINDS[kind], state, kind, lang)]
    mark = canary(state, kind, lang, "body")
    body = f"{mark} [@{canary(state, kind, 'bib')}] [words](canary-{state}-{kind}.csv) ![{mark}ALT](image/{name}.svg)\n\n## {mark}HEADING\n\n$$\\text{{{mark}FORMULA}}$$\n\n[^1]\n\n[^1]: {mark}NOTE\n"
    return "---\n" + "\n".join(part for part in lines if part) + f"\n---\n{body}"


def _fields(cls: type[Meta], *names: str) -> Iterator[tuple[str, str]]:
    """A value for every field that can hold one: words where words fit, else a number
    or a day that nothing else has."""
    for number, field in enumerate(name for name in cls.model_fields if name not in SET):
        meant, word = kinds(cls, field), canary(*names, field)
        nested = nested_fields(meant)
        if "affiliation" in nested:
            parts = {part: f"{word}{part.upper()}" for part in ("name", "affiliation", "orcid", "expert", "email")}
            yield field, "[{" + ", ".join(f"{part}: {value}" for part, value in parts.items()) + "}]"
        elif nested and field in MAPPINGS:
            said = {part: NESTED.get(part, "{}").format(f"{word}{part.upper()}") for part in nested}
            entry = "{" + ", ".join(f"{part}: {value}" for part, value in said.items()) + "}"
            yield field, entry if MAPPINGS[field] else f"[{entry}]"
        elif field.endswith("_url"):
            yield field, f"https://example.org/{word}"
        elif time.date in meant:
            yield field, f"1907-{number % 12 + 1:02}-17"
        elif field == "macros":
            yield field, f"'\\newcommand{{\\{word}}}{{x}}'"
        elif field in CHOICES:
            yield field, CHOICES[field]
        elif int in meant:
            yield field, "1907" if field == "year" else f"19070{number:03}"
        else:
            yield field, word


# The search


def traces(site: Path, word: bytes = b"canary") -> list[str]:
    """Where in a site a word is: in names, in bytes, in compressed parts, in the
    text, titles and metadata of PDFs."""
    found = []
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        for where, content in [("name", name.encode()), *_contents(path)]:
            if word.lower() in content.lower():
                found.append(f"{name} ({where})")
    return found


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    content = path.read_bytes()
    yield "bytes", content
    for start in {0, 4, *(match.start() for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", content))}:
        for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
            try:
                yield "compressed", zlib.decompressobj(window).decompress(content[start:])
            except zlib.error:
                continue
    if content.startswith(b"PK"):
        with ZipFile(path) as archive:
            yield "archive", b"\n".join(entry.encode() + b"\n" + archive.read(entry) for entry in archive.namelist())
    if content.startswith(b"%PDF"):
        with pikepdf.open(path) as pdf:
            yield "PDF objects", b"\n".join(_pieces(pdf))
            yield "PDF text", "\n".join(page_text(page) for page in pdf.pages).encode()


def _pieces(pdf: pikepdf.Pdf) -> Iterator[bytes]:
    """Every stream and every string of a PDF, its metadata and attachments among them."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream):
            yield item.read_bytes() if item.get("/Subtype") != "/Image" else item.read_raw_bytes()
        queue: list[Any] = [item]
        while queue:
            part = queue.pop()
            if isinstance(part, pikepdf.String):
                yield str(part).encode("utf-8", "replace")
            elif isinstance(part, pikepdf.Dictionary | pikepdf.Stream):
                queue += [value for _, value in part.items() if not getattr(value, "is_indirect", False)]
            elif isinstance(part, pikepdf.Array):
                queue += [value for value in part if not getattr(value, "is_indirect", False)]


def page_text(page: pikepdf.Page) -> str:
    """The characters that a page shows, by the fonts' own tables."""
    tables = {name: _unicode(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    text, table = "", {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = tables.get(str(operands[0]), {})
        elif str(operator) in ("Tj", "TJ"):
            pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
            for codes in (bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)):
                text += "".join(table.get(codes[at : at + 2], "") for at in range(0, len(codes), 2))
    return text


def _unicode(font: Any) -> dict[bytes, str]:
    table = {}
    if "/ToUnicode" in font:
        for code, char in re.findall(rb"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", font.ToUnicode.read_bytes()):
            table[bytes.fromhex(code.decode())] = bytes.fromhex(char.decode()).decode("utf-16-be", "replace")
    return table
