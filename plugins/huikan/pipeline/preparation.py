"""prepare: content/ read, rendered and checked; what stands in it is known, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from huikan import addresses, check, library, source
from huikan.addresses import Claim, Conflict, conflicts, register
from huikan.addresses.old_addresses import moves
from huikan.addresses.register import Present, Register
from huikan.diagnostics import CODES, Diagnostic, found
from huikan.markup.fragment import Fragment
from huikan.model import Document, Lang
from huikan.outputs import feeds
from huikan.outputs import print as pdf
from huikan.pipeline.bench import Bench, Order
from huikan.pipeline.claims import claims
from huikan.pipeline.plans import plan_pages, plan_pdfs
from huikan.pipeline.prepared import Prepared
from huikan.publication import named_files, numbered
from huikan.rendering import render_all


def prepare(order: Order, bench: Bench) -> Prepared:
    """The library of `order.content` with its fragments and all that is wrong in it."""
    languages = order.settings.languages
    bench.progress.stage("read")
    documents, data, findings = source.read(order.content, languages)
    bench.progress.stage("assemble")
    assembly = library.assemble(documents, data, languages, order.now)
    fragments, unrendered = render_all(assembly.library, languages, partial(bench.run, "render", told=False))
    bench.progress.stage("check")
    unreadable = _faulty((*findings, *unrendered))
    refused = frozenset(finding.path for finding in findings if not finding.path.endswith(".md")) - data.assets.keys()
    checked = (*assembly.diagnostics, *_checked(assembly, fragments, unreadable, refused, order))
    unsound = unreadable | {diagnostic.path for diagnostic in checked if CODES[diagnostic.code].withholds}
    sound = [document for document in documents if document.path not in unsound]
    if unsound:
        assembly = library.assemble(sound, data, languages, order.now)
    told = tuple(map(check.discreet, (*findings, *unrendered, *checked)))
    prepared = Prepared(assembly.library, numbered(assembly.library, fragments), told, len(documents))
    return _compared(_addressed(prepared, sound, data, order), order)


def _faulty(findings: Iterable[Diagnostic]) -> frozenset[str]:
    return frozenset(diagnostic.path for diagnostic in findings if diagnostic.severity == "error")


def _checked(
    assembly: library.Assembly,
    fragments: Mapping[tuple[str, Lang], Fragment],
    unreadable: frozenset[str],
    refused: frozenset[str],
    order: Order,
) -> Iterator[Diagnostic]:
    """What is wrong with documents as they are rendered, by the rules of content and of print. Links may lead to what is
    `unreadable`: that it is missing is said already."""
    for fragment in fragments.values():
        yield from fragment.diagnostics
    unread = frozenset(source.key_of(path, order.settings.languages) for path in unreadable if path.endswith(".md"))
    yield from check.check(
        assembly.library, fragments, assembly.withheld | unread, assembly.internal, refused, order.settings.names
    )
    if order.pdfs != "none":
        yield from pdf.check(assembly.library, fragments, order.theme / "print")


def present(prepared: Prepared, order: Order) -> Present:
    """What the site publishes now that readers can link to."""
    works = {work.key: next(iter(work.documents.values())).path for work, _ in prepared.library.walk()}
    named = named_files(prepared.library, prepared.fragments)
    targets = [spec.address for spec in plan_pages(prepared, order, {})]
    targets += [task.target for task in plan_pdfs(prepared, order)]
    targets += pdf.offprints(prepared.library, prepared.fragments) if order.pdfs != "none" else ()
    targets += [task.target for task in feeds.plan(prepared.library, prepared.fragments, order.settings)]
    lasting = frozenset(address for address in (*targets, *named) if register.kept(address))
    return Present(lasting, moves(prepared.library, named), works, order.settings.languages)


def _addressed(prepared: Prepared, documents: Sequence[Document], data: source.Data, order: Order) -> Prepared:
    """The same with an error for each address that two claim, without whatever claims one that is taken."""
    lost = conflicts(claims(prepared, order))
    if not lost:
        return prepared
    refused = {conflict.refused.claimant for conflict in lost}
    sound = [document for document in documents if document.path not in refused]
    assets = {path: asset for path, asset in data.assets.items() if path not in refused}
    left = library.assemble(sound, replace(data, assets=assets), order.settings.languages, order.now).library
    faults = {(fault.code, fault.path, fault.values.get("other")): fault for fault in map(_taken, reversed(lost))}
    return replace(prepared, library=left, diagnostics=(*prepared.diagnostics, *faults.values()))


def _taken(conflict: Conflict) -> Diagnostic:
    refused, granted = conflict.refused, conflict.granted
    if granted.claimant:
        return found("same-address", refused.claimant, other=granted.claimant, address=refused.address)
    return found("needed-address", refused.claimant, address=granted.address)


def _compared(prepared: Prepared, order: Order) -> Prepared:
    """The same with its redirects, and with an error for each address of the register that would lead nowhere.

    Nothing is said of addresses while documents are missing for other errors.
    """
    place = order.content / register.PATH
    text = place.read_text("utf-8", "replace") if place.is_file() and not place.is_symlink() else ""
    book, faults = register.parse(text)
    if not text and not any(work.meta.moved_from for work, _ in prepared.library.walk()):
        return prepared
    here = present(prepared, order)
    old = sorted({*here.moved, *book.moved})
    redirects = {address: new for address in old if (new := register.follow(address, here, book)) not in (None, address)}
    lost = register.vanished(book, here, order.pdfs != "none") if prepared.sound else ()
    asked = {_claim_of_move(address, here, book): address for address in old}
    for conflict in conflicts((*claims(prepared, order), *asked)):
        address = asked[conflict.refused]
        redirects.pop(address, None)
        if not (address in here.moved and here.moved[address].implied):
            faults.append(_contested(conflict, address))
    found_here = (*prepared.diagnostics, *faults, *lost)
    return replace(prepared, diagnostics=found_here, redirects=redirects)


def _claim_of_move(address: str, here: Present, book: Register) -> Claim:
    """What an old address asks for, and the line that says so: the front matter's before the register's."""
    move = here.moved.get(address)
    path, line = (move.path, move.line) if move else (register.PATH, book.entries[address].line)
    return Claim(addresses.page_file(address), path, line)


def _contested(conflict: Conflict, address: str) -> Diagnostic:
    claim, other = conflict.refused, conflict.granted.claimant
    code = "moved-address-in-use" if other else "moved-address-needed"
    return found(code, claim.claimant, line=claim.line, address=address or "/", other=other)
