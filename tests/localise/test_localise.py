"""Pictures of other sites: found, fetched from servers of every kind, named, and called by their
new names, nothing else changed."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content_from_text import DOT, LANGUAGES, lay
from huikan import source
from huikan.cli import main
from huikan.localise import FetchError, Folder, Limits, fetch, found, rewritten

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"/>'
PRIVATE = Limits(seconds=5, private=True)


def photo(kind: str = "JPEG") -> bytes:
    target = BytesIO()
    Image.new("RGB", (30, 20), "teal").save(target, kind)
    return target.getvalue()


class Answers(BaseHTTPRequestHandler):
    """What other sites may answer, by the path that they are asked for."""

    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/").replace("/", "_").partition(".")[0]
        answer = getattr(self, f"to_{name}", None)
        if answer:
            answer()
        else:
            self.say(b"", status=404)

    def say(self, content: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for header, value in {"Content_Length": str(len(content)), **headers}.items():
            self.send_header(header.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(content)

    def to_photo(self) -> None:
        self.say(photo(), Content_Type="text/plain")  # what a server says of a file's kind is nothing to go by

    def to_dot(self) -> None:
        self.say(DOT)

    def to_drawing(self) -> None:
        self.say(SVG)

    def to_scripted(self) -> None:
        self.say(SVG.replace(b"/>", b"><script>1</script></svg>"))

    def to_page(self) -> None:
        self.say(b"<!doctype html><html><img src=x></html>", Content_Type="image/png")

    def to_cut(self) -> None:
        self.say(photo()[:-30])

    def to_short(self) -> None:
        self.say(DOT, Content_Length=str(len(DOT) + 100))

    def to_bomb(self) -> None:
        self.say(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def to_huge(self) -> None:
        self.say(b"", Content_Length=str(10**12))

    def to_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(DOT * 1000)
        except OSError:
            pass

    def to_pixels(self) -> None:
        self.say(DOT[:16] + (60_000).to_bytes(4, "big") * 2 + DOT[24:])

    def to_round(self) -> None:
        self.say(b"", status=302, Location="/round")

    def to_hop(self) -> None:
        self.say(b"", status=301, Location="photo.jpg?size=1")

    def to_file(self) -> None:
        self.say(b"", status=302, Location="file:///etc/passwd")

    def to_gone(self) -> None:
        self.say(photo(), status=410)

    def to_drip(self) -> None:
        try:
            for octet in b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + bytes(2000):
                self.wfile.write(bytes((octet,)))
                time.sleep(0.05)
        except OSError:
            pass

    def to_rude(self) -> None:
        self.wfile.write(b"\0\1 not HTTP at all\r\n\r\n")

    def to_silent(self) -> None:
        pass

    def log_message(self, *said: object) -> None:
        pass


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


# ---------------------------------------------------------------- fetching


@pytest.mark.parametrize(("path", "content"), [("photo.jpg", photo()), ("dot", DOT), ("drawing.svg", SVG), ("hop", photo())])
def test_pictures_come_as_they_are(host: str, path: str, content: bytes) -> None:
    assert fetch(f"{host}/{path}", PRIVATE) == content


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("nothing.png", "fetch-status", "404"),
        ("gone.png", "fetch-status", "410"),
        ("page.png", "fetch-kind", "HTML"),
        ("scripted.svg", "fetch-damaged", "script"),
        ("cut.jpg", "fetch-damaged", ""),
        ("short.png", "fetch-failed", "bytes came"),
        ("bomb.png", "fetch-packed", "gzip"),
        ("huge.png", "fetch-large", "20 MB"),
        ("endless.png", "fetch-large", "20 MB"),
        ("pixels.png", "fetch-large", "40 MP"),
        ("round.png", "fetch-redirects", "5"),
        ("file.png", "fetch-failed", "no address"),
        ("rude.png", "fetch-failed", ""),
        ("silent.png", "fetch-failed", ""),
    ],
)
def test_hostile_servers_get_nowhere(host: str, path: str, code: str, said: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"{host}/{path}", PRIVATE)
    assert caught.value.code == code
    assert said in " ".join(map(str, caught.value.values.values()))


def test_a_server_that_drips_has_no_more_time_than_others(host: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        fetch(f"{host}/drip.png", Limits(seconds=0.6, private=True))
    assert caught.value.code == "fetch-slow"
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    "name", ["127.0.0.1", "localhost", "[::1]", "10.0.0.7", "169.254.169.254", "[::ffff:192.168.1.1]", "0.0.0.0"]
)
def test_the_own_network_is_not_asked(name: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(f"http://{name}:9/a.png", Limits(seconds=2))
    assert caught.value.code == "fetch-private"


def test_an_open_host_cannot_lead_into_the_own_network(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from huikan.localise import fetching

    monkeypatch.setattr(fetching, "_is_public", lambda address: address == "127.0.0.1")  # this machine stands for an open host
    Answers.to_inward = lambda self: self.say(b"", status=302, Location="http://10.0.0.7/a.png")  # type: ignore[attr-defined]
    with pytest.raises(FetchError) as caught:
        fetch(f"{host}/inward", Limits(seconds=2))
    assert (caught.value.code, caught.value.values) == ("fetch-private", {"host": "10.0.0.7"})


# ---------------------------------------------------------------- texts

HEAD = "---\r\ntitle: 题\r\ndate: 2025-01-01\r\n---\r\n"
URL = "https://cdn.example.com/a%20b/Fig_1.PNG?x=1&y=2"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("![图]({url})", "![图](image/n.png)"),
        ('段落，![a [b] c](<{url}> "图题")。\r\n', '段落，![a [b] c](<image/n.png> "图题")。\r\n'),
        ("[![图]({url})]({url})", "[![图](image/n.png)]({url})"),
        ("[链接]({url}) ![图]({url})", "[链接]({url}) ![图](image/n.png)"),
        ("![图][f]\r\n\r\n[f]: {url} '题'\r\n", "![图][f]\r\n\r\n[f]: image/n.png '题'\r\n"),
        ('<p><IMG alt="x" SRC="{amp}"></p>', '<p><IMG alt="x" SRC="image/n.png"></p>'),
        ("![一]({url})\n\n- ![二]({url})\t\n", "![一](image/n.png)\n\n- ![二](image/n.png)\t\n"),
        ('![图]({url} "图题"){{#map}}', '![图](image/n.png "图题"){{#map}}'),
        ("`![图]({url})` ![图]({url})", None),  # an example of code is not the picture
        ("![图][f] [字][f]\n\n[f]: {url}", None),  # one address for a picture and for a link
    ],
)
def test_only_the_address_of_a_picture_changes(before: str, after: str | None) -> None:
    words = {"url": URL, "amp": URL.replace("&", "&amp;")}
    text = "\ufeff" + HEAD + before.format(**words)
    expected = None if after is None else "\ufeff" + HEAD + after.format(**words)
    assert rewritten("articles/a.md", text, {URL: "image/n.png"}, LANGUAGES) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_stands_around_it_stays(before: str, after: str) -> None:
    text = f"---\ntitle: a\ndate: 2025-01-01\n---\n{before}\n\n![x]({URL})\n\n{after}"
    changed = rewritten("articles/a.md", text, {URL: "image/n.png"}, LANGUAGES)
    assert changed in (None, text.replace(f"![x]({URL})", "![x](image/n.png)"))


def test_pictures_are_found_with_their_places() -> None:
    document, _ = source.parse("articles/a.md", f"{HEAD}一\r\n\r\n![图]({URL}) ![近](a.png)\r\n", LANGUAGES)
    assert document
    (remote,) = found(document, LANGUAGES)
    assert (remote.url, remote.finding.line, remote.finding.column) == (URL, 7, 6)


# ---------------------------------------------------------------- names and the list


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://a.example/p/Fig_1.PNG?x=1", "fig-1.jpg"),
        ("https://a.example/%E5%9B%BE.jpg", f"picture-{sha256(b'https://a.example/%E5%9B%BE.jpg').hexdigest()[:8]}.jpg"),
        ("https://a.example/..%2F..%2Fetc", "etc.jpg"),
        ("https://a.example/" + "x" * 300, "x" * 60 + ".jpg"),
        ("https://a.example/640?wx_fmt=jpeg", "640.jpg"),
    ],
)
def test_names_are_plain_and_by_what_a_file_is(tmp_path: Path, url: str, name: str) -> None:
    assert Folder(tmp_path).arrival(url, photo()).name == name


def test_no_file_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"another")
    folder, other = Folder(tmp_path), photo("PNG")
    first = folder.arrival("https://a.example/a.jpg", photo())
    assert first.name == f"a-{first.sha256[:8]}.jpg"
    assert folder.arrival("https://b.example/b.png", other).name == "b.png"
    assert folder.arrival("https://c.example/b.png", other).name == "b.png"  # the same picture
    folder.keep([first], "2026-03-31")
    assert (tmp_path / "a.jpg").read_bytes() == b"another"
    assert Folder(tmp_path).arrival("https://a.example/a.jpg", photo()).name == first.name  # fetched again


def test_the_list_has_a_line_a_picture_and_keeps_what_people_write(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    arrival = folder.arrival("https://a.example/图.jpg", photo())
    folder.keep([arrival], "2026-03-31")
    listing = tmp_path / "sources.yml"
    listing.write_text(listing.read_text("utf-8") + "# 已获授权\n", "utf-8")
    folder.keep([arrival], "2026-04-01")
    lines = listing.read_text("utf-8").splitlines()
    assert lines[0].startswith("#") and lines[2:] == ["# 已获授权"]
    assert json.loads(lines[1].removeprefix("- ")) == {
        "file": arrival.name,
        "source": "https://a.example/图.jpg",
        "fetched": "2026-04-01",
        "sha256": sha256(photo()).hexdigest(),
    }


# ---------------------------------------------------------------- the command

CONFIG = f"""\
site_name: 学会
site_url: https://example.org/
docs_dir: content
theme: {{name: material, custom_dir: {Path(__file__).parents[2] / "theme/web"}, font: false}}
plugins: [huikan]
"""
TREE = """\
=== content/articles/a/index.md
---
title: 甲
date: 2025-01-01
---
![图]({host}/photo.jpg) 又 ![图]({host}/photo.jpg)

