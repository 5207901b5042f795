#!/bin/sh
# Compiles requirements.lock with uv, which lives in a throw-away environment and nowhere else.
set -eu

cd "$(dirname "$0")/../.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT INT TERM

.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv
"$tools/bin/uv" pip compile pyproject.toml --quiet --universal --python-version 3.11 \
    --extra local --extra dev --generate-hashes --no-emit-index-url --no-annotate --no-header \
    --output-file requirements.lock
