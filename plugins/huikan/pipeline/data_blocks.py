"""Tables and charts of all texts made from their files: each block once for as long as it and its
files stay the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from posixpath import relpath
from urllib.parse import quote

from huikan import addresses, citing, tasks
from huikan.data_blocks import TILES, ChartBlock, DataBlock, DataFile, Made, Place, Problem, loads, make
from huikan.data_blocks.reading import ReadBlock, diagnostics, read_block
from huikan.datasets import SUFFIXES
from huikan.diagnostics import Diagnostic
from huikan.markup import Reference
from huikan.markup.data_blocks import LINKS, Block, blocks, has_blocks, with_blocks
from huikan.markup.fragment import Fragment
from huikan.markup.nodes import Node
from huikan.model import Document, Lang, Library, Work, beside
from huikan.publication import publisher, society_name
from huikan.rendering import Run
from huikan.settings import Settings

Key = tuple[str, Lang]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A block of a text: what it says, and the task that makes it, None where none can."""

    read: ReadBlock
    line: int  # in its own text, even where another language's says what it shows
    job: tasks.Task | None
    problems: tuple[Problem, ...]
    borrowed: bool


def set_data_blocks(
    fragments: Mapping[Key, Fragment],
    documents: Mapping[Key, Document],
    library: Library,
    content: Path,
    settings: Settings,
    run: Run,
) -> tuple[Mapping[Key, Fragment], list[Diagnostic]]:
    """The fragments with their tables and charts, and what is wrong with the files of these. What
    is wrong with a block is a finding of its fragment."""
    if not any(has_blocks(fragment.structure) for fragment in fragments.values()):
        return fragments, []
    works = {work.key: (work, parent) for work, parent in library.walk()}
    planner = _Planner(fragments, documents, library, works, content, settings)
    wanted = {key: list(planner.plan(key)) for key, fragment in fragments.items() if has_blocks(fragment.structure)}
    jobs = list({id(each.job): each.job for listed in wanted.values() for each in listed if each.job}.values())
    results = {id(job): result for job, result in zip(jobs, run(jobs) if jobs else (), strict=True)}
    changed = dict(fragments)
    faults: dict[_Frozen, None] = {}
    for key, listed in wanted.items():
        made = [_made(each, results.get(id(each.job))) for each in listed]
        own, of_files = _findings(listed, made)
        faults |= dict.fromkeys(of_files)
        references = [reference for each in made for reference in _references(each)]
        fragment = with_blocks(fragments[key], [each.nodes for each in made], references)
        changed[key] = replace(fragment, diagnostics=(*fragment.diagnostics, *own))
    return changed, [_thawed(fault) for fault in faults]


_Frozen = tuple[str, str, int, str, tuple[tuple[str, str], ...]]


def _findings(listed: Sequence[_Wanted], made: Sequence[Made]) -> tuple[list[Diagnostic], list[_Frozen]]:
    """What is wrong with blocks, and with files, which several blocks may show."""
    own: list[Diagnostic] = []
    of_files: list[_Frozen] = []
    for each, result in zip(listed, made, strict=True):
        own += () if each.borrowed else each.read.diagnostics
        for finding in diagnostics(each.read, result.problems):
            if finding.path != each.read.path:
                of_files.append((finding.code, finding.path, finding.line, finding.excerpt, tuple(finding.values.items())))
            elif not each.borrowed or finding.code == "block-untranslated":
                own.append(finding)
    return own, of_files


def _thawed(fault: _Frozen) -> Diagnostic:
    code, path, line, excerpt, values = fault
    return Diagnostic(code, path, line, 0, 1, dict(values), excerpt)


def _made(wanted: _Wanted, result: tasks.Artifact | tasks.Failure | None) -> Made:
    if result is None:
        return Made(None, wanted.problems)
    if isinstance(result, tasks.Artifact):
        made = loads(result.read(), wanted.line)
        return Made(made.nodes, (*wanted.problems, *made.problems))
    code = "data-block-too-slow" if result.kind is tasks.FailureKind.TOO_SLOW else "data-block-failed"
    return Made(None, (*wanted.problems, Problem(code, values={"reason": result.error})))


def _references(made: Made) -> Iterator[Reference]:
    """The links to files in what was made."""
    for paragraph in made.nodes or ():
        for node in paragraph.nodes() if isinstance(paragraph, Node) else ():
            if LINKS in node.classes():
                targets = [child.attributes.get("href", "") for child in node.children if isinstance(child, Node)]
                yield from (Reference("link", href, href, node.line) for href in targets if href.startswith("asset:"))