![没有]({host}/nothing.png)
=== content/articles/a/index.en.md
---
title: A
---
![A picture]({host}/dot "caption")
=== content/articles/b.md
---
title: 乙
date: 2025-01-01
---
![网页]({host}/page.png) `![x]({host}/dot)` ![图]({host}/dot)
"""


@pytest.fixture
def project(tmp_path: Path, host: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    lay(TREE.replace("{host}", host), tmp_path)
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["localise", "--lang", "en", "--now", "2026-03-31", *arguments], catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


def contents(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_dry_run_asks_nobody_and_writes_nothing(project: Path, host: str) -> None:
    before = contents(project)
    status, _, said = run("--dry-run")
    assert (status, contents(project)) == (0, before)
    assert f"content/articles/a/index.md:5: would fetch {host}/photo.jpg" in said
    assert "5 pictures on other sites" in said


def test_what_can_be_fetched_is_kept_and_the_rest_is_said_at_once(project: Path, host: str) -> None:
    before = contents(project)
    status, told, _ = run("--allow-private")
    after = contents(project)
    assert status == 1
    assert "articles/a/index.md:7" in told and "fetch-status" in told
    assert "articles/b.md:5" in told and "fetch-kind" in told and "fetch-by-hand" in told
    assert after["content/articles/a/image/photo.jpg"] == photo()
    assert after["content/articles/a/image/dot.png"] == DOT
    assert {name for name in after if "image/" in name} == {
        "content/articles/a/image/photo.jpg",
        "content/articles/a/image/dot.png",
        "content/articles/a/image/sources.yml",
    }
    chinese, english = "content/articles/a/index.md", "content/articles/a/index.en.md"
    assert after[chinese] == before[chinese].replace(f"{host}/photo.jpg".encode(), b"image/photo.jpg")
    assert after[english] == before[english].replace(f"{host}/dot".encode(), b"image/dot.png")
    assert after["content/articles/b.md"] == before["content/articles/b.md"]
    assert after["content/articles/a/image/sources.yml"].count(b'"fetched": "2026-03-31"') == 2
    _, data, findings = source.read(project / "content", LANGUAGES)
    assert not findings  # the list of sources is neither published nor complained about
    assert set(data.assets) == {"articles/a/image/photo.jpg", "articles/a/image/dot.png"}


def test_only_what_is_named_is_looked_at(project: Path) -> None:
    before = contents(project)
    assert run("--allow-private", "content/articles/a/index.en.md")[0] == 0
    changed = {name for name, content in contents(project).items() if before.get(name) != content}
    folder = "content/articles/a"
    assert changed == {f"{folder}/index.en.md", f"{folder}/image/dot.png", f"{folder}/image/sources.yml"}
    assert run("nowhere")[0] == 2


def test_without_the_word_this_machine_is_not_asked(project: Path) -> None:
    before = contents(project)
    status, told, _ = run()
    assert status == 1 and told.count("fetch-private") == 5
    assert contents(project) == before


def test_a_text_that_cannot_be_written_leaves_it_whole(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (project / "content/articles/a/index.md").read_bytes()
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if str(target).endswith("index.md"):
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    status, _, said = run("--allow-private", "articles/a/index.md")
    assert status == 2 and "index.md" in said and "the disk is full" in said
    assert (project / "content/articles/a/index.md").read_bytes() == before
    assert not [name for name in contents(project) if name.endswith(".tmp")]
