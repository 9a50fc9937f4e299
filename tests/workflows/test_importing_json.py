"""A register leaves as JSON and comes back the same; one in use is added to."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from portfolio_desktop.domain.ids import account_id, participant_report_id, setting_id
from portfolio_desktop.domain.participants import Participant
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, Project
from portfolio_desktop.domain.register import RegisterInfo, Setting
from portfolio_desktop.exchange.content import RegisterContent
from portfolio_desktop.exchange.write_json import register_json
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import (
    LeavingDraft,
    ReturnDraft,
    leave_register,
    return_to_register,
)
from portfolio_desktop.services.membership import members
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.reminding import ReminderLetter, record_reminders
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label
from portfolio_desktop.workflows.exporting import ExportOptions, export_register, read_content
from portfolio_desktop.workflows.import_values import (
    ImportChoices,
    ImportKind,
    ImportRefused,
    RowStatus,
)
from portfolio_desktop.workflows.importing import apply, prepare
from tests import fresh
from tests.exchange.registers import registers
from tests.workflows.ground import GREEN, YELLOW, brought_in, made

JOURNAL = ["22-1", "Journalen", "Dec 24", "Analyse", ("", GREEN), ("", YELLOW), "Venter.", "Drift"]


def bring_in(register: RegisterFile, path: Path) -> None:
    apply(register, prepare(register, path), ImportChoices())


def test_export_import_export_gives_the_same_bytes(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        brought_in(first, JOURNAL)
        one = export_register(first, tmp_path / "one.json").path
        seen = prepare(second, one)
        assert (seen.kind, [row.status for row in seen.rows]) == (
            ImportKind.REGISTER, [RowStatus.NEW]
        )  # fmt: skip
        bring_in(second, one)
        two = export_register(second, tmp_path / "two.json").path
        assert one.read_bytes() == two.read_bytes()
        assert prepare(second, one).rows[0].status is RowStatus.UNCHANGED


@settings(max_examples=12)
@given(registers())
def test_any_register_comes_back_the_same(content: RegisterContent) -> None:
    data = register_json(content)
    with fresh.folder() as folder:
        path = Path(folder) / "x.json"
        path.write_bytes(data)
        with made(Path(folder) / "r.pfreg") as register:
            bring_in(register, path)
            again = Path(folder) / "y.json"
            export_register(register, again, ExportOptions(with_persons=True))
            assert again.read_bytes() == data
            export_register(register, again)
            assert again.read_bytes() == register_json(content.without_persons())


def test_what_a_new_register_has_of_its_own_gives_way_and_one_undo_brings_it_back(
    tmp_path: Path,
) -> None:
    with made(tmp_path / "a.pfreg") as register:
        before = read_content(register.reader)
        wanted = RegisterContent(
            RegisterInfo("", "Et andet navn"), (Setting(setting_id("x"), "x", "1"),)
        )
        path = tmp_path / "x.json"
        path.write_bytes(register_json(wanted))
        bring_in(register, path)
        now = read_content(register.reader)
        assert (now.info.name, now.phases, now.dimensions) == ("Et andet navn", (), ())
        undo(register)
        assert read_content(register.reader) == before


def test_a_register_in_use_is_added_to_and_loses_nothing(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        brought_in(first, JOURNAL)
        brought_in(second, ["16-5", "Registret", "", "Idé", "", ("", GREEN), "", ""])
        path = export_register(first, tmp_path / "one.json").path
        document = json.loads(path.read_bytes())
        document["register"]["name"] = "Fremmed"
        path.write_text(json.dumps(document), encoding="utf-8")
        bring_in(second, path)
        assert {each.number for each in second.reader.projects()} == {"16-5", "22-1"}
        assert second.reader.info().name == "Prøve"


def test_an_export_without_persons_names_nobody_that_was_reminded_and_takes_no_name_away(
    tmp_path: Path,
) -> None:
    with made(tmp_path / "a.pfreg") as register:
        brought_in(register, JOURNAL)
        (project,) = register.reader.projects()
        letter = ReminderLetter(Contact("Åse Holm", "aase@rm.dk"), (), "", "", (project.id,))
        record_reminders(register, Period(2023, 10), [letter])
        path = export_register(register, tmp_path / "x.json").path
        assert b"aase@rm.dk" not in path.read_bytes()
        (row,) = prepare(register, path).rows
        assert row.status is RowStatus.UNCHANGED
        whole = export_register(register, tmp_path / "y.json", ExportOptions(with_persons=True))
        assert b"aase@rm.dk" in whole.path.read_bytes()


NAMED = (
    ("report", ("reported_by", "approved_by", "confirmed_by")),
    ("participant_report", ("reported_by",)),
    ("account", ("given_by",)),
)


def test_an_export_without_persons_names_nobody_that_reported_or_confirmed(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        brought_in(register, JOURNAL)
        (project,) = register.reader.projects()
        report = register.reader.reports()[-1]
        rows = {
            "report": report.id,
            "participant_report": participant_report_id(project.id, "2023-10", "m"),
            "account": account_id(project.id, "2023-10"),
        }
        keys = {"project_id": project.id, "period": "2023-10"}
        with register.edit(Label("participant_report")) as edit:
            edit.create("participant", "m", {"name": "Region Midtjylland"})
            participant = {**keys, "participant_id": "m"}
            edit.create("participant_report", rows["participant_report"], participant)
            edit.create("account", rows["account"], keys)
            for table, fields in NAMED:
                for field in fields:
                    edit.set(table, rows[table], field, f"Åse Holm ({table}.{field})")
        path = export_register(register, tmp_path / "x.json").path
        assert "Åse Holm" not in path.read_text("utf-8")
        assert {row.status for row in prepare(register, path).rows} == {RowStatus.UNCHANGED}
        whole = export_register(register, tmp_path / "y.json", ExportOptions(with_persons=True))
        assert whole.path.read_text("utf-8").count("Åse Holm") == 5


def test_changes_are_shown_field_by_field(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        brought_in(register, JOURNAL)
        path = tmp_path / "x.json"
        content = read_content(register.reader)
        project = dataclasses.replace(content.projects[0], name="Journalen 2")
        path.write_bytes(register_json(dataclasses.replace(content, projects=(project,))))
        (row,) = prepare(register, path).rows
        assert [(c.field, c.place, c.before, c.after) for c in row.changes] == [
            ("project.name", "Navn", "Journalen", "Journalen 2")
        ]


def test_what_a_register_brings_is_told_as_the_history_tells_it(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        brought_in(first, JOURNAL)
        path = export_register(first, tmp_path / "one.json").path
        (row,) = prepare(second, path).rows
        told = {change.place: change.after for change in row.changes}
        assert told["Fase"] == "Analyse"
        assert told["Samlet status, oktober 2023"] == "gul"
        assert told["Planens grundlag"] == "fra tabellen, ikke besluttet"
        assert "entered" not in told.values()
        bring_in(second, path)
        assert history(second)[0].sentence == "Importeret register med 1 projekt"


def test_a_value_that_the_file_takes_away_is_shown(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        brought_in(register, JOURNAL)
        content = read_content(register.reader)
        project = dataclasses.replace(content.projects[0], purpose="")
        path = tmp_path / "x.json"
        path.write_bytes(register_json(dataclasses.replace(content, projects=(project,))))
        (row,) = prepare(register, path).rows
        assert [(c.place, c.before, c.after) for c in row.changes] == [("Formål", "Drift", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{", "json.unreadable"),
        ('{"format": "portfolio-desktop-register-9"}', "json.format"),
        ('{"format": "portfolio-desktop-register-1", "register": 3}', "json.value"),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with made(tmp_path / "a.pfreg") as register, pytest.raises(ImportRefused) as caught:
        prepare(register, path)
    assert caught.value.message.code == code
    assert caught.value.message.text.endswith("igen.")


def linked(folder: Path, **links: str) -> Path:
    """A file with two projects; `a_parent` and the like say what a project's field names."""
    projects = (Project("a", "23-1", "Programmet"), Project("b", "23-2", "Delprojektet"))
    content = RegisterContent(
        RegisterInfo("", "Navn"),
        participants=(Participant("rh", "Region Hovedstaden"),),
        projects=tuple(
            dataclasses.replace(
                each,
                parent_id=links.get(f"{each.id}_parent"),
                lead_id=links.get(f"{each.id}_lead"),
            )
            for each in projects
        ),
        baselines=(Baseline("", "b", 1, request_id=links.get("plan_request")),),
    )
    path = folder / "x.json"
    path.write_bytes(register_json(content))
    return path


