"""A package's licence as SPDX names it: from its expression, its words, its
classifiers or the text of its licence."""

from __future__ import annotations

from importlib.metadata import PackageMetadata

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "MIT License": "MIT",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
# Short words that some packages write instead of an expression. “BSD License” is not
# among them: there are several.
WORDS = {"Apache 2.0": "Apache-2.0", "Apache License 2.0": "Apache-2.0", "BSD": "BSD License"}
IDENTIFIERS = frozenset(
    "Apache-2.0 BSD-2-Clause BSD-3-Clause GPL-2.0-or-later ISC LGPL-2.0-or-later LGPL-3.0-or-later MIT MIT-0 MIT-CMU "
    "MPL-1.1 MPL-2.0 OFL-1.1 PSF-2.0 Unlicense 0BSD Zlib".split()
)


# What only one licence says; “BSD License” is decided by these too.
TEXTS = (
    ("MIT", "Permission is hereby granted, free of charge, to any person obtaining a copy"),
    ("BSD-3-Clause", "Neither the name"),
    ("BSD-3-Clause", "may not be used to endorse or promote products"),
    ("BSD-2-Clause", "Redistributions in binary form must reproduce the above copyright"),
)


def licences_of(fields: PackageMetadata, texts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """SPDX identifiers, one SPDX expression, or what the package says in words. Several: a
    choice or a mixture, see there.

    `texts` are its licences' own texts.
    """
    expression = _field(fields, "License-Expression")
    if expression:
        return (expression,)
    word = " ".join(_field(fields, "License").split())
    if WORDS.get(word, word) in IDENTIFIERS:
        return (WORDS.get(word, word),)
    names = [line.rpartition(" :: ")[2] for line in fields.get_all("Classifier") or () if line.startswith("License :: ")]
    licences = tuple(sorted({CLASSIFIERS.get(name, name) for name in names if name != "OSI Approved"}))
    if licences in ((), ("BSD License",)):
        licences = _read(texts) or licences
    return licences or ((word,) if 0 < len(word) < 60 and word != "UNKNOWN" else ("not stated",))


def _field(fields: PackageMetadata, name: str) -> str:
    """A field that may be missing; not by its name, which some readers of metadata refuse then."""
    return str(next(iter(fields.get_all(name) or ()), ""))


def _read(texts: tuple[str, ...]) -> tuple[str, ...]:
    plain = [" ".join(text.split()) for text in texts]
    names = (next((name for name, words in TEXTS if words in text), "") for text in plain)
    return tuple(sorted({name for name in names if name}))
