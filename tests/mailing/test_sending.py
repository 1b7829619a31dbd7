"""Mails on their way to a real server: each member once, whatever happens on the way; and no
address where it does not belong."""

from __future__ import annotations

import shutil
import ssl
import stat
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from content_from_text import CONFIG, DOT, LANGUAGES, lay
from huikan.cli import main
from huikan.mailing import Records
from mail_server import Inbox, mail_server

TREE = """\
=== data/society.yml
name: {zh: 示例学会, en: Example Society}
email: office@example.org
=== newsletters/2026-01/index.md
---
title: 2026年第1期
date: 2026-01-01
ai: {text: assisted}
---
卷首语 $E = mc^2$。

![图](dot.png)
=== newsletters/2026-01/index.en.md
---
title: No. 1
date: 2026-01-01
---
Foreword.
=== newsletters/2026-01/01-a.md
---
title: 甲篇
---
正文[^1]。

[^1]: 注。
=== newsletters/2026-01/01-a.en.md
---
title: Item A
---
Body.
=== newsletters/2026-01/02-draft.md
---
title: CANARYPART
status: draft
---
CANARYPART
=== articles/draft.md
---
title: CANARYDRAFT
date: 2026-01-01
status: draft
---
CANARYDRAFT
=== articles/inside.md
---
title: CANARYINSIDE
date: 2026-01-01
visibility: internal
---
CANARYINSIDE
=== articles/later.md
---
title: CANARYLATER
date: 2026-01-01
publish_on: 2099-01-01
---
CANARYLATER
"""
KEY = "newsletters/2026-01"
NOW = "2026-06-01"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a society's content, its site published."""
    root = tmp_path_factory.mktemp("society")
    content = lay(TREE, root / "content")
    (content / KEY / "dot.png").write_bytes(DOT)
    (root / "mkdocs.yml").write_text(CONFIG + "      cards: false\n", "utf-8")
    result = _invoke(root, "build", "--no-pdf", "--site", root / "site", "-q")
    assert result.exit_code == 0, result.output
    return root


