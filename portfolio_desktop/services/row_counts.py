"""Why a month has as many projects as it has: who came in, who went out, and how many that leaves.

Each of them with the reason and the decision that entering and leaving the register ask for.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Project
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.membership import members
from portfolio_desktop.services.pack_numbers import Gender, count_word
from portfolio_desktop.services.stays import (
    NO_STAYS,
    Day,
    Stay,
    earlier_stays,
    last_stay,
    stay_at,
    stay_left,
)
from portfolio_desktop.services.steps import Steps, run_through
from portfolio_desktop.services.words import day_words, listed, period_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One project that came in or went out; `day` is None where nobody knows it."""

    project_id: str
    number: str
    name: str
    day: date | None
    reason: str
    reference: str
    came: bool

    @property
    def way(self) -> str:
        """ "Ind 14. nov. 2023", "Ud"."""
        word = pgettext("passage", "In") if self.came else pgettext("passage", "Out")
        return f"{word} {self.day_words}".rstrip()

    @property
    def day_words(self) -> str:
        return "" if self.day is None else day_words(self.day)

    @property
    def why(self) -> str:
        """ "Lukket af kredsen (RSI-kredsen 10. nov. 2023, pkt. 7)", or what of it is missing."""
        reason = self.reason or pgettext("passage", "no reason written")
        return f"{reason} ({self.decision})"

    @property
    def decision(self) -> str:
        return self.reference or pgettext("passage", "no decision")


@dataclass(frozen=True, slots=True)
class RowCount:
    """`before` is how many there were in the earlier month, `total` how many there are now."""

    period: Period
    compared: Period
    before: int
    came: tuple[MemberChange, ...]
    left: tuple[MemberChange, ...]

    @property
    def total(self) -> int:
        return self.before + len(self.came) - len(self.left)

    @property
    def is_first(self) -> bool:
        """Whether there was nothing before to compare with."""
        return self.before == 0

    @property
    def moved(self) -> bool:
        """Whether projects came or went since a month that had any."""
        return not self.is_first and bool(self.came or self.left)

    @property
    def sentence(self) -> str:
        """ "Porteføljen har 12 projekter mod 13 i oktober: ét er kommet til, to er udgået." """
        now = ngettext(
            "The portfolio has {count} project", "The portfolio has {count} projects", self.total
        ).format(count=self.total)
        month = period_words(self.compared)
        if self.is_first:
            return _("{now}. There were none in {month}.").format(now=now, month=month)
        if not self.moved:
            return _("{now}, the same as in {month}.").format(now=now, month=month)
        return _("{now} against {before} in {month}: {moves}.").format(
            now=now, before=self.before, month=month, moves=listed(self._moves())
        )

    def _moves(self) -> list[str]:
        came, left = len(self.came), len(self.left)
        moves = []
        if came:
            words = ngettext("{number} has come in", "{number} have come in", came)
            moves.append(words.format(number=count_word(came, Gender.NEUTER)))
        if left:
            words = ngettext("{number} has gone out", "{number} have gone out", left)
            moves.append(words.format(number=count_word(left, Gender.NEUTER)))
        return moves


def row_count(reader: Reader, period: Period, today: date) -> RowCount:
    """The month's number of projects, explained from the month before."""
    return run_through(row_count_steps(reader, period, today))


def row_count_steps(reader: Reader, period: Period, today: date) -> Steps[RowCount]:
    """As `row_count`, in steps."""
    now = {columns[0] for columns in members(reader, period, today)}
    yield 1, 3
    before = {columns[0] for columns in members(reader, period.previous, today)}
    yield 2, 3
    return count_between(reader, (period.previous, before), (period, now))


def count_between(
    reader: Reader,
    before: tuple[Period, Collection[str]],
    now: tuple[Period, Collection[str]],
) -> RowCount:
    """The same for two months whose projects (ids) are known already."""
    then, there = before[0], frozenset(before[1])
    period, here = now[0], frozenset(now[1])
    moved = project_order(reader.projects(here ^ there)) if here != there else ()
    earlier = earlier_stays(reader) if moved else {}
    stays = {each.id: (*earlier.get(each.id, NO_STAYS), last_stay(each)) for each in moved}
    day = period.last_day.isoformat()
    return RowCount(
        period,
        then,
        len(there),
        tuple(_came(each, stay_at(stays[each.id], day)) for each in moved if each.id in here),
        tuple(_left(each, stay_left(stays[each.id], day)) for each in moved if each.id in there),
    )


def _came(project: Project, stay: Stay | None) -> MemberChange:
    """How it came in the stay that the month tells of."""
    told = stay or last_stay(project)
    day, reason, reference = told.entered_on, told.entered_reason, told.entered_reference
    return _change(project, day, reason, reference, came=True)


def _left(project: Project, stay: Stay | None) -> MemberChange:
    told = stay or last_stay(project)
    day, reason, reference = told.left_on, told.left_reason, told.left_reference
    return _change(project, day, reason, reference, came=False)


def _change(project: Project, day: Day, reason: str, reference: str, *, came: bool) -> MemberChange:
    known = None if day is None else date.fromisoformat(day)
    return MemberChange(
        project.id, project.number, project.name, known, reason, reference, came=came
    )


def left_words(project: Project, today: date) -> str:
    """ "ude af registret siden 15. nov. 2023: lukket (kredsen 10. nov. 2023)"."""
    change = _left(project, last_stay(project))
    if change.day is None:
        return _("out of the register: {why}").format(why=change.why)
    if change.day > today:
        words = _("leaves the register on {day}: {why}")
    else:
        words = _("out of the register since {day}: {why}")
    return words.format(day=change.day_words, why=change.why)


def heading(count: RowCount) -> str:
    """ "Hvorfor 12 projekter?"."""
    words = ngettext("Why {count} project?", "Why {count} projects?", count.total)
    return words.format(count=count.total)
