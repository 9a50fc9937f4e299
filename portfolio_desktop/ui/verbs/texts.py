"""The text for the meeting: the project's words again, asked about, confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.domain.two_texts import TextState
from portfolio_desktop.environment.texts import _

if TYPE_CHECKING:
    from portfolio_desktop.domain.periods import Period
    from portfolio_desktop.services.portfolio import PortfolioRow
    from portfolio_desktop.storage.register_file import RegisterFile
    from portfolio_desktop.storage.values import Change
    from portfolio_desktop.ui.main_window import MainWindow


def can_be_asked(row: PortfolioRow) -> bool:
    """Whether the project can be asked about its text."""
    return row.stage is ReportStage.REPORTED and bool(row.remarks.strip())


def is_changed(row: PortfolioRow) -> bool:
    """Whether the project's own words can be taken again."""
    return row.text.changed and row.stage is not ReportStage.APPROVED


def is_questioned(row: PortfolioRow) -> bool:
    """Whether there is a question or an answer to take back."""
    told = row.text.state in {TextState.AWAITED, TextState.CONFIRMED}
    return told and row.stage is not ReportStage.APPROVED


def to_note(window: MainWindow) -> None:
    from portfolio_desktop.ui.verbs.projects import show_panel

    show_panel(window)
    window.panel.view.focus_note()


def ask(window: MainWindow) -> None:
    """Show the letters that ask the chosen projects to confirm, then make drafts of them. Of
    several only those are asked whose text was edited and who were not asked yet."""
    from portfolio_desktop.services.confirming import confirmation_letters
    from portfolio_desktop.services.two_texts import record_texts_asked
    from portfolio_desktop.ui.dialogs.reminding import LetterKind, RemindingDialog
    from portfolio_desktop.ui.verbs.collecting import make_drafts
    from portfolio_desktop.ui.verbs.month import chosen_rows

    context = window.context
    context.leave()
    rows = [row for row in chosen_rows(window) if can_be_asked(row)]
    if len(rows) > 1:
        rows = [row for row in rows if row.text.state is TextState.CHANGED]
    if not rows:
        context.noted.emit(_("None of the chosen projects has a text that waits to be asked about"))
        return
    period = context.period
    letters = confirmation_letters(
        context.reader, [row.id for row in rows], period, context.register.today()
    )
    kind = LetterKind(
        _("Confirmation of the text"),
        _("The register notes that the project was asked today."),
    )
    dialog = RemindingDialog(context, window, letters, kind)
    if dialog.exec():
        asked = [each for letter in dialog.sent for each in letter.project_ids]
        make_drafts(
            window,
            dialog.sent,
            lambda register, told: record_texts_asked(register, asked, period, told),
        )


def confirm(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.confirming import ConfirmingDialog

    window.context.leave()
    ConfirmingDialog(window.context, window, window.current_project).exec()


def withdraw(window: MainWindow) -> None:
    from portfolio_desktop.services.two_texts import withdraw_confirmation

    _turn(window, withdraw_confirmation)


def restore(window: MainWindow) -> None:
    from portfolio_desktop.services.two_texts import use_project_text

    _turn(window, use_project_text)


def adopt(window: MainWindow) -> None:
    from portfolio_desktop.services.two_texts import take_as_project_text

    _turn(window, take_as_project_text)


def _turn(window: MainWindow, verb: Callable[[RegisterFile, str, Period], Change]) -> None:
    """Do it to the marked project's report of the shown month, and say so."""
    context, project = window.context, window.current_project
    change = context.perform(lambda: verb(context.register, project, context.period))
    if change is not None and change.edit is not None:
        context.note_done()
