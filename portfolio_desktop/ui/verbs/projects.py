"""Verbs about the marked project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.grid.board_places import peers_of, put_after, segment_of
from portfolio_desktop.ui.verbs import several

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.ui.main_window import MainWindow


def new(window: MainWindow) -> None:
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window).exec()


def edit(window: MainWindow, project: str, field: str = "") -> None:
    """Open the project's form, with the cursor in `field`, as a `ProjectDraft` calls it."""
    from portfolio_desktop.ui.dialogs.project import ProjectDialog

    ProjectDialog(window.context, window, project, field=field).exec()


def edit_marked(window: MainWindow) -> None:
    """The form of the marked project; where several are marked, what they are to be together."""
    if several.are_several(window):
        several.edit_together(window)
    else:
        edit(window, window.current_project)


def set_colour(window: MainWindow, project: str, dimension: str, colour: Colour | None) -> None:
    """Set one lamp of the shown month; None takes the colour away. One that overrules what the
    participants' reports suggest leads to its reason.
    """
    from portfolio_desktop.services import status

    context = window.context
    context.perform(
        lambda: status.set_colour(context.register, project, context.period, dimension, colour)
    )
    ask_why(window, project, dimension, colour)


def ask_why(window: MainWindow, project: str, dimension: str, colour: Colour | None) -> None:
    """To the reason, where this colour overrules the suggestion and nobody has said why."""
    if window.panel.asks_why(project, dimension, colour):
        to_reason(window)


def set_overall(window: MainWindow, colour: Colour | None) -> None:
    if several.are_several(window):
        several.colour_together(window, OVERALL, colour)
        return
    set_colour(window, window.current_project, OVERALL, colour)


def repeat_colours(window: MainWindow, project: str) -> None:
    """Use last month's colours again where this month has none yet, and say whether any was."""
    from portfolio_desktop.services import status

    context = window.context
    change = context.perform(
        lambda: status.repeat_colours(context.register, project, context.period)
    )
    if change is not None and change.edit is None:
        context.noted.emit(_("Nothing changed: last month has no colour that is missing here."))


def to_reason(window: MainWindow, dimension: str = OVERALL) -> None:
    """Bring the panel forward if it is hidden, and write there."""
    show_panel(window)
    window.panel.view.focus_reason(dimension)


def to_remarks(window: MainWindow) -> None:
    show_panel(window)
    window.panel.view.focus_remarks()


def edit_cell(window: MainWindow, project: str, column: str) -> None:
    """What F2 edits: remarks and reasons in the panel, all else in its field of the dialog."""
    if window.looking_back.says_why_not():
        return
    if several.are_several(window):
        several.edit_together(window)
    elif column == "remarks":
        to_remarks(window)
    elif column == "now" or column.startswith("light:"):
        to_reason(window, column.removeprefix("light:") if column != "now" else OVERALL)
    else:
        edit(window, project, _FIELDS.get(column, column))


_FIELDS = {
    "deadline": "forecast_end",
    "delay": "forecast_end",
    "delay_approved": "forecast_end",
    "lead_name": "lead",
}
"""The field of the form behind a column that is called otherwise."""


def show_panel(window: MainWindow) -> None:
    if not window.panel_shown:
        window.actions_by_id["panel"].setChecked(True)
    window.show_page("portfolio")


def to_grid(window: MainWindow) -> None:
    """Back to the list, on the project that is marked there."""
    window.show_page("portfolio")
    window.portfolio.setFocus()


def move_up(window: MainWindow) -> None:
    """Put the marked projects before the one above them in the board's order."""
    _step(window, -1, _("{what} has moved up in the order"))


def move_down(window: MainWindow) -> None:
    """Put the marked projects after the one below them in the board's order."""
    _step(window, 1, _("{what} has moved down in the order"))


def drop(window: MainWindow, ids: Sequence[str], gap: int) -> None:
    """Put projects that were dragged before the line at `gap`."""
    _move(window, ids, gap, _("{what} has moved in the order"))


def tell_not_dropped(window: MainWindow, *, is_sorted: bool) -> None:
    """Why what was dragged stays where it is."""
    if window.looking_back.says_why_not() or not window.context.writable:
        return
    if is_sorted:
        _can_move(window)
    else:
        window.tell(_other_group())


def _step(window: MainWindow, step: int, words: str) -> None:
    if not _can_move(window):
        return
    model, ids = window.portfolio.model, window.portfolio.view.marks.ids()
    if segment_of(model.lines, ids) is None:
        window.tell(_other_group())
        return
    places = [
        at
        for at, line in enumerate(model.lines)
        if isinstance(line, PortfolioRow) and line.id in ids
    ]
    peers = [at for at, _peer in peers_of(model.lines, ids, model.nesting)]
    above = [at for at in peers if at < places[0]]
    below = [at + 1 for at in peers if at > places[-1]]
    if step < 0 and above:
        _move(window, ids, above[-1], words)
    elif step > 0 and below:
        _move(window, ids, below[0], words)


def _move(window: MainWindow, ids: Sequence[str], gap: int, words: str) -> None:
    """Move projects, and say so: in a long list their neighbours look much the same."""
    from portfolio_desktop.services.board_moves import move_projects

    portfolio, model = window.portfolio.portfolio, window.portfolio.model
    if portfolio is None:
        return
    after = put_after(model.lines, portfolio.rows, ids, gap, model.nesting)
    context = window.context
    done = context.perform(lambda: move_projects(context.register, ids, after))
    if done is not None:
        context.noted.emit(words.format(what=_moved_words(portfolio.rows, ids)))


def _moved_words(rows: Sequence[PortfolioRow], ids: Sequence[str]) -> str:
    if len(ids) > 1:
        return ngettext("{count} project", "{count} projects", len(ids)).format(count=len(ids))
    return next((row.number or row.name for row in rows if row.id in ids), "")


def _other_group() -> Message:
    from portfolio_desktop.services.messages import Message

    return Message(
        "other_group",
        _("A project is moved within its own group."),
        advice=_("Choose “No grouping” in the view's menu, and move it where it is to stand."),
    )


def _can_move(window: MainWindow) -> bool:
    """A list sorted by a column has no places to move between; that is said."""
    if window.portfolio.arrangement.in_board_order:
        return True
    from portfolio_desktop.services.messages import Message

    window.tell(
        Message(
            "sorted_list",
            _("The list is sorted by a column, so a project cannot be moved in it."),
            advice=_("Click the column's heading until its arrow is gone, and move it then."),
        )
    )
    return False
