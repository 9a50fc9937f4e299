"""The reader of remarks against sentences that a person labelled: sure, or silent."""

from __future__ import annotations

import pytest

from tests.domain.labelled_remarks import labelled, measured, read

FIRST, HELD_OUT = "remark-colours.txt", "remark-colours-held-out.txt"
THIRD = "remark-colours-third.txt"


@pytest.mark.parametrize(("name", "recall"), [(FIRST, 0.80), (HELD_OUT, 0.75), (THIRD, 0.80)])
def test_what_is_read_is_right_and_most_is_read(name: str, recall: float) -> None:
    result = measured(labelled(name))
    assert result.precision >= 0.97, result
    assert result.recall >= recall, result


@pytest.mark.parametrize("name", [FIRST, THIRD])
def test_a_third_of_the_set_comes_from_real_tables_and_registers(name: str) -> None:
    remarks = labelled(name)
    assert len(remarks) >= 150
    assert sum(each.source != "own" for each in remarks) >= len(remarks) / 3


@pytest.mark.parametrize("name", [FIRST, HELD_OUT, THIRD])
def test_remarks_that_name_nothing_stay_silent(name: str) -> None:
    spoken = [each.remark for each in labelled(name) if not each.labels and read(each.remark)]
    assert spoken == []


def test_each_remark_stands_once() -> None:
    remarks = [each.remark for name in (FIRST, HELD_OUT) for each in labelled(name)]
    assert len(remarks) == len(set(remarks))
    third = {each.remark for each in labelled(THIRD)}
    assert len(third) == len(labelled(THIRD))
    # Whoever wrote it had not seen the others; two plain remarks are in both by chance.
    assert len(third & set(remarks)) <= 2
