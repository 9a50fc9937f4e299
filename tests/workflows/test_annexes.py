"""Annexes from the register into the papers of a meeting, whatever their files are."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pikepdf
import pytest

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import Edition
from portfolio_desktop.exchange import annex_reading, office_conversion
from portfolio_desktop.reports.style import PORTRAIT
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.annex_values import AnnexFacts, AnnexProblem, AnnexWay
from portfolio_desktop.services.attachments import (
    Owner,
    OwnerField,
    add_attachment,
    remove_attachment,
)
from portfolio_desktop.services.closing import close_annex
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.issues import Sending
from portfolio_desktop.services.pack_choices import kept_choice, read_choice
from portfolio_desktop.services.pack_parts import USUAL, PackChoice, Part
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.annexes import AnnexShelf, prepared_annexes, with_annexes
from portfolio_desktop.workflows.issuing import (
    agenda_bytes,
    issue_now,
    prepare_issue,
    reprint_steps,
)
from portfolio_desktop.workflows.packing import PackCancelled
from tests.exchange.annex_files import picture, plain_pdf, scripted_pdf
from tests.reports.reading import pages
from tests.services.meeting_ground import board_register
from tests.workflows.test_issuing import last

ITEM = Owner(OwnerField.ITEM, "i-6")
WISH = AgendaWish("m-1", choice=replace(USUAL, parts=(Part.CONTENTS, Part.ITEMS, Part.ANNEXES)))
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    """The meeting, whose last item alone has annexes."""
    with board_register(tmp_path) as register:
        for row in register.reader.board.rows(Attachment):
            remove_attachment(register, row.id)
        yield register


def attach(board: RegisterFile, name: str, data: bytes) -> str:
    return add_attachment(board, ITEM, name, data).id


def content_of(board: RegisterFile, wish: AgendaWish = WISH) -> AgendaContent:
    return prepare_issue(board, wish).content


def choosing(annex: str, way: AnnexWay) -> AgendaWish:
    return replace(WISH, choice=replace(WISH.choice, annexes=((annex, way),)))


def attached_names(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return sorted(document.attachments)


def test_an_annex_stands_in_the_papers_with_its_name_and_in_the_contents(
    board: RegisterFile,
) -> None:
    attach(board, "tegninger.pdf", plain_pdf("Plan over stuen", "Plan over kælderen"))
    printed = pages(agenda_bytes(content_of(board)))
    assert "Bilag 6.1 · tegninger\n" in printed[-2]
    assert "Punkt 6 · Eventuelt" in printed[-2]
    assert "Plan over stuen" in printed[-2]
    assert "Plan over kælderen" in printed[-1]
    assert f"side {len(printed)} af {len(printed)}" in printed[-1]
    assert "6.1 tegninger " in printed[0]


def test_the_list_of_an_item_leads_to_the_page_of_each_annex_that_has_one(
    board: RegisterFile,
) -> None:
    attach(board, "tegninger.pdf", plain_pdf("Plan over stuen", "Plan over kælderen"))
    left_out = attach(board, "tal.pdf", plain_pdf("Tal"))
    attach(board, "plan.pdf", plain_pdf("Planen"))
    pdf = agenda_bytes(content_of(board, choosing(left_out, AnnexWay.LEAVE_OUT)))
    printed = pages(pdf)
    (listed,) = [each for each in printed if "Bilag 6.2 tal\n" in each]
    assert f"Bilag 6.1 tegninger side {len(printed) - 2}\n" in listed
    assert f"Bilag 6.3 plan side {len(printed)}" in listed
    place = printed.index(listed)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        links = [str(each.Contents) for each in document.pages[place].get("/Annots", ())]
    assert f"Bilag 6.1 tegninger, side {len(printed) - 2}" in links


def test_what_was_found_is_told_in_words(board: RegisterFile) -> None:
    attach(board, "aktiv.pdf", scripted_pdf())
    attach(board, "tegninger.pdf", plain_pdf("Plan", font="Helvetica"))
    active, drawn = prepared_annexes(content_of(board), AnnexShelf())
    assert "Bilag 6.1 aktiv.pdf: scripts er fjernet." in active.findings
    assert drawn.findings == (
        "Bilag 6.2 tegninger.pdf: skrifttyperne er ikke indlejret; vedhæftes i stedet."
        " Skal siderne stå i materialet: Åbn filen, udskriv den med printeren"
        " »Microsoft Print to PDF«, og læg den nye fil på i stedet.",
    )
    assert (active.way, drawn.way) == (AnnexWay.BIND, AnnexWay.ATTACH)


def test_what_would_break_the_standard_goes_along_as_a_file_and_a_page_says_so(
    board: RegisterFile,
) -> None:
    data = plain_pdf("Plan", font="Helvetica")
    attach(board, "tegninger.pdf", data)
    pdf = agenda_bytes(content_of(board))
    assert (
        "Bilaget ligger ved som fil (Bilag 6.1 tegninger.pdf). Åbn det fra listen over vedhæftede"
        " filer. Ikke bundet ind: skrifttyperne er ikke indlejret."
    ) in " ".join(pages(pdf)[-1].split())
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        lines = document.pages[-1].extract_text_lines()
    lefts = [each["x0"] for each in lines if each["text"].startswith(("Bilaget ligger", "Ikke"))]
    assert lefts == pytest.approx([PORTRAIT.left] * 2, abs=1), "below each other"
    assert attached_names(pdf) == ["Bilag 6.1 tegninger.pdf"]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        kept = document.attachments["Bilag 6.1 tegninger.pdf"]
        assert kept.get_file().read_bytes() == data


def test_an_annex_is_attached_or_left_out_where_that_is_chosen(board: RegisterFile) -> None:
    annex = attach(board, "plan.pdf", plain_pdf("Plan over stuen"))
    attached = agenda_bytes(content_of(board, choosing(annex, AnnexWay.ATTACH)))
    assert attached_names(attached) == ["Bilag 6.1 plan.pdf"]
    assert "Plan over stuen" not in "".join(pages(attached))
    left = agenda_bytes(content_of(board, choosing(annex, AnnexWay.LEAVE_OUT)))
    assert not attached_names(left)
    assert len(pages(left)) == len(pages(attached)) - 1


def test_a_choice_of_annexes_is_kept_as_it_was() -> None:
    choice = PackChoice(annexes=(("a", AnnexWay.ATTACH), ("b", AnnexWay.LEAVE_OUT)))
    assert read_choice(kept_choice(choice)) == choice
    assert read_choice({"annexes": {"a": "burnt", "b": 7}}).annexes == ()


def test_no_annex_is_read_where_none_is_printed(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(board, "plan.pdf", plain_pdf("Plan"))
    monkeypatch.setattr(type(board), "kept", lambda *_arguments: pytest.fail("it was read"))
    parts = replace(WISH.choice, parts=(Part.ITEMS,))
    assert content_of(board, replace(WISH, choice=parts)).annex_files == ()


def test_the_open_edition_never_reads_what_is_closed(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = plain_pdf("Hemmelig pris 42")
    annex = attach(board, "pris.pdf", secret)
    close_annex(board, annex, Closure(closed=True, reason="Udbud", open_heading="Prisbilag"))
    wish = replace(WISH, edition=Edition.OPEN)
    with monkeypatch.context() as watched:
        watched.setattr(type(board), "kept", lambda *_arguments: pytest.fail("it was read"))
        content = content_of(board, wish)
    pdf = agenda_bytes(content)
    assert "Hemmelig" not in "".join(pages(pdf))
    assert "Prisbilag" in "".join(pages(pdf))
    assert "Hemmelig pris 42" in "".join(pages(agenda_bytes(content_of(board))))


def test_the_same_annexes_give_the_same_bytes(board: RegisterFile) -> None:
    attach(board, "plan.pdf", plain_pdf("Plan"))
    attach(board, "foto.jpg", picture("JPEG"))
    attach(board, "plan igen.pdf", plain_pdf("Plan"))
    content = content_of(board)
    assert agenda_bytes(content) == agenda_bytes(content, shelf=AnnexShelf())


def test_a_file_is_looked_into_once_however_often_the_papers_are_laid_out(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(board, "plan.pdf", plain_pdf("Plan"))
    shelf = AnnexShelf()
    first = agenda_bytes(content_of(board), shelf=shelf)
    monkeypatch.setattr(annex_reading, "read_annex", lambda *_a, **_k: pytest.fail("read again"))
    assert agenda_bytes(content_of(board), shelf=shelf) == first


def test_reading_annexes_can_be_given_up(board: RegisterFile) -> None:
    attach(board, "plan.pdf", plain_pdf("Plan"))
    content = content_of(board)
    with pytest.raises(PackCancelled):
        with_annexes(content, AnnexShelf(), cancelled=lambda: True)


def test_progress_tells_of_every_annex(board: RegisterFile) -> None:
    attach(board, "plan.pdf", plain_pdf("Plan"))
    attach(board, "foto.png", picture("PNG"))
    told: list[tuple[int, int]] = []
    prepared_annexes(content_of(board), AnnexShelf(), lambda *done: told.append(done))
    assert told == [(0, 2), (1, 2), (2, 2)]


@pytest.mark.parametrize(
    ("failing", "problem"),
    [
        (office_conversion.NoConverterError, AnnexProblem.NO_CONVERTER),
        (office_conversion.ConversionError, AnnexProblem.NOT_CONVERTED),
        (office_conversion.ConverterBusyError, AnnexProblem.CONVERTER_BUSY),
    ],
)
def test_an_office_file_that_cannot_be_converted_is_attached(
    board: RegisterFile,
    monkeypatch: pytest.MonkeyPatch,
    failing: type[Exception],
    problem: AnnexProblem,
) -> None:
    attach(board, "notat.docx", b"PK\x03\x04 notat")

    def fail(*_arguments: object) -> bytes:
        raise failing

    monkeypatch.setattr(office_conversion, "as_pdf", fail)
    (annex,) = prepared_annexes(content_of(board), AnnexShelf())
    assert (annex.way, annex.facts) == (AnnexWay.ATTACH, AnnexFacts(problems=(problem,)))
    assert "Bilag 6.1 notat.docx" in attached_names(agenda_bytes(content_of(board)))


def test_a_presentation_is_looked_at_again_when_powerpoint_may_have_been_closed(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(board, "oplæg.pptx", b"PK\x03\x04 slides")
    shelf = AnnexShelf()

    def busy(*_arguments: object) -> bytes:
        raise office_conversion.ConverterBusyError

    monkeypatch.setattr(office_conversion, "as_pdf", busy)
    (annex,) = prepared_annexes(content_of(board), shelf)
    assert annex.findings[0].endswith("Luk PowerPoint, og åbn materialet igen.")
    monkeypatch.setattr(office_conversion, "as_pdf", lambda *_a: plain_pdf("Oplæg"))
    (annex,) = prepared_annexes(content_of(board), shelf)
    assert annex.way is AnnexWay.BIND


@pytest.mark.parametrize(
    "failing", [office_conversion.NoConverterError, office_conversion.ConversionError]
)
def test_how_an_office_file_comes_to_be_bound_in_is_told(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch, failing: type[Exception]
) -> None:
    attach(board, "notat.docx", b"PK\x03\x04 notat")

    def fail(*_arguments: object) -> bytes:
        raise failing

    monkeypatch.setattr(office_conversion, "as_pdf", fail)
    (annex,) = prepared_annexes(content_of(board), AnnexShelf())
    assert "Gem den som PDF i det program, den er lavet med" in annex.findings[0]


def test_an_office_file_that_is_converted_is_bound_in(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(board, "notat.docx", b"PK\x03\x04 notat")
    monkeypatch.setattr(office_conversion, "as_pdf", lambda *_a: plain_pdf("Notat om planen"))
    assert "Notat om planen" in pages(agenda_bytes(content_of(board)))[-1]


def test_an_issue_with_annexes_is_laid_out_again_the_same(board: RegisterFile) -> None:

    attach(board, "plan.pdf", plain_pdf("Plan over stuen"))
    _prepared, pdf = issue_now(board, WISH, Sending("3.11.2023"))
    again = run_through(reprint_steps(board, last(board).id))
    assert agenda_bytes(again) == pdf
    assert "Plan over stuen" in pages(pdf)[-1]


@pytest.mark.parametrize(
    ("font", "drawn"),
    [("embedded", b""), ("Helvetica", b""), ("embedded", b"0 0 0 1 k 0 0 9 9 re f")],
)
def test_a_pdf_attached_to_the_open_edition_keeps_no_trace_of_its_makers(
    board: RegisterFile, font: str, drawn: bytes
) -> None:
    """Also one that cannot be bound in for its fonts or its printing colours."""
    made = plain_pdf("Plan", font=font) if font == "Helvetica" else plain_pdf("Plan")
    with pikepdf.open(io.BytesIO(made)) as document:
        document.docinfo["/Author"] = "Hemmelig Hansen"
        document.attachments["gemt.txt"] = b"Hemmelig Hansen"
        document.pages[0].contents_add(drawn)
        out = io.BytesIO()
        document.save(out)
    annex = attach(board, "plan.pdf", out.getvalue())
    full = choosing(annex, AnnexWay.ATTACH)
    (kept,) = prepared_annexes(content_of(board, full), AnnexShelf())
    assert kept.file == out.getvalue()
    assert not any("uden sine egenskaber" in each for each in kept.findings)
    opened = replace(full, edition=Edition.OPEN)
    (clean,) = prepared_annexes(content_of(board, opened), AnnexShelf())
    with pikepdf.open(io.BytesIO(clean.file)) as document:
        assert len(document.pages) == 1
        assert not document.attachments
        assert "/Author" not in document.docinfo
    assert b"Hemmelig" not in clean.file
    assert clean.pdf == b""
    assert "uden sine egenskaber" in clean.findings[-1]


def test_a_file_that_cannot_be_cleaned_is_warned_of_in_the_open_edition(
    board: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> bytes:
        raise office_conversion.NoConverterError

    monkeypatch.setattr(office_conversion, "as_pdf", fail)
    attach(board, "notat.docx", b"PK\x03\x04 notat")
    (full,) = prepared_annexes(content_of(board), AnnexShelf())
    opened = replace(WISH, edition=Edition.OPEN)
    (told,) = prepared_annexes(content_of(board, opened), AnnexShelf())
    assert not any("Forfatterens navn" in each for each in full.findings)
    assert "Forfatterens navn" in told.findings[-1]
    assert "Udelad" in told.findings[-1]
