"""Evidence: what a society published in a year, from the published version and the library.

`gather` gives the list as a value; `workbook`, `csv_list` and `printed_list` write it for those who
count publications. Pure, but for `printed_list`, which is set like any PDF.
"""

from huikan.evidence.gathering import Evidence, Publication, PublishedFile, gather
from huikan.evidence.printed_list import printed_list
from huikan.evidence.tables import csv_list, workbook

__all__ = ["Evidence", "Publication", "PublishedFile", "csv_list", "gather", "printed_list", "workbook"]
