"""What pyproject.toml cannot say: the wheel carries the theme and the workflows for continuous
integration, which stand at the top of this repository, as files of the package `huikan`."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

PACKAGED = ("theme", "templates")  # folder here -> huikan/packaged/<folder> there
_UNWANTED = shutil.ignore_patterns("__pycache__", ".*")


class BuildWithTheme(build_py):
    """The modules, and beside them what `huikan.theme_folders` and `huikan.start` read."""

    def run(self) -> None:
        if self.editable_mode:  # the folders are read where they stand
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)  # what an earlier build left would travel, too
        super().run()
        for name in PACKAGED:
            target = Path(self.build_lib, "huikan", "packaged", name)
            shutil.copytree(Path(__file__).parent / name, target, ignore=_UNWANTED, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithTheme})
