"""Every number and sentence of the status report, before anything is laid out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.change_request import ChangeRequest, RequestState
from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import LifecycleState, Project, ProjectKind
from portfolio_desktop.domain.report import ReportSource
from portfolio_desktop.domain.text_changes import sentences
from portfolio_desktop.services.pack_content import (
    PackContent,
    PackOptions,
    PurposeShown,
    status_report,
)
from portfolio_desktop.services.pack_numbers import Gender, count_word, short_name
from portfolio_desktop.services.pack_remarks import passages
from portfolio_desktop.services.pack_requests import date_difference, money_difference
from portfolio_desktop.services.pack_values import GridRow, NoteList
from portfolio_desktop.services.two_texts import set_secretariat_note
from portfolio_desktop.services.words import listed
from portfolio_desktop.storage.values import Label
from tests.services.pack_register import (
    ORIGIN,
    Filler,
    fill,
    fill_requests,
    new_register,
    plan,
    project,
)

GOLDEN = Path(__file__).parent / "golden"
OCTOBER = PackOptions(Period(2023, 10))


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as opened:
        yield opened


def report(filler: Filler, options: PackOptions = OCTOBER) -> PackContent:
    return status_report(filler.register.reader, options, ORIGIN)


def row(content: PackContent, number: str) -> GridRow:
    return next(each for each in content.grid.rows if each.number == number)


def told(value: object, path: str = "") -> Iterator[str]:
    """The content as lines "where: what", for comparing with the golden files."""
    if is_dataclass(value):
        for each in fields(value):
            yield from told(getattr(value, each.name), f"{path}.{each.name}".lstrip("."))
    elif isinstance(value, tuple):
        for place, each in enumerate(value, 1):
            yield from told(each, f"{path} {place}")
    elif value not in ("", None, False):
        yield f"{path}: {value}"


def whole(content: PackContent) -> str:
    """All of it as text, less what is the register's own."""
    identity = replace(content.identity, register_id="")
    return "\n".join(told(replace(content, identity=identity))) + "\n"


def golden(name: str, found: str) -> str:
    """What the file says; where there is none it is written, to be read, and the test fails."""
    path = GOLDEN / name
    if not path.is_file():
        path.write_text(found, encoding="utf-8", newline="\n")
        pytest.fail(f"{path} was not there; it has been written: read it")
    return path.read_text(encoding="utf-8")


def test_the_whole_report_in_danish(filler: Filler) -> None:
    fill(filler)
    fill_requests(filler)
    found = whole(report(filler))
    assert found == golden("status_report_da.txt", found)


@pytest.mark.usefixtures("english")
def test_the_whole_report_in_english(filler: Filler) -> None:
    fill(filler)
    fill_requests(filler)
    found = whole(report(filler))
    assert found == golden("status_report_en.txt", found)


def test_the_same_rows_give_the_same_content(filler: Filler) -> None:
    fill(filler)
    fill_requests(filler)
    assert report(filler) == report(filler)


def test_only_the_last_meeting_is_named_when_it_is_compared_with(filler: Filler) -> None:
    fill(filler)
    fill_requests(filler)
    content = report(filler, PackOptions(Period(2023, 10), last_meeting=date(2023, 10, 6)))
    lines = "\n".join(told(content))
    assert "siden sidste møde" in lines
    assert "Ved sidste møde" in lines
    assert "sidste måned" not in lines.lower()
    assert "sidste møde, 6. oktober 2023 (status for september 2023)" in lines
    # What the meeting itself decided was not yet decided in what it saw.
    assert [card.number for card in content.requests.groups[1].cards] == ["2023-08"]


def test_a_meeting_two_months_ago_is_compared_with_the_month_it_saw() -> None:
    options = PackOptions(Period(2023, 10), last_meeting=date(2023, 9, 1))
    assert options.compared == Period(2023, 8)
    assert PackOptions(Period(2023, 10)).compared == Period(2023, 9)
    late = PackOptions(Period(2023, 10), last_meeting=date(2023, 11, 10))
    assert late.compared == Period(2023, 9)


def test_an_empty_register_says_so(filler: Filler) -> None:
    content = report(filler)
    assert content.grid.rows == ()
    assert content.grid.empty == "Der er ingen projekter i registret."
    assert content.summary.sentences == ("Der er ingen projekter i registret.",)
    assert content.summary.counts == ()
    assert content.requests.lead == (
        "Ingen ændringsanmodninger venter på afgørelse. Ingen er afgjort siden sidste måned."
    )


