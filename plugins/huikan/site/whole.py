"""Every file of the site, through the pipeline: what `mkdocs build` and `mkdocs serve` publish."""

from __future__ import annotations

import datetime as time
import logging
import os
import re
from collections.abc import Mapping
from pathlib import Path

from huikan.builds import BuildEnvironment, BuildRequest, TaskCounts, open_cache, open_executor
from huikan.console import Stages, translate
from huikan.diagnostics.show import show
from huikan.model import SHANGHAI
from huikan.pipeline import Build, build_site
from huikan.site.configuration import Configuration

POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n')

log = logging.getLogger("mkdocs.plugins.huikan")


class UnsoundContent(Exception):  # noqa: N818 a state of the content, as the editor is told
    """The content has errors, or a task failed; the log has said which."""


def whole_site(configuration: Configuration, cache: Path, final: bool) -> Mapping[str, bytes]:
    """Every file of the site by its address. The findings go to the
    log, in the language of the site.

    A final build makes the PDFs and raises UnsoundContent where something is wrong; a preview
    shows what is sound, with the PDFs that the cache has.
    """
    moment = time.datetime.now(SHANGHAI)
    pdfs = "make" if final else "cached"
    request = BuildRequest(configuration.content, configuration.theme, configuration.settings, moment, pdfs)
    lang = configuration.settings.languages[0]
    spec = f"processes:{os.cpu_count() or 1}" if final else "inline"
    with Stages(lang, quiet=True) as stages, open_executor(spec) as executor:
        environment = BuildEnvironment(open_cache(cache), executor, stages, TaskCounts())
        environment.expect(request)
        done = build_site(request, environment, keep_going=not final)
    _tell(done, lang, configuration.content)
    for failure in (failure for failure in environment.counts.failures if failure.target not in done.failures):
        log.error("%s", translate(lang, f"failed-{failure.kind.value}", target=failure.target, error=failure.error))
    if not done.product or (final and not done.sound):
        raise UnsoundContent
    files = {address: artifact.read() for address, artifact in done.product.artifacts.items()}
    return files if final else {address: _reloadable(page) for address, page in files.items()}


def _reloadable(page: bytes) -> bytes:
    """A page without its policy: a preview is reloaded by a script of MkDocs,
    which the policy does not know."""
    return POLICY.sub(b"", page, count=1) if page.startswith(b"<!doctype html>") else page


def _tell(done: Build, lang: str, content: Path) -> None:
    findings = [*done.prepared.diagnostics, *(finding for group in done.failures.values() for finding in group)]
    text = show(findings, lang, root=content.name)
    if text:
        log.log(logging.INFO if done.prepared.sound and not done.failed else logging.ERROR, "%s", text)
