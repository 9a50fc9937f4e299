"""What a page shows of the month: read whenever the page is seen and something has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.steps import Steps
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.progress import CancelledError, Progress

T = TypeVar("T")


def _nothing() -> None:
    """Where nothing has to be done."""


def _untold(_done: int, _total: int) -> None:
    """Where nobody watches."""


@dataclass(frozen=True, slots=True)
class Wish(Generic[T]):
    """What a page wants to know, and who takes it: None where no register is open.

    `prepare` is slow the first time and needs no register, so it runs beside the window before the
    `steps` are taken. `failed` is called before trouble is told.
    """

    steps: Callable[[RegisterFile, Period], Steps[T]]
    take: Callable[[T | None], None]
    prepare: Callable[[Period], object] | None = None
    told: Callable[[int, int], None] = _untold
    failed: Callable[[], None] = _nothing


class SeenReading(QObject, Generic[T]):
    """Follows the register, the month and every edit for one page, which says when it is shown.

    A page that nobody sees reads nothing; it does so when it is shown.
    """

    def __init__(self, page: QWidget, context: WindowContext, wish: Wish[T]) -> None:
        super().__init__(page)
        self._page = page
        self._context = context
        self._wish = wish
        self._running: Progress | None = None
        self._stale = True
        self._awaited = False
        self._wanted = 0
        context.changed.connect(lambda _change: self._read_anew())
        context.period_changed.connect(lambda _period: self._read_anew())
        context.register_changed.connect(self._forget)

    @property
    def stale(self) -> bool:
        """Whether what is shown is of an earlier moment, and nothing is being read."""
        return self._stale

    @property
    def awaited(self) -> bool:
        """Whether what is wanted is not shown yet."""
        return self._stale or self._awaited

    def page_shown(self) -> None:
        if not self._stale or not self._page.isVisible():
            return
        self._stale = False
        if not self._context.has_register:
            self._take(None)
            return
        self._awaited = True
        prepare, period, wanted = self._wish.prepare, self._context.period, self._wanted
        if prepare is None:
            self._begin(wanted)
        else:
            self._context.runner.run(
                lambda _progress: prepare(period), lambda _none: self._begin(wanted), self._fail
            )

    def give_up(self) -> None:
        """Leave what is shown as it is."""
        self._wanted += 1
        self._awaited = False
        running, self._running = self._running, None
        if running is not None:
            running.cancel()

    def put_off(self) -> None:
        """Read when the page is shown the next time."""
        self.give_up()
        self._stale = True

    def _forget(self) -> None:
        """What was shown is of another register, or of one that is closed."""
        self.put_off()
        self._wish.take(None)
        self.page_shown()

    def _read_anew(self) -> None:
        """What is being read is of another moment."""
        self.put_off()
        self.page_shown()

    def _begin(self, wanted: int) -> None:
        """Read the register, unless something else is wanted by now."""
        context = self._context
        if wanted != self._wanted or not context.has_register:
            return
        steps = self._wish.steps(context.register, context.period)
        running = context.runner.run_steps(steps, self._take, self._fail, self._wish.told)
        self._running = None if running.over else running

    def _take(self, found: T | None) -> None:
        self._running = None
        self._awaited = False
        self._wish.take(found)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, CancelledError):
            return
        if not isinstance(error, StorageError):
            raise error
        from portfolio_desktop.services.messages import message_for

        self._wish.failed()
        self._context.tell(message_for(error))
