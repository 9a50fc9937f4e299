"""What a filled-in form says, whoever laid the form out: texts as typed, with their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.tables import CellNote


class FormFault(StrEnum):
    """Why a file or a page of it cannot be read as a report form."""

    NO_FORM = "form.no_form"
    MARKS_LOST = "form.marks_lost"
    NEWER = "form.newer"
    DAMAGED = "form.damaged"


class FormRefused(Exception):  # noqa: N818 - an answer, not a failure of the program
    """The file is no form that can be read. `facts` fill the sentence."""

    def __init__(self, fault: FormFault, facts: Mapping[str, str] | None = None) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.facts: Mapping[str, str] = MappingProxyType(dict(facts or {}))


@dataclass(frozen=True, slots=True)
class FormField:
    """One answer. `key` is that of a text ("remarks"), of a lamp ("light.time") or of its reason
    ("reason.time"); `place` is the cell. `made` is what the form was made with, None where that is
    not known. `fill` is the cell's colour.
    """

    key: str
    text: str
    place: str
    made: str | None = None
    fill: str | None = None
    note: CellNote | None = None


@dataclass(frozen=True, slots=True)
class FormExtra:
    """Something that stands where nothing was asked."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class PageReading:
    """One page of a form, for a project or a participant in it; the ids are not looked up yet.

    `title` is what the page calls its project, "" where that cannot be told.
    """

    sheet: str
    register_id: str
    period: str
    project_id: str
    participant_id: str | None
    fields: tuple[FormField, ...]
    extras: tuple[FormExtra, ...] = ()
    title: str = ""
    missing: tuple[str, ...] = ()
    """Keys of answers whose headings are gone from an organisation's own form."""
    problem: Problem | None = None
    """Why it cannot be told what the page is about."""
    month_from: str = ""
    """How the month is known that the form does not say itself: the code of a doubt."""


@dataclass(frozen=True, slots=True)
class FittedPage:
    """A page of an organisation's own form: which project and month it names is not looked up yet;
    `period` is None where such a form has no month. `missing` are the keys of answers whose
    headings are gone.
    """

    layout: str
    sheet: str
    project: FormField
    period: FormField | None
    fields: tuple[FormField, ...]
    missing: tuple[str, ...] = ()
    extras: tuple[FormExtra, ...] = ()


@dataclass(frozen=True, slots=True)
class FormReading:
    """The pages of one file."""

    pages: tuple[PageReading, ...]
