"""Writing to a project's report for one month: what it was told so far, and one edit of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, TypeAlias

from portfolio_desktop.domain.ids import light_id, report_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Report, ReportSource
from portfolio_desktop.services import finding
from portfolio_desktop.services.locks import require_open
from portfolio_desktop.services.overruling import Override, write_explained
from portfolio_desktop.services.passages import going_on
from portfolio_desktop.services.typed import month
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.session import EditSession
from portfolio_desktop.storage.values import Change, Fact, FieldValue, Label

ReportLabel: TypeAlias = tuple[str, dict[str, Fact]]
"""The code of a label and what it says besides the project and the month."""


class ReportEdit:
    """One project's report for one month within an edit; begun by the first thing it is told."""

    def __init__(self, edit: EditSession, project_id: str, period: str) -> None:
        self._edit = edit
        self._project = project_id
        self._period = period
        self.id = report_id(project_id, period)

    def set(self, field: str, value: FieldValue) -> None:
        """Write a field; an empty value begins no report."""
        before = self._edit.record("report", self.id)
        if before is None:
            if value is None or value == "":
                return
            self._begin()
        elif before[field] == value:
            return
        elif before["source"] is ReportSource.TABLE:
            self._edit.set("report", self.id, "source", ReportSource.ENTERED)
        self._edit.set("report", self.id, field, value)

    def set_light(self, dimension: str, field: str, value: FieldValue) -> None:
        """Write a field of a dimension's lamp; an empty value makes no lamp."""
        row = light_id(self.id, dimension)
        if self._edit.record("light", row) is None:
            if value is None or value == "":
                return
            if self._edit.record("report", self.id) is None:
                self._begin()
            self._edit.create("light", row, {"report_id": self.id, "dimension": dimension})
        self._edit.set("light", row, field, value)

    def value(self, field: str) -> FieldValue:
        """What the report says; None where it has not been begun."""
        record = self._edit.record("report", self.id)
        return None if record is None else record[field]

    def explain(self, override: Override | None) -> None:
        """Keep that the overall reason is for this override; None: for none."""
        write_explained(self._edit, self.id, override)

    def held(self) -> Report | None:
        """The report as it is now, None where it has not been begun."""
        record: dict[str, Any] | None = self._edit.record("report", self.id)
        return None if record is None else Report(id=self.id, **record)

    def become(self, wanted: Report) -> None:
        """Write what differs."""
        for field in fields(wanted):
            if field.name != "id":
                self.set(field.name, getattr(wanted, field.name))

    def _begin(self) -> None:
        self._edit.create("report", self.id, {"project_id": self._project, "period": self._period})


def write_report(
    register: RegisterFile,
    project_id: str,
    period: Period | str,
    label: ReportLabel,
    write: Callable[[ReportEdit], None],
    *,
    goes_on: bool = False,
) -> Change:
    """Write to one report in one edit; a RuleError where it is locked."""
    code, facts = label
    when = month(period)
    require_open(register.reader, [report_id(project_id, when)])
    number = finding.project(register.reader, project_id).number
    made = Label(code, {"number": number, "period": when, **facts})
    with register.edit(going_on(made) if goes_on else made) as edit:
        write(ReportEdit(edit, project_id, when))
    return edit.change
