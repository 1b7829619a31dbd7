"""The theme's folders: what a society changes stands before what the program brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from content_from_text import lay
from huikan import site, theme_folders, theme_scripts
from huikan.outputs import pages
from huikan.outputs.print import read_theme
from huikan.outputs.print.press import profiles
from huikan.theme_folders import Layers, files, program_theme, theme_of

ROOT = Path(__file__).parents[1]


def test_a_file_of_ones_own_takes_the_place_of_the_program_s(tmp_path: Path) -> None:
    own = lay({"web/style.css": "own", "print/extra.css": "p{}", "scripts/search/bits.js": "export const x = 1;"}, tmp_path / "t")
    theme = theme_of(own)
    web = files(theme / "web")
    assert web["style.css"] == own / "web/style.css"
    assert web["home.html"] == ROOT / "theme/web/home.html"
    assert list(web) == sorted(web)
    assert read_theme(theme / "print").styles["extra.css"] == "p{}"
    assert set(read_theme(ROOT / "theme/print").styles) < set(read_theme(theme / "print").styles)
    assert files(theme / "scripts" / "search", "*.js")["bits.js"] == own / "scripts/search/bits.js"
    assert theme_folders.file(theme / "print" / "fonts", "NotoSansSC_400Regular.ttf").is_file()


def test_a_template_or_a_script_alone_is_enough(tmp_path: Path) -> None:
    own = lay({"web/parts/footer.html": "<footer>own</footer>", "web/reading.js": "own();"}, tmp_path / "t")
    before, after = pages.read_templates(program_theme()), pages.read_templates(theme_of(own))
    assert before.keys() == after.keys()
    assert after["home.html"].files["parts/footer.html"].read() == b"<footer>own</footer>"
    assert after["home.html"].files["main.html"].read() == before["home.html"].files["main.html"].read()
    assert theme_scripts.read(theme_of(own))["reading.js"] == b"own();"
    assert theme_scripts.read(theme_of(own)).keys() == theme_scripts.read(program_theme()).keys()


def test_a_profile_of_ones_own_is_the_only_one_of_its_kind(tmp_path: Path) -> None:
    (tmp_path / "icc").mkdir()
    (tmp_path / "icc/Other_coated.icc").write_bytes((ROOT / "theme/print/icc/FOGRA39L_coated.icc").read_bytes())
    read = profiles.read(Layers((tmp_path, ROOT / "theme/print")) / "icc")
    assert (read.condition, Path(read.screen.path).name) == ("Other", "sRGB.icc")
    (tmp_path / "icc/second.icc").write_bytes((ROOT / "theme/print/icc/FOGRA39L_coated.icc").read_bytes())
    with pytest.raises(profiles.NoProfileError):
        profiles.read(Layers((tmp_path, ROOT / "theme/print")) / "icc")


@pytest.mark.parametrize(
    ("more", "folder", "expected"),
    [
        ("", "", ()),
        ("", "theme", ("theme",)),
        ("theme: {custom_dir: looks/web}\n", "looks/web", ("looks",)),
        ("theme: {custom_dir: theme/web}\n", "theme/web", ("theme",)),
    ],
)
def test_a_folder_beside_the_configuration_is_the_society_s_own_theme(
    tmp_path: Path, more: str, folder: str, expected: tuple[str, ...]
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "mkdocs.yml").write_text(f"site_name: x\nsite_url: https://a.cn/\n{more}", "utf-8")
    configuration = site.load(tmp_path / "mkdocs.yml")
    assert theme_folders.folders(configuration.theme) == (*(tmp_path / name for name in expected), ROOT / "theme")
    assert configuration.content == tmp_path / "content"


def test_the_repository_s_own_theme_is_one_folder() -> None:
    assert site.load(ROOT / "mkdocs.yml").theme == program_theme() == ROOT / "theme"
