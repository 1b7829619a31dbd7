"""Bibliographies: what is cited, read from BibTeX, CSL-JSON and RIS, and written after a style.

`read` makes entries of a file; a style of `STYLES` makes runs of text of an entry, each item in its
own language. Pure: files are read elsewhere.
"""

from huikan.bibliography.apa import APA
from huikan.bibliography.bibtex import write_bibtex
from huikan.bibliography.bibtex_syntax import Fault
from huikan.bibliography.csl_json import write_csl_json
from huikan.bibliography.entry import TYPES, Entry, Name
from huikan.bibliography.names import han_name, own_name
from huikan.bibliography.order import by_author, year_letters
from huikan.bibliography.reading import MOST_BYTES, SUFFIXES, Bibliography, dumps, loads, read
from huikan.bibliography.ris import write_ris
from huikan.bibliography.runs import Run, Runs, text_of
from huikan.bibliography.styles import NUMBERED, STYLES, Style

__all__ = [
    "APA",
    "MOST_BYTES",
    "NUMBERED",
    "STYLES",
    "SUFFIXES",
    "TYPES",
    "Bibliography",
    "Entry",
    "Fault",
    "Name",
    "Run",
    "Runs",
    "Style",
    "by_author",
    "dumps",
    "han_name",
    "loads",
    "own_name",
    "read",
    "text_of",
    "write_bibtex",
    "write_csl_json",
    "write_ris",
    "year_letters",
]
