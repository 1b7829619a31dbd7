"""Pictures of other sites, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "fetch-failed": (
        "the picture “{what}” could not be fetched: {reason}",
        "open the address in a browser, save the picture beside this file and use a relative path",
    ),
    "fetch-slow": (
        "the picture “{what}” did not come within {seconds} s",
        "try again later, or give it more time with --seconds",
    ),
    "fetch-status": (
        "the picture “{what}” is not to be had: the other site answers {status}",
        "look for it elsewhere, or take it out; it is not to be seen on your pages either",
    ),
    "fetch-private": (
        "the picture “{what}” is on a host of a private network, {host}",
        "if you meant it, run this with --allow-private",
    ),
    "fetch-redirects": (
        "the picture “{what}” is behind more than {most} redirections",
        "open the address in a browser and use the last one",
    ),
    "fetch-packed": (
        "the picture “{what}” comes packed ({encoding}), which was not asked for",
        "save it by hand beside this file",
    ),
    "fetch-kind": (
        "what is at “{what}” is no picture but {kind}",
        "use the address of the picture itself, not of the page that shows it",
    ),
    "fetch-large": (
        "the picture “{what}” is larger than {limit}",
        "make it smaller, save it beside this file and use a relative path",
    ),
    "fetch-damaged": ("the picture “{what}” is damaged or may not be published: {reason}", "save it with another program first"),
    "fetch-by-hand": (
        "the address “{what}” could not be changed without changing something else in this file",
        "save the picture beside this file and change the address yourself",
    ),
}
