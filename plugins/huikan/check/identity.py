"""What the society's record says of its site, and could not be: addresses that are nobody's, pale
colours, names of kinds and pages that there are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from huikan.check.context import CheckContext
from huikan.diagnostics import Diagnostic, found
from huikan.model import FOLDERS, KINDS, Society
from huikan.model.society import EMAIL
from huikan.publication import accent

PATH = "data/society.yml"
RESERVED = re.compile(r"(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid)$")  # RFC 2606: nobody's, for examples
PLACEHOLDER = re.compile(r"…|\.\.|[<>{}\[\]*\s]|x{3}|×")  # of a guide's example, never of a host
LOCAL = re.compile(r"(?:^|\.)localhost$|^127\.|^\[?::1\]?$")


def site_address(context: CheckContext) -> Iterator[Diagnostic]:
    """An address of the site that no reader can reach: citations would have it for ever. A society
    that says that it is a sample may have one."""
    society, host = context.library.society, (urlsplit(context.site_url).hostname or "").lower()
    if society is None or society.sample or not host:
        return
    if RESERVED.search(host) or PLACEHOLDER.search(host):
        yield found("example-site", PATH, line=1, url=context.site_url)
    elif LOCAL.search(host):
        yield found("local-site", PATH, line=1, url=context.site_url)


def nameless(context: CheckContext) -> Iterator[Diagnostic]:
    """A site that nobody has named, and that is called by its host."""
    if context.library.works and not context.library.society and context.site_names.keys() == {""}:
        yield found("nameless-site", PATH, line=1, name=context.site_names[""])


def contact(context: CheckContext) -> Iterator[Diagnostic]:
    """A mail address of the society to which nobody can write."""
    society = context.library.society
    if society and society.email and not re.fullmatch(EMAIL, society.email):
        yield found("no-email", PATH, line=_line(society, "email"), field="email", text=society.email)


def one_click(context: CheckContext) -> Iterator[Diagnostic]:
    """Mails that offer to unsubscribe with one click: what the mail server has to do for it."""
    if context.unsubscribe:
        yield found("one-click", PATH, line=1)


def pale_colours(context: CheckContext) -> Iterator[Diagnostic]:
    """Colours of the society on which, or in which, words cannot be read well."""
    society = context.library.society
    for field, (contrast, better) in accent.faults(society).items() if society else ():
        values = {"field": field, "text": getattr(society, field), "contrast": f"{contrast:.1f}", "least": accent.LEAST}
        yield found("pale-colour", PATH, line=_line(society, field), better=better, **values)


def names_in_record(context: CheckContext) -> Iterator[Diagnostic]:
    """Names of kinds and pages in the record that nothing has."""
    society = context.library.society
    if society is None:
        return
    known = {
        "kinds": (*FOLDERS, *KINDS),
        "home": (*FOLDERS, "events"),
        "menu": (*FOLDERS, "catalogues", *(work.key for work in context.library.works if "/" not in work.key)),
    }
    names = {"kinds": tuple(society.kinds), "home": society.home, "menu": society.menu}
    for field, listed in names.items():
        for name in listed:
            if name not in known[field] and name not in context.works:
                yield found(
                    "unknown-in-record", PATH, line=_line(society, field), field=field, name=name, known=", ".join(known[field])
                )


def _line(society: Society | None, field: str) -> int:
    return society.lines.get(field, 1) if society else 1
