"""The colour and the logo of the papers: kept, refused, undone, printed, exported whole."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.look import LOGO, look_of, read_logo, use_accent, use_logo
from portfolio_desktop.services.look_values import PLAIN, SHIPPED_ACCENT
from portfolio_desktop.services.pack_parts import PackChoice
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.services.settings import keep
from portfolio_desktop.storage.register_file import RegisterFile
from tests.reports.reading import pages
from tests.reports.sample import MARGIN, content
from tests.services.look_pictures import picture
from tests.services.meeting_ground import board_register
from tests.services.pack_register import ORIGIN


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    use_language(Language.DANISH)
    with board_register(tmp_path) as found:
        yield found


def test_a_register_begins_with_the_program_s_own_look(board: RegisterFile) -> None:
    assert look_of(board.reader) == PLAIN


def test_a_colour_is_kept_told_and_undone(board: RegisterFile) -> None:
    assert use_accent(board, "8a1c5b").edit is not None
    assert look_of(board.reader).accent == "#8A1C5B"
    assert use_accent(board, "#8A1C5B").edit is None
    assert "Papirernes farve: #8A1C5B" in history(board)[0].sentence
    undo(board)
    assert look_of(board.reader).accent == SHIPPED_ACCENT


def test_nothing_typed_is_the_program_s_own_colour(board: RegisterFile) -> None:
    use_accent(board, "#8A1C5B")
    use_accent(board, " ")
    assert look_of(board.reader).accent == SHIPPED_ACCENT


def test_a_pale_colour_is_refused_with_the_nearest_that_can_be_read(board: RegisterFile) -> None:
    with pytest.raises(RuleError) as caught:
        use_accent(board, "#FFB000")
    problem = caught.value.problem
    assert (problem.code, problem.field) == ("accent_pale", "accent")
    darker = str(problem.params["darker"])
    assert darker in problem_sentence(problem)
    use_accent(board, darker)
    assert look_of(board.reader).accent == darker


def test_what_is_no_colour_is_refused(board: RegisterFile) -> None:
    with pytest.raises(RuleError) as caught:
        use_accent(board, "blå")
    assert "»blå«" in problem_sentence(caught.value.problem)


def test_a_logo_is_kept_replaced_and_taken_away(board: RegisterFile) -> None:
    use_logo(board, picture())
    assert look_of(board.reader).logo == picture()
    assert use_logo(board, picture()).edit is None
    use_logo(board, picture(90))
    use_logo(board, None)
    assert look_of(board.reader).logo is None
    assert use_logo(board, None).edit is None
    undo(board)
    assert look_of(board.reader).logo == picture(90)


def test_a_logo_that_is_too_large_is_refused(board: RegisterFile) -> None:
    with pytest.raises(RuleError) as caught:
        use_logo(board, replace(picture(), data=b"\x89PNG\r\n\x1a\n" + bytes(500_000)))
    assert caught.value.problem.code == "logo_large"


@pytest.mark.parametrize(
    "value",
    [None, "x", {}, {"png": "?", "width": 1, "height": 1}, {"png": "eA==", "width": 1, "height": 1},
     {"png": base64.b64encode(picture().data).decode(), "width": 0, "height": 9}],
)  # fmt: skip
def test_what_is_no_logo_is_read_as_none(value: object, board: RegisterFile) -> None:
    assert read_logo(value) is None  # type: ignore[arg-type]
    keep(board, LOGO, value)  # type: ignore[arg-type]
    assert look_of(board.reader).logo is None


def images(pdf: bytes) -> list[int]:
    """How many pictures each page shows."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [len(page.get_images()) for page in document.pages]


def test_agendas_show_the_logo_on_their_front_page_only(board: RegisterFile) -> None:
    use_logo(board, picture())
    made = render_agenda(agenda_content(board.reader, AgendaWish("m-1"), ORIGIN))
    first, *others = images(made)
    assert (first, set(others)) == (1, {0})


def test_so_does_the_status_report() -> None:
    margin = replace(MARGIN, look=replace(PLAIN, logo=picture()))
    first, *others = images(render_status_report(replace(content(), margin=margin)))
    assert (first, set(others)) == (1, {0})


def test_where_nobody_is_named_the_logo_says_whose_it_is() -> None:
    value = content()
    margin = replace(MARGIN, look=replace(PLAIN, logo=picture()))
    unnamed = replace(value, margin=margin, front=replace(value.front, forum=""))
    with pikepdf.open(io.BytesIO(render_status_report(unnamed))) as document:
        figures = [
            str(each.Alt)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert figures == [value.identity.author]


def test_what_stands_out_is_printed_in_the_colour(board: RegisterFile) -> None:
    use_accent(board, "#8A1C5B")
    made = render_agenda(agenda_content(board.reader, AgendaWish("m-1"), ORIGIN))
    with pikepdf.open(io.BytesIO(made)) as document:
        drawn = b"".join(page.Contents.read_bytes() for page in document.pages)
    assert b"0.541 0.11 0.357 rg" in drawn
    assert b"0.122 0.373 0.659 rg" not in drawn


def test_a_draft_says_so_on_every_page_and_is_not_read_aloud(board: RegisterFile) -> None:
    wish = AgendaWish("m-1", choice=PackChoice(draft=True))
    made = render_agenda(agenda_content(board.reader, wish, ORIGIN))
    assert all("UDKAST" in page for page in pages(made))
    finished = render_agenda(agenda_content(board.reader, AgendaWish("m-1"), ORIGIN))
    assert not any("UDKAST" in page for page in pages(finished))
    with pikepdf.open(io.BytesIO(made)) as document:
        for page in document.pages:
            assert b"/Artifact <</Type/Background>> BDC\nBT" in page.Contents.read_bytes()
