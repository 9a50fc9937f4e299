"""What several participants' reports add up to, by each rule."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.roll_up import Suggestion, overall_of, suggest
from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule, severity

GREEN, YELLOW, RED = Colour.GREEN, Colour.YELLOW, Colour.RED
REGIONS = ("rh", "rsj", "rsyd", "rm", "rn")
NDIS = {region: {"time": GREEN, "cost": GREEN} for region in REGIONS} | {
    "rn": {"time": YELLOW, "cost": GREEN}
}
"""18-4 in October 2023: one region of five reports yellow on time."""

LAMPS = st.dictionaries(
    st.sampled_from(("time", "cost", OVERALL)), st.none() | st.sampled_from(Colour)
)
REPORTS = st.dictionaries(st.sampled_from(REGIONS), LAMPS)


def test_one_yellow_region_of_five_makes_ndis_yellow_by_the_worst() -> None:
    assert suggest(NDIS, RollUpRule.WORST) == Suggestion(
        YELLOW, RollUpRule.WORST, ("rn",), ("time",), reporting=5, taking_part=5
    )


def test_the_majority_of_ndis_is_green() -> None:
    found = suggest(NDIS, RollUpRule.MAJORITY)
    assert found is not None
    assert found.colour is GREEN
    assert found.deciding == REGIONS[:4]


def test_what_is_to_be_judged_is_not_suggested() -> None:
    assert suggest(NDIS, RollUpRule.JUDGED) is None


def test_of_equally_many_the_worse_stands() -> None:
    reports = {"rh": {OVERALL: GREEN}, "rm": {OVERALL: RED}, "rn": {}}
    found = suggest(reports, RollUpRule.MAJORITY)
    assert found is not None
    assert (found.colour, found.reporting, found.taking_part) == (RED, 2, 3)


@pytest.mark.parametrize(
    ("lamps", "colour"),
    [
        ({"time": RED, OVERALL: YELLOW}, YELLOW),
        ({"time": RED, "cost": GREEN}, RED),
        ({"time": None}, None),
        ({}, None),
    ],
)
def test_a_participants_own_judgement_goes_before_its_dimensions(
    lamps: dict[str, Colour | None], colour: Colour | None
) -> None:
    assert overall_of(lamps) is colour


@given(REPORTS, st.sampled_from((RollUpRule.WORST, RollUpRule.MAJORITY)))
def test_a_suggestion_always_names_somebody_who_reports_it(
    reports: dict[str, dict[str, Colour | None]], rule: RollUpRule
) -> None:
    found = suggest(reports, rule)
    given = [colour for lamps in reports.values() if (colour := overall_of(lamps)) is not None]
    if found is None:
        assert given == []
        return
    assert all(overall_of(reports[who]) is found.colour for who in found.deciding)
    assert found.deciding
    assert found.reporting == len(given)
    if rule is RollUpRule.WORST:
        assert severity(found.colour) == max(map(severity, given))
