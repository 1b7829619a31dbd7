"""One claimant an address: what two files ask for, what the site needs,
what no content may be called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content_from_text import lay
from huikan.addresses import Claim, conflicts, file_type, reserved_reason
from inline_build import build

HEAD = "title: 甲\ndate: 2025-01-01\nsummary: 摘要。"


def text(more: str = "", body: str = "正文。") -> str:
    return f"---\n{HEAD}\n{more}---\n{body}\n"


def findings(tree: dict[str, str], root: Path, *more: str) -> list[tuple[str, str, int]]:
    """(file, code, line) of every error of a whole build, which publishes what is sound."""
    lay(tree, root / "content")
    result = build(root / "content", root, "--keep-going", "--no-pdf", *more)
    found = json.loads(result.stdout) if result.stdout.strip() else []
    top = (root / "content").as_posix() + "/"
    return [(one["path"].removeprefix(top), one["code"], one["line"]) for one in found if one["severity"] == "error"]


TAKEN: dict[str, tuple[dict[str, str], list[tuple[str, str, int]]]] = {
    "one PDF for two texts": (
        {"articles/2025-rain.md": text(), "articles/2025/rain.md": text()},
        [("articles/2025/rain.md", "same-address", 0)],
    ),
    "letter case": (
        {"articles/Rain.md": text(), "articles/rain.md": text()},
        [("articles/rain.md", "same-address", 0)],
    ),
    "the home page of a language": ({"en.md": text()}, [("en.md", "needed-address", 0)]),
    "a page among the files of search": (
        {"search/zh/grams-0.bin.md": text(), "en/feeds/all.md": text(), "pdf/a.md": text()},
        [(name, "needed-address", 0) for name in ("en/feeds/all.md", "pdf/a.md", "search/zh/grams-0.bin.md")],
    ),
    "the search page": ({"search.md": text()}, [("search.md", "needed-address", 0)]),
    "a tag's page": (
        {"articles/a.md": text("tags: [地铁]\n"), "tags/地铁.md": text()},
        [("tags/地铁.md", "needed-address", 0)],
    ),
    "a folder where a file has to be": ({"robots.txt.md": text()}, [("robots.txt.md", "needed-address", 0)]),
    "a script of the theme": ({"Search.js.md": text()}, [("Search.js.md", "needed-address", 0)]),
    "a rule of a host that is not used yet": ({"_redirects.md": text()}, [("_redirects.md", "needed-address", 0)]),
    "a card": (
        {"articles/a.md": text(body="[卡](../cards/articles/a.zh.txt)"), "cards/articles/a.zh.txt": "x"},
        [("articles/a.md", "refused-file", 6), ("cards/articles/a.zh.txt", "site-address", 0)],
    ),
    "a proof of the domain": (
        {"articles/a.md": text(body="[a](MP_verify_x1.txt) [b](../b.txt)"), "articles/MP_verify_x1.txt": "x1", "b.txt": "b"},
        [
            ("articles/MP_verify_x1.txt", "host-address", 0),
            ("articles/a.md", "refused-file", 6),
            ("articles/a.md", "refused-file", 6),
            ("b.txt", "host-address", 0),
        ],
    ),
    "old addresses that are in use": (
        {"articles/a.md": text("moved_from: [search, feeds/all.rss, articles/B]\n"), "articles/b.md": text()},
        [
            ("articles/a.md", "moved-address-in-use", 5),
            ("articles/a.md", "moved-address-in-use", 5),
            *[("articles/a.md", "moved-address-needed", 5)] * 3,  # English, without works, has no feeds
        ],
    ),
    "an old address where proofs of the domain lie": (
        {"articles/a.md": text("moved_from: [.well-known/security, articles/.x]\n")},
        [("articles/a.md", "bad-former-key", 5)] * 2,
    ),
    "a year's archive keeps away from a work": ({"articles/2025.md": text(), "articles/good.md": text()}, []),
    "the text of a listing": ({"articles.md": text(), "articles/good.md": text()}, []),
}


@pytest.mark.parametrize("name", TAKEN)
def test_two_claimants_are_an_error(name: str, tmp_path: Path) -> None:
    tree, expected = TAKEN[name]
    assert sorted(findings(tree, tmp_path)) == sorted(expected)


def test_what_loses_is_not_published_and_nothing_else_is_lost(tmp_path: Path) -> None:
    findings({"en.md": text().replace("甲", "EVIL"), "articles/a.md": text()}, tmp_path)
    assert "EVIL" not in (tmp_path / "site/en/index.html").read_text("utf-8")
    assert (tmp_path / "site/articles/a/index.html").is_file()


REGISTER = {
    "old/page.htm -> articles/x.txt": "move-to-rule",
    "old/p.xhtml -> articles/x.txt": "move-to-rule",
    "old/s.js -> articles/x.txt": "move-to-rule",
    "old/p.svg -> articles/x.txt": "move-to-other-type",
    "old/p.pdf -> articles/a/": "move-to-other-type",
    "old/ -> articles/x.txt": "move-to-other-type",
    "_headers -> articles/x.txt": "move-to-other-type",
    "_redirects -> articles/x.txt": "move-to-other-type",
    "_worker.js -> articles/x.txt": "move-to-rule",
    "robots.txt -> articles/x.txt": "moved-address-needed",
    "CNAME -> articles/x.txt": "move-to-rule",
    ".well-known/acme-challenge/tok -> articles/x.txt": "move-to-rule",
    "a/.htaccess -> articles/x.txt": "move-to-rule",
    "mp/MP_verify_abc.txt -> articles/x.txt": "move-to-rule",
    "WW_verify_abc.txt -> articles/x.txt": "move-to-rule",
    "proof.txt -> articles/x.txt": "move-to-rule",
    "index.html -> articles/a/": "moved-address-needed",
    "404.html -> articles/a/": "moved-address-needed",
    "ARTICLES/a/ -> articles/b/": "moved-address-in-use",
    "articles/x.txt -> articles/y.txt": "moved-address-in-use",
    "feeds/all.rss -> en/feeds/all.rss": "moved-address-needed",
    "old/x.txt -> articles/x.txt": "",
    "old/x.html -> articles/a/": "",
    "old/ -> articles/a/": "",
}


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, str]]:
    root = tmp_path_factory.mktemp("registered")
    tree = {
        "articles/a.md": text(body="[x](x.txt) [y](y.txt)"),
        "articles/b.md": text(),
        "articles/x.txt": "Data:\n<script>alert(1)</script>",
        "articles/y.txt": "y",
        "data/addresses.txt": "\n".join(REGISTER) + "\n",
    }
    return root, {line: code for path, code, line in findings(tree, root) if path == "data/addresses.txt"}


@pytest.mark.parametrize("line", REGISTER)
def test_the_register_moves_files_only_to_addresses_of_their_type(line: str, registered: tuple[Path, dict[int, str]]) -> None:
    root, codes = registered
    assert codes.get([*REGISTER].index(line) + 1, "") == REGISTER[line]
    address = line.partition(" ")[0]
    place = root / "site" / (f"{address}index.html" if address.endswith("/") else address)
    if REGISTER[line].startswith("move-"):
        assert not place.exists() or b"alert(1)" not in place.read_bytes()
    elif not REGISTER[line]:
        assert place.is_file()


def test_a_rank_decides_and_a_folder_is_no_file() -> None:
    first, second = Claim("a/B.txt", "x.md"), Claim("A/b.TXT", "y.md", 3)
    assert [(one.refused, one.granted) for one in conflicts([first, second])] == [(second, first)]
    assert conflicts([first, first]) == ()
    below = Claim("a/b.txt/index.html", "z.md")
    assert conflicts([first, below])[0].refused == below
    assert conflicts([below, first])[0].refused == first
    composed, decomposed = Claim("caf\u00e9.pdf", "a"), Claim("cafe\u0301.pdf", "b")
    assert conflicts([composed, decomposed])[0].granted == composed


@given(st.lists(st.tuples(st.text("aA/é.", min_size=1, max_size=6), st.sampled_from("xyz"))))
def test_what_is_granted_can_be_written_side_by_side(pairs: list[tuple[str, str]]) -> None:
    claims = [Claim(address.strip("/") or "a", claimant) for address, claimant in pairs]
    refused = {id(one.refused) for one in conflicts(claims)}
    granted = {claim.address.casefold() for claim in claims if id(claim) not in refused}
    assert not [one for one in granted for other in granted if other.startswith(f"{one}/")]
    owners: dict[str, set[str]] = {}
    for claim in claims:
        if id(claim) not in refused:
            owners.setdefault(claim.address.casefold(), set()).add(claim.claimant)
    assert all(len(names) == 1 for names in owners.values())


NAME = "长" * 60

LONG: dict[str, tuple[dict[str, str], list[tuple[str, str, int]]]] = {
    "a paper's PDF has its whole key in its name": (
        {
            f"proceedings/{NAME}/index.md": text(),
            f"proceedings/{NAME}/{NAME}.md": text("authors: 林昭\n"),
        },
        [(f"proceedings/{NAME}/{NAME}.md", "long-address", 0)],
    ),
    "moved from a name that no file system holds": (
        {"articles/a.md": text(f"moved_from: articles/{NAME * 3}\n")},
        [("articles/a.md", "bad-former-key", 5)],
    ),
    "a register with names that cannot be": (
        {
            "articles/a.md": text(),
            "data/addresses.txt": f"{NAME * 3}/ -> articles/a/\na\tb/ -> articles/a/\na//b/ -> articles/a/\na?b/ -> articles/a/\n",
        },
        [("data/addresses.txt", "bad-address-line", line) for line in (1, 2, 3, 4)],
    ),
}


@pytest.mark.parametrize("name", LONG)
def test_no_name_ends_in_a_file_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    tree, expected = LONG[name]
    assert sorted(findings(tree, tmp_path)) == sorted(expected)


NAMES = st.text("aA-./_é中\u0301 #?%", min_size=1, max_size=12).map(lambda name: name.strip("/ .")).filter(bool)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, max_size=4), moved=st.lists(NAMES, max_size=2), lines=st.lists(st.tuples(NAMES, NAMES), max_size=3))
def test_no_names_end_in_a_traceback(
    names: list[str], moved: list[str], lines: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("names")
    tree = {"articles/a.md": text(f"moved_from: {json.dumps(moved)}\ntags: {json.dumps(names)}\n")}
    tree["data/addresses.txt"] = "".join(f"{old} -> {new}\n" for old, new in lines)
    for place, name in enumerate(names):
        path = root / "content" / ("articles" if place % 2 else ".") / f"{name}.md"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text(), "utf-8")
        except OSError:  # two names that cannot stand side by side
            continue
    findings(tree, root)
    assert (root / "site/index.html").is_file()


def test_what_is_published_at_an_address() -> None:
    types = {"": "page", "a/": "page", "a.html": "page", "a.HTM": "htm", "a/b.tar.GZ": "gz", "a": "", "a.b/c": ""}
    assert {address: file_type(address) for address in types} == types
    assert reserved_reason("articles/a.pdf") == reserved_reason("tags/地铁/") == reserved_reason("notes/robots-txt/") == ""
