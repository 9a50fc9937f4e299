"""Everything that can go wrong has its words, in both languages."""

from __future__ import annotations

import ast
import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from portfolio_desktop.domain.change_request import RequestState, Subject
from portfolio_desktop.domain.checks import CheckCode
from portfolio_desktop.domain.dates import UnreadReason
from portfolio_desktop.domain.money import Money, NoAmount
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem, RuleError
from portfolio_desktop.domain.project import LifecycleState, Project, ProjectKind
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.files import write_whole
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.environment.zone import danish_time
from portfolio_desktop.services import problem_words, words
from portfolio_desktop.services.check_words import warning_sentence
from portfolio_desktop.services.labels import edit_sentence, label_words
from portfolio_desktop.services.messages import file_not_written, message_for, message_for_file
from portfolio_desktop.services.problem_words import problem_sentence
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.values import EditKind, Label
from tests.services.warning_codes import warning_codes

SERVICES = Path(problem_words.__file__).parent


FACTS_ADDED: dict[str, tuple[str, ...]] = {
    "refuse": (),
    "_refusal": ("table", "place", "number", "actor"),
}
"""The functions that refuse, and the facts they add to what they are called with."""


def refusals() -> Iterator[tuple[str, str, set[str] | None]]:
    """Every code that a service refuses with, the module it stands in, and the facts' names.

    None for the names where the call only hands facts on.
    """
    for path in SERVICES.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
                if called in FACTS_ADDED:
                    names = {each.arg for each in node.keywords} | {*FACTS_ADDED[called]}
                    known = None if None in names else {str(name) for name in names}
                    for part in ast.walk(node.args[0]):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            yield part.value, path.name, known


@cache
def label_codes() -> tuple[tuple[str, str], ...]:
    """Every code that anything in the program labels an edit with, and where."""
    return tuple(
        (str(node.args[0].value), path.name)
        for path in SERVICES.parent.rglob("*.py")
        if "Label(" in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Label"
        and isinstance(node.args[0], ast.Constant)
    )


def has_sentence(code: str, sentence: Callable[[Problem], str] = problem_sentence) -> bool:
    """Whether the code is told in words; one without words is shown as itself."""
    try:
        return sentence(Problem(code)) != code
    except KeyError:  # the words ask for facts that are not given here
        return True


def test_every_refusal_of_the_services_has_a_sentence() -> None:
    found = list(refusals())
    assert len(found) > 30
    assert [each for each in found if not has_sentence(each[0])] == []


def test_every_refusal_of_the_services_has_the_facts_of_its_sentence() -> None:
    for code, module, names in refusals():
        if names is not None:
            told = message_for(Problem(code, params=dict.fromkeys(names, "2")))
            assert told.happened, (code, module)


def test_every_code_of_the_domain_has_a_sentence() -> None:
    assert [code for code in (*UnreadReason, *NoAmount) if not has_sentence(code)] == []


def test_every_warning_has_a_sentence() -> None:
    assert {*CheckCode} < warning_codes()
    for code in warning_codes():
        assert has_sentence(code, lambda problem: warning_sentence(problem, ())), code
    assert not has_sentence("check_unheard_of", lambda problem: warning_sentence(problem, ()))


@pytest.mark.parametrize("language", list(Language))
def test_every_label_of_the_program_has_a_phrase(language: Language) -> None:
    use_language(language)
    facts = {
        "number": "22-3",
        "request": "2023-09",
        "colour": "yellow",
        "dimension": "cost",
        "kind": "paused",
        "state": "approved",
        "field": "forecast_end",
        "period": "2023-10",
        "key": "hints",
        "date": "2027-01-01",
        "form": "Statusskema",
        "name": "Bilag 1.pdf",
        "before": "Skema",
        "phase": "analysis",
        "action": "2023-01",
        "risk": "2023-02",
        "ended": "kept",
        "year": 2024,
    }
    unnamed = label_words(Label("never heard of"))
    codes = label_codes()
    assert len(codes) > 10
    for code, _module in codes:
        assert label_words(Label(code, facts)) != unnamed, code


def test_what_was_done_is_said_in_danish() -> None:
    label = Label("status_overall", {"number": "22-3", "colour": "yellow", "period": "2023-10"})
    assert label_words(label) == "status for 22-3 til gul"
    assert label_words(Label("status_overall")) == "en ændring"
    label = Label("table_imported", {"projects": 13, "period": "2023-10"})
    assert label_words(label) == "importeret tabel med 13 projekter for oktober 2023"


@pytest.mark.parametrize("field", sorted(each.name for each in fields(Project)))
def test_a_field_is_named_inside_the_sentence_and_begins_one_in_history(field: str) -> None:
    label = Label("project_field", {"number": "17-1", "field": field})
    name = label_words(label)
    assert name[0] == name[0].lower()
    assert edit_sentence(label, EditKind.EDIT)[0] == name[0].upper()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("trouble", list(Trouble))
def test_trouble_says_what_happened_what_is_safe_and_what_to_do(
    trouble: Trouble, language: Language
) -> None:
    use_language(language)
    message = message_for(StorageError(trouble))
    assert message.code == trouble
    for sentence in (message.happened, message.safe, message.advice):
        assert sentence.endswith(".")


