"""The site on this machine while people write: made anew when something changes, shown at once.

`Workshop` keeps what is known of the last state in memory and makes what has changed; `answer`
says what a browser gets for an address; `serve` is the shell round both.
"""

from huikan.preview.server import serve
from huikan.preview.workshop import Workshop

__all__ = ["Workshop", "serve"]
