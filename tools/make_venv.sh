#!/bin/sh
# Make .venv anew with $PYTHON, or else with the newest Python that this machine has.
if [ -L .venv ]; then
    echo ".venv leads to an environment elsewhere, and that is not emptied." \
        "Remove the link first: rm .venv" >&2
    exit 1
fi
without_venv=
for python in ${PYTHON:-python3.14 python3.13 python3.12 python3.11 python3}; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        exec "$python" -m venv --clear .venv
    fi
    without_venv=${without_venv:-$python}
done
if [ "$without_venv" ]; then
    echo "$without_venv is here, but not its venv. On Debian: apt install python3-venv"
else
    echo "Roundtable needs Python 3.11 or newer, and ${PYTHON:-nothing} was found." \
        "Say where it is: make demo PYTHON=/path/to/python3"
fi >&2
exit 1
