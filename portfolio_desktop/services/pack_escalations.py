"""The escalated projects of a status report: each with its months and account, and those taken off.

The months are counted from the meeting that the report is compared with, else from the one that
the register says was the last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from portfolio_desktop.domain.account import Account, AccountStage
from portfolio_desktop.domain.escalation import EscalationCause
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.escalation_words import account_words, cause_words
from portfolio_desktop.services.escalations import (
    EscalatedProject,
    escalated_steps,
    last_meeting,
)
from portfolio_desktop.services.hearings import with_accounts_heard
from portfolio_desktop.services.on_agenda import OnAgenda
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_numbers import Gender, count_word, long_day
from portfolio_desktop.services.pack_values import (
    EscalationCard,
    EscalationMonth,
    EscalationSection,
    Fact,
    Lamp,
    Note,
    NoteList,
)
from portfolio_desktop.services.steps import Steps, in_parts
from portfolio_desktop.services.words import capital, colour_word, no_light_word, period_words
from portfolio_desktop.storage.reader import Reader

_MADE_AT_ONCE = 400


def escalations_content_steps(reader: Reader, basis: Basis) -> Steps[EscalationSection | None]:
    """None where no project is escalated; in steps."""
    meeting = basis.options.last_meeting or last_meeting(reader)
    escalated = yield from escalated_steps(reader, basis.options.period, meeting)
    items = with_accounts_heard(reader, basis.options.hearing, escalated)
    printed = {row.id for row in basis.rows} - basis.hidden
    found = [item for item in items if item.project_id in printed]
    standing = [item for item in found if not item.taken_off]
    if not found:
        return None
    cards: list[EscalationCard] = []
    for part in in_parts(standing, _MADE_AT_ONCE):
        yield 1, 2
        cards += map(escalation_card, part)
    return EscalationSection(
        title=pgettext("report", "Escalated projects"),
        lead=_lead_beside(basis.agenda, standing, meeting),
        cards=tuple(cards),
        off=_taken_off([item for item in found if item.taken_off]),
    )


def _lead_beside(
    agenda: OnAgenda | None, standing: Sequence[EscalatedProject], meeting: date | None
) -> str:
    """On an agenda those count that have an item there; those without are told of as well. Whether
    one has an item that is closed is not told.
    """
    if agenda is None:
        return _lead(standing, meeting)
    own = [each for each in standing if each.project_id in agenda.own]
    count = sum(not (each.account_shut or each.project_id in agenda.own) for each in standing)
    if not count:
        return _lead(own, meeting)
    words = ngettext(
        "{number} escalated project has no item on the agenda:",
        "{number} escalated projects have no items on the agenda:",
        count,
    ).format(number=count_word(count, Gender.NEUTER))
    return " ".join((*([_lead(own, meeting)] if own else ()), capital(words)))


def _lead(standing: Sequence[EscalatedProject], meeting: date | None) -> str:
    if not standing:
        return _("No escalated project is an item of its own at the meeting.")
    if meeting is None:
        since = pgettext("comparison", "since last month")
    else:
        since = _("since the meeting on {day}").format(day=long_day(meeting))
    count = len(standing)
    words = _lead_words(count, silent=any(item.silent for item in standing))
    return capital(words.format(number=count_word(count, Gender.NEUTER), since=since))


def _lead_words(count: int, *, silent: bool) -> str:
    """Who has not reported for the month is only known to be red by an earlier report."""
    if silent:
        return ngettext(
            "{number} project is red in its latest report, or has gone from green to yellow"
            " {since}, and is an item of its own.",
            "{number} projects are red in their latest report, or have gone from green to yellow"
            " {since}, and are items of their own.",
            count,
        )
    return ngettext(
        "{number} project is red, or has gone from green to yellow {since}, and is an item of its"
        " own.",
        "{number} projects are red, or have gone from green to yellow {since}, and are items of"
        " their own.",
        count,
    )


def escalation_card(item: EscalatedProject) -> EscalationCard:
    """One project by itself."""
    path = [cause_words(item)]
    if item.accountable:
        path.append(_("accountable: {name}").format(name=item.accountable))
    return EscalationCard(
        project_id=item.project_id,
        number=item.number,
        name=item.name,
        state="" if item.account_shut else _state(item.account),
        path=" · ".join(path),
        months=tuple(_month(month, colour, item) for month, colour in item.months),
        facts=_facts(item.account),
        account_shut=item.account_shut,
        settled=item.escalation.cause is EscalationCause.SETTLED,
    )


def _month(month: Period, colour: Colour | None, item: EscalatedProject) -> EscalationMonth:
    if colour is not None:
        word = colour_word(colour)
    elif item.silent and month == item.months[-1][0]:
        word = no_light_word(NoLight.MISSING)
    else:
        word = pgettext("report", "no status")
    return EscalationMonth(capital(period_words(month)), Lamp(colour, capital(word)))


def _state(account: Account | None) -> str:
    """One that was asked for and has not come says so, and so does one that is not approved: the
    board should know."""
    words = account_words(account)
    match account.stage if account is not None else AccountStage.NOT_ASKED:
        case AccountStage.RECEIVED:
            words = _("{received}, not approved yet").format(received=words)
        case AccountStage.ASKED | AccountStage.REMINDED:
            words = _("{asked}, not received yet").format(asked=words)
    return _("Account: {state}").format(state=words[:1].lower() + words[1:])


def _facts(account: Account | None) -> tuple[Fact, ...]:
    """Nothing where none has come: its state tells that."""
    if account is None or not account.is_given:
        return ()
    facts = (
        Fact(pgettext("report", "Account"), account.account.strip(), written=True),
        Fact(
            pgettext("report", "Corrective action"), account.corrective_action.strip(), written=True
        ),
        Fact(pgettext("report", "Given by"), account.given_by.strip(), written=True),
    )
    return tuple(fact for fact in facts if fact.value)


def _taken_off(items: Sequence[EscalatedProject]) -> NoteList | None:
    if not items:
        return None
    return NoteList(
        title=pgettext("report", "Taken off the agenda"),
        heads=(
            pgettext("report", "No."),
            pgettext("report", "Project"),
            pgettext("report", "Status"),
            pgettext("report", "Why it is no item of its own"),
        ),
        notes=tuple(
            Note(
                number=item.number,
                name=item.name,
                lamp=_month(*item.months[-1], item).lamp,
                text=item.account.removed_reason.strip() if item.account is not None else "",
            )
            for item in items
        ),
    )
