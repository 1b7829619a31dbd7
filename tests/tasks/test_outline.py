"""What is encoded can be read back into its parts, whatever it is."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikan.tasks.fingerprint import encode, fingerprint
from huikan.tasks.outline import items, outline

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=200) | st.binary(max_size=200) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(st.text(string.printable, max_size=4), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(st.lists(VALUES, max_size=5))
def test_items_are_as_they_are_encoded_alone(values: list[object]) -> None:
    assert items(encode(values)) == tuple(map(encode, values))


@given(st.dictionaries(st.text(max_size=5), VALUES, max_size=5))
def test_entries_have_the_fingerprints_that_they_have_alone(value: dict[str, object]) -> None:
    assert outline("v", encode(value), 1, 100) == {"v": fingerprint(value)} | {
        f"v[{key!r}]": fingerprint(entry) for key, entry in value.items()
    }


@given(VALUES)
def test_what_is_cut_off_is_told_from_a_value(value: object) -> None:
    encoded = encode(value)
    with pytest.raises(ValueError, match=r"."):
        outline("v", encoded[:-1], 3, 100)
    with pytest.raises(ValueError, match=r"."):
        outline("v", encoded + b"0", 3, 100)
