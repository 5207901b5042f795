#!/bin/sh
# Makes .venv and installs what requirements.lock names, hash-checked. Does nothing when nothing changed.
set -eu

cd "$(dirname "$0")/../.."
venv=${STAFETT_VENV:-.venv}
lock=requirements.lock
stamp=$venv/.stafett-lock

say() { printf '%s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }

serves() {
    command -v "$1" >/dev/null 2>&1 &&
        "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

makes_environments() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
    without_venv=
    for candidate in ${STAFETT_PYTHON:-python3.13 python3.12 python3.11 python3 python3.14}; do
        serves "$candidate" || continue
        if makes_environments "$candidate"; then
            python=$candidate
            return
        fi
        without_venv=${without_venv:-$candidate}
    done
    if [ -n "$without_venv" ]; then
        stop "Stafett: $without_venv has no venv module (on Debian and Ubuntu: apt-get install python3-venv)."
    fi
    stop "Stafett needs Python 3.11 or newer, and none was found (STAFETT_PYTHON=/path/to/python3 names one)."
}

fingerprint() {
    "$venv/bin/python" -c '
import hashlib, pathlib, sys
lock = pathlib.Path(sys.argv[1]).read_bytes()
print(hashlib.sha256(lock).hexdigest(), sys.version.split()[0])' "$lock"
}

is_current() {
    [ -x "$venv/bin/stafett" ] && [ -f "$stamp" ] &&
        fresh=$(fingerprint 2>/dev/null) && [ "$fresh" = "$(cat "$stamp")" ]
}

if is_current; then exit 0; fi

if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
    find_python
    say "Making $venv with $("$python" --version)."
    "$python" -m venv --clear "$venv"
fi

say "Installing what $lock names (a minute the first time)."
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input \
    --require-hashes --requirement "$lock" ||
    stop "Stafett: the packages could not be installed; what pip says stands above."
cat >"$venv/bin/stafett" <<LAUNCHER
#!/bin/sh
# What an operator, an auditor or an archivist does at the command line.
export PYTHONPATH="$PWD" STAFETT_ACCESS="\${STAFETT_ACCESS:-$PWD/.stafett/access.json}"
exec "\$(dirname -- "\$0")/python" -m stafett "\$@"
LAUNCHER
chmod +x "$venv/bin/stafett"
fingerprint >"$stamp"
