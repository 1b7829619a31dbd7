"""What stands for a dictionary that a PDF does not have."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pikepdf import Object

NOTHING: Mapping[object, Object] = MappingProxyType({})
