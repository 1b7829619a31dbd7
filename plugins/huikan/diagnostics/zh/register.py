"""Old addresses, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "vanished-address": (
        "发布过的网址 {address} 现在打不开了（一共 {count} 个网址）",
        "如果是换了地方，请在取代它的文件开头写：moved_from: {key}；否则请在这一行后面写“ -> 新网址/”，确实撤下的写“ gone: 原因”",
    ),
    "vanished-address-similar": (
        "发布过的网址 {address} 现在打不开了（一共 {count} 个网址）",
        "是不是移到了 {similar} ？请在 {file} 的开头写：moved_from: {key}；"
        "否则请在这一行后面写“ -> 新网址/”，确实撤下的写“ gone: 原因”",
    ),
    "moved-nowhere": ("旧网址 {address} 指向的 {to} 不存在", "请改成网站上有的网址，或把箭头改成“ gone: 原因”"),
    "bad-address-line": (
        "这一行不是网址",
        "网址从网站根目录写起，开头不加“/”，例如：articles/a/ 或 articles/a/ -> articles/b/ 或 articles/a/ gone: 原因",
    ),
    "bad-former-key": ("“{text}”不会是作品原来的位置", "请写原来的位置，不带语言和后缀，例如：moved_from: articles/old-name"),
    "former-key-in-use": ("“{key}”现在是《{other}》的位置，不能转到这里", "请改写别的旧位置，或从 moved_from 中删去"),
    "former-key-twice": ("{other} 也写着原来的位置是“{key}”", "两处只能留一处，请删去另一处"),
}
