"""What stands for an object that a PDF does not have, for all rooms that read PDFs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

NOTHING: Mapping[object, Object] = MappingProxyType({})  # in the place of a dictionary
