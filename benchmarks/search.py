#!/usr/bin/env python3
"""Measure search on a large site in a real browser.

python benchmarks/search.py [--pages 1000] [--queries 100] [--keep FOLDER] [--light]

Publishes a site of that many pages a language, whose words are those of real documents
(../shared/corpora where it is there, else content/), and types into its search page: how many
of the pages with a piece are found, how many others are; what the first query of a reader moves
and how long it takes, for queries of many kinds, and on slow networks; how large the index is
beside the compressed text; what of it another build from nothing, a changed page and a new page
write anew. `--light` makes the index and the search pages only, which gives the same figures.
Needs Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT / "tests/support"))
sys.path.insert(0, str(PROJECT / "plugins"))
from huikan.outputs.search.traditional import PAIRS  # noqa: E402
from loopback import open_browser, served  # noqa: E402

CORPORA = PROJECT.parent / "shared/corpora"
HAN = re.compile(r"[\u3400-\u9fff]")
LENGTHS = {"zh": 1500, "en": 4000}  # characters of a page
PHONE = "400 kbit/s, 400 ms"
NETWORKS = {  # bytes a second, milliseconds
    PHONE: {"downloadThroughput": 50_000, "latency": 400},
    "1.6 Mbit/s, 150 ms": {"downloadThroughput": 200_000, "latency": 150},
}
SIGNS = re.compile(r"^---\n.*?^---\n|```.*?```|<[^>]*>|\]\([^)]*\)|_|[^\w\s，。、；：！？（）“”《》.,;?()/%+-]", re.S | re.M)
TYPE = """async ([piece, all]) => {
  const [box, more] = ["hk-words", "hk-more"].map((id) => document.getElementById(id));
  const list = document.getElementById("hk-hits");
  const until = (what, options, enough) => new Promise((done) => {
    const watch = new MutationObserver(() => { if (enough()) { watch.disconnect(); done(); } });
    watch.observe(what, options);
  });
  const told = () => until(list, { attributes: true }, () => list.getAttribute("aria-busy") === "false");
  const start = performance.now();
  box.value = piece;
  const answer = until(list, { childList: true }, () => list.firstChild), whole = told();
  box.form.requestSubmit();
  await Promise.race([answer, whole]);
  const time = performance.now() - start;
  await whole;
  while (all && !more.hidden) { const next = told(); more.click(); await next; }
  return { time, found: Array.from(document.querySelectorAll("#hk-hits h2 a"), (link) => link.pathname) };
}"""

KEY = """(words) => {
  const box = document.getElementById("hk-words");
  box.value = words;
  box.dispatchEvent(new InputEvent("input"));
}"""


def words_of(lang: str) -> str:
    """The running text of the documents in a language, without
    what Markdown would read as signs."""
    folder = CORPORA if CORPORA.is_dir() else PROJECT / "content"
    pieces = []
    for path in sorted(folder.rglob("*.md")):
        text = " ".join(SIGNS.sub(" ", path.read_text("utf-8", "replace")).split())
        if (len(HAN.findall(text)) > len(text) * 0.1) == (lang == "zh"):
            pieces.append(text)
    return " ".join(pieces)


def texts(lang: str, count: int, chance: random.Random) -> list[str]:
    """`count` different texts. Where there is less than that,
    sentences are shuffled and used again."""
    words = words_of(lang)
    sentences = [
        each for each in re.split(r"(?<=[。！？])|(?<=[.?!]) ", words) if lang == "en" or len(HAN.findall(each)) > len(each) / 3
    ]
    samples: list[str] = []
    while len(samples) < count:
        whole = ("" if lang == "zh" else " ").join(sentences)
        length = LENGTHS[lang]
        samples += [whole[start : start + length].strip() for start in range(0, len(whole) - length, length)]
        chance.shuffle(sentences)
    return samples[:count]


def lay(root: Path, pages: dict[str, list[str]]) -> None:
    """A content tree: a page of each language a key."""
    (root / "content/articles").mkdir(parents=True)
    for lang, bodies in pages.items():
        for number, text in enumerate(bodies):
            write(root, lang, number, text)
    config = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("theme/web", str(PROJECT / "theme/web"))
    (root / "mkdocs.yml").write_text(config, "utf-8")


def write(root: Path, lang: str, number: int, text: str) -> None:
    suffix = "" if lang == "zh" else ".en"
    title = re.sub(r"[^0-9A-Za-z\u4e00-\u9fff ]", "", text)[:24].strip() or number
    head = f"---\ntitle: {title}\ndate: {2015 + number % 11}-0{1 + number % 9}-15\n---\n"
    (root / f"content/articles/{number:04}{suffix}.md").write_text(f"{head}{text}\n", "utf-8")


def build(root: Path, site: str, cache: str) -> dict[str, bytes]:
    """Publish, and give the files of the index."""
    command = [sys.executable, str(PROJECT / "build.py"), "build", "--config", str(root / "mkdocs.yml"), "--no-pdf", "--quiet"]
    where = ["--content", str(root / "content"), "--site", str(root / site), "--cache", str(root / cache), "--keep-going"]
    environment = {"PYTHONPATH": str(PROJECT / "plugins"), **os.environ}
    process = subprocess.run([*command, *where], check=False, capture_output=True, text=True, env=environment)
    if not (root / site / "search/fold.bin").exists():
        raise SystemExit(process.stdout + process.stderr)
    return {path.relative_to(root / site).as_posix(): path.read_bytes() for path in (root / site / "search").rglob("*.bin")}


def index(root: Path, site: str, cache: str) -> dict[str, bytes]:
    """The index and the search pages, without a build."""
    from huikan import library, markup, source, theme_scripts
    from huikan.outputs import pages, search
    from huikan.outputs.stage import Site
    from huikan.settings import Settings

    settings = Settings(names={"zh": "示例", "en": "Example"})
    documents, data, _ = source.read(root / "content", settings.languages)
    now = datetime.datetime(2027, 1, 1, tzinfo=library.SHANGHAI)
    site_library = library.assemble(documents, data, settings.languages, now).library
    fragments = {(each.key, each.lang): markup.render(each.path, each.body, each.lang) for each in documents}
    files = {task.target: task.make(*task.args) for task in search.plan(Site(site_library, fragments, settings), {})}
    theme = PROJECT / "theme"
    page_files = {name: (theme / "web" / name).read_bytes() for name in ("style.css", "search.css", "mark.svg")} | dict(
        theme_scripts.read(theme)
    )
    site_plan = Site(site_library, fragments, settings, theme=theme)
    tasks = (task for task in pages.plan(site_plan, {}) if task.target.endswith("search/index.html"))
    page_files |= {task.target: task.make(*task.args) for task in tasks}
    for name, content in (files | page_files).items():
        (root / site / name).parent.mkdir(parents=True, exist_ok=True)
        (root / site / name).write_bytes(content)
    return files


def pieces(lang: str, pages: list[str], count: int, chance: random.Random) -> Iterator[str]:
    """Pieces of the texts, from places anywhere in them: 1 to 8 Han characters, or the
    beginning of a word, or a phrase."""
    pattern = re.compile(r"[\u4e00-\u9fff]+" if lang == "zh" else r"\b[A-Za-z]+ [A-Za-z]+\b|\b[A-Za-z]+\b")
    while count:
        runs = pattern.findall(chance.choice(pages))
        if not runs:
            continue
        run = chance.choice(runs)
        count -= 1
        if lang == "zh":
            start = chance.randrange(len(run))
            yield run[start : start + chance.randint(1, 8)]
        else:
            yield f'"{run}"' if " " in run else run[: chance.randint(min(3, len(run)), len(run))]


def expected(lang: str, pages: list[str], piece: str) -> set[int]:
    """The pages that have a piece, found without any index: in Chinese spaces
    beside Han characters do not count."""
    plain = piece.strip('"').lower()
    if lang == "zh":
        return {
            number
            for number, text in enumerate(pages)
            if plain in re.sub(r"\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+", "", text)
        }
    pattern = re.compile(rf"(?<![^\W_]){re.escape(plain)}", re.IGNORECASE)
    return {number for number, text in enumerate(pages) if pattern.search(text)}


def holds(text: str, piece: str) -> bool:
    """Whether a piece of a word stands within another word: such pages come after the others."""
    return len(piece) >= 3 and piece.isalpha() and piece.lower() in text.lower()


def measure(browser: Any, origin: str, lang: str, pages: list[str], queries: list[str]) -> None:
    """Print recall and precision of all queries, and what the first query of a reader costs."""
    address = f"{origin}{'' if lang == 'zh' else 'en/'}search/"
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    there = right = found_all = 0
    for piece in queries:
        matches = {int(path.rstrip("/").rpartition("/")[2]) for path in page.evaluate(TYPE, [piece, True])["found"]}
        expected_pages = expected(lang, pages, piece)
        there, right = there + len(expected_pages), right + len(expected_pages & matches)
        wrong = {number for number in matches - expected_pages if not holds(pages[number], piece)}
        found_all += len(expected_pages & matches) + len(wrong)
        if wrong or not expected_pages <= matches:
            print(f"  {piece!r}: missed {sorted(expected_pages - matches)[:5]}, not there {sorted(wrong)[:5]}")
    context.close()
    print(
        f"{lang}: {len(queries)} pieces, {there} pages to be found: recall {right / there:.2%}, precision {right / found_all:.2%}"
    )
    kinds = hard(lang, pages, random.Random(11))
    for kind, samples in ({"pieces": [piece for piece in queries if not piece.startswith('"')]} | kinds).items():
        costs = [first(browser, address, piece) for piece in samples[: 25 if kind == "pieces" else 15]]
        sizes, times = [size / 1000 for size, _ in costs], [time for _, time in costs]
        print(
            f"{lang}: first query, {kind}: median {statistics.median(sizes):.0f} KB, most {max(sizes):.0f} KB; "
            f"median {statistics.median(times):.0f} ms, most {max(times):.0f} ms ({samples[times.index(max(times))]})"
        )
    for name, network in NETWORKS.items():
        costs = [first(browser, address, piece, network)[1] / 1000 for piece in [*queries[:3], *kinds["phrases"][:3]]]
        print(f"{lang}: first result over {name}: median {statistics.median(costs):.1f} s, most {max(costs):.1f} s")
    typing(browser, address, {"zh": "下一个版本将支持", "en": "software development"}[lang])


def hard(lang: str, pages: list[str], chance: random.Random) -> dict[str, list[str]]:
    """Queries of kinds that could cost much, by kind."""
    plain = [re.sub(r"\s+(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\s+", "", text) for text in pages]

    def cut(pattern: str, count: int = 25) -> list[str]:
        there = (chance.choice(re.findall(pattern, chance.choice(plain)) or [""]) for _ in range(count * 40))
        return list(dict.fromkeys(filter(None, there)))[:count]

    words = [f'"{piece}"' for length in (2, 3, 5) for piece in cut(rf"\b[A-Za-z]+(?: [A-Za-z]+){{{length - 1}}}\b", 9)]
    nowhere = [f'"{chance.choice(words).split()[-1][:-1]} {chance.choice(words).split()[0][1:]}"' for _ in range(25)]
    common = {"phrases": words, "phrases that are nowhere": nowhere, "a letter, a prefix": ["t", "s", "th", "co", "1", "20"]}
    if lang == "en":
        return common | {
            "60 characters": [f'"{piece}"' for piece in cut(r"\b[A-Za-z][A-Za-z ,]{57,59}\b")],
            "hyphens": cut(r"\b\w+-\w+\b"),
        }
    traditional = str.maketrans(dict(zip(PAIRS[1::2], PAIRS[::2], strict=True)))
    full = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    mixtures = cut(r"[\u4e00-\u9fff]{1,3}[A-Za-z0-9]+[\u4e00-\u9fff]{1,3}")
    return common | {
        "a common character": list("的一是不了在有"),
        "60 characters": cut(r"[\u4e00-\u9fff][^\s\"“”「」]{58}[\u4e00-\u9fff]"),
        "Han and Latin": mixtures,
        "a word and a character": cut(r"\b[A-Za-z]+[\u4e00-\u9fff]"),
        "traditional": [piece.translate(traditional) for piece in cut(r"[\u4e00-\u9fff]{4}")],
        "full width": [piece.translate(full) for piece in mixtures],
        "filters": [f"{piece}&kind=articles&year=2020" for piece in cut(r"[\u4e00-\u9fff]{3}")],
    }


def first(browser: Any, address: str, piece: str, network: dict[str, float] | None = None) -> tuple[int, float]:
    """(bytes, milliseconds) of a query in a browser that has nothing yet: the
    script is counted, the page is not."""
    context = browser.new_context(bypass_csp=True)
    page, answers = context.new_page(), []
    page.on(
        "response", lambda answer: answers.append(answer) if answer.url.endswith(".bin") or "search.js" in answer.url else None
    )
    piece, _, query = piece.partition("&")
    page.goto(f"{address}?{query}")
    page.wait_for_load_state("networkidle")
    if network:
        context.new_cdp_session(page).send(
            "Network.emulateNetworkConditions", {"offline": False, "uploadThroughput": -1, **network}
        )
    time = page.evaluate(TYPE, [piece, False])["time"]
    size = sum(len(answer.body()) for answer in answers)
    context.close()
    return size, time


def typing(browser: Any, address: str, piece: str) -> None:
    """Print what a query typed over a slow network moves, three letters a second,
    and how long the answer takes."""
    context = browser.new_context(bypass_csp=True)
    page, requests, failures = context.new_page(), [], []
    page.on("requestfinished", lambda request: requests.append(request) if request.url.endswith(".bin") else None)
    page.on("requestfailed", lambda request: failures.append(request.url))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions", {"offline": False, "uploadThroughput": -1, **NETWORKS[PHONE]}
    )
    for length in range(1, len(piece)):
        page.evaluate(KEY, piece[:length])
        page.wait_for_timeout(333)
    time = page.evaluate(TYPE, [piece, False])["time"] / 1000
    size = sum(request.sizes()["responseBodySize"] for request in requests) / 1000
    message = f"first result {time:.1f} s after the last, {size:.0f} KB moved, {len(failures)} requests stopped"
    print(f"{lang_of(address)}: typed letter by letter over {PHONE}: {message}")
    context.close()


def lang_of(address: str) -> str:
    return "en" if address.endswith("/en/search/") else "zh"


def weigh(files: dict[str, bytes], pages: dict[str, list[str]]) -> None:
    for lang, bodies in pages.items():
        text = len(gzip.compress("\n".join(bodies).encode(), 9))
        parts = {
            kind: sum(len(data) for name, data in files.items() if name.startswith(f"search/{lang}/{kind}"))
            for kind in ("catalogue", "grams", "texts")
        }
        whole = sum(parts.values())
        sizes = ", ".join(f"{kind} {size / 1000:.0f} KB" for kind, size in parts.items())
        print(
            f"{lang}: index {whole / 1000:.0f} KB ({sizes}) beside {text / 1000:.0f} KB of gzipped text: {whole / text:.2f} times"
        )


def rewritten(before: dict[str, bytes], after: dict[str, bytes]) -> str:
    names = sorted(name for name in before | after if before.get(name) != after.get(name))
    return f"{len(names)} of {len(after)} files, {sum(len(after.get(name, b'')) for name in names) / 1000:.0f} KB"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--queries", type=int, default=100)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--light", action="store_true")
    options = parser.parse_args()
    publish = index if options.light else build
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as temporary:
        root = options.keep or Path(temporary)
        shutil.rmtree(root / "content", ignore_errors=True)
        pages = {lang: texts(lang, options.pages, chance) for lang in LENGTHS}
        lay(root, pages)
        files = publish(root, "site", "cache")
        weigh(files, pages)
        with served(root / "site") as origin, open_browser() as browser:
            for lang, bodies in pages.items():
                measure(browser, origin, lang, bodies, list(pieces(lang, bodies, options.queries, chance)))
        print(f"built again from nothing: {rewritten(files, publish(root, 'again', 'another'))} differ")
        write(root, "zh", 7, pages["zh"][7].replace("。", "，龘龘。", 1))
        print(f"a sentence of one page changed: {rewritten(files, publish(root, 'site', 'cache'))}")
        write(root, "zh", 7, pages["zh"][7])
        write(root, "zh", options.pages, pages["zh"][3][:600])
        print(f"a page added: {rewritten(files, publish(root, 'site', 'cache'))}")


if __name__ == "__main__":
    main()
