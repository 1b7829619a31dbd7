"""mkdocs.yml and the other files beside the content of a fresh site."""

from __future__ import annotations

from collections.abc import Mapping

from huikan.model import Lang
from huikan.start.answers import LOCAL, Answers

GITIGNORE = """\
# what the program makes; it can be made anew at any time
/site
/site.versions/
/press/
/evidence/
/out/
/build/
/.cache/
# who got which mail: of no concern to anybody else
/.mailing/
/.venv/
__pycache__/
"""
_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "zh": {
        "head": "# 网站的设置。学会叫什么、怎样联系、用什么颜色，写在 content/data/society.yml。",
        "address": "# 网站的网址，以后的每条链接、每条引文都以它开头。",
        "no-address": "# 还没有网址：定下来以后写在这里，再发布。",
        "languages": "# 第一种语言在根目录下，其余各在自己的目录下",
        "paper": "# PDF 的纸张：A4、大16开、16开、B5、A5",
        "feed": "# 每个订阅源里有多少篇",
        "cards": "# 为每篇文章画一张分享卡片；false：全站共用一张",
        "mkdocs": "# 只有直接运行 mkdocs 时才要写；名称取自 society.yml",
        "wheels": "# 程序本身。装着 huikan 的 .whl 文件放在 wheels/ 里，或者放到单位的软件源上。",
    },
    "en": {
        "head": "# Settings of the site. Who the society is, how to reach it and its colour: content/data/society.yml.",
        "address": "# The site's address: every link and every citation begins with it.",
        "no-address": "# There is no address yet: write it here before you publish.",
        "languages": "# the first lives at the root, the others below their code",
        "paper": "# of the PDFs: A4, 大16开, 16开, B5, A5",
        "feed": "# works in each feed",
        "cards": "# a picture of each work for shared links; false: one of the site for all",
        "mkdocs": "# only for mkdocs run by hand; the name is that of society.yml",
        "wheels": "# The program. Its .whl file lies in wheels/, or on an index of your own.",
    },
}


def mkdocs(answers: Answers, lang: Lang) -> str:
    """The text of mkdocs.yml, with its options explained."""
    say = _WORDS.get(lang, _WORDS["en"])
    return f"""\
{say["head"]}
{say["no-address" if answers.site_url == LOCAL else "address"]}
site_url: {answers.site_url}
docs_dir: content
# site_name: …  {say["mkdocs"]}
plugins:
  - huikan:
      languages: [{", ".join(answers.languages)}]  {say["languages"]}
      paper: A4  {say["paper"]}
      # feed_entries: 50  {say["feed"]}
      # cards: true  {say["cards"]}
"""


def requirements(version: str, lang: Lang) -> str:
    """What `pip install -r requirements.txt` installs."""
    say = _WORDS.get(lang, _WORDS["en"])
    return f"{say['wheels']}\n--find-links wheels\nhuikan=={version}\n"
