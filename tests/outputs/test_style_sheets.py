"""Style sheets as browsers get them: smaller, and the same rules."""

from __future__ import annotations

from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st

from huikan.outputs.theme_files import compact_css
from huikan.tasks import FileRef
from inline_build import ROOT

SHEETS = sorted((ROOT / "theme/web").rglob("*.css"))


def compacted(css: str, folder: Path) -> str:
    (folder / "a.css").write_text(css, "utf-8")
    return compact_css(FileRef.of(folder / "a.css")).decode()


def meaning(css: str) -> list[object]:
    """What a parser of CSS reads: its tokens without comments, and without white space where it
    separates nothing."""
    return _tokens(tinycss2.parse_component_value_list(css, skip_comments=True))


def _tokens(nodes: list[tinycss2.ast.Node]) -> list[object]:
    tokens: list[object] = []
    for node in nodes:
        if node.type == "whitespace":
            if tokens and tokens[-1] not in (" ", ";", ",", ":") and not isinstance(tokens[-1], list):
                tokens.append(" ")
            continue
        content = getattr(node, "content", None) or getattr(node, "arguments", None)
        if node.type in ("; ", "literal") and node.value in ";," and tokens[-1:] == [" "]:
            tokens.pop()
        if node.type == "{} block" and tokens[-1:] == [" "]:
            tokens.pop()
        if content is not None:
            inner = _tokens(content)
            while inner and inner[-1] in (" ", ";"):
                inner.pop()
            tokens += [node.serialize()[: 1 if node.type.endswith("block") else len(node.name) + 1], inner]
        else:
            tokens.append(node.value if node.type == "literal" else node.serialize())
    while tokens and tokens[-1] == " ":
        tokens.pop()
    return tokens


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_the_theme_says_the_same_in_less(path: Path, tmp_path: Path) -> None:
    css = path.read_text("utf-8")
    small = compacted(css, tmp_path)
    assert meaning(small) == meaning(css)
    assert "/*" not in small.replace('"/*', "") and len(small) < len(css)


@pytest.mark.parametrize(
    ("css", "small"),
    [
        ("a , b > c {\n  color : red ;\n  margin: 0 auto;\n}\n", "a,b > c{color :red;margin:0 auto}"),
        ('a::before { content: " ; /* no */ : { "; }', 'a::before{content:" ; /* no */ : { "}'),
        ("@media (min-width: 40em) and (hover) { a:hover , b { c: d } }", "@media (min-width:40em) and (hover){a:hover,b{c:d}}"),
        ("a { --empty: ; --x: calc(1px + 2px) }", "a{--empty: ;--x:calc(1px + 2px)}"),
        ("a { background: url(data:image/png;base64,AA==) }", "a{background:url(data:image/png;base64,AA==)}"),
        (".a\\{ b { c: d } /* e */ /* f */ .g { h: i }", ".a\\{ b{c:d}.g{h:i}"),
        (".a/* x */.b { c: d }", ".a.b{c:d}"),
    ],
)
def test_what_means_nothing_goes(css: str, small: str, tmp_path: Path) -> None:
    assert compacted(css, tmp_path) == small


@given(st.text('ab:;,{}() "\\/*\n', max_size=60))
def test_twice_is_once(tmp_path_factory: pytest.TempPathFactory, css: str) -> None:
    folder = tmp_path_factory.mktemp("css")
    once = compacted(css, folder)
    assert compacted(once, folder) == once or "/" in once
