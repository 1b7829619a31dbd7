"""Limits: whatever a document holds, it ends in time, is named, and the
rest of the site is published."""

from __future__ import annotations

import contextlib
import datetime as time
import json
import resource
import signal
import threading
import time as clock
from pathlib import Path
from typing import Any

import pytest

from content_from_text import lay
from huikan import library, markup, source, tasks, typesetting
from huikan.builds import MEMORY_BYTES, PROCESSOR_SECONDS, BuildEnvironment, BuildRequest, TaskCounts, environment
from huikan.console import Stages, translate
from huikan.media import MOST_BYTES, MOST_PIXELS
from huikan.outputs import print as pdf
from huikan.outputs.stage import Site
from huikan.pipeline import explained, prepare
from huikan.rendering import documents as rendering
from huikan.rendering.documents import SECONDS
from huikan.settings import Settings
from huikan.source import parse
from huikan.source.document import MAX_BYTES
from inline_build import build
from task_functions import View, busy, endless, hungry, stubborn, text

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


def filled(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def hostile(size: int) -> dict[str, str]:
    """Bodies that have made parsers of Markdown slow: `size` characters of each."""
    repeated = {
        "brackets": "[", "closed brackets": "[]", "pictures": "![", "open links": "[a](", "notes": "[^", "emphasis": "*a ",
        "strong": "**a", "mixed emphasis": "*_", "underscores": "__a", "quotes": "> ", "lists": "- ", "numbers": "1. ", "bars": "|",
        "tables": "| a |\n|---|\n| b |\n\n", "divisions": "<div>", "bold": "<b>", "closing": "</b>", "tables in tables": "<table><tr><td>",
        "comments": "<!--", "angles": "<", "tags": "<a ", "sections": "<![CDATA[", "instructions": "<?", "entities": "&amp;",
        "ampersands": "&", "code": "`", "fences": "```\n", "strokes": "~~", "addresses": "<http://", "mail": "a@", "backslashes": "\\",
        "underlines": "a\n-\n", "attributes": "{: ", "directives": "::: a\n", "maths": "$", "spaced": "$ a ", "formulas": "$a", "round": "\\(", "square": "\\[", "displays": "$$\n", "coded": "`$a", "environments": "\\begin{align}\n",
        "labels": "@eq:", "blanks": " ", "lines": "\n", "tabs": "\t",
        "Chinese quotes": "“", "misnested": "<b><div></b><p>", "adopted": "<div><table></div></table>", "tasks": "- [ ] a\n",
    }  # fmt: skip
    bodies = {name: filled(piece, size) for name, piece in repeated.items()}
    bodies["deep lists"] = "".join(f"{'  ' * depth}- a\n" for depth in range(int(size**0.5)))
    bodies["runs of code"] = "".join("`" * count + " " for count in range(int((2 * size) ** 0.5)))
    bodies["footnotes"] = "".join(f"[^{number}]\n\n[^{number}]: n\n\n" for number in range(size // 22))
    bodies["a chain of notes"] = "".join(f"[^{number}]: [^{number + 1}]\n\n" for number in range(size // 20))
    bodies["definitions"] = "".join(f"[{number}]: x\n" for number in range(size // 12)) + "[a][b]"
    bodies["abbreviations"] = "".join(f"*[A{number}]: x\n" for number in range(size // 30)) + filled("A1 ", size // 2)
    bodies["a wide table"] = "\n".join("|" + cell * (size // 9) for cell in ("a|", "-|", "b|"))
    return bodies


@pytest.mark.parametrize("name", hostile(1))
def test_a_small_hostile_body_is_quick(name: str) -> None:
    start = clock.process_time()
    markup.render("articles/a.md", hostile(3_000)[name], "zh")
    assert clock.process_time() - start < SECONDS


# The interruption may fall into a collector's callback (hypothesis has one), where Python can
# only report it; the next one stops the work.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
@pytest.mark.parametrize("name", hostile(1))
def test_a_large_hostile_body_ends_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However short the time is: what no signal interrupts is
    shorter than 3 s of a body of 100 KB."""
    monkeypatch.setattr(rendering, "SECONDS", 1.0)
    start = clock.process_time()
    with contextlib.suppress(tasks.TooSlowError):
        rendering.render("articles/a.md", hostile(100_000)[name], "zh", 1, LANGUAGES, False)
    assert clock.process_time() - start < 1 + 3


def test_what_is_too_slow_is_named_and_the_rest_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "SECONDS", 0.5)
    tree = {
        "articles/sound.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n正文，见[乙](slow.md)。\n",
        "articles/slow.md": "---\ntitle: 乙\ndate: 2025-01-01\n---\n" + filled("[a](", 1_500_000),
        "articles/deep.md": "---\ntitle: 丙\ndate: 2025-01-01\n---\n" + "<div>" * 5_000,
        "articles/big.md": "---\ntitle: 丁\ndate: 2025-01-01\n---\n" + filled("字", MAX_BYTES // 3),
        "articles/alias.md": "---\ntitle: &a [戊]\ntags: [*a, *a]\ndate: 2025-01-01\n---\n",
        "articles/nested.md": "---\ntitle: 己\ntags: " + "[" * 500 + "\n---\n",
        "articles/long.md": "---\ntitle: 庚\nsummary: " + "字" * 40_000 + "\n---\n",
    }
    content = lay(tree, tmp_path / "content")
    for more, published in (([], False), (["--keep-going"], True)):
        done = build(content, tmp_path, "--no-pdf", *more)
        assert done.exit_code == 1, done.output
        said = {(found["path"].rpartition("/")[2], found["code"]) for found in json.loads(done.stdout)}
        assert {("slow.md", "too-slow"), ("deep.md", "too-nested"), ("big.md", "document-too-big")} <= said
        assert {("alias.md", "yaml-alias"), ("nested.md", "too-deep"), ("long.md", "front-matter-too-big")} <= said
        assert (tmp_path / "site/articles/sound/index.html").is_file() == published
    assert not (tmp_path / "site/articles/slow").exists()
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "flood",
    ["[" * 30_000, "{a: " * 15_000, "- " * 30_000, "a: b\n" * 12_000, "&a " * 20_000, '"' * 60_000, "a: [*b, *b]\n" * 5_000],
)
def test_front_matter_ends_in_time(flood: str) -> None:
    start = clock.process_time()
    parse("articles/a.md", f"---\n{flood}\n---\n", LANGUAGES)
    assert clock.process_time() - start < SECONDS


def test_the_limits_are_those_that_were_promised() -> None:
    assert (MAX_BYTES, SECONDS, MOST_PIXELS, MOST_BYTES) == (2 * 1024 * 1024, 10.0, 40_000_000, 20 * 1024 * 1024)
    assert PROCESSOR_SECONDS <= 300
    assert MEMORY_BYTES <= 6_000_000_000


def test_processor_time_interrupts_and_leaves_no_trace() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with pytest.raises(tasks.TooSlowError), tasks.processor_time(0.2):
        while True:
            try:
                sum(range(1000))
            except Exception:
                pytest.fail("no handler of ordinary errors keeps it")
    with tasks.processor_time(0.2):
        clock.sleep(0.4)  # waiting is not working
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    other = threading.Thread(target=lambda: tasks.processor_time(0.01).__enter__())
    other.start()
    other.join()


def test_a_worker_that_takes_too_much_ends_alone(tmp_path: Path) -> None:
    jobs = [tasks.Task("a", stubborn, (1,)), tasks.Task("b", hungry, (10_000_000_000,)), tasks.Task("c", hungry, (10,))]
    with tasks.open_executor("processes:2", processor=2, memory=2_000_000_000) as executor:
        first, second, third = tasks.run(jobs, tasks.Cache(tmp_path, ""), executor)
    assert isinstance(first, tasks.Failure)
    assert first.kind is tasks.FailureKind.TOO_SLOW
    assert isinstance(second, tasks.Failure)
    assert second.kind is tasks.FailureKind.OUT_OF_MEMORY
    assert isinstance(third, tasks.Artifact)


def test_without_workers_a_call_has_its_limits_too(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    jobs = [tasks.Task("a", busy, (30.0,)), tasks.Task("b", hungry, (10_000_000_000,)), tasks.Task("c", busy, (0.0,))]
    with tasks.open_executor("inline", processor=0.3, memory=2_000_000_000) as executor:
        first, second, third = tasks.run(jobs, tasks.Cache(tmp_path, ""), executor)
    assert isinstance(first, tasks.Failure) and first.kind is tasks.FailureKind.TOO_SLOW
    assert isinstance(second, tasks.Failure) and second.kind is tasks.FailureKind.OUT_OF_MEMORY
    assert isinstance(third, tasks.Artifact)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_limit_within_a_limit_leaves_the_outer_one_standing() -> None:
    with pytest.raises(tasks.TooSlowError), tasks.processor_time(0.4):
        with tasks.processor_time(20):
            sum(range(100))
        with pytest.raises(tasks.TooSlowError), tasks.processor_time(0.1):
            busy(30.0)
        busy(30.0)
    with pytest.raises(tasks.TooSlowError), tasks.processor_time(0.2), tasks.processor_time(20):
        busy(30.0)
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


PRINTED = {
    "a wide cell": '<table><tr><td colspan="100000">a</td></tr><tr><td>b</td></tr></table>',
    "a tall cell": '<table><tr><td rowspan="100000">a</td><td>b</td></tr><tr><td>b</td></tr></table>',
    "many columns": '<table><colgroup span="100000"></colgroup><tr><td>b</td></tr></table>',
    "huge lengths": '<table width="99999999999999999999"><tr><td width="1e308">b</td></tr></table>',
    "a huge picture": '<img src="a.svg" width="99999999" height="9999999" alt="x">',
    "styles": '<p style="display:flex;--a:var(--b);--b:var(--a);content:url(x)">a</p>' * 50,
    "divisions": "<div>" * 49 + "a",
    "lists": "<ul><li>" * 49 + "a",
    "tables": "<table><tr><td>" * 7 + "a",
    "a long word": "a" * 20_000,
}


@pytest.mark.slow
def test_hostile_documents_are_printed_or_refused_in_time(tmp_path: Path) -> None:
    start = "---\ntitle: 甲\ndate: 2025-01-01\n---\n"
    tree = {f"articles/a{number}.md": start + body for number, body in enumerate(PRINTED.values())}
    lay(tree | {"articles/a.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'}, tmp_path)
    documents, data, _ = source.read(tmp_path, ("zh",))
    works = library.assemble(documents, data, ("zh",), time.datetime(2026, 1, 1, tzinfo=time.UTC)).library
    fragments = {(doc.key, doc.lang): markup.render(doc.path, doc.body, doc.lang, doc.body_line) for doc in documents}
    jobs = list(pdf.plan(Site(works, fragments, Settings(languages=("zh",)), tmp_path, ROOT / "theme"), {}))
    assert len(jobs) == len(PRINTED)
    with tasks.open_executor("processes:2", processor=30, memory=MEMORY_BYTES) as executor:
        for result in tasks.run(jobs, tasks.Cache(tmp_path / "cache", ""), executor):
            assert (
                isinstance(result, tasks.Artifact)
                or result.kind is tasks.FailureKind.TOO_SLOW
                or (result.reason.exception.endswith((".UnprintableError", ".CutOffError")))
            ), result


def test_a_failed_task_is_said_of_the_file_behind_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also of the one part of a volume that the volume fails for."""
    from huikan.outputs.print.screen import finishing

    real = finishing.print_pdf

    def picky(job: typesetting.TypesetRequest, *more: Any) -> bytes:
        if "毒药" in job.html:
            raise typesetting.UnprintableError(job.name, "no: room; for it")
        return real(job, *more)

    monkeypatch.setattr(finishing, "print_pdf", picky)
    head = "---\ntitle: 甲\ndate: 2025-01-01\n---\n"
    tree = {
        "articles/bad.md": f"{head}毒药\n",
        "newsletters/n/index.md": head,
        "newsletters/n/01-good.md": "---\ntitle: 乙\n---\n正文\n",
        "newsletters/n/02-bad.md": "---\ntitle: 丙\n---\n毒药\n",
    }
    done = build(lay(tree, tmp_path / "content"), tmp_path)
    assert done.exit_code == 1
    said = {(found["path"].rpartition("content/")[2], found["code"]) for found in json.loads(done.stdout)}
    assert said == {("articles/bad.md", "not-made"), ("newsletters/n/02-bad.md", "not-made")}
    assert "no: room; for it" in done.stdout and "pdf/articles-bad.zh.pdf" in done.stdout
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("kind", list(tasks.FailureKind))
def test_every_kind_of_failure_has_words(kind: tasks.FailureKind) -> None:
    for lang in ("zh", "en"):
        line = translate(lang, f"failed-{kind.value}", target="pdf/a.zh.pdf", error="E: x")
        assert "pdf/a.zh.pdf" in line and "E: x" in line


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (tasks.FailureKind.TOO_SLOW, "not-made-in-time"),
        (tasks.FailureKind.OUT_OF_MEMORY, "not-made-in-memory"),
        (tasks.FailureKind.WORKER_DIED, "not-made-crash"),
        (tasks.FailureKind.CACHE_FAILED, "not-stored"),
        (tasks.FailureKind.RAISED, "not-made"),
    ],
)
def test_the_advice_suits_the_kind_of_failure(kind: tasks.FailureKind, code: str, tmp_path: Path) -> None:
    """Also where what failed is something that the PDF needs."""
    lay({"articles/a.md": "---\ntitle: 甲\ndate: 2025-01-01\n---\n字\n"}, tmp_path / "content")
    order = BuildRequest(
        tmp_path / "content", ROOT / "theme", Settings(languages=("zh",)), time.datetime(2026, 1, 1, tzinfo=time.UTC)
    )
    with tasks.open_executor("inline") as executor, Stages("en", quiet=True) as stages:
        work = BuildEnvironment(tasks.Cache(tmp_path / "cache", ""), executor, stages, TaskCounts())
        prepared = prepare(order, work)
        cause = tasks.Failure("fitted/x", tasks.FailureReason(kind, "no luck", details=("no luck",)))
        lacking = tasks.FailureReason(tasks.FailureKind.DEPENDENCY_FAILED, "no luck")
        failures = [tasks.Failure("pdf/articles-a.zh.pdf", lacking, (cause,), "articles/a.md")]
        findings = explained(failures, prepared, work)
    assert [(f.code, f.path) for f in findings["pdf/articles-a.zh.pdf"]] == [(code, "articles/a.md")]


def test_a_task_that_waits_for_ever_is_stopped_and_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It uses no processor time, so that only the clock tells."""
    monkeypatch.setattr(environment, "CLOCK_SECONDS", 5.0)
    view = View("标题")
    jobs = [tasks.Task("stuck.txt", endless, (1, view)), tasks.Task("sound.txt", text, (2, view))]
    with environment.open_executor("processes:2") as executor:
        stuck, sound = tasks.run(jobs, tasks.Cache(tmp_path), executor)
    assert isinstance(stuck, tasks.Failure) and stuck.kind is tasks.FailureKind.TOO_SLOW and stuck.target == "stuck.txt"
    assert isinstance(sound, tasks.Artifact)
