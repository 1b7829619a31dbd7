"""What every output asks of a library, answered once. Pure.

An `edition` is the library as the readers of one language get it: outputs ask it. `order` says what
is newest, `links` where a target of a text leads.

`chapters` counts the parts of reports and `numbering` writes the numbers of figures and tables into
texts, and into the links that name them; `title_numbers` says which titles carry a number of their
own. `citations` has what texts cite and how readers get it; `own_entry` is a work of ours as others
cite it.

`abstracts` are a paper's in each language, `highlights` a report's key figures; `standing` says
what was retracted or corrected; `sent_texts` are texts with whole addresses. `people` are known by
all forms of their names, and stand in lists by `alphabet`. `terms` are the rubrics, committees,
contributors and tags under which works are collected, and what each is called in a language;
`names` says who publishes; `named_files` which files of content/ published works name;
`web_pictures` which files stand for a picture on a page, `picture_places` where texts show one.
"""

from huikan.publication.abstracts import Abstract, abstracts
from huikan.publication.awards import award_label, award_record, awarded
from huikan.publication.chapters import PartNumber, part_number, part_numbers
from huikan.publication.edition import Edition, open_edition
from huikan.publication.highlights import highlight_line, highlights
from huikan.publication.kind_names import own_words, words_for
from huikan.publication.links import Destination, destination
from huikan.publication.named_files import data_file, figures, linked_files, named_files, shown_pictures
from huikan.publication.names import publisher, society_name
from huikan.publication.numbering import numbered
from huikan.publication.order import newest, recency
from huikan.publication.own_entry import own_entry, page_ends
from huikan.publication.people import divided, forms, name_key, record_key
from huikan.publication.photographs import lead_photograph
from huikan.publication.picture_places import PicturePlace, line_of, picture_places
from huikan.publication.printed_pages import with_pages
from huikan.publication.sent_texts import TextPiece, credit_lines, text_pieces
from huikan.publication.standing import Notice, last_changed, notices, with_retractions
from huikan.publication.terms import Term, Vocabulary, open_vocabulary
from huikan.publication.web_pictures import picture_files, picture_offers, published_pictures, replaced_pictures

__all__ = [
    "Abstract",
    "Destination",
    "Edition",
    "Notice",
    "PartNumber",
    "PicturePlace",
    "Term",
    "TextPiece",
    "Vocabulary",
    "abstracts",
    "award_label",
    "award_record",
    "awarded",
    "credit_lines",
    "data_file",
    "destination",
    "divided",
    "figures",
    "forms",
    "highlight_line",
    "highlights",
    "last_changed",
    "lead_photograph",
    "line_of",
    "linked_files",
    "name_key",
    "named_files",
    "newest",
    "notices",
    "numbered",
    "open_edition",
    "open_vocabulary",
    "own_entry",
    "own_words",
    "page_ends",
    "part_number",
    "part_numbers",
    "picture_files",
    "picture_offers",
    "picture_places",
    "published_pictures",
    "publisher",
    "recency",
    "record_key",
    "replaced_pictures",
    "shown_pictures",
    "society_name",
    "text_pieces",
    "with_pages",
    "with_retractions",
    "words_for",
]
