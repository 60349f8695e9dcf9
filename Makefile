# On a fresh machine with Python 3.11 or later: `make demo`, `make test`. Each sets up .venv itself.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint types wheel bench score messages lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

demo: $(READY) ## check the articles of examples/ and print the findings
	$(BIN)/factcheck check examples/articles --fail-on never

test: $(READY) ## all tests
	$(BIN)/python -m pytest

lint: $(READY) ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## static types, strict
	$(BIN)/mypy

wheel: $(READY) ## build into dist/; install into a clean environment, run elsewhere
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .
	$(BIN)/python -m pytest tests/test_wheel.py --wheel

bench: $(READY) ## characters a second, documents a second
	$(BIN)/python -m benchmarks

score: $(READY) ## what is found, missed and falsely found in the articles of evaluation/
	$(BIN)/python scripts/score_stories.py

messages: $(READY) ## renew the catalogues of messages in factcheck/locale
	$(BIN)/python scripts/messages.py

lock: ## renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --extra parquet --extra notebook --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade -o requirements.lock

clean: ## remove what the targets made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist
