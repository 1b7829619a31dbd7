"""Markdown to one Fragment for every medium. The only owner of Python-Markdown and nh3.

`render` is a pure function of one document: it does not know which other documents exist.
Links to other documents and files leave it in a neutral form that `adapt` turns into
addresses (`Reference.target`):

    work:<key>            a document, in the reader's language (`../2022-02/index.md`, `01-x.md`)
    work:<key>#<anchor>   a heading of it
    asset:<path>          a file of content/, path from there
    wiki:<name>           what `[[name]]` may mean, until `publication.wiki_links` has looked it up
    #<anchor>             a place on the same document
    https://… mailto:… tel:…   as written
"""

from huikan.markup.adapt import adapt
from huikan.markup.fragment import Fragment, Medium, Reference, loads
from huikan.markup.headings import Heading
from huikan.markup.nodes import Node, Text
from huikan.markup.pictures import Picture
from huikan.markup.renderer import render

__all__ = ["Fragment", "Heading", "Medium", "Node", "Picture", "Reference", "Text", "adapt", "loads", "render"]