def test_the_mark_of_what_is_new_is_explained_where_something_carries_it(filler: Filler) -> None:
    filler.put(project("22-3", "Billedindeks"))
    filler.report("p-22-3", "2023-09", "g", "gggg", "Planen følges.")
    filler.report("p-22-3", "2023-10", "g", "gggg", "Planen følges.")
    assert report(filler).margin.new_key == ""
    filler.put(project("22-4", "Register"))
    filler.report("p-22-4", "2023-09", "g", "gggg", "Planen følges.")
    filler.report("p-22-4", "2023-10", "g", "gggg", "Testen er begyndt.")
    assert report(filler).margin.new_key == "nyt siden sidste måned"


def test_the_first_month_is_compared_with_nothing(filler: Filler) -> None:
    filler.put(project("22-3", "Billedindeks"))
    filler.report("p-22-3", "2023-10", "g", "gggg", "Første rapport.")
    content = report(filler)
    assert [count.change for count in content.summary.counts] == [""] * 4
    assert content.summary.sentences[0] == "Ét projekt er grønt, ingen gule eller røde."
    assert content.summary.moves_title == ""
    assert content.margin.new_key == ""
    assert not any(passage.new for passage in content.grid.rows[0].remarks)
    assert "ingen status for september 2023" in content.front.facts[1].value
    assert content.grid.rows[0].name_note == ""


@pytest.mark.parametrize(
    ("colours", "expected"),
    [
        ("r", "Ét projekt er rødt, ingen gule."),
        ("rr", "To projekter er røde, ingen gule."),
        ("y", "Ét projekt er gult, ingen røde."),
        ("yyy", "Tre projekter er gule, ingen røde."),
        ("ry", "Ét projekt er rødt og ét gult."),
        ("rryyyyyy", "To projekter er røde og seks gule."),
        ("gg", "To projekter er grønne, ingen gule eller røde."),
        ("y" * 13, "13 projekter er gule, ingen røde."),
    ],
)
def test_the_first_sentence_counts_in_good_danish(
    filler: Filler, colours: str, expected: str
) -> None:
    for place, colour in enumerate(colours):
        filler.put(project(f"20-{place}", f"Projekt {place}"))
        filler.report(f"p-20-{place}", "2023-10", colour)
    assert report(filler).summary.sentences[0] == expected


def test_many_moves_are_counted_not_named(filler: Filler) -> None:
    for place in range(7):
        filler.put(project(f"20-{place}", f"Projekt {place}"))
        filler.report(f"p-20-{place}", "2023-09", "y")
        filler.report(f"p-20-{place}", "2023-10", "g" if place < 5 else "r")
    assert report(filler).summary.sentences[0] == (
        "To projekter er røde, ingen gule. Siden sidste måned har syv projekter skiftet samlet"
        " status: fem til det bedre og to til det værre."
    )


def test_nothing_moved_is_said(filler: Filler) -> None:
    filler.put(project("20-1", "Et"))
    filler.report("p-20-1", "2023-09", "y")
    filler.report("p-20-1", "2023-10", "y")
    content = report(filler)
    assert "Ingen projekter har skiftet samlet status siden sidste måned." in content.grid.lead
    assert content.summary.moves == ()


def notes_of(content: PackContent, title: str) -> NoteList:
    (found,) = [each for each in content.summary.lists if each.title == title]
    return found


def test_who_has_not_reported_is_listed(filler: Filler) -> None:
    fill(filler)
    filler.put(project("23-9", "Tavst projekt", lead_id="rh"))
    content = report(filler)
    assert "6 af 7 projekter har rapporteret" in content.margin.foot
    listed_notes = notes_of(content, "Har ikke rapporteret")
    assert [note.number for note in listed_notes.notes] == ["23-9"]
    assert listed_notes.notes[0].text == "Region Hovedstaden"
    assert row(content, "23-9").current.word == "Mangler rapport"


def on_hold(number: str, name: str) -> Project:
    return project(number, name, state=LifecycleState.PAUSED)


