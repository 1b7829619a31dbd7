"""content/ becomes Documents, Data and Diagnostics: the only room that reads YAML.

A file passes through: tree (which files there are) → encodings (bytes to text) →
front_matter (where it ends) → input_errors (what an input method left) → strict (YAML to
nodes with places) → typed (nodes to metadata) → titles (the first heading). Each stage says
all that it finds; none stops the others.
"""

from huikan.source.document import parse
from huikan.source.document_identity import key_of
from huikan.source.records import parse_mapping, parse_society
from huikan.source.tree import Content, Data, FileReading, read, read_content

__all__ = ["Content", "Data", "FileReading", "key_of", "parse", "parse_mapping", "parse_society", "read", "read_content"]
