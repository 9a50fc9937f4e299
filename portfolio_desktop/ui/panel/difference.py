"""What the secretariat took out of a text and put into it, shown without any colour."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from portfolio_desktop.domain.text_changes import Change, Segment
from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.theme import Theme

_TAGS = {Change.SAME: "{}", Change.NEW: "<b><u>{}</u></b>", Change.REMOVED: "<s>{}</s>"}


class DifferenceLabel(QLabel):
    """One text made into another: removed words struck out and pale, new ones underlined."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.changed.connect(self._draw)

    def show_difference(self, segments: tuple[Segment, ...]) -> None:
        """Show it; what is shown already keeps its selection."""
        if segments != self._segments:
            self._segments = segments
            self.setAccessibleDescription(spoken(segments))
            self._draw()

    def _draw(self) -> None:
        self.setText(markup(self._segments, self._theme.colour("soft").name()))


def markup(segments: Iterable[Segment], pale: str) -> str:
    """The segments as rich text; nothing in them is read as markup."""
    parts: list[str] = []
    for segment in segments:
        words = segment.text.rstrip()
        blanks = segment.text[len(words) :] or " "
        tagged = _TAGS[segment.change].format(_lines(words))
        if segment.change is Change.REMOVED:
            tagged = f'<span style="color: {pale}">{tagged}</span>'
        parts.append(tagged + _lines(blanks))
    return "".join(parts).rstrip()


def spoken(segments: Iterable[Segment]) -> str:
    """The difference in words, for who does not see how the text is drawn."""
    found = [segment for segment in segments if segment.change is not Change.SAME]
    taken = _("taken out: {words}")
    added = _("added: {words}")
    return "; ".join(
        (taken if segment.change is Change.REMOVED else added).format(words=segment.text.strip())
        for segment in found
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
