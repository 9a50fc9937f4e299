"""The register leaves as json, xlsx and csv, as it is or as it was, and never over itself."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.exporting import (
    ExportOptions,
    ExportRefused,
    export_register,
)

START = datetime(2023, 11, 1, 12, tzinfo=UTC)


class Ticking:
    """A clock that goes on by one minute each time it is asked."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        self.moment += timedelta(minutes=1)
        return self.moment


@pytest.fixture
def register(tmp_path: Path) -> Iterator[RegisterFile]:
    with new_register(
        tmp_path / "r.pfreg", name="Prøve", forum="Kredsen", secretariat="Sekretariatet",
        actor="Anne", clock=Ticking(),
    ) as made:  # fmt: skip
        report = ids.report_id("p", "2023-10")
        with made.edit(Label("project_added", {"number": "23-1"})) as edit:
            end = read_date("Dec 24")
            edit.create("project", "p", {"number": "23-1", "name": "Journal", "forecast_end": end})
            values = {"project_id": "p", "period": "2023-10", "overall": Colour.YELLOW}
            edit.create("report", report, values)
        yield made


def test_json_holds_the_register(register: RegisterFile, tmp_path: Path) -> None:
    made = export_register(register, tmp_path / "x.json")
    document = json.loads(made.path.read_bytes())
    assert document["register"]["name"] == "Prøve"
    assert document["projects"][0]["reports"][0]["overall"] == "yellow"
    assert "history" not in document
    assert made.projects == 1


def test_the_register_as_it_was(register: RegisterFile, tmp_path: Path) -> None:
    before = register.position()
    with register.edit(Label("project_edited")) as edit:
        edit.set("project", "p", "name", "Nyt navn")
    old = export_register(register, tmp_path / "old.json", ExportOptions(as_of=before))
    new = export_register(register, tmp_path / "new.json")
    assert json.loads(old.path.read_bytes())["projects"][0]["name"] == "Journal"
    assert json.loads(new.path.read_bytes())["projects"][0]["name"] == "Nyt navn"


def test_before_the_register_there_is_nothing_to_write(
    register: RegisterFile, tmp_path: Path
) -> None:
    with pytest.raises(ExportRefused) as caught:
        export_register(register, tmp_path / "x.json", ExportOptions(as_of=START))
    assert caught.value.message.code == "before_register"


def test_history_is_added_on_request_and_ends_where_the_export_ends(
    register: RegisterFile, tmp_path: Path
) -> None:
    before = register.position()
    with register.edit(Label("project_edited")) as edit:
        edit.set("project", "p", "name", "Nyt navn")
    options = ExportOptions(as_of=before, with_history=True)
    old = json.loads(export_register(register, tmp_path / "a.json", options).path.read_bytes())
    new = export_register(register, tmp_path / "b.json", ExportOptions(with_history=True))
    history = json.loads(new.path.read_bytes())["history"]
    assert len(history) == len(old["history"]) + 1
    assert history[-1]["operations"] == [
        {
            "table": "project",
            "row": "p",
            "action": "set",
            "field": "name",
            "before": "Journal",
            "after": "Nyt navn",
            "erased": False,
        }
    ]
    assert history[-1]["actor"] == "Anne"


def test_history_without_persons_names_nobody(register: RegisterFile, tmp_path: Path) -> None:
    with register.edit(Label("reminder_sent")) as edit:
        edit.create("person", "n", {"name": "Ulla Navnesen", "mail": "ulla@example.org"})
        sent = {"project_id": "p", "period": "2023-10", "sent_to": "ulla@example.org"}
        edit.create("reminder", "r", sent)
    with register.edit(Label("reminder_sent")) as edit:
        edit.set("reminder", "r", "sent_to", "Ulla Navnesen")
    with register.edit(Label("reminder_sent")) as edit:
        edit.delete("reminder", "r")
    whole = ExportOptions(with_history=True, with_persons=True)
    named = export_register(register, tmp_path / "a.json", whole).path.read_text("utf-8")
    assert named.count("ulla@example.org") >= 3
    nameless = ExportOptions(with_history=True)
    text = export_register(register, tmp_path / "b.json", nameless).path.read_text("utf-8")
    assert "ulla" not in text.lower()
    assert [each["label"] for each in json.loads(text)["history"]][-3:] == ["reminder_sent"] * 3


def test_the_table_shows_the_last_month_or_the_one_asked_for(
    register: RegisterFile, tmp_path: Path
) -> None:
    last = export_register(register, tmp_path / "x.csv")
    assert last.period == Period(2023, 10)
    earlier = export_register(register, tmp_path / "y.csv", ExportOptions(period=Period(2023, 9)))
    assert b"2023-09" in earlier.path.read_bytes()


@pytest.mark.parametrize("ending", ["json", "xlsx", "csv"])
def test_the_same_register_gives_the_same_bytes(
    register: RegisterFile, tmp_path: Path, ending: str
) -> None:
    one = export_register(register, tmp_path / f"1.{ending}").path.read_bytes()
    two = export_register(register, tmp_path / f"2.{ending}").path.read_bytes()
    assert one == two


@pytest.mark.parametrize(("name", "words"), [("x.docx", "Word"), ("x.pdf", ".pdf"), ("x", "»«")])
def test_other_kinds_are_refused_in_a_sentence(
    register: RegisterFile, tmp_path: Path, name: str, words: str
) -> None:
    with pytest.raises(ExportRefused) as caught:
        export_register(register, tmp_path / name)
    assert words in caught.value.message.happened
    assert not (tmp_path / name).exists()


def test_the_open_register_is_never_written_over(register: RegisterFile, tmp_path: Path) -> None:
    disguised = tmp_path / "link.json"
    os.link(register.path, disguised)
    before = register.path.read_bytes()
    with pytest.raises(ExportRefused) as caught:
        export_register(register, disguised)
    assert caught.value.message.code == "export_over_register"
    assert register.path.read_bytes() == before


def test_a_place_that_cannot_be_written_is_a_sentence(
    register: RegisterFile, tmp_path: Path
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for path in (tmp_path / "folder.json", tmp_path / "file" / "x.json"):
        with pytest.raises(ExportRefused) as caught:
            export_register(register, path)
        # Which of them it is differs from system to system.
        assert caught.value.message.code in {"folder", "missing", "no_access"}
        assert path.name in caught.value.message.happened


def test_an_over_long_text_is_a_warning(register: RegisterFile, tmp_path: Path) -> None:
    with register.edit(Label("project_edited")) as edit:
        edit.set("project", "p", "purpose", "ord " * 10_000)
    assert len(export_register(register, tmp_path / "x.xlsx").warnings) == 1
    assert export_register(register, tmp_path / "x.csv").warnings == ()
