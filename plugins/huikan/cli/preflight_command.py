"""preflight: what a print shop, or a reader who does not see, would find in a PDF."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Unpack

import click

from huikan import preflight as press
from huikan.cli.command_context import CommandContext, SharedOptions, open_context, shared
from huikan.cli.command_error import CONTENT_ERRORS, USAGE, CommandError, echo
from huikan.console import translate
from huikan.diagnostics import Diagnostic
from huikan.diagnostics.show import inert_json
from huikan.preflight import coverage

FOLDER = Path("press")


@click.command()
@shared
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "target", type=click.Path(path_type=Path), help="Write what is in the files, and the findings, as JSON.")
@click.option("--bleed", type=click.FloatRange(0, 50), default=3.0, show_default=True, help="Bleed in mm.")
@click.option(
    "--signature",
    type=click.IntRange(1, 64),
    help="The page count is a multiple of this; otherwise 2 for our own files, 1 for others.",
)
@click.option(
    "--for",
    "use",
    type=click.Choice(("press", "screen")),
    help="What the files are for; otherwise what they claim: PDF/UA is for the screen, all else for the press.",
)
@click.option("--draw", is_flag=True, help="Also draw the pages and measure the ink that they bear; needs pdftoppm.")
@click.option(
    "--ink",
    type=click.FloatRange(100, 400),
    help="The most ink in percent; otherwise what the printing condition of the file takes, 330 where it is not known.",
)
def preflight(
    files: tuple[Path, ...],
    target: Path | None,
    bleed: float,
    signature: int | None,
    use: str | None,
    draw: bool,
    ink: float | None,
    **common: Unpack[SharedOptions],
) -> None:
    """Find what a print shop would send back: FILEs, or all that --press has made.
    Screen PDFs are held to PDF/UA-1.

    Example: huikan preflight cover-of-a-designer.pdf --json report.json
    """
    context = open_context(**common)
    if draw and not coverage.possible():
        raise CommandError(USAGE, context.lang, "press-no-pdftoppm")
    findings: list[Diagnostic] = []
    reports = []
    for path in _listed(files, context):
        screen = use == "screen" or (use is None and press.is_for_screens(path.read_bytes()))
        spec = press.PressSpec(bleed, signature or _signature(path), ink)
        report, diagnostics = _read(path) if screen else _examine(path, spec, draw)
        findings += diagnostics
        reports.append(report)
        if context.form == "text":
            _sum_up(context, report)
    text = json.dumps(reports, ensure_ascii=False, indent=1)
    if target:
        target.write_text(text + "\n", encoding="utf-8")
    if context.form == "json":
        click.echo(inert_json(text))
    else:
        context.show(findings, "")
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(CONTENT_ERRORS)


def _listed(files: tuple[Path, ...], context: CommandContext) -> tuple[Path, ...]:
    listed = files or tuple(sorted(FOLDER.glob("*.pdf")))
    if not listed:
        raise CommandError(USAGE, context.lang, "press-none", folder=FOLDER)
    for path in listed:
        if not path.is_file():
            raise CommandError(USAGE, context.lang, "press-no-file", path=path)
    return listed


def _signature(path: Path) -> int:
    """Our pages are printed on both sides of a leaf at least; sheets and the files
    of others may be of any number."""
    pages = path.name.endswith(".press.pdf") and not path.name.endswith((".cover.press.pdf", ".booklet.press.pdf"))
    return 2 if pages else 1


def _examine(path: Path, spec: press.PressSpec, draw: bool) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The report and the findings of a file, with its ink as drawn where that is
    asked for and the file can be read."""
    facts, diagnostics = press.examine(str(path), path.read_bytes(), spec)
    drawn = coverage.measure(path, facts) if draw and facts else []
    codes = {finding.code.replace("-picture-ink", "-ink") for finding in diagnostics}  # ink of a picture is named as such
    diagnostics += [
        finding
        for finding in coverage.judge(str(path), drawn, spec.ink or (press.ink_limit(facts) if facts else 0))
        if finding.code not in codes
    ]
    report = press.report(str(path), facts, diagnostics)
    return report | ({"ink_coverage_percent": [asdict(page) for page in drawn]} if drawn else {}), diagnostics


def _read(path: Path) -> tuple[dict[str, Any], list[Diagnostic]]:
    """The report and the findings of a file for the screen."""
    facts, diagnostics = press.examine_screen(str(path), path.read_bytes())
    return press.report(str(path), facts, diagnostics), diagnostics


def _sum_up(context: CommandContext, report: dict[str, Any]) -> None:
    """A few lines about a file: what a printer asks on the telephone."""
    if context.quiet or "pages" not in report:
        return
    if "boxes_mm" not in report:
        tags, languages = sum(report["elements"].values()), ", ".join(report["languages"]) or "—"
        values = {"standard": report["standard"] or "PDF", "tags": tags, "languages": languages}
        echo(translate(context.lang, "screen-facts", **{name: report[name] for name in ("file", "pages", "links")}, **values))
        return
    boxes = report["boxes_mm"][0]
    sizes = ", ".join(f"{name} {size[0]:g} × {size[1]:g}" for name, size in boxes.items() if name != "pages")
    intents = ", ".join(intent["condition"] for intent in report["output_intents"]) or "—"
    resolution = report["lowest_resolution_dpi"]
    echo(
        translate(
            context.lang,
            "press-facts",
            file=report["file"],
            standard=report["standard"] or f"PDF {report['pdf']}",
            pages=report["pages"],
            sizes=sizes,
            spaces=", ".join(report["colour_spaces"]) or "—",
            ink=report["most_ink_percent"],
            pictures=report["pictures"],
            resolution="—" if resolution is None else f"{resolution:g} dpi",
            fonts=len(report["fonts"]),
            intent=intents,
        )
    )
