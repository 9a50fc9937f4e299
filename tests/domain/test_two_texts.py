"""What the project wrote is never lost, and never put in place of what the secretariat wrote."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.report import Confirmation, Report, ReportStage
from portfolio_desktop.domain.two_texts import (
    TextState,
    as_project_words,
    asked,
    confirmed,
    edited,
    is_changed,
    is_delivered,
    not_asked,
    project_words,
    reported,
    text_state,
    with_project_words,
)

DAY = date(2023, 11, 3)
BEGUN = Report("r", "p", "2023-10", remarks="Testen er forsinket.")
DELIVERED = replace(BEGUN, received_on=date(2023, 11, 1))
EDITED = edited(DELIVERED, "Testen er to uger forsinket.")
TEXTS = st.sampled_from(["", "Testen er forsinket.", "Venter.", "Én region mangler.\n\nMere."])


@pytest.mark.parametrize(
    ("report", "delivered"),
    [
        (BEGUN, False),
        (replace(BEGUN, reported_by="Bo"), True),
        (DELIVERED, True),
        (replace(DELIVERED, stage=ReportStage.APPROVED), True),
        (replace(DELIVERED, stage=ReportStage.DRAFT), False),
    ],
)
def test_a_report_is_delivered_when_it_is_known_to_have_come(
    report: Report, delivered: bool
) -> None:
    assert is_delivered(report) is delivered


@pytest.mark.parametrize("report", [BEGUN, replace(BEGUN, stage=ReportStage.DRAFT)])
def test_who_edits_what_nobody_delivered_edits_the_report(report: Report) -> None:
    after = edited(report, "Testen er to uger forsinket.")
    assert (after.remarks, is_changed(after)) == ("Testen er to uger forsinket.", False)
    assert project_words(after) == "Testen er to uger forsinket."


def test_the_first_edit_of_a_delivered_report_keeps_the_projects_words() -> None:
    assert EDITED.remarks == "Testen er to uger forsinket."
    assert project_words(edited(EDITED, "Testen er en måned forsinket.")) == "Testen er forsinket."
    assert text_state(EDITED) is TextState.CHANGED


def test_words_written_back_as_they_were_are_the_projects_again() -> None:
    back = edited(EDITED, "Testen er forsinket.")
    assert not is_changed(back)
    assert text_state(back) is None
    assert project_words(edited(back, "Andet.")) == "Testen er forsinket."


def test_a_project_that_wrote_nothing_is_not_given_the_secretariats_words() -> None:
    silent = replace(DELIVERED, remarks="")
    first = edited(silent, "Te")
    assert is_changed(first)
    assert project_words(edited(first, "Testen er i gang.")) == ""
    assert with_project_words(first).remarks == ""


def test_an_edited_text_stands_when_the_project_reports_again() -> None:
    after = reported(EDITED, "Testen er forsinket til maj.")
    assert after.remarks == "Testen er to uger forsinket."
    assert project_words(after) == "Testen er forsinket til maj."


@pytest.mark.parametrize("text", ["Testen er to uger forsinket.", "Testen er forsinket."])
def test_a_report_that_says_what_is_known_changes_nothing(text: str) -> None:
    assert reported(EDITED, text) == EDITED


def test_an_unedited_text_follows_the_project() -> None:
    after = reported(DELIVERED, "Testen er slut.")
    assert (after.remarks, is_changed(after)) == ("Testen er slut.", False)


def test_a_draft_gives_way_to_the_report() -> None:
    draft = replace(EDITED, stage=ReportStage.DRAFT)
    assert reported(draft, "Testen er slut.").remarks == "Testen er slut."


def test_an_edit_after_a_confirmation_makes_it_unconfirmed_and_leaves_its_day() -> None:
    stands = confirmed(asked(EDITED, DAY), "Bo Prøve", DAY)
    assert text_state(stands) is TextState.CONFIRMED
    after = edited(stands, "Testen er en måned forsinket.")
    assert text_state(after) is TextState.CHANGED
    assert (after.confirmation_on, after.confirmed_by) == (DAY, "Bo Prøve")
    assert text_state(edited(asked(EDITED, DAY), "Andet.")) is TextState.CHANGED
    assert text_state(reported(stands, "Testen er slut.")) is TextState.CHANGED


def test_asking_anew_forgets_who_confirmed_before() -> None:
    again = asked(confirmed(EDITED, "Bo Prøve", DAY), date(2023, 11, 6))
    assert (again.confirmation, again.confirmed_by) == (Confirmation.AWAITED, "")
    assert (not_asked(again).confirmation, not_asked(again).confirmation_on) == (None, None)


@pytest.mark.parametrize("turn", [with_project_words, as_project_words])
def test_a_text_that_is_the_projects_own_needs_no_confirmation(
    turn: Callable[[Report], Report],
) -> None:
    own = turn(asked(EDITED, DAY))
    assert (is_changed(own), text_state(own), own.confirmation_on) == (False, None, None)
    assert own.remarks == (
        "Testen er forsinket." if turn is with_project_words else "Testen er to uger forsinket."
    )


def test_a_draft_has_no_state() -> None:
    assert text_state(replace(EDITED, stage=ReportStage.DRAFT)) is None


@given(st.lists(st.tuples(st.booleans(), TEXTS), max_size=8))
def test_whatever_is_written_both_texts_are_known(course: list[tuple[bool, str]]) -> None:
    """Each step: the project reports, or the secretariat edits."""
    report, last_board, last_project = DELIVERED, None, DELIVERED.remarks
    for by_project, text in course:
        was_changed = is_changed(report)
        report = reported(report, text) if by_project else edited(report, text)
        if not by_project:
            last_board = text
        elif not (was_changed and text == last_board):
            last_project = text
        if not is_changed(report):
            last_board = report.remarks
        assert project_words(report) == last_project
        assert last_board in {None, report.remarks}
