"""The course of a month: opened, reported, approved, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.words import period_words

if TYPE_CHECKING:
    from portfolio_desktop.services.portfolio import PortfolioRow
    from portfolio_desktop.ui.main_window import MainWindow


def open_month(window: MainWindow) -> None:
    """Ask which month, and begin it; where no month can be begun, say so."""
    from portfolio_desktop.services import reporting
    from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog

    context = window.context
    context.leaving.emit()
    months = reporting.months_to_open(context.reader)
    if months:
        OpeningMonthDialog(context, window, months).exec()
    else:
        context.perform(lambda: reporting.open_month(context.register, context.period))


def turn_reported(window: MainWindow) -> None:
    """The marked project has reported for the month; when it has already, it has not."""
    from portfolio_desktop.services.reporting import mark_not_reported, mark_reported

    context, row = window.context, window.portfolio.view.current_row()
    if row is None:
        return
    back = row.stage is ReportStage.REPORTED
    verb = mark_not_reported if back else mark_reported
    if context.perform(lambda: verb(context.register, [row.id], context.period)) is not None:
        template = (
            _("{number}: not reported for {month} after all")
            if back
            else _("{number} has reported for {month}")
        )
        _note(window, template, row)


def approve(window: MainWindow) -> None:
    from portfolio_desktop.services.reporting import approve_reports

    context, row = window.context, window.portfolio.view.current_row()
    if row is None:
        return
    done = context.perform(lambda: approve_reports(context.register, [row.id], context.period))
    if done is not None:
        _note(window, _("The report of {number} for {month} is approved and locked"), row)


def approve_all(window: MainWindow) -> None:
    """Approve every report of the month that is reported and not approved yet."""
    from portfolio_desktop.services.reporting import approve_reports, waiting_for_approval

    context = window.context
    waiting = waiting_for_approval(context.reader, context.period)
    if not waiting:
        context.noted.emit(
            _("No report for {month} waits for approval").format(month=period_words(context.period))
        )
        return
    done = context.perform_long(
        _("Approving reports …"),
        lambda told: approve_reports(context.register, waiting, context.period, told),
    )
    if done is not None:
        words = ngettext(
            "{count} report for {month} is approved and locked",
            "{count} reports for {month} are approved and locked",
            len(waiting),
        )
        month = period_words(context.period)
        context.noted.emit(words.format(count=len(waiting), month=month))


def reopen(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.reopening import ReopeningDialog

    if window.current_project:
        window.context.leaving.emit()
        ReopeningDialog(window.context, window, window.current_project).exec()


def _note(window: MainWindow, template: str, row: PortfolioRow) -> None:
    context = window.context
    month = period_words(context.period)
    context.noted.emit(template.format(number=row.number or row.name, month=month))
