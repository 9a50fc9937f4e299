"""What must hold before a test or a go-live may start: written, met, relaxed. Each function is one
edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.domain.dependencies import StartCriterion
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.domain.ordering import rank_between
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.milestones import planned_milestone
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.typed import certain_day, line, refuse, typed_day
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, FieldValue, Label

NEW = ""
"""The id of a criterion that is to be added."""


@dataclass(frozen=True, slots=True)
class CriteriaCount:
    """How many of a milestone's criteria hold, and how many need not."""

    total: int = 0
    met: int = 0
    relaxed: int = 0

    @property
    def missing(self) -> int:
        return self.total - self.met - self.relaxed

    @property
    def words(self) -> str:
        """ "3 af 5 opfyldt, 1 lempet"; "" where there are none."""
        if not self.total:
            return ""
        met = _("{met} of {total} met").format(met=self.met, total=self.total)
        if not self.relaxed:
            return met
        relaxed = ngettext("{count} relaxed", "{count} relaxed", self.relaxed)
        return _("{met}, {relaxed}").format(met=met, relaxed=relaxed.format(count=self.relaxed))


NO_CRITERIA = CriteriaCount()


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The decision that a criterion need not hold, as its form holds it."""

    decided_on: str = ""
    reference: str = ""
    note: str = ""


def criteria_of(reader: Reader, milestone_id: str) -> tuple[StartCriterion, ...]:
    """A milestone's criteria in their order."""
    return reader.board.rows(StartCriterion, milestone_id=[milestone_id])


def criterion_of(reader: Reader, criterion_id: str) -> StartCriterion:
    """One criterion; a RuleError where it is gone."""
    found = reader.board.row(StartCriterion, criterion_id)
    if found is None:
        raise refuse("criterion_unknown", "text")
    return found


def relaxation_of(reader: Reader, criterion_id: str) -> Relaxation:
    """The form of the decision, filled with what the register holds."""
    found = criterion_of(reader, criterion_id)
    return Relaxation(typed_day(found.decided_on), found.decision_reference, found.note)


def criteria_counts(reader: Reader, milestone_ids: Iterable[str]) -> Mapping[str, CriteriaCount]:
    """The counts of these milestones; only of those that have criteria."""
    rows = reader.board.rows(StartCriterion, milestone_id=milestone_ids)
    found = {}
    for milestone, own in grouped(rows, lambda each: each.milestone_id).items():
        states = Counter(each.state for each in own)
        found[milestone] = CriteriaCount(
            len(own), states[CriterionState.MET], states[CriterionState.RELAXED]
        )
    return found


def write_criteria(
    register: RegisterFile, milestone_id: str, texts: Sequence[tuple[str, Mapping[str, str]]]
) -> Change:
    """Write the `text` and the `note` of several criteria in one edit; those with `NEW` for an id
    are added at the end, where they say anything. A RuleError where one would say nothing.
    """
    reader = register.reader
    own = criteria_of(reader, milestone_id)
    adds = any(criterion == NEW for criterion, _texts in texts)
    code = "criteria_written" if len(texts) > 1 else "criterion_edited"
    code = "criterion_added" if adds and len(texts) == 1 else code
    rank = own[-1].rank if own else ""
    with register.edit(_label(reader, code, milestone_id)) as edit:
        for criterion, wished in texts:
            if criterion != NEW:
                _rewrite(edit, reader, criterion, wished)
            elif wished.get("text", "").strip():
                rank = rank_between(rank, "")
                values = {**_typed(wished), "milestone_id": milestone_id, "rank": rank}
                edit.create("start_criterion", new_id(), values)
    return edit.change


def set_criterion_state(register: RegisterFile, criterion_id: str, state: CriterionState) -> Change:
    """Say that a criterion is met, or is not. A decision that relaxed it holds no longer; only
    `relax_criterion` relaxes."""
    before = criterion_of(register.reader, criterion_id)
    values: dict[str, FieldValue] = {"state": state, "decided_on": None, "decision_reference": ""}
    if state is CriterionState.RELAXED:
        raise refuse("criterion_reference_missing", "decision_reference")
    return _write_state(register, before, values)


def relax_criterion(register: RegisterFile, criterion_id: str, decision: Relaxation) -> Change:
    """Let a milestone start though the criterion does not hold. A RuleError names the field: who
    relaxed it has to be said, and the day is a day or left empty.
    """
    before = criterion_of(register.reader, criterion_id)
    rules = date_rules(register.reader)
    values: dict[str, FieldValue] = {
        "state": CriterionState.RELAXED,
        "decided_on": certain_day(decision.decided_on, "decided_on", rules),
        "decision_reference": line(decision.reference),
        "note": line(decision.note),
    }
    if not values["decision_reference"]:
        raise refuse("criterion_reference_missing", "decision_reference")
    return _write_state(register, before, values)


def move_criterion(register: RegisterFile, criterion_id: str, step: int) -> Change:
    """Put a criterion one place up (-1) or down (1), where there is such a place."""
    before = criterion_of(register.reader, criterion_id)
    own = criteria_of(register.reader, before.milestone_id)
    others = [each for each in own if each.id != criterion_id]
    place = next(at for at, each in enumerate(own) if each.id == criterion_id) + step
    if not 0 <= place <= len(others):
        return Change(None)
    above = others[place - 1].rank if place else ""
    below = next((each.rank for each in others[place:] if each.rank > above), "")
    with register.edit(_label(register.reader, "criterion_moved", before.milestone_id)) as edit:
        edit.set("start_criterion", criterion_id, "rank", rank_between(above, below))
    return edit.change


def remove_criterion(register: RegisterFile, criterion_id: str) -> Change:
    """Take a criterion away. One that was decided about may be in minutes; the history keeps it."""
    before = criterion_of(register.reader, criterion_id)
    project = planned_milestone(register.reader, before.milestone_id).milestone.project_id
    with register.edit(_label(register.reader, "criterion_removed", before.milestone_id)) as edit:
        edit.delete("start_criterion", criterion_id)
    touched = {("milestone", before.milestone_id), ("project", project)}
    return Change(edit.change.edit, edit.change.rows | touched)


def _write_state(
    register: RegisterFile, before: StartCriterion, values: Mapping[str, FieldValue]
) -> Change:
    facts = {"criterion": str(values["state"])}
    label = _label(register.reader, "criterion_state", before.milestone_id, **facts)
    with register.edit(label) as edit:
        for field, value in values.items():
            edit.set("start_criterion", before.id, field, value)
    return edit.change


def _rewrite(
    edit: EditSession, reader: Reader, criterion_id: str, wished: Mapping[str, str]
) -> None:
    criterion_of(reader, criterion_id)
    for field, value in _typed(wished).items():
        if field == "text" and not value:
            raise refuse("criterion_empty", "text")
        edit.set("start_criterion", criterion_id, field, value)


def _typed(wished: Mapping[str, str]) -> dict[str, FieldValue]:
    return {field: line(text) for field, text in wished.items()}


def _label(reader: Reader, code: str, milestone_id: str, **facts: str) -> Label:
    project = planned_milestone(reader, milestone_id).milestone.project_id
    return Label(code, {"number": finding.project(reader, project).number, **facts})
