"""What citations and references by label stand for, and how readers get them: answered once for
all outputs.

`sources` are the bibliographies that a document cites from, `labels` what its references by label
lead to; `calls` and `reference_list` write them into its tree; `write` does it for a library.
"""

from huikan.publication.citations.labels import Labels, label_names
from huikan.publication.citations.reference_texts import reference_texts
from huikan.publication.citations.sources import Sources, bibliography_files, open_sources
from huikan.publication.citations.write import cited, labels_of

__all__ = ["Labels", "Sources", "bibliography_files", "cited", "label_names", "labels_of", "open_sources", "reference_texts"]
