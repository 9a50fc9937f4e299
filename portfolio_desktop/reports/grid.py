"""The grid of all projects, as the board knows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from portfolio_desktop.reports import style
from portfolio_desktop.reports.flow import Block, Entry
from portfolio_desktop.reports.gate import NO_BREAK, SOFT_HYPHEN
from portfolio_desktop.reports.lamps import SIZE as LAMP_SIZE
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.rows import LAMP_INDENT, Cell, Column, Row, Run, row
from portfolio_desktop.reports.style import Style
from portfolio_desktop.reports.table import Table
from portfolio_desktop.reports.table_head import HeadGroup
from portfolio_desktop.reports.texts import Setter, TextBlock, baseline
from portfolio_desktop.services.pack_values import Count, Grid, GridRow, Lamp, Passage, Reason


class _Widths(NamedTuple):
    """The columns of one sheet, each with the gap to the next."""

    number: float
    project: float
    deadline: float
    phase: float
    previous: float
    current: float
    light: float
    purpose: float
    reasons: float
    """A column of their own for the reasons; where it is none they stand above the remarks."""
    remarks: float
    """The widest that remarks may be; what is left over goes to the names."""
    lead: float


_A4 = _Widths(30.0, 115.0, 68.0, 52.0, 66.0, 65.0, 14.0, 150.0, 0.0, 999.0, 470.0)
_A3 = _Widths(38.0, 176.0, 84.0, 80.0, 74.0, 84.0, 17.0, 190.0, 210.0, 440.0, 640.0)
_LIGHTS_AT = 6
"""The column of the first light."""
_REMARKS_GAP = 15.0
_LEAST_REMARKS = 120.0
"""So much the remarks keep: lamps stand closer, and purposes under them, where many dimensions
leave no more."""
_GAP = 9.0
_INSET, _DEEPEST = 8.0, 3
"""How far each level of sub-projects stands in, and how many levels do."""
_ENDS = (".", "!", "?")
_STUB, _NARROWER = 0.3, 0.82
"""A last line of a name that fills less of its room is a stub."""
_SHORT = 24
"""Letters up to which a text is worth remembering: phases, dates and words of lamps repeat."""


class GridSetter:
    """Turns the rows of a grid into measured table rows. Short repeated cells are broken once."""

    def __init__(self, setter: Setter, grid: Grid) -> None:
        self._setter = setter
        self._grid = grid
        self._made: dict[tuple[object, ...], Cell] = {}
        wide = _A3 if setter.sheet.large else _A4
        room = setter.sheet.room - sum(wide[:6]) - _REMARKS_GAP
        self._light_width = min(wide.light, (room - _LEAST_REMARKS) / max(len(grid.dimensions), 1))
        room -= len(grid.dimensions) * self._light_width
        self._purpose_beside = grid.purpose_column and room - wide.purpose >= _LEAST_REMARKS
        purpose = wide.purpose if self._purpose_beside else 0.0
        room -= purpose
        reasoned = wide.reasons > 0 and any(item.reasons for item in grid.rows)
        self._reasons_beside = reasoned and room - wide.reasons >= 2 * _LEAST_REMARKS
        reasons = wide.reasons if self._reasons_beside else 0.0
        room -= reasons
        self._remarks = min(room, wide.remarks)
        self._widths = wide._replace(
            project=wide.project + room - self._remarks, purpose=purpose, reasons=reasons
        )
        self._remarks_room = self._remarks - (_GAP if purpose else 0.0)
        self._told_apart = bool(setter.paper.written)
        """Whether the paper's own words are in another language than the remarks."""

    def columns(self) -> list[Column]:
        heads, wide = self._grid.heads, self._widths
        lights = [
            Column(self._light_width, (head.letter,), spoken_head=head.name)
            for head in self._grid.dimensions
        ]
        if lights:
            lights[-1] = lights[-1]._replace(width=self._light_width + _REMARKS_GAP)
        columns = [
            self._headed(wide.number, heads.number),
            self._headed(wide.project, heads.project, written=True),
            self._headed(wide.deadline, heads.deadline),
            self._headed(wide.phase, heads.phase),
            self._headed(wide.previous, heads.previous),
            self._headed(wide.current + (0 if lights else _REMARKS_GAP), heads.current),
            *lights,
        ]
        if self._reasons_beside:
            columns.append(self._headed(wide.reasons, heads.reasons, written=True))
        columns.append(self._headed(self._remarks, heads.remarks, written=True))
        if self._purpose_beside:
            columns.append(self._headed(wide.purpose, heads.purpose, written=True))
        return columns

    def groups(self) -> list[HeadGroup]:
        """What stands over the letters of the lights, where there are several and it has room."""
        count, words = len(self._grid.dimensions), self._grid.heads.lights
        room = count * self._light_width + _REMARKS_GAP - 4
        width = self._setter.breaker(style.HEAD).width(words)
        if not words or count < 2 or width > room:
            return []
        lamps = (count - 1) * self._light_width + LAMP_SIZE
        return [HeadGroup(_LIGHTS_AT, count, words, max(lamps, width))]

    def _headed(self, width: float, head: str, *, written: bool = False) -> Column:
        return Column(width, self._setter.lines(style.HEAD, head, width - 4), written=written)

    def rows(self) -> Iterator[Row]:
        for item in self._grid.rows:
            name = " ".join(f"{item.number} {item.name}".split())
            yield row(self._cells(item), name, f"project-{item.project_id}")

    def _cells(self, item: GridRow) -> list[Cell]:
        wide = self._widths
        cells = [
            self._cell(((style.NAME, item.number),), wide.number - 4),
            self._project(item),
            self._cell(
                (
                    (style.CELL, item.deadline),
                    *((style.LATE, note) for note in item.deadline_notes),
                ),
                wide.deadline - 6,
            ),
            self._cell(((style.CELL, item.phase),), wide.phase - 5),
            self._lamp(item.previous, style.CELL, wide.previous),
            self._lamp(item.current, style.NAME, wide.current),
        ]
        cells.extend(self._light(light) for light in item.lights)
        if self._reasons_beside:
            runs, flags = self._reasons(item, wide.reasons - _REMARKS_GAP)
            cells.append(Cell(tuple(runs), bars=_ranges(flags)))
        cells.append(self._remarks_cell(item))
        if self._purpose_beside:
            cells.append(self._cell(((style.CELL, item.purpose),), wide.purpose - _GAP))
        return cells

    def _project(self, item: GridRow) -> Cell:
        """Name and notes; those of a sub-project stand in under its programme's."""
        inset = min(item.depth, _DEEPEST) * _INSET
        notes = [(style.NOTE, note) for note in (item.name_note, *item.plan_notes)]
        room = self._widths.project - _GAP - inset
        runs = ((style.NAME, self._name(item.name, room)), *self._runs(tuple(notes), room))
        return Cell(runs, inset=inset)

    def _name(self, name: str, room: float) -> tuple[str, ...]:
        """In somewhat shorter lines where the last would else be a stub, and where these are not
        more and part no word."""
        lines = self._setter.lines(style.NAME, name, room)
        if len(lines) > 1 and self._setter.breaker(style.NAME).width(lines[-1]) < _STUB * room:
            narrower = self._setter.lines(style.NAME, name, _NARROWER * room)
            parted = any(line.endswith(SOFT_HYPHEN) for line in narrower)
            return narrower if len(narrower) == len(lines) and not parted else lines
        return lines

    def _cell(self, texts: tuple[tuple[Style, str], ...], room: float) -> Cell:
        """Phases, dates and notes repeat from row to row: their cells are made once."""
        if any(len(text) > _SHORT for _, text in texts):
            return Cell(self._runs(texts, room))
        key = (room, *(text for _, text in texts))
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Cell(self._runs(texts, room))
        return found

    def _runs(self, texts: tuple[tuple[Style, str], ...], room: float) -> tuple[Run, ...]:
        return tuple((used, self._setter.lines(used, text, room)) for used, text in texts if text)

    def _light(self, lamp: Lamp) -> Cell:
        key = (lamp.colour, lamp.word)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = Cell(lamp=lamp, speaks=True)
        return found

    def _lamp(self, lamp: Lamp, used: Style, width: float) -> Cell:
        key = (used.face, lamp.colour, lamp.word, lamp.note)
        found = self._made.get(key)
        if found is None:
            texts = ((used, lamp.word), (style.NOTE, lamp.note))
            runs = self._runs(texts, width - LAMP_INDENT - 2)
            found = self._made[key] = Cell(runs, lamp)
        return found

    def _remarks_cell(self, item: GridRow) -> Cell:
        room = self._remarks_room
        runs, flags = ([], []) if self._reasons_beside else self._reasons(item, room)
        below = bool(item.note or self._told_apart)
        said = item.remarks if below else _with_pointer(item)
        marked = self._setter.breaker(style.CELL).marked_lines(
            ((passage.text, passage.new) for passage in said), room
        )
        if said:
            flags.extend(new for _, new in marked)
            runs.append((style.CELL, tuple(line for line, _ in marked)))
        if item.note:
            runs.append((style.SECRETARIAT, self._setter.lines(style.SECRETARIAT, item.note, room)))
        if below:
            runs += self._runs(((style.POINTER, item.see),), room)
        if item.purpose and not self._purpose_beside:
            words = f"{self._grid.purpose_label}: {item.purpose}"
            runs.append((style.NOTE, self._setter.lines(style.NOTE, words, room)))
        return Cell(tuple(runs), bars=_ranges(flags))

    def _reasons(self, item: GridRow, room: float) -> tuple[list[Run], list[bool]]:
        """A run for each reason, and for each line whether it is new."""
        runs: list[Run] = []
        flags: list[bool] = []
        for reason in item.reasons:
            labelled = self._labelled(reason, room)
            runs += labelled
            flags.extend([reason.new] * len(labelled[-1][1]))
        return runs, flags

    def _labelled(self, reason: Reason, room: float) -> list[Run]:
        """The label, and the lines of which it begins the first: cut as if it were as narrow as
        they are, in a room that has that much less. One that takes a line and more is set as
        they are."""
        label = f"{reason.label}: "
        told = style.REASON_TOLD if reason.told else style.REASON
        plain, strong = map(self._setter.breaker, (told, style.REASON_LABEL))
        room -= strong.width(label) - plain.width(label)
        first, *others = plain.lines(label + reason.text, room)
        if not f"{first} ".startswith(label):
            return [(told, (first, *others))]
        lines = (first[len(label) :], *others)
        return [(style.REASON_LABEL, (label,)), (told, lines)]


