"""Files of references: what real ones have, what is wrong with some, and that what we write is
read back as it was."""

from __future__ import annotations

import json
import time
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from huikan.bibliography import TYPES, Entry, Name, dumps, loads, read, write_bibtex, write_csl_json, write_ris
from huikan.bibliography.bibtex import read_bibtex
from huikan.bibliography.csl_json import read_csl_json
from huikan.bibliography.ris import read_ris
from huikan.bibliography.tex import plain, written

JOSS = Path(__file__).parents[3] / "shared/corpora/joss"


def one(text: str) -> Entry:
    ((entry,), faults) = read_bibtex(text)
    assert not faults
    return entry


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"Gr\"assel and Gr{\"a}ssel and Gr{\"{a}}ssel and Gr\"{a}ssel", "Grässel and Grässel and Grässel and Grässel"),
        (r"\'Etude de l'\'{e}t\'e", "Étude de l'été"),
        (r"Erd\H{o}s, Ha\v{s}ek, \v Sime, Fran\c{c}ois, \AA ngstr\"om", "Erdős, Hašek, Šime, François, Ångström"),
        (r"stra{\ss}e, {\o}l, {\L}\'od\'z, \ae ther, na\"{\i}ve", "straße, øl, Łódź, æther, naïve"),
        ("{3D} {N}euro{I}mage", "3D NeuroImage"),
        (r"A \& B, 8\%, \#1, a\_b, \$5", "A & B, 8%, #1, a_b, $5"),
        ("1--9, a---b, De~Raedt, F.~S.", "1–9, a—b, De Raedt, F. S."),
        ("``quoted'' and `single'", "“quoted” and `single'"),
        (r"\textit{E. coli} and \emph{in \textbf{vitro}}", "E. coli and in vitro"),
        (r"H$_2$O, m$^{2}$, CO$_{2}$, $\alpha$-ray", "H₂O, m², CO₂, α-ray"),
        (r"\LaTeX{} and \unknown{x}", r"LaTeX and \unknownx"),
        ("two\n   lines", "two lines"),
        ("中文{标题}", "中文标题"),
        (r"Nguy{\~{\^e}}n, Tr{\`\^a}n, Nguy{\~\^e}n", "Nguyễn, Trần, Nguyễn"),
        (r"$H_2O$, $\mathrm{CO_2}$, $10^{-3}$, $x_i$", "H₂O, CO₂, 10⁻³, x_i"),
        (r"$\sim$5, x\textsuperscript{2}, \href{https://a.b}{c}, \textquotesingle", "∼5, x², c, '"),
        ("", ""),
    ],
)
def test_tex(tex: str, text: str) -> None:
    assert plain(tex) == text


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Vargen, Tove", [Name("Vargen", "Tove")]),
        ("Tove M. Vargen", [Name("Vargen", "Tove M.")]),
        ("van der Meulen, Piet", [Name("Meulen", "Piet", "van der")]),
        ("Piet van der Meulen", [Name("Meulen", "Piet", "van der")]),
        ("De~Raedt, H.", [Name("De Raedt", "H.")]),
        ("Stone, Jr., Peter", [Name("Stone", "Peter", "", "Jr.")]),
        ("{Example Water Board}", [Name("Example Water Board", literal=True)]),
        ("{Alm and Berg Ltd}", [Name("Alm and Berg Ltd", literal=True)]),
        ("张三 and 李四", [Name("张三"), Name("李四")]),
        ("张三，李四、王五", [Name("张三"), Name("李四"), Name("王五")]),
        ("张, 三 and 欧阳, 修远", [Name("张", "三"), Name("欧阳", "修远")]),
        ("示例省地下空间学会", [Name("示例省地下空间学会", literal=True)]),
        ("A, B AND C, D", [Name("A", "B"), Name("C", "D")]),
        ("Anderson, Sandy", [Name("Anderson", "Sandy")]),
    ],
)
def test_names(field: str, expected: list[Name]) -> None:
    assert list(one(f"@book{{k, author = {{{field}}}}}").authors) == expected


def test_what_bibtex_can_say() -> None:
    text = """
    Text between entries, with an e-mail a@example.org.
    @comment{ @article{no, title={no}} }
    % @article{neither}
    @preamble{"\\newcommand{\\x}{y}"}
    @string(ejt = "Example Journal of " # {Tunnelling})
    @ARTICLE { a:1/x , Title = "A {"}quoted{"} title" , journal = ejt # " (B)", YEAR = 2020, month = may,
       pages = "12 -- 19",, }
    @book(b1, title = {Paren (with) more}, year = {1999})
    @inbook{c, crossref = {B1}, title = {Inner}, pages = 3}
    @misc{带汉字的键, title={中}}
    @misc{o'k+1, title={odd}}"""
    entries, faults = read_bibtex(text)
    assert not faults
    assert [entry.key for entry in entries] == ["a:1/x", "b1", "c", "带汉字的键", "o'k+1"]
    first, _, inner, *_ = entries
    assert (first.title, first.container, first.date) == ('A "quoted" title', "Example Journal of Tunnelling (B)", "2020-05")
    assert (first.pages, inner.container, inner.date, inner.title) == ("12-19", "Paren (with) more", "1999", "Inner")


