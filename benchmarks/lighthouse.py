"""Lighthouse's four marks for the sample site's page kinds, as a phone sees them.

    .venv/bin/python benchmarks/lighthouse.py [--site site] [--kinds home,article]
        [--languages zh] [--desktop]

Needs Node with npm and an installed Chromium. Lighthouse comes from the npm registry in the
pinned version and is kept in a folder of its own; the site is served on this machine, compressed
as a web server would. Exit code 1 when a mark is below the aim: performance 95, all others 100.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from urllib.request import urlopen

TESTS = Path(__file__).parent.parent / "tests"
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "browser")]

from test_reading import KINDS  # noqa: E402

from loopback import Quiet, installed, served  # noqa: E402

VERSION = "13.5.0"
AIMS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run"
TEXTS = {".html", ".css", ".js", ".svg", ".xml", ".json", ".txt"}


class Compressing(Quiet):
    """Serves a folder, texts as gzip, everything with the caching that
    docs/guide.md tells web servers."""

    def send_head(self) -> BytesIO | None:  # type: ignore[override]
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        content = path.read_bytes()
        self.send_response(200)
        if path.suffix in TEXTS:
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if path.suffix in TEXTS else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=31536000" if path.suffix != ".html" else "no-cache")
        self.end_headers()
        return BytesIO(content)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=Path("site"))
    parser.add_argument("--kinds", default=",".join(KINDS), help="otherwise every kind of page")
    parser.add_argument("--languages", default="zh,en")
    parser.add_argument("--desktop", action="store_true")
    options = parser.parse_args()
    program = lighthouse()
    low = False
    with served(options.site.resolve(), Compressing) as origin:
        print(f"{'page':28}{'performance':>12}{'access.':>9}{'practices':>11}{'seo':>5}   what cost marks")
        for kind in options.kinds.split(","):
            for lang in options.languages.split(",") if kind != "missing" else ("zh",):
                prefix = "" if lang == "zh" else "en/"
                marks, costs = measured(program, origin + prefix + KINDS[kind], options.desktop)
                low |= any(marks[name] < aim for name, aim in AIMS.items())
                row = (marks["performance"], marks["accessibility"], marks["best-practices"], marks["seo"])
                print(f"{prefix + kind:28}{row[0]:>12}{row[1]:>9}{row[2]:>11}{row[3]:>5}   {', '.join(costs)}", flush=True)
    return int(low)


def lighthouse() -> Path:
    """The program, installed beside the caches when it is not there yet."""
    place = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / f"huikan-lighthouse-{VERSION}"
    program = place / "node_modules/.bin/lighthouse"
    if not program.exists():
        place.mkdir(parents=True, exist_ok=True)
        npm = shutil.which("npm") or sys.exit("needs Node and npm")
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(place), f"lighthouse@{VERSION}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1"})
    return program


def measured(program: Path, url: str, desktop: bool) -> tuple[dict[str, int], list[str]]:
    """The marks of one page, 0 to 100, and the audits that lowered them.

    Pages that search engines are told not to list (404, search, stubs) are
    not marked down for just that.
    """
    with urlopen(url) as page:
        unlisted = b'name="robots" content="noindex"' in gzip.decompress(page.read())
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        command = [program, url, "--quiet", "--output=json", f"--output-path={report}", f"--chrome-flags={FLAGS}"]
        command += [f"--only-categories={','.join(AIMS)}", *(["--preset=desktop"] if desktop else [])]
        command += ["--skip-audits=is-crawlable"] * unlisted
        subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": installed() or sys.exit("needs Chromium")})
        results = json.loads(report.read_text("utf-8"))
    marks = {name: round(100 * (results["categories"][name]["score"] or 0)) for name in AIMS}
    audits = {each["id"] for name in AIMS for each in results["categories"][name]["auditRefs"] if each["weight"]}
    costs = [name for name in sorted(audits) if (score := results["audits"][name]["score"]) is not None and score < 0.9]
    return marks, costs


if __name__ == "__main__":
    raise SystemExit(main())
