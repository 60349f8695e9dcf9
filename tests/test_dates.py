"""Dates: the corpus of surfaces, the tables' examples, and properties on any text."""

from __future__ import annotations

import time
import tomllib
from calendar import monthrange
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.dates.calendar_words import EraRow, FestivalRow, NameRow, PeriodWordRow
from claims.dates.periods import reach
from claims.dates.reader import find_dates
from claims.documents.document import Document
from claims.lexicon import read_table
from claims.model import Kind, Mention

PUBLISHED = date(2025, 3, 12)
CORPUS = tomllib.loads((Path(__file__).parent / "cases" / "dates.toml").read_text("utf-8"))


def folded(text: str) -> str:
    return Document.from_text(text, path="case.txt", published=PUBLISHED).folded.text


def days(mention: Mention) -> str:
    period = mention.period
    assert period is not None
    if period.start is None or period.end is None:
        return "none"
    first, last = period.start.isoformat(), period.end.isoformat()
    return first if first == last else f"{first}/{last}"


def surfaces() -> list:
    return [
        pytest.param(case, surface, id=f"{case['name']}: {surface}")
        for case in CORPUS["case"]
        for surface in case["surfaces"]
    ]


@pytest.mark.parametrize(("case", "surface"), surfaces())
def test_surface(case: dict, surface: str) -> None:
    text = folded(surface)
    found = find_dates(text, PUBLISHED)
    assert len(found) == 1, found
    (mention,) = found
    period = mention.period
    assert mention.end == len(text)
    assert mention.start == 0 or case.get("inside")
    assert days(mention) == case["reads"]
    assert period.direction == case.get("direction", "in")
    if "grain" in case:
        assert period.grain == case["grain"]
    if "weekday" in case:
        assert period.weekday == case["weekday"]
    for flag in case.get("flags", ()):
        assert flag in mention.flags


@pytest.mark.parametrize("case", CORPUS["context"], ids=lambda case: case["name"])
def test_context(case: dict) -> None:
    marked = folded(case["text"])
    start, end = marked.index("【"), marked.index("】") - 1
    found = find_dates(marked.replace("【", "").replace("】", ""), PUBLISHED)
    (mention,) = [m for m in found if m.start < end and start < m.end]
    if not case.get("whole"):
        assert (mention.core_start, mention.core_end) == (start, end)
    assert days(mention) == case["reads"]


@pytest.mark.parametrize(
    "text", [text for case in CORPUS["reject"] for text in case["texts"]], ids=lambda text: text
)
def test_reject(text: str) -> None:
    assert [m for m in find_dates(folded(text), PUBLISHED) if "vague" not in m.flags] == []


def test_corpus_is_large() -> None:
    assert len(surfaces()) >= 300
    assert sum(len(case["texts"]) for case in CORPUS["reject"]) >= 60


@pytest.mark.parametrize("row", read_table("period_words.csv", PeriodWordRow), ids=lambda r: r.word)
def test_period_word(row: PeriodWordRow) -> None:
    text = folded(row.example)
    (mention,) = [m for m in find_dates(text, PUBLISHED) if row.word in text[m.start : m.end]]
    if row.reads == "vague":
        assert mention.period.grain == "vague"
    else:
        assert f"{mention.period.start}/{mention.period.end}" == row.reads


@pytest.mark.parametrize("row", read_table("festivals.csv", FestivalRow), ids=lambda r: r.name)
def test_festival(row: FestivalRow) -> None:
    (mention,) = find_dates(folded(row.example), PUBLISHED)
    assert days(mention) == row.reads


@pytest.mark.parametrize("row", read_table("eras.csv", EraRow), ids=lambda r: r.name)
def test_era(row: EraRow) -> None:
    (mention,) = find_dates(folded(row.example), PUBLISHED)
    assert f"{mention.period.start}/{mention.period.end}" == row.reads


@pytest.mark.parametrize("row", read_table("date_names.csv", NameRow), ids=lambda r: r.name)
def test_name(row: NameRow) -> None:
    assert find_dates(folded(row.example), PUBLISHED) == []


def test_without_publication_date() -> None:
    for text in ("去年", "昨日", "3月5日", "星期三", "5日", "過去三年", "年底", "中秋節"):
        (mention,) = find_dates(folded(text), None)
        assert (mention.period.start, mention.period.end) == (None, None)
        assert "unresolved" in mention.flags
    (mention,) = find_dates("2024年3月5日", None)
    assert days(mention) == "2024-03-05"


def test_anchored() -> None:
    anchored = {text: find_dates(text, PUBLISHED)[0].period.anchored for text in ("去年", "2024年")}
    assert anchored == {"去年": True, "2024年": False}


def test_written_numbers_of_impossible_dates() -> None:
    (mention,) = find_dates("2024年2月30日", PUBLISHED)
    assert "written:2024-2-30" in mention.flags
    (mention,) = find_dates("4月31日", PUBLISHED)
    assert "written:-4-31" in mention.flags


