"""SHA-256 for the few values that a start and an edit hash.

`hashlib` loads OpenSSL for it, a hundredth of the time until the grid stands there. Python brings
the same function of its own, by which its `random` does without `hashlib`; over many megabytes
OpenSSL is quicker, and whoever hashes those asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Protocol


class Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...

    def digest(self) -> bytes: ...

    def hexdigest(self) -> str: ...


def _own_or_openssl() -> Callable[[bytes], Digest]:
    for module in ("_sha256", "_sha2", "hashlib"):  # Python 3.11, those after it, any other
        try:
            found: Callable[[bytes], Digest] = import_module(module).sha256
        except ImportError:
            continue
        return found
    raise ImportError("this Python has no SHA-256")


sha256 = _own_or_openssl()
