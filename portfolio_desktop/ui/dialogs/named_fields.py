"""Fields for what has a name in the register: one writes, and is offered what there is."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.board_names import meeting_name
from portfolio_desktop.services.participants import in_danish_order
from portfolio_desktop.services.project_names import name_of, project_names
from portfolio_desktop.services.row_names import RowNames
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.ui.controls import TextLine
from portfolio_desktop.ui.offering import offer_with

_SHOWN = 12


def offering_line(name: str, text: str, offers: Iterable[str]) -> TextLine:
    """A line that offers what holds the letters written so far, wherever they stand in it."""
    made = TextLine(name, text)
    completer = QCompleter(list(offers), made)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setMaxVisibleItems(_SHOWN)
    offer_with(completer, made)
    return made


def project_line(reader: Reader, project_id: str | None) -> TextLine:
    """The project something is about; see `project_names.project_named`."""
    made = offering_line(_("Project"), name_of(reader, project_id), ())
    offers = QStringListModel(made)

    def fill() -> None:
        """Thousands of names are read when somebody begins to write one."""
        if not offers.rowCount():
            offers.setStringList(project_names(reader))

    made.completer().setModel(offers)
    made.textEdited.connect(lambda _text: fill())
    made.setPlaceholderText(_("number or name"))
    return made


def participant_line(reader: Reader, name: str, text: str) -> TextLine:
    """A participant by its name."""
    return offering_line(name, text, (each.name for each in in_danish_order(reader)))


def meeting_entries(reader: Reader) -> list[tuple[str, str]]:
    """The meetings to choose from, the latest first, after that there is none."""
    known = [(each.id, meeting_name(each)) for each in RowNames(reader).meetings]
    return [("", _("No meeting")), *known]