@pytest.mark.parametrize(
    ("text", "faults", "keys"),
    [
        ("@article{a, title={x\n@article{b, title={y}}", [("bib-unclosed", 1)], ["a", "b"]),
        ("@article{a, title={x}, year=2020\n\n@book{b, title={y}}", [("bib-unclosed", 1)], ["a", "b"]),
        ('@article{a, title="x, year=2020}\n@book{b, title={y}}', [("bib-unclosed", 1)], ["a", "b"]),
        ("@misc{title={x}}\n@book{b, title={y}}", [("bib-no-key", 1)], ["b"]),
        ("@book{a, title={x}, nonsense, year=2020}", [("bib-field", 1)], ["a"]),
        ("@book{a, title {x}, year=2020}", [("bib-field", 1)], ["a"]),
        ("@book{a, title=x y}", [("bib-unknown-string", 1), ("bib-field", 1)], ["a"]),
        ("@book{a, year=1}\n\n@book{a, year=2}", [("bib-duplicate", 3)], ["a"]),
        ("@book{a, crossref={zz}}", [("bib-crossref", 1)], ["a"]),
        ("@book{a, crossref={b}}\n@book{b, crossref={a}}", [], ["a", "b"]),
        ("@book{a", [("bib-unclosed", 1)], ["a"]),
        ("@", [], []),
        ("@book{}", [("bib-no-key", 1)], []),
        ("no entries at all", [], []),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(text: str, faults: list[tuple[str, int]], keys: list[str]) -> None:
    entries, found = read_bibtex(text)
    assert [(fault.code, fault.line) for fault in found] == faults
    assert [entry.key for entry in entries] == keys


@pytest.mark.parametrize(
    "text",
    [
        "@a{k,t={" + "{" * 300_000,
        "@a{k," * 30_000,
        '@a{k,t="' * 30_000,
        "@a{k " * 30_000,
        "@a{k,x " * 20_000,
        "@a{k,a={" + '\\"{' * 100_000 + "}}",
        "@a{k,author={" + "A and " * 100_000 + "}}",
        "@a{k,author={" + "{" * 50_000 + "}" * 50_000 + "}}",
    ],
    ids=range(8),
)
def test_hostile_files_take_time_in_step_with_their_size(text: str) -> None:
    start = time.process_time()
    read_bibtex(text)
    assert time.process_time() - start < 10


def test_ris() -> None:
    text = (
        "TY  - JOUR\r\nID  - lin2026\r\nAU  - Lin, Zhao\r\nAU  - 何静姝\r\nTI  - A title\r\n  that goes on\r\n"
        "T2  - Example Journal\r\nPY  - 2026/05/01/\r\nVL  - 3\r\nIS  - 2\r\nSP  - 7\r\nEP  - 19\r\nDO  - 10.5555/x\r\nER  - \r\n"
        "\r\nTY  - BOOK\r\nA1  - 张三\r\nT1  - 书名\r\nCY  - 甲市\r\nPB  - 出版社\r\nY1  - 2020\r\nER  - \r\n"
    )
    (article, book), faults = read_ris(text)
    assert not faults
    assert (article.key, article.title, article.pages, article.date) == ("lin2026", "A title that goes on", "7-19", "2026-05-01")
    assert article.authors == (Name("Lin", "Zhao"), Name("何静姝"))
    assert (book.key, book.type, book.place) == ("张三2020", "book", "甲市")


def test_faults_of_ris() -> None:
    entries, faults = read_ris("rubbish\nTI  - No type\nER  - \nTY  - BOOK\nTI  - A\nTY  - BOOK\nTI  - B\n")
    assert [(fault.code, fault.line) for fault in faults] == [
        ("ris-line", 1),
        ("ris-no-type", 2),
        ("ris-unclosed", 4),
        ("ris-unclosed", 6),
    ]
    assert [entry.title for entry in entries] == ["No type", "A", "B"]


def test_csl_json() -> None:
    text = json.dumps(
        [
            {
                "id": "lin2026",
                "type": "article-journal",
                "title": "A <i>title</i>",
                "author": [{"family": "Meulen", "given": "Piet", "non-dropping-particle": "van der"}, {"literal": "学会"}],
                "issued": {"date-parts": [[2026, 5, 1]]},
                "container-title": "Example Journal",
                "page": "7–19",
                "volume": 3,
                "DOI": "https://doi.org/10.5555/x",
            },
            {"title": "no id"},
            {"id": 7, "type": "nonsense", "issued": {"raw": "2020年5月"}, "author": "not a list"},
        ]
    )
    (first, second), faults = read_csl_json(text)
    assert [fault.code for fault in faults] == ["csl-no-id"]
    assert first.authors == (Name("Meulen", "Piet", "van der"), Name("学会", literal=True))
    assert (first.title, first.date, first.pages, first.volume, first.doi) == ("A title", "2026-05-01", "7-19", "3", "10.5555/x")
    assert (second.key, second.type, second.date) == ("7", "misc", "2020-05")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "csl-not-json"),
        ("@book{a}", "csl-not-json"),
        ('"x"', "csl-not-a-list"),
        ("{}", "csl-not-a-list"),
        ("[" * 99_999, "csl-not-json"),
    ],
    ids=range(5),
)
def test_json_that_is_none(text: str, code: str) -> None:
    assert [fault.code for fault in read("x.json", text.encode()).faults] == [code]


