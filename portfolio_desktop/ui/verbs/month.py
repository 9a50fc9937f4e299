"""The course of a month: opened, reported, approved, opened again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.words import period_words

if TYPE_CHECKING:
    from portfolio_desktop.services.portfolio import PortfolioRow
    from portfolio_desktop.storage.values import Change
    from portfolio_desktop.ui.main_window import MainWindow


def open_month(window: MainWindow) -> None:
    """Ask which month, and begin it; where no month can be begun, say so."""
    from portfolio_desktop.services import reporting
    from portfolio_desktop.ui.dialogs.opening_month import OpeningMonthDialog

    context = window.context
    context.leave()
    months = reporting.months_to_open(context.reader)
    if months:
        OpeningMonthDialog(context, window, months).exec()
    else:
        context.perform(lambda: reporting.open_month(context.register, context.period))


def chosen_rows(window: MainWindow) -> tuple[PortfolioRow, ...]:
    """What verbs about reports are about: the marked project, or those chosen for collection."""
    if window.current_page == "escalations":
        return ()  # the account is meant there, and its report must not be taken for it
    if window.current_page != "collection":
        return window.portfolio.view.marks.rows() if window.context.has_register else ()
    portfolio = window.portfolio.portfolio
    chosen = frozenset(window.collection.chosen())
    rows = portfolio.rows if portfolio is not None else ()
    return tuple(row for row in rows if row.id in chosen)


def mark_as_reported(window: MainWindow) -> None:
    """The chosen projects have reported for the month; where all have already, that is said."""
    from portfolio_desktop.services.reporting import mark_reported

    rows = chosen_rows(window)
    due = [row for row in rows if row.stage is not ReportStage.REPORTED]
    if due:
        _mark(window, mark_reported, due, _("{names} has reported for {month}"))
    elif rows:
        _note(window, _("{names} has reported for {month} already"), rows)


def take_report_back(window: MainWindow) -> None:
    """Those of the chosen projects that have reported have not, after all."""
    from portfolio_desktop.services.reporting import mark_not_reported

    rows = [row for row in chosen_rows(window) if row.stage is ReportStage.REPORTED]
    if rows:
        _mark(window, mark_not_reported, rows, _("{names}: not reported for {month} after all"))


def approve(window: MainWindow) -> None:
    """Approve those of the chosen reports that are reported."""
    from portfolio_desktop.services.reporting import approve_reports

    context = window.context
    rows = [row for row in chosen_rows(window) if row.stage is ReportStage.REPORTED]
    if not rows:
        return
    ids = [row.id for row in rows]
    done = context.perform_long(
        _("Approving reports …"),
        lambda told: approve_reports(context.register, ids, context.period, progress=told),
    )
    if done is not None:
        _note(window, _("The report of {names} for {month} is approved and locked"), rows)


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
        lambda told: approve_reports(context.register, waiting, context.period, progress=told),
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
    from portfolio_desktop.ui.dialogs.reason import ReasonedDialog
    from portfolio_desktop.ui.dialogs.reopening import reopening

    locked = [row for row in chosen_rows(window) if row.stage is ReportStage.APPROVED]
    if locked:
        context = window.context
        context.leave()
        ReasonedDialog(context, window, reopening(context, locked[0].id)).exec()


def _mark(
    window: MainWindow, verb: Callable[..., Change], rows: Sequence[PortfolioRow], told: str
) -> None:
    context, ids = window.context, [row.id for row in rows]
    done = context.perform_long(
        _("Marking reports …"),
        lambda progress: verb(context.register, ids, context.period, progress=progress),
    )
    if done is not None:
        _note(window, told, rows)


def _note(window: MainWindow, template: str, rows: Sequence[PortfolioRow]) -> None:
    context = window.context
    names = ", ".join(row.number or row.name for row in rows)
    month = period_words(context.period)
    context.noted.emit(template.format(names=names, month=month))
