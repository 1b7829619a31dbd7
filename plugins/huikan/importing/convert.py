"""convert: one file of another program as a text of ours, with its pictures and what was lost."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from posixpath import basename, dirname
from typing import Literal

from huikan.datasets import read as read_data
from huikan.datasets import text as cell_text
from huikan.diagnostics import Diagnostic
from huikan.importing import docx, html, markdown, odt
from huikan.importing.elements import Block, Inline, Manuscript, Picture
from huikan.importing.front_matter import front_matter
from huikan.importing.head import head
from huikan.importing.reports import Report
from huikan.importing.structure import levelled, linked, mapped, structured
from huikan.importing.writing import markdown as written
from huikan.model import KINDS, PARTS, Lang, profile_of
from huikan.source.encodings import likely_encoding

Form = Literal["docx", "odt", "html", "markdown", "spreadsheet", ""]
PICTURES = "image"  # the folder beside a text
_FORMS: Mapping[str, Form] = {
    **dict.fromkeys(("docx", "docm", "dotx", "doc", "wps", "wpt", "rtf", "pdf"), "docx"),
    **dict.fromkeys(("odt", "ott"), "odt"),
    **dict.fromkeys(("xlsx", "csv", "tsv"), "spreadsheet"),
    **dict.fromkeys(("html", "htm", "mhtml", "mht", "xhtml"), "html"),
    **dict.fromkeys(("md", "markdown", "mdown", "mkd", "txt"), "markdown"),
}
_STEM = "picture"
_OPEN, _CLOSE = "\ue000", "\ue001"  # round the key of a work until the way to it is known


@dataclass(frozen=True, slots=True)
class Job:
    """A file to import: its name, its bytes, and what it becomes: a work of `kind` with `key`."""

    name: str
    data: bytes
    kind: str
    key: str
    neighbour: markdown.Neighbour = lambda path: None
    siblings: Mapping[str, str] = field(default_factory=dict)  # name of a file -> key
    translation: bool = False  # of another file: what it does not say itself comes from that


@dataclass(frozen=True, slots=True)
class Import:
    """`files` by path from content/, the text first; none where the file was not read."""

    files: Mapping[str, bytes]
    findings: tuple[Diagnostic, ...]
    lang: Lang = "zh"


@dataclass(slots=True)
class _Content:
    """What has been read: a body, the fields of the head, files by the name the body has."""

    body: str
    fields: dict[str, object]
    pictures: Mapping[str, bytes]
    attachments: Mapping[str, bytes] = field(default_factory=dict)
    fallback_date: str = ""


def likely_kind_of_file(name: str) -> Form:
    """By which reader a file of this name is read, "" for none."""
    return _FORMS.get(basename(name).rpartition(".")[2].lower(), "") if "." in name else ""


def likely_language(title: str, text: str, languages: Sequence[Lang]) -> Lang:
    """The language of a text: Chinese where its title, or a tenth of its letters is."""
    han, latin = len(re.findall(r"[\u4e00-\u9fff]", text)), len(re.findall(r"[A-Za-z]", text))
    likely = "zh" if re.search(r"[\u4e00-\u9fff]", title) or (han and han * 9 >= latin) else "en"
    return likely if likely in languages else languages[0]


def convert(job: Job, languages: Sequence[Lang], lang: Lang | None = None) -> Import:
    """The file as a text of ours and its pictures. `lang`: its language; else it is guessed."""
    report = Report(job.name)
    content = _read(job, languages, report)
    if content is None or report.refused:
        return Import({}, tuple(report.findings))
    if not content.body.strip():
        report.add("import-empty")
        return Import({}, tuple(report.findings))
    spoken = lang or likely_language(str(content.fields.get("title", "")), content.body, languages)
    if not job.translation:
        _complete(job.kind, content, report)
    stem = f"{job.key.rpartition('/')[2]}{'' if spoken == languages[0] else f'-{spoken}'}"
    names = {name: f"{PICTURES}/{name.replace(_STEM, stem, 1)}" for name in content.pictures}
    body = content.body
    for name, path in names.items():
        body = body.replace(f"({name}", f"({path}").replace(f'"{name}"', f'"{path}"')
    folder = bool(names) or profile_of(job.kind).own_folder or bool(profile_of(job.kind).part) or bool(content.attachments)
    suffix = "" if spoken == languages[0] else f".{spoken}"
    path = f"{job.key}/index{suffix}.md" if folder else f"{job.key}{suffix}.md"
    base = path.rpartition("/")[0]
    body = re.sub(f"{_OPEN}(.*?){_CLOSE}", rf"{'../' * path.count('/')}\1.md", body)
    text = f"{front_matter(content.fields)}\n{body}"
    files = {path: text.encode("utf-8", "replace")}
    files |= {f"{base}/{names[name]}" if base else names[name]: data for name, data in content.pictures.items()}
    files |= {f"{base}/files/{name}" if base else f"files/{name}": data for name, data in content.attachments.items()}
    return Import(files, tuple(report.findings), spoken)


def _read(job: Job, languages: Sequence[Lang], report: Report) -> _Content | None:
    match likely_kind_of_file(job.name):
        case "docx":
            manuscript = docx.read(job.data, _STEM, report)
        case "html":
            manuscript = html.read_page(job.data, likely_encoding(job.data), _STEM, report, job.neighbour)
        case "odt":
            manuscript = odt.read(job.data, _STEM, report)
        case "spreadsheet":
            return _spreadsheet(job, report)
        case "markdown":
            return _markdown(job, languages, report)
        case _:
            report.add("import-not-word", what=job.name.rpartition(".")[2] if "." in job.name else "?")
            return None
    return _composed(manuscript, job, report) if manuscript else None


def _spreadsheet(job: Job, report: Report) -> _Content | None:
    """The first sheet as a table."""
    suffix = job.name.rpartition(".")[2].lower()
    data = read_data(suffix, job.data)
    for fault in data.faults[:1]:
        report.add("import-sheet", fault.line, what=fault.code.removeprefix("data-"))
    if not data.names:
        return None
    report.add("import-first-sheet", 0, "", rows=len(data.rows))
    head = data.heads or (data.names,)
    lines = [f"<tr>{''.join(f'<th>{escape(cell)}</th>' for cell in row)}</tr>" for row in head]
    lines += [f"<tr>{''.join(f'<td>{escape(cell_text(cell))}</td>' for cell in row)}</tr>" for row in data.rows]
    manuscript = html.read(f"<table>{''.join(lines)}</table>", _STEM, report, job.neighbour)
    return _composed(manuscript, job, report) if manuscript else None


def _composed(manuscript: Manuscript, job: Job, report: Report) -> _Content:
    blocks = structured(linked(manuscript.blocks), report, _numbers_figures(job.kind))
    fields, rest = head(manuscript, blocks, job.kind, _spoken_name(job.name), report)
    known = KINDS[job.kind].model_fields
    lost = [name for name in fields if name not in known]
    for name in lost:
        report.add("import-field-dropped", 0, str(fields[name])[:60], field=name)
    shown = levelled(rest)
    used = {name: data for name, data in manuscript.files.items() if _is_used(shown, name)}
    content: dict[str, object] = {name: value for name, value in fields.items() if name in known}
    return _Content(written(shown), content, used, fallback_date=manuscript.facts.get("written", ""))


def _numbers_figures(kind: str) -> bool:
    """Whether the program numbers the figures of a kind."""
    in_chapters = any(profile_of(whole).numbered_chapters for whole, part in PARTS.items() if part == kind)
    return in_chapters or profile_of(kind).numbered_figures


def _is_used(blocks: Sequence[Block], name: str) -> bool:
    names = set()

    def noted(inline: Inline) -> Inline:
        if isinstance(inline, Picture):
            names.add(inline.source)
        return inline

    mapped(blocks, noted)
    return name in names


def _markdown(job: Job, languages: Sequence[Lang], report: Report) -> _Content | None:
    encoding = likely_encoding(job.data)
    if not encoding:
        report.add("import-encoding")
        return None
    text = job.data.decode(encoding, "replace")
    around = markdown.Around(
        job.neighbour, {name: f"{_OPEN}{key}{_CLOSE}" for name, key in job.siblings.items()}, dirname(job.name)
    )
    read = markdown.read(
        re.sub(f"[{_OPEN}{_CLOSE}]", "", text), job.kind, f"{job.key}/index.md", languages, around, _STEM, report
    )
    fields = dict(read.fields)
    if not fields.get("title"):
        fields["title"] = _spoken_name(job.name)
        report.add("import-guessed-title", 0, "", title=fields["title"])
    return _Content(read.body, fields, read.pictures, read.attachments)


def _spoken_name(name: str) -> str:
    """The title that a file's name may be."""
    stem = basename(name).rpartition(".")[0] or basename(name)
    return " ".join(re.sub(r"[_]+|(?:[-\s]?(?:终稿|定稿|修改稿?|最终版?|v?\d+(?:\.\d+)*版?))+$", " ", stem).split()) or stem


def _complete(kind: str, content: _Content, report: Report) -> None:
    """A date where nothing says one; a draft where something is missing that a work must have."""
    fields = content.fields
    required = [name for name in KINDS[kind].required if name not in KINDS[kind].inherited]
    if "date" in required and not fields.get("date") and content.fallback_date:
        fields["date"] = content.fallback_date
        report.add("import-guessed-date", 0, "", date=content.fallback_date)
    missing = [name for name in required if not fields.get(name)]
    if missing:
        fields["status"] = "draft"
        report.add("import-missing", 0, "", fields=", ".join(missing))
