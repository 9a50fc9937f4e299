"""Keeps the Danish catalogue: `resources/i18n/da/<package>.po`, one file for each package of
`portfolio_desktop`, compiled together into one `portfolio_desktop.mo`.

    python tools/texts.py            extract new texts, then compile
    python tools/texts.py cli ui     the same, and leave the files of the other packages alone
    python tools/texts.py --check    say what is missing, stale or contradictory; exit 1 if so
"""

from __future__ import annotations

import ast
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "portfolio_desktop"
FOLDER = ROOT / "resources" / "i18n" / "da"
COMPILED = FOLDER / "LC_MESSAGES" / "portfolio_desktop.mo"
MARKERS = frozenset({"_", "mark", "ngettext", "pgettext"})
PLACEHOLDER = re.compile(r"\{(\w+)")


def packages() -> list[str]:
    named = (folder.name for folder in SOURCES.iterdir() if (folder / "__init__.py").is_file())
    return [*sorted(named), "program"]


def extracted(package: str) -> Catalog:
    """Every marked text of one package ("program": the modules beside the packages)."""
    catalog = Catalog(locale="da", domain="portfolio_desktop", fuzzy=False)
    paths = SOURCES.glob("*.py") if package == "program" else (SOURCES / package).rglob("*.py")
    for path in sorted(paths):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
                if call.func.id in MARKERS and any(map(is_f_string, call.args)):
                    raise ValueError(f"{path}:{call.lineno}: an f-string is no message id")
                add_marked(catalog, call.func.id, call.args)
    return catalog


def is_f_string(value: ast.expr) -> bool:
    return isinstance(value, ast.JoinedStr)


def add_marked(catalog: Catalog, marker: str, arguments: list[ast.expr]) -> None:
    """Add what a call marks; one that translates what is marked elsewhere marks nothing."""
    texts = [each.value for each in arguments if isinstance(each, ast.Constant)]
    match marker, texts:
        case (("_" | "mark"), [str(message)]):
            catalog.add(message)
        case "ngettext", [str(one), str(many), *_]:
            catalog.add((one, many))
        case "pgettext", [str(context), str(message)]:
            catalog.add(message, context=context)


def merged(package: str) -> Catalog:
    """The package's file brought up to its source: new texts are empty, gone ones dropped."""
    template = extracted(package)
    path = FOLDER / f"{package}.po"
    if not path.is_file():
        return template
    with path.open("rb") as file:
        catalog = read_po(file, locale="da", domain="portfolio_desktop")
    catalog.update(template, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def as_text(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, width=100, no_location=True, sort_output=True, omit_header=True)
    header = (
        'msgid ""\nmsgstr ""\n"Language: da\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    )
    return header.encode() + out.getvalue().strip() + b"\n"


def problems(catalogs: dict[str, Catalog]) -> list[str]:
    """Texts without a translation or with other placeholders, and ids translated in two ways."""
    found: list[str] = []
    seen: dict[tuple[object, object], tuple[str, object]] = {}
    for package, catalog in catalogs.items():
        for message in catalog:
            if not message.id:
                continue
            danish = forms(message.string)
            if not all(danish):
                found.append(f"{package}.po: no Danish for {message.id!r}")
            elif strange := strange_placeholders(forms(message.id), danish):
                found.append(f"{package}.po: {sorted(strange)} in one language of {message.id!r}")
            key = (message.context, message.id)
            other = seen.setdefault(key, (package, message.string))
            if other[1] != message.string:
                found.append(f"{package}.po and {other[0]}.po differ on {message.id!r}")
    return found


def strange_placeholders(english: tuple[str, ...], danish: tuple[str, ...]) -> set[str]:
    """`{names}` that one language has and the other lacks; a plural form may drop its number."""
    allowed = {name for text in english for name in PLACEHOLDER.findall(text)}
    named = {name for text in danish for name in PLACEHOLDER.findall(text)}
    return named ^ allowed


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The singular and the plural, or the one form there is."""
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def compile_catalogue(catalogs: dict[str, Catalog]) -> bytes:
    whole = Catalog(locale="da", domain="portfolio_desktop", fuzzy=False)
    # The same texts give the same bytes; without a date Babel writes the present minute.
    whole.revision_date = whole.creation_date = datetime(2026, 1, 1, tzinfo=UTC)
    for catalog in catalogs.values():
        for message in catalog:
            if message.id:
                whole.add(message.id, message.string, context=message.context)
    out = io.BytesIO()
    write_mo(out, whole)
    return out.getvalue()


def replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def main(arguments: list[str]) -> int:
    catalogs = {package: merged(package) for package in packages()}
    found = problems(catalogs)
    if "--check" in arguments:
        for package, catalog in catalogs.items():
            path = FOLDER / f"{package}.po"
            if len(catalog) and (not path.is_file() or path.read_bytes() != as_text(catalog)):
                found.append(f"{path.name} is not up to date: run tools/texts.py")
        if not COMPILED.is_file() or COMPILED.read_bytes() != compile_catalogue(catalogs):
            found.append("portfolio_desktop.mo is not up to date: run tools/texts.py")
    else:
        for package, catalog in catalogs.items():
            if len(catalog) and (not arguments or package in arguments):
                replace(FOLDER / f"{package}.po", as_text(catalog))
        replace(COMPILED, compile_catalogue(catalogs))
    for line in found:
        print(line)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
