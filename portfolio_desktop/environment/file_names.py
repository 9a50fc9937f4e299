"""Which names a file can have, wherever it may be carried: the rules of Windows are the narrowest.

Windows leads `nul.pdf` to a device and `a:b.pdf` to a stream inside the file `a`, and drops blanks
and full stops at the end; whoever saves under such a name finds nothing there afterwards.
"""

from __future__ import annotations

_FORBIDDEN = frozenset('<>:"/\\|?*')
_PORT_NUMBERS = "123456789¹²³"
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in _PORT_NUMBERS}
)
_LONGEST = 100
"""Of a proposed name: a folder's path must find room beside it within Windows' 260 characters."""
_LONGEST_ENDING = 10


def is_usable(name: str) -> bool:
    """Whether a file of exactly this name can stand in a folder on Windows."""
    return (
        bool(name)
        and not any(_is_forbidden(sign) for sign in name)
        and not name.endswith((" ", "."))
        and not _is_device(name)
    )


def proposed_name(title: str, otherwise: str, suffix: str, *, last: str = "") -> str:
    """A usable file name for something called `title`, or `otherwise` where nothing is left.

    `last` comes after the title and is whole where a long title is cut: what tells it from others.
    """
    end = f" {_allowed(last)}" if last else ""
    begin = _allowed(title)[: max(0, _LONGEST - len(end))].rstrip(" .")
    stem = (begin + end).strip(" .")[:_LONGEST].rstrip(" .") or otherwise
    return _no_device(stem) + suffix


def usable_name(name: str) -> str:
    """What a file that is to be called `name` is called, with the same ending."""
    ending = ending_of(name)
    return proposed_name(name.removesuffix(ending), "1", ending)


def ending_of(name: str) -> str:
    """ ".pdf" of "Notat.pdf"; "" where no file can end so."""
    _stem, stop, ending = name.rpartition(".")
    usual = bool(stop) and ending.isalnum() and len(ending) <= _LONGEST_ENDING
    return stop + ending if usual else ""


def _allowed(text: str) -> str:
    """Without what no name can have, on one line."""
    kept = "".join("-" if _is_forbidden(sign) else sign for sign in text)
    return " ".join(kept.split()).strip(" .")


def _no_device(stem: str) -> str:
    if not _is_device(stem):
        return stem
    device, stop, rest = stem.partition(".")
    return f"{device.rstrip(' ')}_{stop}{rest}"


def _is_forbidden(sign: str) -> bool:
    return sign in _FORBIDDEN or ord(sign) < 32


def _is_device(name: str) -> bool:
    """With whatever ending: `nul.pdf` is the device, too."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
