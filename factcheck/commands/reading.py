"""From paths to articles: find, date, read and extract, in one process or in several."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from claims import Document, InputError, extract
from claims.documents import find_paths, read
from factcheck.article import Article
from factcheck.commands.articles import ArticleRow
from factcheck.commands.sources import Sources
from factcheck.finding import Finding
from factcheck.rules.in01_unreadable_document import unreadable
from factcheck.rules.in03_empty_document import empty

BATCH = 4  # documents that a process takes at a time


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read, with its claims, and a finding for each document that could not be used."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]
    unreadable: int

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""
        return tuple(article.document for article in self.articles)

    @property
    def complete(self) -> bool:
        """Whether every document was read, and there was something in them to read."""
        empties = [finding for finding in self.findings if finding.rule == "IN03"]
        return not self.unreadable and len(empties) < len(self.articles)


@dataclass(frozen=True, slots=True)
class _Request:
    path: str
    row: ArticleRow
    default: date | None


def read_sources(sources: Sources) -> Batch:
    """Everything that the paths name, in order of path; the order does not depend on `jobs`."""
    requests = [_request(path, sources) for path in find_paths(sources.paths)]
    articles: list[Article] = []
    findings: list[Finding] = []
    with _progress(len(requests), quiet=sources.quiet) as step:
        for outcome in _outcomes(requests, sources.jobs):
            step()
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                articles.append(outcome)
    unread = len(findings)
    blank = (article for article in articles if not article.document.text.strip())
    findings += [empty(article.document.path) for article in blank]
    return Batch(tuple(articles), tuple(findings), unread)


def _request(path: str, sources: Sources) -> _Request:
    row = sources.table.find(path) if sources.table else None
    return _Request(path, row or ArticleRow(), sources.published)


def _outcomes(requests: Sequence[_Request], jobs: int) -> Iterator[Article | Finding]:
    if jobs == 1 or len(requests) <= BATCH:
        yield from map(_outcome, requests)
        return
    with ProcessPoolExecutor(min(jobs, -(-len(requests) // BATCH))) as pool:
        yield from pool.map(_outcome, requests, chunksize=BATCH)


def _outcome(request: _Request) -> Article | Finding:
    """One document read and its claims extracted; a pure function of the file."""
    try:
        document = _dated(read(request.path), request)
    except InputError as error:
        return unreadable(request.path, str(error))
    return Article(document, extract(document))


def _dated(document: Document, request: _Request) -> Document:
    """The table's date comes first, then what the document says, then the default."""
    published = request.row.published or document.published or request.default
    title = document.title or request.row.title
    return replace(document, published=published, title=title)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar on standard error for long work on a terminal; yields what to call at each step."""
    if quiet or total <= BATCH or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console  # noqa: PLC0415: only a terminal needs it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda: bar.advance(task)
