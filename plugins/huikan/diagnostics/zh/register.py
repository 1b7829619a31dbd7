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
    "move-to-rule": (
        "{address} 这个网址不能发布文件：服务器或浏览器会把这种名称的文件当作规则、验证文件或程序",
        "请删去这一行，或把箭头改成“gone: 原因”；服务器需要的文件请放在 theme/web 里",
    ),
    "move-to-other-type": (
        "{address} 与 {to} 不是同一类型：那里的内容会与名称不符",
        "文件请转到同类型的文件，页面转到页面；或把箭头改成“gone: 原因”",
    ),
    "moved-address-in-use": ("旧网址 {address} 不能转到别处：“{other}”现在就发布在这里", "请删去这里的旧网址，或给“{other}”改名"),
    "moved-address-needed": ("旧网址 {address} 不能转到别处：网站自己要用这个网址", "请删去这里的旧网址"),
    "bad-former-key": ("“{text}”不会是作品原来的位置", "请写原来的位置，不带语言和后缀，例如：moved_from: articles/old-name"),
    "former-key-in-use": ("“{key}”现在是《{other}》的位置，不能转到这里", "请改写别的旧位置，或从 moved_from 中删去"),
    "former-key-twice": ("{other} 也写着原来的位置是“{key}”", "两处只能留一处，请删去另一处"),
}
