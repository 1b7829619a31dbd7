"""Old addresses, in English: code -> (what is wrong, what to do)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "vanished-address": (
        "the address {address} was published and leads nowhere now ({count} addresses go with it)",
        "if it moved, write “moved_from: {key}” in the head of the document that took its place; otherwise write after it "
        "on this line: “ -> its/new/address/”, or “ gone: why” if it is withdrawn for good",
    ),
    "vanished-address-similar": (
        "the address {address} was published and leads nowhere now ({count} addresses go with it)",
        "did it move to {similar}? Then write “moved_from: {key}” in the head of {file}; otherwise write after it "
        "on this line: “ -> its/new/address/”, or “ gone: why” if it is withdrawn for good",
    ),
    "moved-nowhere": (
        "the old address {address} leads to {to}, which is not there",
        "write an address that the site has, or “ gone: why” instead of the arrow",
    ),
    "bad-address-line": (
        "this line is no address",
        "write it without the first “/”: articles/a/, or “articles/a/ -> articles/b/”, or “articles/a/ gone: why”",
    ),
    "bad-former-key": (
        "“{text}” cannot have been the key of a work",
        "write where it was, without language and suffix, such as: moved_from: articles/old-name",
    ),
    "former-key-in-use": (
        "“{key}” is where “{other}” is now, so its address cannot lead here",
        "write another old key, or delete it from moved_from",
    ),
    "former-key-twice": (
        "{other} also says that it was “{key}” before",
        "only one of the two can have been: delete it in the other",
    ),
}
