"""Codes of lists of members, and of what a site says of its mails."""

from __future__ import annotations

from huikan.diagnostics.codes.code import ERROR, NOTE, Code

CODES: dict[str, Code] = {
    "members-encoding": ERROR,
    "members-none": ERROR,
    "members-no-column": ERROR,
    "members-quotes": ERROR,
    "member-cells": ERROR,
    "member-no-address": ERROR,
    "member-address": ERROR,
    "member-twice": ERROR,
    "member-language": ERROR,
    "one-click": NOTE,
}
