"""What the heading of a column means, in Danish and English, in any order and spelling."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from portfolio_desktop.domain.status import Dimension

_LONGEST_HEADING = 60

LIGHT = "light."
"""Begins the target of a dimension's lamps: "light.time"."""


class Target(StrEnum):
    """What a column can be used as; the words stand in mapping files."""

    NUMBER = "number"
    NAME = "name"
    PURPOSE = "purpose"
    CASE_NUMBER = "case_number"
    KIND = "kind"
    PARENT = "parent"
    LEAD = "lead"
    PHASE = "phase"
    STATE = "state"
    STATE_REASON = "state_reason"
    ORIGINAL = "original"
    APPROVED = "approved"
    FORECAST = "forecast"
    ACTUAL = "actual"
    BUDGET = "budget"
    PREVIOUS = "previous"
    OVERALL = "overall"
    OVERALL_REASON = "overall_reason"
    CORRECTIVE_ACTION = "corrective_action"
    REMARKS = "remarks"
    REPORTED_REMARKS = "reported_remarks"
    SECRETARIAT_NOTE = "secretariat_note"
    PERIOD = "period"


DATES = frozenset((Target.ORIGINAL, Target.APPROVED, Target.FORECAST, Target.ACTUAL))


def is_lamp(target: str) -> bool:
    """Whether a column used so holds lamps."""
    return target in (Target.OVERALL, Target.PREVIOUS) or target.startswith(LIGHT)


@dataclass(frozen=True, slots=True)
class Guess:
    """One possible use of a column: 100 and more is a heading known by heart."""

    target: str
    score: int


_KNOWN: dict[str, tuple[tuple[int, str], ...]] = {
    Target.NUMBER: (
        (
            120,
            "projektnr|projekt nr|projektnummer|projekt nummer|project no|project nr|project number"
            "|projekt id|projektid|project id",
        ),
        (110, "nr|nummer|no|number|p nr|lb nr|løbenr|løbenummer"),
        (90, "id|ref|reference|uniqueid|unique id|kode|projektkode|project code"),
    ),
    Target.NAME: (
        (120, "projektnavn|projekt navn|projekttitel|projektets navn|project name|project title"),
        (
            110,
            "projekt|project|projekter|projects|projekt program|projekter og programmer"
            "|projekt og program|project programme",
        ),
        (90, "navn|titel|name|title|initiativ|initiative|indsats|emne|sag"),
    ),
    Target.PURPOSE: (
        (120, "formål|projektets formål|formål med projektet|purpose|objective|formålsbeskrivelse"),
        (
            95,
            "beskrivelse|projektbeskrivelse|kort beskrivelse|description|project description"
            "|om projektet|resumé|resume|indhold|summary",
        ),
    ),
    Target.CASE_NUMBER: (
        (
            120,
            "sagsnr|sagsnummer|sags nr|sag nr|journalnr|journalnummer|esdh nr|case number|case no"
            "|case nr",
        ),
    ),
    Target.KIND: ((100, "type|projekttype|art|kind|project type"),),
    Target.PARENT: (
        (100, "hører under|overordnet projekt|overordnet program|parent|programme|program|part of"),
    ),
    Target.LEAD: (
        (
            120,
            "projektledende region|projektledende part|ledende region|projektledende|lead region"
            "|lead participant|lead organisation|lead organization",
        ),
        (80, "region|organisation|part|afdeling|department|organization|ansvarlig region"),
    ),
    Target.PHASE: (
        (110, "fase|projektfase|aktuel fase|nuværende fase|stadie|phase|project phase|stage"),
    ),
    Target.STATE: (
        (110, "tilstand|projekttilstand|lifecycle state|state|lifecycle"),
        (80, "projektstatus|project status"),
    ),
    Target.STATE_REASON: ((110, "begrundelse for tilstand|årsag til tilstand|state reason"),),
    Target.ORIGINAL: (
        (
            120,
            "oprindelig slutdato|opr slutdato|oprindelig deadline|opr deadline"
            "|oprindelig afslutning|oprindelig|original end|original end date|original deadline"
            "|original|baseline|baseline slutdato|baseline end|basisplan|original completion date",
        ),
    ),
    Target.APPROVED: (
        (
            120,
            "godkendt slutdato|godkendt deadline|godkendt afslutning|gældende slutdato|approved end"
            "|approved end date|current baseline|approved completion date",
        ),
    ),
    Target.FORECAST: (
        (
            120,
            "forventet slutdato|forventet afslutning|forventet slut|forventet deadline|ny slutdato"
            "|ny deadline|revideret slutdato|revideret deadline|seneste slutdato|prognose slutdato"
            "|forventet|forventet færdig|forecast|forecast end|forecast end date|expected end"
            "|expected end date|expected completion|current end date|estimated completion date"
            "|estimatedcompletiondate|latest completion date",
        ),
        (
            110,
            "slutdato|deadline|frist|slut|afslutning|afslutningsdato|sluttidspunkt|tidsfrist"
            "|planlagt afslutning|planlagt slutdato|end date|end|finish|finish date|due|due date"
            "|completion date|completion|idriftsættelse|go live",
        ),
    ),
    Target.ACTUAL: (
        (
            120,
            "faktisk slutdato|faktisk afslutning|faktisk deadline|actual end|actual end date"
            "|actual completion|afsluttet den|closed on",
        ),
    ),
    Target.BUDGET: (
        (
            120,
            "godkendt budget|samlet budget|totalbudget|total budget|approved budget|totalbudget kr"
            "|budget kr|budget mio kr|budget i alt|budget i mio kr|budget dkk"
            "|budget t kr|budget i t kr|budget dkk million|budget mio|budget million",
        ),
        (100, "budget|bevilling|ramme|budgetramme"),
    ),
    Target.PREVIOUS: (
        (
            120,
            "status sidste måned|sidste måned|forrige måned|status forrige måned|forrige status"
            "|samlet status sidste måned|sidste status|sidste periode|forrige periode"
            "|status sidste periode|status forrige periode|previous period|last period"
            "|previous status|last month|previous month|status last month|last status",
        ),
        (100, "forrige|sidste|previous|last|før"),
    ),
    Target.OVERALL: (
        (
            130,
            "status denne måned|samlet status denne måned|status this month|samlet status"
            "|projektets samlede status|overall status|overall",
        ),
        (
            115,
            "denne måned|denne periode|status denne periode|nuværende status|aktuel status"
            "|this month|this period|current period|current status|rag|rag status"
            "|trafiklys|samlet|status nu",
        ),
        (100, "status|nu|now|current|lampe|farve|colour|color"),
    ),
    Target.OVERALL_REASON: (
        (
            120,
            "begrundelse for samlet status|begrundelse for status|årsag til status|status reason"
            "|overall reason",
        ),
        (90, "begrundelse|årsag|reason"),
    ),
    Target.CORRECTIVE_ACTION: (
        (120, "korrigerende handling|korrigerende handlinger|corrective action"),
        (90, "handling|handlinger|tiltag|afhjælpning|action|actions"),
    ),
    Target.REMARKS: (
        (120, "bemærkninger|bemærkning|statusbemærkninger|bemærkninger til status|remarks|remark"),
        (
            105,
            "kommentar|kommentarer|comments|comment|statustekst|statusbeskrivelse|uddybning"
            "|note|noter|notes|status tekst|forklaring|bemærkninger kommentarer",
        ),
    ),
    Target.REPORTED_REMARKS: (
        (120, "rapporteret tekst|projektets tekst|projektets egne ord|reported text"),
    ),
    Target.SECRETARIAT_NOTE: (
        (
            120,
            "sekretariatets bemærkning|sekretariatets bemærkninger|secretariat s remark"
            "|the secretariat s remark|secretariat remark",
        ),
    ),
    Target.PERIOD: (
        (110, "måned|periode|rapporteringsmåned|period|month|reporting month|statusmåned"),
        (95, "asofdate|as of date|status pr|opgjort pr"),
    ),
}