@pytest.mark.parametrize(
    "state", sorted(set(OpenState) - {OpenState.OK, OpenState.READ_ONLY}, key=str)
)
def test_every_refusal_to_open_is_told(state: OpenState) -> None:
    message = message_for(OpenRefused(state, {"version": 7}))
    assert message.happened.endswith(".")
    assert message.advice.endswith(".")


def test_who_has_the_register_open_is_named_as_far_as_it_is_known() -> None:
    note = {"host": "PC-17", "user": "åse", "since": "2023-10-22T11:05:00Z"}
    told = message_for(OpenRefused(OpenState.LOCKED, note)).happened
    assert told == "Registret er åbent på PC-17 hos åse siden 22. okt. 2023 13.05."
    here = message_for(OpenRefused(OpenState.LOCKED, {**note, "here": 1, "mine": 0})).happened
    assert here == "Registret er åbent på denne maskine hos åse siden 22. okt. 2023 13.05."
    mine = message_for(OpenRefused(OpenState.LOCKED, {**note, "here": 1, "mine": 1}))
    assert mine.happened == "Registret er åbent på denne maskine siden 22. okt. 2023 13.05."
    assert mine.advice == "Arbejd videre, hvor det er åbent, eller luk det dér først."
    told = message_for(OpenRefused(OpenState.LOCKED, {**note, "since": "i går"})).happened
    assert told == "Registret er åbent på PC-17."
    told = message_for(OpenRefused(OpenState.LOCKED)).happened
    assert told == "Registret er åbent i et andet program."


@pytest.mark.usefixtures("english")
def test_the_english_clock_has_a_colon() -> None:
    note = {"host": "PC-17", "user": "åse", "since": "2023-10-22T11:05:00Z"}
    told = message_for(OpenRefused(OpenState.LOCKED, note)).happened
    assert told == "The register is open on PC-17 by åse since 22 Oct 2023 13:05."


def test_what_is_open_since_today_is_told_by_the_clock_alone() -> None:
    now = datetime.now(UTC)
    note = {"host": "PC-17", "user": "åse", "since": now.isoformat(), "here": 1, "mine": 1}
    told = message_for(OpenRefused(OpenState.LOCKED, note)).happened
    local = danish_time(now)
    assert told == f"Registret er åbent på denne maskine siden {local:%H.%M}."


@pytest.mark.parametrize(
    "number",
    [*(errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EIO), *(errno.EINVAL, errno.ENAMETOOLONG)],
)
def test_a_file_beside_the_register_is_named(number: int) -> None:
    path = Path("mappe") / "rapport.pdf"
    message = message_for_file(path, OSError(number, "x", str(path)))
    assert "»rapport.pdf«" in message.text
    assert message.safe == "Registret er ikke rørt."


def test_a_name_that_no_file_can_have_is_told_as_that() -> None:
    error = OSError(errno.EINVAL, "Invalid argument", "okt: status?.pdf")
    message = message_for_file(Path("okt: status?.pdf"), error)
    assert message.code == "bad_name"
    assert message.happened == "En fil kan ikke hedde »okt: status?.pdf«."
    assert "uden tegnene" in message.advice


def test_a_rule_names_the_field_and_fills_in_its_facts() -> None:
    error = RuleError(Problem("request_state", "state", {"before": "draft", "after": "approved"}))
    message = message_for(error)
    assert message.field == "state"
    assert message.text == (
        "En ændringsanmodning, der er under udarbejdelse, kan ikke blive godkendt. Intet er ændret."
    )
    assert message_for(Problem("never_heard_of")).happened == "never_heard_of"


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_a_word(language: Language) -> None:
    use_language(language)
    for kind, word in (
        (Colour, words.colour_word),
        (NoLight, words.no_light_word),
        (LifecycleState, words.state_word),
        (ProjectKind, words.kind_word),
        (RequestState, words.request_state_word),
        (Subject, words.subject_word),
    ):
        told = [word(code) for code in kind]
        assert all(told)
        assert len(set(told)) == len(told)
    months = {words.period_words(Period(2023, month)) for month in range(1, 13)}
    assert len(months) == 12


def test_numbers_are_said_in_danish() -> None:
    assert [words.delay_words(months) for months in (8, 1, 0, None, -2)] == [
        "+8 mdr.",
        "+1 md.",
        "",
        "",
        "−2 mdr.",
    ]
    assert words.money_words(Money(1_260_000_000, "", 2023)) == "12,6\u00a0mio.\u00a0kr. (2023-pl)"
    assert words.money_words(None) == words.date_words(None) == words.day_words(None) == ""


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT, errno.EEXIST, errno.EROFS])
def test_a_folder_that_takes_no_file_is_told_as_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_where: object) -> int:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "open", refused)
    with pytest.raises(PermissionError) as caught:
        write_whole(tmp_path / "rapport.pdf", b"one")
    message = file_not_written(tmp_path / "rapport.pdf", caught.value)
    assert message.happened == "Der kan ikke skrives i den mappe."
