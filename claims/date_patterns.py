"""The patterns of dates: heads that begin one, tails that go on from where it has come to.

Every pattern is bounded in length and looks at its neighbours only through fixed look-behinds, so
that reading is linear in the text whatever the text is. Each alternative's name is the name of the
rule that reads it (`claims.date_points`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from claims.calendar_words import date_names, eras, festival_names, words

DIGITS = "〇零○一二三四五六七八九"
NUMERAL = "〇零○一二三四五六七八九十廿卅百千两"
DASH = r"\-–—―~～─－"
TO = f"(?:至|到|直至|直到|[{DASH}]{{1,2}})"

_Y = (
    rf"(?:[12][0-9]{{3}}(?![0-9])|[一二][{DIGITS}]{{3}}(?![{NUMERAL}])"
    rf"|[二两]千零?(?:二?十[一二三四五六七八九]?|(?<=零)[一二三四五六七八九]))"
)
_YY = rf"(?:[0-9]{{2}}(?![0-9])|[{DIGITS}]{{2}}(?![{NUMERAL}]))"
_N = (
    r"(?:[0-9]{1,2}(?![0-9])|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
)
_M = r"(?:[0-9]{1,2}(?![0-9])|十[一二]?|[一二三四五六七八九])"
_COUNT = rf"(?:[0-9]{{1,3}}(?![0-9])|[{NUMERAL}]{{1,4}}+)"
_PART_OF_DAY = (
    "凌晨|清晨|清早|早上|早晨|上午|中午|正午|下午|傍晚|黄昏|晚上|晚间|深夜|半夜|午夜|今晚|早|晚"
)
_TIME = (
    rf"(?:[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9:])"
    rf"|(?:{_N}|零)[时点](?:正|半|钟|许|[一三]刻|{_N}分(?!钟|之)|零[一二三四五六七八九]分)?(?!代|间|装|速|候))"
)
_SURE_TIME = rf"(?:{_N}[时点](?:正|半(?!个)|{_N}分(?!钟|之))|{_N}点钟)"
_CLOCK = (
    rf"(?:(?:{_PART_OF_DAY}){_TIME}|{_SURE_TIME})(?:{TO}(?:翌日|次日)?(?:{_PART_OF_DAY})?{_TIME})?"
)
_NOT_MIDDLE = "银信电铁石移兴联远海粮交化车船核航芯国央共文学东环华秋西医期间旬方心产小大美英欧外日韩俄印游层位原式药标层区介"
_AND = "(?:、|及|和|与|以及)"
_FISCAL = "财政年度|课税年度|学年度?|财年|年度|年财政年度|年财年|球季|年学年|季度赛"

_MONTH = rf"(?:{_M}月份?)"
_QUARTER = (
    r"(?:第[1-4一二三四]季度?|[1-4一二三四]季度|[首次末尾]季度?(?![节军])|[Qq][1-4](?![0-9A-Za-z])"
    r"|[1-4][Qq](?![0-9A-Za-z]))"
)
_BARE_QUARTER = rf"(?<![^\s，。、；：（(「“至到在于从由较比和及与为{DASH}]){_QUARTER}"  # not 奥迪Q3
_YEAR_QUARTER = rf"(?:{_QUARTER}|[1-4一二三四]季)"
_HALF = "(?:上半年|下半年)"
_PART = rf"(?:初(?![步级中选赛审稿衷心期一二三四五六七八九十])|中(?![{_NOT_MIDDLE}])|底(?!线|层|部|薪|气|蕴)|末(?!期)|尾(?![数声随盘]))"
_DAY = rf"(?:{_N}[日号])"
_WEEKDAY = "(?:[本上下今这]个?)?(?:星期|礼拜|周)[一二三四五六日天]"
_LUNAR_DAY = "(?:初[一二三四五六七八九十]|二十[一二三四五六七八九]?|十[一二三四五六七八九]|廿[一二三四五六七八九]?|三十)"

_PLAIN = {  # begin with a year, a full date, or several figures: nothing but a numeral may precede
    "iso": r"[12][0-9]{3}(?P<_s1>[-/.])[0-9]{1,2}(?P=_s1)[0-9]{1,2}(?![0-9]|[/.][0-9])",
    "dmy": r"[0-9]{1,2}(?P<_s2>[-/.])[0-9]{1,2}(?P=_s2)[12][0-9]{3}(?![0-9]|[/.][0-9])",
    "dmy_short": r"[0-9]{2}/[0-9]{2}/[0-9]{2}(?![0-9]|/)",
    "fiscal": rf"{_Y}年?(?:[/{DASH}]|至|到)(?:{_Y}|{_YY})年?(?:{_FISCAL})",
    "years": rf"{_Y}(?:[{DASH}]{{1,2}}|至|到|/)(?:{_Y}|{_YY})年(?![代])",
    "lifetime": rf"(?<=[（(])[12][0-9]{{3}}[{DASH}]{{1,2}}[12][0-9]{{3}}(?=[）)])",
    "fiscal_short": rf"[0-9]{{2}}[/{DASH}][0-9]{{2}}(?:{_FISCAL})",
    "year_item": rf"[12][0-9]{{3}}(?=(?:{_AND}[12][0-9]{{3}}){{1,9}}年)",
    "fiscal_bare": r"[12][0-9]{3}[/–-](?:[12][0-9])?[0-9]{2}(?![0-9/.–-])",
    "fiscal_single": rf"{_Y}(?:/[0-9]{{2}})?年?(?:财政年度|学年|财年)",
    "decades": rf"(?:{_Y}|{_YY})(?:年代)?{TO}(?:{_Y}|{_YY})年代"
    r"|[一二三四五六七八九](?:十(?:年代)?)?[、至到]?[一二三四五六七八九]十年代(?![表理替言码])",
    "decade": rf"(?:{_Y}|{_YY}|[一二三四五六七八九]十)年代(?![表理替言码])",
    "year": rf"{_Y}年(?:度(?![假过日]))?(?!代(?![表理替言码]))",
    "century": rf"(?:[0-9]{{1,2}}|{_N})世纪",
    "year_short": rf"{_YY}年(?={_M}月|[初底末])",
    "year_digits": rf"[〇零○一二五六七八九][{DIGITS}]年(?!代|级|期)",
}
_SHORT = {  # a decimal point or a thousands comma before them makes them something else
    "months": rf"{_M}(?:月?{TO}|、){_M}月份?(?!{_N}[日号])",
    "month_pair": "[一二三四五六七八九][二三四五六七八九十]月份?",
    "lunar_pair": r"(?P<_m>[二三五六七九])月(?P=_m)(?![日号十年月个至到])",
    "month": _MONTH,
    "days": rf"{_N}[日号]?{TO}{_N}[日号](?!线|楼|院|座|路)",
    "day": _DAY,
    "day_item": rf"(?<=[、及和]){_N}(?=(?:{_AND}{_N}){{1,9}}[日号])",
    "ago": rf"{_COUNT}[多余]?(?:年半?|个半?月|个?星期|周|天|个季度)(?:之|以)?前(?!往|夕|后|来|列|景)",
    "later": rf"{_COUNT}[多余]?(?:年半?|个半?月|个?星期|周|天)(?:之|以)?后(?!续|来|生|备|期|代|人|起)",
    "clock": _CLOCK,
    "hours": r"[0-9]{1,2}:[0-9]{2}(?![0-9:])",
    "oclock": rf"{_N}时(?![代间装速候而段差期刻光针空机而])",
}
_NUMERALS = frozenset(f"0123456789{NUMERAL}")
_OPENING = r"(?<![^\n，。、；：（「“在])"  # a clause begins here
_WORDY = {
    "quarter": rf"{_BARE_QUARTER}|第[1-4一二三四]季度?",
    "quarter_item": rf"第[1-4一二三四](?={_AND}第[1-4一二三四]季)",
    "quarters": rf"(?:(?<![的后])首|{_OPENING}[前头]){_M}个?季度?(?!节)",
    "first": rf"(?:(?<![的后])首|{_OPENING}[前头])(?:[0-9]{{1,2}}|[{NUMERAL}]{{1,2}})个?月",
    "rolling": (
        rf"(?:过去|最近|近|未来|今后|往后|接下来|此前)的?(?:半年|{_COUNT}多?"
        r"(?:年|个?半?月|个?星期|周|日|天|个?季度))(?:以来|来|内|间|里)?"
        rf"|[上下]{_COUNT}个?(?:月|星期|周)(?![一二三四五六日天年])"
    ),
    "clock_words": rf"(?:{_PART_OF_DAY}){_TIME}(?:{TO}(?:翌日|次日)?(?:{_PART_OF_DAY})?{_TIME})?",
    "weekday": rf"(?:{_WEEKDAY})",
    "lunar": rf"(?:农历|旧历|阴历)(?:{_Y}年)?闰?(?:正|腊|冬|{_M})月(?:{_LUNAR_DAY}日?|{_N}日|[一二三四五六七八九](?![一二三四五六七八九十个月年]))?",
    "lunar_month": rf"(?:正|腊|冬)月(?:{_LUNAR_DAY})?",
    "lunar_plain": rf"闰?{_M}月初[一二三四五六七八九十]",
    "first_month": "元月份?",
    "this_day": r"今(?=[（(][0-9]{1,2}日[）)])",
    "half_year_ago": "半年(?:之|以)?前",
    "sexagenary": r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年",
    "zodiac": r"[鼠牛虎兔龙蛇马羊猴鸡狗猪]年(?!代|画|糕)",
    "old_century": r"[上本](?:个)?世纪(?:[一二三四五六七八九]十年代|[0-9]0年代)?",
    "years_from": rf"[从由]{_Y}{TO}{_Y}(?![0-9{NUMERAL}年个人名宗元万亿.,%])",
}


_UNITS = rf"和及与以十年月日号世时点代天周星个季多余至到直/.:、QqC{DASH}"  # what can follow the first numeral
_PAIRS = {  # first and second characters of the heads of _WORDY
    "首头前": f"0123456789{NUMERAL}季",
    "第": "1234一二三四",
    "次末尾": "季",
    "Qq": "1234",
    "过": "去",
    "最": "近",
    "近上下": f"的半0123456789{NUMERAL}",
    "未": "来",
    "今": "后晚（(",
    "往": "后",
    "接": "下",
    "此": "前",
    "凌清": "晨早",
    "早": f"上晨0123456789{NUMERAL}",
    "晚": f"上间0123456789{NUMERAL}",
    "上中正下": "午",
    "傍": "晚",
    "黄": "昏",
    "深": "夜",
    "半午": "夜",
    "半": "年",
    "本上下今这": "个星礼周",
    "星": "期",
    "礼": "拜",
    "周": "一二三四五六日天",
    "农": "历",
    "旧阴": "历",
    "正腊冬": "月",
    "闰": f"0123456789{NUMERAL}",
    "元": "月",
    "甲乙丙丁戊己庚辛壬癸": "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪": "年",
    "上本": "个世",
    "从由": f"12{NUMERAL}",
}


def _named(alternatives: dict[str, str]) -> str:
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items())


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of these words, longest first, branched by their first character."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first[name[0]].append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())


@cache
def candidates() -> re.Pattern[str]:
    """Where a date may begin: a numeral before a unit of time, or the first two characters of a word.

    It opens with one character class, so that the engine skips to its members without trying anything
    else; only there the pairs are looked at, one character back. This is three times as fast as the
    same alternatives in a row.
    """
    pairs: dict[str, set[str]] = defaultdict(set)
    for word in (*words(), *eras(), *date_names()):
        pairs[word[0]].add(word[1:2])
    for first, seconds in _PAIRS.items():
        for character in first:
            pairs[character].update(seconds)
    alone = "".join(first for first, seconds in pairs.items() if "" in seconds)
    begins = "|".join(
        first if first in alone else f"{first}(?=[{''.join(sorted(seconds))}])"
        for first, seconds in sorted(pairs.items())
    )
    firsts, seconds = "".join(sorted(pairs)), "".join(sorted(set().union(*pairs.values())))
    numeral = f"0-9{NUMERAL}"
    return re.compile(
        f"[{firsts}{numeral}](?:(?=[{seconds}{_UNITS}{numeral}])|(?<=[{alone}]))"
        f"(?:(?<=[{numeral}])(?<![{numeral}第几数].)[{numeral}]{{0,7}}+(?=[{_UNITS}])"
        f"|(?<=(?:{begins})))"
    )


@cache
def numeral_head() -> re.Pattern[str]:
    """What begins a date with a numeral, or a name that only looks like one."""
    plain = rf"(?<![0-9{NUMERAL}第几数])(?<![A-Za-z][/-])(?<![0-9]/)(?:{_named(_PLAIN)})"
    short = rf"(?<![0-9{NUMERAL}第几数])(?<![0-9][.,:/{DASH}])(?:{_named(_SHORT)})"
    lunar = rf"(?<![0-9{NUMERAL}第几数])(?P<lunar_plain>{_WORDY['lunar_plain']})"
    names = [name for name in date_names() if name[0] in NUMERAL]
    numbered = [word for word in words() if word[0] in NUMERAL]
    return re.compile(
        rf"(?P<name>{any_of(names)})|{lunar}|{plain}|{short}"
        rf"|(?P<quarter>{_BARE_QUARTER})|(?P<word>{any_of(numbered)})"
    )


@cache
def word_head() -> re.Pattern[str]:
    """What begins a date with a word."""
    era = rf"(?:{any_of(eras())})前?(?:元|[0-9]{{1,4}}|[{NUMERAL}]{{1,7}})年(?!代)"
    names = [name for name in date_names() if name[0] not in NUMERAL]
    rarer = {name: pattern for name, pattern in _WORDY.items() if name != "weekday"}
    return re.compile(
        rf"(?P<name>{any_of(names)})|(?P<weekday>{_WORDY['weekday']})"
        rf"|(?P<word>{any_of(words())})|{_named(rarer)}|(?P<era>{era})"
    )


def head_at(text: str, place: int) -> re.Match[str] | None:
    """What may begin a date at a place."""
    head = numeral_head() if text[place : place + 1] in _NUMERALS else word_head()
    return head.match(text, place)


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
        "months": _SHORT["months"],
        "lunar_plain": _WORDY["lunar_plain"],
        "lunar_month": _WORDY["lunar_month"],
        "lunar": _WORDY["lunar"],
        "lunar_pair": r"(?P<_m>[二三五六七九])月(?P=_m)(?![日号十年月个至到])",
        "month_pair": _SHORT["month_pair"],
        "month": _MONTH,
        "first_month": "元月份?",
        "half": _HALF,
        "quarter": _YEAR_QUARTER,
        "quarters": rf"[首头前]{_M}个?季度?",
        "first": rf"[首头前](?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
        "last": rf"最[后後](?:[0-9]{{1,3}}|[{NUMERAL}]{{1,3}})个?(?:月|星期|周|天|日)",
        "nth_month": rf"第{_M}个月",
        "season": "[春夏秋冬][天季]",
        "part": f"年?{_PART}",
        "anniversary": "的?(?:今日|今天|同日|同一天)",
        "whole": "全年|年内|内(?!地|部|容|阁|外|需|政|陆|涵)",
    }
    month = {
        "days": _SHORT["days"],
        "day": _DAY,
        "day_item": rf"{_N}(?=(?:{_AND}{_N}){{1,9}}[日号])",
        "bare_day": rf"{_LUNAR_DAY}(?![{NUMERAL}个年月%％点多余几万亿时])",
        "bare_days": rf"[0-9]{{1,2}}(?:{TO})[0-9]{{1,2}}[日号]",
        "xun": "[上中下]旬|[上下]半月|初(?!步|级|中|选|赛)"
        rf"|中(?![{_NOT_MIDDLE}])|底(?!线|层|部|薪)|末|尾",
    }
    note = rf"[（(](?:(?:{_M}月)?{_N}[日号][，、,]?)?(?:{_WEEKDAY})[）)]|[（(](?:{_M}月)?{_N}[日号][）)]"
    return {
        "weekday": re.compile(
            _named(
                {
                    "note": note,
                    "date_beside": rf"[，,]?{_M}月{_N}[日号]",
                    "clock_words": _WORDY["clock_words"],
                }
            )
        ),
        "year": re.compile(rf"的?(?:{festival}|{_named(year)})"),
        "month": re.compile(_named(month)),
        "part": re.compile(_named({"part": f"(?:年)?{_PART}|初期|中期|后期"})),
        "fiscal": re.compile(
            _named(
                {"quarter": _QUARTER, "half": _HALF, "first": rf"[首头前][{NUMERAL}0-9]{{1,2}}个月"}
            )
        ),
        "quarter": re.compile("(?P<part>末(?!期)|初(?!步|期|赛)|底(?!层|线))"),
        "century": re.compile(
            _named(
                {
                    "decade_in": r"(?:[一二三四五六七八九]十|[0-9]0)年代",
                    "part": "[初中末]叶?期?|[上下前后]半叶|[前中后]期",
                }
            )
        ),
        "day": re.compile(
            _named(
                {
                    "note": note,
                    "weekday_beside": rf"[，、,]?{_WEEKDAY}|[（(]日[）)]",
                    "clock_words": _WORDY["clock_words"],
                    "clock": rf"(?:[ T](?=[0-9]{{1,2}}:))?{_TIME}(?:{TO}(?:{_PART_OF_DAY})?{_TIME})?",
                }
            )
        ),
        "day_noted": re.compile(
            _named({"clock": rf"[，,]?{_CLOCK}|{_N}时(?:{_N}分)?(?:{TO}{_N}时)?"})
        ),
    }
