"""Where a person is named inside a longer text, which erasing the person does not reach."""

from __future__ import annotations

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.mentions import Mention, mentions_steps
from portfolio_desktop.services.people import PersonDraft, add_person, erase_person
from portfolio_desktop.services.reporting import mark_reported
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile
from tests.services.board_ground import made

OCTOBER = Period(2023, 10)


def mentions(register: RegisterFile, person: str) -> tuple[Mention, ...]:
    return run_through(mentions_steps(register.reader, person))


def test_texts_that_name_a_person_are_listed_and_what_goes_with_them_is_not(
    register: RegisterFile, project: str
) -> None:
    person = add_person(register, PersonDraft("Åse Holm", "it-direktør", "aase@rm.dk")).id
    add_person(register, PersonDraft("Åse Holm", "projektleder"))
    assert mentions(register, person) == ()
    set_remarks(register, project, OCTOBER, "Forsinket. Åse Holms plan følger i " + "uge " * 30)
    mark_reported(register, [project], OCTOBER, reported_by="Åse Holm")
    meeting = made(register, "meeting", title="Møde")
    made(register, "item", meeting_id=meeting, title="Eventuelt", guests="ÅSE HOLM og Bo Bæk")
    made(register, "item", meeting_id=meeting, presenter="Åse Holm", discussion="Lise Holmer")
    made(register, "attendance", meeting_id=meeting, name="Åse Holm", note="skriv til AASE@rm.dk")
    made(register, "action", title="Plan", owner="aase@rm.dk", project_id=project)
    listed = mentions(register, person)
    assert {each.thing for each in listed} == {
        "Rapporten for 22-3",
        "En deltager i et møde: Møde",
        "Et punkt på dagsordenen: Eventuelt",
        "En opfølgning: Plan",
    }
    found = {(each.number, each.place): each.words for each in listed}
    remarks = found.pop(("22-3", "Bemærkninger, oktober 2023"))
    assert remarks.startswith("Forsinket. Åse Holms plan følger i uge")
    assert remarks.endswith("uge …")
    assert found == {
        ("", "Note"): "skriv til AASE@rm.dk",
        ("", "Gæster"): "ÅSE HOLM og Bo Bæk",
        ("22-3", "Ejer"): "aase@rm.dk",
    }
    erase_person(register, person)
    assert mentions(register, person) == (), "there is no name to look for"
    texts = register.path.read_bytes()
    assert "Åse Holms plan".encode() in texts


def test_signs_of_a_search_are_letters_of_a_name(register: RegisterFile, project: str) -> None:
    person = add_person(register, PersonDraft("A_e 50% (Bo)!")).id
    set_remarks(register, project, OCTOBER, "Aase 50x (Bo)! og Abe")
    assert mentions(register, person) == ()
    set_remarks(register, project, OCTOBER, "Spørg A_e 50% (Bo)!")
    (found,) = mentions(register, person)
    assert found.thing == "Rapporten for 22-3"