@pytest.mark.parametrize(
    ("links", "code", "where"),
    [
        ({"b_parent": "nix"}, "json.link", "projects[1].parent_id"),
        ({"a_lead": "nix"}, "json.link", "projects[0].lead_id"),
        ({"plan_request": "nix"}, "json.link", "projects[1].baselines[0].request_id"),
        ({"b_parent": "b"}, "json.loop", "projects[1].parent_id"),
        ({"a_parent": "b", "b_parent": "a"}, "json.loop", "projects[0].parent_id"),
    ],
)
def test_a_link_that_leads_nowhere_or_back_is_refused_with_its_place(
    tmp_path: Path, links: dict[str, str], code: str, where: str
) -> None:
    with made(tmp_path / "a.pfreg") as register, pytest.raises(ImportRefused) as caught:
        prepare(register, linked(tmp_path, **links))
    assert caught.value.message.code == code
    assert where in caught.value.message.happened
    assert caught.value.message.text.endswith("igen.")


def test_links_within_the_file_and_into_the_register_are_kept(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        bring_in(register, linked(tmp_path, b_parent="a", b_lead="rh"))
        path = linked(tmp_path, a_lead="rh")
        document = json.loads(path.read_bytes())
        document |= {"participants": [], "projects": document["projects"][:1]}
        path.write_text(json.dumps(document), encoding="utf-8")
        bring_in(register, path)
        leads = {each.id: (each.parent_id, each.lead_id) for each in register.reader.projects()}
        assert leads == {"a": (None, "rh"), "b": ("a", "rh")}
        assert register.check() == ()


def test_two_files_cannot_make_two_projects_part_of_each_other(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        bring_in(register, linked(tmp_path, b_parent="a"))
        document = json.loads(linked(tmp_path, a_parent="b").read_bytes())
        document["projects"] = document["projects"][:1]
        path = tmp_path / "kun a.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        with pytest.raises(ImportRefused) as caught:
            prepare(register, path)
        assert caught.value.message.code == "json.loop"


def test_unknown_parts_of_the_file_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    document = json.loads(register_json(RegisterContent(RegisterInfo("", "Navn"))))
    path.write_text(json.dumps({**document, "logo": "x"}), encoding="utf-8")
    with made(tmp_path / "a.pfreg") as register:
        result = apply(register, prepare(register, path), ImportChoices())
    assert result.preview.unused == ("logo",)
    assert not result.complete


def test_the_earlier_stays_of_a_project_that_came_back_come_along(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as register:
        guest = add_project(register, ProjectDraft("22-3", "Gæst", entered_on="10.1.2024")).id
        for left, back in (("5.3.2024", "2.4.2024"), ("6.6.2024", "3.7.2024")):
            leave_register(register, [guest], LeavingDraft("Ud", "Kredsen", left))
            return_to_register(register, guest, ReturnDraft("Ind igen", "Kredsen", back))
        file = export_register(register, tmp_path / "a.json").path
    with made(tmp_path / "b.pfreg") as other:
        apply(other, prepare(other, file), ImportChoices())
        there = [
            month
            for month in range(1, 9)
            if members(other.reader, Period(2024, month), date(2024, 12, 31))
        ]
    assert there == [1, 2, 4, 5, 7, 8]
