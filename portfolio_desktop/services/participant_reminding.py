"""Reminding the participants that report on projects of their own accord."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from portfolio_desktop.domain.ordering import danish_key
from portfolio_desktop.domain.participants import Participant, reports_for
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.services.collection import Collection, CollectionRow
from portfolio_desktop.services.project_people import Contact, ProjectPeople
from portfolio_desktop.services.reminding import ReminderLetter, letter_about
from portfolio_desktop.storage.reader import Reader


def participant_letters(
    reader: Reader, collection: Collection, project_ids: Iterable[str]
) -> tuple[ReminderLetter, ...]:
    """A letter for each participant whose report on any of these projects is awaited, by name.

    It goes to those of its people who have a role in the projects; where there are none, to the
    participant, without an address. Projects whose report is approved are passed over.
    """
    wanted = frozenset(project_ids)
    rows = {
        row.project_id: row
        for row in collection.rows
        if row.project_id in wanted
        and row.stage is not ReportStage.APPROVED
        and (row.expected or row.missing)
    }
    there = {
        each.id: each for each in reader.participants() if reports_for(each, collection.period)
    }
    reported = {
        (each.participant_id, each.project_id)
        for each in reader.participant_reports([collection.period], rows)
        if each.received_on is not None
    }
    awaited: dict[str, set[str]] = {}
    for each in reader.participations(rows):
        if each.participant_id in there and (each.participant_id, each.project_id) not in reported:
            awaited.setdefault(each.participant_id, set()).add(each.project_id)
    people = ProjectPeople.read(reader, collection.today, rows)
    info = reader.info()
    return tuple(
        letter_about(info, collection, recipient, about, participant=participant)
        for participant in sorted(
            (there[each] for each in awaited), key=lambda each: (danish_key(each.name), each.id)
        )
        for recipient, about in _recipients(
            participant,
            [row for project, row in rows.items() if project in awaited[participant.id]],
            people,
        ).items()
    )


def _recipients(
    participant: Participant, rows: Sequence[CollectionRow], people: ProjectPeople
) -> dict[Contact, list[CollectionRow]]:
    """Whom to write to about which of the projects."""
    found: dict[Contact, list[CollectionRow]] = {}
    for row in rows:
        contacts = people.of_participant(row.project_id, participant.id) or (
            Contact(participant.name),
        )
        for contact in contacts or (Contact(participant.name),):
            found.setdefault(contact, []).append(row)
    return found
