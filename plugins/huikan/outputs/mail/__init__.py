"""A work as a mail to the society's members.

`article` is a work as a plain value; `compose` makes of it what is sent: HTML within `MOST_BYTES`,
plain text, and the pictures that come with them. `body` is that as MIME in 7 bits, the same for
every member; `head` the lines above it that are a member's own. `problems` says what programs for
mail would not show.
"""

from huikan.outputs.mail.article import MailArticle, article
from huikan.outputs.mail.composing import Mail, compose
from huikan.outputs.mail.layout import MOST_BYTES
from huikan.outputs.mail.linter import problems
from huikan.outputs.mail.message import Envelope, body, encoded, head, mailbox

__all__ = [
    "MOST_BYTES",
    "Envelope",
    "Mail",
    "MailArticle",
    "article",
    "body",
    "compose",
    "encoded",
    "head",
    "mailbox",
    "problems",
]
