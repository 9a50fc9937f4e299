"""The change requests of a status report: those that wait, and those decided since.

What waits is what waits at this place in the log. What is decided belongs to the month that ended
after it; a decision that came later than the month (or than the meeting that is compared with) is
told apart from what happened in it, and only where the request lay there by then, as far as its
days tell.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import date

from portfolio_desktop.domain.change_request import (
    ChangeRequest,
    RequestedChange,
    RequestState,
    Subject,
    is_open,
)
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.delay import delay
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_numbers import Gender, count_word, long_day
from portfolio_desktop.services.pack_values import (
    ChangeLine,
    Fact,
    RequestCard,
    RequestGroup,
    Requests,
)
from portfolio_desktop.services.request_topics import (
    in_order,
    names_of,
    topic_in_two,
    topic_words,
)
from portfolio_desktop.services.requested import Value, after_of, before_of, granted_of, new_name
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.words import (
    capital,
    date_words,
    days_words,
    money_words,
    months_words,
    request_state_word,
)
from portfolio_desktop.storage.reader import Reader

_SHORTEST_MONTH = 28
_WRITTEN = frozenset({Subject.SCOPE, Subject.LEAD})
"""What is asked for in people's own words."""
NOTHING = "–"
"""In the cell of a value that is not there."""
GRANTED = frozenset({RequestState.APPROVED, RequestState.APPROVED_WITH_CHANGES})


class _Names:
    """What the keys and ids in a request are called."""

    def __init__(self, reader: Reader, requests: Iterable[ChangeRequest]) -> None:
        asking = {each.project_id for each in requests}
        self.projects = {
            each.id: f"{each.number} {each.name}".strip() for each in reader.projects(asking)
        }
        self.all = names_of(reader, asking)

    def shown(self, subject: Subject, value: Value) -> str:
        if isinstance(value, ImpreciseDate):
            return date_words(value)
        if isinstance(value, Money):
            return money_words(value)
        text = (value or "").strip()
        return self.all.get(text, text) if subject in {Subject.PHASE, Subject.LEAD} else text


def requests_content(reader: Reader, basis: Basis) -> Requests:
    waiting, decided, later = told_requests(reader, basis)
    told = [*waiting, *decided, *later]
    names = _Names(reader, told)
    changes = grouped(
        reader.requested_changes([each.id for each in told]), lambda each: each.request_id
    )

    def cards(requests: Iterable[ChangeRequest]) -> tuple[RequestCard, ...]:
        return tuple(_card(each, changes.get(each.id, []), names) for each in requests)

    since, until = basis.since(), long_day(_until(basis))
    groups = (
        RequestGroup(pgettext("report", "Awaiting a decision"), cards(waiting)),
        RequestGroup(_("Decided {since}").format(since=since), cards(decided)),
        RequestGroup(_("Decided after {day}").format(day=until), cards(later)),
    )
    sentences = (
        *(_waiting_words(len(waiting)), _see(basis, waiting)),
        *(_decided_words(len(decided), since), _see(basis, decided)),
        *(_later_words(len(later), until), _see(basis, later)),
    )
    return Requests(
        title=pgettext("report", "Change requests"),
        lead=" ".join(filter(None, sentences)),
        groups=tuple(each for each in groups if each.cards),
    )


def told_requests(reader: Reader, basis: Basis) -> tuple[list[ChangeRequest], ...]:
    """Those that wait, those decided since, and those decided after what the report covers."""
    everything = sorted(
        reader.requests(),
        key=lambda each: (number_key(each.number), each.id),
    )
    return (
        [each for each in everything if is_open(each.state) and not _just_begun(each)],
        [each for each in everything if _decided_since(each, basis)],
        [each for each in everything if _decided_later(each, basis)],
    )


def request_card(reader: Reader, request: ChangeRequest) -> RequestCard:
    """One request by itself, for the item of an agenda that it is."""
    changes = list(reader.requested_changes([request.id]))
    return _card(request, changes, _Names(reader, [request]))


def change_lines(
    reader: Reader, requests: Collection[ChangeRequest]
) -> dict[str, tuple[ChangeLine, ...]]:
    """By id of each request what it changes, as its card has it."""
    names = _Names(reader, requests)
    changes = grouped(
        reader.requested_changes([each.id for each in requests]), lambda each: each.request_id
    )
    return {
        each.id: _lines(each, changes[each.id], names) for each in requests if each.id in changes
    }


