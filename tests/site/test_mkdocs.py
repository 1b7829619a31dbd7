"""MkDocs as the host that people know: what its configuration says, and that it publishes
the bytes that `build.py` does."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import ValidationError
from mkdocs.exceptions import Abort

from content_from_text import CONFIG, DOT, lay
from huikan import site
from huikan.site.configuration import configuration_of

PROJECT = Path(__file__).parents[2]
SOCIETY = """\
=== content/index.md
---
title: 首页
---
欢迎，看[通知](notices/n.md)。
=== content/about.en.md
---
title: About
order: 1
---
[News](notices/n.md)
=== content/notices/n.md
---
title: 通知
date: 2025-06-01
document_number: 例〔2025〕1号
addressees: 各单位
---
正文。![图](image/dot.png)
=== content/notices/n.en.md
---
title: A notice
date: 2025-06-01
---
Text.
"""
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n')


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A society's folder with its mkdocs.yml, published by
    `build.py` below `site`, PDFs and all."""
    root = lay(SOCIETY, tmp_path_factory.mktemp("society"))
    lay({"mkdocs.yml": CONFIG + "docs_dir: content\n"}, root)
    (root / "content/notices/image").mkdir()
    (root / "content/notices/image/dot.png").write_bytes(DOT)
    run(root, PROJECT / "build.py", "build", "--site", "published")
    return root


def run(folder: Path, *command: str | Path) -> str:
    done = subprocess.run([sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_mkdocs_build_publishes_the_same_bytes(society: Path, tmp_path: Path) -> None:
    run(society, "-m", "mkdocs", "build", "--site-dir", tmp_path)
    published, built = tree(society / "published"), tree(tmp_path)
    assert {"index.html", "pdf/notices-n.zh.pdf", "feeds/all.atom", "sitemap.xml", "style.css", "_headers"} <= set(published)
    assert sorted(built) == sorted(published)
    assert [name for name in built if built[name] != published[name]] == []


def test_mkdocs_serve_shows_the_same_with_the_pdfs_of_the_cache(
    society: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(society)
    config = load_config("mkdocs.yml", site_dir=str(tmp_path))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    published, shown = tree(society / "published"), tree(tmp_path)
    assert sorted(shown) == sorted(published)
    for name, content in published.items():  # a preview has no policy: MkDocs reloads it with a script
        assert shown[name] == (POLICY.sub(b"", content) if name.endswith(".html") else content), name


LOADED = """
import sys
from huikan.cli import main
try:
    main()
finally:
    names = {".".join(name.split(".")[:2]) for name in sys.modules}
    print(*sorted(names & set(sys.stdin.read().split())), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "command", [["build", "--no-pdf", "--executor", "inline", "--site", "other"], ["check"], ["why", "notices/n/"]]
)
def test_our_commands_load_of_mkdocs_its_configuration_alone(society: Path, command: list[str]) -> None:
    engine = "mkdocs.livereload mkdocs.commands mkdocs.structure mkdocs.contrib material material.templates watchdog"
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *command],
        input=engine + " mkdocs.config",
        cwd=society,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.split()[-1:] == ["mkdocs.config"], done.stderr


def test_what_mkdocs_refuses_we_refuse(tmp_path: Path) -> None:
    from mkdocs.config.defaults import MkDocsConfig

    lay({"docs/a.md": ""}, tmp_path)
    theirs = {"markdown_extensions", "mdx_configs", "plugins", "hooks", "validation"}  # these load MkDocs's engine
    names = {name for name, _ in MkDocsConfig._schema} - theirs
    refused = {}
    for name in sorted(names):
        lines = [line for line in CONFIG.splitlines() if not line.startswith(f"{name}:")]
        text = "\n".join(lines) if name != "theme" else CONFIG.replace("theme:", "unknown:")
        (tmp_path / "mkdocs.yml").write_text(f"{text}\n{name}: 5\n", "utf-8")
        refused[name] = (_refused(load_config, tmp_path), _refused(site.load, tmp_path))
    assert {name for name, (mkdocs, ours) in refused.items() if mkdocs and not ours} == set()
    assert sum(mkdocs for mkdocs, _ in refused.values()) > 20


def _refused(load: Callable[[str], object], folder: Path) -> bool:
    try:
        load(str(folder / "mkdocs.yml") if load is load_config else folder / "mkdocs.yml")  # type: ignore[arg-type]
    except (Abort, ValidationError, site.BadConfiguration):
        return True
    return False


@pytest.mark.parametrize(
    "more",
    [
        "",
        "site_description: 说明\n",
        "docs_dir: ../content\nsite_dir: out\nnav: [a.md]\nextra: {a: 1}\nmarkdown_extensions: [toc]\n",
        "INHERIT: ../parent.yml\n",
    ],
)
@pytest.mark.parametrize(
    "plugins",
    [
        "plugins: [search, huikan]\n",
        "plugins:\n  search:\n  huikan:\n    names: {en: Other}\n    descriptions: {en: E}\n    paper: B5\n    papers: {article: A5}\n",
        "plugins:\n  - huikan:\n      languages: [en]\n      feed_entries: 7\n      cards: false\n      signature: 16\n      leaf: 1\n",
        "plugins:\n  - huikan: {enabled: true}\n",
    ],
)
@pytest.mark.parametrize("url", ["https://example.org", "https://example.org/s/"])
def test_the_configuration_is_what_mkdocs_makes_of_it(tmp_path: Path, more: str, plugins: str, url: str) -> None:
    web = "custom_dir: ../web" if "INHERIT" in more else f"custom_dir: {PROJECT / 'theme/web'}"
    text = f"site_name: 学会\nsite_url: {url}\ntheme: {{name: material, {web}}}\n{plugins}{more}"
    lay({"conf/docs/a.md": "", "content/a.md": "", "web/main.html": "", "parent.yml": "site_description: 继承\n"}, tmp_path)
    lay({"conf/mkdocs.yml": text}, tmp_path)
    file = tmp_path / "conf/mkdocs.yml"
    theirs = load_config(str(file))
    assert site.load(file) == configuration_of(theirs, theirs.theme.custom_dir, theirs.plugins["huikan"].config)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("site_url: https://example.org/s/\n", ""), "site_url"),
        (("  - huikan:\n      names: {en: Example Society}", "  - search"), "huikan"),
        (("names: {en: Example Society}", "languages: [zh, zh]"), "languages"),
        (("names: {en: Example Society}", "paper: A3"), "paper"),
        (("theme:", "theme: ["), "mkdocs.yml"),
    ],
)
def test_a_bad_configuration_says_what_is_wrong(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG.replace(*change), "utf-8")
    with pytest.raises(site.BadConfiguration, match=said):
        site.load(tmp_path / "mkdocs.yml")


def test_mkdocs_never_empties_the_published_site(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    lay({"version/index.html": "what readers see"}, tmp_path)
    (tmp_path / "site").symlink_to("version")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    with pytest.raises(Abort):
        build(load_config(str(tmp_path / "mkdocs.yml")))
    assert (tmp_path / "site/index.html").read_text("utf-8") == "what readers see"