_DIMENSIONS: dict[str, str] = {
    "deliverables": "leverancer|leverance|leveranceplan|omfang|scope|deliverables|deliverable",
    "time": "tid|tidsplan|tidsplanen|time|schedule|tidsstatus|fremdrift",
    "cost": "økonomi|penge|budget|cost|costs|economy|finance|finances|omkostninger|øk",
    "resources": "ressourcer|ressource|resurser|resourcer|resources|resource|bemanding",
    "benefits": "gevinster|gevinst|gevinstrealisering|benefits|benefit",
    "risks": "risici|risiko|risikobillede|risks|risk",
    "quality": "kvalitet|quality",
}
"""Further words for the shipped dimensions; a register's own are known by their names."""

_PERSONAL = re.compile(
    r"projektleder(?!nde)\w*|project manager|programleder\w*|(styregruppe)?formand\w*|.*\bchair\w*"
    r"|projektejer\w*|project owner|owner|kontaktperson\w*|kontakt|contact( person)?|tovholder\w*"
    r"|ansvarlig( person)?|e ?mail\w*|mail|telefon\w*|tlf|phone|mobil\w*|initialer|deltagere?"
    r"|(medlem|styregruppe)(mer)?|styregruppens medlemmer|steering group|sagsbehandler|sponsor"
)


_ABBREVIATIONS: dict[str, str] = {
    short: word
    for word, shorts in (
        ("måned", "md mdr mnd"),
        ("oprindelig", "opr oprind"),
        ("forventet", "forv forvent"),
        ("godkendt", "godk godkend"),
        ("leverancer", "lev levr"),
        ("ressourcer", "res ress"),
        ("bemærkninger", "bem bemærk bemærkn"),
        ("afslutning", "afsl"),
        ("projekt", "proj"),
        ("slutdato", "slutdat"),
    )
    for short in shorts.split()
}
"""What narrow columns shorten, word by word."""


