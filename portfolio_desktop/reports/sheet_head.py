"""The head of a project sheet: number, name and the large lamp, then every dimension's lights now
and before, and the months behind them.
"""

from __future__ import annotations

from collections.abc import Sequence

from portfolio_desktop.reports import style
from portfolio_desktop.reports.figure_strip import STRIP_BASE
from portfolio_desktop.reports.figures import picture_of
from portfolio_desktop.reports.flow import Block, Entry
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.structure import RowElement, cell_attribute
from portfolio_desktop.reports.style import Sheet, Style
from portfolio_desktop.reports.table import summary_attribute
from portfolio_desktop.reports.texts import Setter, baseline
from portfolio_desktop.services.figure_values import HistoryStrip
from portfolio_desktop.services.pack_values import Lamp
from portfolio_desktop.services.sheet_values import NamedLamp, ProjectSheet, SheetSection

GRID = 6.0
"""Points: every height of a sheet is a whole number of them."""
ASIDE = 159.0
"""The width of the column at the right."""
BETWEEN = 24.0
_LABELS = 96.0
"""The width of what stands before the lights of a row."""
_ABREAST = 6
"""So many dimensions stand beside each other; more of them in further rows."""
_LARGE, _MIDDLE, _SMALL = 24.0, 11.0, 7.6
_NAME_LINES, _NOTE_LINES = 4, 2


class SheetHead(Block):
    """Whose sheet it is, with the overall light."""

    def __init__(
        self,
        setter: Setter,
        section: SheetSection,
        shown: ProjectSheet,
        paper_sheet: Sheet,
        first: bool,
    ) -> None:
        """The `first` one begins the section as well."""
        self._setter = setter
        self._section, self._shown, self._sheet = section, shown, paper_sheet
        own = Entry(shown.name, sheet_key(shown), shown.number, depth=1)
        self.entries = (Entry(section.title, "sheets"), own) if first else (own,)
        room = paper_sheet.room - ASIDE - BETWEEN
        self._name = _name_lines(setter, shown.name, room)
        self._number = setter.one_line(style.SHEET_NUMBER, shown.number, room)
        note = shown.name_note
        self._note = setter.at_most(style.SHEET_NOTE, note, room, _NOTE_LINES) if note else ()
        self._word_style, self._word = self._large_word(shown.current)

    def _large_word(self, lamp: Lamp) -> tuple[Style, tuple[str, ...]]:
        """The word beside the large lamp; one that is too long for it is set smaller."""
        room = ASIDE - _LARGE - 10
        words = " ".join(part for part in (lamp.word, lamp.note) if part)
        if self._setter.breaker(style.SHEET_WORD).width(words) <= room:
            return style.SHEET_WORD, (words,)
        return style.SHEET_STRONG, self._setter.at_most(style.SHEET_STRONG, words, room, 3)

    @property
    def height(self) -> float:
        name = style.SHEET_NUMBER.leading + len(self._name) * style.SHEET_NAME.leading
        left = name + len(self._note) * style.SHEET_NOTE.leading
        word = max(len(self._word) * self._word_style.leading, 24.0)
        return _on_grid(max(left, 24 + word) + GRID)

    def draw(self, page: Page, top: float) -> None:
        for entry in self.entries:
            title = f"{entry.number} {entry.title}".strip()
            page.bookmark(entry.key, title, top, entry.depth)
        sheet, paper = self._sheet, self._setter.paper
        with page.marked(paper.element("H1", attributes=paper.written)):
            y = baseline(style.SHEET_NUMBER, top)
            page.text(sheet.left, y, style.SHEET_NUMBER, f"{self._number} ")
            y = baseline(style.SHEET_NAME, top + style.SHEET_NUMBER.leading)
            page.lines(sheet.left, y, style.SHEET_NAME, self._name)
        below = top + style.SHEET_NUMBER.leading + len(self._name) * style.SHEET_NAME.leading
        if self._note:
            with page.marked(paper.element("P")):
                y = baseline(style.SHEET_NOTE, below)
                page.lines(sheet.left, y, style.SHEET_NOTE, self._note)
        self._draw_overall(page, top)
        with page.artifact():
            page.rule(sheet.left, sheet.right, top + self.height, style.INK, 0.9)

    def _draw_overall(self, page: Page, top: float) -> None:
        """The large lamp with its word, and what it was before."""
        section, shown = self._section, self._shown
        left = self._sheet.right - ASIDE
        word_top = top + 12
        height = max(len(self._word) * self._word_style.leading, 24.0)
        below = word_top + height
        label = f"{section.previous_head}: "
        x = left + page.width(style.SHEET_BEFORE, label)
        with page.artifact():
            middle = word_top + height / 2
            page.lamp(shown.current.colour, left, middle + _LARGE * 0.36, _LARGE)
            page.lamp(shown.previous.colour, x, baseline(style.SHEET_BEFORE, below), _SMALL)
        inset = (height - len(self._word) * self._word_style.leading) / 2
        with page.marked(self._setter.paper.element("P")):
            y = baseline(style.SHEET_BEFORE, top)
            page.text(left, y, style.SHEET_BEFORE, f"{section.words.overall} ")
            y = baseline(self._word_style, word_top + inset)
            said = (*self._word[:-1], f"{self._word[-1]} ")
            page.lines(left + _LARGE + 10, y, self._word_style, said)
            y = baseline(style.SHEET_BEFORE, below)
            page.text(left, y, style.SHEET_BEFORE, label)
            room = self._sheet.right - x - _SMALL - 4
            before = self._setter.one_line(style.SHEET_BEFORE, shown.previous.word, room)
            page.text(x + _SMALL + 4, y, style.SHEET_BEFORE, before)


