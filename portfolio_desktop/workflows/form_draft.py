"""A form of the organisation's own while it is got to know: which answers stand where so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.column_titles import plain_title
from portfolio_desktop.exchange.fit_form import fit_form, fits, read_places
from portfolio_desktop.exchange.form_layout import (
    PERIOD,
    PROJECT,
    TEXTS,
    Direction,
    FormLayout,
    LayoutError,
    Place,
    checked,
)
from portfolio_desktop.exchange.form_marks import LIGHT, WHY
from portfolio_desktop.exchange.form_pointing import (
    own_cell,
    possible_places,
    spots_of,
    ways_from_heading,
    with_grounds,
)
from portfolio_desktop.exchange.form_proposals import FormHeadings
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.exchange.sheet_cells import SheetCells, Spot
from portfolio_desktop.exchange.tables import Sheet, SourceKind, Workbook
from portfolio_desktop.workflows.own_forms import KnownNames


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet that may be a form, and what its headings propose."""

    sheet: Sheet
    headings: FormHeadings
    proposed: Mapping[str, Place]


def form_sheets(workbook: Workbook, dimensions: Sequence[Dimension]) -> tuple[FormSheet, ...]:
    """The visible sheets, or the document, that may be a form; needs no register."""
    found = []
    for sheet in workbook.sheets:
        if not sheet.hidden:
            headings = FormHeadings(sheet, dimensions)
            found.append(FormSheet(sheet, headings, headings.proposed_places()))
    return tuple(found)


def looks_like_form(workbook: Workbook, dimensions: Sequence[Dimension]) -> bool:
    """Whether a sheet's headings ask for a project, its month and a lamp; without the month
    whether they ask in words as well, and for one project.
    """
    return any(map(_asks_like_form, form_sheets(workbook, dimensions)))


def _asks_like_form(asked: FormSheet) -> bool:
    keys = asked.proposed.keys()
    if PROJECT not in keys or not any(key.startswith(LIGHT) for key in keys):
        return False
    in_words = not keys.isdisjoint(TEXTS)
    return PERIOD in keys or (in_words and fits(asked.sheet, FormLayout("", asked.proposed)))


