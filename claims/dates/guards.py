"""Neighbours that make the words of a date something else: durations, habits, scores, names.

A guard sees a head before its tails are read, and says whether it may be a date where it stands. Each
pattern names the words that stand directly before or after.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from claims.dates.calendar_words import words
from claims.dates.numbers import numbers
from claims.dates.point import Point

# 14日 is a day of the month; 为期14日, 3日游 and 7日内 last so many days
_LASTING_BEFORE = re.compile(
    r"(?:第|持?连?续|延续|维持|一连|连[跌升涨挫]?|为期|历时|历经|(?<!合)约|(?<!附)近|逾|超过|至少|至多|最多|最少|不足"
    r"|足足|每|过去|未来|首|头|长达|达|满|隔|需时?|共|仅|只有?|短短|多|几|余|停业|放假|休息|延长|缩短|给予|还有|尚有|剩下?"
    r"|余下|限期|期限|提前|推迟|延迟|额外|用了|花了|花费|拘留|监禁|禁赛|停赛|停职|停牌|停课|住院|留院|逗留|观察|天|个|年|岁"
    r"|折算|折抵|抵扣|扣除|羁押|拘役|管束|旷工|旷课|缺勤|缺课|请假|休假|病假|事假|加班|逾期|迟延|停工|停电|停水"
    r"|月|零|又|期|逢|有薪|入息"
    r"|(?:潜伏|隔离|观察|保质|有效|[工周疗病限]|冷静|上诉|轮候|宽限|恢复|传染|孵化|试用|治疗)期[为约是长])\Z"
)
_LASTING_AFTER = re.compile(
    r"内(?![地阁部蒙政需塔陆])|之内|之后|以[上下内]|后|间|假|游(?![行说泳弋])|行程|之旅|营(?![运业商造])|票|[一二两三四五六七八九十0-9]+夜"
    r"|个|本?[元圆钱銭円]|期(?!间)|均线|线|套票|通票|工作周|时间|左右|之久|冷静|隔离|移动|薪|租|宽限|无理由"
    r"|来(?!到|访|自|港|华|信|电|袭|临)"
)
_BEFORE_DEADLINE = re.compile(r"[在于须]\Z")
_LISTED = re.compile(r"月[0-9一二三四五六七八九十廿日号、及和与以]{1,10}[、及和与]\Z")
_OPENS = re.compile(r"(?:^|[\s，。；：（(「“于在由从自将月])\Z")
_SENTENCED = re.compile(r"(?:刑期?|判处?|判囚|入狱|监禁|为期|历时|满|仅|约|近|共|长达|达|已|了)\Z")
_OF_SENTENCE = re.compile(r"(?:徒刑|判刑|缓刑|刑期|判囚|判监|监禁|拘役|羁押|入狱)[为共各]?\Z")
_STATUTE = re.compile(r"以[上下][^，。；\n]{0,8}(?:徒刑|拘役|监禁)")
_YEARS_FROM = re.compile("年(?:之|以)?[前后]的\\Z")
_ONCE = re.compile("一[次会度届换检遇聚更]")
_ROC_BEFORE = re.compile(r"(?:\A|[\s，。；于在自从至较比]|[今去明前]年[（(])\Z")
_DURATION_YEARS = re.compile(r"[0-9一二三四五六七八九十]年\Z")
_RANGE_OF = re.compile(r"[0-9一二两三四五六七八九十][至到]\Z")
_HABIT = re.compile(r"(?:每|个|逢|隔|这|一|两|二|三|四|五|六|七|[0-9])\Z")
_REPEATED = re.compile(
    r"(?:每逢|每年|每个?月|每周|每星期|每日|每天|历年|逢|隔年)(?:的|到了?|至)?\Z"
)
_REPEATED_ENDS = frozenset("逢年月周期日天的了到至")
_WEEKDAY_TO = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天](?:[至到、]|及|和)\Z")
_TO_WEEKDAY = re.compile(
    r"[至到](?:周|星期|礼拜)?[一二三四五六日天]|[、及和](?:周|星期|礼拜|[一二三四五六日](?![^及、和至到，。；）)\n]))"
    r"|[、及和或与](?:公众假|法定假|假[期日])|[一二三四五六日]、|[六日](?![^、日六，。；\n）])|刊|报(?!道|案|名|到)|档|休(?![庭战])|闭馆|公休|除外|照常"
)
_CENTURIES = 1700, 2200  # hundreds beyond them, before 前, count years: 1500年前
_AGO = re.compile("(?:之|以)?前(?!半|期|往|夕)")
_OLD = re.compile(r"的?(?:悠久)?(?:历史|文化|文明|传统)|古|多年|之久|以上|前的")
_OLD_BEFORE = re.compile(r"(?:近|逾|约|超过|有|已|距今|长达)\Z")
_STRETCHED = re.compile(r"[时花用费经达了已隔期刑有超需过将接附邻靠临远贴]\Z")
_STRETCH = re.compile(r"的?(?:时间|历史|之久|光景)")
_BEFORE_HOURS = re.compile(r"[于在至到约时，（(、间前后早晚从由日：]\Z")
_AFTER_HOURS = re.compile(r"开|举行|至|-|起|前|后|出|播|抵|[）)，。]|结束|截止|许|分")
_BEFORE_AGO = re.compile("[上好]\\Z")
_BEFORE_LATER = re.compile(r"[满每第前首]\Z")
_NOT_OCLOCK = re.compile(r"[天小一]\Z")
_NOT_ZODIAC = re.compile(r"(?:属|本命|肖)\Z")
_NOT_CHINESE_MONTH = "亮球饼黄花台嫂老桂食薪租饷息圆"
_COUNTED = tuple("十百千万亿元人名个只件次年月日号吨度米股票字公港美点位户家间份张册%％")
_CODED = re.compile(r"[电话线真号码询电编证#$+@=&]|[A-Za-z]\S?\Z|[-/_.,]\Z|[0-9]{3}[和及、与]\Z")
_ONE_CHARACTER = frozenset("一二三四五六七八九")


def stands(text: str, name: str, surface: str, point: Point) -> bool:
    """Whether the head that a rule of this name has read may be a date where it stands."""
    guard = _GUARDS.get(name)
    return guard is None or guard(text, surface, point)


def repeated(text: str, start: int) -> bool:
    """Whether words before say that a date comes again and again: 每年5月, 每月5日."""
    if text[start - 1 : start] not in _REPEATED_ENDS:
        return False
    return _REPEATED.search(text, max(0, start - 5), start) is not None


def _before(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - 4), start) is not None


def _word(text: str, surface: str, point: Point) -> bool:
    word = words()[surface]
    if text.endswith(("截至", "截止"), 0, point.start):  # 截至今日 is not 至今 and 日
        return not text.startswith(word.not_after, point.end)
    return word.stands(text, point.start, point.end)


def _day(text: str, surface: str, point: Point) -> bool:
    if surface.endswith("号") or (point.days or (0, 0))[1] > 31:
        return False
    if _before(_LASTING_BEFORE, text, point.start) and not repeated(text, point.start):
        return False
    if _before(_RANGE_OF, text, point.start):
        return False
    if text.startswith("前", point.end) and not _BEFORE_DEADLINE.search(
        text, max(0, point.start - 2), point.start
    ):
        return text.startswith(("前往", "前赴"), point.end)
    return _LASTING_AFTER.match(text, point.end) is None


def _one_day(text: str, surface: str, point: Point) -> bool:
    """三日 lasts three days; 十四日, 14日 and 3日 are days of a month."""
    return (len(surface) > 2 or surface[0] not in _ONE_CHARACTER) and _day(text, surface, point)


def _day_range(text: str, surface: str, point: Point) -> bool:
    """3日至7日, 于3至7日; but 3至5日 after other words lasts so many days."""
    first = surface.partition("日")
    if not first[2] and (point.days or (0, 0))[1] <= 10 and not _before(_OPENS, text, point.start):
        return False
    return _day(text, surface, point)


def _year_short(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    """15年3月; but 刑期15年3月 lasts."""
    return not _before(_SENTENCED, text, point.start)


def _year_roc_alone(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    """较111年, 今年（114年）; but 树龄110年 lasts."""
    return _before(_ROC_BEFORE, text, point.start)


def _ago(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    return not _before(_BEFORE_AGO, text, point.start)


def _day_item(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    """6 in 3月5、6及7日: a month or a day has been named before the sign."""
    return _LISTED.search(text, max(0, point.start - 12), point.start) is not None


def _month(text: str, surface: str, point: Point) -> bool:
    """3月, 十二月; a month that no calendar has (13月) needs a day to be a wrong date."""
    following = text[point.end : point.end + 1]
    if following == "一" and _ONCE.match(text, point.end):  # 三月一换
        return False
    if _before(_DURATION_YEARS, text, point.start) or _before(_YEARS_FROM, text, point.start):
        return False
    if _before(_OF_SENTENCE, text, point.start) or _STATUTE.match(text, point.end):
        return following.isdecimal()  # 判刑4月 lasts
    if (point.months or (0, 0))[0] > 12:
        return following.isdecimal()
    return surface[0].isdecimal() or not following or following not in _NOT_CHINESE_MONTH


def _year(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    """2024年; but 有2000年历史 counts years, and so does 2500年前."""
    if point.year is None or point.year % 100:
        return True
    if not _CENTURIES[0] < point.year < _CENTURIES[1] and _AGO.match(text, point.end):
        return False
    if _OLD.match(text, point.end):
        return False
    return point.year % 500 != 0 or not _before(_OLD_BEFORE, text, point.start)


def _compact(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    """20250305; but a number with a unit behind, a telephone or a code are none."""
    if text[point.end : point.end + 1] in _COUNTED:
        return False
    before = text[max(0, point.start - 6) : point.start]
    return not (before[-1:].isascii() and before[-1:].isalnum()) and not _CODED.search(before)


def _weekday(text: str, surface: str, point: Point) -> bool:
    """周五; but 每周五, 一周三次, 周一至周五 come every week."""
    if surface[0] in "本上下今这":
        return True
    if _before(_HABIT, text, point.start):
        return False
    if _TO_WEEKDAY.match(text, point.end):
        return False
    return _WEEKDAY_TO.search(text, max(0, point.start - 5), point.start) is None


def _rolling(text: str, surface: str, point: Point) -> bool:
    """近三年, 上两个月; but 历时近三年 hedges a duration."""
    if surface[0] in "近上下" and _before(_STRETCHED, text, point.start):
        return False
    return not (surface[0] == "近" and _STRETCH.match(text, point.end))


def _hours(text: str, surface: str, point: Point) -> bool:
    """14:30 beside words of time; elsewhere it may be a score or a ratio."""
    hour, minute = numbers(surface)
    if surface[-1] in "mM.":  # 1:30pm
        return 0 < hour <= 12 and minute <= 59
    if hour > 24 or minute > 59 or len(surface) < 4:
        return False
    return _before(_BEFORE_HOURS, text, point.start) and bool(_AFTER_HOURS.match(text, point.end))


def _oclock(text: str, surface: str, point: Point) -> bool:
    return surface != "一时" and not _before(_NOT_OCLOCK, text, point.start)


def _later(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    return not _before(_BEFORE_LATER, text, point.start)


def _zodiac(text: str, surface: str, point: Point) -> bool:  # noqa: ARG001 - the shape of a guard
    return not _before(_NOT_ZODIAC, text, point.start)


_GUARDS: dict[str, Callable[[str, str, Point], bool]] = {
    "word": _word,
    "day": _one_day,
    "day_item": _day_item,
    "days": _day_range,
    "year_short": _year_short,
    "year_roc": _year_short,
    "year_roc_alone": _year_roc_alone,
    "ago": _ago,
    "month": _month,
    "year": _year,
    "compact": _compact,
    "weekday": _weekday,
    "rolling": _rolling,
    "hours": _hours,
    "oclock": _oclock,
    "later": _later,
    "later_days": _later,
    "ago_days": _later,
    "zodiac": _zodiac,
}
