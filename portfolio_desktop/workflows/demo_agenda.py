"""The demo's next agenda: filled twice, with cases written for it, one of them closed, and a
project that is closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from portfolio_desktop.domain.meetings import ItemKind, ItemStage
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.agenda_filling import fill_agenda
from portfolio_desktop.services.attachments import Owner, OwnerField, add_attachment
from portfolio_desktop.services.closing import close_project
from portfolio_desktop.services.concerns import Closure
from portfolio_desktop.services.item_removal import remove_item
from portfolio_desktop.services.items import (
    ItemDraft,
    ItemText,
    add_item,
    edit_item,
    item_draft,
    set_stage,
    write_item,
)
from portfolio_desktop.services.meeting_rules import item_of
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.services.recommendations import write_recommendation
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo_items import found_item, meeting_on
from portfolio_desktop.workflows.packing import pack_bytes, read_pack
from portfolio_desktop.workflows.sheet_printing import present_sheets_steps, sheets_bytes

Event = tuple[date, Callable[[], object]]
Texts = Mapping[str, Any]

_WRITTEN: tuple[ItemText, ...] = (
    "summary",
    "case_text",
    "time_consequence",
    "cost_consequence",
    "risk_consequence",
    "expected",
)
_PARTICULARS = (
    "title",
    "case_number",
    "owner",
    "presenter",
    "minutes",
    "closed_reason",
    "open_heading",
)


def agenda_events(
    register: RegisterFile, projects: Mapping[str, str], texts: Texts
) -> Iterator[Event]:
    """The agenda filled, its items taken off and written, each on its day."""
    agenda = _Agenda(register, projects, texts["on"])
    first, *later = texts["filled_on"]
    yield first, agenda.fill
    for case in texts["case"]:
        yield case["on"], agenda.adding(case)
    for day in later:
        yield day, agenda.fill
        for written in texts["written"]:
            yield day, agenda.writing(written)
    for each in texts["removed"]:
        yield each["on"], agenda.removing(each)
    for each in texts["closed"]:
        yield each["on"], agenda.closing(each)


class _Agenda:
    def __init__(self, register: RegisterFile, projects: Mapping[str, str], day: date) -> None:
        self._register = register
        self._projects = projects
        self._day = day

    @property
    def _meeting(self) -> str:
        return meeting_on(self._register.reader, self._day)

    def fill(self) -> None:
        fill_agenda(self._register, self._meeting)

    def adding(self, texts: Texts) -> Callable[[], object]:
        """A case that somebody wrote."""

        def add() -> None:
            draft = ItemDraft(
                kind=ItemKind(texts["kind"]),
                project_id=self._projects.get(texts.get("project", "")),
                closed="closed_reason" in texts,
                **{name: texts[name] for name in _PARTICULARS if name in texts},
            )
            item = add_item(self._register, self._meeting, draft).id
            write_recommendation(self._register, item, texts["points"])
            self._write(item, texts)

        return add

    def writing(self, texts: Texts) -> Callable[[], object]:
        """What was written of an item that the agenda filled itself with."""

        def write() -> None:
            item = self._item(texts)
            known = item_draft(item_of(self._register.reader, item))
            named = {name: texts[name] for name in _PARTICULARS if name in texts}
            edit_item(self._register, item, replace(known, **named))
            self._write(item, texts)

        return write

    def removing(self, texts: Texts) -> Callable[[], object]:
        return lambda: remove_item(self._register, self._item(texts), texts["reason"])

    def closing(self, texts: Texts) -> Callable[[], object]:
        """A project that the open edition may not tell of."""
        project = self._projects[texts["project"]]
        closure = Closure(True, texts["reason"], texts["open_heading"])
        return lambda: close_project(self._register, project, closure)

    def _item(self, texts: Texts) -> str:
        return found_item(self._register.reader, self._meeting, self._projects, texts).id

    def _write(self, item: str, texts: Texts) -> None:
        for part in _WRITTEN:
            if part in texts:
                write_item(self._register, item, part, texts[part])
        set_stage(self._register, [item], ItemStage(texts["stage"]))
        if "annex" in texts:
            owner, data = Owner(OwnerField.ITEM, item), self._status(texts)
            add_attachment(self._register, owner, texts["annex"], data)
        request = item_of(self._register.reader, item).request_id
        if request is not None and "request_annex" in texts:
            owner, data = Owner(OwnerField.REQUEST, request), self._sheet(texts)
            add_attachment(self._register, owner, texts["request_annex"], data)

    def _status(self, texts: Texts) -> bytes:
        """The printed status of a month."""
        return pack_bytes(read_pack(self._register, _open(texts)))

    def _sheet(self, texts: Texts) -> bytes:
        """The project's own sheet for a month, with its money year by year."""
        project = self._projects[texts["project"]]
        steps = present_sheets_steps(self._register, _open(texts), [project])
        return sheets_bytes(run_through(steps))


def _open(texts: Texts) -> PackOptions:
    """An open annex tells of nothing that is closed."""
    return PackOptions(Period.parse(texts["annex_of"]), open_only=True)
