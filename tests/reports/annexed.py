"""Papers with annexes bound in, made without a register's own files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.exchange.annex_binding import bind_annexes
from portfolio_desktop.exchange.annex_cleaning import cleaned
from portfolio_desktop.exchange.annex_reading import ANNEX_LIMITS
from portfolio_desktop.exchange.annex_wire import ReadAnnex
from portfolio_desktop.exchange.office_conversion import PROGRAM, as_pdf, libreoffice
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.status_report import render_status_report
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.agenda_values import AgendaContent
from portfolio_desktop.services.annex_values import (
    AnnexFacts,
    AnnexName,
    AnnexProblem,
    AnnexWay,
    PreparedAnnex,
)
from portfolio_desktop.services.pack_parts import USUAL, Part
from portfolio_desktop.workflows.issuing import prepare_issue
from tests.exchange.annex_files import picture, plain_pdf, tagged_pdf
from tests.reports.sample import content as report_content
from tests.services.meeting_ground import board_register

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIXTURES = Path(__file__).resolve().parents[3] / "shared" / "fixtures"


def agenda_in(folder: Path) -> AgendaContent:
    """An agenda whose annexes are printed; none are there yet."""
    choice = replace(USUAL, parts=(Part.FRONT, Part.CONTENTS, Part.ITEMS, Part.ANNEXES))
    with board_register(folder) as board:
        content = prepare_issue(board, AgendaWish("m-1", choice=choice)).content
    return replace(content, annex_files=())


def annex(read: ReadAnnex, number: int = 1, title: str = "Plan.pdf") -> PreparedAnnex:
    name = AnnexName(f"3.{number}", f"Bilag 3.{number}", title, "Punkt 3 · Planer")
    figure = f"Bilag 3.{number}, side {{page}} af {{pages}}"
    return PreparedAnnex(
        f"x-{number}", name, AnnexWay.BIND, read.facts, figure=figure, pdf=read.pdf
    )


def attached(number: int, title: str) -> PreparedAnnex:
    """One that cannot be bound in, and why."""
    name = AnnexName(f"3.{number}", f"Bilag 3.{number}", title, "Punkt 3 · Planer")
    notice = f"{name.label} er vedlagt som fil."
    return PreparedAnnex(
        f"y-{number}",
        name,
        AnnexWay.ATTACH,
        AnnexFacts(problems=(AnnexProblem.KIND,)),
        file=b"data",
        file_name=f"{title}.zip",
        media_type="application/zip",
        notice=notice,
        reason=f"{title} kan ikke bindes ind.",
    )


def read(data: bytes, media_type: str = PDF, seal: str = "s") -> ReadAnnex:
    found = cleaned(data, media_type, seal, ANNEX_LIMITS)
    assert found.facts.can_be_bound, found.facts
    return found


def bound(agenda: AgendaContent, *annexes: PreparedAnnex) -> bytes:
    return bind_annexes(render_agenda(replace(agenda, annexes=annexes)), annexes)


def many(agenda: AgendaContent) -> bytes:
    """One of each kind, among them the same one twice."""
    files = [
        (plain_pdf("Uden opmærkning", "side to", title="Afsnit"), PDF),
        (tagged_pdf(), PDF),
        (tagged_pdf(alt=True), PDF),
        (render_status_report(report_content()), PDF),
        (picture("JPEG", (900, 600)), "image/jpeg"),
        (picture("PNG", (300, 900), "RGBA"), "image/png"),
    ]
    annexes = [
        annex(read(data, kind, f"s{number}"), number, f"Fil {number}")
        for number, (data, kind) in enumerate(files, start=1)
    ]
    beside = [attached(number, f"Fil {number}") for number in (7, 8)]
    return bound(agenda, *annexes, *beside)


def real_ones(agenda: AgendaContent) -> Iterator[bytes]:
    """A PDF that Word made of a real table, and that table's workbook where there is an office
    program; nothing where there are no real files."""
    if not FIXTURES.exists():
        return
    printed, sheet = (next(FIXTURES.glob(f"porte*.{ending}")) for ending in ("pdf", "xlsx"))
    yield bound(agenda, annex(read(printed.read_bytes())))
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(PROGRAM)
        if libreoffice():
            yield bound(agenda, annex(read(as_pdf(sheet.read_bytes(), XLSX))))
