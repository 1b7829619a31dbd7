"""Characters that look like others: radicals and compatibility ideographs, which text copied from
PDFs has in the place of the characters themselves, and the bullets of Word's symbol fonts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LIKE = re.compile("[\u2e80-\u2fdf\uf000-\uf0ff\uf900-\ufaff]")
# Signs of Symbol and Wingdings, as Word's clipboard has them before items
_SYMBOLS = str.maketrans("\uf0b7\uf0a7\uf0d8\uf06c\uf06e\uf075\uf0fc\uf0e0\uf0a8\uf06f\uf0fe", "•▪➢●■◆✓→□□☑")
# CJK radicals that Unicode gives no character; the character that each stands for in text
_RADICALS = str.maketrans(
    "⺀⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹"
    "⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱"
    "⻲⻳",
    "冫厂乛乚乙亻冂几刀刂卜㔾小小兀尣尢尢巳幺彑彐忄心扌攵旡日月歹民氵氺灬爫爫丬牛犭王疋罒示礻竹糹纟罓罒罓罒罒羊羊羋耂"
    "肀聿月臼艹艹艹虎衤覀西见角角讠贝足车辶辶辶阝钅長镸长门阜阝雨青韦页风飞食食食饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜"
    "亀龟",
)


def read(text: str) -> str:
    """The text with each of them as the character that it stands for, one for one, so that
    places in the file stay."""
    return _LIKE.sub(lambda match: _character(match[0]), text)


@cache
def _character(sign: str) -> str:
    plain = sign.translate(_SYMBOLS if "\uf000" <= sign <= "\uf0ff" else _RADICALS)
    plain = plain if plain != sign else unicodedata.normalize("NFKC" if sign < "\u3000" else "NFC", sign)
    return plain if len(plain) == 1 else sign