def _ranges(flags: list[bool]) -> tuple[tuple[int, int], ...]:
    """The stretches of true flags as (first, after last)."""
    ranges: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if not flag:
            continue
        if ranges and ranges[-1][1] == place:
            ranges[-1] = (ranges[-1][0], place + 1)
        else:
            ranges.append((place, place + 1))
    return tuple(ranges)


def _with_pointer(item: GridRow) -> tuple[Passage, ...]:
    """The remarks, and where the agenda has more; on a line of its own where they do not end as a
    sentence does."""
    if not item.see:
        return item.remarks
    ended = "".join(passage.text for passage in item.remarks).rstrip()
    between = " " if ended.endswith(_ENDS) else "\n"
    see = item.see.replace(" ", NO_BREAK)
    return (*item.remarks, Passage(f"{between if ended else ''}{see}"))


class GridTitle(Block):
    """The grid's heading and lead, with the counts at the right."""

    keep = True
    before = 26.0

    def __init__(self, setter: Setter, grid: Grid, counts: tuple[Count, ...]) -> None:
        self._paper = setter.paper
        self._sheet = setter.sheet
        self._room = room = (_A3 if setter.sheet.large else _A4).lead
        self._title = setter.at_most(style.HEADING, grid.title, room, 3)
        self._lead = setter.at_most(style.LEAD, grid.lead, room, 8) if grid.lead else ()
        self._name = grid.title
        self.entries = (Entry(grid.title, "grid"),)
        self._counts = counts

    @property
    def height(self) -> float:
        text = len(self._title) * style.HEADING.leading + 3 + len(self._lead) * style.LEAD.leading
        return max(text, 38.0)

    def draw(self, page: Page, top: float) -> None:
        page.bookmark("grid", self._name, top - 4, 0)
        with page.marked(self._paper.element("H1")):
            page.lines(self._sheet.left, baseline(style.HEADING, top), style.HEADING, self._title)
        below = top + len(self._title) * style.HEADING.leading + 3
        if self._lead:
            with page.marked(self._paper.element("P")):
                page.lines(self._sheet.left, baseline(style.LEAD, below), style.LEAD, self._lead)
        self._draw_counts(page, top)

    def _draw_counts(self, page: Page, top: float) -> None:
        """The counts repeat the summary, so they stand beside the structure. Those that no
        colour tells have their word below, where there is room for it."""
        room = self._sheet.room - self._room
        counts = self._counts
        if sum(_count_width(page, each) for each in counts) > room:
            counts = tuple(each for each in counts if not each.missing)
        right = self._sheet.right
        first = baseline(style.FIGURE, top)
        with page.artifact():
            for count in reversed(counts):
                figure = str(count.number)
                width = page.width(style.FIGURE, figure)
                page.text(right - width, first, style.FIGURE, figure)
                if not count.missing:
                    page.lamp(count.lamp.colour, right - width - 17, first, 12)
                page.text_to(right, first + 13, style.FIGURE_NOTE, _below(count))
                right -= _count_width(page, count)


def _below(count: Count) -> str:
    return count.lamp.word if count.lamp.colour is None else count.change


def _count_width(page: Page, count: Count) -> float:
    """With the space before the next one."""
    figure = page.width(style.FIGURE, str(count.number)) + (0 if count.missing else 17)
    return max(figure, page.width(style.FIGURE_NOTE, _below(count))) + 20


def grid_blocks(
    setter: Setter, grid: Grid, counts: tuple[Count, ...], continued: str
) -> Iterator[Block]:
    """Heading with counts, then the table; an empty register says so."""
    yield GridTitle(setter, grid, counts if grid.rows else ())
    if not grid.rows:
        yield TextBlock(setter, style.EMPTY, grid.empty, before=24)
        return
    measured = GridSetter(setter, grid)
    yield Table(
        setter.paper,
        measured.columns(),
        list(measured.rows()),
        continued=continued,
        title=grid.title,
        mark=grid.new_label,
        before=16,
        groups=measured.groups(),
    )
    for place, footnote in enumerate(grid.footnotes):
        yield TextBlock(setter, style.FOOTNOTE, footnote, before=2 if place else 10)
