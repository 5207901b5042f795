#!/bin/sh
# Writes .env for `docker compose`: every secret that .env.example names and .env does not have yet.
# What stands in .env stays as it is.
set -eu

cd "$(dirname "$0")/../.."
file=${1:-.env}

random() { od -An -N "$1" -tx1 /dev/urandom | tr -d ' \n'; }

# The letter before keeps configuration files from reading a password as a number.
secret() {
    case $1 in
        *_KEY) random 32 ;;
        *) printf 'p%s' "$(random 16)" ;;
    esac
}

umask 077
touch "$file"
made=0
for name in $(sed -n 's/^\([A-Z_]*\)=$/\1/p' .env.example); do
    grep -q "^$name=." "$file" && continue
    printf '%s=%s\n' "$name" "$(secret "$name")" >>"$file"
    made=$((made + 1))
done
printf '%s: %s secrets made, those that stood there kept.\n' "$file" "$made"
