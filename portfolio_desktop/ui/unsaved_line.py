"""The line that names words which could not be saved, and lets them be saved or copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.controls import button, label
from portfolio_desktop.ui.dialogs.asking import confirmed
from portfolio_desktop.ui.tokens import SPACE_M, SPACE_S
from portfolio_desktop.ui.unsaved_words import Written

_NAMED = 3


class UnsavedLine(QFrame):
    """There while something is held that is neither saved nor copied."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__()
        self._context = context
        self.setProperty("look", "fault")
        self.setAccessibleName(_("Words that are not saved"))
        self._what = label("", "strong", wrap=True)
        self._advice = label(
            _("They are kept here and saved as soon as the file can be written again."), wrap=True
        )
        save, copy = button(_("Save now")), button(_("Copy the words"))
        for each in (save, copy):
            # A click that took the focus from a field would have it saved, and the line gone,
            # before the button is let go.
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        save.clicked.connect(self._save)
        copy.clicked.connect(self.copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, SPACE_S)
        row.setSpacing(SPACE_S)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._advice)
        row.addLayout(words, 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignVCenter)
        context.unsaved.changed.connect(self.show_held)
        self.hide()

    def copy(self) -> None:
        """Copy what is held, with what was written since; nothing where that can be saved now."""
        self._context.leave()
        if not self._context.unsaved.held:
            return
        QApplication.clipboard().setText(self._context.unsaved.as_text())
        self._context.noted.emit(_("The words that are not saved are copied"))

    def _save(self) -> None:
        """Try each again, and tell why the first of them fails."""
        self._context.leave()
        for written in self._context.unsaved.held:
            if self._context.write(written) is None:
                return

    def show_held(self) -> None:
        """Name what is held; the line has its place in the window by then."""
        held = self._context.unsaved.only_here
        self.setVisible(bool(held))
        words = _("Not saved: {what}").format(what=named(held))
        self._what.setText(words)
        self.setAccessibleDescription(f"{words}. {self._advice.text()}")


def named(held: tuple[Written, ...]) -> str:
    """The first few by name, and how many more there are."""
    names = [each.what for each in held[:_NAMED]]
    rest = len(held) - len(names)
    if rest:
        names.append(ngettext("{count} more", "{count} more", rest).format(count=rest))
    return "; ".join(names)


def may_let_go(parent: QWidget, context: WindowContext) -> bool:
    """Ask before words are lost that stand nowhere but in the window; to go on copies them."""
    if not context.holds_words or not context.unsaved.only_here:
        return True
    what = named(context.unsaved.only_here)
    if not confirmed(
        parent,
        _("Some of what you have written could not be saved."),
        why=_("{what}. The words can be copied, to be put into a mail or a document.").format(
            what=what
        ),
        go_on=_("Copy the words and close"),
        stay=_("Stay here"),
    ):
        return False
    QApplication.clipboard().setText(context.unsaved.as_text())
    return True
