# Two commands for everybody: `make demo` and `make test`. Each sets up its own virtual environment first.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := corpus/samples/ols-electronics-customization/inverter-boards
AS_OF := 2026-11-20
CASE := corpus/samples/cases/ols-electronics-customization.yaml

.PHONY: demo test lint types accuracy benchmark docs matcher records mutations clean

$(VENV)/.ready: setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[ocr,dev]'
	touch $@

demo: $(VENV)/.ready  ## check a realistic sample submission; render papers of a sample case
	@$(BIN)/certdesk check $(SAMPLE)/files --scheme ols-electronics-customization --as-of $(AS_OF) --out out/demo; \
	  code=$$?; if [ $$code -gt 1 ]; then exit $$code; fi
	@echo; echo "报告已写到 out/demo/：report.html（网页）、prescreen.docx、completion-notice.docx、checklist.xlsx、findings.json"
	@echo; for paper in audit-plan nonconformity-report certificate; do \
	  $(BIN)/certdesk render $$paper $(CASE) -o out/demo/ || exit $$?; done

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.ready
	$(BIN)/mypy certdesk.py checkers corpus docgen benchmarks

test: lint types  ## lint, types and all tests
	$(BIN)/pytest

accuracy: $(VENV)/.ready  ## precision, recall ... on the labelled samples
	$(BIN)/python -m benchmarks.accuracy

records: $(VENV)/.ready  ## labelled faults of records found, and what is told beside them
	$(BIN)/python -m benchmarks.records

mutations: $(VENV)/.ready  ## verdicts that must turn, or stay, when one passage is changed
	$(BIN)/python -m benchmarks.mutations
	$(BIN)/python -m benchmarks.removals

benchmark: $(VENV)/.ready  ## speed beside the plain readers
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.rendering

docs: $(VENV)/.ready  ## write the pages on record rules and case rules from the rules
	$(BIN)/python -m checkers.records.handbook
	$(BIN)/python -m docgen.case_lint.handbook

matcher: $(VENV)/.ready  ## train the matcher of kinds, then that of passages and the weighing
	$(BIN)/python -m checkers.language.train
	$(BIN)/python -m benchmarks.learning

clean:
	rm -rf $(VENV) out build dist *.egg-info
