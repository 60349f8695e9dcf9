"""The catalogue: every rule, in order of code. Registered by hand, so that it can be searched."""

from factcheck.rules import (
    in01_unreadable_document,
    in02_failed_rule,
    in03_empty_document,
    rf01_contradicted,
    rf02_outdated,
    xd01_count_differs,
    xd02_money_differs,
    xd03_percentage_differs,
    xd04_measure_differs,
    xd05_rank_differs,
    xd06_duration_differs,
    xd07_date_differs,
    xd08_power_of_ten,
)
from factcheck.rules.rule import Rule

CATALOGUE: tuple[Rule, ...] = (
    in01_unreadable_document.RULE,
    in02_failed_rule.RULE,
    in03_empty_document.RULE,
    rf01_contradicted.RULE,
    rf02_outdated.RULE,
    xd01_count_differs.RULE,
    xd02_money_differs.RULE,
    xd03_percentage_differs.RULE,
    xd04_measure_differs.RULE,
    xd05_rank_differs.RULE,
    xd06_duration_differs.RULE,
    xd07_date_differs.RULE,
    xd08_power_of_ten.RULE,
)
