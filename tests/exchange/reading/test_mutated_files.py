"""Good files with bytes changed, cut or doubled end in rows or a refusal, whatever breaks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from portfolio_desktop.exchange.refusals import UnreadableFile
from portfolio_desktop.exchange.tables import Workbook, read_tables

from .files import SHARED, cell, docx, number, read_here, sheet, word_table, words, xlsx, zip_file

ROUNDS = 120


def _good_xlsx(path: Path) -> Path:
    rows = [words("A1", "Nr.") + words("B1", "Navn") + words("C1", "Beløb")]
    rows += [
        words(f"A{n}", f"2{n}-1") + words(f"B{n}", "Bølge") + number(f"C{n}", "1.5")
        for n in range(2, 9)
    ]
    return xlsx(path, sheet(*rows, after='<mergeCells><mergeCell ref="A2:B3"/></mergeCells>'))


def _good_docx(path: Path) -> Path:
    return docx(path, word_table(cell("Nr.") + cell("Navn"), cell("21-1") + cell("Bølge")))


def _good_csv(path: Path) -> Path:
    path.write_text("Nr.;Navn\n" + '21-1;"Bølge; og mere"\n' * 20, encoding="utf-8")
    return path


def _mutated(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                changed[at] = chance.randrange(256)
            case 1:
                del changed[at : at + chance.randrange(1, 40)]
            case 2:
                changed[at:at] = changed[at : at + chance.randrange(1, 40)]
            case 3:
                changed[at:at] = chance.randbytes(chance.randrange(1, 6))
            case 4:
                del changed[max(at, 20) :]
        if not changed:
            return b""
    return bytes(changed)


@pytest.mark.parametrize("make", [_good_xlsx, _good_docx, _good_csv])
def test_broken_copies_are_answered(tmp_path: Path, make: object) -> None:
    assert callable(make)
    good = make(tmp_path / "good").read_bytes()
    chance = random.Random(20231110)
    path = tmp_path / "broken"
    read = 0
    for _ in range(ROUNDS):
        path.write_bytes(_mutated(good, chance))
        read += _read(path) is not None
    assert read > 0


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_broken_xml_in_a_sound_archive_is_answered(tmp_path: Path, kind: str) -> None:
    import zipfile

    good = _good_xlsx(tmp_path / "good") if kind == "xlsx" else _good_docx(tmp_path / "good")
    with zipfile.ZipFile(good) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)
    for _ in range(ROUNDS):
        name = chance.choice(sorted(parts))
        content = parts[name]
        assert isinstance(content, bytes)
        _read(zip_file(tmp_path / "broken", {**parts, name: _mutated(content, chance)}))


def _read(path: Path) -> Workbook | None:
    try:
        return read_here(path)
    except UnreadableFile:
        return None


def test_broken_pdf_copies_are_answered(tmp_path: Path) -> None:
    """Through the process, since its parser is not Python's."""
    good = SHARED / "fixtures" / "porteføljestatus-2023-11.pdf"
    if not good.is_file():
        pytest.skip("the real status table is not beside this checkout")
    data = good.read_bytes()
    chance = random.Random(3)
    for round_number in range(12):
        path = tmp_path / f"{round_number}.pdf"
        path.write_bytes(_mutated(data, chance))
        assert _answered(path)


def _answered(path: Path) -> bool:
    try:
        return bool(read_tables(path).tables)
    except UnreadableFile as refused:
        return bool(refused.code)
