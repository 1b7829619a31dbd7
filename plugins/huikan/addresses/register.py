"""The register of every address that the site has published (content/data/addresses.txt),
and what became of them. Pure.

One address a line, as it is below the site's root. After an address may stand where it went
(`old/ -> new/`) or that it is withdrawn for good (`old/ gone: why`). Nothing takes a line away:
readers' links and citations do not go away either.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from huikan.addresses import layout
from huikan.addresses.old_addresses import Move
from huikan.addresses.reserved import can_be_published, file_type, reserved_reason
from huikan.diagnostics import Diagnostic, found
from huikan.model import Lang

PATH = "data/addresses.txt"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")  # parts of pages: nobody cites them
LINE = re.compile(r"(?P<address>\S(?:.*?\S)?)(?:\s+->\s+(?P<to>\S.*)|\s+gone:\s*(?P<gone>.*))?")
HEAD = """\
# Every address that this site has published, below {url}. `huikan register` adds what is new; lines are never removed.
# Where a work moved, write `moved_from: its/old/key` in its front matter. What no front matter can say is written here:
#   tags/old/ -> tags/new/            it is found there now
#   articles/x/ gone: withdrawn       it is gone for good, and why
"""


@dataclass(frozen=True, slots=True)
class RegisteredAddress:
    """`to` is where an address leads now, `gone` why it leads nowhere; both ""
    where the address should be there."""

    line: int
    to: str = ""
    gone: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    entries: Mapping[str, RegisteredAddress] = field(default_factory=dict)

    @property
    def moved(self) -> Mapping[str, str]:
        return {address: entry.to for address, entry in self.entries.items() if entry.to}


@dataclass(frozen=True, slots=True)
class Present:
    """What the site publishes now: its addresses, what leads on from old ones, and
    the works' keys with their files."""

    addresses: frozenset[str]
    moved: Mapping[str, Move]
    works: Mapping[str, str]
    languages: Sequence[Lang]


def parse(text: str) -> tuple[Register, list[Diagnostic]]:
    """The register that a text is, and the lines of it that cannot be read."""
    entries: dict[str, RegisteredAddress] = {}
    faults = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.strip()
        match = LINE.fullmatch(line)
        if not line or line.startswith("#"):
            continue
        if not match or not all(_sound(match[name]) for name in ("address", "to") if match[name]) or match["gone"] == "":
            faults.append(_fault("bad-address-line", number, raw))
        elif match["to"] and (fault := _misled(_written(match["address"]), _written(match["to"]))):
            faults.append(_fault(fault, number, raw, address=match["address"], to=match["to"]))
        else:
            entries[_written(match["address"])] = RegisteredAddress(number, _written(match["to"] or ""), match["gone"] or "")
    return Register(entries), faults


def _fault(code: str, number: int, line: str, **values: str) -> Diagnostic:
    return found(code, PATH, line=number, column=1, length=len(line) or 1, excerpt=line, **values)


def _misled(old: str, new: str) -> str:
    """The code of why a file may not be published at an old address; "" where it may."""
    if reserved_reason(old) in ("rule", "program"):
        return "move-to-rule"
    return "move-to-other-type" if file_type(old) != file_type(new) else ""


def _written(address: str) -> str:
    """The home page is written as "/", for a line must have something on it."""
    return "" if address == "/" else address


def _sound(address: str) -> bool:
    return address == "/" or (can_be_published(address) and ":" not in address.partition("/")[0])


def update(text: str, present: Iterable[str], url: str) -> str:
    """The register's text with what is published now. Comments stay
    on top, addresses are in order."""
    register, _ = parse(text)
    comments = [line for line in text.splitlines() if line.startswith("#")] or HEAD.format(url=url).splitlines()
    lines = {address: _line(address, entry) for address, entry in register.entries.items()}
    lines |= {address: _line(address, RegisteredAddress(0)) for address in present if address not in register.entries}
    return "\n".join([*comments, *(lines[address] for address in sorted(lines))]) + "\n"


def _line(address: str, entry: RegisteredAddress) -> str:
    end = f" -> {entry.to or '/'}" if entry.to else f" gone: {entry.gone}" if entry.gone else ""
    return (address or "/") + end


def kept(address: str) -> bool:
    """Whether an address is one that people link to and cite: not the error page, nor a
    picture, nor a program's file."""
    return address != "404.html" and not address.lower().endswith(PICTURES) and not address.startswith(("search/", "_"))


def follow(address: str, present: Present, register: Register) -> str | None:
    """Where a reader of an old address ends, after any number of
    moves; None where that is nowhere."""
    visited: set[str] = set()
    while address not in present.addresses and address not in visited:
        visited.add(address)
        move = present.moved.get(address)
        address = move.to if move else register.moved.get(address, address)
    return address if address in present.addresses else None


def vanished(register: Register, present: Present, pdfs: bool = True) -> Iterator[Diagnostic]:
    """An error for every address that was published and now leads nowhere; what is
    lost with a work is one error.

    `pdfs`: whether this build makes PDFs at all.
    """
    groups: dict[str, list[str]] = {}
    for address, entry in register.entries.items():
        if entry.gone or (not pdfs and address.startswith("pdf/")) or follow(address, present, register) is not None:
            continue
        if entry.to:
            yield found("moved-nowhere", PATH, line=entry.line, address=address or "/", to=entry.to)
        else:
            groups.setdefault(_key(address, present.languages, register.entries), []).append(address)
    new = {key: path for key, path in present.works.items() if f"{key}/" not in register.entries}
    for key, group in groups.items():
        near = get_close_matches(key, new, 1, 0.6)
        line = min(register.entries[address].line for address in group)
        first = next(address for address in group if register.entries[address].line == line)
        values = {"address": first or "/", "key": key, "count": str(len(group))}
        code = "vanished-address-similar" if near else "vanished-address"
        similar, path = (near[0], new[near[0]]) if near else ("", "")
        yield found(code, PATH, line=line, column=1, length=len(first) or 1, excerpt=first, similar=similar, file=path, **values)


def _key(address: str, languages: Sequence[Lang], entries: Collection[str]) -> str:
    """What the addresses of one work have in common: its key, in every language and in print."""
    for lang in languages:
        if address.startswith("pdf/") and address.endswith(f".{lang}.pdf"):
            pages = (page[:-1] for page in entries if page.endswith("/"))
            return next((key for key in pages if layout.pdf(key, lang) == address), address)
    for lang in languages[1:]:
        address = address.removeprefix(f"{lang}/")
    return address.removesuffix("/")
