"""What change requests ask for: the plan they start from, the wish, and what was granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from portfolio_desktop.domain.change_request import PROJECT, About, RequestedChange, Subject, Topic
from portfolio_desktop.domain.date_words import DROPPED
from portfolio_desktop.domain.dates import ImpreciseDate, Precision, drops_out
from portfolio_desktop.domain.delay import approved_plan
from portfolio_desktop.domain.money import Money
from portfolio_desktop.services import finding
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.services.projects import lead
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import amount_beside, imprecise, line, passage, refuse, shown
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import FieldValue

Value = ImpreciseDate | Money | str | None

_DATES = frozenset({Subject.END, Subject.MILESTONE})
_AMOUNTS = frozenset({Subject.BUDGET, Subject.YEAR_BUDGET})


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """What something is to become, as typed: a date, an amount, a text, a phase or a name.

    `name` is that of a milestone that comes with the change.
    """

    subject: Subject
    after: str = ""
    about: About = PROJECT
    name: str = ""

    @property
    def topic(self) -> Topic:
        return Topic(self.subject, self.about)

    @property
    def said(self) -> bool:
        """Whether anything was filled in."""
        return bool(self.after or self.name)


@dataclass(frozen=True, slots=True)
class Start:
    """What changes start from: the approved plan (what it does not say, as it is expected)."""

    version: int = 0
    end: ImpreciseDate | None = None
    budget: Money | None = None
    scope: str = ""
    phase: str = ""
    lead: str = ""
    milestones: Mapping[str, ImpreciseDate | None] = field(default_factory=dict)
    """By id."""
    years: Mapping[tuple[int, str], Money | None] = field(default_factory=dict)
    """By year and participant id, "" for the year in all."""

    def of(self, topic: Topic) -> Value:
        match topic.subject:
            case Subject.MILESTONE:
                return self.milestones.get(topic.about.milestone_id)
            case Subject.YEAR_BUDGET:
                return self.years.get((topic.about.year, topic.about.participant_id))
            case Subject.END:
                return self.end
            case Subject.BUDGET:
                return self.budget
        texts = {Subject.SCOPE: self.scope, Subject.PHASE: self.phase, Subject.LEAD: self.lead}
        return texts[topic.subject]


def start_of(reader: Reader, project_id: str) -> Start:
    """What the project's changes start from just now."""
    project = finding.project(reader, project_id)
    plan = approved_plan(reader.baselines([project_id]))
    return Start(
        version=plan.version if plan else 0,
        end=(plan.end if plan else None) or project.forecast_end,
        budget=plan.budget if plan else None,
        scope=plan.scope if plan else "",
        phase=project.phase,
        lead=project.lead_id or "",
        milestones={
            each.milestone.id: each.dates.approved or each.dates.forecast
            for each in milestones_of(reader, project_id)
        },
        years={
            (each.year, each.participant_id or ""): each.budget
            for each in reader.plan.budgets([project_id])
            if plan and each.baseline_id == plan.id and not each.quarter
        },
    )


def fields_of(topic: Topic, prefix: str, value: Value) -> dict[str, FieldValue]:
    """The value as the field of a requested change: `prefix` is before, after or granted."""
    if topic.subject in _DATES:
        return {f"{prefix}_date": value}
    if topic.subject in _AMOUNTS:
        return {f"{prefix}_money": value}
    return {f"{prefix}_text": value or ""}


def place_of(topic: Topic) -> dict[str, FieldValue]:
    """The fields of a requested change that say what it is about."""
    about = topic.about
    return {
        "subject": topic.subject,
        "milestone_id": about.milestone_id or None,
        "year": about.year or None,
        "participant_id": about.participant_id or None,
    }


def before_of(change: RequestedChange) -> Value:
    return _pick(change.subject, change.before_date, change.before_money, change.before_text)


def after_of(change: RequestedChange) -> Value:
    """What was asked for."""
    return _pick(change.subject, change.after_date, change.after_money, change.after_text)


