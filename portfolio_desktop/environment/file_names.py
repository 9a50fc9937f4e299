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


def is_usable(name: str) -> bool:
    """Whether a file of exactly this name can stand in a folder on Windows."""
    return (
        bool(name)
        and not any(_is_forbidden(sign) for sign in name)
        and not name.endswith((" ", "."))
        and not _is_device(name)
    )


def proposed_name(title: str, otherwise: str, suffix: str) -> str:
    """A usable file name for something called `title`, or `otherwise` where nothing is left."""
    allowed = "".join("-" if _is_forbidden(sign) else sign for sign in title)
    stem = allowed.strip(" .")[:_LONGEST].rstrip(" .") or otherwise
    return f"{stem}_{suffix}" if _is_device(stem) else f"{stem}{suffix}"


def _is_forbidden(sign: str) -> bool:
    return sign in _FORBIDDEN or ord(sign) < 32


def _is_device(name: str) -> bool:
    """With whatever ending: `nul.pdf` is the device, too."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES
