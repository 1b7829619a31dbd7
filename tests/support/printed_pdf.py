"""Small PDFs whose text is known, and files as results of earlier stages."""

from __future__ import annotations

from pathlib import Path

import pikepdf

from huikan.tasks import Artifact, FileRef
from huikan.tasks.cache import CacheEntry


def finished(path: Path, address: str) -> Artifact:
    return Artifact(address, CacheEntry(path, FileRef.of(path).sha256, path.stat().st_size, 0), made=False)


def pdf(path: Path, *texts: str) -> Path:
    """A PDF of these pages, numbered i, ii, iii; each character has a code of its own."""
    codes = {character: number for number, character in enumerate(sorted({*"".join(texts)}), 1)}
    lines = "".join(f"<{code:04x}> <{character.encode('utf-16-be').hex()}>\n" for character, code in codes.items())
    with pikepdf.new() as book:
        table = book.make_stream(f"beginbfchar\n{lines}endbfchar".encode())
        inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, DW=1000)
        outer = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type0, "/Encoding": pikepdf.Name("/Identity-H")}
        font = pikepdf.Dictionary({**outer, "/ToUnicode": table, "/DescendantFonts": pikepdf.Array([inner])})
        for text in texts:
            page = book.add_blank_page()
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F0=font))
            shown = "".join(f"{codes[character]:04x}" for character in text)
            page.Contents = book.make_stream(f"BT /F0 10 Tf 20 300 Td <{shown}> Tj ET".encode())
        book.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.r)]))
        book.save(path, deterministic_id=True)
    return path
