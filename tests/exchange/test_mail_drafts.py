"""Letters as drafts that a mail program opens, and tables that are pasted."""

from __future__ import annotations

from pathlib import Path

import pytest

from portfolio_desktop.exchange.copied_table import as_html, as_tabbed
from portfolio_desktop.exchange.mail_drafts import draft_bytes, write_drafts
from portfolio_desktop.services.project_people import Contact
from portfolio_desktop.services.reminding import ReminderLetter
from tests.letters import letter_in

LETTER = ReminderLetter(
    Contact("Åse Bæk-Ørsted", "aase@example.org"),
    (Contact("Formand, Ida", "ida@example.org"),),
    "Rykker: statusrapporten for november 2023 mangler – frist 1. dec.",
    "Kære Åse\n\nVi mangler rapporten.\n\n.\nFrom os\n",
    ("p1",),
)


def test_a_draft_says_what_the_letter_says_and_is_not_sent_yet() -> None:
    message = letter_in(draft_bytes(LETTER))
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == LETTER.subject
    assert [(each.display_name, each.addr_spec) for each in message["To"].addresses] == [
        ("Åse Bæk-Ørsted", "aase@example.org")
    ]
    assert [each.display_name for each in message["Cc"].addresses] == ["Formand, Ida"]
    body = message.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == LETTER.body
    assert body.get_content_charset() == "utf-8"


def test_the_file_is_ascii_with_the_line_ends_of_mail() -> None:
    content = draft_bytes(LETTER)
    assert content.isascii()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) < 998


@pytest.mark.parametrize("mail", ["", "ikke en adresse", "a@b, c@d", "blåbær@example.org", "a@b>"])
def test_what_is_no_address_is_left_for_the_user_to_fill_in(mail: str) -> None:
    letter = ReminderLetter(Contact("Region Nord", mail), (), "Emne", "Tekst\n", ("p1",))
    message = letter_in(draft_bytes(letter))
    assert message["To"] is None
    assert message["Cc"] is None


def test_line_breaks_in_names_make_no_header() -> None:
    letter = ReminderLetter(
        Contact("Bo\r\nBcc: alle@example.org", "bo@example.org"), (), "A\nB: c", "Tekst\n", ("p1",)
    )
    message = letter_in(draft_bytes(letter))
    assert set(message.keys()) == {
        "Subject", "To", "X-Unsent", "Content-Type", "Content-Transfer-Encoding", "MIME-Version",
    }  # fmt: skip


def test_drafts_are_named_after_their_recipients_and_none_is_written_over(tmp_path: Path) -> None:
    odd = ReminderLetter(Contact('Region "Nord"/Øst: 1?'), (), "Emne", "Tekst\n", ("p1",))
    device = ReminderLetter(Contact("Aux"), (), "Emne", "Tekst\n", ("p1",))
    paths = write_drafts((LETTER, LETTER, odd, device), tmp_path / "Breve" / "rsi 2023-11")
    assert [path.name for path in paths] == [
        "Åse Bæk-Ørsted.eml",
        "Åse Bæk-Ørsted 2.eml",
        "Region Nord Øst 1.eml",
        "Aux_.eml",
    ]
    assert letter_in(paths[0].read_bytes())["Subject"] == LETTER.subject


def test_a_copied_table_keeps_project_numbers_as_text_and_escapes_words() -> None:
    heads, rows = ("Nr.", "Projekt"), (("22-3", "<b>R&D</b>\tto\nlinjer"),)
    assert as_tabbed(heads, rows) == "Nr.\tProjekt\r\n22-3\t<b>R&D</b> to linjer\r\n"
    html = as_html(heads, rows)
    assert "&lt;b&gt;R&amp;D&lt;/b&gt;" in html
    assert "to<br>linjer" in html
    assert html.count("mso-number-format:'\\@'") == 2
