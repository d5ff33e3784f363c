"""How well and how fast are documents understood?

    python -m benchmarks.reading_documents [--set SET] [--faults SET] [--only STEM] [--write]

Prints precision and recall of each field for each set of documents (``SETS``), what
was given to a neighbour and what was wrong without having been asked; then the time
and memory a long Word file takes. ``--faults`` lists what is wrong in a set, but never
in one that no rule is written for. ``--write`` puts the figures into docs/READING.md
and where the desk shows them.
"""

import argparse
import io
import os
import resource
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roundtable.settings")
django.setup()

from docx import Document  # noqa: E402

from intake.extraction.extract import extract  # noqa: E402
from intake.readers import reader  # noqa: E402
from tests.intake import scoring  # noqa: E402
from tests.intake.scoring import documents  # noqa: E402

from . import reading_report  # noqa: E402

LETTERS_A_PAGE = 3_000


def long_file(paragraphs: int) -> tuple[bytes, int]:
    """Return a Word file of real sentences, and how many letters it has."""
    lines = [
        line
        for path in documents()
        for line in path.read_text("utf-8").splitlines()[1:]
        if len(line) > 80
    ]
    document = Document()
    chosen = [lines[number % len(lines)] for number in range(paragraphs)]
    for line in chosen:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue(), sum(map(len, chosen))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--faults", choices=sorted(scoring.OPEN_SETS))
    options.add_argument("--set", choices=scoring.SETS)
    options.add_argument("--only", default="", metavar="STEM")
    options.add_argument("--paragraphs", type=int, default=4_000)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    scores = {}
    for name in [given.set] if given.set else scoring.SETS:
        paths = [p for p in documents(name) if given.only in p.stem]
        if not paths:
            continue
        scored = scores[name] = scoring.score(paths)
        print(scoring.report(f"{name}: {len(paths)} documents", scored), end="\n\n")
        if given.faults == name:
            print(*scored.faults, sep="\n")
    if given.write:
        reading_report.write(scores)
    if not given.only and not given.set:
        measure_time(given.paragraphs)


def measure_time(paragraphs: int) -> None:
    data, letters = long_file(paragraphs)
    start = time.perf_counter()
    source = reader.read(data, "long.docx")
    read = time.perf_counter()
    extract(source)
    extracted = time.perf_counter()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{paragraphs} paragraphs, some {letters // LETTERS_A_PAGE} pages")
    print(f"reading    {read - start:6.1f} s")
    print(f"extraction {extracted - read:6.1f} s")
    print(f"memory     {megabytes:6.0f} MB at most")


if __name__ == "__main__":
    main()
