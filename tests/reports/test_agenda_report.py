"""The printed agenda and minutes, read back from the PDF."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.case_text import blocks
from portfolio_desktop.domain.meetings import Edition, IssueKind
from portfolio_desktop.reports.agenda_items import item_blocks
from portfolio_desktop.reports.agenda_report import render_agenda
from portfolio_desktop.reports.flow import Block, PagePlan, flowed
from portfolio_desktop.reports.paper import Paper
from portfolio_desktop.reports.prose import broken
from portfolio_desktop.reports.sections import RenderingCancelled
from portfolio_desktop.reports.style import MEETING_TITLE, PORTRAIT
from portfolio_desktop.reports.texts import Setter
from portfolio_desktop.services.agenda_content import AgendaWish, agenda_content
from portfolio_desktop.services.agenda_values import (
    AgendaContent,
    AgendaItem,
    AgendaTable,
    Matters,
    Point,
)
from portfolio_desktop.services.pack_parts import Part
from portfolio_desktop.services.pack_values import Fact
from portfolio_desktop.storage.register_file import RegisterFile
from tests.reports.reading import flat, pages_across, text_of
from tests.reports.sample import IDENTITY
from tests.services.meeting_ground import CASE, board_register, change, decide, put
from tests.services.pack_register import ORIGIN

Make = Callable[..., AgendaContent]
SECRETS = ("Zebrafirma", "Quagga", "Gnuadvokat", "Hemmelig", "2023-0815", "LUNA")


@pytest.fixture
def board(tmp_path: Path) -> Iterator[RegisterFile]:
    with board_register(tmp_path) as found:
        change(found, "project", "p-19-2", closed=True)
        yield found


@pytest.fixture
def make(board: RegisterFile) -> Make:
    def content(**wish: object) -> AgendaContent:
        return agenda_content(board.reader, AgendaWish("m-1", **wish), ORIGIN)  # type: ignore[arg-type]

    return content


def everything_in(pdf: bytes) -> str:
    """All that a file holds: its text, and every stream and string as they lie in it."""
    found = [text_of(pdf), pdf.decode("latin-1")]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                found.append(bytes(each.read_bytes()).decode("latin-1"))
            found.append(_strings(each))
    return "\n".join(found)


def secrets_in(pdf: bytes) -> set[str]:
    everything = everything_in(pdf)
    return {word for word in SECRETS if word in everything}


def _strings(value: object) -> str:
    if isinstance(value, pikepdf.String):
        return str(value)
    if isinstance(value, pikepdf.Stream | pikepdf.Dictionary):
        return "\n".join(
            _strings(each) for each in value.values() if not getattr(each, "is_indirect", False)
        )
    if isinstance(value, pikepdf.Array):
        return "\n".join(
            _strings(each) for each in value if not getattr(each, "is_indirect", False)
        )
    return ""


def outline(pdf: bytes) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []

    def walk(items: object, level: int) -> None:
        for each in items:  # type: ignore[attr-defined]
            found.append((level, each.title))
            walk(each.children, level + 1)

    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as tree:
        walk(tree.root, 0)
    return found


def test_every_part_of_an_item_is_on_paper_in_its_order(make: Make) -> None:
    text = flat(text_of(render_agenda(make())))
    parts = (
        "4Ændringsanmodning:17-1PGDBenmånedmere",
        "PGDBbederomenmånedmeretiltest.",
        "Indstilling",
        "1.atidriftsættelsenflyttestilmaj2024",
        "Sagsfremstilling",
        "Konklusion:planenholder",
        "•MiljøetovertagesafRegionNordjylland",
        "2.Go/no-goden14.november",
        "Ændringsanmodning2023-09",
        "Konsekvenser",
        "Bilag4.1Revideretplan",
    )
    place = 0
    for part in parts:
        assert part in text[place:], f"{part} does not come after what stands before it"
        place = text.index(part, place)


def test_cases_stand_upright_and_the_grid_across(make: Make) -> None:
    with pikepdf.open(io.BytesIO(render_agenda(make()))) as document:
        wide = [page.mediabox[2] > page.mediabox[3] for page in document.pages]
    assert wide[:2] == [False, False]
    assert wide[2:4] == [True, True]
    assert not wide[-1]


def test_the_contents_lead_to_the_page_of_each_item(make: Make) -> None:
    found = pages_across(render_agenda(make()))
    lines = [line.split() for line in found[0].splitlines()]
    numbers = {line[0]: int(line[-1]) for line in lines if line[0].isdigit() and line[-1].isdigit()}
    assert set(numbers) >= {"1", "2", "3", "4", "5", "6"}
    assert "3 23-1 Sundhedsjournalen" in found[numbers["3"] - 1]
    assert "6 Eventuelt" in found[numbers["6"] - 1]


def test_the_outline_names_the_items_and_the_report_below_its_own(make: Make) -> None:
    found = outline(render_agenda(make()))
    assert [title for level, title in found if not level] == [
        "Dagsorden Møde 10. november 2023",
        "Indhold",
        "1 Godkendelse af dagsorden",
        "2 Porteføljestatus",
        "3 23-1 Sundhedsjournalen",
        "4 Ændringsanmodning: 17-1 PGDB en måned mere",
        "5 Opsigelse af kontrakten med Zebrafirma",
        "6 Eventuelt",
        "Projektark",
    ]
    assert (1, "Sammenfatning") in found
    assert found[-1] == (1, "23-1 Sundhedsjournalen")


def test_nothing_of_what_is_closed_is_anywhere_in_the_open_edition(make: Make) -> None:
    full, opened = render_agenda(make()), render_agenda(make(edition=Edition.OPEN))
    assert secrets_in(full) == set(SECRETS)
    assert secrets_in(opened) == set()
    hidden = "Kontraktforhold"
    assert hidden in text_of(opened)
    assert "offentlighedslovens § 33" in text_of(opened)


def test_the_open_minutes_keep_it_closed_too(board: RegisterFile, make: Make) -> None:
    decide(board)
    opened = render_agenda(make(kind=IssueKind.APPROVED_MINUTES, edition=Edition.OPEN))
    assert secrets_in(opened) == set()
    assert "Udsat" not in text_of(opened)


def test_minutes_answer_right_after_the_recommendation(board: RegisterFile, make: Make) -> None:
    decide(board)
    text = flat(text_of(render_agenda(make(kind=IssueKind.DRAFT_MINUTES))))
    asked = text.index("2.atmerudgiftentagestilefterretning")
    answered = text.index("Beslutning1.Godkendtmedbemærkninger:datoenflyttesikkeigen")
    assert text[asked:answered] == "2.atmerudgiftentagestilefterretning"
    assert text.rindex("Mødetsluttedekl.12.40.") > answered


def test_what_was_agreed_is_on_paper(board: RegisterFile, make: Make) -> None:
    put(board, Action("t-1", title="Revideret plan", owner="Lone Bech", item_id="i-4"))
    text = flat(text_of(render_agenda(make(kind=IssueKind.DRAFT_MINUTES))))
    assert "AftaltopfølgningRevideretplan:LoneBech" in text.replace("•", "")


def test_the_head_of_minutes_says_what_an_item_was_and_not_what_it_is_for(make: Make) -> None:
    def heads(**wish: object) -> str:
        with pdfplumber.open(io.BytesIO(render_agenda(make(**wish)))) as pdf:
            cut = (page.crop((0, 0, page.width, 32)).extract_text() for page in pdf.pages)
            return flat("".join(cut))

    assert "Godkendelseafdagsorden·tilbeslutning" in heads()
    minutes = heads(kind=IssueKind.DRAFT_MINUTES)
    assert "Godkendelseafdagsorden·Beslutning" in minutes
    assert "til" not in minutes


def test_a_long_title_never_pushes_out_version_and_edition(board: RegisterFile, make: Make) -> None:
    content = make(version=2)
    long = tuple(replace(each, title="Meget lang overskrift " * 20) for each in content.items)
    with pdfplumber.open(io.BytesIO(render_agenda(replace(content, items=long)))) as pdf:
        heads = [flat(page.crop((0, 0, page.width, 32)).extract_text()) for page in pdf.pages]
    mark = flat(content.margin.head_right)
    assert "fortrolig" in mark
    assert [head for head in heads if mark not in head] == []


def test_no_word_stands_where_printers_do_not_reach(make: Make) -> None:
    """Four millimetres and a little at every edge; also of a head in two lines."""
    content = make(version=2)
    long = tuple(replace(each, title="Meget lang overskrift " * 20) for each in content.items)
    with pdfplumber.open(io.BytesIO(render_agenda(replace(content, items=long)))) as pdf:
        for page in pdf.pages:
            letters = [each for each in page.chars if each["text"].strip()]
            heads = [each["bottom"] - 0.93 * each["size"] for each in letters]  # of capitals
            assert min(heads) >= 12
            assert min(each["x0"] for each in letters) >= 12
            assert max(each["x1"] for each in letters) <= page.width - 12
            assert max(each["bottom"] for each in letters) <= page.height - 12


def test_equal_content_gives_equal_bytes(make: Make) -> None:
    first, again = render_agenda(make()), render_agenda(make())
    assert hashlib.sha256(first).digest() == hashlib.sha256(again).digest()


def test_the_title_of_a_front_page_alone_begins_lower_down(make: Make) -> None:
    content = make()
    together = _top_of_title(content)
    parts = tuple(part for part in content.choice.parts if part is not Part.CONTENTS)
    alone = _top_of_title(replace(content, choice=replace(content.choice, parts=parts)))
    assert alone - together > 80


def _top_of_title(content: AgendaContent) -> float:
    with pdfplumber.open(io.BytesIO(render_agenda(content))) as pdf:
        chars = pdf.pages[0].chars
        return float(next(each["top"] for each in chars if each["size"] == MEETING_TITLE.size))


def test_a_state_with_nothing_to_add_is_a_sentence(make: Make) -> None:
    content = make()
    told = Matters("Tilstand", (Fact("Kontrakt opsagt", ""),))
    items = tuple(replace(each, matters=(told,)) for each in content.items[:1])
    text = text_of(render_agenda(replace(content, items=items, status=None)))
    assert "Tilstand Kontrakt opsagt." in " ".join(text.split())


def test_what_an_item_above_has_is_led_to_in_a_line(make: Make) -> None:
    content = make()
    told = Matters("Risici", (Fact("Risiko 1", "Alt går i stå"),))
    first = replace(content.items[0], matters=(told,))
    second = replace(content.items[1], matters=(told,), matters_at="Se punkt 1.")
    papers = replace(content, items=(first, second), status=None)
    text = " ".join(text_of(render_agenda(papers)).split())
    assert text.count("Alt går i stå") == 1
    assert "Risici Se punkt 1." in text


@pytest.mark.parametrize(
    ("state", "path", "line"),
    [
        ("Fremsendt", "Fremsendt 12. juni 2023", "Fremsendt 12. juni 2023"),
        ("På dagsordenen", "Fremsendt 12. juni 2023", "På dagsordenen · Fremsendt 12. juni 2023"),
        ("Under udarbejdelse", "", "Under udarbejdelse"),
    ],
)
def test_how_a_request_stands_is_said_once(make: Make, state: str, path: str, line: str) -> None:
    value = make()
    card = value.items[3].request
    assert card is not None
    item = replace(value.items[3], request=replace(card, state=state, path=path))
    text = text_of(render_agenda(replace(value, items=(item,), status=None, sheets=None)))
    assert line in text.splitlines()


def test_an_empty_agenda_says_so(make: Make) -> None:
    text = text_of(render_agenda(replace(make(), items=(), status=None)))
    assert "Der er endnu ingen punkter på dagsordenen." in text


def test_many_items_and_long_cases_lose_nothing(make: Make) -> None:
    value = make()
    long = tuple(
        replace(
            value.items[3],
            id=f"x{number}",
            number=str(number),
            title=f"Sag {number}",
            case_text=blocks(f"{CASE}\n\n" * 10 + f"Slutord{number}"),
        )
        for number in range(1, 13)
    )
    text = flat(text_of(render_agenda(replace(value, items=long, status=None))))
    assert [number for number in range(1, 13) if f"Slutord{number}" not in text] == []
    assert text.count("Konklusion:") == 12 * 10


def test_the_last_point_of_a_recommendation_never_stands_alone_overleaf(make: Make) -> None:
    value = make()
    points = tuple(Point(f"{each}.", f"at punkt {each} godkendes") for each in (1, 2, 3))
    bare = AgendaItem("x", "1", "Sag", "Beslutning", points=points)
    setter, firsts = Setter(Paper(IDENTITY)), set()
    for paragraphs in range(12, 24):
        for words in (1, 30, 60):
            above = blocks("\n\n".join(["ord " * words, *["Kort afsnit."] * paragraphs]))
            laid = list(item_blocks(setter, value, replace(bare, summary=above), {}))
            listed = laid[-3:]
            plans = flowed(laid, module=PORTRAIT.module)
            firsts |= {listed.index(each) for plan in plans if (each := first(plan)) in listed}
    assert firsts == {1}, "the second begins a page with the third, and the third never does"


def cut(value: AgendaContent, item: AgendaItem, above: int) -> list[list[Block]]:
    """The item's blocks page by page, below so many short paragraphs of its summary."""
    setter = Setter(Paper(IDENTITY))
    summary = blocks("\n\n".join(["Kort afsnit."] * above))
    laid = item_blocks(setter, value, replace(item, summary=summary), {})
    plans = flowed(list(laid), module=PORTRAIT.module)
    return [[block for _top, block in plan.pieces] for plan in plans]


