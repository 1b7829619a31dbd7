"""Offprints: papers cut out of a volume that is really printed, read
back with pikepdf and poppler."""

from __future__ import annotations

import datetime as time
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from content_from_text import results
from huikan import addresses, markup, preflight
from huikan.model import Document, Library, Paper, Proceedings, Work
from huikan.outputs import pages
from huikan.outputs import print as pdf
from huikan.outputs.print.offprint import subsetting
from huikan.outputs.stage import Site
from huikan.publication import with_pages
from huikan.settings import Settings
from huikan.tasks import Artifact, FileRef, Task, fingerprint
from huikan.tasks.cache import CacheEntry

PRINT = Path(__file__).parents[3] / "theme" / "print"
DAY = time.date(2025, 6, 30)
VOLUME = "proceedings/2025-x"
TEXTS = {
    "01-soil": (
        "软土里的两条隧道",
        "正文。" * 400 + "\n\n## 讨论\n\n见[另一篇](02-water.md)与[下文](#结论)。\n\n## 结论\n\n完。[^1]\n\n[^1]: 注。\n",
    ),
    "02-water": ("地下水", "一段话。\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| 3 | |\n"),
    "03-fire": ("火", "只有一页的论文，讲防火门。\n"),
}


def volume(water: str = TEXTS["02-water"][1]) -> tuple[Library, dict[tuple[str, str], markup.Fragment]]:
    """A volume of three papers in Chinese, of which the second may be written differently."""
    texts = {**TEXTS, "02-water": ("地下水", water)}
    papers = []
    for name, (title, body) in texts.items():
        meta = Paper(title=title, date=DAY, authors=("何静姝", "吴汀"), abstract="摘要。", keywords=("甲",))
        papers.append(Work(f"{VOLUME}/{name}", "paper", {"zh": document(f"{VOLUME}/{name}.md", meta, body)}))
    index = document(f"{VOLUME}/index.md", Proceedings(title="大会论文集", date=DAY), "前言。")
    found = Library(("zh", "en"), (Work(VOLUME, "proceedings", {"zh": index}, tuple(papers)),))
    documents = [doc for work, _ in found.walk() for doc in work.documents.values()]
    return found, {(doc.key, doc.lang): markup.render(doc.path, doc.body, doc.lang, 1) for doc in documents}


def document(path: str, meta: Any, body: str) -> Document:
    return Document(path, path.removesuffix(".md").removesuffix("/index"), "zh", meta, body)


def cut(content: Path, folder: Path, water: str = TEXTS["02-water"][1]) -> tuple[Path, dict[str, Task], dict[str, bytes]]:
    """The volume printed into a folder, and its offprints by target."""
    found, fragments = volume(water)
    (whole,) = pdf.plan(Site(found, fragments, Settings(), content, PRINT.parent), {})
    path = folder / "volume.pdf"
    path.write_bytes(whole.make(*whole.args))
    tasks = list(pdf.plan_offprints(Site(found, fragments, Settings(), content), {whole.target: finished(path)}))
    return path, {task.target: task for task in tasks}, {task.target: task.make(*task.args) for task in tasks}


def finished(path: Path) -> Artifact:
    """A file as a result of an earlier stage."""
    file = FileRef.of(path)
    return Artifact(path.name, CacheEntry(path, file.sha256, path.stat().st_size, 0), made=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Task], dict[str, bytes]]:
    folder = tmp_path_factory.mktemp("volume")
    return cut(folder, folder)


def address(name: str) -> str:
    return addresses.pdf(f"{VOLUME}/{name}", "zh")


def words_of(path: Path, first: int = 1, last: int = 99) -> str:
    asked = ["pdftotext", "-layout", "-f", str(first), "-l", str(last), str(path), "-"]
    return subprocess.run(asked, capture_output=True, check=True).stdout.decode()


def test_each_paper_has_the_pages_that_it_has_in_the_volume(made: Any, tmp_path: Path) -> None:
    whole, _, offprints = made
    assert sorted(offprints) == sorted(address(name) for name in TEXTS)
    assert {pdf.folios(offprints[address(name)]) for name in ("01-soil", "02-water", "03-fire")} == {"1–2", "3", "4"}
    with pikepdf.open(whole) as book:
        labels = [page.label for page in book.pages]
    for name, first, last in (("01-soil", "1", "2"), ("02-water", "3", "3"), ("03-fire", "4", "4")):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(offprints[address(name)])
        assert words_of(path) == words_of(whole, labels.index(first) + 1, labels.index(last) + 1)


def test_the_first_page_says_how_the_paper_is_cited(made: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made[2][address("01-soil")])
    line = re.sub(r"\s", "", words_of(path, 1, 1))
    assert (
        "引用格式：何静姝，吴汀，2025．软土里的两条隧道［C/OL］//大会论文集：1–2．https://example.org/proceedings/2025-x/01-soil/"
        in line
    )
    path.write_bytes(made[2][address("02-water")])
    assert "//大会论文集：3．" in re.sub(r"\s", "", words_of(path)), "one page is no range"


def test_an_offprint_is_a_whole_file_of_its_own(made: Any) -> None:
    with pikepdf.open(io.BytesIO(made[2][address("01-soil")])) as paper:
        assert paper.check_pdf_syntax() == []
        assert str(paper.docinfo.Title) == "软土里的两条隧道"
        assert str(paper.docinfo.Author) == "何静姝; 吴汀"
        assert str(paper.Root.Lang) == "zh-CN"
        with paper.open_metadata() as metadata:
            assert metadata["dc:title"] == "软土里的两条隧道"
            assert metadata["pdfuaid:part"] == "1"
        with paper.open_outline() as outline:
            assert [entry.title for entry in outline.root] == ["软土里的两条隧道"]
            assert [entry.title for entry in outline.root[0].children] == ["讨论", "结论"]
        links = [note for page in paper.pages for note in page.get("/Annots", [])]
        names = {str(name) for name in list(paper.Root.Names.Dests.Names)[::2]}
        assert {name.partition("-")[0] for name in names} == {"p1"}
        assert {str(note.Dest) for note in links if "/Dest" in note} <= names
        assert "https://example.org/proceedings/2025-x/02-water/" in {str(note.A.URI) for note in links if "/A" in note}


