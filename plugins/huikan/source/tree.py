"""The files of content/: which are documents, data or assets, and which are none of them."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from huikan import addresses
from huikan.diagnostics import Diagnostic, found
from huikan.model import Asset, Document, Lang, Record, Society
from huikan.source.asset_validation import name_faults, validate
from huikan.source.document import MAX_BYTES, parse
from huikan.source.document_identity import misnamed_translations
from huikan.source.encodings import decode
from huikan.source.records import parse_records, parse_society

# What systems and programs leave behind; and what is written for the people who work in the folder.
LITTER = re.compile(
    r"\..*|~\$.*|.*~|.*\.(?:tmp|bak|swp|crdownload|part)|thumbs\.db|ehthumbs\.db|desktop\.ini|__macosx|"
    r"readme(?:\.\w+)?\.md|sources\.yml",
    re.I,
)
UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\\]")
MARKDOWN = re.compile(r"\.(?:markdown|mdown|mkdn?|mdx)$", re.I)
DATA = re.compile(r"data/([^/]+)\.ya?ml")
MACROS = "data/macros.tex"  # definitions for the formulas of all works


@dataclass(frozen=True, slots=True)
class Data:
    """What content/ holds beside the documents. `records` by the name
    of their file, `assets` by path. `macros` is the text of data/macros.tex."""

    society: Society | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    macros: str = ""


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one file of content/ says, and what is wrong with it."""

    value: Document | Asset | Society | tuple[Record, ...] | str | None
    faults: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything below content/, in the order of its paths, and everything that is wrong with it.

    `readings` are the files by their paths, for the next time that the folder is read.
    """

    documents: list[Document]
    data: Data
    findings: list[Diagnostic]
    readings: Mapping[str, FileReading] = field(default_factory=dict)


def read(root: Path, languages: Sequence[Lang]) -> tuple[list[Document], Data, list[Diagnostic]]:
    """The documents and the data below `root` (content/), and everything that is wrong with it."""
    content = read_content(root, languages)
    return content.documents, content.data, content.findings


def read_content(root: Path, languages: Sequence[Lang], known: Mapping[str, FileReading] = MappingProxyType({})) -> Content:
    """Everything below `root`. `known` has the readings of files that have not changed since,
    by their paths: these are not read again."""
    if not root.is_dir():
        return Content([], Data(), [found("no-content", "", path=root)])
    documents: list[Document] = []
    records: dict[str, tuple[Record, ...]] = {}
    assets: dict[str, Asset] = {}
    readings: dict[str, FileReading] = {}
    society, macros = None, ""
    files, faults = _files(root)
    for path, file in files:
        data = DATA.fullmatch(path)
        if path in assets or (data and data[1] in records):
            faults.append(_clash(path, path[: path.rindex(".")] + ".yaml" if data else path, path))
            continue
        reading = (None if path in readings else known.get(path)) or _reading(path, file, root, languages)
        readings.setdefault(path, reading)
        faults += reading.faults
        if isinstance(reading.value, Document):
            documents.append(reading.value)
        elif isinstance(reading.value, Asset):
            assets[path] = reading.value
        elif isinstance(reading.value, Society):
            society = reading.value
        elif isinstance(reading.value, str):
            macros = reading.value
        elif data and reading.value is not None:
            records[data[1]] = reading.value
    documents, assets, clashes = _without_clashes(documents, assets, languages)
    faults += [*clashes, *misnamed_translations([document.path for document in documents], languages)]
    return Content(documents, Data(society, records, assets, macros), faults, readings)


def _reading(path: str, file: Path, root: Path, languages: Sequence[Lang]) -> FileReading:
    """What a file says."""
    data = DATA.fullmatch(path)
    if not data and path != MACROS and not path.lower().endswith(".md"):
        return FileReading(*_asset(path, file, root))
    text, faults = _text(path, file)
    if text is None:
        return FileReading(None, tuple(faults))
    if path == MACROS:
        return FileReading(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), tuple(faults))
    value: Document | Society | tuple[Record, ...] | None
    if not data:
        value, more = parse(path, text, languages)
    elif data[1] == "society":
        value, more = parse_society(path, text, languages)
    else:
        value, more = parse_records(path, text, languages)
    return FileReading(value, (*faults, *more))


def _files(root: Path) -> tuple[list[tuple[str, Path]], list[Diagnostic]]:
    """(path from the root, file) of all regular files that are no
    litter; the others are refused."""
    files: list[tuple[str, Path]] = []
    faults: list[Diagnostic] = []

    def refuse(error: OSError) -> None:
        faults.append(found("unreadable-file", _path(root, Path(str(error.filename)))))

    for folder, subfolders, names in os.walk(root, onerror=refuse):
        for name in sorted((*subfolders, *names)):
            file = Path(folder, name)
            if LITTER.fullmatch(name):
                continue
            try:
                mode = file.lstat().st_mode
            except OSError as error:
                refuse(error)
                continue
            if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
                faults.append(found("not-a-file", _path(root, file)))
            elif stat.S_ISREG(mode):
                files.append((_path(root, file), file))
        subfolders[:] = [
            name for name in sorted(subfolders) if not LITTER.fullmatch(name) and not Path(folder, name).is_symlink()
        ]
    garbled = {path for path, _ in files if UNREADABLE.search(path)}
    faults += [found("garbled-name", path) for path in sorted(garbled)]
    unfit = {path: path_faults for path, _ in files if path not in garbled and (path_faults := name_faults(path))}
    faults += [fault for path in sorted(unfit) for fault in unfit[path]]
    # Of two names that differ by Unicode form only, the one by which a file is found comes first.
    files.sort(key=lambda item: (item[0], item[1] != root / item[0]))
    return [(path, file) for path, file in files if path not in garbled and path not in unfit], faults


def _path(root: Path, file: Path) -> str:
    """The path from the root, with "/", in NFC; bytes that are no UTF-8 become visible."""
    name = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
    return unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _text(path: str, file: Path) -> tuple[str | None, list[Diagnostic]]:
    try:
        if file.stat().st_size > 2 * MAX_BYTES:
            return None, [found("document-too-big", path, limit=f"{MAX_BYTES // 1024 // 1024} MB")]
        return decode(path, file.read_bytes())
    except OSError:
        return None, [found("unreadable-file", path)]


def _asset(path: str, file: Path, root: Path) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
    if MARKDOWN.search(path):
        return None, (found("unknown-suffix", path, suggestion=f"{file.stem}.md"),)
    if not (root / path).exists():  # who looks for the file by its path must find it
        return None, (found("decomposed-name", path),)
    try:
        asset, faults = validate(path, file)
    except OSError:
        return None, (found("unreadable-file", path),)
    return asset, tuple(faults)


def _without_clashes(
    documents: Sequence[Document], assets: Mapping[str, Asset], languages: Sequence[Lang]
) -> tuple[list[Document], dict[str, Asset], list[Diagnostic]]:
    """The documents and files without those that have the address of an earlier one,
    and a finding for each of these.

    Letter case and Unicode form make no difference: many file systems
    and hosts do not tell them apart.
    """
    page_files = [(doc.path, addresses.page_file(addresses.page(doc.key, doc.lang, languages))) for doc in documents]
    taken: dict[str, str] = {}
    faults = []
    for path, address in (*page_files, *((path, path) for path in assets)):
        first = taken.setdefault(unicodedata.normalize("NFC", address.casefold()), path)
        if first != path:
            faults.append(_clash(path, first, address))
    refused_paths = {fault.path for fault in faults}
    sound_documents = [document for document in documents if document.path not in refused_paths]
    return sound_documents, {path: asset for path, asset in assets.items() if path not in refused_paths}, faults


def _clash(path: str, other: str, address: str) -> Diagnostic:
    return found("same-address", path, other=other, address=address)
