"""Pictures of a manuscript: those that a site can show become files, the others are named."""

from __future__ import annotations

from dataclasses import dataclass, field

from huikan import media
from huikan.importing.reports import Report

SUFFIXES = {"PNG": "png", "JPEG": "jpg", "GIF": "gif", "WebP": "webp"}


@dataclass(slots=True)
class Pictures:
    """`files` by name: what is the same stands in it once. Names count from 1, behind `stem`."""

    stem: str
    files: dict[str, bytes] = field(default_factory=dict)
    _names: dict[bytes, str] = field(default_factory=dict)

    def add(self, data: bytes, report: Report, place: int, excerpt: str, label: str) -> str:
        """The name under which a picture is kept, "" for one that cannot be shown. `label` is
        what it is called in the file."""
        if data in self._names:
            return self._names[data]
        kind = media.recognised(data)
        if kind not in SUFFIXES:
            report.add("import-picture-format", place, excerpt, name=label, kind=_described(kind, label))
            return ""
        if not _is_sound(data, report, place, excerpt, label):
            return ""
        name = f"{self.stem}-{len(self.files) + 1}.{SUFFIXES[kind]}"
        self.files[name] = data
        self._names[data] = name
        return name


def _is_sound(data: bytes, report: Report, place: int, excerpt: str, label: str) -> bool:
    """Whether the picture is whole and of a size that a browser can bear, by its header alone."""
    try:
        raster = media.measure(data)
        largest, together = media.animation_size(data)
    except media.DamagedError:
        report.add("import-picture-damaged", place, excerpt, name=label)
        return False
    large = raster.is_large or len(data) > media.MOST_BYTES or largest > media.MOST_PIXELS or together > media.MOST_UNFOLDED
    if large:
        report.add("import-picture-large", place, excerpt, name=label, size=f"{raster.width} × {raster.height}")
    return not large


def _described(kind: str, label: str) -> str:
    suffix = media.suffix_of(label).upper()
    return suffix if suffix in ("WMF", "EMF", "TIF", "TIFF", "BMP", "SVG", "PCT", "WDP") else kind or suffix or "?"
