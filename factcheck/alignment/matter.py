"""Matter: whether two articles are on one matter, by the numbers that they share and by their words."""

from __future__ import annotations

from factcheck.alignment.amounts import long_slip
from factcheck.alignment.companions import shared_numbers
from factcheck.alignment.marks import NAME
from factcheck.alignment.profiles import anchor, likeness, phrase
from factcheck.alignment.subject import Subject

STORY = 4  # numbers of two digits and more that two articles on one matter share
MATTER = 3  # numbers that two articles of one matter share
ALIKE = 0.06  # likeness of two topics from which one number less will do
TOPIC_LEAST = 12  # words that an article has beside its numbers if it has a topic
# Blocks that say again what the running text says.
REPEATING = frozenset(("title", "heading", "caption", "box"))


def one_matter(first: Subject, second: Subject) -> bool:
    """Whether two articles share so many numbers, or fewer and their words, that they are of one matter."""
    both = shared_numbers(first.company, second.company)
    if both != MATTER - 1:
        return both >= MATTER
    return likeness(first.profile.topic, second.profile.topic) >= ALIKE


def related(first: Subject, second: Subject) -> bool:
    """Whether two claims may tell of one thing: articles of one matter, or a headline and its text.

    An article with few numbers may be of any matter.
    """
    if first.document == second.document:
        return not REPEATING.isdisjoint((first.claim.frame.place, second.claim.frame.place))
    told = min(len(first.company.article), len(second.company.article))
    return told < STORY or one_matter(first, second)


def other_matter(first: Subject, second: Subject) -> str:
    """Two articles that share neither topic nor numbers, and two sentences that share no rare word."""
    one, other = first.profile, second.profile
    if first.document == second.document:
        return ""
    if min(len(one.topic), len(other.topic)) < TOPIC_LEAST:
        return ""
    if anchor(one.sentence, other.sentence) >= NAME or phrase(one.head, other.head) > 0:
        return ""
    if shared_numbers(first.company, second.company) >= MATTER - 1:
        return ""
    if long_slip(first.amount, second.amount):
        return ""
    return "" if likeness(one.topic, other.topic) >= ALIKE else "articles on other matters"
