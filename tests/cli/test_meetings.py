"""`meeting` and `pack --meeting`, called as a script calls them."""

from __future__ import annotations

import errno
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from openpyxl import load_workbook

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.status import set_remarks
from tests.cli.conftest import Answer
from tests.reports.reading import text_of
from tests.services.meeting_ground import board_register, change, decide

Call = Callable[..., Answer]


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A register with the meeting on 10 November 2023."""
    with board_register(tmp_path) as register:
        return register.path


def told(call: Call, board: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(call("meeting", "list", board, "--json").out)
    return found


def test_a_meeting_is_made_and_listed(call: Call, board: Path) -> None:
    made = call("meeting", "create", board, "--date", "2024-01-12", "--place", "Viborg")
    assert made.status == 0
    new = next(each for each in told(call, board) if each["id"] == made.out.strip())
    assert (new["date"], new["place"], new["state"]) == ("2024-01-12", "Viborg", "planned")
    assert "12. jan. 2024" in call("meeting", "list", board).out


def test_a_meeting_made_with_an_agenda_can_be_printed(
    call: Call, board: Path, tmp_path: Path
) -> None:
    made = call("meeting", "create", board, "--date", "2023-12-20", "--fill").out.strip()
    assert call("pack", board, "--meeting", made, "-o", tmp_path / "d.pdf").status == 0
    assert "Godkendelse af dagsorden" in text_of((tmp_path / "d.pdf").read_bytes())


def test_what_was_found_in_the_annexes_is_told(call: Call, board: Path, tmp_path: Path) -> None:
    flags = ("pack", board, "--meeting", "m-1", "-o", tmp_path / "d.pdf")
    assert "Bilag 5.1 Gnuadvokatens notat.docx: filer af den slags" in call(*flags).err
    assert "Bilag" not in call(*flags[:-1], tmp_path / "e.pdf", "--no-annexes").err
    assert "Bilag" not in call(*flags[:-1], tmp_path / "f.docx").err


def test_a_register_without_meetings_says_so_and_wants_to_know_the_board(
    call: Call, tmp_path: Path
) -> None:
    new = tmp_path / "nyt.pfreg"
    call("new", new)
    assert call("meeting", "list", new).out == "Registret har ingen møder.\n"
    assert call("meeting", "list", new, "--json").out == "[]\n"
    refused = call("meeting", "create", new, "--date", "2023-11-10")
    assert (refused.status, "--forum" in refused.complaint) == (2, True)
    assert call("meeting", "create", new, "--date", "2023-11-10", "--forum", "Kreds").status == 0


def test_a_day_that_is_none_makes_no_meeting(call: Call, board: Path) -> None:
    before = told(call, board)
    assert call("meeting", "create", board, "--date", "snart").status == 2
    assert told(call, board) == before


def test_what_is_issued_is_kept_and_given_out_again(
    call: Call, board: Path, tmp_path: Path
) -> None:
    first, again = tmp_path / "v1.pdf", tmp_path / "igen.pdf"
    issued = call(
        *("meeting", "issue", board, "--meeting", "10.11.2023", "--sent-to", "kredsen"),
        *("--sent-on", "2023-11-03", "-o", first),
    )
    assert issued.status == 0
    assert "Ikke frigivet: Punkt 5" in issued.err
    assert "Bilag 4.1 Revideret plan for PGDB.pdf: filen er beskadiget; vedhæftes" in issued.err
    (issue,) = next(each["issues"] for each in told(call, board) if each["id"] == "m-1")
    assert (issue["version"], issue["sent_on"], issue["sent_to"]) == (1, "2023-11-03", "kredsen")
    flags = ("--meeting", "m-1", "--issued", "1", "-o", again)
    assert call("pack", board, *flags).status == 0
    assert again.read_bytes() == first.read_bytes()
    listed = call("meeting", "list", board).out
    assert "Dagsorden, version 1: sendt 3. nov. 2023 til kredsen" in listed


def test_a_file_that_cannot_be_written_is_told_after_what_was_issued(
    call: Call, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, _content: bytes) -> None:
        raise PermissionError(errno.EACCES, "open in a viewer", str(path))

    monkeypatch.setattr("portfolio_desktop.cli.meetings.write_whole", held)
    half = call("meeting", "issue", board, "--meeting", "m-1", "-o", tmp_path / "v1.pdf")
    assert half.status == 2
    assert "Udsendt: Dagsorden, version 1" in half.out
    assert "v1.pdf" in half.err
    assert "udsendt alligevel" in half.err
    assert "ikke rørt" not in half.err


def test_the_open_edition_is_printed_without_what_is_closed(
    call: Call, board: Path, tmp_path: Path
) -> None:
    target = tmp_path / "åben.pdf"
    flags = ("--meeting", "2023-11-10", "--edition", "open", "-o", target)
    assert call("pack", board, *flags).status == 0
    text = text_of(target.read_bytes())
    assert "Kontraktforhold" in text
    assert "Zebrafirma" not in text


def test_so_is_the_status_report_by_itself(call: Call, board: Path, tmp_path: Path) -> None:
    with open_register(board, actor="test") as register:
        change(register, "project", "p-19-2", closed=True, open_heading="Et praksissystem")
    full, opened = tmp_path / "fuld.pdf", tmp_path / "åben.pdf"
    period = ("--period", "2023-10")
    assert call("pack", board, *period, "-o", full).status == 0
    assert call("pack", board, *period, "--edition", "open", "-o", opened).status == 0
    assert "LUNA" in text_of(full.read_bytes())
    text = text_of(opened.read_bytes())
    assert "Et praksissystem" in text
    assert "fortroligt" in text.casefold()
    assert "LUNA" not in text


def test_what_the_open_edition_names_is_told_on_the_screen_alone(
    call: Call, board: Path, tmp_path: Path
) -> None:
    with open_register(board, actor="test") as register:
        change(register, "project", "p-19-2", closed=True, open_heading="Et praksissystem")
        change(register, "item", "i-4", case_text="De samme folk sidder med LUNA.")
        set_remarks(register, "p-17-1", Period(2023, 10), "Venter på LUNA.")
    told = "nævner »LUNA«, som er lukket for den åbne udgave."
    target = tmp_path / "åben.pdf"
    opened = ("--edition", "open", "-o", target)
    meeting, month = ("--meeting", "m-1"), ("--period", "2023-10")
    for asked, count in (
        (("pack", board, *meeting, *opened), 2),
        (("pack", board, *month, *opened), 1),
        (("sheet", board, "17-1", *month, *opened), 1),
        (("meeting", "issue", board, *meeting, *opened), 2),
    ):
        answer = call(*asked)
        assert (answer.status, answer.err.count(told)) == (0, count), asked
        assert told not in answer.out
        assert "lukket for den" not in text_of(target.read_bytes())
    assert told not in call("pack", board, *meeting, "-o", target).err
    assert told not in call("pack", board, *month, "-o", target).err


def test_papers_are_written_for_word_and_the_list_of_projects_for_excel(
    call: Call, board: Path, tmp_path: Path
) -> None:
    word, book = tmp_path / "åben.docx", tmp_path / "liste.xlsx"
    flags = ("--meeting", "2023-11-10", "--edition", "open")
    assert call("pack", board, *flags, "-o", word).status == 0
    assert call("pack", board, *flags, "--format", "xlsx", "-o", book).status == 0
    with zipfile.ZipFile(word) as package:
        text = package.read("word/document.xml").decode()
    assert "Kontraktforhold" in text
    assert "Zebrafirma" not in text
    numbers = [row[0].value for row in load_workbook(book).active.iter_rows(min_row=4)]
    assert "19-2" in numbers
    report = tmp_path / "status.docx"
    assert call("pack", board, "--period", "2023-10", "-o", report).status == 0
    assert zipfile.is_zipfile(report)


def test_a_name_that_does_not_fit_the_kind_of_file_is_refused(
    call: Call, board: Path, tmp_path: Path
) -> None:
    wrong = call("pack", board, "--meeting", "m-1", "--format", "docx", "-o", tmp_path / "a.pdf")
    assert (wrong.status, ".docx" in wrong.err) == (2, True)
    minutes = ("--meeting", "m-1", "--kind", "minutes")
    without = call("pack", board, *minutes, "-o", tmp_path / "a.xlsx")
    assert (without.status, "ingen liste over projekter" in without.err) == (2, True)
    sent = call("pack", board, "--meeting", "m-1", "--issued", "1", "-o", tmp_path / "a.docx")
    assert (sent.status, ".pdf" in sent.err) == (2, True)
    assert not list(tmp_path.glob("a.*"))


def test_minutes_and_the_chair_s_agenda_are_printed(
    call: Call, board: Path, tmp_path: Path
) -> None:
    minutes, chair = tmp_path / "r.pdf", tmp_path / "k.pdf"
    meeting = ("--meeting", "m-1")
    assert call("pack", board, *meeting, "--kind", "minutes", "-o", minutes).status == 0
    assert "Beslutningsreferat (udkast)" in text_of(minutes.read_bytes())
    assert call("pack", board, *meeting, "--kind", "annotated", "-o", chair).status == 0
    assert "må ikke udsendes" in text_of(chair.read_bytes())
    assert told(call, board)[1]["issues"] == []


def test_minutes_that_are_not_approved_are_not_issued_as_such(call: Call, board: Path) -> None:
    asked = ("meeting", "issue", board, "--meeting", "m-1", "--kind", "minutes")
    refused = call(*asked)
    assert refused.status == 2
    assert "ikke godkendt" in refused.complaint


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--meeting", "2023-11-11"), "intet møde"),
        (("--meeting", "m-1", "--issued", "7"), "version 7, er ikke udsendt"),
        (("--meeting", "m-1", "--issued", "en"), "»en« er ikke en version"),
        (("--meeting", "m-1", "--period", "2023-10"), "Udelad --period"),
        (("--kind", "minutes"), "Angiv mødet med --meeting"),
        (("--issued", "1"), "Angiv mødet med --meeting"),
        (("--edition", "open", "--attach", "json"), "Udelad --attach"),
        (("--meeting", "m-1", "--parts", "items,hologram"), "»hologram« kendes ikke her"),
        (("--meeting", "m-1", "--parts", ""), "Det kan være front, contents"),
        (
            ("--meeting", "m-1", "--kind", "minutes", "--parts", "items,grid"),
            "»grid« hører ikke til her. Der kan udskrives front, contents, items",
        ),
        (("--meeting", "m-1", "--sheets", "99-9"), "Intet projekt har nummeret 99-9"),
        (("--meeting", "m-1", "--parts", "items", "--sheets", "all"), "Udelad --sheets"),
        (("--meeting", "m-1", "--edition", "open", "--attach", "json"), "Udelad --attach"),
        (("--meeting", "m-1", "--attach", "docx"), "Det kan være xlsx, json"),
        (("--meeting", "m-1", "--issued", "1", "--draft"), "Udelad --issued"),
        (("--parts", "items"), "»items« hører ikke til her"),
        (("--meeting", "m-1", "--kind", "minutes", "--sheets", "all"), "Udelad --sheets"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(
    call: Call, board: Path, tmp_path: Path, flags: tuple[str, ...], words: str
) -> None:
    target = tmp_path / "ud.pdf"
    refused = call("pack", board, *flags, "-o", target)
    assert refused.status == 2
    assert words in refused.complaint
    assert not target.exists()


def test_two_meetings_on_a_day_are_told_apart_by_id(
    call: Call, board: Path, tmp_path: Path
) -> None:
    call("meeting", "create", board, "--date", "2023-11-10", "--forum", "Styregruppen")
    target = tmp_path / "ud.pdf"
    refused = call("pack", board, "--meeting", "2023-11-10", "-o", target)
    assert "Flere møder" in refused.complaint
    assert "; m-1 (" in refused.complaint
    assert "(Styregruppen: Møde 10. november 2023)" in refused.complaint
    assert call("pack", board, "--meeting", "m-1", "-o", target).status == 0


def test_decisions_are_in_the_minutes(call: Call, tmp_path: Path) -> None:
    with board_register(tmp_path) as register:
        decide(register)
        path = register.path
    target = tmp_path / "r.pdf"
    flags = ("--meeting", "m-1", "--kind", "minutes", "-o", target)
    assert call("pack", path, *flags).status == 0
    assert "datoen flyttes ikke igen" in text_of(target.read_bytes())


def test_the_parts_are_printed_in_the_order_they_are_named(
    call: Call, board: Path, tmp_path: Path
) -> None:
    target = tmp_path / "dele.pdf"
    flags = ("--meeting", "m-1", "--parts", "contents, requests,grid", "-o", target)
    assert call("pack", board, *flags).status == 0
    text = text_of(target.read_bytes())
    assert text.index("Ændringsanmodninger") < text.index("Porteføljestatus oktober 2023")
    assert "Godkendelse af dagsorden" not in text
    assert "Sammenfatning" not in text


def test_what_is_issued_keeps_its_parts(call: Call, board: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "v1.pdf", tmp_path / "igen.pdf"
    parts = ("--parts", "items,summary", "--no-annexes", "--paper", "a4")
    assert call("meeting", "issue", board, "--meeting", "m-1", *parts, "-o", first).status == 0
    text = text_of(first.read_bytes())
    assert "Sammenfatning" in text
    assert "Indhold" not in text
    flags = ("--meeting", "m-1", "--issued", "1", "-o", again)
    assert call("pack", board, *flags).status == 0
    assert again.read_bytes() == first.read_bytes()


def test_the_status_report_takes_parts_too(call: Call, board: Path, tmp_path: Path) -> None:
    target = tmp_path / "s.pdf"
    said = call("pack", board, "--parts", "grid,summary", "--period", "2023-10", "-o", target)
    assert said.status == 0
    text = text_of(target.read_bytes())
    assert text.index("Porteføljestatus oktober 2023") < text.index("Sammenfatning")
    assert "Ændringsanmodninger" not in text
    assert "6 projekter" in said.out
    alone = call("pack", board, "--parts", "summary", "--period", "2023-10", "-o", target)
    assert "6 projekter" in alone.out


def test_the_status_report_takes_the_register_along(
    call: Call, board: Path, tmp_path: Path
) -> None:
    plain, first, again = (tmp_path / f"{name}.pdf" for name in ("uden", "med", "igen"))
    asked = ("pack", board, "--period", "2023-10")
    assert call(*asked, "-o", plain).status == 0
    for target in (first, again):
        assert call(*asked, "--attach", "json,xlsx", "-o", target).status == 0
    with pikepdf.open(plain) as without, pikepdf.open(first) as document:
        assert list(without.attachments) == []
        assert sorted(document.attachments) == ["Register.json", "Register.xlsx"]
        data = json.loads(document.attachments["Register.json"].get_file().read_bytes())
    assert "22-3" in {each["number"] for each in data["projects"]}
    assert again.read_bytes() == first.read_bytes()


def test_the_parts_are_named_in_the_help_of_both_languages(call: Call) -> None:
    for language, word in (("da", "udkast"), ("en", "draft")):
        told = call("--language", language, "pack", "--help").out
        assert "escalated" in told
        assert word in told
