"""Sums inside one article: exact intervals, and operands found by the grammar of the sentence."""