def granted_of(change: RequestedChange) -> Value:
    """What was granted where that differs from what was asked for; else None or ""."""
    return _pick(change.subject, change.granted_date, change.granted_money, change.granted_text)


def _pick(subject: Subject, day: ImpreciseDate | None, budget: Money | None, text: str) -> Value:
    if subject in _DATES:
        return day
    return budget if subject in _AMOUNTS else text


def new_name(change: RequestedChange) -> str:
    """The name of a milestone that comes with the change; "" of anything else."""
    return change.after_text if change.subject is Subject.MILESTONE else ""


def typed_change(change: RequestedChange, leads: Mapping[str, str]) -> ChangeDraft:
    """The change as it was typed; `leads` are the participants' names by id."""
    after = typed_value(change.subject, after_of(change), leads)
    return ChangeDraft(change.subject, after, change.topic.about, new_name(change))


def typed_value(subject: Subject, value: Value, leads: Mapping[str, str]) -> str:
    if isinstance(value, ImpreciseDate | Money):
        return shown(value)
    if subject is Subject.LEAD:
        return leads.get(value or "", value or "")
    return value or ""


def read_wish(reader: Reader, draft: ChangeDraft, known: Value, beside: Value) -> Value:
    """The value a draft asks for; a RuleError with the topic's field where it cannot be read.

    A participant is left as typed: see `stored`. `known` is what was read last time.
    An amount without a unit is in that of what holds now, which stands `beside` it.
    """
    field_name = field_of(draft.topic)
    if draft.subject in _DATES:
        before = known if isinstance(known, ImpreciseDate) else None
        return imprecise(draft.after, before, date_rules(reader))
    if draft.subject in _AMOUNTS:
        amounts = [each if isinstance(each, Money) else None for each in (known, beside)]
        return amount_beside(draft.after, amounts[0], field_name, amounts[1] or amounts[0])
    if draft.subject is Subject.PHASE:
        return finding.phase(reader, draft.after, field_name)
    return passage(draft.after)


def stored(edit: EditSession, reader: Reader, subject: Subject, value: Value) -> Value:
    """The value as it is kept: a participant's id, made within the edit where the name is new."""
    if subject is Subject.LEAD and isinstance(value, str):
        return lead(edit, reader, value) or ""
    return value


def lies_within(known: ImpreciseDate, wide: ImpreciseDate) -> bool:
    """Whether every day that `known` may mean is one of those of `wide`."""
    days = (wide.earliest, known.earliest, known.latest, wide.latest)
    certain = [day for day in days if day is not None]
    return len(certain) == len(days) and certain == sorted(certain)


def require_said(topic: Topic, value: Value, name: str = "") -> None:
    """A RuleError unless it is said what the topic is to become: a date must be one (or say that
    a milestone drops out), and a milestone that comes with the change needs a `name`."""
    field_name = field_of(topic)
    if topic.about.added and not line(name):
        raise refuse("milestone_unnamed", f"{field_name}.name")
    if value is None or value == "":
        raise refuse("change_incomplete", field_name, subject=topic.subject.value)
    if isinstance(value, ImpreciseDate) and not _says_when(topic, value):
        raise refuse("date_missing", field_name, text=value.text)


def _says_when(topic: Topic, value: ImpreciseDate) -> bool:
    """Only a milestone that is in the plan can drop out of it."""
    if drops_out(value):
        return bool(topic.about.milestone_id)
    return value.precision is not Precision.UNREAD


def dropped_words() -> str:
    """What is typed where a milestone is to drop out of the plan: "udgår"."""
    return date_words(ImpreciseDate(min(DROPPED), None, None, Precision.NONE))


def field_of(topic: Topic) -> str:
    """The name a form gives the field of this topic: "changes.end", "changes.year_budget.2024"."""
    return ".".join(("changes", topic.subject.value, *topic.about.parts))
