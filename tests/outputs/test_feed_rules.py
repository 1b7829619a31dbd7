"""Every feed of the sample against rules that are not the program's: a schema of RFC 4287, RFC
5005's archives, the best practices for RSS 2.0, HTML as a browser parses it.

The validator of the W3C is in no registry of packages. What it warns of was read in its published
source and is either in `outputs.feeds.validation`, which every feed passes, or here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from lxml import etree
from tinyhtml5.parser import HTMLParser

from huikan.outputs.feeds.validation import html_problems, problems

CASES = Path(__file__).parents[1] / "cases/feeds"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
DATE = re.compile(r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z][a-z] \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)")


@pytest.fixture(scope="module")
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(CASES / "atom.rng")))


def feeds(site: Path, form: str) -> dict[str, bytes]:
    """Every feed of this form in both languages, archives too, by its address."""
    files = sorted((*(site / "feeds").rglob(f"*.{form}"), *(site / "en/feeds").rglob(f"*.{form}")))
    assert len(files) > 50
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


def test_atom_follows_the_schema(sample_site: Path, schema: etree.RelaxNG) -> None:
    for name, content in feeds(sample_site, "atom").items():
        assert schema.validate(etree.fromstring(content)), (name, schema.error_log)
        assert problems("atom", content) == [], name


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (rb"<id>[^<]*</id>", b""),
        (rb"<updated>[^<]*</updated>", b"<updated>2025-01-01</updated>"),
        (rb'rel="self"', b'rel="unknown"'),
        (rb"<name>[^<]*</name>", b""),
        (rb"<title>", b"<title lang='zh'>"),
    ],
)
def test_the_schema_sees_faults(old: bytes, new: bytes, schema: etree.RelaxNG) -> None:
    content = (CASES / "feeds-all.atom").read_bytes()
    assert schema.validate(etree.fromstring(content)), schema.error_log
    assert not schema.validate(etree.fromstring(re.sub(old, new, content, count=1)))


def test_no_two_entries_are_updated_at_one_time_nor_later_than_their_day(sample_site: Path) -> None:
    for name, content in feeds(sample_site, "atom").items():
        times = [entry.findtext(f"{ATOM}updated", "") for entry in etree.fromstring(content).iter(f"{ATOM}entry")]
        assert len({*times}) == len(times), name
        assert all("T00:00:00" in time for time in times), name  # within the first second of the day


def test_archives_are_a_chain_in_both_ways(sample_site: Path) -> None:
    archives = {name: etree.fromstring(text) for name, text in feeds(sample_site, "atom").items() if "/archive/" in name}
    assert archives
    for name, root in archives.items():
        older, newer, current = (_link(root, rel) for rel in ("prev-archive", "next-archive", "current"))
        assert current and (older or newer or len([each for each in archives if each.endswith(name.rpartition("/")[2])]) <= 2)
        for url, back in ((older, "next-archive"), (newer, "prev-archive")):
            if url:
                other = next(each for each in archives if url.endswith(f"/{each}"))
                assert _link(archives[other], back).endswith(f"/{name}")


def _link(root: Element, rel: str) -> str:
    return next((str(link.get("href")) for link in root.findall(f"{ATOM}link") if link.get("rel") == rel), "")


def test_rss_follows_its_best_practices(sample_site: Path) -> None:
    for name, content in feeds(sample_site, "rss").items():
        (channel,) = etree.fromstring(content)
        order = [etree.QName(child).localname for child in channel]
        assert order == sorted(order, key="item".__eq__), name  # what the channel says stands before its items
        for item in channel.iterchildren("item"):
            tags = [child.tag for child in item]
            assert not {"author", "source"} & {*tags}, name  # dc:creator has names; addresses are nobody's business
            once = [tag for tag in tags if tag not in ("category", "{http://purl.org/dc/elements/1.1/}creator")]
            assert len({*once}) == len(once), (name, once)
            assert CONTENT not in tags or "description" not in tags or tags.index("description") < tags.index(CONTENT)
            assert DATE.fullmatch(item.findtext("pubDate") or ""), name
        assert problems("rss", content) == [], name


def texts(site: Path) -> Iterator[tuple[str, str]]:
    for name, content in feeds(site, "json").items():
        assert problems("json", content) == [], name
        for item in json.loads(content)["items"]:
            yield item["id"], item["content_html"]


def test_texts_are_html_without_a_fault(sample_site: Path) -> None:
    """Each is closed where it should be, and nothing in it is what readers' programs take away."""
    for name, text in dict(texts(sample_site)).items():
        assert html_problems(text) == [], name
        parser = HTMLParser()
        parser.parse_fragment(text)
        assert parser.errors == [], name
        assert not re.search("[\x80-\x9f\ufffd]", text), name


def test_json_feeds_have_fields_of_their_types(sample_site: Path) -> None:
    """Types as JSON Feed 1.1 has them."""
    kinds = {"id": str, "url": str, "title": str, "summary": str, "content_html": str, "language": str, "image": str}
    kinds |= {"date_published": str, "date_modified": str, "authors": list, "tags": list, "attachments": list}
    head = {"version": str, "title": str, "description": str, "language": str, "home_page_url": str, "feed_url": str}
    head |= {"authors": list, "hubs": list, "items": list}
    for name, content in feeds(sample_site, "json").items():
        feed = json.loads(content)
        assert {key for key in feed if type(feed[key]) is not head[key]} == set(), name
        for item in feed["items"]:
            assert {key for key in item if type(item[key]) is not kinds[key]} == set(), name
            assert all({*author} <= {"name", "url", "avatar"} for author in item.get("authors", ())), name
            assert all({"url", "mime_type"} <= {*file} for file in item.get("attachments", ())), name