def _just_begun(request: ChangeRequest) -> bool:
    """A draft that is still being written and has no title yet is nothing for the board."""
    return request.state is RequestState.DRAFT and not request.title


def _until(basis: Basis) -> date:
    """The last day whose decisions belong to this report."""
    return max(basis.options.period.last_day, basis.options.last_meeting or date.min)


def _decided_later(request: ChangeRequest, basis: Basis) -> bool:
    """Decided after what the report covers, but asked for before."""
    until = _until(basis)
    if is_open(request.state) or request.decided_on is None or request.decided_on <= until:
        return False
    return _lay_there(request, until, request.decided_on)


def _lay_there(request: ChangeRequest, until: date, decided: date) -> bool:
    """Whether it was asked for by then. Who registered it after its decision has told no day that
    says so; the day it was begun can still say that it was not."""
    submitted, created = request.submitted_on, request.created_on
    if submitted is not None and submitted <= decided:
        return submitted <= until
    return created is None or created <= until


def _see(basis: Basis, requests: Iterable[ChangeRequest]) -> str:
    """Which items of the agenda these are; their cards stand there."""
    if basis.agenda is None:
        return ""
    return basis.agenda.see_requests(each.number for each in requests)


def _later_words(count: int, day: str) -> str:
    if not count:
        return ""
    text = ngettext(
        "{number} that waited on {day} has been decided later.",
        "{number} that waited on {day} have been decided later.",
        count,
    )
    return capital(text.format(number=count_word(count, Gender.COMMON), day=day))


def _decided_since(request: ChangeRequest, basis: Basis) -> bool:
    return not is_open(request.state) and is_since(request.decided_on, basis)


def is_since(day: date | None, basis: Basis) -> bool:
    """Whether a decision of that day belongs to this report: made at the last meeting or later; or
    after the end of the compared month.
    """
    if day is None or day > _until(basis):
        return False
    meeting = basis.options.last_meeting
    if meeting is not None:
        return day >= meeting
    return day > basis.options.compared.last_day


def _waiting_words(count: int) -> str:
    text = ngettext(
        "{number} change request awaits a decision.",
        "{number} change requests await a decision.",
        count,
    )
    return capital(text.format(number=count_word(count, Gender.COMMON)))


def _decided_words(count: int, since: str) -> str:
    text = ngettext(
        "{number} has been decided {since}.", "{number} have been decided {since}.", count
    )
    return capital(text.format(number=count_word(count, Gender.COMMON), since=since))


def _card(request: ChangeRequest, changes: list[RequestedChange], names: _Names) -> RequestCard:
    granted = request.state in GRANTED
    facts = (
        Fact(pgettext("report", "Reason"), request.reason.strip(), written=True),
        Fact(pgettext("report", "If refused"), request.consequence.strip(), written=True),
        Fact(pgettext("report", "Decision"), request.decision_note.strip(), written=True),
    )
    return RequestCard(
        number=request.number,
        project=names.projects.get(request.project_id, ""),
        title=request.title,
        state=capital(request_state_word(request.state)),
        path=_path(request),
        change_heads=(
            pgettext("report", "What"),
            pgettext("report", "Before") if granted else pgettext("report", "Approved plan"),
            pgettext("report", "Approved") if granted else pgettext("report", "Requested"),
            pgettext("report", "Difference"),
        ),
        changes=_lines(request, changes, names),
        facts=tuple(fact for fact in facts if fact.value),
    )


def _lines(
    request: ChangeRequest, changes: list[RequestedChange], names: _Names
) -> tuple[ChangeLine, ...]:
    granted = request.state in GRANTED
    return tuple(_line(each, granted, names) for each in in_order(changes))


