"""The catalogues that a society keeps in content/data, and the words that their records
have for `status` and `level`."""

from __future__ import annotations

from collections.abc import Mapping

CATALOGUES = ("events", "standards", "awards", "experts", "branches", "bases", "members")  # in the order of the directory
SLUGS: Mapping[tuple[str, str], tuple[str, ...]] = {  # (catalogue, field) -> what the field may say, in the order of its filter
    ("events", "status"): ("planned", "postponed", "cancelled", "held"),
    ("standards", "status"): ("in-force", "approval", "comment", "drafting", "revision", "superseded", "withdrawn"),
    ("awards", "level"): ("special", "first", "second", "third"),
    ("bases", "level"): ("national", "provincial", "municipal", "county"),
    ("bases", "status"): ("open", "closed"),
    ("members", "level"): ("president", "vice-president", "standing-council", "council", "member"),
}
