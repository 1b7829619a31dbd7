"""The search index: everything is found, nothing else; same content, same
bytes; and a real browser searching."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content_from_text import LANGUAGES, NOW, SETTINGS, documents, lay
from drawn_pages import THEME, draw
from huikan import library, markup
from huikan import theme_scripts as scripts
from huikan.model import Library
from huikan.outputs import pages, search
from huikan.outputs.search.coding import gamma, packed, rising
from huikan.outputs.search.folding import Folding
from huikan.outputs.search.grams import adjacency_key, grams, log2_half_steps, neighbours, shard_prefix
from huikan.outputs.search.numbering import numbers, step, universe_of
from huikan.outputs.stage import Site
from huikan.source import Data
from huikan.source.records import parse_records
from huikan.tasks import Task
from loopback import open_browser, served
from printed_pdf import finished, pdf
from searcher import read_grams, read_sides
from searcher import rising as read_rising
from searcher import search as found

SOCIETY = """\
=== newsletters/2025/index.md
---
title: 资讯 2025年第1期
date: 2025-03-31
---
=== newsletters/2025/01-first.md
---
title: 下穿既有车站的沉降控制
columns: 典型工程
authors: {name: 欧阳𬭚, affiliation: 示例大学}
tags: 盾构
---
双线盾构先后掘进，第 12 号线 BIM 模型。轉換傳統的繁體字。<b>不是 *标记*</b>
=== newsletters/2025/01-first.en.md
---
title: Settlement Control under Stations
---
Underground space is understood by few. Café, naïve, Ｆｕｌｌ width.
=== articles/cold.md
---
title: 冬暖夏凉
date: 2024-06-01
---
地下十米的温度，一年里几乎不变。下穿既有隧道；既有车站改造。
=== articles/only.en.md
---
title: Only in English
date: 2024-06-02
---
A station, not translated.
=== articles/draft.md
---
title: 没有写完
date: 2024-06-03
status: draft
---
机密草稿
=== articles/later.md
---
title: 以后才发
date: 2025-06-03
publish_on: 2027-06-03
---
尚未公开
"""


def prepared(tree: str = SOCIETY) -> tuple[Library, dict]:
    assembly = library.assemble(documents(tree), Data(None, {}, {}), LANGUAGES, NOW)
    works = [document for work, _ in assembly.library.walk() for document in work.documents.values()]
    return assembly.library, {(d.key, d.lang): markup.render(d.path, d.body, d.lang) for d in works}


def index(tree: str = SOCIETY) -> dict[str, bytes]:
    return {task.target: task.make(*task.args) for task in search.plan(Site(*prepared(tree)), {})}


# ---------- what is found ----------


@pytest.mark.parametrize(
    ("lang", "piece", "addresses"),
    [
        ("zh", "下", ["newsletters/2025/01-first/", "articles/cold/"]),
        ("zh", "下穿既有", ["newsletters/2025/01-first/", "articles/cold/"]),
        ("zh", "下穿既有车站", ["newsletters/2025/01-first/"]),
        ("zh", "第12号线", ["newsletters/2025/01-first/"]),
        ("zh", "第 １２ 號線", ["newsletters/2025/01-first/"]),
        ("zh", "bim模型", ["newsletters/2025/01-first/"]),
        ("zh", "转换传统的繁体", ["newsletters/2025/01-first/"]),
        ("zh", "轉換", ["newsletters/2025/01-first/"]),
        ("zh", "欧阳𬭚", ["newsletters/2025/01-first/"]),
        ("zh", "示例大学", ["newsletters/2025/01-first/"]),
        ("zh", "典型工程", ["newsletters/2025/01-first/"]),
        ("zh", "第1期", ["newsletters/2025/"]),
        ("zh", "不变。下穿", ["articles/cold/"]),
        ("zh", "车站下穿", []),
        ("zh", "机密", []),
        ("zh", "尚未公开", []),
        ("zh", "Settlement", []),
        ("zh", "Only", []),
        ("en", "under", ["en/newsletters/2025/01-first/"]),
        ("en", "UNDERGROUND SPACE", ["en/newsletters/2025/01-first/"]),
        ("en", "cafe", ["en/newsletters/2025/01-first/"]),
        ("en", "NAÏVE", ["en/newsletters/2025/01-first/"]),
        ("en", "full", ["en/newsletters/2025/01-first/"]),
        ("en", "station", ["en/newsletters/2025/01-first/", "en/articles/only/"]),
        ("en", "ground", []),
        ("en", "盾构", ["en/newsletters/2025/01-first/"]),  # a tag is the same in both languages
        ("en", "掘进", []),
    ],
)
def test_every_piece_is_found_where_it_stands_and_nowhere_else(lang: str, piece: str, addresses: list[str]) -> None:
    assert found(index(), lang, piece) == set(addresses)


HAN = "的地下空间车站盾构隧道沉降，。 一ａBc1轉转"


@settings(max_examples=40, deadline=None)
@given(texts=st.lists(st.text(HAN, min_size=1, max_size=60), min_size=1, max_size=6), data=st.data())
def test_any_piece_of_any_text_is_found(texts: list[str], data: st.DataObject) -> None:
    folder = Folding()
    tree = "".join(f"=== articles/{n}.md\n---\ntitle: 文{n}\ndate: 2025-01-01\n---\n字{text}字\n" for n, text in enumerate(texts))
    files = index(tree)
    text = folder.fold(data.draw(st.sampled_from(texts)))
    wide = [match.span() for match in re.finditer(r"[^\W\da-z_]+", text)]
    if not wide:
        return
    start, end = data.draw(st.sampled_from(wide))
    first = data.draw(st.integers(start, end - 1))
    piece = text[first : data.draw(st.integers(first + 1, end))]
    expected = {f"articles/{n}/" for n, each in enumerate(texts) if piece in folder.fold(f"字{each}字") or piece in f"文{n}"}
    assert found(files, "zh", piece) == expected


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    folder = Folding()
    assert folder.fold(folder.fold(text)) == folder.fold(text)


def test_what_is_the_same_to_a_searcher() -> None:
    fold = Folding().fold
    assert fold("第 12 号线 ＢＩＭ 模型") == fold("第12號線BIM模型") == "第12号线bim模型"
    assert fold("  Two　\n words ") == "two words"
    assert fold("ﬁle №3 ㎡ ① Straße ΣΊΣΥΦΟΣ soft\u00adhyphen") == "file no3 m2 1 strasse σισυφοσ softhyphen"
    assert fold("臺灣的裏面，後來發現") == "台湾的里面,后来发现"
    assert fold("ガギ 한국어") == "ガギ한국어"


def test_grams_are_pairs_and_words() -> None:
    assert grams("下穿a1,车 站b") == {"下穿", "穿", "a1", "a*", "车", "站", "b", "b*"}
    assert grams("x" * 99) == {"x" * 24, "x*"}
    assert [shard_prefix(gram) for gram in ("下穿", "下", "the", "t", "t*")] == ["下", "下", "th", "t", "t*"]


def test_what_stands_beside_a_word() -> None:
    assert neighbours("a b-c, d 第12号线。站") == {("a", "b"), ("b", "c"), ("d", "第"), ("第", "12"), ("12", "号")}
    steps = {word: log2_half_steps(count) for word, count in {"of": 500, "the": 900, "soil": 40, "线": 300}.items()}
    assert adjacency_key("of", "the", steps, log2_half_steps(1000)) == "of>the"
    assert adjacency_key("the", "of", steps, log2_half_steps(1000)) == "of<the"  # with the rarer one
    assert adjacency_key("线", "the", steps, log2_half_steps(1000)) == "线>the"
    assert adjacency_key("soil", "of", steps, log2_half_steps(40_000)) is None  # so few that their texts are soon read


@given(st.sets(st.integers(0, 4095)), st.integers(0, 2))
def test_rising_lists_come_back(numbers: set[int], more: int) -> None:
    universe = 4096 << more
    bits = gamma(len(numbers) + 1) + rising(sorted(numbers), universe)
    read = iter("".join(f"{byte:08b}" for byte in packed(bits)))
    for _ in range(len(gamma(len(numbers) + 1))):
        next(read)
    assert read_rising(read, len(numbers), universe) == sorted(numbers)


def test_the_files_say_what_they_hold() -> None:
    files = index()
    catalogue = json.loads(zlib.decompress(files["search/zh/catalogue.bin"]))
    assert catalogue["kinds"] == ["newsletters", "articles"]
    assert catalogue["columns"] == ["典型工程"]
    assert catalogue["year"] == [2025, 2025, 2024]
    assert catalogue["column"] == [[0], [], []]
    titled = {
        gram: titles
        for name, file in files.items()
        if name.startswith("search/zh/grams-")
        for gram, (_, titles) in read_grams(file, catalogue["universe"])
    }
    assert titled["下穿"] == [catalogue["number"][0]]
    assert titled["盾构"] == []


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(st.text("ab 的下1-，", min_size=1, max_size=30), min_size=1, max_size=5))
def test_what_stands_side_by_side_is_known_of_every_document(texts: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search.index, "NEAR", {"zh": 0})  # however rare
        files = index(
            "".join(f"=== articles/{n}.md\n---\ntitle: x\ndate: 2025-01-0{n + 1}\n---\n{t}\n" for n, t in enumerate(texts))
        )
    catalogue = json.loads(zlib.decompress(files["search/zh/catalogue.bin"]))
    grams_files = [file for name, file in files.items() if name.startswith("search/zh/grams-")]
    sides = {name: there for file in grams_files for name, there in read_sides(file, catalogue["universe"]).items()}
    shown = [file for name, file in files.items() if name.startswith("search/zh/texts-")]
    records = {int(n): record[4][0] for file in shown for n, record in json.loads(zlib.decompress(file)).items()}
    for number, text in records.items():
        pairs = neighbours(Folding().fold(text))
        names = {name for left, right in pairs for name in (f"{left}>{right}", f"{right}<{left}")}
        assert {name for name, there in sides.items() if number in there} <= names
        assert all((number in sides.get(f"{a}>{b}", ())) != (number in sides.get(f"{b}<{a}", ())) for a, b in pairs)


def phrased() -> str:
    """A hundred and sixty English texts of the same words, of which
    one has two of them side by side."""
    text = "=== articles/w{n:02}.en.md\n---\ntitle: Text {n}\ndate: 2022-01-{day:02}\n---\nThe road of sand, {middle} water.\n"
    return "".join(text.format(n=n, day=1 + n % 28, middle="and of" if n == 7 else "of clay and") for n in range(160))


def test_frequent_words_side_by_side_are_in_the_index() -> None:
    files = index(phrased())
    catalogue = json.loads(zlib.decompress(files["search/en/catalogue.bin"]))
    pieces = [file for name, file in files.items() if name.startswith("search/en/grams-")]
    sides = {name: len(there) for file in pieces for name, there in read_sides(file, catalogue["universe"]).items()}
    everywhere = {"the>road": 160, "road>of": 160, "of>sand": 160}
    assert sides == everywhere | {"and>of": 1, "of>water": 1, "of>clay": 159, "clay>and": 159, "and>water": 159}
    few = [file for name, file in index().items() if "grams" in name]
    assert all(zlib.decompressobj().decompress(file[4:]).endswith(b"\n\n") for file in few)  # few texts need none


@given(st.integers(1, 1 << 40))
def test_steps_are_few(least: int) -> None:
    assert least <= step(least) < least * 1.25 + 1 and step(step(least)) == step(least)


def long_ones() -> str:
    """Seventy English texts of 4 KB with two words that never stand side by side."""
    noise = [" ".join(sha256(f"{n}-{part}".encode()).hexdigest()[:40] for part in range(110)) for n in range(70)]
    text = "=== articles/l{n:02}.en.md\n---\ntitle: Long {n}\ndate: 2021-01-01\n---\nGneiss, {noise} schist\n"
    return "".join(text.format(n=n, noise=each) for n, each in enumerate(noise))


# ---------- same content, same bytes; little is written anew ----------


def test_the_index_is_equal_every_time() -> None:
    assert index() == index()


def many(changed: Mapping[int, str] = {}) -> str:
    return "".join(
        f"=== articles/a{n:03}.md\n---\ntitle: 第{n}篇\ndate: 2025-01-{1 + n % 28:02}\n---\n"
        f"{changed.get(n, '') or ''.join(chr(0x4E00 + (n * 7 + i * i * 3) % 3000) for i in range(300))}\n"
        for n in range(160)
    )


def test_a_changed_page_rewrites_only_what_it_touches() -> None:
    before = index(many())
    text = re.search(r"=== articles/a077\.md.*?---\n.*?---\n(.*?)\n", many(), re.S)
    assert text
    after = index(many({77: text[1] + "龘"}))
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    catalogue = json.loads(zlib.decompress(before["search/zh/catalogue.bin"]))
    assert catalogue["shards"] > 1 and catalogue["chunks"] > 2
    assert {name.rpartition("-")[0] for name in changed} == {"search/zh/grams", "search/zh/texts"}
    assert len([name for name in changed if "texts" in name]) == 1
    assert len([name for name in changed if "grams" in name]) <= 2  # that of 龘, and that of what was the last character


def stepwise(tree: str, folder: Path) -> dict[str, Task]:
    """Every task of search by its target, planned with the results of the plans before it."""
    folder.mkdir()
    site, results, tasks = Site(*prepared(tree)), {}, {}
    for plan in (search.plan_terms, search.plan_postings, search.plan_neighbours, search.plan):
        planned = {task.target: task for task in plan(site, results)}
        for number, task in enumerate(planned.values()):
            path = folder / f"{plan.__name__}-{number}"
            path.write_bytes(task.make(*task.args))
            results[task.target] = finished(path, task.target)
        tasks |= planned
    return tasks


def test_a_changed_page_turns_one_block_round(tmp_path: Path) -> None:
    text = phrased()
    before, after = stepwise(text, tmp_path / "a"), stepwise(text.replace("and of water", "and of a gneiss"), tmp_path / "b")
    blocks = [target for target in before if target.startswith("postings/en/")]
    assert len(blocks) > 3 and [target.replace("postings", "neighbours") in before for target in blocks] == [True] * len(blocks)
    assert before.keys() == after.keys()
    changed = {target.rpartition("/")[0] for target in before if before[target].signature != after[target].signature}
    assert changed == {"terms/en/articles", "postings/en", "neighbours/en", "search/en"}
    assert sum(before[target].signature != after[target].signature for target in blocks) == 1
    published = {target: task.make(*task.args) for target, task in after.items() if target.startswith("search/")}
    assert published == index(text.replace("and of water", "and of a gneiss")), "as where nothing was made before"


@given(
    st.lists(st.text("abcdefgh", min_size=1, max_size=4), unique=True, min_size=1, max_size=60),
    st.text("xyz", min_size=1, max_size=3),
)
def test_numbers_stay_when_documents_come(keys: list[str], new: str) -> None:
    first = numbers(keys)
    assert len(set(first.values())) == len(keys)
    assert all(number < universe_of(len(keys)) for number in first.values())
    if universe_of(len(keys)) == universe_of(len(keys) + 1):
        assert numbers([*keys, new]).items() >= first.items()


def test_a_library_of_nothing_has_an_index() -> None:
    files = index("")
    assert json.loads(zlib.decompress(files["search/en/catalogue.bin"]))["number"] == []


def test_columns_are_found_by_what_their_records_say() -> None:
    text = "- key: frontier\n  name: 前沿\n  summary: 写给同行的研究进展\n- key: idle\n  name: 闲栏\n  summary: 没有文章的栏目\n"
    records, faults = parse_records("data/columns.yml", text, LANGUAGES)
    notice = "=== notices/a.md\n---\ntitle: 甲\ndate: 2025-01-01\ncolumns: [前沿]\n---\n正文。\n"
    works = library.assemble(documents(notice), Data(None, {"columns": tuple(records)}, {}), LANGUAGES, NOW).library
    files = {task.target: task.make(*task.args) for task in search.plan(Site(works, {}, SETTINGS), {})}
    assert not faults and found(files, "zh", "研究进展") == {"columns/frontier/"}
    assert found(files, "zh", "没有文章") == set(), "a column without works has no page"


NUMBERED = """\
- {key: a, number: T/SLDX 003—2024, name: {zh: 防淹设施技术规程, en: Code for flood barriers}, date: 2020-01-01}
- {key: b, number: 沪学奖 2019-7 号, name: 青年奖, date: 2019-01-01}
"""


@pytest.mark.parametrize(
    "query",
    ["T/SLDX 003—2024", "T/SLDX 003-2024", "t/sldx 003–2024", "SLDX 003", "防淹设施技术规程", "Code for flood barriers"],
)
def test_a_record_is_called_by_its_number_and_its_names(query: str) -> None:
    """Texts that are newer have the number, too; it is the record's alone."""
    text = "=== articles/a{n}.md\n---\ntitle: 文 {n}\ndate: 2025-01-0{n}\n---\n见 T/SLDX 003—2024 与防淹设施技术规程。\n"
    records, faults = parse_records("data/standards.yml", NUMBERED, LANGUAGES)
    tree = "".join(text.format(n=n) for n in range(1, 6))
    data = Data(None, {"standards": tuple(records)}, {})
    works = library.assemble(documents(tree), data, LANGUAGES, NOW).library
    fragments = {(each.key, each.lang): markup.render(each.path, each.body, each.lang) for each in documents(tree)}
    files = {task.target: task.make(*task.args) for task in search.plan(Site(works, fragments, SETTINGS), {})}
    catalogue = json.loads(zlib.decompress(files["search/zh/catalogue.bin"]))
    titled = [
        set(titles)
        for name, file in files.items()
        if name.startswith("search/zh/grams-")
        for gram, (_, titles) in read_grams(file, catalogue["universe"])
        if gram in grams(Folding().fold(query))
    ]
    assert not faults and "standards/#entry-a" in found(files, "zh", query)
    record = catalogue["number"][catalogue["kind"].index(catalogue["kinds"].index("standards"))]
    assert set.intersection(*titled) == {record}


