"""Who takes part: organisations over time, and the people in a project's steering group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from portfolio_desktop.domain.choices import ParticipantKind as ParticipantKind
from portfolio_desktop.domain.choices import Role as Role
from portfolio_desktop.domain.periods import Period


@dataclass(frozen=True, slots=True)
class Participant:
    """A region, ministry, agency or supplier, valid from–to (inclusive days, None is open).

    What it did is carried on by its successor from the day after `valid_to`.
    """

    id: str
    name: str
    short_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: str | None = None
    kind: ParticipantKind = ParticipantKind.OTHER


def would_follow_itself(
    participant_id: str, successor_id: str | None, successors: Mapping[str, str | None]
) -> bool:
    """Whether a successor is the participant, or followed by it in the end; `successors` gives who
    follows each participant.
    """
    passed: set[str] = set()
    while successor_id and successor_id not in passed:
        if successor_id == participant_id:
            return True
        passed.add(successor_id)
        successor_id = successors.get(successor_id)
    return False


def standing(participant_id: str, participants: Iterable[Participant], day: date) -> str:
    """The id of who does on that day what the participant did: itself, or who follows it."""
    known = {each.id: each for each in participants}
    passed: set[str] = set()
    while (each := known.get(participant_id)) is not None and each.id not in passed:
        passed.add(each.id)
        if each.valid_to is None or each.valid_to >= day or each.successor_id not in known:
            break
        participant_id = each.successor_id or ""
    return participant_id


@dataclass(frozen=True, slots=True)
class Person:
    """Personal data, and nothing more than DOMAIN section 1 allows; each value can be erased."""

    id: str
    name: str
    title: str = ""
    mail: str = ""
    participant_id: str | None = None


PERSON_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "report": ("reported_by", "approved_by", "confirmed_by"),
        "participant_report": ("reported_by",),
        "reminder": ("sent_to",),
        "account": ("given_by",),
        "change_request": ("owner",),
        "risk": ("owner",),
        "action": ("owner",),
        "attendance": ("name", "title"),
        "item": ("owner", "presenter", "guests"),
        "minutes_comment": ("given_by",),
        "procedure_answer": ("given_by",),
        "written_procedure": ("sent_to",),
        "meeting_issue": ("sent_to",),
    }
)
"""The records that say who did something, and the fields in which they name the person."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A person in a role of a project, from–to (inclusive days, None is open)."""

    id: str
    project_id: str
    person_id: str
    role: Role = Role.MEMBER
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Participation:
    """A participant that reports on a project of its own accord."""

    id: str
    project_id: str
    participant_id: str


def is_valid(subject: Participant | Assignment, day: date) -> bool:
    """Whether the participant exists on that day, or the person is in the role."""
    begun = subject.valid_from is None or subject.valid_from <= day
    return begun and (subject.valid_to is None or day <= subject.valid_to)


def reports_for(participant: Participant, period: Period) -> bool:
    """Whether the participant is there to report for the month: on its last day."""
    return is_valid(participant, period.last_day)
