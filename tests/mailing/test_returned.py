"""Mails that came back: reports after RFC 3464, letters of providers, and wishes for no more."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from test_mail import DAY

from content_from_text import CONFIG, lay
from huikan.cli import main
from huikan.mailing import MailingLog, Records, read_returned
from huikan.mailing.log import states_of
from huikan.mailing.members import read_members
from huikan.model import SHANGHAI

REPORT = """\
From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
To: office@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

I am sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; forwarded@c.example
Original-Recipient: rfc822;wang@a.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {words}

--b
Content-Type: message/rfc822

From: office@example.org
To: =?utf-8?b?546L5LqU?= <wang@a.example>
Subject: x

x
--b--
"""
QQ = """\
From: PostMaster@qq.com
To: office@example.org
Subject: =?utf-8?b?57O757uf6YCA5L+hL1N5c3RlbXMgYm91bmNl?=
Content-Type: text/html; charset=utf-8

<p>抱歉，您的邮件未能成功投递到以下收件人：</p><p>&lt;wang@a.example&gt;</p>
<p>退信原因：收件人邮箱不存在，或者被停用。 host mx.a.example said: 550 Mailbox not found</p>
"""
NETEASE = """\
From: Postmaster@163.com
To: office@example.org
Subject: 系统退信
Content-Type: text/plain; charset=gb18030
Content-Transfer-Encoding: 8bit

