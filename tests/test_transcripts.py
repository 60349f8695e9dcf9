"""The transcripts in the documentation: each command is run, and says what is written there.

A block `console` holds commands after `$ ` and their output, with the examples at hand; a block `toml` that begins with a
comment naming a file is that file. `FACTCHECK_TRANSCRIPTS=write` writes the output of today.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = (
    *("README.md", "docs/baseline.md", "docs/configuration.md"),
    *("docs/findings.md", "docs/tables.md"),
)
BLOCK = re.compile(r"^```(console|toml)\n(.*?)^```$", re.S | re.M)
NOON = "1742040000"  # 2025-03-15


def told(block: str, folder: Path, settings: dict[str, str]) -> str:
    """The block with what its commands say now, the exit status kept for `echo $?`."""
    lines: list[str] = []
    status = 0
    for command in re.findall(r"^\$ (.*)$", block, re.M):
        script = f"(exit {status}); {command}"
        done = subprocess.run(
            ["bash", "-c", script], cwd=folder, env=settings, capture_output=True, check=False
        )
        status = done.returncode
        lines += [f"$ {command}", *(done.stdout + done.stderr).decode().splitlines()]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("name", PAGES)
def test_transcript_is_what_is_said(name: str, tmp_path: Path) -> None:
    page = ROOT / name
    text = page.read_text("utf-8")
    desk, programs = tmp_path / "desk", tmp_path / "bin"
    (desk / ".git").mkdir(parents=True)
    (desk / "examples").symlink_to(ROOT / "examples")
    programs.mkdir()
    (programs / "factcheck").write_text(f'#!/bin/sh\nexec {sys.executable} {ROOT}/cli.py "$@"\n')
    (programs / "factcheck").chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))
    }
    settings = {**kept, "PATH": path, "SOURCE_DATE_EPOCH": NOON, "LC_ALL": "C.UTF-8"}

    def today(match: re.Match[str]) -> str:
        kind, block = match.groups()
        if kind == "toml":
            file = re.match(r"# (\S+)\n", block)
            assert file, "a configuration without a name"
            (desk / file[1]).write_text(block, "utf-8")
            return match[0]
        return f"```console\n{told(block, desk, settings)}```"

    now = BLOCK.sub(today, text)
    if os.environ.get("FACTCHECK_TRANSCRIPTS") == "write":
        page.write_text(now, "utf-8")
    assert now == text