def test_who_may_be_silent_counts_neither_as_reported_nor_as_missing(filler: Filler) -> None:
    fill(filler)
    filler.put(on_hold("23-8", "Projekt på pause"), project("23-9", "Tavst projekt"))
    content = report(filler)
    assert "6 af 7 projekter, der skal rapportere, har rapporteret" in content.margin.foot
    silent = notes_of(content, "Har ikke rapporteret").notes
    assert [note.number for note in silent] == ["23-9"]


def test_a_project_on_hold_that_is_reported_on_has_reported(filler: Filler) -> None:
    filler.put(on_hold("23-8", "Projekt på pause"), project("23-9", "Tavst projekt"))
    filler.report("p-23-8", "2023-10", "y")
    assert report(filler).margin.foot.endswith("1 af 2 projekter har rapporteret")


def test_all_that_have_to_report_have_done_so(filler: Filler) -> None:
    fill(filler)
    filler.put(on_hold("23-8", "Projekt på pause"))
    assert (
        "Alle seks projekter, der skal rapportere, har rapporteret."
        in (report(filler).summary.sentences[1])
    )


def test_nobody_has_to_report(filler: Filler) -> None:
    filler.put(on_hold("23-8", "Projekt på pause"))
    content = report(filler)
    assert content.summary.sentences == ("Ingen projekter skal rapportere.",)
    assert content.summary.lists == ()


def test_a_month_without_reports_is_not_compared_with(filler: Filler) -> None:
    """Earlier months have reports, but the compared one has none."""
    fill(filler)
    content = report(filler, PackOptions(Period(2023, 12)))
    assert content.front.facts[1].value == "intet: der er ingen status for november 2023"
    assert content.summary.moves_title == ""
    assert {count.change for count in content.summary.counts} == {""}


def test_the_purpose_is_only_printed_for_new_projects_unless_wanted(filler: Filler) -> None:
    fill(filler)
    filler.put(project("24-1", "Med formål", purpose="Et formål."))
    filler.report("p-24-1", "2023-09", "g")
    usual = report(filler)
    assert row(usual, "23-4").purpose.startswith("Samme opdaterede liste")
    assert row(usual, "24-1").purpose == ""
    assert not usual.grid.purpose_column
    everyone = report(filler, PackOptions(Period(2023, 10), purpose=PurposeShown.ALL))
    assert row(everyone, "24-1").purpose == "Et formål."
    assert everyone.grid.purpose_column
    none = report(filler, PackOptions(Period(2023, 10), purpose=PurposeShown.NONE))
    assert not any(each.purpose for each in none.grid.rows)


@pytest.mark.parametrize(
    ("deadline", "original", "expected"),
    [
        ("mar. 2023", "mar. 2023", "forsinket 7 mdr."),
        ("28.11.2023", "mar. 2023", "forsinket 8 mdr."),
        ("sep. 2023", "sep. 2023", "forsinket 1 md."),
        ("15.10.2023", "15.10.2023", "fristen er passeret"),
        ("dec. 2023", "dec. 2023", ""),
        ("N/A", "N/A", ""),
        ("sommeren måske", "mar. 2023", ""),
        ("nov. 2023", "dec. 2023", ""),
    ],
)
def test_a_late_deadline_is_noted(
    filler: Filler, deadline: str, original: str, expected: str
) -> None:
    filler.put(project("19-2", "LUNA", deadline), plan("19-2", original))
    filler.report("p-19-2", "2023-10", "y")
    assert row(report(filler), "19-2").deadline_notes == ((expected,) if expected else ())


def test_states_and_sub_projects_stand_under_the_name(filler: Filler) -> None:
    filler.put(
        project("23-1", "Program"),
        project("23-2", "Del et", parent_id="p-23-1"),
        project("23-3", "Del to", parent_id="p-23-1", state=LifecycleState.PAUSED),
    )
    content = report(filler)
    assert row(content, "23-1").name_note == "2 delprojekter, 1 uden dato"
    assert row(content, "23-3").name_note == "på pause"


def test_a_lamp_taken_over_from_a_table_makes_no_text_new(filler: Filler) -> None:
    filler.put(project("22-3", "Billedindeks"))
    filler.report("p-22-3", "2023-09", "y", source=ReportSource.TABLE)
    filler.report("p-22-3", "2023-10", "g", "gggg", "Alt følger planen.")
    content = report(filler)
    assert row(content, "22-3").previous.word == "Gul"
    assert not any(passage.new for passage in row(content, "22-3").remarks)
    assert content.summary.moves[0].reason == "Alt følger planen."


