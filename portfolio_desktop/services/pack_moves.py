"""Which overall lamps have changed since the compared month: one list for sentence and table."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.status import Movement, movement
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_grid import (
    lacks_overall,
    lamp_of,
    lamp_told,
    marked,
    printed_lamp,
)
from portfolio_desktop.services.pack_numbers import Gender, count_word, short_name
from portfolio_desktop.services.pack_reasons import why, why_told
from portfolio_desktop.services.pack_values import Lamp, Move
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import capital, listed

_NAMED = 5
"""Moves that a sentence names one by one; more are counted."""


def moves(basis: Basis) -> Iterable[Move]:
    """Every change that `move_sentence` tells, in the board's order."""
    for row in moved_rows(basis):
        yield Move(
            number=row.number,
            name=row.name,
            before=shown_before(basis, row),
            now=marked(printed_lamp(row.now), row),
            reason=why(basis, row),
            told=why_told(basis, row),
        )


def nothing_moved(basis: Basis) -> str:
    """Of those that have reported, where some have not."""
    if not all(row.reported for row in basis.rows):
        text = _("No project that has reported has changed its overall status {since}.")
        return text.format(since=basis.since())
    return _("No project has changed its overall status {since}.").format(since=basis.since())


def move_sentence(basis: Basis) -> str:
    """Who went from one colour to another, who got a colour, and who has none any more."""
    if not basis.comparable or not basis.rows:
        return ""
    rows = moved_rows(basis)
    if not rows:
        return nothing_moved(basis)
    before = {row.id: basis.lamp_before(row.id).colour for row in rows}
    between = [row for row in rows if before[row.id] is not None and row.now.colour is not None]
    gained = [row for row in rows if before[row.id] is None]
    lost = [row for row in rows if row.now.colour is None]
    parts = (_between_words(basis, between), _gained_words(basis, gained), _lost_words(lost))
    return " ".join(part for part in parts if part)


def moved_rows(basis: Basis) -> list[PortfolioRow]:
    """Every other lamp than before, also into and out of no status; not newcomers, nor those that
    have not reported: they are listed by themselves.
    """
    if not basis.comparable:
        return []
    return [
        row
        for row in basis.rows
        if basis.lamp_before(row.id).colour is not row.now.colour
        and not basis.is_new(row.id)
        and row.reported
    ]


def shown_before(basis: Basis, row: PortfolioRow) -> Lamp:
    """The compared month's lamp, as it is printed."""
    earlier = basis.before.get(row.id)
    if earlier is not None and lacks_overall(earlier):
        return lamp_of(earlier)
    return printed_lamp(basis.lamp_before(row.id))


def _called(row: PortfolioRow) -> str:
    return short_name(row.name) or row.number


def _between_words(basis: Basis, rows: list[PortfolioRow]) -> str:
    if len(rows) > _NAMED:
        return _counted(basis, rows)
    parts = []
    for place, row in enumerate(rows):
        template = pgettext("moved lamp, further", "{project} from {before} to {now}")
        if not place:
            template = pgettext("moved lamp, first", "{project} has gone from {before} to {now}")
        before = basis.lamp_before(row.id)
        told = [lamp_told(printed_lamp(each)) for each in (before, row.now)]
        parts.append(template.format(project=_called(row), before=told[0], now=told[1]))
    if not parts:
        return ""
    template = pgettext("moved lamps", "{since}, {moves}.")
    return capital(template.format(since=basis.since(), moves=listed(parts)))


def _counted(basis: Basis, rows: list[PortfolioRow]) -> str:
    better = sum(
        movement(basis.lamp_before(row.id).colour, row.now.colour) is Movement.BETTER
        for row in rows
    )
    template = pgettext(
        "moved lamps",
        "{since}, {number} projects have changed overall status: {better} for the better and"
        " {worse} for the worse.",
    )
    return capital(
        template.format(
            since=basis.since(),
            number=count_word(len(rows), Gender.NEUTER),
            better=count_word(better, Gender.NEUTER),
            worse=count_word(len(rows) - better, Gender.NEUTER),
        )
    )


def _gained_words(basis: Basis, rows: list[PortfolioRow]) -> str:
    """ "IBI 2.0 har fået grøn status og SOR gul status siden sidste måned."; many are counted."""
    since = basis.since()
    if len(rows) > _NAMED:
        text = _("{number} projects have been given a status {since}.")
        number = count_word(len(rows), Gender.NEUTER)
        return capital(text.format(number=number, since=since))
    parts = []
    for place, row in enumerate(rows):
        template = pgettext("new lamp, further", "{project} {colour} status")
        if not place:
            template = pgettext("new lamp, first", "{project} has been given {colour} status")
        parts.append(template.format(project=_called(row), colour=row.now.word))
    if not parts:
        return ""
    template = pgettext("new lamps", "{moves} {since}.")
    return capital(template.format(moves=listed(parts), since=since))


def _lost_words(rows: list[PortfolioRow]) -> str:
    """ "SOR (på pause) har ikke længere en farve."; many are counted."""
    if len(rows) > _NAMED:
        text = _("{number} projects no longer have a colour.")
        return capital(text.format(number=count_word(len(rows), Gender.NEUTER)))
    if not rows:
        return ""
    named = [f"{_called(row)} ({row.now.word})" for row in rows]
    text = ngettext(
        "{projects} no longer has a colour.", "{projects} no longer have a colour.", len(rows)
    )
    return text.format(projects=listed(named))