class LightTable(Block):
    """The lights of some dimensions, each under its letter and name: now, and before."""

    before = GRID

    def __init__(
        self,
        setter: Setter,
        section: SheetSection,
        lights: Sequence[NamedLamp],
        paper_sheet: Sheet,
        columns: int,
    ) -> None:
        """`columns` is how many the widest row of them has, so that all stand below each other."""
        self._setter, self._section, self._lights = setter, section, lights
        self._left = paper_sheet.left
        self._width = (paper_sheet.room - _LABELS) / columns
        room = self._width - 8
        self._names = [
            setter.at_most(style.SHEET_FACT_LABEL, each.name, room - 12, 2) for each in lights
        ]
        self._now = [self._words(style.SHEET_LIGHT, each.lamp, _MIDDLE) for each in lights]
        self._was = [self._words(style.SHEET_BEFORE, each.before, _MIDDLE) for each in lights]
        self._heads = [
            setter.at_most(style.SHEET_BEFORE, words, _LABELS - 8, 2)
            for words in (section.words.status, section.current_head, section.previous_head)
        ]

    def _words(self, used: Style, lamp: Lamp, size: float) -> tuple[str, ...]:
        return self._setter.at_most(used, lamp.word, self._width - size - 13, 2)

    @property
    def _tops(self) -> tuple[float, float, float, float]:
        """Where the three rows begin, from the block's own top, and where it ends."""
        rows = ((self._names, 0), (self._now, 1), (self._was, 2))
        tops = [GRID]
        for texts, place in rows:
            lines = max(len(self._heads[place]), *(len(each) for each in texts))
            tops.append(tops[-1] + lines * 12.0 + GRID)
        return tops[0], tops[1], tops[2], tops[3]

    @property
    def height(self) -> float:
        return self._tops[3]

    def draw(self, page: Page, top: float) -> None:
        paper = self._setter.paper
        first, second, third, _end = (top + each for each in self._tops)
        title = self._section.words.status
        table = paper.element("Table", attributes=summary_attribute(title))
        heads = paper.element("TR", table)
        with page.marked(paper.element("TH", heads, cell_attribute("Column"))):
            self._draw_label(page, 0, first)
        for place, light in enumerate(self._lights):
            with page.marked(paper.element("TH", heads, cell_attribute("Column"))):
                x, y = self._x(place), baseline(style.SHEET_LIGHT, first)
                page.text(x, y, style.SHEET_LIGHT, f"{light.letter} ")
                page.lines(x + 15, y, style.SHEET_FACT_LABEL, self._names[place])
        now = [each.lamp for each in self._lights]
        was = [each.before for each in self._lights]
        self._draw_row(page, paper.row(table, len(now) + 1), second, (1, now, self._now))
        self._draw_row(page, paper.row(table, len(was) + 1), third, (2, was, self._was))

    def _x(self, place: int) -> float:
        return self._left + _LABELS + place * self._width

    def _draw_label(self, page: Page, row: int, top: float) -> None:
        page.lines(
            self._left, baseline(style.SHEET_BEFORE, top), style.SHEET_BEFORE, self._heads[row]
        )

    def _draw_row(
        self,
        page: Page,
        element: RowElement,
        top: float,
        row: tuple[int, Sequence[Lamp], Sequence[tuple[str, ...]]],
    ) -> None:
        number, shown, words = row
        used = style.SHEET_LIGHT if number == 1 else style.SHEET_BEFORE
        size = _MIDDLE if number == 1 else _SMALL
        y = baseline(used, top)
        with page.artifact():
            for place, lamp in enumerate(shown):
                page.lamp(lamp.colour, self._x(place) + (_MIDDLE - size) / 2, y, size)
        with page.marked_cell(element, 0):
            self._draw_label(page, number, top)
        for place, lines in enumerate(words):
            with page.marked_cell(element, place + 1):
                page.lines(self._x(place) + 15, y, used, lines)


