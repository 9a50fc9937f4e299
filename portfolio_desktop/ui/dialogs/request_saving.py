"""Keeps a change request in the file while its form is written.

What one expects of a program in which everything is saved at once, decided here:
- A new request is a draft in the register as soon as anything is written in its form, and is saved
  on while one writes. All of it is one step to undo, also where one rests in between.
- Closing, by button, Escape or the corner of the window, keeps what is written. A form that nobody
  wrote in, or that was emptied again, leaves nothing.
- "Cancel" is for a new request only: it takes the draft away again, and undo brings it back as it
  was written last. A request that was there before is not something to cancel; it can be deleted
  while it is a draft.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from portfolio_desktop.domain.change_request import RequestState
from portfolio_desktop.services import finding, requests
from portfolio_desktop.services.projects import Added
from portfolio_desktop.services.request_writing import keepable
from portfolio_desktop.services.requests import RequestDraft
from portfolio_desktop.ui.context import WindowContext
from portfolio_desktop.ui.writing_clock import WritingClock


class RequestSaving(QObject):
    """The request of one form: known by its id, or new, of a project.

    `due` asks for the form as it is written now, to be given to `save_on`; `kept` follows every
    save.
    """

    due = Signal()
    kept = Signal()

    def __init__(
        self, context: WindowContext, form: QObject, *, project_id: str = "", request_id: str = ""
    ) -> None:
        super().__init__(form)
        self._context = context
        self.request = request_id
        self.is_new = not request_id
        self._began = self._saves = False
        reader = context.reader
        self.saved = (
            requests.request_draft(reader, request_id)
            if request_id
            else requests.new_request_draft(reader, project_id, context.register.today())
        )
        self._empty = self.saved if self.is_new else None
        self._clock = WritingClock(self)
        self._clock.due.connect(self.due)

    @property
    def state(self) -> RequestState:
        if not self.request:
            return RequestState.DRAFT
        return finding.request(self._context.reader, self.request).state

    def follow(self, draft: RequestDraft) -> None:
        """Told of every letter that is written in the form."""
        unsaved = self._context.writable and draft != self.saved
        self._clock.follow(unsaved)
        self._context.writing.emit(unsaved)

    def save_on(self, draft: RequestDraft) -> None:
        """Save what can be kept of a form that is being written."""
        self.save(keepable(self._context.reader, draft, self.saved, self.state))

    def save(self, draft: RequestDraft) -> bool:
        """Save the form as it is; False where that was refused and told."""
        self._clock.stop()
        if draft == self.saved or not self._context.writable:
            return True
        return self._write(draft) if self.request else self._begin(draft)

    def begin(self, draft: RequestDraft) -> bool:
        """As `save`, and a new form that nobody wrote in is refused as well."""
        return self.save(draft) if self.request else self._begin(draft)

    def end(self, draft: RequestDraft) -> bool:
        """Save before the form is closed; one that was emptied again is as if never begun."""
        if not self._began or draft != self._empty:
            return self.save(draft)
        register, request = self._context.register, self.request
        return (
            self._context.perform(lambda: requests.take_draft_back(register, request)) is not None
        )

    def cancel(self, draft: RequestDraft) -> bool:
        """Take the new draft away, after saving what undo is to bring back."""
        if draft != self.saved:
            self.save_on(draft)
        self._clock.stop()
        return not self.request or self.remove()

    def remove(self) -> bool:
        """Take the draft out of the register."""
        register, request = self._context.register, self.request
        if self._context.perform(lambda: requests.remove_request(register, request)) is None:
            return False
        self._context.note_done()
        return True

    def stop(self) -> None:
        """The form is closed."""
        self._clock.stop()
        self._context.writing.emit(False)

    def _begin(self, draft: RequestDraft) -> bool:
        register = self._context.register
        added: Added | None = self._context.perform(lambda: requests.draft_request(register, draft))
        if added is None:
            return False
        self.request, self._began, self._saves = added.id, True, True
        self._context.announce(added.change)
        self._note_kept()
        return True

    def _write(self, draft: RequestDraft) -> bool:
        register, request = self._context.register, self.request
        if self._began:
            done = self._context.perform(lambda: requests.go_on_drafting(register, request, draft))
        else:
            goes_on = self._saves
            done = self._context.perform(
                lambda: requests.edit_request(register, request, draft, goes_on=goes_on)
            )
        if done is None:
            return False
        self._saves = self._saves or done.edit is not None
        self._note_kept()
        return True

    def _note_kept(self) -> None:
        self.saved = requests.request_draft(self._context.reader, self.request)
        self._context.writing.emit(False)
        self.kept.emit()
