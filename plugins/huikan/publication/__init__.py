"""What every output asks of a library, answered once. Pure.

`terms` are the rubrics, committees, contributors and tags under which works are collected, and what each is called in a language;
`names` says who publishes.
"""

from huikan.publication.names import publisher, society_name
from huikan.publication.terms import Term, Vocabulary, open_vocabulary

__all__ = ["Term", "Vocabulary", "open_vocabulary", "publisher", "society_name"]
