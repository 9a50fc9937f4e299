"""The tables of the register; DDL, codec, log and rebuild follow from them."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from portfolio_desktop.domain.choices import (
    Confirmation,
    LifecycleState,
    MilestoneKind,
    ParticipantKind,
    ProjectKind,
    ReportSource,
    ReportStage,
    Role,
)
from portfolio_desktop.domain.request_states import RequestState, Subject
from portfolio_desktop.domain.status import Colour, NoLight, RollUpRule
from portfolio_desktop.storage.fields import Field, FieldKind, Table


def _key(name: str) -> Field:
    return Field(name, FieldKind.TEXT, "")


def _words(name: str) -> Field:
    return Field(name, FieldKind.TEXT, "", erasable=True)


def _link(name: str, table: str, *, required: bool = False) -> Field:
    return Field(name, FieldKind.TEXT, "" if required else None, references=table)


def _flag(name: str, default: int = 0) -> Field:
    return Field(name, FieldKind.BOOLEAN, default)


def _day(name: str) -> Field:
    return Field(name, FieldKind.DAY)


def _date(name: str) -> Field:
    return Field(name, FieldKind.IMPRECISE)


def _money(name: str) -> Field:
    return Field(name, FieldKind.MONEY)


def _from_2(*fields: Field) -> tuple[Field, ...]:
    return tuple(replace(field, since=2) for field in fields)


def _choice(name: str, choice: type[StrEnum], default: StrEnum | None = None) -> Field:
    return Field(name, FieldKind.CHOICE, None if default is None else default.value, choice)


_NAMES = (_words("name_da"), _words("name_en"))
_LETTERS = (_key("letter_da"), _key("letter_en"))

TABLES: tuple[Table, ...] = (
    Table("register", (_words("name"), _words("forum"), _words("secretariat"))),
    Table("setting", (_key("key"), _words("value"))),
    Table("dimension", (_key("key"), *_NAMES, *_LETTERS, _key("rank"), _flag("active", 1))),
    Table("phase", (_key("key"), *_NAMES, _key("rank"), _flag("active", 1))),
    Table(
        "participant",
        (
            _words("name"),
            _words("short_name"),
            _day("valid_from"),
            _day("valid_to"),
            _link("successor_id", "participant"),
            *_from_2(
                _choice("kind", ParticipantKind, ParticipantKind.OTHER),
            ),
        ),
    ),
    Table(
        "project",
        (
            _key("number"),
            _words("name"),
            _words("purpose"),
            _key("case_number"),
            _choice("kind", ProjectKind, ProjectKind.PROJECT),
            _link("parent_id", "project"),
            _link("lead_id", "participant"),
            _key("phase"),
            _choice("state", LifecycleState, LifecycleState.ACTIVE),
            _day("state_from"),
            _words("state_reason"),
            _date("expected_resume"),
            _date("forecast_end"),
            _date("actual_end"),
            _key("rank"),
            _flag("archived"),
            _words("archived_reason"),
            *_from_2(
                _link("accountable_id", "participant"),
                _choice("roll_up", RollUpRule),
                _day("entered_on"),
                _words("entered_reason"),
                _words("entered_reference"),
                _day("left_on"),
                _words("left_reference"),
            ),
        ),
    ),
    Table(
        "baseline",
        (
            _link("project_id", "project", required=True),
            Field("version", FieldKind.INTEGER, 0),
            _date("end"),
            _money("budget"),
            _words("scope"),
            _flag("assumed"),
            _day("approved_on"),
            _words("reason"),
            _link("request_id", "change_request"),
        ),
        indexes=(("project_id",),),
    ),
    Table(
        "report",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _choice("overall", Colour),
            _words("overall_reason"),
            _words("corrective_action"),
            _choice("no_light", NoLight),
            _date("reports_from"),
            _words("remarks"),
            _choice("source", ReportSource, ReportSource.ENTERED),
            _words("reported_by"),
            _day("received_on"),
            _day("approved_on"),
            *_from_2(
                _choice("stage", ReportStage, ReportStage.REPORTED),
                _words("reported_remarks"),
                _words("secretariat_note"),
                _choice("confirmation", Confirmation),
                _day("confirmation_on"),
                _words("confirmed_by"),
                _words("approved_by"),
                _words("reopened_reason"),
            ),
        ),
        # The grid reads twelve months of overall lamps from the first index alone.
        indexes=(("period", "project_id", "overall", "no_light"), ("project_id",)),
    ),
    Table(
        "light",
        (
            _link("report_id", "report", required=True),
            _key("dimension"),
            _choice("colour", Colour),
            _words("reason"),
        ),
        indexes=(("report_id", "dimension", "colour"),),
    ),
    Table(
        "change_request",
        (
            _key("number"),
            _link("project_id", "project", required=True),
            _words("title"),
            _words("reason"),
            _words("consequence"),
            _choice("state", RequestState, RequestState.DRAFT),
            _words("requested_by"),
            _day("created_on"),
            _day("submitted_on"),
            _words("meeting"),
            _day("meeting_on"),
            _day("decided_on"),
            _words("decision_forum"),
            _words("decision_reference"),
            _words("decision_note"),
        ),
        indexes=(("project_id",),),
    ),
    Table(
        "requested_change",
        (
            _link("request_id", "change_request", required=True),
            _choice("subject", Subject, Subject.END),
            _date("before_date"),
            _date("after_date"),
            _date("granted_date"),
            _money("before_money"),
            _money("after_money"),
            _money("granted_money"),
            _words("before_text"),
            _words("after_text"),
            _words("granted_text"),
        ),
        indexes=(("request_id",),),
    ),
    Table(
        "person",
        (_words("name"), _words("title"), _words("mail"), _link("participant_id", "participant")),
        since=2,
    ),
    Table(
        "assignment",
        (
            _link("project_id", "project", required=True),
            _link("person_id", "person", required=True),
            _choice("role", Role, Role.MEMBER),
            _day("valid_from"),
            _day("valid_to"),
        ),
        indexes=(("project_id",), ("person_id",)),
        since=2,
    ),
    Table(
        "participation",
        (
            _link("project_id", "project", required=True),
            _link("participant_id", "participant", required=True),
        ),
        indexes=(("project_id",),),
        since=2,
    ),
    Table(
        "participant_report",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _link("participant_id", "participant", required=True),
            _words("remarks"),
            _words("reported_by"),
            _day("received_on"),
        ),
        indexes=(("period", "project_id"), ("project_id",)),
        since=2,
    ),
    Table(
        "participant_light",
        (
            _link("participant_report_id", "participant_report", required=True),
            _key("dimension"),
            _choice("colour", Colour),
            _words("reason"),
        ),
        indexes=(("participant_report_id",),),
        since=2,
    ),
    Table(
        "reminder",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _link("participant_id", "participant"),
            _day("sent_on"),
            _words("sent_to"),
        ),
        indexes=(("period",), ("project_id",)),
        since=2,
    ),
    Table(
        "account",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _day("asked_on"),
            _day("reminded_on"),
            _day("received_on"),
            _day("approved_on"),
            _words("account"),
            _words("corrective_action"),
            _words("given_by"),
            _day("removed_on"),
            _words("removed_reason"),
        ),
        indexes=(("period",), ("project_id",)),
        since=2,
    ),
    Table(
        "dismissal",
        (
            _link("project_id", "project", required=True),
            _key("period"),
            _key("code"),
            _key("field"),
            _words("reason"),
        ),
        indexes=(("period",), ("project_id",)),
        since=2,
    ),
    Table("saved_view", (_words("name"), _words("definition"), _key("rank")), since=2),
    Table(
        "milestone",
        (
            _link("project_id", "project", required=True),
            _words("name"),
            _choice("kind", MilestoneKind, MilestoneKind.OTHER),
            _date("forecast"),
            _date("actual"),
            _words("criteria"),
            _key("rank"),
        ),
        indexes=(("project_id",),),
        since=3,
    ),
    Table(
        "baseline_milestone",
        (
            _link("baseline_id", "baseline", required=True),
            _link("milestone_id", "milestone", required=True),
            _date("due"),
        ),
        indexes=(("baseline_id",),),
        since=3,
    ),
    Table(
        "baseline_budget",
        (
            _link("baseline_id", "baseline", required=True),
            Field("year", FieldKind.INTEGER, 0),
            _link("participant_id", "participant"),
            _money("budget"),
        ),
        indexes=(("baseline_id",),),
        since=3,
    ),
    Table(
        "budget_cell",
        (
            _link("project_id", "project", required=True),
            Field("year", FieldKind.INTEGER, 0),
            _link("participant_id", "participant"),
            _money("actual"),
            _money("forecast"),
            _day("stated_on"),
        ),
        indexes=(("project_id",),),
        since=3,
    ),
)
