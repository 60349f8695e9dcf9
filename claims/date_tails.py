"""How a date goes on, by what it has come to: after 2024年 a month, a quarter, a part.

The name of each alternative is the name of the rule that reads it (`claims.date_rules`).
"""

from __future__ import annotations

import re
from functools import cache

from claims.calendar_words import festival_names
from claims.date_patterns import SHORT, WORDY
from claims.date_pieces import (
    AND,
    CLOCK,
    DAY,
    HALF,
    LUNAR_DAY,
    MONTH,
    MONTH_NUMBER,
    NOT_MIDDLE,
    NUMBER,
    NUMERAL,
    PART,
    PART_OF_DAY,
    QUARTER,
    TIME,
    TO,
    WEEKDAY,
    YEAR_QUARTER,
    any_of,
    named,
)

TAIL_STARTS = {  # first characters of the tails that are long to try
    "month": frozenset(f"0123456789{NUMERAL}初上中下底末尾"),
    "day": frozenset(f" T（(，、,星礼周本上下今这0123456789{NUMERAL}凌清早中正傍黄晚深半午"),
    "day_noted": frozenset(f"，,0123456789{NUMERAL}凌清早上中正下傍黄晚深半午今"),
}


@cache
def tails() -> dict[str, re.Pattern[str]]:
    """How a date goes on, by what it has come to."""
    festival = rf"(?P<festival>{any_of(festival_names())})"
    year = {
        "months": SHORT["months"],
        "lunar_plain": WORDY["lunar_plain"],
        "lunar_month": WORDY["lunar_month"],
        "lunar": WORDY["lunar"],
        "lunar_pair": r"(?P<_m>[二三五六七九])月(?P=_m)(?![日号十年月个至到])",
        "month_pair": SHORT["month_pair"],
        "month": MONTH,
        "first_month": "元月份?",
        "half": HALF,
        "quarter": YEAR_QUARTER,
        "quarters": rf"[首头前]{MONTH_NUMBER}个?季度?",
        "first": rf"[首头前](?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
        "last": rf"最[后後](?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
        "nth_month": rf"第{MONTH_NUMBER}个月",
        "season": "[春夏秋冬][天季]",
        "part": f"年?{PART}",
        "anniversary": "的?(?:今日|今天|同日|同一天)",
        "whole": "全年|年内|内(?!地|部|容|阁|外|需|政|陆|涵)",
    }
    month = {
        "days": SHORT["days"],
        "day": DAY,
        "day_item": rf"{NUMBER}(?=(?:{AND}{NUMBER}){{1,9}}[日号])",
        "bare_day": rf"{LUNAR_DAY}(?![{NUMERAL}个年月%％点多余几万亿时])",
        "bare_days": rf"[0-9]{{1,2}}(?:{TO})[0-9]{{1,2}}[日号]",
        "xun": "[上中下]旬|[上下]半月|初(?!步|级|中|选|赛)"
        rf"|中(?![{NOT_MIDDLE}])|底(?!线|层|部|薪)|末|尾",
    }
    note = rf"[（(](?:(?:{MONTH_NUMBER}月)?{NUMBER}[日号][，、,]?)?(?:{WEEKDAY})[）)]|[（(](?:{MONTH_NUMBER}月)?{NUMBER}[日号][）)]"
    return {
        "weekday": re.compile(
            named(
                {
                    "note": note,
                    "date_beside": rf"[，,]?{MONTH_NUMBER}月{NUMBER}[日号]",
                    "clock_words": WORDY["clock_words"],
                }
            )
        ),
        "year": re.compile(rf"的?(?:{festival}|{named(year)})"),
        "month": re.compile(named(month)),
        "part": re.compile(named({"part": f"(?:年)?{PART}|初期|中期|后期"})),
        "fiscal": re.compile(
            named(
                {"quarter": QUARTER, "half": HALF, "first": rf"[首头前][{NUMERAL}0-9]{{1,2}}个月"}
            )
        ),
        "quarter": re.compile("(?P<part>末(?!期)|初(?!步|期|赛)|底(?!层|线))"),
        "century": re.compile(
            named(
                {
                    "decade_in": r"(?:[一二三四五六七八九]十|[0-9]0)年代",
                    "part": "[初中末]叶?期?|[上下前后]半叶|[前中后]期",
                }
            )
        ),
        "day": re.compile(
            named(
                {
                    "note": note,
                    "weekday_beside": rf"[，、,]?{WEEKDAY}|[（(]日[）)]",
                    "clock_words": WORDY["clock_words"],
                    "clock": rf"(?:[ T](?=[0-9]{{1,2}}:))?{TIME}(?:{TO}(?:{PART_OF_DAY})?{TIME})?",
                }
            )
        ),
        "day_noted": re.compile(
            named({"clock": rf"[，,]?{CLOCK}|{NUMBER}时(?:{NUMBER}分)?(?:{TO}{NUMBER}时)?"})
        ),
    }
