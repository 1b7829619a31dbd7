"""Mails to members in English: findings, code -> (what is wrong, what to do), and words of the
terminal."""

MESSAGES: dict[str, tuple[str, str]] = {
    "members-encoding": ("the encoding of the list of members is not known", "save it from your spreadsheet as “CSV UTF-8”"),
    "members-none": (
        "nobody is in the list of members",
        "write the names of the columns (name, email, language) in the first line and a member in each that follows",
    ),
    "members-no-column": (
        "the first line of the list names no column “email”, or more than one",
        "call the column that has the addresses “email” (or 邮箱)",
    ),
    "members-quotes": (
        "from this line on quotation marks have no partners, so that what follows cannot be read",
        "add or remove one; a spreadsheet that saves as CSV writes them right",
    ),
    "member-cells": (
        "this line has {count} cells, but there are {columns} columns",
        "put a name with a comma between quotation marks",
    ),
    "member-no-address": ("this line has no address", "add it, or delete the line"),
    "member-address": (
        "what this line has is no address",
        "mend it; before the @ stand only ASCII letters, digits and . _ - + and such",
    ),
    "member-twice": ("this line has the address of line {before}", "delete one of them, so that nobody gets the mail twice"),
    "member-language": ("the language of this line is not known", "write one of {known}, or none"),
    "one-click": (
        "mails offer to unsubscribe with one click (RFC 8058), at the address under unsubscribe in mkdocs.yml",
        "have your mail server's DKIM signature (h=) cover From, List-Unsubscribe and List-Unsubscribe-Post, and see that "
        "the address takes a POST without a redirection or a login; without the signature Gmail and others show no button",
    ),
}
WORDS: dict[str, str] = {
    "stage-mail": "sending mails",
    "mail-needs-both": "to send, name both --to (the members) and --smtp (the server); to look without sending, add --dry-run. "
    "Nothing was sent.",
    "mail-no-list": "cannot read {path}: {error}. Nothing was sent.",
    "mail-list-public": "{path} is inside the folder of the content, the site or the cache, where it would be published. "
    "Keep lists of members and records of mailings elsewhere. Nothing was sent.",
    "mail-nothing-sent": "Nothing was sent. Mend the errors above and run it again.",
    "mail-no-sender": "nobody is named who sends: write --from, or email in content/data/society.yml. Nothing was sent.",
    "mail-bad-address": "what --from or --reply-to says is no address. Nothing was sent.",
    "mail-no-language": "the site has no language “{language}”; it has {known}. Nothing was sent.",
    "mail-unsound": "the mail is not sound and was not sent: {faults}. This is a fault of the program, please report it.",
    "mail-shortened": "{language}: the text is longer than the 100 KB that programs for mail show, so the long parts have their "
    "beginnings and lead to the page.",
    "mail-written": "the mail is in {folder}: open index.html in a browser, message.eml in a program for mail",
    "mail-would": "the list is sound, {count} members. Nothing was sent (--dry-run).",
    "mail-unpublished": "pages or pictures of the mail are not yet published in {site}: {names}. Run huikan build and publish "
    "first, or name the site by --site. Nothing was sent.",
    "mail-unpublished-yet": "pages or pictures of the mail are not yet published in {site}: {names}. "
    "Publish them before you send.",
    "mail-busy": "another program is sending {key}: wait until it is done.",
    "mail-broken": "the program failed while sending ({name}) and has stopped. Its records are whole: run it again to go on.",
    "mail-suppressed": "not sent to {count}: lines {lines} of the list (the address is dead, or no more is wanted)",
    "mail-sent": "sent {count}",
    "mail-refused": "the server refused {count}, lines {lines} of the list. Check these addresses; one that you mend is sent to "
    "when you run it again.",
    "mail-delayed": "the server put off {count}, lines {lines} of the list. Run it again later: only these are sent.",
    "mail-unknown": "of {count} nobody knows whether they arrived (lines {lines} of the list): the program or the connection "
    "ended just before the server answered. Look into the server's log, then run it with --unknown sent (taken as sent) or "
    "--unknown again.",
    "mail-left": "{count} are not sent yet: run it again to go on.",
    "mail-dead": "address dead",
    "mail-unsubscribed": "unsubscribed",
    "smtp-bad-url": "write --smtp as smtp://host:587 or smtps://host:465. Nothing was sent.",
    "smtp-password-in-url": "do not write the password into --smtp, where others can see it: put it into the environment "
    "variable {password}. Nothing was sent.",
    "smtp-no-password": "there is a user but no password: put it into the environment variable {password} (the user may be in "
    "{user}). Nothing was sent.",
    "smtp-unreachable": "cannot reach the mail server: check the host and port of --smtp, and the network. {count} are not "
    "sent yet; run it again to go on.",
    "smtp-lost": "the mail server drops the connection again and again ({reply}). {count} are not sent yet; run it again later "
    "to go on.",
    "smtp-no-tls": "the mail server does not encrypt (STARTTLS), so that others would see password and mails: nothing was sent. "
    "Use smtps:// or another port.",
    "smtp-tls": "the certificate of the mail server is not sound: nothing was sent. Check the server's name, which has to be "
    "that of the certificate.",
    "smtp-login": "the mail server takes neither this user nor this password ({reply}). QQ, 163 and others want an "
    "authorisation code, not the password. Nothing was sent.",
    "smtp-no-login": "the mail server lets nobody log in: check host and port, or name no user. Nothing was sent.",
    "smtp-refuses": "the mail server refuses the connection ({reply}). {count} are not sent yet; run it again later.",
    "smtp-sender": "the mail server does not take this sender ({reply}); --from mostly has to be the address that logs in. "
    "{count} are not sent yet.",
    "smtp-refuses-all": "the server refuses one after another ({reply}): a limit is reached, or it does not take this mail. "
    "Stopped; {count} are not sent yet.",
    "returned-done": "read: {dead} addresses dead, {unsubscribed} want no more, {known} known before, {later} could not be "
    "delivered this time (and stay), {stranger} are no members of ours, {other} have to do with neither",
    "returned-lines": "no more mails go to these lines of the list: {lines}",
}
