"""Pictures on other sites, brought into the publication that shows them: found, fetched, named,
and called by their new names.

`found` and `rewritten` are pure; `fetch` is the only function of the project that asks
another host for anything, and only `huikan localise` calls it. `Folder` keeps what was
fetched, with a list of where it came from.
"""

from huikan.localise.fetching import FetchError, Limits, fetch
from huikan.localise.folder import MANIFEST, Arrival, Folder
from huikan.localise.references import Remote, found, rewritten

__all__ = ["MANIFEST", "Arrival", "FetchError", "Folder", "Limits", "Remote", "fetch", "found", "rewritten"]