抱歉，您的邮件被退回来了……
收件人邮件地址：wang@a.example
退信原因：{reason}
"""


def test_a_report_names_who_it_was_sent_to() -> None:
    returned = read_returned(REPORT.format(action="failed", status="5.1.1", words="5.1.1 unknown").encode())
    assert returned and (returned.what, returned.reason) == ("dead", "5.1.1")
    assert returned.addresses[:2] == ("wang@a.example", "forwarded@c.example")


@pytest.mark.parametrize(
    ("action", "status", "words", "what"),
    [
        ("failed", "5.1.1", "no", "dead"),
        ("failed", "5.2.1", "disabled", "dead"),
        ("failed", "5.0.0", "user unknown", "dead"),
        ("failed", "5.2.2", "mailbox full", "put-off"),
        ("failed", "5.7.1", "spam", "put-off"),
    ],
)
def test_who_is_gone_for_good(action: str, status: str, words: str, what: str) -> None:
    returned = read_returned(REPORT.format(action=action, status=status, words=words).encode())
    assert returned and returned.what == what


def test_a_delay_is_no_failure() -> None:
    assert read_returned(REPORT.format(action="delayed", status="4.4.1", words="later").encode()) is None


def test_letters_of_providers() -> None:
    for content, what in (
        (QQ.encode(), "dead"),
        (NETEASE.format(reason="550 用户不存在").encode("gb18030"), "dead"),
        (NETEASE.format(reason="收件人的邮箱已满").encode("gb18030"), "put-off"),
        (NETEASE.format(reason="被对方拒收，内容可能是垃圾邮件").encode("gb18030"), "put-off"),
    ):
        returned = read_returned(content)
        assert returned and returned.what == what and "wang@a.example" in returned.addresses


def test_who_wants_no_more() -> None:
    for subject, token in ((f"退订 {'a' * 32}", "a" * 32), ("unsubscribe", ""), (f"Re: Unsubscribe: {'B' * 32}", "b" * 32)):
        message = EmailMessage()
        message["From"], message["Subject"] = "王五 <wang@a.example>", subject
        returned = read_returned(bytes(message))
        assert returned and (returned.what, returned.token, returned.addresses) == ("unsubscribed", token, ("wang@a.example",))


def test_other_mails_are_left_alone() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Ann <ann@b.example>", "Thank you"
    assert read_returned(bytes(message)) is None


@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"", b"From: MAILER-DAEMON@a\n", b"Subject: =?x?q?", b"Content-Type: multipart/report; boundary=b\n\n--b\n"]
    ),
)
def test_no_mail_stops_the_reading(content: bytes, head: bytes) -> None:
    read_returned(head + content)


# ---------- the command ----------


@pytest.fixture
def society(tmp_path: Path) -> Path:
    """A society that has sent a mailing to two members."""
    lay({"index.md": "---\ntitle: a\n---\n"}, tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (tmp_path / "members.csv").write_text("email\nwang@a.example\nann@b.example\n", "utf-8")
    records = Records.open(tmp_path / "records")
    with MailingLog.open(records.log_path("articles/a")) as log:
        for address in ("wang@a.example", "ann@b.example"):
            log.write("sent", records.token(address), DAY, "250")
    return tmp_path


def returned(root: Path, *files: Path) -> str:
    options = ("--config", root / "mkdocs.yml", "--content", root / "content", "--records", root / "records", "--lang", "en")
    result = CliRunner().invoke(main, ["returned", *map(str, (*files, *options, "--to", root / "members.csv"))])
    assert result.exit_code == 0, result.output
    assert "@" not in result.output
    return result.output


def test_who_came_back_gets_no_more(society: Path) -> None:
    report = REPORT.format(action="failed", status="5.1.1", words="no")
    wish = EmailMessage()
    wish["From"], wish["Subject"] = "ann@b.example", "unsubscribe"
    stranger = report.replace("wang@", "nobody@")
    (society / "in.mbox").write_bytes(
        b"".join(b"From x\n" + each + b"\n\n" for each in (report.encode(), bytes(wish), stranger.encode()))
    )
    (society / "one.eml").write_text(report.replace("5.1.1", "5.2.2"))
    output = returned(society, society / "in.mbox", society / "one.eml")
    assert "1 addresses dead, 1 want no more" in output and "1 could not be" in output and "1 are no members" in output
    assert "2 (address dead), 3 (unsubscribed)" in output
    records = Records.open(society / "records")
    assert records.suppressed() == {records.token("wang@a.example"): "dead", records.token("ann@b.example"): "unsubscribed"}
    assert "0 addresses dead, 0 want no more, 2 known before" in returned(society, society / "in.mbox")
    assert b"example" not in (society / "records/suppressed.csv").read_bytes()


# ---------- lists and logs ----------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("head", ["姓名,邮箱,语言", "Name;E-mail;Language", "电子邮箱\t姓名\t语种"])
def test_lists_in_every_encoding_and_under_every_name(encoding: str, head: str) -> None:
    mark = next(each for each in ",;\t" if each in head)
    cells = (
        {"姓名": "王五", "语言": "英文"}
        if mark == ","
        else {"Name": "王五", "Language": "EN"}
        if mark == ";"
        else {"姓名": "王五", "语种": "en"}
    )
    row = mark.join(cells.get(name, "Wang.Wu@例子.example") for name in head.split(mark))
    members, faults = read_members("a.csv", f"{head}\r\n\r\n{row}\r\n".encode(encoding), ("zh", "en"))
    assert faults == [] and len(members) == 1
    member = members[0]
    assert (member.line, member.name, member.address, member.lang) == (3, "王五", "Wang.Wu@xn--fsqu00a.example", "en")
    assert "example" not in repr(member)


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('",\n\r;邮箱@a.')), max_size=200))
def test_no_list_stops_the_reading_and_no_fault_has_an_address(text: str) -> None:
    members, faults = read_members("a.csv", ("邮箱,姓名\nwang@a.example,x\n" + text).encode("utf-8", "replace"), ("zh",))
    assert members or faults
    assert not any("@" in value for fault in faults for value in fault.values.values()) and not any(
        fault.excerpt for fault in faults
    )
    for member in members:
        assert not set(member.address) & set(' \r\n<>,;"') and member.address.isascii()


@given(
    st.lists(st.tuples(st.sampled_from(["sending", "sent", "refused", "delayed"]), st.integers(0, 3)), max_size=12),
    st.integers(0, 80),
)
def test_a_log_that_was_torn_counts_what_is_whole(entries: list[tuple[str, int]], torn: int) -> None:
    lines = [f"2026-11-27T09:30:00+08:00 {state} {number:032x}\n" for state, number in entries]
    content = "".join(lines).encode()
    content = content[: max(0, len(content) - torn)]
    whole = content.count(b"\n")
    assert states_of(content) == {f"{number:032x}": state for state, number in entries[:whole]}


def test_a_torn_line_is_followed_by_one_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"2026-11-27T09:30:00+08:00 sending 0")
    with MailingLog.open(path) as log:
        log.write("sent", "1" * 32, DAY.astimezone(SHANGHAI))
    assert states_of(path.read_bytes()) == {"1" * 32: "sent"}
