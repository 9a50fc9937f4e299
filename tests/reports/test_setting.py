"""How the page is set: lines on one grid, no lonely words, tables that say that they go on, A3."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.reports import style
from portfolio_desktop.reports.breaking import LONELY, Breaker
from portfolio_desktop.reports.change_table import aligned
from portfolio_desktop.reports.flow import Block, flowed
from portfolio_desktop.reports.frame import Frame
from portfolio_desktop.reports.gate import NO_BREAK, SOFT_HYPHEN, bound
from portfolio_desktop.reports.grid import GridSetter
from portfolio_desktop.reports.hyphenation import Hyphenator
from portfolio_desktop.reports.paper import Page, Paper
from portfolio_desktop.reports.prose import broken
from portfolio_desktop.reports.sections import draw_sections
from portfolio_desktop.reports.status_report import render_status_report, status_sections
from portfolio_desktop.reports.style import A3_LANDSCAPE, LANDSCAPE, PORTRAIT, TOP, Sheet
from portfolio_desktop.reports.texts import Setter, run_together
from portfolio_desktop.reports.typeface import Typefaces
from portfolio_desktop.services.pack_values import ChangeLine, Fact, GridRow, PackContent, Reason
from tests.reports.reading import pages, pages_across
from tests.reports.sample import IDENTITY, LONG, ROWS, content, grid_row, many

BREAKER = Breaker(style.CELL, Typefaces(), Hyphenator())
SETTER = Setter(Paper(IDENTITY))


def on_sheet(value: PackContent, sheet: Sheet) -> bytes:
    """The parts of a report without its front page, on one sheet."""
    paper = Paper(value.identity)
    setter = Setter(paper)
    frame = Frame(setter, value.margin, sheet)
    sections = list(status_sections(setter, frame, value, value.choice.parts, lambda: False))
    draw_sections(paper, sections, 0, lambda _done, _total: None, lambda: False)
    return paper.finished()


@pytest.mark.parametrize(
    "text",
    [
        "1. kvartal 2024", "den 10. november 2023", "sep. 2023", "ultimo 2027", "pr. 31. oktober",
        "J. P. Hansen", "dr. Holm", "§ 3", "nr. 5", "kl. 10.00", "stk. 2", "side 4", "5 %",
        "LUNA –", "gul ·", "12,6 mio. kr.", "14 Nov 2023", "8 September 2023", "IBI 2.0",
        "Sundhedsjournalen 4.0", "→ uændret", "↗ stigende",
    ],
)  # fmt: skip
def test_no_line_breaks_within(text: str) -> None:
    assert " " not in bound(f"{text} og")[: len(text)]


@pytest.mark.parametrize(
    "text",
    [
        "12 projekter",
        "i august",
        "Møde i Region",
        "2023 og",
        "den ny",
        "14 Novo",
        "fra 1.3.2024",
        "de 2.000",
    ],
)
def test_lines_may_break_within(text: str) -> None:
    assert NO_BREAK not in bound(text)


def test_a_short_last_word_does_not_stand_alone() -> None:
    text = "Selvom alle regioner er i mål, er der udfordringer med at få alle brugere over på"
    lonely = [
        room
        for room in range(200, 330)
        if (lines := BREAKER.lines(f"{text} nu.", room))[-1] == "nu." and len(lines) > 1
    ]
    assert lonely == []


def test_nor_does_one_below_a_bold_beginning() -> None:
    stretches = [
        ("19-2 LUNA: ", True),
        ("Samlet status: fra rød til gul; Tid: fra rød til ny", False),
    ]
    for room in range(150, 330):
        lines = broken(SETTER, stretches, room)
        words = [piece.text for line in lines for piece in line]
        assert " ".join(words).split() == "".join(text for text, _ in stretches).split()
        last = lines[-1][-1]
        assert last.text != "ny" or len(lines) == 1, room
        assert all(
            line[-1].x + SETTER.breaker(line[-1].style).width(line[-1].text) <= room + 0.01
            for line in lines
        )


@given(st.lists(st.sampled_from(["nu", "projektet", "er", "regionerne"]), min_size=1, max_size=60))
def test_a_lonely_word_is_only_left_where_the_line_above_would_have_a_gap(
    words: list[str],
) -> None:
    room = 160.0
    lines = BREAKER.lines(" ".join(words), room)
    alone = len(lines) > 1 and " " not in lines[-1]
    if alone and BREAKER.width(lines[-1]) < LONELY * room:
        above = lines[-2].rsplit(" ", 1)
        assert above[0].endswith("-") or BREAKER.width(above[0]) < 0.7 * room or len(above) == 1
    assert " ".join(lines).replace("- ", "").split() == words


class _Lines(Block):
    """So many points, so far below what stands above."""

    def __init__(self, size: float, before: float) -> None:
        self._size = size
        self.before = before

    @property
    def height(self) -> float:
        return self._size

    def draw(self, page: Page, top: float) -> None:
        del page, top


@given(
    st.lists(st.tuples(st.floats(1, 200), st.floats(0, 40)), min_size=1, max_size=40),
    st.sampled_from([6.0, 7.0]),
)
def test_everything_begins_on_the_lines_of_the_page(
    sizes: list[tuple[float, float]], module: float
) -> None:
    blocks = [_Lines(size, before) for size, before in sizes]
    plans = flowed(blocks, 540.0, module)
    for plan in plans:
        ends = TOP
        for top, block in plan.pieces:
            lines = (top - TOP) / module
            assert abs(lines - round(lines)) < 1e-6
            assert top >= ends - 1e-6
            ends = top + block.height
            assert ends <= 540.0 + 1e-6
    assert [block for plan in plans for _top, block in plan.pieces] == blocks


def test_the_lines_of_all_tables_of_a_page_stand_on_one_grid() -> None:
    pdf = render_status_report(content(many(30, "En linje. " * 20)))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages[1:]:
            bottoms = {
                round(float(char["bottom"]), 2)
                for char in page.chars
                if abs(char["size"] - style.CELL.size) < 0.01
                and char["x0"] < 440
                and TOP + 100 < char["top"] < style.BOTTOM
            }
            places = sorted(bottoms)
            apart = [(place - places[0]) / LANDSCAPE.module for place in places]
            assert all(abs(each - round(each)) < 0.02 for each in apart), page.page_number


def test_a_table_that_goes_on_says_so_in_its_head() -> None:
    text = pages_across(render_status_report(content(many(60, "En linje. " * 12))))
    grid = [page for page in text if "Bemærkninger" in page]
    assert "Projekt (fortsat)" not in grid[0]
    assert all("Projekt (fortsat)" in page for page in grid[1:])


def test_so_does_a_list_of_the_summary() -> None:
    value = content()
    (listed,) = value.summary.lists
    listed = replace(listed, notes=listed.notes * 40)
    text = pages(
        render_status_report(replace(value, summary=replace(value.summary, lists=(listed,))))
    )
    assert any("Nr. (fortsat)" in page for page in text)


def reasoned() -> PackContent:
    """The sample with reasons in every row."""
    rows = tuple(
        replace(row, reasons=(Reason("Tid", "Køen æder tiden."), Reason("Økonomi", "Dyrt.", True)))
        for row in ROWS
    )
    value = content(rows)
    heads = replace(value.grid.heads, reasons="Begrundelser")
    return replace(value, grid=replace(value.grid, heads=heads))


def _sizes(pdf: bytes) -> Iterator[tuple[float, float, float]]:
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            shown = [char["x1"] for char in page.chars if char["text"].strip()]
            yield float(page.width), float(page.height), max(shown)


def test_on_a3_the_pages_fill_the_larger_paper() -> None:
    for width, height, right in _sizes(on_sheet(reasoned(), A3_LANDSCAPE)):
        assert (round(width), round(height)) == (1191, 842)
        assert LANDSCAPE.width < right <= A3_LANDSCAPE.right + 0.1


def test_on_a3_the_reasons_have_a_column_of_their_own() -> None:
    wide = "\n".join(pages_across(on_sheet(reasoned(), A3_LANDSCAPE)))
    narrow = "\n".join(pages_across(on_sheet(reasoned(), LANDSCAPE)))
    assert "Begrundelser Bemærkninger" in wide
    assert "Begrundelser" not in narrow
    assert wide.count("Tid: Køen æder tiden.") == narrow.count("Tid: Køen æder tiden.") == len(ROWS)


def drawn(row: GridRow, sheet: Sheet = LANDSCAPE) -> list[tuple[str, float, float, str]]:
    """The words of a report of that row alone: what, where from, where to, in which cut."""
    with pdfplumber.open(io.BytesIO(on_sheet(content((row,)), sheet))) as document:
        (page,) = (each for each in document.pages if "Bemærkninger" in each.extract_text())
        words = page.extract_words(extra_attrs=["fontname"])
    return [(word["text"], word["x0"], word["x1"], word["fontname"]) for word in words]


def test_the_label_of_a_reason_is_what_stands_out_in_it() -> None:
    row = replace(grid_row("1-1", "Projekt"), reasons=(Reason("Tid", "Testbrugere mangler."),))
    words = {text: (left, right, cut) for text, left, right, cut in drawn(row)}
    _, end, strong = words["Tid:"]
    begin, _, plain = words["Testbrugere"]
    assert "SemiBold" in strong
    assert "Regular" in plain
    assert 1 < begin - end < 3


@given(
    label=st.sampled_from(["Tid", "Interregional afhængighed af leverandører " * 3]),
    text=st.lists(st.sampled_from(["nu", "leverandøraftalerne", "x" * 90]), max_size=30),
)
def test_a_reason_is_whole_within_its_room(label: str, text: list[str]) -> None:
    words = f"{label}: {' '.join(text)}"
    row = replace(grid_row("1-1", "Projekt"), reasons=(Reason(label, " ".join(text)),))
    measured = GridSetter(SETTER, content((row,)).grid)
    (made,), room = measured.rows(), measured.columns()[-1].width
    said, start = "", 0.0
    for used, lines in made.cells[-1].runs:
        for line in lines:
            end = start + SETTER.breaker(used).width(line)
            assert end <= room
            start = end if used.leads else 0.0
        said += run_together(lines)
    assert "".join(said.split()) == "".join(words.split())


def test_a_word_of_the_largest_type_is_parted_only_where_no_line_holds_it() -> None:
    whole = "Digital løsning til fravalg af genoplivning"
    long = f"{whole} og sundhedsorganisationsregisterkonsolideringsprojektet"
    room = 288.0
    assert " ".join(SETTER.whole_words(style.SHEET_NAME, whole, room)) == whole
    lines = SETTER.whole_words(style.SHEET_NAME, long, room)
    assert run_together(lines) == long
    assert max(map(SETTER.breaker(style.SHEET_NAME).width, lines)) <= room


@pytest.mark.parametrize(
    ("name", "last"),
    [
        ("Pseudonymisering af oplysninger i journaler og logs", "og logs"),
        ("Interregionalt Billedindeks (IBI 2.0)", "(IBI 2.0)"),
        ("Opgradering af Apovision", "Opgradering af Apovision"),
    ],
)
def test_a_name_does_not_end_in_a_stub_where_no_word_need_be_parted(name: str, last: str) -> None:
    (made,) = GridSetter(SETTER.on(LANDSCAPE), content((grid_row("1-1", name),)).grid).rows()
    ((_style, lines),) = made.cells[1].runs
    assert lines[-1] == last


def test_a_phase_is_cut_at_its_joint() -> None:
    row = grid_row("1-1", "Projekt", phase="Gennemførelse")
    (made,) = GridSetter(SETTER.on(LANDSCAPE), content((row,)).grid).rows()
    ((_style, lines),) = made.cells[3].runs
    assert lines == (f"Gennem{SOFT_HYPHEN}", "førelse")


def test_a_long_delay_stands_on_one_line() -> None:
    setter = SETTER.on(LANDSCAPE)
    row = grid_row("1-1", "Projekt", note="forsinket 120 mdr.")
    (made,) = GridSetter(setter, content((row,)).grid).rows()
    assert made.cells[2].line_count == 2


@pytest.mark.parametrize(
    ("remarks", "line"),
    [("Planen holder.", "Planen holder. Se punkt 4."), ("Go/no-go d. 14.11.2023", "Se punkt 4.")],
)
def test_a_row_says_which_item_of_the_agenda_has_more(remarks: str, line: str) -> None:
    row = replace(grid_row("1-1", "Projekt", remarks), see="Se punkt 4.")
    (made,) = GridSetter(SETTER.on(LANDSCAPE), content((row,)).grid).rows()
    ((_style, lines),) = made.cells[-1].runs
    assert lines[-1] == line


def test_the_pointer_to_an_item_is_not_parted() -> None:
    for count in range(1, 40):
        row = grid_row("1-1", "Projekt", f"{'x ' * count}ord.")
        (made,) = GridSetter(
            SETTER.on(LANDSCAPE), content((replace(row, see="Se punkt 10 og 11."),)).grid
        ).rows()
        assert made.cells[-1].runs[0][1][-1].endswith("Se punkt 10 og 11.")


def test_a_row_without_remarks_says_it_as_well() -> None:
    row = replace(grid_row("1-1", "Projekt"), see="Se punkt 4.")
    (made,) = GridSetter(SETTER.on(LANDSCAPE), content((row,)).grid).rows()
    assert made.cells[-1].runs == ((style.CELL, ("Se punkt 4.",)),)


def test_on_a3_fewer_pages_hold_the_same() -> None:
    value = content(many(60, "En linje. " * 20))
    narrow, wide = (pages(on_sheet(value, sheet)) for sheet in (LANDSCAPE, A3_LANDSCAPE))
    assert len(wide) < 0.7 * len(narrow)
    assert set(re.findall(r"Projekt \d+", "".join(wide))) == {f"Projekt {n}" for n in range(60)}


@pytest.mark.parametrize("sheet", [LANDSCAPE, A3_LANDSCAPE])
@pytest.mark.parametrize("purpose", [False, True])
def test_the_grid_s_columns_fill_the_width(sheet: Sheet, purpose: bool) -> None:
    value = replace(reasoned(), grid=replace(reasoned().grid, purpose_column=purpose))
    measured = GridSetter(SETTER.on(sheet), value.grid)
    assert sum(column.width for column in measured.columns()) == pytest.approx(sheet.room)
    cells = {len(row.cells) for row in measured.rows()}
    assert cells == {len(measured.columns())}


def test_remarks_are_no_wider_than_one_reads_with_ease() -> None:
    value = content((grid_row("1-1", "Projekt", LONG),))
    *_others, remarks = GridSetter(SETTER.on(A3_LANDSCAPE), value.grid).columns()
    assert remarks.width <= 52 * style.CELL.size


def test_nothing_is_printed_in_type_that_two_pages_on_a_sheet_make_unreadable() -> None:
    """At 71 % 7.8 points are still 5.5, the size of a footnote in a pocket edition."""
    styles = [each for each in vars(style).values() if isinstance(each, style.Style)]
    assert min(each.size for each in styles) >= 7.8
    assert PORTRAIT.module * 2 == style.PROSE.leading


def test_all_lines_beside_a_label_begin_at_the_same_place() -> None:
    value = content()
    (group,) = value.requests.groups
    card = replace(group.cards[0], facts=(Fact("Svar", "Godkendt.\nUdsat.\nAfvist."),))
    requests = replace(value.requests, groups=(replace(group, cards=(card,)),))
    pdf = render_status_report(replace(value, requests=requests))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        words = [word for page in document.pages for word in page.extract_words()]
    places = {word["text"]: word["x0"] for word in words}
    assert places["Godkendt."] == places["Udsat."] == places["Afvist."]


@pytest.mark.parametrize("sheet", [LANDSCAPE, A3_LANDSCAPE])
@pytest.mark.parametrize("lines", [3, 12, 21, 23, 30, 36, 50, 61, 90])
def test_the_heading_of_the_grid_never_stands_alone(sheet: Sheet, lines: int) -> None:
    row = grid_row("1-1", "Projekt", "\n".join(f"Linje {number}" for number in range(lines)))
    value = content((row, *ROWS))
    text = pages(on_sheet(value, sheet))
    headed = [page for page in text if "Porteføljestatus oktober 2023\nÉt projekt" in page]
    assert len(headed) == 1
    assert "Linje 1" in headed[0]
    told = [int(number) for number in re.findall(r"Linje (\d+)", "".join(text))]
    assert told == list(range(lines))


def test_amounts_below_each_other_meet_at_the_decimal_comma() -> None:
    texts = ["58 mio. kr.", "apr. 2024", "112,6 mio. kr.", "1.250,5 t.kr.", "−3,2 mio. kr."]
    insets = aligned(SETTER, style.CELL, texts)
    width = SETTER.breaker(style.CELL).width
    ends = [
        inset + width(re.split("[, ]", text)[0])
        for text, inset in zip(texts, insets, strict=True)
        if "kr" in text
    ]
    assert max(ends) - min(ends) < 0.01
    assert insets[1] == min(insets) == 0.0


def test_so_do_english_ones() -> None:
    insets = aligned(SETTER, style.CELL, ["DKK 12.6 million", "DKK 1,112 million", "28.11.2023"])
    assert insets[0] > insets[1] == insets[2] == 0.0


def test_the_changes_of_a_request_are_set_so() -> None:
    value = content()
    (group,) = value.requests.groups
    changes = (
        ChangeLine("2024", "9,5 mio. kr.", "x", "y"),
        ChangeLine("2025", "110,5 mio. kr.", "x", "y"),
    )
    requests = replace(
        value.requests, groups=(replace(group, cards=(replace(group.cards[0], changes=changes),)),)
    )
    with pdfplumber.open(
        io.BytesIO(render_status_report(replace(value, requests=requests)))
    ) as pdf:
        words = [word for page in pdf.pages for word in page.extract_words()]
    ends = [word["x1"] for word in words if word["text"] in ("9,5", "110,5")]
    assert len(ends) == 2
    assert abs(ends[0] - ends[1]) < 0.1
