"""What a change request changes, in words: before, after, the difference, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.change_request import RequestedChange, Subject, Topic
from portfolio_desktop.domain.dates import ImpreciseDate, Precision
from portfolio_desktop.domain.delay import Ends, delay
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import time_hint
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.criteria import criteria
from portfolio_desktop.services.hints import time_sentence
from portfolio_desktop.services.request_topics import in_order, names_of, topic_words
from portfolio_desktop.services.requested import (
    ChangeDraft,
    Value,
    after_of,
    before_of,
    granted_of,
    lies_within,
    new_name,
    read_wish,
    require_said,
    start_of,
)
from portfolio_desktop.services.typed import line
from portfolio_desktop.services.words import (
    colour_word,
    date_words,
    days_words,
    delay_words,
    money_change_words,
    money_words,
    months_words,
)
from portfolio_desktop.storage.reader import Reader

_NOTHING_KNOWN: Mapping[Topic, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed thing in words.

    `granted` is what was approved where that differs from `after`; `difference` then is of that.
    `direction` is 1 where it becomes later or dearer, -1 earlier or cheaper, else 0. `problem` says
    why a typed wish cannot be read or is not complete yet, `refused` that the point was not
    approved.
    """

    topic: Topic
    title: str
    before: str
    after: str
    difference: str
    direction: int = 0
    granted: str = ""
    problem: Problem | None = None
    refused: bool = False

    @property
    def subject(self) -> Subject:
        return self.topic.subject


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that follows from an approval; `colour` is the hint it leads to, if that is not
    green, and `detail` then its arithmetic."""

    sentence: str
    detail: str = ""
    colour: Colour | None = None


def change_lines(
    changes: Iterable[RequestedChange], names: Mapping[str, str]
) -> tuple[ChangeLine, ...]:
    """The changes of a request in the order of the subjects; `names` are `names_of` the reader."""
    return tuple(_recorded(change, names) for change in in_order(changes))


def _recorded(change: RequestedChange, names: Mapping[str, str]) -> ChangeLine:
    before, asked, granted = before_of(change), after_of(change), granted_of(change)
    title = topic_words(change.topic, names, new_name(change))
    if change.refused:
        refused = _line(change.topic, title, before, asked, names)
        words = pgettext("difference", "refused")
        return replace(refused, difference=words, direction=0, refused=True)
    if not granted:
        return _line(change.topic, title, before, asked, names)
    given = _line(change.topic, title, before, granted, names)
    return replace(given, after=_words(change.subject, asked, names), granted=given.after)


def preview_changes(
    reader: Reader,
    project_id: str,
    drafts: Iterable[ChangeDraft],
    known: Mapping[Topic, Value] = _NOTHING_KNOWN,
) -> tuple[ChangeLine, ...]:
    """The lines a form shows while it is filled in; a wish that cannot be read has its problem.

    `known` is what was read of a subject before: it holds while its words stay the same.
    """
    start, names = start_of(reader, project_id), names_of(reader, [project_id])
    return tuple(
        _preview(reader, draft, (start.of(draft.topic), known.get(draft.topic)), names)
        for draft in drafts
    )


def consequences(
    reader: Reader, project_id: str, drafts: Iterable[ChangeDraft], day: date
) -> tuple[Consequence, ...]:
    """What an approval of these changes would lead to; wishes that cannot be read are left out.

    `day` is the day the hints are reckoned for, as in the panel: no later than the month shown.
    """
    wishes = readable_wishes(reader, drafts)
    found = end_consequences(reader, project_id, wishes.get(Topic(Subject.END)), day)
    budget = wishes.get(Topic(Subject.BUDGET))
    if isinstance(budget, Money):
        found.append(_on_cost(start_of(reader, project_id).budget, budget))
    if wishes:
        found.append(next_plan(reader, project_id))
    return tuple(found)


def readable_wishes(
    reader: Reader,
    drafts: Iterable[ChangeDraft],
    known: Mapping[Topic, Value] = _NOTHING_KNOWN,
) -> dict[Topic, Value]:
    """What the drafts ask for, less what cannot be read or is not said yet."""
    wishes: dict[Topic, Value] = {}
    for draft in drafts:
        try:
            wish = read_wish(reader, draft, known.get(draft.topic))
            require_said(draft.topic, wish, draft.name)
        except RuleError:
            continue
        wishes[draft.topic] = wish
    return wishes


def end_consequences(reader: Reader, project_id: str, end: Value, day: date) -> list[Consequence]:
    """What a new end date does to the delay, the hint and the forecast; none without a date."""
    if not isinstance(end, ImpreciseDate):
        return []
    forecast = finding.project(reader, project_id).forecast_end
    return [_on_time(reader, project_id, end, day), *_on_forecast(forecast, end)]


def difference_words(before: Value, after: Value) -> tuple[str, int]:
    """The difference ("+1 måned", "+31 dage", "uændret"; "" where none exists), and where to."""
    if isinstance(before, ImpreciseDate) and isinstance(after, ImpreciseDate):
        return _date_difference(before, after)
    if isinstance(before, Money) and isinstance(after, Money):
        if before.price_level != after.price_level:
            return pgettext("difference", "other price level"), 0
        change = after.ore - before.ore
        return money_change_words(change) or _unchanged(), (change > 0) - (change < 0)
    if before and before == after:
        return _unchanged(), 0
    return (pgettext("difference", "new"), 0) if after and not before else ("", 0)


def _date_difference(before: ImpreciseDate, after: ImpreciseDate) -> tuple[str, int]:
    moved = delay(before, after)
    if moved is None:
        return "", 0
    if moved.days == 0:
        return _unchanged(), 0
    exact = before.precision is after.precision is Precision.DAY
    sign = "+" if moved.days > 0 else "−"
    if exact or moved.months == 0:
        words = days_words(abs(moved.days))
    else:
        words = months_words(abs(moved.months))
    return sign + words, 1 if moved.days > 0 else -1


def _unchanged() -> str:
    return pgettext("difference", "unchanged")


def _line(
    topic: Topic, title: str, before: Value, after: Value, names: Mapping[str, str]
) -> ChangeLine:
    difference, direction = difference_words(before, after)
    return ChangeLine(
        topic=topic,
        title=title,
        before=_words(topic.subject, before, names),
        after=_words(topic.subject, after, names),
        difference=difference,
        direction=direction,
    )


def _preview(
    reader: Reader, draft: ChangeDraft, values: tuple[Value, Value], names: Mapping[str, str]
) -> ChangeLine:
    """`values` are what holds now and what was read of the wish before."""
    before, read_before = values
    topic, title = draft.topic, topic_words(draft.topic, names, draft.name)
    try:
        after = read_wish(reader, draft, read_before)
        require_said(topic, after, draft.name)
    except RuleError as error:
        shown = _line(topic, title, before, None, names)
        return replace(shown, after=draft.after, difference="", problem=error.problem)
    if draft.subject is Subject.LEAD and isinstance(after, str):
        known = finding.participant(reader, after)
        after = known.id if known else after
    return _line(topic, title, before, after, names)


def _words(subject: Subject, value: Value, names: Mapping[str, str]) -> str:
    if isinstance(value, ImpreciseDate):
        return date_words(value)
    if isinstance(value, Money):
        return money_words(value)
    if subject in {Subject.PHASE, Subject.LEAD}:
        return names.get(value or "", value or "")
    return value or ""


def _on_time(reader: Reader, project_id: str, end: ImpreciseDate, day: date) -> Consequence:
    plans = reader.baselines([project_id])
    project = finding.project(reader, project_id)
    original = next((plan.end for plan in plans if plan.version == 1), None)
    approved = plans[-1].end if plans else None
    thresholds = criteria(reader)
    actual = project.actual_end
    before = time_hint(Ends(original, approved, project.forecast_end, actual), day, thresholds)
    after = time_hint(Ends(original, end, end, actual), day, thresholds)
    moved = delay(original, end)
    sentence = _("Time: the original plan has no end date")
    if moved is not None:
        words = delay_words(moved.months)
        sentence = (
            _("Time: {delay} against the original plan").format(delay=words)
            if words
            else _("Time: as in the original plan")
        )
    if after is not None and after.colour is not Colour.GREEN:
        return Consequence(sentence, time_sentence(after), after.colour)
    detail = ""
    if before is not None and after is not None and before.colour is not after.colour:
        detail = _("The hint changes from {before} to {after} against the new plan").format(
            before=colour_word(before.colour), after=colour_word(after.colour)
        )
    return Consequence(sentence, detail)


def _on_forecast(forecast: ImpreciseDate | None, end: ImpreciseDate) -> list[Consequence]:
    """What becomes of the forecast; nothing worth a line where it says the same already."""
    if forecast is None or line(forecast.text) == line(end.text):
        return []
    if lies_within(forecast, end):
        words = _("The forecast end date stays: {date}").format(date=date_words(forecast))
    else:
        words = _("The forecast end date moves from {before} to {after}").format(
            before=date_words(forecast), after=date_words(end)
        )
    return [Consequence(words)]


def _on_cost(before: Money | None, after: Money) -> Consequence:
    words, _direction = difference_words(before, after)
    if before is None:
        return Consequence(_("Cost: {amount}").format(amount=money_words(after)))
    return Consequence(_("Cost: {difference}").format(difference=words))


def next_plan(reader: Reader, project_id: str) -> Consequence:
    """The version an approval makes, and the original end date that stays."""
    plans = reader.baselines([project_id])
    original = next((plan.end for plan in plans if plan.version == 1), None)
    sentence = plan_words(start_of(reader, project_id).version + 1)
    if original is None:
        return Consequence(sentence)
    kept = _("The original end date {date} is kept").format(date=date_words(original))
    return Consequence(sentence, kept)


def plan_words(version: int) -> str:
    """ "Godkendt plan, version 2"."""
    return _("Approved plan, version {version}").format(version=version)
