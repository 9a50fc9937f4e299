"""What a request can be made to change besides what it changes already: for the form's menu."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import About, Subject, Topic
from portfolio_desktop.services import finding
from portfolio_desktop.services.economy import economy_of
from portfolio_desktop.services.milestones import milestones_of
from portfolio_desktop.storage.reader import Reader

YEARS_AHEAD = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be added, by the name it has in its menu."""

    topic: Topic
    name: str


@dataclass(frozen=True, slots=True)
class YearChoices:
    """A year's budget: the year in all (None where it is asked for already), and by participant."""

    year: int
    whole: Topic | None
    parties: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """`subjects` are of the project as a whole, `milestones` those that have not happened, and
    `droppable` those of them that can still be taken out of the plan."""

    subjects: tuple[Subject, ...]
    milestones: tuple[Choice, ...]
    droppable: tuple[Choice, ...]
    years: tuple[YearChoices, ...]


def offer(reader: Reader, project_id: str, taken: Collection[Topic], today: date) -> Offer:
    """What can still be asked for, besides what is `taken`."""
    whole = (each for each in Subject if each not in {Subject.MILESTONE, Subject.YEAR_BUDGET})
    milestones = {
        Choice(topic, each.milestone.name): each
        for each in milestones_of(reader, project_id)
        if (topic := Topic(Subject.MILESTONE, About(each.milestone.id))) not in taken
    }
    return Offer(
        tuple(subject for subject in whole if Topic(subject) not in taken),
        tuple(choice for choice, each in milestones.items() if not each.reached),
        tuple(choice for choice, each in milestones.items() if each.ahead),
        _years(reader, project_id, taken, today),
    )


def _years(
    reader: Reader, project_id: str, taken: Collection[Topic], today: date
) -> tuple[YearChoices, ...]:
    stated = {each.year for each in economy_of(reader, project_id).years}
    ahead = range(today.year, today.year + YEARS_AHEAD + 1)
    payers = _payers(reader, project_id)
    found = []
    for year in sorted(stated.union(ahead)):
        whole = Topic(Subject.YEAR_BUDGET, About(year=year))
        parties = tuple(
            Choice(topic, name)
            for payer, name in payers
            if (topic := Topic(Subject.YEAR_BUDGET, About(year=year, participant_id=payer)))
            not in taken
        )
        if whole not in taken or parties:
            found.append(YearChoices(year, None if whole in taken else whole, parties))
    return tuple(found)


def _payers(reader: Reader, project_id: str) -> list[tuple[str, str]]:
    """Who takes part in the project or has money in it, in the order of the register."""
    project = finding.project(reader, project_id)
    ids = {project.lead_id} | {each.participant_id for each in reader.participations([project_id])}
    for year in economy_of(reader, project_id).years:
        ids |= year.parties.keys()
    return [(each.id, each.name) for each in reader.participants() if each.id in ids]
