"""Addresses of a whole site: every claim is granted or refused, and
old addresses lead to new ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from huikan import addresses
from huikan.addresses import Claim, Conflict, conflicts, register
from huikan.addresses.old_addresses import Move, moves
from huikan.addresses.register import Present, Register
from huikan.addresses.reserved import FILES, is_too_long, reserved_reason
from huikan.diagnostics import Diagnostic, found
from huikan.outputs.stage import Site, Stage
from huikan.pipeline.graph import claimed
from huikan.publication import named_files

_INDEX = "index.html"


Asked = Sequence[tuple[Stage, Claim]]


def asked_for(site: Site) -> Asked:
    """Every address that the site's works and the program ask for. Nothing is made.

    Pictures that will turn out not to be worth publishing are among them.
    """
    languages: Sequence[str] = site.settings.languages
    homes = {addresses.page_file(addresses.page("", lang, languages)) for lang in languages}
    home_works = (work for work in site.library.works if work.key in ("", "index"))
    home_texts = {document.path for work in home_works for document in work.documents.values()}

    def as_ranked(claim: Claim) -> Claim:
        """The home page of a language is the program's, whoever has written its text."""
        return Claim(claim.address) if claim.address in homes and claim.claimant in home_texts else claim

    return tuple((stage, as_ranked(claim)) for stage, claim in claimed(site))


def refused(site: Site, claims: Asked) -> tuple[Diagnostic, ...]:
    """An error for each claim that cannot be granted, at the file that loses."""
    faults = {}
    for _, claim in claims:
        if claim.claimant and is_too_long(claim.address):
            faults[claim.claimant, "long-address", ""] = found("long-address", claim.claimant, address=claim.address)
        if claim.claimant and _is_in_our_folders(_address(claim.address), site):
            faults[claim.claimant, "needed-address", ""] = _needed(claim)
    for conflict in reversed(conflicts(_ranked(site, claims))):
        fault = _fault(conflict)
        faults[fault.path, fault.code, fault.values.get("other", "")] = fault
    return tuple(reversed(faults.values()))


def present(site: Site, claims: Asked) -> Present:
    """What the site publishes now that readers can link to."""
    works = {work.key: next(iter(work.documents.values())).path for work, _ in site.library.walk()}
    lasting = {_address(claim.address) for stage, claim in claims if stage.lasting}
    lasting |= named_files(site.library, site.for_references)
    addresses = frozenset(address for address in lasting if register.kept(address))
    return Present(addresses, moves(site.library, named_files(site.library, site.for_references)), works, site.settings.languages)


def with_moves(site: Site, claims: Asked, register_text: str, sound: bool, printed: bool) -> tuple[Site, tuple[Diagnostic, ...]]:
    """The site with its old addresses, and an error for each that cannot
    lead on or would lead nowhere.

    Nothing is said of addresses that are lost while documents are missing for other errors (not
    `sound`), nor of PDFs where none are made (not `printed`).
    """
    book, faults = register.parse(register_text)
    if not register_text and not any(work.meta.moved_from for work, _ in site.library.walk()):
        return site, ()
    addresses_now = present(site, claims)
    old = sorted({*addresses_now.moved, *book.moved})
    moved = {address: new for address in old if (new := register.follow(address, addresses_now, book)) not in (None, address)}
    move_claims = {_claim_of_move(address, addresses_now.moved, book): address for address in old}
    for conflict in conflicts((*_ranked(site, claims), *move_claims)):
        address = move_claims.get(conflict.refused)
        if address is None:  # content that loses to the program: said already
            continue
        moved.pop(address, None)
        if not (address in addresses_now.moved and addresses_now.moved[address].implied):
            faults.append(_contested(conflict, address))
    missing = register.vanished(book, addresses_now, printed) if sound else ()
    return replace(site, moved=moved), (*faults, *missing)


def _ranked(site: Site, claims: Asked) -> tuple[Claim, ...]:
    """The claims by rank: what the program needs, what texts are
    published as, the files that they name."""
    files = named_files(site.library, site.for_references)
    all_claims = [claim for _, claim in claims]
    ours = [Claim(name) for name in FILES] + [claim for claim in all_claims if not claim.claimant]
    texts = [claim for claim in all_claims if claim.claimant and claim.claimant not in files]
    return (*ours, *sorted(texts, key=lambda claim: claim.claimant), *(Claim(path, path) for path in sorted(files)))


def _is_in_our_folders(address: str, site: Site) -> bool:
    """Whether a page would lie among the files of a folder that the program fills."""
    top = next((f"{lang}/" for lang in site.settings.languages[1:] if address.startswith(f"{lang}/")), "")
    return addresses.is_page(address) and reserved_reason(address.removeprefix(top)) == "site"


def _address(file: str) -> str:
    """The address that a file answers: a folder's, for its index."""
    return file.removesuffix(_INDEX) if file == _INDEX or file.endswith(f"/{_INDEX}") else file


def _fault(conflict: Conflict) -> Diagnostic:
    claim, other = conflict.refused, conflict.granted.claimant
    if other:
        return found("same-address", claim.claimant, other=other, address=_address(claim.address) or "/")
    return _needed(claim)


def _needed(claim: Claim) -> Diagnostic:
    """What is said of a claim of the program's own address, as readers would type it."""
    return found("needed-address", claim.claimant, address=_address(claim.address) or "/")


def _claim_of_move(address: str, moved: Mapping[str, Move], book: Register) -> Claim:
    """What an old address asks for, and the line that says so: the front
    matter's before the register's."""
    move = moved.get(address)
    path, line = (move.path, move.line) if move else (register.PATH, book.entries[address].line)
    return Claim(addresses.page_file(address), path, line)


def _contested(conflict: Conflict, address: str) -> Diagnostic:
    claim, other = conflict.refused, conflict.granted.claimant
    code = "moved-address-in-use" if other else "moved-address-needed"
    return found(code, claim.claimant, line=claim.line, address=address or "/", other=other)