def test_tags_are_those_of_its_own_pages(made: Any) -> None:
    """Every piece that the pages mark is owned by an element of the tree,
    and the tree knows no other page."""
    with pikepdf.open(io.BytesIO(made[2][address("02-water")])) as paper:
        pages_here = {page.obj.objgen for page in paper.pages}
        roles, owned = set(), 0
        waiting = [paper.Root.StructTreeRoot]
        while waiting:
            element = waiting.pop()
            roles.add(str(element.get("/S", "")))
            assert "/Pg" not in element or element.Pg.objgen in pages_here
            for kid in element.K:
                if isinstance(kid, int):
                    owned += 1
                elif kid.get("/Type") == "/MCR":
                    owned += 1
                    assert "/Pg" not in kid or kid.Pg.objgen in pages_here
                elif kid.get("/Type") != "/OBJR":
                    waiting.append(kid)
        parents = pikepdf.NumberTree(paper.Root.StructTreeRoot.ParentTree)
        marked = [owner for page in paper.pages for owner in parents[int(page.obj.StructParents)]]
        assert {"/Document", "/H1", "/P", "/Table", "/TH", "/TD"} <= roles
        assert owned == len(marked) > 10
        assert all(owner.S for owner in marked)


def test_those_who_do_not_see_can_read_it(made: Any) -> None:
    """PDF/UA-1 as far as a machine can tell, as for the volume itself;
    an empty cell stays in its row."""
    for target, content in made[2].items():
        assert preflight.examine_screen(target, content)[1] == []


def test_fonts_hold_what_the_pages_show(made: Any) -> None:
    sizes = {target: len(content) for target, content in made[2].items()}
    assert max(sizes.values()) < made[0].stat().st_size
    with pikepdf.open(io.BytesIO(made[2][address("03-fire")])) as paper:
        files = [thing for thing in paper.objects if isinstance(thing, pikepdf.Stream) and "/Length1" in thing]
        assert files
        for file in files:
            font = TTFont(io.BytesIO(file.read_bytes()))
            outlines = [name for name in font.getGlyphOrder() if font["glyf"][name].numberOfContours]
            assert 0 < len(outlines) < 250


def test_pieces_of_composite_glyphs_stay() -> None:
    with TTFont(PRINT / "fonts" / "SourceSerif4_400Regular.ttf") as font:
        number = next(font.getGlyphID(name) for name in font.getGlyphOrder() if font["glyf"][name].isComposite())
        pieces = {font.getGlyphID(name) for name in font["glyf"][font.getGlyphName(number)].getComponentNames(font["glyf"])}
        target = io.BytesIO()
        font.save(target)
    with TTFont(io.BytesIO(subsetting.subset(target.getvalue(), {number}))) as small:
        kept = {small.getGlyphID(name) for name in small.getGlyphOrder() if small["glyf"][name].numberOfContours}
    assert {number, *pieces} <= kept
    assert len(kept) < 10


def test_another_paper_changes_its_own_words_alone(made: Any, tmp_path: Path) -> None:
    """The volume grows by a page: what stands before is as it was,
    what follows has its new folio."""
    _, _, offprints = cut(tmp_path, tmp_path, "一段话。" * 700)
    assert [pdf.folios(offprints[address(name)]) for name in TEXTS] == ["1–2", "3–5", "6"]
    assert fingerprint(offprints[address("01-soil")]) != fingerprint(offprints[address("02-water")])
    (tmp_path / "old.pdf").write_bytes(made[2][address("01-soil")])
    (tmp_path / "new.pdf").write_bytes(offprints[address("01-soil")])
    assert words_of(tmp_path / "old.pdf") == words_of(tmp_path / "new.pdf")


def test_the_same_volume_gives_the_same_bytes(made: Any) -> None:
    for target, task in made[1].items():
        assert task.make(*task.args) == made[2][target]


def test_pages_say_where_a_paper_is_printed_and_link_it() -> None:
    """An editor's own pages stand; the others are those of our volume."""
    found, fragments = volume()
    first, second = f"{VOLUME}/01-soil", f"{VOLUME}/02-water"
    paged = with_pages(found, {(first, "zh"): "1–2", (second, "zh"): "3"})
    again = with_pages(paged, {(first, "zh"): "7–8"})
    assert [part.documents["zh"].meta.pages for part in again.works[0].parts] == ["1–2", "3", None]
    specs = {
        spec.address: spec for spec in pages.specs(Site(paged, fragments, Settings()), results({address("01-soil"): 200_000}))
    }
    view = specs[f"{first}/"].view
    metas = {tag["name"]: tag["content"] for tag in view["head"]}  # type: ignore[attr-defined]
    assert metas["citation_pdf_url"] == f"https://example.org/{address('01-soil')}"
    assert (metas["citation_firstpage"], metas["citation_lastpage"]) == ("1", "2")
    assert view["offprint"] == {"address": address("01-soil"), "size": "200 KB"}
    assert "大会论文集：1–2．" in str(view["cite"])
    assert specs[f"{second}/"].view["offprint"] is None
