"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Put the content in the place of a file, whole or not at all. Raises OSError.

    A link stays a link, and a file keeps its permissions. What is no plain file, such as a pipe, and a
    file in a folder that takes no new ones, is written to directly.
    """
    if _only_directly(path):
        path.write_bytes(content)
        return
    target = path.resolve()
    beside = target.with_name(f".factcheck-{secrets.token_hex(8)}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o7777)
        beside.replace(target)
    except BaseException:  # Ctrl-C as well leaves nothing behind
        beside.unlink(missing_ok=True)
        raise


def _only_directly(path: Path) -> bool:
    device = path.parts[:2] == ("/", "dev")  # /dev/stdout may be a file, but not one to replace
    special = path.exists() and not path.is_file()
    return device or special or not os.access(path.resolve().parent, os.W_OK)
