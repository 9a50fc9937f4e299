"""What a screen reader follows: parts, headings, and words that do not run together."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports import style
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.cards import LabelledText, stacked
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.pack_values import Fact
from tests.reports.reading import text_of
from tests.reports.sample import IDENTITY, content, many
from tests.services.meeting_ground import board_register
from tests.services.pack_register import ORIGIN

Asked = tuple[int, int]
"""The depth of a part, and the level in it of a heading."""


def elements(pdf: bytes) -> list[tuple[str, str]]:
    """Type and title of every structure element, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        return [(str(each.S), str(each.get("/T", ""))) for each in below(root)]


def below(element: Any) -> Iterator[Any]:
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from below(kid)


def headed(asked: list[Asked]) -> bytes:
    """A page of headings, each in a part of its own."""
    paper = Paper(IDENTITY)
    with paper.page() as page:
        for number, (depth, level) in enumerate(asked):
            paper.part(f"Del {number}", depth)
            with page.marked(paper.element(f"H{level}")):
                page.text(50, 50 + number, style.HEADING, f"Overskrift {number}")
    return paper.finished()


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), min_size=1, max_size=12))
def test_no_level_of_heading_is_skipped_whatever_parts_there_are(asked: list[Asked]) -> None:
    levels = [int(tag[2:]) for tag, _title in elements(headed(asked)) if tag.startswith("/H")]
    assert len(levels) == len(asked)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_headings_of_one_kind_have_one_level() -> None:
    """Where no heading stands between them, the third stands beside the second."""
    levels = [tag for tag, _title in elements(headed([(0, 1), (0, 3), (0, 3), (0, 2)]))]
    assert [tag for tag in levels if tag.startswith("/H")] == ["/H1", "/H2", "/H2", "/H2"]


def test_parts_stand_in_parts_and_an_empty_one_leaves_nothing() -> None:
    paper = Paper(IDENTITY)
    with paper.page() as page:
        for title, depth in (("Punkt 1", 0), ("Status", 1), ("Skema", 1), ("Punkt 2", 0)):
            paper.part("Tom", depth)
            paper.part(title, depth)
            with page.marked(paper.element("P")):
                page.text(50, 50, style.PROSE, title)
    assert elements(paper.finished()) == [
        ("/Document", ""),
        ("/Part", "Punkt 1"),
        ("/P", ""),
        ("/Sect", "Status"),
        ("/P", ""),
        ("/Sect", "Skema"),
        ("/P", ""),
        ("/Part", "Punkt 2"),
        ("/P", ""),
    ]


def test_the_report_has_a_part_for_each_of_its_sections() -> None:
    usual = content()
    found = elements(render_status_report(usual))
    titles = [title for tag, title in found if tag == "/Part"]
    assert titles[:3] == [usual.front.title, usual.summary.title, usual.grid.title]
    assert [tag for tag, _title in found].count("/H1") >= len(titles)


def drawn(*texts: tuple[str, ...], pieces: bool = False) -> str:
    """What is heard of lines that stand beside each other in one paragraph, over two pages."""
    paper = Paper(IDENTITY)
    paragraph = paper.element("P")
    for _page in range(2):
        with paper.page() as page, page.marked(paragraph):
            for number, lines in enumerate(texts):
                draw = page.pieces if pieces else page.lines
                draw(50 + 200 * number, 50, style.PROSE, lines)
    return spelt(paper.finished())


