"""The libraries of the system that decide how WeasyPrint sets text, and their versions:
asked of them, without WeasyPrint.

Another Pango breaks lines elsewhere, another HarfBuzz shapes and subsets glyphs otherwise; so
their versions are part of what PDFs are cached by. Standard library only: a build that prints
nothing loads no WeasyPrint for it.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from ctypes.util import find_library
from functools import cache
from itertools import chain

MISSING = "not found"
_FOLDERS = r"C:\msys64\ucrt64\bin;C:\msys64\mingw64\bin;C:\Program Files\GTK3-Runtime Win64\bin"  # WeasyPrint's own


@cache
def versions() -> Mapping[str, str]:
    """The versions of the libraries by name, "not found" for one
    that is not there or does not say."""
    return {name: next(_said(ask, names), MISSING) for name, (ask, names) in _LIBRARIES.items()}


def _said(ask: Callable[[ctypes.CDLL], str], names: tuple[str, ...]) -> Iterator[str]:
    """What the first library that can be loaded by one of these names says."""
    elsewhere = (find_library(names[-1]) for _ in names[:1] if sys.platform != "linux")  # where the loader does not look
    for name in chain(names, filter(None, elsewhere)):
        with suppress(OSError):
            library = _loaded(name)
            with suppress(AttributeError, ValueError):  # it lacks the function or the text
                yield ask(library)
            return


def _loaded(name: str) -> ctypes.CDLL:
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _FOLDERS).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
        return ctypes.CDLL(name, winmode=0x1000)  # LOAD_LIBRARY_SEARCH_DEFAULT_DIRS
    return ctypes.CDLL(name)


def _text(function: str) -> Callable[[ctypes.CDLL], str]:
    """What a function without arguments gives as text."""

    def ask(library: ctypes.CDLL) -> str:
        entry_point = library[function]
        entry_point.restype = ctypes.c_char_p
        answer: bytes | None = entry_point()
        return (answer or b"").decode("ascii") or MISSING

    return ask


def _number(function: str) -> Callable[[ctypes.CDLL], str]:
    """What a function without arguments gives as a number."""
    return lambda library: str(library[function]())


def _fribidi(library: ctypes.CDLL) -> str:
    """The first line of FriBidi's only word about itself."""
    description = ctypes.c_char_p.in_dll(library, "fribidi_version_info").value or b""
    return description.decode("ascii").strip().partition("\n")[0] or MISSING


def _subset(library: ctypes.CDLL) -> str:
    """It has no version of its own; WeasyPrint does without it, and
    then fonts are subset another way."""
    return "found" if library["hb_subset_input_create_or_fail"] else MISSING


def _freetype(library: ctypes.CDLL) -> str:
    handle = ctypes.c_void_p()
    if library["FT_Init_FreeType"](ctypes.byref(handle)):
        return MISSING
    parts = [ctypes.c_int() for _ in range(3)]
    library["FT_Library_Version"](handle, *map(ctypes.byref, parts))
    library["FT_Done_FreeType"](handle)
    return ".".join(str(part.value) for part in parts)


def _names(name: str, number: str, version: str = "") -> tuple[str, ...]:
    """What a library is called on Linux, macOS and Windows."""
    stem = f"lib{name}{version}"
    return f"{stem}.so.{number}", f"{stem}.{number}.dylib", f"{stem}.dylib", f"{stem}-{number}.dll", f"{name}{version}"


_LIBRARIES: Mapping[str, tuple[Callable[[ctypes.CDLL], str], tuple[str, ...]]] = {
    "Pango": (_text("pango_version_string"), _names("pango", "0", "-1.0")),
    "HarfBuzz": (_text("hb_version_string"), _names("harfbuzz", "0")),
    "HarfBuzz subset": (_subset, _names("harfbuzz-subset", "0")),
    "fontconfig": (_number("FcGetVersion"), _names("fontconfig", "1")),
    "FreeType": (_freetype, _names("freetype", "6")),
    "FriBidi": (_fribidi, _names("fribidi", "0")),
}
