"""What begins a date.

The name of each alternative is the name of the rule that reads it (`claims.date_rules`). A numeral may
begin a date only where no other numeral, ordinal or decimal sign stands before it.
"""

from __future__ import annotations

import re

from claims.dates.calendar_words import date_names, eras, words
from claims.dates.pieces import (
    AND,
    BARE_QUARTER,
    CLOCK,
    COUNT,
    DASH,
    DAY,
    DECADES,
    DIGITS,
    FISCAL,
    LATER,
    LUNAR_DAY,
    MONTH,
    MONTH_NUMBER,
    NUMBER,
    NUMERAL,
    PART_OF_DAY,
    QUARTER_SPAN,
    QUARTERS,
    SHORT_YEAR,
    TENS,
    TIME,
    TO,
    TODAY,
    WEEKDAY,
    YEAR,
    any_of,
    named,
)
from claims.lexicon import made_of_tables

PLAIN = {  # begin with a year, a full date, or several figures: nothing but a numeral may precede
    "iso_range": rf"[12][0-9]{{3}}(?P<_s0>[/.])[0-9]{{1,2}}(?P=_s0)[0-9]{{1,2}}(?:{TO})[0-9]{{1,2}}(?P=_s0)[0-9]{{1,2}}"
    r"(?![0-9]|[/.][0-9])",
    "iso": r"[12][0-9]{3}(?P<_s1>[-/.])[0-9]{1,2}(?P=_s1)[0-9]{1,2}(?![0-9]|[/.][0-9])",
    "roc": r"(?<![A-Za-z版本.])1[01][0-9](?P<_s4>[./])(?:1[0-2]|0?[1-9])(?P=_s4)(?:3[01]|[12][0-9]|0?[1-9])"
    r"(?![0-9]|[./-][0-9])",
    "compact": r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9,.A-Za-z_/-])",
    "dmy": r"[0-9]{1,2}(?P<_s2>[-/.])[0-9]{1,2}(?P=_s2)[12][0-9]{3}(?![0-9]|[/.][0-9])",
    "dmy_short": r"[0-9]{1,2}/[0-9]{1,2}/[0-9]{2}(?![0-9/号线路楼班])",
    "slashed": r"[0-9]{1,2}/[0-9]{1,2}(?=[（(](?:星期|礼拜|周)?[一二三四五六日][）)])",
    "quarter_code": r"(?<![A-Za-z])(?:20[0-9]{2}[Qq][1-4]|[1-4][Qq](?:20)?[0-9]{2})(?![0-9A-Za-z])",
    "fiscal": rf"{YEAR}年?(?:[/{DASH}]|至|到)(?:{YEAR}|{SHORT_YEAR})年?(?:{FISCAL})",
    "years": rf"{YEAR}(?:[{DASH}]{{1,2}}|至|到|/)(?:{YEAR}|{SHORT_YEAR})年(?![代])",
    "lifetime": rf"(?<=[（(])[12][0-9]{{3}}[{DASH}]{{1,2}}[12][0-9]{{3}}(?=[）)])",
    "fiscal_short": rf"[0-9]{{2}}[/{DASH}][0-9]{{2}}(?:{FISCAL})",
    "year_item": rf"[12][0-9]{{3}}(?=(?:{AND}[12][0-9]{{3}}){{1,9}}年)",
    "fiscal_bare": r"[12][0-9]{3}[/–-](?:[12][0-9])?[0-9]{2}(?![0-9/.–-])"
    rf"|[一二][{DIGITS}]{{3}}/[{DIGITS}]{{2}}(?=[至到])",
    "fiscal_single": rf"{YEAR}(?:/[0-9]{{2}})?年?(?:财政年度|课税年度|学年度?|财年)",
    "year_roc": rf"1[01][0-9]年(?:度(?![假过日])|(?={MONTH_NUMBER}月|[初底末]))",
    "year_roc_alone": r"1(?:0[5-9]|1[0-9])年(?![历来前后間间的之以多余内校院庆诞过了老古长保期租个零又])",
    "decades": rf"(?:{YEAR}|{SHORT_YEAR})(?:年代)?(?:{TO}|、)(?:{YEAR}|{SHORT_YEAR})年代"
    r"|[一二三四五六七八九](?:十(?:年代)?)?[、至到]?[一二三四五六七八九]十年代(?![表理替言码])",
    "decade": rf"(?:{YEAR}|{SHORT_YEAR}|[一二三四五六七八九]十)年代(?![表理替言码])",
    "year": rf"{YEAR}年(?:度(?![假过日]))?(?!代(?![表理替言码]))",
    "century": rf"(?<!前)(?:[0-9]{{1,2}}|{NUMBER})世纪",
    "year_short": rf"{SHORT_YEAR}年(?={MONTH_NUMBER}月|[初底末])|0[0-9]年(?!代|级|期)",
    "year_digits": rf"[〇零○一二五六七八九][{DIGITS}]年(?!代|级|期)",
}
SHORT = {  # a decimal point or a thousands comma before them makes them something else
    "months": rf"{MONTH_NUMBER}(?:月?{TO}|、){MONTH_NUMBER}月份?(?!{NUMBER}[日号])",
    "month_pair": "[一二三四五六七八九][二三四五六七八九十]月份?",
    "lunar_pair": r"(?P<_m>[二三五六七九])月(?P=_m)(?![日号十年月个至到])",
    "month": MONTH,
    "days": rf"{NUMBER}[日号]?{TO}{NUMBER}[日号](?!线|楼|院|座|路)",
    "later_days": rf"(?:[一二两三四五六七八九]|{TENS})日(?:之|以)?{LATER}",
    "ago_days": "(?<![在于须到至])[一二两三四五六七八九十]日(?:之|以)?前(?!往|夕|后|来|列|景|赴|提|须|必)",
    "day": DAY,
    "day_item": rf"(?<=[、及和]){NUMBER}(?=(?:{AND}{NUMBER}){{1,9}}[日号])",
    "ago": rf"{COUNT}[多余]?(?:年半?|个半?月|个?(?:星期|礼拜)|周|天|个季度)(?:之|以)?前(?!往|夕|后|来|列|景)",
    "later": rf"{COUNT}[多余]?(?:年半?|个半?月|个?(?:星期|礼拜)|周|天|个季度)(?:之|以)?{LATER}",
    "clock": CLOCK,
    "hours": r"[0-9]{1,2}:[0-9]{2}(?: ?(?:[AaPp][Mm]|[ap]\.m\.)(?![A-Za-z])|(?![0-9:]))",
    "oclock": rf"(?:{NUMBER}|零)时(?![代间装速候而段差期刻光针空机区])",
}
_NUMERALS = frozenset(f"0123456789{NUMERAL}")
_OPENING = r"(?<![^\n，。、；：（「“在])"  # a clause begins here
WORDY = {
    "quarter_span": QUARTER_SPAN,
    "quarter": BARE_QUARTER,
    "quarter_item": rf"第[1-4一二三四](?={AND}第[1-4一二三四]季)",
    "quarters": rf"(?:(?<![的后])首|{_OPENING}[前头]){QUARTERS}"
    r"|(?<![之以目此日年月])前[二两三23]季度",
    "first": rf"(?:(?<![的后])首|{_OPENING}[前头])(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,2}})个?月",
    "nearly_ago": rf"近{COUNT}(?:年|个?月|个?(?:星期|礼拜)|周|天)(?:之|以)?前(?!往|夕|后|来|列|景)",
    "rolling": (
        rf"(?:过去|最近|近|未来|今后|往后|接下来)的?(?:半年|{COUNT}多?"
        r"(?:年|个半?月|个?(?:星期|礼拜)|周|日|天|个?季度))(?:以来|来|内|间|里)?"
        rf"|[上下]{COUNT}(?:个月|个?(?:星期|礼拜)|周)(?![一二三四五六日天年])"
    ),
    "clock_words": rf"(?:{PART_OF_DAY}){TIME}(?:{TO}(?:翌日|次日)?(?:{PART_OF_DAY})?{TIME})?",
    "weekday": rf"(?:{WEEKDAY})",
    "lunar": (
        rf"(?:农历|旧历|阴历)(?:{YEAR}年)?闰?(?:正|腊|冬|{MONTH_NUMBER})月"
        rf"(?:{LUNAR_DAY}日?|{NUMBER}日|[一二三四五六七八九](?![一二三四五六七八九十个月年]))?"
    ),
    "lunar_month": rf"(?:(?:正|腊|冬)月|闰{MONTH_NUMBER}月)(?:{LUNAR_DAY})?",
    "lunar_plain": rf"闰?{MONTH_NUMBER}月初[一二三四五六七八九十]",
    "first_month": "元月份?",
    "this_day": rf"(?<![如现当至迄而于古从自方抚尔当非昔往])今(?=[（(][0-9]{{1,2}}日[）)]|(?:{TODAY}))",
    "half_year_ago": "半年(?:之|以)?前",
    "sexagenary": r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥][鼠牛虎兔龙蛇马羊猴鸡狗猪]?年",
    "zodiac": r"[鼠牛虎兔龙蛇马羊猴鸡狗猪]年(?!代|画|糕)",
    "old_century": rf"(?:[上本]个?|这个)世纪(?:{DECADES})?",
    "years_from": rf"[从由]{YEAR}{TO}{YEAR}(?![0-9{NUMERAL}年个人名宗元万亿.,%])",
}


