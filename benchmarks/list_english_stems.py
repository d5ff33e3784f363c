"""Which stems do frequent English words have? Makes languages/data/english_stems.txt.

    python -m benchmarks.list_english_stems DIRECTORY

DIRECTORY is that of SCOWL, such as /usr/share/dict/scowl of Debian's package scowl.
"""

import argparse
import re
from pathlib import Path

from languages.stemming import stem

_LISTS = re.compile(
    r"(?:english|american|british)-(?:words|contractions)\.(?:10|20|35)"
)
_WORD = re.compile(r"(?=.{3})[a-z]+(?:'(?!s$)[a-z]+)?")
_FILE = Path(__file__).parent.parent / "languages" / "data" / "english_stems.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    files = parser.parse_args().directory.iterdir()
    lists = [file for file in files if _LISTS.fullmatch(file.name)]
    words = " ".join(file.read_text("latin-1") for file in lists).lower().split()
    stems = {stem(word, "en") for word in words if _WORD.fullmatch(word)}
    _FILE.write_text("".join(f"{text}\n" for text in sorted(stems)), "utf-8")
    print(f"{len(stems)} stems of {len(words)} words")


if __name__ == "__main__":
    main()
