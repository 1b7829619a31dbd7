"""prepare: content/ read, rendered and checked; what stands in it is known,
and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial

from huikan import check, library, source
from huikan.addresses import register
from huikan.bibliography import Bibliography
from huikan.builds import BuildEnvironment, BuildRequest
from huikan.diagnostics import CODES, Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import SHANGHAI, Document, Lang, Library
from huikan.outputs import print as printing
from huikan.outputs.stage import Place, Site
from huikan.pipeline.addressing import asked_for, refused, with_moves
from huikan.pipeline.bibliographies import read_bibliographies
from huikan.pipeline.data_blocks import set_data_blocks
from huikan.pipeline.known import Addressed, Known, changed_texts
from huikan.pipeline.prepared import Prepared
from huikan.publication import numbered, wiki_links, with_retractions
from huikan.publication.citations import cited
from huikan.rendering import Rendering, render_all, set_fields, set_formulas

Fragments = Mapping[tuple[str, Lang], Fragment]
NOTHING = Known()


@dataclass(frozen=True, slots=True)
class _Texts:
    """The fragments of all texts and of those that are published, what they were rendered from,
    the bibliographies that they cite, and why some are missing or lack something."""

    renderings: Mapping[Place, Rendering]
    rendered: Fragments
    published: Fragments  # what outputs may know
    bibliographies: Mapping[str, Bibliography]
    unrendered: tuple[Diagnostic, ...]
    faults: tuple[Diagnostic, ...]


def prepare(request: BuildRequest, environment: BuildEnvironment, known: Known = NOTHING) -> Prepared:
    """The library of `request.content` with its fragments and all that is wrong in it; what is
    `known` from the last time is not worked out again where it would come out the same."""
    languages = request.settings.languages
    environment.progress.stage("read")
    content = source.read_content(request.content, languages, known.readings)
    data = content.data
    setting = partial(environment.run, "formulas", report=False)
    documents, refused_fields = set_fields(content.documents, data.macros, setting)
    environment.progress.stage("assemble")
    moments, waiting = library.moments(documents), library.waiting(documents, request.now) if request.early else {}
    documents = library.released(documents, request.now) if request.early else documents
    assembly = library.assemble(documents, data, languages, request.now)
    texts = _rendered(assembly, data.macros, known, request, environment)
    environment.progress.stage("check")
    findings_in_texts = _read_texts(assembly.library, texts.published, known)
    unreadable = _faulty((*content.findings, *texts.unrendered))
    checked = (
        *assembly.diagnostics,
        *_checked(assembly, texts, findings_in_texts, unreadable, _refused_files(content), request),
    )
    unsound = unreadable | {diagnostic.path for diagnostic in checked if CODES[diagnostic.code].withholds}
    withheld = {place: path for place, path in assembly.library.paths().items() if path in unsound}
    if unsound:
        assembly = library.assemble(documents, data, languages, request.now, unsound)
    findings = (*content.findings, *texts.unrendered, *refused_fields, *texts.faults, *checked)
    diagnostics = tuple(map(check.redact, check.bounded(findings)))
    unprintable = frozenset(finding.path for finding in diagnostics if CODES[finding.code].unprintable)
    missing = printing.missing_of(diagnostics)
    where = (request.settings, request.content, request.theme)
    written = partial(_written, texts.published, texts.bibliographies, request)
    sound_library = replace(assembly.library, withheld=frozenset(withheld))
    site = Site(sound_library, written(sound_library), *where, unprintable=unprintable, missing=missing)
    without = partial(_without, written=written, documents=documents, unsound=unsound, data=data, request=request)
    addressed, changed = _addressed(site, without, not _faulty(diagnostics), known, request)
    now_known = Known(content.readings, texts.renderings, findings_in_texts, addressed)
    everything = (*diagnostics, *addressed.findings)
    return Prepared(addressed.site, everything, len(documents), moments, now_known, changed, withheld, waiting)


def _rendered(
    assembly: library.Assembly, macros: str, known: Known, request: BuildRequest, environment: BuildEnvironment
) -> _Texts:
    """Every text of the library with its links, formulas, tables and charts."""
    render, setting, making = (partial(environment.run, stage, report=False) for stage in ("render", "formulas", "data"))
    published = [document for work, _ in assembly.library.walk() for document in work.documents.values()]
    every = (*published, *assembly.internal)
    by_place = {(document.key, document.lang): document for document in every}
    renderings, unrendered = render_all(every, request.settings.languages, render, known.renderings)
    fragments: Fragments = {place: fragment for place, (_, fragment) in renderings.items()}
    fragments = wiki_links.resolved(assembly.library, fragments, {place: each.path for place, each in by_place.items()})
    fragments, refused_macros = set_formulas(fragments, by_place, macros, setting)
    where = (assembly.library, request.content, request.settings)
    fragments, faulty_data = set_data_blocks(fragments, by_place, *where, making)
    places = {(document.key, document.lang) for document in published}
    outward = {place: fragment for place, fragment in fragments.items() if place in places}
    bibliographies = read_bibliographies(assembly.library, request.content, render)
    return _Texts(renderings, fragments, outward, bibliographies, tuple(unrendered), (*refused_macros, *faulty_data))


def _addressed(
    site: Site, without: Callable[[Site, Set[str]], Site], sound: bool, known: Known, request: BuildRequest
) -> tuple[Addressed, frozenset[Place] | None]:
    """The site with its addresses, and which of its texts are new; the addresses are the known
    ones where nothing but texts has changed."""
    register, before = _register(request), known.addressed
    if before and (before.register, before.sound) == (register, sound):
        same = replace(site, library=with_retractions(site.library), moved=before.site.moved)
        changed = changed_texts(before.site, same)
        if changed is not None:
            return replace(before, site=same), changed
    claims = asked_for(site)
    if contested := refused(site, claims):
        site = without(site, {fault.path for fault in contested})
        claims = asked_for(site)
    site = replace(site, library=with_retractions(site.library))
    is_sound = sound and not _faulty(contested)
    site, moves = with_moves(site, claims, register, is_sound, request.pdfs != "none")
    return Addressed(site, register, sound, (*contested, *moves)), None


def _read_texts(library: Library, fragments: Fragments, known: Known) -> Mapping[str, check.TextFindings]:
    """What is found in the text of each document that is published, by path."""
    ours = check.own_numbers(library)
    documents = (document for work, _ in library.walk() for document in work.documents.values())
    return {
        each.path: check.read_text(each, fragments.get((each.key, each.lang)), ours, known.texts.get(each.path))
        for each in documents
    }


def _refused_files(content: source.Content) -> frozenset[str]:
    """The files that are there and may not be published."""
    return (
        frozenset(finding.path for finding in content.findings if not finding.path.endswith(".md")) - content.data.assets.keys()
    )


def _faulty(findings: Iterable[Diagnostic]) -> frozenset[str]:
    return frozenset(diagnostic.path for diagnostic in findings if diagnostic.severity == "error")


def _checked(
    assembly: library.Assembly,
    texts: _Texts,
    findings_in_texts: Mapping[str, check.TextFindings],
    unreadable: frozenset[str],
    refused_files: frozenset[str],
    request: BuildRequest,
) -> Iterator[Diagnostic]:
    """What is wrong with documents as they are rendered, by the rules of content and of print.
    Links may lead to what is `unreadable`: that it is missing is said already."""
    for fragment in texts.published.values():
        yield from fragment.diagnostics
    unread = frozenset(source.key_of(path, request.settings.languages) for path in unreadable if path.endswith(".md"))
    yield from check.check(
        assembly.library,
        texts.rendered,
        assembly.unpublished_keys | unread,
        assembly.internal,
        refused_files,
        request.settings.names,
        request.now.astimezone(SHANGHAI).date(),
        texts.bibliographies,
        findings_in_texts,
        request.settings.site_url,
        request.settings.unsubscribe,
    )
    if request.pdfs != "none":
        yield from printing.check(assembly.library, texts.published, request.theme / "print", request.settings)


def _without(
    site: Site,
    losers: Set[str],
    written: Callable[[Library], Fragments],
    documents: Sequence[Document],
    unsound: Set[str],
    data: source.Data,
    request: BuildRequest,
) -> Site:
    """The site without the documents and files at some paths: they asked
    for addresses that others have."""
    data = replace(data, assets={path: asset for path, asset in data.assets.items() if path not in losers})
    languages = request.settings.languages
    remainder = library.assemble(documents, data, languages, request.now, unsound | losers).library
    remainder = replace(remainder, withheld=site.library.withheld)
    return replace(site, library=remainder, fragments=written(remainder))  # chapters count anew


def _written(
    fragments: Fragments, bibliographies: Mapping[str, Bibliography], request: BuildRequest, library: Library
) -> Fragments:
    """The texts of a library as readers get them: with their numbers, references and citations."""
    return cited(library, numbered(library, fragments), bibliographies, request.settings)


def _register(request: BuildRequest) -> str:
    """The text of the register of addresses, "" where there is none."""
    place = request.content / register.PATH
    return place.read_text("utf-8", "replace") if place.is_file() and not place.is_symlink() else ""
