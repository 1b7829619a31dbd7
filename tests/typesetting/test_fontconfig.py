"""fontconfig says nothing, wherever a build runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOOK = """
from huikan.typesetting.fonts import only_these
with only_these([%r]) as configuration:
    print(type(configuration).__name__)
"""


def test_nothing_is_said_where_no_cache_can_be_written() -> None:
    font = str(ROOT / "theme/print/fonts/SourceSans3_400Regular.ttf")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")} | {"HOME": "/dev/null"}
    done = subprocess.run(
        [sys.executable, "-c", LOOK % font], env=environment, capture_output=True, text=True, check=False, timeout=100
    )
    assert (done.stdout, done.stderr) == ("FontConfiguration\n", "")
