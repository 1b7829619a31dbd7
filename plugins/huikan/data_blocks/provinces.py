"""Where the tiles of China's provincial divisions lie, about: a schema without boundaries, of all
thirty-four. (column, row) from the upper left."""

from __future__ import annotations

from collections.abc import Mapping

_ROWS = (
    "・・・・・・・黑",
    "・・・・・・・吉",
    "新・・内・京津辽",
    "・甘宁陕晋冀鲁・",
    "藏青川渝豫皖苏沪",
    "・・滇贵鄂赣浙・",
    "・・・桂湘粤闽台",
    "・・・琼・澳港・",
)
_NAMES = {
    "京": "北京",
    "津": "天津",
    "冀": "河北",
    "晋": "山西",
    "内": "内蒙古",
    "辽": "辽宁",
    "吉": "吉林",
    "黑": "黑龙江",
    "沪": "上海",
    "苏": "江苏",
    "浙": "浙江",
    "皖": "安徽",
    "闽": "福建",
    "赣": "江西",
    "鲁": "山东",
    "豫": "河南",
    "鄂": "湖北",
    "湘": "湖南",
    "粤": "广东",
    "桂": "广西",
    "琼": "海南",
    "渝": "重庆",
    "川": "四川",
    "贵": "贵州",
    "滇": "云南",
    "藏": "西藏",
    "陕": "陕西",
    "甘": "甘肃",
    "青": "青海",
    "宁": "宁夏",
    "新": "新疆",
    "港": "香港",
    "澳": "澳门",
    "台": "台湾",
}
PLACES: Mapping[str, tuple[int, int]] = {
    _NAMES[sign]: (column, row) for row, signs in enumerate(_ROWS) for column, sign in enumerate(signs) if sign in _NAMES
}


def short_name(name: str) -> str:
    """A division by the name that its tile has room for: 广西 for 广西壮族自治区; "" for none."""
    return next((short for short in PLACES if name.startswith(short)), "")