@pytest.mark.parametrize("count", [1, 3])
def test_a_decision_is_not_parted_from_all_that_it_answers(make: Make, count: int) -> None:
    value = make(kind=IssueKind.DRAFT_MINUTES)
    points = tuple(Point(f"{n}.", f"at punkt {n} godkendes", "Godkendt.") for n in range(count))
    item = AgendaItem("x", "1", "Sag", "Beslutning", points=points)
    answers = count + 1  # with their heading
    parted = {
        len(overleaf)
        for above in range(10, 24)
        for overleaf in cut(value, item, above)[1:]
        if len(overleaf) <= 2 * answers
    }
    assert parted
    assert not parted & {1, answers}, "one answer, or all of them with nothing they answer"


def test_a_recommendation_is_not_parted_from_the_table_it_is_about(make: Make) -> None:
    value = make()
    points = (Point("1.", "at opfølgningen tages til efterretning"),)
    rows = tuple((f"2023-0{n}", "Plan", "Region Nord", "maj 2024", "Åben") for n in range(4))
    table = AgendaTable("Aftalt", ("Nr.", "Hvad", "Hvem", "Frist", "Stand"), rows)
    item = AgendaItem("x", "1", "Sag", "Orientering", points=points, tables=(table,))
    overleaf = {len(page) for above in range(10, 30) for page in cut(value, item, above)[1:]}
    assert overleaf
    assert not overleaf & {1, 2}, "the table alone, or with its heading alone"