def light_tables(
    setter: Setter, section: SheetSection, shown: ProjectSheet, paper_sheet: Sheet
) -> list[LightTable]:
    """As many rows of dimensions as the page is wide for."""
    lights = shown.lights
    columns = max(min(len(lights), _ABREAST), 1)
    return [
        LightTable(setter, section, lights[first : first + columns], paper_sheet, columns)
        for first in range(0, len(lights), columns)
    ]


class StripBlock(Block):
    """The overall light month by month, under the lights it has led to."""

    before = GRID

    def __init__(
        self,
        setter: Setter,
        label: str,
        strip: HistoryStrip,
        paper_sheet: Sheet,
        *,
        ruled: bool = True,
    ) -> None:
        """Where no lights stand above it needs no rule to part it from them."""
        self._setter, self._strip, self._sheet = setter, strip, paper_sheet
        self._ruled = ruled
        self._label = setter.at_most(style.SHEET_BEFORE, label, _LABELS - 8, 2)
        self._left = paper_sheet.left + _LABELS
        self._picture = picture_of(setter, strip, self._left, paper_sheet.right - self._left)

    @property
    def height(self) -> float:
        return _on_grid(GRID + max(self._picture.height, len(self._label) * 12.0))

    def draw(self, page: Page, top: float) -> None:
        sheet = self._sheet
        if self._ruled:
            with page.artifact():
                page.rule(sheet.left, sheet.right, top, style.HAIRLINE, 0.5)
        top += GRID
        with page.marked(self._setter.paper.element("P")):
            y = (
                top + STRIP_BASE - 1.5
                if len(self._label) == 1
                else baseline(style.SHEET_BEFORE, top)
            )
            page.lines(sheet.left, y, style.SHEET_BEFORE, self._label)
        area = (self._left, top, sheet.right, top + self._picture.height)
        with page.marked(self._setter.paper.figure(page, self._strip.spoken, area)):
            self._picture.draw(page, top)


def sheet_key(shown: ProjectSheet) -> str:
    """The anchor of a project's sheet."""
    return f"sheet-{shown.project_id}"


def _name_lines(setter: Setter, name: str, room: float) -> tuple[str, ...]:
    """Not balanced: that would part words in the largest type of the page."""
    lines = setter.whole_words(style.SHEET_NAME, name, room)
    if len(lines) <= _NAME_LINES:
        return lines
    return setter.at_most(style.SHEET_NAME, name, room, _NAME_LINES)


def _on_grid(height: float) -> float:
    return -(-height // GRID) * GRID
