"""A mailing whose program is killed again and again: each good address has its message exactly
once, counted by the server."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from content_from_text import CONFIG, lay
from huikan import publish
from huikan.mailing import Records
from huikan.mailing.log import states_of
from mail_server import Inbox, mail_server
from program import ROOT

KEY = "articles/a"
TREE = """\
=== data/society.yml
name: {zh: 示例学会}
email: office@example.org
=== articles/a.md
---
title: 甲
date: 2026-01-01
---
正文。
"""


def society(root: Path) -> None:
    lay(TREE, root / "content")
    (root / "mkdocs.yml").write_text(CONFIG, "utf-8")
    page = {f"{KEY}/index.html": (hashlib.sha256(b"x").hexdigest(), 1)}
    before = publish.shown(root / "site")
    publish.publish(publish.fill(root / "site", before, page, lambda _: b"x"), root / "site", before=before)


def command(root: Path, url: str, unknown: str) -> list[str]:
    places = ("--config", root / "mkdocs.yml", "--content", root / "content", "--cache", root / "cache", "--site", root / "site")
    own = ("--to", root / "members.csv", "--smtp", url, "--records", root / "records", "--out", root / "out")
    return [sys.executable, str(ROOT / "build.py"), "mail", KEY, *map(str, (*places, *own)), "--retry", "0", "--unknown", unknown]


def answer_of_the_servers_log(root: Path, inbox: Inbox) -> str:
    """What a secretary does about a member who may have the message or not: look into the server's
    log for its name. At most one is in doubt after a kill."""
    records = Records.open(root / "records")
    path = records.log_path(KEY)
    doubtful = [token for token, state in states_of(path.read_bytes() if path.exists() else b"").items() if state == "sending"]
    assert len(doubtful) <= 1
    taken = {name for _, name in inbox.taken}
    return "sent" if doubtful and records.message_id(KEY, doubtful[0], "example.org") in taken else "again"


def killed_again_and_again(root: Path, members: int, kills: int) -> None:
    """Send to so many members, of whom one in twenty is refused and one put off, with so many
    kills at moments that a seed chooses, and looks at what the server has."""
    society(root)
    (root / "members.csv").write_text("邮箱\n" + "".join(f"m{n}@a.example\n" for n in range(members)), "utf-8")

    def reply(address: str, attempt: int) -> str:
        number = int(address[1:].partition("@")[0])
        return "550 5.1.1 nobody" if number % 20 == 7 else "451 4.7.1 later" if number % 20 == 13 and attempt == 1 else ""

    good = {f"m{n}@a.example" for n in range(members) if n % 20 != 7}
    inbox, dice = Inbox(reply, keep=False), random.Random(20261127)
    moments = sorted(dice.sample(range(1, len(good) * 9 // 10), kills))
    environment = {**os.environ, "HUIKAN_LANG": "en"}
    with mail_server(inbox) as url:
        for moment in moments:
            program = subprocess.Popen(
                command(root, url, answer_of_the_servers_log(root, inbox)),
                env=environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            while not inbox.wait_for(moment, 5):
                assert program.poll() is None, "the program has ended by itself"
            os.killpg(program.pid, signal.SIGKILL)
            assert program.wait(60) == -signal.SIGKILL
            inbox.settle()  # then its log says all
        last = subprocess.run(
            command(root, url, answer_of_the_servers_log(root, inbox)),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        settled = subprocess.run(
            command(root, url, answer_of_the_servers_log(root, inbox)),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert "a.example" not in last.stdout + last.stderr + settled.stdout + settled.stderr
    assert settled.returncode == 0, settled.stderr
    taken = Counter(address for address, _ in inbox.taken)
    assert taken == Counter(good)  # nobody is lost, nobody has it twice
    assert max(inbox.attempts[f"m{n}@a.example"] for n in range(7, members, 20)) == 1  # the refused are asked once


def test_a_hundred_members_and_two_kills(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, 100, 2)


@pytest.mark.slow
def test_ten_thousand_members_and_twenty_kills(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, 10_000, 20)
