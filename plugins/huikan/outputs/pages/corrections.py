"""How readers tell of a mistake on a page: a mail that is begun for them, or an issue of a
repository."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

from markupsafe import Markup

_MAIL = "mailto:"
# Where the forms of new issues are, and what they call a title and a text
_FORGES = {
    "github.com": ("issues/new", "title", "body"),
    "gitee.com": ("issues/new", "title", "description"),
    "gitlab.com": ("-/issues/new", "issue[title]", "issue[description]"),
    "codeberg.org": ("issues/new", "title", "body"),
}


def correction_link(target: str, title: str, url: str, say: Mapping[str, str]) -> Markup:
    """The address that a link leads to, as an attribute holds it. `target` is a mail address or
    the web address of a repository (any other web address stands as it is); the subject names the
    page and its language.

    Each character of a mail address is written as its number, which browsers read and those who
    gather addresses mostly do not.
    """
    subject = say["correction_subject"].format(title=title, language=say["language"])
    text = say["correction_text"].format(url=url)
    if "://" not in target:
        query = f"?subject={quote(subject, safe='')}&amp;body={quote(text, safe='')}"
        return Markup("".join(f"&#{ord(sign)};" for sign in _MAIL + target) + query)  # noqa: S704 numbers and percent signs
    parts = urlsplit(target)
    form = _FORGES.get((parts.hostname or "").removeprefix("www."))
    if form is None or len([name for name in parts.path.split("/") if name]) != 2:
        return Markup.escape(target)
    path, title_name, text_name = form
    query = f"{quote(title_name)}={quote(subject, safe='')}&{quote(text_name)}={quote(text, safe='')}"
    return Markup.escape(f"{target.rstrip('/').removesuffix('.git')}/{path}?{query}")
