"""BibTeX and BibLaTeX as entries, and entries as BibTeX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from huikan.bibliography.bibtex_syntax import Fault, RawEntry, scan
from huikan.bibliography.entry import Entry, Name, bare_doi, clean_date, clean_pages
from huikan.bibliography.names import read_names, undivided
from huikan.bibliography.tex import plain, verbatim, without_html, written

DEEPEST = 8  # an entry that refers to an entry that refers to …
_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "periodical": "article-journal",
    "magazine": "article-magazine",
    "newspaper": "article-newspaper",
    **dict.fromkeys(("book", "mvbook", "booklet", "manual", "reference", "mvreference"), "book"),
    **dict.fromkeys(("inbook", "incollection", "inreference", "bookinbook", "suppbook", "suppcollection"), "chapter"),
    **dict.fromkeys(("inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("proceedings", "mvproceedings"), "proceedings"),
    **dict.fromkeys(("collection", "mvcollection"), "collection"),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), "thesis"),
    **dict.fromkeys(("techreport", "report"), "report"),
    "standard": "standard",
    "patent": "patent",
    **dict.fromkeys(("online", "electronic", "www", "webpage", "video"), "webpage"),
    **dict.fromkeys(("dataset", "data"), "dataset"),
    "database": "database",
    **dict.fromkeys(("preprint", "unpublished"), "preprint"),
    **dict.fromkeys(("software", "computerprogram"), "software"),
    "map": "map",
    "archive": "archive",
}
_GENRES = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
_HOSTED = frozenset(("article-journal", "article-magazine", "article-newspaper", "chapter", "paper-conference"))
_PAPERS = re.compile("(?:日报|晚报|晨报|时报|早报|周报|青年报|商报|Daily|Times|Post|Herald)$")
_ACCESSED = re.compile(
    r"(?:accessed|retrieved|visited|引用日期|访问日期|访问于)\W*(?:on\s*)?(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})", re.IGNORECASE
)
_ARXIV = re.compile(r"arXiv:\s*([\w.-]+/?\d+(?:v\d+)?)", re.IGNORECASE)  # as Google Scholar writes it, for a journal
_EPRINTS = {"arxiv": ("arXiv", "https://arxiv.org/abs/"), "chinaxiv": ("ChinaXiv", ""), "biorxiv": ("bioRxiv", "")}


def read_bibtex(text: str) -> tuple[list[Entry], list[Fault]]:
    """The entries of a .bib file, and what is wrong in it. Never raises."""
    raw, faults = scan(text)
    by_key: dict[str, RawEntry] = {}
    for entry in raw:
        if entry.key in by_key:
            faults.append(Fault("bib-duplicate", entry.line, entry.key))
        by_key.setdefault(entry.key, entry)
    by_name = {key.lower(): entry for key, entry in reversed(by_key.items())}
    entries = []
    for entry in by_key.values():
        whole, missing = _inherited(entry, by_name, DEEPEST)
        faults += [Fault("bib-crossref", entry.line, missing)] if missing else []
        entries.append(_entry(entry, whole))
    return entries, sorted(faults, key=lambda fault: fault.line)


def _inherited(entry: RawEntry, others: Mapping[str, RawEntry], depth: int) -> tuple[dict[str, str], str]:
    """The fields of an entry with those of the one that it refers to, and the key of one that is
    not there. What is a title there is the title of the whole here."""
    key = entry.fields.get("crossref") or entry.fields.get("xdata") or ""
    if not key or not depth:
        return entry.fields, ""
    parent = others.get(key.strip().lower())
    if parent is None or parent is entry:
        return entry.fields, key
    inherited, missing = _inherited(parent, others, depth - 1)
    names = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
    whole = {names.get(name, name): value for name, value in inherited.items() if name not in ("crossref", "pages", "doi", "url")}
    return {**whole, **entry.fields}, missing


def _entry(raw: RawEntry, values: Mapping[str, str]) -> Entry:
    def text(*names: str) -> str:
        return next((found for name in names if (found := without_html(plain(values.get(name, ""))))), "")

    def exact(*names: str) -> str:
        return next((found for name in names if (found := verbatim(values.get(name, "")))), "")

    authors, others = read_names(values.get("author", ""))
    editors, _ = read_names(values.get("editor", "") or values.get("bookauthor", ""))
    translators, _ = read_names(values.get("translator", ""))
    note = text("note", "annotation")
    accessed = _ACCESSED.search(note)
    periodical = _TYPES.get(raw.type, "misc").startswith("article-")
    group = text("organization") if raw.type in ("manual", "online") else ""
    entry = Entry(
        key=raw.key,
        title=_titled(text("title"), text("subtitle")),
        authors=authors or ((undivided(group),) if group else ()),
        editors=editors,
        translators=translators,
        container=_titled(text("journaltitle", "journal", "booktitle"), text("booksubtitle")),
        publisher=text("publisher", "school", "institution", *(() if group else ("organization",))),
        place=text("address", "location"),  # with an address, `location` is where a meeting was
        date=_date(values),
        accessed=clean_date(text("urldate")) or (clean_date(accessed[1]) if accessed else ""),
        edition=text("edition"),
        volume=text("volume"),
        issue=text("number", "issue") if periodical else "",
        chapter=text("chapter"),
        pages=clean_pages(text("pages")) or text("eid", "articleno"),
        number="" if periodical else text("number"),
        genre=text("type") or _GENRES.get(raw.type, ""),
        version=text("version"),
        doi=bare_doi(exact("doi")),
        url=exact("url").split()[0] if exact("url") else "",
        isbn=text("isbn"),
        issn=text("issn"),
        language=text("langid", "language", "lang"),
        note="" if accessed and accessed[0] == note.rstrip(".") else note,
        more_authors=others,
        line=raw.line,
    )
    return _classified(raw, values, entry)


def _classified(raw: RawEntry, values: Mapping[str, str], entry: Entry) -> Entry:
    """The entry with its type: many preprints, newspapers and web pages are called something
    else."""
    kind, how = _TYPES.get(raw.type, "misc"), plain(values.get("howpublished", ""))
    archive = plain(values.get("eprinttype", "") or values.get("archiveprefix", "")).lower()
    if not entry.url and (address := re.search(r"https?://\S+", verbatim(values.get("howpublished", "")))):
        entry = replace(entry, url=address[0].rstrip("},"))
    if number := _ARXIV.search(entry.container):
        entry = replace(entry, url=entry.url or _EPRINTS["arxiv"][1] + number[1])
    nameless = not entry.container and bool(values.get("eprint"))
    if kind == "article-journal" and (entry.container.lower().startswith("arxiv") or nameless):
        kind = "preprint"
    if kind == "preprint" or (kind == "misc" and values.get("eprint") and archive in _EPRINTS):
        return _preprint(replace(entry, publisher=entry.publisher or how), plain(values.get("eprint", "")), archive)
    if kind == "article-journal" and (
        plain(values.get("entrysubtype", "")).lower() == "newspaper" or (not entry.volume and _PAPERS.search(entry.container))
    ):
        kind = "article-newspaper"
    if kind == "misc" and not entry.container and entry.url:
        kind = "webpage"
    return replace(entry, type=kind, publisher=entry.publisher or ("" if entry.url else how))


def _preprint(entry: Entry, eprint: str, archive: str) -> Entry:
    name, address = _EPRINTS.get(archive or entry.container.lower()[:5], (entry.container, ""))
    url = entry.url or (address + eprint if address and eprint else "")
    publisher = entry.publisher or name
    return replace(entry, type="preprint", publisher=publisher, container="", volume="", issue="", number="", url=url)


def _titled(title: str, subtitle: str) -> str:
    return f"{title}: {subtitle}" if title and subtitle else title


def _date(values: Mapping[str, str]) -> str:
    date = plain(values.get("date", "")).partition("/")[0]
    if date:
        return clean_date(date)
    year = plain(values.get("year", ""))
    month, day = plain(values.get("month", "")).lower(), plain(values.get("day", ""))
    number = month if month.isdecimal() else {name[:3]: f"{at:02}" for at, name in enumerate(_MONTHS, 1)}.get(month[:3], "")
    if not re.match(r"\d{4}$", year) or not number:
        return clean_date(year)
    return clean_date(f"{year}-{number}" + (f"-{day}" if day.isdecimal() else ""))


_MONTHS = "january february march april may june july august september october november december".split()

# How entries are written: the type, and the names of its fields where they are not the usual ones
_WRITTEN_TYPES: Mapping[str, str] = {
    "article-journal": "article",
    "article-magazine": "magazine",
    "article-newspaper": "newspaper",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "webpage": "online",
}
_WRITTEN_NAMES: Mapping[str, Mapping[str, str]] = {
    "thesis": {"publisher": "school"},
    "report": {"publisher": "institution"},
    "article-journal": {"container": "journal"},
    "article-magazine": {"container": "journal"},
    "article-newspaper": {"container": "journal"},
}
_VERBATIM = frozenset(("doi", "url"))


def write_bibtex(entry: Entry) -> str:
    """An entry as BibTeX, a field a line. `read_bibtex` reads it back as it was."""
    kind, genre = _WRITTEN_TYPES.get(entry.type, entry.type), entry.genre
    if entry.type == "thesis":
        kind = {"phdthesis": "phdthesis", "mathesis": "mastersthesis"}.get(genre, "thesis")
        genre = "" if kind != "thesis" else genre
    if entry.type == "report":
        kind = "techreport"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(replace(entry, genre=genre)) if value)
    return f"@{kind}{{{entry.key},\n{lines}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    own = _WRITTEN_NAMES.get(entry.type, {})
    yield "author", _written_names(entry.authors, entry.more_authors)
    yield "title", f"{{{written(entry.title)}}}" if entry.title else ""
    yield "editor", _written_names(entry.editors)
    yield "translator", _written_names(entry.translators)
    yield own.get("container", "booktitle"), written(entry.container)
    yield own.get("publisher", "publisher"), written(entry.publisher)
    yield "address", written(entry.place)
    plain_year = bool(re.fullmatch(r"\d{4}", entry.date)) or not re.match(r"\d{4}-", entry.date)
    yield ("year" if plain_year else "date"), written(entry.date)
    for name in ("edition", "volume"):
        yield name, written(getattr(entry, name))
    yield "number", written(entry.issue or entry.number)
    yield "pages", written(entry.pages).replace("-{}-", "--") if "--" in entry.pages else _range(entry.pages)
    yield "chapter", written(entry.chapter)
    yield "type", written(entry.genre)
    for name in ("version", "doi", "url", "isbn", "issn"):
        value = getattr(entry, name)
        yield name, value if name in _VERBATIM else written(value)
    yield "urldate", written(entry.accessed)
    yield "langid", written(entry.language)
    yield "note", written(entry.note)


def _range(pages: str) -> str:
    """Pages with the dash that TeX sets between numbers."""
    return re.sub(r"(?<=\w)-(?=\w)", "--", written(pages))


def _written_names(names: tuple[Name, ...], others: bool = False) -> str:
    return " and ".join([*map(_written_name, names), *(["others"] if others else [])])


def _written_name(name: Name) -> str:
    family, given = written(name.family), written(name.given)
    if name.literal or (not given and re.search(r"[\s,]", family)):
        return f"{{{family}}}"
    if not given:
        return family
    return ", ".join(filter(None, (f"{written(name.particle)} {family}".strip(), written(name.suffix), given)))
