"""Participants and programmes that rows name by their names."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

from portfolio_desktop.domain.ids import new_id
from portfolio_desktop.exchange.column_titles import Target
from portfolio_desktop.exchange.imported import ImportedRow
from portfolio_desktop.workflows.import_plan import Match, RowPlan
from portfolio_desktop.workflows.import_standing import Standing, same_name, same_number
from portfolio_desktop.workflows.import_values import FieldChange, Write


class Links:
    """Finds what the rows of one file point to: in the register, or new in the file itself."""

    def __init__(
        self, standing: Standing, rows: Sequence[ImportedRow], matches: Sequence[Match]
    ) -> None:
        self._standing = standing
        self._participants: dict[str, str] = {}
        for participant in standing.participants:
            for name in (participant.short_name, participant.name):
                if name:
                    self._participants[same_name(name)] = participant.id
        self._names = {participant.id: participant.name for participant in standing.participants}
        self._projects: dict[str, str] = {}
        for project in standing.projects.values():
            self._know(project.number, project.name, project.id)
        for row, match in zip(rows, matches, strict=True):
            if match.problem is None:
                self._know(row.number, row.name, match.project_id)

    def _know(self, number: str, name: str, project: str) -> None:
        if name:
            self._projects.setdefault("name " + same_name(name), project)
        if number:
            self._projects["nr " + same_number(number)] = project

    def lead(self, row: ImportedRow, plan: RowPlan) -> None:
        """The lead participant; one that the register does not have is made, with a doubt."""
        name = " ".join(row.texts.get(Target.LEAD, "").split())
        if not name:
            return
        found = self._participants.get(same_name(name))
        if found is None:
            found = self._participants[same_name(name)] = new_id()
            self._names[found] = name
            plan.doubt("import.new_participant", Target.LEAD, text=name)
        if found not in {participant.id for participant in self._standing.participants}:
            values = MappingProxyType({"name": self._names[found]})
            plan.writes.append(Write("participant", found, values))
        old = self._standing.projects.get(plan.project_id)
        before = "" if old is None else old.lead_id or ""
        if before != found:
            plan.write("project", plan.project_id, lead_id=found)
            change = FieldChange(Target.LEAD, self._names.get(before, ""), self._names[found])
            plan.changes.append(change)

    def parent(self, row: ImportedRow, plan: RowPlan) -> None:
        """The programme the project is part of, by number or name."""
        text = " ".join(row.texts.get(Target.PARENT, "").split())
        if not text:
            return
        found = self._projects.get("nr " + same_number(text)) or self._projects.get(
            "name " + same_name(text)
        )
        if found is None:
            plan.doubt("import.parent_unknown", Target.PARENT, text=text)
            return
        if found == plan.project_id:
            plan.doubt("import.parent_loop", Target.PARENT)
            return
        old = self._standing.projects.get(plan.project_id)
        before = "" if old is None else old.parent_id or ""
        if before != found:
            plan.write("project", plan.project_id, parent_id=found)
            held = self._standing.projects.get(before)
            plan.changes.append(FieldChange(Target.PARENT, held.number if held else "", text))
