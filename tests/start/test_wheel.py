"""What a stranger does: build the wheel, install it elsewhere, start a society, build its site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pikepdf
import pytest
from test_start import ROOT, SAMPLE, WEATHER

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def huikan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment into which the wheel of this repository is installed. What
    it depends on is taken from the environment of the tests, so that nothing is fetched."""
    root = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip"]
    call(*pip, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", root, _copy(root / "repository"), cwd=root)
    (wheel,) = root.glob("huikan-*.whl")
    call(sys.executable, "-m", "venv", "--without-pip", root / "venv", cwd=root)
    call(*pip, "--python", root / "venv/bin/python", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=root)
    (packages,) = (root / "venv").glob("lib/python*/site-packages")
    (packages / "tests.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    command = root / "venv/bin/huikan"
    where = call(root / "venv/bin/python", "-c", "import huikan; print(huikan.__file__)", cwd=root).stdout.strip()
    assert Path(where).is_relative_to(packages)
    return command


def _copy(target: Path) -> Path:
    """What git knows of this repository, without what other builds have left in it."""
    files = call("git", "ls-files", "-co", "--exclude-standard", cwd=ROOT).stdout.splitlines()
    for name in files:
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target / name)
    return target


def call(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "HUIKAN"))}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_a_stranger_starts_a_society_from_the_wheel(huikan: Path, tmp_path: Path) -> None:
    answers = WEATHER.replace("logo: mark.svg\n", "")
    (tmp_path / "answers.yml").write_text(answers, "utf-8")
    call(huikan, "init", "our site", "--yes", "answers.yml", cwd=tmp_path)
    folder = tmp_path / "our site"
    assert "error" not in call(huikan, "check", "--lang", "en", cwd=folder).stderr.replace("no errors", "")
    built = call(huikan, "build", "--lang", "en", cwd=folder)
    assert built.stdout == "", "neither an error nor a warning nor a note"
    assert "Fontconfig" not in built.stderr
    site = folder / "site"
    assert len(list((site / "pdf").glob("*.pdf"))) >= 10
    for path in filter(Path.is_file, site.rglob("*")):
        text = _text(path)
        assert not SAMPLE.search(text), (path, SAMPLE.search(text))
    assert "nothing has changed" in call(huikan, "build", "--lang", "en", cwd=folder).stderr
    for kind, key in (("issue", "2099-02"), ("article", "topic"), ("notice", "2099-03")):
        call(huikan, "new", kind, key, cwd=folder)
    call(huikan, "check", cwd=folder)


def _text(path: Path) -> str:
    """What a file says: a PDF by its text and its metadata, an EPUB by all that is in it."""
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    if path.suffix != ".pdf":
        return path.read_bytes().decode("utf-8", "ignore")
    with pikepdf.open(path) as pdf:
        about = " ".join(map(str, pdf.docinfo.values()))
    return about + call("pdftotext", path, "-", cwd=path.parent).stdout


def test_content_and_configuration_alone_are_a_site(huikan: Path, tmp_path: Path) -> None:
    call(huikan, "init", "whole", cwd=tmp_path)
    alone = tmp_path / "alone"
    alone.mkdir()
    (tmp_path / "whole/content").rename(alone / "texts")
    (alone / "mkdocs.yml").write_text("site_url: https://a.org.cn/\n", "utf-8")
    built = call(huikan, "build", "--no-pdf", "--content", "texts", "--lang", "en", cwd=alone)
    assert built.stdout == "" and (alone / "site/articles/how-to-write/index.html").is_file()
    (alone / "theme/web/parts").mkdir(parents=True)
    (alone / "theme/web/parts/footer.html").write_text("<footer>our own foot</footer>\n", "utf-8")
    call(huikan, "build", "--no-pdf", "--content", "texts", cwd=alone)
    assert "our own foot" in (alone / "site/index.html").read_text("utf-8")
