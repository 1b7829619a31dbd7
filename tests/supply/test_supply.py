"""Where everything comes from: the bill of materials, the licences, the audit, and what
the workflow templates may do."""

from __future__ import annotations

import http.server
import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from huikan.cli.usage import command_of
from huikan.supply import MismatchError, bom, inventory, listing
from huikan.supply.licences import licences_of

ROOT = Path(__file__).parents[2]
LOCK, FONTS = ROOT / "requirements.txt", ROOT / "theme/print/fonts"
TEMPLATES = sorted((ROOT / "templates/ci").rglob("*.yml"))


# The bill of materials


def test_the_bill_names_every_locked_package_that_is_installed() -> None:
    parts = inventory(LOCK, FONTS)
    names = {part.name for part in parts.packages}
    assert {"mkdocs", "mkdocs-material", "weasyprint", "pydantic", "nh3"} <= names
    assert "pytest" not in names
    assert all(part.hashes and all(re.fullmatch("[0-9a-f]{64}", digest) for digest in part.hashes) for part in parts.packages)
    assert len(parts.fonts) == len(list(FONTS.rglob("*.ttf")))
    assert {part.licences for part in parts.fonts} == {("OFL-1.1",)}
    assert next(part for part in parts.packages if part.name == "mkdocs-material").needs >= ("babel", "backrefs")


def test_the_bill_is_cyclonedx() -> None:
    made = json.loads(bom(inventory(LOCK, FONTS)))
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}", made["serialNumber"])
    refs = [part["bom-ref"] for part in [made["metadata"]["component"], *made["components"]]]
    assert len(refs) == len(set(refs))
    for part in made["components"]:
        assert part["type"] in ("library", "file") and part["name"] and part["licenses"]
        for choice in part["licenses"]:
            assert set(choice) in ({"license"}, {"expression"})
    assert {entry["ref"] for entry in made["dependencies"]} <= set(refs)
    assert {ref for entry in made["dependencies"] for ref in entry["dependsOn"]} <= set(refs)
    assert "timestamp" not in made["metadata"]


def test_equal_input_gives_equal_bytes() -> None:
    command = [sys.executable, str(ROOT / "build.py"), "sbom"]
    runs = [
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout for seed in "12"
    ]
    assert runs[0] == runs[1] == bom(inventory(LOCK, FONTS)).encode()


def test_another_version_than_the_locked_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("click==0.1 \\\n    --hash=sha256:" + "0" * 64 + "\nnot-here==1 ; sys_platform == 'win32'\n")
    with pytest.raises(MismatchError, match=r"click .* \(0\.1\)"):
        inventory(tmp_path / "lock", tmp_path)
    command = [sys.executable, str(ROOT / "build.py"), "sbom", "--lang", "en", "--lock"]
    for lock, said in ((tmp_path / "lock", "click"), (tmp_path / "none", "no lock")):
        result = subprocess.run([*command, str(lock)], cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 2 and said in result.stderr and not result.stdout


def test_the_page_of_licences_is_current() -> None:
    if sys.version_info[:2] != (3, 11) or sys.platform != "linux":
        pytest.skip("the lock has other packages for other systems")
    assert (ROOT / "docs/licences.md").read_text("utf-8") == listing(inventory(LOCK, FONTS)), (
        "run: huikan sbom --licences docs/licences.md"
    )


@pytest.mark.parametrize(
    ("fields", "licences"),
    [
        ({"License-Expression": "MIT OR Apache-2.0", "License": "x"}, ("MIT OR Apache-2.0",)),
        ({"License": "Apache 2.0"}, ("Apache-2.0",)),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, ("MIT",)),
        ({"License": "A long text " * 20, "Classifier": "License :: OSI Approved :: BSD License"}, ("BSD License",)),
        ({"License": "Our own"}, ("Our own",)),
        ({}, ("not stated",)),
    ],
)
def test_licences_by_their_spdx_names(fields: dict[str, str], licences: tuple[str, ...]) -> None:
    said: Any = Message()
    for name, value in fields.items():
        said[name] = value
    assert licences_of(said) == licences


def test_a_licence_is_known_by_its_text() -> None:
    said: Any = Message()
    said["Classifier"] = "License :: OSI Approved :: BSD License"
    assert licences_of(said, ("Redistributions in binary form must\nreproduce the above copyright notice",)) == ("BSD-2-Clause",)
    assert licences_of(said, ("… Neither the name of the author …",)) == ("BSD-3-Clause",)
    assert licences_of(Message(), ("Permission is hereby granted, free of charge, to any person obtaining a copy",)) == ("MIT",)  # type: ignore[arg-type]


# The audit


