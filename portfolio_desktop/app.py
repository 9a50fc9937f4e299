"""The composition root of the window: builds the real objects and hands them on."""

from __future__ import annotations

import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.log import log_event, log_failure
from portfolio_desktop.environment.person import person_name
from portfolio_desktop.environment.preferences import (
    LoadedPreferences,
    Preferences,
    joined,
    load_preferences,
    save_preferences,
    take_preferences,
)
from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import Language, _, active_language, use_language
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.values import Clock, system_clock
from portfolio_desktop.ui.context import Choices, WindowContext
from portfolio_desktop.ui.file_choice import FileChoice, SystemFileChoice
from portfolio_desktop.ui.main_window import MainWindow
from portfolio_desktop.ui.runner import Runner, WorkerRunner
from portfolio_desktop.ui.theme import Theme, make_application
from portfolio_desktop.ui.verbs.registers import open_path

_WRITE_AFTER_MS = 400
_TIDY_AFTER_MS = 1000


def run(register: Path | None) -> int:
    """Show the window in the active language, on a register where one is named, until it is
    closed. Returns the exit status of the program."""
    application = QApplication.instance() or make_application(sys.argv[:1])
    if not isinstance(application, QApplication):
        raise TypeError("a Qt application without windows is running already")
    application.setApplicationName("Portfolio Desktop")
    application.setDesktopFileName("portfolio-desktop")
    program = Program(application)
    sys.excepthook = program.show_failure
    program.show(register)
    QTimer.singleShot(_TIDY_AFTER_MS, lambda: _begin_tidying(application))
    status = int(application.exec())
    program.end()
    return status


def _begin_tidying(application: QApplication) -> None:
    from portfolio_desktop.ui.tidying import Tidying  # not loaded for the grid

    Tidying(application)


class Program(QObject):
    """Holds what outlives one window: preferences, theme, worker and Qt's own translation."""

    def __init__(
        self,
        application: QApplication,
        *,
        runner: Runner | None = None,
        files: FileChoice | None = None,
        clock: Clock = system_clock,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._clock = clock
        self._files = files or SystemFileChoice()
        self._path = program_folders().preferences
        taken = take_preferences(self._path)
        self._preferences = self._written = taken.preferences
        self._may_write = taken.may_be_written
        self._untold: LoadedPreferences | None = taken if taken.notes else None
        self._theme = Theme(application, self._preferences.appearance)
        self._runner = runner or WorkerRunner(self)
        self._translator = QTranslator(self)
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(_WRITE_AFTER_MS)
        self._writing.timeout.connect(self._write)
        self.window: MainWindow | None = None
        icon = resource("icons", "portfolio-desktop.png")
        if icon.is_file():
            application.setWindowIcon(QIcon(str(icon)))
        application.aboutToQuit.connect(self._runner.close)

    def show(self, register: Path | None) -> MainWindow:
        """Make the window in the active language and open the register in it."""
        self._speak()
        context = WindowContext(
            self._theme,
            self._runner,
            Choices(lambda: self._preferences, self._keep),
            Period.of(danish_time(self._clock()).date()),
            person_name(self._preferences),
        )
        with self._theme.dressed_at_once():
            window = MainWindow(context, self._files)
        window.language_requested.connect(self._speak_other)
        window.closed.connect(self.write_preferences)
        if register is not None:
            open_path(window, register)
        self._tell_of_preferences(window)
        window.show()
        log_event("window_shown")
        self.window = window
        return window

    def end(self) -> None:
        """Take the last window down, whole, while Qt still stands: left to the end of the
        interpreter, its parts would be destroyed in any order."""
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def show_failure(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """For what nobody foresaw: log it, say so calmly, and go on. Trouble with the file that a
        view met while reading is told as any other."""
        if issubclass(kind, KeyboardInterrupt):
            self._application.quit()
            return
        if isinstance(error, StorageError) and self.window is not None:
            from portfolio_desktop.services.messages import message_for

            self.window.tell(message_for(error))
            return
        from PySide6.QtWidgets import QMessageBox

        log_failure("window", error.with_traceback(trace))
        box = QMessageBox(self.window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(_("Portfolio Desktop"))
        box.setText(_("Something went wrong that should not ({kind}).").format(kind=kind.__name__))
        box.setInformativeText(
            _(
                "What the status line says is saved is safe. You can go on; if it happens again, "
                "close the program and open it anew. The log in {folder} tells where it happened."
            ).format(folder=program_folders().logs)
        )
        box.exec()

    def _tell_of_preferences(self, window: MainWindow) -> None:
        """Say once what could not be read, quietly where there is something worse to tell."""
        untold, self._untold = self._untold, None
        if untold is None:
            return
        from portfolio_desktop.services.messages import message_for_preferences

        message = message_for_preferences(untold)
        if message is None:
            return
        if window.banner.isHidden():
            window.tell(message)
        else:
            window.status.show_note(message.happened)

    def _keep(self, preferences: Preferences) -> None:
        """Hold a choice at once and write it in an idle moment, or when the window is closed."""
        self._preferences = preferences
        if self._may_write:
            self._writing.start()

    def write_preferences(self) -> None:
        """Write what is still waiting to be written."""
        if self._writing.isActive():
            self._writing.stop()
            self._write()

    def _write(self) -> None:
        """Write what was chosen here, beside what another window has written meanwhile."""
        theirs = load_preferences(self._path)
        if self._path.exists() and not theirs.notes:
            self._preferences = joined(self._written, self._preferences, theirs.preferences)
        try:
            save_preferences(self._path, self._preferences)
            self._written = self._preferences
        except OSError as error:
            # The choice holds until the program is closed; it is no reason to disturb anyone.
            log_failure("preferences", error)

    def _speak(self) -> None:
        """Let Qt's own dialogues speak the active language, and numbers and dates follow it."""
        danish = active_language() is Language.DANISH
        self._application.removeTranslator(self._translator)
        QLocale.setDefault(QLocale("da_DK" if danish else "en_GB"))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if danish and self._translator.load("qtbase_da", folder):
            self._application.installTranslator(self._translator)

    def _speak_other(self, language: Language) -> None:
        """The same register in a window of another language, once the present one has answered."""
        before = self.window
        if before is not None and language is not active_language():
            QTimer.singleShot(0, lambda: self._replace(before, language))

    def _replace(self, before: MainWindow, language: Language) -> None:
        if before is not self.window or not before.isVisible():
            return  # replaced or closed since it was wished for
        before.looking_back.end()
        register = before.context.register.path if before.context.has_register else None
        period, project = before.context.period, before.current_project
        self._application.setQuitOnLastWindowClosed(False)
        try:
            if not before.close():  # it has words that could not be saved
                return
            use_language(language)
            before.deleteLater()
            _stand_at(self.show(register), period, project)
        finally:
            self._application.setQuitOnLastWindowClosed(True)


def _stand_at(window: MainWindow, period: Period, project: str) -> None:
    """Show the month and mark the project the user stood at, so that the next key hits no other."""
    if not window.context.has_register:
        return
    window.context.show_period(period)
    portfolio = window.portfolio
    if portfolio.reading:
        portfolio.month_shown.connect(
            lambda: portfolio.view.select_project(project),
            Qt.ConnectionType.SingleShotConnection,
        )
    else:
        portfolio.view.select_project(project)
