"""The notebook of the documentation: it runs, ends in a plot, and keeps no outputs."""

from __future__ import annotations

import base64
import os
import struct
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

missing = [
    name for name in ("nbclient", "nbformat", "ipykernel", "matplotlib") if not find_spec(name)
]
if missing and os.environ.get("FACTCHECK_TOOLS") != "required":
    reason = f"{missing[0]} is not installed; the extra `notebook` has it"
    pytest.skip(reason, allow_module_level=True)

FOLDER = Path(__file__).resolve().parents[1] / "docs"
NOTEBOOK = FOLDER / "from-articles-to-a-plot.ipynb"


@pytest.fixture
def notebook() -> Any:
    import nbformat

    found = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(found)
    return found


def test_no_output_is_kept(notebook: Any) -> None:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert NOTEBOOK.stat().st_size < 20_000


def test_it_runs_and_ends_in_a_plot(
    notebook: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import nbclient

    for name in ("IPYTHONDIR", "MPLCONFIGDIR", "JUPYTER_CONFIG_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    nbclient.NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": FOLDER}}
    ).execute()
    outputs = [one for cell in notebook.cells for one in cell.get("outputs", ())]
    assert [one for one in outputs if one.output_type in ("error", "stream")] == []
    shown = [one.data for one in outputs]
    texts = [data["text/plain"] for data in shown]
    assert texts[0].startswith("'16 articles, ")
    assert any("XD" in text and "error" in text for text in texts)
    (picture,) = (base64.b64decode(data["image/png"]) for data in shown if "image/png" in data)
    width, height = struct.unpack(">II", picture[16:24])
    assert width > 600 < height + 300
    assert len(set(picture)) > 200  # a picture of one colour has fewer different bytes