def test_encodings() -> None:
    text = "@book{k, title={地下空间}}"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        assert read("a.BIB", text.encode(encoding)).entries["k"].title == "地下空间"
    assert read("a.bib", "@book{k, title={Müller über Straße}}".encode("latin-1")).entries["k"].title == "Müller über Straße"
    assert read("a.docx", b"").faults[0].code == "bib-kind"


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\ue000"), max_size=12)
texts = words.map(lambda text: " ".join(normalize("NFC", text).split()))
numbers = st.sampled_from(["", "1", "12", "S3"])
families = st.sampled_from(["Alm", "De Raedt", "Müller", "O'Neil", "张三", "李四"])
names = st.one_of(
    st.builds(Name, families.filter(str.isascii), st.sampled_from(["Ann", "J.-L.", "P. Z."]), st.sampled_from(["", "van der"])),
    st.builds(Name, st.sampled_from(["张三", "李四", "欧阳修远"])),
    texts.filter(lambda text: any(char.isalnum() for char in text)).map(lambda text: Name(text, literal=True)),
)
people = st.lists(names, max_size=3).map(tuple)
PERIODICAL = ("article-journal", "article-magazine")


@st.composite
def made_entries(draw: st.DrawFn) -> Entry:
    kind = draw(st.sampled_from(sorted(TYPES.keys() - {"misc", "preprint", "article-newspaper"})))
    periodical = kind in PERIODICAL
    return Entry(
        key=draw(st.sampled_from(["k", "lin2026", "a:b/c-1", "张三2020"])),
        type=kind,
        title=draw(texts),
        authors=draw(people),
        editors=draw(people),
        translators=draw(people),
        container="Example Journal" if periodical else draw(texts),
        publisher=draw(texts),
        place=draw(texts),
        date=draw(st.sampled_from(["", "2026", "2026-05", "2026-05-01", "c1988"])),
        accessed=draw(st.sampled_from(["", "2026-05-01"])),
        volume=draw(numbers),
        issue=draw(numbers) if periodical else "",
        number="" if periodical else draw(texts),
        pages=draw(st.sampled_from(["", "7", "7-19", "S3-S8", "e12"])),
        edition=draw(texts),
        doi=draw(st.sampled_from(["", "10.5555/a_b-1(2)"])),
        url=draw(st.sampled_from(["", "https://example.org/a_b?c=1&d=%20#e"])),
        isbn=draw(numbers),
        language=draw(st.sampled_from(["", "zh", "english"])),
        note=draw(texts),
        version=draw(texts),
    )


@given(made_entries())
@settings(max_examples=300)
def test_bibtex_is_read_back_as_it_was(entry: Entry) -> None:
    assert read_bibtex(write_bibtex(entry)) == ([entry], [])


@given(texts)
def test_plain_text_survives_tex(text: str) -> None:
    assert plain(written(text)) == text


@given(st.lists(made_entries(), max_size=3, unique_by=lambda entry: entry.key))
def test_entries_survive_the_cache(entries: list[Entry]) -> None:
    whole = read("x.bib", "".join(map(write_bibtex, entries)).encode())
    assert loads(dumps(whole)) == whole


@given(st.binary(max_size=300))
def test_any_bytes_are_read(content: bytes) -> None:
    for name in ("a.bib", "a.ris", "a.json"):
        read(name, content)


