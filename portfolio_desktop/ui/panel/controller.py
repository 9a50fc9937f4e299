"""Carries out what the panel wishes, and shows it the project as it is after every edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.services import status, two_texts
from portfolio_desktop.services.date_readings import DateReading, date_reading
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.panel.participants_desk import ParticipantsDesk
from portfolio_desktop.ui.panel.project_panel import (
    ACTION,
    NOTE,
    REMARKS,
    PanelView,
    reason_field,
)
from portfolio_desktop.ui.unsaved_words import FieldKey, Written, put_words_back

_Place: TypeAlias = tuple[RegisterFile, str, Period]


class PanelController(QObject):
    """Owns the panel's view and the choice of project.

    `edit_wished`, `repeat_wished`, `request_wished`, `plan_wished`, `plans_wished`,
    `concerns_wished` and `history_wished` carry the project's id to the window; `left` asks it to
    go back to the list.
    """

    edit_wished = Signal(str)
    repeat_wished = Signal(str)
    request_wished = Signal(str)
    history_wished = Signal(str)
    plan_wished = Signal(str)
    plans_wished = Signal(str)
    concerns_wished = Signal(str)
    left = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._context = context
        self._project: str | None = None
        self._period = context.period
        self.view = PanelView(context.theme, self._explain)
        self._participants = ParticipantsDesk(context, self.view.participants)
        context.changed.connect(self._follow)
        context.leaving.connect(self.view.commit)
        context.period_changed.connect(lambda _period: self.refresh())
        context.register_changed.connect(lambda: self._show(None))
        self._connect_view()
        self._show(None)

    def _connect_view(self) -> None:
        view = self.view
        view.colour_chosen.connect(self.set_colour)
        view.reason_written.connect(self._set_reason)
        view.no_light_chosen.connect(self._set_no_light)
        view.remarks_written.connect(self._set_remarks)
        view.note_written.connect(self._set_note)
        view.action_written.connect(self._set_action)
        view.writing_changed.connect(self._context.writing)
        view.request_opened.connect(self._context.request_requested)
        view.left.connect(self.left)
        view.parts.opened.connect(self._go_to)
        view.edit_wished.connect(lambda: self.edit_wished.emit(self._project or ""))
        view.repeat_wished.connect(lambda: self.repeat_wished.emit(self._project or ""))
        view.request_wished.connect(lambda: self.request_wished.emit(self._project or ""))
        view.plan.wished.connect(lambda: self.plan_wished.emit(self._project or ""))
        view.dates.wished.connect(lambda: self.plans_wished.emit(self._project or ""))
        view.follow.wished.connect(lambda: self.concerns_wished.emit(self._project or ""))
        view.history_wished.connect(lambda: self.history_wished.emit(self._project or ""))

    def _go_to(self, project: str) -> None:
        """To another project, in the list too."""
        self._context.project_requested.emit(project)
        self.left.emit()

    def _explain(self, text: str) -> DateReading | None:
        return date_reading(text, date_rules(self._context.reader))

    @property
    def project(self) -> str | None:
        return self._project

    def show_project(self, project: str | None) -> None:
        """Show another project; what was being written on the one before is saved first."""
        if project != self._project:
            self.view.commit()
        self._show(project)

    def refresh(self) -> None:
        """Read the shown project again; the panel then belongs to the month shown now."""
        self._show(self._project)

    def _show(self, project: str | None) -> None:
        """What is written goes to the project and month that were read last: where reading another
        fails, those before stay on screen and stay the ones that are written to."""
        period = self._context.period
        if project is None or not self._context.has_register:
            self._project, self._period = project, period
            known = self._context.has_register and self._context.reader.has_projects()
            self.view.advise(has_projects=known)
            self.view.show_project(None, editable=False)
            self._participants.show_project("", period)
            return
        register = self._context.register
        panel = project_panel(register.reader, project, period, register.today())
        afresh = (project, period) != (self._project, self._period)
        self._project, self._period = project, period
        with self.view.keeping_place():
            self.view.show_project(panel, editable=self._context.writable)
            if afresh:  # else the field has them, and what was written on since
                put_words_back(self._context, self.view.passages(), self._key)
            self._participants.show_project(project, period)

    def set_colour(self, dimension: str, colour: Colour | None) -> None:
        """Set a lamp of the shown project."""
        self._write(lambda at: status.set_colour(*at, dimension, colour))
        if self.asks_why(self._project or "", dimension, colour):
            self.view.focus_reason()

    def asks_why(self, project: str, dimension: str, colour: Colour | None) -> bool:
        """Whether a colour just set overrules what the participants' reports suggest, which needs
        a reason of its own.
        """
        shown = project == self._project and dimension == OVERALL and colour is not None
        return shown and self._participants.asks_why

    def _set_reason(self, dimension: str, text: str, goes_on: bool) -> None:
        self._write_words(
            reason_field(dimension),
            text,
            lambda at: status.set_light_reason(*at, dimension, text, goes_on=goes_on),
        )

    def _set_no_light(self, kind: NoLight | None, reports_from: str) -> None:
        self._write(lambda at: status.set_no_light(*at, kind, reports_from))

    def _set_remarks(self, text: str, goes_on: bool) -> None:
        self._write_words(REMARKS, text, lambda at: status.set_remarks(*at, text, goes_on=goes_on))

    def _set_note(self, text: str, goes_on: bool) -> None:
        self._write_words(
            NOTE, text, lambda at: two_texts.set_secretariat_note(*at, text, goes_on=goes_on)
        )

    def _set_action(self, text: str, goes_on: bool) -> None:
        self._write_words(
            ACTION, text, lambda at: status.set_corrective_action(*at, text, goes_on=goes_on)
        )

    def _write(self, verb: Callable[[_Place], Change]) -> None:
        """Write to the project and month that were on screen when the words were written."""
        place = self._place
        if place is not None and self._context.perform(lambda: verb(place)) is None:
            self.view.keep_writing()

    def _write_words(self, field: str, text: str, verb: Callable[[_Place], Change]) -> None:
        """As `_write`, for the words of a field: they are kept also where saving them fails."""
        place = self._place
        if place is None:
            return
        what = self.view.named(field)
        written = Written(self._key(field), what, text, lambda: verb(place))
        if self._context.write(written) is None:
            self.view.keep_writing()

    @property
    def _place(self) -> _Place | None:
        """What is written to: the register, project and month on screen, if any."""
        if self._project is None or not self._context.has_register:
            return None
        return (self._context.register, self._project, self._period)

    def _key(self, field: str) -> FieldKey:
        return (self._project or "", str(self._period), field)

    def _follow(self, change: Change) -> None:
        if self._project is not None and change.rows:
            self.refresh()
