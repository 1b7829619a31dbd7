"""Every address of the site: where things are published, who claims each address,
what became of old ones. Pure.

An address is a path from the site's root without a leading slash, percent-encoding not applied.
`layout` says where each thing is; `claims` that no two files ask for one address; `reserved`
what no content may be called; `register` and `old_addresses` what readers of addresses that were
published before find there now.
"""

from huikan.addresses.claims import Claim, Conflict, conflicts
from huikan.addresses.layout import (
    FEED_FORMATS,
    calendar,
    card,
    catalogue,
    cover,
    docx,
    entry,
    epub,
    export,
    feed,
    feed_archive,
    feed_list,
    feed_picture,
    imposition_proof,
    page,
    page_file,
    pdf,
    picture,
    prefix,
    press,
    relative,
    search_file,
    web_picture,
)
from huikan.addresses.old_addresses import first_key
from huikan.addresses.reserved import file_type, is_page, reserved_reason

__all__ = [
    "FEED_FORMATS",
    "Claim",
    "Conflict",
    "calendar",
    "card",
    "catalogue",
    "conflicts",
    "cover",
    "docx",
    "entry",
    "epub",
    "export",
    "feed",
    "feed_archive",
    "feed_list",
    "feed_picture",
    "file_type",
    "first_key",
    "imposition_proof",
    "is_page",
    "page",
    "page_file",
    "pdf",
    "picture",
    "prefix",
    "press",
    "relative",
    "reserved_reason",
    "search_file",
    "web_picture",
]
