"""The reader of compiled catalogues, held against Python's own and against files it must refuse."""

from __future__ import annotations

import gettext
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from portfolio_desktop.environment.catalogue import Catalogue
from portfolio_desktop.environment.resources import resource


@pytest.fixture
def shipped() -> Path:
    return resource("i18n", "da", "LC_MESSAGES", "portfolio_desktop.mo")


def _compiled(folder: Path, catalog: Catalog) -> Path:
    written = BytesIO()
    write_mo(written, catalog)
    path = folder / "some.mo"
    path.write_bytes(written.getvalue())
    return path


def test_every_shipped_message_reads_as_python_reads_it(shipped: Path) -> None:
    ours = Catalogue(shipped)
    with shipped.open("rb") as file:
        theirs = gettext.GNUTranslations(file)
    keys = [key for key in theirs._catalog if isinstance(key, str) and key]  # type: ignore[attr-defined]
    plurals = [key[0] for key in theirs._catalog if isinstance(key, tuple)]  # type: ignore[attr-defined]
    assert len(keys) > 1000
    assert len(plurals) > 20
    for key in keys:
        context, end, message = key.rpartition("\x04")
        if end:
            assert ours.pgettext(context, message) == theirs.pgettext(context, message)
        else:
            assert ours.gettext(message) == theirs.gettext(message)
    for singular in plurals:
        for count in (0, 1, 2, 21):
            assert ours.ngettext(singular, "-", count) == theirs.ngettext(singular, "-", count)


def test_what_is_not_there_stays_as_it_is(tmp_path: Path) -> None:
    catalog = Catalog(locale="da")
    catalog.add("Green", "Grøn", context="lamp")
    catalogue = Catalogue(_compiled(tmp_path, catalog))
    assert catalogue.pgettext("lamp", "Green") == "Grøn"
    assert catalogue.pgettext("lamp", "Red") == "Red"
    assert catalogue.gettext("Green") == "Green"
    assert catalogue.gettext("") != "Green"
    assert [catalogue.ngettext("{n} day", "{n} days", n) for n in (0, 1, 2)] == [
        "{n} days",
        "{n} day",
        "{n} days",
    ]


def test_a_counting_message_is_also_found_by_its_form_for_one(tmp_path: Path) -> None:
    catalog = Catalog(locale="da")
    catalog.add(("{n} day", "{n} days"), ("{n} dag", "{n} dage"))
    catalogue = Catalogue(_compiled(tmp_path, catalog))
    assert catalogue.ngettext("{n} day", "{n} days", 1) == "{n} dag"
    assert catalogue.ngettext("{n} day", "{n} days", 5) == "{n} dage"
    assert catalogue.gettext("{n} day") == "{n} dag"


def test_a_language_that_counts_otherwise_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="plural"):
        Catalogue(_compiled(tmp_path, Catalog(locale="pl")))


def test_what_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "no.mo"
    path.write_bytes(b"not a catalogue, though long enough for its head")
    with pytest.raises(ValueError, match="no catalogue"):
        Catalogue(path)
