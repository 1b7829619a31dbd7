"""Citations and references by label: a small tree, and what every medium makes of it, side by side
(cases/citations)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from content_from_text import LANGUAGES, NOW, SETTINGS, documents, files
from huikan import check, library, markup
from huikan.bibliography import Bibliography, read
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.words import message
from huikan.markup.fragment import Fragment
from huikan.model import Asset, Library
from huikan.publication import numbered
from huikan.publication.citations import bibliography_files, cited, reference_texts
from huikan.source import Data

CASES = sorted((Path(__file__).parents[1] / "cases/citations").glob("*.txt"))
PAGE = {"#": "https://example.org/text/"}  # feeds lead to it
OUTPUTS = "===== "


@dataclass(frozen=True)
class Site:
    """A tree as it is published, and what is wrong in it."""

    library: Library
    fragments: Mapping[tuple[str, str], Fragment]
    diagnostics: list[Diagnostic]


def site(tree: str, styles: Mapping[str, str] | None = None) -> Site:
    """A tree of texts and bibliographies, with its citations written."""
    contents = files(tree)
    texts = {path: text for path, text in contents.items() if path.endswith(".md")}
    others = {path: text.encode() for path, text in contents.items() if path not in texts}
    assets = {path: Asset(path, hashlib.sha256(content).hexdigest(), len(content)) for path, content in others.items()}
    parsed = documents("".join(f"=== {path}\n{text}" for path, text in texts.items()))
    whole = library.assemble(parsed, Data(assets=assets), LANGUAGES, NOW).library
    fragments = {
        (document.key, document.lang): markup.render(document.path, document.body, document.lang, document.body_line)
        for work, _ in whole.walk()
        for document in work.documents.values()
    }
    bibliographies: dict[str, Bibliography] = {path: read(path, others[path]) for path in bibliography_files(whole)}
    findings = [finding for fragment in fragments.values() for finding in fragment.diagnostics]
    findings += check.check(whole, fragments, bibliographies=bibliographies)
    settings = replace(SETTINGS, citation_styles=styles or {})
    return Site(whole, cited(whole, numbered(whole, fragments), bibliographies, settings), findings)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases(path: Path, golden: Callable[[Path, str], None]) -> None:
    """Each file: the tree; then each document in each medium, its words and headings, and what is
    found. A new case needs the tree only."""
    tree = path.read_text("utf-8").partition(OUTPUTS)[0].rstrip() + "\n"
    made = site(tree)
    outputs = []
    for (key, lang), fragment in sorted(made.fragments.items()):
        targets = {reference.target: f"/{reference.target.partition(':')[2]}" for reference in fragment.references}
        if not fragment.structure:
            continue
        outputs += [f"{OUTPUTS}{key} {lang}, web\n{markup.adapt(fragment, 'web', targets).rstrip()}"]
        outputs += [f"{OUTPUTS}{key} {lang}, print\n{markup.adapt(fragment, 'print', targets, prefix='p1-').rstrip()}"]
        outputs += [
            f"{OUTPUTS}{key} {lang}, feed\n{markup.adapt(fragment, 'feed', {name: f'https://example.org{at}' for name, at in targets.items()} | PAGE).rstrip()}"
        ]
        outputs += [f"{OUTPUTS}{key} {lang}, text\n{fragment.text}"]
        outputs += [f"{OUTPUTS}{key} {lang}, headings\n" + "\n".join(f"{h.level} #{h.id} {h.text}" for h in fragment.headings)]
    found = [f"{d.path}:{d.line}:{d.column} {d.severity} {d.code}: {message(d, 'zh')}" for d in made.diagnostics]
    golden(path, "\n\n".join([tree.rstrip(), *outputs, f"{OUTPUTS}diagnostics\n" + "\n".join(found)]) + "\n")


VOLUME = """\
=== proceedings/v/index.md
---
title: 论文集
date: 2026-01-01
bibliography: refs.bib
---
=== proceedings/v/refs.bib
@book{alm, author={Alm, A.}, title={Clay}, year=2020}
@book{berg, author={Berg, B.}, title={Sand}, year=2021}
"""


def paper(name: str, text: str, head: str = "") -> str:
    return f"=== proceedings/v/{name}.md\n---\ntitle: {name}\nabstract: 摘要\nauthors: 林昭\nkeywords: 甲\n{head}---\n{text}\n"


def test_what_machines_follow() -> None:
    """Items of both kinds of lists, without numbers and ways back."""
    hand = "见[1]。\n\n## 参考文献\n\n[1] 张三. 甲[J].\n\n[2] 李四. 乙[M].\n"
    made = site(VOLUME + paper("01-a", "见 [@alm] 与 [@berg; @alm]。") + paper("02-b", hand) + paper("03-c", "无。"))
    texts = [reference_texts(made.fragments[f"proceedings/v/{name}", "zh"]) for name in ("01-a", "02-b", "03-c")]
    assert texts == [("Alm A. Clay[M]. 2020.", "Berg B. Sand[M]. 2021."), ("张三. 甲[J].", "李四. 乙[M]."), ()]


def test_a_text_has_what_it_cites_and_no_more() -> None:
    """Another entry, or another place in the file, changes nothing of what does not cite it."""
    texts = paper("01-a", "见 [@alm]。") + paper("02-b", "见 [@berg]。")
    before = site(VOLUME + texts)
    after = site(VOLUME.replace("@book{alm", "\n\n@book{alm").replace("Sand", "Gravel") + texts)
    first, second = ("proceedings/v/01-a", "zh"), ("proceedings/v/02-b", "zh")
    assert after.fragments[first] == before.fragments[first]
    assert after.fragments[second] != before.fragments[second]


@pytest.mark.parametrize(
    ("head", "settings", "expected"),
    [
        ("", {}, "[1]"),
        ("", {"zh": "gbt7714-author-date"}, "（Alm，2020）"),
        ("citation_style: gbt7714\n", {"zh": "gbt7714-author-date"}, "[1]"),
        ("citation_style: apa\n", {}, "（Alm，2020）"),
    ],
)
def test_who_says_the_style(head: str, settings: Mapping[str, str], expected: str) -> None:
    made = site(VOLUME + paper("01-a", "见 [@alm]。", head), settings)
    assert expected in made.fragments["proceedings/v/01-a", "zh"].root.text()


def test_a_publication_says_the_style_of_its_parts() -> None:
    made = site(
        VOLUME.replace("bibliography", "citation_style: gbt7714-author-date\nbibliography") + paper("01-a", "见 [@alm]。")
    )
    assert "（Alm，2020）" in made.fragments["proceedings/v/01-a", "zh"].root.text()


def test_the_nearest_bibliography_counts() -> None:
    shared = "=== data/references.bib\n@book{alm, title={Shared}, year=1999}\n@book{only, title={Only here}, year=1998}\n"
    own = "=== proceedings/v/own.ris\nTY  - BOOK\nID  - alm\nTI  - Own\nPY  - 2001\nER  - \n"
    made = site(shared + own + VOLUME + paper("01-a", "[@alm; @only]", "bibliography: own.ris\n") + paper("02-b", "[@alm]"))
    first, second = (made.fragments[f"proceedings/v/{name}", "zh"].text for name in ("01-a", "02-b"))
    assert "Own[M]. 2001" in first
    assert "Only here[M]. 1998" in first
    assert "Clay[M]. 2020" in second


@given(st.text("@[]{}();,-. *_`\\\n:abcé张1<>&\"'#!|$^~：；，［］", max_size=60))
def test_any_text_is_published(text: str) -> None:
    """Whatever is written, nothing of how the tree keeps it reaches readers."""
    made = site(VOLUME + paper("01-a", re.sub("(?m)^(===|---)", "x", text)))
    fragment = made.fragments["proceedings/v/01-a", "zh"]
    assert "data-cite" not in markup.adapt(fragment, "web", {})


def test_text_without_a_known_key_is_as_it_was() -> None:
    text = "见 [@x; @y, p. 3] 与 @z2020，**[@a *b*]**、@某人。\n\n- [ ] @task\n"
    with_one = site(VOLUME + paper("01-a", text)).fragments["proceedings/v/01-a", "zh"]
    without = site(VOLUME.partition("bibliography")[0] + "---\n" + paper("01-a", text)).fragments["proceedings/v/01-a", "zh"]
    for medium in ("web", "print", "feed"):
        assert markup.adapt(with_one, medium, {}) == markup.adapt(without, medium, {})
    assert with_one.text == without.text


def test_what_a_range_does_not_name_is_linked_to_it() -> None:
    more = "".join(f"@book{{k{number}, title={{T{number}}}, year=2020}}\n" for number in range(5))
    made = site(VOLUME + more + paper("01-a", "见 [@k0; @k1; @k2; @k3]、[@k4]。"))
    html = markup.adapt(made.fragments["proceedings/v/01-a", "zh"], "web", {})
    assert "[1-4]" in re.sub("<[^>]+>", "", html)
    backs = re.findall(r'<li id="ref-k(\d)"[^>]*>.*?href="#([\w-]+)"', html)
    assert backs == [("0", "cite-k0"), ("1", "cite-k0"), ("2", "cite-k0"), ("3", "cite-k3"), ("4", "cite-k4")]


def test_labels_and_entries_in_one_bracket_and_names_of_people() -> None:
    """A word behind @ that a heading is called by is no label without its sort."""
    text = "见 [@sec:about; @alm; @berg]，@about 是人名。\n\n## 关于 {#about}\n"
    made = site(VOLUME + paper("01-a", text))
    said = made.fragments["proceedings/v/01-a", "zh"].root.text()
    assert said.startswith("见“关于”一节；[1，2]，@about 是人名。")
    assert [finding.code for finding in made.diagnostics] == []


HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    '"><svg onload=alert(1)>',
    "{{ 7*7 }}",
)


@pytest.mark.parametrize("style", ["gbt7714", "gbt7714-author-date", "apa"])
@pytest.mark.parametrize("payload", HOSTILE)
def test_fields_of_a_bibliography_are_text(payload: str, style: str) -> None:
    fields = ("author", "title", "journal", "publisher", "year", "volume", "pages", "doi", "url", "edition", "translator")
    entry = "@article{alm, " + ", ".join(f"{name} = {{{{{payload}}}}}" for name in fields) + "}\n"
    made = site(
        f"=== data/references.bib\n{entry}"
        + paper("01-a", "见 [@alm]。", f"citation_style: {style}\n").join([VOLUME.partition("bibliography")[0] + "---\n", ""])
    )
    fragment = made.fragments["proceedings/v/01-a", "zh"]
    for medium in ("web", "print", "feed"):
        shown = markup.adapt(fragment, medium, PAGE if medium == "feed" else {})
        root = etree.fromstring(f"<div>{shown}</div>")
        assert {str(element.tag) for element in root.iter()} <= {"div", "p", "sup", "span", "a", "h2", "ul", "li", "i"}
        links = [element.get("href", "") for element in root.iter("a")]
        assert links
        assert all(link.startswith(("#", "http://", "https://")) for link in links)