@pytest.fixture
def database() -> Iterator[tuple[str, dict[str, Any]]]:
    """A database of vulnerabilities on this machine: (its address, what it answers)."""
    answer: dict[str, Any] = {}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            answer["asked"] = asked
            known = [
                {"vulns": [{"id": "GHSA-1"}]} if query["package"]["name"] in answer.get("bad", ()) else {} for query in asked
            ]
            body = json.dumps(answer.get("raw", {"results": known})).encode()
            self.send_response(answer.get("status", 200))
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", answer
    server.shutdown()
    thread.join()
    server.server_close()


def audit(service: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools/audit.py"), "--service", service, str(LOCK), str(ROOT / "requirements-dev.txt")]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={"no_proxy": "*"})


def test_the_audit_asks_about_every_locked_package(database: tuple[str, dict[str, Any]]) -> None:
    service, answer = database
    result = audit(service)
    assert (result.returncode, result.stdout) == (0, "")
    asked = {(query["package"]["name"], query["package"]["ecosystem"]) for query in answer["asked"]}
    assert asked >= {("mkdocs", "PyPI"), ("weasyprint", "PyPI"), ("pytest", "PyPI")}


def test_the_audit_names_what_is_known(database: tuple[str, dict[str, Any]]) -> None:
    service, answer = database
    answer["bad"] = ("weasyprint",)
    result = audit(service)
    assert result.returncode == 1
    assert re.fullmatch(r"weasyprint [\d.]+: GHSA-1  https://osv\.dev/vulnerability/GHSA-1\n", result.stdout)


@pytest.mark.parametrize("wrong", [{"raw": {"results": []}}, {"raw": {}}, {"raw": []}, {"status": 500}])
def test_the_audit_is_honest_about_an_answer_that_is_none(wrong: dict[str, Any], database: tuple[str, dict[str, Any]]) -> None:
    service, answer = database
    answer |= wrong
    result = audit(service)
    assert result.returncode == 2
    assert "not audited" in result.stderr and "没有查成" in result.stderr and "0 with known" not in result.stderr


def test_the_audit_is_honest_without_a_network() -> None:
    assert audit("http://127.0.0.1:9").returncode == 2


# The templates


def jobs(path: Path) -> dict[str, Any]:
    made = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    return made.get("jobs", {name: job for name, job in made.items() if isinstance(job, dict) and "script" in job})


def commands(path: Path) -> list[str]:
    lines = []
    for job in jobs(path).values():
        lines += [line for step in job.get("steps", ()) for line in step.get("run", "").splitlines()] + job.get("script", [])
    return lines


def test_the_templates_are_there() -> None:
    assert [path.name for path in TEMPLATES] == ["publish.yml", "pull-request.yml", "gitlab-ci.yml"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_call_commands_that_exist(path: Path) -> None:
    called = 0
    for line in commands(path):
        words = line.split()
        if words[0] == "huikan":
            called += 1
            command = command_of(words[1])
            options = {name for parameter in command.params for name in parameter.opts if isinstance(parameter, click.Option)}
            assert {word for word in words[2:] if word.startswith("--")} <= options
        else:
            assert words[0] in ("mkdir", "cp", "sudo", "apt-get", "python"), line
    assert called >= 2
    assert any("huikan check --format github" in line for line in commands(path)) == (path.name == "pull-request.yml")


def test_no_template_has_secrets_or_movable_actions() -> None:
    for path in TEMPLATES:
        text = path.read_text()
        assert not re.search(r"secrets[.\[]|PAT\b|password|pull_request_target:|workflow_run", text)
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v[\d.]+", use) for use in re.findall(r"uses: (.*)", text))
        assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def test_a_pull_request_can_write_nothing() -> None:
    made = yaml.load((ROOT / "templates/ci/github/pull-request.yml").read_text(), yaml.BaseLoader)
    assert made["on"] == ["pull_request"]
    assert made["permissions"] == {"contents": "read"}
    assert not any("permissions" in job or "environment" in job for job in made["jobs"].values())


def test_only_the_trusted_branch_publishes() -> None:
    made = yaml.load((ROOT / "templates/ci/github/publish.yml").read_text(), yaml.BaseLoader)
    assert set(made["on"]) == {"push", "schedule"}
    assert made["on"]["push"] == {"branches": ["main"]}
    assert made["permissions"] == {"contents": "read"}
    assert all(job["if"] == "github.ref == 'refs/heads/main'" for job in made["jobs"].values())
    assert made["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert "permissions" not in made["jobs"]["build"]
    gitlab = jobs(ROOT / "templates/ci/gitlab/gitlab-ci.yml")
    (rule,) = (entry["if"] for entry in gitlab["pages"]["rules"])
    assert '$CI_PIPELINE_SOURCE != "merge_request_event"' in rule and '$CI_COMMIT_REF_PROTECTED == "true"' in rule
