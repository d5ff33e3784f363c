#!/usr/bin/env bash
# Try the two commands on a Debian that has nothing: tools/bare_machine.sh bookworm FOLDER
#
# Run as root where debootstrap is installed. FOLDER gets the system (about 1 GB) and is
# used again if it has one. Debian and PyPI are reached as this machine reaches them.
set -euo pipefail
suite=$1
root=$2
here=$(cd "$(dirname "$0")/.." && pwd)
checkout="/home/visitor/Дөңгелек үстел #1"
port=8765

step() { printf '\n=== %s\n' "$*"; }

# Run a command in the checkout as a user without rights, with nothing set but PyPI's way.
visitor() {
    chroot --userspec=visitor:visitor "$root" env -i "${reach[@]}" HOME=/home/visitor \
        PATH=/usr/bin:/bin sh -c 'cd "$0" && exec "$@"' "$checkout" "$@"
}

demo() { # Run `make demo` until its pages answer, print what it said, and end it.
    set -m
    visitor make demo PORT=$port >"$root/demo.log" 2>&1 &
    local server=$!
    set +m
    for page in kk/ ru/events/1 admin/login/; do
        until visitor python3 -c "import sys, urllib.request as r; r.urlopen(sys.argv[1])" \
            "http://127.0.0.1:$port/$page" 2>/dev/null; do
            kill -0 $server || { cat "$root/demo.log"; return 1; }
            sleep 1
        done
    done
    kill -- -$server
    wait $server || true
    grep -E "password|added|Look" "$root/demo.log"
}

step "A minimal $suite with python3, python3-venv, make and git"
if [ ! -e "$root/usr/bin/make" ]; then
    mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources 2>/dev/null |
        sed -nE 's/^(URIs:|deb( \[[^]]*\])?) +([^ ]+).*/\3/p' | head -n 1)
    debootstrap --variant=minbase --include=python3,python3-venv,make,git \
        "$suite" "$root" "$mirror" >"$root.log" || { tail "$root.log"; exit 1; }
    chroot "$root" useradd --create-home visitor
fi
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
cp /etc/resolv.conf /etc/hosts "$root/etc/"

reach=(PIP_CERT=/etc/reach.pem)
cp "${PIP_CERT:-/etc/ssl/certs/ca-certificates.crt}" "$root/etc/reach.pem"
index=$(python3 -m pip config get global.index-url 2>/dev/null || true)
reach+=(${index:+"PIP_INDEX_URL=$index"})
for name in PIP_INDEX_URL PIP_PROXY HTTPS_PROXY https_proxy PIP_DEFAULT_TIMEOUT; do
    reach+=(${!name:+"$name=${!name}"})
done

rm -rf "${root:?}$checkout"
git clone --quiet "$here" "$root$checkout"
chroot "$root" chown -R visitor:visitor "$checkout"
visitor python3 --version

step "make demo, twice"
time demo
demo

step "make test, which a .env does not reach"
visitor cp .env.example .env
time visitor make test
