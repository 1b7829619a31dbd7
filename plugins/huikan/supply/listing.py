"""The licences as a page in Markdown: no versions, so that it changes only
when a licence or a package does."""

from __future__ import annotations

from huikan.supply.inventory import Component, Inventory

HEAD = """\
# Licences of what the press is made of

`huikan sbom --licences docs/licences.md` writes this page from what is installed by the lock; `huikan sbom` gives the same
with versions and hashes, as CycloneDX. Several licences of one package: a choice or a mixture, as the package says.
The press itself is under {ours}. None of this is part of what it publishes, but the fonts, which are embedded in PDFs.
The tests of EPUBs install DAISY Ace (MIT) by `tools/ace`, from npm with a lock that has the licence of each of its packages
(MIT, ISC, Apache-2.0, BSD, MPL-2.0 and others); neither the program nor a society's site has any of it.
"""


def listing(inventory: Inventory) -> str:
    table = ["| package | licence | what it is |", "|---|---|---|"]
    table += [f"| {part.name} | {_named(part)} | {part.summary.replace('|', '/')} |" for part in inventory.packages]
    fonts = ["| font | licence |", "|---|---|", *(f"| {part.name} | {_named(part)} |" for part in inventory.fonts)]
    head = HEAD.format(ours=_named(inventory.application))
    return head + "\n## Packages\n\n" + "\n".join(table) + "\n\n## Fonts\n\n" + "\n".join(fonts) + "\n"


def _named(component: Component) -> str:
    return ", ".join(component.licences)