def test_what_was_approved_stands_with_its_decision(make: Make) -> None:
    value = make(kind=IssueKind.DRAFT_MINUTES)
    points = (Point("1.", "at planen godkendes", "Godkendt."),)
    granted = ("Slutdato: apr. 2024 → maj 2024", "Fase: Analyse → Gennemførelse")
    item = AgendaItem("x", "1", "Sag", "Beslutning", points=points, granted=granted)
    overleaf = {len(page) for above in range(10, 26) for page in cut(value, item, above)[1:]}
    assert overleaf
    assert not overleaf & {2, 3}, "what was approved, without the decision"


def test_the_last_entry_of_a_list_never_stands_alone_overleaf(make: Make) -> None:
    value = make()
    entries = "Der er set på:\n\n- at blive ved som nu\n- at dele miljøerne\n- at leje to nye"
    item = AgendaItem("x", "1", "Sag", "Beslutning", case_text=blocks(entries))
    overleaf = {
        len(page)
        for above in range(10, 24)
        for page in cut(value, item, above)[1:]
        if len(page) < 6
    }
    assert overleaf == {2, 5}, "the last two, or all with the words that lead them and the label"


def test_a_summary_of_one_line_is_kept_with_what_follows(make: Make) -> None:
    value = make()
    points = (Point("1.", "at det godkendes"),)
    summary = blocks("Et projekt er gået til rød.")
    item = AgendaItem("x", "1", "Sag", "Orientering", summary=summary, points=points)
    laid = list(item_blocks(Setter(Paper(IDENTITY)), value, item, {}))
    assert [block.keep for block in laid] == [True, True, True, False]


