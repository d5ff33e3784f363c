"""Making .venv: which Python does it, and what is said where none can."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def machine(tmp_path):
    """A machine with no Python but those that a test puts there, as shell scripts."""

    def put(name, *, old=False, venv=True):
        fails = [*(["version_info"] if old else []), *([] if venv else ["ensurepip"])]
        cases = "".join(f"*{word}*) exit 1 ;; " for word in fails)
        script = f'#!/bin/sh\ncase "$2" in {cases}venv) echo {name} ;; esac\n'
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o700)

    return put


def make_venv(folder):
    command = [shutil.which("sh"), ROOT / "tools/make_venv.sh"]
    return subprocess.run(
        command,
        cwd=folder,
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
    )


def test_the_newest_python_that_can_makes_the_environment(machine, tmp_path):
    machine("python3.11")
    machine("python3.12")
    machine("python3.13", venv=False)
    machine("python3", old=True)

    assert make_venv(tmp_path).stdout == "python3.12\n"


def test_a_python_without_its_venv_is_told_what_to_install(machine, tmp_path):
    machine("python3.13", venv=False)

    refused = make_venv(tmp_path)

    assert refused.returncode == 1
    assert refused.stderr == (
        "python3.13 is here, but not its venv. On Debian: apt install python3-venv\n"
    )


def test_an_old_python_is_not_enough(machine, tmp_path):
    machine("python3", old=True)

    refused = make_venv(tmp_path)

    assert refused.returncode == 1
    assert refused.stderr.startswith("Roundtable needs Python 3.11 or newer")


def test_an_environment_elsewhere_is_not_emptied_through_a_link(machine, tmp_path):
    machine("python3.13")
    (tmp_path / ".venv").symlink_to(tmp_path / "elsewhere")

    refused = make_venv(tmp_path)

    assert refused.returncode == 1
    assert refused.stdout == ""
    assert "rm .venv" in refused.stderr


@pytest.mark.parametrize(("package", "missing"), [("django", 0), ("no-such", 1)])
def test_an_environment_that_has_lost_a_package_is_noticed(tmp_path, package, missing):
    lock = tmp_path / "requirements.txt"
    lock.write_text(f"# a comment\n{package}==1.0\nwindows-only==1 ; never\n")
    check = [sys.executable, ROOT / "tools/missing_packages.py", lock]

    assert subprocess.run(check, stderr=subprocess.DEVNULL).returncode == missing
