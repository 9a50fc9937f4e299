"""Files made to harm: each is refused in time, with the parent untouched."""

from __future__ import annotations

import os
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.exchange import worker
from portfolio_desktop.exchange.refusals import Refusal, UnreadableFile, refusal_sentence
from portfolio_desktop.exchange.sandbox import ForbiddenError, _refuse_forbidden
from portfolio_desktop.exchange.tables import Limits, read_pasted_tables, read_tables
from portfolio_desktop.exchange.wire import WireError, read_answer

from .files import (
    PATIENT,
    docx,
    number,
    paragraph,
    seconds_spent,
    sheet,
    word_table,
    words,
    xlsx,
    xlsx_parts,
    zip_file,
)

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY a{n} "{"&a" + (str(n - 1) if n > 1 else "") + ";"}{"&a;" * 9}">'
        for n in range(1, 9)
    )
    + "]>"
)
XXE = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'


def _refused(path: Path, limits: Limits = PATIENT) -> Refusal:
    before = seconds_spent()
    with pytest.raises(UnreadableFile) as caught:
        read_tables(path, limits=limits)
    assert seconds_spent() - before < 10
    return caught.value.code


@pytest.mark.parametrize("prolog", [BOMB, XXE], ids=["bomb", "external entity"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_definitions_in_a_spreadsheet_are_refused(
    tmp_path: Path, prolog: str, part: str, encoding: str
) -> None:
    parts = xlsx_parts(sheet(words("A1", "x")), styles="<fonts/>")
    parts[part] = (prolog + str(parts[part])).encode(encoding)
    assert _refused(zip_file(tmp_path / "a.xlsx", parts)) is Refusal.HOSTILE


def test_definitions_in_a_document_are_refused(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "a.docx", "", **{"word/document.xml": XXE + "<document>&secret;</document>"}
    )
    assert _refused(path) is Refusal.HOSTILE


def test_a_zip_bomb_is_given_up_while_unpacking(tmp_path: Path) -> None:
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = b"<worksheet>" + b" " * 60_000_000
    path = zip_file(tmp_path / "a.xlsx", parts)
    assert _refused(path, replace(PATIENT, unpacked=20_000_000)) is Refusal.TOO_MUCH_UNPACKED


def test_two_cells_at_the_ends_of_a_sheet_take_no_room(tmp_path: Path) -> None:
    far = sheet(words("A1", "Nr."), words("XFD1048576", "slut"))
    (table,) = read_tables(xlsx(tmp_path / "a.xlsx", far)).tables
    assert [row.number for row in table.rows] == [1, 1_048_576]
    assert table.rows[1].cells[16_383].text == "slut"


def test_a_merge_over_the_whole_sheet_covers_only_what_is_used(tmp_path: Path) -> None:
    rows = [words("A1", "Nr.") + words("B1", "Navn"), words("A2", "1") + words("B2", "Et")]
    merged = sheet(*rows, after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')
    (table,) = read_tables(xlsx(tmp_path / "a.xlsx", merged)).tables
    assert (len(table.rows), table.width) == (2, 2)


def test_millions_of_rows_are_refused_once_the_limit_is_passed(tmp_path: Path) -> None:
    row = b"<row><c><v>1</v></c></row>"
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = (
        b"<worksheet><sheetData>" + row * 3_000_000 + b"</sheetData></worksheet>"
    )
    path = zip_file(tmp_path / "a.xlsx", parts)
    assert _refused(path, replace(PATIENT, cells=50_000)) is Refusal.TOO_MANY_CELLS


@pytest.mark.parametrize("depth", [200, 5_000, 200_000])
def test_deep_nesting_ends_in_an_answer(tmp_path: Path, depth: int) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * depth + paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth
    path = docx(tmp_path / "a.docx", nested)
    assert _outcome(path) in {Refusal.DAMAGED, Refusal.NO_TABLE, "tables"}


def _outcome(path: Path) -> Refusal | str:
    try:
        return "tables" if read_tables(path).tables else "nothing"
    except UnreadableFile as refused:
        return refused.code


def test_a_huge_cell_is_cut_and_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nr.;Tekst\n1;" + "x" * 5_000_000 + "\n", encoding="utf-8")
    (table,) = read_tables(path).tables
    assert len(table.rows[1].cells[1].text) == 32_767
    assert table.rows[1].cells[1].note is not None


def test_an_endless_cell_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Nr.;Tekst\n1;"' + "x;\n" * 6_000_000, encoding="utf-8")
    with pytest.raises(UnreadableFile):
        read_tables(path, limits=replace(Limits(), seconds=3.0))


def test_names_that_lead_out_of_the_archive_are_only_names(tmp_path: Path) -> None:
    parts = xlsx_parts(sheet(words("A1", "Nr.") + words("B1", "Navn"), number("A2", "1")))
    path = zip_file(tmp_path / "a.xlsx", {"../../out.txt": "x", "/etc/out.txt": "x", **parts})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert read_tables(path).tables[0].rows[0].cells[0].text == "Nr."
    assert sorted(item.name for item in tmp_path.iterdir()) == ["a.xlsx"]


def test_a_page_tree_in_a_ring_ends_in_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 100000000>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    assert _refused(path) in {Refusal.DAMAGED, Refusal.NO_TABLE, Refusal.READER_FAILED}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", Refusal.EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, Refusal.OLD_FORMAT),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            Refusal.ENCRYPTED,
        ),
        (b"{\\rtf1 hej}", Refusal.OLD_FORMAT),
        (b"\x7fELF" + bytes(range(256)) * 20, Refusal.UNKNOWN_KIND),
        (b"PK\x03\x04 nothing more", Refusal.DAMAGED),
        (b"%PDF-1.7 and no more", Refusal.DAMAGED),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, code: Refusal
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert _refused(path) is code


@pytest.mark.parametrize(
    "part", ["META-INF/manifest.xml", "xl/workbook.bin", "ppt/presentation.xml"]
)
def test_other_office_files_are_called_that(tmp_path: Path, part: str) -> None:
    path = zip_file(tmp_path / "a.xlsx", {part: "<x/>", "content.xml": "<x/>"})
    assert _refused(path) is Refusal.OTHER_FORMAT


def test_a_missing_file_and_a_folder_are_refused_without_a_process(tmp_path: Path) -> None:
    assert _refused(tmp_path / "none.xlsx") is Refusal.MISSING
    assert _refused(tmp_path) is Refusal.FOLDER


def test_a_reader_that_cannot_be_started_is_told_as_any_other_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a virus scanner has taken the program away."""
    monkeypatch.setattr(worker, "worker_command", lambda: (str(tmp_path / "taken away.exe"),))
    (tmp_path / "a.csv").write_text("Nr.;Navn\n17-1;PGDB\n", encoding="utf-8")
    assert _refused(tmp_path / "a.csv") is Refusal.READER_FAILED


def test_a_file_beyond_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    assert _refused(path) is Refusal.TOO_LARGE


def test_time_is_watched_by_the_parent(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", word_table("<w:tc/>"))
    assert _refused(path, Limits(seconds=0.01)) is Refusal.TOO_SLOW


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (1816, Refusal.TOO_SLOW),
        (0xC0000017, Refusal.TOO_MUCH_MEMORY),
        (0xC0000005, Refusal.READER_FAILED),
        (0, Refusal.READER_FAILED),
    ],
)
def test_what_a_job_object_of_windows_ended_is_told(status: int, code: Refusal) -> None:
    with pytest.raises(UnreadableFile) as caught:
        worker._understood(b"", status, PATIENT)
    assert caught.value.code is code


def test_another_thread_can_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a;b\n" * 400_000, encoding="utf-8")
    stop = threading.Event()
    timer = threading.Timer(0.15, stop.set)
    timer.start()
    started = time.monotonic()
    with pytest.raises(UnreadableFile) as caught:
        read_tables(path, limits=PATIENT, stop=stop)
    timer.join()
    assert caught.value.code is Refusal.CANCELLED
    assert time.monotonic() - started < PATIENT.seconds / 4


@pytest.mark.parametrize(
    "event", ["socket.connect", "subprocess.Popen", "os.system", "os.remove", "os.exec"]
)
def test_a_reader_may_not_reach_out(event: str) -> None:
    with pytest.raises(ForbiddenError):
        _refuse_forbidden(event, ())
    _refuse_forbidden("open", ("fil.xlsx", "r", os.O_RDONLY))


@pytest.mark.parametrize("flags", [os.O_WRONLY, os.O_RDWR, os.O_RDONLY | os.O_CREAT])
def test_a_reader_may_open_nothing_to_write(flags: int) -> None:
    with pytest.raises(ForbiddenError):
        _refuse_forbidden("open", ("fil.xlsx", None, flags))


def test_a_freshly_installed_program_reads_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No module of the reader has been compiled yet, and the reader may not write that."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    heads = words("A1", "Nr.") + words("B1", "Navn")
    path = xlsx(tmp_path / "a.xlsx", sheet(heads, words("A2", "17-1") + words("B2", "PGDB")))
    assert read_tables(path).tables[0].titles == ("Nr.", "Navn")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"null",
        b"{}",
        b'{"refused": "nonsense", "facts": {}}',
        b'{"kind": "xlsx", "text": 3, "notes": [], "tables": []}',
        b'{"kind": "xlsx", "text": [], "notes": [], "tables": [{"rows": [[1, 0]]}]}',
        b"[" * 100_000,
    ],
)
def test_an_answer_that_is_none_is_not_believed(answer: bytes) -> None:
    with pytest.raises(WireError):
        read_answer(answer)


def test_pasted_text_is_read_in_the_process_too() -> None:
    workbook = read_pasted_tables("Nr.\tNavn\n17-1\tØstre Æble\n")
    assert workbook.tables[0].titles == ("Nr.", "Navn")
    assert workbook.tables[0].body[0].cells[1].text == "Østre Æble"


@pytest.mark.parametrize("code", list(Refusal))
def test_every_refusal_is_one_danish_sentence(code: Refusal) -> None:
    sentence = refusal_sentence(UnreadableFile(code, {"limit": "9"}), f"fil{os.sep}æ.xlsx")
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert "æ.xlsx" in sentence
    assert " is " not in sentence
