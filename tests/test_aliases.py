"""The table of aliases: identities, each name once, each with an example that holds it."""

from __future__ import annotations

from collections import Counter

import pytest

from claims.frames.aliases import canonical, folded, load_aliases

KINDS = {"place", "org", "scheme", "thing", "measure"}


def test_rows_are_sound():
    for row in load_aliases():
        assert row.kind in KINDS, row
        assert row.canonical and folded(row.alias) != folded(row.canonical), row
        assert row.alias in row.example, row


def test_a_name_has_one_meaning():
    counts = Counter(folded(row.alias) for row in load_aliases())
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_chains():
    """What an alias stands for is not itself an alias: one look-up is enough."""
    for row in load_aliases():
        assert canonical(row.canonical) == folded(row.canonical), row


def test_no_alias_is_a_single_character():
    """港 is in 港口, 粵 in 粵曲: single characters are read as places elsewhere."""
    assert [row.alias for row in load_aliases() if len(row.alias) < 2] == []


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("港府", "香港特区政府"),
        ("GDP", "國內生產總值"),
        ("高才通", "高端人才通行证计划"),
        ("ＧＤＰ", "gdp"),
    ],
)
def test_the_same_in_either_script(name, same):
    assert canonical(name) == canonical(same)


@pytest.mark.parametrize(
    "name", ["政府", "特區", "進口", "出口", "國家", "藍圖", "加速計劃", "總商會"]
)
def test_hints_are_no_aliases(name):
    assert canonical(name) == folded(name)
