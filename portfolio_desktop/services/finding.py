"""The rows a verb is about, or a refusal that names the field where they were asked for."""

from __future__ import annotations

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.participants import Participant, Person
from portfolio_desktop.domain.project import Project
from portfolio_desktop.domain.status import OVERALL
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader


def project(reader: Reader, project_id: str) -> Project:
    found = reader.projects([project_id])
    if not found:
        raise refuse("project_unknown", "project_id")
    return found[0]


def request(reader: Reader, request_id: str) -> ChangeRequest:
    found = reader.requests([request_id])
    if not found:
        raise refuse("request_unknown", "request_id")
    return found[0]


def dimension(reader: Reader, key: str) -> str:
    """The key, of the overall lamp or of a dimension of the register."""
    if key != OVERALL and key not in {each.key for each in reader.dimensions()}:
        raise refuse("dimension_unknown", "dimension", text=key)
    return key


def phase(reader: Reader, text: str, field: str = "phase") -> str:
    """The key of the phase with this key or name; "" for an empty text."""
    wanted = folded(line(text))
    if not wanted:
        return ""
    for each in reader.phases():
        if wanted in {folded(each.key), folded(each.name_da), folded(each.name_en)}:
            return each.key
    raise refuse("phase_unknown", field, text=line(text))


def participant(reader: Reader, text: str) -> Participant | None:
    """The participant with this id, name or short name, however it is spelt."""
    wanted = folded(line(text))
    for each in reader.participants():
        if text == each.id or wanted in {folded(each.name), folded(each.short_name) or None}:
            return each
    return None


def participant_of(reader: Reader, participant_id: str, field: str = "name") -> Participant:
    """The participant with this id."""
    for each in reader.participants():
        if each.id == participant_id:
            return each
    raise refuse("participant_unknown", field)


def person_of(reader: Reader, person_id: str) -> Person:
    for each in reader.persons():
        if each.id == person_id:
            return each
    raise refuse("person_unknown", "name")
