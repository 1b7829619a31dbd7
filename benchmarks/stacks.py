"""Programs that make a site of the same articles, each in a folder of its own: ours; MkDocs with
Material and the plugins that a bilingual society would take (static-i18n, search, tags, rss);
Hugo with both languages, lists and feeds."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

import articles

PROJECT = Path(__file__).resolve().parents[1]
PEERS = PROJECT / ".cache/benchmarks/peers"  # their environment, made when it is needed
NOW = "2026-11-27T12:00"
BASE = "https://example.org/"


class Stack(ABC):
    """A program in a folder with its content. `remembers`: whether it does less when little or
    nothing has changed."""

    name = ""
    remembers = False

    def __init__(self, root: Path) -> None:
        self.root = root

    def lay(self, count: int, seed: int) -> None:
        """Write `count` articles a language, and what the program wants beside them."""
        shutil.rmtree(self.root, ignore_errors=True)
        articles.lay(self.articles, count, seed)
        for path, content in self.files().items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(content, "utf-8")

    def forget(self) -> None:
        """Take away all that was built or kept."""
        for folder in self.results:
            path = self.root / folder
            path.unlink() if path.is_symlink() else shutil.rmtree(path, ignore_errors=True)

    def count(self) -> int:
        """How many files are published."""
        return sum(len(files) for _, _, files in os.walk(self.root / "site"))

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of a build: as anybody has it, with modules kept compiled."""
        return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    @property
    @abstractmethod
    def articles(self) -> Path: ...

    @property
    @abstractmethod
    def results(self) -> tuple[str, ...]: ...

    @property
    @abstractmethod
    def command(self) -> list[str]: ...

    @abstractmethod
    def files(self) -> dict[str, str]: ...


class Huikan(Stack):
    """The program of this working tree, without PDFs."""

    name = "huikan"
    remembers = True
    results = ("site", "site.versions", "cache", "stats.json")
    options: tuple[str, ...] = ()

    @property
    def articles(self) -> Path:
        return self.root / "content/articles"

    @property
    def environment(self) -> Mapping[str, str]:
        return {**super().environment, "PYTHONPATH": str(PROJECT / "plugins"), "PYTHONHASHSEED": "0"}

    def lay(self, count: int, seed: int) -> None:
        super().lay(count, seed)
        compiling = [sys.executable, "-m", "compileall", "-q", str(PROJECT / "plugins")]
        subprocess.run(compiling, env=dict(self.environment), check=True)

    @property
    def command(self) -> list[str]:
        arguments = ["--no-pdf", "--quiet", "--now", NOW, "--cache", "cache", "--stats", "stats.json", *self.options]
        return [sys.executable, str(PROJECT / "build.py"), "build", *arguments]

    def files(self) -> dict[str, str]:
        config = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("theme/web", str(PROJECT / "theme/web"))
        columns = "".join(
            f"- key: column-{number}\n  name: {{zh: {articles.tag(-9 - number, 'zh')}, en: {articles.tag(-9 - number, 'en')}}}\n"
            for number in range(articles.COLUMNS)
        )
        return {
            "mkdocs.yml": config,
            "content/index.md": "---\ntitle: 首页\n---\n一个虚构的学会。\n",
            "content/index.en.md": "---\ntitle: Home\n---\nAn invented society.\n",
            "content/data/society.yml": "name: {zh: 示例省地下空间学会, en: Example Province Society for Underground Space}\n",
            "content/data/columns.yml": columns,
        }


class HuikanWithoutCards(Huikan):
    """Ours without the pictures that shared links are shown with, which no peer makes."""

    name = "huikan-no-cards"

    def files(self) -> dict[str, str]:
        files = super().files()
        return files | {"mkdocs.yml": files["mkdocs.yml"].replace("cards: true ", "cards: false ")}


