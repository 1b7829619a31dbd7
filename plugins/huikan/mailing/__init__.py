"""Mails on their way: who gets them, what became of each, and the server that takes them. The only
owner of smtplib.

`read_members` reads a list; `Records` are a private folder with the log of each mailing and with
those who get no more; `deliver` sends what the log does not have, one message a member;
`read_returned` finds in returned mails who cannot be reached and who wants no more. An address
stands in the list alone: logs know members by a keyed hash, and nothing that is shown has one.
"""

from huikan.mailing.delivery import Delivery, Letter, Pauses, deliver
from huikan.mailing.log import BusyLogError, MailingLog, State
from huikan.mailing.members import Member, ascii_address, read_members
from huikan.mailing.records import Records
from huikan.mailing.returned import Returned, messages_of, read_returned
from huikan.mailing.server import BadServerError, Login, Server, ServerError, server_of

__all__ = [
    "BadServerError",
    "BusyLogError",
    "Delivery",
    "Letter",
    "Login",
    "MailingLog",
    "Member",
    "Pauses",
    "Records",
    "Returned",
    "Server",
    "ServerError",
    "State",
    "ascii_address",
    "deliver",
    "messages_of",
    "read_members",
    "read_returned",
    "server_of",
]
