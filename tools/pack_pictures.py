"""The pictures of the papers in docs/pictures, made of the demo's packs.

    python -m tools.pack_pictures [--dir FOLDER]

A page is found by the words that stand on it, so that it is found again when others come before it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from PIL import Image

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.meetings import IssueKind, Meeting, MeetingState
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.agenda_content import AgendaWish
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.demo import make_demo
from portfolio_desktop.workflows.issuing import agenda_bytes, prepare_issue

PICTURES = Path(__file__).resolve().parents[1] / "docs" / "pictures"
_DOTS_PER_INCH, _POINTS_PER_INCH = 90, 72
_GAP, _GROUND = 12, "#8A919C"


class Shot(NamedTuple):
    """The first page of that paper that holds all those words."""

    name: str
    paper: str
    words: tuple[str, ...]


SHOTS = (
    Shot("pack-front", "full", ("Deltagere",)),
    Shot("pack-contents", "full", ("Indhold", "Projektark")),
    Shot("pack-summary", "full", ("Sammenfatning", "Røde projekter")),
    Shot("pack-trend", "full", ("Udvikling", "Slutdato: oprindelig og forventet")),
    Shot("pack", "full", ("Porteføljestatus oktober 2023", "Bemærkninger", "Fase")),
    Shot("pack-request", "full", ("Ændringsanmodninger", "Afgjort siden sidste møde", "Forskel")),
    Shot("pack-escalated", "full", ("18-6 Klinisk Immunologisk IT", "Korrigerende handling")),
    Shot("pack-sheet", "full", ("Projektark · 23-1", "De seneste tolv måneder")),
    Shot("pack-annex", "full", ("Bilag 13.1 · Porteføljestatus ultimo", "Punkt 13")),
    Shot("pack-open", "open", ("Lukket punkt", "Kontraktforhold")),
    Shot("pack-open-grid", "open", ("Bemærkninger", "Et udbud", "Fortroligt")),
    Shot("pack-minutes", "minutes", ("Til stede", "Afbud")),
)


def papers(register: RegisterFile) -> Iterator[tuple[str, bytes]]:
    """The next meeting's papers in both editions, and the minutes of the last one that was held."""
    meetings = sorted(register.reader.board.rows(Meeting), key=lambda each: str(each.held_on))
    held = [each.id for each in meetings if each.state is MeetingState.HELD]
    coming = next(each.id for each in meetings if each.state is MeetingState.PLANNED)
    wishes = {
        "full": AgendaWish(coming),
        "open": AgendaWish(coming, edition=Edition.OPEN),
        "minutes": AgendaWish(held[-1], IssueKind.APPROVED_MINUTES),
    }
    for name, wish in wishes.items():
        yield name, agenda_bytes(prepare_issue(register, wish).content)


def page_of(document: pypdfium2.PdfDocument, words: tuple[str, ...]) -> Image.Image:
    """A picture of the first page with those words; a LookupError where there is none."""
    for page in document:
        text = " ".join(page.get_textpage().get_text_bounded().split())
        if all(word in text for word in words):
            picture: Image.Image = page.render(scale=_DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
            return picture.convert("RGB")
    raise LookupError(f"no page with {words}")


def framed(picture: Image.Image) -> Image.Image:
    """On a ground that lets the paper's edge be seen. All colours stay: a palette would turn a
    small lamp into another one."""
    size = (picture.width + 2 * _GAP, picture.height + 2 * _GAP)
    ground = Image.new("RGB", size, _GROUND)
    ground.paste(picture, (_GAP, _GAP))
    return ground


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dir", type=Path, default=PICTURES)
    folder: Path = parser.parse_args().dir
    use_language(Language.DANISH)
    with tempfile.TemporaryDirectory() as home:
        with open_register(make_demo(Path(home)), actor="") as register:
            made = dict(papers(register))
        for shot in SHOTS:
            with pypdfium2.PdfDocument(made[shot.paper]) as document:
                framed(page_of(document, shot.words)).save(
                    folder / f"{shot.name}.png", optimize=True
                )


if __name__ == "__main__":
    main()
