"""What could not be made, in Chinese: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "not-made": (
        "用这个文件没能做出 {target}：{reason}",
        "请逐段去掉其中不寻常的内容（特别宽的表格、特别长的单词、层层嵌套的列表），直到能做出为止",
    ),
    "not-made-in-time": (
        "用这个文件做 {target} 的时间太长：{reason}",
        "请把它分成几篇，或去掉特别大的表格、特别长的单词、特别复杂的图；机器较慢时，请再运行一次",
    ),
    "not-made-in-memory": ("做 {target} 需要的内存超过了上限：{reason}", "请把它分成几篇，或缩小其中的图片"),
    "not-made-crash": (
        "用这个文件做 {target} 时程序中断了：{reason}",
        "请减少 --jobs 再运行一次；还是这样，请连同文件一起报告",
    ),
    "not-stored": ("{target} 做出来了，但没能保存：{reason}", "请检查磁盘是否已满、缓存文件夹是否可以写入，再运行一次"),
    "beyond-paper": (
        "“{words}”排不下，会伸出纸边 {beyond} 毫米，所以没有生成 {target}",
        "在表格里：少用跨栏的格，或拆成几个表；在别处：在这串字可以断开的地方加空格",
    ),
    "picture-beyond-paper": (
        "图片“{words}”会伸出纸边 {beyond} 毫米，所以没有生成 {target}",
        "去掉写定的宽度，或让图片单独成段",
    ),
    "too-slow": (
        "排这篇文档超过了 {limit} 秒，已经略去",
        "请检查有没有很长的一串括号、星号或引号，很深的列表或很大的表格；也可以把文档分成几篇",
    ),
    "not-rendered": ("这篇文档没能排出来：{reason}", "这是程序的问题，请连同文件一起报告"),
}
