"""Where articles lie in git: only what a change contradicts fails; the hooks and the action are tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.documents import SUFFIXES

BIN = Path(sys.executable).parent
FIRST = "藍灣大橋全長2.5公里，耗資62億元。\n"
OLD = "全市共有15間公共圖書館。\n"
OTHER = "市政局表示，全市共有16間公共圖書館。\n"
NEW = "藍灣大橋全長2.9公里。\n"
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Callable[[str], str]) -> Git:
    """A repository in which two articles have long disagreed; nothing outside it is looked at."""
    tool, home = program("git"), tmp_path / "home"
    for path in (home, tmp_path / "desk" / "news"):
        path.mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    for name, value in {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("PATH", os.pathsep.join([str(BIN), os.environ["PATH"]]))

    def call(*arguments: str) -> str:
        who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
        done = subprocess.run([tool, *who, *arguments], capture_output=True, text=True, check=True)
        return done.stdout

    call("init", "--quiet", "--initial-branch=main")
    write("2025-03-01-bridge.txt", FIRST)
    write("2025-03-02-libraries.txt", OLD)
    write("2025-03-09-budget.txt", OTHER)
    call("add", ".")
    call("commit", "--quiet", "--message=articles")
    return call


def write(name: str, text: str) -> None:
    (Path("news") / name).write_text(text, encoding="utf-8")


def factcheck(*arguments: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [BIN / "factcheck", *arguments], capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


def concise(*arguments: str) -> tuple[int, list[str]]:
    status, out, err = factcheck("check", "news", "--format", "concise", *arguments)
    assert status < 2, err
    return status, out.splitlines()


def test_old_conflict_fails_a_run_of_everything(git: Git) -> None:
    status, lines = concise()
    assert status == 1
    assert [line.split(":")[0] for line in lines] == ["news/2025-03-09-budget.txt"]


def test_nothing_changed_nothing_fails(git: Git) -> None:
    assert concise("--changed-since", "HEAD") == (0, [])


def test_new_article_is_held_against_the_old_ones(git: Git) -> None:
    write("2025-03-14-feature.txt", NEW)
    status, lines = concise("--changed-since", "HEAD")
    assert status == 1
    assert [line.split(":")[0] for line in lines] == ["news/2025-03-14-feature.txt"]


def test_finding_is_on_the_changed_side(git: Git) -> None:
    write("2025-03-02-libraries.txt", OLD + "共有藏書320萬冊。\n")
    _, lines = concise("--changed-since", "main")
    assert [line.split(":")[0] for line in lines] == ["news/2025-03-02-libraries.txt"]


def test_list_of_changed_files(git: Git) -> None:
    _, lines = concise("--changed", "news/2025-03-02-libraries.txt")
    assert [line.split(":")[0] for line in lines] == ["news/2025-03-02-libraries.txt"]
    assert concise("--changed", "news/2025-03-01-bridge.txt") == (0, [])


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("news/2025-03-02-librarys.txt", "是否 news/2025-03-02-libraries.txt？"),
        ("2025-03-02-libraries.txt", "是否 news/2025-03-02-libraries.txt？"),
        ("nothing/like/it.txt", "沒有這個檔案"),
    ],
)
def test_a_changed_file_that_there_is_not_is_a_fault(git: Git, name: str, near: str) -> None:
    status, out, err = factcheck("check", "news", "--lang", "zh-Hant", "--changed", name)
    assert (status, out) == (2, "")
    assert err.splitlines()[-1].startswith(f"factcheck: --changed {name}：")
    assert err.splitlines()[-1].endswith(near)


def test_a_changed_file_that_is_no_article_of_the_run_is_told(git: Git) -> None:
    Path("notes.py").write_text("", encoding="utf-8")
    both = ("--changed", "notes.py", "--changed", "news/2025-03-02-libraries.txt")
    status, out, err = factcheck("check", "news", "--lang", "en", "-f", "concise", *both)
    assert status == 1 and out.startswith("news/2025-03-02-libraries.txt:")
    assert "--changed notes.py: not among the documents of this run\n" in err


def test_from_a_folder_inside_the_repository(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    write("2025-03-14-特稿.txt", NEW)
    monkeypatch.chdir("news")
    status, out, _ = factcheck("check", ".", "--format", "concise", "--changed-since", "HEAD")
    assert status == 1
    assert [line.split(":")[0] for line in out.splitlines()] == ["2025-03-14-特稿.txt"]


@pytest.mark.parametrize("revision", ["no-such", "--output=x", "HEAD:news"])
def test_unknown_revision_is_told(git: Git, revision: str) -> None:
    status, out, err = factcheck("check", "news", f"--changed-since={revision}")
    assert (status, out) == (2, "")
    assert "--changed-since" in err


def test_outside_a_repository(tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    Path("a.txt").write_text(OLD, encoding="utf-8")
    assert factcheck("check", "a.txt", "--changed-since", "HEAD")[0] == 2


# pre-commit

HOOKS = """\
repos:
  - repo: local
    hooks:
      - id: {id}
        name: {id}
        entry: {entry}
        language: system
        files: {files}
        pass_filenames: {names}
