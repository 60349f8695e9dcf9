"""The articles that benchmarks are made of, and the changes that mutate_examples makes."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from benchmarks.archive import archive, articles, crowded
from benchmarks.hostile import UNITS

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "articles"


def mutations():
    place = ROOT / "scripts" / "mutate_examples.py"
    spec = importlib.util.spec_from_file_location("mutate_examples", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_an_archive_is_the_same_every_time_and_has_no_two_articles_alike():
    first, again = archive(EXAMPLES, 40), archive(EXAMPLES, 40)
    assert first == again
    assert len({name for name, _ in first}) == len({text for _, text in first}) == 40
    assert archive(EXAMPLES, 40, seed=8) != first


def test_articles_of_one_story_keep_their_names_together():
    texts = dict(archive(EXAMPLES, 2 * len(articles(EXAMPLES))))
    lines = [text for name, text in texts.items() if "nankiu-line" in name and "-0001." in name]
    assert len(lines) >= 2
    # The name of the line stands between the same words in every article of the story.
    assert not any("南橋線" in text for text in lines)
    name = next(text for text in lines if "線" in text).partition("線")[0][-2:]
    assert all(f"{name}線" in text for text in lines)


def test_a_crowded_archive_says_one_thing_everywhere():
    texts = [text for _, text in crowded(EXAMPLES, 20)]
    endings = {text.rstrip().rpartition("\n\n")[2] for text in texts}
    assert len(endings) == 1


def test_every_hostile_unit_of_the_promise_is_measured():
    assert {"一", "十百千萬", "1,", "三月", "百分之", "7", "1.1.", "（", "年月日"} <= set(UNITS)


@pytest.mark.parametrize(
    ("change", "quote", "changed"),
    [
        ("by_digit", "16所", "15所"),
        ("by_digit", "1,200人", "1,100人"),
        ("by_digit", "二十一家", "二十二家"),
        ("by_digit", "百家", ""),
        ("by_ten", "3.8%", "38%"),
        ("by_ten", "12.65公里", "126.5公里"),
        ("by_ten", "1,370萬個", "13,700萬個"),
        ("by_ten", "四百張", "四千張"),
        ("by_ten", "四百二十張", ""),
        ("by_year", "2025年4月", "2024年4月"),
        ("by_year", "4月1日", ""),
    ],
)
def test_a_claim_is_changed_as_the_change_says(change, quote, changed):
    assert getattr(mutations(), change)(quote) == changed
