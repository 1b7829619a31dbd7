"""A society's first files: what `huikan init` writes into a folder. Pure: answers in, texts out.

`answers` are what is asked, `questions` how; `site_files` gives every file of a fresh site by its
path. What its pages say stands in `zh` and `en`, what the fields of its record mean in
`society_help`.
"""

from __future__ import annotations

import datetime as time
from collections.abc import Iterator, Mapping
from string import Template
from types import ModuleType

from huikan import __version__
from huikan.interface import words
from huikan.model import FOLDERS, Lang
from huikan.start import configuration, en, zh
from huikan.start.answers import Answers
from huikan.start.questions import QUESTIONS, answer
from huikan.start.society_record import society_record

__all__ = ["QUESTIONS", "Answers", "answer", "site_files", "society_record"]

_TEXTS: Mapping[Lang, ModuleType] = {"zh": zh, "en": en}


def site_files(answers: Answers, today: time.date, lang: Lang, logo: str = "") -> Mapping[str, str]:
    """Path from the folder -> text of every file of a fresh site. The explanations are in `lang`;
    `logo` is the name that the logo has in content/data, if there is one."""
    record = society_record(answers, lang, today.year, logo)
    return {
        "mkdocs.yml": configuration.mkdocs(answers, lang),
        ".gitignore": configuration.GITIGNORE,
        "requirements.txt": configuration.requirements(__version__, lang),
        "README.zh.md": Template(zh.README).substitute(name=answers.named("zh")),
        "content/data/society.yml": record,
        **{f"content/{path}": text for path, text in _texts(answers, today)},
    }


def _texts(answers: Answers, today: time.date) -> Iterator[tuple[str, str]]:
    """(path from content/, text) of the first works of the kinds that are wanted, in each of the
    society's languages."""
    for lang in answers.languages:
        suffix = "" if lang == answers.languages[0] else f".{lang}"
        texts = _TEXTS[lang]
        values = {
            "name": answers.named(lang),
            "year": str(today.year),
            "date": today.isoformat(),
            "email": texts.MAIL.format(email=answers.email) if answers.email else texts.NO_MAIL,
            **{folder: _called(answers, (folder,), lang) for folder in FOLDERS},
            **{kind: _called(answers, (kind, folder), lang) for folder, kind in FOLDERS.items()},
        }
        for path, text in texts.PAGES.items():
            yield path.replace("$year", values["year"]) + f"{suffix}.md", Template(text).substitute(values)
        for folder in answers.publications:
            for path, text in texts.WORKS.get(folder, {}).items():
                yield f"{folder}/{path.replace('$year', values['year'])}{suffix}.md", Template(text).substitute(values)


def _called(answers: Answers, names: tuple[str, ...], lang: Lang) -> str:
    """What a kind is called by the first of these names that has been said, fit to stand in
    quotation marks; else the usual."""
    word = next((text for name in names if (text := answers.called.get(name, {}).get(lang))), words(lang)[names[0]])
    return word.replace("\\", "").replace('"', "”")