"""


def hooks(root: Path) -> dict[str, dict[str, object]]:
    import yaml

    listed = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return {hook["id"]: hook for hook in listed}


@pytest.mark.parametrize("name", ["factcheck", "factcheck-archive"])
def test_hook_stops_a_commit_that_contradicts(git: Git, root: Path, name: str) -> None:
    """The hook as it is declared, but with the program that is under test."""
    hook = hooks(root)[name]
    names = str(hook.get("pass_filenames", True)).lower()
    text = HOOKS.format(id=name, entry=hook["entry"], files=hook["files"], names=names)
    Path(".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    Path("factcheck.toml").write_text('paths = ["news"]\n', encoding="utf-8")
    write("2025-03-14-feature.txt", NEW + "全市有12間博物館。\n")
    write("2025-03-15-feature.txt", "全市有14間博物館。\n")
    git("add", ".")
    done = subprocess.run(
        [BIN / "pre-commit", "run"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "12間" in done.stdout and "14間" in done.stdout
    assert ("2.9公里" in done.stdout) == (name == "factcheck-archive")
    git("rm", "--quiet", "--force", "news/2025-03-14-feature.txt", "news/2025-03-15-feature.txt")
    done = subprocess.run(
        [BIN / "pre-commit", "run"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout


def test_hooks_take_every_kind_of_file_that_is_read(root: Path) -> None:
    for hook in hooks(root).values():
        pattern = re.compile(str(hook["files"]))
        assert all(pattern.search(f"a{kind}") for one in SUFFIXES for kind in (one, one.upper()))
        assert not pattern.search("a.doc") and not pattern.search("a.txt.bak")


def test_hooks_are_valid(root: Path) -> None:
    command = [BIN / "pre-commit", "validate-manifest", str(root / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, check=False).returncode == 0


# GitHub and GitLab


def blocks(root: Path, heading: str) -> str:
    """The first YAML of a section of docs/ci.md."""
    text = (root / "docs" / "ci.md").read_text(encoding="utf-8")
    section = text.split(f"## {heading}\n")[1].split("\n## ")[0]
    return section.split("```yaml\n")[1].split("```")[0]


@pytest.mark.parametrize(
    ("what", "schema"), [("GitHub", "github-workflows"), ("GitLab", "gitlab-ci")]
)
def test_recipes_are_valid(root: Path, tmp_path: Path, what: str, schema: str) -> None:
    file = tmp_path / "recipe.yml"
    file.write_text(blocks(root, what), encoding="utf-8")
    command = [BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_action_is_valid(root: Path) -> None:
    command = [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-actions"]
    assert subprocess.run([*command, str(root / "action.yml")], check=False).returncode == 0


@pytest.mark.parametrize(
    ("changed", "paths", "expected"), [("", "news\n", 1), ("HEAD", "news\n", 0), ("", "n o\n", 2)]
)
def test_actions_script_runs(
    git: Git, root: Path, monkeypatch: pytest.MonkeyPatch, changed: str, paths: str, expected: int
) -> None:
    """The step that checks, run by bash as the action would."""
    import yaml

    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    step = action["runs"]["steps"][-1]
    given = {"paths": paths, "changed-since": changed}
    for variable, value in step["env"].items():
        name = value.removeprefix("${{ inputs.").removesuffix(" }}")
        monkeypatch.setenv(variable, given.get(name, action["inputs"][name]["default"]))
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", step["run"]],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expected, done.stderr
    assert ("::error file=news/2025-03-09-budget.txt" in done.stdout) == (expected == 1)
