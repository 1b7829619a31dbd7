"""What an editor meant to fill in later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from huikan.check.match import Match

# Letters stand for a name or a number only beside Chinese text or digits: “XX” alone is
# also a numeral, “XXL” a size.
HAN = r"[\u3400-\u9fff〔（《“]"
# What follows a numeral or a kind: XX 世纪, XX 染色体
NUMERAL = r"(?:世纪|染色体|型|级战|轴|方向)"
PLACEHOLDER = re.compile(
    rf"""(?xm)
    (?<![A-Za-z0-9])[xX×ｘＸ]{{1,4}}\s?[～~]\s?[xX×ｘＸ]{{1,4}}(?![A-Za-z0-9])   # x～x 页
    | (?!(?:(?<=[^\d][1-5])|(?<=^[1-5]))×{{2}}(?![×年届级期]))×{{2,}} | [Ｘｘ]{{2,}}    # ××市, not 4×× of HTTP
    # 某XX, 20XX年; not 19xx/20xx
    | (?<![A-Za-z])(?:(?<={HAN})|(?<=[12]\d)(?<![Xx][Xx][-/–—~～][12]\d)|(?<=〔))[Xx]{{2,12}}(?![A-Za-z0-9]|[-/–—~～][12]\d[Xx])
    | (?<![A-Za-z0-9.\-/@_])[Xx]{{2,4}}(?!\s?{NUMERAL})(?=\s?{HAN})                            # XX大学
    | (?<![有尚亟])待(?:补充?|填写?|插图|核实后补)(?=[）\])】，。、；：:…\s]|$)       # （待补）
    | [（(【\[]\s*待(?:补|填|核|定稿)[^）)】\]]{{0,8}}[）)】\]]                        # 【待核】
    | (?<![A-Za-z])(?:TODO|FIXME)(?![A-Za-z])(?:\s*[:：(（]|[^\S\n]*$)                # TODO: …
    | (?<![在于从到由])此处(?:插入|补充|放|填写?)(?:图|表|照片|文字|内容|数据)?(?=[）\])】，。：:…\s\d]|$)
    | 某{{2,}}(?=市|省|县|区|单位|公司|大学|学院|研究院|局|厅|同志|项目)
    """
)
# What any of them has, as a pattern that most texts are done with at once
_WORTH = re.compile(r"[xX]{2}|[xX]\s?[～~]|[×ｘＸ]|待|TODO|FIXME|此处|某某")


def placeholders(text: str) -> Iterator[Match]:
    """The places in a text that wait for words."""
    if not _WORTH.search(text):
        return
    for match in PLACEHOLDER.finditer(text):
        yield Match("placeholder", match.start(), match.end(), match[0].strip())
