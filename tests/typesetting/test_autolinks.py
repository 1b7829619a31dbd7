"""Addresses in the text of a PDF become links: where they begin and end, and what is left alone."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from huikan.typesetting import autolinks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("见https://example.org/a/，或者不见。", '见<a href="https://example.org/a/">https://example.org/a/</a>，或者不见。'),
        ("(https://example.org/a).", '(<a href="https://example.org/a">https://example.org/a</a>).'),
        ("https://doi.org/10.5555/a.1.", '<a href="https://doi.org/10.5555/a.1">https://doi.org/10.5555/a.1</a>.'),
        ("信箱：a.b@example.org。", '信箱：<a href="mailto:a.b@example.org">a.b@example.org</a>。'),
        ("a@b.cn 与 c@d.cn", '<a href="mailto:a@b.cn">a@b.cn</a> 与 <a href="mailto:c@d.cn">c@d.cn</a>'),
        ("<b>甲</b>http://a.cn <i>乙</i>", '<b>甲</b><a href="http://a.cn">http://a.cn</a> <i>乙</i>'),
        ('<a href="#x">https://a.cn</a>', '<a href="#x">https://a.cn</a>'),
        ("<code>git clone https://a.cn</code>", "<code>git clone https://a.cn</code>"),
        ("@某人，5@一斤，http:// 没有下文", "@某人，5@一斤，http:// 没有下文"),
    ],
)
def test_addresses_become_links(text: str, expected: str) -> None:
    root = ElementTree.fromstring(f"<p>{text}</p>")
    autolinks.add_links(root)
    assert ElementTree.tostring(root, encoding="unicode") == f"<p>{expected}</p>"
