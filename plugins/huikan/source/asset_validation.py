"""Which files may be published beside the documents: by their
names, and by what they really are."""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from huikan import addresses, media
from huikan.addresses.reserved import LONGEST_NAME, LONGEST_PATH
from huikan.diagnostics import Diagnostic, found
from huikan.model import Asset

# What Windows keeps for its devices, and what it cannot store: an editor there
# could not check the content out.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?|.*[. ]|.*[<>:\"|?*].*", re.I)
_RESERVED = {"site": "site-address", "rule": "host-address", "program": "host-address"}
_HEAD = 65_536  # bytes that tell what a file is


def name_faults(path: str) -> list[Diagnostic]:
    """Why no file of this name can be read; nothing where it can."""
    names = path.split("/")
    if len(path.encode()) > LONGEST_PATH or any(len(name.encode()) > LONGEST_NAME for name in names):
        return [found("long-name", path, limit=LONGEST_NAME)]
    if any(RESERVED.fullmatch(name) for name in names):
        return [found("reserved-name", path)]
    return []


def validate(path: str, file: Path) -> tuple[Asset | None, list[Diagnostic]]:
    """The asset that a file is, and why it is none or a faulty one.
    OSError where it cannot be read."""
    suffix = media.suffix_of(path)
    if suffix not in media.SUFFIXES:
        return None, [found("file-type", path, suffix=f".{suffix}" if suffix else "—", known=", ".join(media.SUFFIXES))]
    if reason := addresses.reserved_reason(path):
        return None, [found(_RESERVED[reason], path)]
    with os.fdopen(_plainly(file), "rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        head = stream.read(_HEAD)
        kind = media.recognised(head)
        misnamed = not media.fits(path, kind)
        if misnamed and not (kind in media.RASTERS and media.is_raster(path)):
            return None, [found("file-content", path, kind=kind or "?", suffix=f".{suffix}")]
        picture = kind in (*media.RASTERS, "SVG")
        if picture and size > media.MOST_BYTES:
            return None, [_large(path, f"{size / 1024 / 1024:.0f} MB")]
        if trouble := media.attachment_trouble(stream, kind, size, suffix):
            return None, [found(trouble.code, path, what=trouble.what, members=media.MOST_MEMBERS)]
        stream.seek(0)
        if not picture:
            return Asset(path, hashlib.file_digest(stream, "sha256").hexdigest(), size), []
        content = stream.read()
    asset = Asset(path, hashlib.sha256(content).hexdigest(), len(content))
    if suffix == "svg":
        return _drawing(asset, content)
    notes = [found("picture-suffix", path, kind=kind, suffix=f".{suffix}")] if misnamed else []
    admitted, faults = _raster(asset, content)
    return admitted, faults or notes


def _plainly(file: Path) -> int:
    """Open a file, also where it has become a link (an error) or a pipe (no
    waiting) since it was looked at."""
    return os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))


def _drawing(asset: Asset, content: bytes) -> tuple[Asset | None, list[Diagnostic]]:
    faults, losses = media.inspect(content)
    if faults:
        codes = {False: "unsafe-drawing", True: "costly-drawing"}
        return None, [found(codes[fault.costly], asset.path, line=fault.line, what=fault.what) for fault in faults]
    width, height = media.extent(content)
    counts = Counter(fault.what for fault in losses)
    what = ", ".join(name if count == 1 else f"{name} × {count}" for name, count in counts.items())
    notes = [found("cleaned-drawing", asset.path, line=losses[0].line, what=what)] if losses else []
    notes += [found("unprintable-colour", asset.path, line=fault.line, what=fault.what) for fault in media.unprintable(content)]
    notes += _effects(asset.path, content)
    return replace(asset, width=width, height=height, label=media.label_share(content), words=media.words(content)), notes


def _effects(path: str, content: bytes) -> list[Diagnostic]:
    effects = media.effects(content)
    counts = Counter(effect.what for effect in effects)
    what = ", ".join(name if count == 1 else f"{name} × {count}" for name, count in counts.items())
    return [found("drawing-in-pixels", path, line=effects[0].line, what=what)] if effects else []


def _raster(asset: Asset, content: bytes) -> tuple[Asset | None, list[Diagnostic]]:
    try:
        picture = media.measure(content)
        if picture.is_large:
            return None, [_large(asset.path, f"{picture.width} × {picture.height}")]
        largest, together = media.animation_size(content)
        if largest > media.MOST_PIXELS or together > media.MOST_UNFOLDED:
            return None, [_large(asset.path, f"{together // 1_000_000:,} MP")]
        media.strip_metadata(content)  # as it will be when it is published
        look = media.look(content)
    except media.DamagedError as error:
        return None, [found("damaged-picture", asset.path, reason=error)]
    return replace(asset, width=look.width, height=look.height, still=look.kind if look.still else ""), []


def _large(path: str, size: str) -> Diagnostic:
    megapixels, megabytes = media.MOST_PIXELS // 1_000_000, media.MOST_BYTES // 1024 // 1024
    return found("picture-too-large", path, size=size, megapixels=megapixels, megabytes=megabytes)
