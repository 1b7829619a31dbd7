"""claims: every file that will be published and who asks for it, in the order of their rank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from huikan import addresses
from huikan.addresses import Claim
from huikan.addresses.reserved import FILES
from huikan.outputs import print as pdf
from huikan.pipeline.bench import Order
from huikan.pipeline.plans import copies, plan_cards, plan_feeds, plan_files, plan_pages, plan_pdfs, plan_pictures
from huikan.pipeline.prepared import Prepared
from huikan.publication import named_files

_HOME_KEYS = ("", "index")  # the home page and those that no work stands behind


def claims(prepared: Prepared, order: Order) -> tuple[Claim, ...]:
    """What the program needs first, then what texts are published as, then the files that they name.

    Nothing is made. PDFs and pictures that will turn out not to be worth publishing are among them.
    """
    named = named_files(prepared.library, prepared.fragments)
    asked = [claim for claim in _asked(prepared, order) if claim.claimant not in named]
    ours = [Claim(name) for name in (*FILES, *copies(order))] + [claim for claim in asked if not claim.claimant]
    texts = sorted((claim for claim in asked if claim.claimant), key=lambda claim: claim.claimant)
    return (*ours, *texts, *(Claim(path, path) for path in sorted(named)))


def _asked(prepared: Prepared, order: Order) -> Iterator[Claim]:
    """A claim for every page and every task."""
    whole = replace(order, pdfs="make")  # an address is taken also where this build makes no PDF
    paths = {(work.key, lang): document.path for work, _ in prepared.library.walk() for lang, document in work.documents.items()}
    first = {work.key: next(iter(work.documents.values())).path for work, _ in prepared.library.walk()}
    specs = plan_pages(prepared, order, {})
    for spec in specs:
        claimant = "" if spec.key in _HOME_KEYS else paths.get((spec.key, spec.lang), first[spec.key])
        yield Claim(addresses.page_file(spec.address), claimant)
    owners = _owners(prepared)
    targets = {task.target for plan in (plan_pdfs, plan_cards, plan_pictures) for task in plan(prepared, whole)}
    targets |= {task.target for task in (*plan_feeds(prepared, order, {}, specs), *plan_files(prepared, order, {}))}
    targets |= set(pdf.offprints(prepared.library, prepared.fragments))
    for target in sorted(targets):
        for claimant in owners.get(target, ("",)):
            yield Claim(target, claimant)


def _owners(prepared: Prepared) -> Mapping[str, list[str]]:
    """Address -> the documents that are published there, more than one where two ask for it."""
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for work, _ in prepared.library.walk():
        owners[addresses.picture(work.key)].append(next(iter(work.documents.values())).path)
        for lang, document in work.documents.items():
            for address_of in (addresses.pdf, addresses.card, addresses.cover, addresses.code):
                owners[address_of(work.key, lang)].append(document.path)
    for path in prepared.library.assets:
        owners[path].append(path)
    return owners
