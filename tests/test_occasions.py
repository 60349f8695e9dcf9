"""Occasions: the next issue of a recurring story is no contradiction of the last; a follow-up is held to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims import Document
from factcheck import Finding, check
from scripts.score_stories import score

ROOT = Path(__file__).resolve().parents[1]
GAME = "{team}昨日在新橋球場以{score}擊敗{rival}，入場觀眾{crowd}人。球隊暫以{points}分居榜首。"
# Two articles of one manner, days apart, on two days' news: nothing in them has to agree.
NEXT_ISSUES = (
    (
        "交易所收市\n今日收報8,412點，升96點，成交231億元。上升股份有412隻，下跌股份288隻。",
        "交易所收市\n今日收報8,377點，跌35點，成交198億元。上升股份有305隻，下跌股份391隻。",
    ),
    (
        "工廈火警\n昨日下午4時新橋一幢工廈發生火警，消防出動四條喉灌救，約90人疏散，三人送院。",
        "唐樓火警\n今日凌晨1時長堤一幢唐樓發生火警，消防出動兩條喉灌救，約40人疏散，五人送院。",
    ),
    (
        GAME.format(team="白鷺", score="2比1", rival="海星", crowd="1,532", points=19),
        GAME.format(team="白鷺", score="3比0", rival="山貓", crowd="1,208", points=22),
    ),
    (
        "一名文員承認盜竊罪，區域法院昨日判他入獄兩年。",
        "一名司機承認詐騙罪，區域法院昨日判他入獄四年半。",
    ),
)
# Two articles of one day on two things of a sort.
OTHER_THINGS = (
    (
        "青竹中學開學\n青竹中學昨日開學，全校有學生812人，教師66人，校舍佔地5,200平方米。",
        "白石書院開學\n白石書院昨日開學，全校有學生955人，教師80人，校舍佔地7,400平方米。",
    ),
    (
        "遠帆運輸多賺一成\n遠帆運輸公布，全年收入23.6億元，溢利1.8億元，負債比率36%。",
        "大埗紡織少賺兩成\n大埗紡織公布，全年收入14.1億元，溢利6,300萬元，負債比率21%。",
    ),
)
# One event, told again: what differs is a contradiction.
FOLLOW_UPS = (
    (
        "工廈火警\n昨日下午4時新橋一幢工廈發生火警，消防出動四條喉灌救，約90人疏散，17人送院，火警於5時26分撲熄。",
        "火警調查\n新橋一幢工廈前日下午發生火警，約90人疏散，12人送院，火警於5時26分撲熄，消防出動四條喉。",
    ),
    (
        GAME.format(team="白鷺", score="2比1", rival="海星", crowd="1,532", points=19),
        "白鷺周日在新橋球場以2比1擊敗海星，入場觀眾1,352人，球隊有19分，居榜首。",
    ),
)


def contradictions(first: str, second: str, days: int = 7) -> list[Finding]:
    """What is held against each other between two articles, so many days apart."""
    documents = [
        Document.from_text(first, path="first.txt", published=date(2025, 3, 10)),
        Document.from_text(second, path="second.txt", published=date(2025, 3, 10 + days)),
    ]
    return [one for one in check(documents, reference=None).findings if one.rule.startswith("XD")]


@pytest.mark.parametrize(("first", "second"), NEXT_ISSUES)
def test_next_issue_contradicts_nothing(first: str, second: str) -> None:
    """Two days' news, told in the same words, differ in their numbers."""
    assert not contradictions(first, second)


@pytest.mark.parametrize(("first", "second"), OTHER_THINGS)
@pytest.mark.parametrize("days", [0, 1])
def test_another_thing_of_the_sort_contradicts_nothing(first: str, second: str, days: int) -> None:
    """What no headline names in common, and what shares no number, is two things."""
    assert not contradictions(first, second, days)


def test_one_thing_under_two_headlines() -> None:
    """The name in the one headline stands in the other article: what differs there is told."""
    first, _ = OTHER_THINGS[0]
    second = "新學年的挑戰\n以青竹中學為例，全校有學生821人，教師60人，開支卻增加了。"
    assert contradictions(first, second)


@pytest.mark.parametrize(("first", "second"), FOLLOW_UPS)
def test_follow_up_is_held_to_the_first_report(first: str, second: str) -> None:
    """Two reports of one event share most of their numbers; the one that differs is told."""
    assert contradictions(first, second, days=1)


def test_articles_of_one_day_are_of_one_occasion() -> None:
    """Two reports of one day's close contradict each other."""
    first, second = NEXT_ISSUES[0]
    assert contradictions(first, second, days=0)


def test_standing_facts_are_compared_in_the_news_of_two_days() -> None:
    """A number that a speaker gives is not of the day: it is compared whatever else the articles tell."""
    first = "院長昨日表示，新橋大學設有15間國家重點實驗室，今年獲撥款。"
    second = "校方今日公布新一輪招聘計劃。新橋大學設有16間國家重點實驗室。"
    assert contradictions(first, second, days=9)


def test_long_articles_that_meet_in_two_places_are_compared() -> None:
    """Two papers on many things are no reports of a sort, even if they differ wherever they meet."""
    others = "第{}區有{}個街坊團體，開支{}萬元。"
    first = ["科技政策概覽", "全港有15間國家重點實驗室。", "海濱長廊全長73公里。"]
    second = ["十年規劃", "現時全港有16間國家重點實驗室。", "海濱長廊全長37公里。"]
    first += [others.format(n, 20 + n, 300 + 7 * n) for n in range(3, 30)]
    second += [f"計劃{n}號撥款{n * 13}億元，為期{n}年，由{2010 + n}年起。" for n in range(3, 30)]
    told = contradictions("\n".join(first), "\n".join(second), days=20)
    assert ("16間", "15間") in [(one.place.quote, one.other and one.other.quote) for one in told]


@pytest.mark.parametrize(("name", "least"), [("daily-news", 10), ("parallel-news", 9)])
def test_recurring_news(name: str, least: int) -> None:
    """In articles of one manner on many days and things, next to nothing is held against another's."""
    told = score(ROOT / "evaluation" / name)
    assert len(told.violated) <= 1 and len(told.false) <= 2
    assert told.found.total() >= least
