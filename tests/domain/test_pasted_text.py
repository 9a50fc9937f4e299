"""What is pasted from Word, Outlook and web pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.case_text import blocks, case_text, tidy
from portfolio_desktop.domain.pasted_text import from_html, from_plain

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p {color:red}</style><title>Sag</title></head><body lang=DA><!--StartFragment-->
<p class=MsoNormal><b><span style='font-size:14pt'>Konklusion</span></b><o:p></o:p></p>
<p class=MsoNormal>Projektet er <span style='font-weight:bold'>rødt</span> på
økonomi,&nbsp; fordi &#8221;prisen&#8221; steg 12,6&nbsp;mio.&nbsp;kr.</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span>
</span><![endif]>Ny leverandør</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span>Ny plan</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>
&nbsp;</span></span>Beslut</p>
<img src="file:///C:/x.png"><!--EndFragment--></body></html>"""


def test_word_becomes_words_bold_and_lists() -> None:
    assert from_html(WORD) == (
        "**Konklusion**\n\n"
        "Projektet er **rødt** på økonomi, fordi ”prisen” steg 12,6\xa0mio.\xa0kr.\n\n"
        "- Ny leverandør\n- Ny plan\n\n"
        "1. Beslut"
    )


def test_lists_of_web_pages() -> None:
    html = "<p>To ting:</p><ul><li><p>den ene</p></li><li>den <b>anden</b></li></ul><ol><li>x</ol>"
    assert from_html(html) == "To ting:\n\n- den ene\n- den **anden**\n\n1. x"


def test_a_table_is_a_line_for_each_row() -> None:
    html = "<table><tr><td>2024</td><td>12,6</td></tr><tr><td>2025</td><td>13,9</td></tr></table>"
    assert from_html(html) == "2024 | 12,6\n\n2025 | 13,9"


def test_what_a_page_does_is_left_out() -> None:
    assert from_html("<script>alert(1)</script><p onclick='x'>Ord</p><style>b{}</style>") == "Ord"


def test_bold_that_is_taken_back_within() -> None:
    assert from_html("<b style='font-weight:normal'><p>a <strong>b</strong></p></b>") == "a **b**"


def test_plain_lines_of_word_are_paragraphs_and_points() -> None:
    text = "Vi indstiller\r\n•\tat planen godkendes\r\n•\tat 2 * 3 er 6\r\n1.\tførst"
    assert from_plain(text) == (
        "Vi indstiller\n\n- at planen godkendes\n- at 2 \\* 3 er 6\n\n1. først"
    )


def test_plain_lines_with_blank_ones_between_are_joined() -> None:
    assert from_plain("en linje\ngår videre\n\nnyt afsnit") == "en linje\ngår videre\n\nnyt afsnit"


@given(st.text(alphabet="ab<>/&;pliuob \n\"'=", max_size=80))
def test_any_html_gives_a_tidy_text(html: str) -> None:
    text = from_html(html)
    assert case_text(blocks(text)) == text


@given(st.text(max_size=80))
def test_any_plain_text_keeps_its_words(text: str) -> None:
    found = from_plain(text)
    assert tidy(found) == found
