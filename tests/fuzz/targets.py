"""What is fuzzed: a function a target, from any bytes to nothing, or an AssertionError
where a promise does not hold."""

from __future__ import annotations

import contextlib
import io
import re
import time as clock
from collections.abc import Callable, Mapping

from lxml import etree, html

from huikan import media
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import advice, message
from huikan.markup import adapt, render
from huikan.markup.sanitise import KNOWN
from huikan.source import parse
from huikan.source.records import parse_records, parse_society

LANGUAGES = ("zh", "en")
SECONDS = 5.0  # of processor time for a few kilobytes
OUTSIDE = frozenset(
    "script style iframe object embed applet form base meta link svg math template textarea button select noscript frame".split()
)
_SCHEME = re.compile(r"(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:")


def markup(content: bytes) -> None:
    """A body: rendered twice alike, for every medium without anything that could run."""
    text = content.decode("utf-8", "replace")
    start = clock.process_time()
    fragment = render("articles/a/index.md", text, "zh", 3)
    assert clock.process_time() - start < SECONDS, "too slow"
    assert render("articles/a/index.md", text, "zh", 3) == fragment, "not the same twice"
    targets = {reference.target: reference.target for reference in fragment.references}
    for medium in ("web", "print", "feed"):
        safe(adapt(fragment, medium, targets))
    told(fragment.diagnostics, "articles/a/index.md")
    last = 3 + text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\x0c") + text.count("\x0b") + 8
    assert all(reference.line <= last for reference in fragment.references), "a line that is not there"


def front(content: bytes) -> None:
    """A document with its front matter, as an issue's and as an article's."""
    text = content.decode("utf-8", "replace")
    for path in ("articles/a.md", "newsletters/n/index.en.md"):
        start = clock.process_time()
        _, faults = parse(path, f"---\n{text}\n---\n\n正文\n", LANGUAGES)
        assert clock.process_time() - start < SECONDS, "too slow"
        told(faults, path)


def data(content: bytes) -> None:
    """A file of data/."""
    text = content.decode("utf-8", "replace")
    told(parse_records("data/experts.yml", text, LANGUAGES)[1], "data/experts.yml")
    told(parse_society("data/society.yml", text, LANGUAGES)[1], "data/society.yml")


def drawing(content: bytes) -> None:
    """A drawing: refused, or published as one that passes again,
    unchanged, before other eyes too."""
    if media.examine(content):
        with contextlib.suppress(media.DamagedError):
            media.published(content)
            assert media.recognised(content) != "SVG", "published in spite of its faults"
        return
    if media.recognised(content) != "SVG":
        return  # not even looked at as one
    shown = media.published(content)
    assert media.inspect(shown) == ([], []), "what is published does not pass"
    assert media.published(shown) == shown
    for element in etree.fromstring(shown, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)).iter():
        if isinstance(element.tag, str):
            assert etree.QName(element).namespace == "http://www.w3.org/2000/svg"
            assert etree.QName(element).localname.lower() not in ("script", "foreignobject", "iframe", "animate", "set", "a")
            assert not [name for name in element.attrib if name.lower().startswith("on")]
            assert not [name for name, value in element.attrib.items() if name.endswith("href") and value.strip()[:1] not in "#d"]


def picture(content: bytes) -> None:
    """A picture of pixels or an archive: read or named, without its story."""
    with contextlib.suppress(media.DamagedError):
        media.measure(content)
        media.animation_size(content)
        media.look(content)
        bare = media.strip_metadata(content)
        assert media.strip_metadata(bare) == bare
        assert not re.search(rb"http://ns.adobe.com/xap", bare)
    media.trouble(io.BytesIO(content), len(content), "zip")


def safe(text: str) -> None:
    """That HTML holds no element and no attribute that could run or load anything."""
    if not text.strip():
        return
    for element in html.document_fromstring(f"<!doctype html><body><div>{text}</div>").iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in OUTSIDE, element.tag
        assert element.tag in KNOWN, element.tag
        for name, value in element.attrib.items():
            assert not re.fullmatch(r"on.+|srcdoc|formaction|style|ping|background", name), name
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            loads = name in ("href", "src", "cite", "action", "poster", "data", "xlink:href")
            assert not loads or not _SCHEME.match(address) or address.startswith(("work:", "asset:")), value


def told(faults: list[Diagnostic] | tuple[Diagnostic, ...], path: str) -> None:
    """That findings name the file and can be said in both languages."""
    for fault in faults:
        assert fault.path == path
        assert fault.line >= 0 and fault.column >= 0
        assert all(message(fault, lang) and advice(fault, lang) is not None for lang in LANGUAGES)


TARGETS: Mapping[str, Callable[[bytes], None]] = {target.__name__: target for target in (markup, front, data, drawing, picture)}
