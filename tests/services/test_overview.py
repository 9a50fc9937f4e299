"""The overview of a month: what is counted, what is told, and the projects behind every figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.ids import baseline_id
from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.project import Baseline, LifecycleState
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.domain.views import RowFilter
from portfolio_desktop.services.accounts import take_off
from portfolio_desktop.services.overview import overview, overview_steps
from portfolio_desktop.services.overview_tables import table_of
from portfolio_desktop.services.overview_values import Bar, Figure, Overview, Part, TurnKind
from portfolio_desktop.services.pack_content import PackOptions, status_report
from portfolio_desktop.services.portfolio import load_portfolio
from tests.services.pack_register import ORIGIN, Filler, new_register, project

OCTOBER = Period(2023, 10)
MOMENT = ORIGIN.position_at
SIGNS = {
    "r": RowFilter.RED,
    "y": RowFilter.YELLOW,
    "g": RowFilter.GREEN,
    "-": RowFilter.NO_LIGHT,
    "m": RowFilter.NOT_REPORTED,
}


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as made:
        yield made


def seen(filler: Filler, period: Period = OCTOBER, moment: datetime = MOMENT) -> Overview:
    return overview(filler.register.reader, period, moment)


def add(filler: Filler, number: str, *colours: str, **more: object) -> None:
    """A project that was always there, with a colour for each of the months up to October."""
    filler.put(
        project(number, f"Projekt {number}", **more),
        Baseline(baseline_id(f"p-{number}", 1), f"p-{number}", 1),
    )
    for period, colour in zip(last_periods(OCTOBER, len(colours)), colours, strict=True):
        if colour != "-":
            filler.report(f"p-{number}", str(period), colour)


def counts(bar: Bar) -> str:
    """ "1r 2g": what a bar shows, less what is none."""
    found = ((sign, bar.band(kind).figure.count) for sign, kind in SIGNS.items())
    return " ".join(f"{count}{sign}" for sign, count in found if count)


def numbers(figure: Figure) -> list[str]:
    return [each.removeprefix("p-") for each in figure.projects]


def test_the_month_and_the_twelve_before_are_counted_by_colour(filler: Filler) -> None:
    add(filler, "17-1", "g", "y", "y")
    add(filler, "18-6", "y", "y", "r")
    add(filler, "22-2", "-", "g", "g")
    found = seen(filler)
    assert [bar.all.period for bar in found.months] == list(last_periods(OCTOBER, 13))
    assert [counts(bar) for bar in found.months[-3:]] == ["1y 1g 1m", "2y 1g", "1r 1y 1g"]
    assert [bar.name for bar in found.months[-3:]] == ["aug.", "sep.", "okt."]
    assert numbers(found.months[-1].band(RowFilter.RED).figure) == ["18-6"]
    assert found.months[-1].band(RowFilter.RED).figure.words == "røde i oktober 2023"
    assert [(band.name, band.figure.count, band.change) for band in found.bands] == [
        ("Røde", 1, "+1"),
        ("Gule", 1, "−1"),
        ("Grønne", 1, "uændret"),
        ("Ingen status", 0, "uændret"),
        ("Mangler rapport", 0, "uændret"),
    ]
    assert found.sentence.startswith("Ét projekt er rødt og ét gult.")


def test_months_before_the_register_began_are_told_from_empty_ones(filler: Filler) -> None:
    add(filler, "17-1", "g", "g")
    found = seen(filler)
    assert [bar.recorded for bar in found.months] == [False] * 11 + [True, True]
    assert not any(bar.all.count for bar in found.months[:11])


def test_a_first_month_has_nothing_to_compare_with(filler: Filler) -> None:
    add(filler, "17-1", "g")
    found = seen(filler)
    assert counts(found.months[-1]) == "1g"
    assert {band.change for band in found.bands} == {""}
    assert found.turns == ()
    assert "måneden før" in found.no_turns


def test_a_register_without_projects_is_empty(filler: Filler) -> None:
    found = seen(filler)
    assert found.is_empty
    assert not any(figure.count for figure in found.figures())


def test_a_draft_counts_nowhere_and_no_light_is_never_green(filler: Filler) -> None:
    add(filler, "17-1", "g")
    add(filler, "18-6")
    add(filler, "16-5")
    filler.report("p-18-6", "2023-10", "g", stage=ReportStage.DRAFT)
    filler.report("p-16-5", "2023-10", no_light=NoLight.PAUSED)
    found = seen(filler)
    assert numbers(found.bands[2].figure) == ["17-1"]
    assert counts(found.months[-1]) == "1g 1- 1m"
    assert [(kind.words, numbers(kind)) for kind in found.kinds] == [
        ("på pause", ["16-5"]),
        ("mangler rapport", ["18-6"]),
    ]
    assert numbers(found.collected.awaited) == ["18-6"]


def test_a_month_before_a_project_came_in_does_not_count_it(filler: Filler) -> None:
    add(filler, "17-1", "g", "g")
    filler.put(project("23-4", "Ny", entered_on=date(2023, 10, 4)))
    filler.report("p-23-4", "2023-10", "y")
    found = seen(filler)
    assert [bar.all.count for bar in found.months[-2:]] == [1, 2]
    assert counts(found.months[-2]) == "1g"
    assert found.turns == (), "a newcomer has not turned"
    assert [band.change for band in found.bands] == ["uændret", "+1", *["uændret"] * 3]


def test_a_project_that_has_left_is_counted_in_the_months_before_only(filler: Filler) -> None:
    add(filler, "17-1", "g", "g")
    add(filler, "18-6", "r", "", archived=True, left_on=date(2023, 10, 4))
    found = seen(filler)
    assert [counts(bar) for bar in found.months[-2:]] == ["1r 1g", "1g"]
    assert numbers(found.all) == ["17-1"]
    assert "1 projekt mod 2 i september 2023: ét er gået ud" in found.sentence


def test_the_number_of_projects_is_explained_from_the_month_before(filler: Filler) -> None:
    add(filler, "17-1", "g", "g")
    left = {"left_on": date(2023, 10, 4), "archived_reason": "Lukket", "left_reference": "Pkt. 7"}
    add(filler, "18-6", "r", "-", archived=True, **left)
    filler.put(project("23-4", "Ny", entered_on=date(2023, 10, 9)))
    filler.report("p-23-4", "2023-10", "y")
    found = seen(filler).members
    assert (numbers(found.came), found.came.period) == (["23-4"], OCTOBER)
    assert (numbers(found.left), found.left.period) == (["18-6"], OCTOBER.previous)
    assert sorted(numbers(found.before)) == ["17-1", "18-6"]
    assert [found.alone(each).period for each in found.changes] == [OCTOBER, OCTOBER.previous]
    assert table_of(seen(filler), Part.MEMBERS).rows[1] == (
        *("18-6", "Projekt 18-6", "Ud 4. okt. 2023", "Lukket (Pkt. 7)"),
    )


def test_what_turned_is_told_with_its_reason_the_worse_first(filler: Filler) -> None:
    for number, before in (("19-2", "r"), ("22-1", "g"), ("16-2", "g"), ("13-1", "-")):
        add(filler, number)
        filler.report(f"p-{number}", "2023-08", "g")
        if before != "-":
            filler.report(f"p-{number}", "2023-09", before)
    filler.report("p-19-2", "2023-10", "y", overall_reason="Datoen holder.")
    filler.report("p-22-1", "2023-10", "y", remarks="Loven gælder fra marts. Der er travlt.")
    filler.report("p-16-2", "2023-10", no_light=NoLight.PAUSED)
    filler.report("p-13-1", "2023-10", "g")
    found = seen(filler)
    assert [(turns.kind, numbers(turns.all)) for turns in found.turns] == [
        (TurnKind.WORSE, ["22-1"]),
        (TurnKind.BETTER, ["19-2"]),
        (TurnKind.GAINED, ["13-1"]),
        (TurnKind.LOST, ["16-2"]),
    ]
    worse, better = (turns.turns[0] for turns in found.turns[:2])
    assert (worse.before.word, worse.now.word) == ("Grøn", "Gul")
    assert worse.reason == "Loven gælder fra marts."
    assert better.reason == "Datoen holder."


def test_phases_stand_in_their_order_with_the_empty_ones(filler: Filler) -> None:
    add(filler, "17-1", "y")
    add(filler, "18-6", "r")
    found = seen(filler)
    assert [bar.name for bar in found.phases] == [
        *("Idé", "Analyse", "Anskaffelse", "Gennemførelse", "Realisering")
    ]
    assert [counts(bar) for bar in found.phases] == ["", "", "", "1r 1y", ""]
    assert found.phases[3].band(RowFilter.RED).figure.words == "røde i fasen Gennemførelse"


def behind(filler: Filler, number: str, original: str, forecast: str) -> None:
    own = f"p-{number}"
    filler.put(
        project(number, f"Projekt {number}", forecast),
        Baseline(baseline_id(own, 1), own, 1, end=read_date(original) if original else None),
    )
    filler.report(own, "2023-10", "g")


def test_delays_against_the_original_plan_stand_the_longest_first(filler: Filler) -> None:
    behind(filler, "17-1", "mar. 2024", "apr. 2024")
    behind(filler, "18-6", "jun. 2023", "mar. 2024")
    behind(filler, "22-2", "ultimo 2027", "ultimo 2027")
    behind(filler, "19-2", "", "dec. 2024")
    found = seen(filler).slips
    assert [(slip.number, slip.words) for slip in found.slips] == [
        ("18-6", "+9 mdr."),
        ("17-1", "+1 md."),
    ]
    assert found.slips[0].dates == "fra jun. 2023 til mar. 2024"
    assert numbers(found.behind) == ["18-6", "17-1"]
    assert numbers(found.kept) == ["22-2"]
    assert numbers(found.unknown) == ["19-2"]


def test_a_deadline_that_has_passed_says_so(filler: Filler) -> None:
    behind(filler, "19-2", "mar. 2023", "mar. 2023")
    (slip,) = seen(filler).slips.slips
    assert (slip.months, slip.dates) == (7, "slutdatoen mar. 2023 er passeret")


def test_what_goes_before_the_board_by_itself_is_told_with_its_lamps(filler: Filler) -> None:
    add(filler, "18-6", "r", "r")
    add(filler, "22-1", "g", "y")
    add(filler, "22-2", "g", "g")
    found = seen(filler).escalated
    assert sorted(numbers(found.standing)) == ["18-6", "22-1"]
    table = table_of(seen(filler), Part.ESCALATIONS)
    assert [row[0] for row in table.rows] == ["18-6", "22-1"]
    assert table.rows[1][4] == "september 2023: grøn, oktober 2023: gul"


def test_what_was_taken_off_stands_in_the_table_and_counts_no_more(filler: Filler) -> None:
    add(filler, "18-6", "r", "r")
    take_off(filler.register, "p-18-6", OCTOBER, "Drøftet på sidste møde.")
    found = seen(filler)
    assert found.escalated.standing.count == 0
    (row,) = table_of(found, Part.ESCALATIONS).rows
    assert "Drøftet på sidste møde." in row[5]


def test_reports_that_came_late_and_those_that_are_missing(filler: Filler) -> None:
    for number in ("17-1", "18-6", "19-2"):
        add(filler, number)
    filler.report("p-17-1", "2023-10", "g", received_on=date(2023, 11, 1))
    filler.report("p-18-6", "2023-10", "r", received_on=date(2023, 11, 3))
    found = seen(filler, moment=datetime(2023, 11, 6, 9, tzinfo=UTC)).collected
    assert found.sentence == "2 af 3 projekter har rapporteret, ét af dem for sent."
    assert numbers(found.too_late) == ["18-6"]
    assert [(each.number, each.words) for each in found.missing] == [("19-2", "5 dage for sent")]


def test_before_the_day_it_is_due_a_report_is_not_late(filler: Filler) -> None:
    add(filler, "17-1")
    found = seen(filler, moment=datetime(2023, 10, 30, 9, tzinfo=UTC)).collected
    assert [each.words for each in found.missing] == ["fristen er ikke nået"]


def test_who_may_be_silent_is_not_late(filler: Filler) -> None:
    add(filler, "16-5", state=LifecycleState.PAUSED)
    found = seen(filler).collected
    assert found.missing == ()
    assert found.sentence == "Intet projekt skal rapportere."


def test_the_tables_have_every_row_that_is_drawn_or_counted(filler: Filler) -> None:
    for number in range(12):
        add(filler, f"20-{number + 1}", "g", "r")
    found = seen(filler)
    turned = table_of(found, Part.TURNS)
    assert len(turned.rows) == 12
    assert turned.heads == ("Ændring", "Nr.", "Projekt", "Sidste måned", "Nu", "Begrundelse")
    months = table_of(found, Part.MONTHS)
    assert months.rows == (
        ("September 2023", "0", "0", "12", "0", "0", "12"),
        ("Oktober 2023", "12", "0", "0", "0", "0", "12"),
    )
    for part in Part:
        table = table_of(found, part)
        assert {len(row) for row in table.rows} <= {len(table.heads)}


def test_the_reading_tells_how_far_it_is_and_never_goes_back(filler: Filler) -> None:
    for number in range(5):
        add(filler, f"20-{number + 1}", "g", "r")
    steps = overview_steps(filler.register.reader, OCTOBER, MOMENT)
    parts = [done / total for done, total in steps]
    assert parts == sorted(parts)
    assert parts[-1] == 1


COLOURED = st.lists(
    st.tuples(st.sampled_from("rygp.m-"), st.sampled_from("rygpd.m-")), min_size=1, max_size=7
)
"""For each project what it shows in September and in October: a colour, (p) on hold, (d) a draft,
(.) a report that says nothing, (m) one that is said to be missing, (-) no report."""


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(COLOURED)
def test_figures_add_up_and_are_those_of_the_printed_report(
    tmp_path_factory: pytest.TempPathFactory, projects: list[tuple[str, str]]
) -> None:
    with new_register(tmp_path_factory.mktemp("figures")) as filler:
        for place, signs in enumerate(projects):
            own = f"p-20-{place + 1}"
            filler.put(project(f"20-{place + 1}", f"Projekt {place}"))
            filler.put(Baseline(baseline_id(own, 1), own, 1))
            for period, sign in zip(("2023-09", "2023-10"), signs, strict=True):
                put_sign(filler, own, period, sign)
        found = seen(filler)
        printed = status_report(filler.register.reader, PackOptions(OCTOBER), ORIGIN).summary
        chips = asdict(load_portfolio(filler.register.reader, OCTOBER, MOMENT.date()).counts)
    for bar in (*found.months, *found.phases):
        inside = [project for band in bar.bands for project in band.figure.projects]
        assert sorted(inside) == sorted(bar.all.projects)
    if found.months[-1].recorded:
        assert counts(found.months[-1]) == counts_of(found)
    assert sorted(found.all.projects) == sorted(
        project for bar in found.phases for project in bar.all.projects
    )
    told = [(band.figure.count, band.change) for band in found.bands]
    on_paper = [(count.number, count.change) for count in printed.counts]
    assert on_paper in (told, told[:-1]), "a missing report is counted where there are any"
    assert len(on_paper) == 5 or found.bands[-1].figure.count == 0
    assert chips == {
        "all": found.all.count,
        **{band.kind.value: band.figure.count for band in found.bands},
    }
    assert sorted((t.number, t.before, t.now, t.reason) for g in found.turns for t in g.turns) == (
        sorted((move.number, move.before, move.now, move.reason) for move in printed.moves)
    )


def put_sign(filler: Filler, own: str, period: str, sign: str) -> None:
    if sign == "p":
        filler.report(own, period, no_light=NoLight.PAUSED)
    elif sign == "m":
        filler.report(own, period, no_light=NoLight.MISSING)
    elif sign == "d":
        filler.report(own, period, "g", stage=ReportStage.DRAFT)
    elif sign != "-":
        filler.report(own, period, sign, remarks="Der er travlt.")


def counts_of(found: Overview) -> str:
    """As `counts`, of the large figures."""
    by_kind = {band.kind: band.figure.count for band in found.bands}
    return " ".join(f"{by_kind[k]}{sign}" for sign, k in SIGNS.items() if by_kind[k])
