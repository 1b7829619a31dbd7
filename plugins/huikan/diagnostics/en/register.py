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
    "move-to-rule": (
        "nothing may be published at {address}: hosts or browsers read files of this name as rules, proofs or programs",
        "delete the line, or write “gone: why” instead of the arrow; what the host needs goes into theme/web",
    ),
    "move-to-other-type": (
        "{address} and {to} are of different types: what is there would not be what its name says",
        "lead to a file of the same type, a page to a page, or write “gone: why” instead of the arrow",
    ),
    "moved-address-in-use": (
        "the old address {address} cannot lead elsewhere: “{other}” is published there now",
        "delete it here, or rename “{other}”",
    ),
    "moved-address-needed": (
        "the old address {address} cannot lead elsewhere: the site itself needs it",
        "delete it here",
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
