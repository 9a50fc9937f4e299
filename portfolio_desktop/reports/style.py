"""The look of everything printed: faces, sizes and colours, named by their role."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from portfolio_desktop.services.look_values import SHIPPED_ACCENT
from portfolio_desktop.services.pack_parts import GridPaper


class Face(StrEnum):
    """The cuts of the embedded typeface; the value is the name of its file."""

    REGULAR = "SourceSans3-Regular"
    SEMIBOLD = "SourceSans3-SemiBold"


INK = "#1C2430"
BODY = "#313B49"
SOFT = "#4F5968"
"""Small type in it is read in grey, two pages on a sheet: seven times as dark as the paper."""
ACCENT = SHIPPED_ACCENT
"""What stands out; on paper it is the colour that the organisation has chosen."""
DRAFT = "#EAEDF1"
"""A word across the page, so light that whatever stands on it is read without effort."""
HAIRLINE = "#D5DAE1"
HEAD_RULE = "#C9D0D9"
GREEN = "#2E7D32"
YELLOW = "#F9A825"
YELLOW_EDGE = "#8A5A00"
RED = "#C62828"
NO_LIGHT = "#6B7686"
WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """A role of text. `size` and `leading` in points; `colour` as #RRGGBB. Words in one that
    `leads` begin the line that the words after them go on with. Words of an `own` one are the
    paper's, where those around them were written by people.

    Two of the same look are two roles all the same: a style is looked up for every piece of text.
    """

    face: Face
    size: float
    leading: float
    colour: str = INK
    leads: bool = False
    own: bool = False


TITLE = Style(Face.SEMIBOLD, 34, 40)
TITLE_SECOND = Style(Face.REGULAR, 34, 40, SOFT)
FORUM = Style(Face.SEMIBOLD, 13, 18, ACCENT)
DESCRIPTION = Style(Face.REGULAR, 11.4, 16, BODY)
FACT_LABEL = Style(Face.REGULAR, 8.6, 13, SOFT)
FACT_VALUE = Style(Face.SEMIBOLD, 10, 13)
CONTENTS_HEAD = Style(Face.SEMIBOLD, 10, 14)
CONTENTS = Style(Face.REGULAR, 10.5, 20)

HEADING = Style(Face.SEMIBOLD, 16.5, 21)
SUBHEADING = Style(Face.SEMIBOLD, 11, 14)
LEAD = Style(Face.REGULAR, 9.4, 13.2, BODY)
FIGURE = Style(Face.SEMIBOLD, 16, 19)
FIGURE_LARGE = Style(Face.SEMIBOLD, 24, 28)
FIGURE_NOTE = Style(Face.REGULAR, 7.8, 10, SOFT)
FIGURE_WORD = Style(Face.SEMIBOLD, 9.4, 12)

CELL = Style(Face.REGULAR, 8.6, 12)
POINTER = Style(Face.REGULAR, 8.6, 12, own=True)
"""Where there is more to read, below what people wrote."""
CELL_TOLD = Style(Face.REGULAR, 8.6, 12, own=True)
"""What participants' reports make of a lamp, before what people wrote."""
NAME = Style(Face.SEMIBOLD, 8.6, 12)
NOTE = Style(Face.REGULAR, 7.8, 12, SOFT)
REASON = Style(Face.REGULAR, 8, 12)
"""Why a lamp is what it is, above the remarks."""
REASON_TOLD = Style(Face.REGULAR, 8, 12, own=True)
"""The same, where the participants' reports make it so."""
REASON_LABEL = Style(Face.SEMIBOLD, 8, 12, leads=True, own=True)
FOOTNOTE = Style(Face.REGULAR, 8, 12, SOFT)
SECRETARIAT = Style(Face.SEMIBOLD, 8, 12, SOFT)
"""The secretariat's own remark, below the project's."""
LATE = Style(Face.SEMIBOLD, 7.8, 12, SOFT)
HEAD = Style(Face.SEMIBOLD, 7.8, 10, SOFT)
EMPTY = Style(Face.REGULAR, 11, 16, SOFT)

CARD_TITLE = Style(Face.SEMIBOLD, 10.5, 14)
CARD_STATE = Style(Face.SEMIBOLD, 8.6, 14, ACCENT)
CARD_PATH = Style(Face.REGULAR, 8.4, 12, SOFT)

