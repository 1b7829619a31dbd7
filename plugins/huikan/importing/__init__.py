"""Files of other programs become texts of content/: .docx, HTML, saved pages of WeChat, Markdown
of any encoding. Pure: bytes come in, texts and findings go out.

    reader (docx, html)  →  Manuscript  →  structure, head  →  front_matter + writing
    Markdown             →  its own head and body, read and written again

What comes out is our own Markdown, so that nothing depends on the importer afterwards.
"""

from huikan.importing.convert import Import, Job, convert, likely_kind_of_file, likely_language
from huikan.importing.markdown import Neighbour

__all__ = ["Import", "Job", "Neighbour", "convert", "likely_kind_of_file", "likely_language"]
