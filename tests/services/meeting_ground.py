"""A meeting of the board in a small register: its people, its items and what they recommend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from portfolio_desktop.domain.attachments import Attachment
from portfolio_desktop.domain.meetings import (
    Attendance,
    AttendanceRole,
    Forum,
    Item,
    ItemKind,
    ItemSource,
    ItemStage,
    Meeting,
    PointDecision,
    Presence,
    Recommendation,
)
from portfolio_desktop.storage.board_reader import TABLE_OF
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from tests.services.pack_register import fill, fill_requests, new_register

FORUM = Forum(
    "f-1",
    "RSI-kredsen",
    "RSI",
    usual_place="Danske Regioner, Dampfærgevej 22",
    usual_start="10:00",
    usual_end="13:00",
)
MEETING = Meeting(
    "m-1",
    "f-1",
    held_on=date(2023, 11, 10),
    starts="10:00",
    ends="13:00",
    place="Danske Regioner, Dampfærgevej 22, København",
)
EARLIER = Meeting("m-0", "f-1", held_on=date(2023, 10, 6))
LATER = Meeting("m-2", "f-1", held_on=date(2023, 12, 8), starts="10:00", place="Skype")

PEOPLE = (
    Attendance("a-1", "m-1", name="Ulla Holm", title="formand", role=AttendanceRole.CHAIR),
    Attendance("a-2", "m-1", participant_id="rh", name="Per Dahl", title="it-direktør"),
    Attendance(
        "a-3", "m-1", name="Bo Ek", title="it-direktør", presence=Presence.APOLOGIES, rank="3"
    ),
    Attendance("a-4", "m-1", name="Jo Vest", substitute_for_id="a-3", rank="4"),
    Attendance("a-5", "m-1", name="Kim Aa", role=AttendanceRole.SECRETARY),
)
CASE = (
    "**Konklusion:** planen holder, hvis testmiljøet er klart i uge 47.\n\n"
    "Projektet har fået data fra fire af fem regioner. Den sidste region leverer, når"
    " kontrakten med leverandøren er underskrevet.\n\n"
    "- Testbrugere udpeges af regionerne\n- Miljøet overtages af **Region Nordjylland**\n\n"
    "1. Test i uge 47\n2. Go/no-go den 14. november\n\nDerefter følger idriftsættelsen."
)
ITEMS = (
    Item("i-1", "m-1", "a", ItemKind.DECISION, ItemSource.AGENDA, "Godkendelse af dagsorden"),
    Item("i-2", "m-1", "b", ItemKind.ORIENTATION, ItemSource.PORTFOLIO, "Porteføljestatus"),
    Item(
        "i-3",
        "m-1",
        "c",
        ItemKind.DISCUSSION,
        ItemSource.ESCALATION,
        "23-1 Sundhedsjournalen",
        project_id="p-23-1",
    ),
    Item(
        "i-4",
        "m-1",
        "d",
        ItemKind.DECISION,
        ItemSource.CHANGE_REQUEST,
        "Ændringsanmodning: 17-1 PGDB en måned mere",
        case_number="2023-4711",
        summary="PGDB beder om en måned mere til test.",
        case_text=CASE,
        time_consequence="Idriftsættelsen flyttes fra april til maj 2024.",
        cost_consequence="1,3 mio. kr. i 2024, som afholdes inden for rammen.",
        project_id="p-17-1",
        request_id="r-1",
        minutes=20,
        presenter="Per Dahl",
        guests="Projektleder Ida Lund",
        expected="Godkendes",
        stage=ItemStage.RELEASED,
    ),
    Item(
        "i-5",
        "m-1",
        "e",
        ItemKind.DECISION,
        ItemSource.CASE,
        "Opsigelse af kontrakten med Zebrafirma",
        case_number="2023-0815",
        summary="Leverandøren Zebrafirma har misligholdt.",
        case_text="Kammeradvokaten anbefaler ophævelse for Quaggasystemet.",
        closed=True,
        closed_reason="Forhandling med leverandør, offentlighedslovens § 33, nr. 3",
        open_heading="Kontraktforhold",
        late=True,
    ),
    Item("i-6", "m-1", "f", ItemKind.ORIENTATION, ItemSource.OTHER_BUSINESS, "Eventuelt"),
)
POINTS = (
    Recommendation("k-1", "i-1", rank="a", text="at RSI-kredsen godkender dagsordenen"),
    Recommendation("k-2", "i-4", rank="a", text="at idriftsættelsen flyttes til maj 2024"),
    Recommendation("k-3", "i-4", rank="b", text="at merudgiften tages til efterretning"),
    Recommendation("k-4", "i-5", rank="a", text="at kontrakten med Zebrafirma ophæves"),
)
ANNEXES = (
    Attachment(
        "b-1",
        item_id="i-4",
        name="Revideret plan for PGDB.pdf",
        media_type="application/pdf",
        rank="a",
    ),
    Attachment(
        "b-2",
        item_id="i-4",
        name="Hemmelig pris.xlsx",
        rank="b",
        closed=True,
        open_heading="Priser",
    ),
    Attachment("b-3", item_id="i-5", name="Gnuadvokatens notat.docx", rank="a"),
)


def put(register: RegisterFile, *rows: Any) -> None:
    """Create rows of the board's tables, as they are, in one edit."""
    with register.edit(Label("test")) as edit:
        for row in rows:
            values = {each.name: getattr(row, each.name) for each in fields(row)}
            identity = values.pop("id")
            edit.create(TABLE_OF[type(row)], identity, values)


def fill_meeting(register: RegisterFile) -> None:
    """The meeting on 10 November 2023, after one in October and before one in December."""
    put(register, FORUM, EARLIER, MEETING, LATER)
    put(register, *PEOPLE)
    put(register, *ITEMS)
    put(register, *POINTS)
    with register.edit(Label("test")) as edit:
        for annex in ANNEXES:
            values = {each.name: getattr(annex, each.name) for each in fields(annex)}
            identity = values.pop("id")
            data = f"%PDF-1.4 {annex.name}".encode()
            edit.create(
                "attachment", identity, {**values, "blob": edit.keep(data), "size": len(data)}
            )


@contextmanager
def board_register(folder: Path) -> Iterator[RegisterFile]:
    """A new register with projects, requests and the meeting about them."""
    with new_register(folder) as filler:
        fill(filler)
        fill_requests(filler)
        fill_meeting(filler.register)
        yield filler.register


def change(register: RegisterFile, table: str, row: str, **values: object) -> None:
    """Set fields of one row, in one edit."""
    with register.edit(Label("test")) as edit:
        for field, value in values.items():
            edit.set(table, row, field, value)  # type: ignore[arg-type]


def decide(register: RegisterFile) -> None:
    """What was decided on the points."""
    decided = {
        "k-1": (PointDecision.APPROVED, ""),
        "k-2": (PointDecision.APPROVED_WITH_REMARKS, "datoen flyttes ikke igen"),
        "k-3": (PointDecision.NOTED, ""),
        "k-4": (PointDecision.POSTPONED, "til næste møde"),
    }
    with register.edit(Label("test")) as edit:
        for point, (decision, text) in decided.items():
            edit.set("recommendation", point, "decision", decision)
            edit.set("recommendation", point, "decision_text", text)
        edit.set("item", "i-4", "discussion", "Per Dahl spurgte til testmiljøet.")
        edit.set("meeting", "m-1", "ended_at", "12:40")
