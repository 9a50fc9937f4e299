"""The draft of the minutes laid out as the PDF that goes with the letters asking for comments."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.exchange.mail_drafts import AttachedPdf
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.preview.laying_out import laid_out
from portfolio_desktop.ui.work_beside import WorkBeside
from portfolio_desktop.workflows.issuing import agenda_bytes
from portfolio_desktop.workflows.minutes_draft import minutes_draft_steps


class MinutesPdf(WorkBeside):
    """Read between the window's events, and laid out beside it."""

    def __init__(self, context: WindowContext, parent: QWidget) -> None:
        super().__init__(context, parent, _("Laying out the draft minutes …"))

    def make(self, meeting_id: str, done: Callable[[AttachedPdf], None]) -> None:
        def lay_out(read: tuple[str, AgendaContent]) -> None:
            name, content = read
            draw = partial(agenda_bytes, content)
            self.finish(lambda progress: AttachedPdf(name, laid_out(draw, progress)), done)

        self.read(minutes_draft_steps(self.context.present, meeting_id), lay_out)
