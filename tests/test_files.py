"""Files are written whole or not at all, and never over what a run reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.app import app
from factcheck.files import replace_file

pytestmark = pytest.mark.usefixtures("english")

ARTICLE = "全市共有15間圖書館，其中港島8間，九龍9間，合共15間。\n"


def test_a_link_stays_a_link_and_permissions_stay(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"before")
    target.chmod(0o640)
    link.symlink_to(target.name)
    replace_file(link, b"after")
    assert link.is_symlink() and target.read_bytes() == b"after"
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "target"]


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").write_bytes(b"")
    replace_file(tmp_path / "new", b"x")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("interrupted", [OSError("disk full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, interrupted: BaseException
) -> None:
    def fail(_: int) -> None:
        raise interrupted

    (tmp_path / "file").write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(type(interrupted)):
        replace_file(tmp_path / "file", b"after")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_bytes() == b"before"


def test_what_is_no_plain_file_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    replace_file(pipe, b"told")
    assert os.read(reader, 9) == b"told"
    os.close(reader)
    replace_file(Path(os.devnull), b"nobody")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("command", ["check", "claims", "facts"])
@pytest.mark.parametrize("name", ["a.txt", "link.txt", "no-text.txt"])
def test_no_report_over_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("link.txt").symlink_to("a.txt")
    Path("no-text.txt").write_bytes(b"\x00\x01\x02" * 40)
    before = Path(name).read_bytes()
    done = CliRunner().invoke(app, [command, "a.txt", "no-text.txt", "--output", name])
    assert done.exit_code == 2 and "write to another file" in done.stderr
    assert Path(name).read_bytes() == before


@pytest.mark.parametrize("option", ["--reference", "--baseline", "--decisions", "--articles"])
def test_no_report_over_a_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    Path("table").write_bytes(b"mine")
    done = CliRunner().invoke(app, ["check", "a.txt", option, "table", "--output", "table"])
    assert done.exit_code == 2 and "write to another file" in done.stderr
    assert Path("table").read_bytes() == b"mine"
