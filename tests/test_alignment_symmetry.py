"""The verdict on two claims, and what is found, do not depend on which of them comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Document, extract
from factcheck import check
from factcheck.alignment import Subject, compare, guard
from factcheck.alignment.values import agreement
from factcheck.subjects import subjects

DAYS = st.sampled_from((None, date(2024, 4, 2), date(2025, 3, 10), date(2025, 3, 31)))
NAMES = st.sampled_from("青松碼頭 青松灣碼頭 海棠碼頭 該碼頭 青禾書院 青禾医院".split())
PERIODS = st.sampled_from(
    ("", "去年", "2024年", "今年上半年", "截至3月1日，", "截至2024年底，", "自2023年起", "2035年")
)
ROLES = st.sampled_from(
    [
        "",
        *"目標是 預計 累計 其中 當中 每日 平均每宗 上限為 最多 並非 增加 由 增至".split(),
        *"上屆 首期 不少於 佔總數 連續 有人主張".split(),
    ]
)
THINGS = st.sampled_from(
    "旅客 乘客 職員 造價 面積 病床 申請 獲批個案 啟用 完工 排名 歷時 收入 支出".split()
)
NUMBERS = st.one_of(
    st.integers(1, 99_999).map("{:,}".format),
    st.sampled_from("三 十二 兩成 逾三百 近四十萬 4.8萬 48,000 84,000 1.2億 一半 18.4".split()),
)
UNITS = st.sampled_from(
    "人 名 間 所 宗 張 個 萬元 億元 億美元 億港元 公頃 平方米 公里 % 個百分點 年 個月 小時 倍".split()
)
DATES = st.sampled_from(
    "2024年5月啟用 5月16日啟用 2031年底完工 於1956年創辦 1965年成立 自2024年9月起實施 2025年初以來開放".split()
)
TAILS = st.sampled_from(
    ("", "，全港排第七", "，較去年多30宗", "（約62億元）", "。碼頭設16個泊位", "？")
)


@st.composite
def sentences(draw: Callable[..., str]) -> str:
    """One statement: who, when, in what sense, of what, how much; or when it happened."""
    name, tail = draw(NAMES), draw(TAILS)
    if draw(st.booleans()):
        return f"{name}{draw(DATES)}{tail}。"
    told = f"{draw(PERIODS)}{name}{draw(ROLES)}{draw(THINGS)}"
    return f"{told}{draw(NUMBERS)}{draw(UNITS)}{tail}。"


LAYOUTS = st.sampled_from(
    ("{0}", "{0}\n\n{1}", "{1}{0}", "- {0}\n- {1}", "小檔案\n造價：62億元\n{0}")
)


@st.composite
def articles(draw: Callable[..., str]) -> tuple[str, date | None]:
    """A text of a few statements, and its day."""
    text = draw(LAYOUTS).format(draw(sentences()), draw(sentences()))
    return text, draw(DAYS)


def documents(told: Sequence[tuple[str, date | None]]) -> list[Document]:
    return [
        Document.from_text(text, path=f"{number}.txt", published=day)
        for number, (text, day) in enumerate(told)
    ]


def subjects_of(told: Sequence[tuple[str, date | None]]) -> list[Subject]:
    return subjects([claim for document in documents(told) for claim in extract(document)])


@given(st.lists(articles(), min_size=2, max_size=2))
@settings(max_examples=120, deadline=None)
def test_verdict_is_symmetric(told: list[tuple[str, date | None]]) -> None:
    """Same verdict, score and agreement, and a guard for both or none, whatever stands on one side."""
    for first, second in combinations(subjects_of(told), 2):
        forward, backward = compare(first, second), compare(second, first)
        assert forward.verdict is backward.verdict, (first.claim, second.claim)
        assert abs(forward.score - backward.score) < 1e-9, (forward.reasons, backward.reasons)
        assert bool(guard(first, second)) == bool(guard(second, first))
        if first.dimension == second.dimension:
            assert agreement(first.claim, second.claim) is agreement(second.claim, first.claim)


@given(st.lists(articles(), min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_findings_do_not_depend_on_the_order_of_articles(told, random) -> None:
    """The same findings, whole, however the files are listed; only their order follows that."""
    listed = documents(told)
    mixed = random.sample(listed, len(listed))
    assert rows_of(listed) == rows_of(mixed)


def rows_of(listed: Sequence[Document]) -> list[dict[str, object]]:
    rows = [finding.to_dict() for finding in check(listed, reference=None).findings]
    return sorted(rows, key=lambda row: str(row["finding_id"]))


def test_the_generated_articles_are_compared() -> None:
    """Some pairs of the generated sort are one thing, so that the properties above are not empty."""
    told = [
        ("青松碼頭去年旅客4.8萬人。", date(2025, 3, 10)),
        ("去年青松碼頭旅客84,000人。", date(2025, 3, 31)),
    ]
    first, second = subjects_of(told)[-1], subjects_of(told)[0]
    assert compare(first, second).score > 0.5