def test_words_that_came_in_with_a_table_are_compared_with(filler: Filler) -> None:
    filler.put(project("22-3", "Billedindeks"))
    filler.report("p-22-3", "2023-09", "y", "", "Det begynder.", source=ReportSource.TABLE)
    filler.report("p-22-3", "2023-10", "g", "gggg", "Det begynder. Alt følger planen.")
    found = row(report(filler), "22-3").remarks
    assert [(each.text.strip(), each.new) for each in found] == [
        ("Det begynder.", False),
        ("Alt følger planen.", True),
    ]


def test_archived_projects_are_not_printed(filler: Filler) -> None:
    fill(filler)
    assert "12-1" not in [each.number for each in report(filler).grid.rows]


def test_the_log_s_head_and_time_are_the_file_s(filler: Filler) -> None:
    identity = report(filler).identity
    assert identity.log_head == "ab" * 32
    assert identity.position_at == datetime(2023, 11, 3, 13, 5, tzinfo=UTC)
    assert identity.language == "da-DK"
    assert "3. november 2023 kl. 14.05" in report(filler).margin.foot


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("apr. 2024", "maj 2024", "1 måned senere"),
        ("dec. 2024", "apr. 2024", "8 måneder tidligere"),
        ("4.12.2023", "18.12.2023", "14 dage senere"),
        ("4.12.2023", "4.12.2023", ""),
        ("31.10.2023", "1.11.2023", "1 dag senere"),
        ("3.11.2018", "1.3.2019", "4 måneder senere"),
        ("medio nov. 2023", "primo dec. 2023", "1 måned senere"),
        ("N/A", "dec. 2023", ""),
    ],
)
def test_dates_differ_in_words(before: str, after: str, expected: str) -> None:
    assert date_difference(read_date(before), read_date(after)) == expected


def test_amounts_differ_in_words() -> None:
    assert _plain(money_difference(Money(4_100_000_000), Money(4_230_000_000))) == (
        "1,3 mio. kr. mere"
    )
    assert _plain(money_difference(Money(100_000), Money(50_000))) == "500 kr. mindre"
    assert money_difference(Money(1, price_level=2022), Money(2, price_level=2023)) == ""
    assert money_difference(None, Money(2)) == ""


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        ("RSI-kredsen", "RSI-kredsen 10. november 2023"),
        ("RSI-kredsen 10. november 2023", "RSI-kredsen 10. november 2023"),
        ("RSI-kredsen d. 10.11.2023", "RSI-kredsen d. 10.11.2023"),
        ("Møde 5/2023", "Møde 5/2023 10. november 2023"),
        ("", "10. november 2023"),
    ],
)
def test_a_meeting_s_day_stands_once(filler: Filler, meeting: str, expected: str) -> None:
    filler.put(
        project("22-3", "Billedindeks"),
        ChangeRequest(
            "r-9",
            "2023-11",
            "p-22-3",
            state=RequestState.ON_AGENDA,
            meeting=meeting,
            meeting_on=date(2023, 11, 10),
        ),
    )
    assert report(filler).requests.groups[0].cards[0].path == expected


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [count_word(number, Gender.NEUTER) for number in (0, 1, 2, 12, 13)] == [
        "ingen",
        "ét",
        "to",
        "tolv",
        "13",
    ]
    assert count_word(1, Gender.COMMON) == "én"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b og c"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("LUNA – administration af praksisområdet", "LUNA"),
        ("Patologi- og Genetikdatabank (PGDB)", "PGDB"),
        ("Interregionalt Billedindeks (IBI 2.0)", "IBI 2.0"),
        ("Sundhedsjournalen 4.0", "Sundhedsjournalen 4.0"),
        ("Drift (ikke afsluttet)", "Drift (ikke afsluttet)"),
        ("– uden navn", "– uden navn"),
    ],
)
def test_projects_have_short_names_in_sentences(name: str, short: str) -> None:
    assert short_name(name) == short


def test_sentences_end_where_a_reader_would_say() -> None:
    text = (
        "Testen er ca. 3 uger forsinket. Den 28. november åbnes der. Jf. § 3 gælder 12,6 mio. kr."
    )
    assert sentences(text) == [
        "Testen er ca. 3 uger forsinket. ",
        "Den 28. november åbnes der. ",
        "Jf. § 3 gælder 12,6 mio. kr.",
    ]