def _path(request: ChangeRequest) -> str:
    """Who asked and when; then who decided, or which meeting is to decide."""
    if _out_of_order(request):
        return _unordered_path(request)
    parts = []
    if request.submitted_on is not None:
        parts.append(_dated(_("Submitted {date}"), request.submitted_on))
    if request.requested_by.strip():
        parts.append(_("by {name}").format(name=request.requested_by.strip()))
    asked = " ".join(parts)
    if is_open(request.state):
        return " · ".join(part for part in (capital(asked), _meeting(request)) if part)
    decision = []
    if request.decided_on is not None:
        decision.append(_dated(_("Decided {date}"), request.decided_on))
    forum, reference = _decided_by(request)
    if forum:
        decision.append(_("by {name}").format(name=forum))
    parts = [asked, " ".join(decision), reference]
    return capital(" · ".join(part for part in parts if part))


def _out_of_order(request: ChangeRequest) -> bool:
    submitted, decided = request.submitted_on, request.decided_on
    if is_open(request.state) or submitted is None or decided is None:
        return False
    return submitted > decided


def _unordered_path(request: ChangeRequest) -> str:
    """Both days as they are registered, oldest first, without saying what came after what."""
    parts = []
    if request.requested_by.strip():
        parts.append(_("Submitted by {name}").format(name=request.requested_by.strip()))
    forum, reference = _decided_by(request)
    if forum:
        parts.append(_("Decided by {name}").format(name=forum))
    if reference:
        parts.append(reference)
    if request.submitted_on is not None and request.decided_on is not None:
        decided = _dated(_("Decided {date}"), request.decided_on)
        submitted = _dated(_("Submitted {date}"), request.submitted_on)
        days = _("by the register {first} and {second}")
        parts.append(days.format(first=decided, second=submitted))
    return capital(" · ".join(parts))


def _decided_by(request: ChangeRequest) -> tuple[str, str]:
    """Who decided, and the meeting or procedure; a name that stands in both is told once."""
    forum, reference = request.decision_forum.strip(), request.decision_reference.strip()
    if folded(forum) == folded(reference):
        return forum, ""
    return ("" if folded(forum) in folded(reference) else forum), reference


def _meeting(request: ChangeRequest) -> str:
    """Which meeting is to decide, with its day unless the words name it already."""
    words = request.meeting.strip()
    if request.meeting_on is None:
        return words
    day, year = str(request.meeting_on.day), str(request.meeting_on.year)
    numbers = re.findall(r"\d+", words)
    if day in numbers and year in numbers:
        return words
    return f"{words} {long_day(request.meeting_on)}".strip()


def _dated(template: str, day: date) -> str:
    return template.format(date=long_day(day))


def _line(change: RequestedChange, granted: bool, names: _Names) -> ChangeLine:
    named = (change.topic, names.all, new_name(change))
    before, after = before_of(change), after_of(change)
    if granted and not change.refused:
        after = granted_of(change) or after
    if change.refused:
        difference = pgettext("difference", "refused")
    elif isinstance(after, Money):
        difference = money_difference(change.before_money, after)
    else:
        difference = date_difference(change.before_date, change.granted_date or change.after_date)
    words = [names.shown(change.subject, each) for each in (before, after)]
    shown = (words[0] or NOTHING, words[1] or NOTHING, difference)
    written = change.subject in _WRITTEN
    return ChangeLine(topic_words(*named), *shown, *topic_in_two(*named), written=written)


def date_difference(before: ImpreciseDate | None, after: ImpreciseDate | None) -> str:
    """ "1 måned senere", "14 dage tidligere"; "" where either names no day.

    Certain days less than a month apart are told in days, also across the turn of a month.
    """
    moved = delay(before, after)
    if before is None or after is None or moved is None or not moved.days:
        return ""
    exact = before.precision is after.precision is Precision.DAY
    if not moved.months or (exact and abs(moved.days) < _SHORTEST_MONTH):
        amount = days_words(abs(moved.days))
    else:
        amount = months_words(abs(moved.months))
    later = _("{amount} later") if moved.days > 0 else _("{amount} earlier")
    return later.format(amount=amount)


def money_difference(before: Money | None, after: Money | None) -> str:
    """ "1,3 mio. kr. mere"; "" where either is missing or the price levels differ."""
    if before is None or after is None or before.price_level != after.price_level:
        return ""
    ore = after.ore - before.ore
    if not ore:
        return ""
    more = _("{amount} more") if ore > 0 else _("{amount} less")
    return more.format(amount=money_words(Money(abs(ore))))
