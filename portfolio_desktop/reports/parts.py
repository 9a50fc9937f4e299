"""The parts of a document and the headings in them: how one who does not see the pages finds the
way from one to the next.

Which parts a paper has, and in which order, is chosen by those who print it, so neither is known
to what draws a heading. It says how it stands in its own part; what that is in the document is
found here.
"""

from __future__ import annotations

from typing import Any

from portfolio_desktop.reports.structure import Element, text_string


class Parts:
    """A part holds what is drawn after it has begun, and becomes an element with the first of it:
    one that stays empty leaves nothing."""

    def __init__(self, document: Any, root: Element) -> None:
        self._document = document
        self._open = [root]
        self._waiting: tuple[str, int] | None = None
        self._depth = 0
        self._headings: list[int] = []

    def begin(self, title: str, depth: int) -> None:
        """What is drawn from here on stands `depth` parts down, in one of that title."""
        self._waiting = (title, depth)
        self._depth = depth

    def element(self) -> Element:
        """The part that is open."""
        if self._waiting is not None:
            title, depth = self._waiting
            self._waiting = None
            del self._open[depth + 1 :]
            tag = "Sect" if len(self._open) > 1 else "Part"
            name = b"/T %s" % text_string(title)
            self._open.append(Element(self._document, tag, self._open[-1], name))
        return self._open[-1]

    def heading(self, level: int) -> int:
        """The level in the document of a heading that has that level in its part.

        None is skipped: a heading stands one level below the last that was above it.
        """
        asked = level + self._depth
        while self._headings and self._headings[-1] >= asked:
            self._headings.pop()
        self._headings.append(asked)
        return len(self._headings)
