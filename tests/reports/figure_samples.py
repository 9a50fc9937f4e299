"""Hand-made figures: what the drawing of them is tested on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from portfolio_desktop.domain.periods import Period, last_periods
from portfolio_desktop.domain.risk_rules import level_of
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.services.figure_values import (
    BudgetForecast,
    ColourCounts,
    Figure,
    FigureMonth,
    HistoryStrip,
    MilestoneTrend,
    MoneyBar,
    MonthCount,
    RiskMatrix,
    Slip,
    SlipBars,
    StripMonth,
    Tick,
    TrendLine,
)

_SHORT = "jan. feb. mar. apr. maj jun. jul. aug. sep. okt. nov. dec.".split()  # noqa: SIM905
OCTOBER = Period(2023, 10)
LIGHTS = {"r": Colour.RED, "y": Colour.YELLOW, "g": Colour.GREEN}
WORDS = {"r": "rød", "y": "gul", "g": "grøn", "p": "på pause", "-": "ingen rapport"}


def months(count: int = 12, last: Period = OCTOBER) -> tuple[FigureMonth, ...]:
    return tuple(
        FigureMonth(_SHORT[each.month - 1], str(each.year), each.last_day)
        for each in last_periods(last, count)
    )


def counts(*numbers: tuple[int, int, int, int] | None) -> ColourCounts:
    """The numbers of red, yellow, green and none by month; None for one without reports."""
    return ColourCounts(
        "Samlet status de seneste 12 måneder",
        "Fra november 2022 til oktober 2023 er antallet af røde projekter gået fra 1 til 2.",
        ("Rød", "Gul", "Grøn", "Ingen status"),
        tuple(
            MonthCount(month, *(each or (0, 0, 0, 0)), recorded=each is not None)
            for month, each in zip(months(len(numbers)), numbers, strict=True)
        ),
    )


def slip(
    number: str, name: str, colour: str, planned: date, expected: date, words: str, **more: bool
) -> Slip:
    dates = f"{_SHORT[planned.month - 1]} {planned.year} – "
    dates += f"{_SHORT[expected.month - 1]} {expected.year}"
    return Slip(number, name, LIGHTS.get(colour), planned, expected, dates, words, **more)


def slips(*found: Slip, rest: str = "") -> SlipBars:
    return SlipBars(
        "Slutdato: oprindelig og forventet",
        "LUNA er forsinket 8 måneder.",
        ("oprindelig", "forventet", "passeret"),
        date(2023, 10, 31),
        "31. okt. 2023",
        found,
        rest,
    )


def history(
    codes: str, number: str = "", title: str = "Samlet status måned for måned"
) -> HistoryStrip:
    return HistoryStrip(
        title,
        f"{title}: gul i november 2022, rød i oktober 2023.",
        tuple(
            StripMonth(month, LIGHTS.get(code), WORDS[code])
            for month, code in zip(months(len(codes)), codes, strict=True)
        ),
        number,
    )


def money(*years: tuple[str, str, str, str], note: str = "") -> BudgetForecast:
    """Label, budget, forecast and actual in millions, "" for none."""

    def amount(text: str) -> Decimal | None:
        return Decimal(text.replace(",", ".").replace("−", "-")) if text else None

    return BudgetForecast(
        "Budget, prognose og forbrug",
        "I 2024 ventes 12,6 mio. kr. mere end budgetteret.",
        ("Budget", "Prognose", "Forbrug"),
        "mio. kr.",
        tuple(
            MoneyBar(label, amount(budget), amount(forecast), amount(actual), words)
            for label, *words_ in years
            for budget, forecast, actual in [words_]
            for words in [(budget, forecast, actual)]
        ),
        tuple(Tick(Decimal(value), str(value)) for value in (0, 20, 40, 60, 80)),
        note,
    )


def matrix(places: dict[tuple[int, int], tuple[str, ...]], note: str = "") -> RiskMatrix:
    grades = range(1, 6)
    return RiskMatrix(
        "Risici efter sandsynlighed og konsekvens",
        "2 vurderede risici: 1 høj, 1 middel.",
        ("Sandsynlighed", "Konsekvens"),
        (
            (
                "1 meget usandsynlig",
                "2 usandsynlig",
                "3 mulig",
                "4 sandsynlig",
                "5 meget sandsynlig",
            ),
            ("1 ubetydelig", "2 mindre", "3 moderat", "4 alvorlig", "5 meget alvorlig"),
        ),
        tuple(tuple(places.get((likely, grave), ()) for grave in grades) for likely in grades),
        tuple(tuple(level_of(likely * grave) for grave in grades) for likely in grades),
        ("Lav (1–5)", "Middel (6–12)", "Høj (15–25)"),
        note,
    )


def trend(*lines: TrendLine, count: int = 12, note: str = "") -> MilestoneTrend:
    return MilestoneTrend(
        "Milepæle: hvornår de har været ventet",
        "Go-live: 3. nov. 2018 i januar 2018, 1. mar. 2019 i juli 2018; flyttet 1 gang.",
        months(count),
        lines,
        note,
    )


YEAR = counts(
    (1, 5, 4, 2), (1, 5, 4, 2), (1, 6, 3, 2), (2, 5, 3, 2), (2, 5, 4, 2), (2, 6, 3, 2), None,
    (3, 5, 3, 2), (3, 6, 2, 2), (2, 7, 2, 2), (2, 7, 2, 2), (2, 6, 3, 2),
)  # fmt: skip
LATE = slips(
    slip("19-2", "LUNA – administration af praksisområdet", "y", date(2023, 3, 31),
         date(2023, 11, 28), "+8 mdr."),
    slip("20-6", "Dansk LaboratorieMedicin (DLM)", "y", date(2023, 6, 30), date(2023, 10, 31),
         "+4 mdr.", passed=True),
    slip("17-1", "Patologi- og Genetikdatabank (PGDB)", "y", date(2024, 3, 31),
         date(2024, 4, 30), "+1 md."),
    slip("16-5", "Sundhedsvæsenets Organisationsregister (SOR)", "-", date(2022, 12, 31),
         date(2024, 6, 30), "+18 mdr."),
    rest="og 5 andre projekter er forsinket",
)  # fmt: skip
PLAN = trend(
    TrendLine(
        "Go/no-go",
        (
            (0, date(2023, 6, 1)),
            (2, date(2023, 6, 1)),
            (5, date(2023, 9, 1)),
            (11, date(2023, 11, 14)),
        ),
        date(2023, 5, 1),
        "14. nov. 2023, +6 mdr.",
    ),
    TrendLine(
        "Gammel løsning lukkes",
        ((3, date(2023, 8, 1)), (7, date(2023, 10, 1)), (11, date(2023, 11, 17))),
        date(2023, 8, 1),
        "17. nov. 2023, +3 mdr.",
    ),
    TrendLine("Idriftsættelse", ((11, date(2023, 11, 28)),), None, "28. nov. 2023"),
    note="En linje, der stiger, er en milepæl, der skrider.",
)
YEARS = money(
    ("2022", "42,0", "", "40,1"),
    ("2023", "48,5", "51,2", "38,7"),
    ("2024", "55,0", "67,6", ""),
    ("2025", "31,5", "45,4", ""),
)
RISKS = matrix(
    {
        (4, 5): ("2023-01", "2023-04"),
        (3, 3): ("2023-02",),
        (2, 2): tuple(f"2023-{n:02}" for n in range(10, 19)),
        (5, 5): ("2023-03",),
        (1, 1): ("2022-12",),
        (3, 5): ("2023-05", "2023-06", "2023-07", "2023-08"),
    },
    "2 er ikke vurderet.",
)
STRIP = history("ggyyppppyyrr")
ALL: tuple[Figure, ...] = (YEAR, LATE, PLAN, YEARS, RISKS, STRIP)
STRIPS = (
    history("yyyyyyyyyyyy", "17-1", "Patologi- og Genetikdatabank (PGDB)"),
    history("ggpppppppp-y", "16-5", "Sundhedsvæsenets Organisationsregister (SOR)"),
    history("yyrrrrrrrrrr", "18-6", "Klinisk Immunologisk IT (KIIT)"),
    history("rrrrrrrrrrry", "19-2", "LUNA – administration af praksisområdet"),
    history("ggggyyyyyyyr", "23-1", "Sundhedsjournalen 4.0"),
)
EXTREME: tuple[Figure, ...] = (
    counts(),
    counts(None),
    counts((0, 0, 0, 0), (0, 0, 0, 0)),
    counts(*[(500, 120, 1, 0)] * 12),
    slips(),
    slips(
        slip("1", "Et", "g", date(2023, 10, 31), date(2023, 10, 31), "", passed=True)
    ),
    slips(*[
        slip(f"23-{n}", "Et meget langt navn " * 9, "r", date(2020, 1, 1),
                     date(2030, 1, n + 1), "+120 mdr.")
        for n in range(12)
    ]),
    trend(),
    trend(TrendLine("Alene", ((0, date(2024, 1, 1)),)), count=1),
    trend(*[
        TrendLine("Et langt navn " * 8, ((11, date(2024, 1, 1)),), date(1999, 1, 1), "ord " * 40)
        for _ in range(8)
    ]),
    money(),
    money(("2023", "", "", "")),
    money(("2023 (2022-priser)", "−12,5", "−3", "80"), note="x " * 300),
    matrix({}),
    matrix({(5, 5): tuple(f"2023-{n}" for n in range(400))}),
    matrix({(1, 1): ("W" * 60,)}),
    history(""),
    history("r"),
    history("pppppppppppp"),
    history("g" * 24),
)  # fmt: skip
"""With nothing to show, too little, and far too much."""
