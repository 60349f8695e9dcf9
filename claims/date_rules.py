"""All rules of dates by the name of their pattern."""

from __future__ import annotations

from claims.date_day_rules import DAY_RULES
from claims.date_part_rules import PART_RULES
from claims.date_point import Rule
from claims.date_word_rules import WORD_RULES
from claims.date_year_rules import YEAR_RULES

RULES: dict[str, Rule] = YEAR_RULES | DAY_RULES | PART_RULES | WORD_RULES