# ---------- a real browser ----------


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The society's site in a folder below the server's root, as on a shared host."""
    root = tmp_path_factory.mktemp("search")
    folder = root / "host/some/place"
    more = "".join(
        f"=== notices/n{n:02}.md\n---\ntitle: 通知 {n}\ndate: 2023-01-{n + 1:02}\n---\n请各单位安排盾构培训。\n"
        for n in range(14)
    )
    works, fragments = prepared(SOCIETY + more)
    lay({name: page.decode() for name, page in draw(pages.specs(Site(works, fragments, SETTINGS), {})).items()}, folder)
    within = "=== articles/within.en.md\n---\ntitle: Contexts\ndate: 2020-01-01\n---\nContextual.\n"
    site, address = Site(*prepared(SOCIETY + more + phrased() + long_ones() + within)), "pdf/articles-cold.zh.pdf"
    (folder / "pdf").mkdir()
    path = pdf(folder / address, "封面冬暖夏凉", "冬暖夏凉 地下十米的温度，一年里几乎", "不变。下穿既有隧道；既有车站改造。")
    printed = {address: finished(path, address)}
    for task in search.plan_printed(site, printed):
        (root / "printed").write_bytes(task.make(*task.args))
        printed[task.target] = finished(root / "printed", task.target)
    for task in search.plan(site, printed):  # some documents are in the index alone
        (folder / task.target).parent.mkdir(parents=True, exist_ok=True)
        (folder / task.target).write_bytes(task.make(*task.args))
    for name, script in scripts.read(THEME).items():
        (folder / name).write_bytes(script)
    for name in ("style.css", "search.css", "mark.svg"):
        (folder / name).write_bytes((THEME / "web" / name).read_bytes())
    return root / "host"


@pytest.fixture(scope="module")
def chromium() -> Iterator:
    with open_browser() as browser:
        yield browser


@pytest.fixture
def reader(published: Path, chromium) -> Iterator:
    """A reader's page at the site's root, who hears of every error and notes every request."""
    with served(published) as origin:
        context = chromium.new_context(base_url=f"{origin}some/place/", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda request: faults.append(request.url) if not request.url.startswith(origin) else None)
        # the icon alone is asked for when the page is there already, and may be left with it
        left = "net::ERR_ABORTED", f"{origin}some/place/mark.svg"
        page.on("requestfailed", lambda sent: None if (sent.failure, sent.url) == left else faults.append(sent.url))
        yield page
        assert not faults
        context.close()  # which ends what is still being asked for


def until(page, condition: str) -> None:
    """Wait until a condition holds. Not wait_for_function: it evaluates text in
    the page, which our pages forbid. A busy machine may take long."""
    for _ in range(1200):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"in vain: {condition}")


def wait_for(page, things: list, count: int) -> None:
    """Wait until a list that events fill has so many things."""
    for _ in range(200):
        if len(things) >= count:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"in vain: {len(things)} of {count}")


def titles(page) -> list[str]:
    return page.locator("#hk-hits h2").all_inner_texts()


def test_a_query_from_the_masthead_finds_and_marks(reader) -> None:
    reader.goto("newsletters/2025/")
    reader.keyboard.press("/")
    reader.keyboard.type("下穿既有車站")
    reader.keyboard.press("Enter")
    reader.wait_for_selector("#hk-hits li")
    assert "/some/place/search/?q=" in reader.url
    assert titles(reader) == ["下穿既有车站的沉降控制"]
    assert reader.locator("#hk-hits h2 mark").all_inner_texts() == ["下穿既有车站"]
    assert reader.inner_text("#hk-said") == "“下穿既有車站”共 1 条结果。"
    reader.click("#hk-hits h2 a")
    reader.wait_for_url("**/some/place/newsletters/2025/01-first/")


def paged(page) -> list[tuple[str, str, str]]:
    """The pages of PDFs that results tell: as they are read, as they are heard, where they lead."""
    page.wait_for_selector("#hk-hits .paged a")
    links = page.locator("#hk-hits .paged a").all()
    return [(link.inner_text(), link.get_attribute("aria-label"), link.get_attribute("href")) for link in links]


@pytest.mark.parametrize(
    ("query", "links"),
    [
        ("十米", [("PDF 第 ii 页", "PDF 第 ii 页", 2)]),
        ("几乎不变", [("PDF 第 ii 页", "PDF 第 ii 页", 2)]),  # where it begins
        ("既有", [("PDF 第 iii 页", "PDF 第 iii 页", 3)]),
        ("温度 既有", [("PDF 第 ii 页", "PDF 第 ii 页", 2), ("第 iii 页", "PDF 第 iii 页", 3)]),
        ("温度 十米 既有", [("PDF 第 ii 页", "PDF 第 ii 页", 2)]),  # most of the words
        ("冬暖", [("PDF 第 ii 页", "PDF 第 ii 页", 2)]),  # the title, above the text
    ],
)
def test_results_tell_the_page_of_the_pdf(reader, query: str, links: list[tuple[str, str, int]]) -> None:
    reader.goto(f"search/?q={query}")
    pdf = "../pdf/articles-cold.zh.pdf"
    assert paged(reader) == [(text, label, f"{pdf}#page={page}") for text, label, page in links]
    assert reader.evaluate(f"fetch('{pdf}').then((answer) => answer.headers.get('content-type'))") == "application/pdf"


def test_a_result_without_its_pages_is_one_too(published: Path, chromium) -> None:
    with served(published) as origin:
        context = chromium.new_context(base_url=f"{origin}some/place/")
        page, asked = context.new_page(), []
        page.route("**/pages-*.bin", lambda route: (asked.append(route.request.url), route.abort()))
        page.goto("search/?q=十米")
        page.wait_for_selector("#hk-hits li")
        wait_for(page, asked, 1)
        assert titles(page) == ["冬暖夏凉"] and page.inner_text("#hk-said") == "“十米”共 1 条结果。"
        assert page.locator(".paged").count() == 0
        context.close()


def near(page) -> list[str]:
    """What is offered beside the results."""
    until(page, "!document.getElementById('hk-near').hidden")
    return page.locator("#hk-near a").all_inner_texts()


@pytest.mark.parametrize(
    ("query", "offered", "found_titles"),
    [
        ("dungou", "盾构", None),  # pinyin, whole
        ("dun gou", "盾构", None),
        ("dg", "盾构", None),  # initials
        ("dgpx", "盾构培训", []),
        ("dongnuan", "冬暖", ["冬暖夏凉"]),
        ("dnxl", "冬暖夏凉", ["冬暖夏凉"]),
        ("dongnx", "冬暖夏", ["冬暖夏凉"]),  # as far as it was typed
    ],
)
def test_pinyin_and_initials_lead_to_the_phrase(reader, query: str, offered: str, found_titles: list[str] | None) -> None:
    reader.goto(f"search/?q={query}")
    if offered == "盾构培训":  # it stands in texts alone: nobody is called so
        until(reader, "document.getElementById('hk-said').textContent.includes('没有找到')")
        return
    assert offered in near(reader)
    until(reader, "document.querySelectorAll('#hk-hits h2').length > 0")
    assert found_titles is None or titles(reader) == found_titles


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("en/search/?q=setlement", "settlement"),
        ("en/search/?q=settelment", "settlement"),  # two letters have changed places
        ("en/search/?q=settlemant", "settlement"),
        ("en/search/?q=under settlementt", "under settlement"),
        ("search/?q=冬暖下凉", "冬暖夏凉"),  # spelt alike
        ("search/?q=冬夏暖凉", "冬暖夏凉"),
        ("search/?q=冬暖秋凉", "冬暖夏凉"),
    ],
)
def test_a_slip_is_offered_and_never_mixed_in(reader, query: str, offered: str) -> None:
    reader.goto(query)
    links = near(reader)
    addresses = [link.get_attribute("href") for link in reader.locator("#hk-near a").all()]
    assert f"?q={quote(offered).replace('%20', '+')}" in addresses, links
    assert titles(reader) == []
    reader.locator("#hk-near a").first.click()
    until(reader, "document.querySelectorAll('#hk-hits h2').length > 0")


def test_words_within_words_come_after_whole_ones(reader) -> None:
    reader.goto("en/search/?q=ground")
    until(reader, "document.querySelectorAll('#hk-hits h2').length > 0")
    assert titles(reader) == ["Settlement Control under Stations"]
    assert [mark.lower() for mark in reader.locator("#hk-hits mark").all_inner_texts()] == ["ground"]


def test_no_result_is_lost_where_two_things_ask_for_more(reader) -> None:
    """Words within words arrive while the reader waits for more of the others."""
    waiting: list = []
    reader.route("**/words.bin", lambda route: waiting.append(route))  # noqa: PLW0108 - as below
    reader.goto("en/search/?q=text")
    until(reader, "document.querySelectorAll('#hk-hits li').length === 10")
    reader.route("**/texts-*.bin", lambda route: waiting.append(route))  # noqa: PLW0108
    reader.click("#hk-more")
    wait_for(reader, waiting, 2)
    words, *texts = waiting
    words.continue_()
    reader.wait_for_timeout(500)
    reader.route("**/texts-*.bin", lambda route: route.continue_())
    for route in texts:
        route.continue_()
    for _ in range(20):
        until(reader, "document.getElementById('hk-hits').getAttribute('aria-busy') === 'false'")
        if not reader.is_visible("#hk-more"):
            break
        reader.click("#hk-more")
    assert sorted(titles(reader)) == sorted(["Contexts", *(f"Text {n}" for n in range(160))])


def test_several_words_stand_in_any_order(reader) -> None:
    for query in ("既有 下穿", "下穿 既有", "隧道 温度"):
        reader.goto(f"search/?q={query}")
        until(reader, "document.querySelectorAll('#hk-hits h2').length > 0")
        assert "冬暖夏凉" in titles(reader)


def test_there_is_no_dead_end(reader) -> None:
    reader.goto("en/search/?q=settlezzzz")
    assert "settlement" in near(reader)
    reader.goto("search/?q=盾构飞行")
    assert near(reader)[0] == "盾构"


def test_english_is_a_search_of_its_own(reader) -> None:
    reader.goto("en/search/?q=underst")
    reader.wait_for_selector("#hk-hits li")
    assert titles(reader) == ["Settlement Control under Stations"]
    assert reader.locator("#hk-hits .deck mark").all_inner_texts() == ["underst"]
    assert reader.inner_text("#hk-said") == "1 result for “underst”."
    assert reader.get_attribute("#hk-others a", "href").endswith("/some/place/search/?q=underst")
    reader.fill("#hk-words", '"space is"')
    reader.wait_for_selector("#hk-hits .deck mark:text-is('space is')")


@pytest.mark.parametrize(
    ("phrase", "there"), [('"and of"', ["Text 7"]), ('"sand and of wat"', []), ('"the sand"', []), ('"and of wa"', ["Text 7"])]
)
def test_a_phrase_of_common_words_reads_few_texts(reader, phrase: str, there: list[str]) -> None:
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url) if "/texts-" in request.url else None)
    reader.goto(f"en/search/?q={quote(phrase)}")
    until(reader, "document.getElementById('hk-hits').getAttribute('aria-busy') === 'false'")
    assert titles(reader) == there and len(asked) <= 1


def test_a_word_beside_a_character_is_looked_up_in_the_index(reader) -> None:
    reader.goto(f"search/?q={quote('第12号线BIM模型')}")
    reader.wait_for_selector("#hk-hits li")
    assert titles(reader) == ["下穿既有车站的沉降控制"]


def test_what_takes_long_to_prove_is_asked_for(reader) -> None:
    reader.goto("en/search/?q=%22gneiss%20schist%22")
    until(reader, "!document.getElementById('hk-more').hidden")
    said = reader.inner_text("#hk-said")
    read, left = map(int, re.findall(r"\d+", said))
    assert said.endswith("more may have it.") and read + left == 70 and 20 < read < 60
    assert titles(reader) == [] and reader.inner_text("#hk-more") == "Go on looking"
    reader.click("#hk-more")
    until(reader, "document.getElementById('hk-said').textContent.startsWith('Nothing was found')")
    assert not reader.is_visible("#hk-more")


def test_what_nobody_waits_for_any_more_is_stopped(published: Path, chromium) -> None:
    with served(published) as origin:
        context = chromium.new_context(base_url=f"{origin}some/place/")
        page, stopped = context.new_page(), []
        page.on("requestfailed", lambda request: stopped.append(request.url))
        held = []
        page.route("**/texts-*.bin", lambda route: held.append(route))  # noqa: PLW0108 - Playwright notes things on what it is given
        page.goto("search/?q=温度")
        wait_for(page, held, 1)
        page.fill("#hk-words", "十米")
        wait_for(page, held, 2)
        wait_for(page, stopped, 1)
        assert stopped == [held[0].request.url]
        held[1].continue_()
        page.wait_for_selector("#hk-hits li")
        assert titles(page) == ["冬暖夏凉"]
        page.unroute("**/texts-*.bin")
        page.fill("#hk-words", "温度")  # what was stopped is asked for again
        page.wait_for_selector("#hk-hits .deck mark:text-is('温度')")
        context.close()


def test_the_box_answers_as_one_types(reader) -> None:
    reader.goto("search/")
    assert reader.evaluate("document.activeElement.id") == "hk-words"
    reader.keyboard.type("十米的")
    reader.wait_for_selector("#hk-hits li")
    assert titles(reader) == ["冬暖夏凉"]
    reader.keyboard.type("没有的")
    until(reader, "!document.querySelector('#hk-hits li')")
    assert reader.inner_text("#hk-said").startswith("没有找到“十米的没有的”")


def test_filters_narrow_and_stay_in_the_address(reader) -> None:
    reader.goto("search/?q=盾构")
    reader.wait_for_selector("#hk-hits li")
    assert len(titles(reader)) == 10 and reader.inner_text("#hk-said") == "“盾构”共 15 条结果。"
    reader.click("#hk-more")
    until(reader, "document.querySelectorAll('#hk-hits li').length === 15")
    assert reader.evaluate("document.activeElement.innerText") == titles(reader)[10]
    reader.get_by_label("典型工程").check()
    until(reader, "document.querySelectorAll('#hk-hits li').length === 1")
    assert "column=" in reader.url and reader.evaluate("document.activeElement.value") == "典型工程"
    reader.reload()
    reader.wait_for_selector("#hk-hits li")
    assert reader.get_by_label("典型工程").is_checked() and len(titles(reader)) == 1
    reader.click("#hk-clear")
    until(reader, "document.querySelectorAll('#hk-hits li').length === 10")
    reader.get_by_label("2023").check()
    until(reader, "document.querySelectorAll('#hk-hits li').length === 10 && !document.body.innerText.includes('下穿')")
    assert reader.inner_text("#hk-said") == "“盾构”共 14 条结果。"


def test_results_are_reached_with_the_keyboard(reader) -> None:
    reader.goto("search/?q=既有")
    reader.wait_for_selector("#hk-hits li")
    reader.keyboard.press("/")
    assert reader.evaluate("document.activeElement.id") == "hk-words"
    reader.keyboard.press("ArrowDown")
    reader.keyboard.press("ArrowDown")
    assert reader.evaluate("document.activeElement.innerText") == titles(reader)[1]
    reader.keyboard.press("ArrowUp")
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/newsletters/2025/01-first/")


def test_a_query_is_never_read_as_html(reader) -> None:
    reader.goto("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=%3Cb%3E&year=x")
    until(reader, "document.getElementById('hk-said').innerText.includes('<img')")
    assert reader.locator("#hk-find img, #hk-find b, #hk-said img").count() == 0


def test_a_browser_folds_as_the_index_does(reader) -> None:
    reader.goto("search/?q=x")
    until(reader, "document.getElementById('hk-said').innerText")
    known = [
        chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000 and code != 0xB6 and chr(code).isprintable()
    ]
    text = "¶".join(known)
    modules = {path.name: path.read_text("utf-8") for path in (THEME / "scripts/search").glob("*.js")}
    probe = 'import { openFolding } from "./folding.js";\nglobalThis.openFolding = openFolding;\n'
    body = scripts.join(modules | {"probe.js": probe}, "probe.js")
    pairs = zlib.decompress(search.make_fold()).decode()
    folded = reader.evaluate(f"([text, pairs]) => {{ {body} return openFolding(pairs)(text).text; }}", [text, pairs])
    ours = Folding().fold(text)
    assert len(folded.split("¶")) == len(known)
    different = [each for each, one, other in zip(known, folded.split("¶"), ours.split("¶"), strict=True) if one != other]
    assert len(different) < 40, different  # characters that a newer Unicode knows more of


def test_without_a_script_the_page_says_so(published: Path, chromium) -> None:
    with served(published) as origin:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{origin}some/place/search/?q=盾构")
        assert "需要启用 JavaScript" in page.inner_text("main")
        assert page.locator("main a", has_text="科普").count() == 1
        assert not page.is_visible("#hk-search") and not page.is_visible("#hk-find")
        context.close()


def test_a_lost_connection_is_told(published: Path, chromium) -> None:
    with served(published) as origin:
        context = chromium.new_context()
        page = context.new_page()
        page.route("**/*.bin", lambda route: route.abort())
        page.goto(f"{origin}some/place/search/?q=盾构")
        until(page, "document.getElementById('hk-said').innerText.includes('没有载入')")
        context.close()
