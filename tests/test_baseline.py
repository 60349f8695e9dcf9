"""The baseline: what is known is held back, what is new is not, and a broken file is never none."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from factcheck.app import app
from factcheck.baseline import Baseline, Entry, Side, compare, read, write
from factcheck.finding import Finding, Status
from tests.test_standing import ONE, OTHER, finding, side

pytestmark = pytest.mark.usefixtures("english")

FILE = ".factcheck-baseline.json"
DAY = date(2025, 3, 12)
LIBRARIES = "全市共有{}間公共圖書館，每年開放{}天。\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two articles that disagree once; the clock stands still."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741780800")  # 2025-03-12, noon
    put("2025-03-01-a.txt", LIBRARIES.format(15, 300))
    put("2025-03-02-b.txt", LIBRARIES.format("十六", 300))
    return tmp_path


def put(name: str, text: str) -> None:
    path = Path("news") / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments), prog_name="factcheck")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "internal fault" not in result.stderr, result.stderr
    return result


def baseline(verb: str, *arguments: str) -> Result:
    return run("baseline", verb, "--no-reference", *(arguments or ("news",)))


def checked(*arguments: str) -> Result:
    options = ("--no-reference", "--fail-on", "warning", "--baseline", FILE)
    return run("check", *options, *(arguments or ("news",)))


# ---------------------------------------------------------------- the file


def test_file_has_an_entry_a_line_and_nothing_that_moves(desk: Path) -> None:
    assert baseline("create").exit_code == 0
    text = Path(FILE).read_text("utf-8")
    lines = text.splitlines()
    content = json.loads(text)
    assert len(lines) == len(content["entries"]) + 2 == 3
    (entry,) = content["entries"]
    assert set(entry) == {"fingerprint", "rule", "sides", "added", "reason"}
    assert entry["added"] == "2025-03-12"
    assert [one["value"] for one in entry["sides"]] == ["15", "16"]
    assert [one["quote"] for one in entry["sides"]] == ["15間", "十六間"]
    assert str(desk) not in text
    assert baseline("create").exit_code == 2, "one that is there is not written over"


def entry_of(one: Finding) -> Entry:
    return Entry.of(one, DAY, "known")


@settings(max_examples=30)
@given(st.permutations([ONE, OTHER, side("c.txt", "3人", "3"), side("d.txt", "4人", "4")]))
def test_order_of_entries_and_sides_does_not_show(sides: list[object]) -> None:
    found = [finding("XD01", *sides[:2]), finding("XD01", *sides[2:])]  # type: ignore[arg-type]
    swapped = [finding("XD01", one.other, one.place) for one in reversed(found)]  # type: ignore[arg-type]
    assert Baseline.of(map(entry_of, found)) == Baseline.of(map(entry_of, swapped))


def test_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / FILE
    for found in ([], [finding("XD01", ONE, OTHER), finding("AR01", side('"\\\n', "x\u2028", ""))]):
        written = Baseline.of(map(entry_of, found))
        write(written, path)
        assert read(path) == written
        assert path.read_text("utf-8").count("\n") <= len(found) + 2


BROKEN: dict[str, tuple[Callable[[str], str], str]] = {
    "cut off": (lambda text: text[:-4], "not JSON"),
    "empty": (lambda text: "", "not JSON"),
    "merge conflict": (
        lambda text: text.replace("\n", "\n<<<<<<< ours\n", 1),
        "line 2: marks of a merge conflict",
    ),
    "twice": (
        lambda text: text.replace(row := text.splitlines()[1], f"{row},\n{row}"),
        "stands twice",
    ),
    "later version": (lambda text: text.replace('"version": 1', '"version": 2'), "version 2"),
    "other file": (lambda text: "[]", "entries"),
    "unknown key": (lambda text: text.replace('"reason"', '"raeson"'), "entry 1"),
    "no date": (lambda text: text.replace("2025-03-12", "soon"), "entry 1, added"),
    "deep": (lambda text: "[" * 100_000, "not"),
}


@pytest.mark.parametrize("fault", BROKEN)
@pytest.mark.parametrize("command", ["check", "show", "update", "prune"])
def test_broken_file_is_never_none(desk: Path, fault: str, command: str) -> None:
    baseline("create")
    change, part = BROKEN[fault]
    broken = change(Path(FILE).read_text("utf-8"))
    Path(FILE).write_text(broken, "utf-8")
    result = {
        "check": checked,
        "show": lambda: run("baseline", "show"),
        "update": lambda: baseline("update"),
        "prune": lambda: baseline("prune"),
    }[command]()
    assert result.exit_code == 2
    assert result.stdout == ""
    assert FILE in result.stderr
    assert part in result.stderr or fault == "other file"
    assert Path(FILE).read_text("utf-8") == broken


def test_missing_file_is_status_2(desk: Path) -> None:
    result = checked()
    assert result.exit_code == 2
    assert "factcheck baseline create" in result.stderr


# ---------------------------------------------------------------- known or new


def test_known_is_held_back_and_told(desk: Path) -> None:
    assert run("check", "news", "--no-reference", "--fail-on", "warning").exit_code == 1
    baseline("create", "news", "--date", "2025-03-02")
    result = checked()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "held back by the baseline: 1 finding: 1 error" in result.stderr
    assert "1 entry, the oldest of 2025-03-02 (10 days ago)" in result.stderr
    rows = checked("news", "--format", "csv").stdout
    assert ",baseline," in rows
    assert "known when the baseline was made" in rows


def again(name: str, text: str) -> Callable[[], None]:
    return lambda: put(name, text)


STILL_KNOWN = {
    "lines moved": again("2025-03-01-a.txt", "\n\n圖書館\n\n" + LIBRARIES.format(15, 300)),
    "other words around": again("2025-03-01-a.txt", "署方表示，" + LIBRARIES.format(15, 300)),
    "one more that agrees with nothing": again("2025-03-03-c.txt", "動物園票價80元。\n"),
    "one more that agrees": again("2025-03-01-c.txt", LIBRARIES.format("十五", 300)),
}
NEW = {
    "value": again("2025-03-02-b.txt", LIBRARIES.format("十七", 300)),
    "other value": again("2025-03-01-a.txt", LIBRARIES.format(14, 300)),
    "another number": again("2025-03-02-b.txt", LIBRARIES.format("十六", 310)),
    "one more that disagrees": again("2025-03-04-c.txt", LIBRARIES.format("十八", 300)),
}


@pytest.mark.parametrize("name", STILL_KNOWN)
def test_what_is_still_known(desk: Path, name: str) -> None:
    baseline("create")
    STILL_KNOWN[name]()
    result = checked("news", "--strict-baseline")
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr


@pytest.mark.parametrize("name", NEW)
def test_what_is_new(desk: Path, name: str) -> None:
    baseline("create")
    NEW[name]()
    assert checked().exit_code == 1


def test_order_of_files_and_folder_of_the_run_do_not_matter(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline("create")
    assert checked("news/2025-03-02-b.txt", "news/2025-03-01-a.txt").exit_code == 0
    monkeypatch.chdir(desk / "news")
    result = run("check", ".", "--no-reference", "--baseline", f"../{FILE}", "--strict-baseline")
    assert (result.exit_code, result.stdout) == (0, "")


def test_side_that_is_looked_at_may_change(desk: Path) -> None:
    baseline("create")
    before = checked("news", "--format", "csv").stdout
    table = "document,published\n2025-03-01-a.txt,2025-03-09\n"
    Path("dates.csv").write_text(table, "utf-8")
    result = checked("news", "--articles", "dates.csv", "--format", "csv", "--strict-baseline")
    assert result.exit_code == 0
    assert "news/2025-03-02-b.txt" in before.splitlines()[1].split(",")[3]
    assert "news/2025-03-01-a.txt" in result.stdout.splitlines()[1].split(",")[3]


KNOWN = Baseline.of([entry_of(finding("XD01", ONE, OTHER))])
THIRD = side("c.txt", "16間", "16")


def statuses(*found: Finding, known: Baseline = KNOWN) -> list[Status]:
    return [one.status for one in compare(found, known, could_see=lambda _: True).findings]


@pytest.mark.parametrize(
    ("one", "status"),
    [
        (finding("XD01", OTHER, ONE), Status.BASELINE),
        (finding("XD01", ONE, THIRD), Status.BASELINE),  # b.txt's 16, now said with c.txt
        (finding("XD01", THIRD, ONE), Status.NEW),  # the article to look at is another
        (finding("XD01", ONE, side("b.txt", "17間", "17")), Status.NEW),
        (finding("XD02", ONE, OTHER), Status.NEW),
        (finding("AR01", ONE, THIRD), Status.NEW),
        (finding("IN03", ONE), Status.NEW),
        (finding("XD01", ONE, OTHER).held(Status.SUPPRESSED), Status.SUPPRESSED),
    ],
)
def test_what_an_entry_knows(one: Finding, status: Status) -> None:
    assert statuses(one) == [status]


def test_an_entry_knows_one_finding() -> None:
    same, other = finding("XD01", ONE, OTHER), finding("XD01", ONE, THIRD)
    assert statuses(same, other) == statuses(*(other, same))[::-1] == [Status.BASELINE, Status.NEW]


def test_what_a_run_reports_on_itself_is_never_held_back() -> None:
    unread = finding("IN01", ONE)
    assert statuses(unread, known=Baseline.of([entry_of(unread)])) == [Status.NEW]


def test_an_entry_is_stale_only_if_the_run_could_have_seen_it(desk: Path) -> None:
    baseline("create")
    alone = checked("news/2025-03-01-a.txt", "--strict-baseline")
    assert alone.exit_code == 0
    assert "1 not looked at" in alone.stderr
    other_rule = checked("news", "--select", "AR", "--strict-baseline")
    assert "1 not looked at" in other_rule.stderr
    Path("news/2025-03-02-b.txt").unlink()
    gone = checked("news", "--strict-baseline")
    assert gone.exit_code == 1
    assert "1 stale" in gone.stderr
    assert (
        "stale: XD01 news/2025-03-01-a.txt「15間」 ↔ news/2025-03-02-b.txt「十六間」" in gone.stderr
    )
    assert checked("news").exit_code == 0
    quiet = checked("news", "--strict-baseline", "--quiet")
    assert quiet.exit_code == 1 and "1 stale" in quiet.stderr


def test_document_that_is_only_compared_with_is_not_looked_at(desk: Path) -> None:
    baseline("create")
    draft = checked("news/2025-03-02-b.txt", "--against", "news", "--strict-baseline")
    assert (draft.exit_code, "held back by the baseline: 1" in draft.stderr) == (0, True)
    other = checked("news/2025-03-01-a.txt", "--against", "news", "--strict-baseline")
    assert other.exit_code == 0
    assert "stale" not in other.stderr


def test_strict_without_a_baseline_is_a_wrong_call(desk: Path) -> None:
    assert run("check", "news", "--strict-baseline").exit_code == 2


# ---------------------------------------------------------------- update, prune, show


def mended() -> None:
    put("2025-03-02-b.txt", LIBRARIES.format("十五", 310))


def test_update_takes_out_and_refuses_to_take_in(desk: Path) -> None:
    baseline("create", "news", "--date", "2025-03-02", "--reason", "checked by the desk")
    mended()
    refused = baseline("update")
    assert refused.exit_code == 1
    assert "0 added; 1 removed" in refused.stderr
    assert "not added: 1 finding" in refused.stderr
    assert read(Path(FILE)) == Baseline()
    assert baseline("update", "news", "--allow-new").exit_code == 2, "without a reason"
    taken = baseline("update", "news", "--allow-new", "--reason", "leap year")
    assert taken.exit_code == 0
    (entry,) = read(Path(FILE)).entries
    assert (entry.reason, entry.added) == ("leap year", DAY)
    assert checked().exit_code == 0


def test_update_keeps_date_and_reason(desk: Path) -> None:
    baseline("create", "news", "--date", "2025-03-02", "--reason", "checked by the desk")
    before = Path(FILE).read_bytes()
    put("2025-03-01-a.txt", "\n" + LIBRARIES.format(15, 300))
    assert baseline("update").exit_code == 0
    assert Path(FILE).read_bytes() == before


def test_prune_takes_out_and_says_nothing_of_new(desk: Path) -> None:
    baseline("create")
    mended()
    result = baseline("prune")
    assert result.exit_code == 0
    assert "1 removed" in result.stderr
    assert read(Path(FILE)) == Baseline()


def test_update_of_a_part_keeps_what_was_not_looked_at(desk: Path) -> None:
    baseline("create")
    before = Path(FILE).read_bytes()
    assert baseline("update", "news/2025-03-01-a.txt").exit_code == 0
    assert Path(FILE).read_bytes() == before


@pytest.mark.parametrize("verb", ["create", "update", "prune"])
def test_nothing_is_written_of_a_run_that_is_not_whole(desk: Path, verb: str) -> None:
    if verb != "create":
        baseline("create")
    before = Path(FILE).read_bytes() if Path(FILE).exists() else None
    (desk / "news" / "c.txt").write_bytes(b"\x00\xff\x00\xff" * 50)
    result = baseline(verb)
    assert result.exit_code == 2
    assert "nothing was written" in result.stderr
    assert (Path(FILE).read_bytes() if Path(FILE).exists() else None) == before


def test_show_lists_the_entries(desk: Path) -> None:
    baseline("create", "news", "--reason", "checked by the desk")
    line = run("baseline", "show").stdout
    for part in ("2025-03-12", "XD01", "15間", "十六間", "checked by the desk"):
        assert part in line


def test_baseline_of_the_configuration(desk: Path) -> None:
    (desk / "factcheck.toml").write_text("paths = ['news']\nbaseline = 'known.json'\n", "utf-8")
    assert run("baseline", "create", "--no-reference").exit_code == 0
    assert Path("known.json").exists()
    assert run("check", "--no-reference", "--fail-on", "warning").exit_code == 0
    Path("known.json").unlink()
    assert run("check", "--no-reference").exit_code == 2


def test_day_that_is_none(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert baseline("create", "news", "--date", "12/3/2025").exit_code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    result = baseline("create")
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH" in result.stderr


def test_long_quotes_are_cut() -> None:
    assert len(Side.of(side("a.txt", "一" * 500, "")).quote) == 40
