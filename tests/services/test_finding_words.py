"""What a check found is told in words that name no table, id or code."""

from __future__ import annotations

import pytest

from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.finding_words import told
from portfolio_desktop.storage.findings import FileFinding, Finding
from portfolio_desktop.storage.register_file import RegisterFile

REPLICA = "7d1f2b0a-1111-4222-8333-944444444444"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", list(Finding))
def test_every_finding_has_a_sentence(
    register: RegisterFile, project: str, code: Finding, language: Language
) -> None:
    use_language(language)
    facts = {"table": "project", "row": project, "field": "name", "edit": f"{REPLICA}:7"}
    finding = FileFinding(code, {**facts, "count": 3, "detail": "sqlite_autoindex_project_1"})
    (line,) = told(register.reader, [finding])
    assert line.finding is finding
    assert line.sentence.endswith(".")
    for inner in (project, REPLICA, "sqlite", "project_id", "{"):
        assert inner not in line.sentence


def test_an_edit_is_told_by_its_number(register: RegisterFile) -> None:
    (line,) = told(register.reader, [FileFinding(Finding.CHAIN, {"edit": f"{REPLICA}:7"})])
    assert line.sentence == (
        "Ændring nr. 7 i historikken er lavet om eller følger ikke efter den foregående."
    )


def test_a_row_that_is_nowhere_is_told_without_its_number(register: RegisterFile) -> None:
    facts = {"table": "report", "row": "nix", "field": "remarks"}
    (line,) = told(register.reader, [FileFinding(Finding.ROW, facts)])
    assert line.sentence.startswith("Bemærkninger for rapporten")
