"""How far an account has come, and how far it had by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from portfolio_desktop.domain.account import Account, AccountStage

FIRST, MEETING, LATER = date(2023, 11, 3), date(2023, 11, 10), date(2023, 11, 20)
WRITTEN = Account(
    "a-1", "p-1", "2023-10", FIRST, account="Skredet.", corrective_action="Ny plan.", given_by="Bo"
)


def test_what_is_only_written_is_not_given() -> None:
    assert not WRITTEN.is_given
    assert replace(WRITTEN, received_on=LATER).is_given
    assert replace(WRITTEN, approved_on=LATER).is_given


def test_one_that_came_by_the_day_is_as_it_is() -> None:
    came = replace(WRITTEN, received_on=MEETING, approved_on=MEETING)
    assert came.known_on(MEETING) == came


def test_of_one_that_came_later_there_were_no_words() -> None:
    came = replace(WRITTEN, reminded_on=LATER, received_on=LATER, approved_on=LATER)
    assert came.known_on(MEETING) == Account("a-1", "p-1", "2023-10", FIRST)
    assert came.known_on(LATER) == came
    assert came.known_on(date(2023, 11, 1)).stage is AccountStage.NOT_ASKED


def test_one_approved_afterwards_was_received() -> None:
    came = replace(WRITTEN, received_on=MEETING, approved_on=LATER)
    assert came.known_on(MEETING) == replace(came, approved_on=None)


def test_a_draft_stays_a_draft() -> None:
    assert WRITTEN.known_on(MEETING) == WRITTEN
