"""How blocks fill pages: a page of its own for next to nothing is avoided."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.reports.flow import Abreast, Block, Entry, PagePlan, flowed
from portfolio_desktop.reports.paper import Page
from portfolio_desktop.reports.settling import settled
from portfolio_desktop.reports.style import BOTTOM, PORTRAIT, TOP

ROOM = BOTTOM - TOP


@dataclass
class Piece(Block):
    size: float
    before: float = 0.0
    keep: bool = False

    @property
    def height(self) -> float:
        return self.size

    def draw(self, page: Page, top: float) -> None:
        del page, top


@dataclass
class Lines(Block):
    """Lines of 20 points, cut between any two."""

    count: int

    @property
    def height(self) -> float:
        return 20.0 * self.count

    def split(self, room: float, whole: float) -> tuple[Block, Block] | None:
        del whole
        fitting = min(int(room / 20), self.count - 1)
        return (Lines(fitting), Lines(self.count - fitting)) if fitting > 0 else None

    def draw(self, page: Page, top: float) -> None:
        del page, top


@dataclass
class Part(Piece):
    """The heading of a part of its own."""

    keep: bool = True
    entries: tuple[Entry, ...] = (Entry("Punkt", "item"),)


def sizes(plans: list[PagePlan]) -> list[list[float]]:
    return [[block.height for _top, block in plan.pieces] for plan in plans]


def test_a_little_more_than_a_page_moves_closer() -> None:
    blocks = [Piece(ROOM - 100), Piece(15, before=20, keep=True), Piece(75, before=5)]
    assert sizes(flowed(blocks)) == [[ROOM - 100], [15, 75]]
    assert len(settled([Piece(ROOM - 105), *blocks[1:]])) == 1


def test_no_closer_than_saves_the_page() -> None:
    blocks = [Piece(ROOM - 100), Piece(15, before=20, keep=True), Piece(70, before=10)]
    (plan,) = settled(blocks)
    heading, text = plan.pieces[1:]
    assert heading[0] - (TOP + ROOM - 100) == 0.5 * 20
    assert text[0] - heading[0] == 15 + 0.5 * 10


def test_two_headings_are_too_little_for_a_high_page() -> None:
    bottom, item = PORTRAIT.bottom, Piece(42, before=35)
    blocks = [Piece(bottom - TOP - 120), item, item]
    assert sizes(flowed(blocks, bottom)) == [[bottom - TOP - 120, 42], [42]]
    assert len(settled(blocks, bottom)) == 1


def test_where_that_does_not_help_the_stretch_before_comes_along() -> None:
    heading = Piece(15, before=20, keep=True)
    blocks = [Piece(250), heading, Piece(150, before=5), heading, Piece(75, before=5)]
    assert sizes(flowed(blocks)) == [[250, 15, 150], [15, 75]]
    assert sizes(settled(blocks)) == [[250], [15, 150, 15, 75]]


def test_a_heading_above_a_heading_stays_with_it() -> None:
    group, title = Piece(16, before=20, keep=True), Piece(15, before=5, keep=True)
    blocks = [Piece(310), group, title, Piece(110, before=3), title, Piece(75, before=3)]
    assert sizes(flowed(blocks)) == [[310, 16, 15, 110], [15, 75]]
    assert sizes(settled(blocks)) == [[310], [16, 15, 110, 15, 75]]


def test_what_is_kept_together_moves_together() -> None:
    head, lamps = Piece(15, before=20, keep=True), Piece(30, before=3, keep=True)
    text = Piece(20, before=5)
    blocks = [Piece(ROOM - 80), head, lamps, text]
    assert sizes(flowed(blocks)) == [[ROOM - 80], [15, 30, 20]]
    assert sizes(flowed([Piece(ROOM - 93), head, lamps, text])) == [[ROOM - 93, 15, 30, 20]]


def test_a_filled_last_page_stays_as_it_is() -> None:
    blocks = [Piece(ROOM - 60, before=9), Piece(130, before=20)]
    assert sizes(settled(blocks)) == [[ROOM - 60], [130]]
    assert [plan.pieces for plan in settled(blocks)] == [plan.pieces for plan in flowed(blocks)]


def test_a_thin_page_that_nothing_can_mend_stays() -> None:
    assert sizes(settled([Piece(ROOM), Piece(40)])) == [[ROOM], [40]]


def test_where_no_heading_helps_a_little_more_goes_over() -> None:
    assert sizes(flowed([Lines(26)])) == [[480], [40]]
    assert sizes(settled([Lines(26)])) == [[400], [120]]
    assert sizes(settled([Lines(50)])) == [[480], [400], [120]]


def test_the_last_two_pages_are_about_equally_long_where_the_last_would_be_short() -> None:
    """The items after the cases are not left on a page that is mostly white."""
    bottom, head, case = 50 + 736, Part(42, before=35), Piece(160, before=14)
    blocks = [Part(42), case, head, case, head, case, head, head, head]
    assert sizes(flowed(blocks, bottom)) == [[42, 160] * 3, [42, 42, 42]]
    assert sizes(settled(blocks, bottom)) == [[42, 160, 42, 160], [42, 160, 42, 42, 42]]


def test_no_part_is_brought_over_that_would_leave_its_page_as_short() -> None:
    head = Part(42, before=35)
    blocks = [Part(42), Piece(50, before=14), head, Piece(250, before=14), head, Piece(92)]
    assert sizes(settled(blocks)) == sizes(flowed(blocks)) == [[42, 50, 42, 250], [42, 92]]


def test_within_a_part_a_stretch_is_brought_over_to_a_short_last_page() -> None:
    head = Piece(15, keep=True)
    blocks = [Part(42), Piece(160), head, Piece(100), head, Piece(100), head, Piece(130)]
    assert sizes(flowed(blocks)) == [[42, 160, 15, 100, 15, 100], [15, 130]]
    assert sizes(settled(blocks)) == [[42, 160, 15, 100], [15, 100, 15, 130]]


def test_a_whole_part_is_brought_over_rather_than_a_stretch() -> None:
    head, text = Piece(15, keep=True), Piece(94)
    blocks = [Part(42), text, head, text, Part(42), text, head, text, head, Piece(130)]
    assert sizes(flowed(blocks)) == [[42, 94, 15, 94, 42, 94, 15, 94], [15, 130]]
    assert sizes(settled(blocks)) == [[42, 94, 15, 94], [42, 94, 15, 94, 15, 130]]


def test_a_short_last_page_of_a_table_gets_more_of_its_rows() -> None:
    assert sizes(flowed([Lines(32)])) == [[480], [160]]
    assert sizes(settled([Lines(32)])) == [[400], [240]]


def test_of_few_pages_the_last_is_not_short_even_where_closer_setting_saved_one() -> None:
    item = [Part(16, before=40), Piece(40, before=40)]
    blocks = [Piece(40), *item * 13]
    assert [len(page) for page in sizes(flowed(blocks))] == [7, 6, 6, 6, 2]
    assert [len(page) for page in sizes(settled(blocks))] == [9, 8, 6, 4]


@given(st.lists(st.builds(Piece, st.integers(10, 200), st.integers(0, 40), st.booleans())))
def test_nothing_is_lost_and_no_page_more_is_taken(blocks: list[Piece]) -> None:
    plans = settled(blocks)
    assert [block for plan in plans for _top, block in plan.pieces] == blocks
    assert len(plans) <= len(flowed(blocks))


def test_a_block_that_needs_a_whole_page_keeps_it() -> None:
    assert sizes(settled([Piece(ROOM), Lines(2)])) == [[ROOM], [40]]


def test_blocks_abreast_are_as_tall_as_the_taller_column() -> None:
    block = Abreast([Piece(30, before=9), Piece(20, before=5)], [Piece(40, before=7)])
    assert (block.before, block.height) == (9, 55)