def _invoke(root: Path, command: str, *more: object, **environment: str) -> Result:
    paths = ("--config", root / "mkdocs.yml", "--content", root / "content", "--cache", root / "cache")
    spoken = ("--now", NOW, "--lang", "en")
    result = CliRunner().invoke(
        main,
        [command, *map(str, (*paths, *spoken, *more))],
        env={"HUIKAN_SMTP_USER": "", "HUIKAN_SMTP_PASSWORD": "", **environment},
    )
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def members(folder: Path, text: str, name: str = "members.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def post(root: Path, folder: Path, url: str, *more: object, key: str = KEY, **environment: str) -> Result:
    """Run the command with a list in `folder`; no address is in what it says."""
    places = ("--out", folder / "out", "--records", folder / "records", "--site", root / "site", "--retry", "0")
    result = _invoke(root, "mail", key, "--to", folder / "members.csv", "--smtp", url, *places, *more, **environment)
    assert "@" not in result.output.replace("@ stand", ""), result.output
    return result


LIST = "姓名,邮箱,语言\n王五,wang@a.example,中文\nAnn,ann@b.example,English\n李四,li@a.example,\n"


def test_each_member_has_one_message_of_their_own(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox()
    with mail_server(inbox) as url:
        assert post(published, tmp_path, url).exit_code == 0
        assert post(published, tmp_path, url).exit_code == 0  # once more: nobody is left
    assert [address for address, _ in inbox.taken] == ["wang@a.example", "ann@b.example", "li@a.example"]
    first, second, third = map(inbox.message, range(3))
    assert [str(message["To"]) for message in (first, second, third)] == [
        "王五 <wang@a.example>",
        "Ann <ann@b.example>",
        "李四 <li@a.example>",
    ]
    assert "2026" in first["Subject"] and "No. 1" in second["Subject"] and third["Subject"] == first["Subject"]
    assert str(first["From"]) == "示例学会 <office@example.org>" and str(second["From"]) == "Example Society <office@example.org>"
    assert len({message["Message-ID"] for message in (first, second, third)}) == 3
    assert first["List-Unsubscribe"].startswith("<mailto:office@example.org?subject=") and first["List-Unsubscribe-Post"] is None
    html = first.get_body(("html",))
    assert html is not None
    text = html.get_content()
    assert text.count("本文在人工智能辅助下写成") == 1 and "甲篇" in text and "[注1]" in text and "cid:" in text
    assert "CANARY" not in text and "wang@" not in text
    assert [part.get_content_type() for part in first.walk()].count("image/png") == 1


def test_records_are_private_and_have_no_address(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    with mail_server(Inbox(reply=lambda address, _: "550 5.1.1 <wang@a.example>: nobody" if "wang" in address else "")) as url:
        result = post(published, tmp_path, url)
    assert result.exit_code == 1 and "2 (550/5.1.1)" in result.output
    records = tmp_path / "records"
    assert stat.S_IMODE(records.stat().st_mode) == 0o700
    for path in (path for path in records.iterdir() if path.name != ".gitignore"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        assert b"example" not in path.read_bytes() and b"wang" not in path.read_bytes()
    assert Records.open(records).suppressed() == {Records.open(records).token("WANG@a.example "): "dead"}
    for folder in (published / "site", published / "cache", tmp_path / "out"):
        for path in (path for path in folder.rglob("*") if path.is_file()):
            assert not [word for word in (b"wang@a", b"ann@b", b"li@a") if word in path.read_bytes()], path


def test_delays_are_tried_again_and_refusals_are_not(published: Path, tmp_path: Path) -> None:
    members(tmp_path, "email\n" + "".join(f"m{number}@a.example\n" for number in range(20)))

    def reply(address: str, attempt: int) -> str:
        number = int(address.partition("@")[0][1:])
        return "550 5.7.1 no" if number % 5 == 0 else "451 4.7.1 later" if number % 5 == 1 and attempt < 3 else ""

    inbox = Inbox(reply)
    with mail_server(inbox) as url:
        first, second = post(published, tmp_path, url), post(published, tmp_path, url)
    assert first.exit_code == 1 and "refused 4" in first.output and "sent 16" in first.output and second.exit_code == 0
    assert Counter(address for address, _ in inbox.taken) == Counter(f"m{n}@a.example" for n in range(20) if n % 5)
    assert {inbox.attempts[f"m{number}@a.example"] for number in range(0, 20, 5)} == {1}
    assert Records.open(tmp_path / "records").suppressed() == {}  # 5.7.1 says nothing of the address


def test_what_is_put_off_all_day_is_left_to_the_next_run(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox(lambda address, attempt: "450 later" if "ann" in address and attempt <= 5 else "")
    with mail_server(inbox) as url:
        first = post(published, tmp_path, url)
        assert first.exit_code == 1 and "put off 1, lines 3" in first.output
        assert post(published, tmp_path, url).exit_code == 0
    assert Counter(address for address, _ in inbox.taken) == Counter({"wang@a.example": 1, "ann@b.example": 1, "li@a.example": 1})


@pytest.mark.parametrize("step", ["rcpt", "before"])
def test_a_lost_connection_loses_and_repeats_nothing(published: Path, tmp_path: Path, step: str) -> None:
    members(tmp_path, LIST)
    inbox = Inbox(hang_up=lambda address, attempt: step if attempt == 1 and step == "rcpt" else "")
    with mail_server(inbox) as url:
        assert post(published, tmp_path, url).exit_code == 0
    assert Counter(address for address, _ in inbox.taken) == Counter(["wang@a.example", "ann@b.example", "li@a.example"])


def test_whether_a_message_arrived_that_nobody_answered_is_asked(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox(hang_up=lambda address, attempt: "after" if address == "ann@b.example" and attempt == 1 else "")
    with mail_server(inbox) as url:
        first, held = post(published, tmp_path, url), post(published, tmp_path, url)
        assert first.exit_code == held.exit_code == 1
        assert "lines 3 of the list" in first.output and "lines 3 of the list" in held.output and "--unknown" in held.output
        assert inbox.attempts["ann@b.example"] == 1
        assert post(published, tmp_path, url, "--unknown", "sent").exit_code == 0
        assert post(published, tmp_path, url).exit_code == 0
    assert Counter(address for address, _ in inbox.taken)["ann@b.example"] == 1


def test_an_unknown_one_can_be_sent_again_by_its_own_name(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox(hang_up=lambda address, attempt: "after" if address == "ann@b.example" and attempt == 1 else "")
    with mail_server(inbox) as url:
        post(published, tmp_path, url)
        assert post(published, tmp_path, url, "--unknown", "again").exit_code == 0
    names = [name for address, name in inbox.taken if address == "ann@b.example"]
    assert len(names) == 2 and names[0] == names[1]  # programs that know it show it once


def test_a_server_that_refuses_everything_is_left_alone(published: Path, tmp_path: Path) -> None:
    members(tmp_path, "email\n" + "".join(f"m{number}@a.example\n" for number in range(60)))
    inbox = Inbox(lambda *_: "554 5.7.1 limit of the day")
    with mail_server(inbox) as url:
        result = post(published, tmp_path, url)
    assert result.exit_code == 2 and "554/5.7.1" in result.output and inbox.attempts.total() == 25
    assert "35 are not sent yet" in result.output


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not shutil.which("openssl"):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tls")
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-keyout",
        "key",
        "-out",
        "cert",
    ]
    subprocess.run([*command, "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True)
    return folder


def test_the_server_is_talked_to_in_secret_and_with_a_password(published: Path, tmp_path: Path, certificate: Path) -> None:
    members(tmp_path, LIST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert", certificate / "key")
    inbox = Inbox()
    login = {"HUIKAN_SMTP_USER": "office", "HUIKAN_SMTP_PASSWORD": "SECRETWORD"}
    with mail_server(inbox, tls=context, password="SECRETWORD") as url:
        untrusted = post(published, tmp_path, url, **login)
        assert untrusted.exit_code == 2 and "certificate" in untrusted.output and not inbox.logins
        trusted = {**login, "SSL_CERT_FILE": str(certificate / "cert")}
        wrong = post(published, tmp_path, url, **{**trusted, "HUIKAN_SMTP_PASSWORD": "WRONGWORD"})
        assert wrong.exit_code == 2 and "535" in wrong.output and "WRONGWORD" not in wrong.output
        assert post(published, tmp_path, url, **trusted).exit_code == 0
    assert inbox.logins[-1] == ("office", "SECRETWORD") and inbox.encrypted == [True] * 3


# ---------- nothing is sent ----------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("姓名,邮箱\n王五,wang@a.example\n赵六,WANG@a.example\n", "members.csv:3"),
        ("姓名,邮箱\n王五,wang@a.example,x\n", "members.csv:2"),
        ('姓名,邮箱\n"王五,wang@a.example\n', "members.csv:2"),
        ("姓名,邮箱\n王五,\n", "members.csv:2"),
        ("姓名,邮箱\n王五,wang@a\n", "members.csv:2"),
        ("姓名,邮箱,语言\n王五,wang@a.example,法语\n", "members.csv:2"),
        ("姓名,电话\n王五,1\n", "members.csv:1"),
        ("姓名,邮箱\n", "nobody is in the list"),
        ("", "nobody is in the list"),
    ],
)
def test_a_list_with_faults(published: Path, tmp_path: Path, text: str, said: str) -> None:
    members(tmp_path, text)
    inbox = Inbox()
    with mail_server(inbox) as url:
        result = post(published, tmp_path, url)
    assert result.exit_code == 1 and said in result.output and "Nothing was sent" in result.output
    assert inbox.attempts.total() == 0 and not (tmp_path / "records").exists()


def test_wrong_usage_and_what_is_not_there(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox()
    with mail_server(inbox) as url:
        for key, code in (("newsletters/2026-02", 2), ("articles/draft", 2), ("articles/inside", 2), ("articles/later", 2)):
            result = post(published, tmp_path, url, key=key)
            assert result.exit_code == code and "CANARY" not in result.output and "no work called" in result.output
        assert "password" in post(published, tmp_path, url.replace("//", "//a:SECRETWORD@")).output
        assert post(published, tmp_path, "http://a.example").exit_code == 2
        assert "encrypt" in post(published, tmp_path, url.replace("127.0.0.1", "0.0.0.0")).output
        assert _invoke(published, "mail", KEY, "--to", tmp_path / "members.csv").exit_code == 2
        missing = post(published, tmp_path, url, "--to", tmp_path / "none.csv")
        assert missing.exit_code == 2 and "none.csv" in missing.output
        inside = members(published / "content", LIST)
        assert "would be published" in post(published, tmp_path, url, "--to", inside).output
        inside.unlink()
        unpublished = post(published, tmp_path, url, "--site", tmp_path / "nowhere")
        assert unpublished.exit_code == 1 and "not yet published" in unpublished.output
    assert post(published, tmp_path, url).exit_code == 2  # the server is gone
    assert inbox.attempts.total() == 0 and not (tmp_path / "records" / "newsletters--2026-01.log").read_bytes()


def test_a_picture_that_is_missing_stops_the_mail(published: Path, tmp_path: Path) -> None:
    content = shutil.copytree(published / "content", tmp_path / "content")
    (content / KEY / "dot.png").unlink()
    members(tmp_path, LIST)
    inbox = Inbox()
    with mail_server(inbox) as url:
        result = post(published, tmp_path, url, "--content", content)
    assert result.exit_code == 1 and "dot.png" in result.output and not inbox.attempts


def test_a_dry_run_writes_the_mails_and_sends_nothing(published: Path, tmp_path: Path) -> None:
    members(tmp_path, LIST)
    inbox = Inbox()
    with mail_server(inbox) as url:
        result = post(published, tmp_path, url, "--dry-run")
    assert result.exit_code == 0 and "3 members" in result.output and not inbox.attempts and not (tmp_path / "records").exists()
    for lang in LANGUAGES:
        folder = tmp_path / "out" / KEY / lang
        assert {"message.eml", "message.txt", "index.html"} <= {path.name for path in folder.iterdir()}
        assert (folder / "message.eml").read_bytes().isascii()
    assert 'src="1.png"' in (tmp_path / "out" / KEY / "zh/index.html").read_text("utf-8")
    everything = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.suffix in (".txt", ".html"))
    assert b"CANARY" not in everything


def test_that_a_mail_was_shortened_is_told(published: Path, tmp_path: Path) -> None:
    content = shutil.copytree(published / "content", tmp_path / "content")
    with (content / KEY / "01-a.md").open("a", encoding="utf-8") as file:
        file.write("\n\n".join("长" * 500 for _ in range(100)))
    result = _invoke(published, "mail", KEY, "--content", content, "--out", tmp_path / "out")
    assert result.exit_code == 0 and "zh: the text is longer than the 100 KB" in result.output and "en:" not in result.output
    assert "huikan" not in result.output and (tmp_path / "out" / KEY / "zh/index.html").stat().st_size < 100_000


def test_an_error_that_nobody_foresaw_tells_no_address(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    members(tmp_path, LIST)

    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("wang@a.example")

    monkeypatch.setattr("huikan.mailing.server.Connection.transmit", broken)
    with mail_server(Inbox()) as url:
        result = post(published, tmp_path, url, "--verbose")
    assert result.exit_code == 2 and "RuntimeError" in result.output


def test_one_click_only_where_an_endpoint_is_configured(published: Path, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(CONFIG + '      unsubscribe: "https://lists.example.org/u/{token}"\n', "utf-8")
    members(tmp_path, LIST)
    inbox = Inbox()
    with mail_server(inbox) as url:
        assert post(published, tmp_path, url, "--config", config).exit_code == 0
    message, token = inbox.message(), Records.open(tmp_path / "records").token("wang@a.example")
    assert message["List-Unsubscribe"].startswith(f"<https://lists.example.org/u/{token}>, <mailto:")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    checked = _invoke(published, "check", "--config", config)
    assert "DKIM" in checked.output and "List-Unsubscribe-Post" in checked.output
    assert "DKIM" not in _invoke(published, "check").output
    (tmp_path / "records/unsubscribed.txt").write_text(token + "\n")
    (tmp_path / "records/newsletters--2026-01.log").unlink()
    with mail_server(again := Inbox()) as url:
        result = post(published, tmp_path, url, "--config", config)
    assert "lines 2 of the list" in result.output and [address for address, _ in again.taken] == ["ann@b.example", "li@a.example"]
    config.write_text(CONFIG + '      unsubscribe: "http://lists.example.org/u/{token}"\n', "utf-8")
    assert _invoke(published, "check", "--config", config).exit_code == 2
