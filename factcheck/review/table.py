"""A table with decisions in it: every row is understood, or the whole table refused with reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from factcheck.languages import say, say_many
from factcheck.review.days import DayError, day_of
from factcheck.review.decision import DISPUTED, Entry, ReviewError, decision_of
from factcheck.review.judged import ABOUT_RUN
from factcheck.review.log import Log
from factcheck.review.sheet import Row, read_sheet, undone

NEEDED = ("finding_id", "digest", "decision")
FOR_PEOPLE = ("rule", "document", "quote", "other_document", "other_quote")
KNOWN = (*NEEDED, "reviewer", "decided_at", "note", *FOR_PEOPLE)
AT_ONCE = 10  # faults that are told one by one
_IDS = {"finding_id": re.compile(r"f[0-9a-f]{15}"), "digest": re.compile(r"d[0-9a-f]{15}")}
_FAULT = re.compile(r"#(?:NAME\?|VALUE!|REF!|N/A|DIV/0!|NUM!|NULL!|#+)|Err:\d{3}")
# What is left of Chinese in an encoding without it; a note may be nothing but a question mark.
_LOST = re.compile(r"[^\ufffd]*\ufffd.*", re.DOTALL)
_MARKS = re.compile(rf"\?{{2,}}|{_LOST.pattern}", re.DOTALL)
_SEVERAL = re.compile(r"[;；、]")


@dataclass(frozen=True, slots=True)
class Absent:
    """What holds where the table does not say it: who decided, and when."""

    reviewer: str
    day: date


@dataclass(frozen=True, slots=True)
class Decided:
    """A row with a decision: an entry for each reviewer that it names."""

    row: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was understood: its rows with a decision, and how many have none."""

    decided: tuple[Decided, ...]
    undecided: int


class _CellError(Exception):
    """A cell that is not understood."""

    def __init__(self, column: str, fault: str) -> None:
        super().__init__(fault)
        self.column = column


def read_decisions(path: Path, absent: Absent) -> Table:
    """The decisions of a table.

    Raises ReviewError, with file, row, column and reason, if a single row is not understood.
    """
    rows = read_sheet(path, NEEDED, KNOWN)
    decided: list[Decided] = []
    faults: list[str] = []
    for row in rows:
        try:
            if entries := tuple(_entries(row, absent)):
                decided.append(Decided(row.number, entries))
        except _CellError as error:
            faults.append(_told(path, row.number, error.column, str(error)))
    faults += _contradictions(decided, path)
    if faults:
        more = len(faults) - AT_ONCE
        rest = [say_many("and one more", "and {number} more", more)] if more > 0 else []
        raise ReviewError("\n".join([*faults[:AT_ONCE], *rest, say("nothing was taken over")]))
    return Table(tuple(decided), len(rows) - len(decided))


def news(table: Table, log: Log) -> list[Entry]:
    """The entries that add something to a log: no repetition of a line, nor of what stands already.

    A row that names several reviewers repeats the decision of each, whatever day and note it has.
    """
    said = {entry.model_copy(update=_without_people()) for entry in log.entries}
    new: list[Entry] = []
    for row in table.decided:
        for entry in row.entries:
            before = log.standing.get(entry.judged, {}).get(entry.reviewer)
            alike = before is not None and before.decision is entry.decision
            same_note = len(row.entries) > 1 or (before is not None and before.note == entry.note)
            bare = entry.model_copy(update=_without_people())
            if not (alike and same_note) and bare not in said:
                new.append(entry)
                said.add(bare)
    return new


def _without_people() -> dict[str, str]:
    return dict.fromkeys(FOR_PEOPLE, "")


def _entries(row: Row, absent: Absent) -> Iterator[Entry]:
    """The entries of a row; none if nobody has decided."""
    if row["decision"].lower() in ("", DISPUTED):
        return
    decision = decision_of(_whole(row, "decision"))
    if decision is None:
        fault = say(
            "{cell} is no decision: error, accepted or false alarm", cell=_short(row["decision"])
        )
        raise _CellError("decision", fault)
    if row["rule"].startswith(ABOUT_RUN):
        fault = say("findings about the run itself cannot be decided on")
        raise _CellError("rule", fault)
    people = {name: row[name] for name in FOR_PEOPLE}
    for reviewer in _reviewers(row, absent):
        yield Entry(
            fingerprint=_id(row, "finding_id"),
            digest=_id(row, "digest"),
            decision=decision,
            reviewer=reviewer,
            decided_at=_day(row, absent),
            note="\n".join(_whole(row, "note").splitlines()),
        ).model_copy(update=people)


def _id(row: Row, column: str) -> str:
    if not _IDS[column].fullmatch(row[column]):
        fault = say("{cell} is damaged or no id", cell=_short(row[column]))
        raise _CellError(column, fault)
    return row[column]


def _reviewers(row: Row, absent: Absent) -> list[str]:
    cell = _whole(row, "reviewer") or absent.reviewer
    names = [" ".join(name.split()) for name in _SEVERAL.split(cell)]
    if not any(names):
        raise _CellError("reviewer", say("is empty; name who decided, or use --reviewer NAME"))
    return list(dict.fromkeys(filter(None, names)))


def _day(row: Row, absent: Absent) -> date:
    if not row["decided_at"]:
        return absent.day
    try:
        return day_of(_whole(row, "decided_at"))
    except DayError as error:
        raise _CellError("decided_at", str(error)) from error


def _whole(row: Row, column: str) -> str:
    """A cell that its spreadsheet has left whole."""
    cell = row[column]
    if _FAULT.fullmatch(cell):
        raise _CellError(column, say("{cell} is a fault of the spreadsheet", cell=cell))
    if (_MARKS if column != "note" else _LOST).fullmatch(cell) or _misread(cell):
        fault = say("{cell}: characters were lost; save the table as UTF-8", cell=_short(cell))
        raise _CellError(column, fault)
    return cell


def _misread(cell: str) -> bool:
    """Whether a cell is UTF-8 that was read as the Western encoding of Windows."""
    return undone(cell) not in (None, cell)


def _contradictions(decided: Iterable[Decided], path: Path) -> Iterator[str]:
    """Rows that say something else than a row above of the same finding by the same reviewer."""
    first: dict[tuple[str, str, str], tuple[int, Entry]] = {}
    for row in decided:
        for entry in row.entries:
            number, before = first.setdefault((*entry.judged, entry.reviewer), (row.row, entry))
            if before.decision is not entry.decision:
                fault = say(
                    "{reviewer} decides otherwise on the same finding in row {number}",
                    reviewer=entry.reviewer,
                    number=number,
                )
                yield _told(path, row.row, "decision", fault)


def _told(path: Path, row: int, column: str, fault: str) -> str:
    return say(
        "{file}, row {row}, column {column}: {fault}",
        file=path,
        row=row,
        column=column,
        fault=fault,
    )


def _short(cell: str) -> str:
    text = " ".join(cell.split())
    return f"「{text if len(text) <= 30 else text[:29] + '…'}」"