def first(plan: PagePlan) -> Block:
    return plan.pieces[0][1]


def test_markup_in_what_was_typed_stays_text(make: Make) -> None:
    value = make()
    typed = "<b>fed</b> & {page} %s"
    item = replace(value.items[3], title=typed, summary=blocks(typed), case_text=blocks(typed))
    text = text_of(render_agenda(replace(value, items=(item,), status=None)))
    assert text.count(typed) >= 3


def test_who_asks_to_stop_gets_nothing(make: Make) -> None:
    with pytest.raises(RenderingCancelled):
        render_agenda(make(), cancelled=lambda: True)


@given(st.lists(st.tuples(st.text("ab æ-\n,", max_size=30), st.booleans()), max_size=6))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(
    stretches: list[tuple[str, bool]],
) -> None:
    setter = Setter(Paper(IDENTITY))
    lines = broken(setter, stretches, 60.0)
    for line in lines:
        for piece in line:
            width = setter.breaker(piece.style).width(piece.text)
            assert piece.x + width <= 60.0 + 1e-6
    shown = "".join(piece.text for line in lines for piece in line)
    given_letters = "".join(text for text, _bold in stretches)
    assert _letters(shown) == _letters(given_letters)


def _letters(text: str) -> str:
    return "".join(each for each in text if each.isalpha())
