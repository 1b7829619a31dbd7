"""Modules joined into one classic script: what a browser makes of them, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikan import theme_scripts as scripts
from loopback import open_browser

MODULES = {
    "main.js": """\
// The entry.
import { label, twice } from "./words.js";
import { count } from "./count.js";

const own = "main";
document.title = `${twice(label)} ${count()} ${own}`;
""",
    "words.js": """\
import { count } from "./count.js";

const own = "words";
export const label = own + count();
export function twice(text) {
  return text + text;
}
""",
    "count.js": """\
let own = 0;
export const count = () => ++own;
""",
    "unused.js": "export const unused = alert();\n",
}


def test_each_module_runs_once_in_a_scope_of_its_own() -> None:
    joined = scripts.join(MODULES, "main.js")
    assert "unused" not in joined
    with open_browser() as browser:
        page = browser.new_page()
        page.evaluate(joined)
        assert page.title() == "words1words1 2 main"
        assert page.evaluate("typeof label + typeof $words") == "undefinedundefined"
        page.close()


def test_the_order_of_files_decides_nothing() -> None:
    assert scripts.join(dict(reversed(MODULES.items())), "main.js") == scripts.join(MODULES, "main.js")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"count.js": 'import { label } from "./words.js";\n'}, "words.js: modules import each other: words.js, count.js"),
        ({"words.js": ""}, "main.js: words.js does not export label, twice"),
        ({"main.js": 'import { a } from "./a.js";\n'}, r"a.js: no such module \(imported by main.js\)"),
        ({"main.js": 'import all from "./words.js";\n'}, "main.js: cannot be joined: import all"),
        ({"main.js": "export default 1;\n"}, "main.js: cannot be joined: export default 1;"),
        ({"main.js": "export let counted = 0;\n"}, "main.js: cannot be joined: export let"),
        ({"main.js": 'import { label as name } from "./words.js";\n'}, "main.js: words.js does not export label as name"),
    ],
)
def test_what_cannot_be_joined_is_named(change: dict[str, str], named: str) -> None:
    with pytest.raises(scripts.ScriptError, match=named):
        scripts.join(MODULES | change, "main.js")


def test_a_file_of_the_theme_takes_the_place_of_a_joined_one(tmp_path: Path) -> None:
    for name, source in MODULES.items():
        (tmp_path / "scripts/search").mkdir(parents=True, exist_ok=True)
        (tmp_path / "scripts/search" / name).write_text(source, "utf-8")
    (tmp_path / "web").mkdir()
    (tmp_path / "web/script.js").write_text("1;\n", "utf-8")
    assert sorted(scripts.read(tmp_path)) == ["script.js", "search.js"]
    (tmp_path / "web/search.js").write_text("2;\n", "utf-8")
    assert scripts.read(tmp_path)["search.js"] == b"2;\n"
