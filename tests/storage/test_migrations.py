"""The ladder from version to version, proven with an invented older and newer format."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.fields import Field, FieldKind, Table
from portfolio_desktop.storage.migrations import migrate
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT, Schema, Upcaster
from portfolio_desktop.storage.values import Label

LABEL = Label("tested")
INFO = RegisterInfo(id="i", name="Gammel")


def loud(field: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """An invented change of meaning: names are kept in capitals from version 2 on."""
    part = "" if field == "name" else "name"
    if field not in {"", "name"} or part not in texts:
        return texts
    return {**texts, part: texts[part].upper()}


def with_risk(schema: Schema) -> Schema:
    """The next version: one field more, one table more, names in capitals."""
    extra = Field("risk", FieldKind.TEXT, "", erasable=True)
    tables = tuple(
        table._replace(fields=(*table.fields, extra)) if table.name == "project" else table
        for table in schema.tables
    )
    note = Table("note", (Field("words", FieldKind.TEXT, "", erasable=True),))
    upcasters = (Upcaster(schema.version + 1, "participant", loud),)
    return Schema(schema.version + 1, (*tables, note), upcasters)


NEXT = with_risk(CURRENT)
LADDER = (CURRENT, NEXT)
KEPT = f"g (version {CURRENT.version}).pfreg"


def older_file(path: Path) -> Path:
    with RegisterFile.create(path, info=INFO, actor="a") as register:
        with register.edit(LABEL) as session:
            session.create("project", "p", {"name": "Lab", "purpose": "Formål"})
            session.create("participant", "x", {"name": "Region"})
            session.create("participant", "y", {"name": "Amt", "short_name": "a"})
        with register.edit(LABEL) as session:
            session.set("project", "p", "purpose", "Nyt formål")
            session.set("participant", "y", "name", "Region Nord")
    return path


def test_an_older_file_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = older_file(tmp_path / "g.pfreg")
    with pytest.raises(OpenRefused) as refused:
        RegisterFile.open(path, actor="a", schema=NEXT)
    assert refused.value.state is OpenState.OLDER
    assert refused.value.params == {"version": CURRENT.version, "ours": NEXT.version}


def test_an_older_file_is_migrated_on_a_copy_and_kept(tmp_path: Path) -> None:
    path = older_file(tmp_path / "g.pfreg")
    before = path.read_bytes()
    kept = migrate(path, ladder=LADDER)
    assert kept.name == KEPT
    assert kept.read_bytes() == before
    with RegisterFile.open(path, actor="b", schema=NEXT) as register:
        project = register.record("project", "p")
        assert project is not None
        assert (project["name"], project["purpose"], project["risk"]) == ("Lab", "Nyt formål", "")
        assert register.record("participant", "x") == {
            "name": "REGION",
            "short_name": "",
            "valid_from": None,
            "valid_to": None,
            "successor_id": None,
            "kind": ParticipantKind.OTHER,
        }
        assert (register.record("participant", "y") or {})["name"] == "REGION NORD"
        assert register.check() == ()
        with register.edit(LABEL) as session:
            session.set("project", "p", "risk", "Høj")
            session.create("note", "n", {"words": "Ny tabel"})
            session.set("participant", "x", "name", "Region igen")
        assert register.check() == ()
        assert [edit.schema for edit in register.edits()] == [NEXT.version, *[CURRENT.version] * 3]
    assert sorted(file.name for file in tmp_path.iterdir()) == [KEPT, "g.pfreg"]


def test_a_damaged_older_file_is_not_migrated(tmp_path: Path) -> None:
    path = older_file(tmp_path / "g.pfreg")
    content = path.read_bytes()
    assert content.count(b"Region Nord") >= 2
    path.write_bytes(content.replace(b"Region Nord", b"Region Nerd", 1))
    before = path.read_bytes()
    with pytest.raises(OpenRefused) as refused:
        migrate(path, ladder=LADDER)
    assert refused.value.state is OpenState.DAMAGED
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["g.pfreg"]


def test_a_kept_file_is_never_overwritten(tmp_path: Path) -> None:
    path = older_file(tmp_path / "g.pfreg")
    (tmp_path / KEPT).write_bytes(b"mine")
    before = path.read_bytes()
    with pytest.raises(StorageError) as refused:
        migrate(path, ladder=LADDER)
    assert refused.value.code is Trouble.EXISTS
    assert path.read_bytes() == before


def test_a_current_file_needs_no_migration(tmp_path: Path) -> None:
    path = older_file(tmp_path / "g.pfreg")
    with pytest.raises(OpenRefused) as refused:
        migrate(path)
    assert refused.value.state is OpenState.OK


def test_a_newer_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "ny.pfreg"
    RegisterFile.create(path, info=INFO, actor="a", schema=NEXT).close()
    before = path.read_bytes()
    with pytest.raises(OpenRefused) as refused:
        RegisterFile.open(path, actor="a")
    assert refused.value.state is OpenState.TOO_NEW
    assert path.read_bytes() == before
