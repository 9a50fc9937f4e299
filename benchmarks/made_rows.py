"""Rows of the portfolio made by rule, for measurements and pictures of a large register."""

from __future__ import annotations

import random

from portfolio_desktop.domain.dates import ImpreciseDate, print_date, read_date
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import DEFAULT_DIMENSIONS, Colour, Dimension
from portfolio_desktop.services.lamps import LampPair, LampValue
from portfolio_desktop.services.portfolio import Portfolio, PortfolioCounts, PortfolioRow

_SUBJECTS = (
    "Fælles medicinkort",
    "Præhospital journal",
    "Laboratoriedata på tværs af regionerne",
    "Billeddeling",
    "Ny telefoni til akutmodtagelserne",
    "Digitale patientforløb for mennesker med kronisk sygdom",
    "Genetisk svarportal",
    "Bestilling og booking",
    "Ældre borgeres overgang mellem sektorer",
    "Infrastruktur og netværk",
)
_LEADS = (
    "Region Hovedstaden",
    "Region Sjælland",
    "Region Syddanmark",
    "Region Midtjylland",
    "Region Nordjylland",
    "Sundhedsdatastyrelsen",
)
_PHASES = (
    ("idea", "Idé"),
    ("analysis", "Analyse"),
    ("procurement", "Anskaffelse"),
    ("execution", "Gennemførelse"),
    ("realisation", "Realisering"),
)
_SENTENCES = (
    "Leverandøren har afleveret andet udkast til løsningsbeskrivelsen.",
    "Testmiljøet er overdraget, og de første brugere er oprettet.",
    "To regioner mangler stadig at udpege lokale projektledere.",
    "Kontrakten er underskrevet efter en kort forlængelse af udbuddet.",
    "Økonomien følges tæt, fordi integrationen er blevet dyrere end ventet.",
    "Uddannelsen af superbrugere begynder efter sommerferien.",
    "Pilotdriften i Aalborg viser færre fejl end forventet.",
)
_WORDS = {Colour.GREEN: "grøn", Colour.YELLOW: "gul", Colour.RED: "rød"}


def dimensions() -> tuple[Dimension, ...]:
    return tuple(
        Dimension(key, key, da, en, letter_da, letter_en, str(place))
        for place, (key, da, en, letter_da, letter_en) in enumerate(DEFAULT_DIMENSIONS)
    )


def made_portfolio(count: int, *, seed: int = 7) -> Portfolio:
    """`count` projects in October 2023; the same for the same seed."""
    chance = random.Random(seed)
    rows = tuple(_row(place, chance) for place in range(count))
    period = Period(2023, 10)
    return Portfolio(
        period, period.previous, dimensions(), rows, _counts(rows), day=period.last_day
    )


def _row(place: int, chance: random.Random) -> PortfolioRow:
    phase = chance.randrange(len(_PHASES))
    now = _lamp(chance)
    end = _month(chance.randrange(2023, 2029), chance.randrange(1, 13))
    return PortfolioRow(
        id=f"project-{place}",
        number=f"{16 + place % 9}-{place + 1}",
        name=f"{chance.choice(_SUBJECTS)} {chance.randrange(2, 90)}",
        lead_name=(lead := chance.choice(_LEADS)),
        lead_id=lead,
        phase=_PHASES[phase][0],
        phase_name=_PHASES[phase][1],
        phase_order=phase,
        forecast_end=end,
        approved_end=end,
        deadline_text=print_date(end, "da"),
        late=end.latest is not None and end.latest.year == 2023 and end.latest.month < 10,
        delay_original=chance.choice((None, 0, 0, 1, 3, 8)),
        delay_approved=chance.choice((0, 0, 1)),
        previous=_lamp(chance),
        now=now,
        lights=tuple(LampPair(_lamp(chance), _lamp(chance)) for _unused in DEFAULT_DIMENSIONS),
        trend=(*(_lamp(chance) for _unused in range(11)), now),
        remarks=" ".join(chance.sample(_SENTENCES, 3)),
        purpose="Et fælles løft af driften, så personalet møder den samme løsning overalt.",
        case_number=f"2023-{place:06}",
        order=place,
    )


def _month(year: int, month: int) -> ImpreciseDate:
    return read_date(f"{year}-{month:02}")


def _lamp(chance: random.Random) -> LampValue:
    colour = chance.choices(tuple(Colour), (6, 4, 2))[0]
    return LampValue(colour=colour, word=_WORDS[colour])


def _counts(rows: tuple[PortfolioRow, ...]) -> PortfolioCounts:
    def of(colour: Colour) -> int:
        return sum(row.now.colour is colour for row in rows)

    return PortfolioCounts(
        len(rows), of(Colour.GREEN), of(Colour.YELLOW), of(Colour.RED), no_light=0, not_reported=0
    )
