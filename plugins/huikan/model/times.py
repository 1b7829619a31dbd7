"""The time of the society's place."""

from __future__ import annotations

import datetime as time

SHANGHAI = time.timezone(time.timedelta(hours=8))  # no summer time since 1991, so no table of zones is needed