class FormDraft:
    """The places of a form's answers in one of the file's sheets. What is pointed at wrongly
    raises LayoutError, and nothing has changed.
    """

    def __init__(self, sheets: Sequence[FormSheet], names: KnownNames) -> None:
        self._sheets, self.names = tuple(sheets), names
        self._places: dict[str, Place] = {}
        self._proposed: frozenset[str] = frozenset()
        self._known: frozenset[str] = frozenset()
        self.chosen = max(range(len(sheets)), key=lambda index: len(sheets[index].proposed))

    @property
    def sheet(self) -> Sheet:
        return self._sheets[self.chosen].sheet

    @property
    def places(self) -> Mapping[str, Place]:
        """Each answer's place. A lamp's has the colour that its cell had from the start: as it is
        known of the form, or as the other answers of this file tell it.
        """
        told = with_grounds(self.sheet, self._places, self.spots)
        return {**told, **{key: self._places[key] for key in self._known}}

    @property
    def spots(self) -> Mapping[str, Spot]:
        """Where the answers stand in this sheet, as far as their headings are in it."""
        return spots_of(self.sheet, self._places)

    @property
    def proposed(self) -> frozenset[str]:
        """The answers that stand where the form's headings proposed, as nobody said otherwise."""
        return self._proposed & self._places.keys()

    @property
    def pointed(self) -> bool:
        """Whether anything stands elsewhere than proposed."""
        return self._proposed != self._places.keys()

    def readings(self) -> Mapping[str, FormField]:
        return read_places(self.sheet, self.places)

    def begin_anew(self) -> None:
        """With what the sheet's own headings propose."""
        self._places = dict(self._sheets[self.chosen].proposed)
        self._proposed, self._known = frozenset(self._places), frozenset()

    def begin_with(self, layout: FormLayout) -> None:
        """With what is known of the form, in the first sheet that is one."""
        self._places = dict(layout.places)
        self._proposed, self._known = frozenset(), frozenset(layout.places)
        fitting = (n for n, each in enumerate(self._sheets) if fits(each.sheet, layout))
        self.chosen = next(fitting, self.chosen)

    def known_as(self, layouts: Sequence[FormLayout]) -> FormLayout | None:
        """The form that the file is in the first of its sheets that is one, of those that the
        register knows.
        """
        return _read_as([each.sheet for each in self._sheets], layouts)

    def point(self, key: str, spot: Spot) -> None:
        """Read the answer from this cell, or where it asks for it if it is a known heading."""
        self.choose(key, self._meant(key, own_cell(self.sheet, spot)))

    def _meant(self, key: str, spot: Spot) -> Place:
        """What a click on this cell means: the words after the heading in it, the answer that its
        heading leads to, or the cell itself, as where this very answer is asked for at its left.
        """
        headings = self._sheets[self.chosen].headings
        ways = self._possible(key, spot)
        if headings.asks_at_left(key, spot):
            return ways[0]
        asked = headings.answer_spot(spot) if headings.has(spot) else None
        inside = next((way for way in ways if way.direction is Direction.INSIDE), None)
        if inside is not None and asked == spot:
            return inside
        leading = ways_from_heading(self.sheet, spot, headings.right_of(spot))
        led = (way for way in leading if self._spot(way) == asked)
        answer = next(led, None)
        if answer is not None:
            return answer
        if inside is None:
            self._refuse_heading(key, spot)
        return ways[0]

    def choose(self, key: str, place: Place) -> None:
        """Read the answer from this place. The colour of its cell stays known where it is."""
        spot = self._spot(place)
        for other, taken in self.spots.items():
            if other != key and taken == spot and not _may_share(key, other):
                raise LayoutError("layout.taken", other)
        if key in self._known and spot == self.spots.get(key):
            place = replace(place, ground=self._places[key].ground)
        else:
            self._known -= {key}
        self._places[key] = place
        self._proposed -= {key}

    def clear(self, key: str) -> None:
        self._places.pop(key, None)
        self._known -= {key}

    def ways(self, key: str) -> tuple[Place, ...]:
        """The place of the answer, and the other ways to tell where it stands; or where it may
        stand, if its cell looks like a heading itself.
        """
        place, spot = self._places.get(key), self.spots.get(key)
        if place is None:
            return ()
        others = () if spot is None else self._possible(key, spot)
        if spot is not None and self._looks_like_heading(spot):
            right = self._sheets[self.chosen].headings.right_of(spot)
            others += ways_from_heading(self.sheet, spot, right)
        return tuple(dict.fromkeys((place, *others)))

    def layout(self, name: str, others: Sequence[FormLayout] = ()) -> FormLayout:
        """What has been pointed at, as a layout by which this sheet will be known again, and not
        by one of the others that are kept. A LayoutError says what stands in the way.
        """
        layout = checked(FormLayout(name, MappingProxyType(dict(self.places))))
        if name in {other.name for other in others}:
            raise LayoutError("layout.name_taken", name)
        if not fits(self.sheet, layout):
            raise LayoutError("layout.no_form")
        known = _read_as([self.sheet], (*others, layout))
        if known is not None and known is not layout:
            raise LayoutError("layout.other_form", known.name)
        return layout

    def _possible(self, key: str, spot: Spot) -> tuple[Place, ...]:
        taken = {taken for other, taken in self.spots.items() if other != key}
        return possible_places(self.sheet, spot, frozenset({*taken, spot}))

    def _looks_like_heading(self, spot: Spot) -> bool:
        cell = SheetCells(self.sheet).cell(spot)
        known = self._sheets[self.chosen].headings.has(spot)
        return known or cell.bold or cell.text.rstrip().endswith(":")

    def _spot(self, place: Place) -> Spot | None:
        return spots_of(self.sheet, {"": place}).get("")

    def _refuse_heading(self, key: str, spot: Spot) -> None:
        """What other answers are found by is no answer."""
        text = plain_title(SheetCells(self.sheet).cell(spot).text)
        for other, place in self._places.items():
            if other != key and text and place.anchored and plain_title(place.at) == text:
                raise LayoutError("layout.is_heading", other)


def _read_as(sheets: Sequence[Sheet], layouts: Sequence[FormLayout]) -> FormLayout | None:
    """The layout by which the first of the sheets is read that is a form."""
    pages = fit_form(Workbook(SourceKind.XLSX, (), sheets=tuple(sheets)), layouts)
    return next((each for each in layouts if pages and each.name == pages[0].layout), None)


def _may_share(one: str, other: str) -> bool:
    """One cell may name project and month, or have the colour and say why."""
    if {one, other} == {PROJECT, PERIOD}:
        return True
    lamps = sorted((one, other))
    return lamps[0].startswith(LIGHT) and lamps[1] == WHY + lamps[0].removeprefix(LIGHT)
