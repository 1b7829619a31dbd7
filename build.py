#!/usr/bin/env python3
"""huikan 会刊: `python build.py --help` says what it does. The program is plugins/huikan/cli."""

import sys

if __name__ == "__main__":
    try:
        from huikan.cli import main
    except ModuleNotFoundError as missing:
        if missing.name not in ("huikan", "click", "mkdocs"):
            raise
        print("huikan 尚未安装：请先运行 make site（或 make test）。", file=sys.stderr)
        print("huikan is not installed yet: run `make site` (or `make test`) first.", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:  # before there is a program that could say so
        sys.exit(130)
    main()
