"""From paths to articles: find, date, read and extract, in one process or in several."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from claims import Document, InputError, extract, lexicon
from claims.documents import MOST_BYTES, convertible, find_paths, read, read_bytes
from claims.errors import EmptyInputError
from factcheck.article import Article
from factcheck.commands.articles import ArticleRow
from factcheck.commands.output import notice
from factcheck.commands.progress import bar
from factcheck.commands.sources import Sources
from factcheck.finding import Finding
from factcheck.languages import Language, current, in_words, say, say_many, speak
from factcheck.rules import in01_unreadable_document as unreadable
from factcheck.rules import in03_empty_document as empty

BATCH = 4  # documents that a process takes at a time
STDIN = "-"
STDIN_NAME = "stdin"


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read, with its claims, and a finding for each document that could not be used."""

    articles: tuple[Article, ...]
    findings: tuple[Finding, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents that were read."""
        return tuple(article.document for article in self.articles)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all documents, whether of use or not."""
        read = (document.path for document in self.documents)
        return (*read, *(finding.place.document for finding in self.findings))

    @property
    def unreadable(self) -> int:
        """How many could not be read."""
        return sum(finding.rule == unreadable.RULE.code for finding in self.findings)

    @property
    def empty(self) -> int:
        """How many had no text."""
        return sum(finding.rule == empty.RULE.code for finding in self.findings)

    def divided(self, names: Set[str]) -> tuple[Batch, Batch]:
        """The documents of these names with all findings, and the other documents."""
        ours = tuple(one for one in self.articles if one.document.path in names)
        theirs = tuple(one for one in self.articles if one.document.path not in names)
        return Batch(ours, self.findings), Batch(theirs, ())

    def joined(self, other: Batch) -> Batch:
        """Both batches as one."""
        return Batch((*self.articles, *other.articles), (*self.findings, *other.findings))


@dataclass(frozen=True, slots=True)
class _Request:
    """A document to read: its name in reports, its bytes if they came by standard input."""

    name: str
    row: ArticleRow
    default: date | None
    currency: str
    data: bytes | None = None


def read_sources(sources: Sources) -> Batch:
    """Everything that the paths name, in their order; the order does not depend on `jobs`."""
    requests, findings = _requests(sources)
    articles: list[Article] = []
    with bar(say("reading"), len(requests), quiet=sources.quiet) as step:
        for outcome in _outcomes(requests, sources.jobs):
            step()
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                articles.append(outcome)
    return Batch(tuple(articles), tuple(findings))


def _requests(sources: Sources) -> tuple[list[_Request], list[Finding]]:
    """What to read, each document once, and a finding for each path that names nothing."""
    requests: dict[str, _Request] = {}
    findings = []
    for argument in sources.paths:
        if argument == STDIN:
            # None: closed by whoever started us, and as good as empty
            data = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin is not None else b""
            requests.setdefault(STDIN_NAME, _request(STDIN_NAME, sources, data))
            continue
        _tell_unread(argument, sources)
        try:
            paths = find_paths([argument])
        except InputError as error:
            findings.append(unreadable.finding(document_name(Path(argument)), in_words(error)))
            continue
        named = Path(argument).is_file()  # a file that is named is read, excluded or not
        for name in map(document_name, paths):
            if not named and sources.excludes(name):
                continue
            requests.setdefault(name, _request(name, sources))
    return list(requests.values()), findings


def _tell_unread(argument: str, sources: Sources) -> None:
    """Say of a folder how many files in it would be articles if they were saved as .docx."""
    if sources.quiet or not os.path.isdir(argument):  # noqa: PTH112 - a long name is no folder
        return
    files = [one for one in convertible(Path(argument)) if not sources.excludes(document_name(one))]
    if files:
        told = say_many(
            "{folder}: {number} file is not read ({kinds}); save it as .docx",
            "{folder}: {number} files are not read ({kinds}); save them as .docx",
            len(files),
            folder=argument,
            kinds=", ".join(sorted({one.suffix.lower() for one in files})),
        )
        notice(told)


def _request(name: str, sources: Sources, data: bytes | None = None) -> _Request:
    row = sources.table.find(name) if sources.table else None
    return _Request(name, row or ArticleRow(), sources.published, sources.currency, data)


def named_beside_others(paths: Sequence[str]) -> frozenset[str]:
    """The documents that are named one by one where folders or patterns are named as well.

    A draft beside the folder of what is published; empty where all paths are of one sort.
    """
    # os.path: a name that is too long is no file
    files = {path for path in paths if path == STDIN or os.path.isfile(path)}  # noqa: PTH113
    if len(files) == len(set(paths)):
        return frozenset()
    return frozenset(STDIN_NAME if one == STDIN else document_name(Path(one)) for one in files)


def document_name(path: Path) -> str:
    """The path relative to the working directory, with `/`."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def named_from(folder: Path) -> Callable[[str], str]:
    """From a document's name in this run to its name from a folder, as a file there can hold it."""

    def name(document: str) -> str:
        found = Path(os.path.relpath(document, folder)).as_posix() if document else document
        return found.encode("utf-8", "backslashreplace").decode("utf-8")

    return name


def _outcomes(requests: Sequence[_Request], jobs: int) -> Iterator[Article | Finding]:
    if jobs == 1 or len(requests) <= BATCH:
        yield from map(_outcome, requests)
        return
    from concurrent.futures import ProcessPoolExecutor  # few runs need it
    from multiprocessing import active_children

    workers = min(jobs, -(-len(requests) // BATCH))
    begin = partial(_begin, current(), lexicon.folders_in_use())
    with ProcessPoolExecutor(workers, initializer=begin) as pool:
        try:
            yield from pool.map(_outcome, requests, chunksize=BATCH)
        except BaseException:  # Ctrl-C does not wait for what they have begun
            for process in active_children():
                process.terminate()
            raise


def _begin(language: Language, folders: Sequence[Path]) -> None:
    """A process that helps: of the same language and lexicon; Ctrl-C is for the one that was started.

    The one that the user started ends the others in good order.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    speak(language)
    lexicon.use(*folders)


def _outcome(request: _Request) -> Article | Finding:
    """One document read and its claims extracted; a pure function of the file."""
    try:
        document = _document(request)
    except EmptyInputError as error:
        return empty.finding(request.name, in_words(error))
    except InputError as error:
        return unreadable.finding(request.name, in_words(error))
    return Article(document, extract(document, currency=request.currency))


def _document(request: _Request) -> Document:
    """The table's date comes first, then what the document says, then the default."""
    name, published, fallback = request.name, request.row.published, request.default
    if request.data is not None:
        document = read_bytes(request.data, name=name, published=published, fallback=fallback)
    else:
        document = read(name, name=name, published=published, fallback=fallback)
    if request.row.title and not document.title:
        return replace(document, title=request.row.title)
    return document