def test_reach() -> None:
    spans = {
        "2010年起": (date(2010, 1, 1), None),
        "截至2024年3月31日": (None, date(2024, 3, 31)),
        "2015年之前": (None, date(2014, 12, 31)),
        "2018年之后": (date(2019, 1, 1), None),
        "2018年": (date(2018, 1, 1), date(2018, 12, 31)),
    }
    for text, expected in spans.items():
        (mention,) = find_dates(text, PUBLISHED)
        assert reach(mention.period) == expected


# ---------------------------------------------------------------- properties

DIGITS = "〇一二三四五六七八九"


def small(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return head + (DIGITS[ones] if ones else "")


def notations(day: date) -> list[str]:
    year, month, number = day.year, day.month, day.day
    chinese = "".join(DIGITS[int(c)] for c in str(year))
    return [
        f"{year}年{month}月{number}日",
        f"{year}年{month:02}月{number:02}日",
        f"{year}年{month}月{number}號",
        f"{year}-{month:02}-{number:02}",
        f"{year}/{month}/{number}",
        f"{year}.{month}.{number}",
        f"{number}/{month}/{year}",
        f"{chinese}年{small(month)}月{small(number)}日",
        f"{chinese.replace('〇', '零')}年{small(month)}月{small(number)}日",
        f"{chinese.replace('〇', '○')}年{small(month)}月{small(number)}日",
    ]


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_every_notation_reads_back(day: date) -> None:
    for text in notations(day):
        (mention,) = find_dates(folded(text), PUBLISHED)
        assert days(mention) == day.isoformat(), text


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.booleans())
def test_months_and_full_width(day: date, wide: bool) -> None:
    text = f"{day.year}年{day.month}月"
    if wide:
        text = text.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789"})
    (mention,) = find_dates(folded(text), PUBLISHED)
    last = monthrange(day.year, day.month)[1]
    assert mention.period.start == day.replace(day=1)
    assert mention.period.end == day.replace(day=last)


PIECES = st.sampled_from(
    [
        *(
            "三月",
            "年",
            "月",
            "日",
            "2024",
            "2024年",
            "-",
            "/",
            "至",
            "自",
            "截至",
            "起",
            "前",
            "後",
            "（",
            "）",
        ),
        *(
            "昨日",
            "去年",
            "星期三",
            "農曆",
            "初一",
            "甲辰",
            "上",
            "下",
            "第",
            "季",
            "個月",
            "99",
            "0",
            "十",
            "廿",
        ),
        *(
            "同年",
            "過去",
            "首",
            "將",
            "，",
            "。",
            "\n",
            ":",
            "30",
            "時",
            "半",
            "民國",
            "前",
            "元",
            "世紀",
            "代",
            "初",
        ),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=200), st.booleans())
@settings(max_examples=400)
def test_any_text(text: str, dated: bool) -> None:
    published = PUBLISHED if dated else None
    place = 0
    for mention in find_dates(text, published):
        assert place <= mention.start <= mention.core_start < mention.core_end <= mention.end
        assert mention.kind is Kind.DATE
        assert mention.rules
        place = mention.end
    assert place <= len(text)


@pytest.mark.parametrize("published", [date.min, date.max, date(1900, 1, 1), date(2100, 12, 31)])
def test_edges_of_the_calendar(published: date) -> None:
    for text in (
        "去年",
        "明年",
        "過去九百年",
        "未來900年",
        "後天",
        "大前天",
        "上月",
        "下季",
        "龍年",
        "中秋節",
        "9999年底",
        "0001年",
        "1000年前",
        "12月至1月",
        "下周一",
        "30日",
        "冬天",
        "今冬",
        "大後年",
    ):
        find_dates(folded(text), published)


@given(st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=6), st.booleans())
@settings(max_examples=200)
def test_block_by_block(blocks: list[str], dated: bool) -> None:
    published = PUBLISHED if dated else None
    blocks = [block.replace("\n", "") for block in blocks]
    whole = [(m.start, m.end, m.period) for m in find_dates("\n".join(blocks), published)]
    parts, place = [], 0
    for block in blocks:
        parts += [(place + m.start, place + m.end, m.period) for m in find_dates(block, published)]
        place += len(block) + 1
    assert whole == parts


HOSTILE = [
    "20250305",
    "昨（11）",
    "前三季度",
    "最后一个星期",
    "3月5日（三）",
    *(
        "三月",
        "年月日",
        "2024-2024-",
        "1/1/1/1",
        "2024年",
        "三月至",
        "2024至",
        "3月5日",
        "一",
        "1",
        "1.1.1",
    ),
    *(
        "（（",
        "今年",
        "自2024年",
        "截至",
        "2024年至",
        "同年",
        "昨日（",
        "上午九時至",
        "農曆",
        "甲辰年",
    ),
    *(
        "日前",
        "近三年",
        "5日",
        "第三季",
        "2024/25",
        "，周三",
        "2010年之後",
        "10:10",
        "9時9分",
        "將",
        "十五年前",
    ),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = folded((unit * size)[:size])
        times = []
        for _ in range(2):
            began = time.process_time()
            find_dates(text, PUBLISHED)
            times.append(time.process_time() - began)
        return min(times)

    find_dates("2024年", PUBLISHED)
    quarter, whole = seconds(10_000), seconds(40_000)
    assert whole < 10 * quarter + 0.3  # square time would be sixteen times, and seconds more
