"""The annexes of an item, each with the page it stands on."""

from __future__ import annotations

from collections.abc import Mapping

from portfolio_desktop.reports import style
from portfolio_desktop.reports.cards import Measures
from portfolio_desktop.reports.flow import Block
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.agenda_values import Annex

_PAGE = 60.0
_LABEL = Style(style.HEAD.face, style.HEAD.size, style.CELL.leading, style.SOFT)


def annex_key(number: str) -> str:
    """The anchor of annex "3.1"."""
    return f"annex-{number}"


class AnnexLine(Block):
    """Number and name of an annex that has pages of its own; the page at the right is a link.

    `page_words` are those of a page, with the field {page}; `pages` tells where each anchor stands,
    and is filled when all is laid out.
    """

    def __init__(
        self,
        setter: Setter,
        annex: Annex,
        measures: Measures,
        page_words: str,
        pages: Mapping[str, int],
    ) -> None:
        self._paper = setter.paper
        self._annex = annex
        self._measures = measures
        self._page_words, self._pages = page_words, pages
        label_room = measures.text_left - measures.label_left - 8
        self._label = setter.lines(style.HEAD, annex.label, label_room)
        self._name = setter.lines(style.CELL, annex.name, measures.text_room - _PAGE)

    @property
    def height(self) -> float:
        return max(len(self._label), len(self._name)) * style.CELL.leading

    def draw(self, page: Page, top: float) -> None:
        key = annex_key(self._annex.number)
        where = self._page_words.format(page=self._pages[key])
        right = self._measures.text_left + self._measures.text_room
        y = baseline(style.CELL, top)
        line = self._paper.element("P")
        with page.marked(line):
            page.lines(self._measures.label_left, y, _LABEL, self._label)
            with page.written():
                page.lines(self._measures.text_left, y, style.CELL, (*self._name, ""))
        link = self._paper.element("Link", line)
        with page.marked(link):
            page.text_to(right, y, style.CELL, where)
        name = f"{self._annex.label} {self._annex.name}, {where}"
        area = (self._measures.label_left, top, right, top + self.height)
        page.link(link, key, name, area)
