"""A .docx as a package of parts: what it is, whether it may be opened, and its parts by name."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.etree.ElementTree import Element, ParseError

from huikan import media
from huikan.importing.docx.xml import UnsafeXmlError, parse

MOST_BYTES = 200 * 1024 * 1024  # of a file
MOST_XML = 64 * 1024 * 1024  # of a part that is read as XML
_MAIN = "word/document.xml"


class RefusedError(ValueError):
    """A file that is not opened: `code` is a finding's, `what` fills its words."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code)
        self.code, self.what = code, what


@dataclass(frozen=True, slots=True)
class Target:
    """What a part refers to: another part, or something outside of the file."""

    name: str
    outside: bool = False


@dataclass(slots=True)
class Package:
    archive: zipfile.ZipFile
    main: str = _MAIN
    _parsed: dict[str, Element | None] = field(default_factory=dict)

    def read(self, name: str, most: int = MOST_XML) -> bytes | None:
        """The bytes of a part; None where there is none. RefusedError beyond `most` bytes."""
        try:
            with self.archive.open(name) as stream:
                data = stream.read(most + 1)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
            raise RefusedError("import-damaged", name) from error
        if len(data) > most:
            raise RefusedError("import-unsafe", f"{name} > {most // 1024 // 1024} MB")
        return data

    def xml(self, name: str) -> Element | None:
        """A part as XML, read once."""
        if name not in self._parsed:
            data = self.read(name)
            try:
                self._parsed[name] = parse(data) if data is not None else None
            except UnsafeXmlError as error:
                raise RefusedError("import-unsafe", f"{name}: {error}") from error
            except (ParseError, ValueError, LookupError) as error:
                raise RefusedError("import-damaged", name) from error
        return self._parsed[name]

    def targets(self, name: str) -> Mapping[str, Target]:
        """What the part `name` refers to, by the identifiers that it uses."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        return {each.get("Id", ""): _target(each, folder) for each in (root if root is not None else ())}

    def related(self, name: str, kind: str) -> str:
        """The part of a kind (styles, footnotes …) that a part refers to, "" for none."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        for each in root if root is not None else ():
            if each.get("Type", "").rpartition("/")[2] == kind and each.get("TargetMode") != "External":
                return _target(each, folder).name
        return ""


def _target(relation: Element, folder: str) -> Target:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return Target(target, outside=True)
    name = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Target(name)


def opened(data: bytes) -> Package:
    """The package that a file's bytes are. RefusedError says why it is not opened: not a .docx,
    an older format, encrypted, with macros, or made to harm."""
    kind = media.recognised(data)
    if kind == "OLE":
        encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise RefusedError("import-encrypted" if encrypted else "import-old-word")
    if kind != "ZIP":
        raise RefusedError("import-not-word", kind or "?")
    if len(data) > MOST_BYTES:
        raise RefusedError("import-unsafe", f"> {MOST_BYTES // 1024 // 1024} MB")
    trouble = media.trouble(io.BytesIO(data), len(data), "docx")
    if trouble:
        macros = trouble.code == "archive-member" and trouble.what.lower().endswith("vbaproject.bin")
        code = "import-macros" if macros else "import-damaged" if trouble.code == "damaged-archive" else "import-unsafe"
        raise RefusedError(code, trouble.what)
    package = Package(zipfile.ZipFile(io.BytesIO(data)))
    types = package.read("[Content_Types].xml") or b""
    if b"macroenabled" in types.replace(b"\0", b"").lower():
        raise RefusedError("import-macros")
    package.main = package.related("", "officeDocument") or _MAIN
    if package.xml(package.main) is None:
        raise RefusedError("import-not-word", "ZIP")
    return package
