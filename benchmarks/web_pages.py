"""How well is the text of a web page told from what is only the site's?

    python -m benchmarks.web_pages FOLDER

``FOLDER`` holds one of two public sets of saved pages, as their repositories have them:
scrapinghub/article-extraction-benchmark, where the bodies of articles are given (figures
of runs of four words, averaged over the pages), or adbar/trafilatura, where each page
has pieces that its text must have and others that it must not. Headings and days count
as wrong there; a record needs them.
"""

import argparse
import gzip
import json
import os
import re
from collections import Counter
from pathlib import Path
from statistics import mean

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from events.media.refusals import Unreadable  # noqa: E402
from intake.readers import reader  # noqa: E402
from intake.readers.blocks import BESIDE_THE_TEXT  # noqa: E402

RUN = 4  # words


def text_of(page: bytes) -> str:
    try:
        blocks = reader.read(page, "page.html").blocks
    except Unreadable:
        return ""
    return "\n".join(b.text for b in blocks if b.kind not in BESIDE_THE_TEXT)


def runs(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def of_bodies(folder: Path) -> tuple[float, float]:
    """Return precision and recall against whole bodies."""
    wanted = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    figures = []
    for name, page in wanted.items():
        data = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        said, there = runs(text_of(data)), runs(page["articleBody"])
        right = (said & there).total()
        figures.append((right / max(1, said.total()), right / max(1, there.total())))
    said, found = zip(*figures, strict=True)
    return mean(said), mean(found)


def of_pieces(folder: Path) -> tuple[float, float]:
    """Return precision and recall of pieces, over all pages."""
    pages = json.loads((folder / "tests" / "evaldata.json").read_text("utf-8"))
    found: Counter[str] = Counter()
    for page in pages.values():
        paths = [folder / "tests" / kind / page["file"] for kind in ("cache", "eval")]
        path = next(path for path in paths if path.exists())
        text = " ".join(text_of(path.read_bytes()).split())
        for kind in ("with", "without"):
            pieces = [" ".join(piece.split()) for piece in page[kind]]
            found[kind] += sum(piece in text for piece in pieces)
            found["there"] += len(pieces) * (kind == "with")
    said = found["with"] + found["without"]
    return found["with"] / said, found["with"] / found["there"]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    folder = options.parse_args().folder
    has_bodies = (folder / "ground-truth.json").exists()
    precision, recall = (of_bodies if has_bodies else of_pieces)(folder)
    both = 2 * precision * recall / (precision + recall)
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}")


if __name__ == "__main__":
    main()
