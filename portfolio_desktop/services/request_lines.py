"""What a change request changes, in words: before, after, the difference, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from portfolio_desktop.domain.change_request import RequestedChange, Subject, Topic
from portfolio_desktop.domain.dates import ImpreciseDate, Precision, drops_out
from portfolio_desktop.domain.delay import delay
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.request_topics import in_order, names_of, topic_words
from portfolio_desktop.services.requested import (
    ChangeDraft,
    Value,
    after_of,
    before_of,
    granted_of,
    new_name,
    read_wish,
    require_said,
    start_of,
)
from portfolio_desktop.services.words import (
    date_words,
    days_words,
    money_change_words,
    money_words,
    months_words,
)
from portfolio_desktop.storage.reader import Reader

_A_YEAR = 12
"""Months from which nobody counts the days any more."""
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
    green or was another (`before`), and `detail` then its arithmetic. What is `late` is a harm."""

    sentence: str
    detail: str = ""
    colour: Colour | None = None
    before: Colour | None = None
    late: bool = False


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


def topic_line(topic: Topic, before: Value, after: Value, names: Mapping[str, str]) -> ChangeLine:
    """What two plans say of a topic, in words."""
    return _line(topic, topic_words(topic, names), before, after, names)


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


def readable_wishes(
    reader: Reader,
    project_id: str,
    drafts: Iterable[ChangeDraft],
    known: Mapping[Topic, Value] = _NOTHING_KNOWN,
) -> dict[Topic, Value]:
    """What the drafts ask for, less what cannot be read or is not said yet."""
    wishes: dict[Topic, Value] = {}
    start = start_of(reader, project_id)
    for draft in drafts:
        try:
            wish = read_wish(reader, draft, known.get(draft.topic), start.of(draft.topic))
            require_said(draft.topic, wish, draft.name)
        except RuleError:
            continue
        wishes[draft.topic] = wish
    return wishes


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
    if isinstance(after, ImpreciseDate) and drops_out(after):
        return "", 0
    return (pgettext("difference", "new"), 0) if after and not before else ("", 0)


def _date_difference(before: ImpreciseDate, after: ImpreciseDate) -> tuple[str, int]:
    moved = delay(before, after)
    if moved is None:
        return "", 0
    if moved.days == 0:
        return _unchanged(), 0
    exact = before.precision is after.precision is Precision.DAY
    sign = "+" if moved.days > 0 else "−"
    if moved.months == 0 or (exact and abs(moved.months) < _A_YEAR):
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
        after = read_wish(reader, draft, read_before, before)
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
