"""What texts say nearly in the words of something closed, and what they do not."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.environment.resources import resources_folder
from portfolio_desktop.services.near_words import NearPhrases, sentences
from tests.workflows.neighbours import shared

FINE = "Bod efter ophævelsen af kontrakten"


def said(phrase: str, text: str, *public: str) -> list[str]:
    near = NearPhrases([("ri-1", phrase)])
    for name in public:
        near.allow(name)
    return [text[each.start : each.end] for each in near.said_in(text)]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        (FINE, "boden efter kontraktens ophævelse er varslet"),
        (FINE, "BOD EFTER OPHÆVELSE AF KONTRAKT"),
        ("Testbrugere mangler i fire regioner", "Fire regioner mangler at oprette testbrugere."),
        ("Medarbejdere uden nyt log-on ved skiftet", "medarbejdere uden log on ved skiftet"),
        ("Kritiske fejl i medicinmodulet", "der er kritiske fejl i medicin-modulet"),
        ("Kritiske fejl i medicin-modulet", "medicinmodulets kritiske fejl er kendt"),
        ("Leverandøren har skiftet hele projektledelsen", "leverandøren skifter projektledelse"),
        ("Kommunerne får ikke adgang i tide", "kommunernes adgang kommer ikke i tide"),
        ("Aarhus mangler et udbud", "udbuddet i Århus mangler stadig"),
        ("Loven kræver løsningen en måned før planen", "løsningen kræver loven før planen"),
        ("Leverandøren vil hæve prisen på licenser", "leverandøren vil hæve prisen på support"),
        ("Tilbuddet er dyrere end rammen", "at tilbud er dyrere end rammerne"),
    ],
)
def test_another_inflection_order_hyphen_or_word_is_found(phrase: str, text: str) -> None:
    assert len(said(phrase, text)) == 1


def test_the_words_are_told_from_the_first_to_the_last() -> None:
    text = "Planen skrider. Vi ved, at boden, der følger kontraktens ophævelse, er stor."
    assert said(FINE, text) == ["boden, der følger kontraktens ophævelse"]


@pytest.mark.parametrize(
    "text",
    [
        "Kontrakten er underskrevet. Boden er aftalt. Ophævelse kommer ikke på tale.",
        "boden i kontrakten",
        "Bod kan gives, når en aftale om at levere til tiden, som den er skrevet og læst i sagens"
        " akter, ikke holdes, og kontrakten har ikke noget om ophævelse",
        "",
    ],
)
def test_words_apart_are_not_the_phrase(text: str) -> None:
    assert said(FINE, text) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "Manglende bemanding",
        "Projektet er ikke i tide",
        "Gul status på leverancer, tid og økonomi i projektet",
        "Budget for 2024 og 2025",
        "2024 2025 2026 2027",
        "",
    ],
)
def test_words_that_meet_everywhere_are_not_looked_for(phrase: str) -> None:
    assert not NearPhrases([("ri-1", phrase)])


def test_what_a_public_name_says_gives_nothing_away() -> None:
    name, title = "Løsning til fravalg af genoplivning", "Grundlag for fravalg af genoplivning"
    assert said(title, f"{name} venter") == []
    three = "Udskudt og dyrere fravalg af genoplivning"
    assert len(said(three, "udskudt fravalg og genoplivning")) == 1
    assert said(three, "udskudt fravalg og genoplivning", "Udskudt fravalg af genoplivning") == []
    assert (
        said("18-6 Klinisk Immunologisk IT", "Klinisk Immunologisk It", "Klinisk Immunologisk It")
        == []
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _demo(name: str) -> Any:
    return tomllib.loads((resources_folder() / "demo" / name).read_text(encoding="utf-8"))


def _near_in(texts: list[str]) -> set[tuple[str, str]]:
    """What the texts nearly say of any risk, issue or dispute of the demonstration."""
    follow = _demo("follow.toml")
    concerns = [*follow["risk"], *follow["dispute"]]
    phrases = [
        (each["title"], phrase)
        for each in concerns
        for text in _strings(each)
        for phrase in sentences(text)
    ]
    near = NearPhrases(phrases)
    for project in _demo("register.toml")["project"]:
        near.allow(project["name"])
    own = set(_strings(concerns))
    return {
        (each.thing, text[each.start : each.end])
        for text in texts
        if text not in own
        for each in near.said_in(text)
    }


def test_no_other_text_of_the_demonstration_is_taken_for_one_of_its_concerns() -> None:
    files = (resources_folder() / "demo").glob("*.toml")
    texts = [text for file in files for text in _strings(tomllib.loads(file.read_text("utf-8")))]
    assert len(texts) > 500
    title = "Testbrugere mangler i fire regioner"
    assert _near_in(texts) == {
        (title, title.casefold()),
        (title, "regioner mangler stadig at oprette testbrugere"),
    }


def test_nor_is_any_of_a_real_table() -> None:
    table = json.loads(shared("fixtures", "rsi-2023-11.json").read_text("utf-8"))
    assert _near_in(list(_strings(table))) == {
        ("Supporten på NAV2017 ophører januar 2027", "NAV2017) udgår af support i januar")
    }


@given(st.text(), st.text())
def test_it_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    phrase = "Zebraerne flytter hegnet"
    assert phrase in said(phrase, f"{before}\n{phrase}\n{after}")


def test_many_phrases_in_many_texts_are_looked_for_in_a_moment() -> None:
    near = NearPhrases((f"r-{each}", f"Leverandøren{each} mangler folk") for each in range(2000))
    texts = [f"Bemærkning {each} om det, der går godt i {each} af 5 regioner." for each in range(9)]
    started = time.perf_counter()
    assert not any(list(near.said_in(text)) for _round in range(2000) for text in texts)
    assert time.perf_counter() - started < 5
