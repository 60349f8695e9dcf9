"""How a date goes on, by what it has come to: after 2024年 a month, a quarter, a part.

The name of each alternative is the name of the rule that reads it (`claims.date_rules`).
"""

from __future__ import annotations

import re

from claims.dates.calendar_words import festival_names
from claims.dates.patterns import SHORT, WORDY
from claims.dates.pieces import (
    AND,
    CLOCK,
    DAY,
    DECADES,
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
    QUARTER_SPAN,
    QUARTERS,
    STARTS,
    TIME,
    TO,
    WEEKDAY,
    YEAR_QUARTER,
    any_of,
    named,
)
from claims.lexicon import made_of_tables

TAIL_STARTS = {  # first characters of the tails that are long to try
    "month": frozenset(f"0123456789{NUMERAL}初上中下底末尾头月的第首前最"),
    "day": frozenset(f" T（(，、,星礼周本上下今这0123456789{NUMERAL}凌清朝早中正晏傍黄晚夜深半午"),
    "day_noted": frozenset(f"，,0123456789{NUMERAL}凌清朝早上中正下晏傍黄晚夜深半午今"),
    "years_ago": frozenset("的"),
}


_YEAR = {
    "months": SHORT["months"],
    "lunar_plain": WORDY["lunar_plain"],
    "lunar_month": WORDY["lunar_month"],
    "lunar": WORDY["lunar"],
    "lunar_pair": SHORT["lunar_pair"],
    "month_pair": SHORT["month_pair"],
    "month": MONTH,
    "first_month": "元月份?|首月",
    "half": f"{HALF}|[前后]半年",
    "quarter_span": QUARTER_SPAN,
    "quarter": YEAR_QUARTER,
    "quarters": rf"[首头前]{QUARTERS}",
    "first": rf"[首头前](?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
    "last": rf"最后(?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
    "nth_month": rf"第{MONTH_NUMBER}个月",
    "season": "[春夏秋冬](?:天|季(?!奥|残奥|特奥|亚运|亚冬|学期|运动会)|(?=[，。、；：）至到起]|\\Z))",
    "school_break": "[暑寒]假|暑期",
    "part": f"年?{PART}",
    "alike": "同期(?!货)|同月|同季",
    "week": rf"第(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,4}})个?(?:星期|礼拜|周)(?![一二三四五六日天岁年])",
    "anniversary": "的?(?:今日|今天|同日|同一天)",
    "whole": "全年|年内|内(?![地部容阁外需政陆涵])",
}
_MONTH = {
    "days": SHORT["days"],
    "day": DAY,
    "first_days": rf"的?[首头前](?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})个?[日天]",
    "nth_weekday": r"的?(?:第[1-5一二三四五]|首|最后一)个?(?:星期|礼拜|周)[一二三四五六日天]",
    "day_item": rf"{NUMBER}(?=(?:{AND}{NUMBER}){{1,9}}[日号])",
    "bare_day": rf"{LUNAR_DAY}(?![{NUMERAL}个年月%％点多余几万亿时])",
    "bare_days": rf"[0-9]{{1,2}}(?:{TO})[0-9]{{1,2}}[日号]",
    "xun": rf"[上中下]旬|上中旬|中下旬|[上下]半月|月?(?:初(?![步级中选赛])|中(?![{NOT_MIDDLE}])|底(?![线层部薪])|末|尾)"
    rf"|{STARTS}",
}
_NOTED_DAY = rf"(?:{MONTH_NUMBER}月)?{NUMBER}[日号]"
_NOTE = rf"[（(](?:{_NOTED_DAY}[，、,]?)?(?:{WEEKDAY})[）)]|[（(]{_NOTED_DAY}[）)]"
_PART = rf"(?!早起)(?:{PART_OF_DAY})(?={TO}|起|止)"  # 22日晚间至23日清晨, 24日晚起
_WEEKDAY = {
    "note": _NOTE,
    "date_beside": rf"[，,]?{MONTH_NUMBER}月{NUMBER}[日号]|[（(][0-9]{{1,2}}/[0-9]{{1,2}}[）)]",
    "clock_words": WORDY["clock_words"],
}
_DAY = {
    "note": _NOTE,
    "weekday_beside": rf"[，、,]?{WEEKDAY}|[（(][一二三四五六日][）)]",
    "clock_words": WORDY["clock_words"],
    "clock": rf"(?:[ T](?=[0-9]{{1,2}}:))?{TIME}(?:{TO}(?:{PART_OF_DAY})?{TIME})?",
    "part_of_day": _PART,
}
_FISCAL = {
    "quarter": QUARTER,
    "quarters": rf"[首头前]{QUARTERS}",
    "half": HALF,
    "first": rf"[首头前][{NUMERAL}0-9]{{1,2}}个月",
}
_CENTURY = {
    "years_within": rf"的?(?:[首头前]|最后)(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,3}})年",
    "decade_in": DECADES,
    "part": "[初中末]叶?期?|[上下前后]半叶|[前中后]期",
}
_ERA = {  # before 1912 months are of the lunar calendar
    "lunar_in_era": rf"闰?(?:正|腊|冬|{MONTH_NUMBER})月(?:{LUNAR_DAY}日?|{NUMBER}日)?",
    "part": f"年?{PART}",
    "season": _YEAR["season"],
}
_STATES = {
    "lunar_year": _ERA,
    "weekday": _WEEKDAY,
    "month": _MONTH,
    "part": {"part": f"年?{PART}|[初中末前后早晚]期"},
    "fiscal": _FISCAL,
    "quarter": {
        "part": "末(?!期)|初(?![步期赛])|底(?![层线])|尾(?![数声随盘])",
        "months_within": rf"的?[首头前](?:{MONTH_NUMBER}|两)个月",
    },
    "century": _CENTURY,
    "day": _DAY,
    "years_ago": {
        "years_ago_on": rf"的(?:今日|今天|同日|同一天|这一天|{MONTH_NUMBER}月(?:份|{NUMBER}[日号])?)"
    },
    "day_noted": {
        "part_of_day": _PART,
        "clock": rf"[，,]?{CLOCK}|{NUMBER}时(?:{NUMBER}分)?(?:{TO}{NUMBER}时)?",
    },
}


@made_of_tables
def tail_of(state: str) -> re.Pattern[str] | None:
    """How a date goes on that has come to a state; None where it does not."""
    if state == "year":
        seasons = "(?!冬至(?:20|[今明翌次]年))"  # 2023年冬至2024年春
        festival = rf"{seasons}(?P<festival>{any_of(festival_names())})"
        return re.compile(rf"的?(?:{festival}|{named(_YEAR)})")
    patterns = _STATES.get(state)
    return re.compile(named(patterns)) if patterns else None
