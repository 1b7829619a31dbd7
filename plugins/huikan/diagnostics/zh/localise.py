"""Pictures of other sites, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "fetch-failed": ("图片“{what}”取不到：{reason}", "请在浏览器里打开这个地址，把图片存到本文件旁边，改用相对路径"),
    "fetch-slow": ("图片“{what}”在 {seconds} 秒内没有取完", "请稍后再试，或者用 --seconds 多给一些时间"),
    "fetch-status": ("图片“{what}”取不到：对方网站回答 {status}", "请另找来源，或者删去；读者在您的网页上也看不到它"),
    "fetch-private": ("图片“{what}”在内部网络的主机 {host} 上", "如果确实要取，请加 --allow-private"),
    "fetch-redirects": ("图片“{what}”转了 {most} 次以上还没有到", "请在浏览器里打开，改用最后的地址"),
    "fetch-packed": ("图片“{what}”是压缩后传来的（{encoding}），而我们没有这样要求", "请自己把它存到本文件旁边"),
    "fetch-kind": ("“{what}”不是图片，而是 {kind}", "请用图片本身的地址，不要用展示它的网页的地址"),
    "fetch-large": ("图片“{what}”超过 {limit}", "请缩小后存到本文件旁边，改用相对路径"),
    "fetch-damaged": ("图片“{what}”已损坏或不能发布：{reason}", "请先用别的程序另存一次"),
    "fetch-by-hand": ("地址“{what}”没法单独改动，否则会改到本文件的其他地方", "请自己把图片存到本文件旁边，并改好地址"),
}
