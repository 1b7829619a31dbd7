#!/usr/bin/env python3
"""Known vulnerabilities of the locked packages, asked of the OSV database:
tools/audit.py [--service URL] LOCK…

Exit codes: 0 none known, 1 some are (each is named), 2 the database could not be asked, so
nothing is known either way. Only names and versions leave this machine. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import urllib.error
import urllib.request
from pathlib import Path

SERVICE = "https://api.osv.dev"
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.M)
SECONDS = 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--service", default=SERVICE, help="where the database answers")
    parser.add_argument("locks", nargs="+", type=Path)
    options = parser.parse_args()
    try:
        packages = sorted({package for lock in options.locks for package in LOCKED.findall(lock.read_text("utf-8"))})
        answers = ask(options.service, packages)
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(f"没有查成：漏洞数据库 {options.service} 无法访问，结果未知。", file=sys.stderr)
        print(f"not audited: the database {options.service} cannot be asked, nothing is known ({error})", file=sys.stderr)
        return 2
    for (name, version), identifiers in zip(packages, answers, strict=True):
        for identifier in identifiers:
            print(f"{name} {version}: {identifier}  https://osv.dev/vulnerability/{identifier}")
    print(f"{len(packages)} packages asked about, {sum(map(bool, answers))} with known vulnerabilities", file=sys.stderr)
    return 1 if any(answers) else 0


def ask(service: str, packages: list[tuple[str, str]]) -> list[list[str]]:
    """The identifiers of what is known of each package. OSError, ValueError,
    KeyError, TypeError: no whole answer."""
    queries = [{"package": {"name": name, "ecosystem": "PyPI"}, "version": version} for name, version in packages]
    request = urllib.request.Request(  # noqa: S310 the address is the user's
        f"{service}/v1/querybatch", json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        results = json.load(answer)["results"]
    if len(results) != len(packages):
        raise ValueError("the answer is not about the packages that were asked about")
    return [[str(vulnerability["id"]) for vulnerability in result.get("vulns", [])] for result in results]


if __name__ == "__main__":
    sys.exit(main())