class MkDocs(Stack):
    """MkDocs and Material; pages are not listed in the navigation, which would be all of them on
    each page."""

    name = "mkdocs"
    results = ("site",)

    @property
    def articles(self) -> Path:
        return self.root / "docs/articles"

    @property
    def command(self) -> list[str]:
        return [str(PEERS / "bin/mkdocs"), "build", "--quiet"]

    def files(self) -> dict[str, str]:
        return {
            "mkdocs.yml": MKDOCS,
            "docs/index.md": "---\ntitle: 首页\n---\n一个虚构的学会。\n",
            "docs/index.en.md": "---\ntitle: Home\n---\nAn invented society.\n",
            "docs/tags.md": "---\ntitle: 标签\n---\n\n<!-- material/tags -->\n",
            "docs/tags.en.md": "---\ntitle: Tags\n---\n\n<!-- material/tags -->\n",
        }


class Hugo(Stack):
    """Hugo with templates as plain as a society could begin with: an article, lists by pages,
    by tag and by column, feeds of each."""

    name = "hugo"
    results = ("site", "resources", ".hugo_build.lock")

    @property
    def articles(self) -> Path:
        return self.root / "content/articles"

    @property
    def command(self) -> list[str]:
        return [str(PEERS / "bin/hugo"), "--quiet", "--destination", "site"]

    def forget(self) -> None:
        (self.root / ".hugo_build.lock").unlink(missing_ok=True)
        super().forget()

    def files(self) -> dict[str, str]:
        return {
            "hugo.toml": HUGO,
            "content/_index.md": "---\ntitle: 首页\n---\n一个虚构的学会。\n",
            "content/_index.en.md": "---\ntitle: Home\n---\nAn invented society.\n",
            "layouts/baseof.html": HUGO_PAGE,
            "layouts/single.html": HUGO_ARTICLE,
            "layouts/list.html": HUGO_LIST,
        }


STACKS: Mapping[str, type[Stack]] = {each.name: each for each in (Huikan, HuikanWithoutCards, MkDocs, Hugo)}


def install_peers() -> None:
    """Their environment, unless it is there with the versions of peers.txt."""
    lock, mark = PROJECT / "benchmarks/peers.txt", PEERS / "peers.txt"
    if mark.is_file() and mark.read_bytes() == lock.read_bytes():
        return
    print(f"installing the peers into {PEERS.relative_to(PROJECT)}", file=sys.stderr)
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(PEERS)], check=True)
    pip = [str(PEERS / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "-r", str(lock)], check=True)
    mark.write_bytes(lock.read_bytes())


MKDOCS = f"""\
site_name: 虚构学会
site_url: {BASE}
theme:
  name: material
  language: zh
  features: [navigation.prune]
nav:
  - index.md
  - tags.md
not_in_nav: articles/
plugins:
  - search:
      lang: [zh, en]
  - tags
  - i18n:
      docs_structure: suffix
      languages:
        - {{locale: zh, name: 中文, default: true, build: true}}
        - {{locale: en, name: English, build: true, site_name: Invented Society}}
  - rss:
      use_git: false
      length: 50
      date_from_meta: {{as_creation: date}}
      match_path: articles/.*
"""

HUGO = f"""\
baseURL = "{BASE}"
title = "虚构学会"
defaultContentLanguage = "zh"
enableRobotsTXT = true

[languages.zh]
languageName = "中文"
weight = 1
[languages.en]
languageName = "English"
weight = 2

[taxonomies]
tag = "tags"
column = "columns"

[pagination]
pagerSize = 20

[services.rss]
limit = 50

[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""

HUGO_PAGE = """\
<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }} · {{ .Site.Title }}</title>
<meta name="viewport" content="width=device-width"><meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">{{ end }}
</head>
<body><header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .Translations }}<a href="{{ .RelPermalink }}">{{ .Language.Lang }}</a>{{ end }}</header>
<main>{{ block "main" . }}{{ end }}</main></body>
</html>
"""

HUGO_ARTICLE = """\
{{ define "main" }}<article><h1>{{ .Title }}</h1><time>{{ .Date.Format "2006-01-02" }}</time>
{{ range (.GetTerms "tags") }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ range (.GetTerms "columns") }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}
{{ .TableOfContents }}{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</article>{{ end }}
"""

HUGO_LIST = """\
{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
{{ range .Paginator.Pages }}<section><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p>{{ .Params.summary }}</p></section>{{ end }}
{{ with .Paginator.Prev }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}
{{ with .Paginator.Next }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ end }}
"""
