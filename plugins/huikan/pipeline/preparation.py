"""prepare: content/ read, rendered and checked; what stands in it is known,
and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import partial

from huikan import check, library, source
from huikan.addresses import register
from huikan.bibliography import Bibliography
from huikan.diagnostics import CODES, Diagnostic
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang, Library
from huikan.outputs import print as printing
from huikan.outputs.stage import Site
from huikan.pipeline.addressing import asked_for, refused, with_moves
from huikan.pipeline.bibliographies import read_bibliographies
from huikan.pipeline.data_blocks import set_data_blocks
from huikan.pipeline.environment import BuildEnvironment, BuildRequest
from huikan.pipeline.prepared import Prepared
from huikan.publication import numbered, wiki_links, with_retractions
from huikan.publication.citations import cited
from huikan.rendering import render_all, set_fields, set_formulas

Fragments = Mapping[tuple[str, Lang], Fragment]


def prepare(request: BuildRequest, environment: BuildEnvironment) -> Prepared:
    """The library of `request.content` with its fragments and all that is wrong in it."""
    languages = request.settings.languages
    environment.progress.stage("read")
    documents, data, findings = source.read(request.content, languages)
    setting = partial(environment.run, "formulas", report=False)
    documents, refused_fields = set_fields(documents, data.macros, setting)
    environment.progress.stage("assemble")
    assembly = library.assemble(documents, data, languages, request.now)
    published = [document for work, _ in assembly.library.walk() for document in work.documents.values()]
    render = partial(environment.run, "render", report=False)
    every = (*published, *assembly.internal)
    rendered, unrendered = render_all(every, languages, render)
    rendered = wiki_links.resolved(assembly.library, rendered, {(each.key, each.lang): each.path for each in every})
    by_place = {(document.key, document.lang): document for document in every}
    rendered, refused_macros = set_formulas(rendered, by_place, data.macros, setting)
    where = (assembly.library, request.content, request.settings)
    rendered, faulty_data = set_data_blocks(rendered, by_place, *where, partial(environment.run, "data", report=False))
    places = {(document.key, document.lang) for document in published}
    fragments = {place: fragment for place, fragment in rendered.items() if place in places}  # what outputs may know
    bibliographies = read_bibliographies(assembly.library, request.content, render)
    environment.progress.stage("check")
    unreadable = _faulty((*findings, *unrendered))
    refused_files = frozenset(finding.path for finding in findings if not finding.path.endswith(".md")) - data.assets.keys()
    checked = (
        *assembly.diagnostics,
        *_checked(assembly, rendered, fragments, bibliographies, unreadable, refused_files, request),
    )
    unsound = unreadable | {diagnostic.path for diagnostic in checked if CODES[diagnostic.code].withholds}
    sound = [document for document in documents if document.path not in unsound]
    if unsound:
        assembly = library.assemble(sound, data, languages, request.now)
    diagnostics = tuple(map(check.redact, (*findings, *unrendered, *refused_fields, *refused_macros, *faulty_data, *checked)))
    unprintable = frozenset(finding.path for finding in diagnostics if CODES[finding.code].unprintable)
    texts = partial(_texts, fragments, bibliographies, request)
    given = (request.settings, request.content, request.theme)
    site = Site(assembly.library, texts(assembly.library), *given, unprintable=unprintable)
    claims = asked_for(site)
    if contested := refused(site, claims):
        site = _without(site, texts, {fault.path for fault in contested}, sound, data, request)
        claims = asked_for(site)
    site = replace(site, library=with_retractions(site.library))
    faulty = any(finding.severity == "error" for finding in (*diagnostics, *contested))
    site, moves = with_moves(site, claims, _register(request), not faulty, request.pdfs != "none")
    return Prepared(site, (*diagnostics, *contested, *moves), len(documents), library.moments(documents))


def _faulty(findings: Iterable[Diagnostic]) -> frozenset[str]:
    return frozenset(diagnostic.path for diagnostic in findings if diagnostic.severity == "error")


def _checked(
    assembly: library.Assembly,
    rendered: Fragments,
    fragments: Fragments,
    bibliographies: Mapping[str, Bibliography],
    unreadable: frozenset[str],
    refused_files: frozenset[str],
    request: BuildRequest,
) -> Iterator[Diagnostic]:
    """What is wrong with documents as they are rendered, by the rules of content and of print.
    Links may lead to what is `unreadable`: that it is missing is said already. `rendered` has
    internal documents too, `fragments` only the published."""
    for fragment in fragments.values():
        yield from fragment.diagnostics
    unread = frozenset(source.key_of(path, request.settings.languages) for path in unreadable if path.endswith(".md"))
    yield from check.check(
        assembly.library,
        rendered,
        assembly.unpublished_keys | unread,
        assembly.internal,
        refused_files,
        request.settings.names,
        request.now.astimezone(library.SHANGHAI).date(),
        bibliographies,
    )
    if request.pdfs != "none":
        yield from printing.check(assembly.library, fragments, request.theme / "print")


def _without(
    site: Site,
    texts: Callable[[Library], Fragments],
    losers: Set[str],
    documents: Sequence[Document],
    data: source.Data,
    request: BuildRequest,
) -> Site:
    """The site without the documents and files at some paths: they asked
    for addresses that others have."""
    sound = [document for document in documents if document.path not in losers]
    assets = {path: asset for path, asset in data.assets.items() if path not in losers}
    remainder = library.assemble(sound, replace(data, assets=assets), request.settings.languages, request.now).library
    return replace(site, library=remainder, fragments=texts(remainder))  # chapters count anew


def _texts(
    fragments: Fragments, bibliographies: Mapping[str, Bibliography], request: BuildRequest, library: Library
) -> Fragments:
    """The texts of a library as readers get them: with their numbers, references and citations."""
    return cited(library, numbered(library, fragments), bibliographies, request.settings)


def _register(request: BuildRequest) -> str:
    """The text of the register of addresses, "" where there is none."""
    place = request.content / register.PATH
    return place.read_text("utf-8", "replace") if place.is_file() and not place.is_symlink() else ""
