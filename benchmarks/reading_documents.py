"""How well and how fast are documents understood?

    python -m benchmarks.reading_documents [--faults] [--paragraphs 4000] [--first STEM]

Prints precision and recall of each field, for the documents the rules were tuned on and
for those that were written and not looked at since; then the time and memory a long
Word file takes. ``--faults`` lists what is wrong in the tuned ones. ``--first`` prints
the score of one held-out document alone, for the commit that it enters in.
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
from tests.intake.scoring import documents, report, score  # noqa: E402

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
    options.add_argument("--faults", action="store_true")
    options.add_argument("--paragraphs", type=int, default=4_000)
    options.add_argument("--first", metavar="STEM")
    given = options.parse_args()
    if given.first:
        paths = [path for path in documents("held_out") if path.stem == given.first]
        print(report(given.first, score(paths)[0]))
        return
    for title, folder in (("tuned", ""), ("held out", "held_out")):
        paths = documents(folder)
        tallies, faults = score(paths)
        print(report(f"{title}: {len(paths)} documents", tallies), end="\n\n")
        if given.faults and not folder:
            print(*faults, sep="\n")

    data, letters = long_file(given.paragraphs)
    start = time.perf_counter()
    source = reader.read(data, "long.docx")
    read = time.perf_counter()
    extract(source)
    extracted = time.perf_counter()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{given.paragraphs} paragraphs, some {letters // LETTERS_A_PAGE} pages")
    print(f"reading    {read - start:6.1f} s")
    print(f"extraction {extracted - read:6.1f} s")
    print(f"memory     {megabytes:6.0f} MB at most")


if __name__ == "__main__":
    main()
