"""A project's milestones as a table that is filled in: the four dates of each, and how it slips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from portfolio_desktop.domain.dates import ImpreciseDate
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.milestones import (
    MilestoneDraft,
    add_milestone,
    draft_of,
    edit_milestone,
    milestone_draft,
    milestones_of,
    write_milestones,
)
from portfolio_desktop.services.plan_parts import ORIGINAL
from portfolio_desktop.services.plan_words import milestone_kind_word
from portfolio_desktop.services.sheets import SheetCell, SheetRow
from portfolio_desktop.services.start_criteria import (
    NO_CRITERIA,
    CriteriaCount,
    criteria_counts,
)
from portfolio_desktop.services.words import date_words, delay_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change

FIELDS = ("name", "original", "approved", "forecast", "actual")
"""What the columns hold, as a `MilestoneDraft` calls it; after them come the slip against either
plan and the start criteria."""
_MORE = 3
NEW = ""
"""The id of the row that a new milestone is written into."""


def milestone_titles() -> tuple[str, ...]:
    return (
        pgettext("field", "Milestone"),
        pgettext("milestone date", "Original"),
        pgettext("milestone date", "Approved"),
        pgettext("milestone date", "Expected"),
        pgettext("milestone date", "Reached"),
        pgettext("milestone date", "Slip"),
        pgettext("milestone date", "By approved plan"),
        _("Start criteria"),
    )


def milestone_rows(reader: Reader, project_id: str, *, editable: bool) -> tuple[SheetRow, ...]:
    """A row for each milestone and, where they may be edited, one for the next."""
    plan = approved_plan(reader.baselines([project_id]))
    later = plan is not None and plan.version > ORIGINAL
    planned = milestones_of(reader, project_id)
    counts = criteria_counts(reader, [each.milestone.id for each in planned])
    rows = [
        _row(each, counts.get(each.milestone.id, NO_CRITERIA), editable=editable, later=later)
        for each in planned
    ]
    if editable:
        empty = SheetCell()
        first = SheetCell(_("+ Write a new milestone here"), editable=True)
        name = _("New milestone")
        rows.append(SheetRow(NEW, name, (first, *[empty] * (len(FIELDS) + _MORE - 1)), advice=True))
    return tuple(rows)


def write_milestone(
    register: RegisterFile,
    project_id: str,
    milestone_id: str,
    cell: tuple[int, str],
    period: Period | None = None,
) -> Change:
    """Write one cell, by its column; in the row for a new one it is a name. `period` is the month
    that is written about (see `milestone_trend`)."""
    draft = _with_texts(register.reader, milestone_id, dict([cell]))
    if milestone_id == NEW:
        return add_milestone(register, project_id, draft, period).change
    return edit_milestone(register, milestone_id, draft, period)


def write_block(
    register: RegisterFile,
    project_id: str,
    lines: Sequence[tuple[str, Mapping[int, str]]],
    period: Period | None = None,
) -> Change:
    """Write cells of several milestones in one edit: by id the texts by column, "" empties them.

    A line of a new milestone without a name is passed over.
    """
    return write_milestones(
        register,
        project_id,
        [
            (milestone_id, _with_texts(register.reader, milestone_id, texts))
            for milestone_id, texts in lines
            if milestone_id != NEW or texts.get(0, "").strip()
        ],
        period,
    )


def _with_texts(reader: Reader, milestone_id: str, texts: Mapping[int, str]) -> MilestoneDraft:
    before = MilestoneDraft() if milestone_id == NEW else milestone_draft(reader, milestone_id)
    wished: dict[str, Any] = {FIELDS[at]: text for at, text in texts.items() if at < len(FIELDS)}
    return replace(before, **wished)


def _row(
    planned: PlannedMilestone, criteria: CriteriaCount, *, editable: bool, later: bool
) -> SheetRow:
    milestone, dates, typed = planned.milestone, planned.dates, draft_of(planned)
    first_plan = "" if later else _("With one plan the original date is the approved one.")
    return SheetRow(
        milestone.id,
        milestone.name,
        (
            SheetCell(
                milestone.name, typed.name, editable, tip=milestone_kind_word(milestone.kind)
            ),
            _date(dates.original, typed.original, editable, first_plan),
            _date(dates.approved, typed.approved, editable),
            _date(dates.forecast, typed.forecast, editable),
            _date(dates.actual, typed.actual, editable),
            _slip(dates.slip_original, _("Against the original plan")),
            _slip(dates.slip_approved, _("Against the approved plan")),
            SheetCell(criteria.words),
        ),
    )


def _date(when: ImpreciseDate | None, typed: str, editable: bool, tip: str = "") -> SheetCell:
    return SheetCell(date_words(when), typed, editable, tip=tip)


def _slip(months: int | None, tip: str) -> SheetCell:
    return SheetCell(delay_words(months), late=(months or 0) > 0, tip=tip)
