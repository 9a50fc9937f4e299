"""Words that were written and could not be saved: the disk is full, the file is gone.

They are held until they are in the file, whatever is shown meanwhile: tried again before every
edit and every few seconds, shown in their field when one comes back to it, and named in a line of
the window from where they can be copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.storage.errors import StorageError
from portfolio_desktop.storage.values import Change

if TYPE_CHECKING:
    from portfolio_desktop.ui.context import WindowContext

AGAIN_MS = 5000

Part = TypeVar("Part", bound=str)

FieldKey: TypeAlias = tuple[str, ...]
"""Whose words: project, month, field, and what else tells one field from another."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written in a field; `what` names it to people, `save` is the edit that keeps it."""

    key: FieldKey
    what: str
    words: str
    save: Callable[[], Change]


class WordsField(Protocol):
    """A field that can show words which are not saved."""

    def put_back(self, text: str, /) -> None: ...


class UnsavedWords(QObject):
    """Holds them for the register that is open. `changed` follows what is held."""

    changed = Signal()

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        self._context = context
        self._held: dict[FieldKey, Written] = {}
        self._copied: frozenset[FieldKey] = frozenset()
        self._trying = False
        self._again = QTimer(self)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self.try_again)
        context.leaving.connect(self.try_again)
        context.register_changed.connect(self._forget)

    @property
    def held(self) -> tuple[Written, ...]:
        return tuple(self._held.values())

    @property
    def only_here(self) -> tuple[Written, ...]:
        """What would be lost with the window: neither saved nor copied."""
        return tuple(each for each in self.held if each.key not in self._copied)

    def hold(self, written: Written) -> None:
        self._held[written.key] = written
        self._copied -= {written.key}
        self._again.start()
        self.changed.emit()

    def let_go(self, key: FieldKey) -> None:
        """The field's words are in the file, these or newer ones."""
        if self._held.pop(key, None) is not None:
            self.changed.emit()
        if not self._held:
            self._again.stop()

    def words(self, key: FieldKey) -> str | None:
        """What is held of a field; None where all of it is saved."""
        written = self._held.get(key)
        return None if written is None else written.words

    def try_again(self) -> None:
        """Save what can be saved now, without a word about what cannot."""
        if self._trying or not self._held or self._context.register.editing:
            return
        self._trying = True
        try:
            for written in self.held:
                self._try_one(written)
        finally:
            self._trying = False

    def _try_one(self, written: Written) -> None:
        try:
            change = written.save()
        except (StorageError, RuleError):
            return
        self.let_go(written.key)
        self._context.announce(change)

    def as_text(self) -> str:
        """All that is held, each text under its name, to be kept elsewhere: it is copied then."""
        self._copied = frozenset(self._held)
        self.changed.emit()
        return "\n\n".join(f"{each.what}:\n{each.words}" for each in self.held)

    def _forget(self) -> None:
        """Another register is open; who let go of the one before was asked."""
        self._again.stop()
        self._held.clear()
        self.changed.emit()


def put_words_back(
    context: WindowContext, fields: Mapping[Part, WordsField], key: Callable[[Part], FieldKey]
) -> None:
    """Show words again that were written in one of these fields and could not be saved."""
    if context.holds_words:
        for part, field in fields.items():
            words = context.unsaved.words(key(part))
            if words is not None:
                field.put_back(words)
