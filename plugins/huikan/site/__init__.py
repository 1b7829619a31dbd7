"""MkDocs, and all that we have to do with it. Nothing outside this package imports it.

`load` reads mkdocs.yml, and `HuikanPlugin` makes `mkdocs build` and `mkdocs serve` publish the
same files.
"""

from huikan.site.configuration import BadConfiguration, Configuration, load
from huikan.site.plugin import HuikanPlugin

__all__ = ["BadConfiguration", "Configuration", "HuikanPlugin", "load"]
