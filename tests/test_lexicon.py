"""A user's own rows: read beside those of the package, by every command and process; faults told."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims import Document, LexiconError, extract, lexicon
from factcheck.app import app
from factcheck.commands.lexicon import ROWS, use

pytestmark = pytest.mark.usefixtures("english")

UNITS = "id,dimension,factor,surfaces,not_before,example\n"
NAMES = "name,category,not_before,example\n"
ALIASES = "canonical,alias,kind,note,example\n"
TEXT = "碼頭去年處理5,400風櫃貨物，七海閣今年開幕。"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    own = tmp_path / "own"
    own.mkdir()
    yield own
    lexicon.use()


def read(text: str) -> list[tuple[str, str]]:
    claims = extract(Document.from_text(text, path="a.txt"))
    return [(claim.quote, claim.unit) for claim in claims if claim.mention.quantity]


def test_a_unit_and_a_name(folder: Path) -> None:
    assert read(TEXT) == [("5,400", ""), ("七", "")] or ("5,400風櫃", "風櫃") not in read(TEXT)
    (folder / "units.csv").write_text(f"{UNITS}風櫃,volume,33.2,風櫃|风柜,,3風櫃\n", "utf-8")
    (folder / "names.csv").write_text(f"{NAMES}七海閣,place,,七海閣開幕\n", "utf-8")
    lexicon.use(folder)
    assert read(TEXT) == [("5,400風櫃", "風櫃")]
    assert lexicon.folders_in_use() == (folder,)
    lexicon.use()
    assert ("5,400風櫃", "風櫃") not in read(TEXT)


def test_ones_own_row_comes_first(folder: Path) -> None:
    assert read("共有5,400標箱") == [("5,400標箱", "TEU")]
    (folder / "units.csv").write_text(f"{UNITS}大箱,volume,66,標箱,,3標箱\n", "utf-8")
    lexicon.use(folder)
    assert read("共有5,400標箱") == [("5,400標箱", "大箱")]


def test_words_of_dates_and_hedges(folder: Path) -> None:
    header = "word,kind,value,not_before,not_after,example,reads\n"
    (folder / "period_words.csv").write_text(f"{header}舊歲,year,-1,,,舊歲動工,\n", "utf-8")
    (folder / "qualifiers.csv").write_text(
        "word,place,qualifier,example\n庶幾,before,near,庶幾30人\n", "utf-8"
    )
    use(folder)
    claims = extract(Document.from_text("舊歲有庶幾30人", path="a.txt"))
    assert [claim.quote for claim in claims] == ["舊歲", "庶幾30人"]


def severities(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, ["check", *arguments, "--format", "csv", "--no-reference"])
    return [row["severity"] for row in csv.DictReader(io.StringIO(result.stdout))]


def test_an_alias_joins_two_names(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("教育基金會共有會員350人。\n", "utf-8")
    Path("b.txt").write_text("晨光會共有會員320人。\n", "utf-8")
    (folder / "aliases.csv").write_text(f"{ALIASES}教育基金會,晨光會,org,,晨光會\n", "utf-8")
    documents = ("a.txt", "b.txt", "--published", "2025-03-03")
    assert severities(*documents) != ["error"]
    assert severities(*documents, "--lexicon", str(folder)) == ["error"]
    assert severities(*documents) != ["error"], "the next run has the package's tables alone"


def test_processes_that_help_have_the_same_rows(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (folder / "units.csv").write_text(f"{UNITS}風櫃,volume,33.2,風櫃,,3風櫃\n", "utf-8")
    for number in range(9):
        Path(f"{number}.txt").write_text(f"碼頭處理{number + 2}風櫃貨物。\n", "utf-8")
    call = ["claims", ".", "--format", "csv", "--lexicon", str(folder)]
    one, three = (CliRunner().invoke(app, [*call, "--jobs", jobs]).stdout for jobs in "13")
    assert one == three
    assert one.count("風櫃") >= 9


def tables() -> list[str]:
    return sorted(lexicon.OWN_TABLES)


def test_every_table_of_the_package_may_be_added_to(root: Path) -> None:
    shipped = {path.stem for path in (root / "claims" / "lexicon").glob("*.csv")} - {"words"}
    assert shipped == set(tables()) == set(ROWS)


@pytest.mark.parametrize("name", tables())
def test_the_packages_own_file_is_a_users_file(name: str, folder: Path, root: Path) -> None:
    text = (root / "claims" / "lexicon" / f"{name}.csv").read_text("utf-8")
    (folder / f"{name}.csv").write_text(text, "utf-8")
    use(folder)
    assert read("全長12公里") == [("12公里", "km")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("unit.csv", UNITS, "unit.csv: no table of this name"),
        ("words.csv", "word,count,tag\n", "words.csv: no table of this name"),
        ("units.txt", UNITS, "units.txt: no table of this name"),
        ("units.csv", "id,factor\n", "row 1: no column dimension, example, not_before, surfaces"),
        ("units.csv", f"{UNITS}風櫃,volume\n", "row 2: more or fewer cells"),
        ("units.csv", f"{UNITS}風櫃,volume,三十,風櫃,,3風櫃\n", "row 2, column factor"),
        ("names.csv", f"{NAMES}七海閣,place,,,,\n", "row 2: more or fewer cells"),
        (
            "qualifiers.csv",
            "word,place,qualifier,example\n庶幾,behind,near,庶幾30人\n",
            "row 2, column place",
        ),
    ],
)
def test_a_broken_table_is_told_by_file_row_and_column(
    name: str, text: str, told: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("全長12公里\n", "utf-8")
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(LexiconError) as fault:
        use(folder)
    assert told in str(fault.value)
    assert str(folder / name) in str(fault.value)
    result = CliRunner().invoke(app, ["claims", "a.txt", "--lexicon", str(folder)])
    assert result.exit_code == 2
    assert told in result.stderr


def test_notes_and_hidden_files_may_stand_beside(folder: Path) -> None:
    (folder / "README.md").write_text("ours\n", "utf-8")
    (folder / ".hidden").write_text("", "utf-8")
    use(folder)


def test_no_folder() -> None:
    with pytest.raises(LexiconError, match="no folder"):
        use(Path("nowhere"))
