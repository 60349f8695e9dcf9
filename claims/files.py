"""Reading the text files that steer a run: tables, settings, lists of what is known."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from claims.errors import ClaimsError

Fault = TypeVar("Fault", bound=ClaimsError)


def text_of(path: Path, fault: type[Fault]) -> str:
    """The text of a file in UTF-8, with a mark at its beginning or without.

    Raises `fault`, with the file and the reason; its `__cause__` is what the system raised.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise fault.unread(path, error) from error
    except UnicodeDecodeError as error:
        raise fault.undecoded(path, error) from error
