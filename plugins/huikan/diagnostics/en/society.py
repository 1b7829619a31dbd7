"""What `huikan init` and `huikan upgrade` say, in English; {…} as named there."""

WORDS: dict[str, str] = {
    "init-intro": "Ten questions; an empty answer takes what stands in brackets. All of it can be changed later.",
    "ask-name_zh": "The society's name in Chinese",
    "ask-name_en": "Its name in English (empty: no English pages)",
    "ask-site_url": "The site's address, such as https://www.society.org.cn/ (empty: not known yet)",
    "ask-field": "Its field of science, such as meteorology",
    "ask-colour": "The colour of links and buttons, as # and six hexadecimal digits",
    "ask-logo": "A file with the logo (SVG, PNG or JPEG)",
    "ask-icp": "The ICP filing number",
    "ask-publications": "What you publish: some of {known}",
    "ask-called": "What these are called, where not so: reports=年报/Annual reports, …",
    "ask-email": "An address to write to",
    "init-again": "{fault}. {advice}.",
    "init-defaults": "no terminal to ask at: everything has its usual value (--yes FILE says other answers)",
    "init-not-empty": "{path} is there and is not empty; name a new folder",
    "init-no-file": "there is no file {path}",
    "init-unknown-kind": "“{name}” is none of the kinds of publication; there are {known}",
    "init-no-picture": "{path} is no picture for a logo: take SVG, PNG or JPEG",
    "init-no-name": "answers: “name” says no name in Chinese or English",
    "init-done": "{count} files are in {path}. Now:\n  cd {path}\n  huikan serve     look at it while you write\n"
    "  huikan build     make the site, in site/",
    "upgrade-from": "from huikan {before} to {version}:",
    "upgrade-nothing": "nothing of this content has to change",
    "upgrade-findings": "{count} findings are new:",
    "upgrade-renamed": "“{old}” is called “{new}” now",
    "upgrade-site_name": "{path}: site_name is not needed any more: content/data/society.yml says the name (MkDocs itself "
    "still wants it)",
    "upgrade-custom_dir": "{path}: theme: custom_dir is not needed any more: the program brings the theme; theme/ beside "
    "this file holds only what you change",
    "upgrade-theme": "theme/ has {count} files of its own that follow the program’s no longer; compare them: {names}",
    "upgrade-pinned": "{path} now asks for huikan {version}",
    "no-libraries-linux": "PDFs cannot be set without {names}: install them (Debian, Ubuntu: sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; Fedora: sudo dnf install pango harfbuzz), or build with --no-pdf",
    "no-libraries-darwin": "PDFs cannot be set without {names}: install them (brew install pango), or build with --no-pdf",
    "no-libraries-win32": "PDFs cannot be set without {names}: install MSYS2 and in it mingw-w64-ucrt-x86_64-pango, "
    "or build with --no-pdf",
    "init-no-address": "Write the site's address into mkdocs.yml (site_url) before you publish.",
}
MESSAGES: dict[str, tuple[str, str]] = {
    "bad-colour": ("“{text}” is no colour", 'write # and six hexadecimal digits, in quotes: "#1a5a80"'),
    "example-site": (
        "the site’s address {url} is nobody’s: every link, feed and citation would say it",
        "write your own address into mkdocs.yml (site_url)",
    ),
    "nameless-site": (
        "nothing says what the society is called; the site is called {name}",
        "write content/data/society.yml: name: {{zh: …, en: …}}",
    ),
    "bad-email": ("“{text}” is no mail address", "write one as in office@society.org.cn"),
    "no-email": ("“{text}” is no mail address", "write one as in office@society.org.cn, or leave the line out"),
    "local-site": (
        "the site has no address yet: links and citations say {url}",
        "write its address into mkdocs.yml (site_url) before you publish",
    ),
    "pale-colour": (
        "{field} {text} has too little contrast with the page: {contrast}, where words need {least}",
        'the nearest colour that has enough is "{better}"',
    ),
    "unknown-in-record": ("{field}: there is no “{name}”", "there are: {known}"),
    "bad-site-url": ("“{text}” is no address of a site", "write the whole address without ? and #: https://www.society.org.cn/"),
}
