# Everything a developer does with Stafett. `make` alone prints this list.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup up down clean demo bench bench-trail test test-containers compose-env lint types imports format lock

python := .venv/bin/python

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

setup: ## make .venv and install the lock, hash-checked (the others do this by themselves)
	@infra/local/setup.sh

up: setup ## serve everything on this machine; Ctrl-C stops it, .stafett keeps the state
	@exec $(python) -m infra.local.up

down: ## stop what `make up` started
	@if [ -x $(python) ]; then $(python) -m infra.local.down; fi

clean: down ## stop everything and forget its state (.stafett)
	@rm -rf .stafett .ruff_cache .hypothesis .import_linter_cache

demo: setup ## play the scenarios on a fresh stack, ten weeks in about 20 seconds
	@exec $(python) -m tests.journeys.demo

bench: setup ## measure, print the table, write .stafett/bench.json
	@exec $(python) -m tests.bench

bench-trail: setup ## measure the provable record at a million events; write .stafett/bench-trail.json
	@exec $(python) -m tests.bench.trail

test: lint types imports ## everything CI runs: format, lint, types, import contracts, all tests
	$(python) -m pytest

test-containers: setup ## the integration tests on the official images, where a Docker engine answers
	@exec $(python) -m tests.containers

compose-env: ## write .env for `docker compose up`, with fresh secrets
	@infra/docker/env.sh

lint: setup ## check format and lint
	$(python) -m ruff format --check .
	$(python) -m ruff check .

types: setup ## mypy, strict
	$(python) -m mypy

imports: setup ## who may import whom
	.venv/bin/lint-imports

format: setup ## put the code in order
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

lock: setup ## compile requirements.lock from pyproject.toml, for all platforms, with hashes
	@infra/local/lock.sh
