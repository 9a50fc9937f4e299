"""Verbs that keep something out of the open edition."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.verbs import concerns
from portfolio_desktop.ui.verbs.requests import with_marked

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from portfolio_desktop.services.risk_list import ConcernRow
    from portfolio_desktop.ui.context import WindowContext
    from portfolio_desktop.ui.main_window import MainWindow


def closing_handlers(window: MainWindow) -> dict[str, Callable[[], object]]:
    """For every id of `closing_menus.CLOSING_ACTIONS` what it does."""
    return {
        "close_project": lambda: close_project(window, window.current_project),
        "close_request": lambda: with_marked(window, close_request),
        "close_concern": lambda: close_concern(window.context, window, concerns.chosen(window)),
    }


def close_project(window: MainWindow, project: str) -> None:
    from portfolio_desktop.services import closing, finding
    from portfolio_desktop.ui.dialogs.closing import Closable, ClosureDialog

    context = window.context
    context.leave()
    found = finding.project(context.reader, project)
    register = context.register
    of = Closable(
        f"{found.number} {found.name}",
        _(
            "Of a closed project the open edition of the board's papers has the number and the open"
            " heading only, and of its items the reason too. The full edition has all of it."
        ),
        closing.project_closure(context.reader, project),
        lambda closure: closing.close_project(register, project, closure),
    )
    ClosureDialog(context, window, of).exec()


def close_request(window: MainWindow, request: str) -> None:
    from portfolio_desktop.services import closing, finding
    from portfolio_desktop.ui.dialogs.closing import Closable, ClosureDialog

    context = window.context
    found = finding.request(context.reader, request)
    register = context.register
    of = Closable(
        f"{found.number} {found.title}",
        _("In the open edition its item shows the open heading and the reason, and nothing else."),
        closing.request_closure(context.reader, request),
        lambda closure: closing.close_request(register, request, closure),
    )
    ClosureDialog(context, window, of).exec()


def close_concern(context: WindowContext, parent: QWidget, row: ConcernRow | None) -> None:
    """A risk, an issue or a dispute; nothing where none is marked."""
    from portfolio_desktop.services import closing
    from portfolio_desktop.ui.dialogs.closing import Closable, ClosureDialog

    if row is None:
        return
    register = context.register
    of = Closable(
        f"{row.number} {row.title}".strip(),
        _(
            "In the open edition it has its number, its kind, the open heading and the reason, and"
            " nothing else."
        ),
        closing.concern_closure(context.reader, row.id),
        lambda closure: closing.close_concern(register, row.id, closure),
    )
    ClosureDialog(context, parent, of).exec()


def close_annex(context: WindowContext, parent: QWidget, attachment: str) -> None:
    from portfolio_desktop.services import closing
    from portfolio_desktop.services.attachments import attachment_of
    from portfolio_desktop.ui.dialogs.closing import Closable, ClosureDialog

    register = context.register
    of = Closable(
        attachment_of(context.reader, attachment).name,
        _("In the open edition the annex is left out, and its open heading stands in its place."),
        closing.annex_closure(context.reader, attachment),
        lambda closure: closing.close_annex(register, attachment, closure),
    )
    ClosureDialog(context, parent, of).exec()
