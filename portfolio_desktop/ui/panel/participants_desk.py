"""Carries out what is wished among the participants' reports of the shown project and month."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services import participant_reports, status
from portfolio_desktop.services.participant_panel import ParticipantPanel, participant_panel
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.panel.participants_section import ParticipantsSection
from portfolio_desktop.ui.unsaved_words import FieldKey, Written

_Place: TypeAlias = tuple[RegisterFile, str, Period]


class ParticipantsDesk(QObject):
    """Feeds the section, and writes to the project and month that it shows."""

    def __init__(self, context: WindowContext, section: ParticipantsSection) -> None:
        super().__init__(context)
        self._context = context
        self._section = section
        section.unsaved_of = self._unsaved_of
        self.asks_why = False
        """Whether the project's own lamp is another than suggested, and nobody has said why."""
        self._project = ""
        self._period = context.period
        section.colour_chosen.connect(self._set_colour)
        section.remarks_written.connect(self._set_remarks)
        section.receipt_written.connect(self._set_receipt)
        section.suggestion.taken.connect(self._take)

    def show_project(self, project: str, period: Period) -> None:
        """Read again what is reported on this project; "" for none."""
        afresh = (project, period) != (self._project, self._period)
        self._project, self._period = project, period
        panel = ParticipantPanel((), ())
        if project:
            panel = participant_panel(self._context.reader, project, period)
        self.asks_why = panel.unexplained and self._context.writable
        self._section.show_panel(panel, editable=self._context.writable, afresh=afresh)

    def _set_colour(self, participant: str, dimension: str, colour: Colour | None) -> None:
        self._write(
            lambda at: participant_reports.set_participant_colour(
                *at, participant, dimension, colour
            )
        )

    def _set_remarks(self, participant: str, text: str, goes_on: bool) -> None:
        place = (self._context.register, self._project, self._period)
        self._write_words(
            self._key(participant),
            text,
            lambda: participant_reports.set_participant_remarks(
                *place, participant, text, goes_on=goes_on
            ),
        )

    def _set_receipt(self, participant: str, reported_by: str, received_on: str) -> None:
        place = (self._context.register, self._project, self._period)
        self._write_words(
            (*self._key(participant), "receipt"),
            "\n".join(filter(None, (reported_by, received_on))),
            lambda: participant_reports.set_participant_receipt(
                *place, participant, reported_by=reported_by, received_on=received_on
            ),
        )

    def _take(self, colour: Colour) -> None:
        self._write(lambda at: status.set_colour(*at, OVERALL, colour))

    def _write(self, verb: Callable[[_Place], Change]) -> None:
        place = (self._context.register, self._project, self._period)
        if self._context.perform(lambda: verb(place)) is None:
            self._section.keep_writing()

    def _write_words(self, key: FieldKey, text: str, save: Callable[[], Change]) -> None:
        """As `_write`, for words: they are kept also where saving them fails."""
        what = ", ".join((self._section.whose, period_words(self._period)))
        if self._context.write(Written(key, what, text, save)) is None:
            self._section.keep_writing()

    def _key(self, participant: str) -> FieldKey:
        return (self._project, str(self._period), "participant", participant)

    def _unsaved_of(self, participant: str) -> str | None:
        if not self._context.holds_words:
            return None
        return self._context.unsaved.words(self._key(participant))
