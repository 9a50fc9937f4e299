"""The Danish and English words that dates are written with, all in small letters."""

from __future__ import annotations

from portfolio_desktop.domain.date_values import ImpreciseDate, Part, Precision

_MONTH_NAMES = (
    "januar january jan",
    "februar february febr feb",
    "marts march mar",
    "april apr",
    "maj may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "december dec",
)

MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()
}

ORDINALS: dict[str, int] = {
    "første": 1,
    "first": 1,
    "1st": 1,
    "andet": 2,
    "anden": 2,
    "second": 2,
    "2nd": 2,
    "tredje": 3,
    "third": 3,
    "3rd": 3,
    "fjerde": 4,
    "fourth": 4,
    "4th": 4,
}

PARTS: dict[str, Part] = {
    "primo": Part.EARLY,
    "prim.": Part.EARLY,
    "early": Part.EARLY,
    "early in": Part.EARLY,
    "beginning of": Part.EARLY,
    "start of": Part.EARLY,
    "start": Part.EARLY,
    "begyndelsen af": Part.EARLY,
    "starten af": Part.EARLY,
    "medio": Part.MIDDLE,
    "mid": Part.MIDDLE,
    "middle of": Part.MIDDLE,
    "midten af": Part.MIDDLE,
    "ultimo": Part.LATE,
    "ult.": Part.LATE,
    "late": Part.LATE,
    "late in": Part.LATE,
    "end of": Part.LATE,
    "end": Part.LATE,
    "slutningen af": Part.LATE,
    "udgangen af": Part.LATE,
}

DROPPED = frozenset({"udgår", "udgået", "udgår af planen", "drops out", "dropped"})
"""What a plan says of a milestone that is in it no more."""


def drops_out(value: ImpreciseDate | None) -> bool:
    """Whether a date says that what it is about has been taken out of the plan."""
    if value is None or value.precision is not Precision.NONE:
        return False
    return value.text.strip(" .").lower() in DROPPED


NO_DATE = DROPPED | frozenset(
    {
        "",
        "-",
        "--",
        "n/a",
        "na",
        "n.a",
        "n. a",
        "n-a",
        "none",
        "tbd",
        "tba",
        "tbc",
        "t.b.d",
        "to be determined",
        "to be decided",
        "to be confirmed",
        "to be announced",
        "not yet determined",
        "not determined",
        "not set",
        "not decided",
        "not applicable",
        "no date",
        "unknown",
        "pending",
        "awaiting approval",
        "ongoing",
        "on hold",
        "afventer",
        "afklares",
        "uafklaret",
        "ukendt",
        "ingen",
        "ingen dato",
        "ingen slutdato",
        "ikke fastlagt",
        "ikke fastsat",
        "ikke afklaret",
        "ikke aftalt",
        "ikke besluttet",
        "ikke kendt",
        "ikke relevant",
        "endnu ikke fastlagt",
        "endnu ikke fastsat",
        "endnu ikke afklaret",
        "fastlægges senere",
        "fastsættes senere",
        "afklares senere",
        "følger",
        "løbende",
        "på pause",
    }
)
"""What says that there is no date, on purpose; a final full stop has been taken off."""

SEASONS = (
    "forår",
    "sommer",
    "efterår",
    "vinter",
    "spring",
    "summer",
    "fall",
    "autumn",
    "winter",
)

FISCAL = ("fy", "fiscal", "finansår", "regnskabsår", "budgetår", "skoleår")
