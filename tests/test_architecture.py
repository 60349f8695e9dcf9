"""The shape of the code: who imports whom, third parties in their places, budgets of size."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [
    path for package in ("claims", "factcheck") for path in sorted((ROOT / package).rglob("*.py"))
]
FILES = pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
LINES_OF_FILE = 400
LINES_OF_FUNCTION = 60
COLUMNS = 120  # in characters; the formatter wraps code at 100, patterns and prose may run over
# Third party → the only modules that may import it (a package stands for all in it).
PLACES = {
    "cn2an": ("claims.quantities.numerals",),
    "opencc": ("claims.text.characters",),
    "borax": ("claims.dates.lunar",),
    "rjieba": ("claims",),
    "regex": ("claims", "factcheck"),
    "pydantic": ("claims", "factcheck"),
    "pandas": ("factcheck.frame",),
    "pathspec": ("factcheck.configuration.patterns",),
    "typer": ("factcheck.app", "factcheck.commands"),
    "rich": ("factcheck.reports", "factcheck.commands"),
    "jinja2": ("factcheck.reports",),
    "lxml": ("claims.documents.word", "factcheck.annotations.word"),
    "pypdfium2": ("claims.documents.pdf",),
    "pypdf": ("factcheck.annotations.pdf",),
    "openpyxl": ("factcheck.review.workbook",),
}
# From → what it may not import. A rule may look at what the rules share, not at its neighbours.
FORBIDDEN = (
    ("claims", ("factcheck", "cli")),
    ("factcheck", ("cli",)),
    (
        "factcheck.reports",
        ("factcheck.rules", "factcheck.commands", "factcheck.app", "factcheck.checker"),
    ),
    (
        "factcheck.rules",
        (
            "factcheck.reports",
            "factcheck.commands",
            "factcheck.app",
            "factcheck.checker",
            "factcheck.report",
        ),
    ),
    ("factcheck.finding", ("factcheck.report", "factcheck.reports", "factcheck.selection")),
)
# The factcheck modules of the engine; the command line stands above them.
ENGINE_ABOVE = ("factcheck.app", "factcheck.commands")
SHARED_BY_RULES = ("factcheck.rules.rule",)
# The day that an entry is added to the baseline on, and its age, are told by the clock. Findings are not.
CLOCK = "factcheck.commands.clock"
UTILITIES = {"utils", "util", "helpers", "helper", "common", "tools", "misc", "managers"}


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Modules that a file imports when it runs: not those for the type checker alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and ast.unparse(branch.test) == "TYPE_CHECKING"
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, modules: tuple[str, ...]) -> bool:
    return any(name == module or name.startswith(f"{module}.") for module in modules)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


@FILES
def test_imports_go_one_way(path: Path) -> None:
    module = module_of(path)
    for origin, targets in FORBIDDEN:
        if inside(module, (origin,)):
            assert [name for name in imported(path) if inside(name, targets)] == []


@FILES
def test_engine_does_not_know_the_command_line(path: Path) -> None:
    module = module_of(path)
    if module == "factcheck.__main__" or inside(module, ENGINE_ABOVE):
        return
    assert [name for name in imported(path) if inside(name, ENGINE_ABOVE)] == []


@FILES
def test_rules_do_not_know_one_another_nor_where_facts_come_from(path: Path) -> None:
    module = module_of(path)
    if not module.startswith("factcheck.rules.") or not module.rsplit(".", 1)[1][2:4].isdigit():
        return
    names = [name for name in imported(path) if not inside(name, SHARED_BY_RULES)]
    assert [name for name in names if inside(name, ("factcheck.rules",))] == []
    assert [name for name in names if inside(name, ("factcheck.config",))] == []
    assert not {"factcheck.reference.table.load", "factcheck.reference.table.bundled"} & set(names)


@FILES
def test_third_parties_stay_in_their_place(path: Path) -> None:
    module = module_of(path)
    for name in imported(path):
        library = name.split(".")[0]
        if library in PLACES:
            assert inside(module, PLACES[library]), f"{library} in {module}"


def test_every_dependency_has_its_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {line.split(">")[0].split("[")[0].strip() for line in project["dependencies"]}
    assert names == set(PLACES)


@FILES
def test_nobody_asks_the_clock(path: Path) -> None:
    if module_of(path) == CLOCK:
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("today", "now", "utcnow"), f"line {node.lineno}"


@FILES
def test_budgets(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LINES_OF_FILE
    assert [number for number, line in enumerate(lines, 1) if len(line) > COLUMNS] == []
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in functions(path)
        if node.end_lineno and node.end_lineno - node.lineno >= LINES_OF_FUNCTION
    }
    assert long == {}


@FILES
def test_public_things_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module"
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    bodies = [tree.body, *(node.body for node in classes if not node.name.startswith("_"))]
    named = [
        node
        for body in bodies
        for node in body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert [node.name for node in named if not ast.get_docstring(node)] == []


@FILES
def test_no_drawer_for_odds_and_ends(path: Path) -> None:
    assert not UTILITIES & set(module_of(path).split("."))


def test_launcher_is_thin(root: Path) -> None:
    assert len((root / "cli.py").read_text(encoding="utf-8").splitlines()) <= 8


def test_version_is_the_projects(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == factcheck.__version__


def test_lock_names_no_registry(root: Path) -> None:
    lock = (root / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "index" not in lock