MEETING_TITLE = Style(Face.SEMIBOLD, 30, 36)
MEETING_SECOND = Style(Face.REGULAR, 20, 27, SOFT)
NOTICE = Style(Face.SEMIBOLD, 10, 14, RED)
"""That a paper may not be sent out."""
ITEM_NUMBER = Style(Face.SEMIBOLD, 15, 21, ACCENT)
ITEM_TITLE = Style(Face.SEMIBOLD, 15, 21)
ITEM_KIND = Style(Face.REGULAR, 9.4, 14, SOFT)
ITEM_LABEL = Style(Face.SEMIBOLD, 9.4, 14, ACCENT)
PROSE = Style(Face.REGULAR, 10.2, 14)
PROSE_STRONG = Style(Face.SEMIBOLD, 10.2, 14)
PERSON = Style(Face.REGULAR, 9.4, 14)
PERSON_LABEL = Style(Face.SEMIBOLD, 9.4, 14)
LISTED_ITEM = Style(Face.REGULAR, 10, 14)
LISTED_WITHIN = Style(Face.REGULAR, 9.2, 14)
LISTED_NOTE = Style(Face.REGULAR, 8.4, 12, SOFT)

SHEET_NUMBER = Style(Face.SEMIBOLD, 11, 14, ACCENT)
SHEET_NAME = Style(Face.SEMIBOLD, 19, 24)
SHEET_NOTE = Style(Face.REGULAR, 9, 12, SOFT)
SHEET_WORD = Style(Face.SEMIBOLD, 16, 24)
"""The word of the large lamp."""
SHEET_LABEL = Style(Face.SEMIBOLD, 9.2, 12, ACCENT)
SHEET_TEXT = Style(Face.REGULAR, 9, 12)
SHEET_STRONG = Style(Face.SEMIBOLD, 9, 12)
SHEET_CLOSE = Style(Face.REGULAR, 8.4, 10.8)
SHEET_CLOSE_STRONG = Style(Face.SEMIBOLD, 8.4, 10.8)
"""The texts of a sheet that would else be a little longer than its page."""
SHEET_FACT = Style(Face.REGULAR, 8.6, 12)
SHEET_FACT_LABEL = Style(Face.REGULAR, 7.8, 12, SOFT)
SHEET_LIGHT = Style(Face.SEMIBOLD, 9, 12)
SHEET_BEFORE = Style(Face.REGULAR, 7.8, 12, SOFT)
"""The parts of a project sheet: all its lines stand on one grid of six points."""

CHART_NAME = Style(Face.REGULAR, 8.6, 10)
CHART_LABEL = Style(Face.REGULAR, 7.8, 10, SOFT)
CHART_LABEL_STRONG = Style(Face.SEMIBOLD, 7.8, 10)
CHART_NUMBER = Style(Face.REGULAR, 8, 10, BODY)
CHART_NUMBER_STRONG = Style(Face.SEMIBOLD, 8, 10)
CHART_TODAY = Style(Face.SEMIBOLD, 7.8, 10, ACCENT)
CHART_CELL = Style(Face.REGULAR, 7.8, 9.6)
CHART_CELL_COUNT = Style(Face.SEMIBOLD, 11, 13)
"""What stands in and around a figure; on a dark cell in white."""

RUNNING = Style(Face.REGULAR, 7.8, 10, SOFT)
KEY = Style(Face.REGULAR, 7.8, 10, SOFT)
KEY_NEW = Style(Face.REGULAR, 7.8, 10, ACCENT)

PAGE_WIDTH = 841.89
PAGE_HEIGHT = 595.28
LEFT = 40.0
RIGHT = PAGE_WIDTH - 40.0
WIDTH = RIGHT - LEFT
TOP = 50.0
"""Distances from the page's upper edge: first content, and where content ends."""
BOTTOM = 543.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's measures in points. `bottom` is where content ends, `foot` the baseline below it.

    What follows on a page begins at a multiple of `module` below its first line: half a line of
    what the sheet mostly holds, so that lines stand level with those of the page beside it.
    """

    width: float
    height: float
    left: float
    right: float
    bottom: float
    foot: float
    module: float

    @property
    def room(self) -> float:
        """How wide the content may be."""
        return self.right - self.left

    @property
    def large(self) -> bool:
        """Whether it is wider than A4 laid across."""
        return self.width > PAGE_WIDTH


LANDSCAPE = Sheet(PAGE_WIDTH, PAGE_HEIGHT, LEFT, RIGHT, BOTTOM, 572.5, 6.0)
"""The grid and what goes with it."""
A3_LANDSCAPE = Sheet(1190.55, PAGE_WIDTH, LEFT, 1150.55, 789.0, 819.0, 6.0)
"""The same on the larger paper; the type keeps its size."""
WIDE = {GridPaper.A4: LANDSCAPE, GridPaper.A3: A3_LANDSCAPE}
PORTRAIT = Sheet(PAGE_HEIGHT, PAGE_WIDTH, 62.0, PAGE_HEIGHT - 62.0, 786.0, 815.0, 7.0)
"""Agendas, cases and minutes."""
