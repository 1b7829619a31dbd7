"""Fuzz one target with atheris: python tests/fuzz TARGET [FOLDER…]
[-max_total_time=60] (pip install huikan[fuzz])

What makes a target fail is written into tests/fuzz/found; mend it and move it into
tests/fuzz/cases/TARGET, where it stays.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    names = sorted(path.name for path in (HERE / "cases").iterdir())
    if len(sys.argv) < 2 or sys.argv[1] not in names:
        print(f"{__doc__}\nTARGET: {', '.join(names)}", file=sys.stderr)
        return 2
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: pip install 'huikan[fuzz]'", file=sys.stderr)
        return 2
    sys.path.insert(0, str(HERE.parent))
    with atheris.instrument_imports(include=["huikan"]):
        from fuzz.targets import TARGETS
    (HERE / "found").mkdir(exist_ok=True)
    name, more = sys.argv[1], sys.argv[2:]
    options = [f"-artifact_prefix={HERE / 'found'}/", "-max_len=4096", "-timeout=30", *more, str(HERE / "cases" / name)]
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
