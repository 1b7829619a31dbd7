"""What every output asks of a library, answered once. Pure.

`terms` are the rubrics, committees, contributors and tags under which works are collected, and what each is called in a language;
`names` says who publishes; `named_files` which files of content/ published works name; `web_pictures` which files
stand for a picture on a page.
"""

from huikan.publication.named_files import data_file, linked_files, named_files, shown_pictures
from huikan.publication.names import publisher, society_name
from huikan.publication.terms import Term, Vocabulary, open_vocabulary
from huikan.publication.web_pictures import picture_files, picture_offers, published_pictures, replaced_pictures

__all__ = [
    "Term",
    "Vocabulary",
    "data_file",
    "linked_files",
    "named_files",
    "open_vocabulary",
    "picture_files",
    "picture_offers",
    "published_pictures",
    "publisher",
    "replaced_pictures",
    "shown_pictures",
    "society_name",
]