def test_ris_and_csl_json_say_the_same() -> None:
    entry = one(
        "@article{lin2026, author={van der Meulen, Piet and 何静姝 and {学会}}, title={A title}, journal={Example Journal}, year=2026,"
        " volume=3, number=2, pages={7--19}, doi={10.5555/x}, url={https://example.org/}}"
    )
    assert read_csl_json(write_csl_json([entry])) == ([entry], [])
    ((back,), faults) = read_ris(write_ris(entry))
    assert not faults
    assert (back.title, back.container, back.pages, back.doi, back.authors[1]) == (
        entry.title,
        entry.container,
        "7-19",
        "10.5555/x",
        Name("何静姝"),
    )


@pytest.mark.skipif(not JOSS.is_dir(), reason="no real material beside the project")
def test_real_files() -> None:
    for path in sorted(JOSS.rglob("*.bib")):
        entries, faults = read_bibtex(path.read_text("utf-8"))
        assert not faults, path
        assert all(entry.title and entry.type != "misc" for entry in entries), path
        for entry in entries:
            assert read_bibtex(write_bibtex(entry)) == ([entry], []), entry.key


@pytest.mark.parametrize(
    ("field", "expected", "others"),
    [
        ("Smith, J.; Doe, A.", ["Smith J.", "Doe A."], False),
        ("Smith, J. & Doe, A.", ["Smith J.", "Doe A."], False),
        (r"Smith, J. \& Doe, A.", ["Smith J.", "Doe A."], False),
        ("Johnson & Johnson", ["Johnson Johnson &"], False),
        ("{Johnson & Johnson, Inc.}", ["Johnson & Johnson, Inc."], False),
        ("Smith J, Doe AB, O'Roe C", ["Smith J", "Doe AB", "O'Roe C"], False),
        ("Smith, J. et al.", ["Smith J."], True),
        ("张三; 李四；王五", ["张三", "李四", "王五"], False),
        ("张三, 李四, 等", ["张三", "李四"], True),
        ("张三 等", ["张三"], True),
    ],
)
def test_lists_of_names_as_databases_divide_them(field: str, expected: list[str], others: bool) -> None:
    entry = one(f"@misc{{k, author={{{field}}}}}")
    assert [" ".join(filter(None, (name.family, name.given))) for name in entry.authors] == expected
    assert entry.more_authors is others


def test_fields_as_exports_have_them() -> None:
    assert one("@inproceedings{k, address={New York}, location={Kyoto}}").place == "New York"
    assert one("@book{k, location={Kyoto}}").place == "Kyoto"
    assert one("@book{k, pages={P. 10}}").pages == "10"
    assert one("@book{k, pages={第10-12页}}").pages == "10-12"
    scholar = one("@article{k, journal={arXiv preprint arXiv:1810.04805}, year=2018}")
    assert (scholar.type, scholar.url) == ("preprint", "https://arxiv.org/abs/1810.04805")
    assert one("@misc{k, title={CO<sub>2</sub> &amp; <i>E. coli</i> if a<b}}").title == "CO₂ & E. coli if a<b"


ENDNOTE = """%0 Journal Article
%A 张三
%A 李四
%T 题名
%J 学报
%D 2021
%V 65
%N 08
%X 摘要
  的第二行
%P 23-31
%R 10.13266/j.x.2021

%0 Thesis
%A 王五
%T 城市研究
%I 清华大学
%9 博士
"""
NOTEEXPRESS = """{Reference Type}: Journal Article
{Title}: 题名
{Author}: 张三;李四;
{Journal}: 学报
{Year}: 2021
{Volume}: 65
{Issue}: 08
{Abstract}: 摘要
{Pages}: 23-31
{DOI}: 10.13266/j.x.2021


{Reference Type}: Thesis
{Title}: 城市研究
{Author}: 王五
{Publisher}: 清华大学
{Type of Work}: 博士
"""


@pytest.mark.parametrize(
    ("name", "text"), [("a.enw", ENDNOTE), ("a.net", NOTEEXPRESS), ("a.ris", ENDNOTE), ("a.ris", NOTEEXPRESS)]
)
def test_what_cnki_hands_out(name: str, text: str) -> None:
    file = read(name, ("\ufeff" + text).encode())
    assert file.faults == ()
    article, thesis = file.entries.values()
    assert [person.family for person in article.authors] == ["张三", "李四"]
    assert (article.type, article.container, article.volume, article.issue) == ("article-journal", "学报", "65", "08")
    assert (article.pages, article.doi, article.date) == ("23-31", "10.13266/j.x.2021", "2021")
    assert (thesis.type, thesis.publisher, thesis.genre, thesis.key) == ("thesis", "清华大学", "博士", "王五")


def test_zotero_cites_by_key_not_by_address() -> None:
    ((entry,), faults) = read_csl_json('[{"id": "http://zotero.org/users/1/items/A", "citation-key": "smith2023", "title": "T"}]')
    assert (entry.key, faults) == ("smith2023", [])
