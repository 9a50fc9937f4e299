"""A word that people choose gets a key that every laptop would give it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.keys import key_from


def test_a_key_is_plain_and_not_taken_yet() -> None:
    assert key_from("Drift og læring", (), "phase") == "drift_og_laering"
    assert key_from("Idé", (), "phase") == "ide"
    assert key_from("Drift", {"drift"}, "phase") == "drift_2"
    assert key_from("???", (), "phase") == "phase"


@given(st.text(), st.sets(st.sampled_from(["a", "a_2", "word"])))
def test_any_name_gives_a_key_that_lists_and_texts_can_hold(name: str, taken: set[str]) -> None:
    key = key_from(name, taken, "word")
    assert key not in taken
    assert key.isascii()
    assert key.replace("_", "").isalnum()
