"""Ids that two laptops must agree on, and ids that must never meet."""

from __future__ import annotations

import uuid

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain import ids


def test_natural_ids_are_frozen_for_ever() -> None:
    """Register files that have been handed out hold these very ids."""
    report = ids.report_id("p", "2023-10")
    assert report == "6339eb71-b0cc-5997-8212-07107b0231dd"
    assert ids.light_id(report, "time") == "676f1b33-b0a2-510d-a6d4-323f0661b677"
    assert ids.baseline_id("p", 1) == "dd44be1e-342d-5c58-b84b-990926dfcb46"
    assert ids.requested_change_id("c", "end") == "b77a3bfe-3c3e-5695-b766-fb21d4a234f6"
    assert ids.setting_id("dates") == "d969121e-394f-54e4-ba2d-536e9ddef3b6"
    assert ids.dimension_id("time") == "8f556dda-e653-5109-b9a3-b04ed740ad2c"
    assert ids.phase_id("idea") == "6c4f47d1-36b7-5eba-b138-eaed961de5fe"


def test_random_ids_differ() -> None:
    made = {ids.new_id() for _ in range(100)}
    assert len(made) == 100
    assert all(uuid.UUID(each).version == 4 for each in made)


@given(st.text(), st.text(), st.text(), st.text())
def test_different_parts_give_different_ids(one: str, two: str, three: str, four: str) -> None:
    same = (one, two) == (three, four)
    if not {"\x1f"} & set(one + two + three + four):
        assert (ids.report_id(one, two) == ids.report_id(three, four)) == same
    assert ids.setting_id(one) != ids.phase_id(one)
