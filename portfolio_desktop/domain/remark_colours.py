"""The colours that a Danish remark says its project has: "gul status på leverancer og tid".

Only proposals follow from it, so it rather says nothing than something wrong: a sentence counts
when it is about the project itself, now, and without a not, a maybe or an if.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from portfolio_desktop.domain.remark_words import (
    COLOUR_WORDS,
    DIMENSION_WORDS,
    coloured_sentences,
    one_of,
)
from portfolio_desktop.domain.status import OVERALL, Colour


@dataclass(frozen=True, slots=True)
class NamedColours:
    """What a remark names: the colour of the whole project and of single dimensions by key.

    `previous` is the colour it says the project comes from ("gået fra rød til gul"). What is named
    twice with different colours is left out.
    """

    overall: Colour | None = None
    dimensions: Mapping[str, Colour] = field(default_factory=lambda: MappingProxyType({}))
    previous: Colour | None = None


@lru_cache(maxsize=256)
def named_colours(remark: str) -> NamedColours:
    """The colours that the remark names for certain."""
    found: dict[str, set[Colour]] = {}
    before: set[Colour] = set()
    text = _RATHER.sub("nu ", remark.lower())
    for sentence in coloured_sentences(text):
        for claim in _claims(sentence):
            if claim.previous is not None:
                before.add(claim.previous)
            for key in claim.keys:
                found.setdefault(key, set()).add(claim.colour)
    certain = {key: colours.pop() for key, colours in found.items() if len(colours) == 1}
    overall = certain.pop(OVERALL, None)
    return NamedColours(
        overall,
        MappingProxyType(certain),
        before.pop() if overall is not None and len(before) == 1 else None,
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    colour: Colour
    keys: tuple[str, ...]
    previous: Colour | None = None


_LAMP = r"(?:status|trafiklys|lamper?)"
_COLOUR = rf"(?P<colour>{one_of(COLOUR_WORDS)})\b(?:\s{_LAMP}\b)?"
_FROM = _COLOUR.replace("?P<colour>", "?P<previous>")
_WORD = rf"(?:{one_of(DIMENSION_WORDS)})\b(?!-)"
_LIST = (
    rf"(?P<words>(?:(?:både|såvel)\s)?\b{_WORD}"
    rf"(?:(?:,\s?(?:og\s|samt\s)?|\s(?:og|samt|som|&)\s)(?:(?:på|for)\s)?{_WORD})*)"
)
_ON = r"(?:på|for|vedrørende|vedr\.?|hvad angår|i forhold til)"
_NO_VERB = (
    r"(?!\s(?!(?:for|hvor|hvorfor|efter|over|under|eller)\b)"
    r"(?:\w+(?:r|es)|blev|kan|kunne|skal|skulle|vil|ville|må)\b)"
)
"""A word before a verb is no part of the list: "gul status på tid, og økonomien holder"."""
_ADVERB = (
    r"(?:(?:fortsat|forsat|stadig|stadigvæk|uændret|nu|dog|også|igen|derfor|ligeledes|samlet set"
    r"|samlet|overordnet|desværre|alle|begge|tilbage)\s)*"
)
_INTO = r"(?:(?:i|som|til|med)\s)?"
_BE = r"(?:er|står|ligger|forbliver|vurderes|rapporteres|meldes|markeres)"
_SET = r"(?:sættes|ændres|sænkes|hæves|er\s(?:(?:nu|denne måned)\s)?(?:sat|ændret|sænket|hævet))"
_IS_NOW = (
    rf"(?:rapporterer|melder|er gået|er kommet|er tilbage|er blevet|{_BE}|går|gået|skifter til"
    r"|fastholder(?:\ssi[nt])?|holder|(?:er|rapporterer|melder)\svi)"
)
_WHOLE = (
    r"(?:(?:samlet|samlede|overordnet|overordnede)\s(?:status|vurdering|farve)"
    r"|statussen|statusfarven|status|vurderingen|trafiklyset|farven)"
)
"""What has a colour when the whole project has it."""
_SUMMING_UP = r"(?:samlet set|samlet|alt i alt|overordnet|derfor|dermed|således|fortsat|stadig|nu)"
"""Before "er projektet rødt"; "i Region Sjælland er projektet rødt" says less."""
_AFTER_COLOUR = "|".join(rf"(?<={colour} og )" for colour in COLOUR_WORDS)
_THEN = (
    r"(?=\s?(?:[,.:;!()–]|$)|\s(?:da|fordi|idet|efter|grundet|pga|som|hvilket|hvor|men|mens|samt"
    rf"|på (?:grund|baggrund)|for \w+ (?:måned|gang)|denne måned"
    r"|(?:for|i) (?:denne periode|perioden)|i forhold til (?:sidste|forrige)"
    rf"|igen|og(?!\s(?:{'|'.join(COLOUR_WORDS)})))\b)"
)
"""What may follow a colour that stands alone; a noun may not: "grønt lys", "rød tråd"."""

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\bfra\s{_FROM}\s(?:(?:op|ned)\s)?(?:til|i)\s{_COLOUR}(?:\s{_ON}\s{_LIST}{_NO_VERB}|(?!\s{_ON}\s))",
        rf"\b{_INTO}{_COLOUR}\sfra\s{_FROM}{_THEN}",
        rf"\b{_COLOUR}(?:\slys)?(?:,?\snemlig)?\s{_ON}\s{_LIST}{_NO_VERB}",
        rf"{_LIST}\s(?:{_BE}|{_SET}|lyser)\s{_ADVERB}{_INTO}{_COLOUR}{_THEN}",
        rf"{_LIST},?\s(?:som|der)\s{_BE}\s{_ADVERB}{_INTO}(?!\w+e\b){_COLOUR}{_THEN}",
        rf"{_LIST}\s(?:har|får)\s{_ADVERB}(?:et\s)?{_COLOUR}(?:\slys)?{_THEN}",
        rf"\b{_BE}\s{_LIST}\s{_ADVERB}{_INTO}{_COLOUR}{_THEN}",
        rf"(?:{_AFTER_COLOUR}){_LIST}\s{_COLOUR}{_THEN}",
        rf"\b(?P<words>{_WORD})\s?[:=]\s?{_COLOUR}{_THEN}",
        rf"\b(?P<words>{_WORD})\s(?:\w+\s){{0,4}}\({_COLOUR}\)",
        rf"\b(?:melder|rapporterer)\s{_COLOUR}\s(?P<words>{_WORD})",
        rf"\b{_WHOLE}\s(?:{_BE}|{_SET})\s{_ADVERB}{_INTO}{_COLOUR}{_THEN}",
        rf"\b(?:er|vurderes)\s(?:projektets\s|programmets\s)?{_WHOLE}\s{_ADVERB}{_COLOUR}{_THEN}",
        rf"\b(?:sætter|nedjusterer|opjusterer|sænker|hæver)\s{_WHOLE}\stil\s{_COLOUR}{_THEN}",
        rf"\b{_IS_NOW}\s{_ADVERB}{_INTO}{_COLOUR}{_THEN}",
        rf"\b{_SUMMING_UP}\ser\s(?:projekt|programm)et\s{_ADVERB}{_INTO}{_COLOUR}{_THEN}",
        rf"\b(?:får|har|har fået|tildeles)\s(?:et\s)?{_COLOUR}(?<=trafiklys){_THEN}",
        rf"^(?:samlet\s)?{_ADVERB}{_COLOUR}{_THEN}",
        rf"(?:^|\b(?:samlet|overordnet)\s)(?:status|vurdering)\s?[:=]\s?{_COLOUR}{_THEN}",
    )
)

_BOUNDARY = re.compile(
    r"[,:;()–]|\s-\s|\b(?:men|mens|fordi|da|idet|hvor|hvorfor(?!\sder\ser)|selvom|selv om|så)\b"
)
_PROJECT = re.compile(
    r"\b(?:projekt|program)(?:met|mets|et|ets)\b|\bvi\b|\bder (?:rapporteres|meldes)\b"
    # After the comma of the clause before: "..., rapporteres der gul status".
    r"|^\s(?:rapporteres|meldes) der\b|\bprojektlede(?:ren|lsen)\b"
    r"|^der er\b|\bhvorfor der er\b"
)
_OTHERS = re.compile(
    r"\b(?:region|kommune|leverandør|delprojekt|spor|part|projekt(?:er|erne)\b|hospital|afdeling"
    r"|styregruppe|søsterprojekt|naboprojekt)\w*|\b(?:ud )?af (?:[0-9]+|de|to|tre|fire|fem)\b"
)
_RATHER = re.compile(
    rf"\bikke længere (?:i )?(?:{'|'.join(COLOUR_WORDS)}),? men (?:nu )?|(?<=\bvurderes )at være "
)
"""Words that would look like a doubt: "ikke længere rød, men gul" is yellow."""
_DOUBT = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|hverken|uden|næppe|undgå\w*|vil|ville|kan|kunne|skal|skulle|bør"
    r"|burde|må|forvent\w*|ventes|ventet|håb\w*|ønsk\w*|måske|muligvis|risiko|risikerer|truer|hvis"
    r"|såfremt|medmindre|indtil|tidligere|hidtil|sidste|sidst|forrige|næste|snart|nærmer|tæt|mod"
    r"|var|blev|fik|havde|stod|lå|rapporterede|meldte|at|næsten|enten|eller|før|inden|oprindeligt"
    r"|har (?:rapporteret|meldt|været|haft))\b"
)
_AFTERWARDS = re.compile(
    r"\s?/|,?\snår\b|\s(?:eller|hos|indtil|frem|hvis|såfremt|medmindre|sidste|forrige|næste|tidligere"
    r"|i (?:sidste|forrige|næste|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|region|regioner|én|en|to|tre|fire|delprojekt|[0-9])\w*)\b"
)
_CONDITION = re.compile(r"\b(?:hvis|såfremt|medmindre)\b|^når\b|\?$")
_VERBS = re.compile(rf"^(?:rapporterer|melder|er|står|går)\b(?!\s{_WORD})")
"""Begins a clause whose subject stands before it; in "er ressourcerne gule" it follows."""
_AROUND = """
er rapporterer rapporteres melder meldes står går gået kommet har nu fortsat forsat stadig derfor
dog samt og med desuden ligeledes samlet samlede overordnet status fra til på for i denne måned
både også igen ændret ændres sig skiftet rykket rykker den det såvel dog ligger forbliver vurderes
vurdering vurderingen trafiklyset farve farven sænket hævet faldet forbedret falder stiger
nedjusteret opjusteret løftet løftes sænkes statussen statusfarven vi
"""
_HARMLESS = frozenset(_AROUND.split()) | set(COLOUR_WORDS) | set(DIMENSION_WORDS)
"""Words that bring nobody else into a clause without a subject of its own."""


def _claims(sentence: str) -> Iterator[_Claim]:
    if _CONDITION.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    refused = False
    for match in _matches(sentence):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        if refused or not _about_the_project_now(sentence, match):
            # What follows in the sentence may have the same subject: "…, samt gul status på tid".
            refused = True
            continue
        claim = _claim(sentence, match)
        if claim.keys != (OVERALL,) or not _dimensions_in(_clause(sentence, match)):
            # Else it is not clear which of them it is about: "hvad angår pengene er vi i gul".
            yield claim


def _dimensions_in(words: str) -> tuple[str, ...]:
    named = (DIMENSION_WORDS.get(word) for word in re.findall(r"\w+", words))
    return tuple(key for key in named if key is not None)


def _matches(sentence: str) -> list[re.Match[str]]:
    """All places where a form fits; of two at the same place the one of the earlier form."""
    found = [
        (match.start(), rank, match)
        for rank, form in enumerate(_FORMS)
        for match in form.finditer(sentence)
    ]
    return [match for _, _, match in sorted(found, key=lambda each: each[:2])]


def _claim(sentence: str, match: re.Match[str]) -> _Claim:
    groups = match.groupdict()
    words = groups.get("words") or ""
    previous = groups.get("previous")
    if previous and not words:
        # "tiden er gået fra gul til rød"
        words = _clause(sentence, match)
    keys = _dimensions_in(words)
    return _Claim(
        COLOUR_WORDS[match["colour"]],
        keys or (OVERALL,),
        COLOUR_WORDS[previous] if previous and not keys else None,
    )


def _clause(sentence: str, match: re.Match[str]) -> str:
    """What stands before the match in its own clause."""
    before = sentence[: match.start()]
    ends = [boundary.end() for boundary in _BOUNDARY.finditer(before)]
    return before[ends[-1] :] if ends else before


def _about_the_project_now(sentence: str, match: re.Match[str]) -> bool:
    clause = _clause(sentence, match)
    if _DOUBT.search(clause) or _DOUBT.search(match.group()):
        return False
    if _AFTERWARDS.match(sentence, match.end()) or sentence[: match.start()].rstrip().endswith("/"):
        return False
    who = _subject(clause + match.group())
    if who is not None:
        return who
    if not set(re.findall(r"\w+", clause)) <= _HARMLESS:
        return False
    earlier = _subject(sentence[: match.start()])
    if earlier is not None:
        return earlier
    at_the_start = clause == sentence[: match.start()]
    return at_the_start or not _VERBS.match(clause.strip() or match.group())


def _subject(text: str) -> bool | None:
    """Whether the last one named is the project (True) or somebody else; None where nobody is."""
    project = [found.start() for found in _PROJECT.finditer(text)]
    others = [found.start() for found in _OTHERS.finditer(text)]
    if not project and not others:
        return None
    return max(project, default=-1) > max(others, default=-1)
