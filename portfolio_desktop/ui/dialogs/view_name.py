"""The name of a view: of a new one, or another for one that is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import TextLine, label, labelled
from portfolio_desktop.ui.dialogs.frame import FramedDialog


class ViewNameDialog(FramedDialog):
    """Asks for the name and hands it to `verb`; accepted when that is done. Without a `name` the
    view is new."""

    def __init__(
        self,
        context: WindowContext,
        parent: QWidget,
        verb: Callable[[str], Change],
        *,
        name: str = "",
    ) -> None:
        title = _("Rename the view") if name else _("Save the view")
        super().__init__(context, parent, title)
        self._verb = verb
        self.show_head(title, name)
        self.resize(460, 250)
        self.line = TextLine(_("What is the view called?"), name)
        self.line.setPlaceholderText(_("for instance: Before the board's meeting"))
        self.line.selectAll()
        self.name_field("name", self.line)
        words = _(
            "The view keeps columns, filters, grouping and order. Everybody who opens the register"
            " can choose it."
        )
        self.body.addWidget(labelled(self.line.accessibleName(), self.line))
        if not name:
            self.body.addWidget(label(words, "caption", wrap=True))
        self.body.addStretch(1)
        self.show_verb(_("Rename") if name else _("Save"), self._save)
        self.line.setFocus()
        self.guard_typed(self.line.text)

    def _save(self) -> None:
        self.clear_fault()
        if self.context.perform(lambda: self._verb(self.line.text())) is not None:
            self.accept()
