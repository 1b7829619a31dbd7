"""Press files from the command line: made beside the site, held back where preflight
says so, examined again by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from PIL import Image

from program import NOW, SOCIETY, run

ISSUE = "newsletters-2025-01"


@pytest.fixture(scope="module")
def society(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("presswork")
    shutil.copytree(SOCIETY, root / "content")
    return root


def build(root: Path, *more: str | Path, lang: str = "en") -> tuple[int, str]:
    where = ("--content", root / "content", "--site", root / "site", "--cache", root / "cache", "--executor", "inline")
    done = run("build", *where, *NOW, "--lang", lang, "--press", root / "press", *more)
    return done.returncode, done.stdout + done.stderr


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_press_files_are_made_when_asked_for_and_lie_beside_the_site(society: Path) -> None:
    code, said = build(society, "--only", "newsletters/2025-01", "--impose", "booklet")
    assert code == 0, said
    expected = [f"{ISSUE}.{lang}{piece}.press.pdf" for lang in ("en", "zh") for piece in (".booklet", "")]
    assert names(society / "press") == sorted(expected)
    assert "4 press files in" in said
    assert not list((society / "site").rglob("*.press.pdf"))
    before = {path.name: path.read_bytes() for path in (society / "press").iterdir()}
    assert build(society, "--only", "newsletters/2025-01", "--impose", "booklet")[0] == 0
    assert {path.name: path.read_bytes() for path in (society / "press").iterdir()} == before


def test_a_proof_to_be_folded_lies_beside_the_press_file(society: Path) -> None:
    """It is no press file: preflight does not judge it, and another build without it leaves it."""
    code, said = build(society, "--only", "newsletters/2025-01", "--impose", "proof")
    assert code == 0, said
    assert {f"{ISSUE}.{lang}.proof.pdf" for lang in ("en", "zh")} <= set(names(society / "press"))
    proof, pages = (society / "press" / f"{ISSUE}.zh.{piece}.pdf" for piece in ("proof", "press"))
    assert proof.stat().st_size < pages.stat().st_size


def test_preflight_of_files(society: Path) -> None:
    file = society / "press" / f"{ISSUE}.zh.press.pdf"
    done = run("preflight", file, "--signature", "4", "--json", society / "report.json", "--lang", "zh")
    assert done.returncode == 0, done.stderr
    assert "PDF/X-4" in done.stdout and "FOGRA39" in done.stdout and "页" in done.stdout
    report = json.loads((society / "report.json").read_text("utf-8"))
    assert [(entry["standard"], entry["findings"]) for entry in report] == [("PDF/X-4", [])]
    screen = society / "site/pdf" / f"{ISSUE}.zh.pdf"
    assert run("preflight", screen, "--lang", "en").returncode == 0, "held to the rules of screens"
    done = run("preflight", screen, "--for", "press", "--lang", "en", "--format", "json")
    assert done.returncode == 1
    codes = {finding["code"] for finding in json.loads(done.stdout)[0]["findings"]}
    assert "content/" not in run("preflight", screen, "--for", "press", "--lang", "en").stdout
    assert {"press-no-intent", "press-standard", "press-colour", "press-bleed"} <= codes


def test_a_picture_too_coarse_is_held_back(society: Path) -> None:
    """The old file goes too: nobody sends it to the print shop by mistake."""
    folder = society / "content/newsletters/2025-01"
    Image.new("RGB", (1400, 300), "#a05836").save(folder / "image/small.png")
    part = folder / "01-metro.md"
    text = part.read_text("utf-8")
    Image.new("RGB", (120, 60), "#a05836").resize((320, 160)).save(folder / "image/coarse.png")
    part.write_text(text + '\n<img src="image/coarse.png" alt="图" width="700">\n', encoding="utf-8")
    code, said = build(society, "--only", "newsletters/2025-01")
    assert code == 1
    assert f"held back, because a print shop would send them back: {ISSUE}.zh.press.pdf" in said
    assert f"{ISSUE}.zh.press.pdf" not in names(society / "press")
    assert f"{ISSUE}.en.press.pdf" in names(society / "press")
    assert (society / "site/pdf" / f"{ISSUE}.zh.pdf").is_file(), "the site does not wait for the press"
    line = len(text.splitlines()) + 2
    assert f"content/newsletters/2025-01/01-metro.md:{line}:" in said, "the picture's place in the text"
    assert f"(newsletters/2025-01/image/coarse.png → {ISSUE}.zh.press.pdf)" in said
    code, said = build(society, "--only", "newsletters/2025-01", "--keep-going")
    assert code == 1 and "held back" not in said and "press-coarse" in said
    assert f"{ISSUE}.zh.press.pdf" in names(society / "press")
    part.write_text(text, encoding="utf-8")


def test_a_coarse_picture_of_several_places_names_them_all(society: Path) -> None:
    """Also that of a cover; as JSON a finding has the file and the line, for GitHub and editors."""
    folder = society / "content/newsletters/2025-01"
    Image.new("RGB", (120, 60), "#a05836").save(folder / "image/tiny.png")
    part, index = folder / "01-metro.md", folder / "index.md"
    text, head = part.read_text("utf-8"), index.read_text("utf-8")
    part.write_text(text + '\n<img src="image/tiny.png" alt="图" width="400">\n' * 2, encoding="utf-8")
    index.write_text(head.replace("---\n", "---\ncover: image/tiny.png\ncover_alt: 图\n", 1), encoding="utf-8")
    code, said = build(society, "--only", "newsletters/2025-01", "--format", "json")
    assert code == 1 and "could not make" not in said, "the picture of a cover reaches into the bleed, which is no fault"
    findings = [each for each in json.loads(said[said.index("[") : said.rindex("]") + 1]) if each["code"] == "press-coarse"]
    chinese = [each for each in findings if "zh.press" in each["message_zh"]]
    assert [(Path(each["path"]).name, each["line"]) for each in chinese] == [("index.md", 2)]
    last = len(text.splitlines())
    more = f"tiny.png, newsletters/2025-01/01-metro.md:{last + 2}, newsletters/2025-01/01-metro.md:{last + 4} →"
    assert more in chinese[0]["message_zh"]
    part.write_text(text, encoding="utf-8")
    index.write_text(head, encoding="utf-8")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("build", "--press", "site/press"), "press files are not for readers"),
        (("preflight", "/nowhere/a.pdf"), "there is no file"),
    ],
)
def test_wrong_usage(args: tuple[str, ...], message: str) -> None:
    done = run(*args, "--lang", "en")
    assert done.returncode == 2
    assert message in done.stderr