_VAGUE = """
status projekt project projekter projects program programme samlet sidste forrige previous last
current budget original oprindelig baseline forecast completion slut navn name state type overall
description måned month periode region organisation part tilstand reason
"""
_SAYS_TOO_LITTLE = frozenset(_VAGUE.split())
"""Known headings that mean something else when more words follow: "Status risici"."""


@lru_cache(maxsize=8_192)
def plain_title(title: str) -> str:
    """Small letters, words parted by one space, hyphenation at line ends undone, no signs."""
    title = re.sub(r"(?<=\w)[-\u00ad]\s*\n\s*(?=[a-zæøå])", "", title)
    title = unicodedata.normalize("NFKC", title).casefold().replace("_", " ")
    return " ".join(re.findall(r"\w+", title))


def is_personal(title: str) -> bool:
    """Whether the column holds names or addresses of people, which the register does not take."""
    word = plain_title(title)
    if word in _synonyms():
        return False
    return any(_PERSONAL.fullmatch(part) for part in (word, *word.split()))


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, tuple[Guess, ...]]:
    found: dict[str, list[Guess]] = {}
    for target, groups in _KNOWN.items():
        for score, words in groups:
            for word in words.split("|"):
                found.setdefault(word, []).append(Guess(str(target), score))
    return {word: tuple(guesses) for word, guesses in found.items()}


def dimension_words(dimensions: Iterable[Dimension]) -> dict[str, str]:
    """Plain heading → target of a lamp column, for the register's dimensions.

    What the register itself calls one of them wins over what is another word for another one.
    """
    given = tuple(dimensions)
    found: dict[str, str] = {}
    for dimension in given:
        _add_forms(found, (dimension.name_da, dimension.name_en), dimension.key)
    for dimension in given:
        others = _DIMENSIONS.get(dimension.key, "").split("|")
        _add_forms(found, (dimension.key, *others), dimension.key)
    return found


def _add_forms(found: dict[str, str], names: Iterable[str], key: str) -> None:
    for name in {plain_title(name) for name in names} - {""}:
        forms = (name, f"status {name}", f"status på {name}", f"{name} status")
        for form in (*forms, f"{name}status", f"{name}sstatus"):
            found.setdefault(form, LIGHT + key)


def is_known(title: str, lights: dict[str, str]) -> bool:
    """Whether this is a heading known by heart, of whatever use."""
    if len(title) > _LONGEST_HEADING:
        return False
    words = {plain_title(title), _spelt_out(plain_title(title))} - {""}
    return any(word in _synonyms() or word in lights for word in words)


def _spelt_out(word: str) -> str:
    """The plain heading with its usual abbreviations written in full: "sidste md" as month."""
    return " ".join(_ABBREVIATIONS.get(part, part) for part in word.split())


def guesses(title: str, lights: dict[str, str], *, similar: bool = True) -> list[Guess]:
    """What the heading may mean, best first; `lights` from `dimension_words`.

    A score of 100 or more is an exact heading, 60 to 99 a weaker one or, where `similar` ones are
    asked for, one that is nearly or partly the same.
    """
    word = plain_title(title)
    if not word:
        return []
    if word not in _synonyms() and word not in lights:
        word = _spelt_out(word)
    found = list(_synonyms().get(word, ()))
    if word in lights:
        found.append(Guess(lights[word], 105))
    if not found and similar:
        found = _similar(word, lights)
    return sorted(found, key=lambda guess: -guess.score)


def _similar(word: str, lights: dict[str, str]) -> list[Guess]:
    """Misspelt headings ("Bemærkniger") and longer ones that begin with a known one."""
    if not 5 <= len(word) <= _LONGEST_HEADING:
        return []
    known = _synonyms()
    opening = [
        text
        for text in (*known, *lights)
        if len(text) > 3 and text not in _SAYS_TOO_LITTLE and word.startswith(text + " ")
    ]
    near = opening or difflib.get_close_matches(word, [*known, *lights], n=3, cutoff=0.86)
    if not near:
        return []
    best = max(near, key=lambda text: (len(text) if opening else 0, _likeness(word, text)))
    if best in lights and best not in known:
        return [Guess(lights[best], 65)]
    return [Guess(guess.target, 60 + guess.score // 20) for guess in known[best]]


def _likeness(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other).ratio()


def letter_lights(titles: Sequence[str], dimensions: Sequence[Dimension]) -> dict[int, str]:
    """Columns headed by the dimensions' letters (L T Ø R), when at least three stand so, or both
    of two. One letter alone means nothing: R may be a region.
    """
    found: dict[int, str] = {}
    for letters in (
        {d.letter_da.casefold(): d.key for d in dimensions if d.letter_da},
        {d.letter_en.casefold(): d.key for d in dimensions if d.letter_en},
    ):
        marked = {
            index: LIGHT + letters[plain_title(title)]
            for index, title in enumerate(titles)
            if plain_title(title) in letters
        }
        if len(set(marked.values())) > len(set(found.values())):
            found = marked
    enough = max(2, min(3, len(dimensions)))
    return found if len(set(found.values())) >= enough else {}
