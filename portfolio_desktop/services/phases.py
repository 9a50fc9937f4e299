"""The phases a project goes through, as the register names and orders them."""

from __future__ import annotations

from portfolio_desktop.domain.change_request import Subject, is_open
from portfolio_desktop.domain.ids import phase_id
from portfolio_desktop.domain.keys import key_from
from portfolio_desktop.domain.ordering import project_order
from portfolio_desktop.domain.project import Phase
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.own_words import (
    name_field,
    ranks_added,
    ranks_moved,
    renamed,
    require_name,
)
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

_NUMBERS_NAMED = 5


def add_phase(register: RegisterFile, name: str, language: Language) -> Change:
    """Add a phase after all others, named in one language."""
    phases = register.reader.phases()
    names = {name_field(language): line(name)}
    require_name(phases, "", names, name_field(language))
    key = key_from(name, (each.key for each in phases), "phase")
    row = phase_id(key)
    ranks = dict(ranks_added(phases, row))
    with register.edit(Label("phase_added", {"phase": key})) as edit:
        edit.create("phase", row, {"key": key, **names, "rank": ranks.pop(row)})
        for other, rank in ranks.items():
            edit.set("phase", other, "rank", rank)
    return edit.change


def rename_phase(register: RegisterFile, key: str, language: Language, name: str) -> Change:
    """Call a phase something else in one language; projects that have it follow."""
    phases = register.reader.phases()
    phase = _phase(register.reader, key)
    names = renamed(phase, language, name)
    require_name(phases, key, names, name_field(language))
    with register.edit(Label("phase_renamed", {"phase": key})) as edit:
        for field, value in names.items():
            edit.set("phase", phase.id, field, value)
    return edit.change


def move_phase(register: RegisterFile, key: str, step: int) -> Change:
    """Put a phase before the one above it (-1) or after the one below (+1), of those in use."""
    ranks = ranks_moved(register.reader.phases(), _phase(register.reader, key), step)
    with register.edit(Label("phase_moved", {"phase": key})) as edit:
        for row, rank in ranks:
            edit.set("phase", row, "rank", rank)
    return edit.change


def retire_phase(register: RegisterFile, key: str) -> Change:
    """Offer a phase no longer. Refused while projects are in it, or a request asks for it."""
    reader = register.reader
    phase = _phase(reader, key)
    inside = [each for each in reader.projects() if each.phase == key and not each.archived]
    numbers = [each.number for each in project_order(inside)]
    if numbers:
        raise refuse("phase_in_use", "phase", count=len(numbers), projects=_listed(numbers))
    asking = _requests_for(reader, key)
    if asking:
        raise refuse("phase_asked_for", "phase", requests=_listed(asking))
    with register.edit(Label("phase_retired", {"phase": key})) as edit:
        edit.set("phase", phase.id, "active", False)
    return edit.change


def restore_phase(register: RegisterFile, key: str) -> Change:
    """Offer a phase again, in its old place."""
    phase = _phase(register.reader, key)
    with register.edit(Label("phase_restored", {"phase": key})) as edit:
        edit.set("phase", phase.id, "active", True)
    return edit.change


def _phase(reader: Reader, key: str) -> Phase:
    for phase in reader.phases():
        if phase.key == key:
            return phase
    raise refuse("phase_unknown", "phase", text=key)


def _requests_for(reader: Reader, key: str) -> list[str]:
    """The numbers of the undecided requests that ask for the phase."""
    undecided = {each.id: each.number for each in reader.requests() if is_open(each.state)}
    wanted = reader.requested_changes(undecided)
    return [
        undecided[each.request_id]
        for each in wanted
        if each.subject is Subject.PHASE and each.after_text == key
    ]


def _listed(numbers: list[str]) -> str:
    """The first of them, with dots where there are more."""
    named = ", ".join(number or "–" for number in numbers[:_NUMBERS_NAMED])
    return f"{named} …" if len(numbers) > _NUMBERS_NAMED else named
