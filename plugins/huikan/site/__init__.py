"""MkDocs, and all that we have to do with it. Nothing outside this package imports it.

`load` reads mkdocs.yml, `serve` shows the site while people write, and `HuikanPlugin` makes
`mkdocs build` and `mkdocs serve` publish the same files.
"""

from huikan.site.configuration import BadConfiguration, Configuration, load
from huikan.site.plugin import HuikanPlugin
from huikan.site.serving import serve

__all__ = ["BadConfiguration", "Configuration", "HuikanPlugin", "load", "serve"]
