"""What an internal publication (连续性内部资料性出版物) must not say: that it is a journal,
what it costs, advertisements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.check.match import Match

NUMBER = r"(?:人民币)?\s*[¥￥]?\s*(?:\d|[一二三四五六七八九十百]+\s*元)"
WORDS = {
    "internal-self-name": re.compile(r"本刊(?!登|发|载|印)|本报(?![告表批到名社账备销废])|本期刊|我刊"),
    "internal-price": re.compile(
        rf"(?:定价|订价|售价|零售价|全年订价|工本费)\s*[:：为]?\s*{NUMBER}|每[期册本份]\s*{NUMBER}[\d.]*\s*元?|邮发代号|公开发行|国内外发行"
    ),
    "internal-advertisement": re.compile(
        r"广告(?:招商|刊登|征订|投放|热线|位招租|部|经营许可|合作)|(?:刊登|刊载|招登|诚招|承接)广告|欢迎订阅|征订启事"
    ),
}


def internal_words(text: str) -> Iterator[Match]:
    """The forbidden words in a text."""
    for code, pattern in WORDS.items():
        for match in pattern.finditer(text):
            yield Match(code, match.start(), match.end(), match[0])
