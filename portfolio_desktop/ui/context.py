"""What every page, panel and dialog of the window is given: the register, the month, and the one
way to change something.

A part of the window listens to the signals here and reads through `reader`; it changes the
register only by `perform`, never catching the errors itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.preferences import Preferences
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.ui.progress import CancelledError
from portfolio_desktop.ui.runner import Runner
from portfolio_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from portfolio_desktop.services.messages import Message
    from portfolio_desktop.storage.past_register import PastRegister
    from portfolio_desktop.ui.unsaved_words import UnsavedWords, Written
    from portfolio_desktop.workflows.annexes import AnnexShelf

T = TypeVar("T")
Report: TypeAlias = Callable[[int, int], None]
"""Told (done, total); raises where the user has given the work up."""


class Choices(NamedTuple):
    """The preferences as they are now, and how to keep changed ones."""

    read: Callable[[], Preferences]
    keep: Callable[[Preferences], None]


class WindowContext(QObject):
    """Shared by the parts of one window.

    - `leaving`: an edit, another month or another register is about to come; a part that holds
      words being written saves them now, so that nothing is lost and undo takes them in order.
    - `register_changed`: another register is open, or none, or it is looked at as of another
      moment; read everything again.
    - `period_changed(Period)`: another month is shown.
    - `changed(Change)`: an edit was saved; read again what shows one of `change.rows`.
    - `told(Message)`: something went wrong and nothing was changed; the window shows it.
    - `noted(str)`: something went well that shows nowhere else, such as an export; said quietly.
    - `saving(bool)`: whether the last edit is safely in the file.
    - `writing(bool)`: whether words are being written that are not in the file yet.
    - `words_held`: words could not be saved for the first time; `unsaved` holds them.
    - `project_requested(str)`, `request_requested(str)`: a part asks the window to show it;
      `account_requested(str)` for the account of a project that goes before the board.
    - `present_requested`: a part asks for the register as it is now.
    """

    leaving = Signal()
    register_changed = Signal()
    period_changed = Signal(object)
    changed = Signal(object)
    told = Signal(object)
    noted = Signal(str)
    saving = Signal(bool)
    writing = Signal(bool)
    words_held = Signal()
    project_requested = Signal(str)
    request_requested = Signal(str)
    account_requested = Signal(str)
    present_requested = Signal()

    def __init__(
        self, theme: Theme, runner: Runner, choices: Choices, period: Period, actor: str
    ) -> None:
        super().__init__()
        self.theme = theme
        self.runner = runner
        self.choices = choices
        self.actor = actor
        self._period = period
        self._register: RegisterFile | None = None
        self._past: PastRegister | None = None
        self._unsaved: UnsavedWords | None = None
        self._annex_shelf: AnnexShelf | None = None
        self._leaving = False

    @property
    def register(self) -> RegisterFile:
        """The open register as it is looked at, now or as it was; parts are only shown while there
        is one (else RuntimeError)."""
        return self._past or self.present

    @property
    def present(self) -> RegisterFile:
        """The open register as it is now, whatever is looked at."""
        if self._register is None:
            raise RuntimeError("no register is open")
        return self._register

    @property
    def past(self) -> PastRegister | None:
        """The register as it was, while that is what the window shows: nothing can be changed."""
        return self._past

    @property
    def reader(self) -> Reader:
        return self.register.reader

    @property
    def has_register(self) -> bool:
        return self._register is not None

    @property
    def writable(self) -> bool:
        return self._register is not None and not self.register.read_only

    @property
    def period(self) -> Period:
        return self._period

    @property
    def annex_shelf(self) -> AnnexShelf:
        """What was read of annexes while the register is open: no file is converted twice, however
        often its papers are looked at."""
        from portfolio_desktop.workflows.annexes import AnnexShelf

        if self._annex_shelf is None:
            self._annex_shelf = AnnexShelf()
        return self._annex_shelf

    def use_register(self, register: RegisterFile | None, period: Period | None = None) -> None:
        """Show another register, in the given month if any; the one before is closed."""
        if self._register is not None and self._register is not register:
            self.leave()
            self._register.close()
            self._annex_shelf = None
        self._register = register
        self._show(None, period or self._period)

    def look_back(self, past: PastRegister | None, period: Period) -> None:
        """Show the open register as it was, or as it is now again (None), in the given month."""
        self.leave()
        self._show(past, period)

    def _show(self, past: PastRegister | None, period: Period) -> None:
        before, self._past, self._period = self._past, past, period
        self.register_changed.emit()
        if before is not None:  # nobody reads there any more
            before.close()

    def leave(self) -> None:
        """Let every part save the words it holds. What the parts save is not left for once more:
        two that cannot save would ask each other for ever."""
        if self._leaving:
            return
        self._leaving = True
        try:
            self.leaving.emit()
        finally:
            self._leaving = False

    def show_period(self, period: Period) -> None:
        if period != self._period:
            self.leave()
            self._period = period
            self.period_changed.emit(period)

    def perform(self, verb: Callable[[], T], *, edits: bool = True) -> T | None:
        """Run a service for the user. Returns its result, or None when it was refused or failed;
        then `told` has said why and the register is as before.

        A returned `Change` that touched rows reaches every view by `changed`. `edits` is False for
        verbs that write nothing to the open register: their failure says nothing about its saving.
        """
        self.leave()
        try:
            result = verb()
        except (RuleError, StorageError) as error:
            self._refused(error, edits)
            return None
        if isinstance(result, Change):
            self.announce(result)
        return result

    def write(self, written: Written) -> Change | None:
        """As `perform`, for words that were written in a field: where the file cannot take them
        they are held in `unsaved`, so that they outlive the field."""
        self.leave()
        try:
            change = written.save()
        except RuleError as error:
            self._refused(error, edits=True)
            return None
        except StorageError as error:
            self._hold(written)
            self._refused(error, edits=True)
            return None
        if self._unsaved is not None:
            self._unsaved.let_go(written.key)
        self.announce(change)
        return change

    @property
    def holds_words(self) -> bool:
        """Whether there are words that could not be saved."""
        return self._unsaved is not None and bool(self._unsaved.held)

    @property
    def unsaved(self) -> UnsavedWords:
        """The words that could not be saved."""
        if self._unsaved is None:
            from portfolio_desktop.ui.unsaved_words import UnsavedWords

            self._unsaved = UnsavedWords(self)
        return self._unsaved

    def _hold(self, written: Written) -> None:
        first = self._unsaved is None
        self.unsaved.hold(written)
        if first:
            self.words_held.emit()

    def perform_long(self, words: str, verb: Callable[[Report], T]) -> T | None:
        """As `perform`, for an edit that may take long: `verb` tells the `Report` how far it is.

        Over a moment it shows `words` and how far it is, and can be given up; then too the result
        is None and the register as before.
        """
        from portfolio_desktop.ui.waiting import Waiting

        waiting = Waiting(QApplication.activeWindow(), words, self.runner)

        def carry_out() -> T:
            result = verb(waiting.report)
            waiting.rest()
            return result

        try:
            return self.perform(carry_out)
        except CancelledError:
            return None
        finally:
            waiting.end()

    def perform_to_its_end(
        self, words: str, verb: Callable[[], T], *, edits: bool = True
    ) -> T | None:
        """As `perform`, for a verb that may take long and cannot be given up. Over a moment it
        shows `words`; the window paints meanwhile, and can be used when the verb is over. It runs
        in a thread of its own, so it touches nothing of the window."""
        from portfolio_desktop.ui.waiting import run_to_its_end

        window = QApplication.activeWindow()
        return self.perform(lambda: run_to_its_end(window, words, self.runner, verb), edits=edits)

    def note_done(self) -> None:
        """Say quietly what the last edit did, where the screen itself shows too little of it."""
        from portfolio_desktop.services.history import next_undo
        from portfolio_desktop.ui.words import capital

        step = next_undo(self.register)
        if step is not None:
            self.noted.emit(capital(step.sentence))

    def announce(self, change: Change) -> None:
        """Tell every view of an edit that was saved outside `perform`, such as an import."""
        if change.edit is not None:
            self.saving.emit(True)
            self.changed.emit(change)

    def _refused(self, error: RuleError | StorageError, edits: bool) -> None:
        from portfolio_desktop.services.messages import message_for

        if edits and isinstance(error, StorageError) and self._past is None:
            self.saving.emit(False)
        self.told.emit(message_for(error))

    def tell(self, message: Message) -> None:
        """Something failed beside what the user wished for just now; it stays until it is read."""
        self.told.emit(replace(message, lasting=True))
