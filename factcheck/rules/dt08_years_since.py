"""A number of years does not fit the time since the year beside it.

What it flags
    自2003年簽署，至今已25年 (in an article of 2025: 22); 甲橋1989年通車，乙橋1972年通車，較甲橋早27年.

Why
    The number was right when the sentence was first written.

Stays silent
    Counting with or without the first year; 近, 約 and 多 within their reach; years that end at
    another time than the article's.

Measured
    531 articles with planted faults (evaluation/): 8 hits, 8 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier, Quantity
from factcheck.arithmetic.intervals import Interval, stretch
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

SINCE = grammar(
    r"(?:自|从|于|在)?(?P<s>«D»)(?P<gap>[^‹T›‹D›。；！？\n]{0,32}?)(?:至今|迄今|距今|到今天|到现在|如今|至«D»|到«D»)"
    r"(?:，)?(?:已经|已有|已历|已|足足|整整|刚好|共|前后|超过)*+(?P<n>[‹T›‹D›])"
)
ALL_ALONG = grammar(
    r"(?:自|从)?(?P<s>«D»)(?P<gap>[^‹T›‹D›。；！？\n]{0,28}?)(?P<n>«T»)(?:以来|来|间从未|从未)"
)
FULL = grammar(
    r"(?:自|从)(?P<s>«D»)(?P<gap>[^‹T›‹D›。；！？\n]{0,20}?)，到(?P<e>«D»)(?:便|就|即|将|刚)?(?:满|足)(?P<n>«T»)"
)
LASTED = grammar(
    r"(?P<s>«D»)[^‹D›‹T›。；\n]{0,12}?，?[^‹D›‹T›。；\n]{0,6}?(?P<e>«D»)[^‹D›‹T›。；\n]{0,10}，"
    r"(?:历时|前后|历经|共历|持货|持有|相隔|相距|足足|整整|花|用|耗时|耗费|\p{Han}{0,2}(?:工期|任期|刑期|工程期|年期)(?:约|共|长达)*+|"
    r"(?:任内|任期|在任)?长达|[共总]?(?:服务|任职|工作|执教|在位|任教|在任|服刑|营业|经营))(?:历时|花|用)?了?(?P<n>«T»)"
)
APART = grammar(
    r"(?P<e>«D»)[^‹D›‹T›，。；\n]{1,10}，(?:较|比)(?P<than>[^‹N›，。；\n]{1,8}?)(?:早|迟|晚)(?:了|足足|约|整整)*+(?P<n>«T»)(?=[，。；]|$)"
)
WITHIN = grammar(r"(?P<s>«D»)的?(?P<n>«T»)(?:间|里|内|期间|来)")
STOOD = grammar(
    r"(?:自|从)?(?P<s>«D»)[^‹D›‹T›，。；\n]{0,6}?(?:成立|创立|创办|开业|启用|开幕|落成|开张|建成|通车|投产)[^‹D›‹T›，。；\n]{0,4}，"
    r"(?:屹立|营业|经营|营运|运作|服务|走过|陪伴[^‹T›，。]{0,6})(?:了|至今|已有|已)*+(?P<n>«T»)(?=[，。；])"
)
AGO = grammar(
    r"(?P<s>«D»)[^‹D›‹T›。；\n]{0,8}?，(?:事隔|时隔|相隔|事发至今|距今)(?:了|已)?(?P<n>«T»)"
)
LEFT = grammar(
    r"(?:距离?|离)(?P<e>«D»)[^‹D›‹T›。；\n]{0,8}?，?(?:还有|只剩下?|尚余|尚有|剩下|仅余|仅剩|只有|尚欠|余下)(?:不足|约|大约)?(?P<n>"
    r"«T»)"
)
ENTERED = r"(?:入行|入职|加入|投身|任职|任教|执教|移居|定居|移民|迁入|迁往|搬入|搬到|结婚|创业|开业|开店|开档|学师|拜师|从医|从教|从警|当差)"
WORKED = grammar(
    rf"(?P<s>«D»)[^‹T›‹D›，。；\n]{{0,10}}?{ENTERED}[^‹T›‹D›，。；\n]{{0,8}}，[^‹T›‹D›。；\n]{{0,16}}?"
    r"(?:做|干|工作|服务|任教|执教|打拼|打滚|经营|住|教|当|行医|驻守|从事|营业|结婚|开)(?:了|已|满|足足|足|近)*+(?P<n>«T»)"
)
RUNNING = grammar(
    r"(?P<s>«D»)[^‹T›‹D›，。；\n]{0,12}，[^‹T›‹D›，。；\n]{0,8}?(?:运作|使用|推行|运行|实施|营运|任期|举办|存在|沿用|主持|持货|持有)"
    r"(?:了|已|达|长达|足足|足|超过)*+(?P<n>«T»)(?=[，。；]|$)"
)
FOUND = r"(?:建成|创立|创办|成立|始建|创建|落成|启用|开业|创校|设立|通车)"
FULL_YEARS = grammar(
    rf"(?:(?:建|{FOUND})于(?P<s>«D»)|(?P<s>«D»)[^‹T›‹D›，。；\n]{{0,6}}?{FOUND})[^‹T›‹D›，。；\n]{{0,6}}，(?:«D»|至今|迄今)?"
    r"(?:刚好|正好|恰好|已经|已|足足|整整)*+(?:满(?P<n>«T»)|(?:有|具|拥有)(?P<n>«T»)的?历史)"
)
BEGUN = grammar(rf"(?P<s>«D»)[^‹T›‹D›，。；\n]{{0,6}}?{FOUND}")
THIS = grammar(
    rf"(?:这|该|此|本)[^‹N›，。；\n]{{0,8}}?{FOUND}(?:以来|至今|迄今|到现在|到今天|已)"
    r"(?:，)?(?:已经|已有|已|足足|才|只有)*+(?P<n>«T»)"
)
AND_MORE = regex.compile(r"(?P<n>\d{1,2}|[一二两兩三四五六七八九十]{1,3})年[多餘余]$")
NEARLY = regex.compile(r"^近(?P<n>\d{1,3})年$")
START = regex.compile(r"^(?:自|从)|起$|以来$")
NOW = ("今年", "本年", "今日", "今天", "目前")  # 今年62歲，…至今44年 counts from something else
PER = Fraction(1, 365)


def check(article: Article) -> Iterator[Finding]:
    """Every 至今N年 and N年來 with the date from which it counts."""
    for line in lines(article):
        yield from _spans(article, line)
        yield from _too_long(article, line)
        for form in (SINCE, ALL_ALONG, FULL, AGO, STOOD, FULL_YEARS) if line.holds("D") else ():
            for match in form.finditer(line.text):
                start, years = line.claim(match, "s"), line.claim(match, "n")
                if start.quote in NOW or (form is ALL_ALONG and not _from(line, match, start)):
                    continue
                if AND_MORE.search(years.quote) and _ends_later(line, match):
                    continue
                end = _end(article, line, match)
                if _in_years(years) and end is not None:
                    yield from _judge(start, years, *end)


def _spans(article: Article, line: Masked) -> Iterator[Finding]:
    """Two dates and the years between; a range and its length; the years left until a year."""
    for match in LASTED.finditer(line.text):
        last = line.claim(match, "e").mention.period
        if last is not None and last.start and last.end:
            start, years = line.claim(match, "s"), line.claim(match, "n")
            earlier = line.claims(line.sentence(match.start()), match.start("s"))
            told = [start, *(claim for claim in earlier if claim.kind is Kind.DATE)]
            found = [list(_judge(day, years, last.start, last.end)) for day in told]
            if years.unit == "year" and all(found):
                yield from found[0]
    yield from _apart(line)
    for match in WITHIN.finditer(line.text):
        whole, years = line.claim(match, "s"), line.claim(match, "n")
        first, last_day = whole.period_start, whole.period_end
        if "range" in whole.mention.flags and first and last_day and years.unit == "year":
            length = last_day.year - first.year
            yield from _compare(whole, years, length, length + 1, f"「{whole.quote}」")
    published = article.document.published
    for match in LEFT.finditer(line.text):
        end, years = line.claim(match, "e"), line.claim(match, "n")
        if published and end.period_end and years.unit == "year" and end.period_end > published:
            length = end.period_end.year - published.year
            span = say("from {year} to 「{end}」", year=published.year, end=end.quote)
            yield from _compare(end, years, length - 1, length + 1, span)


def _apart(line: Masked) -> Iterator[Finding]:
    """「甲橋1989年通車，乙橋1972年通車，較甲橋早17年」: between this date and one before it in the sentence."""
    for match in APART.finditer(line.text):
        start = line.sentence(match.start())
        if match["than"] != "前者" and match["than"] not in line.text[start : match.start()]:
            continue
        here, years = line.claim(match, "e"), line.claim(match, "n")
        found = []
        for other in line.claims(start, match.start()):
            one, two = other.mention.period, here.mention.period
            if other.kind is not Kind.DATE or not (one and two and one.start and two.start):
                continue
            first, last = (other, here) if one.start < two.start else (here, other)
            end = last.mention.period
            if end is not None and end.start and end.end:
                found.append(list(_judge(first, years, end.start, end.end)))
        if found and all(found) and years.unit == "year":
            yield from found[0]


def _ends_later(line: Masked, match: regex.Match[str]) -> bool:
    """Whether the sentence names a date behind the years: 三年多來…，直至2022年."""
    behind = line.claims(match.end("n"), line.sentence_end(match.end("n")))
    return any(claim.kind is Kind.DATE for claim in behind)


def _too_long(article: Article, line: Masked) -> Iterator[Finding]:
    """「1997年入行，做了37年」: no longer than until now; 「這條線啟用至今14年」 with its one year elsewhere."""
    published = article.document.published
    if published is None:
        return
    for match in (*WORKED.finditer(line.text), *RUNNING.finditer(line.text)):
        start, years = line.claim(match, "s"), line.claim(match, "n")
        if any(line.claim(lasted, "n") is years for lasted in LASTED.finditer(line.text)):
            continue  # 2016年5月就任，2022年5月離任，任期六年: from the first to the last
        span = elapsed(start, published, published)
        if span and span.high and years.unit == "year" and (years.value or 0) > span.high:
            yield from _judge(start, years, published, published)
    for match in THIS.finditer(line.text):
        years = line.claim(match, "n")
        begun = [each.claim(m, "s") for each in lines(article) for m in BEGUN.finditer(each.text)]
        whole = {(claim.period_start, claim.period_end) for claim in begun}
        dated = any(claim in line.dates for claim in line.claims(0, match.start()))
        if len(whole) == 1 and years.unit == "year" and not dated:
            yield from _judge(begun[0], years, published, published, Severity.WARNING)


def _compare(date_claim: Claim, years: Claim, low: int, high: int, what: str) -> Iterator[Finding]:
    quantity = years.mention.quantity
    span = Interval(Fraction(low), Fraction(high))
    if quantity is None or stretch(quantity).overlaps(span) or _loose(quantity, span):
        return
    message = say(
        "{what} is about {low} to {high} years, the text has 「{stated}」",
        what=what,
        low=low,
        high=high,
        stated=years.quote,
    )
    yield accuse(RULE.code, Severity.ERROR, years, [date_claim], message, message)


def _from(line: Masked, match: regex.Match[str], start: Claim) -> bool:
    """Whether the date is said to be the beginning: 自…起, …年設立的."""
    told = line.text[match.start() : match.start("s")] in ("自", "从") or START.search(start.quote)
    return bool(told) or bool(regex.search(r"成立|设立|创立|创办|推出|开办|开始", match["gap"]))


def _end(article: Article, line: Masked, match: regex.Match[str]) -> tuple[date, date] | None:
    """First and last day at which the years may end."""
    inside = line.claims(match.end("s"), match.start("n"))
    stated = [c.mention.period for c in inside if c.mention.period and c.mention.period.start]
    if stated and stated[-1].start and stated[-1].end:
        return stated[-1].start, stated[-1].end
    published = article.document.published
    return (published, published) if published else None


def elapsed(start: Claim, first: date, last: date) -> Interval | None:
    """The years between, at least and at most: by the day, and for a bare year also counted inclusively."""
    period = start.mention.period
    if period is None or period.start is None or period.end is None:
        return None
    if period.direction == "since" or period.grain != "year":
        begin, until = period.start, min(period.end, first)
    else:
        begin, until = period.start, period.end
    low = Fraction((first - until).days) * PER
    high = Fraction((last - begin).days) * PER
    whole = period.end.month == 12 and (period.end - period.start).days > 300
    return (
        Interval(low - Fraction(1, 2), high + 1)
        if whole
        else Interval(low - Fraction(1, 2), high + Fraction(1, 2))
    )


def _in_years(years: Claim) -> bool:
    return years.unit == "year" or (years.kind is Kind.DATE and bool(NEARLY.match(years.quote)))


def _quantity(years: Claim) -> Quantity | None:
    """The number of years; 「近25年」 after 至今 is one, though elsewhere it is a period; 六年多 is below seven."""
    if AND_MORE.search(years.quote) and years.value is not None and years.unit == "year":
        return Quantity(None, years.value, years.value + 1, "year", Qualifier.OVER, Decimal(1))
    found = NEARLY.match(years.quote) if years.kind is Kind.DATE else None
    if found is None:
        return years.mention.quantity
    value = Decimal(found["n"])
    return Quantity(value, None, value, "year", Qualifier.NEAR, Decimal(1))


def _judge(
    start: Claim, years: Claim, first: date, last: date, severity: Severity = Severity.ERROR
) -> Iterator[Finding]:
    span, quantity = elapsed(start, first, last), _quantity(years)
    if span is None or quantity is None or span.high is None or span.high <= 1:
        return
    if stretch(quantity).overlaps(span) or _loose(quantity, span):
        return
    assert start.period_start and start.period_end and span.low is not None
    low, high = (first.year - start.period_end.year, last.year - start.period_start.year)
    message = say(
        "from 「{start}」 to {year} it is about {years} years, the text has 「{stated}」",
        start=start.quote,
        year=last.year,
        years=str(low) if low == high else say("{low} to {high}", low=low, high=high),
        stated=years.quote,
    )
    working = f"{last.year} − {start.period_start.year} = {number(Fraction(high))}"
    yield accuse(RULE.code, severity, years, [start], message, working)


def _loose(quantity: Quantity, span: Interval) -> bool:
    """Whether a lower bound (逾十年, 多年) is met by a longer time."""
    value = quantity.value
    above = quantity.qualifier in (Qualifier.OVER, Qualifier.AT_LEAST)
    if value is None:
        return quantity.qualifier is not Qualifier.OVER or quantity.high is None
    return bool(above and span.high is not None and value <= span.high)


RULE = Rule("DT08", "years-since", Severity.ERROR, __doc__ or "", in_article=check)
