"""Pieces of which the patterns of dates are made: numerals, months, days, quarters, times.

Every piece is bounded in length, so that reading is linear in the text whatever the text is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

DIGITS = "〇零○一二三四五六七八九"
NUMERAL = "〇零○一二三四五六七八九十廿卅百千两"
DASH = r"\-–—―~～─－"
TO = f"(?:至|到|直至|直到|[{DASH}]{{1,2}})"

YEAR = (
    rf"(?:[12][0-9]{{3}}(?![0-9])|[一二][{DIGITS}]{{3}}(?![{NUMERAL}])"
    rf"|[二两]千零?(?:二?十[一二三四五六七八九]?|(?<=零)[一二三四五六七八九]))"
)
SHORT_YEAR = rf"(?:[0-9]{{2}}(?![0-9])|[{DIGITS}]{{2}}(?![{NUMERAL}]))"
NUMBER = (
    r"(?:[0-9]{1,2}(?![0-9])|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?"
    r"|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])"
)
TENS = "(?:[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)"
LATER = "后(?!续|来|生(?!效)|备|期|代|人|起)"
MONTH_NUMBER = r"(?:[0-9]{1,2}(?![0-9])|十[一二]?|[一二三四五六七八九])"
COUNT = rf"(?:[0-9]{{1,3}}(?![0-9])|[{NUMERAL}]{{1,4}}+)"
PART_OF_DAY = "凌晨|清晨|清早|朝早|早上|早晨|上午|中午|正午|下午|晏昼|傍晚|黄昏|晚上|晚间|夜晚|夜间|夜里|深夜|半夜|午夜|今晚|早|晚"
MINUTE = "(?:[0-9]{1,2}(?![0-9])|零[一二三四五六七八九]?|[二三四五]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_MINUTES = rf"{MINUTE}分(?!钟|之)(?:{MINUTE}秒)?"
TIME = (
    rf"(?:[0-9]{{1,2}}[:：][0-9]{{2}}(?:[:：][0-9]{{2}})?"
    rf"(?: ?(?:[AaPp][Mm]|[ap]\.m\.)(?![A-Za-z])|时(?![代间装速候])|(?![0-9:：]))"
    rf"|(?:{NUMBER}|[零两])[时点](?:正|半|多?钟|许|[一三]刻|{_MINUTES}"
    rf"|(?:[0-5][0-9]|[一二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?=[，。、；）\s]|\Z))?(?!代|间|装|速|候))"
)
SURE_TIME = (
    rf"(?:(?:{NUMBER}|[零两])[时点](?:正|半(?!个)|[一三]刻(?!钟)|{_MINUTES})|(?:{NUMBER}|两)点钟)"
)
CLOCK = rf"(?:(?:{PART_OF_DAY}){TIME}|{SURE_TIME})(?:{TO}(?:翌日|次日)?(?:{PART_OF_DAY})?{TIME})?"
NOT_MIDDLE = "银信电铁石移兴联远海粮交化车船核航芯国央共文学东环华秋西医期间旬方心产小大美英欧外日韩俄印游层位原式药标层区介"
TODAY = (  # verbs that 今 stands before in a headline
    "起|公布|宣布|宣判|举行|举办|开幕|开售|开卖|开业|开放|开通|开始|开学|开课|开庭|开赛|揭幕|提堂|出席|出发|展开|召开"
    "|发表|发布|派发|启用|启程|通车|表示|放榜|截止|公开|抵达|抵港|访问|访港|离港|复课|复市|复工|生效|实施|推出|登场"
    "|上市|挂牌|招股|闭幕|落幕|表决|审议|签署|签约|成立|就职|履新|再讯|裁决|投票|恢复|重开|休市|见|迎战|对阵"
)
AND = "(?:、|及|和|与|以及)"
FISCAL = "财政年度|课税年度|学年度?|财年|年度|年财政年度|年财年|球季|赛季|年学年|季度赛"

MONTH = rf"(?:{MONTH_NUMBER}月份?)"
QUARTER = (
    r"(?:第[1-4一二三四]季度?|[1-4一二三四]季度|[首次末尾]季度?(?![节军])|[Qq][1-4](?![0-9A-Za-z])"
    r"|[1-4][Qq](?![0-9A-Za-z]))"
)
BARE_QUARTER = (  # not 奥迪Q3, nor the 三季度 of 前三季度
    rf"(?:(?<![前首头{NUMERAL}第数几])[1-4一二三四]季度|第[1-4一二三四]季度?|[首次末尾]季度?(?![节军])"
    rf"|(?<![^\s，。、；：（(「“至到在于从由较比和及与为{DASH}])(?:[Qq][1-4]|[1-4][Qq])(?![0-9A-Za-z]))"
)
QUARTERS = rf"(?:{MONTH_NUMBER}|两)个?季(?:度(?!假))?(?!节)"
DECADES = (  # of a century: 五六十年代, 七、八十年代, 80至90年代, 九十年代
    rf"(?:[一二三四五六七八九]十?(?:年代)?(?:{TO}|、)?[一二三四五六七八九]十|[0-9]0(?:年代)?(?:{TO}|、)[0-9]0"
    r"|[一二三四五六七八九]十|[0-9]0)年代"
)
QUARTER_SPAN = rf"第[1-3一二三](?:(?:{TO})第?|、)[2-4二三四]季度?"  # 第一、二季, 第二至第四季
YEAR_QUARTER = rf"(?:{QUARTER}|[1-4一二三四]季)"
HALF = "(?:上半年|下半年)"
STARTS = r"头(?=[，。、；：）\s已开起至到就便将的]|\Z)"  # 三月头, 年头; not 头版, 头号, 头三个月
PART = rf"(?:{STARTS}|伊始|初(?![步级中选赛审稿衷心期一二三四五六七八九十])|中(?![{NOT_MIDDLE}])|底(?!线|层|部|薪|气|蕴)|末(?!期)|尾(?![数声随盘]))"
DAY = rf"(?:{NUMBER}[日号])"
WEEKDAY = (  # 下周三, 上上个星期五, 下周周六
    "(?:(?:上上个?|下下下?个?|[本上下今这]个?)(?:(?:周|星期)(?=周|星期))?)?(?:星期|礼拜|周)[一二三四五六日天]"
)
LUNAR_DAY = "(?:初(?:[一二三四五六七八九十]|10(?![0-9])|[1-9](?![0-9]))|二十[一二三四五六七八九]?|十[一二三四五六七八九]|廿[一二三四五六七八九]?|三十)"


def named(alternatives: dict[str, str]) -> str:
    """One pattern for all of these, each a group of its name."""
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in alternatives.items())


def any_of(names: Iterable[str]) -> str:
    """A pattern for any of these words, longest first, branched by their first character."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        by_first[name[0]].append(re.escape(name[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items())