def spelt(pdf: bytes) -> str:
    """The letters as they stand in the file, without what a reader adds."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = ""
        for page in document.pages:
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "Tj":
                    found += bytes(next(iter(each.operands))).decode("latin-1")
        return found


def test_words_in_one_element_are_parted() -> None:
    assert drawn(("Etiket",), ("to", "linjer")) == "Etiket to linjer Etiket to linjer"


def test_what_ends_in_a_space_or_a_hyphen_is_not_parted_again() -> None:
    assert drawn(("Nr. ",), ("pro-",), ("jekt",)) == "Nr. pro-jekt Nr. pro-jekt"


def test_pieces_are_left_as_they_are() -> None:
    assert drawn(("ord",), (",",), pieces=True) == "ord,ord,"


def test_parting_words_moves_nothing() -> None:
    """The space stands before the place where the words begin."""
    paper = Paper(IDENTITY)
    with paper.page() as page, page.marked(paper.element("P")):
        page.text(50, 50, style.PROSE, "et")
        page.text(200, 50, style.PROSE, "to")
    with pdfplumber.open(io.BytesIO(paper.finished())) as document:
        (begins,) = [each["x0"] for each in document.pages[0].chars if each["text"] == "t"][1:]
    assert abs(begins - 200) < 0.02


def test_a_word_cut_by_the_line_s_end_is_whole_for_who_copies_it() -> None:
    paper = Paper(IDENTITY)
    with paper.page() as page, page.marked(paper.element("P")):
        page.lines(50, 50, style.PROSE, ("Overtagelses\u00ad", "prøve"))
    assert "Overtagelses\ufffeprøve" in text_of(paper.finished())


IN_ENGLISH = replace(IDENTITY, language="en-GB")


def told_languages(pdf: bytes) -> dict[str, int]:
    """How many elements of each type say that their words are Danish."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        tags = [str(each.S) for each in below(document.Root.StructTreeRoot) if "/Lang" in each]
        said = {str(each.get("/Lang", "da-DK")) for each in below(document.Root.StructTreeRoot)}
        assert said == {"da-DK"}
        return {tag: tags.count(tag) for tag in set(tags)}


def test_what_people_wrote_is_danish_in_an_english_report() -> None:
    """Name, remarks of each row of the grid, and names and reasons where they are listed."""
    usual = content()
    told = told_languages(render_status_report(replace(usual, identity=IN_ENGLISH)))
    listed = sum(len(each.notes) for each in usual.summary.lists) + len(usual.summary.moves)
    assert told == {"/TD": 2 * (len(usual.grid.rows) + listed)}


def test_a_danish_report_need_not_say_so() -> None:
    assert told_languages(render_status_report(content())) == {}


@pytest.mark.parametrize(("language", "spans"), [("en-GB", 1), ("da-DK", 0)])
def test_words_inside_an_element_say_their_language(language: str, spans: int) -> None:
    paper = Paper(replace(IDENTITY, language=language))
    with paper.page() as page, page.marked(paper.element("P")):
        page.text(50, 50, style.PROSE, "Reason")
        with page.written():
            page.text(90, 50, style.PROSE, "Planen skred")
        with page.written(truly=False):
            page.text(200, 50, style.PROSE, "in 2023")
    with pikepdf.open(io.BytesIO(paper.finished())) as document:
        assert document.pages[0].Contents.read_bytes().count(b"/Lang(da-DK)") == spans


def test_an_english_agenda_tells_titles_and_cases_as_danish(tmp_path: Path) -> None:
    use_language(Language.ENGLISH)
    with board_register(tmp_path) as board:
        agenda = agenda_content(board.reader, AgendaWish("m-1"), ORIGIN)
    told = told_languages(render_agenda(agenda))
    assert agenda.sheets is not None
    assert told["/H1"] == len(agenda.items) + len(agenda.sheets.sheets)
    assert told["/LBody"] >= 4
    assert told["/P"] >= 5


def test_a_labelled_text_that_goes_on_overleaf_is_one_paragraph() -> None:
    paper = Paper(IDENTITY)
    setter = Setter(paper)
    fact = Fact("Redegørelse", "Projektet følger planen. " * 60)
    parts = LabelledText(setter, fact, stacked(style.LANDSCAPE)).split(60, 400)
    assert parts is not None
    for part in parts:
        with paper.page() as page:
            part.draw(page, style.TOP)
    assert [tag for tag, _title in elements(paper.finished())] == ["/Document", "/P"]


def held_by_each_other(rows: int) -> int:
    """How many objects a report of so many rows leaves to be searched for."""
    report = content(many(rows, "Planen skred"))
    gc.collect()
    gc.disable()
    try:
        render_status_report(report)
        return gc.collect()
    finally:
        gc.enable()


def test_a_finished_report_leaves_no_garbage_for_each_of_its_rows() -> None:
    held_by_each_other(5)
    assert held_by_each_other(300) <= held_by_each_other(30) + 30