def test_only_new_sentences_are_marked() -> None:
    before = "Planen holder. Testen er i gang."
    now = "Testen  er i gang. Planen holder. To fejl er fundet."
    assert [(each.text, each.new) for each in passages(now, before)] == [
        ("Testen  er i gang. Planen holder. ", False),
        ("To fejl er fundet.", True),
    ]
    assert [each.new for each in passages("Alt nyt.", "")] == [True]
    assert [each.new for each in passages("Alt nyt.", None)] == [False]
    assert passages("  ", "før") == ()


def test_a_sentence_is_new_as_a_whole() -> None:
    before = "Planen holder. Testen begynder d. 5. maj. Budgettet er på 12,6 mio. kr. i alt."
    now = "Planen holder. Testen begynder d. 7. maj. Budgettet er på 12,6 mio. kr. i alt."
    assert [each.text for each in passages(now, before) if each.new] == [
        "Testen begynder d. 7. maj. "
    ]
    assert [each.new for each in passages(now, before)] == [False, True, False]


@given(st.text(st.sampled_from("aB. \n!?1Æ")), st.text(st.sampled_from("aB. \n!?1Æ")))
def test_marking_loses_no_text(now: str, before: str) -> None:
    assert "".join(each.text for each in passages(now, before)) == now.strip()
    assert "".join(sentences(now)) == now
    assert not any(each.new for each in passages(now, now))


def test_a_draft_without_a_title_is_not_for_the_board(filler: Filler) -> None:
    draft = ChangeRequest("r-9", "2023-11", "p-22-3", state=RequestState.DRAFT)
    filler.put(project("22-3", "Billedindeks"), draft)
    assert report(filler).requests.groups == ()
    filler.put(replace(draft, id="r-8", title="En måned mere"))
    assert [card.title for card in report(filler).requests.groups[0].cards] == ["En måned mere"]


def test_the_secretariats_own_remark_is_printed_unless_it_is_not_wanted(filler: Filler) -> None:
    fill(filler)
    shown = report(filler).grid.rows[0]
    assert shown.note == ""
    set_secretariat_note(filler.register, shown.project_id, OCTOBER.period, "Se punkt 4.")
    assert row(report(filler), shown.number).note == "Sekretariatet: Se punkt 4."
    without = replace(OCTOBER, notes=False)
    assert row(report(filler, without), shown.number).note == ""


def test_sub_projects_stand_under_their_programme_or_are_folded_away(filler: Filler) -> None:
    filler.put(
        project("23-1", "Program", kind=ProjectKind.PROGRAMME),
        project("17-2", "Del", "dec. 2024", parent_id="p-23-1"),
        project("20-1", "Andet"),
    )
    filler.report("p-23-1", "2023-10", "g")
    filler.report("p-17-2", "2023-10", "r")
    rows = report(filler).grid.rows
    assert [(each.number, each.depth) for each in rows] == [("20-1", 0), ("23-1", 0), ("17-2", 1)]
    assert rows[1].name_note == "program, 1 delprojekt, delprojekterne peger på rød"
    folded = status_report(
        filler.register.reader, PackOptions(Period(2023, 10), parts=False), ORIGIN
    )
    assert [each.number for each in folded.grid.rows] == ["20-1", "23-1"]
    assert folded.grid.footnotes == ("1 delprojekt er talt med, men har ingen række for sig selv.",)
    assert folded.summary.counts == report(filler).summary.counts


def test_what_is_closed_is_counted_as_that_alone_in_both_months(filler: Filler) -> None:
    fill(filler)
    with filler.register.edit(Label("x", {})) as edit:
        edit.set("project", "p-16-5", "closed", True)
    opened = report(filler, replace(OCTOBER, open_only=True))
    rest = report(filler)
    counts = {each.lamp.word: (each.number, each.change) for each in opened.summary.counts}
    whole = {each.lamp.word: (each.number, each.change) for each in rest.summary.counts}
    assert counts["Fortroligt"] == (1, "uændret")
    changed = [word for word, count in whole.items() if counts[word] != count]
    assert len(changed) == 1
    assert (whole[changed[0]][1], counts[changed[0]][1]) == ("uændret", "uændret")
    assert opened.front.facts[0].value == "Åben udgave"
    assert rest.margin.head_right == rest.front.facts[0].value == "Samlet udgave – fortrolig"