@made_of_tables
def numeral_head() -> re.Pattern[str]:
    """What begins a date with a numeral, or a name that only looks like one."""
    plain = rf"(?<![0-9{NUMERAL}第几数])(?<![A-Za-z][/-])(?<![0-9]/)(?:{named(PLAIN)})"
    short = rf"(?<![0-9{NUMERAL}第几数])(?<![0-9][.,:/{DASH}])(?:{named(SHORT)})"
    lunar = rf"(?<![0-9{NUMERAL}第几数])(?P<lunar_plain>{WORDY['lunar_plain']})"
    names = [name for name in date_names() if name[0] in NUMERAL]
    numbered = [word for word in words() if word[0] in NUMERAL]
    return re.compile(
        rf"(?P<name>{any_of(names)})|{lunar}|{plain}|{short}"
        rf"|(?P<quarter>{BARE_QUARTER})|(?P<word>{any_of(numbered)})"
    )


@made_of_tables
def word_head() -> re.Pattern[str]:
    """What begins a date with a word."""
    era = rf"(?:{any_of(eras())})前?(?:元|[0-9]{{1,4}}|[{NUMERAL}]{{1,7}})年(?!代)"
    names = [name for name in date_names() if name[0] not in NUMERAL]
    rarer = {name: pattern for name, pattern in WORDY.items() if name != "weekday"}
    return re.compile(
        rf"(?P<name>{any_of(names)})|(?P<weekday>{WORDY['weekday']})"
        r"|(?P<two_years>(?:[去今][、及和]?[今明]|明[、及和]?后)[两二2]年(?!前|后|来)|(?:昨[、及和]?今|今[、及和]?明|明[、及和]?后)[两二2][日天])"
        r"|(?P<noted_day>(?<![目之以提])[今昨前明后][（(][0-9]{1,2}[）)][日天早晚晨])"
        r"|(?P<noted_year>(?<![目之以提失])[今去明前][（(](?:1[01][0-9]|20[0-9]{2})[）)]年)"
        rf"|(?P<word>{any_of(words())})|{named(rarer)}|(?P<era>{era})"
    )


def head_at(text: str, place: int) -> re.Match[str] | None:
    """What may begin a date at a place."""
    head = numeral_head() if text[place : place + 1] in _NUMERALS else word_head()
    return head.match(text, place)