@dataclass(frozen=True, slots=True)
class _Planner:
    """What the blocks of all texts are planned with."""

    fragments: Mapping[Key, Fragment]
    documents: Mapping[Key, Document]
    library: Library
    works: Mapping[str, tuple[Work, Work | None]]  # with the publications that they are parts of
    content: Path
    settings: Settings

    def plan(self, key: Key) -> Iterator[_Wanted]:
        for block in blocks(self.fragments[key]):
            document, original = self.documents[key], block
            borrowed = not block.text.strip()
            if borrowed:
                document, original = self._original(key, block)
            read = read_block(document.path, original, self.settings.languages)
            if borrowed and original is block:
                yield _Wanted(read, block.line, None, (Problem("empty-block", values={"name": block.id}),), False)
            elif read.spec is None:
                yield _Wanted(read, block.line, None, (), borrowed)
            else:
                files, problems = self._files(document, read.spec)
                place = Place(key[1], tuple(self.settings.languages), block.id, block.classes, self._citation(key))
                job = tasks.Task(
                    f"data/{self.documents[key].path}:{block.line}", make, (block.kind, read.spec.model_dump_json(), place, files)
                )
                yield _Wanted(read, block.line, job if files else None, tuple(problems), borrowed)

    def _original(self, key: Key, block: Block) -> tuple[Document, Block]:
        """The block of this label in another language of the text, and its document."""
        for lang in self.settings.languages:
            for other in blocks(self.fragments[key[0], lang]) if (key[0], lang) in self.fragments and lang != key[1] else ():
                if other.id == block.id and other.kind == block.kind and other.text.strip():
                    return self.documents[key[0], lang], other
        return self.documents[key], block

    def _files(self, document: Document, spec: DataBlock) -> tuple[tuple[DataFile, ...], list[Problem]]:
        """The file that a block shows, then those of earlier editions; none where there is none."""
        if not spec.data:
            return (), [Problem("block-without-data")]
        path = self._path(document, spec.data)
        if not path:
            return (), [self._missing(document, spec.data, "data")]
        if path.rpartition(".")[2].lower() not in SUFFIXES:
            return (), [Problem("data-kind", "data", values={"file": path})]
        earlier, problems = self._earlier(document, path) if spec.editions else ([], [])
        name = spec.tiles if isinstance(spec, ChartBlock) and spec.tiles != "provinces" else ""
        if name and not (places := self._path(document, name)):
            problems.append(self._missing(document, name, "tiles"))
        elif name:
            earlier = [*earlier, self._file(places, TILES)]
        return (self._file(path, self._edition(document.key)), *earlier), problems

    def _path(self, document: Document, name: str) -> str:
        """The path of a file that a block names, beside its text or from content/; "" for none."""
        paths = (beside(document.path, name), beside("index.md", name))
        return next((path for path in paths if path in self.library.assets), "")

    def _file(self, path: str, edition: str = "") -> DataFile:
        asset = self.library.assets[path]
        return DataFile(path, tasks.FileRef(str((self.content / path).absolute()), asset.sha256), asset.size, edition)

    def _missing(self, document: Document, name: str, where: str) -> Problem:
        folder = document.path.rpartition("/")[0] or "."
        paths = [path for path in self.library.assets if path.rpartition(".")[2].lower() in SUFFIXES]
        by_name = {path.rpartition("/")[2].casefold(): path for path in reversed(paths)}
        near = get_close_matches(name.rpartition("/")[2].casefold(), by_name, 1, 0.6)
        if near:
            similar = by_name[near[0]]
            shown = relpath(similar, folder) if similar.startswith(f"{folder}/") else f"/{similar}"
            return Problem("no-data-file-similar", where, values={"name": name, "similar": shown})
        return Problem("no-data-file", where, values={"name": name})

    def _whole(self, key: str) -> Work | None:
        """The publication that a text belongs to."""
        work, parent = self.works.get(key, (None, None))
        return parent or work

    def _edition(self, key: str) -> str:
        whole = self._whole(key)
        return str(whole.meta.year or (whole.meta.date.year if whole.meta.date else "")) if whole else ""

    def _earlier(self, document: Document, path: str) -> tuple[list[DataFile], list[Problem]]:
        """The same file of the earlier editions of a series: those of one kind, series and region,
        the oldest first."""
        whole = self._whole(document.key)
        if whole is None or not whole.meta.series or not path.startswith(f"{whole.key}/"):
            return [], [Problem("no-series", "editions", values={"file": path})]
        region, rest = getattr(whole.meta, "region", None), path[len(whole.key) :]
        editions = [
            (self._edition(work.key), work)
            for work in self.library.works
            if (work.kind, work.meta.series, getattr(work.meta, "region", None)) == (whole.kind, whole.meta.series, region)
        ]
        before = sorted((year, work.key) for year, work in editions if year < self._edition(whole.key))
        files = [self._file(f"{key}{rest}", year) for year, key in before if f"{key}{rest}" in self.library.assets]
        if files:
            return files, []
        expected = "、".join(f"{key}{rest}" for _, key in before) or "—"
        return [], [Problem("no-earlier-edition", "editions", values={"file": expected})]

    def _citation(self, key: Key) -> str:
        """How the work of a text is cited; "" for what is not published."""
        if key[0] not in self.works:
            return ""
        (work, parent), lang = self.works[key[0]], key[1]
        document = work.document(lang)
        whole = parent.document(lang).meta if parent else None
        who = publisher(document.meta, whole, society_name(self.library, self.settings.names, lang))
        where = self.settings.site_url + quote(addresses.page(work.key, lang, self.library.languages))
        work_cited = citing.cited(work.kind, document.meta, lang, who, whole.title if whole else "", where)
        return citing.line(work_cited, document.meta.pages or "")
